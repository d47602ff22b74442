"""Votes: how many were for and against, by how many one won, who is counted of the two camps."""

from __future__ import annotations

import re

from claimtrack.model import Quantity, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import plain_words, said
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

_ON_THE_OTHER_SIDE = lazy_regex(r"\W*(?:to|against|versus|v) ?\d|\W*for\b|\W*in favou?r", re.I)
_LED = frozenset("by of margin majority lead ahead".split())


def margins_apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one figure is by how many votes one won: "won by 4,000 votes"."""
    told = [
        (_ON_THE_OTHER_SIDE.match(reading.text, figure.span[1]) is not None,
         not _LED.isdisjoint(reading.text[: figure.span[0]].lower().split()[-3:]))
        for figure, reading in ((x, a), (y, b))
    ]  # fmt: skip
    return not any(against for against, _ in told) and told[0][1] != told[1][1]


@once
def _of_a_vote(reading: Reading) -> bool:
    return any(word.startswith("vote") for word in plain_words(reading))


def _camps(words: frozenset[str]) -> set[str]:
    camps = lexicons.load("several")["camps"]
    return {camp for camp, told in camps.items() if not words.isdisjoint(told.split())}


def of_two_camps(a: Reading, b: Reading) -> bool:
    """Return whether two claims tell of two camps of a vote: of those for it, of those against."""
    if not _of_a_vote(a) and not _of_a_vote(b):
        return False
    camps = _camps(plain_words(a)), _camps(plain_words(b))
    return all(camps) and not camps[0] & camps[1]


_AGAINST = lazy_regex(r"(?<!\d)(\d{1,6})(?: \w{1,20})? ?(?:to|against|[-–]) ?(\d{1,6})(?!\d)")


def counted_back(a: Reading, b: Reading) -> bool:
    """Return whether two claims give a vote or a score the other way round: 64 to 51."""
    mine, theirs = _against(a), _against(b)
    return len(mine) == len(theirs) == 1 and mine[0] == theirs[0][::-1] != theirs[0]


@once
def _against(reading: Reading) -> list[tuple[str, str]]:
    return _AGAINST.findall(said(reading, reading.statement))
