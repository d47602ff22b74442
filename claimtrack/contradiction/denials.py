"""A claim that denies a statement, against one that makes the same statement in other words.

Row W1 compares the denied clause with a clause of the other claim, and needs one act told of one
thing. "Officials denied that the bridge was blown up" against "troops destroyed the bridge with
explosives" needs more: that both statements say the same is what rows W7 and W8 tell. So the
denial is taken away and the statement compared by the whole table: who says the same, or the same
and more, says what is denied. Asked of whole claims, as `deeds` is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claimtrack.contradiction import strengths
from claimtrack.contradiction.finding import STRENGTH, quote
from claimtrack.contradiction.near import about
from claimtrack.model import Outcome, Reading, Relation
from claimtrack.reading import lexicons
from claimtrack.reading.remembered import once

NAME = "W1 denied in other words"
EXAMPLE = (
    "The government denied that rebels seized the airport.",
    "The airport has fallen to insurgents.",
)

_SURE = ("fact", "reported")
_TURNED = {"yes": "no", "no": "yes"}


def relate(
    a: Reading, b: Reading, compare: Callable[[Reading, Reading], Relation]
) -> Relation | None:
    """One claim denies a statement that the other makes in other words, or within more."""
    mine, theirs = (a, b) if a.polarity == "denied" else (b, a)
    stated = undenied(mine)
    if stated is None or theirs.polarity != "affirmed" or theirs.modality not in _SURE:
        return None
    turned = mine is b
    found = compare(theirs, stated) if turned else compare(stated, theirs)
    more = found.broader == ("b" if turned else "a")
    within = found.rule == "W7 says more" and more
    if found.relation != "repeats" and not within:
        return None
    if not _all_figures(theirs, stated) or _only_mentions(theirs, stated):
        return None
    cue = next(clause.cue for clause in mine.clauses if clause.polarity == "denied")
    marks = (cue,) if cue else (), (theirs.statement,)
    weight = strengths.REPORTED if "reported" in (a.modality, b.modality) else 0.0
    return Relation(
        "contradicts",
        "denial",
        round(STRENGTH["denial"] - weight, 3),
        rule=NAME,
        explanation=f"{quote(cue, mine)} denies what the other says in other words: "
        f"{quote(theirs.statement, theirs)}",
        dissolves="if the denial is of a detail, or of another act",
        marks_a=marks[turned],
        marks_b=marks[not turned],
    )


def _all_figures(other: Reading, stated: Reading) -> bool:
    """Return whether a claim gives all figures of a statement: "denied 900, put it at 60"."""
    figures = {(q.low, q.high) for q in other.quantities}
    return figures.issuperset((q.low, q.high) for q in stated.quantities)


def _only_mentions(other: Reading, stated: Reading) -> bool:
    """Return whether a claim tells of what is done about an act: "charged him with bribery"."""
    told = other.clauses[0].head if other.clauses else ""
    mentions = about() | lexicons.words("retold.general.charging")
    return told in mentions and all(told != clause.head for clause in stated.clauses)


@once
def undenied(reading: Reading) -> Reading | None:
    """Return a denied statement as it would be without its denial; None where nothing is denied."""
    polarities = {clause.polarity for clause in reading.clauses}
    if reading.polarity != "denied" or polarities != {"denied"} or reading.modality not in _SURE:
        return None
    clauses = tuple(replace(clause, polarity="affirmed", cue=None) for clause in reading.clauses)
    outcomes = tuple(_turned(outcome) for outcome in reading.outcomes)
    return replace(reading, clauses=clauses, outcomes=outcomes, polarity="affirmed")


def _turned(outcome: Outcome) -> Outcome:
    return replace(outcome, answer=_TURNED.get(outcome.answer, outcome.answer))
