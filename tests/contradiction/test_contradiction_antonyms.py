"""The row of opposite words: told of one thing it speaks, told of two or from two sides it does
not."""

import pytest

from claimtrack.ledger.compare import compare_rows


def answer(a, b):
    return next(iter(compare_rows([{"a": a, "b": b}])))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The torpedo missed the frigate.", "The torpedo struck the frigate amidships."),
        ("The coach praised the referee.", "The coach criticised the referee."),
        ("Exports rose in July.", "Exports fell in July."),
        ("Sweden beat Norway.", "Sweden lost to Norway."),
    ],
)
def test_opposite_words_of_one_thing_exclude_each_other(a, b):
    assert answer(a, b)["relation"] == "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Denmark defeated Spain in the final.", "Spain lost the final to Denmark."),
        ("Chelsea were beaten by Arsenal in the cup.", "Arsenal beat Chelsea in the cup."),
        ("The Greens took the seat from Labour.", "Labour lost the seat to the Greens."),
    ],
)
def test_one_contest_told_from_both_sides_is_no_contradiction(a, b):
    assert answer(a, b)["relation"] != "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The coach praised his captain.", "The coach criticised the referee."),
        ("The retailer's sales rose in March.", "The retailer's margins shrank in March."),
        ("The brewer's profit fell in July.", "The brewer's revenue rose in July."),
    ],
)
def test_opposite_words_of_two_things_are_no_contradiction(a, b):
    assert answer(a, b)["relation"] != "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The dog was put down.", "The dog was spared."),
        ("Ukraine received the tanks.", "Ukraine is still waiting for the tanks."),
        ("The hospital was hit by a shell.", "The hospital next to the bridge was undamaged."),
        ("Reactor 3 was shut down.", "Reactor 3 is still running."),
        ("The bridge is open again.", "The bridge is still closed."),
    ],
)
def test_two_answers_about_one_thing_exclude_each_other(a, b):
    assert answer(a, b)["relation"] == "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The tunnel was closed to lorries.", "The tunnel was open to cars."),
        ("The hospital was hit by a shell.", "The school next to the hospital was undamaged."),
        ("The goalkeeper was sent off.", "The defender escaped a red card."),
        ("Reactor 3 was shut down.", "Reactor 4 is still running."),
        ("The museum returned the bronzes.", "The museum kept the ivory."),
        ("He won for the first time since 2015.", "He had already won in 2013."),
    ],
)
def test_two_answers_about_two_things_are_no_contradiction(a, b):
    assert answer(a, b)["relation"] != "contradicts"
