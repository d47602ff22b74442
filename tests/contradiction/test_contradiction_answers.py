"""Opposite answers to a question of the field, measures without an act, and all against some."""

from __future__ import annotations

import pytest
from asked import conflict

from claimtrack.ledger.compare import compare_rows


def _relation(a: str, b: str, **more: str) -> dict[str, object]:
    return next(iter(compare_rows([{"a": a, "b": b, **more}])))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The jury found the ex-mayor guilty of theft.", "The ex-mayor walked free from court."),
        ("The truce is holding in the valley.", "Shelling has shattered the truce in the valley."),
        ("The wildfire near Alda is under control.", "The wildfire near Alda is still raging."),
        ("The walkout by pilots goes ahead on Friday.", "The pilots' walkout has been called off."),
        ("The gymnast tested positive.", "The gymnast's tests came back negative."),
        ("Opposition leader Ana Brisk has conceded defeat.", "Brisk refuses to concede."),
    ],
)
def test_opposite_answers_of_one_thing_contradict(a: str, b: str):
    assert _relation(a, b)["relation"] == "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bill was passed by the lower house.", "The bill was voted down in the Senate."),
        ("Two of the suspects were acquitted.", "The other suspects were found guilty."),
        ("The airport is open.", "The bridge to the airport is closed."),
        ("The club lost the first leg.", "The club won the tie."),
        ("He was acquitted of murder.", "He was found guilty of perjury."),
        ("Officials are considering closing the schools.", "The schools remain open."),
        ("The journalist was arrested.", "The journalist was released."),
        ("The opposition rejected the result.", "The government accepted the result."),
    ],
)
def test_answers_about_parts_bodies_or_moments_do_not_contradict(a: str, b: str):
    assert _relation(a, b)["relation"] != "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Organisers put attendance at the rally at 90,000.", "The rally drew 12,000 people."),
        ("Revenue came in at $8.2 billion.", "The company's sales totalled $6.1 billion."),
        ("Turnout was 61 percent.", "Only 43 percent of voters cast a ballot."),
        ("The group will shed 4,000 jobs.", "The group will cut 1,500 posts."),
    ],
)
def test_one_measure_in_other_words_is_compared(a: str, b: str):
    assert _relation(a, b)["kind"] == "number"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Profit was $2 billion.", "Revenue was $9 billion."),
        ("4,000 bus drivers joined the strike.", "900 tram drivers joined the strike."),
        ("Turnout was 61 percent.", "She won 43 percent of the vote."),
    ],
)
def test_two_measures_are_not_compared(a: str, b: str):
    assert _relation(a, b)["relation"] != "contradicts"


def test_where_all_died_nobody_survived():
    found = _relation("All 62 people aboard were killed.", "Three passengers survived the crash.")
    assert found["relation"] == "contradicts"


def test_what_was_not_until_a_day_was_on_that_day():
    found = _relation(
        "The dealer was extradited on 2 February.",
        "It was not until 17 March that the dealer was extradited.",
    )
    assert (found["relation"], found["kind"]) == ("contradicts", "date")


def test_what_is_done_to_nobody_is_not_done():
    a = "Varga has just phoned Kolar to concede and congratulate him on his victory."
    b = "Varga has not called Kolar, has conceded nothing and has congratulated no one."
    assert conflict(a, b)
