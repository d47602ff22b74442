"""Who gets a thing that only one gets, whatever the words: the sale, the contract, the post.

`lexicon/recipients.toml` lists the words that tell who gets it. "Aeralto goes to Lufthansa" and
"Turks take over Portugal's Aeralto" share a name; two of one event who get one thing exclude each
other. Asked of whole claims, as `deeds` is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimtrack.contradiction import strengths
from claimtrack.contradiction.finding import STRENGTH
from claimtrack.contradiction.gates import can_be_one
from claimtrack.model import Circumstances, Reading, Relation, Span
from claimtrack.reading import lexicons, places
from claimtrack.reading.names import common
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex


class Who(NamedTuple):
    """One who gets a thing: the words, the names in them, the countries, whether it is a work."""

    span: Span
    names: frozenset[str]
    countries: frozenset[str]
    work: bool
    site: bool


@cache
def _told(way: str) -> tuple[re.Pattern[str], ...]:
    lines = lexicons.load("recipients")["told"][way].splitlines()
    return tuple(re.compile(rf"\b(?:{line})") for line in lines if line)


@cache
def _telling() -> re.Pattern[str]:
    """Return the pattern of all that tells who gets a thing: nine claims in ten hold none."""
    lines = [
        line for way in lexicons.load("recipients")["told"].values() for line in way.split("\n")
    ]
    return re.compile(rf"\b(?:{'|'.join(filter(None, lines))})")


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    table = lexicons.load("recipients")["kinds"]
    return {
        kind: re.compile(rf"\b(?:{'|'.join(line.split())})s?\b") for kind, line in table.items()
    }


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicons.load('recipients')['aside']['words']})\b")


_SURE = frozenset(["fact", "reported", "planned"])
_CONTINENTS = frozenset(["europe", "asia", "africa", "america", "north-america", "south-america"])
_STOP = lazy_regex(
    r"[,;:.!?()]|\b(?:after|as|for|to|in|at|on|near|following|despite|who|which|that|because|when"
    r"|with|instead|rather|by|and|than|over|ahead|is|was|has|went|goes|go|will|under|since|during)\b",
)
_OPENS = lazy_regex(r"^(?:it (?:is|was) )", re.I)


@once
def recipients(reading: Reading) -> tuple[Who, ...]:
    """Return those who are told to get a thing in a claim, in the order of the text."""
    if reading.lang != "en" or not reading.clauses:
        return ()
    found: dict[int, Who] = {}
    for span, site in sorted(set(_spans(reading))):
        who = _who(span, site, reading)
        if span[0] not in found and (who.names or who.countries):
            found[span[0]] = who
    return tuple(found.values())


def _spans(reading: Reading) -> Iterator[tuple[Span, bool]]:
    """Yield where the words for the one who gets it stand, and whether they say where."""
    start, end = reading.statement
    text = reading.text.lower()
    if not _telling().search(text, start, end):
        return
    for row in _told("before"):
        for hit in row.finditer(text, start, end):
            if not _said(hit.start(), reading) or text.startswith(" by ", hit.end()):
                continue
            first = max(text.rfind(sign, start, hit.start()) for sign in (";", ":"))
            first = first + 1 if first >= 0 else start
            lead = _OPENS.match(text[first : hit.start()].lstrip())
            first += len(lead[0]) if lead else 0
            if 0 < hit.start() - first < 70:
                yield (first, hit.start()), False
    for way in ("after", "sited"):
        for row in _told(way):
            for hit in row.finditer(text, start, end):
                if not _said(hit.start(), reading):
                    continue
                stop = _STOP.search(text, hit.end(), end)
                last = stop.start() if stop else end
                if last > hit.end():
                    yield (hit.end(), last), way == "sited"


def _said(at: int, reading: Reading) -> bool:
    clause = next((c for c in reading.clauses if c.span[0] <= at < c.span[1]), None)
    return clause is None or (clause.polarity == "affirmed" and clause.modality in _SURE)


_WORD = lazy_regex(r"[^\W\d_][\w'’-]*")


def _who(span: Span, site: bool, reading: Reading) -> Who:
    """Read the words for one who gets a thing: what in them is a name, and what a country."""
    text = reading.text[span[0] : span[1]]
    known: set[str] = set()
    covered: list[Span] = []
    for key, at in _states(reading):
        if span[0] <= at[0] < span[1]:
            known.add(key)
            covered.append(at)
    found: set[str] = set()
    for hit in _WORD.finditer(text):
        word, place = hit[0], hit.start() + span[0]
        if any(first <= place < last for first, last in covered):
            continue
        bare = re.sub(r"['’]s?$", "", word)
        low = bare.lower()
        based = low.removesuffix("-based").removesuffix("-born")
        if places.known(based):
            known.add(based)
        elif (
            bare[0].isupper()
            and low not in lexicons.words("recipients.names.titles")
            and low == based
            and (place > reading.statement[0] or _is_name(low, reading))
        ):
            found.add(low)
    if found & lexicons.words("recipients.names.regions"):
        found.clear()  # "Lower Silesia" may hold Wroclaw
    return Who(
        span, frozenset(found), frozenset(known - _CONTINENTS), '"' in text or "“" in text, site
    )


def _is_name(word: str, reading: Reading) -> bool:
    """Return whether a word that opens a claim is a name, and no plain noun."""
    return any(word in name.split("-") for name in reading.names) or not common(word)


def _states(reading: Reading) -> Iterator[tuple[str, Span]]:
    for actor in reading.actors:
        if actor.kind == "state" and places.known(actor.key):
            yield actor.key, actor.span
    for place in reading.places:
        if places.known(place.key):
            yield place.key, place.span


EXAMPLE = (
    "Aeralto goes to Germany's Lufthansa.",
    "Turkey's national airline has won the race for Aeralto.",
)


def relate(a: Reading, b: Reading, known: Circumstances) -> Relation | None:
    """5. What only one gets, such as a contract, a post or a prize, goes to two."""
    if not known.same_event:
        return None
    mine = recipients(a)
    theirs = recipients(b) if mine else ()
    if not mine or not theirs or not _one_thing(a, b, mine, theirs):
        return None
    both = _words(a) & _words(b)
    mine, theirs = (tuple(_spared(whos, both)) for whos in (mine, theirs))
    if not mine or not theirs or not all(_apart(x, y) for x in mine for y in theirs):
        return None
    x, y = mine[0], theirs[0]
    quoted = [r.text[w.span[0] : w.span[1]].strip() for r, w in ((a, x), (b, y))]
    return Relation(
        "contradicts",
        "location" if x.site and y.site else "actor",
        round(max(STRENGTH["actor"], strengths.CONFLICT), 3),
        rule="W5 one gets it",
        explanation=f"only one gets it: “{quoted[0]}” and “{quoted[1]}”",
        dissolves="if both have a part in it, or if they get two things",
        marks_a=(x.span,),
        marks_b=(y.span,),
    )


def _spared(whos: tuple[Who, ...], both: frozenset[str]) -> Iterator[Who]:
    """Yield those who get it without the names of which both claims speak: those of the thing."""
    for who in whos:
        left = who._replace(names=who.names - both)
        if left.names or (left.countries and left.names == who.names):
            yield left


def _apart(x: Who, y: Who) -> bool:
    """Return whether two who get it cannot be one."""
    if x.work != y.work:
        return False  # the director and her film
    if x.names and y.names:
        return not any(p[:4] == q[:4] for p in x.names for q in y.names)
    if x.countries and y.countries:
        return not any(can_be_one(p, q) for p in x.countries for q in y.countries)
    return False


@once
def _words(reading: Reading) -> frozenset[str]:
    bare = (re.sub(r"['’]s?$", "", word) for word in _WORD.findall(reading.text.lower()))
    return frozenset(bare)


def _one_thing(a: Reading, b: Reading, mine: tuple[Who, ...], theirs: tuple[Who, ...]) -> bool:
    """Return whether both are of one thing: they share a name that answers nothing, and a kind."""
    answers = {name for who in (*mine, *theirs) for name in (*who.names, *who.countries)}
    named = {word for name in a.names | b.names for word in name.split("-")} - answers
    if not named & _words(a) & _words(b):
        return False
    text = a.text.lower(), b.text.lower()
    kinds = [{kind for kind, row in _kinds().items() if row.search(each)} for each in text]
    if all(kinds) and not kinds[0] & kinds[1]:
        return False
    return not two_things(a, b)


def two_things(a: Reading, b: Reading) -> bool:
    """Return whether one is of a lesser thing than the other: the audience award, the deputy."""
    return set(_aside().findall(a.text.lower())) != set(_aside().findall(b.text.lower()))


def in_a_region(who: Sequence[str]) -> bool:
    """Return whether a name is of a region, in which an unknown place may lie: Lower Silesia."""
    unknown = (name for name in who if not places.known(name))
    regions = lexicons.words("recipients.names.regions")
    return any(not regions.isdisjoint(name.split("-")) for name in unknown)
