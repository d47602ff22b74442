"""One conflict of figures is found whichever way each side is worded, and near misses are not."""

import json
from pathlib import Path

import pytest
from asked import answer, conflict

from claimtrack.ledger.compare import compare_rows

FILE = Path(__file__).parents[1] / "data" / "pairs" / "reworded_figures.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_a_conflict_of_figures_is_found_in_other_words():
    told = compare_rows([{k: v for k, v in row.items() if k != "of"} for row in ROWS])
    found = [said["relation"] == "contradicts" and said["tier"] == "conflict" for said in told]
    real = [row["label"] == "contradicts" for row in ROWS]
    pairs = list(zip(found, real, strict=True))
    assert sum(f and r for f, r in pairs) >= 0.95 * sum(real)
    assert sum(f and not r for f, r in pairs) <= 0.05 * len(real)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("At Ulm Steel's Hagen works, 900 jobs will go.", "Ulm Steel is to cut 300 jobs in Hagen."),
        ("Police arrested nobody during the Vilnius march.", "At the march 40 were arrested."),
        ("The minister was jailed for a year and a half.", "Minister gets six years"),
        ("Belarus sold 40 tanks to Sudan.", "Sudan bought 90 tanks from Belarus."),
        ("He scored two goals in the derby, no more.", "His hat-trick decided the derby."),
        ("Turnout in the runoff was barely a third.", "In the runoff 61 percent of voters voted."),
        ("The lake crested at 9.4 metres.", "At its peak the lake's level was 7.1 metres."),
    ],
)  # fmt: skip
def test_wording_does_not_hide_a_figure(a: str, b: str) -> None:
    assert conflict(a, b)


def test_so_many_over_something_are_of_no_age():
    assert conflict(
        "Norway expelled four diplomats over the hacking affair.",
        "Norway expelled 15 diplomats over the hacking affair.",
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All 42 of the chain's shops will close.", "Only six of the chain's shops will close."),
        ("Six of the eight drones were shot down.", "All eight drones were shot down."),
        ("Every one of the 40 hostages came out alive.", "Two of the hostages were killed."),
        ("Everyone on the plane survived.", "Five passengers on the plane were killed."),
        ("Ostra lost 24 guards.", "Two Ostran guards died, the only losses on their side."),
    ],
)
def test_what_is_said_of_all_leaves_nothing_for_a_part(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The chain will close 42 shops.", "The chain will close six shops in Wales."),
        ("Six of the eight drones were shot down.", "Two drones fired at the depot hit it."),
        ("Only two of the 16 carriages caught fire.", "All 16 carriages left the rails."),
        ("Everyone aboard survived.", "Two people on the ground were killed."),
    ],
)
def test_a_part_is_no_rival_of_its_whole(a: str, b: str) -> None:
    assert not conflict(a, b)


def test_the_margin_of_a_vote_is_counted():
    assert conflict("The bill passed by 212 votes to 198.", "It passed by a majority of three.")
    assert not conflict("The bill passed by 212 votes to 198.",
                        "The bill passed by a majority of 14.")  # fmt: skip


def test_each_house_has_a_margin_of_its_own():
    assert not conflict("The lower house passed the bill by 212 votes to 198.",
                        "In the senate the bill had a majority of three.")  # fmt: skip


def test_both_camps_of_a_vote_cannot_have_more_than_all_votes():
    assert conflict("The Yes camp won the referendum with 52 percent.",
                    "The No camp won the referendum with 54 percent.")  # fmt: skip
    assert not conflict("The Yes camp won the referendum with 54 percent.",
                        "The No camp got 46 percent in the referendum.")  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All of the coach's passengers were Germans.", "Three Danish passengers were on it."),
        ("Every member of the crew was Filipino.", "Three Ukrainians were among the crew."),
        ("None of the passengers on the Peruvian train was a foreigner.",
         "Three Italian tourists were among the passengers on the Peruvian train."),
    ],
)  # fmt: skip
def test_a_group_of_one_country_has_nobody_of_another(a: str, b: str) -> None:
    assert answer(a, b)["rule"] == "W2 not of the country"
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All of the coach's passengers were Germans.", "Forty Germans were on the coach."),
        ("All of the ferry's crew were Greek.", "Three Turkish passengers were on the ferry."),
        ("None of the dead was a foreigner.", "Three Italian tourists were among the wounded."),
    ],
)
def test_who_is_not_of_the_group_may_be_of_another_country(a: str, b: str) -> None:
    assert not conflict(a, b)


def test_whom_a_clash_cost_men_is_of_that_camp():
    assert not conflict("The army lost 30 soldiers.", "The clash cost the rebels 75 men.")


def test_tolls_of_other_years_are_of_other_accidents():
    assert answer(
        "A bus plunged into a ravine near Potosi in January 2018, killing 11 people.",
        "A bus plunged into a ravine near Potosi in March 2025, killing 31 people.",
    )["relation"] == "unrelated"  # fmt: skip


def test_nobody_survived_a_crash_that_everyone_died_in():
    assert answer(
        "Nobody survived the crash of the cargo plane in Bergamo.",
        "Everyone aboard the cargo plane died when it crashed in Bergamo.",
    )["relation"] != "contradicts"  # fmt: skip


def test_what_is_served_of_a_sentence_is_no_other_sentence():
    assert not conflict("The mayor was sentenced to nine years in prison.",
                        "The mayor has served three years in prison.")  # fmt: skip


def test_those_freed_by_the_rebels_are_those_the_rebels_freed():
    assert conflict("The rebels freed 40 prisoners on Sunday.",
                    "On Sunday, 11 prisoners were released by the rebels.")  # fmt: skip


def test_none_survived_where_six_were_brought_out_alive():
    assert conflict("Not one of the 19 miners survived the explosion.",
                    "Six of the miners were brought out alive after the explosion.")  # fmt: skip
