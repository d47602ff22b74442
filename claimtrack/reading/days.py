"""Days, months and years as closed stretches of days, with their EDTF: the arithmetic of dates."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from claimtrack.text import lazy_regex

_FAR = 366 * 300  # days from the base at most: farther is a misreading


class Stretch(NamedTuple):
    """A closed stretch of days; None is open. Without year and base only the EDTF is known."""

    start: date | None
    end: date | None
    edtf: str
    grain: str  # day, week, month, season, year, weekday, part: how exactly it was said


def day(value: date) -> Stretch:
    """Return one day."""
    return Stretch(value, value, value.isoformat(), "day")


def month(year: int, number: int) -> Stretch:
    """Return a month of a year."""
    last = monthrange(year, number)[1]
    return Stretch(
        date(year, number, 1), date(year, number, last), f"{year:04}-{number:02}", "month"
    )


def year(number: int) -> Stretch:
    """Return a year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31), f"{number:04}", "year")


def between(start: date | None, end: date | None, grain: str = "part") -> Stretch:
    """Return the days from start to end, both included."""
    if start is not None and end is not None and start > end:
        start, end = end, start
    left, right = _edtf(start), _edtf(end)
    return Stretch(start, end, left if left == right else f"{left}/{right}", grain)


def _edtf(value: date | None) -> str:
    return ".." if value is None else value.isoformat()


def of_parts(
    number: int | None, month_number: int, year_number: int | None, base: date | None, ahead: bool
) -> Stretch | None:
    """Return a day or a month, of the year said, else of the year nearest before the base.

    None for a day that no calendar has; without year and base the year stays open (XXXX).
    """
    try:
        if year_number is not None:
            if number is None:
                return month(year_number, month_number)
            return day(date(year_number, month_number, number))
        if base is None:
            if number is None:
                return Stretch(None, None, f"XXXX-{month_number:02}", "month")
            date(2024, month_number, number)  # a leap year: any day there is
            return Stretch(None, None, f"XXXX-{month_number:02}-{number:02}", "day")
        for candidate in _years(base, ahead):
            try:
                found = (
                    month(candidate, month_number)
                    if number is None
                    else day(date(candidate, month_number, number))
                )
            except ValueError:  # 29 February
                continue
            if (
                found.start is not None
                and found.end is not None
                and (found.start <= base if not ahead else found.end >= base)
            ):
                return found
    except ValueError:
        return None
    return None


def _years(base: date, ahead: bool) -> tuple[int, ...]:
    step = 1 if ahead else -1
    return tuple(base.year + step * k for k in range(9) if 1 <= base.year + step * k <= 9998)


def weekday(number: int, base: date | None, which: str) -> Stretch:
    """Return the weekday (0 is Monday): the last one up to the base, or the next one.

    `which` is "" or "last" (strictly before), "next" (strictly after), "ahead" (from the base on).
    """
    if base is None:
        return Stretch(None, None, "", "weekday")
    back = (base.weekday() - number) % 7
    if which == "last":
        return day(shift(base, -(back or 7)))
    if which in ("next", "ahead"):
        ahead = (number - base.weekday()) % 7
        return day(shift(base, ahead or (7 if which == "next" else 0)))
    return day(shift(base, -back))


def shift(value: date, days: int) -> date:
    """Return the date some days on; held inside the calendar."""
    days = max(min(days, _FAR), -_FAR)
    try:
        return value + timedelta(days=days)
    except OverflowError:
        return value


def week(base: date, offset: int) -> Stretch:
    """Return the calendar week, Monday to Sunday, some weeks from that of the base."""
    monday = shift(base, -base.weekday() + 7 * offset)
    return between(monday, shift(monday, 6), "week")


def months_on(base: date, offset: int) -> Stretch:
    """Return the calendar month some months from that of the base."""
    count = base.year * 12 + base.month - 1 + offset
    number = count // 12
    return month(min(max(number, 1), 9998), count % 12 + 1)


_SEASONS = {0: (3, 5), 1: (6, 8), 2: (9, 11), 3: (12, 2)}
_SEASON_EDTF = {0: 21, 1: 22, 2: 23, 3: 24}


def season(number: int, year_number: int) -> Stretch:
    """Return a season of the northern year: spring is March to May; winter ends in February."""
    first, last = _SEASONS[number]
    year_number = min(year_number, 9998)  # winter ends in the year after
    end = year_number + (last < first)
    return Stretch(
        date(year_number, first, 1), date(end, last, monthrange(end, last)[1]),
        f"{year_number:04}-{_SEASON_EDTF[number]}", "season",
    )  # fmt: skip


def part(whole: Stretch, which: int) -> Stretch:
    """Return the early (0), middle (1) or late (2) third of a month or a year."""
    if whole.start is None or whole.end is None:
        return Stretch(None, None, whole.edtf + "~", "part")
    start, end = whole.start, whole.end
    if whole.grain == "month":
        cuts = (1, 11, 21, end.day + 1)
        return between(start.replace(day=cuts[which]), start.replace(day=cuts[which + 1] - 1))
    if whole.grain == "year":
        return between(date(start.year, 4 * which + 1, 1), month(start.year, 4 * which + 4).end)
    size = (end - start).days + 1
    first = shift(start, size * which // 3)
    return between(first, shift(start, max(size * (which + 1) // 3 - 1, size * which // 3)))


def around(whole: Stretch, days: int) -> Stretch:
    """Return a stretch widened for "around": days on either side of a day, a month by itself."""
    if whole.start is None or whole.end is None:
        return whole._replace(edtf=whole.edtf + "~")
    wide = {"day": days, "week": 7}.get(whole.grain, 0)
    return whole._replace(
        start=shift(whole.start, -wide), end=shift(whole.end, wide), edtf=whole.edtf + "~"
    )


_SAID = lazy_regex(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r" ?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?[~?%]?"
)


@lru_cache(maxsize=20_000)  # the claims of a day share it
def parse_said(value: str) -> tuple[str | None, str | None]:
    """Return the first and last ISO date of an ISO 8601 or EDTF date; None is open.

    Raises ValueError for everything else. Level 0 and 1 of EDTF (Library of Congress, 2019):
    dates, months, years, seasons 21-24, intervals with "..", unknown digits as X, "~?%".
    """
    text = value.strip()
    if "/" in text:
        left, _, right = text.partition("/")
        start = None if left in ("..", "") else parse_said(left)[0]
        end = None if right in ("..", "") else parse_said(right)[1]
        if "/" in right or (start is None and end is None) or (start and end and start > end):
            raise ValueError(f"not an ISO 8601 or EDTF date: {value!r}")
        return start, end
    try:
        found = _said(text)
    except ValueError:
        found = None
    if found is None or found.start is None or found.end is None:
        raise ValueError(f"not an ISO 8601 or EDTF date: {value!r}")
    return found.start.isoformat(), found.end.isoformat()


def _said(text: str) -> Stretch | None:
    if len(text) > 40 or not text.isascii():
        return None
    unknown = re.fullmatch(r"(\d{2,3})(X{1,2})", text)
    if unknown and len(text) == 4:
        low = int(unknown[1] + "0" * len(unknown[2]))
        high = int(unknown[1] + "9" * len(unknown[2]))
        return between(date(max(low, 1), 1, 1), date(high, 12, 31))
    text = re.sub(r"-XX(-XX)?$", "", text)
    match = _SAID.fullmatch(text)
    if match is None:
        return None
    years, months, days, hour, minute, second = match.groups()
    if hour and (int(hour) > 23 or int(minute) > 59 or int(second or 0) > 60):
        return None
    if months is None:
        return year(int(years))
    if 21 <= int(months) <= 24 and days is None:
        return season(int(months) - 21, int(years))
    return of_parts(int(days) if days else None, int(months), int(years), None, False)
