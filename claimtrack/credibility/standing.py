"""Sources in words: how each stands among the others, and the lines of evidence behind R."""

from __future__ import annotations

import numpy as np

from claimtrack.credibility import figures, groups, words
from claimtrack.credibility.belief import answer_verdicts, overlaps
from claimtrack.credibility.engine import Scores
from claimtrack.credibility.parameters import Options
from claimtrack.credibility.problem import VERDICTS, Ints, Problem
from claimtrack.credibility.scores import Bias, SourceScore, Stake, or_none


def standing(problem: Problem, scores: Scores) -> tuple[Ints, Ints]:
    """Independent origins that bear out each report, and that exclude it (R,), its own left out."""
    voices = scores.voices
    speaks = voices.speaker == np.arange(len(voices.speaker))
    size = len(problem.sources)
    same_source = voices.question * size + problem.source
    keys, back = np.unique(same_source, return_inverse=True)
    back = np.reshape(back, -1)
    own_here = np.bincount(back[speaks], minlength=len(keys))[back]
    own_said = (voices.speaker >= 0).astype(np.int64)
    fit = voices.origins.copy()
    one, other = overlaps(problem)
    compatible = fit + groups.tally(one, voices.origins[other], len(fit)).astype(np.int64)
    asked = groups.total(voices.origins.astype(float), problem.first).astype(np.int64)
    borne_out = np.maximum(fit[problem.answer] - own_said, 0)
    against = asked[voices.question] - compatible[problem.answer] - np.maximum(own_here - 1, 0)
    return borne_out, np.maximum(against, 0)


def sources(problem: Problem, scores: Scores) -> tuple[SourceScore, ...]:
    """All sources in their order."""
    borne_out, against = standing(problem, scores)
    order = np.argsort(problem.source, kind="stable")
    bounds = np.searchsorted(problem.source[order], np.arange(len(problem.sources) + 1))
    return tuple(
        _source(problem, scores, s, order[bounds[s] : bounds[s + 1]], borne_out, against)
        for s in range(len(problem.sources))
    )


def _source(
    problem: Problem, scores: Scores, s: int, reports: Ints, borne_out: Ints, against: Ints
) -> SourceScore:
    source, rated, options = problem.sources[s], scores.rated, scores.options
    claim, first_of = np.unique(problem.claim[reports], return_index=True)
    value = problem.verdict[reports][first_of]
    judged = int(np.count_nonzero(~np.isnan(value)))
    given: dict[str, int] = {}
    for word, worth in VERDICTS.items():
        hits = problem.unverifiable[reports][first_of] if worth is None else value == worth
        if hits.any():
            given[word] = int(np.count_nonzero(hits))
    corroborated = len(np.unique(problem.claim[reports[borne_out[reports] > 0]]))
    contradicted = len(np.unique(problem.claim[reports[against[reports] > 0]]))
    spoken = scores.voices.speaker[reports] == reports
    counts = source.is_source
    low, high = float(scores.low[s]), float(scores.high[s])
    proposed = words.letter(low, high, judged, options.parameters.letter_verdicts) if counts else ""
    return SourceScore(
        source=source.key,
        score=or_none(scores.reliability[s]),
        low=or_none(low),
        high=or_none(high),
        n=judged,
        claims=len(claim),
        verdicts=given,
        corroborated=corroborated,
        contradicted=contradicted,
        origins=int(np.count_nonzero(spoken)),
        judged=judged / len(claim) if len(claim) else 0.0,
        letter=source.letter,
        proposed=proposed,
        prior=float(rated.prior[s]),
        prior_because=rated.prior_because[s],
        agreement=(float(rated.agreed[s]), float(rated.disagreed[s])),
        reasons=_reasons(problem, scores, s, judged, given, (corroborated, contradicted), options),
    )


def _reasons(
    problem: Problem,
    scores: Scores,
    s: int,
    judged: int,
    given: dict[str, int],
    stood: tuple[int, int],
    options: Options,
) -> tuple[str, ...]:
    """The lines of evidence behind R, each with what it adds."""
    source, rated, p = problem.sources[s], scores.rated, options.parameters
    if not source.is_source:
        return ("marked as no source: a group name, never scored",)
    lines = [
        f"prior {rated.prior[s]:.2f} with {rated.strength[s]:g} pseudo-verdicts: "
        f"{rated.prior_because[s]}"
    ]
    told = ", ".join(f"{count} {word}" for word, count in given.items())
    lines.append(f"verdicts: {told}" if told else "verdicts: none")
    if options.verdicts_only:
        lines.append("agreement left out")
    else:
        lines.append(
            f"agreement: {stood[0]} claims borne out, {stood[1]} contradicted by independent "
            f"origins; counts as {rated.agreed[s]:.2f} for, {rated.disagreed[s]:.2f} against"
        )
    if judged < p.letter_verdicts:
        lines.append(f"too few verdicts: n = {judged}")
    return tuple(lines)


def source(problem: Problem, scores: Scores, s: int) -> SourceScore:
    """One source with its lines of evidence."""
    borne_out, against = standing(problem, scores)
    return _source(problem, scores, s, np.flatnonzero(problem.source == s), borne_out, against)


def biases(problem: Problem) -> tuple[Bias, ...]:
    """Numeric bias of each source and topic that claimed figures which a verdict has settled.

    The verified figure of a question is its exact figure found true or mostly true; a source's own
    judged figure counts too, so that an honest source shows a factor of 1.
    """
    target = answer_verdicts(problem)
    true = np.flatnonzero((target >= _FOUND_TRUE) & (problem.low == problem.high))
    verified = dict(zip(problem.answer_question[true].tolist(), problem.low[true], strict=True))
    pairs: dict[tuple[int, str], tuple[list[float], list[float]]] = {}
    for r in np.flatnonzero(~np.isnan(problem.low[problem.answer])).tolist():
        a = int(problem.answer[r])
        q = int(problem.answer_question[a])
        if q not in verified or np.isinf(problem.high[a]):
            continue
        claimed, found = pairs.setdefault((int(problem.source[r]), problem.topics[r]), ([], []))
        claimed.append(float(problem.low[a] + problem.high[a]) / 2)
        found.append(float(verified[q]))
    told = []
    for (s, topic), (claimed, found) in sorted(pairs.items()):
        factor = figures.bias(claimed, found)
        if factor is not None:
            told.append(Bias(problem.sources[s].key, topic, *factor))
    return tuple(told)


_FOUND_TRUE = 0.75  # a verdict of mostly-true or better


def stakes(problem: Problem, s: int) -> tuple[Stake, ...]:
    """The claims of one source by interest: against its own side, neutral, for it."""
    mine = np.flatnonzero(problem.source == s)
    rows = []
    for interest in (-1, 0, 1):
        reports = mine[problem.interest[mine] == interest]
        _, one = np.unique(problem.claim[reports], return_index=True)
        value = problem.verdict[reports[one]]
        judged = value[~np.isnan(value)]
        rate = float(judged.mean()) if len(judged) else None
        rows.append(Stake(interest, len(value), len(judged), rate))
    return tuple(rows)
