"""What the words of two claims say against each other: rows W1 to W8 of the decision table.

Two readings are compared clause by clause. A row is a small function over a `Pair` of clauses; its
docstring is what `claimtrack rules` shows. The first row that fits any two clauses decides, so a
denial outweighs an opposite and an opposite outweighs another place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from claimtrack.model import (
    Circumstances,
    Clause,
    Kind,
    Quantity,
    Reading,
    Relation,
    RelationName,
    Similarity,
    Span,
    Window,
)
from claimtrack.reading import actors, lexicons, places
from claimtrack.reading.lexemes import lexeme, stem
from claimtrack.reading.phrases import GENERIC
from claimtrack.text import tokens

# Strengths by row: starting values from READING.md, not yet measured one by one.
STRENGTH = {
    "denial": 0.9, "existence": 0.9, "unproven": 0.6, "negation": 0.8, "antonym": 0.75,
    "state": 0.7, "actor": 0.75, "swapped": 0.75, "location": 0.7, "date": 0.7, "only": 0.65,
}  # fmt: skip
REPORTED = 0.1  # taken off where one side is only said to have been reported
STATE_DAYS = 2  # a state said this many days later had time to change; not measured
CLAUSES = 12  # clauses of a claim that are compared: beyond, it is a document


class Pair(NamedTuple):
    """A clause of each claim, with their readings and what is known of the two."""

    a: Clause
    b: Clause
    left: Reading
    right: Reading
    known: Circumstances
    similarity: Similarity

    def turned(self) -> Pair:
        """Return the pair the other way round."""
        known = self.known
        return Pair(
            self.b, self.a, self.right, self.left,
            Circumstances(known.same_event, known.same_source, known.same_origin, known.b_said,
                          known.a_said, known.b_source, known.a_source),
            self.similarity,
        )  # fmt: skip


class Finding(NamedTuple):
    """What a row found: the relation, its kind and strength, and why, in one sentence."""

    relation: RelationName
    kind: Kind
    strength: float
    why: str
    dissolves: str
    marks_a: tuple[Span, ...] = ()
    marks_b: tuple[Span, ...] = ()


# --------------------------------------------------------------------------- what clauses share


@cache
def _opposites() -> dict[frozenset[str], str]:
    table = lexicons.load("opposites")
    found: dict[frozenset[str], str] = {}
    for kind in ("sequence", "antonym", "state"):
        for item in table[kind]["pairs"]:
            found.setdefault(frozenset(stem(word, "en") for word in item.split()), kind)
    return found


@cache
def _acts(name: str) -> frozenset[str]:
    return frozenset(lexicons.load("opposites")["acts"][name].split())


@cache
def _repeatable() -> frozenset[str]:
    return frozenset(lexicons.load("predicates")["repeatable"])


def _bare(head: str) -> str:
    return head.removeprefix("be:")


_NEGATIVE = ("un", "in", "im", "il", "ir", "dis", "non-", "non", "mis")


def opposite(a: str, b: str) -> str:
    """Return how two heads exclude each other: antonym, state, sequence, or ""."""
    x, y = stem(_bare(a), "en"), stem(_bare(b), "en")
    if x == y:
        return ""
    kind = _opposites().get(frozenset((x, y)), "")
    if kind:
        return kind
    for short, long in ((x, y), (y, x)):
        if len(short) > 2 and any(long == prefix + short for prefix in _NEGATIVE):
            return "state"
    return ""


def _names(keys: Collection[str], reading: Reading) -> list[str]:
    known = {actor.key for actor in reading.actors} | {place.key for place in reading.places}
    known |= set(reading.names)
    return [key for key in keys if key in known]


def _theme(clause: Clause) -> tuple[str, ...]:
    """Return what the clause is about: what the act is done to, else who does it."""
    if _bare(clause.head) in _acts("subject") and (clause.agents or clause.polarity == "negated"):
        return clause.agents
    return clause.patients or clause.agents


def _alike(a: Collection[str], b: Collection[str], pair: Pair) -> bool | None:
    """Return whether two phrases can name the same; None where one of them says nothing."""
    if not a or not b:
        return None
    if set(a) == set(b):
        return True
    names_a, names_b = _names(a, pair.left), _names(b, pair.right)
    heads_a = [w for w in a if w not in names_a and w not in GENERIC]
    heads_b = [w for w in b if w not in names_b and w not in GENERIC]
    if names_a and names_b:
        if not _names_meet(names_a, names_b):
            return False
        if heads_a and heads_b and not set(heads_a) & set(heads_b):
            return bool(actors.classes_of(heads_a) & actors.classes_of(heads_b)) or None
        return True
    if heads_a and heads_b:
        if set(heads_a) & set(heads_b):
            return True
        if actors.classes_of(heads_a) & actors.classes_of(heads_b):
            return None
        return False
    return None


def _names_meet(a: Collection[str], b: Collection[str]) -> bool:
    return actors.meet(a, b) or any(places.compatible(x, y) for x in a for y in b)


def _shared(pair: Pair) -> bool:
    """Return whether the clauses speak of one thing: themes alike, nothing else apart."""
    a, b = pair.a, pair.b
    theme = _alike(_theme(a), _theme(b), pair)
    if _bare(a.head) != _bare(b.head) and a.head in _implied(b.head):
        doers = _alike(a.agents, b.agents, pair)
        return (
            doers is not False
            and not _where_apart(pair)
            and (bool(_content(a) & _content(b)) if doers or not a.agents else False)
        )
    if theme is False:
        return False
    if a.agents and b.agents and a.patients and b.patients:
        if _alike(a.patients, b.patients, pair) is False:
            return False
    if _where_apart(pair):
        return False
    if theme:
        return True
    common = _content(a) & _content(b)
    return bool(common) or pair.similarity.score >= 0.5


def _content(clause: Clause) -> set[str]:
    return (set(clause.words) | set(clause.agents) | set(clause.patients) | set(clause.places)) - {
        clause.head,
        *GENERIC,
    }


def _where_apart(pair: Pair) -> bool:
    return places.disjoint(pair.a.places, pair.b.places)


def _figures(clause: Clause, reading: Reading) -> list[Quantity]:
    return [q for q in reading.quantities if clause.span[0] <= q.span[0] < clause.span[1]]


def _meets(x: Quantity, y: Quantity) -> bool:
    high_x = float("inf") if x.high is None else x.high
    high_y = float("inf") if y.high is None else y.high
    return x.low <= high_y and y.low <= high_x


def _other_detail(pair: Pair) -> bool:
    """Return whether what a denies holds a figure that b does not give: a detail is denied."""
    mine = [q for q in _figures(pair.a, pair.left) if q.low > 0]
    if not mine:
        return False
    theirs = [q for q in _figures(pair.b, pair.right) if q.low > 0 or q.high != 0]
    if not theirs:
        return True
    return not any(_meets(x, y) for x in mine for y in theirs)


def _windows(clause: Clause, reading: Reading) -> list[Window]:
    inside = [w for w in reading.dates if clause.span[0] <= w.span[0] < clause.span[1]]
    usual = inside or (list(reading.dates) if len(reading.clauses) == 1 else [])
    return [w for w in usual if w.role in ("", "since")]


def _when_apart(pair: Pair) -> tuple[Window, Window] | None:
    """Return a window of each side where all windows lie apart."""
    mine, theirs = _windows(pair.a, pair.left), _windows(pair.b, pair.right)
    if not mine or not theirs:
        return None
    for x in mine:
        for y in theirs:
            if not _apart(x, y):
                return None
    return mine[0], theirs[0]


def _apart(x: Window, y: Window) -> bool:
    if (x.start and y.end and x.start > y.end) or (y.start and x.end and y.start > x.end):
        return True
    if x.hours and y.hours and x.start == y.start:
        return x.hours[0] > y.hours[1] or y.hours[0] > x.hours[1]
    return False


def _days(pair: Pair) -> int | None:
    """Return how many days lie between the two claims; None where a day is not known."""
    said = (pair.known.a_said, pair.known.b_said)
    if not said[0] or not said[1]:
        return None
    try:
        first, second = (date.fromisoformat(day[:10]) for day in said if day)
    except ValueError:
        return None
    return (second - first).days


def _sure(pair: Pair) -> bool:
    """Return whether both sides are said as facts, or both as plans."""
    modal = {pair.a.modality, pair.b.modality}
    return modal <= {"fact", "reported"} or modal == {"planned"}


def _quote(span: Span | None, reading: Reading) -> str:
    return f"“{reading.text[span[0] : span[1]]}”" if span else ""


def _spans(clause: Clause) -> tuple[Span, ...]:
    return (clause.cue,) if clause.cue else (clause.span,)


def _weaker(pair: Pair, strength: float) -> float:
    return strength - REPORTED if "reported" in (pair.a.modality, pair.b.modality) else strength


def _one_happening(pair: Pair) -> bool:
    """Return whether both heads are one act that happens once in an event."""
    return pair.a.head == pair.b.head and pair.a.head not in _repeatable()


# -------------------------------------------------------------------------------------- the rows


def denied(pair: Pair) -> Finding | None:
    """One claim denies, rejects or calls false what the other asserts."""
    a, b = pair.a, pair.b
    if a.polarity not in ("denied", "unproven") or b.polarity != "affirmed" or not _sure(pair):
        return None
    if not _same_act(pair) or not _shared(pair) or _other_detail(pair) or _others(pair):
        return None
    if _complements_apart(pair):
        return None
    proof = a.polarity == "unproven"
    strength = STRENGTH["unproven" if proof else "denial"]
    verb = "finds no evidence for" if proof else "denies"
    why = f"{_quote(a.cue, pair.left)} {verb} what the other asserts: {_quote(b.span, pair.right)}"
    return Finding("contradicts", "denial", _weaker(pair, strength), why,
                   "if the denial is of a detail, or of another act", _spans(a), _spans(b))  # fmt: skip


def never_happened(pair: Pair) -> Finding | None:
    """One claim says that there was no such act at all; the other says that it happened."""
    a, b = pair.a, pair.b
    if a.polarity != "negated" or b.polarity != "affirmed" or not _sure(pair):
        return None
    if a.agents or a.patients or not a.head or _figures(a, pair.left):
        return None
    if (a.head != b.head and a.head not in b.words) or _where_apart(pair) or _other_detail(pair):
        return None
    if _when_apart(pair):
        return None
    why = (f"{_quote(a.span, pair.left)} says that there was none; "
           f"the other tells of one: {_quote(b.span, pair.right)}")  # fmt: skip
    return Finding("contradicts", "existence", _weaker(pair, STRENGTH["existence"]), why,
                   "if they speak of two different events", _spans(a), (b.span,))  # fmt: skip


def negated(pair: Pair) -> Finding | None:
    """What one claim says was not done, the other says was done, with the same people or things."""
    a, b = pair.a, pair.b
    if a.polarity != "negated" or b.polarity != "affirmed" or not _sure(pair):
        return None
    if not _same_act(pair) or not _shared(pair) or _other_detail(pair) or _others(pair):
        return None
    if _actors_apart(pair) or _when_apart(pair):
        return None
    if _partial(a, pair.left):
        return None
    if _complements_apart(pair):
        return None
    days = _days(pair)
    if a.head == "be" or (days is not None and abs(days) >= STATE_DAYS and _is_state(a)):
        return None
    why = (f"{_quote(a.cue or a.span, pair.left)} negates what the other says: "
           f"{_quote(b.span, pair.right)}")  # fmt: skip
    return Finding("contradicts", "negation", _weaker(pair, STRENGTH["negation"]), why,
                   "if they speak of two moments, or of different people", _spans(a), (b.span,))  # fmt: skip


def undone(pair: Pair) -> Finding | None:
    """One claim says that an act was foiled or cancelled, the other that it was carried out."""
    a, b = pair.a, pair.b
    if a.head not in _acts("undo") or a.polarity != "affirmed" or b.polarity != "affirmed":
        return None
    if not _sure(pair) or b.head not in a.patients or _where_apart(pair) or _when_apart(pair):
        return None
    why = f"{_quote(a.span, pair.left)} says that what the other tells of did not come about"
    return Finding("contradicts", "antonym", _weaker(pair, STRENGTH["antonym"]), why,
                   "if there was more than one attempt", (a.span,), (b.span,))  # fmt: skip


def sequence(pair: Pair) -> Finding | None:
    """Opposites that follow each other or are two views of one fact contradict nothing."""
    if opposite(pair.a.head, pair.b.head) != "sequence" or not _shared(pair):
        return None
    if pair.a.polarity != "affirmed" or pair.b.polarity != "affirmed":
        return None
    why = (f"{_quote(pair.a.span, pair.left)} and {_quote(pair.b.span, pair.right)} "
           "can follow each other")  # fmt: skip
    return Finding("compatible", "", 0.0, why, "")


def opposed(pair: Pair) -> Finding | None:
    """Opposites said of the same subject and object: won and lost, convicted and acquitted."""
    a, b = pair.a, pair.b
    kind = opposite(a.head, b.head)
    if kind not in ("antonym", "state") or a.polarity != "affirmed" or b.polarity != "affirmed":
        return None
    if not _sure(pair) or _places_apart(pair) or _when_apart(pair) or not _same_subject(pair):
        return None
    if _modifiers_apart(pair) or _complements_apart(pair) or _told_earlier(pair):
        return None
    if _figures(a, pair.left) and _figures(b, pair.right):
        return None  # "lost five seats" and "won forty": counts of both
    why = (f"{_quote(a.span, pair.left)} and {_quote(b.span, pair.right)} "
           "say opposite things of the same")  # fmt: skip
    days = _days(pair)
    if kind == "state" and days is not None and abs(days) >= STATE_DAYS:
        return Finding("revises", "", 0.0, f"{why}, {abs(days)} days apart: it had time to change",
                       "")  # fmt: skip
    return Finding("contradicts", "antonym", _weaker(pair, STRENGTH[kind]), why,
                   "if one came after the other, or if they speak of different things",
                   (a.span,), (b.span,))  # fmt: skip


def only(pair: Pair) -> Finding | None:
    """One claim says that it was only this, the other says that it was something else."""
    a, b = pair.a, pair.b
    if a.head != b.head or a.polarity != "affirmed" or b.polarity != "affirmed":
        return None
    if not _sure(pair) or not a.patients or not b.patients or not _exclusive(a, pair.left):
        return None
    if _alike(a.patients, b.patients, pair) is not False:
        return None
    if _alike(a.agents, b.agents, pair) is not True or _where_apart(pair) or _when_apart(pair):
        return None
    why = f"{_quote(a.span, pair.left)} leaves no room for {_quote(b.span, pair.right)}"
    return Finding("contradicts", "antonym", _weaker(pair, STRENGTH["only"]), why,
                   "if they speak of different occasions", (a.span,), (b.span,))  # fmt: skip


def alone(pair: Pair) -> Finding | None:
    """One claim says that only this one did it, the other names another who did it too."""
    a, b = pair.a, pair.b
    if a.head != b.head or not a.head or not _both_said(pair) or not a.agents or not b.agents:
        return None
    words = pair.left.text[slice(*a.span)].lower().split()
    if words[:1] != ["only"] and not {"alone", "single-handedly"} & {w.strip(".,;") for w in words}:
        return None
    if _alike(a.agents, b.agents, pair) is not False or _where_apart(pair) or _when_apart(pair):
        return None
    if _alike(a.patients, b.patients, pair) is False and not _content(a) & _content(b):
        return None
    why = f"{_quote(a.span, pair.left)} leaves no room for another: {_quote(b.span, pair.right)}"
    return Finding("contradicts", "actor", _weaker(pair, STRENGTH["actor"]), why,
                   "if they speak of different occasions", (a.span,), (b.span,))  # fmt: skip


def swapped(pair: Pair) -> Finding | None:
    """The same act with the roles exchanged: A beat B, B beat A."""
    a, b = pair.a, pair.b
    if a.head != b.head or not a.head or not _both_said(pair) or _adds(pair):
        return None
    if a.head in _acts("shared") or _figures(a, pair.left) or _figures(b, pair.right):
        return None
    if a.head in _repeatable() and a.head != "kill":
        return None
    parts = (a.agents, a.patients, b.agents, b.patients)
    if not all(_names(p, r) for p, r in zip(parts, (pair.left, pair.left, pair.right, pair.right),
                                            strict=True)):  # fmt: skip
        return None
    heads = [w for w in (*a.patients, *b.patients) if w not in _names(a.patients, pair.left)
             and w not in _names(b.patients, pair.right)]  # fmt: skip
    if any(w not in GENERIC and not actors.classes_of([w]) for w in heads):
        return None  # what is done to is a thing of theirs, and both may have lost one
    if _alike(a.agents, b.patients, pair) is False or _alike(a.patients, b.agents, pair) is False:
        return None
    if _alike(a.agents, b.agents, pair) is not False or _where_apart(pair) or _when_apart(pair):
        return None
    why = (f"{_quote(a.span, pair.left)} and {_quote(b.span, pair.right)} "
           "exchange who did it and to whom")  # fmt: skip
    return Finding("contradicts", "actor", _weaker(pair, STRENGTH["swapped"]), why,
                   "if each did it to the other at different moments", (a.span,), (b.span,))  # fmt: skip


def other_actor(pair: Pair) -> Finding | None:
    """The same act on the same object, done by another, where only one can have done it."""
    a, b = pair.a, pair.b
    if a.head != b.head or not a.head or not _both_said(pair) or _adds(pair):
        return None
    if a.head in _acts("shared") or _where_apart(pair) or _when_apart(pair):
        return None
    same = _alike(a.patients, b.patients, pair)
    if same is not True and not (same is None and not a.patients and not b.patients
                                 and _content(a) & _content(b)):  # fmt: skip
        return None
    if _figures_apart(pair) or _modifiers_apart(pair) or not _actors_apart(pair):
        return None
    days = _days(pair)
    if a.head == "control" and days is not None and abs(days) >= STATE_DAYS:
        return Finding("revises", "", 0.0,
                       f"another holds it, {abs(days)} days apart: it had time to change", "")  # fmt: skip
    why = (f"the same is said to be done by different ones: {_quote(a.span, pair.left)} and "
           f"{_quote(b.span, pair.right)}")  # fmt: skip
    return Finding("contradicts", "actor", _weaker(pair, STRENGTH["actor"]), why,
                   "if both did it, or if one is part of the other", (a.span,), (b.span,))  # fmt: skip


def other_place(pair: Pair) -> Finding | None:
    """A single happening, all else shared, is put at two places that exclude each other."""
    a, b = pair.a, pair.b
    if not pair.known.same_event or not _one_happening(pair) or not _both_said(pair):
        return None
    if _adds(pair) or not _same_people(pair) or not _definite(pair):
        return None
    found = _places_apart(pair)
    if found is None:
        return None
    why = f"one happening, two places: {found[0]} and {found[1]}"
    return Finding("contradicts", "location", _weaker(pair, STRENGTH["location"]), why,
                   "if one place lies in the other, or if it happened twice", (a.span,), (b.span,))  # fmt: skip


def other_time(pair: Pair) -> Finding | None:
    """A single happening, all else shared, is put on days or hours that do not meet."""
    a, b = pair.a, pair.b
    if not pair.known.same_event or not _one_happening(pair) or not _both_said(pair):
        return None
    if _adds(pair) or not _same_people(pair) or _where_apart(pair):
        return None
    apart = _when_apart(pair)
    if apart is None:
        return None
    why = f"one happening, two dates: “{apart[0].text}” and “{apart[1].text}”"
    return Finding("contradicts", "date", _weaker(pair, STRENGTH["date"]), why,
                   "if it happened twice", (apart[0].span,), (apart[1].span,))  # fmt: skip


def inside_outside(pair: Pair) -> Finding | None:
    """A single happening is put inside by the one and outside by the other."""
    a, b = pair.a, pair.b
    if a.head != b.head or not _both_said(pair) or not _same_people(pair):
        return None
    words = (
        pair.left.text[slice(*a.span)].lower().split(),
        (pair.right.text[slice(*b.span)].lower().split()),
    )
    for x, y in (("inside", "outside"), ("outside", "inside")):
        if x in words[0] and y in words[1] and x not in words[1]:
            why = f"“{x}” and “{y}” are said of the same place"
            return Finding("contradicts", "location", STRENGTH["location"], why,
                           "if it happened twice", (a.span,), (b.span,))  # fmt: skip
    return None


def _partial(clause: Clause, reading: Reading) -> bool:
    """Return whether only some of them are meant: "some hostages were not released"."""
    words = reading.text[slice(*clause.span)].lower().split()
    return bool(_acts("partial").intersection(words))


_DEFINITE = frozenset("the his her its their this that".split())


def _definite(pair: Pair) -> bool:
    """Return whether one thing is meant, and not "villages": named, or with an article."""
    for clause, reading in ((pair.a, pair.left), (pair.b, pair.right)):
        if _names((*clause.agents, *clause.patients), reading):
            continue
        words = reading.text[slice(*clause.span)].lower().split()
        if not _DEFINITE.intersection(words[:6]):
            return False
    return True


def _both_said(pair: Pair) -> bool:
    return pair.a.polarity == pair.b.polarity == "affirmed" and _sure(pair)


def _same_act(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if not a.head or not b.head:
        return not a.head and not b.head and pair.similarity.score >= 0.6
    return _bare(a.head) == _bare(b.head) or a.head in _implied(b.head)


@cache
def _implied(head: str) -> frozenset[str]:
    """Return the acts that an act is done by: who captured a town also entered it."""
    table: dict[str, set[str]] = {}
    for item in lexicons.load("opposites")["acts"]["implied"].split():
        act, _, more = item.partition(">")
        table.setdefault(act, set()).add(more)
    found = set(table.get(head, ()))
    for act in list(found):
        found |= table.get(act, set())
    return frozenset(found)


def _is_state(clause: Clause) -> bool:
    return clause.head.startswith("be") or clause.head in ("control", "continue", "remain")


def _same_people(pair: Pair) -> bool:
    """Return whether subject and object of one act are the same as far as both are said."""
    a, b = pair.a, pair.b
    said = (_alike(a.agents, b.agents, pair), _alike(a.patients, b.patients, pair))
    if False in said:
        return False
    if True in said:
        return True
    return not (a.agents or a.patients or b.agents or b.patients) or bool(_content(a) & _content(b))


def _same_subject(pair: Pair) -> bool:
    """Return whether opposites are said of one subject and, where both have one, one object."""
    a, b = pair.a, pair.b
    if a.agents and b.agents and a.patients and b.patients and _alike(a.agents, b.agents, pair):
        return _alike(a.patients, b.patients, pair) is not False
    if not _alike(_theme(a), _theme(b), pair):
        return False
    rest_a = [w for w in (*a.agents, *a.patients) if w not in _theme(a)]
    rest_b = [w for w in (*b.agents, *b.patients) if w not in _theme(b)]
    return _alike(rest_a, rest_b, pair) is not False or (set(rest_a) | set(rest_b)) <= set(
        a.words
    ) & set(b.words)


def _actors_apart(pair: Pair) -> bool:
    """Return whether both name who did it, and these cannot be the same."""
    a, b = pair.a.agents, pair.b.agents
    if not a or not b:
        return False
    names_a, names_b = _names(a, pair.left), _names(b, pair.right)
    if names_a and names_b:
        return not _names_meet(names_a, names_b)
    if names_a or names_b:
        return False
    if pair.a.head in _acts("sole"):
        return not set(a) & set(b)
    kinds_a = actors.classes_of(w for w in a if w not in names_a)
    kinds_b = actors.classes_of(w for w in b if w not in names_b)
    return bool(kinds_a and kinds_b) and not kinds_a & kinds_b


def _others(pair: Pair) -> bool:
    """Return whether both say who did it, and it is not clearly the same one."""
    a, b = pair.a.agents, pair.b.agents
    if not a or not b:
        return False
    return _alike(a, b, pair) is not True and not (set(a) | set(b)) <= GENERIC


_COMPLEMENT = frozenset("to against for with among of from about into in".split())


def _complements(clause: Clause, reading: Reading) -> dict[str, set[str]]:
    """Return the nouns after each preposition of a clause: what it is against, for, among."""
    found: dict[str, set[str]] = {}
    current = ""
    days = [w.span for w in reading.dates]
    for token in tokens(reading.text[slice(*clause.span)]):
        lex = lexeme(token.lower, reading.lang)
        at = clause.span[0] + token.start
        if any(start <= at < end for start, end in days):
            continue
        if token.lower in _COMPLEMENT:
            current = token.lower
        elif lex.classes & {"preposition", "conjunction", "be", "modal"} or token.text in ",;":
            current = ""
        elif current and not lex.classes and token.text[0].isalpha():
            found.setdefault(current, set()).add(lex.canon)
    return found


def _complements_apart(pair: Pair) -> bool:
    """Return whether the same preposition leads to different things: closed to lorries, to all."""
    mine, theirs = _complements(pair.a, pair.left), _complements(pair.b, pair.right)
    return any(not mine[word] & theirs[word] for word in mine.keys() & theirs.keys())


def _told_earlier(pair: Pair) -> bool:
    """Return whether one of two opposites is told as what was before, or is no longer."""
    for clause, reading in ((pair.a, pair.left), (pair.b, pair.right)):
        words = set(reading.text[slice(*clause.span)].lower().split())
        if words & _acts("earlier"):
            return True
        if clause.head == "captive" and not words & _acts("ongoing"):
            return True
    return False


def _figures_apart(pair: Pair) -> bool:
    mine, theirs = _figures(pair.a, pair.left), _figures(pair.b, pair.right)
    return bool(mine and theirs) and not any(_meets(x, y) for x in mine for y in theirs)


_MODIFIERS = (
    frozenset(["northern", "southern"]), frozenset(["eastern", "western"]),
    frozenset(["elderly", "new"]), frozenset(["first", "second"]), frozenset(["large", "small"]),
)  # fmt: skip


def _modifiers_apart(pair: Pair) -> bool:
    """Return whether the two speak of different ones of a kind: the old and the new bridge."""
    mine, theirs = set(pair.a.words), set(pair.b.words)
    return any(m & mine and m & theirs and not (m & mine & theirs) for m in _MODIFIERS)


def _exclusive(clause: Clause, reading: Reading) -> bool:
    words = reading.text[slice(*clause.span)].lower().split()
    return bool(_acts("only").intersection(words))


def _adds(pair: Pair) -> bool:
    """Return whether one of the claims says "also": it adds to the other."""
    return any(
        _acts("also").intersection(reading.text.lower().replace(",", " ").split())
        for reading in (pair.left, pair.right)
    )


_TOWARDS = {"to": "to", "into": "to", "toward": "to", "towards": "to", "onto": "to",
            "from": "from", "off": "from"}  # fmt: skip


def _places_apart(pair: Pair) -> tuple[str, str] | None:
    """Return a place of each side, said in the same way (in, to, from), that exclude each other."""
    sides = []
    for clause, reading in ((pair.a, pair.left), (pair.b, pair.right)):
        rows: dict[str, list[tuple[str, str]]] = {}
        for place in reading.places:
            if clause.span[0] <= place.span[0] < clause.span[1]:
                way = _TOWARDS.get(place.relation, "in")
                rows.setdefault(way, []).append((place.key, place.name))
        sides.append(rows)
    for way in ("in", "to", "from"):
        mine, theirs = sides[0].get(way, []), sides[1].get(way, [])
        if places.disjoint([k for k, _ in mine], [k for k, _ in theirs]):
            return mine[0][1], theirs[0][1]
    return None


class Row(NamedTuple):
    """A row of the table: its name, the function, and whether it is asked both ways round."""

    name: str
    find: Callable[[Pair], Finding | None]
    both_ways: bool
    example: tuple[str, str]


ROWS: tuple[Row, ...] = (
    Row("W1 denied", denied, True,
        ("The ministry denied that the vote was postponed.", "The vote was postponed.")),
    Row("W1 never happened", never_happened, True,
        ("No such meeting took place.", "The ministers met in Vienna.")),
    Row("W2 negated", negated, True,
        ("The court did not convict the mayor.", "The court convicted the mayor.")),
    Row("W3 sequence", sequence, False,
        ("The journalist was arrested.", "The journalist was released.")),
    Row("W4 opposed", opposed, False,
        ("The jury acquitted the banker.", "The jury convicted the banker.")),
    Row("W4 undone", undone, True,
        ("The attack was foiled.", "The attack was carried out.")),
    Row("W4 only", only, True,
        ("The ship carried only grain.", "The ship carried weapons.")),
    Row("W5 alone", alone, True,
        ("Only the navy searched for the wreck.", "Fishermen searched for the wreck.")),
    Row("W5 swapped", swapped, False,
        ("Chile beat Peru.", "Peru beat Chile.")),
    Row("W5 other actor", other_actor, False,
        ("Oracle acquired the start-up.", "Intel acquired the start-up.")),
    Row("W6 other place", other_place, False,
        ("The train derailed near Lyon.", "The train derailed near Marseille.")),
    Row("W6 inside or outside", inside_outside, False,
        ("The bomb exploded inside the station.", "The bomb exploded outside the station.")),
    Row("W6 other time", other_time, False,
        ("The summit was held on 3 May.", "The summit was held on 9 May.")),
)  # fmt: skip


def _pairs(a: Reading, b: Reading, known: Circumstances, similarity: Similarity) -> Iterator[Pair]:
    for x in a.clauses[:CLAUSES]:
        for y in b.clauses[:CLAUSES]:
            yield Pair(x, y, a, b, known, similarity)


def relate(a: Reading, b: Reading, pair: Circumstances, similarity: Similarity) -> Relation | None:
    """Return what the words of two claims say of each other; None where they decide nothing.

    Rows W1 to W6 first, each over all pairs of clauses; then W8 and W7, by what is left over.
    """
    pairs = list(_pairs(a, b, pair, similarity))
    for row in ROWS:
        for one in pairs:
            found = row.find(one)
            if found:
                return _relation(found, row.name, False)
            if row.both_ways and (found := row.find(one.turned())):
                return _relation(found, row.name, True)
    return _same_or_broader(a, b, similarity)


def _relation(found: Finding, rule: str, turned: bool) -> Relation:
    marks = (found.marks_b, found.marks_a) if turned else (found.marks_a, found.marks_b)
    return Relation(
        found.relation,
        found.kind,
        round(found.strength, 3),
        rule=rule,
        explanation=found.why,
        dissolves=found.dissolves,
        marks_a=marks[0],
        marks_b=marks[1],
    )


# Shares of weight; the measures are those of matching/bands, not yet derived on data.
ALIKE = 0.8
LEFT_OVER = 0.15


def _same_or_broader(a: Reading, b: Reading, similarity: Similarity) -> Relation | None:
    """The same content repeats; more of the same is compatible, the lesser marked as broader."""
    if a.polarity != b.polarity or a.modality != b.modality:
        return None
    if similarity.score >= ALIKE and similarity.unmatched <= LEFT_OVER:
        return Relation("repeats", rule="W8 same content",
                        explanation="both say the same, word for word or by synonyms")  # fmt: skip
    if not similarity.shared:
        return None
    spare_a = sum(weight for _, weight in similarity.unmatched_a)
    spare_b = sum(weight for _, weight in similarity.unmatched_b)
    whole = sum(weight for _, _, weight in similarity.shared)
    if whole <= 0:
        return None
    for side, lesser, more in (("a", spare_a, spare_b), ("b", spare_b, spare_a)):
        if lesser <= LEFT_OVER * whole and more > lesser:
            return Relation("compatible", rule="W7 says more", broader="a" if side == "a" else "b",
                            explanation="one says all that the other says, and more")  # fmt: skip
    return None
