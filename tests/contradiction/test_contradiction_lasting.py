"""What ended and what still is so later; who took a place and who still holds it."""

from __future__ import annotations

import pytest
from asked import conflict


@pytest.mark.parametrize(
    ("ended", "lasts"),
    [
        ("The engineer was released on Friday.", "The engineer was still captive on Sunday."),
        ("The bridge reopened on 3 May.", "The bridge was still closed on 6 May."),
        ("The minister resigned on 12 March.", "The minister was still in office on 15 March."),
        ("The town fell to the rebels on Monday morning.",
         "On Monday evening the army still held the town."),
    ],
)  # fmt: skip
def test_what_ended_was_not_still_so_later(ended, lasts):
    assert conflict(ended, lasts)
    assert conflict(lasts, ended)


@pytest.mark.parametrize(
    ("ended", "lasted"),
    [
        ("The engineer was released on Sunday.", "The engineer was still captive on Friday."),
        ("The bridge reopened on 6 May.", "The bridge was still closed on 3 May."),
        ("The town fell to the rebels on Monday evening.",
         "On Monday morning the army still held the town."),
        ("The fire broke out on Monday.", "The fire was still burning on Wednesday."),
    ],
)  # fmt: skip
def test_what_was_still_so_before_it_ended_is_no_contradiction(ended, lasted):
    assert not conflict(ended, lasted)


def test_who_took_a_place_and_who_holds_it_are_rivals() -> None:
    assert conflict("Rebels captured the town.", "The army still controls the town.")
    assert not conflict("Rebels captured the town.", "The rebels control the town.")
    assert not conflict("Rebels captured the town on Monday.", "The army held the town on Sunday.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ship sails under the Maltese flag.", "The ship was flying the Greek flag."),
        ("The missile was Russian-made.", "The missile was made in Iran."),
        ("The tanker is Greek-owned.", "The tanker belongs to a Turkish company."),
        (
            "The detained reporter is a French national.",
            "The detained reporter is Belgian citizen.",
        ),
    ],
)
def test_one_thing_is_of_one_country(one, other):
    assert conflict(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The tanker is Greek-owned.", "The tanker sails under the Maltese flag."),
        ("Six French nationals were hurt.", "Six German nationals were hurt."),
        ("The missile was Russian-made.", "The missile was made in Moscow."),
    ],
)
def test_owner_flag_and_make_are_three_things(one, other):
    assert not conflict(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The senate voted 51 to 49 for the bill.", "The senate backed the bill 62 to 38."),
        ("The court upheld the ban by six votes to three.",
         "The ban was upheld by five votes to four."),
        ("The senate passed the bill 51-49.", "The senate passed the bill 62-38."),
    ],
)  # fmt: skip
def test_a_vote_has_one_result(one, other):
    assert conflict(one, other)


def test_two_chambers_have_two_results() -> None:
    senate = "The senate voted 51 to 49 for the bill."
    assert not conflict(senate, "The house voted 220 to 190 for the bill.")
    assert not conflict(senate, "The senate passed the bill, 51 to 49.")


def test_what_analysts_have_confirmed_so_far_is_a_least() -> None:
    army = "The army says it destroyed five enemy tanks."
    assert not conflict(army, "Analysts have confirmed the loss of three tanks.")
    assert conflict(army, "The enemy lost three tanks in all.")


def test_night_and_morning_are_two_times_and_never_merged() -> None:
    assert conflict("The attack happened at night.", "The attack happened in the morning.")
    assert not conflict("The bomb went off at night.", "The bomb went off at 2 a.m.")
