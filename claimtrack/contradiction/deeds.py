"""Deeds that come about once in an event, put on two days or at two places, whatever the words.

`lexicon/deeds.toml` lists the deeds with the words that tell them. "The singer died on Monday" and
"Sabri breathed her last on Thursday" share hardly a word; but of one event both tell one deed, and
a deed has one day. Asked of whole claims, before any gate that counts words in common.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from claimtrack.contradiction import strengths
from claimtrack.contradiction.extent import of_parts
from claimtrack.contradiction.finding import REPORTED, STRENGTH
from claimtrack.contradiction.gates import can_be_one, of_two_tolls, places_apart
from claimtrack.contradiction.modifiers import ranks_apart
from claimtrack.contradiction.pairs import (
    Pair,
    adds,
    figures_apart,
    names,
    names_meet,
    sides,
    spoken,
)
from claimtrack.contradiction.told import told
from claimtrack.contradiction.who import kinds_apart
from claimtrack.model import (
    Circumstances,
    Clause,
    Kind,
    Reading,
    Relation,
    Similarity,
    Span,
    Window,
)
from claimtrack.reading import dates, lexicons, places
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex


@dataclass(frozen=True, slots=True)
class _Deed:
    """A row of the table."""

    verbs: re.Pattern[str]
    nouns: re.Pattern[str]
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    slots: frozenset[str]
    person: bool
    state: bool
    repeats: bool  # it is done again, unless it is the one that is meant
    host: bool  # who holds it tells where
    anywhere: bool  # one is meant by its place alone: the outage in Nairobi


@dataclass(frozen=True, slots=True)
class Put:
    """A deed as one claim tells it: when, where and of whom."""

    clause: Clause
    words: frozenset[str]  # that tell it
    when: tuple[Window, ...]
    where: tuple[tuple[str, Span], ...]


@cache
def _deeds() -> dict[str, _Deed]:
    table = lexicons.load("deeds")
    return {
        name: _Deed(
            _words(row["verbs"]),
            _words(row["nouns"]),
            _words(row["needs"]) if "needs" in row else None,
            _words(row["unless"]) if "unless" in row else None,
            frozenset(row["slots"].split()),
            row.get("of") == "person",
            bool(row.get("state")),
            bool(row.get("repeats")),
            bool(row.get("host")),
            bool(row.get("anywhere")),
        )
        for name, row in table.items()
        if name != "told"
    }


@cache
def _telling() -> re.Pattern[str]:
    """Return the pattern of where words that tell any deed begin: two claims in three hold none."""
    rows = (row for name, row in lexicons.load("deeds").items() if name != "told")
    told = "|".join(f"{row['verbs']}|{row['nouns']}" for row in rows)
    return re.compile(rf"(?<![\w-])(?=(?:{told})(?![\w-]))")


def _words(alternatives: str) -> re.Pattern[str]:
    return lazy_regex(rf"(?<![\w-])(?:{alternatives})(?![\w-])")


@cache
def _line(name: str) -> str:
    return str(lexicons.load("deeds")["told"][name])


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"\b{_line('aside')}")


@cache
def _support() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_line('support')})\b")


@cache
def _another() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_line('another')})\b")


_SURE = frozenset(["fact", "reported", "planned"])
_UNDER = lazy_regex(
    r"\b(?:if|whether|unless|once|had|could|may|might|must|would|should|demand\w*|urged?"
    r"|want\w*|refus\w+|threaten\w*|hop\w+ to|not|never|nearly|almost)\s+(?:[\w'’-]+ ){0,3}$"
    r"|\b(?:ask|urg|implor|call)(?:e|es|s|ed|ing)? (?:on )?(?:[\w'’-]+ ){1,9}$"
)
_LATER = lazy_regex(r"\b(?:before|after|since|until|till)\s+(?:[\w'’-]+ ){0,4}$")
_NOT_UNTIL = lazy_regex(r"\bnot (?:\w+ )?$")
_POSSESSED = lazy_regex(r"(?:['’]s)? (?:[\w'’-]+ ){0,2}$")
_OF_OTHERS = lazy_regex(r",? (?:before|after) (?!dawn|noon|midnight|lunch|dark)")
_BY_OTHERS = lazy_regex(
    r"(?<!minutes )(?<!seconds )(?<!moments )(?<!shortly )(?<!soon )(?<!just )"
    r"\b(?:before|after|following|since|ahead of|during|despite) "
    r"(?!\d|dawn|noon|midnight|dark|dusk|lunch|ten\b|two\b|three\b|four\b|five\b|six\b|one\b)"
)
_QUALIFIES = lazy_regex(
    r"\b(?:the|an?|his|her|its|their|this|that|these|those|of|some|two|three)(?: \w+ly)? $"
)
_CLEFT = lazy_regex(
    r"it (?:was|is) (?:only )?(?:on|in|at|near|outside|aboard|(?:[\w.:'’-]+ ){1,5}when)\b"
    r"|[\w'’-]+ (?:[\w'’-]+ )?(?:was|is) (?:when|where)\b"
)


@once
def told_deeds(reading: Reading) -> dict[str, Put]:
    """Return the deeds that a claim tells, each with the days and the places it puts them."""
    if reading.lang != "en" or not reading.clauses:
        return {}
    if not reading.dates and not reading.places and not reading.names:
        return {}
    text = reading.text.lower()
    found: dict[str, Put] = {}
    end = reading.statement[1]
    begun = [hit.start() for hit in _telling().finditer(text, *reading.statement)]
    for name, deed in _deeds().items() if begun else ():
        if not any(
            deed.verbs.match(text, at, end) or deed.nouns.match(text, at, end) for at in begun
        ):
            continue
        for at, dated in _tellings(deed, text, reading):
            clause = _owner(at, reading)
            if clause is None or not _affirmed(clause, at) or clause.modality not in _SURE:
                continue
            span = _around(clause, text, reading)
            when = _when(span, at, dated, text, reading)
            told_by = frozenset(text[at[0] : at[1]].split())
            behind = dated and _aside().search(text[max(at[0] - 60, 0) : at[0]])
            where = () if behind else _where(deed, span, text, reading)
            put = Put(clause, told_by, when, where)
            if put.when or put.where:
                found[name] = put
                break
    return found


def _around(clause: Clause, text: str, reading: Reading) -> Span:
    """Return where a claim may say when and where: "stormed a house in X and detained him"."""
    if _CLEFT.match(text, reading.statement[0]):
        return reading.statement
    at = reading.clauses.index(clause)
    before = reading.clauses[at - 1] if at else clause
    joined = text[before.span[1] : clause.span[0]].strip() == "and"
    return (before.span[0] if joined else clause.span[0]), clause.span[1]


def _affirmed(clause: Clause, at: Span) -> bool:
    """Return whether a clause is affirmed, or only the deed negates: "the system failed"."""
    own = clause.cue is not None and at[0] <= clause.cue[0] < at[1]
    return clause.polarity == "affirmed" or own


def _owner(at: Span, reading: Reading) -> Clause | None:
    return next((c for c in reading.clauses if c.span[0] <= at[0] < c.span[1]), None)


def _tellings(deed: _Deed, text: str, reading: Reading) -> Iterator[tuple[Span, bool]]:
    """Yield where a claim tells a deed, by a verb or a noun, and whether its day stands before."""
    start, end = reading.statement
    if deed.needs and not deed.needs.search(text, start, end):
        return
    if deed.unless and deed.unless.search(text, start, end):
        return
    for hit in deed.verbs.finditer(text, start, end):
        before = text[max(start, hit.start() - 60) : hit.start()]
        if " " not in hit[0] and _QUALIFIES.search(before):
            continue  # "the recovered painting"
        if not _UNDER.search(before) or _until(before, text[hit.end() : end]):
            yield hit.span(), False
    for hit in deed.nouns.finditer(text, start, end):
        before = text[max(start, hit.start() - 60) : hit.start()]
        dated = any(
            w.span[1] <= hit.start() and _POSSESSED.fullmatch(text[w.span[1] : hit.start()])
            for w in reading.dates[:_DATES]
        )
        told_of = (
            not _aside().search(before)
            and not _UNDER.search(before)
            and _told_of(text[hit.end() : end])
        )
        if dated or told_of or _SAW.search(before):
            yield hit.span(), dated


_DATES = 24  # dates of a claim that are looked at: beyond, it is a table
_DAY_AFTER = lazy_regex(
    r"\b(?:(?:next|following) (?:day|morning|evening|night|week|month)"
    r"|(?:days?|weeks?|months?|hours?|years?) (?:later|before|earlier|after))\b"
)
_SAW = lazy_regex(r"\bsaw (?:\w+ ){1,3}$")


def _until(before: str, rest: str) -> bool:
    """Return whether a deed is only negated until a day: "did not step down until Thursday"."""
    return bool(_NOT_UNTIL.search(before) and re.match(r" (?:\w+ )?(?:until|before) ", rest))


def _told_of(rest: str) -> bool:
    """Return whether what follows a noun says that it came about: "of X took place on Sunday"."""
    return bool(re.match(r" (?:of|at|in|near|on|by|from) | \w+(?: place)?\b", rest)) and bool(
        _support().search(rest.split(",")[0][:90])
    )


def _when(span: Span, at: Span, dated: bool, text: str, reading: Reading) -> tuple[Window, ...]:
    """Return the times at which a claim puts a deed; in a clause of time, those told after it."""
    before = text[max(span[0], at[0] - 60) : at[0]]
    if _DAY_AFTER.search(text[span[0] : span[1]]):
        return ()
    least = at[1] if _LATER.search(before) and not dated else span[0]
    led = text[: span[0]].rstrip().endswith(("until", "when"))
    if led and len(reading.dates) == 1 and not reading.dates[0].role:
        return reading.dates  # "ran normally on Wednesday until the system failed at 2 p.m."
    return tuple(
        w
        for w in reading.dates[:_DATES]
        if least <= w.span[0] < span[1]
        and (w.role == "" or (w.role == "deadline" and _NOT_UNTIL.search(before)))
        and not (at[1] <= w.span[0] and _BY_OTHERS.search(text, at[1], w.span[0]))
        and not (text.endswith(("the ", "s "), 0, w.span[0]) and _OF_OTHERS.match(text, w.span[1]))
    )


_NOT_AT = frozenset(["to", "toward", "towards", "into", "from", "onto", "of", ""])


def _where(deed: _Deed, span: Span, text: str, reading: Reading) -> tuple[tuple[str, Span], ...]:
    """Return the places at which a claim puts a deed, and the states whose police did it."""
    if "where" not in deed.slots:
        return ()
    found = [
        (place.key, place.span)
        for place in reading.places
        if span[0] <= place.span[0] < span[1] and place.relation not in _NOT_AT
    ]
    forces = re.compile(rf" (?:[\w-]+ )?(?:{_line('forces')})\b")
    for actor in reading.actors:
        first, last = actor.span
        if not span[0] <= first < span[1] or not places.known(actor.key):
            continue
        rest = text[last:]
        opens = actor.part == "agent" and first == reading.statement[0]
        own = deed.state and (forces.match(rest) or opens)
        hosts = deed.host and _HOSTS.match(rest)
        inside = _INSIDE.search(text[max(first - 30, 0) : first]) and not rest.startswith(
            ("'s", "’s")
        )
        if actor.kind == "state" and (inside or own or hosts):
            found.append((actor.key, actor.span))
    return tuple(found) or tuple(_unknown(span, reading))


_HOSTS = lazy_regex(r" (?:hosts?|hosted|will host|was the venue|is the venue|plays? host)\b")
_INSIDE = lazy_regex(r"\b(?:in|on|at|near|outside|off) (?:the |an? |[\w-]+ )?$")
_LEADS = lazy_regex(
    r"\b(?:in|at|near|outside|above|off|around) (?:(?:the|an?) )?(?:[a-z][a-z-]* ){0,3}?(?:of )?"
    r"(?:Mount |Lake )?([A-Z][a-z][\w-]+)(?!['’]|\w)"
)


def _unknown(span: Span, reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield names where a place stands that no gazetteer knows: "in the village of Korsu"."""
    dated = [w.span for w in reading.dates]
    for hit in _LEADS.finditer(reading.text, *span):
        at = hit.span(1)
        if not any(first <= at[0] < last for first, last in dated):
            yield hit[1].lower(), at


EXAMPLE = ("The singer died on Monday.", "Sabri breathed her last on Thursday.")


def relate(a: Reading, b: Reading, known: Circumstances, similarity: Similarity) -> Relation | None:
    """6. A deed that comes about once in an event is put on two days, or at two places."""
    if not known.same_event:
        return None
    mine = told_deeds(a)
    theirs = told_deeds(b) if mine else {}
    for name in mine.keys() & theirs.keys():
        deed = _deeds()[name]
        x, y = mine[name], theirs[name]
        pair = Pair(x.clause, y.clause, a, b, known, similarity)
        where = _places_apart(x, y, _told_words(a) & _told_words(b))
        when = _days_apart(deed, x, y)
        if not (where or when) or (where and when) or _of_two(deed, pair, x.words | y.words):
            continue
        if when and of_two_tolls(a, b):
            continue  # 11 died in 2018, and 31 in 2025
        if when and not places_apart(a, b):
            return _answer("date", name, when, pair)
        if where:
            return _answer("location", name, where, pair)
    return None


def _answer(kind: Kind, deed: str, apart: tuple[Span, Span], pair: Pair) -> Relation:
    one, other = (
        reading.text[span[0] : span[1]]
        for reading, span in zip((pair.left, pair.right), apart, strict=True)
    )
    reported = "reported" in (pair.a.modality, pair.b.modality)
    return Relation(
        "contradicts",
        kind,
        round(max(STRENGTH[kind] - REPORTED * reported, strengths.CONFLICT), 3),
        rule="W6 one deed",
        explanation=f"it came about once ({deed}), and is put at “{one}” and “{other}”",
        dissolves="if it happened twice",
        marks_a=(apart[0],),
        marks_b=(apart[1],),
    )


def _days_apart(deed: _Deed, x: Put, y: Put) -> tuple[Span, Span] | None:
    if "when" not in deed.slots or not x.when or not y.when:
        return None
    days = [[w for w in put.when if dates.weekday(w.text) >= 0] for put in (x, y)]
    mine, theirs = days if all(days) else (x.when, y.when)
    if not all(_wide_apart(one, other) for one in mine for other in theirs):
        return None
    return x.when[0].span, y.when[0].span


_SLACK = 60  # minutes: "in the early afternoon" is at two; where the morning begins is anyone's


def _wide_apart(x: Window, y: Window) -> bool:
    """Return whether two times are apart, those of one day by more than an hour."""
    if dates.apart(replace(x, hours=None), replace(y, hours=None)):
        return True
    if -1 < dates.weekday(x.text) != dates.weekday(y.text) > -1:
        return True  # "on Monday", "on Thursday, 6 March"
    if not x.hours or not y.hours or not dates.apart(x, y):
        return False
    early, late = sorted((x.hours, y.hours))
    return late[0] - early[1] > _SLACK


def _places_apart(x: Put, y: Put, both: Collection[str]) -> tuple[Span, Span] | None:
    for known in (True, False):
        mine, theirs = (
            [
                row
                for row in put.where
                if places.known(row[0]) is known and (known or row[0] not in both)
            ]
            for put in (x, y)
        )
        if mine and theirs:
            if any(_meet(one, other) for one, _ in mine for other, _ in theirs):
                return None
            return mine[0][1], theirs[0][1]
    return None


def _meet(x: str, y: str) -> bool:
    """Return whether two places can be one: a ferry that sank off Bari sank in the Adriatic."""
    return can_be_one(x, y) or places.bordered(x) != places.bordered(y)


def _of_two(deed: _Deed, pair: Pair, told_by: frozenset[str]) -> bool:
    """Return whether the two tell the deed of two who cannot be one, or of parts of many."""
    another = [set(_another().findall(r.text.lower())) for r in (pair.left, pair.right)]
    if another[0] != another[1] or adds(pair) or ranks_apart(pair) or of_parts(pair, told_by):
        return True
    mine, theirs = _named(pair.a, pair.left), _named(pair.b, pair.right)
    if mine and theirs and not names_meet(mine, theirs):
        return True
    if figures_apart(pair) or kinds_apart(_theme(pair.a), _theme(pair.b)):
        return True
    if deed.repeats and not all(_the_one(c, r) for c, r in sides(pair)):
        return True
    named = {word for name in pair.left.names | pair.right.names for word in name.split("-")}
    common = named & _told_words(pair.left) & _told_words(pair.right)
    if common and (deed.anywhere or not all(places.known(name) for name in common)):
        return False
    if not (deed.person and (mine or theirs)) and not _one_theme(pair):
        return True
    if deed.person and bool(mine) != bool(theirs) and _somebodys(pair.b if mine else pair.a):
        return True
    return not (_meant(pair.a, pair.left) and _meant(pair.b, pair.right))


@once
def _told_words(reading: Reading) -> set[str]:
    """Return the words of a claim, those of names one by one: "nairobi-exchange"."""
    spoken = (word.strip(".,;:'\"’").lower() for word in reading.text.split())
    plain = {word.removesuffix("'s").removesuffix("’s") for word in spoken}
    return plain | {word for token in reading.tokens for word in token.split("-")}


def _one_theme(pair: Pair) -> bool:
    """Return whether both speak of one thing, or one only tells the deed: not bridge and crane."""
    mine, theirs = set(_theme(pair.a)) - generic(), set(_theme(pair.b)) - generic()
    if not mine or not theirs:
        return True
    heads = {pair.a.head, pair.b.head}
    told = {(x, y) for x, y, _ in pair.similarity.shared if not heads & {x, y}}
    left, right = {x for x, _ in told}, {y for _, y in told}
    return bool(mine & left or theirs & right)


def _somebodys(clause: Clause) -> bool:
    """Return whether it befell one who is somebody's: the driver, the widow."""
    related = lexicons.load("occasions")["relations"]["people"].split()
    return not {lexeme(word, "en").canon for word in related}.isdisjoint(_theme(clause))


def _named(clause: Clause, reading: Reading) -> set[str]:
    """Return the names of those who take part in a clause, but for countries and the like."""
    part = names((*clause.agents, *clause.patients), reading)
    first = told(clause, reading).doer
    if first.proper and first.nouns[-1] in clause.agents:  # a name that opens its claim
        part = [*part, first.nouns[-1]]
    return {
        name
        for name in part
        if not places.known(name) and name not in clause.places and not _BODY.search(name)
    }


_BODY = lazy_regex(r"(?:bank|party|group|university|gang|cartel|airlines?|ministry|united|club)$")


def _theme(clause: Clause) -> tuple[str, ...]:
    return clause.patients or clause.agents


_THE = frozenset("the his her its their this that".split())
_A = frozenset("a an some several two three four five six".split())


def _the_one(clause: Clause, reading: Reading) -> bool:
    """Return whether it is done to a thing that is meant, not to a town: "the convoy"."""
    return bool(set(_theme(clause)) - reading.names) and _meant(clause, reading)


def _meant(clause: Clause, reading: Reading) -> bool:
    """Return whether a clause is of one that is meant: named, with "the", or in a headline."""
    if _named(clause, reading):
        return True
    words = spoken(clause, reading)
    if reading.text[-1] not in ".!?" and _A.isdisjoint(words):
        return True
    parts = told(clause, reading)
    part = parts.done_to if parts.done_to.nouns else parts.doer
    if part.nouns:
        return part.definite
    return not _THE.isdisjoint(words[:6]) and _A.isdisjoint(words[:3])
