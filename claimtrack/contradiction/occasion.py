"""Whether only one of two claims tells of another time, of another one, or of somebody's somebody.

Claims of one event also tell what was before it, what happened elsewhere, and what others did: "the
previous march drew 45,000", "his former deputy got four years". Against what is told of the event
itself such a claim proves nothing, however much the words agree.
"""

from __future__ import annotations

import re
from functools import cache

from claimtrack.contradiction import which
from claimtrack.contradiction.told import Phrase, told
from claimtrack.model import Reading, Span
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once


def apart(a: Reading, b: Reading, kind: str = "") -> str:
    """Return in words what sets two claims of one event on two occasions; "" where nothing does.

    `kind` is that of the contradiction they would make: dates are compared by their times, and who
    did it by who they are.
    """
    counted = kind in ("number", "part-whole")
    mine, theirs = earlier(a, counted), earlier(b, counted)
    other = a if theirs else b
    alone = kind != "date" and bool(mine) != bool(theirs) and not _always(other)
    if alone and not _told_too(mine or theirs, other):
        return f"only one tells of another time: “{mine or theirs}”"
    mine, theirs = another(a), another(b)
    if bool(mine) != bool(theirs) and not _told_too(mine or theirs, a if theirs else b):
        return f"only one tells of another one: “{mine or theirs}”"
    if kind == "actor":
        return ""
    return _offices_apart(a, b) or somebodys(a, b) or somebodys(b, a)


def only_asked(a: Reading, b: Reading, marks: tuple[tuple[Span, ...], tuple[Span, ...]]) -> str:
    """Return the word by which only one of two figures is what somebody asked for; "" for none."""
    asked = [_asked(r, told) for r, told in zip((a, b), marks, strict=True)]
    return "" if bool(asked[0]) == bool(asked[1]) else asked[0] or asked[1]


def _asked(reading: Reading, marks: tuple[Span, ...]) -> str:
    end = marks[0][0] if marks else 0
    found = _pattern("asked").search(reading.text[max(end - _NEAR, reading.statement[0]) : end])
    return found[0] if found else ""


_NEAR = 60  # characters before a figure in which a word may say that it is only asked for


def _always(reading: Reading) -> bool:
    return _pattern("always").search(said(reading, reading.statement)) is not None


def _told_too(words: str, other: Reading) -> bool:
    """Return whether the other claim tells of the same time or number, too: "in 2023", "second"."""
    text = said(other, other.statement).lower()
    return any(word in text for word in words.lower().split() if word.isdecimal() or word in _WHICH)


_WHICH = frozenset("another second third similar separate previous earlier nearby same".split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of a line of `lexicon/occasions.toml`, its alternatives joined."""
    rows: list[str] = lexicons.load("occasions")["patterns"][name]
    # Where a word begins is asked once for all that begin with one: half the time.
    begun = "|".join(row.removeprefix(r"\b") for row in rows if row.startswith(r"\b"))
    others = [row for row in rows if not row.startswith(r"\b")]
    return re.compile("|".join([rf"\b(?:{begun})", *others] if begun else others), re.I)


def earlier(reading: Reading, counted: bool) -> str:
    """Return the words by which a claim says that it tells of an earlier time than the event's.

    "Had" alone says so only of what is counted or dated: "the driver had been drinking" is of it.
    """
    return _past(reading) or (_before(reading) if counted or reading.dates else "")


@once
def _past(reading: Reading) -> str:
    found = _pattern("earlier").search(said(reading, reading.statement))
    return found[0].strip() if found else ""


@once
def _before(reading: Reading) -> str:
    text = said(reading, reading.statement)
    if reading.attribution or _pattern("reported").search(text):
        return ""  # "said that he had resigned": the tense is that of reporting
    found = _pattern("pluperfect").search(text)
    return found[0].strip() if found else ""


def _offices_apart(a: Reading, b: Reading) -> str:
    mine, theirs = which.of_one(a).get("office"), which.of_one(b).get("office")
    if mine and theirs and not mine & theirs:
        return f"of two offices: {min(mine)} and {min(theirs)}"
    return ""


@once
def another(reading: Reading) -> str:
    """Return the words by which a claim says that it tells of another of the kind."""
    found = _pattern("another").search(said(reading, reading.statement))
    return found[0].strip() if found else ""


def somebodys(a: Reading, b: Reading) -> str:
    """Return who acts in a, where it is somebody's somebody of whom b does not speak.

    "Tal's finance minister resigned" says nothing of Tal.
    """
    for phrase in () if _subjects(b) else _subjects(a):
        head = phrase.head
        if not {head, lexeme(head, tongue(a)).canon}.isdisjoint((*b.tokens, *_stems(b))):
            continue
        return f"only one is of somebody’s {head}"
    return ""


_SOMEBODYS = frozenset(["his"])
_POSSESSIVE = ("his ", "her ", "their ", "its ")


@once
def _stems(reading: Reading) -> frozenset[str]:
    words = (word.strip(".,;:'\"’").lower() for word in reading.text.split())
    return frozenset(word.removesuffix("'s").removesuffix("’s") for word in words)


@once
def _subjects(reading: Reading) -> tuple[Phrase, ...]:
    """Return the phrases of those who are somebody's, and act or are done to, in a claim."""
    if found := _of_whom().match(said(reading, reading.statement)):
        return (Phrase((found[1].lower(),), owners=frozenset(found[2].lower().split())),)
    clause = next((each for each in reading.clauses if each.head), None)
    if clause is None:
        return ()
    parts = told(clause, reading)
    first = parts.doer if parts.doer.nouns else parts.done_to
    if said(reading, clause.span).lower().startswith(_POSSESSIVE):
        first = first._replace(owners=_SOMEBODYS)
    return (first,) if first.owners and first.head in _relations() else ()


@cache
def _of_whom() -> re.Pattern[str]:
    """Return the pattern of "the wife of the fugitive banker" at the beginning of a claim."""
    people = "|".join(sorted(_relations()))
    return re.compile(rf"(?:the |an? )(?:[\w-]+ ){{0,2}}({people}) of ((?:[\w-]+ ?){{1,4}})", re.I)


@cache
def _relations() -> frozenset[str]:
    return frozenset(lexicons.load("occasions")["relations"]["people"].split())
