"""What a row of words found, and how it is told: the finding, its quotes and its strength."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.contradiction.pairs import Pair
from claimtrack.model import Clause, Kind, Reading, RelationName, Span

# Strengths by row: starting values of READING.md, not yet measured one by one.
STRENGTH = {
    "denial": 0.9,
    "existence": 0.9,
    "unproven": 0.65,  # both such pairs of the labelled lists are conflicts to their authors
    "negation": 0.8,
    "antonym": 0.75,
    "state": 0.7,
    "actor": 0.75,
    "swapped": 0.75,
    "location": 0.7,
    "date": 0.7,
    "only": 0.65,
}
REPORTED = 0.1  # taken off where one side is only said to have been reported
STATE_DAYS = 2  # a state said this many days later had time to change; not measured


class Finding(NamedTuple):
    """What a row found: the relation, its kind and strength, and why, in one sentence."""

    relation: RelationName
    kind: Kind
    strength: float
    why: str
    dissolves: str
    marks_a: tuple[Span, ...] = ()
    marks_b: tuple[Span, ...] = ()


def quote(span: Span | None, reading: Reading) -> str:
    """Return the words of a span in quotation marks; "" for none."""
    return f"“{reading.text[span[0] : span[1]]}”" if span else ""


def spans(clause: Clause) -> tuple[Span, ...]:
    """Return the words to mark: what negates or denies, else the whole clause."""
    return (clause.cue,) if clause.cue else (clause.span,)


def weaker(pair: Pair, strength: float) -> float:
    """Return a strength less what hearsay takes off it."""
    return strength - REPORTED if "reported" in (pair.a.modality, pair.b.modality) else strength
