"""The figures of two claims against each other: rows F1 to F9 of the decision table.

Each pair of figures on one measure goes through the rows in their order; the first that fits
answers. A row is a function over a `Match`; its docstring is what `claimtrack rules` shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from claimtrack.contradiction import (
    counters,
    lonefigures,
    measures,
    reach,
    revisions,
    scope,
    standing,
    strengths,
    sums,
    votes,
)
from claimtrack.contradiction.intervals import equal, gap, high, meet
from claimtrack.contradiction.match import (
    OF_TWO_THINGS,
    Finding,
    Match,
    question,
    said,
    show,
    weaker,
)
from claimtrack.model import (
    Circumstances,
    Quantity,
    Reading,
    Relation,
    RelationName,
)
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

FIGURES = 24  # figures of a claim that are compared: beyond, it is a table


class Found(NamedTuple):
    """What the figures of two claims say: the answers, and whether every figure was matched."""

    relations: tuple[Relation, ...]
    matched: int  # pairs of equal figures
    only_a: int  # figures that only a gives
    only_b: int
    telling: bool = False  # some matched figure is as good as a name


def matched(m: Match) -> Finding | None:
    """F1. An equal figure in the same role on both sides is matched, and compared with no other."""
    if not equal(m.x, m.y) or scope.all_and_of_them(m.x, m.y, m.a, m.b):
        return None
    if m.scope != "same" and not scope.one_measure(m.x, m.y, m.a, m.b):
        return None
    return Finding("repeats", "", 0.0, f"both give {show(m.x)}")


def part_and_whole(m: Match) -> Finding | None:
    """F3. A part is not its whole: they conflict only if the part is larger than the whole."""
    if m.scope not in ("a-part", "b-part"):
        return None
    part, whole = (m.x, m.y) if m.scope == "a-part" else (m.y, m.x)
    told, other = (m.a, m.b) if part is m.x else (m.b, m.a)
    every = scope.all_of_them(part, told) and not reach.placed(told, other)
    if every and not meet(part, whole):
        return None  # "only 14 patients died", "62 people died"
    if part.low <= high(whole):
        return Finding("different-scope", "", 0.0,
                       f"“{part.text}” counts a part of what “{whole.text}” counts")  # fmt: skip
    width = gap(part, whole)
    if _convention(part, whole, width) or _minor(part, whole, width):
        return Finding("compatible", "", 0.0, f"{show(part)} and {show(whole)} are near enough",
                       minor=True)  # fmt: skip
    if whole.high == 0 or irrealis(m) or revisions.revised(m):
        return None  # none against some is plainly a rival figure; later rows answer the others
    return Finding(
        "contradicts", "part-whole", weaker(m, strengths.PART_WHOLE),
        f"“{part.text}” {show(part)} is a part of what “{whole.text}” {show(whole)} counts, "
        "and larger than it",
        f"if “{whole.text}” leaves out some of those that “{part.text}” counts",
    )  # fmt: skip


def intervals_meet(m: Match) -> Finding | None:
    """F5. Figures whose intervals meet can both be true."""
    if not meet(m.x, m.y) and not counters.least(m.x, m.y, m.a, m.b):
        return None
    return Finding("compatible", "", 0.0,
                   f"{show(m.x)} and {show(m.y)} can both be true")  # fmt: skip


def irrealis(m: Match) -> Finding | None:
    """G3. A figure that is only possible, planned or asked for conflicts with nothing."""
    if not (m.x.possible or m.y.possible):
        return None
    x, y = _planned(m.x, m.a), _planned(m.y, m.b)
    sure = (x or not m.x.possible) and (y or not m.y.possible)
    sure = sure and not _SO_FAR.search((m.b if m.x.possible else m.a).text)
    if (x and y) or (sure and measures.announced(m.x, m.y, m.a, m.b)):
        return None  # two plans that differ do conflict
    weak = m.x if m.x.possible else m.y
    return Finding("compatible", "", 0.0, f"“{weak.text}” is not said as a fact")


_SO_FAR = lazy_regex(r"\b(?:so far|already|to date|up to now)\b", re.I)


def minor(m: Match) -> Finding | None:
    """F8. Figures so near that they are as likely two counts of one fact."""
    width = gap(m.x, m.y)
    if not _convention(m.x, m.y, width) and not _minor(m.x, m.y, width):
        return None
    return Finding("compatible", "number", 0.0,
                   f"{show(m.x)} and {show(m.y)} lie only {width:.0%} apart",
                   minor=True)  # fmt: skip


def disjoint(m: Match) -> Finding | None:
    """F9. Figures of one measure whose intervals do not meet cannot both be true."""
    width = gap(m.x, m.y)
    why = f"{show(m.x)} and {show(m.y)} do not meet: {width:.0%} apart, on “{question(m)}”"
    for all_of_them, some in ((m.x, m.y), (m.y, m.x)):
        if all_of_them.high == 0 and all_of_them.text.lower().startswith(_ALL):
            left = f"that leaves none {some.role}, and the other tells of “{some.text}”"
            why = f"“{all_of_them.text}”: {left}"
    return Finding("contradicts", "number", weaker(m, strengths.number(width)), why, _dissolves(m))


class Row(NamedTuple):
    """A row: its name, its function, and a pair of claims that it answers."""

    name: str
    find: Callable[[Match], Finding | None]
    example: tuple[str, str]
    answer: RelationName


ROWS: tuple[Row, ...] = (
    Row("F1 equal figure", matched,
        ("The flood killed 31 people.", "Thirty-one people died in the flood."), "repeats"),
    Row("F3 part and whole", part_and_whole,
        ("The flood killed 31 people.", "The flood killed nine children."), "different-scope"),
    Row("F5 intervals meet", intervals_meet,
        ("The flood killed at least 31 people.", "The flood killed 40 people."), "compatible"),
    Row("G3 not said as a fact", irrealis,
        ("As many as 80 may have drowned.", "90 people drowned."), "compatible"),
    Row("F6 reversal", revisions.reversal,
        ("Nobody was hurt, the airport said.", "Six were hurt, the airport said."), "contradicts"),
    Row("F7 revised", revisions.revised,
        ("The flood killed 31 people.", "The toll of the flood has risen to 44."), "revises"),
    Row("F8 minor", minor,
        ("The flood destroyed 410 houses.", "The flood destroyed 425 houses."), "compatible"),
    Row("F9 disjoint", disjoint,
        ("The flood killed 31 people.", "The flood killed 75 people."), "contradicts"),
)  # fmt: skip


def _convention(x: Quantity, y: Quantity, width: float) -> bool:
    return (x.soft or y.soft) and width < strengths.SOFT_GAP


def _minor(x: Quantity, y: Quantity, width: float) -> bool:
    if x.unit:
        return width < strengths.MINOR_MEASURE
    return width < strengths.MINOR_COUNT and min(high(x), high(y)) >= strengths.MINOR_COUNT_FROM


_UNDER_WAY = lazy_regex(
    r"\b(?:is|are) (?:now )?\w+ing\b|\b(?:is|are) (?:planned|due)\b|\bannounc(?:es|ed)\b"
)


def _planned(quantity: Quantity, reading: Reading) -> bool:
    """Return whether a figure is of a plan: "will cut 800 jobs", "announced a dividend of 40"."""
    how = said(quantity, reading)
    return how == "planned" or (how == "fact" and _UNDER_WAY.search(reading.text) is not None)


def _dissolves(m: Match) -> str:
    if bool(m.x.side) != bool(m.y.side):
        named, bare = (m.x, m.y) if m.x.side else (m.y, m.x)
        return f"if “{bare.text}” counts others than “{named.text}” does"
    if not m.a.dates and not m.b.dates:
        return "if the two count different days, places or groups"
    return "if the two count different places or groups"


_ALL = ("all ", "everyone", "everybody", "both ")
# What none of those did to whom one thing befell, all of them.
_ELSE = {
    "killed": ("survived", "arrested", "captured", "fled"),
    "survived": ("killed",),
    "rescued": ("killed",),
}


def _told(quantity: Quantity) -> bool:
    """Return whether a figure that the other claim lacks is more than a word for none."""
    return quantity.high != 0 or bool(quantity.noun)


_EVERYONE = lazy_regex(
    r"(?:everyone|everybody|all)\b(?! but)[^.,;]{0,60}?\b"
    r"(?:(survived|(?:came|got|walked) (?:out|away) (?:alive|unhurt))"
    r"|(died|perished|(?:was|were) killed|lost their lives))\b",
    re.I,
)


def _of_everyone(reading: Reading) -> list[Quantity]:
    """Return none killed where everyone survived, and none left where everyone died."""
    start, end = reading.statement
    found = _EVERYONE.match(reading.text, start, end)
    if found is None or reading.polarity != "affirmed" or reading.modality != "fact":
        return []
    if any(q.span[0] < found.end() for q in reading.quantities):
        return []  # "all 62 people aboard survived": told by its figure
    role = "killed" if found[1] else "survived"
    return [
        Quantity(0.0, 0.0, "exact", False, "people", "", "", role, "", False, False, False,
                 found.group(), found.span(), 0)
    ]  # fmt: skip


def _is_everyone(figure: Quantity) -> bool:
    text = figure.text.lower()
    return not figure.noun and figure.high == 0 and text.startswith(("every", "all "))


_BESIDE = lazy_regex(
    r"\b(?:on the ground|outside|nearby|bystanders?|passers-by|at the gate)\b", re.I
)
_ANY_OF_THEM = frozenset("people passengers crew victims children women men tourists".split())


def _may_be_of(figure: Quantity, reading: Reading) -> bool:
    """Return whether those counted may be of those of whom everyone survived, or died."""
    return figure.counted in _ANY_OF_THEM and not _BESIDE.search(reading.text)


def _not_one(figure: Quantity, reading: Reading) -> bool:
    """Return whether a denial leaves none of those counted: "did not lose a single jet"."""
    if not figure.negated or (figure.low, figure.high) != (1, 1):
        return False
    clause = standing.clause_of(figure, reading)
    if clause is None or clause.cue is None or not figure.noun:
        return False  # "nobody has hidden a single body"
    before = clause.cue[1] <= figure.span[0]
    return before and figure.text.lower().startswith(("a single ", "one single ", "single "))


@once
def _asserted(reading: Reading) -> list[Quantity]:
    """Return the figures that a claim stands for: "all 62 died" says that none survived, too."""
    told = [
        replace(q, low=0.0, high=0.0, hedge="none", negated=False) if _not_one(q, reading) else q
        for q in reading.quantities[:FIGURES]
        if q.role != "age" and (not q.negated or _not_one(q, reading))
    ]
    told += _of_everyone(reading)
    return told + [
        replace(q, low=0.0, high=0.0, hedge="exact", role=role)
        for q in told
        if q.text.lower().startswith(_ALL) or scope.every_one(q, reading)
        for role in _ELSE.get(q.role, ())
    ]


def _pairs(
    left: list[Quantity],
    right: list[Quantity],
    a: Reading,
    b: Reading,
    pair: Circumstances,
    one_topic: bool,
    share: float,
    strangers: Callable[[], bool],
    thin: bool,
) -> Iterator[Match]:
    for x in left:
        for y in right:
            told = scope.of(x, y, a, b, several_sides=pair.several_sides, share=share)
            if (
                told == "other"
                and one_topic
                and not meet(x, y)
                and lonefigures.only_such(x, y, a, b)
            ):
                told = "same"
            near = share >= scope.ONE_TOLL or bool(x.side and y.side)
            if told != "other" and any(
                _is_everyone(q) and not _may_be_of(other, r)
                for q, other, r in ((x, y, b), (y, x, a))
            ):
                told = "other"  # "everyone aboard survived", "two on the ground were killed"
            if told != "other" and not meet(x, y):
                here = counters.none_there(x, a, b) or counters.none_there(y, b, a)
                away = not near and reach.one_placed(a, b)
                others = counters.two_voices(x, y, pair) or counters.whose_apart(x, y, a, b)
                if away or others or (here and not (x.side and y.side)):
                    told = "other"  # "18 died in the city", "the death toll has risen to 1,037"
                elif told == "same" and not (near and scope.of_harm(x, y)):
                    apart = not measures.one(x, y, a, b) or reach.in_two_towns(a, b)
                    apart = apart or measures.announced(x, y, a, b)  # jobs at two firms
                    if apart and strangers():
                        told = "other"  # "scored twice against Chile", "three times against Peru"
            shares = x.unit == "percent" and not pair.chosen and not measures.one(x, y, a, b)
            if shares and x.noun != y.noun and not (x.role and x.role == y.role):
                told = "other"  # "won with 58 percent", "sheets from 83 percent of the stations"
            if told == "same" and x.side != y.side and counters.of_the_bereaved(x, y):
                told = "a-part" if x.side else "b-part"
            if told != "other" and any(map(counters.of_somebody, (x, y))) and not pair.same_source:
                told = standing.both(told, counters.seen_by_one(x, y, a, b))
            yield Match(x, y, told, a, b, pair, thin)


_SURENESS = {"same": 0, "a-part": 1, "b-part": 1, "other": 2}


def relate(
    a: Reading,
    b: Reading,
    pair: Circumstances,
    *,
    one_topic: bool = False,
    share: float = 1.0,
    strangers: Callable[[], bool] = bool,
    thin: bool = False,
) -> Found:
    """Return what the figures of two claims say of each other, row by row.

    `share` of their words is in common; `one_topic`: those beside the figures are, and then the
    only length, sum or speed of each is of one thing, however it is said. `strangers` tells whether
    each brings in names that cannot be the other's: of what befell nobody they make two figures.
    `thin`: they have so few words in common that only a side, named by both, makes a toll one.
    """
    left, right = _asserted(a), _asserted(b)
    if not left or not right:
        return Found((), 0, sum(map(_told, left)), sum(map(_told, right)))
    found: list[Relation] = []
    met = list(_pairs(left, right, a, b, pair, one_topic, share, strangers, thin))
    # An equal figure in the same scope is surest; then one that is part of a wider count.
    free_a, free_b = list(left), list(right)
    telling = False
    for m in sorted(met, key=lambda m: (_SURENESS[m.scope], m.x.span[0] + m.y.span[0])):
        if m.x in free_a and m.y in free_b and (answer := matched(m)):
            found.append(_relation(ROWS[0], answer, m))
            telling = telling or _telling(m)
            free_a.remove(m.x)
            free_b.remove(m.y)
    equals = len(found)
    summed = list(sums.of(free_a, free_b, a, b))
    for relation, parts, whole in summed:
        found.append(relation)
        free_a = [q for q in free_a if q not in parts and q is not whole]
        free_b = [q for q in free_b if q not in parts and q is not whole]
    compared: set[int] = set()
    for m in met:
        free = any(m.x is q for q in free_a) and any(m.y is q for q in free_b)
        if m.scope == "other" or not free or _told_too(m):
            continue
        for row in ROWS[1:]:
            if answer := row.find(m):
                found.append(_relation(row, answer, m))
                compared.update((id(m.x), id(m.y)))
                break
    found.extend(_more_than_all(m) for m in met if votes.over_the_whole(m.x, m.y, a, b))
    if (share >= scope.ONE_TOLL and not strangers()) and (won := votes.margins(a, b)):
        found.extend(_rival_margins(Match(*won, "same", a, b, pair, thin)))
    if not found and free_a and free_b:
        if len(free_a) == len(free_b) == 1 and _one_and_the_same(free_a[0], free_b[0], a, b):
            return Found((), 1, 0, 0)
        found.append(_apart(free_a[0], free_b[0]))
    only_a = sum(id(q) not in compared and scope.tells(q) for q in free_a)
    only_b = sum(id(q) not in compared and scope.tells(q) for q in free_b)
    return Found(tuple(found), equals + len(summed), only_a, only_b, telling)


def _more_than_all(m: Match) -> Relation:
    """Return the conflict of the shares of two camps that make more than all votes."""
    why = f"{show(m.x)} and {show(m.y)} are more than all votes: each camp has one of them"
    found = Finding("contradicts", "number", weaker(m, strengths.PART_WHOLE), why, _dissolves(m))
    return _relation(ROWS[-1], found, m)


def _rival_margins(m: Match) -> Iterator[Relation]:
    """Yield a conflict of two margins of one vote: 212 to 198, "a majority of three"."""
    if not meet(m.x, m.y) and (answer := disjoint(m)):
        yield _relation(ROWS[-1], answer, m)


def _told_too(m: Match) -> bool:
    """Return whether the other claim gives one of two measures, too: "closed 9 % down"."""
    if not m.x.unit or equal(m.x, m.y):
        return False
    return any(equal(m.x, q) and q.unit == m.x.unit for q in m.b.quantities) or any(
        equal(m.y, q) and q.unit == m.y.unit for q in m.a.quantities
    )


def _one_and_the_same(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two claims' only figure is one: "one in ten patients", "10 percent"."""
    if x.unit != y.unit or x.soft or (x.low, x.high) != (y.low, y.high):
        return False
    return not x.unit or _reached(x, a) == _reached(y, b)


def _reached(quantity: Quantity, reading: Reading) -> bool:
    """Return whether a figure is what something rose or fell to: "raised to 21 percent"."""
    led = reading.text[: quantity.span[0]].split()[-3:]
    return "to" in led[-2:] and "by" not in led


def _telling(m: Match) -> bool:
    """Return whether the figure itself says which fact is meant: so many, of whom, in what role."""
    exact = m.x.hedge == m.y.hedge and not m.x.soft and m.x.low == m.y.low
    one = m.x.role and m.x.role == m.y.role and m.x.side and m.y.side
    sides = standing.of_sides(m.x, m.y) != "other"
    return bool(exact and one and sides and m.x.low >= strengths.TELLING)


def _apart(x: Quantity, y: Quantity) -> Relation:
    return Relation(
        "different-scope", rule="F4 another measure",
        explanation=f"“{x.text}” and “{y.text}” count different things",
        marks_a=(x.span,), marks_b=(y.span,),
    )  # fmt: skip


def _relation(row: Row, answer: Finding, m: Match) -> Relation:
    plain = m.x.unit or scope.one_fate(m.x, m.y, m.a, m.b)
    known = bool(m.x.side and m.y.side) or not m.thin  # a side's dead are one toll, however told
    sure = (plain and known) or m.pair.chosen
    return Relation(
        answer.relation,
        answer.kind,
        answer.strength if sure else min(answer.strength, strengths.THIN),
        "minor" if answer.minor else "",
        row.name,
        answer.why,
        answer.dissolves if sure else OF_TWO_THINGS,
        question(m),
        (show(m.x), show(m.y)),
        (m.x.span,),
        (m.y.span,),
    )
