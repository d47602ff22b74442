"""What one claim tells as what was before: "had closed", "has reopened", "once a prisoner"."""

from __future__ import annotations

from claimtrack.contradiction.pairs import Pair, acts, spoken
from claimtrack.model import Clause, Reading
from claimtrack.reading.gloss import said
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once, once_in

_BACK = frozenset(
    "reopen reopens reopened reopening recaptured retook retaken regained rearrested "
    "relaunched".split()
)
_STAYS = frozenset("stay stays stayed remain remains remained still is are".split())


def reopened(pair: Pair) -> bool:
    """Return whether one tells of a reopening, and the other not that it stayed closed."""
    told = [
        {word.strip(".,;:'\"") for word in said(r, r.statement).lower().split()}
        for r in (pair.left, pair.right)
    ]
    return any(x & _BACK and not y & (_STAYS | _BACK) for x, y in (told, told[::-1]))


@once_in
def before(clause: Clause, reading: Reading) -> frozenset[str]:
    """Return the words of a clause that put it before the rest; "had" only before a participle."""
    words = [word.strip(".,;:'\"") for word in spoken(clause, reading)]
    found = acts("earlier").intersection(words)
    if "had" not in found:
        return found
    verb = next((w for w in words[words.index("had") + 1 :] if w not in _WITHIN), "")
    past = lexeme(verb, "en").form in ("past", "participle") or verb == "been"
    return found if past else found - {"had"}


_WITHIN = frozenset("not never already also only just since long twice once".split())


def told_earlier(pair: Pair) -> bool:
    """Return whether one of two opposites is told as what was before, or is no longer."""
    if reopened(pair):
        return True
    for clause, reading in ((pair.a, pair.left), (pair.b, pair.right)):
        words = set(spoken(clause, reading))
        if before(clause, reading):
            return True
        if clause.head == "captive" and not words & acts("ongoing"):
            return True
    return False


@once
def had_its_time(reading: Reading) -> bool:
    """Return whether a claim tells how long a state lasted: it is over."""
    timed = any(q.unit == "day" for q in reading.quantities)
    return timed and not _LASTED.isdisjoint(reading.text.lower().split())


_LASTED = frozenset("lasted took within spent".split())
