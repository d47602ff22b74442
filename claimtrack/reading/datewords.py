"""The words of dates, and the small parts dates are made of: a day, a month, a year, a count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from claimtrack.reading import lexicons, numbers
from claimtrack.reading.days import Stretch
from claimtrack.text import Token


class Words(NamedTuple):
    """The words of dates in one language."""

    months: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, int]
    seasons: dict[str, int]
    parts: dict[str, tuple[int, int] | None]
    units: dict[str, int]
    spans: dict[str, str]  # day, week, month, year; behind it "+": plural, "*2": dual
    sets: dict[str, frozenset[str]]
    holidays: dict[str, tuple[tuple[tuple[str, ...], tuple[int, int]], ...]]  # by first word
    all: frozenset[str]


_SETS = ("of", "range", "last", "next", "this", "ago", "ago_before", "before", "after", "since",
         "until", "about", "early", "middle", "late")  # fmt: skip


@lru_cache(maxsize=32)
def words(lang: str) -> Words:
    """Return the date words of a language; month names of English are known in all."""
    table = lexicons.load("dates")
    own = table.get(lang, table["en"])

    def named(line: str) -> dict[str, int]:
        return {
            form: index for index, forms in enumerate(line.split()) for form in forms.split("/")
        }

    months = named(own["months"])
    days = named(own["weekdays"])
    endings = own.get("day_endings", "").split()  # "Montagabend"
    days |= {day + part: number for day, number in days.items() for part in endings}
    relative = {w: int(n) for w, _, n in (x.rpartition("=") for x in own["relative"].split())}
    parts: dict[str, tuple[int, int] | None] = {}
    for item in own.get("parts", "").split():
        word, _, bounds = item.partition("=")
        low, _, high = bounds.partition("-")
        parts[word] = (int(low), int(high)) if bounds else None
    units = {w: int(n) for w, _, n in (x.partition("=") for x in own.get("units", "").split())}
    spans = {
        form: unit
        for unit, _, forms in (x.partition("=") for x in own.get("spans", "").split())
        for form in forms.split("/")
    }
    sets = {name: frozenset(own.get(name, "").split()) for name in _SETS}
    seasons = named(own.get("seasons", ""))
    every = frozenset({
        *months, *days, *relative, *seasons, *parts, *sets["last"], *sets["next"], *sets["ago"],
        *sets["this"], *sets["early"], *sets["middle"], *sets["late"], *sets["ago_before"],
        *lexicons.words("dates.always.words"),
    } - lexicons.words("dates.unsure.closed"))  # fmt: skip
    every |= {w for w in ("may", "march", "sun", "sat") if w in months or w in days}
    every |= {head for head, dash, _ in (month.partition("-") for month in months) if dash}
    every |= set(spans) if lang != "en" else set()
    feasts = _holidays(own.get("holidays", ""))
    return Words(months, days, relative, seasons, parts, units, spans, sets, feasts, every)


def _holidays(line: str) -> dict[str, tuple[tuple[tuple[str, ...], tuple[int, int]], ...]]:
    """Return feasts by their first word, longest first, with day and month."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[int, int]]]] = {}
    for item in line.split():
        name, _, told = item.partition("=")
        number, _, month_number = told.partition("-")
        name_words = tuple(name.split("-"))
        found.setdefault(name_words[0], []).append((name_words, (int(number), int(month_number))))
    return {first: tuple(sorted(rest, key=lambda f: -len(f[0]))) for first, rest in found.items()}


class Found(NamedTuple):
    stretch: Stretch
    first: int
    end: int
    hours: tuple[int, int] | None = None
    role: str = ""


class Reader(NamedTuple):
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


Parser = Callable[["Reader", int], "Found | None"]


def number_at(r: Reader, at: int) -> int | None:
    """Return a day number, perhaps with its ordinal ending, else None."""
    word = r.low(at)
    if not word or not word[0].isdecimal() or len(word) > 2:
        return None
    try:
        value = int(word)
    except ValueError:
        return None
    return value if 1 <= value <= 31 else None


def past_ordinal(r: Reader, at: int) -> int:
    """Return the token after an ordinal ending: "27th", "1er", "27.", "27-го"."""
    word = r.low(at)
    if word in ("st", "nd", "rd", "th", "er") and r.tokens[at].start == r.tokens[at - 1].end:
        return at + 1
    if word == "." and r.lang in ("de",):
        return at + 1
    if word == "-" and r.low(at + 1) in ("го", "е", "ого", "ше", "те"):
        return at + 2
    return at


# Months that are no other word where they are written without a capital.
_LOWER_MONTHS = frozenset("january february april june july august september october november "
                          "december".split())  # fmt: skip


def month_at(r: Reader, at: int) -> tuple[int, int] | None:
    """Return number of the month at a token and the token after it."""
    word = r.low(at)
    if r.lang == "ar" and word:
        return _arabic_month(r, at)
    if r.lang == "fr" and word[:2] in ("d'", "d’"):
        word = word[2:]
    number = r.words.months.get(word.removesuffix("'s"))
    if number is None:
        return None
    token = r.tokens[at]
    lower = r.lang in ("en", "de") and not token.text[0].isupper()
    if lower and word not in _LOWER_MONTHS:
        return None
    end = at + 1
    if (
        r.low(end) == "."
        and len(word) <= 4
        and end + 1 < len(r.tokens)
        and (r.low(end + 1)[0].isdecimal() or (r.tokens[end].start == token.end and len(word) == 3))
    ):
        end += 1
    return number + 1, end


def _arabic_month(r: Reader, at: int) -> tuple[int, int] | None:
    """Return the month of "كانون الثاني", of "مايو/أيار", and the token after it."""
    end = at + 2
    number = r.words.months.get(f"{r.low(at)}-{r.low(at + 1)}")
    if number is None:
        number, end = r.words.months.get(r.low(at)), at + 1
    if number is None:
        return None
    again = _arabic_month(r, end + 1) if r.low(end) == "/" else None
    return number + 1, again[1] if again is not None and again[0] == number + 1 else end


def unit_said(r: Reader, at: int) -> tuple[str, int, int] | None:
    """Return unit, offset and end of "last year", "l'an dernier", "прошлого года", "هذا العام"."""
    for first, second in ((at, at + 1), (at + 1, at)):
        unit = r.words.spans.get(r.low(second), "")
        if unit.isalpha() and (first == at or r.lang in _AFTER):
            for name, offset in (("last", -1), ("next", 1), ("this", 0)):
                if r.inside(first, name):
                    return unit, offset, at + 2
    return None


_AFTER = frozenset(("fr", "es", "ar"))  # languages that put "last" after the unit


def year_at(r: Reader, at: int) -> tuple[int, int] | None:
    """Return the year at a token and the token after it."""
    word = r.low(at)
    if word in (",",) or word in r.words.sets["of"]:
        return year_at(r, at + 1) if word != "," or r.low(at + 1)[:1].isdecimal() else None
    if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2199:
        end = at + 1
        if r.low(end) in ("года", "году", "год", "року", "р", "г") and r.low(end):
            end += 1
            if r.low(end) == "." and r.low(end - 1) in ("р", "г"):
                end += 1
        return int(word), end
    told = unit_said(r, at) if r.base is not None else None
    if told is not None and told[0] == "year" and r.base is not None:
        return max(r.base.year + told[1], 1), told[2]
    return None


def sure_month(r: Reader, at: int) -> bool:
    """Return whether a word that is also another ("May", "March") is the month by itself."""
    if r.low(at) not in lexicons.words("dates.unsure.months") or len(r.tokens) == 1:
        return True
    before = r.low(at - 1)
    month = r.tokens[at].text in ("May", "March") and r.low(at + 1) not in ("on", "day")
    return (month and before in lexicons.words("dates.unsure.led")) or before in lexicons.words(
        "dates.unsure.before"
    )


# Words that what follows them lies between: only after them "and" joins the ends of a range.
AMID = frozenset("between entre zwischen между між بين".split())


def past_join(r: Reader, at: int, first: int) -> int:
    """Return the token after what joins the ends of a range that begins at `first`, else `at`."""
    if r.low(at) == "and" and r.low(first - 1) not in AMID:
        return at
    return at + 1 if r.inside(at, "range") else at


def past(r: Reader, at: int, offset: int) -> int:
    while at < len(r.tokens) and r.tokens[at].start < offset:
        at += 1
    return at


def count_at(r: Reader, at: int) -> tuple[int, int] | None:
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
