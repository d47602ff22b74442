"""Which answer a question is settled on, and the named rules for figures.

`range`: least low to greatest high. `lowest`: the lowest figure anybody gives (ACLED's rule for
fatalities). `origins-median`: median over independent origins, weighted by reliability.
`most-reliable`: the figure of the most reliable source. The mean is never used: one slip of a
digit moves it without bound.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claimtrack.credibility import groups
from claimtrack.credibility.belief import Beliefs, answer_verdicts
from claimtrack.credibility.problem import KINDS, Floats, Ints, Problem, minutes
from claimtrack.credibility.scores import Figure
from claimtrack.credibility.voices import Voices

LOG_SCALE = 50.0
"""Above this ratio of the greatest to the median figure, quantiles are taken on a log scale."""

_UNKNOWN = 0.5  # weight of a source without a score


def settle(
    problem: Problem, voices: Voices, beliefs: Beliefs, reliability: Floats
) -> tuple[Ints, NDArray[np.bool_]]:
    """Best answer of each question (Q,), -1 where nobody is named or all is found false; camps.

    The highest score wins, then the most origins; a tie between figures or times goes to the one
    nearest the median, any other to the first in the alphabet. Figures are settled by
    `origins-median`.
    """
    first = problem.first
    if len(first) < 2:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
    score = np.round(beliefs.score, 9)
    best = score == groups.spread(groups.top(score, first), first)
    most = groups.top(np.where(best, voices.origins, -1).astype(float), first)
    best &= voices.origins == groups.spread(most, first)
    leader = first[:-1] + _first_true(best, first)
    tied = groups.total(best.astype(float), first) > 1
    for q in np.flatnonzero(tied):
        leader[q] = _break_tie(problem, np.flatnonzero(best[first[q] : first[q + 1]]) + first[q])
    heard = groups.total(voices.origins.astype(float), first) > 0
    target = answer_verdicts(problem)
    judged = groups.top(np.where(np.isnan(target), -1.0, target), first) >= 0
    reports = np.argsort(voices.question, kind="stable")
    bounds = np.searchsorted(voices.question[reports], np.arange(len(first)))
    for q in np.flatnonzero((problem.kinds == KINDS.index("numeric")) & ~judged & heard):
        inside = reports[bounds[q] : bounds[q + 1]]
        leader[q] = _median_answer(problem, voices, reliability, inside, leader[q])
    refuted = target[leader] < 0.5
    camps = _camps(problem, voices, beliefs, leader) & ~judged
    return np.where((heard | judged) & ~refuted, leader, -1), camps


def _first_true(flags: NDArray[np.bool_], first: Ints) -> Ints:
    """Offset of the first true item in each group."""
    at = np.where(flags, np.arange(len(flags)), len(flags))
    return np.minimum.reduceat(at, first[:-1]) - first[:-1]


def _break_tie(problem: Problem, tied: Ints) -> int:
    """The tied answer nearest the median of the tied where all are numbers, else the first word."""
    values = [_number(problem.answers[a]) for a in tied]
    order = sorted(range(len(tied)), key=lambda i: problem.answers[tied[i]])
    if all(v is not None for v in values):
        order.sort(key=lambda i: values[i] or 0.0)
        return int(tied[order[(len(order) - 1) // 2]])
    return int(tied[order[0]])


def _number(text: str) -> float | None:
    """A plain number, or the minutes of a time of day; None for anything else."""
    clock = minutes(text)
    if clock is not None:
        return float(clock)
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def _camps(problem: Problem, voices: Voices, beliefs: Beliefs, leader: Ints) -> NDArray[np.bool_]:
    """Where a second answer that excludes the first stands on two origins or more, as the first.

    And where the beliefs do not tell them apart: their intervals overlap.
    """
    first = problem.first
    lead = groups.spread(leader, first)
    index = np.arange(len(problem.answers))
    apart = (index != lead) & ~(
        (problem.low <= problem.high[lead]) & (problem.low[lead] <= problem.high)
    )
    rival = (
        apart
        & (voices.origins >= 2)
        & (voices.origins[lead] >= 2)
        & (beliefs.high >= beliefs.low[lead])
    )
    return groups.total(rival.astype(float), first) > 0


def _spoken(
    problem: Problem, voices: Voices, reliability: Floats, reports: Ints
) -> tuple[Floats, Floats, Floats, Ints]:
    """Low, high, weight and answer of each voice that gives a figure, one an origin."""
    speak = reports[(voices.weight[reports] > 0) & ~np.isnan(problem.low[problem.answer[reports]])]
    answer = problem.answer[speak]
    trust = reliability[problem.source[speak]]
    weight = voices.weight[speak] * np.where(np.isnan(trust), _UNKNOWN, trust)
    return problem.low[answer], problem.high[answer], weight, answer


def points(low: Floats, high: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Figures and weights, ascending, that stand for the intervals.

    An interval stands for the exact figures within it that others give, by their weight; if there
    are none, for its middle, or for its bound where it is open. So "at least 20" does not pull 84
    down.
    """
    exact = low == high
    value, mass = low[exact], weight[exact].copy()
    extra_value, extra_mass = [], []
    added = np.zeros_like(mass)
    for a, b, w in zip(low[~exact], high[~exact], weight[~exact], strict=True):
        inside = (value >= a) & (value <= b)
        if mass[inside].sum() > 0:
            added[inside] += w * mass[inside] / mass[inside].sum()
        else:
            extra_value.append(_middle(a, b))
            extra_mass.append(w)
    value = np.concatenate([value, np.array(extra_value, dtype=float)])
    mass = np.concatenate([mass + added, np.array(extra_mass, dtype=float)])
    order = np.argsort(value, kind="stable")
    return value[order], mass[order]


def quantile(value: Floats, mass: Floats, q: float) -> float:
    """The least value at or below which a share q of the mass lies; values ascending."""
    share = np.cumsum(mass)
    at = int(np.searchsorted(share, q * share[-1] - 1e-12))
    return float(value[min(at, len(value) - 1)])


def between(value: Floats, mass: Floats, q: float) -> float:
    """Quantile interpolated between the middles of the masses, on a log scale if widely spread."""
    middle = quantile(value, mass, 0.5)
    wide = middle > 0 and value[0] > 0 and value[-1] / middle > LOG_SCALE
    scale = np.log(value) if wide else value
    share = (np.cumsum(mass) - mass / 2) / mass.sum()
    found = float(np.interp(q, share, scale))
    return float(np.exp(found)) if wide else found


def _median_answer(
    problem: Problem, voices: Voices, reliability: Floats, reports: Ints, otherwise: int
) -> int:
    """The answer that the median over origins falls on."""
    low, high, weight, answer = _spoken(problem, voices, reliability, reports)
    if not len(low) or weight.sum() <= 0:
        return otherwise
    value, mass = points(low, high, weight)
    middle = quantile(value, mass, 0.5)
    gap = np.maximum(np.maximum(low - middle, middle - high), 0.0)
    off = np.array([abs(_middle(a, b) - middle) for a, b in zip(low, high, strict=True)])
    return int(answer[np.lexsort((answer, off, gap))[0]])


def _middle(low: float, high: float) -> float:
    """What an interval stands for by itself: its middle, or its bound where it is open."""
    return float(low if np.isinf(high) else (low + high) / 2)


def rules(
    problem: Problem, voices: Voices, reliability: Floats, reports: Ints
) -> tuple[Figure, ...]:
    """All named rules for the figures of one question's reports, the default first."""
    low, high, weight, answer = _spoken(problem, voices, reliability, reports)
    if not len(low) or weight.sum() <= 0:
        return ()
    value, mass = points(low, high, weight)
    speak = reports[(voices.weight[reports] > 0) & ~np.isnan(problem.low[problem.answer[reports]])]
    trust = np.nan_to_num(reliability[problem.source[speak]], nan=0.0)
    most = int(np.lexsort((answer, -trust))[0])
    name = problem.sources[int(problem.source[speak[most]])]
    return (
        Figure(
            rule="origins-median",
            low=between(value, mass, 0.05),
            best=quantile(value, mass, 0.5),
            high=between(value, mass, 0.95),
            because=f"median of {len(low)} {_origins(len(low))}, weighted by reliability",
        ),
        Figure("range", float(low.min()), None, _closed(float(high.max())), "all that was said"),
        Figure(
            "lowest",
            float(low.min()),
            float(low.min()),
            _closed(float(high[np.argmin(low)])),
            "the lowest figure given",
        ),
        Figure(
            "most-reliable",
            float(low[most]),
            _middle(low[most], high[most]),
            _closed(float(high[most])),
            f"as {name.name or name.key} says, score {trust[most]:.2f}",
        ),
    )


def _origins(count: int) -> str:
    return "origin" if count == 1 else "origins"


def _closed(value: float) -> float | None:
    """None for an open bound."""
    return None if np.isinf(value) else value


def bias(claimed: Sequence[float], verified: Sequence[float]) -> tuple[float, int] | None:
    """Geometric mean of claimed over verified figures, and from how many.

    None where no pair of positive figures is given. Printed, never applied.
    """
    ratios = [c / v for c, v in zip(claimed, verified, strict=True) if c > 0 and v > 0]
    if not ratios:
        return None
    return float(np.exp(np.mean(np.log(ratios)))), len(ratios)
