"""Stages, places and extremes that set two claims apart: the first round, the oldest, the north."""

from __future__ import annotations

from functools import cache

from claimtrack.contradiction import votes
from claimtrack.model import Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import plain_words, said
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

_BANK = lazy_regex(r"\b(left|right) bank\b")  # of a river: "left" alone is a verb, too


@cache
def _extremes() -> tuple[frozenset[str], ...]:
    pairs: list[str] = lexicons.load("figures")["extremes"]["pairs"]
    return tuple(frozenset(pair.split()) for pair in pairs)


@cache
def _extreme() -> frozenset[str]:
    return frozenset().union(*_extremes())


@once
def _words(reading: Reading) -> frozenset[str]:
    words = plain_words(reading)
    return words | {
        f"{side}-bank" for side in _BANK.findall(said(reading, reading.statement).lower())
    }


def apart(a: Reading, b: Reading) -> bool:
    """Return whether two claims are of two stages, places or camps: the first day, the second."""
    mine, theirs = _words(a), _words(b)
    elsewhere, stages = (
        lexicons.words(f"figures.words.{name}") for name in ("elsewhere", "stages")
    )
    if bool(mine & elsewhere) != bool(theirs & elsewhere):
        return True
    if mine & stages and theirs & stages and not mine & theirs & stages:
        return True
    extreme = not mine.isdisjoint(_extreme()) and not theirs.isdisjoint(_extreme())
    if extreme and any(
        mine & two and theirs & two and not mine & theirs & two for two in _extremes()
    ):
        return True
    return votes.of_two_camps(a, b)
