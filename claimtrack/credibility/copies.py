"""Statistical traces of copying between sources: shared answers that few others give.

After Dong, Berti-Equille and Srivastava, "Integrating conflicting data: the role of source
dependence" (VLDB 2009), with one change: how likely two sources are to agree by chance is read off
how common the answer is, never off what is believed. So a wrong majority that copies itself does
not look like two good sources, and one pass is enough. The traces start the fit and are shown to
the analyst; they never silence a vote.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimtrack.credibility import groups
from claimtrack.credibility.parameters import Parameters
from claimtrack.credibility.problem import Floats, Ints


@dataclass(frozen=True, slots=True)
class Traces:
    """Pairs of sources (P) and pairs of reports with an equal answer (E)."""

    a: Ints  # (P,) index of a source, a < b
    b: Ints  # (P,)
    shared: Ints  # (P,) contested questions that both answer
    same: Ints  # (P,) ... with the same answer
    chance: Floats  # (P,) that one copies the other
    left: Ints  # (E,) index of a report
    right: Ints  # (E,)
    pair: Ints  # (E,) index into the pairs


def find(
    source: Ints, answer: Ints, question: Ints, share: Floats, answers: Ints, p: Parameters
) -> Traces:
    """Chance of copying for each pair of sources that share enough contested questions.

    `source`, `answer`, `question` are per report, one report a source and answer; `share` is the
    share of the other reports that give the report's answer (R,); `answers` is the number of
    answers of the report's question (R,).
    """
    busy = _busiest(source, answers > 1, p)
    left, right = groups.pairs(question, np.flatnonzero(busy), p.copy_pairs)
    low = np.minimum(source[left], source[right])
    high = np.maximum(source[left], source[right])
    size = int(source.max(initial=0)) + 1
    keys, pair, shared = np.unique(low * size + high, return_inverse=True, return_counts=True)
    pair = np.reshape(pair, -1)
    enough = (shared >= p.copy_items)[pair] & (low != high)
    left, right, pair = left[enough], right[enough], pair[enough]
    kept, pair = np.unique(pair, return_inverse=True)
    pair = np.reshape(pair, -1)
    keys, shared = keys[kept], shared[kept]
    agree = answer[left] == answer[right]
    same = groups.tally(pair, agree, len(keys)).astype(np.int64)
    by_chance = np.clip(share[left[agree]], 1e-4, 1.0)
    told = np.log((p.copy_share + (1 - p.copy_share) * by_chance) / by_chance)
    logodds = (
        np.log(p.copy_prior / (1 - p.copy_prior))
        + groups.tally(pair[agree], told, len(keys))
        + (shared - same) * np.log(1 - p.copy_share)
    )
    return Traces(
        a=keys // size,
        b=keys % size,
        shared=shared,
        same=same,
        chance=1 / (1 + np.exp(-np.clip(logodds, -50, 50))),
        left=left[agree],
        right=right[agree],
        pair=pair[agree],
    )


def _busiest(source: Ints, contested: NDArray[np.bool_], p: Parameters) -> NDArray[np.bool_]:
    """Which reports are contested and by one of the sources with the most contested reports."""
    count = np.bincount(source[contested], minlength=int(source.max(initial=-1)) + 1)
    rank = np.argsort(-count, kind="stable")[: p.copy_sources]
    kept = np.zeros(len(count), dtype=bool)
    kept[rank] = True
    kept &= count >= p.copy_items
    return contested & kept[source]


def start(
    source: Ints,
    answer: Ints,
    share: Floats,
    traces: Traces,
    sources: int,
    first: Ints,
    p: Parameters,
) -> Floats:
    """Accuracy of each source (S,) after rounds in which copies of a better source count less.

    An answer's votes are taken from the most accurate source down; each later one counts by the
    chance that it did not copy any before it. `share` is the smoothed share of reports with the
    report's answer.
    """
    count = np.bincount(source, minlength=sources)
    accuracy = np.full(len(count), p.start)
    silent = np.log1p(-p.copy_share * traces.chance)[traces.pair]
    one, other = source[traces.left], source[traces.right]
    for _ in range(p.start_rounds):
        better = (accuracy[one] > accuracy[other]) | (
            (accuracy[one] == accuracy[other]) & (count[one] >= count[other])
        )
        later = np.where(better, traces.right, traces.left)
        alone = np.exp(groups.tally(later, silent, len(source)))
        a = np.clip(accuracy, p.k_low, p.k_high)[source]
        odds = np.log1p(a / ((1 - a) * share))
        score = groups.tally(answer, alone * odds, int(first[-1]))
        belief = groups.share(score, first)[answer]
        right = groups.tally(source, belief, sources)
        accuracy = (p.k_strength * p.start + right) / (p.k_strength + count)
    return accuracy
