"""Words that exclude each other: antonyms, two states of one thing, acts that undo each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import stem

_NEGATIVE = ("un", "in", "im", "il", "ir", "dis", "non-", "non", "mis")


@cache
def _opposites() -> dict[frozenset[str], str]:
    table = lexicons.load("opposites")
    found: dict[frozenset[str], str] = {}
    for kind in ("sequence", "antonym", "state"):
        for item in table[kind]["pairs"]:
            found.setdefault(frozenset(stem(word, "en") for word in item.split()), kind)
    return found


@lru_cache(maxsize=50_000)
def opposite(a: str, b: str) -> str:
    """Return how two heads exclude each other: antonym, state, sequence, or ""."""
    x, y = stem(a.removeprefix("be:"), "en"), stem(b.removeprefix("be:"), "en")
    if x == y:
        return ""
    kind = _opposites().get(frozenset((x, y)), "")
    if kind:
        return kind
    for short, long in ((x, y), (y, x)):
        if len(short) > 2 and any(long == prefix + short for prefix in _NEGATIVE):
            return "state"
    return ""


@cache
def _opposable() -> frozenset[str]:
    return frozenset(word for two in _opposites() for word in two)


@lru_cache(maxsize=50_000)
def _facing(word: str) -> tuple[bool, bool]:
    """Return whether a word has an opposite in the table, and whether it may negate another."""
    root = stem(word.removeprefix("be:"), "en")
    return root in _opposable(), root.startswith(_NEGATIVE)


def excluding(mine: Collection[str], theirs: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the words of two claims that exclude each other, in order.

    Most words have no opposite: so few of all pairs are asked for one (3 % of what matching took).
    """
    facing = [(word, *_facing(word)) for word in theirs]
    for x in mine:
        listed, negative = _facing(x)
        for y, listed_too, negative_too in facing:
            may = negative or negative_too or (listed and listed_too)
            if may and opposite(x, y) in ("antonym", "state"):
                yield x, y
