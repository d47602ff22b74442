"""Whose a share, a vote, a seat or a sum is: the one named nearest to it.

"González at 65 percent and Maduro at 31 percent" gives two figures to two; compared with "Maduro
51 percent" only one of them is his.
"""

from __future__ import annotations

import re

from claimtrack.contradiction.pairs import names_meet
from claimtrack.model import Quantity, Reading, Span
from claimtrack.reading import lexicons
from claimtrack.reading.remembered import once, once_in
from claimtrack.text import lazy_regex

# What is somebody's own: not the dead, whom a named army may have killed or lost.
_GAINED = frozenset("won scored earned received".split())
_ELSEWHERE = lazy_regex(
    r"\b(?:in|near|from|across|(?<!ahead )of|by|over|against|than|off)\s+(?:the\s+)?$", re.I
)
_FOR = lazy_regex(
    r"^\W*(?:(?:percent|per cent|votes?|seats?|points?|%)\W+)?(?:for|to|went to)\s+(?:the\s+)?$",
    re.I,
)
_NEAR = 20  # characters before a name that are asked for a preposition
_APPOSED = lazy_regex(r"^[\s,(]*(?:or|with|that is|some|about)?[\s,(]*$")


def owned(quantity: Quantity) -> bool:
    """Return whether a figure is of what somebody has or wins: a share, votes, seats, medals."""
    return (
        quantity.unit == "percent"
        or quantity.noun in lexicons.words("figures.nouns.own")
        or quantity.role in _GAINED
    )


def apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two figures are of two who are named beside them.

    A figure of nobody is not compared with somebody's where its claim gives somebody another:
    "on 83 percent of the sheets".
    """
    mine, theirs = holder(x, a), holder(y, b)
    if mine and theirs:
        return not names_meet([mine], [theirs])
    return _given(x, b) if mine else bool(theirs) and _given(y, a)


def _given(quantity: Quantity, other: Reading) -> bool:
    """Return whether a claim gives somebody a figure of that unit."""
    return any(holder(q, other) for q in other.quantities if q.unit == quantity.unit)


@once_in
def holder(quantity: Quantity, reading: Reading) -> str:
    """Return the key of the one whose figure it is, "" where that is not told."""
    if not owned(quantity):
        return ""
    return _after(quantity, reading) or _before(quantity, reading)


def _after(quantity: Quantity, reading: Reading) -> str:
    """Return who stands right after "for" or "to": "48 percent for Smith"."""
    end = quantity.span[1]
    name, span = next((row for row in _named(reading) if row[1][0] >= end), ("", (0, 0)))
    if not name or not _FOR.match(reading.text[end : span[0]]):
        return ""
    # "70 percent of the vote to Maduro's 30"
    given = any(0 <= q.span[0] - span[1] <= len("'s ") for q in reading.quantities)
    return "" if given else name


def _before(quantity: Quantity, reading: Reading) -> str:
    """Return who stands before the figure, with no other figure between them but the same one's."""
    start = quantity.span[0]
    earlier = [q for q in reading.quantities if q.span[1] <= start]
    named = [row for row in _named(reading) if row[1][1] <= start]
    if not named:
        return ""
    name, span = named[-1]
    between = [q for q in earlier if q.span[0] >= span[1]]
    if not between:
        return name
    beside = reading.text[between[-1].span[1] : start]
    if len(beside) <= _NEAR and _APPOSED.match(beside):
        return holder(between[-1], reading)  # "7,303,480 votes, 67 percent"
    return ""


@once
def _named(reading: Reading) -> list[tuple[str, Span]]:
    """Return those named in the order of the text, but for where and by whom it was.

    An unknown name after "to" may be anybody's: "gave 48 percent to Brandt".
    """
    unknown = [(p.key, p.span) for p in reading.places if p.relation == "to" and not p.within]
    actors = [(actor.key, actor.span) for actor in reading.actors if actor.part != "speaker"]
    return sorted(
        ((key, span) for key, span in actors + unknown
         if not _ELSEWHERE.search(reading.text[max(span[0] - _NEAR, 0) : span[0]])),
        key=lambda row: row[1],
    )  # fmt: skip
