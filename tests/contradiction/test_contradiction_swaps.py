"""Claims of the same words that tell otherwise are not taken for one."""

from __future__ import annotations

import pytest
from asked import answer, conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rovers won the Cup final.", "United triumphed over Rovers in the final."),
        ("On Monday, Tal announced that he was quitting.", "Tal's resignation came on Thursday."),
        ("The exchange froze early on Wednesday morning.", "The exchange froze in the afternoon."),
        (
            "The tanker collided with the ferry after the ferry changed course.",
            "The ferry collided with the tanker after the tanker changed course.",
        ),
        ("Prisoners were exchanged at the crossing.", "The prisoner exchange did not take place."),
        ("The two leaders met in Vienna.", "The Vienna meeting of the two leaders is fake news."),
    ],
)
def test_the_same_words_said_otherwise_are_not_one_claim(a: str, b: str) -> None:
    assert not answer(a, b)["same"]
    assert not answer(b, a)["same"]


def test_what_is_called_fake_is_denied_where_it_happens_and_not_where_it_is_a_thing():
    assert conflict("The attack on the base is a hoax.", "The base was attacked on Monday.")
    assert not conflict("The video of the attack is a hoax.", "The base was attacked on Monday.")
