"""The gloss of a language: its words and phrases with the English words of the reader for them.

The tables are `lexicon/gloss/LANG.toml`. A word is looked up as it stands, by the beginning of it
that is listed, by its snowball stem; then in its parts: Arabic clitics, German compounds.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import inflect, stem
from claimtrack.text import lazy_regex

NEGATIVE = frozenset("nobody nothing none never neither no without".split())
_KINDS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "words": "word"}
_NIKUD = lazy_regex("[\u0640\u064b-\u0652\u0670]")
_ALIKE = str.maketrans("أإآٱىة", "اااايه")
_CLITICS = (("وال", "and the"), ("بال", "in the"), ("لل", "to the"), ("ال", "the"), ("و", "and"),
            ("ب", "in"), ("ل", "to"), ("ف", ""))  # fmt: skip
_JOINTS = ("", "s", "es", "n", "en")  # what may stand between the halves of a German compound


class Entry(NamedTuple):
    """An entry of a gloss: the rest of its phrase, the English for it, and of what kind that is."""

    rest: tuple[str, ...]
    english: str
    kind: str
    lead: bool = False  # the first word keeps its own English before that of the phrase


class Table(NamedTuple):
    """The gloss of one language: entries by their first word, and by the beginning of it."""

    exact: dict[str, list[Entry]]
    prefixes: dict[str, list[Entry]]


@lru_cache(maxsize=100_000)
def plain(word: str, lang: str) -> str:
    """Return a lower-case word as the tables hold it: ё as е, Arabic without vowel signs."""
    if lang == "ru":
        return word.replace("ё", "е")
    if lang == "ar":
        return _NIKUD.sub("", word).translate(_ALIKE)
    return word.replace("’", "'")


@cache
def _table(lang: str) -> Table:
    table = Table({}, {})
    for section, rows in lexicons.load(f"gloss/{lang}").items():
        for english, line in rows.items():
            for said in line.split("|"):
                first, *rest = plain(said.strip().lower(), lang).split()
                lead = first.startswith("+")
                first = first.removeprefix("+")
                entry = Entry(tuple(rest), english.replace("_", " "), _KINDS[section], lead)
                if first.endswith("*"):
                    table.prefixes.setdefault(first[:-1], []).append(entry)
                else:
                    table.exact.setdefault(first, []).append(entry)
    return table


@cache
def _stems(lang: str) -> dict[str, list[Entry]]:
    """Return the entries by the stem of their first word; only words not listed need it."""
    found: dict[str, list[Entry]] = {}
    for word, listed in _table(lang).exact.items() if lang != "ar" else ():
        if len(word) > 4:
            found.setdefault(stem(word, lang), []).extend(listed)
    return found


@lru_cache(maxsize=100_000)
def entries(word: str, lang: str) -> tuple[Entry, ...]:
    """Return the entries that begin with a word: longest phrase first, then the surest."""
    table = _table(lang)
    found = list(table.exact.get(word, ()))
    for size in range(len(word), 1, -1):
        found += table.prefixes.get(word[:size], ())
    if len(word) > 4 and not found:
        found += _stems(lang).get(stem(word, lang), ())
    if not found and lang == "ar" and len(word) > 3:
        found += _imperfect(word)
    return tuple(sorted(found, key=lambda entry: -len(entry.rest)))


def _imperfect(word: str) -> list[Entry]:
    """Return the verbs an Arabic imperfect may be of: "تنسحب" of "انسحب", "يهاجم" of "هاجم"."""
    if word[0] not in "يت":
        return []
    bare = word[1:].removesuffix("ون")
    for past in (f"ا{bare}", bare) if len(bare) > 2 else ():
        found = [entry for entry in entries(past, "ar") if entry.kind == "verb"]
        if found:
            return found
    return []


@lru_cache(maxsize=100_000)
def single(word: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Return English words with their kinds for one word; () where it is not known."""
    for entry in entries(word, lang):
        if not entry.rest:
            return ((entry.english, entry.kind),)
    if lang == "ar":
        if (
            len(word) > 4
            and word[0] == "س"
            and word[1] in "يت"
            and (said := single(word[1:], lang))
        ):
            return (("will", "word"), *said)
        for clitic, english in _CLITICS:
            if word.startswith(clitic) and len(word) > len(clitic) + 2:
                inner = single(word[len(clitic) :], lang)
                if inner or clitic == "ال":
                    return (_article(english), *inner)
    if lang == "de" and len(word) > 8:
        return _compound(word)
    return ()


def _article(english: str) -> tuple[str, str]:
    return english, "word"


def _compound(word: str) -> tuple[tuple[str, str], ...]:
    """Return the halves of a German compound noun: "Gesundheitsministerin"."""
    for cut in range(3, len(word) - 3):
        second = [e for e in entries(word[cut:], "de") if not e.rest and e.kind == "noun"]
        if not second:
            continue
        for joint in _JOINTS:
            if word[:cut].endswith(joint):
                half = word[: cut - len(joint)] if joint else word[:cut]
                first = [e for e in entries(half, "de") if not e.rest and e.kind == "noun"]
                if first and len(half) > 2:
                    return (first[0].english, "noun"), (second[0].english, "noun")
        return ((second[0].english, "noun"),)
    return ()


@lru_cache(maxsize=20_000)
def negative(word: str, lang: str) -> str:
    """Return "nobody", "no" or the like for a word that means none; "" for all others."""
    parts = single(word, lang) if word[:1].isalpha() else ()
    return parts[0][0] if parts and parts[0][0] in NEGATIVE else ""


@lru_cache(maxsize=20_000)
def exactly(word: str, lang: str) -> bool:
    """Return whether the gloss holds this very word, which no name can then claim by its stem."""
    bare = plain(word, lang)
    exact = _table(lang).exact
    return bare in exact or (lang == "ar" and bare.removeprefix("ال") in exact)


def known(word: str, lang: str) -> bool:
    """Return whether the gloss of a language knows a lower-case word."""
    return bool(single(plain(word, lang), lang))


@lru_cache(maxsize=20_000)
def listed(word: str, lang: str) -> bool:
    """Return whether the gloss lists a lower-case word or its beginning: no stem is looked up."""
    bare, table = plain(word, lang), _table(lang)
    return bare in table.exact or any(bare[:size] in table.prefixes for size in range(3, len(bare)))


@lru_cache(maxsize=20_000)
def forms(lemma: str) -> tuple[str, str]:
    """Return the past and the participle of an English verb, its particle included."""
    first, *rest = lemma.split()
    made = lexicons.load("predicates")["irregular"].get(first)
    if made:
        pair = made.split()
        past, participle = pair[0], pair[-1]
    else:
        doubled = first in lexicons.words("predicates.spelling.doubled")
        past = participle = inflect(first)["past"][-1 if doubled else 0]
    return " ".join((past, *rest)), " ".join((participle, *rest))
