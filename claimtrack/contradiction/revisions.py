"""Figures of one measure that changed: rows F6 and F7 of the decision table.

A toll grows, a state passes, a source corrects itself: what was true of Monday is no rival of what
is true of Friday.
"""

from __future__ import annotations

from claimtrack.contradiction import counters, measures, narrower, party, questions, strengths
from claimtrack.contradiction.match import Finding, Match, gap_days, show, weaker, zero
from claimtrack.model import Quantity, Reading
from claimtrack.reading import dates
from claimtrack.text import lazy_regex


def reversal(m: Match) -> Finding | None:
    """F6. A source that said there were none, and later gives a number, reverses itself."""
    if not m.pair.same_source or not zero(m.x, m.y) or gap_days(m.pair) is None:
        return None
    if m.x.role in _PASSING:
        return None  # the missing are found
    return Finding(
        "contradicts", "number", weaker(m, strengths.REVERSAL),
        f"the same source says {show(m.x)} and {show(m.y)}: it reverses itself",
        "if the first was said before anything could be known",
    )  # fmt: skip


_PASSING = frozenset("missing stranded hospitalised trapped besieged held".split())


def revised(m: Match) -> Finding | None:
    """F7. A later figure by the same source, or one said to have risen, or a growing toll."""
    days = gap_days(m.pair)
    early, late = (m.y, m.x) if days is not None and days <= 0 else (m.x, m.y)
    later_higher = None if days is None else late.low > early.low
    correction = " (downwards: a correction)" if later_higher is False else ""
    if party.at_other_counts(m.a.text, m.b.text):
        return Finding("revises", "", 0.0, "told when other parts of the vote were counted")
    rivals = party.rivals(m.a, m.b, m.pair)
    passing = m.x.role == m.y.role and (m.x.role in _PASSING or _both_in_care(m))
    if passing and (days or party.still(m.a.text) != party.still(m.b.text)):
        return Finding("revises", "", 0.0, f"{m.x.role} at two moments: it had time to change")
    if _on_two_days(m):
        return Finding("revises", "", 0.0, "a toll told on two days: it had time to grow")
    if days and abs(days) >= strengths.LEVEL_DAYS and _level(m.x, m.a) and _level(m.y, m.b):
        return Finding("revises", "", 0.0, "a level told at two moments: it had time to change")
    if days and party.same_voice(m.a, m.b, m.pair):
        return Finding("revises", "", 0.0, f"the same source, later{correction}")
    if not rivals and (word := _says_so(m, days)):
        return Finding("revises", "", 0.0, f"“{word}” says that the figure changed{correction}")
    if days == 0:
        early, later_higher = min(m.x, m.y, key=lambda q: q.low), True
    if days is None or not later_higher or rivals or early.hedge in _LIMITS:
        return None
    if abs(days) <= 1 and counters.disputed(m.a, m.b):
        return None
    before = m.a.text if early is m.x else m.b.text
    if (_toll(m) or _measured_over_time(m)) and (word := party.growing(before, days == 0)):
        return Finding("revises", "", 0.0, f"“{word}”, said the earlier: the toll was growing")
    weeks = strengths.EPIDEMIC_DAYS if m.x.role == "infected" else strengths.REVISION_DAYS
    if 0 < abs(days) <= weeks and _toll(m) and _counted_by_bystanders(m):
        return Finding("revises", "", 0.0, "a toll that grew, counted by bystanders")
    return None


_LIMITS = frozenset(["at-most", "fewer-than"])


def _toll(m: Match) -> bool:
    """Return whether both figures are of what only adds up: the dead, the arrested."""
    return {m.x.role, m.y.role} <= questions.cumulative() | _MORE and not zero(m.x, m.y)


def _measured_over_time(m: Match) -> bool:
    """Return whether both figures are of what grows by the hour: turnout, the area that burns."""
    told = measures.of(m.x, m.a) | measures.of(m.y, m.b)
    return m.x.unit == m.y.unit == "km2" or "turnout" in told


_MORE = frozenset(
    "charged hospitalised rescued evacuated vaccinated survived found recovered".split()
)


def _both_in_care(m: Match) -> bool:
    return narrower.in_care(m.x, m.a) and narrower.in_care(m.y, m.b)


_STANDS = lazy_regex(r"\b(?:is|are|stands?|costs?|trades?|remains?|sells?)(?: [a-z]+){0,3} ?\W?$")


def _level(quantity: Quantity, reading: Reading) -> bool:
    """Return whether a share or a price is told as it stands: "the lake is 28 percent full"."""
    if quantity.unit != "percent" and quantity.counted != "money":
        return False
    start = quantity.span[0]
    return _STANDS.search(reading.text, max(start - 40, 0), start) is not None


def _counted_by_bystanders(m: Match) -> bool:
    """Return whether neither claim is of a party to the event: a flood's dead are no side's."""
    nobodys = not (m.x.side or m.y.side or m.pair.several_sides)
    return nobodys or party.bystanders(m.a, m.b, m.pair)


def _on_two_days(m: Match) -> bool:
    """Return whether a toll that grows is told as of two days: "by Thursday", "on Monday"."""
    growing = m.x.role in questions.cumulative() and m.x.role == m.y.role
    told = [*m.a.dates, *m.b.dates]
    if not growing or not m.a.dates or not m.b.dates or all(w.role == "" for w in told):
        return False
    return all(dates.apart(v, w) for v in m.a.dates for w in m.b.dates)


def _says_so(m: Match, days: float | None) -> str:
    """Return the word by which the later claim says that the figure changed."""
    for mine, theirs, reading, after in ((m.x, m.y, m.a, -1), (m.y, m.x, m.b, 1)):
        if days and days * after < 0:
            continue
        word, direction = party.change(reading.text)
        if word and (direction == 0 or (mine.low > theirs.low) == (direction > 0)):
            return word
    return ""
