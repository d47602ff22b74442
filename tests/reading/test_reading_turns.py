"""Turns of phrase that say the opposite, or another doer, than a word for word reading has."""

from __future__ import annotations

import pytest

from claimtrack.reading import read


def told(text):
    return [(c.head, c.agents, c.patients, c.polarity) for c in read(text).clauses]


@pytest.mark.parametrize(
    ("text", "head", "done_to"),
    [
        ("The attempt to free the hostages failed.", "release", ("hostage",)),
        ("The plot to kill the president was foiled.", "kill", ("president",)),
    ],
)
def test_what_was_tried_in_vain_was_not_done(text, head, done_to):
    assert (head, (), done_to, "negated") in told(text)


def test_what_was_tried_in_vain_keeps_its_place():
    tried = read("The attempt to free the hostages in Gao failed.").clauses[1]
    assert (tried.head, tried.places) == ("release", ("gao",))


def test_an_attempt_that_did_not_fail_negates_nothing():
    assert all(c[3] == "affirmed" or c[0] != "release" for c in told(
        "The attempt to free the hostages did not fail."))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("It was the army that broke the truce.", "The army broke the truce."),
        ("It was the ferry that rammed the trawler.", "The ferry rammed the trawler."),
        ("The reactor kept running.", "The reactor ran."),
    ],
)
def test_a_longer_way_to_say_it_is_read_as_the_short_one(text, plain):
    assert told(text) == told(plain)


@pytest.mark.parametrize(
    "text",
    [
        "The airport is under army control.",
        "The airport remains in army hands.",
        "The army is in control of the airport.",
        "The airport is in the hands of the army.",
    ],
)
def test_who_holds_a_place_is_read_in_any_words(text):
    assert told(text)[0] == ("control", ("army",), ("airport",), "affirmed")


def test_neither_and_nor_negate_once():
    assert told("Neither Ibarra nor Soto conceded.")[0][3] == "negated"


def test_lives_that_are_claimed_are_no_statement():
    reading = read("The flood claimed at least 300 lives.")
    assert reading.attribution == ()
    assert reading.clauses[0].head == "kill"


def test_a_hedged_number_is_an_object():
    assert told("Police detained more than 1,500 people.")[0][:2] == ("arrest", ("police",))


@pytest.mark.parametrize(
    "text",
    [
        "The rumour that the singer was poisoned is baseless, doctors said.",
        "The ministry called the report of a strike on Raqqa false.",
    ],
)
def test_a_report_that_is_called_false_is_denied(text):
    assert read(text).polarity == "denied"


def test_what_would_have_been_is_no_fact():
    first = read("Had the dam burst, thousands would have died.").clauses[0]
    assert first.modality == "conditional"


@pytest.mark.parametrize(
    ("text", "intervals"),
    [
        ("Four people were hurt, none of them seriously.", [(4, 4)]),
        ("None of the passengers was seriously hurt.", [(0, 0)]),
        ("150 miners, give or take, are missing.", [(135, 165)]),
        ("150 miners, roughly half of them foreigners, are missing.", [(150, 150)]),
        ("Four night guards died.", [(4, 4)]),
        ("Four nights passed.", [(4, 4)]),
    ],
)
def test_words_beside_a_number_say_what_it_counts(text, intervals):
    found = [(q.low, q.high) for q in read(text).quantities]
    assert found[: len(intervals)] == intervals
    assert len(found) == len(intervals) or "half" in text


def test_night_guards_are_people_and_nights_are_days():
    assert read("Four night guards died.").quantities[0].role == "killed"
    assert read("The siege lasted four nights.").quantities[0].unit == "day"


def test_those_who_suffered_injuries_are_not_among_the_dead():
    roles = [
        q.role for q in read("Three climbers died and another 8 suffered injuries.").quantities
    ]
    assert roles == ["killed", "wounded"]


def test_soldiers_of_a_named_speaker_are_of_its_side():
    assert read("Burundi said ten of its soldiers were killed.").quantities[0].side == "burundi"
