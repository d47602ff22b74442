"""Two claims say the same to each other both ways round; bounds are those that were said."""

from __future__ import annotations

import pytest
from asked import answer, conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The last summit of them was cancelled.", "All said the next summit was held."),
        ("Shots were fired inside and outside the hall.", "Shots were fired outside the hall."),
        ("The blast killed 12 people including the attacker.", "The blast caused 15 casualties."),
        ("A burglar, a thief and a robber fled with the gold on Monday.",
         "A raider fled with the gold on Monday."),
    ],
)  # fmt: skip
def test_a_pair_is_answered_alike_both_ways_round(a: str, b: str) -> None:
    one, other = answer(a, b), answer(b, a)
    assert (one["relation"], one["tier"], one["same"]) == (
        other["relation"], other["tier"], other["same"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("More than 99 percent of the sites are shut.", "Some 12 percent of the sites are shut."),
        ("The fine was more than $99 million.", "The fine was $20 million."),
        ("Rebel deaths aside, 31 people were killed.", "Army deaths aside, 90 people were killed."),
        ("The fire destroyed 40 percent of homes in the town.",
         "The fire destroyed 80 percent of homes in the town."),
    ],
)  # fmt: skip
def test_figures_that_do_not_meet_conflict(a: str, b: str) -> None:
    assert conflict(a, b)


def test_residents_may_be_protesters() -> None:
    assert not conflict("Residents killed the officer.", "Protesters killed the officer.")
