"""What the drawings of a report hold: places and sizes, in units of their own view box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log2, sqrt
from typing import Any

from claimtrack.report.words import MONTHS, day, fitting

WIDTH = 720  # units of both drawings
LANES = 7  # sides that have a lane of their own
NO_SIDE, OTHERS = "no side given", "other sides"
LABEL = 132  # units left of the plot
LANE = 44
# The finest unit of time that needs no more columns than this.
COLUMNS = 32

NODES = 16  # sources on the map: more arcs than those of 16 cannot be told apart
NODE = 26
NAMES = 290  # where the names end
NAME_SIGNS, SIDE_SIGNS, LANE_SIGNS = 24, 10, 16


@dataclass(frozen=True, slots=True)
class Mark:
    """The claims of one lane in one column: a circle."""

    x: float
    y: float
    r: float
    ids: tuple[str, ...]
    conflicts: int
    revisions: int
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of time on the axis; `text` is "" where there is no room for it."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Period:
    """A row of the table beside the drawing: what each lane said in that time."""

    name: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Who said how much when: lanes are sides, columns days, weeks, months or years."""

    height: float
    unit: str
    lanes: tuple[tuple[float, str, str], ...]  # y, name as drawn, name
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    periods: tuple[Period, ...]
    undated: tuple[str, ...]


def timeline(rows: Sequence[Mapping[str, Any]]) -> Timeline | None:
    """Lay out the rows of `ledger.timeline`; None where no claim has a date."""
    dated = [(found, row) for row in rows if (found := day(row["said"]))]
    if not dated:
        return None
    names = _lanes([row["side"] for _, row in dated])
    unit, starts = _columns(min(d for d, _ in dated), max(d for d, _ in dated))
    step = (WIDTH - LABEL - 24) / len(starts)
    held: dict[tuple[int, int], list[Mapping[str, Any]]] = defaultdict(list)
    place = {start: column for column, start in enumerate(starts)}
    for found, row in dated:
        side = row["side"] or NO_SIDE
        lane = names.index(side) if side in names else names.index(OTHERS)
        held[place[_start(found, unit)], lane].append(row)
    marks = tuple(
        _mark(group, LABEL + step * (column + 0.5), _lane_y(lane), min(step * 0.48, 16),
              f"{_period(starts[column], unit)}, {names[lane]}")
        for (column, lane), group in sorted(held.items())
    )  # fmt: skip
    return Timeline(
        height=LANE * len(names) + 46,
        unit=unit,
        lanes=tuple((_lane_y(n), fitting(name, LANE_SIGNS), name) for n, name in enumerate(names)),
        ticks=_ticks(starts, unit, step),
        marks=marks,
        periods=tuple(
            Period(
                _period(start, unit),
                tuple(
                    tuple(r["id"] for r in held.get((c, lane), ())) for lane in range(len(names))
                ),
            )
            for c, start in enumerate(starts)
            if any((c, lane) in held for lane in range(len(names)))
        ),
        undated=tuple(row["id"] for row in rows if not day(row["said"])),
    )


def _lane_y(lane: int) -> float:
    return 12 + LANE * (lane + 0.5)


def _lanes(sides: Sequence[str]) -> list[str]:
    """Return the sides by how much they said; those without one last."""
    counts: dict[str, int] = defaultdict(int)
    for side in sides:
        counts[side or NO_SIDE] += 1
    none = [NO_SIDE] if counts.pop(NO_SIDE, 0) else []
    order = sorted(counts, key=lambda side: (-counts[side], side))
    named = order if len(order) <= LANES else [*order[: LANES - 1], OTHERS]
    return named + none


def _columns(first: date, last: date) -> tuple[str, list[date]]:
    """Return the unit and the first day of every column from first to last."""
    for unit in ("day", "week", "month", "year"):
        starts = [_start(first, unit)]
        while len(starts) <= COLUMNS and (following := _next(starts[-1], unit)) is not None:
            if following > last:
                return unit, starts
            starts.append(following)
        if following is None:
            return unit, starts
    held = sorted({first.year // 100, last.year // 100})
    return "century", [date(max(1, n * 100), 1, 1) for n in range(held[0], held[-1] + 1)]


def _start(found: date, unit: str) -> date:
    if unit == "week":
        return found - timedelta(days=min(found.weekday(), found.toordinal() - 1))
    if unit == "month":
        return found.replace(day=1)
    if unit == "year":
        return found.replace(month=1, day=1)
    return date(max(1, found.year // 100 * 100), 1, 1) if unit == "century" else found


def _next(start: date, unit: str) -> date | None:
    """Return the start of the next column; None at the end of the calendar."""
    try:
        if unit in ("day", "week"):
            return start + timedelta(days=1 if unit == "day" else 7)
        if unit == "month":
            return date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return date(start.year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None


def _period(start: date, unit: str) -> str:
    if unit == "century":
        return f"{start.year // 100 * 100}s"
    if unit == "year":
        return f"{start.year:04}"
    month = f"{MONTHS[start.month - 1]} {start.year:04}"
    if unit == "month":
        return month
    return f"{'week of ' if unit == 'week' else ''}{start.day} {month}"


def _ticks(starts: Sequence[date], unit: str, step: float) -> tuple[Tick, ...]:
    """Name as many columns as there is room for: a name needs about 62 units."""
    every = max(1, -int(-62 // step))
    year = None
    found = []
    for column, start in enumerate(starts):
        text = ""
        if column % every == 0:
            text = _period(start, unit).removeprefix("week of ")
            if unit in ("day", "week") and start.year == year:
                text = text.rpartition(" ")[0]
            year = start.year
        found.append(Tick(LABEL + step * (column + 0.5), text))
    return tuple(found)


def _mark(rows: Sequence[Mapping[str, Any]], x: float, y: float, most: float, where: str) -> Mark:
    conflicts = sum(1 for row in rows if row["contradicts"])
    revisions = sum(1 for row in rows if row["revises"])
    told = [f"{where}: {len(rows)} statement{'s' if len(rows) > 1 else ''}"]
    told += [f"{conflicts} against what was said before"] if conflicts else []
    told += [f"{revisions} revising it"] if revisions else []
    return Mark(
        x, y, min(most, 5 + 2.6 * sqrt(len(rows))), tuple(row["id"] for row in rows),
        conflicts, revisions, ", ".join(told),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two sources and how often their statements cannot both be true."""

    a: str
    b: str
    count: int
    possible: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two sources on the map."""

    path: str
    width: float
    sure: bool
    title: str


@dataclass(frozen=True, slots=True)
class Map:
    """Who contradicts whom: names one below the other, arcs between those that differ."""

    height: float
    names: tuple[tuple[float, str, str], ...]  # y, name and side as drawn
    arcs: tuple[Arc, ...]


def opposition(rows: Sequence[Mapping[str, Any]]) -> list[Opposed]:
    """Count contradictions by the two sources that show them, the most first.

    `count` are those of tier conflict, `possible` the others; one that a source has with itself
    has the same name twice.
    """
    held: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        for a in row["a"]["sources"]:
            for b in row["b"]["sources"]:
                held[min(a, b), max(a, b)].append(row)
    found = []
    for (a, b), members in held.items():
        sure = sum(1 for row in members if row["tier"] == "conflict")
        asked = tuple(dict.fromkeys(row["question"] for row in members))
        found.append(Opposed(a, b, sure, len(members) - sure, asked))
    return sorted(found, key=lambda each: (-each.count, -each.possible, each.a, each.b))


def opposed(found: Sequence[Opposed], sides: Mapping[str, str]) -> Map | None:
    """Draw the sources that stand against most others; None where fewer than two do."""
    weight: dict[str, int] = defaultdict(int)
    for each in found:
        if each.a != each.b:
            weight[each.a] += 2 * each.count + each.possible
            weight[each.b] += 2 * each.count + each.possible
    chosen = sorted(weight, key=lambda name: (-weight[name], name))[:NODES]
    by_side: dict[str, int] = defaultdict(int)
    for name in chosen:
        by_side[sides.get(name, "")] += weight[name]
    chosen.sort(
        key=lambda name: (
            not sides.get(name), -by_side[sides.get(name, "")], sides.get(name, ""),
            -weight[name], name,
        )
    )  # fmt: skip
    at = {name: 18 + NODE * place for place, name in enumerate(chosen)}
    drawn = [each for each in found if each.a != each.b and each.a in at and each.b in at]
    if not drawn:
        return None
    far = max(abs(at[each.a] - at[each.b]) for each in drawn)
    return Map(
        height=NODE * len(chosen) + 12,
        names=tuple(
            (at[name], fitting(name, NAME_SIGNS), fitting(sides.get(name, ""), SIDE_SIGNS))
            for name in chosen
        ),
        arcs=tuple(_arc(each, at, far) for each in reversed(drawn)),
    )


def _arc(each: Opposed, at: Mapping[str, int], far: int) -> Arc:
    y1, y2 = sorted((at[each.a], at[each.b]))
    reach = NAMES + 50 + (WIDTH - NAMES - 110) * (y2 - y1) / far * 4 / 3
    start = NAMES + 12
    told = []
    told += [f"{each.count} in conflict"] if each.count else []
    told += [f"{each.possible} possible or minor"] if each.possible else []
    return Arc(
        path=f"M{start} {y1}C{reach:.0f} {y1} {reach:.0f} {y2} {start} {y2}",
        width=round(min(6.0, 1.2 + log2(max(1, each.count))), 1),
        sure=bool(each.count),
        title=f"{each.a} ≠ {each.b}: {', '.join(told)}",
    )
