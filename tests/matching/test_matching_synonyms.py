"""Words that are one in other words by WordNet: matching/wordnet.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.contradiction.near import two_acts
from claimtrack.contradiction.opposites import opposite
from claimtrack.ledger.compare import compare_texts
from claimtrack.matching import similarity, synonyms, weights
from claimtrack.model import Reading

FOLDER = Path(synonyms.__file__).parent


def shared(a, b, names=()):
    left, right = (
        Reading("", "en", tokens=tuple(words), names=frozenset(names).intersection(words))
        for words in (a, b)
    )
    return {(x, y) for x, y, _ in similarity.compare(left, right, weights.shipped).shared}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The judges announced the outcome of the ballot.",
         "The result of the ballot was announced by the judges."),
        ("The harbour captain was suspended.", "The harbour's skipper was suspended."),
        ("Joblessness rose in May.", "In May, unemployment grew."),
    ],
)  # fmt: skip
def test_claims_that_differ_in_a_synonym_say_the_same(a, b):
    assert compare_texts(a, b)["same"]
    assert compare_texts(b, a)["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The federation sanctioned the striker.", "The federation cleared the striker."),
        ("The outcome of the ballot was annulled.", "The result of the auction was annulled."),
        ("The captain was suspended.", "The skipper was fined."),
    ],
)
def test_a_synonym_does_not_make_up_for_what_else_differs(a, b):
    assert not compare_texts(a, b)["same"]


def test_claims_exclude_each_other_though_one_word_is_told_by_a_synonym():
    said = compare_texts("Unemployment in Chile dropped.", "Chile's jobless rate climbed.")
    assert said["relation"] == "contradicts"


def test_a_word_stands_for_one_word_only():
    assert len(shared(["outcom", "upshot"], ["result"])) == 1
    assert shared(["outcom"], ["result"]) == {("outcom", "result")}


def test_a_word_is_the_same_both_ways_round():
    ways = shared(["outcom", "upshot"], ["result"]), shared(["result"], ["outcom", "upshot"])
    assert ways[0] == {(y, x) for x, y in ways[1]}


def test_a_name_has_no_synonyms():
    assert shared(["outcom"], ["result"], names=["outcom"]) == set()


def test_what_our_tables_hold_apart_is_not_one_by_wordnet():
    wrong = [
        (word, other)
        for line in (FOLDER / "wordnet.txt").read_text("utf-8").splitlines()
        for word, *others in [line.split()]
        for other in others
        if opposite(word, other) or two_acts(word, other)
    ]
    assert not wrong, "take them out of wordnet.txt, or run bench/make_wordnet.py"


def test_the_licence_of_wordnet_stands_beside_the_table():
    assert "Princeton University" in (FOLDER / "wordnet.LICENSE").read_text("utf-8")
