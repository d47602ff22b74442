"""How far two statements share their words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.matching import similarity, weights
from claimtrack.model import Reading

WORDS = st.lists(
    st.sampled_from(["kill", "soldier", "elect", "election", "mali", "russia", "wagner", "#5..5"]),
    max_size=8,
)
NAMES = frozenset(["mali", "russia", "wagner"])


def reading(*tokens):
    return Reading("", "en", tokens=tokens, names=NAMES.intersection(tokens))


def compare(a, b):
    return similarity.compare(reading(*a), reading(*b), weights.shipped)


def test_the_same_words_in_another_order_are_wholly_shared():
    assert compare(["kill", "soldier"], ["soldier", "kill"]).score == pytest.approx(1.0)


def test_figures_are_left_to_the_decision_table():
    assert compare(["kill", "#5..5"], ["kill", "#9..9"]).score == pytest.approx(1.0)


def test_a_name_meets_what_it_is_part_of():
    found = compare(["kill", "wagner"], ["kill", "russia"])
    assert ("wagner", "russia") in {(x, y) for x, y, _ in found.shared}
    assert found.score < 1.0


def test_other_names_share_nothing():
    assert not compare(["mali"], ["russia"]).shared


def test_words_grown_from_one_root_meet():
    assert compare(["election"], ["elect"]).score == pytest.approx(similarity.ROOT)


def test_rare_words_weigh_more_than_common_ones():
    rare = compare(["earthquake", "people"], ["earthquake", "city"])
    common = compare(["people", "earthquake"], ["people", "volcano"])
    assert rare.score > common.score


def test_nothing_shares_nothing():
    assert compare([], []).score == 0.0
    assert compare(["kill"], []).score == 0.0


def test_what_is_left_over_is_named_with_its_weight():
    found = compare(["kill", "soldier"], ["kill", "earthquake"])
    assert [word for word, _ in found.unmatched_a] == ["soldier"]
    assert [word for word, _ in found.unmatched_b] == ["earthquake"]
    assert 0.0 < found.unmatched < 1.0


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS)
def test_similarity_is_symmetric_and_a_share(a, b):
    one, other = compare(a, b), compare(b, a)
    assert one.score == pytest.approx(other.score)
    assert one.unmatched == pytest.approx(other.unmatched)
    assert 0.0 <= one.score <= 1.0


def test_a_ledgers_own_weights_count_its_claims():
    weight = weights.counted({"kill": 90, "volcano": 1}, 100)
    assert weight("volcano") > weight("kill")
    assert weight("never seen") == pytest.approx(1.0)
    assert weights.counted({}, 0)("people") == weights.shipped("people")
