"""The rows for figures, each with pairs for and against, on readings made by hand."""

from __future__ import annotations

import pytest

from claimtrack.contradiction import figures, relate
from claimtrack.model import (
    Attribution,
    Circumstances,
    Clause,
    Quantity,
    Reading,
    Similarity,
)

ALIKE = Similarity(0.9)
EVENT = Circumstances(same_event=True)


def quantity(low, high="same", *, hedge="exact", counted="people", role="killed", **more):
    high = low if high == "same" else high
    given = {
        "soft": False, "noun": "", "unit": "", "side": "", "subset": False, "negated": False,
        "possible": False, "text": f"{low:g}", "span": (0, 2), "clause": 0,
    } | more  # fmt: skip
    return Quantity(low=low, high=high, hedge=hedge, counted=counted, role=role, **given)


def reading(*quantities, text="a claim", head="kill", **more):
    clause = Clause(head, (), (), "affirmed", "fact", (), (), (0, len(text)))
    return Reading(text, "en", quantities=quantities, clauses=(clause,), tokens=(head,), **more)


def answer(x, y, pair=EVENT, **texts):
    return relate(
        reading(x, text=texts.get("a", "a claim")), reading(y, text=texts.get("b", "b claim")),
        pair, ALIKE,
    )  # fmt: skip


def at_least(n, **more):
    return quantity(n, None, hedge="at-least", **more)


def about(n, **more):
    return quantity(0.9 * n, 1.1 * n, hedge="about", **more)


def test_f1_equal_figures_repeat():
    assert answer(quantity(31), quantity(31)).relation == "repeats"


def test_f5_about_fifty_and_fifty_two_can_both_be_true_and_neither_says_the_other():
    assert answer(about(50), quantity(52)).relation == "compatible"


def test_f1_more_than_280_and_at_least_280_are_one_figure():
    assert answer(at_least(280), quantity(281, None, hedge="more-than")).relation == "repeats"


def test_f1_a_matched_figure_is_compared_with_nothing_else():
    a = reading(quantity(17), quantity(9, role="wounded"))
    b = reading(quantity(17), quantity(9, role="wounded"))
    found = figures.relate(a, b, EVENT)
    assert [r.relation for r in found.relations] == ["repeats", "repeats"]


def test_f2_parts_that_make_up_the_whole_agree():
    a = reading(quantity(8, counted="civilians"), quantity(3, counted="soldiers"))
    assert relate(a, reading(quantity(11)), EVENT, ALIKE).relation == "compatible"


def test_f2_parts_that_are_more_than_the_whole_contradict_it():
    a = reading(quantity(22, counted="children"), quantity(6, counted="workers"))
    found = relate(a, reading(quantity(26)), EVENT, ALIKE)
    assert (found.relation, found.kind, found.rule) == ("contradicts", "part-whole", "F2 sum")


def test_f3_children_are_a_part_of_the_people_killed():
    found = answer(quantity(12), quantity(4, counted="children"))
    assert (found.relation, found.rule) == ("different-scope", "F3 part and whole")


def test_f3_a_part_larger_than_its_whole_contradicts_it():
    found = answer(quantity(6), quantity(10, counted="children"))
    assert (found.relation, found.kind) == ("contradicts", "part-whole")


def test_f3_a_subset_is_not_the_whole():
    found = answer(quantity(12), quantity(4, subset=True))
    assert found.relation == "different-scope"


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (quantity(50), quantity(12, role="wounded")),
        (quantity(50, counted="soldiers"), quantity(12, counted="civilians")),
        (quantity(84, side="russia"), quantity(47, side="mali")),
        (quantity(40, unit="km"), quantity(60, unit="day")),
    ],
    ids=["role", "class", "side", "unit"],
)
def test_f4_another_role_class_side_or_unit_is_another_scope(x, y):
    assert answer(x, y).relation == "different-scope"


def test_f5_at_least_twenty_does_not_contradict_eighty_four():
    assert answer(at_least(20), quantity(84)).relation == "compatible"


def test_f5_at_least_eighty_four_contradicts_about_twenty():
    assert answer(at_least(84), about(20)).relation == "contradicts"


def test_f6_the_same_source_reverses_itself():
    pair = EVENT._replace(same_source=True, a_said="2025-01-01", b_said="2025-01-02")
    found = answer(quantity(0), quantity(9), pair)
    assert (found.relation, found.rule) == ("contradicts", "F6 reversal")


def test_f7_a_later_figure_of_the_same_source_revises_it():
    pair = EVENT._replace(same_source=True, a_said="2025-01-01", b_said="2025-01-02")
    assert answer(quantity(5), quantity(11), pair).relation == "revises"


def test_f7_a_lower_later_figure_is_marked_as_a_correction():
    pair = EVENT._replace(same_source=True, a_said="2025-01-01", b_said="2025-01-02")
    found = answer(quantity(38), quantity(33), pair)
    assert found.relation == "revises"
    assert "correction" in found.explanation


def test_f7_a_toll_said_to_have_risen_revises():
    found = answer(quantity(7), quantity(15), b="The toll of the bomb has risen to 15.")
    assert found.relation == "revises"


def test_f7_risen_says_nothing_of_a_lower_figure():
    found = answer(quantity(40), quantity(15), b="The toll of the bomb has risen to 15.")
    assert found.relation == "contradicts"


def test_f7_the_toll_of_bystanders_grows_for_a_week():
    pair = EVENT._replace(a_said="2025-01-01", b_said="2025-01-03")
    assert answer(quantity(12), quantity(29), pair).relation == "revises"
    pair = EVENT._replace(a_said="2025-01-01", b_said="2025-02-03")
    assert answer(quantity(12), quantity(29), pair).relation == "contradicts"


def test_f7_bystanders_on_one_day_contradict_each_other():
    pair = EVENT._replace(a_said="2025-01-01", b_said="2025-01-01")
    assert answer(quantity(12), quantity(29), pair).relation == "contradicts"


def test_f7_rival_parties_never_revise_each_other():
    """Two parties' figures stay rivals, whatever their dates."""
    pair = EVENT._replace(a_said="2025-01-01", b_said="2025-01-03")

    def said(key):
        return (Attribution(key, key, "said", "says", (0, 1)),)

    a = reading(quantity(12, side="mali"), attribution=said("mali"))
    b = reading(
        quantity(29, side="mali"), quantity(3, side="csp", role="wounded"), attribution=said("csp")
    )
    assert relate(a, b, pair, ALIKE).relation == "contradicts"


def test_f8_counts_a_few_per_cent_apart_are_minor():
    found = answer(quantity(410), quantity(425))
    assert (found.relation, found.tier) == ("compatible", "minor")


def test_f8_small_counts_are_never_minor():
    assert answer(quantity(12), quantity(13)).relation == "contradicts"


def test_f8_a_vague_bound_alone_makes_no_conflict():
    dozens = quantity(20, 199, hedge="vague", soft=True)
    assert answer(dozens, quantity(15)).relation == "compatible"
    assert answer(dozens, quantity(5)).relation == "contradicts"


@pytest.mark.parametrize(
    ("low", "high", "strength"), [(10, 90, 0.95), (60, 90, 0.85), (15, 18, 0.7)]
)
def test_f9_strength_grows_with_the_gap(low, high, strength):
    assert answer(quantity(low), quantity(high)).strength == strength


def test_g2_without_an_established_event_it_is_only_possible():
    unknown = Circumstances(same_event=None)
    assert answer(quantity(10), quantity(90), unknown).tier == "possible"
    assert answer(quantity(10), quantity(90)).tier == "conflict"


def test_g3_a_figure_that_is_only_possible_conflicts_with_nothing():
    assert answer(quantity(0, 80, possible=True), quantity(90)).relation == "compatible"


def test_g4_a_figure_that_is_struck_out_is_not_compared():
    assert answer(quantity(80, negated=True), quantity(2)).relation != "contradicts"


def test_an_explanation_gives_both_intervals_the_gap_and_what_would_dissolve_it():
    found = answer(at_least(84, side="wagner"), about(20))
    assert "[84, ∞)" in found.explanation
    assert "[18, 22]" in found.explanation
    assert "74%" in found.explanation
    assert found.dissolves == "if “18” counts others than “84” does"
    assert found.answers == ("[84, ∞)", "[18, 22]")
    assert found.question == "Wagner people killed"
