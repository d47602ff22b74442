"""What a number counts: the noun behind it, and its class."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from claimtrack.reading import glossary, lexicons
from claimtrack.reading.lexemes import singular, stem
from claimtrack.reading.numbers import words


class Noun(NamedTuple):
    """A noun that can be counted."""

    counted: str  # class
    person: bool
    role: str  # "killed" for "deaths"


class Nouns(NamedTuple):
    """The nouns of the lexicon: English singulars, and stems of other languages."""

    english: dict[str, Noun]
    exact: dict[str, Noun]
    stems: dict[str, Noun]
    plurals: dict[str, str]
    measures: dict[str, str]
    collective: dict[str, Noun]


@lru_cache(maxsize=1)
def nouns() -> Nouns:
    """Return the compiled classes."""
    table = lexicons.load("classes")
    bearing = {word: role for role, line in table["bearing"].items() for word in line.split()}
    english: dict[str, Noun] = {}
    exact: dict[str, Noun] = {}
    stems: dict[str, Noun] = {}
    for kind in ("people", "things"):
        for name, line in table[kind].items():
            own, _, other = line.partition("|")
            for word in own.split():
                role = bearing.get(word, "")
                counted = "people" if role in _OF_PEOPLE else name
                english.setdefault(word, Noun(counted, kind == "people", role))
            for word in other.split():
                noun = Noun("people" if name == "victims" else name, kind == "people", "")
                (stems if word.endswith("*") else exact).setdefault(word.rstrip("*"), noun)
    measures = {w: kind for kind, line in table["measures"].items() for w in line.split()}
    groups = table["collective"].items()
    collective = {word: Noun(name, True, "") for name, line in groups for word in line.split()}
    return Nouns(english, exact, stems, dict(table["plurals"]), measures, collective)


_OF_PEOPLE = frozenset({"killed", "wounded", "casualties", "survived", "arrested", "infected"})


def one(word: str) -> str:
    """Return the singular of an English noun."""
    known = nouns()
    if word in known.plurals:
        return known.plurals[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word in known.english:
        return word
    if word.endswith("women"):
        return word[:-5] + "woman"
    return singular(word)


# Makers' names before a number: "one MiG-21" is one jet.
_MODELS = {
    "jets": "mig su tu rafale mirage jf gripen",
    "helicopters": "mi ka ah uh ch",
    "tanks": "t leopard",
    "armoured": "bmp btr bmd brdm",
    "drones": "shahed geran orlan mq tb",
}
_MADE = {name: kind for kind, names in _MODELS.items() for name in names.split()}


def _model(word: str) -> Noun | None:
    """Return what a model is one of: MiG-21s, Su-34, T-72."""
    name, dash, number = word.partition("-")
    if not dash or not number[:1].isdecimal() or name not in _MADE:
        return None
    return Noun(_MADE[name], False, "")


@lru_cache(maxsize=100_000)
def noun_of(word: str, lang: str) -> Noun | None:
    """Return what is counted by a lower-case noun, None where the lexicon does not know it."""
    known = nouns()
    if lang == "en":
        if word.endswith(("'s", "’s")):
            return None
        found = known.english.get(one(word)) or known.english.get(word) or _model(word)
        if found is None and "-" in word:
            found = known.english.get(one(word.rsplit("-", 1)[-1]))
        if found or word.isascii():
            return found
    if lang == "fr" and len(word) > 2 and word[1] in "'’":
        word = word[2:]
    found = known.exact.get(word)
    if found:
        return found
    if lang == "ar" and word.startswith("ال"):
        word = word[2:]
        found = known.exact.get(word)
    for size in range(min(len(word), 14), 2, -1):
        if found:
            break
        found = known.stems.get(word[:size])
    if found is None and lang not in ("en", "ru", "uk", "ar"):
        found = known.english.get(word) if word in ("drones", "missiles") else None
    if found is None and lang in lexicons.glosses():
        parts = glossary.single(glossary.plain(word, lang), lang)
        if parts and parts[-1][1] == "noun":
            found = known.english.get(one(parts[-1][0].split()[-1]))
    return found


@lru_cache(maxsize=32)
def changes(lang: str) -> frozenset[str]:
    """Return the verbs that say that a figure changed."""
    table = lexicons.load("roles")["change"]
    return frozenset(table.get(lang, table["en"]).split())


def stem_of(word: str, lang: str) -> str:
    """Return the stem under which a head noun is compared."""
    return stem(one(word) if lang == "en" else word, lang)


def article_words(lang: str) -> frozenset[str]:
    """Return the indefinite articles of a language."""
    return words(lang).article
