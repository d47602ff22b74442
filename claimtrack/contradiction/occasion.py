"""Whether two claims of one event are of one occasion: one time, one of the kind, one office.

Claims of one event also tell what was before it, what happened elsewhere, and what others did: "the
previous march drew 45,000", "his former deputy got four years". Against what is told of the event
itself such a claim proves nothing, however much the words agree.
"""

from __future__ import annotations

from claimtrack.contradiction import another, earlier, which, whose
from claimtrack.model import Reading
from claimtrack.reading.gloss import said


def apart(a: Reading, b: Reading, kind: str = "") -> str:
    """Return in words what sets two claims of one event on two occasions; "" where nothing does.

    `kind` is that of the contradiction they would make: dates are compared by their times, and who
    did it by who they are.
    """
    counted = kind in ("number", "part-whole")
    mine, theirs = earlier.of_earlier(a, counted), earlier.of_earlier(b, counted)
    other = a if theirs else b
    alone = kind != "date" and bool(mine) != bool(theirs) and not earlier.always(other)
    if alone and not _told_too(mine or theirs, other):
        return f"only one tells of another time: “{mine or theirs}”"
    mine, theirs = another.of_another(a), another.of_another(b)
    if bool(mine) != bool(theirs) and not _told_too(mine or theirs, a if theirs else b):
        return f"only one tells of another one: “{mine or theirs}”"
    if kind == "actor":
        return ""
    return which.offices_apart(a, b) or whose.somebodys(a, b) or whose.somebodys(b, a)


def _told_too(words: str, other: Reading) -> bool:
    """Return whether the other claim tells of the same time or number, too: "in 2023", "second"."""
    text = said(other, other.statement).lower()
    return any(word in text for word in words.lower().split() if word.isdecimal() or word in _WHICH)


_WHICH = frozenset("another second third similar separate previous earlier nearby same".split())


def at_another_time(denial: Reading, told: Reading) -> bool:
    """Return whether only the denial says when: "did not break in 2019"; at another time it may."""
    return any(w.role == "" for w in denial.dates) and not told.dates
