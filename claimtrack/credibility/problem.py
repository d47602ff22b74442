"""What the model is given: reports by sources on the answers of questions, as flat arrays.

A *report* is one claim's answer to one question; a claim that answers two questions makes two
reports. All indices are dense and start at 0. Answers are numbered over all questions, those of
one question next to each other, so that a sum over a question is one `reduceat`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

QuestionKind = Literal["categorical", "two-valued", "numeric", "time"]
KINDS: tuple[QuestionKind, ...] = ("categorical", "two-valued", "numeric", "time")

VERDICTS: dict[str, float | None] = {
    "true": 1.0,
    "mostly-true": 0.75,
    "mixed": 0.5,
    "mostly-false": 0.25,
    "false": 0.0,
    "unverifiable": None,
}
"""What a verdict says of a claim, from 0 (false) to 1 (true); None counts for nothing."""

NO_ORIGIN = ""
"""Origin of a report that names nobody: it is shown, and counts for nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who reports, as far as the model needs to know."""

    key: str
    name: str = ""
    kind: str = ""
    affiliation: str = ""
    letter: str = ""  # A-F as the analyst gave it; "" unrated
    parent: str = ""  # key of the owner, "" none
    is_source: bool = True  # False for group names ("Facebook posts"): shown, never scored


@dataclass(frozen=True, slots=True)
class Report:
    """One claim's answer to one question."""

    claim: str
    source: str  # Source.key
    question: str
    answer: str  # as it was imported or printed; equal strings are one answer
    origin: str | None = None  # claim id of the root; None: its own; "": names nobody
    low: float | None = None  # figure: the closed interval that was said; high None is open
    high: float | None = None
    confidence: float = 1.0  # that the text was read rightly, 0-1
    interest: int = 0  # -1 against the speaker's own side, 0 neutral, +1 for it
    verdict: str = ""  # word of VERDICTS, "" none
    age: float = 0.0  # of the verdict, in days
    structured: bool = False
    topic: str = ""  # for figures, what is counted ("enemy tank losses"): bias is told per topic


@dataclass(frozen=True, slots=True)
class Problem:
    """All reports of a ledger, as arrays over reports (R), answers (A), questions (Q), sources."""

    sources: tuple[Source, ...]
    questions: tuple[str, ...]
    kinds: NDArray[np.int8]  # (Q,) index into KINDS
    first: Ints  # (Q + 1,) answers of question q are first[q]:first[q + 1]
    answers: tuple[str, ...]  # (A,)
    answer_question: Ints  # (A,)
    low: Floats  # (A,) figure as a closed interval, nan where it is none
    high: Floats  # (A,) inf is open
    claims: tuple[str, ...]  # (C,)
    claim: Ints  # (R,) index into claims
    source: Ints  # (R,) index into sources
    answer: Ints  # (R,) index into answers
    origin: Ints  # (R,) equal numbers are one origin; -1 names nobody
    root: NDArray[np.bool_]  # (R,) is the claim that its origin is named after
    confidence: Floats  # (R,) 0-1
    interest: NDArray[np.int8]  # (R,) -1, 0, 1
    verdict: Floats  # (R,) 0-1, nan where there is none
    age: Floats  # (R,) days
    structured: NDArray[np.bool_]  # (R,)
    unverifiable: NDArray[np.bool_]  # (R,) has a verdict that counts for nothing
    topics: tuple[str, ...]  # (R,)


def build(
    reports: Iterable[Report],
    sources: Sequence[Source] = (),
    kinds: Mapping[str, QuestionKind] | None = None,
) -> Problem:
    """Number sources, questions, answers and origins of the reports; order is kept throughout.

    A source that is reported by but not listed is added with nothing known of it. Answers of one
    question are numbered next to each other, in order of first appearance. `kinds` says what some
    questions ask for; the rest is seen from their answers.
    """
    known = {s.key: s for s in sources}
    source_at: dict[str, int] = {key: i for i, key in enumerate(known)}
    claim_at: dict[str, int] = {}
    question_at: dict[str, int] = {}
    label_at: dict[str, int] = {}
    answer_at: dict[tuple[int, int], int] = {}
    origin_at: dict[str, int] = {}
    told = list(reports)
    rows: list[tuple[int, int, int, int]] = []
    bounds: list[tuple[float, float]] = []
    for report in told:
        question = question_at.setdefault(report.question, len(question_at))
        key = (question, label_at.setdefault(report.answer, len(label_at)))
        answer = answer_at.setdefault(key, len(answer_at))
        if answer == len(bounds):
            bounds.append(_bounds(report))
        claim = claim_at.setdefault(report.claim, len(claim_at))
        root = report.claim if report.origin is None else report.origin
        origin = -1 if root == NO_ORIGIN else origin_at.setdefault(root, len(origin_at))
        rows.append((source_at.setdefault(report.source, len(source_at)), answer, claim, origin))
    table: Ints = np.array(rows, dtype=np.int64).reshape(len(rows), 4).T.copy()
    question_of = np.array([q for q, _ in answer_at], dtype=np.int64)
    order = np.argsort(question_of, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    labels = tuple(label_at)
    first = np.searchsorted(question_of[order], np.arange(len(question_at) + 1))
    label: Ints = np.array([x for _, x in answer_at], dtype=np.int64)[order]
    lows, highs = np.array(bounds, dtype=float).reshape(len(bounds), 2)[order].T.copy()
    given = np.full(len(question_at), -1, dtype=np.int8)
    given[question_of[order][~np.isnan(lows)]] = KINDS.index("numeric")
    for name, kind in (kinds or {}).items():
        if name in question_at:
            given[question_at[name]] = KINDS.index(kind)
    words = [VERDICTS.get(r.verdict) if r.verdict else None for r in told]
    return Problem(
        sources=tuple(known.get(key, Source(key)) for key in source_at),
        questions=tuple(question_at),
        kinds=_kinds(labels, label, first, given),
        first=first.astype(np.int64),
        answers=tuple(labels[i] for i in label),
        answer_question=question_of[order],
        low=lows,
        high=highs,
        claims=tuple(claim_at),
        claim=table[2],
        source=table[0],
        answer=place[table[1]],
        origin=table[3],
        root=np.array([r.origin in (None, r.claim) for r in told], dtype=bool),
        confidence=np.array([r.confidence for r in told], dtype=float),
        interest=np.array([r.interest for r in told], dtype=np.int8),
        verdict=np.array([np.nan if w is None else w for w in words], dtype=float),
        age=np.array([r.age for r in told], dtype=float),
        structured=np.array([r.structured for r in told], dtype=bool),
        unverifiable=np.array([r.verdict == "unverifiable" for r in told], dtype=bool),
        topics=tuple(r.topic for r in told),
    )


def _bounds(report: Report) -> tuple[float, float]:
    """The closed interval a report gives, (nan, nan) when it gives no figure."""
    if report.low is None and report.high is None:
        return np.nan, np.nan
    low = 0.0 if report.low is None else report.low
    return low, np.inf if report.high is None else report.high


def _kinds(
    labels: tuple[str, ...], label: Ints, first: Ints, given: NDArray[np.int8]
) -> NDArray[np.int8]:
    """What each question asks for: a figure that was given, a time of day, one of two, or a word.

    Two-valued is a matter of the whole ledger: two labels that are only ever set against each
    other, in several questions (or yes and no, true and false). A question whose answers happen
    to be two so far is not two-valued: a third may come.
    """
    clock = np.array([minutes(text) is not None for text in labels], dtype=bool)
    pair = _pairs(labels, label, first)
    kinds = np.zeros(len(first) - 1, dtype=np.int8)
    if not len(kinds):
        return kinds
    starts = first[:-1]
    kinds[np.logical_and.reduceat(pair[label], starts)] = KINDS.index("two-valued")
    kinds[np.logical_and.reduceat(clock[label], starts)] = KINDS.index("time")
    return np.where(given >= 0, given, kinds)


def minutes(text: str) -> int | None:
    """Minutes of the day of "7:05" or "19:40", None for anything else."""
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isascii() and hours.isdigit() and len(minutes) == 2):
        return None
    if not (minutes.isascii() and minutes.isdigit() and len(hours) <= 2):
        return None
    total = int(hours) * 60 + int(minutes)
    return total if int(hours) < 24 and int(minutes) < 60 else None


_YES_NO = frozenset({"yes", "no", "true", "false"})


def _pairs(labels: tuple[str, ...], label: Ints, first: Ints) -> NDArray[np.bool_]:
    """Which labels (L,) belong to a pair that is the whole of what its questions are answered by.

    Labels that stand in one question are linked; a linked set of exactly two, in at least
    `_PAIR_QUESTIONS` questions in which both stand, is a yes and a no.
    """
    found = np.array([text.casefold() in _YES_NO for text in labels], dtype=bool)
    if not len(labels):
        return found
    sizes = np.diff(first)
    partner = np.full(len(labels), -1, dtype=np.int64)
    linked_to_many = np.zeros(len(labels), dtype=bool)
    linked_to_many[label[np.repeat(sizes > 2, sizes)]] = True
    two = first[:-1][sizes == 2]
    one, other = label[two], label[two + 1]
    both = np.concatenate([one, other])
    mate = np.concatenate([other, one])
    partner[both] = mate
    linked_to_many[both[partner[both] != mate]] = True
    often = np.bincount(both, minlength=len(labels)) >= _PAIR_QUESTIONS
    fit = often & ~linked_to_many & (partner >= 0)
    found |= fit & fit[partner] & (partner[partner] == np.arange(len(labels)))
    return found


_PAIR_QUESTIONS = 5  # convention: fewer may be chance
