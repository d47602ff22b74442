"""R: reliability of a source, a Beta posterior from its verdicts, its prior and some agreement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claimtrack.credibility import beta, groups
from claimtrack.credibility.belief import NONE, Beliefs, answer_verdicts, narrower
from claimtrack.credibility.parameters import LETTER_PRIOR, Options, Parameters
from claimtrack.credibility.problem import Floats, Problem
from claimtrack.credibility.voices import Voices

_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Reliability:
    """Posterior of each source (S,): Beta(a, b), what it starts from and what agreement added."""

    a: Floats
    b: Floats
    low: Floats
    high: Floats
    prior: Floats
    strength: Floats
    prior_because: tuple[str, ...]
    agreed: Floats
    disagreed: Floats


def recency(problem: Problem, p: Parameters) -> Floats:
    """Weight of each report's verdict by its age (R,): halved every half-life."""
    if p.half_life_years is None:
        return np.ones(len(problem.age))
    weight: Floats = 2.0 ** (-np.maximum(problem.age, 0.0) / (p.half_life_years * _DAYS_A_YEAR))
    return weight


def assess(
    problem: Problem, voices: Voices, beliefs: Beliefs, weight: Floats, options: Options
) -> Reliability:
    """Posterior of each source; formula in CREDIBILITY.md, "R: reliability of a source"."""
    p = options.parameters
    count = len(problem.sources)
    n, y = verdict_sums(problem, weight)
    strength = np.array([p.strength_f if s.letter == "F" else p.strength for s in problem.sources])
    agreed, disagreed, rate = np.zeros(count), np.zeros(count), 0.5
    if not options.verdicts_only:
        agreed, disagreed, rate = _agreement(problem, voices, beliefs, p)
    prior, because = priors(problem, n, y, rate)
    a = strength * prior + y + agreed
    b = strength * (1 - prior) + n - y + disagreed
    tail = (1 - p.interval) / 2
    return Reliability(
        a=a,
        b=b,
        low=beta.quantile(tail, a, b),
        high=beta.quantile(1 - tail, a, b),
        prior=prior,
        strength=strength,
        prior_because=because,
        agreed=agreed,
        disagreed=disagreed,
    )


def verdict_sums(problem: Problem, weight: Floats) -> tuple[Floats, Floats]:
    """Sum of w and of w*y over the judged claims of each source (S,), each claim once."""
    judged = np.flatnonzero(~np.isnan(problem.verdict))
    _, one = np.unique(problem.claim[judged], return_index=True)
    judged = judged[one]
    source, w = problem.source[judged], weight[judged]
    count = len(problem.sources)
    return (
        groups.tally(source, w, count),
        groups.tally(source, w * problem.verdict[judged], count),
    )


def priors(
    problem: Problem, n: Floats, y: Floats, agreement: float = 0.5
) -> tuple[Floats, tuple[str, ...]]:
    """Prior mean of each source (S,) and the sentence that says where it comes from.

    A letter A to E is its own prior; F and unrated take the mean of their kind and affiliation
    when others of it have verdicts, drawn towards the mean of the whole ledger. That mean starts
    from two pseudo-verdicts at the ledger's rate of agreement: a ledger without verdicts is not
    presumed to be half false, and a few verdicts outweigh it.
    """
    pool = (y.sum() + 2 * agreement) / (n.sum() + 2)
    group_n: dict[tuple[str, str], float] = {}
    group_y: dict[tuple[str, str], float] = {}
    for i, s in enumerate(problem.sources):
        cell = (s.kind, s.affiliation)
        group_n[cell] = group_n.get(cell, 0.0) + float(n[i])
        group_y[cell] = group_y.get(cell, 0.0) + float(y[i])
    prior = np.empty(len(problem.sources))
    because = []
    whole = f"mean of the ledger's verdicts, {pool:.2f}"
    for i, s in enumerate(problem.sources):
        cell = (s.kind, s.affiliation)
        others = group_n[cell] - float(n[i])
        if s.letter in LETTER_PRIOR:
            prior[i] = LETTER_PRIOR[s.letter]
            because.append(f"letter {s.letter} counts as {prior[i]:.2f} (convention)")
        elif any(cell) and others > 0:
            prior[i] = (group_y[cell] - float(y[i]) + 2 * pool) / (others + 2)
            name = ", ".join(part for part in cell if part)
            because.append(f"mean of other verdicts on {name}, {prior[i]:.2f}")
        else:
            prior[i] = pool
            because.append(whole if n.sum() else "no verdicts in the ledger: even chances")
    return prior, tuple(because)


def _agreement(
    problem: Problem, voices: Voices, beliefs: Beliefs, p: Parameters
) -> tuple[Floats, Floats, float]:
    """Pseudo-verdicts for and against each source (S,) from answers that others also speak on.

    And how often a voice of this ledger is borne out, from even chances.
    """
    chance, counts = without_own(problem, voices, beliefs)
    counts = counts & np.isnan(problem.verdict)
    count = len(problem.sources)
    # One source giving one answer many times has said it once.
    said = np.flatnonzero(counts)
    size = len(problem.answers)
    _, one = np.unique(problem.source[said] * size + problem.answer[said], return_index=True)
    said = said[one]
    source = problem.source[said]
    agreed = p.agreement * groups.tally(source, chance[said], count)
    against = p.agreement * groups.tally(source, 1 - chance[said], count)
    # The cap holds the larger side and keeps the rate: a cap on each side alone would pull every
    # busy source to one half.
    most = np.maximum(agreed, against)
    kept = p.agreement_cap / np.maximum(most, p.agreement_cap)
    voice = voices.weight[said] > 0
    rate = (1 + p.agreement * chance[said][voice].sum()) / (2 + p.agreement * voice.sum())
    return agreed * kept, against * kept, float(rate)


def without_own(problem: Problem, voices: Voices, beliefs: Beliefs) -> tuple[Floats, np.ndarray]:
    """Belief in each report's answer without its own origin (R,), and whether any other spoke.

    A verdict on the answer stands whoever gave it.
    """
    answer = problem.answer
    spoken = np.maximum(voices.speaker, 0)
    own = np.where(voices.speaker >= 0, beliefs.contribution[spoken], 0.0)
    high = np.maximum(groups.top(beliefs.score, problem.first), NONE)[voices.question]
    weight = np.exp(beliefs.score[answer] - high)
    left = np.exp(beliefs.score[answer] - own - high)
    first = problem.first
    top = np.maximum(groups.top(beliefs.score, first), NONE)
    total = groups.total(np.exp(beliefs.score - groups.spread(top, first)), first) + np.exp(
        NONE - top
    )
    inside = narrower(problem, np.exp(beliefs.score - groups.spread(top, first)))
    whole = np.maximum(total[voices.question] - weight + left, 1e-300)
    chance = (inside[answer] + left) / whole
    judged = ~np.isnan(answer_verdicts(problem))[answer]
    chance = np.where(judged, beliefs.belief[answer], chance)
    heard = groups.total(voices.origins.astype(float), first)[voices.question]
    others = heard - (voices.speaker >= 0) > 0
    bounded = np.clip(chance, 0.0, 1.0)
    return bounded, (others | judged) & (voices.speaker >= 0)
