"""Word by word into English: how a claim in another language is read by the one clause reader.

`lexicon/gloss/LANG.toml` maps words and phrases of a language to the English words of the reader's
other lexicons. `glossed` puts these in the place of the words of a text, `wordorder` puts them in
the order of an English clause; each keeps its place in the original, so that every span of the
reading lies in what was said. This is no translation: a word that is not in the lexicon stays.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from claimtrack.model import Reading, Span
from claimtrack.reading import lexicons, polarity
from claimtrack.reading.glossary import entries, exactly, negative, plain, single
from claimtrack.reading.lexemes import Lexeme, lexeme
from claimtrack.reading.names import Mention
from claimtrack.reading.phrases import Text
from claimtrack.reading.remembered import once
from claimtrack.reading.wordorder import Word, ordered
from claimtrack.text import Token, tokens

_GAP = 8  # tokens that ".." of a phrase may stand for
_ELIDED = {"l": "the", "d": "of", "n": "ne", "s": "self", "qu": "that", "j": "i", "c": "it"}


def _end(words: Sequence[str], at: int, rest: tuple[str, ...]) -> tuple[int, ...]:
    """Return the tokens of the rest of a phrase that begins at a token; () where it does not."""
    found: list[int] = []
    gap = 0
    for word in rest:
        if word == "..":
            gap = _GAP
            continue
        at += 1
        while not (at < len(words) and _is(words[at], word)):
            if not gap or at >= len(words) or words[at] in ",.;:":
                return ()
            gap -= 1
            at += 1
        found.append(at)
        gap = 0
    return tuple(found)


def _is(word: str, pattern: str) -> bool:
    pattern = pattern.removeprefix("+")  # a word that is looked for and stands for itself
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def _words(
    said: Sequence[str], lang: str, kept: Sequence[bool], names: Collection[int] = ()
) -> list[Word]:
    """Return the gloss of words in their own order; those in `kept` stay as they are.

    `names` are the places of words that may be names: they stay if the gloss does not know them.
    """
    leads, words = _elided([plain(word, lang) for word in said], lang)
    found: list[Word] = []
    used: set[int] = set()
    for at, word in enumerate(words):
        if at in used:
            continue
        if leads[at]:
            found.append(Word(leads[at], "word", at, ""))
        if kept[at]:
            none = negative(word, lang)
            found.append(Word(none, "word" if none else "own", at, word))
            continue
        begun = entries(word, lang)
        if lang == "ar" and word.startswith("ال"):
            begun += entries(word[2:], lang)
        for entry in begun:
            spots = _end(words, at, entry.rest) if entry.rest else ()
            if entry.rest and spots and not any(kept[spot] for spot in spots):
                own = single(word, lang) if entry.lead else ()
                found += [Word(english, kind, at, word) for english, kind in own if english]
                found.append(Word(entry.english, entry.kind, at, word))
                rest = [each for each in entry.rest if each != ".."]
                used.update(spot for each, spot in zip(rest, spots, strict=True) if each[0] != "+")
                break
        else:
            parts = single(word, lang)
            if parts:
                found += [Word(english, kind, at, word) for english, kind in parts if english]
            elif at in names or not lexeme(said[at], lang).classes:
                found.append(Word("", "own", at, word))
    return found


def _elided(words: list[str], lang: str) -> tuple[list[str], list[str]]:
    """Return the English for what French elides before each word, and the words without it."""
    if lang != "fr":
        return [""] * len(words), words
    leads, bare = [], []
    for word in words:
        head, _, tail = word.rpartition("'")
        lead = _ELIDED.get(head, "") if head else ""
        leads.append(lead)
        bare.append(tail if lead else word)
    return leads, bare


def glossed(text: Text, first: int, last: int, skip: frozenset[int]) -> tuple[Text, list[int]]:
    """Return the tokens from first to last in English words, and the token each stands for."""
    kept = [i in skip or _keeps(text, i) for i in range(first, last)]
    said = [text.tokens[i].lower for i in range(first, last)]
    names = frozenset(i - first for i in range(first, last) if text.mention[i] is not None)
    own_tokens: list[Token] = []
    lex: list[Lexeme] = []
    mention: list[Mention | None] = []
    number: list[bool] = []
    origins: list[int] = []
    for word in ordered(_words(said, text.lang, kept, names), text.lang):
        i = first + word.at
        token = text.tokens[i]
        if not word.english:
            held = text.mention[i]
            if held is not None and held.first == i:
                held = held._replace(first=len(own_tokens), last=len(own_tokens) + held.last - i)
            elif held is not None and mention and mention[-1] is not None:
                held = mention[-1]
            own_tokens.append(token)
            origins.append(i)
            lex.append(text.lex[i])
            mention.append(held)
            number.append(text.number[i])
            continue
        for each in word.english.split():
            own_tokens.append(Token(each, token.start, token.end, each))
            origins.append(i)
            lex.append(lexeme(each, "en"))
            mention.append(None)
            number.append(text.number[i])
    marks = polarity.find(own_tokens, "en")
    marked = frozenset(i for mark in marks for i in range(mark.first, mark.last))
    made = Text(own_tokens, lex, mention, number, {m.first: m for m in marks}, marked, "en", True)
    return made, origins


def _keeps(text: Text, i: int) -> bool:
    """Return whether a token stays: numbers, signs, and names that are no word of the gloss."""
    if text.number[i] or not text.tokens[i].text[0].isalpha():
        return True
    mention = text.mention[i]
    if mention is None or (mention.entry.kind == "unknown" and mention.last - mention.first == 1):
        return False
    return mention.last - mention.first > 1 or not exactly(text.tokens[i].lower, text.lang)


@lru_cache(maxsize=8192)
def _told(text: str, lang: str) -> tuple[tuple[int, str], ...]:
    found = tokens(text)
    said = [token.lower for token in found]
    kept = [not word[0].isalpha() for word in said]
    return tuple(
        (found[word.at].start, word.english or found[word.at].lower)
        for word in _words(said, lang, kept)
    )


def said(reading: Reading, span: Span) -> str:
    """Return a stretch of a claim in English words, as far as the gloss knows them."""
    if reading.lang not in lexicons.glosses():
        return reading.text[slice(*span)]
    days = [window.span for window in reading.dates]
    return " ".join(
        word
        for start, word in _told(reading.text, reading.lang)
        if span[0] <= start < span[1] and not any(day[0] <= start < day[1] for day in days)
    )


@once
def plain_words(reading: Reading) -> frozenset[str]:
    """Return the words of what a claim states as `said` gives them, without the signs beside."""
    text = said(reading, reading.statement).lower()
    return frozenset(word.strip(".,;:'\"()") for word in text.split())


def tongue(reading: Reading) -> str:
    """Return the language that `said` gives the words of a claim in."""
    return "en" if reading.lang in lexicons.glosses() else reading.lang


def heard(reading: Reading, span: Span) -> tuple[tuple[Token, Lexeme], ...]:
    """Return the words of a stretch of a claim as `said` gives them, with what is known of each."""
    return _heard(said(reading, span), tongue(reading))


# A dozen facets of a claim ask for the same words in turn: of 64 stretches four in five are known.
@lru_cache(maxsize=256)
def _heard(text: str, lang: str) -> tuple[tuple[Token, Lexeme], ...]:
    return tuple([(token, lexeme(token.lower, lang)) for token in tokens(text)])
