"""B: belief in an answer, from who speaks from knowledge and who repeats what is going round.

The popularity term is GuessLCA's (Pasternack and Roth, "Latent credibility analysis", WWW 2013): a
source either knows the answer (chance k) or guesses as others do, so that an answer everybody
gives proves little, and a rare one that turns out true proves much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimtrack.credibility import copies, groups
from claimtrack.credibility.parameters import INTEREST_FACTOR, LETTER_PRIOR, Parameters
from claimtrack.credibility.problem import KINDS, Floats, Ints, Problem
from claimtrack.credibility.voices import Voices

NONE = 0.0
"""Score of "none of these": the log-odds every answer is measured against."""


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The fit: arrays over sources (S), reports (R) and answers (A)."""

    knows: Floats  # (S,) k, mean of Beta(a, b)
    a: Floats  # (S,)
    b: Floats  # (S,)
    contribution: Floats  # (R,) log-odds of the report's answer
    fixed: Floats  # (A,) log-odds that verdicts add
    score: Floats  # (A,) sum of both
    mass: Floats  # (A,) softmax beside "none of these"
    belief: Floats  # (A,) mass with that of narrower figures, within the printed bounds
    low: Floats
    high: Floats
    coin_fitted: bool  # False: on two-valued questions origins are counted


def fit(problem: Problem, voices: Voices, recency: Floats, p: Parameters) -> Beliefs:
    """Fit k and B together; `recency` is the weight of each report's verdict (R,).

    Two-valued questions are never fitted to agreement: with two answers a majority that errs
    together looks like knowledge.
    """
    two = (problem.kinds == KINDS.index("two-valued"))[voices.question]
    stake = np.log(interest_factors(problem, recency, p))[problem.interest + 1]
    judged = ~np.isnan(problem.verdict)
    worth = np.where(judged, recency, 0.0)
    truth = np.where(judged, problem.verdict, 0.0)
    target = answer_verdicts(problem)
    # A source that only ever agrees with itself learns nothing by it.
    heard = groups.total(voices.origins, problem.first)[voices.question]
    open_ = ~judged & (voices.weight > 0) & (heard > 1) & ~two
    source, answer, count = problem.source, problem.answer, len(problem.sources)

    def per_source(values: Floats) -> Floats:
        return groups.tally(source, values, count)

    prior = _start(problem, voices, (heard > 1) & ~two, p)
    coin, coin_sure = _coin(problem, worth * two, truth, p)
    k = prior
    a, b = prior * p.k_strength, (1 - prior) * p.k_strength
    told = p.k_verdict * worth * ~two
    shown = told * truth
    for _ in range(p.k_rounds):
        bounded = np.clip(k, p.k_low, p.k_high)
        llr = np.where(two, coin[source], popularity_odds(bounded[source], voices.share))
        contribution = voices.weight * (llr + stake)
        plain = groups.tally(answer, contribution, len(problem.answers))
        score = plain + _fixed(plain, target, problem, p)
        mass = groups.share(score, problem.first, NONE)
        # A true answer that everybody gives may be hearsay: it shows knowledge only as far as
        # its popularity leaves room.
        knowing = knew(bounded[source], voices.share)
        judged_knowing = knew(bounded[source], voices.others)
        a = (
            prior * p.k_strength
            + per_source(shown * judged_knowing)
            + p.k_agreement * per_source(open_ * mass[answer] * knowing)
        )
        n = p.k_strength + per_source(told) + p.k_agreement * per_source(open_ * 1.0)
        b = n - a
        k = a / n
    spread = np.where(
        two,
        coin_sure[source],
        _popularity_slope(np.clip(k, p.k_low, p.k_high)[source], voices.share) ** 2
        * (1 / a + 1 / b)[source],
    )
    belief = np.clip(mass + narrower(problem, mass), p.belief_low, p.belief_high)
    half = _NORMAL_90 * _deviation(problem, voices, score, spread)
    half = np.where(np.isnan(target), half, 0.0)
    odds = np.log(belief / (1 - belief))
    low = np.clip(_sigmoid(odds - half), p.belief_low, belief)
    high = np.clip(_sigmoid(odds + half), belief, p.belief_high)
    return Beliefs(
        knows=np.clip(k, p.k_low, p.k_high),
        a=a,
        b=b,
        contribution=contribution,
        fixed=score - plain,
        score=score,
        mass=mass,
        belief=belief,
        low=low,
        high=high,
        coin_fitted=_coin_fitted(worth * two, p),
    )


_NORMAL_90 = 1.6449


def popularity_odds(k: Floats, share: Floats) -> Floats:
    """ln of how much likelier the report is if its answer is true than if it is not."""
    return np.log((k + (1 - k) * share) / ((1 - k) * share))


def _popularity_slope(k: Floats, share: Floats) -> Floats:
    """Change of `popularity_odds` with the log-odds of k."""
    slope: Floats = k + k * (1 - k) * (1 - share) / (k + (1 - k) * share)
    return slope


def knew(k: Floats, share: Floats) -> Floats:
    """Chance that a source which gave the true answer knew it."""
    known: Floats = k / (k + (1 - k) * share)
    return known


def _sigmoid(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(x, -700, 700)))


def _start(problem: Problem, voices: Voices, shared: NDArray[np.bool_], p: Parameters) -> Floats:
    """Prior mean of k: the letter where one is given, else the copy-aware pass."""
    heard = np.flatnonzero((voices.weight > 0) & shared)
    source, answer = problem.source[heard], problem.answer[heard]
    traces = copies.find(
        source,
        answer,
        voices.question[heard],
        voices.others[heard],
        voices.answers[heard],
        p,
    )
    start = copies.start(
        source, answer, voices.share[heard], traces, len(problem.sources), problem.first, p
    )
    letters = np.array([LETTER_PRIOR.get(s.letter, np.nan) for s in problem.sources])
    return np.where(np.isnan(letters), start, letters)


def _coin(problem: Problem, worth: Floats, truth: Floats, p: Parameters) -> tuple[Floats, Floats]:
    """Log-odds that one report of each source (S,) adds on a two-valued question, and its variance.

    Below `two_verdicts` verdicts every origin counts the same. A source that is mostly wrong
    counts for nothing, not for the opposite.
    """
    count = len(problem.sources)
    letters = np.array([LETTER_PRIOR.get(s.letter, np.nan) for s in problem.sources])
    prior = np.where(np.isnan(letters), p.two_accuracy, letters)
    n = np.zeros(count)
    y = np.zeros(count)
    if _coin_fitted(worth, p):
        n = groups.tally(problem.source, worth, count)
        y = groups.tally(problem.source, worth * truth, count)
        pool = (y.sum() + 1) / (n.sum() + 2)
        prior = np.where(np.isnan(letters), max(pool, p.two_accuracy), letters)
    a = p.two_strength * prior + y
    b = p.two_strength * (1 - prior) + n - y
    accuracy = np.clip(a / (a + b), 0.5, p.k_high)
    return np.log(accuracy / (1 - accuracy)), 1 / a + 1 / b


def _coin_fitted(worth: Floats, p: Parameters) -> bool:
    """Whether two-valued questions have verdicts enough to weigh their sources."""
    return bool(np.count_nonzero(worth) >= p.two_verdicts)


def interest_factors(problem: Problem, recency: Floats, p: Parameters) -> Floats:
    """Factor on the odds by interest -1, 0, 1 (3,): the convention, or the ledger's own counts.

    Own counts: odds of true against false among the judged claims of the cell, over those of all
    judged claims, each with one pseudo-verdict on either side.
    """
    judged = ~np.isnan(problem.verdict)
    factors = np.array([INTEREST_FACTOR[i] for i in (-1, 0, 1)])
    if not judged.any():
        return factors
    _, one = np.unique(problem.claim[judged], return_index=True)
    y, w = problem.verdict[judged][one], recency[judged][one]
    cell = problem.interest[judged][one] + 1
    pool = (np.sum(w * y) + 1) / (np.sum(w * (1 - y)) + 1)
    for i in (0, 2):
        own = cell == i
        if np.count_nonzero(own) >= p.interest_verdicts:
            odds = (np.sum((w * y)[own]) + 1) / (np.sum((w * (1 - y))[own]) + 1)
            factors[i] = odds / pool
    return factors


def answer_verdicts(problem: Problem) -> Floats:
    """What verdicts say of each answer (A,): their mean from 0 to 1, nan where there is none."""
    judged = ~np.isnan(problem.verdict)
    number = len(problem.answers)
    n = groups.tally(problem.answer[judged], np.ones(judged.sum()), number)
    y = groups.tally(problem.answer[judged], problem.verdict[judged], number)
    with np.errstate(invalid="ignore"):
        return np.where(n > 0, y / n, np.nan)


def _fixed(plain: Floats, target: Floats, problem: Problem, p: Parameters) -> Floats:
    """Log-odds that bring each judged answer to the belief its verdicts say (A,), 0 elsewhere.

    What the judged answers of a question leave is shared by the rest as before, "none of these"
    among them.
    """
    sure = ~np.isnan(target)
    if not sure.any():
        return np.zeros_like(plain)
    first = problem.first
    wanted = np.where(sure, np.clip(target, p.belief_low, p.belief_high), 0.0)
    whole = groups.total(wanted, first)
    shrink = np.minimum(1.0, p.belief_high / np.maximum(whole, p.belief_high))
    wanted = wanted * groups.spread(shrink, first)
    rest = groups.spread(1 - groups.total(wanted, first), first)
    high = np.maximum(groups.top(np.where(sure, -np.inf, plain), first), NONE)
    others = groups.total(
        np.where(sure, 0.0, np.exp(plain - groups.spread(high, first))), first
    ) + np.exp(NONE - high)
    level = groups.spread(high + np.log(others), first)
    with np.errstate(divide="ignore"):
        placed = np.log(wanted) - np.log(rest) + level
    return np.where(sure, placed - plain, 0.0)


def _deviation(problem: Problem, voices: Voices, score: Floats, spread: Floats) -> Floats:
    """Standard deviation of the log-odds of each belief (A,), by the delta method.

    `spread` is the variance of one report's log-odds (R,). The log-odds of an answer are its score
    less the log-sum of all others, whose variances count by the square of their share.
    """
    own = groups.tally(problem.answer, voices.weight**2 * spread, len(problem.answers))
    mass = groups.share(score, problem.first, NONE)
    weighed = groups.spread(groups.total(mass**2 * own, problem.first), problem.first)
    others = (weighed - mass**2 * own) / np.maximum(1 - mass, 1e-9) ** 2
    deviation: Floats = np.sqrt(own + np.maximum(others, 0.0))
    return deviation


def narrower(problem: Problem, values: Floats) -> Floats:
    """Sum of the values (A,) of all figures that lie within each figure but are not equal to it.

    "At least 20" is true if 84 is: its belief holds theirs.
    """
    broad, narrow = containments(problem)
    return groups.tally(broad, values[narrow], len(values))


def containments(problem: Problem) -> tuple[Ints, Ints]:
    """Pairs (broad, narrow) of figures of one question, the narrow one inside the broad one."""
    one, other = _figure_pairs(problem)
    pairs = []
    for a, b in ((one, other), (other, one)):
        inside = (
            (problem.low[a] <= problem.low[b])
            & (problem.high[b] <= problem.high[a])
            & ((problem.low[a] < problem.low[b]) | (problem.high[b] < problem.high[a]))
        )
        pairs.append((a[inside], b[inside]))
    return np.concatenate([p[0] for p in pairs]), np.concatenate([p[1] for p in pairs])


def overlaps(problem: Problem) -> tuple[Ints, Ints]:
    """Pairs of different figures of one question that can both be true, in both orders."""
    one, other = _figure_pairs(problem)
    both = (problem.low[one] <= problem.high[other]) & (problem.low[other] <= problem.high[one])
    one, other = one[both], other[both]
    return np.concatenate([one, other]), np.concatenate([other, one])


def _figure_pairs(problem: Problem) -> tuple[Ints, Ints]:
    figure = np.flatnonzero(~np.isnan(problem.low))
    return groups.pairs(problem.answer_question, figure, _FIGURE_PAIRS)


_FIGURE_PAIRS = 2_000_000  # bounds memory; in larger questions each figure stands by itself
