"""What a verdict would change, and which one is worth giving next."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from claimtrack.credibility import groups
from claimtrack.credibility.belief import NONE, answer_verdicts, knew, popularity_odds
from claimtrack.credibility.engine import Scores, score
from claimtrack.credibility.problem import KINDS, Floats, Ints, Problem
from claimtrack.credibility.scores import Change, Next

_CHANGES = 2  # named for a question, on its own claims and on others: what moves it most


def changes(problem: Problem, scores: Scores, q: int, reports: Ints) -> tuple[Change, ...]:
    """What one verdict would do to the belief in the best answer, largest swing first.

    A verdict on a claim of this question settles its answer; one on another claim of a source that
    speaks here moves how much it is believed to know. All else is held as it is.
    """
    best = int(scores.best[q])
    if best < 0:
        return ()
    found = [
        change
        for r in reports[scores.voices.speaker[reports] == reports].tolist()
        for change in _swings(problem, scores, q, best, r, reports)
    ]
    found.sort(key=lambda c: (-abs(c.if_true - c.if_false), c.claim))
    named: dict[tuple[str, bool], Change] = {}
    for change in found:
        named.setdefault((change.source, change.here), change)
    here = [c for c in named.values() if c.here][:_CHANGES]
    return (*here, *[c for c in named.values() if not c.here][:_CHANGES])


def _swings(
    problem: Problem, scores: Scores, q: int, best: int, r: int, reports: Ints
) -> Iterator[Change]:
    p, b = scores.options.parameters, scores.beliefs
    first, last = int(problem.first[q]), int(problem.first[q + 1])
    s, a = int(problem.source[r]), int(problem.answer[r])
    name = problem.sources[s].key

    def belief(plain: Floats, judged: int = -1, value: float = 0.0) -> float:
        weight = np.exp(plain - max(float(plain.max()), NONE))
        none = math.exp(NONE - max(float(plain.max()), NONE))
        if judged >= 0:
            rest = none + float(weight.sum() - weight[judged])
            weight[judged] = value / (1 - value) * rest
        share = float(weight[best - first] / (none + weight.sum()))
        return min(max(share, p.belief_low), p.belief_high)

    plain = b.score[first:last]
    if math.isnan(problem.verdict[r]):
        yield Change(
            claim=problem.claims[problem.claim[r]],
            source=name,
            answer=problem.answers[a],
            if_true=belief(plain, a - first, p.belief_high),
            if_false=belief(plain, a - first, p.belief_low),
            here=True,
        )
    other = _open_elsewhere(problem, scores, s, q)
    if other < 0 or problem.kinds[q] == KINDS.index("two-valued"):
        return
    known = float(knew(b.knows[s : s + 1], scores.voices.others[other : other + 1])[0])
    total = float(b.a[s] + b.b[s]) + p.k_verdict
    moved = []
    for gain in (p.k_verdict * known, 0.0):
        k = np.clip(np.array([(float(b.a[s]) + gain) / total]), p.k_low, p.k_high)
        here = reports[problem.source[reports] == s]
        change = scores.voices.weight[here] * (
            popularity_odds(np.repeat(k, len(here)), scores.voices.share[here])
            - popularity_odds(np.repeat(b.knows[s], len(here)), scores.voices.share[here])
        )
        new = plain.copy()
        np.add.at(new, problem.answer[here] - first, change)
        moved.append(belief(new))
    yield Change(
        claim=problem.claims[problem.claim[other]],
        source=name,
        answer=problem.answers[int(problem.answer[other])],
        if_true=moved[0],
        if_false=moved[1],
        here=False,
    )


def source_change(problem: Problem, scores: Scores, s: int) -> Change | None:
    """What a verdict on a source's least settled claim would do to its R; None: no open claim."""
    r = _open_elsewhere(problem, scores, s, -1)
    if r < 0:
        return None
    claim = problem.claim == problem.claim[r]

    def moved(value: float) -> float:
        verdict, age = problem.verdict.copy(), problem.age.copy()
        verdict[claim], age[claim] = value, 0.0
        judged = replace(problem, verdict=verdict, age=age)
        return float(score(judged, scores.options).reliability[s])

    return Change(
        claim=problem.claims[problem.claim[r]],
        source=problem.sources[s].key,
        answer=problem.answers[int(problem.answer[r])],
        if_true=moved(1.0),
        if_false=moved(0.0),
        here=False,
    )


def _open_elsewhere(problem: Problem, scores: Scores, s: int, q: int) -> int:
    """The source's least settled claim on another question, -1 none."""
    open_ = np.flatnonzero(
        (problem.source == s)
        & (scores.voices.question != q)
        & np.isnan(problem.verdict)
        & (scores.voices.weight > 0)
    )
    if not len(open_):
        return -1
    unsure = np.abs(scores.beliefs.belief[problem.answer[open_]] - 0.5)
    return int(open_[np.argmin(np.round(unsure, 9))])


def next_verdicts(problem: Problem, scores: Scores, limit: int = 5) -> tuple[Next, ...]:
    """The open claims whose verdict would teach most, one a question.

    Worth of a question: how open its answer is, times how much is open elsewhere about the sources
    that speak on it. Its claim is the one that speaks for the leading answer.
    """
    voices, b = scores.voices, scores.beliefs
    count = len(problem.questions)
    judged = ~np.isnan(answer_verdicts(problem))
    settled = groups.total(judged.astype(float), problem.first) > 0
    mass = np.clip(b.mass, 1e-12, 1)
    openness = -groups.total(mass * np.log(mass), problem.first)
    speaks = voices.weight > 0
    contested = speaks & (voices.answers > 1) & ~settled[voices.question]
    pending = np.bincount(problem.source[contested], minlength=len(problem.sources))
    unsure = np.sqrt(b.a * b.b / ((b.a + b.b) ** 2 * (b.a + b.b + 1)))
    teach = (unsure * np.log1p(pending))[problem.source] * speaks
    worth = openness * (1 + groups.tally(voices.question, teach, count))
    worth[settled | (scores.best < 0)] = -1.0
    found = []
    for q in np.lexsort((np.arange(count), -np.round(worth, 9)))[:limit].tolist():
        if worth[q] <= 0:
            break
        reports = np.flatnonzero((problem.answer == scores.best[q]) & speaks)
        if not len(reports):
            continue
        r = int(reports[np.argmax(teach[reports])])
        sources = set(problem.source[(voices.question == q) & speaks].tolist())
        found.append(
            Next(
                claim=problem.claims[problem.claim[r]],
                source=problem.sources[int(problem.source[r])].key,
                question=problem.questions[q],
                answer=problem.answers[int(scores.best[q])],
                belief=float(b.belief[scores.best[q]]),
                worth=float(worth[q]),
                because=(
                    f"{int(problem.first[q + 1] - problem.first[q])} answers, none settled; "
                    f"{len(sources)} sources speak on it, with "
                    f"{int(sum(pending[s] for s in sources))} claims in open disputes"
                ),
            )
        )
    return tuple(found)
