"""Who says that they had no part in it, and denials that are of an own act only."""

from __future__ import annotations

import pytest
from asked import conflict

from claimtrack.contradiction.disowned import disowned
from claimtrack.ledger.compare import compare_texts
from claimtrack.reading import read


@pytest.mark.parametrize(
    ("done", "denied"),
    [
        ("The attack was carried out by Tovia.", "Tovia denies any involvement in the attack."),
        ("The attack was carried out by a group from Tovia.",
         "Tovia has nothing to do with the attack."),
        ("The Dawn Front carried out the school attack.",
         "The Dawn Front was not involved in the attack on the school."),
        ("The ambush was the work of the Dawn Front.",
         "The Dawn Front says it is not behind the ambush."),
        ("The vaccine caused the man's death.",
         "The vaccine had nothing to do with the man's death."),
    ],
)  # fmt: skip
def test_who_did_it_had_a_part_in_it(done, denied):
    assert conflict(done, denied)
    assert conflict(denied, done)


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("The attack was carried out by Tovia.", "Norland has nothing to do with the attack."),
        ("Tovia condemned the attack.", "Tovia has nothing to do with the attack."),
        ("The attack was carried out by Tovia.", "Tovia has nothing to do with the power cut."),
    ],
)
def test_another_or_another_act_is_none_of_theirs(told, denied):
    assert not conflict(told, denied)


def test_we_are_the_source_that_speaks() -> None:
    done = "The school attack was carried out by Hezbollah."
    found = compare_texts(done, "We had no part in the attack.", b_source="Hezbollah")
    assert (found["relation"], found["rule"]) == ("contradicts", "W1 had no part")
    other = compare_texts(done, "We had no part in the attack.", b_source="Red Cross")
    assert other["relation"] != "contradicts"


@pytest.mark.parametrize("text", ["He has a part in the film.", "They deny the vote was rigged."])
def test_other_denials_are_no_disowning(text):
    assert disowned(read(text)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No civilian object was hit in Karsa.", "The missiles hit Karsa at noon."),
        ("Three missiles were launched and one was shot down.", "The missile hit the bakery."),
        ("All schools in the north have been closed.", "Our school is open."),
        ("Norda shares fell 9 percent.", "The share lost a fifth and closed 9 percent down."),
        ("The club paid 40 million for the striker.", "The club sold a defender for 12 million."),
        ("I never signed the contracts.", "The signature on the contracts is forged."),
    ],
)  # fmt: skip
def test_two_things_of_one_event_are_no_rivals(one, other):
    assert not conflict(one, other)


def test_what_befell_all_of_them_leaves_none_for_anything_else() -> None:
    assert conflict(
        "All seven gunmen were killed.", "Two of the gunmen were led away in handcuffs."
    )
    said = compare_texts("All 62 died.", "Three people survived the crash.")
    assert said["explanation"].startswith("“All 62 died”: that leaves none survived")


def test_slight_damage_is_no_destruction() -> None:
    destroyed = "The fuel depot was completely destroyed."
    assert conflict(destroyed, "The fuel depot was only slightly damaged.")
    assert not conflict(destroyed, "The fuel depot was damaged.")


def test_two_round_figures_are_two_and_no_rivals() -> None:
    found = compare_texts("About 100 people were killed.", "About 120 people were killed.")
    assert (found["relation"], found["same"]) == ("compatible", False)
    exact = compare_texts("About 100 people were killed.", "97 people were killed.")
    assert (exact["relation"], exact["same"]) == ("compatible", False)
    assert compare_texts("About 100 people were killed.", "Some 100 people were killed.")["same"]
