"""Who won, who did it: two who are named, in claims that share few other words."""

from __future__ import annotations

import pytest
from asked import conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bridge at Lorne was blown up by government forces; the damage is being assessed.",
         "Rebel shelling destroyed both spans of the Lorne bridge and traffic has stopped."),
        ("The destruction of the pipeline was an act of sabotage by Turkey.",
         "Greek divers blew up the pipeline to put pressure on Ankara."),
        ("Haugen scored the winner.", "It was Castro who scored the winning goal."),
        ("Chile beat Peru in the final.", "Peru beat Chile in the final."),
        ("After a long night it is clear that Ana Duarte won the election.",
         "The tribunal certifies the count: Luis Prado was elected president."),
    ],
)  # fmt: skip
def test_two_who_did_what_is_done_once_exclude_each_other(a: str, b: str) -> None:
    assert conflict(a, b)
    assert conflict(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Spain won 21 medals.", "Italy won 40 medals."),
        ("Rebel shelling destroyed the Lorne bridge.", "Government jets destroyed a depot."),
        ("Ana Duarte won the election in the north.", "Luis Prado won the women's final."),
    ],
)  # fmt: skip
def test_two_who_won_or_did_other_things_do_not(a: str, b: str) -> None:
    assert not conflict(a, b)


def test_claims_linked_to_one_event_are_not_parted_by_the_kind_of_happening_they_tell() -> None:
    assert conflict(
        "Overnight Ukrainian shelling destroyed the gates of the dam and the flood began.",
        "The dam was blown up by Russian forces.",
    )


def test_what_stands_beside_a_denial_is_not_denied() -> None:
    assert not conflict(
        "The coast guard denied that its vessel had been speeding before it hit the fishing boat.",
        "A coast guard vessel rammed a fishing boat, which sank within minutes.",
    )


def test_two_claims_that_share_hardly_a_word_answer_no_common_question() -> None:
    assert not conflict(
        "This is deliberate sabotage, planned and carried out on orders from the capital.",
        "Overnight the water in the river port began to fall and now stands at 5.38 metres.",
    )
