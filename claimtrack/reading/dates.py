"""Dates: when the text says that it happened, as closed windows of days with their EDTF.

Own patterns read days, months, years, seasons, ranges, weekdays and words such as "yesterday" or
"late July"; dateparser reads what is left where a word tells that it is a date. The base is the
day the claim was made, and the past is preferred, except after "will" and "next".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from claimtrack.model import Window
from claimtrack.reading import lexicons, numbers
from claimtrack.reading.days import (
    Stretch,
    around,
    between,
    day,
    month,
    months_on,
    of_parts,
    parse_said,
    part,
    season,
    shift,
    week,
    weekday,
    year,
)
from claimtrack.text import Token

__all__ = ["apart", "covered", "find", "parse_said"]

_LONG = 20_000  # tokens read at most


class Words(NamedTuple):
    """The words of dates in one language."""

    months: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, int]
    seasons: dict[str, int]
    parts: dict[str, tuple[int, int] | None]
    units: dict[str, int]
    sets: dict[str, frozenset[str]]
    all: frozenset[str]


_SETS = ("of", "range", "last", "next", "this", "ago", "before", "after", "since", "until",
         "about", "early", "middle", "late")  # fmt: skip


@lru_cache(maxsize=32)
def _words(lang: str) -> Words:
    """Return the date words of a language; month names of English are known in all."""
    table = lexicons.load("dates")
    own = table.get(lang, table["en"])

    def named(line: str) -> dict[str, int]:
        return {
            form: index for index, forms in enumerate(line.split()) for form in forms.split("/")
        }

    months = named(own["months"])
    days = named(own["weekdays"])
    relative = {w: int(n) for w, _, n in (x.rpartition("=") for x in own["relative"].split())}
    parts: dict[str, tuple[int, int] | None] = {}
    for item in own.get("parts", "").split():
        word, _, bounds = item.partition("=")
        low, _, high = bounds.partition("-")
        parts[word] = (int(low), int(high)) if bounds else None
    units = {w: int(n) for w, _, n in (x.partition("=") for x in own.get("units", "").split())}
    sets = {name: frozenset(own.get(name, "").split()) for name in _SETS}
    seasons = named(own.get("seasons", ""))
    every = frozenset({
        *months, *days, *relative, *seasons, *parts, *sets["last"], *sets["next"], *sets["ago"],
        *sets["this"], *sets["early"], *sets["middle"], *sets["late"], "noon", "a.m.", "p.m.",
        "quarter", "q1", "q2", "q3", "q4", "h1", "h2", "hours", "minutes", "half",
    } - {"may", "mar", "sun", "sat", "march", "second", "this", "fall", "spring", "half", "end",
         "mon", "wed", "dec", "jan"})  # fmt: skip
    every |= {w for w in ("may", "march", "sun", "sat") if w in months or w in days}
    return Words(months, days, relative, seasons, parts, units, sets, every)


class _Found(NamedTuple):
    stretch: Stretch
    first: int
    end: int
    hours: tuple[int, int] | None = None
    role: str = ""


class _Reader(NamedTuple):
    text: str
    tokens: Sequence[Token]
    lang: str
    words: Words
    base: date | None
    ahead: bool

    def low(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def inside(self, at: int, name: str) -> bool:
        return self.low(at) in self.words.sets[name]


def find(
    text: str, tokens: Sequence[Token], lang: str, said: str | None = None
) -> tuple[Window, ...]:
    """Return the times the text tells, in order; `said` is the ISO date the claim was made.

    Without it "on Saturday" and "27 July" have neither start nor end, and tell their part of the
    date in `edtf` ("XXXX-07-27"); `apart` compares them.
    """
    if not _read(text, tokens, lang, None):
        return ()
    base = _base(said)
    windows: list[_Found] = []
    hours: list[tuple[int, tuple[int, int], _Found]] = []
    for found in _read(text, tokens, lang, base):
        if found.stretch.grain == "clock":
            hours.append((found.first, found.hours or (0, 0), found))
            continue
        windows.append(found)
    told = [_window(text, tokens, found) for found in windows]
    for first, clock, found in hours:
        near = min(
            range(len(windows)),
            key=lambda k: (abs(windows[k].first - first), k),
            default=None,
        )
        if near is None:
            told.append(_window(text, tokens, found))
        elif told[near].hours is None or windows[near].hours is not None:
            told[near] = Window(
                told[near].start, told[near].end, told[near].edtf, told[near].text,
                told[near].span, clock, told[near].role,
            )  # fmt: skip
    return tuple(told)


def covered(text: str, tokens: Sequence[Token], lang: str) -> frozenset[int]:
    """Return the tokens that belong to dates and times of day: their numbers count nothing."""
    taken: set[int] = set()
    for found in _read(text, tokens, lang, None):
        taken.update(range(found.first, found.end))
    return frozenset(taken)


def apart(x: Window, y: Window) -> bool:
    """Return whether two windows cannot meet; those without a year by what they do say."""
    if (x.start and y.end and x.start > y.end) or (y.start and x.end and y.start > x.end):
        return True
    if x.hours and y.hours and x.edtf == y.edtf:
        if x.hours[0] > y.hours[1] or y.hours[0] > x.hours[1]:
            return True
    if x.start or x.end or y.start or y.end:
        if "XXXX" in x.edtf or "XXXX" in y.edtf:
            open_, full = (x, y) if "XXXX" in x.edtf else (y, x)
            if full.start is None or full.end is None or "~" in open_.edtf:
                return False
            known = open_.edtf[4:]
            return known[:3] not in _months_of(full) or (
                full.start == full.end and len(known) == 6 and full.start[4:] != known
            )
        return False
    if (
        "XXXX" in x.edtf
        and "XXXX" in y.edtf
        and "~" not in x.edtf + y.edtf
        and ("/" not in x.edtf + y.edtf)
    ):
        size = min(len(x.edtf), len(y.edtf))
        return x.edtf[:size] != y.edtf[:size]
    mine, theirs = _weekday_said(x.text), _weekday_said(y.text)
    return mine >= 0 and theirs >= 0 and mine != theirs


def _months_of(window: Window) -> set[str]:
    start, end = date.fromisoformat(window.start or ""), date.fromisoformat(window.end or "")
    count = (end.year - start.year) * 12 + end.month - start.month
    return {f"-{(start.month - 1 + k) % 12 + 1:02}" for k in range(min(count, 11) + 1)}


def _weekday_said(text: str) -> int:
    days = _words("en").weekdays
    return next((days[w] for w in text.lower().split() if w in days), -1)


def _base(said: str | None) -> date | None:
    if not said:
        return None
    try:
        start, end = parse_said(said)
    except ValueError:
        return None
    told = end or start
    return date.fromisoformat(told) if told else None


def _window(text: str, tokens: Sequence[Token], found: _Found) -> Window:
    start, end = tokens[found.first].start, tokens[found.end - 1].end
    stretch = found.stretch
    return Window(
        stretch.start.isoformat() if stretch.start else None,
        stretch.end.isoformat() if stretch.end else None,
        stretch.edtf, text[start:end], (start, end), found.hours, found.role,
    )  # fmt: skip


def _read(text: str, tokens: Sequence[Token], lang: str, base: date | None) -> list[_Found]:
    """Return the dates and times of day in order, none overlapping another."""
    words = _words(lang)
    tokens = tokens[:_LONG]
    starts = _candidates(tokens, lang)
    if not starts:
        return []
    ahead = any(t.lower in _FUTURE for t in tokens[:400])
    reader = _Reader(text, tokens, lang, words, base, ahead)
    found: list[_Found] = []
    at = 0
    for candidate in starts:
        if candidate < at:
            continue
        hit = _at(reader, candidate)
        if hit is None:
            continue
        hit = _around(reader, hit, at)
        found.append(hit)
        at = hit.end
    return found


_FUTURE = frozenset("will shall next upcoming scheduled plans planned tomorrow".split())


@lru_cache(maxsize=100_000)
def _dated(word: str, lang: str) -> bool:
    """Return whether a lower-case word by itself calls for a date; kept for every word met."""
    words = _words(lang)
    bare = word.removesuffix("'s").removesuffix("’s")
    return (
        bare in words.all or bare in words.months or bare in words.seasons or bare in _LEADS
        or word[:4] == "mid-"
        or (word.partition("-")[0] in words.sets["early"] | words.sets["late"] and "-" in word)
    )  # fmt: skip


# Words that open a date only with what follows.
_LEADS = frozenset("between from entre du zwischen vom с з від del night nuit noche nacht ночь ніч "
                   "first second third fourth day".split())  # fmt: skip


def _candidates(tokens: Sequence[Token], lang: str) -> list[int]:
    """Return where a date may begin: at date words, at numbers, at counts before "ago"."""
    found = []
    ago = -1
    for at in range(len(tokens) - 1, -1, -1):
        word = tokens[at].lower
        if word == "ago":
            ago = at
        if word[0].isdigit():
            if len(word) >= 4 or _beside(tokens, at, lang) or 0 < ago - at < 5:
                found.append(at)
        elif _dated(word, lang) or 0 < ago - at < 6:
            found.append(at)
    return found[::-1]


def _beside(tokens: Sequence[Token], at: int, lang: str) -> bool:
    """Return whether what follows a short number may make it a day or a time."""
    for token in tokens[at + 1 : at + 6]:
        word = token.lower
        if word[0].isdigit() or word in _CLOCKED or word in _words(lang).months:
            return True
        if not (len(word) < 3 or word in ("and", "until", "through", "till")):
            return False
    return False


_CLOCKED = frozenset("am pm a.m. p.m. a p o'clock o’clock : gmt utc".split())

_Parser = Callable[["_Reader", int], "_Found | None"]


def _at(r: _Reader, at: int) -> _Found | None:
    """Return the date that begins at a token, by the first pattern that fits."""
    for parser in _PARSERS:
        found = parser(r, at)
        if found is not None:
            return found
    return None


def _number(r: _Reader, at: int) -> int | None:
    """Return a day number, perhaps with its ordinal ending, else None."""
    word = r.low(at)
    if not word or not word[0].isdigit() or len(word) > 2:
        return None
    try:
        value = int(word)
    except ValueError:
        return None
    return value if 1 <= value <= 31 else None


def _ordinal(r: _Reader, at: int) -> int:
    """Return the token after an ordinal ending: "27th", "1er", "27.", "27-го"."""
    word = r.low(at)
    if word in ("st", "nd", "rd", "th", "er") and r.tokens[at].start == r.tokens[at - 1].end:
        return at + 1
    if word == "." and r.lang in ("de",):
        return at + 1
    if word == "-" and r.low(at + 1) in ("го", "е", "ого", "ше", "те"):
        return at + 2
    return at


def _month_at(r: _Reader, at: int) -> tuple[int, int] | None:
    """Return number of the month at a token and the token after it."""
    word = r.low(at)
    number = r.words.months.get(word.removesuffix("'s"))
    if number is None:
        return None
    token = r.tokens[at]
    if r.lang in ("en", "de") and not token.text[0].isupper():
        if not (word in ("january", "february", "july", "august", "september", "october",
                         "november", "december", "june", "april")):  # fmt: skip
            return None
    end = at + 1
    if (
        r.low(end) == "."
        and len(word) <= 4
        and end + 1 < len(r.tokens)
        and (r.low(end + 1)[0].isdigit() or r.tokens[end].start == token.end and len(word) == 3)
    ):
        end += 1
    return number + 1, end


def _year_at(r: _Reader, at: int) -> tuple[int, int] | None:
    """Return the year at a token and the token after it."""
    word = r.low(at)
    if word in (",",) or word in r.words.sets["of"]:
        inner = _year_at(r, at + 1) if word != "," or r.low(at + 1)[:1].isdigit() else None
        return inner
    if len(word) == 4 and word.isdigit() and 1000 <= int(word) <= 2199:
        end = at + 1
        if r.low(end) in ("года", "году", "год", "року", "р", "г") and r.low(end):
            end += 1
            if r.low(end) == "." and r.low(end - 1) in ("р", "г"):
                end += 1
        return int(word), end
    return None


def _sure_month(r: _Reader, at: int) -> bool:
    """Return whether a word that is also another ("May", "March") is the month by itself."""
    word = r.low(at)
    if word not in ("may", "march", "mar", "sun", "sat", "mon", "wed", "dec", "jan", "jun", "sep",
                    "mars", "mai", "mayo", "mars", "feb", "ago", "set", "abr", "ene"):  # fmt: skip
        return True
    before = r.low(at - 1)
    return before in ("in", "since", "of", "by", "last", "next", "this", "until", "from", "during",
                      "early", "late", "mid", "before", "after", "to", "en", "de", "im", "seit",
                      "through", "between", "and", "till", "début", "fin", "anfang", "ende",
                      "mitte", "de", "desde", "hasta", "depuis", "every") or word == r.text.lower().strip(" .")  # fmt: skip


_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d))?(?::\d\d)?(?:[Zz]|\+\d\d:?\d\d)?(?![\w-])"
)
_NUMERIC = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\w/]|\.\d)")
_YEAR_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?![\w-])")


def _past(r: _Reader, at: int, offset: int) -> int:
    while at < len(r.tokens) and r.tokens[at].start < offset:
        at += 1
    return at


def _iso(r: _Reader, at: int) -> _Found | None:
    if not r.low(at)[0].isdigit():
        return None
    start = r.tokens[at].start
    match = _ISO.match(r.text, start)
    if match:
        found = of_parts(int(match[3]), int(match[2]), int(match[1]), None, False)
        if found:
            clock = None
            if match[4] and int(match[4]) < 24 and int(match[5]) < 60:
                minute = int(match[4]) * 60 + int(match[5])
                clock = (minute, minute)
            return _Found(found, at, _past(r, at, match.end()), clock)
    match = _NUMERIC.match(r.text, start)
    if match:
        first, second = int(match[1]), int(match[3])
        number = int(match[4])
        if len(match[4]) == 2:
            number += 2000 if number < 70 else 1900
        if second > 12 or (match[2] == "/" and r.lang == "en" and first <= 12 and second > 12):
            first, second = second, first
        found = of_parts(first, second, number, None, False)
        if found:
            return _Found(found, at, _past(r, at, match.end()))
    match = _YEAR_MONTH.match(r.text, start)
    if match:
        return _Found(month(int(match[1]), int(match[2])), at, _past(r, at, match.end()))
    return None


def _join(r: _Reader, at: int) -> int:
    """Return the token after a word or sign that joins the two ends of a range, else `at`."""
    return at + 1 if r.inside(at, "range") else at


def _day_month(r: _Reader, at: int) -> _Found | None:
    """Read "27 July 2024", "25-27 July", "25 to 27 July", "25 July to 2 August"."""
    number = _number(r, at)
    if number is None:
        return None
    end = _ordinal(r, at + 1)
    if r.inside(end, "of"):
        end += 1
    told = _month_at(r, end)
    if told is None:
        other = _join(r, _ordinal(r, at + 1))
        if other == _ordinal(r, at + 1):
            return None
        last = _number(r, other)
        if last is None:
            return None
        right = _day_month(r, other)
        if right is None or right.stretch.grain != "day" or last <= number:
            return None
        return _Found(_stretch_back(right.stretch, number), at, right.end)
    month_number, end = told
    known = _year_at(r, end)
    year_number = known[0] if known else None
    end = known[1] if known else end
    found = of_parts(number, month_number, year_number, r.base, r.ahead)
    if found is None:
        return None
    left = _Found(found, at, end)
    return _to_another(r, left, _day_month)


def _stretch_back(right: Stretch, number: int) -> Stretch:
    """Return the days from a day number to a day of the same month."""
    if right.start is None:
        return Stretch(None, None, f"{right.edtf[:7]}-{number:02}/{right.edtf}", "part")
    try:
        return between(right.start.replace(day=number), right.start)
    except ValueError:
        return right


def _to_another(r: _Reader, left: _Found, parser: _Parser) -> _Found:
    """Return a range where another date follows a joining word, else the date alone."""
    joined = _join(r, left.end)
    if (
        joined == left.end
        or (r.low(left.end) == "and" and r.low(left.first - 1) != "between")
        or r.low(left.end) == "or"
    ):
        return left
    right = parser(r, joined)
    if right is None:
        return left
    if left.stretch.start is None or right.stretch.end is None:
        return left._replace(
            stretch=Stretch(None, None, f"{left.stretch.edtf}/{right.stretch.edtf}", "part"),
            end=right.end,
        )
    start = left.stretch.start
    if start > right.stretch.end:
        try:
            start = start.replace(year=right.stretch.end.year)
        except ValueError:
            return left
        if start > right.stretch.end:
            start = start.replace(year=max(start.year - 1, 1))
    return left._replace(stretch=between(start, right.stretch.end), end=right.end)


def _month_day(r: _Reader, at: int) -> _Found | None:
    """Read "July 27, 2024", "July 25-27", "July 25 to August 2", "Nov. 5"."""
    told = _month_at(r, at)
    if told is None:
        return None
    month_number, end = told
    number = _number(r, end)
    if number is None:
        return _month_alone(r, at, month_number, end)
    end = _ordinal(r, end + 1)
    following = r.low(end)
    if following == "," and r.words.sets and _year_at(r, end + 1) is None and r.lang == "en":
        pass
    last, stop = None, end
    joined = _join(r, end)
    if joined != end and not (r.low(end) == "and" and r.low(at - 1) != "between"):
        last = _number(r, joined)
        if last is not None:
            stop = _ordinal(r, joined + 1)
            if last <= number or (stop < len(r.tokens) and r.low(end) == "and"
                                  and r.low(at - 1) != "between"):  # fmt: skip
                last, stop = None, end
    known = _year_at(r, stop)
    year_number = known[0] if known else None
    stop = known[1] if known else stop
    found = of_parts(last or number, month_number, year_number, r.base, r.ahead)
    if found is None:
        return None
    if last is not None:
        return _Found(_stretch_back(found, number), at, stop)
    return _to_another(r, _Found(found, at, stop), _month_day)


def _month_alone(r: _Reader, at: int, month_number: int, end: int) -> _Found | None:
    known = _year_at(r, end)
    if known is None and not _sure_month(r, at):
        return None
    which = -1 if r.inside(at - 1, "last") and r.lang == "en" else 0
    found = of_parts(None, month_number, known[0] if known else None, r.base, r.ahead)
    if found is None:
        return None
    hit = _Found(found, at, known[1] if known else end)
    if which and hit.stretch.start and r.base and hit.stretch.end and hit.stretch.end >= r.base:
        hit = hit._replace(stretch=month(hit.stretch.start.year - 1, month_number))
    return _to_another(r, hit, _month_day)


def _weekday_at(r: _Reader, at: int) -> _Found | None:
    """Read "Saturday", "last Friday", "Saturday 27 July", "Saturday, July 27"."""
    word = r.low(at).removesuffix("'s").removesuffix("’s")
    number = r.words.weekdays.get(word)
    if number is None or not _sure_month(r, at):
        return None
    if r.lang in ("en", "de") and not r.tokens[at].text[0].isupper() and len(word) < 6:
        return None
    end = at + 1
    comma = end + (r.low(end) in (",", "."))
    if r.low(comma) in ("the", "el", "le", "den", "dem"):
        comma += 1
    full = _day_month(r, comma) or _month_day(r, comma) if comma < len(r.tokens) else None
    if full is not None and full.stretch.grain == "day":
        return full._replace(first=at)
    which, first = "ahead" if r.ahead else "", at
    if r.inside(at - 1, "last"):
        which, first = "last", at - 1
    elif r.inside(at - 1, "next"):
        which, first = "next", at - 1
    elif r.inside(end, "last") and r.lang in ("fr", "es", "ar"):
        which, end = "last", end + 1
    hours = None
    if r.low(end) in r.words.parts and r.lang == "en":
        hours = r.words.parts[r.low(end)]
        end += 1
    found = weekday(number, r.base, which)
    hit = _Found(found, first, end, hours)
    joined = _join(r, end)
    if joined != end and r.low(end) not in ("and", "or") and found.start is not None:
        right = r.words.weekdays.get(r.low(joined))
        if right is not None:
            last = weekday(right, r.base, which)
            if last.start is not None:
                start = found.start if found.start <= last.start else shift(found.start, -7)
                return hit._replace(stretch=between(start, last.start), end=joined + 1)
    return hit


def _relative(r: _Reader, at: int) -> _Found | None:
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
    if word == "the" or word == "morgen" and r.low(at - 1) in ("am", "guten"):
        return None
    if r.base is None:
        return _Found(Stretch(None, None, "", "relative"), first, end, hours)
    told = shift(r.base, offset)
    if word == "overnight" or (offset == -1 and r.low(end - 1) == "night"):
        return _Found(between(told, shift(told, 1)), first, end)
    return _Found(day(told), first, end, hours)


def _count(r: _Reader, at: int) -> tuple[int, int] | None:
    """Return a small whole number and the token after it: "two", "10", "a", "a few"."""
    word = r.low(at)
    if word in ("a", "an"):
        if r.low(at + 1) in r.words.units:
            return 1, at + 1
        if r.low(at + 1) == "couple" and r.low(at + 2) == "of":
            return 2, at + 3
        if r.low(at + 1) == "few":
            return 3, at + 2
        return None
    if word == "several":
        return 4, at + 1
    if at >= len(r.tokens) or not word:
        return None
    numeral = numbers.parse(r.tokens, at, r.lang)
    if numeral is None or numeral.soft or numeral.high > 20_000 or numeral.low != int(numeral.low):
        return None
    return int(numeral.low), numeral.end


def _ago(r: _Reader, at: int) -> _Found | None:
    """Read "two days ago", "a week ago", "three months earlier" (from the base)."""
    counted = _count(r, at)
    if counted is None:
        return None
    number, end = counted
    size = r.words.units.get(r.low(end))
    if size is None or r.low(end + 1) not in ("ago",):
        return None
    if r.base is None:
        return _Found(Stretch(None, None, "", "relative"), at, end + 2)
    unit = r.low(end)
    if unit.startswith("year"):
        found = year(max(r.base.year - number, 1))
    elif unit.startswith("month"):
        found = months_on(r.base, -number)
    elif unit.startswith("decade"):
        found = between(date(max(r.base.year - 10 * number - 2, 1), 1, 1),
                        date(max(r.base.year - 10 * number + 2, 1), 12, 31))  # fmt: skip
    elif unit.startswith("week") or unit == "fortnight":
        told = shift(r.base, -size * number)
        found = day(told) if number <= 1 else between(shift(told, -1), shift(told, 1))
    else:
        found = day(shift(r.base, -size * number))
    return _Found(found, at, end + 2)


def _span(r: _Reader, at: int) -> _Found | None:
    """Read "last week", "this month", "next year", "the past 24 hours", "the last three days"."""
    which = next((n for n in ("last", "next", "this") if r.inside(at, n)), "")
    if not which:
        return None
    end = at + 1
    counted = _count(r, end) if which != "this" else None
    unit_at = counted[1] if counted else end
    unit = r.low(unit_at)
    if not counted and unit in r.words.seasons and unit not in r.words.months:
        number = r.words.seasons[unit]
        if r.base is None:
            return _Found(Stretch(None, None, "", "relative"), at, unit_at + 1)
        found = season(number, r.base.year)
        if which == "last" and found.end and found.end >= r.base:
            found = season(number, r.base.year - 1)
        elif which == "next" and found.start and found.start <= r.base:
            found = season(number, r.base.year + 1)
        return _Found(found, at, unit_at + 1)
    size = r.words.units.get(unit)
    if size is None or (not counted and unit.endswith("s")):
        return None
    if not counted and unit in ("hour", "minute", "day", "decade") and which != "this":
        counted = (1, unit_at)
    if r.base is None:
        return _Found(Stretch(None, None, "", "relative"), at, unit_at + 1)
    sign = {"last": -1, "next": 1, "this": 0}[which]
    if counted:
        days = size * counted[0] if size else (counted[0] + 23) // 24 if "hour" in unit else 1
        far = shift(r.base, sign * max(days, 1))
        return _Found(between(far, r.base), at, unit_at + 1)
    if unit == "week":
        return _Found(week(r.base, sign), at, unit_at + 1)
    if unit == "month":
        return _Found(months_on(r.base, sign), at, unit_at + 1)
    if unit == "year":
        return _Found(year(max(r.base.year + sign, 1)), at, unit_at + 1)
    if unit in ("fortnight", "night", "day"):
        return _Found(day(shift(r.base, sign)), at, unit_at + 1)
    return None


def _season_at(r: _Reader, at: int) -> _Found | None:
    """Read "spring 2023", "the winter of 2022"."""
    number = r.words.seasons.get(r.low(at))
    if number is None:
        return None
    known = _year_at(r, at + 1)
    return _Found(season(number, known[0]), at, known[1]) if known else None


def _quarter(r: _Reader, at: int) -> _Found | None:
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
    known = _year_at(r, end)
    if known is None or number > (2 if half else 4):
        return None
    size = 6 if half else 3
    start, last = month(known[0], size * (number - 1) + 1), month(known[0], size * number)
    return _Found(between(start.start, last.end), at, known[1])


def _year_alone(r: _Reader, at: int) -> _Found | None:
    """Read a year by the words around it: "in 2021", "2014-2016", "the 1990s"."""
    word = r.low(at)
    if not (len(word) == 4 and word.isdigit() and 1500 <= int(word) <= 2100):
        return None
    number, end = int(word), at + 1
    before, after = r.low(at - 1), r.low(at + 1)
    if after == "s" and r.tokens[at + 1].start == r.tokens[at].end and number % 10 == 0:
        last = date(number + (99 if number % 100 == 0 and number < 2000 else 9), 12, 31)
        return _Found(between(date(number, 1, 1), last), at, end + 1)
    if after in ("-", "–", "/", "to", "and", "until") and r.low(at + 2).isdigit():
        word = r.low(at + 2)
        last_year = int(word) if len(word) == 4 else number // 100 * 100 + int(word) if len(
            word) == 2 and after != "and" else 0  # fmt: skip
        close = after in ("-", "–", "/") or before in ("from", "between")
        if close and number < last_year <= 2100:
            return _Found(between(date(number, 1, 1), date(last_year, 12, 31)), at, at + 3)
    if after and _counts(r, at + 1) and before not in ("since", "in", "the"):
        return None
    if after and before in ("in", "the") and _people(r, at + 1):
        return None
    if before in _YEAR_WORDS or before == "(" or after == ")" or (
        before in ("", ",") and after in ("", ".") and len(r.tokens) <= 2
    ) or after in ("election", "elections", "war", "года", "году", "року", "coup", "olympics",
                   "attack", "attacks", "season", "budget", "world"):  # fmt: skip
        if after in ("года", "году", "року", "год"):
            end += 1
        return _Found(year(number), at, end)
    return None


_YEAR_WORDS = frozenset(
    "in since by before after until till from during early late mid year back circa en depuis "
    "avant après desde hasta seit im jahr ab nach в с до после у з від після عام سنة منذ around "
    "through throughout".split()
)


def _counts(r: _Reader, at: int) -> bool:
    from claimtrack.reading.counted import noun_of

    return noun_of(r.low(at), r.lang) is not None


def _people(r: _Reader, at: int) -> bool:
    from claimtrack.reading.counted import noun_of

    noun = noun_of(r.low(at), r.lang)
    return noun is not None and noun.person


def _early_late(r: _Reader, at: int) -> _Found | None:
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
    if word in ("end", "beginning", "start") and end == at + 1:
        return None
    whole = _month_day(r, end) if end < len(r.tokens) else None
    if whole is None or whole.stretch.grain not in ("month",):
        known = _year_at(r, end)
        if known is not None:
            whole = _Found(year(known[0]), end, known[1])
        elif whole is None:
            whole = _span(r, end) if end < len(r.tokens) else None
            if whole is None or whole.stretch.grain not in ("week", "month", "year"):
                return None
    return _Found(part(whole.stretch, which), at, whole.end)


def _hyphened(r: _Reader, at: int) -> _Found | None:
    """Read "mid-June" where it is one word."""
    head, dash, rest = r.low(at).partition("-")
    if not dash:
        return None
    which = next(
        (k for k, n in enumerate(("early", "middle", "late")) if head in r.words.sets[n]), -1
    )
    number = r.words.months.get(rest)
    if which < 0 or number is None:
        return None
    known = _year_at(r, at + 1)
    whole = of_parts(None, number + 1, known[0] if known else None, r.base, r.ahead)
    if whole is None:
        return None
    return _Found(part(whole, which), at, known[1] if known else at + 1)


def _between(r: _Reader, at: int) -> _Found | None:
    """Read "between 25 and 27 July", "from July 25 to 27"."""
    if r.low(at) not in (
        "between",
        "from",
        "entre",
        "du",
        "zwischen",
        "vom",
        "с",
        "з",
        "від",
        "del",
    ):
        return None
    if at + 1 >= len(r.tokens):
        return None
    start = at + 1 + (r.low(at + 1) in ("the", "el", "le"))
    if start >= len(r.tokens):
        return None
    for parser in (_day_month, _month_day, _weekday_at):
        found = parser(r, start)
        if found is not None and found.stretch.grain == "part":
            return found._replace(first=at)
    return None


def _night(r: _Reader, at: int) -> _Found | None:
    """Read "the night of 26-27 July", "the night of 26 July", "the night from 26 to 27 July"."""
    if r.low(at) not in ("night", "nuit", "noche", "nacht", "ночь", "ніч"):
        return None
    end = at + 1
    while r.low(end) in ("of", "from", "du", "del", "vom", "auf", "на", "the", "between"):
        end += 1
    if end == at + 1 or end >= len(r.tokens):
        return None
    for parser in (_day_month, _month_day, _weekday_at):
        found = parser(r, end)
        if found is None:
            continue
        if found.stretch.grain == "day" and found.stretch.start is not None:
            return _Found(
                between(found.stretch.start, shift(found.stretch.start, 1)), at, found.end
            )
        return found._replace(first=at)
    return None


_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d)?(?![\d.])")


def _clock(r: _Reader, at: int) -> _Found | None:
    """Read "15:30", "5 pm", "5.30 a.m.", "0600 GMT", "noon"."""
    token = r.tokens[at]
    word = token.lower
    if word in ("noon", "midnight", "midday") and r.low(at - 1) in (
        "at",
        "by",
        "around",
        "before",
        "after",
        "until",
        "since",
    ):
        minute = 0 if word == "midnight" else 720
        return _Found(_NO_DAY, at, at + 1, (minute, minute))
    if not word[0].isdigit():
        return None
    end = at + 1
    match = _CLOCK.match(r.text, token.start)
    minute = -1
    if match and (":" in match.group() or r.low(_past(r, at, match.end())) in _NOONS):
        end = _past(r, at, match.end())
        if r.low(end) == "-" or end > at + 5:
            return None
        minute = int(match[1]) * 60 + int(match[2])
    elif (
        word.isdigit()
        and len(word) <= 2
        and int(word) <= 12
        and (
            r.low(end) in ("am", "pm", "a.m.", "p.m.", "o'clock", "o’clock")
            or r.low(end) in ("a", "p")
            and r.low(end + 1) == "."
            and r.low(end + 2) == "m"
        )
    ):
        minute = int(word) * 60
    elif (
        len(word) == 4 and word.isdigit() and r.low(end) in ("gmt", "utc", "hours", "hrs", "local")
    ):
        if int(word[:2]) < 24 and int(word[2:]) < 60:
            minute = int(word[:2]) * 60 + int(word[2:])
    if minute < 0:
        return None
    after = r.low(end)
    if after in ("am", "a.m.", "pm", "p.m."):
        minute = minute % 720 + (720 if after[0] == "p" else 0)
        end += 1
    while r.low(end) in ("gmt", "utc", "local", "time", "hours", "hrs", "est", "cet", "eet", "z",
                         "o'clock", "o’clock"):  # fmt: skip
        end += 1
    return _Found(_NO_DAY, at, end, (minute, minute))


_NO_DAY = Stretch(None, None, "", "clock")
_NOONS = frozenset("am pm a.m. p.m. gmt utc".split())

_PARSERS: tuple[_Parser, ...] = (
    _iso, _clock, _between, _night, _day_month, _early_late, _relative, _ago, _span,
    _weekday_at, _month_day, _season_at, _quarter, _year_alone,
)  # fmt: skip


def _around(r: _Reader, hit: _Found, floor_at: int) -> _Found:
    """Apply the word before a date: before, after, since, until, around."""
    first = hit.first
    if first <= floor_at or hit.stretch.grain == "clock":
        return hit
    at = first - 1
    while at > floor_at and r.low(at) in ("the", "on", "in", "of", "than", "de", "le", "el"):
        at -= 1
    word, stretch = r.low(at), hit.stretch
    known = r.words.sets
    conventions = lexicons.load("dates")["conventions"]
    if word in known["about"]:
        return hit._replace(stretch=around(stretch, conventions["around"]), first=at)
    if word in known["before"] and word != "by":
        end = shift(stretch.start, -1) if stretch.start else None
        return hit._replace(stretch=_open(None, end, stretch, "../"), first=at)
    if word in known["after"]:
        start = shift(stretch.end, 1) if stretch.end else None
        return hit._replace(stretch=_open(start, None, stretch, "/.."), first=at)
    if word in known["since"] and r.low(at) != "с":
        return hit._replace(
            stretch=_open(stretch.start, None, stretch, "/.."), first=at, role="since"
        )
    if word in known["until"] and word != "до":
        return hit._replace(
            stretch=_open(None, stretch.end, stretch, "../"), first=at, role="deadline"
        )
    return hit


def _open(start: date | None, end: date | None, said: Stretch, sign: str) -> Stretch:
    """Return an open stretch; of a date without a year only the EDTF tells."""
    if start is None and end is None:
        edtf = said.edtf and (sign + said.edtf if sign[0] == "." else said.edtf + sign)
        return Stretch(None, None, edtf, "part")
    return between(start, end)
