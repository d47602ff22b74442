"""Contradiction: how two claims stand to each other, by a decision table that explains itself.

`relate` takes two readings through the gates, the rows for figures and the rows for words, and
returns one `model.Relation`. `rules.RULES` lists the table; `strengths` holds its numbers.
"""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import Literal

from claimtrack.contradiction import (
    ages,
    answers,
    coverage,
    deeds,
    denials,
    doers,
    figures,
    gates,
    given,
    guards,
    manner,
    occasion,
    recipients,
    strengths,
    wishes,
    words,
)
from claimtrack.contradiction.match import OF_TWO_THINGS
from claimtrack.contradiction.rules import RULES, Rule
from claimtrack.model import Circumstances, Reading, Relation, Similarity

__all__ = ["RULES", "Rule", "relate"]

# The relation of a pair is the first of these that any figure or the words say.
_ORDER = {
    name: rank
    for rank, name in enumerate(
        ("contradicts", "revises", "different-scope", "compatible", "repeats", "unrelated")
    )
}


def relate(a: Reading, b: Reading, pair: Circumstances, similarity: Similarity) -> Relation:
    """Return how two claims stand to each other, with the rule and the words that decided."""
    found = _by_words_shared(a, b, pair, similarity)
    if found.relation in ("contradicts", "revises"):
        return found
    compare = partial(_by_words_shared, pair=pair, similarity=similarity)
    denied = denials.relate(a, b, similarity, compare)
    if denied and _on_one_occasion(denied, a, b) is denied:
        return _tiered(denied, pair, similarity)
    if not pair.same_event:
        return found
    once = deeds.relate(a, b, pair, similarity) or recipients.relate(a, b, pair)
    if once and _on_one_occasion(once, a, b) is once:
        return _tiered(once, pair, similarity)
    return found


def _by_words_shared(
    a: Reading, b: Reading, pair: Circumstances, similarity: Similarity
) -> Relation:
    """Return what gates, figures and words make of two claims: most need words in common."""
    gate = gates.apart(a, b, pair, similarity)
    if gate and (pair.same_event is False or _far(gate, similarity)):
        return gate
    said = words.relate(a, b, pair, similarity)
    one_topic = coverage.one_topic(a, b, similarity, pair)
    counted = figures.relate(
        a,
        b,
        pair,
        one_topic=one_topic,
        share=_in_common(similarity),
        strangers=lambda: coverage.strangers(a, b, similarity),
        thin=_thin(similarity),
    )
    if gate:
        return _beyond_gate(a, b, gate, said, counted, pair, similarity)
    years = ages.relate(a, b)
    told = counted.relations or years or _decides(said)
    if similarity.score < gates.NEAR_TOPIC and not told:
        return Relation("unrelated", rule="no common point",
                        explanation="they share too few words to be on one point")  # fmt: skip
    found = [*counted.relations, *(one for one in (said, years) if one)]
    best = _on_one_occasion(min(found, key=_rank) if found else _AGREE, a, b)
    if best.relation in ("repeats", "compatible"):
        best = _how_alike(a, b, best, said, counted, pair, similarity)
    return _tiered(best, pair, similarity)


def _in_common(similarity: Similarity) -> float:
    """Return the share of words in common, 1 where one says little beside: "all 62 died"."""
    beside = min(similarity.spare_a, similarity.spare_b)
    return similarity.score if beside >= _A_RARE_WORD else 1.0


_A_RARE_WORD = 1.0  # the weight of a word that few texts hold
_AGREE = Relation("compatible", rule="nothing against it",
                  explanation="nothing that the one says excludes the other")  # fmt: skip


def _rank(relation: Relation) -> tuple[int, float]:
    return _ORDER[relation.relation], -relation.strength


def _decides(said: Relation | None) -> bool:
    return said is not None and said.relation in ("contradicts", "revises")


def _on_one_occasion(found: Relation, a: Reading, b: Reading) -> Relation:
    """Return a contradiction as it is, or that the two tell of two occasions, or of a wish."""
    if found.relation != "contradicts":
        return found
    if why := occasion.apart(a, b, found.kind):
        return Relation("compatible", rule="G1 another occasion", explanation=why)
    marks = found.marks_a, found.marks_b
    if found.kind in ("number", "part-whole") and (word := wishes.only_asked(a, b, marks)):
        return Relation("compatible", rule="G3 not said as a fact",
                        explanation=f"one only tells what was asked for: “{word}”")  # fmt: skip
    if (found.kind in _OF_ACTS or found.rule == doers.NAME) and wishes.of_a_wish(a, b, marks):
        return Relation("compatible", rule="G3 not said as a fact",
                        explanation="one only tells what somebody wants")  # fmt: skip
    return found


_OF_ACTS = frozenset(["denial", "negation", "antonym", "existence"])


def _beyond_gate(
    a: Reading, b: Reading, gate: Relation, said: Relation | None, counted: figures.Found,
    pair: Circumstances, similarity: Similarity,
) -> Relation:  # fmt: skip
    """Let one happening that is put at two places or times through, where all else is shared."""
    moved = said is not None and (said.kind in ("location", "date") or said.rule == doers.NAME)
    apart = any(r.relation != "repeats" for r in counted.relations)
    if moved and said is not None and not apart and not _far(gate, similarity):
        met = _on_one_occasion(said, a, b)
        return _tiered(met, pair, similarity) if met is said else gate
    return gate


def _far(gate: Relation, similarity: Similarity) -> bool:
    """Return whether a gate has told two events apart, and the words do not join them again."""
    return gate.relation == "unrelated" and similarity.score < strengths.ALL_SHARED


def _how_alike(
    a: Reading, b: Reading, best: Relation, said: Relation | None, counted: figures.Found,
    pair: Circumstances, similarity: Similarity,
) -> Relation:  # fmt: skip
    """Tell `repeats` from `compatible`: it repeats only where everything that is said matches."""
    if best.relation == "compatible" and best is not said and best is not _AGREE:
        return best
    if said is not None and said.rule.startswith("W3") and not counted.matched:
        return said
    differing = guards.found(a, b, similarity)
    only_figures = not counted.only_a and not counted.only_b and counted.telling
    kept = list(differing) if pair.same_event and only_figures else list(islice(differing, 1))
    if pair.same_event and only_figures and guards.only_setting(a, b, kept):
        return Relation("repeats", rule="F1 equal figure", explanation=best.explanation,
                        marks_a=best.marks_a, marks_b=best.marks_b)  # fmt: skip
    guard = kept[0] if kept else ""
    if guard:
        return Relation("compatible", rule="not the same", explanation=guard)
    none = not counted.matched and manner.none_told(a) and manner.none_told(b)
    denied = none and manner.negate_alike(a, b)  # "nobody was hurt", "without injuring anybody"
    if (counted.only_a or counted.only_b) and not denied:
        lesser: Literal["", "a", "b"] = ""
        if not (counted.only_a and counted.only_b):
            lesser = "a" if counted.only_b else "b"
        return Relation("compatible", rule="W7 says more", broader=lesser,
                        explanation="one gives figures that the other leaves out")  # fmt: skip
    # Equal figures are strong evidence: fewer words need to match beside them.
    least = strengths.REPEATS_WITH_FIGURES if counted.matched else strengths.REPEATS
    if any(given.alike(a, b)):
        least = min(least, strengths.REPEATS_WITH_ANSWERS)
    elif guards.told_for_another(a, b):
        least = min(least, strengths.REPEATS_IN_OTHER_WORDS)
    if manner.share(a, b, similarity) >= least:
        if best.relation == "repeats":
            return best
        return Relation("repeats", rule="W8 same content",
                        explanation="both say the same, word for word or by synonyms")  # fmt: skip
    if said is not None and said.relation == "compatible":
        return said
    return best._replace(relation="compatible") if best.relation == "repeats" else best


def _tiered(relation: Relation, pair: Circumstances, similarity: Similarity) -> Relation:
    if relation.relation != "contradicts":
        return relation
    strength, dissolves = relation.strength, relation.dissolves
    counted = relation.rule.startswith("F")  # where it is known whether sides make them one toll
    answered = relation.rule == answers.OPPOSED and similarity.score < strengths.ONE_QUESTION
    if not counted and not pair.chosen and (answered or _thin(similarity)):
        strength, dissolves = min(strength, strengths.THIN), OF_TWO_THINGS
    tier = strengths.tier(strength, pair.same_event)
    return relation._replace(strength=strength, tier=tier, dissolves=dissolves)


def _thin(similarity: Similarity) -> bool:
    """Return whether two claims have so little in common that they may be on two things."""
    less, more = sorted((similarity.spare_a, similarity.spare_b))
    if less <= strengths.LITTLE_MORE or more <= strengths.BESIDE:
        return False
    return sum(weight for _, _, weight in similarity.shared) < strengths.IN_COMMON
