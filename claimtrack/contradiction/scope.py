"""What two figures count: the same, a part and its whole, or two different things.

Their units, what sets them apart, their classes, roles and sides, whom and how far they count: each
is asked elsewhere, and `of` makes one answer of all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from claimtrack.contradiction import (
    apiece,
    camps,
    changes,
    complements,
    durations,
    groups,
    kinds,
    measures,
    narrower,
    reach,
    stages,
    subjects,
    tallies,
    votes,
)
from claimtrack.contradiction.questions import cumulative
from claimtrack.contradiction.standing import (
    SPEAKER,
    act,
    both,
    clause_of,
    is_people,
    of_any_class,
    of_classes,
    of_roles,
    of_sides,
    there,
)
from claimtrack.model import Clause, Quantity, Reading, Scope
from claimtrack.reading import lexicons
from claimtrack.reading.counted import stem_of
from claimtrack.text import lazy_regex

# Roles by which the same people are told of: who fled was displaced.
_ONE_FATE = (
    {"fled", "displaced"}, {"evacuated", "displaced"}, {"fled", "evacuated"},
    {"arrested", "captured"}, {"rescued", "survived"}, {"protested", "took-part"},
)  # fmt: skip


def one_measure(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether an equal figure can be the same: one role and side, of people or of things.

    Of one class an equal figure is matched where a role is not told, and things in any role:
    "two missiles fired", "two missiles intercepted".
    """
    shared_out = any(" of the " in q.text.lower() for q in (x, y))  # "a third of the 90 buses"
    if x.unit != y.unit or of_sides(x, y) == "other":
        return False
    if subjects.apart(x, y, clause_of(x, a), clause_of(y, b), a, b):
        return False
    if x.subset != y.subset and not shared_out and not narrower.one_part(x, y):
        return False
    if _told_beside(x, b) and _told_beside(y, a) and x.noun != y.noun:
        return False  # "3 golds and 11 bronzes", "11 golds and 3 bronzes"
    if _bare(x) or _bare(y):
        return True  # "saying only two did"
    people = is_people(x)
    if people != is_people(y):
        return False
    if of_roles(x, y, a, b) == "same" or {x.role, y.role} in _ONE_FATE:
        return True
    told = bool(x.role and y.role)
    return of_classes(x, y) != "other" and not x.unit and (not told or not people)


def _told_beside(quantity: Quantity, other: Reading) -> bool:
    """Return whether the other claim counts what a figure counts, too."""
    return bool(quantity.noun) and any(q.noun == quantity.noun for q in other.quantities)


def _bare(quantity: Quantity) -> bool:
    return not (quantity.counted or quantity.noun or quantity.role or quantity.unit)


# Below this share of words two figures are of one thing only where both say whose loss it is. At
# 0.25 a ledger's claims of one toll were not compared, since they share little but the event: of 99
# true pairs in three ledgers (bench/ledgers.py) 15 were found, and 18 at 0.05.
ONE_SUBJECT = 0.05
ONE_TOLL = 0.25  # below it, nor where each claim names others


class _Two(NamedTuple):
    """Two figures of one unit, each with its claim and its clause."""

    x: Quantity
    y: Quantity
    a: Reading
    b: Reading
    mine: Clause | None
    theirs: Clause | None
    ways: tuple[str, str]  # which way each is measured, where it is a length
    one_measure: bool  # attendance, turnout, revenue: plainly given by both


_Test = Callable[[_Two], bool]
# What sets two figures apart, however much else their claims have in common; cheap tests first.
_TWO_THINGS: tuple[_Test, ...] = (
    lambda t: subjects.apart(t.x, t.y, t.mine, t.theirs, t.a, t.b),
    lambda t: camps.apart(t.x, t.y, t.mine, t.theirs, t.a, t.b),
    lambda t: all(t.ways) and t.ways[0] != t.ways[1],
    # "won by 4,000 votes", "won 40,000 votes"
    lambda t: "vote" in (t.x.noun, t.y.noun) and votes.margins_apart(t.x, t.y, t.a, t.b),
    lambda t: t.x.unit == "percent" and votes.camps_named_apart(t.a, t.b),
    # "voted 51 to 49", "voted 62 to 38": compared as results
    lambda t: tallies.is_of_one(t.x, t.a) and tallies.is_of_one(t.y, t.b),
    lambda t: t.x.role == t.y.role == "change" and _two_changes(t),
    lambda t: (bool(t.x.unit) or measures.bare_sum(t.x)) and _two_amounts(t),
    lambda t: apiece.also_apart(t.x, t.y, t.a, t.b),
    lambda t: apiece.together_apart(t.x, t.a, t.b),
    # "packed in blocks of one kilo"
    lambda t: apiece.shared_out(t.x, t.y, t.a, t.b),
    # "lasted nine hours", "resumed after 40 minutes"
    lambda t: durations.apart(t.x, t.y, t.a, t.b),
)
# The same, of figures that one role counts.
_TWO_GROUPS: tuple[_Test, ...] = (
    lambda t: groups.of_vessels(t.x, t.y) and is_people(t.x) != is_people(t.y),
    lambda t: groups.modified_apart(t.x, t.y),
    lambda t: groups.groups_apart(t.x, t.y, t.a, t.b),
    # "reached 51 degrees", "the average temperature was 43"
    lambda t: bool(t.x.unit) and reach.differ("mean", t.a, t.b),
    # "was carrying 200 people", "can carry 150"
    lambda t: reach.differ("room", t.a, t.b),
    lambda t: stages.apart(t.a, t.b),
    lambda t: "killed" in (t.x.role, t.y.role) and reach.differ("attacker", t.a, t.b),
)


def _two_changes(t: _Two) -> bool:
    """Return whether two things rose or fell, which is no one measure: rents, the parking fees."""
    changed = changes.changed_apart(t.x, t.y, t.mine, t.theirs, t.a, t.b)
    return changed and not measures.one(t.x, t.y, t.a, t.b)


def _two_amounts(t: _Two) -> bool:
    """Return whether two sums, lengths, shares, ... are of two things, or of two measures."""
    if not t.one_measure and complements.limited_apart(t.mine, t.theirs, t.a, t.b):
        return True
    if groups.stuffs_apart(t.x, t.y, t.a, t.b):
        return True
    a_sum = t.x.counted == "money" or measures.bare_sum(t.x)
    if a_sum and kinds.told_apart(t.a, t.b):
        return True  # "paid 40 million for the striker", "sold a defender for 12 million"
    if changes.change_of(t.x, t.y, t.a, t.b):
        return True  # "raised to 4.5 percent", "raised by half a point"
    return measures.apart(t.x, t.y, t.a, t.b)  # sustained winds, gusts


def of(
    x: Quantity, y: Quantity, a: Reading, b: Reading,
    *, several_sides: bool = False, share: float = 1.0,
) -> Scope:  # fmt: skip
    """Return how what two figures count stands: the same, part and whole, or different.

    Where an event counts the losses of several sides, a loss whose side is not said is compared
    with none whose side is. `share` is how much of their words the two claims have in common.
    """
    if none_of_it(x, y, b) or none_of_it(y, x, a):
        apart = subjects.apart(x, y, clause_of(x, a), clause_of(y, b), a, b) or stages.apart(a, b)
        return "other" if apart or reach.of(a, b) != "same" else "same"
    if x.unit != y.unit or (several_sides and not _side_by_side(x, y)):
        return "other"
    asked = bool(x.unit) or any(map(measures.bare_sum, (x, y))) or share < ONE_SUBJECT
    one_measure_told = asked and not of_harm(x, y) and measures.one(x, y, a, b)
    if share < ONE_SUBJECT and not (x.side and y.side) and not one_measure_told:
        return "other"
    ways = measures.dimension(x, a), measures.dimension(y, b)
    two = _Two(x, y, a, b, clause_of(x, a), clause_of(y, b), ways, one_measure_told)
    if any(apart(two) for apart in _TWO_THINGS):
        return "other"
    roles, classes = _roles_and_classes(two)
    if roles == "other" or any(apart(two) for apart in _TWO_GROUPS):
        return "other"
    far = _reach(two)
    if x.unit == "percent" and far != "same":
        return "other"  # a share of some can be above or below that of all
    if x.unit == "percent" and not one_measure_told and not _of_one_thing(two, share):
        return "other"  # "48 percent of the votes for the motion", "87 percent for a strike"
    return both(roles, *_sides_and_classes(x, y, classes), _part(two), far)


def _roles_and_classes(t: _Two) -> tuple[Scope, Scope]:
    """Return how what befell those counted stands, and how their classes do."""
    x, y, a, b = t[:4]
    # "12 km into the sky", "only 3 km above the volcano": whatever it does there.
    one_role = (
        all(t.ways) and not subjects.widths_apart(*t.ways, t.mine, t.theirs, t.a, t.b)
    ) or durations.one_length(x, y, t.mine, t.theirs, a, b)
    roles = "same" if one_role else of_roles(x, y, a, b)
    classes = of_classes(x, y)
    unhurt = all(not harmed(q) or q.role == "damaged" for q in (x, y))  # homes "hit" by an outage
    if not unhurt or _opposed(x, y) or not measures.one(x, y, a, b):
        return roles, classes
    if measures.somebodys(x, y, a, b) and subjects.of_others_own(t.mine, t.theirs):
        return "other", classes
    two_groups = classes == "other" and is_people(x) and is_people(y)  # inmates, guards
    one_class = x.counted == y.counted or not two_groups
    return "same", classes if measures.by_kind(x, y, a, b) or not one_class else "same"


def _sides_and_classes(x: Quantity, y: Quantity, classes: Scope) -> tuple[Scope, Scope]:
    """Return how sides and classes stand together: of a side's losses the class says little.

    "60 Russians" and "60 Russian soldiers"; Wagner's dead and Russia's are one toll, by two names.
    """
    sides = of_sides(x, y)
    if x.side and y.side and sides != "other" and of_any_class(x) and of_any_class(y):
        classes = "same"
    return "same" if sides in ("a-part", "b-part") and classes == "same" else sides, classes


def _reach(t: _Two) -> Scope:
    """Return how far each counts; how long matters only where nobody was harmed."""
    far = reach.of(t.a, t.b)
    if far == "same" and t.mine and t.theirs:
        far = reach.of_places(t.mine, t.theirs)
    if far == "same" and {t.x.role, t.y.role} <= _SPREAD and t.x.role == t.y.role:
        far = reach.of_branches(t.x, t.y, t.a, t.b)
    if far == "same" and t.x.unit != "day" and not harmed(t.x) and not harmed(t.y):
        return reach.nested(t.a, t.b)
    return far


# What a company or a state does in many places at once: jobs cut, shops closed.
_SPREAD = frozenset(["cut", "closed", "created", "recruited", "built"])


def _part(t: _Two) -> Scope:
    """Return which figure is of some of those that the other counts."""
    x, y, a, b = t[:4]
    parts = (
        _is_part(x) or groups.some_of_them(x, a),
        _is_part(y) or groups.some_of_them(y, b),
    )
    some = x.high != 0 and y.high != 0
    pronouns = not (x.noun or y.noun) and act(x, a) != act(y, b)  # "11 of whom", "nine of them"
    if all(parts) and some and (pronouns or x.noun != y.noun) and not narrower.one_part(x, y):
        return "other"  # "two councillors among those arrested", "nine of those detained"
    if parts[0] == parts[1]:
        parts = narrower.than(x, y, a, b), narrower.than(y, x, b, a)
    if parts[0] == parts[1]:
        return "same"
    return "a-part" if parts[0] else "b-part"


def _of_one_thing(two: _Two, share: float) -> bool:
    """Return whether two shares are of one thing: claims or their clauses have words in common."""
    mine, theirs = two.mine, two.theirs
    if share >= _ALIKE or mine is None or theirs is None:
        return True
    words, others = ({*c.words, *c.agents, *c.patients} - {c.head} for c in (mine, theirs))
    being = {mine.head[:2], theirs.head[:2]} & {"be", ""}
    return bool(mine.head == theirs.head or being) and not words.isdisjoint(others)


_ALIKE = 0.3  # of the words of two claims in common
_BEFORE_SUM = lazy_regex(r"([^\W\d_]+) (?:of|worth|totalling|amounting to|is|was) $")
_AFTER_SUM = lazy_regex(r"\W*(?:in |as |for |of )?(?:a |the |an )?([^\W\d_]+)")


def none_of_it(x: Quantity, y: Quantity, b: Reading) -> bool:
    """Return whether x says that there is none of what y is a sum of: no ransom, $3m ransom."""
    if x.high != 0 or not x.noun or x.unit or not y.low or y.unit == "percent":
        return False
    if ("-" in y.text and y.unit) or y.text.lower().startswith(("a ", "an ")):
        return False  # "500-kilogram aircraft bombs", "was a 34-year-old sailor"
    if not y.unit and y.noun == x.noun:
        return False
    before = _BEFORE_SUM.search(b.text, max(y.span[0] - 30, 0), y.span[0])
    after = _AFTER_SUM.match(b.text, y.span[1])
    told = [each[1].lower() for each in (before, after) if each]
    told += measures.of(y, b)  # "paid no ransom", "paid the hackers 2 million"
    return any(stem_of(word, "en") == x.noun for word in told)


def tells(quantity: Quantity) -> bool:
    """Return whether a figure says more than its words: not "a 14-year-old boy", "nobody"."""
    if quantity.text.lower().startswith(("a ", "an ")):
        return (quantity.low, quantity.high) != (1, 1)
    named = quantity.counted and quantity.noun
    return bool(named or quantity.unit or quantity.high != 0)


def _is_part(quantity: Quantity) -> bool:
    """Return whether a part of something counted is meant: "half of the 60 stolen paintings"."""
    text = quantity.text.lower()
    every = text.startswith(_ENTIRE) and not text.startswith("all but ")
    entire = quantity.high == 0 or every  # "none of the", "all of the"
    return quantity.subset or (" of the " in text and not quantity.unit and not entire)


_ENTIRE = ("all ", "every ", "each ")


_OPPOSED = ({"won", "lost"}, {"cut", "created"}, {"bought", "sold"}, {"cut", "recruited"},
            {"released", "captured"})  # fmt: skip


def _opposed(x: Quantity, y: Quantity) -> bool:
    """Return whether two figures of one measure go opposite ways: seats won, seats lost."""
    return {x.role, y.role} in _OPPOSED


_NO_MORE = ("only ", "just ", "no more than ", "not more than ", "merely ", "a mere ", "barely ")


def all_of_them(part: Quantity, reading: Reading) -> bool:
    """Return whether a figure of a kind of people stands for all: "only 14 patients died"."""
    if _only_of_the(part, reading):
        return True
    if part.subset or not harmed(part) or _is_part(part):
        return False
    if _ONLY_LOSSES.match(reading.text, part.span[1]):
        return True
    if part.counted not in lexicons.words("figures.counted.whoever"):
        return False
    before = reading.text[max(part.span[0] - 14, 0) : part.span[0]].lower()
    limited = part.hedge in ("at-most", "fewer-than") or part.text.lower().startswith(_NO_MORE)
    return limited or any(word in before for word in _NO_MORE)


_ONLY_LOSSES = lazy_regex(
    r"[^.;]{0,60}?, (?:the|their|its) (?:only|sole) "
    r"(?:losses|loss|casualties|deaths|dead|victims)\b"
)
_OF_THE = lazy_regex(r" of (?:the|its|their) ")


def _only_of_the(part: Quantity, reading: Reading) -> bool:
    """Return whether so many of a group are all it befell: "only six of its shops will close"."""
    after = reading.text[part.span[1] : part.span[1] + 8]
    return part.text.lower().startswith(_NO_MORE) and _OF_THE.search(part.text + after) is not None


def all_and_of_them(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether one figure is of all, the other of those of whom it befell some.

    "All eight drones were shot down", "six of the eight were".
    """
    return any(
        _told_of_some(part, r) and (every.text.lower().startswith(_ENTIRE) or every_one(every, s))
        for every, s, part, r in ((x, a, y, b), (y, b, x, a))
    )


def _told_of_some(whole: Quantity, reading: Reading) -> bool:
    """Return whether a figure is of a group of which some are counted: "six of the eight"."""
    led = reading.text[: whole.span[0]].lower()
    return led.endswith((" of the ", " of its ", " of their ")) and any(
        0 <= whole.span[0] - q.span[1] <= len(" of their ") and q.low < whole.low
        for q in reading.quantities
    )


_EVERY_ONE = ("all of its ", "all of the ", "one of the ", "each of the ", "all the ", "all its ")


def every_one(figure: Quantity, reading: Reading) -> bool:
    """Return whether a figure is led by a word for all: "every one of the 40 hostages"."""
    led = reading.text[: figure.span[0]].lower()
    return led.endswith(_EVERY_ONE) and (not led.endswith("one of the ") or "every one of" in led)


def harmed(quantity: Quantity) -> bool:
    return quantity.role in cumulative()


def of_harm(x: Quantity, y: Quantity) -> bool:
    """Return whether either of two figures counts a loss."""
    return harmed(x) or harmed(y)


def one_fate(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether both figures are plainly of a loss, of one act, or of who was there."""
    if harmed(x) and harmed(y):
        return True
    return x.role == y.role != "" or (there(x, a) and there(y, b))


def _side_by_side(x: Quantity, y: Quantity) -> bool:
    """Return whether both say whose loss it is, or neither does and both count one class."""
    if not (x.role and y.role and is_people(x) and is_people(y)):
        return True
    if x.side and y.side:
        return x.side == y.side or SPEAKER not in (x.side, y.side)
    return not x.side and not y.side and x.noun == y.noun
