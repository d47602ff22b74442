"""Contradiction: how two claims stand to each other, by a decision table that explains itself.

`relate` takes two readings through the gates, the rows for figures and the rows for words, and
returns one `model.Relation`. `rules.RULES` lists the table; `strengths` holds its numbers.
"""

from __future__ import annotations

from dataclasses import replace

from claimtrack.contradiction import figures, gates, strengths, words
from claimtrack.contradiction.questions import Question, questions
from claimtrack.model import Circumstances, Reading, Relation, Similarity

__all__ = ["Question", "questions", "relate"]

# The relation of a pair is the first of these that any figure or the words say.
_ORDER = {
    name: rank
    for rank, name in enumerate(
        ("contradicts", "revises", "different-scope", "compatible", "repeats", "unrelated")
    )
}


def relate(a: Reading, b: Reading, pair: Circumstances, similarity: Similarity) -> Relation:
    """Return how two claims stand to each other, with the rule and the words that decided."""
    gate = gates.apart(a, b, pair, similarity)
    if gate and pair.same_event is False:
        return gate
    said = words.relate(a, b, pair, similarity)
    counted = figures.relate(a, b, pair)
    if gate:
        return _beyond_gate(gate, said, counted, pair)
    if similarity.score < gates.NEAR_TOPIC and not counted.relations and not _decides(said):
        return Relation("unrelated", rule="no common point",
                        explanation="they share too few words to be on one point")  # fmt: skip
    found = [*counted.relations, *([said] if said else [])]
    best = min(found, key=_rank) if found else None
    if best is None:
        return Relation("compatible", rule="nothing against it",
                        explanation="nothing that the one says excludes the other")  # fmt: skip
    if best.relation == "repeats":
        best = _all_matched(best, said, counted)
    return _tiered(best, pair)


def _rank(relation: Relation) -> tuple[int, float]:
    return _ORDER[relation.relation], -relation.strength


def _decides(said: Relation | None) -> bool:
    return said is not None and said.relation in ("contradicts", "revises")


def _beyond_gate(
    gate: Relation, said: Relation | None, counted: figures.Found, pair: Circumstances
) -> Relation:
    """Let one happening that is put at two places or times through, where all else is shared."""
    moved = said is not None and said.kind in ("location", "date")
    apart = any(r.relation in ("contradicts", "revises", "compatible") for r in counted.relations)
    if moved and said is not None and not apart and gate.relation != "unrelated":
        return _tiered(said, pair)
    return gate


def _all_matched(best: Relation, said: Relation | None, counted: figures.Found) -> Relation:
    """Return `repeats` only where everything that is said matches; else who says less."""
    if not counted.only_a and not counted.only_b:
        if said is None or said.relation == "repeats" or not said.broader:
            return best
        return said
    if counted.only_a and counted.only_b:
        return replace(best, relation="compatible")
    return replace(best, relation="compatible", rule="W7 says more",
                   explanation="one gives figures that the other leaves out",
                   broader="a" if counted.only_b else "b")  # fmt: skip


def _tiered(relation: Relation, pair: Circumstances) -> Relation:
    if relation.relation != "contradicts":
        return relation
    return replace(relation, tier=strengths.tier(relation.strength, pair.same_event))
