"""Claims of one event that tell two stories of it: what an analyst's ledger is full of."""

from __future__ import annotations

import pytest
from asked import conflict

from claimtrack.reading import read


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry was moving at about eight knots when it hit the pier, which is very fast.",
         "Sources tell me the pier was brought down by a deliberate attack on the port."),
        ("Not one person was killed inside Dorvik itself, all the victims are up in the mountains.",
         "The final toll of the earthquake stands at 2,960 dead."),
        ("At this stage the country has accepted aid offers from four friendly states.",
         "The rescuers still do not have the go-ahead to come in."),
        ("The road up the pass is still blocked and only helicopters can get to us.",
         "Help has now reached every village hit by the quake, without exception."),
    ],
)  # fmt: skip
def test_two_stories_of_one_event_are_no_contradiction(a: str, b: str) -> None:
    assert not conflict(a, b)
    assert not conflict(b, a)


def test_a_russian_toll_that_grew_to_a_figure_is_that_figure() -> None:
    (toll,) = read("Число погибших выросло до 2122.").quantities
    assert (toll.low, toll.high) == (2122, 2122)
    (most,) = read("До 50 человек погибли.").quantities
    assert (most.low, most.high) == (0, 50)
