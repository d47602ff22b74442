"""What the model answers: one frozen value per source, answer, figure and question."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceScore:
    """How far one source can be believed (R), and why."""

    source: str  # key
    score: float | None  # None: marked as no source
    low: float | None  # 5 % bound
    high: float | None  # 95 % bound
    n: int  # verdicts that count
    claims: int
    verdicts: dict[str, int]  # by word, in VERDICTS' order, only those that were given
    corroborated: int  # claims that an independent origin also makes
    contradicted: int  # claims that an independent origin answers otherwise
    origins: int  # its claims after repeats of others and of itself are folded
    judged: float  # share of its claims with a verdict
    letter: str  # as the analyst gave it
    proposed: str  # by the interval; "" too few verdicts
    prior: float
    prior_because: str
    agreement: tuple[float, float]  # pseudo-verdicts for and against from agreement
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one report adds to the log-odds of its answer."""

    claim: str
    source: str  # key
    log_odds: float
    k: float | None  # chance that the source speaks from knowledge; None on a verdict's line
    score: float | None  # R of the source; None: marked as no source, or a verdict's line
    low: float | None
    high: float | None
    n: int  # verdicts behind R
    interest: int
    origin: int  # number of the origin, -1 none
    because: str  # "counts 0: repeats Reuters", "against its own interest", ""


@dataclass(frozen=True, slots=True)
class AnswerScore:
    """Belief (B) that one answer is true, and N."""

    answer: str
    low: float | None  # figure, None where there is none
    high: float | None  # None is open
    belief: float  # 0.01-0.99
    belief_low: float
    belief_high: float
    score: float  # log-odds against "none of these": the sum of the contributions
    origins: int
    reports: int
    sources: int
    claims: tuple[str, ...]
    verdict: str  # "" none, else what a verdict fixed: true, false, or in between
    likelihood: str  # ICD 203's words for the belief
    confidence: str  # low, moderate, high: how much the belief rests on
    contributions: tuple[Contribution, ...] = ()
    against_interest: int = 0  # origins, where contributions are told
    contradicted_by: int = 0  # origins that give an answer which excludes this one


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure settled by one named rule."""

    rule: str  # range, lowest, origins-median, most-reliable
    low: float | None
    best: float | None
    high: float | None  # None is open
    because: str


@dataclass(frozen=True, slots=True)
class Bias:
    """How many times the verified figure a source claims; printed, never applied."""

    source: str  # key
    topic: str
    factor: float  # geometric mean
    n: int


@dataclass(frozen=True, slots=True)
class Stake:
    """A source's claims of one interest, and how the judged ones came out."""

    interest: int  # -1, 0, 1
    claims: int
    n: int  # with a verdict that counts
    rate: float | None  # mean of these verdicts


@dataclass(frozen=True, slots=True)
class Change:
    """What a verdict on one claim would do to the belief in the best answer."""

    claim: str
    source: str
    answer: str
    if_true: float
    if_false: float
    here: bool  # the claim answers this question; else it only shows what its source knows


@dataclass(frozen=True, slots=True)
class Next:
    """A claim whose verdict would teach much."""

    claim: str
    source: str
    question: str
    answer: str
    belief: float
    worth: float  # only for ordering
    because: str


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """One question with its answers, best first."""

    question: str
    kind: str
    answers: tuple[AnswerScore, ...]
    best: str | None  # answer as it was imported; None: two camps, or nobody is named
    rule: str
    figures: tuple[Figure, ...] = ()
    camps: tuple[str, ...] = ()  # the two answers that stand against each other, undecided
    none_of_these: float = 0.0
    changes: tuple[Change, ...] = ()


def or_none(value: float) -> float | None:
    """The value, None for nan: scores leave the arrays as plain numbers."""
    return None if math.isnan(value) else float(value)
