"""What a claim is and what is read out of it: frozen values that every floor shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Span = tuple[int, int]
"""Start and end offsets into the claim's text, end exclusive."""

RelationName = Literal[
    "repeats", "compatible", "contradicts", "revises", "different-scope", "unrelated"
]
Kind = Literal[
    "",
    "number",
    "denial",
    "negation",
    "antonym",
    "actor",
    "location",
    "date",
    "existence",
    "part-whole",
]
Tier = Literal["", "conflict", "possible", "minor"]
Scope = Literal["same", "a-part", "b-part", "other"]
Polarity = Literal["affirmed", "negated", "denied", "unproven"]
Modality = Literal["fact", "reported", "possible", "planned", "attempted", "conditional", "asked"]


READER_VERSION = 12
"""Raised whenever a reading may come out differently: stored readings are then made anew."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts something, as the closed interval [low, high]; high None is open."""

    low: float
    high: float | None
    hedge: str  # exact, at-least, more-than, at-most, fewer-than, about, nearly, range, vague, none
    soft: bool  # the bounds are a convention ("dozens"), not what was said
    counted: str  # class: soldiers, fighters, civilians, people, vehicles, money, distance, ...
    noun: str  # stem of the head noun as said: "mercenari", "truck"; "" when there is none
    unit: str  # "" for counts, else the canonical unit the bounds are in: km, USD, percent, day
    role: str  # killed, wounded, captured, missing, displaced, destroyed, launched, ...; "" unknown
    side: str  # key of the actor whose people or things are counted; "" unknown
    subset: bool  # "including 12 children", "of whom 4"
    negated: bool  # struck out by a denial or a negation: "denied that 80 died"
    possible: bool  # irrealis: "may have lost as many as 80"
    text: str
    span: Span
    clause: int = -1  # index into Reading.clauses


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time, closed, in days; None is open."""

    start: str | None  # ISO date
    end: str | None
    edtf: str
    text: str
    span: Span
    hours: tuple[int, int] | None = None  # minutes of the day, closed, where a time was said
    role: str = ""  # "" when it happened; deadline, since, said (when it was said), compared


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: canonical key, the keys of what contains it, and how it was said."""

    key: str
    name: str
    within: tuple[str, ...]  # keys of containing places known to the lexicon, nearest first
    relation: str  # in, near, from, to, over, inside, outside, ...
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is named: canonical key ("wagner"), the side it belongs to, its part in the clause."""

    key: str
    name: str
    kind: str  # state, force, group, person, organisation, people, unknown
    sides: tuple[str, ...]  # own key first, then what it is part of: ("wagner", "russia")
    part: str  # agent, patient, speaker, other
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing said: who did what to whom, whether it is affirmed, and how surely."""

    head: str  # canonical predicate ("kill", "capture"), else the stem of the head verb or noun
    agents: tuple[str, ...]  # actor keys, else head noun stems
    patients: tuple[str, ...]
    polarity: Polarity
    modality: Modality
    words: tuple[str, ...]  # canonical content words but numbers, dates, names and the head
    places: tuple[str, ...]  # place keys
    span: Span
    cue: Span | None = None  # the words that negate, deny or weaken it


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say it: speaker as written, its actor key, the verb, how it is framed."""

    speaker: str
    key: str
    verb: str
    stance: str  # says, claims, denies, confirms, reports, asks
    span: Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a statement answers a question of the field: {"verdict": "no"} is an acquittal."""

    question: str
    answer: str  # yes, no
    span: Span
    clause: int  # index into Reading.clauses


@dataclass(frozen=True, slots=True)
class Doer:
    """Whom a statement names as the one who won, did it, bought it, ...: by name or by class."""

    question: str
    names: tuple[str, ...]  # keys of actors and places
    heads: tuple[str, ...]  # canonical nouns beside them
    span: Span  # of the phrase that asks
    who: Span
    clause: int  # index into Reading.clauses


@dataclass(frozen=True, slots=True)
class Reading:
    """What claimtrack reads out of one text; derived, versioned, open to correction."""

    text: str
    lang: str
    attribution: tuple[Attribution, ...] = ()
    statement: Span = (0, 0)  # the text without its attribution
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Window, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    clauses: tuple[Clause, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    doers: tuple[Doer, ...] = ()
    polarity: Polarity = "affirmed"
    modality: Modality = "fact"
    tokens: tuple[str, ...] = ()  # canonical tokens of the statement, in order, for matching
    names: frozenset[str] = field(default_factory=frozenset)  # which of the tokens are names
    # What was found of it, by who found it (reading/remembered.py): goes when the reading goes.
    found: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)


# The values of a pair are tuples: millions are made, each in a third of the time of a dataclass.


class Circumstances(NamedTuple):
    """What is known of a pair beside the two texts."""

    same_event: bool | None = None  # None: not known
    same_source: bool = False
    same_origin: bool = False
    chosen: bool = False  # somebody put the two side by side: they are on one point
    several_sides: bool = False  # the event's losses are counted side by side: whose must be said
    a_said: str | None = None  # ISO
    b_said: str | None = None
    a_source: tuple[str, ...] = ()  # actor keys of the source and its affiliation; () unknown
    b_source: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()  # actor keys of who takes part, beside those the texts name


class Similarity(NamedTuple):
    """How far two statements share their words, weighted by rarity; in [0, 1]."""

    score: float
    shared: tuple[tuple[str, str, float], ...] = ()  # (word of a, word of b, weight)
    unmatched_a: tuple[tuple[str, float], ...] = ()
    unmatched_b: tuple[tuple[str, float], ...] = ()
    unmatched: float = 0.0  # weight of the unmatched words of both sides / weight of all
    figures: float = 0.0  # share of the figures that both give, in [0, 1]
    spare_a: float = 0.0  # weight of the unmatched words of a
    spare_b: float = 0.0


class Relation(NamedTuple):
    """How two claims stand to each other, by which rule, in words an editor can check."""

    relation: RelationName
    kind: Kind = ""
    strength: float = 0.0
    tier: Tier = ""
    rule: str = ""
    explanation: str = ""
    dissolves: str = ""  # what would dissolve a contradiction
    question: str = ""  # what both answer, in words: "Russian fighters killed"
    answers: tuple[str, str] = ("", "")  # what a and b answer, in a normal form: ("84", "50")
    marks_a: tuple[Span, ...] = ()  # the words that decided
    marks_b: tuple[Span, ...] = ()
    broader: Literal["", "a", "b"] = ""  # which one says less than the other
