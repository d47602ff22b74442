"""What brought a happening about: a claim that names one kind of cause excludes another kind.

`lexicon/causes.toml` lists the happenings, the kinds of cause, and the words around which a cause
stands: "the blaze was sparked by faulty wiring", "arsonists set fire to the church".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from claimtrack.contradiction.finding import STRENGTH, Finding, weaker
from claimtrack.contradiction.pairs import Pair
from claimtrack.model import Reading, Span
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import said
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex


class Cause(NamedTuple):
    """What a claim says brought about what: kinds of cause, their words, kinds of happening."""

    kinds: frozenset[str]
    words: tuple[Span, ...]
    events: frozenset[str]


_NONE = Cause(frozenset(), (), frozenset())
_WORD = lazy_regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEGATING = frozenset("not no never nobody without than rather denied ruled excluded".split())
_AHEAD = 3  # words before one that may negate it
_CUES = 12  # cues of a claim that are looked around: beyond, it is a document
_ZONE = 90  # characters around a cue in which the cause is named


@cache
def _table() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return word -> kinds of cause, and word -> kinds of happening."""
    rows = lexicons.load("causes")
    tables = []
    for part in ("kinds", "events"):
        found: dict[str, set[str]] = {}
        for name, line in rows[part].items():
            for word in line.split():
                found.setdefault(word, set()).add(name)
        tables.append({word: frozenset(names) for word, names in found.items()})
    return tables[0], tables[1]


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicons.load("causes")["cues"][name]), re.I)


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(lexicons.load("causes")["cues"]["beside"], re.I)


@once
def of(reading: Reading) -> Cause:
    """Return what a claim says brought a happening about; nothing where it says no cause."""
    text = said(reading, reading.statement).lower()
    start = reading.statement[0]
    kinds, events = _table()
    words = _WORD.findall(text)
    held = {*words, *map("-".join, pairwise(words))}
    if kinds.keys().isdisjoint(held) or events.keys().isdisjoint(held) or _beside().search(text):
        return _NONE
    told = _words(text)
    happened = frozenset(kind for word, _, _ in told for kind in events.get(word, ()))
    zones = [(m.end(), m.end() + _ZONE) for m in islice(_cue("after").finditer(text), _CUES)]
    zones += [
        (max(m.start() - _ZONE, 0), m.end()) for m in islice(_cue("before").finditer(text), _CUES)
    ]
    named = [
        (word, at, end)
        for i, (word, at, end) in enumerate(told)
        if word in kinds
        and any(low <= at < high for low, high in zones)
        and _NEGATING.isdisjoint(w for w, _, _ in told[max(i - _AHEAD, 0) : i])
    ]
    if not named or not happened:
        return _NONE
    return Cause(
        frozenset(kind for word, _, _ in named for kind in kinds[word]),
        tuple((start + at, start + end) for _, at, end in named),
        happened,
    )


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text with where they stand, and every two that are one: shot down."""
    found = [(m[0], m.start(), m.end()) for m in _WORD.finditer(text)]
    two = [(f"{x}-{y}", at, end) for (x, at, _), (y, _, end) in pairwise(found)]
    return sorted(found + two, key=lambda row: row[1])


@cache
def _together() -> frozenset[frozenset[str]]:
    pairs = lexicons.load("causes")["compatible"]["pairs"]
    return frozenset(frozenset(pair.split()) for pair in pairs)


def other_cause(pair: Pair) -> Finding | None:
    """One happening is put down to two causes that exclude each other: arson, faulty wiring."""
    mine, theirs = of(pair.left), of(pair.right)
    if not mine.events & theirs.events or mine.kinds & theirs.kinds:
        return None
    if any(frozenset((x, y)) in _together() for x in mine.kinds for y in theirs.kinds):
        return None
    if {pair.a.modality, pair.b.modality} & {"possible", "planned"}:
        return None
    quotes = ("“" + _quote(cause, told) + "”" for cause, told in
              ((mine, pair.left), (theirs, pair.right)))  # fmt: skip
    return Finding(
        "contradicts",
        "actor",
        weaker(pair, STRENGTH["actor"]),
        "one happening, two causes: " + " and ".join(quotes),
        "if both had a part in it, or if they speak of two happenings",
        mine.words,
        theirs.words,
    )


def _quote(cause: Cause, reading: Reading) -> str:
    return reading.text[cause.words[0][0] : cause.words[0][1]]
