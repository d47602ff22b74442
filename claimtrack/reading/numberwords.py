"""The number words of each language, compiled from lexicon/numbers.toml."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from claimtrack.reading import lexicons


class Words(NamedTuple):
    """The number words of one language."""

    small: dict[str, float]
    scale: dict[str, float]
    suffix: dict[str, float]
    article: frozenset[str]
    bare: frozenset[str]
    join: frozenset[str]
    of: frozenset[str]
    about: dict[str, float]
    exact: dict[str, float]
    vague: dict[str, tuple[float, float]]
    few: dict[str, tuple[float, float]]
    half: dict[str, float]
    point: str  # the sign of decimals


def _pairs(line: str) -> dict[str, float]:
    return {word: float(value) for word, _, value in (item.partition("=") for item in line.split())}


def _ranges(line: str) -> dict[str, tuple[float, float]]:
    ranges = {}
    for item in line.split():
        word, _, bounds = item.rpartition("=")
        low, _, high = bounds.partition("-")
        ranges[word] = (float(low), float(high))
    return ranges


@lru_cache(maxsize=32)
def words(lang: str) -> Words:
    """Return the number words of a language; those of English where it has none."""
    table = lexicons.load("numbers")
    own: dict[str, str] = table.get(lang, table["en"])
    suffix = _pairs(table["en"]["suffix"]) | _pairs(own.get("suffix", ""))
    return Words(
        _pairs(own["small"]),
        _pairs(own["scale"]),
        suffix,
        frozenset(own.get("article", "").split()),
        frozenset(own.get("bare", "").split()),
        frozenset(own.get("join", "").split()),
        frozenset(own.get("of", "").split()),
        _pairs(own.get("about", "")),
        _pairs(own.get("exact", "")),
        _ranges(own["vague"]),
        _ranges(own["few"]),
        _pairs(own["half"]),
        own.get("group", ",.")[1],
    )


@lru_cache(maxsize=32)
def first_words(lang: str) -> frozenset[str]:
    """Return every word a numeral of this language can begin with: a cheap first test."""
    known = words(lang)
    return frozenset(
        {*known.small, *known.scale, *known.about, *known.exact, *known.vague, *known.few}
    )
