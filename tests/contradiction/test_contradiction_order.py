"""Who did it to whom, and which came first: the same words the other way round are no repeat."""

import pytest
from asked import answer, conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry struck the trawler.", "The trawler struck the ferry."),
        ("The wife was poisoned by her husband.", "The husband was poisoned by his wife."),
        ("Ajax loaned the winger to Porto.", "Porto loaned the winger to Ajax."),
        ("The union leader fouled the keeper.", "The keeper fouled the union leader."),
        ("It was the trawler that rammed the cutter.", "The cutter rammed the trawler."),
    ],
)
def test_roles_exchanged_between_two_that_are_meant_are_shown(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mayor thanked the firefighters.", "The firefighters thanked the mayor."),
        ("The navy shelled the rebels.", "The rebels shelled the navy."),
        ("The rebels downed a government jet.", "The government downed a rebel drone."),
        (
            "The winger passed the ball to the striker.",
            "The striker passed the ball to the winger.",
        ),
        ("Mali closed its border with Algeria.", "Algeria closed its border with Mali."),
    ],
)
def test_what_each_can_do_to_the_other_is_neither_shown_nor_the_same(a: str, b: str) -> None:
    assert not conflict(a, b)
    assert not answer(a, b)["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ship sank before the tugs arrived.", "The ship sank after the tugs arrived."),
        ("The judge quit on the eve of the trial.", "The judge quit a week after the trial."),
        ("The merger was approved ahead of the vote.", "The merger was approved after the vote."),
        ("The strike began after the talks failed.", "The talks failed after the strike began."),
        ("The pact was signed before the war began.", "The pact was signed after the war ended."),
    ],
)
def test_one_happening_put_before_and_after_a_thing_is_shown(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The minister spoke before the vote.", "The minister spoke after the vote."),
        ("The mayor quit before the trial.", "The mayor was convicted after the trial."),
        ("The polls opened before the storm.", "The polls closed after the storm."),
        ("The pact was signed before the war ended.", "The pact was signed after the war began."),
        ("The talks began after the strike failed.", "The strike began after the talks failed."),
        ("The manager praised his keeper.", "The manager criticised his defenders."),
    ],
)
def test_two_happenings_before_and_after_a_thing_are_not_shown(a: str, b: str) -> None:
    assert not conflict(a, b)


def test_a_reason_is_not_what_it_is_the_reason_of() -> None:
    assert not answer(
        "The firm lost money because customers left.",
        "Customers left because the firm lost money.",
    )["same"]


def test_the_same_order_told_the_other_way_round_is_the_same() -> None:
    assert answer("The judge quit after the vote.", "After the vote, the judge quit.")["same"]
