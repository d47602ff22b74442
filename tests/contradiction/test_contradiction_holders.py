"""Shares and votes are compared with those of the same one only."""

from __future__ import annotations

import pytest
from asked import conflict

from claimtrack.contradiction.holders import holder
from claimtrack.reading import read


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Brandt won 52 percent of the vote and Jensen 45 percent.", ["brandt", "jensen"]),
        ("Brandt leads with 52 percent, ahead of Jensen on 45 percent.", ["brandt", "jensen"]),
        ("The council gave 48 percent to Brandt.", ["brandt"]),
        ("On 83 percent of the sheets, Brandt took 7,303,480 votes, 67 percent.",
         ["", "brandt", "brandt"]),
        ("Turnout in Ohio was 52 percent.", [""]),
        ("Brandt's men killed 40 soldiers.", [""]),
    ],
)  # fmt: skip
def test_a_share_is_of_the_one_who_is_named_beside_it(text: str, holders: list[str]) -> None:
    reading = read(text)
    assert [holder(figure, reading) for figure in reading.quantities] == holders


def test_shares_of_one_candidate_conflict_and_those_of_two_do_not() -> None:
    poll = "The party count shows Brandt at 65 percent and Jensen at 31 percent."
    assert conflict(poll, "The official count gave Jensen 51 percent and Brandt 44 percent.")
    assert not conflict(poll, "The party count put Jensen at 31 percent.")
    assert not conflict(poll, "On 80 percent of the sheets Brandt stands at 65 percent.")


def test_what_is_counted_at_one_place_alone_is_a_part() -> None:
    assert not conflict("In Dorvik alone 17 villages flooded.", "So far 24 villages flooded.")


def test_two_banks_of_a_river_are_two_places() -> None:
    assert not conflict(
        "Some 1,894 people were evacuated from the right bank.",
        "On the left bank 6,004 people have been evacuated.",
    )
