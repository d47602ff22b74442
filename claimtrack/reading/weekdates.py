"""Weekdays, nights and what lies between two dates: "Friday to Sunday", "overnight into Sunday"."""

from __future__ import annotations

from claimtrack.reading import lexicons
from claimtrack.reading.calendardates import day_month, month_day
from claimtrack.reading.datewords import (
    AMID,
    Found,
    Parser,
    Reader,
    past_join,
    sure_month,
)
from claimtrack.reading.days import between, shift, weekday

_NIGHTS = frozenset("night nuit noche nacht ночь ніч".split())
_LAST_WORDS = ("fr", "es", "ar", "it")  # languages that put "last" after the day


def _named(r: Reader, at: int) -> tuple[int, int, str, int] | None:
    """Return number, first token, which one ("last", "next") and end of a weekday at a token."""
    word = r.low(at).removesuffix("'s").removesuffix("’s")
    if r.lang == "ar":
        word = word.removeprefix("و")
    number = r.words.weekdays.get(word)
    if number is None or not (sure_month(r, at) or _joined(r, at)):
        return None
    if r.lang in ("en", "de") and not r.tokens[at].text[0].isupper() and len(word) < 6:
        return None
    which, first, end = "ahead" if r.ahead else "", at, at + 1
    if r.inside(at - 1, "last"):
        which, first = "last", at - 1
    elif r.inside(at - 1, "next"):
        which, first = "next", at - 1
    elif r.inside(end, "last") and r.lang in _LAST_WORDS:
        which, end = "last", end + 1
    return number, first, which, end


def _joined(r: Reader, at: int) -> bool:
    """Return whether a short weekday stands beside another: "Mon-Wed"."""
    return any(
        r.low(at + step) in ("-", "–", "—", "/") and r.low(at + 2 * step) in r.words.weekdays
        for step in (1, -1)
    )


def _part(r: Reader, at: int) -> tuple[tuple[int, int] | None, int]:
    """Return the minutes of a part of the day at a token and the token after it."""
    if r.lang == "en" and r.low(at) in r.words.parts:
        return r.words.parts[r.low(at)], at + 1
    return None, at


def _weekday_at(r: Reader, at: int) -> Found | None:
    """Read "Saturday", "last Friday", "Saturday 27 July", "Friday night into Sunday morning"."""
    said = _named(r, at)
    if said is None:
        return None
    number, first, which, end = said
    comma = end + (r.low(end) in (",", "."))
    if r.low(comma) in ("the", "el", "le", "den", "dem"):
        comma += 1
    full = day_month(r, comma) or month_day(r, comma) if comma < len(r.tokens) else None
    if full is not None and full.stretch.grain == "day":
        return full._replace(first=at)
    hours, end = _part(r, end)
    hit = Found(weekday(number, r.base, which), first, end, hours)
    return _to_weekday(r, hit, which)


def _to_weekday(r: Reader, left: Found, which: str) -> Found:
    """Return the days up to a second weekday where a joining word and one follow."""
    joined = past_join(r, left.end, left.first)
    if r.lang == "ar" and AMID & {r.low(left.first - 1), r.low(left.first - 2)}:
        joined = left.end  # "and" is the first letter of the word
    elif joined == left.end:
        return left
    while r.low(joined) in ("the", "early", "late", "last", "next", "dem", "den", "el", "le"):
        joined += 1
    start = left.stretch.start
    other = _named(r, joined)
    if other is None or start is None:
        return left
    last = weekday(other[0], r.base, other[2] or which).start
    if last is None:
        return left
    start = start if start <= last else shift(start, -7)
    _, end = _part(r, other[3])
    return Found(between(start, last), left.first, end)


def _between(r: Reader, at: int) -> Found | None:
    """Read "between 25 and 27 July", "from July 25 to 27", "between Monday and Wednesday"."""
    if r.low(at) not in _FROM or at + 1 >= len(r.tokens):
        return None
    start = at + 1 + (r.low(at + 1) in ("the", "el", "le", "last", "late", "early"))
    if start >= len(r.tokens):
        return None
    for parser in (day_month, month_day, _weekday_at):
        found = parser(r, start)
        if found is not None and found.stretch.grain == "part":
            return found._replace(first=at)
    return None


_FROM = AMID | frozenset("from du vom с з від del von".split())


def _night(r: Reader, at: int) -> Found | None:
    """Read "the night of 26-27 July", "the night of 26 July", "overnight into Sunday"."""
    if r.low(at) not in _NIGHTS and r.low(at) != "overnight":
        return None
    end, ends = at + 1, False
    begins, turns = lexicons.everywhere("dates.night_of"), lexicons.everywhere("dates.night_to")
    while r.low(end) in begins or (r.low(end) in turns and not ends):
        ends = ends or r.low(end) in turns
        end += 1
    if (end == at + 1 and r.low(at) != "overnight") or end >= len(r.tokens):
        return None
    for parser in (day_month, month_day, _weekday_at):
        found = parser(r, end)
        if found is None or found.stretch.grain not in ("day", "part", "weekday"):
            continue
        day = found.stretch.start
        if found.stretch.grain != "day" or day is None:
            return found._replace(first=at)
        if ends:
            return Found(between(shift(day, -1), day), at, found.end)
        if r.low(at) == "overnight":  # the night before or after it: the day is all it tells
            return found._replace(first=at, hours=None)
        return Found(between(day, shift(day, 1)), at, found.end)
    return None


SPANS: tuple[Parser, ...] = (_between, _night)
PARSERS: tuple[Parser, ...] = (_weekday_at,)
