"""`source merge` and `alias suggest` propose, and apply nothing by themselves."""

from __future__ import annotations

import pytest


@pytest.fixture
def filled(run):
    run("init")
    for name in ("Reuters", "Reutters", "Агентство Рейтер", "Radio 1", "Radio 2"):
        assert run("source", "add", name).code == 0
    return run


def _pairs(run):
    rows = run("source", "merge", "--json").json
    return {frozenset((row["a"], row["b"])): row["because"] for row in rows}


def test_sources_spelt_alike_are_proposed_with_the_reason(filled):
    assert _pairs(filled)[frozenset(("Reuters", "Reutters"))] == "spelt alike"


def test_sources_that_differ_in_a_number_are_two(filled):
    assert frozenset(("Radio 1", "Radio 2")) not in _pairs(filled)


def test_proposing_changes_nothing(filled):
    before = filled("source", "list", "--json").json
    filled("source", "merge", "--json")
    assert filled("source", "list", "--json").json == before


def test_an_accepted_pair_with_one_word_left_on_each_side_proposes_an_alias(run):
    run("init")
    a = run("add", "The Orchestra seized the mine near Kidal", "--source", "A", "--json",
            "--new-source").json["id"]  # fmt: skip
    b = run("add", "The Wagner seized the mine near Kidal", "--source", "B", "--json",
            "--new-source").json["id"]  # fmt: skip
    run("match", "-q")
    run("decide", a, b, "same", "--because", "one group by two names")
    rows = run("alias", "suggest", "--json").json
    assert any({"orchestra", "wagner"} <= {str(v).lower() for v in row.values()} for row in rows)
