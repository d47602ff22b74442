"""Dates: when the text says that it happened, as closed windows of days with their EDTF.

Own patterns read days, months, years, seasons, ranges, weekdays and words such as "yesterday" or
"late July". The base is the day the claim was made, and the past is preferred, except after
"will" and "next".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from claimtrack.model import Window
from claimtrack.reading import (
    calendardates,
    dayparts,
    lexicons,
    otherdates,
    partdates,
    relativedates,
    spans,
    weekdates,
)
from claimtrack.reading.datewords import Found, Parser, Reader, words
from claimtrack.reading.days import Stretch, around, between, parse_said, shift
from claimtrack.text import Token, lazy_regex

__all__ = ["apart", "covered", "find", "parse_said", "weekday"]

_LONG = 20_000  # tokens read at most


def find(
    text: str, tokens: Sequence[Token], lang: str, said: str | None = None
) -> tuple[Window, ...]:
    """Return the times the text tells, in order; `said` is the ISO date the claim was made.

    Without it "on Saturday" and "27 July" have neither start nor end, and tell their part of the
    date in `edtf` ("XXXX-07-27"); `apart` compares them.
    """
    return windows(text, tokens, read(text, tokens, lang, said))


def read(text: str, tokens: Sequence[Token], lang: str, said: str | None = None) -> list[Found]:
    """Return where dates and times of day stand in order, none overlapping another."""
    return _read(text, tokens, lang, _base(said))


def windows(text: str, tokens: Sequence[Token], dated: Sequence[Found]) -> tuple[Window, ...]:
    """Return the windows of what `read` found; a time of day goes to the date beside it."""
    days: list[Found] = []
    hours: list[tuple[int, tuple[int, int], Found]] = []
    for found in dated:
        if found.stretch.grain == "clock":
            hours.append((found.first, found.hours or (0, 0), found))
            continue
        days.append(found)
    told = [_window(text, tokens, found) for found in days]
    for first, clock, found in hours:
        near = min(
            range(len(days)),
            key=lambda k: (abs(days[k].first - first), k),
            default=None,
        )
        if near is None:
            told.append(_window(text, tokens, found))
        elif told[near].hours is None or days[near].hours is not None:
            told[near] = Window(
                told[near].start, told[near].end, told[near].edtf, told[near].text,
                told[near].span, clock, told[near].role,
            )  # fmt: skip
    return tuple(told)


def covered(text: str, tokens: Sequence[Token], lang: str) -> frozenset[int]:
    """Return the tokens that belong to dates and times of day: their numbers count nothing."""
    return taken(read(text, tokens, lang))


def taken(dated: Sequence[Found]) -> frozenset[int]:
    """Return the tokens that dates already found stand on."""
    return frozenset(at for found in dated for at in range(found.first, found.end))


def apart(x: Window, y: Window) -> bool:
    """Return whether two windows cannot meet; those without a year by what they do say."""
    if x.hours and y.hours and x.edtf == y.edtf and _hours_apart(x.hours, y.hours):
        return True
    if _of_one_month(x, y):
        return False  # "the August election", said after one August; "on 18 August" of the next
    if (x.start and y.end and x.start > y.end) or (y.start and x.end and y.start > x.end):
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
    if _YEARLESS.match(x.edtf) and _YEARLESS.match(y.edtf):
        first, second = sorted((_days_of_year(x), _days_of_year(y)))
        return second[0] - first[1] >= _CLEARLY and second[1] - first[0] <= 365 - _CLEARLY
    mine, theirs = weekday(x.text), weekday(y.text)
    return mine >= 0 and theirs >= 0 and mine != theirs


_CLEARLY = 8  # days between two parts of months that are two, whatever "early" and "end" mean
_PARTS = (
    (("early", "beginning", "start"), 1, 10),
    (("mid", "middle"), 11, 20),
    (("late", "end"), 21, 31),
)


def _days_of_year(window: Window) -> tuple[int, int]:
    """Return the days that a day or a part of a month can be, at 31 days a month."""
    before = 31 * (int(window.edtf[5:7]) - 1)
    if "~" not in window.edtf and len(window.edtf) == 10:
        return before + int(window.edtf[8:10]), before + int(window.edtf[8:10])
    told = window.text.lower()
    for names, low, high in _PARTS:
        if "~" in window.edtf and any(name in told for name in names):
            return before + low, before + high
    return before + 1, before + 31


_YEARLESS = lazy_regex(r"XXXX-\d\d(?:-\d\d)?~?$")  # a day or a part of a month, in any year
_BARE_MONTH = lazy_regex(r"\d{4}-\d\d")


def _of_one_month(x: Window, y: Window) -> bool:
    """Return whether one is a month, neither says its year, and the other lies in such a month."""
    told = x.edtf + " " + y.edtf
    if _YEAR.search(x.text) or _YEAR.search(y.text) or x.edtf[4:7] != y.edtf[4:7]:
        return False
    return "/" not in told and any(_BARE_MONTH.fullmatch(w.edtf) for w in (x, y))


_YEAR = lazy_regex(r"\d{4}|year|\b(?:last|next|this)\b", re.I)


def _months_of(window: Window) -> set[str]:
    start, end = date.fromisoformat(window.start or ""), date.fromisoformat(window.end or "")
    count = (end.year - start.year) * 12 + end.month - start.month
    return {f"-{(start.month - 1 + k) % 12 + 1:02}" for k in range(min(count, 11) + 1)}


_DAY = 1440  # minutes; a night ends beyond them


_SLACK = 30  # minutes: where the afternoon is early, or the morning begins, is a convention


def _hours_apart(x: tuple[int, int], y: tuple[int, int]) -> bool:
    slack = _SLACK if (x[0] == x[1]) != (y[0] == y[1]) else 0
    return all(
        x[0] + turn > y[1] + slack or y[0] > x[1] + turn + slack for turn in (-_DAY, 0, _DAY)
    )


@cache
def _weekdays() -> dict[str, int]:
    """Return the weekdays of all languages; where two share a word, English has it."""
    found: dict[str, int] = {}
    for lang in ("en", "fr", "es", "de", "ru", "uk", "ar"):
        found = words(lang).weekdays | found
    return found


def weekday(text: str) -> int:
    """Return the weekday that a date names, from 0; -1 where it names none."""
    days = _weekdays()
    spoken = (word.removesuffix("'s").removesuffix("’s") for word in text.lower().split())
    return next((days[w] for w in spoken if w in days), -1)


def _base(said: str | None) -> date | None:
    if not said:
        return None
    try:
        start, end = parse_said(said)
    except ValueError:
        return None
    told = end or start
    return date.fromisoformat(told) if told else None


def _window(text: str, tokens: Sequence[Token], found: Found) -> Window:
    start, end = tokens[found.first].start, tokens[found.end - 1].end
    stretch = found.stretch
    return Window(
        stretch.start.isoformat() if stretch.start else None,
        stretch.end.isoformat() if stretch.end else None,
        stretch.edtf, text[start:end], (start, end), found.hours, found.role,
    )  # fmt: skip


def _read(text: str, tokens: Sequence[Token], lang: str, base: date | None) -> list[Found]:
    """Return the dates and times of day in order, none overlapping another."""
    tokens = tokens[:_LONG]
    parted, origins = _parted(tokens, lang)
    if parted is not tokens:
        return [
            hit._replace(first=origins[hit.first], end=origins[hit.end - 1] + 1)
            for hit in _read(text, parted, lang, base)
        ]
    starts = _candidates(tokens, lang)
    if not starts:
        return []
    ahead = not _FUTURE.isdisjoint(token.lower for token in tokens[:400])
    reader = Reader(text, tokens, lang, words(lang), base, ahead)
    found: list[Found] = []
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


def _parted(tokens: Sequence[Token], lang: str) -> tuple[Sequence[Token], Sequence[int]]:
    """Return the tokens with "April-2" and "Mon-Wed" in their parts, and whose part each is."""
    glued = [at for at, token in enumerate(tokens) if _glued(token.lower, lang)]
    if not glued:
        return tokens, ()
    made: list[Token] = []
    origins: list[int] = []
    for at, token in enumerate(tokens):
        parts = _pieces(token) if at in glued else (token,)
        made += parts
        origins += [at] * len(parts)
    return made, origins


@lru_cache(maxsize=100_000)
def _glued(word: str, lang: str) -> bool:
    """Return whether a hyphen in a word joins the ends of a range of dates."""
    head, dash, rest = word.partition("-")
    if not dash:
        return False
    known = words(lang)
    days = head in known.weekdays and rest in known.weekdays
    return days or (head in known.months and rest.isdecimal() and len(rest) <= 2)


def _pieces(token: Token) -> tuple[Token, Token, Token]:
    """Return the two halves of a word and the hyphen between them."""
    cut = token.text.index("-")
    mid = token.start + cut
    return (
        Token(token.text[:cut], token.start, mid, token.lower[:cut]),
        Token("-", mid, mid + 1, "-"),
        Token(token.text[cut + 1 :], mid + 1, token.end, token.lower[cut + 1 :]),
    )


_FUTURE = frozenset("will shall next upcoming scheduled plans planned tomorrow".split())


@lru_cache(maxsize=100_000)
def _dated(word: str, lang: str) -> bool:
    """Return whether a lower-case word by itself calls for a date; kept for every word met."""
    known = words(lang)
    bare = word.removesuffix("'s").removesuffix("’s")
    if lang == "ar":
        bare = bare.removeprefix("و") if bare.removeprefix("و") in known.weekdays else bare
    return (
        bare in known.all or bare in known.months or bare in known.seasons
        or bare in lexicons.everywhere("dates.leads")
        or word in known.holidays or word[:4] == "mid-"
        or word in known.parts or word in dayparts.OPENS
        or ("-" in word and word.partition("-")[0] in known.months)
        or (word.partition("-")[0] in known.sets["early"] | known.sets["late"] and "-" in word)
    )  # fmt: skip


def _candidates(tokens: Sequence[Token], lang: str) -> list[int]:
    """Return where a date may begin: at date words, at numbers, at counts before "ago"."""
    found = []
    lowers = [token.lower for token in tokens]
    known = words(lang)
    back = known.sets["ago"]
    ago = not back.isdisjoint(lowers)
    for at, word in enumerate(lowers):
        told = (
            _dated(word, lang)
            or (word in dayparts.MINUTES and lowers[at + 1 : at + 2] in (["past"], ["to"]))
            or dayparts.led(lowers, at)
            or (word in known.weekdays and lowers[at + 1 : at + 2] == ["-"])
            or (ago and not back.isdisjoint(lowers[at + 1 : at + 6]))
        )
        if told or (word[0].isdecimal() and (len(word) >= 4 or _beside(tokens, at, lang))):
            found.append(at)
    return found


def _beside(tokens: Sequence[Token], at: int, lang: str) -> bool:
    """Return whether what follows a short number may make it a day or a time."""
    for token in tokens[at + 1 : at + 6]:
        word = token.lower
        if word[0].isdecimal() or word in _CLOCKED or word.partition("-")[0] in words(lang).months:
            return True
        if lang == "ar" and word in words(lang).all:
            return True  # a month of two words
        if word in ("st", "nd", "rd", "th") and at and tokens[at - 1].lower == "the":
            return True
        if not (len(word) < 3 or word in words(lang).sets["range"]):
            return lang not in lexicons.load("dates")  # its months are not known here
    return False


_CLOCKED = frozenset("am pm a.m. p.m. a p o'clock o’clock : gmt utc".split())


# What begins with digits, and what begins with a word; the first pattern that fits is taken.
_NUMBERED: tuple[Parser, ...] = (
    calendardates.written, dayparts.whole_hour, relativedates.clock, calendardates.day_month,
    relativedates.ago, calendardates.year_alone, *partdates.NUMBERED, *spans.PARSERS,
    otherdates.named,
)  # fmt: skip
_WORDED: tuple[Parser, ...] = (
    relativedates.clock,
    dayparts.day_part,
    *weekdates.SPANS,
    *partdates.PARSERS,
    *relativedates.PARSERS,
    *spans.PARSERS,
    *weekdates.PARSERS,
    *calendardates.PARSERS,
)


def _at(r: Reader, at: int) -> Found | None:
    """Return the date that begins at a token, by the first pattern that fits."""
    for parser in _NUMBERED if r.low(at)[0].isdecimal() else _WORDED:
        found = parser(r, at)
        if found is not None:
            return found
    return None


_MORE = frozenset("more fewer less higher lower larger smaller bigger stronger".split())
_ABOUT = 30  # minutes that "about four" may be off: a convention


def _around(r: Reader, hit: Found, floor_at: int) -> Found:
    """Apply the word before a date: before, after, since, until, around."""
    first = hit.first
    if first <= floor_at:
        return hit
    if hit.stretch.grain == "clock":
        if r.inside(first - 1, "about") and hit.hours:
            early, late = hit.hours
            hit = hit._replace(hours=(max(early - _ABOUT, 0), min(late + _ABOUT, 1439)))
        return hit._replace(role="deadline") if r.inside(first - 1, "until") else hit
    at = first - 1
    while at > floor_at and r.low(at) in ("the", "on", "in", "of", "than", "de", "le", "el"):
        at -= 1
    word, stretch = r.low(at), hit.stretch
    known = r.words.sets
    if "than" in (r.low(first - 1), r.low(first - 2)) and r.low(at) in _MORE:
        return hit._replace(role="compared")  # "even more than last Thursday"
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
    if word == "week" and r.low(at + 1) == "of" and stretch.grain == "day" and stretch.start:
        return hit._replace(stretch=between(stretch.start, shift(stretch.start, 6)), first=at)
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
