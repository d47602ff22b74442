"""Two figures put side by side, and what a row of the decision table answers of them."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.contradiction import party, questions, strengths
from claimtrack.model import Circumstances, Kind, Quantity, Reading, RelationName, Scope

OF_TWO_THINGS = "if they are on two things: they have few words in common"


class Match(NamedTuple):
    """Two figures on one measure, how what they count stands, and the claims they are from."""

    x: Quantity
    y: Quantity
    scope: Scope
    a: Reading
    b: Reading
    pair: Circumstances
    thin: bool = False  # the claims have few words in common


class Finding(NamedTuple):
    """What a row answers: relation, kind, strength, why, what would dissolve it; minor or not."""

    relation: RelationName
    kind: Kind
    strength: float
    why: str
    dissolves: str = ""
    minor: bool = False


def zero(x: Quantity, y: Quantity) -> bool:
    """Return whether only one of two figures is none."""
    return (x.high == 0) != (y.high == 0)


def weaker(m: Match, strength: float) -> float:
    """Return a strength less what hearsay takes off it."""
    if any(said(q, r) == "reported" for q, r in ((m.x, m.a), (m.y, m.b))):
        strength -= strengths.REPORTED
    return round(strength, 3)


def said(quantity: Quantity, reading: Reading) -> str:
    """Return how surely a figure is said: the modality of its clause."""
    if 0 <= quantity.clause < len(reading.clauses):
        return reading.clauses[quantity.clause].modality
    return reading.modality


def gap_days(pair: Circumstances) -> float | None:
    """Return how many days after a b was said; None where that is not known."""
    return party.days_between(pair.a_said, pair.b_said)


def question(m: Match) -> str:
    """Return what both figures answer, in words: of a part and its whole what the whole does."""
    whole = {"a-part": m.y, "b-part": m.x}.get(m.scope)
    return questions.words(whole or questions.exact(m.x, m.y))


def show(quantity: Quantity) -> str:
    """Return the interval of a figure as a reader writes it: [20, ∞), 84."""
    return questions.interval(quantity.low, quantity.high, quantity.unit)
