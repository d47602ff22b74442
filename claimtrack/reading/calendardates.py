"""Dates of the calendar: days, months, weekdays and years, and their ranges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from claimtrack.reading import lexicons
from claimtrack.reading.counted import noun_of
from claimtrack.reading.datewords import (
    Found,
    Parser,
    Reader,
    month_at,
    number_at,
    past,
    past_join,
    past_ordinal,
    sure_month,
    year_at,
)
from claimtrack.reading.days import (
    Stretch,
    between,
    month,
    of_parts,
    year,
)
from claimtrack.text import lazy_regex

_COMPACT = lazy_regex(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")


_NAMED = lazy_regex(r"(\d{1,2})-([A-Za-z]{3})-(\d{4})(?![\w-])")


_ISO = lazy_regex(
    r"(\d{4})(?:-|/(?=\d\d/))(\d\d)[-/](\d\d)(?:[Tt ](\d\d):(\d\d))?(?::\d\d)?"
    r"(?:[Zz]|\+\d\d:?\d\d)?(?![\w-])"
)


_NUMERIC = lazy_regex(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\w/]|\.\d)")


# "30.04.-02.05.2023", "27.-29.07.2024", "30.04.2023 - 02.05.2023"
_NUMERIC_RANGE = lazy_regex(
    r"(\d{1,2})\.(?:(\d{1,2})\.(\d{4})?)? ?[-–—] ?(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\w/]|\.\d)"
)


_YEAR_MONTH = lazy_regex(r"(\d{4})-(0[1-9]|1[0-2])(?![\w-])")


def written(r: Reader, at: int) -> Found | None:
    """Read a date in figures: 2024-07-27T14:00Z, 2024/07/27, 27.07.2024, 20240727, 2024-07."""
    start = r.tokens[at].start
    if match := _ISO.match(r.text, start):
        found = of_parts(int(match[3]), int(match[2]), int(match[1]), None, False)
        if found:
            hours = None
            if match[4] and int(match[4]) < 24 and int(match[5]) < 60:
                minute = int(match[4]) * 60 + int(match[5])
                hours = (minute, minute)
            return _interval(r, Found(found, at, past(r, at, match.end()), hours))
    if (ranged := _numeric_range(r, at)) is not None:
        return ranged
    if match := _NUMERIC.match(r.text, start):
        first, second, number = int(match[1]), int(match[3]), int(match[4])
        if len(match[4]) == 2:
            number += 2000 if number < 70 else 1900
        if second > 12:
            first, second = second, first
        found = of_parts(first, second, number, None, False)
        if found:
            return Found(found, at, past(r, at, match.end()))
    if match := _NAMED.match(r.text, start):  # 24-Feb-2022
        number = r.words.months.get(match[2].lower(), -1) + 1
        found = of_parts(int(match[1]), number, int(match[3]), None, False) if number else None
        if found:
            return Found(found, at, past(r, at, match.end()))
    if len(r.low(at)) == 8 and (match := _COMPACT.fullmatch(r.low(at))):
        found = of_parts(int(match[3]), int(match[2]), int(match[1]), None, False)
        if found:
            return Found(found, at, at + 1)
    if match := _YEAR_MONTH.match(r.text, start):
        return Found(month(int(match[1]), int(match[2])), at, past(r, at, match.end()))
    return None


def _numeric_range(r: Reader, at: int) -> Found | None:
    """Read the two ends of a range in figures; what the first does not say it has of the last."""
    match = _NUMERIC_RANGE.match(r.text, r.tokens[at].start)
    if match is None:
        return None
    year_number, month_number = match[3] or match[6], match[2] or match[5]
    start = of_parts(int(match[1]), int(month_number), int(year_number), None, False)
    end = of_parts(int(match[4]), int(match[5]), int(match[6]), None, False)
    if start is None or end is None or start.start is None or end.end is None:
        return None
    if start.start > end.end:
        return None
    return Found(between(start.start, end.end), at, past(r, at, match.end()))


def _interval(r: Reader, left: Found) -> Found:
    """Return an interval where a second ISO date follows a stroke or a joining word."""
    if not r.inside(left.end, "range") or left.end + 1 >= len(r.tokens):
        return left
    match = _ISO.match(r.text, r.tokens[left.end + 1].start)
    right = match and of_parts(int(match[3]), int(match[2]), int(match[1]), None, False)
    if not match or not right:
        return left
    stretch = between(left.stretch.start, right.end)
    return Found(stretch, left.first, past(r, left.end, match.end()))


def day_month(r: Reader, at: int, ranged: bool = True) -> Found | None:
    """Read "27 July 2024", "25-27 July", "25 to 27 July", "25 July to 2 August"."""
    number = number_at(r, at)
    if number is None:
        return None
    end = past_ordinal(r, at + 1)
    if r.inside(end, "of"):
        end += 1
    told = month_at(r, end)
    if told is None:
        if not ranged:
            return None
        other = past_ordinal(r, at + 1)
        if not r.inside(other, "range"):
            return None
        # "25 and 27 July" too: the month belongs to both
        other += 2 if r.low(other + 1) in ("the", "den", "el", "le") else 1
        last = number_at(r, other)
        if last is None:
            return None
        right = day_month(r, other, False)
        if right is None or right.stretch.grain != "day" or last <= number:
            return None
        return Found(_stretch_back(right.stretch, number), at, right.end)
    month_number, end = told
    known = year_at(r, end)
    year_number = known[0] if known else None
    end = known[1] if known else end
    found = of_parts(number, month_number, year_number, r.base, r.ahead)
    if found is None:
        return None
    left = Found(found, at, end)
    return _to_another(r, left, day_month) if ranged else left


def _stretch_back(right: Stretch, number: int) -> Stretch:
    """Return the days from a day number to a day of the same month."""
    if right.start is None:
        return Stretch(None, None, f"{right.edtf[:7]}-{number:02}/{right.edtf}", "part")
    try:
        return between(right.start.replace(day=number), right.start)
    except ValueError:
        return right


def _to_another(
    r: Reader, left: Found, parser: Callable[[Reader, int, bool], Found | None]
) -> Found:
    """Return a range where another date follows a joining word, else the date alone."""
    joined = past_join(r, left.end, left.first)
    if joined == left.end:
        return left
    right = parser(r, joined, False)
    if right is None:
        return left
    if left.stretch.start is None or right.stretch.end is None:
        return left._replace(
            stretch=Stretch(None, None, f"{left.stretch.edtf}/{right.stretch.edtf}", "part"),
            end=right.end,
        )
    start, end = left.stretch.start, right.stretch.end
    try:
        if _has_year(r, joined, right.end):
            if start > end and not _has_year(r, left.first, left.end):
                start = start.replace(year=end.year)
                if start > end:
                    start = start.replace(year=max(start.year - 1, 1))
        else:  # "27 July - 3 August": the end follows the start
            end = end.replace(year=start.year)
            if end < start:
                end = end.replace(year=start.year + 1)
    except ValueError:  # 29 February
        return left
    if start > end:
        return left
    return left._replace(stretch=between(start, end), end=right.end)


def _has_year(r: Reader, first: int, end: int) -> bool:
    return any(len(r.low(at)) == 4 and r.low(at).isdecimal() for at in range(first, end))


def month_day(r: Reader, at: int, ranged: bool = True) -> Found | None:
    """Read "July 27, 2024", "July 25-27", "July 25 to August 2", "Nov. 5"."""
    told = month_at(r, at)
    if told is None:
        return None
    month_number, end = told
    number = number_at(r, end)
    if number is None:
        return _month_alone(r, at, month_number, end, ranged)
    if noun_of(r.low(end + 1), r.lang) is not None and r.low(at - 1) in ("in", "during", "since"):
        return _month_alone(r, at, month_number, end, ranged)  # "in May 30 people died"
    end = past_ordinal(r, end + 1)
    last, stop = None, end
    joined = past_join(r, end, at)
    if joined != end:
        last = number_at(r, joined)
        if last is not None:
            stop = past_ordinal(r, joined + 1)
            if last <= number:
                last, stop = None, end
    known = year_at(r, stop)
    year_number = known[0] if known else None
    stop = known[1] if known else stop
    found = of_parts(last or number, month_number, year_number, r.base, r.ahead)
    if found is None:
        return None
    if last is not None:
        return Found(_stretch_back(found, number), at, stop)
    left = Found(found, at, stop)
    return _to_another(r, left, month_day) if ranged else left


def _month_alone(r: Reader, at: int, month_number: int, end: int, ranged: bool) -> Found | None:
    known = year_at(r, end)
    if known is None and not sure_month(r, at):
        return None
    which = -1 if r.inside(at - 1, "last") and r.lang == "en" else 0
    found = of_parts(None, month_number, known[0] if known else None, r.base, r.ahead)
    if found is None:
        return None
    hit = Found(found, at, known[1] if known else end)
    if which and hit.stretch.start and r.base and hit.stretch.end and hit.stretch.end >= r.base:
        hit = hit._replace(stretch=month(hit.stretch.start.year - 1, month_number))
    return _to_another(r, hit, month_day) if ranged else hit


def year_alone(r: Reader, at: int) -> Found | None:
    """Read a year by the words around it: "in 2021", "2014-2016", "the 1990s"."""
    word = r.low(at)
    if not (len(word) == 4 and word.isdecimal() and 1500 <= int(word) <= 2100):
        return None
    number, end = int(word), at + 1
    before, after = r.low(at - 1), r.low(at + 1)
    if after == "s" and r.tokens[at + 1].start == r.tokens[at].end and number % 10 == 0:
        last = date(number + (99 if number % 100 == 0 and number < 2000 else 9), 12, 31)
        return Found(between(date(number, 1, 1), last), at, end + 1)
    if after in ("-", "–", "/", "to", "and", "until") and r.low(at + 2).isdecimal():
        word = r.low(at + 2)
        last_year = int(word) if len(word) == 4 else number // 100 * 100 + int(word) if len(
            word) == 2 and after != "and" else 0  # fmt: skip
        close = after in ("-", "–", "/") or before in ("from", "between")
        if close and number < last_year <= 2100:
            return Found(between(date(number, 1, 1), date(last_year, 12, 31)), at, at + 3)
    if after and _counts(r, at + 1) and before not in ("since", "in", "the"):
        return None
    if after and before in ("in", "the") and _people(r, at + 1):
        return None
    if before in ("the", "a", "its", "their", "his", "her", "this") and after.isalpha():
        return Found(year(number), at, end)  # "the 2022 invasion"
    alone = before in ("", ",") and after in ("", ".") and len(r.tokens) <= 2
    told = before in lexicons.everywhere("dates.year_behind")
    if told or before == "(" or after == ")" or alone or (
        after in lexicons.everywhere("dates.year_before")
    ):  # fmt: skip
        if after in ("года", "году", "року", "год"):
            end += 1
        return Found(year(number), at, end)
    return None


def _counts(r: Reader, at: int) -> bool:
    return noun_of(r.low(at), r.lang) is not None


def _people(r: Reader, at: int) -> bool:
    noun = noun_of(r.low(at), r.lang)
    return noun is not None and noun.person


PARSERS: tuple[Parser, ...] = (month_day,)
