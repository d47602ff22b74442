"""The one entry: a problem in, all scores out; same problem and options, same scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimtrack.credibility import belief, figures
from claimtrack.credibility.belief import Beliefs
from claimtrack.credibility.parameters import Options
from claimtrack.credibility.problem import Floats, Ints, Problem
from claimtrack.credibility.reliability import Reliability, assess, recency
from claimtrack.credibility.voices import Voices, count


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of a problem, as arrays over sources (S), reports (R), answers (A), questions."""

    options: Options
    reliability: Floats  # (S,) R, nan where the source is marked as none
    low: Floats  # (S,) 5 % bound
    high: Floats  # (S,) 95 % bound
    rated: Reliability
    voices: Voices
    beliefs: Beliefs
    best: Ints  # (Q,) index of an answer; -1 nobody is named, or all was found false
    camps: NDArray[np.bool_]  # (Q,) two camps that nothing tells apart


def score(problem: Problem, options: Options | None = None) -> Scores:
    """Score every source, answer and question of a problem."""
    options = options or Options()
    p = options.parameters
    weight = recency(problem, p)
    voices = count(problem, p)
    beliefs = belief.fit(problem, voices, weight, p)
    rated = assess(problem, voices, beliefs, weight, options)
    is_source = np.array([s.is_source for s in problem.sources], dtype=bool)
    mean, low, high = (
        np.where(is_source, x, np.nan)
        for x in (rated.a / (rated.a + rated.b), rated.low, rated.high)
    )
    best, camps = figures.settle(problem, voices, beliefs, mean)
    return Scores(options, mean, low, high, rated, voices, beliefs, best, camps)
