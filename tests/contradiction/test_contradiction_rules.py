"""The table as a list: every row has a sentence and an example that it answers as it says."""

from __future__ import annotations

import pytest

from claimtrack.contradiction import RULES, relate
from claimtrack.ledger.compare import compare_texts
from claimtrack.matching import similarity, weights
from claimtrack.model import Circumstances
from claimtrack.reading import read

# What is known of the example beside its texts.
KNOWN = {
    "F6 reversal": {"a_said": "2025-01-01", "b_said": "2025-01-02", "a_source": "Airport",
                    "b_source": "Airport"},
    "F7 revised": {"a_said": "2025-01-01", "b_said": "2025-01-02"},
    "G2 event not established": {"event": None},
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_gets_its_answer(rule):
    found = compare_texts(*rule.example, **KNOWN.get(rule.name, {}))
    assert found["relation"] == rule.answer, found["explanation"]
    if rule.group != "gates":
        assert found["rule"] == rule.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_one_sentence(rule):
    assert rule.sentence[0].isupper() or rule.sentence[0] == "“"
    assert rule.sentence.endswith(".")


def test_rules_are_named_once_and_in_the_order_in_which_they_are_asked():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    groups = [rule.group for rule in RULES]
    assert groups == sorted(groups, key=["gates", "figures", "words"].index)


def test_without_an_established_event_nothing_is_shown_as_conflict():
    found = compare_texts("The flood killed 31 people.", "The flood killed 75 people.", event=None)
    assert (found["relation"], found["tier"]) == ("contradicts", "possible")


def test_claims_of_two_events_are_unrelated():
    a, b = read("The ferry sank."), read("The ferry did not sink.")
    pair = Circumstances(same_event=False)
    match = similarity.compare(a, b, weights.shipped)
    assert relate(a, b, pair, match).relation == "unrelated"


def test_a_contradiction_shows_what_an_editor_needs():
    found = compare_texts(
        "At least 84 Wagner fighters were killed.", "About 20 fighters were killed."
    )
    assert found["relation"] == "contradicts"
    assert found["tier"] == "conflict"
    assert "[84, ∞)" in found["explanation"]
    assert "[18, 22]" in found["explanation"]
    assert found["dissolves"]
    assert found["answers"] == ["[84, ∞)", "[18, 22]"]
    start, end = found["marks_a"][0]
    assert "84" in "At least 84 Wagner fighters were killed."[start:end]
