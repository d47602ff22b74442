"""How good the scores were: past forecasts against later verdicts, beside the base rate.

Brier score and log loss are means over forecasts; a verdict between true and false counts as the
number it stands for. What comes later in time is never used to forecast what came before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from claimtrack.credibility import beta
from claimtrack.credibility.engine import score
from claimtrack.credibility.parameters import LETTER_PRIOR, Options, Parameters
from claimtrack.credibility.problem import Floats, Problem

ENOUGH = 30
"""Fewer forecasts say nothing of a method. Convention."""

BIN_ENOUGH = 10
"""Fewer forecasts in a row of the diagram say nothing of that row. Convention."""

BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)

_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Judged:
    """One verdict on a source's claim, as a track record sees it."""

    source: str
    day: float  # of the verdict, from any fixed day
    truth: float  # 0-1
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of a reliability diagram."""

    low: float
    high: float
    n: int
    forecast: float | None  # mean, None where n is 0
    observed: float | None
    observed_low: float | None  # 90 %, Jeffreys' interval (Brown, Cai and DasGupta 2001)
    observed_high: float | None
    note: str  # "too few" or ""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Forecasts of one kind scored; None where nothing could be scored."""

    what: str
    n: int
    brier: float | None
    brier_low: float | None  # 90 % interval of the mean, normal
    brier_high: float | None
    base_brier: float | None  # of the running base rate
    log_loss: float | None
    base_log_loss: float | None
    bins: tuple[Bin, ...]
    note: str  # "too few: n = 7" or ""


@dataclass(frozen=True, slots=True)
class Point:
    """A source's score after one more verdict."""

    day: float
    n: int
    score: float
    low: float
    high: float


def assess(
    what: str, forecast: Sequence[float], base: Sequence[float], truth: Sequence[float]
) -> Calibration:
    """Score forecasts and the base rate's forecasts of the same outcomes, all from 0 to 1."""
    f, b, y = (np.asarray(x, dtype=float) for x in (forecast, base, truth))
    n = len(f)
    note = f"too few: n = {n}" if n < ENOUGH else ""
    if not n:
        return Calibration(what, 0, None, None, None, None, None, None, _bins(f, y), note)
    squares = (f - y) ** 2
    brier = float(squares.mean())
    half = 1.6449 * float(squares.std(ddof=1)) / np.sqrt(n) if n > 1 else 1.0
    return Calibration(
        what=what,
        n=n,
        brier=brier,
        brier_low=max(0.0, brier - half),
        brier_high=min(1.0, brier + half),
        base_brier=float(((b - y) ** 2).mean()),
        log_loss=_log_loss(f, y),
        base_log_loss=_log_loss(b, y),
        bins=_bins(f, y),
        note=note,
    )


def _log_loss(forecast: Floats, truth: Floats) -> float:
    """Mean of -ln of the chance given to what happened; forecasts are held within .1-99.9 %."""
    f = np.clip(forecast, 1e-3, 1 - 1e-3)
    return float(-(truth * np.log(f) + (1 - truth) * np.log(1 - f)).mean())


def _bins(forecast: Floats, truth: Floats) -> tuple[Bin, ...]:
    """The reliability diagram; a bin holds its low bound, the last one both."""
    at = np.clip(np.searchsorted(BINS, forecast, side="right") - 1, 0, len(BINS) - 2)
    rows = []
    for i, (low, high) in enumerate(pairwise(BINS)):
        inside = at == i
        n = int(inside.sum())
        note = "too few" if n < BIN_ENOUGH else ""
        if not n:
            rows.append(Bin(low, high, 0, None, None, None, None, note))
            continue
        hits = float(truth[inside].sum())
        a, b = np.array([hits + 0.5]), np.array([n - hits + 0.5])
        rows.append(
            Bin(
                low=low,
                high=high,
                n=n,
                forecast=float(forecast[inside].mean()),
                observed=hits / n,
                observed_low=float(beta.quantile(0.05, a, b)[0]) if hits else 0.0,
                observed_high=float(beta.quantile(0.95, a, b)[0]) if hits < n else 1.0,
                note=note,
            )
        )
    return tuple(rows)


def track_records(verdicts: Sequence[Judged], parameters: Parameters | None = None) -> Calibration:
    """Forecast each verdict from the verdicts before it on the same source, in time order.

    The forecast is R from verdicts alone: a Beta of K pseudo-verdicts centred on the base rate so
    far, or on the letter. Verdicts of one day do not know each other.
    """
    p = parameters or Parameters()
    order = sorted(range(len(verdicts)), key=lambda i: (verdicts[i].day, i))
    sums: dict[str, tuple[float, float, float]] = {}  # day, weight, weighted truth
    total = np.zeros(2)
    forecast, base, truth = [], [], []
    waiting: list[Judged] = []
    for i in order:
        v = verdicts[i]
        if waiting and waiting[0].day != v.day:
            _learn(waiting, sums, total, p)
            waiting = []
        pool = (total[1] + 1) / (total[0] + 2)
        prior = LETTER_PRIOR.get(v.letter, pool)
        day, n, y = sums.get(v.source, (v.day, 0.0, 0.0))
        fade = _fade(v.day - day, p)
        forecast.append((p.strength * prior + fade * y) / (p.strength + fade * n))
        base.append(pool)
        truth.append(v.truth)
        waiting.append(v)
    return assess("track records", forecast, base, truth)


def _learn(
    verdicts: Sequence[Judged],
    sums: dict[str, tuple[float, float, float]],
    total: Floats,
    p: Parameters,
) -> None:
    for v in verdicts:
        day, n, y = sums.get(v.source, (v.day, 0.0, 0.0))
        fade = _fade(v.day - day, p)
        sums[v.source] = (v.day, n * fade + 1, y * fade + v.truth)
        total += (1.0, v.truth)


def _fade(days: float, p: Parameters) -> float:
    """Weight left of a verdict after so many days."""
    if p.half_life_years is None:
        return 1.0
    return float(2.0 ** (-max(days, 0.0) / (p.half_life_years * _DAYS_A_YEAR)))


def over_time(
    verdicts: Sequence[Judged], prior: float, parameters: Parameters | None = None
) -> tuple[Point, ...]:
    """R of one source after each of its verdicts, from verdicts alone: the plot over time."""
    p = parameters or Parameters()
    told = sorted(verdicts, key=lambda v: v.day)
    a, b, days = [], [], []
    n = y = 0.0
    for i, v in enumerate(told):
        fade = _fade(v.day - told[i - 1].day, p) if i else 1.0
        n, y = n * fade + 1, y * fade + v.truth
        a.append(p.strength * prior + y)
        b.append(p.strength * (1 - prior) + n - y)
        days.append(v.day)
    if not days:
        return ()
    aa, bb = np.array(a), np.array(b)
    low, high = beta.quantile(0.05, aa, bb), beta.quantile(0.95, aa, bb)
    return tuple(
        Point(day, i + 1, float(aa[i] / (aa[i] + bb[i])), float(low[i]), float(high[i]))
        for i, day in enumerate(days)
    )


def beliefs(problem: Problem, options: Options | None = None, steps: int = 12) -> Calibration:
    """Forecast the verdicts of each stretch of time with beliefs that know only earlier ones.

    The verdicts are cut into at most `steps` stretches of equal number, verdicts of one day
    together; reports are taken as they stand now. One forecast an answer and stretch.
    """
    judged = np.flatnonzero(~np.isnan(problem.verdict))
    if not len(judged):
        return assess("beliefs", (), (), ())
    day = -problem.age[judged]
    cuts = np.unique(np.quantile(day, np.linspace(0, 1, steps + 1)[1:], method="higher"))
    stretch = np.searchsorted(cuts, day)
    forecast, base, truth = [], [], []
    for step in np.unique(stretch).tolist():
        known = np.full(len(problem.verdict), np.nan)
        before = judged[stretch < step]
        known[before] = problem.verdict[before]
        found = score(replace(problem, verdict=known), options).beliefs.belief
        pool = (known[before].sum() + 1) / (len(before) + 2)
        asked = judged[stretch == step]
        for a in np.unique(problem.answer[asked]).tolist():
            forecast.append(float(found[a]))
            base.append(float(pool))
            truth.append(float(problem.verdict[asked][problem.answer[asked] == a].mean()))
    return assess("beliefs", forecast, base, truth)
