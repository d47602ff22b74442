"""Stages, places and extremes that set two claims apart: the first round, the oldest, the north."""

from __future__ import annotations

from claimtrack.contradiction import votes
from claimtrack.model import Reading
from claimtrack.reading.gloss import plain_words, said
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

_STAGES = frozenset(
    "first second third fourth fifth sixth final semi-final quarter-final runoff run-off "
    "heat".split()
)
_EXTREMES = tuple(
    frozenset(pair.split())
    for pair in ("oldest youngest", "largest smallest", "highest lowest", "longest shortest",
                 "best worst", "ruling opposition", "governing opposition", "biggest smallest",
                 "maximum minimum", "fastest slowest", "suspected confirmed", "probable confirmed",
                 "suspected laboratory-confirmed", "gross net", "adult child", "male female",
                 "domestic foreign", "urban rural", "public private", "gold silver",
                 "gold bronze", "silver bronze", "outgoing incoming", "first-half second-half",
                 "northern southern", "eastern western", "north south", "east west",
                 "alive dead", "left-bank right-bank", "upper lower",
                 "inner outer")
)  # fmt: skip
_EXTREME = frozenset().union(*_EXTREMES)
_ELSEWHERE = frozenset(
    "neighbouring neighboring nearby adjacent elsewhere aftershock aftershocks foreshock".split()
)
_BANK = lazy_regex(r"\b(left|right) bank\b")  # of a river: "left" alone is a verb, too


@once
def _words(reading: Reading) -> frozenset[str]:
    words = plain_words(reading)
    return words | {
        f"{side}-bank" for side in _BANK.findall(said(reading, reading.statement).lower())
    }


def apart(a: Reading, b: Reading) -> bool:
    """Return whether two claims are of two stages, places or camps: the first day, the second."""
    mine, theirs = _words(a), _words(b)
    if bool(mine & _ELSEWHERE) != bool(theirs & _ELSEWHERE):
        return True
    if mine & _STAGES and theirs & _STAGES and not mine & theirs & _STAGES:
        return True
    extreme = not mine.isdisjoint(_EXTREME) and not theirs.isdisjoint(_EXTREME)
    if extreme and any(
        mine & two and theirs & two and not mine & theirs & two for two in _EXTREMES
    ):
        return True
    return votes.of_two_camps(a, b)
