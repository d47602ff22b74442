"""Whether two claims give place and date equally exactly: the capital, the country; 4 May, May."""

from __future__ import annotations

from claimtrack.model import Reading, Window
from claimtrack.reading import places


def one_place(mine: list[str], theirs: list[str]) -> bool:
    """Return whether some place is named by both, though perhaps spelt otherwise."""
    if not set(mine).isdisjoint(theirs):
        return True
    known = {key for key in (*mine, *theirs) if places.known(key)}
    return any(places.compatible(x, y) and not {x, y} <= known for x in mine for y in theirs)


def one_date(a: Reading, b: Reading) -> bool:
    """Return whether a window of each is the same stretch of time, or said in the same words.

    A weekday and a time of day are equally exact as far as both are said.
    """
    mine, theirs = ([w for w in reading.dates if w.role != "said"] for reading in (a, b))
    if not mine or not theirs:
        return True
    loose = [{x.text.lower() for x in windows if _loose(x)} for windows in (mine, theirs)]
    if all(loose):
        return not _spans_apart(*loose) and not _hours_looser(mine, theirs)
    return any(
        (x.edtf == y.edtf and x.edtf) or _bare_date(x) == _bare_date(y)
        for x in mine for y in theirs
    )  # fmt: skip


_CLOSE = 90  # minutes: two times of day as wide as that are told equally exactly: chosen


def _hours_looser(mine: list[Window], theirs: list[Window]) -> bool:
    """Return whether one tells the hour and the other a part of the day: 2 a.m., at night."""
    wide = [
        {w.hours[1] - w.hours[0] > _CLOSE for w in windows if w.hours} for windows in (mine, theirs)
    ]
    return all(wide) and not wide[0] & wide[1]


_SPANS = frozenset("hour day week weekend month quarter year decade century summer winter".split())


def _spans_apart(mine: set[str], theirs: set[str]) -> bool:
    """Return whether two vague dates name two spans of time: next week, next month."""
    told = [{word for text in texts for word in text.split()} & _SPANS for texts in (mine, theirs)]
    return all(told) and not told[0] & told[1]


def _bare_date(window: Window) -> str:
    """Return the words of a window without what leads to it: postponed "until", or "to", March."""
    first, _, rest = window.text.lower().partition(" ")
    return rest if first in ("until", "till", "to", "on", "in", "for") and rest else first + rest


def _loose(window: Window) -> bool:
    """Return whether a window tells no date: "Monday morning", "before dawn"."""
    return not window.edtf and not window.role


_POSTED = frozenset("ambassador embassy envoy diplomat consul ties relation recognise".split())


def posted(a: Reading, b: Reading) -> bool:
    """Return whether both tell of envoys, who are as well in a country as in its capital."""
    if _POSTED.isdisjoint(a.tokens) or _POSTED.isdisjoint(b.tokens):
        return False
    inside = {(place.key, outer) for place in (*a.places, *b.places) for outer in place.within[:1]}
    return any(
        (x.key, y.key) in inside or (y.key, x.key) in inside for x in a.places for y in b.places
    )
