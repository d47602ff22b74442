"""Two figures that are the only ones of their unit: of one thing, however it is said."""

from __future__ import annotations

from claimtrack.contradiction import (
    apiece,
    durations,
    groups,
    measures,
    reach,
    stages,
    standing,
    subjects,
)
from claimtrack.contradiction.near import one_act, retold
from claimtrack.model import Quantity, Reading
from claimtrack.reading import lexicons


def _both_exist(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether both only say how many of one noun there are: "is home to", "there are"."""
    if not x.noun or x.noun != y.noun or {x.role, y.role} - {"", "present"}:
        return False
    return {standing.act(x, a), standing.act(y, b)} <= lexicons.words("figures.acts.existing")


def _one_count(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two counts of one noun may be one, since the act of only one is known."""
    if (x.role and y.role) or {x.role, y.role} & _OF_SOME or not x.noun or x.noun != y.noun:
        return False
    if x.counted == "votes" or standing.of_sides(x, y) != "same":
        return False
    acts = standing.act(x, a), standing.act(y, b)
    alike = retold(*acts) or one_act(*acts)
    vague = any(act in _VAGUE and not q.role for act, q in zip(acts, (x, y), strict=True))
    return (alike or vague) and standing.of_classes(x, y) == "same"


_OF_SOME = lexicons.words("figures.befell.people") | lexicons.words("roles.kinds.growing")
# Acts that tell no more than that it came to so many: "the games brought Kenya four medals".
_VAGUE = frozenset("bring come take make yield earn reach qualify".split())


def only_such(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether each is the only figure of its unit in its claim, of no other measure."""
    if x.unit != y.unit or x.subset or y.subset:
        return False
    counts = not x.unit and (_both_exist(x, y, a, b) or _one_count(x, y, a, b))
    if x.unit == "percent" or (not x.unit and not counts):
        return False  # shares and counts are of too many things
    for figure, reading in ((x, a), (y, b)):
        if sum(q.unit == figure.unit for q in reading.quantities) != 1:
            return False
    ways = measures.dimension(x, a), measures.dimension(y, b)
    if all(ways) and ways[0] != ways[1]:
        return False  # "186 kilometres long", "three metres high"
    mine, theirs = standing.clause_of(x, a), standing.clause_of(y, b)
    if subjects.widths_apart(*ways, mine, theirs, a, b):
        return False
    if subjects.apart(x, y, standing.clause_of(x, a), standing.clause_of(y, b), a, b):
        return False
    if durations.apart(x, y, a, b):
        return False
    if measures.apart(x, y, a, b) or stages.apart(a, b) or reach.differ("room", a, b):
        return False
    if apiece.shared_out(x, y, a, b) or durations.one_served(x, y, a, b):
        return False
    if groups.groups_apart(x, y, a, b) or groups.modified_apart(x, y):
        return False
    whole = x.unit == "day" or reach.nested(a, b) == "same"
    return whole and reach.of(a, b) == "same"
