"""Weeks, months and years told from the day of saying, in the other languages: "letzte Woche"."""

from __future__ import annotations

from claimtrack.reading.datewords import Found, Parser, Reader, count_at, unit_said
from claimtrack.reading.days import Stretch, day, months_on, shift, week, year

_DAYS = {"day": 1, "week": 7}


def _whole(r: Reader, unit: str, offset: int) -> Stretch:
    """Return the day, week, month or year that many from that of the base."""
    if r.base is None:
        return Stretch(None, None, "", "relative")
    if unit == "week":
        return week(r.base, offset)
    if unit == "month":
        return months_on(r.base, offset)
    if unit == "year":
        return year(min(max(r.base.year + offset, 1), 9998))
    return day(shift(r.base, offset))


def _unit(r: Reader, at: int) -> Found | None:
    """Read "la semaine dernière", "в прошлом году", "im vergangenen Monat"."""
    told = unit_said(r, at) if r.lang != "en" else None
    if told is None or told[0] == "day":
        return None
    return Found(_whole(r, told[0], told[1]), at, told[2])


def _back(r: Reader, at: int) -> Found | None:
    """Read "il y a deux jours", "vor drei Wochen", "два года назад", "قبل يومين"."""
    if r.lang == "en":
        return None
    start = at
    if r.inside(at, "ago_before"):
        while r.inside(start, "ago_before"):
            start += 1
    counted = count_at(r, start)
    number, end = counted if counted is not None else (1, start)
    unit = r.words.spans.get(r.low(end), "")
    unit, _, times = unit.removesuffix("+").partition("*")
    if not unit or (start == at and not r.inside(end + 1, "ago")):
        return None
    if start > at and counted is None and not times and r.lang != "ar":
        return None  # "vor Tagen"
    if r.lang == "fr" and start != at + 3:
        return None  # "il y a", all of it
    number *= int(times or 1)
    end += 1 if start > at else 2
    if unit in _DAYS and r.base is not None:
        return Found(day(shift(r.base, -number * _DAYS[unit])), at, end)
    return Found(_whole(r, unit, -number), at, end)


PARSERS: tuple[Parser, ...] = (_back, _unit)
