"""The one entry: a problem in, all scores out; same problem and options, same scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimtrack.credibility import belief, figures, reliability, voices
from claimtrack.credibility.parameters import Options
from claimtrack.credibility.problem import Floats, Ints, Problem


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of a problem, as arrays over sources (S), reports (R), answers (A), questions."""

    reliability: Floats  # (S,) R, nan where the source is marked as none
    low: Floats  # (S,) 5 % bound
    high: Floats  # (S,) 95 % bound
    rated: reliability.Reliability
    voices: voices.Voices
    beliefs: belief.Beliefs
    best: Ints  # (Q,) index of an answer; -1 nobody is named, or all was found false
    camps: NDArray[np.bool_]  # (Q,) two camps that nothing tells apart


def score(problem: Problem, options: Options | None = None) -> Scores:
    """Score every source, answer and question of a problem."""
    options = options or Options()
    p = options.parameters
    weight = reliability.recency(problem, p)
    heard = voices.count(problem, p)
    believed = belief.fit(problem, heard, weight, p)
    rated = reliability.assess(problem, heard, believed, weight, options)
    is_source = np.array([s.is_source for s in problem.sources], dtype=bool)
    mean, low, high = (
        np.where(is_source, x, np.nan) for x in (rated.a / (rated.a + rated.b), rated.low, rated.high)
    )
    best, camps = figures.settle(problem, heard, believed, mean)
    return Scores(
        reliability=mean,
        low=low,
        high=high,
        rated=rated,
        voices=heard,
        beliefs=believed,
        best=best,
        camps=camps,
    )
