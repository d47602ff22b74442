"""Simulated ledgers whose truth is known and whose making is not the model that is fitted.

Seeds are fixed. Answers come from sources of a fixed accuracy; on top of it there are copiers,
questions that most get wrong in the same way, camps that hold to their own version, and long
tails of sources that are seen once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest

from claimtrack.credibility import Report, build, score


@dataclass(frozen=True)
class Making:
    sources: int = 100
    questions: int = 300
    labels: int = 4
    speakers: int = 8  # mean number a question
    accuracy: tuple[int, int] = (6, 3)  # Beta
    hard: float = 0.0  # share of questions on which accuracy is less than half
    skew: float = 1.0  # below 1 wrong answers crowd on one
    tail: bool = False  # few sources say most
    copiers: int = 0
    camps: float = 0.0  # share of questions on which two camps hold to their own answers


MAKINGS = {
    "plain": Making(),
    "poor sources": Making(accuracy=(3, 3)),
    "many answers": Making(labels=50, accuracy=(3, 3), skew=0.05),
    "hard questions": Making(hard=0.3, skew=0.3),
    "very hard questions": Making(hard=0.5, skew=0.1, labels=8),
    "long tail": Making(tail=True, sources=400, speakers=6),
    "copiers": Making(sources=20, copiers=8, labels=8, speakers=6),
    "camps": Making(camps=0.3, labels=5),
    "two-valued": Making(labels=2),
    "small ledger": Making(sources=15, questions=30, speakers=5),
}


@dataclass(frozen=True)
class Outcome:
    vote: float
    best: float
    covered: float


@cache
def outcome(name: str, verdicts: int, seed: int) -> Outcome:
    making = MAKINGS[name]
    chance = np.random.default_rng(seed)
    accuracy = chance.beta(*making.accuracy, making.sources)
    truth = chance.integers(making.labels, size=making.questions)
    said = _answers(making, accuracy, truth, chance)
    judged = set(chance.choice(making.questions, verdicts, replace=False).tolist())
    reports = [
        Report(
            claim=f"{s}-{q}",
            source=str(s),
            question=str(q),
            answer=str(v),
            structured=True,
            verdict="" if q not in judged else "true" if v == truth[q] else "false",
        )
        for (s, q), v in said.items()
    ]
    problem = build(reports)
    scores = score(problem)
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    right: dict[str, list[bool]] = defaultdict(list)
    for (s, q), v in said.items():
        votes[q][v] += 1
        right[str(s)].append(v == truth[q])
    best = {int(q): problem.answers[b] for q, b in zip(problem.questions, scores.best, strict=True)}
    asked = [q for q in votes if q not in judged]
    covered = [
        scores.low[i] <= np.mean(right[s.key]) <= scores.high[i]
        for i, s in enumerate(problem.sources)
        if len(right[s.key]) >= 10
    ]
    return Outcome(
        vote=float(np.mean([_share(votes[q], int(truth[q])) for q in asked])),
        best=float(np.mean([best[q] == str(truth[q]) for q in asked])),
        covered=float(np.mean(covered)),
    )


def _answers(making, accuracy, truth, chance):
    weight = 1 / np.arange(1, making.sources + 1) ** 1.1 if making.tail else np.ones(making.sources)
    wrong = chance.dirichlet(np.full(making.labels, making.skew), making.questions) + 1e-9
    hard = chance.random(making.questions) < making.hard
    loaded = chance.random(making.questions) < making.camps
    camp = chance.integers(2, size=making.sources)
    version = chance.integers(making.labels, size=(making.questions, 2))
    said = {}
    for q in range(making.questions):
        number = min(max(1, int(chance.poisson(making.speakers))), making.sources)
        for s in chance.choice(making.sources, number, replace=False, p=weight / weight.sum()):
            rate = accuracy[s] * (0.45 if hard[q] else 1.0)
            if loaded[q] and chance.random() < 0.7:
                v = version[q, camp[s]]
            elif chance.random() < rate:
                v = truth[q]
            else:
                share = wrong[q].copy()
                share[truth[q]] = 0
                v = chance.choice(making.labels, p=share / share.sum())
            said[int(s), q] = int(v)
    worst = np.argsort(accuracy)[:5]
    for c in range(making.copiers):
        for (s, q), v in list(said.items()):
            if s == worst[c % 5] and chance.random() < 0.8:
                said[making.sources + c, q] = v
    return said


def _share(votes: Counter[int], truth: int) -> float:
    """What a plain vote scores, ties counting their share."""
    top = [a for a, n in votes.items() if n == max(votes.values())]
    return (truth in top) / len(top)


@pytest.mark.parametrize("verdicts", [0, 8])
@pytest.mark.parametrize("name", MAKINGS)
def test_the_best_answer_is_never_more_than_a_hundredth_below_a_vote(name, verdicts):
    found = [outcome(name, verdicts, seed) for seed in range(3)]
    assert np.mean([o.best for o in found]) >= np.mean([o.vote for o in found]) - 0.01


@pytest.mark.parametrize("verdicts", [0, 8])
def test_ninety_per_cent_intervals_hold_85_to_95_per_cent_of_the_true_rates(verdicts):
    covered = [
        np.mean([outcome(name, verdicts, seed).covered for seed in range(3)]) for name in MAKINGS
    ]
    assert 0.85 <= np.mean(covered) <= 0.95
    assert min(covered) >= 0.75


def test_copiers_do_not_outvote_those_who_know():
    found = [outcome("copiers", 0, seed) for seed in range(3)]
    assert np.mean([o.best for o in found]) > np.mean([o.vote for o in found]) + 0.05
