"""Figures of what rose or fell: which thing it was, and by how much it did or what it came to."""

from __future__ import annotations

from claimtrack.model import Clause, Quantity, Reading
from claimtrack.reading.gloss import said


def changed_apart(
    x: Quantity, y: Quantity, mine: Clause | None, theirs: Clause | None, a: Reading, b: Reading
) -> bool:
    """Return whether two things rose or fell, each by a share: rents, the parking fees."""
    left, right = _changed(x, mine), _changed(y, theirs)
    if not left or not right or left & right:
        return False
    return left.isdisjoint(b.tokens) and right.isdisjoint(a.tokens)


def _changed(quantity: Quantity, clause: Clause | None) -> set[str]:
    """Return what rose or fell: the noun of the figure, else what its clause is about."""
    if quantity.noun:
        return {quantity.noun}
    return set(clause.patients or clause.agents) if clause else set()


_LEVEL = ("to ", "at ", "from ", "of ", "is ", "was ", "stands at ", "reach ", "reached ", "hit ")


def change_of(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether one figure is by how much a thing changed, the other what it came to."""
    for change, level, reading in ((x, y, b), (y, x, a)):
        if change.role == "change" and not level.role:
            before = said(reading, (max(0, level.span[0] - 12), level.span[0])).lower()
            if before.endswith(_LEVEL):
                return True
    return False
