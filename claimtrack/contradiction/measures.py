"""What a figure measures where nothing befell what is counted: attendance, turnout, revenue.

The tables of classes and roles tell whom a figure counts and what befell them; they are silent on
"the march drew 35,000" and "attendance was 200,000". `lexicon/measures.toml` names such measures.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from claimtrack.model import Quantity, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import said
from claimtrack.reading.lexemes import stem
from claimtrack.reading.remembered import once_in

_WORD = re.compile(r"[^\W\d_]+")


class _Row(NamedTuple):
    name: str
    unit: str
    things: frozenset[str]
    acts: frozenset[str]
    roles: frozenset[str]  # roles that a figure of it may have; empty: any
    kinds: bool  # passengers and crew are not one, though both are aboard
    own: bool  # never told without its name: debts beside a price
    whose: bool  # seats and votes are somebody's: another's are another figure


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word, "en") for word in _WORD.findall(words.lower()))


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["name"],
            row["unit"],
            _stems(row["things"]),
            _stems(row.get("acts", "")),
            frozenset(row["roles"].split()) if "roles" in row else frozenset(),
            row.get("kinds", False),
            row.get("own", False),
            row.get("whose", False),
        )
        for row in lexicons.load("measures")["row"]
    )


# Acts that tell of a part of those who took part, were aboard or work there.
_OF_SOME = frozenset(
    "arrest cure treat charge kill wound deploy guard protect evacuate hospitalise accuse fine "
    "sentence convict rescue infect release".split()
)


@lru_cache(maxsize=50_000)
def _named(text: str, unit: str, role: str, head: str) -> frozenset[str]:
    if unit == "count" and head in _OF_SOME:
        return frozenset()
    words = _stems(text)
    return frozenset(
        row.name
        for row in _rows()
        if row.unit in (unit, "any")
        and words & row.things
        and (not row.acts or words & row.acts)
        and (not row.roles or not role or role in row.roles)
    )


@once_in
def of(figure: Quantity, reading: Reading) -> frozenset[str]:
    """Return the measures that a figure may give; none where its clause has two of one unit."""
    rivals = [q for q in reading.quantities if q.clause == figure.clause and q.unit == figure.unit]
    if len(rivals) > 1:
        return frozenset()
    if 0 <= figure.clause < len(reading.clauses):
        (start, end), head = (
            reading.clauses[figure.clause].span,
            reading.clauses[figure.clause].head,
        )
    else:
        (start, end), head = reading.statement, ""
    unit = {"": "count"}.get(figure.unit, "money" if figure.counted == "money" else figure.unit)
    return _named(said(reading, (start, end)), unit, figure.role, head)


def one(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two figures plainly give one measure."""
    return x.unit == y.unit and bool(of(x, a) & of(y, b))


def apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two figures plainly give two measures, or one that only one names."""
    mine, theirs = of(x, a), of(y, b)
    if mine and theirs:
        return not mine & theirs
    return bool(mine | theirs) and (mine | theirs) <= _flagged("own")


@cache
def _flagged(flag: str) -> frozenset[str]:
    return frozenset(row.name for row in _rows() if getattr(row, flag))


_CREW = 0.75  # convention: on a vessel at least three in four are passengers


def by_kind(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether the measure of two figures is told by kind: passengers apart from crew.

    So few passengers that no crew makes up for the rest are a rival figure of all aboard.
    """
    if {x.counted, y.counted} == {"passengers", "people"}:
        some, everybody = (x, y) if x.counted == "passengers" else (y, x)
        if some.high is not None and some.high < _CREW * everybody.low:
            return False
    return not _flagged("kinds").isdisjoint(of(x, a) & of(y, b))


def somebodys(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether the measure of two figures is somebody's: seats, votes, a fortune."""
    return not _flagged("whose").isdisjoint(of(x, a) & of(y, b))
