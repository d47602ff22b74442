"""Questions in words: answers best first, with every contribution by name."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from claimtrack.credibility import figures, words
from claimtrack.credibility.advice import changes
from claimtrack.credibility.belief import answer_verdicts
from claimtrack.credibility.engine import Scores
from claimtrack.credibility.problem import KINDS, VERDICTS, Floats, Ints, Problem
from claimtrack.credibility.scores import AnswerScore, Contribution, QuestionScore, or_none


def questions(problem: Problem, scores: Scores, *, full: bool = False) -> Iterator[QuestionScore]:
    """All questions in their order; with `full`, contributions and what would change each."""
    target = answer_verdicts(problem)
    order = np.argsort(scores.voices.question, kind="stable")
    bounds = np.searchsorted(scores.voices.question[order], np.arange(len(problem.first)))
    for q in range(len(problem.questions)):
        yield _question(problem, scores, q, order[bounds[q] : bounds[q + 1]], target, full)


def question(problem: Problem, scores: Scores, q: int) -> QuestionScore:
    """One question with all that its beliefs rest on."""
    reports = np.flatnonzero(scores.voices.question == q)
    return _question(problem, scores, q, reports, answer_verdicts(problem), True)


def _question(
    problem: Problem, scores: Scores, q: int, reports: Ints, target: Floats, full: bool
) -> QuestionScore:
    first, last = int(problem.first[q]), int(problem.first[q + 1])
    kind = KINDS[problem.kinds[q]]
    answer = problem.answer[reports]
    best = int(scores.best[q])
    rank = sorted(
        range(first, last),
        key=lambda a: (-round(float(scores.beliefs.score[a]), 9), a != best, problem.answers[a]),
    )
    judged = _judged_claims(problem, reports) if full else {}
    answers = tuple(
        _answer(problem, scores, a, reports[answer == a], float(target[a]), full, judged)
        for a in rank
    )
    if full:
        answers = tuple(
            _rivalry(problem, scores, a, reports, told)
            for a, told in zip(rank, answers, strict=True)
        )
    rival = next(
        (
            a
            for a in rank
            if a != best and scores.voices.origins[a] >= 2 and _apart(problem, a, best)
        ),
        -1,
    )
    camps = (
        (problem.answers[best], problem.answers[rival]) if scores.camps[q] and rival >= 0 else ()
    )
    return QuestionScore(
        question=problem.questions[q],
        kind=kind,
        answers=answers,
        best=problem.answers[best] if best >= 0 else None,
        rule=_rule(problem, scores, q, float(target[best]) if best >= 0 else math.nan),
        figures=figures.rules(problem, scores.voices, scores.reliability, reports)
        if kind == "numeric"
        else (),
        camps=camps,
        none_of_these=max(0.0, 1.0 - float(scores.beliefs.mass[first:last].sum())),
        changes=changes(problem, scores, q, reports) if full else (),
    )


def _apart(problem: Problem, a: int, b: int) -> bool:
    """Whether the two answers exclude each other."""
    return not (problem.low[a] <= problem.high[b] and problem.low[b] <= problem.high[a])


def _rivalry(
    problem: Problem, scores: Scores, a: int, reports: Ints, told: AnswerScore
) -> AnswerScore:
    """Add the origins that give an answer against their interest, and that exclude it."""
    speaks = reports[scores.voices.speaker[reports] == reports]
    answer, origin = problem.answer[speaks], problem.origin[speaks]
    fits = (problem.low[answer] <= problem.high[a]) & (problem.low[a] <= problem.high[answer])
    rival = np.zeros(len(problem.origin) + 1, dtype=bool)
    rival[origin[(answer != a) & ~fits]] = True
    rival[origin[answer == a]] = False
    conceded = origin[(answer == a) & (problem.interest[speaks] < 0)]
    return replace(
        told,
        against_interest=len(np.unique(conceded)),
        contradicted_by=int(rival.sum()),
    )


def _rule(problem: Problem, scores: Scores, q: int, target: float) -> str:
    """The name of what settled the question."""
    if scores.best[q] < 0:
        refuted = bool(scores.voices.origins[problem.first[q] : problem.first[q + 1]].sum())
        return "all answers found false" if refuted else "nobody is named"
    if not math.isnan(target):
        return "verdict"
    kind = KINDS[problem.kinds[q]]
    if kind == "numeric":
        return "origins-median"
    if kind == "two-valued" and not scores.beliefs.coin_fitted:
        return "count of origins"
    return "highest belief"


def _answer(
    problem: Problem,
    scores: Scores,
    a: int,
    reports: Ints,
    target: float,
    full: bool,
    counted: dict[int, int],
) -> AnswerScore:
    b = scores.beliefs
    low, high = float(problem.low[a]), float(problem.high[a])
    belief = float(b.belief[a])
    origins = int(scores.voices.origins[a])
    judged = not math.isnan(target)
    lines = _contributions(problem, scores, a, reports, target, counted) if full else ()
    return AnswerScore(
        answer=problem.answers[a],
        low=None if math.isnan(low) else low,
        high=None if math.isnan(high) or math.isinf(high) else high,
        belief=belief,
        belief_low=float(b.low[a]),
        belief_high=float(b.high[a]),
        score=math.fsum(c.log_odds for c in lines) if full else float(b.score[a]),
        origins=origins,
        reports=len(reports),
        sources=len(set(problem.source[reports].tolist())),
        claims=tuple(problem.claims[c] for c in problem.claim[reports]),
        verdict=_verdict_word(target) if judged else "",
        likelihood=words.likelihood(belief),
        confidence=words.confidence(float(b.low[a]), float(b.high[a]), origins, judged),
        contributions=lines,
    )


def _verdict_word(mean: float) -> str:
    """The verdict word nearest to a mean of verdicts."""
    known = {word: value for word, value in VERDICTS.items() if value is not None}
    return min(known, key=lambda word: abs(known[word] - mean))


def _contributions(
    problem: Problem, scores: Scores, a: int, reports: Ints, target: float, n: dict[int, int]
) -> tuple[Contribution, ...]:
    """One line a report, largest first, and a last one for what a verdict fixes."""
    voices = scores.voices
    lines = []
    for r in reports.tolist():
        s = int(problem.source[r])
        lines.append(
            Contribution(
                claim=problem.claims[problem.claim[r]],
                source=problem.sources[s].key,
                log_odds=float(scores.beliefs.contribution[r]),
                k=float(scores.beliefs.knows[s]),
                score=or_none(scores.reliability[s]),
                low=or_none(scores.low[s]),
                high=or_none(scores.high[s]),
                n=n[s],
                interest=int(problem.interest[r]),
                origin=int(problem.origin[r]),
                because=_because(problem, voices.speaker, r),
            )
        )
    lines.sort(key=lambda c: (-c.log_odds, c.source, c.claim))
    if not math.isnan(target):
        lines.append(
            Contribution(
                claim="",
                source="",
                log_odds=float(scores.beliefs.fixed[a]),
                k=None,
                score=None,
                low=None,
                high=None,
                n=0,
                interest=0,
                origin=-1,
                because=f"verdict {_verdict_word(target)}",
            )
        )
    return tuple(lines)


def _judged_claims(problem: Problem, reports: Ints) -> dict[int, int]:
    """How many claims of each source of the reports have a verdict that counts."""
    judged = np.flatnonzero(~np.isnan(problem.verdict))
    pairs = np.unique(np.stack([problem.source[judged], problem.claim[judged]]), axis=1)
    counts = np.bincount(pairs[0], minlength=len(problem.sources))
    return {s: int(counts[s]) for s in set(problem.source[reports].tolist())}


_STAKES = {-1: "against its own interest", 1: "in its own interest", 0: ""}


def _because(problem: Problem, speaker: Ints, r: int) -> str:
    """Why a report counts as it does, "" for a plain voice."""
    if speaker[r] == r:
        return _STAKES[int(problem.interest[r])]
    source = problem.sources[int(problem.source[r])]
    if not source.is_source:
        return "counts 0: a group name is no source"
    if speaker[r] < 0:
        return "counts 0: names nobody"
    root = problem.sources[int(problem.source[speaker[r]])]
    return f"counts 0: repeats {'itself' if root == source else root.name or root.key}"
