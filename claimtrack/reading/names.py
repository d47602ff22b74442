"""Names in a text: the gazetteer of actors and places, and capitalised names it does not know."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from claimtrack.reading import glossary, lexicons
from claimtrack.reading.gazetteers import (
    Entry,
    Phrases,
    abroad,
    folded_words,
    gazetteer,
    key_of,
    variants,
)
from claimtrack.reading.lexemes import lexeme, tables
from claimtrack.reading.numberwords import first_words
from claimtrack.text import Token


class Mention(NamedTuple):
    """An entry found in the text, by tokens (end exclusive)."""

    first: int
    last: int
    entry: Entry


@lru_cache(maxsize=100_000)
def _start(word: str) -> tuple[str, ...]:
    """Return the folded words of a token that may begin a name, without its possessive."""
    words = folded_words(word)
    if words and words[-1].endswith("'s"):
        return (*words[:-1], words[-1][:-2])
    if words and words[-1].endswith("'"):
        return (*words[:-1], words[-1][:-1])
    return words


@lru_cache(maxsize=100_000)
def _inflected(word: str, lang: str) -> Entry | None:
    """Return the entry whose stem an inflected word of another script or language begins with."""
    for bare in (*variants(word, lang), word.split("'")[-1].split("’")[-1]):
        for stems in (abroad(lang).stems, gazetteer().stems):
            for size in range(min(len(bare), 16), 2, -1):
                found = stems.get(bare[:size])
                if found and len(bare) - size <= 4:
                    return found
    return None


def find(tokens: list[Token], lang: str, aliases: dict[str, str]) -> list[Mention]:
    """Return the names in the text, in order and without overlap, longest first at each place."""
    found: list[Mention] = []
    title = titled(tokens)
    index, count = 0, len(tokens)
    while index < count:
        token = tokens[index]
        first = token.text[0]
        if not first.isalpha() or (
            first.islower()
            and first.isascii()
            and lang in ("en", "de")
            and not token.text.startswith(("al-", "el-"))
            and not (lang == "de" and _demonym(token.lower))
        ):
            index += 1
            continue
        hit = _known(tokens, index, lang)
        if hit is None and (lang != "en" or not first.isascii()):
            hit = _stemmed(tokens, index, lang)
        if hit is None and first.isupper():
            hit = _unknown(tokens, index, lang, title)
        if hit is None:
            index += 1
            continue
        if aliases and (target := aliases.get(hit.entry.key)):
            hit = Mention(hit.first, hit.last, hit.entry._replace(key=target))
        found.append(hit)
        index = hit.last
    return found


def _demonym(word: str) -> bool:
    """Return whether a German word without a capital is one of a state: "französische"."""
    return "isch" in word and _inflected(word, "de") is not None


def _stemmed(tokens: list[Token], index: int, lang: str) -> Mention | None:
    entry = _inflected(tokens[index].lower, lang)
    return Mention(index, index + 1, entry) if entry else None


def _known(tokens: list[Token], index: int, lang: str) -> Mention | None:
    """Return the longest name that begins at a token, in English or the language of the text."""
    hit = _listed(gazetteer().phrases, tokens, index, _start(tokens[index].lower))
    if lang == "en":
        return hit
    names = abroad(lang).phrases
    for bare in variants(tokens[index].lower, lang):
        own = _listed(names, tokens, index, _start(bare), lang)
        if own is not None and (hit is None or own.last >= hit.last):
            return own
    return hit


def _listed(
    table: Phrases, tokens: list[Token], index: int, words: tuple[str, ...], lang: str = ""
) -> Mention | None:
    for rest, entry in table[words[0]] if words else ():
        have = list(words[1:])
        end = index + 1
        while len(have) < len(rest) and end < len(tokens) and end - index < 8:
            if tokens[end].lower in ("-", "'", "’"):
                end += 1
                continue
            have.extend(_start(glossary.plain(tokens[end].lower, lang)))
            end += 1
        if tuple(have) == rest:
            if entry.acronym and not tokens[index].text.rstrip("s'’").isupper():
                continue
            return Mention(index, end, entry)
    return None


@cache
def _common() -> frozenset[str]:
    """Return words that begin a sentence with a capital without being names."""
    known = tables("en")
    actors, attribution = lexicons.load("actors"), lexicons.load("attribution")
    lines = [
        lexicons.load("common")["en"],
        lexicons.load("common")["more"],
        *actors["classes"].values(),
        *(attribution["speakers"][name] for name in ("en", "lead")),
        attribution["content"]["en"],
    ]
    openings = (p.split()[0] for line in attribution["frames"].values() for p in line.split("|"))
    words = frozenset(word for line in lines for word in line.split())
    return (
        words
        | frozenset(openings)
        | known.classes.keys()
        | known.forms.keys()
        | (known.nouns.keys() | known.stems.keys())
    )


def common(word: str) -> bool:
    """Return whether a lower-case word that opens a sentence is a common one, not a name."""
    return word in _common() or (word.endswith("s") and word[:-1] in _common())


def titled(tokens: list[Token]) -> bool:
    """Return whether the text is set in Title Case, where a capital says nothing."""
    words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) > 4 and sum(w[0].isupper() for w in words) / len(words) > 0.8


_NUMBERING = ("no.", "nr.", "nos.")  # as the tokens of `text` have them, before a number only


def _unknown(tokens: list[Token], index: int, lang: str, title: bool) -> Mention | None:
    """Return a run of capitalised words that no lexicon knows, as a name of its own."""
    token = tokens[index]
    if token.lower in _NUMBERING or token.lower.startswith("ex-"):
        return None  # "Ex-minister Reis": the name begins after it
    if lang != "en" and lexeme(token.lower, lang).classes:
        return None  # "La Turquie": the name begins after the article
    starts = index == 0 or tokens[index - 1].text in '.!?:;"“«|'
    if starts and lang in lexicons.glosses() and glossary.known(token.lower, lang):
        return None
    bare = token.lower[:-2] if token.lower.endswith(("'s", "’s")) else token.lower
    if "-" in bare and bare.split("-")[0] in first_words(lang):
        return None  # "Twenty-five Kesten soldiers"
    if lang == "de" and not (
        index and tokens[index - 1].lower in ("in", "bei", "nach", "aus", "von", "nahe")
    ):
        return None
    if common(bare):
        if starts or title or not _proper(tokens, index):
            return None
    elif (
        (title and not _near_place(tokens, index))
        or (
            starts
            and lang == "en"
            and not _proper(tokens, index)
            and bare.endswith(("ly", "ing", "ed", "ists", "ers"))
        )
        or (
            starts
            and lang != "en"
            and (index + 1 >= len(tokens) or not _capital(tokens, index + 1))
        )
        or (starts and lang == "en" and not _proper(tokens, index) and _plain(tokens, index))
    ):
        return None
    end = index + 1
    while end < len(tokens) and not tokens[end - 1].text.endswith(("'s", "’s")):
        text = tokens[end].text
        if tokens[end].lower in _NUMBERING and end + 1 < len(tokens):
            end += 2  # "Hospital No. 2"
        elif text[0].isupper() and not title and tokens[end].lower not in _STOPPERS:
            end += 1
        elif (
            tokens[end].lower in lexicons.words("common.names.particles")
            and end + 1 < len(tokens)
            and tokens[end + 1].text[0].isupper()
            and not (lang != "en" and _placed(tokens, end + 1, lang))
        ):
            end += 2
        else:
            break
    if end == index + 1 and _institution(tokens, index, lang):
        return None
    name = " ".join(t.text for t in tokens[index:end])
    key = key_of(name)
    if not key:
        return None
    return Mention(index, end, Entry(key, "unknown", (key,), "", ()))


def _placed(tokens: list[Token], index: int, lang: str) -> bool:
    """Return whether a state or a place begins at a token: "Tribunal Supremo de Brasil"."""
    hit = _known(tokens, index, lang) or _stemmed(tokens, index, lang)
    return hit is not None and bool(hit.entry.place)


def _institution(tokens: list[Token], index: int, lang: str) -> bool:
    """Return whether a word of the gloss after an article is what it means: "El Supremo"."""
    return (
        lang in ("fr", "es")
        and index > 0
        and tokens[index - 1].lower in ("el", "la", "los", "las", "le", "les", "del", "du", "al")
        and glossary.exactly(tokens[index].lower, lang)
    )


def _capital(tokens: list[Token], index: int) -> bool:
    """Return whether a word is written as part of a name: an abbreviation is a name of its own."""
    text = tokens[index].text
    abbreviation = len(text) > 1 and text.isupper() and not tokens[index - 1].text.isupper()
    return text[0].isupper() and not abbreviation


_STOPPERS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "i", "the", "a"]
)


def _proper(tokens: list[Token], index: int) -> bool:
    """Return whether a common word is part of a name: "Black Sea Fleet", "Galaxy Leader"."""
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].text[0].isupper()
        and tokens[index].lower not in _STOPPERS
        and tokens[index].lower not in lexicons.words("common.names.none")
    )


def _near_place(tokens: list[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].lower in ("in", "near", "at", "from", "to")


@cache
def _noun_endings() -> tuple[str, ...]:
    return tuple(lexicons.words("common.names.endings"))


_OF_PEOPLES = ("ian", "ean", "ese")  # "Norvian guards fired first"


def _plain(tokens: list[Token], index: int) -> bool:
    """Return whether a capital at the start is likely the sentence's: a lower noun follows."""
    if index + 1 >= len(tokens):
        return True
    after = tokens[index + 1]
    word = tokens[index].text
    if word.isupper() and len(word) > 1:
        return False
    if word.endswith(_OF_PEOPLES):
        return False
    nxt = lexeme(after.lower, "en")
    if word.endswith("ist") and nxt.form == "past" and nxt.act:
        return False  # "Lindqvist scored": a noun would have an article
    if word.endswith(_noun_endings()) or (word.endswith("s") and not word.endswith("ss")):
        return True
    if nxt.form and not nxt.noun:
        return False
    return after.text[0].islower() and not nxt.classes & {"be", "have", "modal", "do"}
