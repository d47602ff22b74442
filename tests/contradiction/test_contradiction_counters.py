"""Who counts and where: a figure that only its teller can answer for is no rival of a total."""

from __future__ import annotations

import pytest
from asked import answer, conflict

from claimtrack.contradiction import relate
from claimtrack.ledger.compare import compare_texts
from claimtrack.matching import similarity, weights
from claimtrack.model import Circumstances
from claimtrack.reading import read


def said(a: str, b: str, a_said: str, b_said: str) -> str:
    return str(compare_texts(a, b, a_said=a_said, b_said=b_said)["relation"])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We treated 40 injured passengers.", "The crash left 90 passengers injured."),
        ("Our doctors treated 40 wounded miners.", "Ninety miners were wounded in the blast."),
        ("Twelve bodies were brought to our morgue.", "The flood killed 31 people."),
        ("Six of our men were killed in the raid.", "Fourteen people were killed in the raid."),
        ("Nobody died in our street.", "The flood killed 31 people."),
        ("No hostage was killed by our fire.", "Five hostages were killed in the raid."),
    ],
)
def test_what_one_witness_saw_is_no_rival_of_the_toll(a: str, b: str) -> None:
    assert not conflict(a, b)
    assert not conflict(b, a)


def test_a_witness_who_counts_more_than_the_total_contradicts_it():
    assert conflict("We have counted 400 dead cows.", "In all, 30 cows died.")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Twenty of the injured are still in hospital.", "The crash injured 90 people."),
        ("Of the 90 people injured, 20 are in hospital.", "A total of 90 people were injured."),
        ("Two more bodies were found overnight, bringing the toll to nine.", "Nine people died."),
        ("The toll rose to 13 after two of the wounded died.", "Thirteen people died."),
        ("Four fishermen drowned.", "The toll rose to seven after three bodies were washed up."),
        ("The union speaks of 16 dead, four more than the ministry.", "Sixteen miners died."),
        ("The firm sold 600 tickets and not one more.", "The firm sold 600 tickets."),
        ("One dose per person is all there is.", "The country has received 4,000 doses."),
        ("Some 40,000 people held accounts at the bank.", "Five people were held at the bank."),
        ("Some 300 fish died in the spill.", "There were no deaths in the spill."),
        ("There were 12 civilian deaths.", "Fourteen army dead is the final figure."),
    ],
)
def test_a_part_an_increase_and_a_difference_are_no_totals(a: str, b: str) -> None:
    assert not conflict(a, b)
    assert not conflict(b, a)


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("The death toll has risen to 40.", "The flood killed 92 people."),
        ("So far 40 people have died in the flood.", "The flood killed 92 people."),
        ("Forty people died and many are still missing.", "The flood killed 92 people."),
        ("As of Monday the fire has burned 900 hectares.", "The fire burned 2,000 hectares."),
    ],
)  # fmt: skip
def test_a_toll_that_was_growing_when_it_was_told_is_revised(early: str, late: str) -> None:
    assert said(early, late, "2024-05-01", "2025-03-01") == "revises"


def test_a_lower_toll_told_later_is_no_growth():
    found = said("So far 40 people have died in the flood.", "The flood killed 12 people.",
                 "2024-05-01", "2024-05-02")  # fmt: skip
    assert found == "contradicts"


def test_who_says_that_the_real_number_is_higher_gives_a_least():
    a = "The mission verified 71 civilian deaths and believes the real figure is higher."
    assert not conflict(a, "The siege killed 94 civilians.")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("There never was a coup.", "Some 600 people have been arrested since the coup."),
        ("There is no internet shutdown.", "Turnout was high when the polls shut."),
        ("I was not voted out.", "The motion got 48 percent of the votes."),
        ("Nothing was thrown before that.", "Forty people were arrested for throwing stones."),
        ("He received no proof that Varga won.", "Kolar won the election."),
        ("The fault was reported after the crash, not before.", "The fault was reported."),
    ],
)
def test_what_is_told_in_passing_is_not_denied(a: str, b: str) -> None:
    assert not conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("There was no explosion.", "An explosion shook the base."),
        ("There never was a coup.", "A coup has taken place in the capital."),
    ],
)
def test_what_is_told_to_have_happened_is_denied_by_there_was_none(a: str, b: str) -> None:
    assert conflict(a, b)


def test_a_figure_waved_away_in_passing_is_not_asserted():
    a = "Nobody hid anything, and the story of 400 dead is a shameless invention."
    assert answer(a, "The search ended with 187 people dead.")["relation"] != "contradicts"


APART = (
    "Two nurses at the clinic told reporters that eleven patients died after the power failed.",
    "Rumours of a disaster are false: the generators worked and three deaths were all natural.",
)


def test_claims_that_a_ledger_met_need_more_in_common_than_two_that_somebody_chose():
    left, right = (read(text) for text in APART)
    match = similarity.compare(left, right, weights.shipped)
    chosen, met = (
        relate(left, right, Circumstances(same_event=True, chosen=asked), match)
        for asked in (True, False)
    )
    assert (chosen.relation, chosen.tier) == ("contradicts", "conflict")
    assert (met.relation, met.tier) == ("contradicts", "possible")
    assert "few words in common" in met.dissolves


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("One of the two men arrested on Thursday has been charged.", "Two men were arrested."),
        ("Four of the 12 hostages freed on Monday have died.", "Twelve hostages were freed."),
        ("Reports that Merut has fallen are false.", "We took 40 soldiers prisoner at Merut."),
        (
            "Some 180 men were captured at Merut.",
            "Twelve men captured at Merut came home on Monday.",
        ),
    ],
)
def test_what_became_of_some_of_them_is_no_rival_of_what_befell_all(a: str, b: str) -> None:
    assert not conflict(a, b)
    assert not conflict(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kesten lost 1,450 soldiers.", "Ostra's own losses amounted to 96 killed."),
        ("In two days 240 Ostran soldiers were killed.", "Ostra's army killed 90 Kesten soldiers."),
    ],
)
def test_losses_of_two_that_no_lexicon_knows_are_two_tolls(a: str, b: str) -> None:
    assert not conflict(a, b)
    assert not conflict(b, a)


def test_losses_of_one_that_no_lexicon_knows_are_one_toll():
    assert conflict("Kesten lost 140 soldiers.", "Kesten lost 40 soldiers in the battle.")
