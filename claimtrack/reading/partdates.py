"""Parts of months and years (early, a quarter, a season, a week), feasts, and days by number."""

from __future__ import annotations

from claimtrack.reading.calendardates import month_day, year_alone
from claimtrack.reading.counted import noun_of
from claimtrack.reading.datewords import Found, Parser, Reader, number_at, past_ordinal, year_at
from claimtrack.reading.days import Stretch, between, month, of_parts, part, season, shift, year
from claimtrack.reading.relativedates import stretch_said


def _season_at(r: Reader, at: int) -> Found | None:
    """Read "spring 2023", "the winter of 2022"."""
    number = r.words.seasons.get(r.low(at))
    if number is None:
        return None
    known = year_at(r, at + 1)
    return Found(season(number, known[0]), at, known[1]) if known else None


def _quarter(r: Reader, at: int) -> Found | None:
    """Read "Q1 2024", "the first quarter of 2024", "the first half of 2023"."""
    word, end = r.low(at), at + 1
    half = False
    if len(word) == 2 and word[0] in "qh" and word[1] in "1234":
        number, half = int(word[1]), word[0] == "h"
    elif word in ("first", "second", "third", "fourth") and r.low(end) in ("quarter", "half"):
        number = ("first", "second", "third", "fourth").index(word) + 1
        half, end = r.low(end) == "half", end + 1
    else:
        return None
    if number > (2 if half else 4):
        return None
    size = 6 if half else 3
    known = year_at(r, end)
    if known is None:
        if r.base is None or half:
            return None  # "the second half" may be one of a match
        past_one = (r.base.month - 1) // size >= number - 1
        known = (max(r.base.year - (not past_one), 1), end)
    start, last = month(known[0], size * (number - 1) + 1), month(known[0], size * number)
    return Found(between(start.start, last.end), at, known[1])


def _week_of_month(r: Reader, at: int) -> Found | None:
    """Read "the first week of June", "the last week of June 2023"."""
    number = _WEEKS.get(r.low(at))
    if number is None or r.low(at + 1) not in ("week", "days") or not r.inside(at + 2, "of"):
        return None
    whole = month_day(r, at + 3, False) if at + 3 < len(r.tokens) else None
    if whole is None or whole.stretch.grain != "month":
        return None
    if whole.stretch.start is None or whole.stretch.end is None:
        return whole._replace(first=at)
    start = whole.stretch.start
    if number < 0:
        return Found(between(shift(whole.stretch.end, -6), whole.stretch.end), at, whole.end)
    return Found(between(shift(start, 7 * number), shift(start, 7 * number + 6)), at, whole.end)


_WEEKS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}


def _day_of_month(r: Reader, at: int) -> Found | None:
    """Read "on the 24th": the last day of that number up to the base."""
    number = number_at(r, at)
    if number is None or past_ordinal(r, at + 1) == at + 1 or r.lang != "en":
        return None
    if (
        (r.low(at - 2), r.low(at - 1)) != ("on", "the")
        or noun_of(r.low(at + 2), "en")
        or (r.low(at + 2).isalpha() and r.low(at + 2) not in ("and", "at", "of", "in", "when"))
    ):
        return None
    if r.base is None:
        return Found(Stretch(None, None, "", "relative"), at, at + 2)
    for back in range(3):
        months = r.base.year * 12 + r.base.month - 1 - back
        found = of_parts(number, months % 12 + 1, max(months // 12, 1), None, False)
        if found is not None and found.start is not None and found.start <= r.base:
            return Found(found, at, at + 2)
    return None


def _holiday(r: Reader, at: int) -> Found | None:
    """Read "Christmas Day", "New Year's Eve 2022": feasts that have one date."""
    for words, told in r.words.holidays.get(r.low(at), ()):
        end = at + len(words)
        if all(r.low(at + k) == word for k, word in enumerate(words)):
            number, month_number = told
            known = year_at(r, end)
            found = of_parts(number, month_number, known[0] if known else None, r.base, r.ahead)
            return None if found is None else Found(found, at, known[1] if known else end)
    return None


def _early_late(r: Reader, at: int) -> Found | None:
    """Read "late July 2024", "early 2022", "mid-June", "the end of March", "last week of May"."""
    word = r.low(at)
    which = next((k for k, n in enumerate(("early", "middle", "late")) if r.inside(at, n)), -1)
    end = at + 1
    if which < 0:
        return _hyphened(r, at)
    if r.low(end) in ("-", "‑"):
        end += 1
    while r.inside(end, "of") or r.low(end) in ("in", "the"):
        end += 1
    if word in ("end", "beginning", "start") and (end == at + 1 or r.low(at + 1) == "in"):
        return None  # "is due to start in September"
    whole = month_day(r, end) if end < len(r.tokens) else None
    if whole is None or whole.stretch.grain not in ("month",):
        known = year_at(r, end)
        decade = year_alone(r, known[1] - 1) if known else None
        if decade is not None and known is not None and decade.end > known[1]:
            whole = decade  # "the early 2000s"
        elif known is not None:
            whole = Found(year(known[0]), end, known[1])
        elif whole is None:
            whole = stretch_said(r, end) if end < len(r.tokens) else None
            if whole is None or whole.stretch.grain not in ("week", "month", "year"):
                return None
    return Found(part(whole.stretch, which), at, whole.end)


def _hyphened(r: Reader, at: int) -> Found | None:
    """Read "mid-June", "mid-2023", "March-April 2022" where it is one word."""
    head, dash, rest = r.low(at).partition("-")
    if not dash:
        return None
    first, last = r.words.months.get(head), r.words.months.get(rest)
    if first is not None and last is not None:
        return _two_months(r, at, first + 1, last + 1)
    which = next(
        (k for k, n in enumerate(("early", "middle", "late")) if head in r.words.sets[n]), -1
    )
    number = r.words.months.get(rest)
    if which >= 0 and len(rest) == 4 and rest.isdecimal() and int(rest) > 0:
        return Found(part(year(int(rest)), which), at, at + 1)
    if which < 0 or number is None:
        return None
    known = year_at(r, at + 1)
    whole = of_parts(None, number + 1, known[0] if known else None, r.base, r.ahead)
    if whole is None:
        return None
    return Found(part(whole, which), at, known[1] if known else at + 1)


def _two_months(r: Reader, at: int, first: int, last: int) -> Found | None:
    known = year_at(r, at + 1)
    end = of_parts(None, last, known[0] if known else None, r.base, r.ahead)
    stop = known[1] if known else at + 1
    if end is None or not r.tokens[at].text[0].isupper():
        return None
    if end.start is None or end.end is None:
        return Found(Stretch(None, None, f"XXXX-{first:02}/{end.edtf}", "part"), at, stop)
    start = month(max(end.start.year - (first > last), 1), first)
    return Found(between(start.start, end.end), at, stop)


PARSERS: tuple[Parser, ...] = (
    _holiday, _week_of_month, _early_late, _season_at, _quarter,
)  # fmt: skip
NUMBERED: tuple[Parser, ...] = (_day_of_month,)
