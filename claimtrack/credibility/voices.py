"""Who counts: one voice an origin and answer, however many reports repeat it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimtrack.credibility import groups
from claimtrack.credibility.parameters import Parameters
from claimtrack.credibility.problem import Floats, Ints, Problem


@dataclass(frozen=True, slots=True)
class Voices:
    """What each report counts for, before anything is believed."""

    weight: Floats  # (R,) d: 0 for a repeat of a counted origin, else at most 1
    speaker: Ints  # (R,) the report that speaks for this one's origin in its answer; -1 nobody
    question: Ints  # (R,)
    share: Floats  # (R,) pop: smoothed share of the question's origins that say the same
    others: Floats  # (R,) that share without the report's own origin
    origins: Ints  # (A,) independent origins of each answer
    answers: Ints  # (R,) answers of the report's question


def count(problem: Problem, p: Parameters) -> Voices:
    """Fold reports into voices.

    Within one answer a source speaks once and an origin speaks once, the root of the origin where
    it is there; who gives several answers to one question divides its voice among them.
    """
    answer, source = problem.answer, problem.source
    heard = (problem.origin >= 0) & np.array([s.is_source for s in problem.sources], dtype=bool)[
        source
    ]
    before = _before(problem)
    own = _leaders(answer, source, before, heard)
    origin = np.where(own >= 0, problem.origin[own], -1)
    speaker = _leaders(answer, origin, before, heard)
    speaks = speaker == np.arange(len(speaker))
    question = problem.answer_question[answer]
    weight = np.where(
        speaks, problem.confidence / np.maximum(_answers_given(question, source, speaks), 1), 0.0
    )
    number = len(problem.answers)
    said = groups.tally(answer, weight, number)
    sizes = np.diff(problem.first).astype(float)
    asked = groups.spread(groups.total(said, problem.first), problem.first)[answer]
    options = groups.spread(sizes, problem.first)[answer]
    s = p.pop_smoothing
    spoken = weight[np.maximum(speaker, 0)]
    return Voices(
        weight=weight,
        speaker=speaker,
        question=question,
        share=(said[answer] + s) / (asked + s * options),
        # One more answer than was given: the one that nobody has thought of.
        others=(said[answer] - spoken + s) / (asked - spoken + s * (options + 1)),
        origins=np.bincount(answer[speaks], minlength=number),
        answers=options.astype(np.int64),
    )


def _before(problem: Problem) -> Ints:
    """Return the place of each report among all: roots before repeats, then the surest.

    Last by id, so that the order in which the reports came decides nothing.
    """
    ids = np.empty(len(problem.claims), dtype=np.int64)
    ids[sorted(range(len(problem.claims)), key=problem.claims.__getitem__)] = np.arange(
        len(problem.claims)
    )
    order = np.lexsort((ids[problem.claim], -problem.confidence, ~problem.root))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return place


def _leaders(answer: Ints, who: Ints, before: Ints, heard: NDArray[np.bool_]) -> Ints:
    """For each heard report the one that comes `before` all others with its answer and `who`."""
    leader = np.full(len(answer), -1, dtype=np.int64)
    index = np.flatnonzero(heard)
    order = index[np.lexsort((before[index], who[index], answer[index]))]
    if len(order):
        new = np.r_[
            True,
            (answer[order][1:] != answer[order][:-1]) | (who[order][1:] != who[order][:-1]),
        ]
        leader[order] = order[np.flatnonzero(new)][np.cumsum(new) - 1]
    return leader


def _answers_given(question: Ints, source: Ints, speaks: NDArray[np.bool_]) -> Ints:
    """How many answers the report's source gives to its question, counting only its voices."""
    size = int(source.max(initial=0)) + 1
    keys, back = np.unique(question * size + source, return_inverse=True)
    back = np.reshape(back, -1)
    given: Ints = np.bincount(back[speaks], minlength=len(keys))[back]
    return given
