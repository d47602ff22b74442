"""Times told from the day of saying ("two days ago", "last week"), and times of day."""

from __future__ import annotations

from datetime import date

from claimtrack.reading.datewords import Found, Reader, count_at, past
from claimtrack.reading.dayparts import CLOCK
from claimtrack.reading.days import (
    Stretch,
    between,
    day,
    months_on,
    season,
    shift,
    week,
    year,
)
from claimtrack.text import lazy_regex


def _relative(r: Reader, at: int) -> Found | None:
    """Read "yesterday", "today", "tonight", "last night", "this morning"."""
    word = r.low(at).removesuffix("'s").removesuffix("’s")
    offset = r.words.relative.get(word)
    end, first = at + 1, at
    hours = None
    if offset is None:
        if r.inside(at, "last") and r.low(end) == "night":
            offset, end = -1, end + 1
        elif r.inside(at, "this") and r.low(end) in r.words.parts:
            offset, hours, end = 0, r.words.parts[r.low(end)], end + 1
        elif word == "day" and r.low(at + 1) in ("before", "after"):
            if r.low(at + 2) not in ("yesterday", "tomorrow"):
                return None
            offset, end = (-2 if r.low(at + 2) == "yesterday" else 2), at + 3
        else:
            return None
    elif r.low(end) in r.words.parts:
        hours, end = r.words.parts[r.low(end)], end + 1
    if word == "the" or (word == "morgen" and r.low(at - 1) in ("am", "guten")):
        return None
    if word == "overnight" and r.low(end) in ("on", "from"):
        return None  # "overnight on 30-31 August"
    if r.base is None:
        night = r.words.parts.get("night") if word == "overnight" else None
        return Found(Stretch(None, None, "", "relative"), first, end, hours or night)
    told = shift(r.base, offset)
    if word == "overnight" or (offset == -1 and r.low(end - 1) == "night"):
        return Found(between(told, shift(told, 1)), first, end)
    return Found(day(told), first, end, hours)


def ago(r: Reader, at: int) -> Found | None:
    """Read "two days ago", "a week ago", "three months earlier" (from the base)."""
    counted = count_at(r, at)
    if counted is None:
        return None
    number, end = counted
    size = r.words.units.get(r.low(end))
    if size is None or r.low(end + 1) not in ("ago",):
        return None
    if r.base is None:
        return Found(Stretch(None, None, "", "relative"), at, end + 2)
    unit = r.low(end)
    if unit.startswith("year"):
        found = year(max(r.base.year - number, 1))
    elif unit.startswith("month"):
        found = months_on(r.base, -number)
    elif unit.startswith("decade"):
        found = between(date(max(r.base.year - 10 * number - 2, 1), 1, 1),
                        date(max(r.base.year - 10 * number + 2, 1), 12, 31))  # fmt: skip
    elif unit.startswith("week") or unit == "fortnight":
        found = day(shift(r.base, -size * number))
    else:
        found = day(shift(r.base, -size * number))
    return Found(found, at, end + 2)


def _weekend(r: Reader, at: int, end: int, which: str) -> Found:
    """Return the Saturday and Sunday last over, or of this week, or of the next."""
    if r.base is None:
        return Found(Stretch(None, None, "", "relative"), at, end)
    saturday = shift(r.base, 5 - r.base.weekday())
    if which == "last" or (which == "" and r.base.weekday() < 5 and not r.ahead):
        saturday = shift(saturday, -7)
    elif which == "next":
        saturday = shift(saturday, 7)
    return Found(between(saturday, shift(saturday, 1)), at, end)


def _the_weekend(r: Reader, at: int) -> Found | None:
    """Read "at the weekend", "over the weekend"; not "the weekend of 20 July"."""
    if r.low(at) != "weekend" or r.low(at + 1) == "of" or r.low(at - 1) != "the":
        return None
    return _weekend(r, at, at + 1, "")


# After these "last" is the verb: "the ceasefire is to last ten days".
_MODALS = frozenset("to will would could can may might should must shall not".split())


def stretch_said(r: Reader, at: int) -> Found | None:
    """Read "last week", "this month", "next year", "the past 24 hours", "the last three days"."""
    which = next((n for n in ("last", "next", "this") if r.inside(at, n)), "")
    if which == "last" and at and r.low(at - 1) in _MODALS:
        return None  # "the ceasefire is to last ten days"
    if not which:
        return None
    end = at + 1
    counted = count_at(r, end) if which != "this" else None
    unit_at = counted[1] if counted else end
    unit = r.low(unit_at)
    if r.low(at) == "following" and r.low(at - 1) != "the" and r.low(unit_at + 1) == "of":
        return None  # "following two days of protests" is after them
    if not counted and unit in r.words.seasons and unit not in r.words.months:
        number = r.words.seasons[unit]
        if r.base is None:
            return Found(Stretch(None, None, "", "relative"), at, unit_at + 1)
        found = season(number, r.base.year)
        if which == "last" and found.end and found.end >= r.base:
            found = season(number, r.base.year - 1)
        elif which == "next" and found.start and found.start <= r.base:
            found = season(number, r.base.year + 1)
        return Found(found, at, unit_at + 1)
    if not counted and unit == "weekend":
        return _weekend(r, at, unit_at + 1, which)
    size = r.words.units.get(unit)
    if size is None or (not counted and unit.endswith("s")):
        return None
    if not counted and unit in ("hour", "minute", "decade") and which != "this":
        counted = (1, unit_at)
    if r.base is None:
        return Found(Stretch(None, None, "", "relative"), at, unit_at + 1)
    sign = {"last": -1, "next": 1, "this": 0}[which]
    if counted:
        days = size * counted[0] if size else (counted[0] + 23) // 24 if "hour" in unit else 1
        far = shift(r.base, sign * max(days, 1))
        return Found(between(far, r.base), at, unit_at + 1)
    if unit == "week":
        return Found(week(r.base, sign), at, unit_at + 1)
    if unit == "month":
        return Found(months_on(r.base, sign), at, unit_at + 1)
    if unit == "year":
        return Found(year(max(r.base.year + sign, 1)), at, unit_at + 1)
    if unit in ("fortnight", "night", "day"):
        return Found(day(shift(r.base, sign)), at, unit_at + 1)
    return None


_CLOCK = lazy_regex(r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d)?(?!\d|\.\d)")


def clock(r: Reader, at: int) -> Found | None:
    """Read "15:30", "5 pm", "5.30 a.m.", "5.12 in the morning", "0600 GMT", "noon"."""
    word = r.low(at)
    if word in ("noon", "midnight", "midday") and r.low(at - 1) in _AT:
        minute = 0 if word == "midnight" else 720
        return Found(CLOCK, at, at + 1, (minute, minute))
    told = _hour_and_minute(r, at) if word[0].isdecimal() else None
    if told is None:
        return None
    minute, end = told
    half, end = _half_of_day(r, end)
    if half:
        minute = minute % 720 + (720 if half == "pm" else 0)
    while r.low(end) in _AFTER_CLOCK:
        end += 1
    return Found(CLOCK, at, end, (minute, minute))


_AT = ("at", "by", "around", "before", "after", "until", "since")


def _hour_and_minute(r: Reader, at: int) -> tuple[int, int] | None:
    """Return the minute of the day, of its half where that follows, and the token behind it."""
    word, end = r.low(at), at + 1
    match = _CLOCK.match(r.text, r.tokens[at].start)
    if match:
        behind = past(r, at, match.end())
        if ":" in match.group() or r.low(behind) in _NOONS or _half_of_day(r, behind)[0]:
            if r.low(behind) == "-" or behind > at + 5:
                return None
            return int(match[1]) * 60 + int(match[2]), behind
    if not word.isdecimal():
        return None
    dotted = r.low(end) in ("a", "p") and r.low(end + 1) == "." and r.low(end + 2) == "m"
    if len(word) <= 2 and int(word) <= 12 and (r.low(end) in _HALVES or dotted):
        return int(word) * 60, end
    military = len(word) == 4 and r.low(end) in ("gmt", "utc", "hours", "hrs", "local")
    if military and int(word[:2]) < 24 and int(word[2:]) < 60:
        return int(word[:2]) * 60 + int(word[2:]), end
    return None


def _half_of_day(r: Reader, at: int) -> tuple[str, int]:
    """Return "am" or "pm" and the token behind "p.m." or "in the evening"; "" where none is."""
    if r.low(at) in ("am", "a.m.", "pm", "p.m."):
        return r.low(at)[0] + "m", at + 1
    part = r.low(at + 2) if (r.low(at), r.low(at + 1)) == ("in", "the") else ""
    if part in ("morning", "afternoon", "evening"):
        return "am" if part == "morning" else "pm", at + 3
    return "", at


_HALVES = ("am", "pm", "a.m.", "p.m.", "o'clock", "o’clock")
_AFTER_CLOCK = (
    "gmt",
    "utc",
    "local",
    "time",
    "hours",
    "hrs",
    "est",
    "cet",
    "eet",
    "z",
    *_HALVES[4:],
)


_NOONS = frozenset("am pm a.m. p.m. gmt utc".split())

PARSERS = (_relative, ago, stretch_said, _the_weekend)
