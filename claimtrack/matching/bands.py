"""What becomes of a compared pair: merged by itself, sent to the rules, reviewed, or left.

A guard is what a reading holds against a merge: the relation names it. Guards label a pair and
forbid merging it automatically; they never hide it.
"""

from __future__ import annotations

from typing import Literal

from claimtrack.model import Relation, Similarity

Band = Literal["AUTO", "CONFLICT", "REVIEW", "NO"]

# Derived on the development pairs and tests/data/pairs (350 pairs). `same` asks the relation to be
# `repeats`, which knows the guards and its own shares of words (contradiction/strengths.py):
# precision 0.98 at recall 0.74 on the development pairs, 1.00 at 0.66 on our own. CONFLICT sorts
# only what an analyst sees. AUTO at 0.40: 5 true pairs more than at 0.50 and none false, since
# what is said in other words is weighed by the relation (contradiction/manner.py). REVIEW: by
# bench/reach.py, on 155 true pairs in one ledger.
AUTO = 0.40
CONFLICT = 0.30
REVIEW = 0.20  # 146 are merged or asked about; at 0.30 it is 134, for as many questions
# What equal figures add for a person's eyes: "41 pupils" and "forty-one schoolchildren" share
# little else. Without it 138.
FIGURES = 0.30

FIGURES_ALONE = "F1 equal figure"  # in an established event the figures say it, whatever the words
FIGURES_WORTH = 0.75  # convention: as much as words from which two claims say the same
_HARD = frozenset(["contradicts", "revises", "different-scope"])
# Guards that only say what was not understood: "treated in hospital" and "hospitalised" are two
# measures to the table, and may be one to a person.
_NOT_UNDERSTOOD = frozenset(["F4 another measure", "no common point"])


def guarded(relation: Relation) -> bool:
    """Return whether a hard guard stands against merging the two."""
    return relation.relation in _HARD or relation.relation == "unrelated"


def same(similarity: Similarity, relation: Relation) -> bool:
    """Return whether two claims belong in one cluster."""
    if relation.rule == FIGURES_ALONE:
        return relation.relation == "repeats"
    return relation.relation == "repeats" and similarity.score >= AUTO


def told_apart(relation: Relation) -> bool:
    """Return whether the readings say why the two are not one; else a person may still know."""
    return guarded(relation) and relation.rule not in _NOT_UNDERSTOOD


def worth(similarity: Similarity, relation: Relation, meant: float | None = None) -> float:
    """Return how near two claims are, in [0, 1]; figures that say the same weigh like words.

    `meant` is their nearness by an embedding. It is averaged in for pairs that a person answers
    for, and merges none by itself: to embeddings "50 killed" and "20 killed" are one.
    """
    if same(similarity, relation):
        alone = relation.rule == FIGURES_ALONE
        return max(FIGURES_WORTH, similarity.score) if alone else similarity.score
    near = similarity.score if meant is None else (similarity.score + meant) / 2
    return min(1.0, near + FIGURES * similarity.figures)


def band(similarity: Similarity, relation: Relation, meant: float | None = None) -> Band:
    """Return what becomes of the pair."""
    if same(similarity, relation):
        return "AUTO"
    near = max(similarity.score, worth(similarity, relation, meant))
    if told_apart(relation):
        return "CONFLICT" if near >= CONFLICT else "NO"
    return "REVIEW" if near >= REVIEW else "NO"
