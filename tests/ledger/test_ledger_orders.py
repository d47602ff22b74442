"""What a ledger shows is the same in any order of import; no conflict is without a dispute."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from claimtrack.ledger import Ledger

FOLDER = Path(__file__).parents[1] / "data" / "ledgers"
LEDGERS = ("airstrike", "garrison", "hijack", "raid", "trial", "wildfire")


@pytest.fixture
def matched(tmp_path, clock):
    """Import the rows of a ledger in an order drawn by a seed (None: as they stand) and match."""
    opened = []

    def matched(name, seed=None):
        head, *rows = csv.reader((FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines())
        if seed is not None:
            random.Random(seed).shuffle(rows)
        file = tmp_path / f"{name}{seed}.csv"
        with file.open("w", encoding="utf-8") as stream:
            csv.writer(stream).writerows([head, *rows])
        path = tmp_path / f"{name}{seed}.db"
        ledger = Ledger.open(path, create=True, write=True, user="me", clock=clock)
        opened.append(ledger)
        ledger.import_file(file)
        ledger.match()
        return ledger

    yield matched
    for ledger in opened:
        ledger.store.close()


def contradictions(ledger):
    """Return all that a contradiction says of itself, its claims in any order."""
    keys = ("id", "question", "kind", "rule", "tier", "strength", "explanation", "dissolves")
    return {
        tuple(row[key] for key in keys)
        + tuple((row[side]["id"], row[side]["answer"], *sorted(row[side]["claims"]))
                for side in "ab")
        for row in ledger.contradictions(tier=None)
    }  # fmt: skip


def disputes(ledger):
    return {
        (row["id"], row["question"], *sorted(each["answer"] for each in row["answers"]))
        for row in ledger.disputes()
    }


@pytest.mark.parametrize("name", LEDGERS)
def test_contradictions_and_disputes_are_the_same_in_whatever_order_claims_came(name, matched):
    as_written = matched(name)
    assert contradictions(as_written)
    for seed in (1, 2):
        shuffled = matched(name, seed)
        assert contradictions(shuffled) == contradictions(as_written)
        assert disputes(shuffled) == disputes(as_written)


@pytest.mark.parametrize("name", LEDGERS)
def test_every_open_conflict_belongs_to_a_dispute_as_two_of_its_answers(name, matched):
    ledger = matched(name)
    told = ledger.disputes()
    for row in ledger.contradictions():
        a, b = row["a"]["id"], row["b"]["id"]
        assert any(
            a in one["claims"] and b in other["claims"]
            for dispute in told
            for one in dispute["answers"]
            for other in dispute["answers"]
            if one is not other
        ), (row["question"], row["a"]["text"], row["b"]["text"])


def test_figures_of_two_measures_by_their_words_are_one_dispute_where_they_conflict(ledger):
    for source, text in (
        ("Wire", "The army lost 31 men at Korvane."),
        ("Ministry", "Fourteen soldiers were killed at Korvane."),
    ):
        ledger.add(text, source=source, event="Raid on Korvane")
    ledger.match()
    (row,) = ledger.contradictions()
    (dispute,) = (d for d in ledger.disputes() if {"31", "14"} <= {
        each["answer"] for each in d["answers"]})  # fmt: skip
    assert dispute["question"] == row["question"]


def test_a_part_that_is_larger_than_its_whole_answers_with_at_least_so_many(ledger):
    for source, text in (
        ("Wire", "The flood in Karo killed 31 people."),
        ("Clinic", "The flood in Karo killed 42 children."),
    ):
        ledger.add(text, source=source, event="Karo flood")
    ledger.match()
    (row,) = ledger.contradictions()
    assert row["kind"] == "part-whole"
    answers = [{each["answer"] for each in dispute["answers"]} for dispute in ledger.disputes()]
    assert {"31", "42+"} in answers
