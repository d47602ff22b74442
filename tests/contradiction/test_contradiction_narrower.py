"""Some of a kind, of one place, at one moment are no rival of all; the rest are told by measure."""

import pytest
from asked import conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The avalanche killed nine hikers.", "Two Polish hikers died in the avalanche."),
        ("The bombing killed 40 people.", "Three foreigners died in the bombing."),
        ("The liner had 3,100 people on board.", "Some 900 crew were on board the liner."),
        ("Norway won 37 medals.", "Norway won 16 gold medals."),
        ("The storm killed 2,000 people.", "The storm killed 40 people in the capital."),
        ("There were 140 suspected cases of plague.", "There were 31 confirmed cases of plague."),
        ("The Greens won 34 seats.", "The Greens lost eight seats."),
        ("Seventeen nuns are being held by the gang.", "Five nuns are still being held."),
        ("Cyclone death toll rises to 359", "Ministry cuts cyclone toll to 253"),
        ("The town put 2 million euros into the pier.", "The county gave 5 million for the pier."),
        ("The recall covers 900 cars, including 40 electric ones.", "The recall covers 40 electric "
         "cars."),
        ("With half the votes counted, he had 54 percent.", "He finished with 47 percent."),
    ],
)  # fmt: skip
def test_some_of_them_are_no_rival_of_all(a: str, b: str) -> None:
    assert not conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The avalanche killed nine hikers.", "The avalanche killed two hikers."),
        ("Eleven Polish hikers died in the avalanche.", "Two Polish hikers died in the avalanche."),
        ("The liner had 3,100 people on board.", "There were 900 people on board the liner."),
        ("The ferry had 51 passengers aboard.", "There were 350 people aboard the ferry."),
        ("Norway won 16 gold medals.", "Norway won eight gold medals."),
        ("There were 140 confirmed cases of plague.", "There were 31 confirmed cases of plague."),
        ("The bill passed by a single vote.", "The bill passed by 40 votes."),
    ],
)
def test_the_same_group_told_twice_is_a_conflict(a: str, b: str) -> None:
    assert conflict(a, b)
