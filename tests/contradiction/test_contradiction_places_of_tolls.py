"""A toll of one place is not that of the event, however few words two claims share."""

from __future__ import annotations

import pytest

from claimtrack.ledger.compare import compare_texts
from claimtrack.reading import read


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Eighteen people died in the city of Marrakech, most of them in the old medina.",
         "Of the 200 people in our village, 90 are confirmed dead and many are still missing."),
        ("The death toll has risen to 1,037, with 1,204 injured, 721 of them critically.",
         "Fewer than fifty people died in Tafeghaghte, and everybody has been found."),
    ],
)  # fmt: skip
def test_a_toll_of_one_place_is_no_rival_of_another(a, b):
    assert compare_texts(a, b)["tier"] != "conflict"


def test_two_tolls_that_share_nothing_but_the_event_are_rivals():
    found = compare_texts(
        "Nine soldiers were killed in the overnight attack, two security sources said.",
        "More than 60 government soldiers were killed at the barracks and dozens more fled.",
    )
    assert found["tier"] == "conflict"


def test_a_toll_that_has_gone_up_to_a_figure_is_that_figure():
    (toll, *_) = read("The death toll has gone up to 135, with about 5,000 wounded.").quantities
    assert (toll.low, toll.high, toll.role) == (135, 135, "killed")
