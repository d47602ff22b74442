"""What a figure measures, told widely enough that rival reports of one toll meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimtrack.contradiction.questions import words as answered
from claimtrack.model import Quantity, Relation, Span
from claimtrack.reading import actors

# Groups whose members a report may call by one another's names: 84 fighters, mercenaries, men.
_ONE_FORCE = frozenset(("", "people", "men", "soldiers", "fighters", "combatants", "officers"))


def measure(quantity: Quantity) -> tuple[tuple[str, str, str, str], str]:
    """Return what a figure measures, as a key and in words: "Russia killed", "homes destroyed".

    The key is role, what is counted, whose at the widest (Wagner's dead are Russia's), unit.
    """
    side = actors.sides_of(quantity.side)[-1] if quantity.side else ""
    counted = quantity.counted or quantity.noun
    if counted in _ONE_FORCE and side:
        counted = "people"
    whose = actors.title(side) if side else ""
    what = "" if counted == "people" and side else counted
    words = " ".join(part for part in (whose, what, quantity.role) if part)
    return (quantity.role, counted, side, quantity.unit), words


def asked(relation: Relation, a: tuple[Quantity, ...], b: tuple[Quantity, ...]) -> str:
    """Return the question of a relation: of figures what they measure, else as the rule says.

    Of two figures that measure otherwise, the one that the rule names decides.
    """
    found = [
        quantity
        for quantities, marks in ((a, relation.marks_a), (b, relation.marks_b))
        for quantity in marked(quantities, marks)
        if quantity.role
    ]
    named = [each for each in found if answered(each) == relation.question]
    return min((measure(each)[1] for each in named or found), default=relation.question)


def marked(quantities: Iterable[Quantity], marks: Sequence[Span]) -> list[Quantity]:
    """Return the figures that stand within the marks of a relation."""
    return [
        quantity
        for quantity in quantities
        if any(start <= quantity.span[0] and quantity.span[1] <= end for start, end in marks)
    ]
