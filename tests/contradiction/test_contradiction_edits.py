"""Two claims with nearly the same words: what makes them two, and what does not."""

from __future__ import annotations

import pytest

from claimtrack.ledger.compare import compare_texts


def same(a, b):
    answer, turned = compare_texts(a, b), compare_texts(b, a)
    assert answer["same"] == turned["same"]
    return answer["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nurses in Dakar walked out over pay", "Teachers in Dakar walked out over pay"),
        ("The fire destroyed the theatre's roof", "The fire destroyed the theatre"),
        ("A landslide closed the port", "A landslide closed the road to the port"),
        ("The appeals court upheld the ban", "The constitutional court upheld the ban"),
        ("The union rejected the offer", "The company rejected the offer"),
    ],
)
def test_one_stretch_that_differs_makes_two_claims(a, b):
    assert not same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Unidentified gunmen attacked the village", "Gunmen attacked the village"),
        ("Kenya has sent 400 officers to Haiti", "Kenya deployed 400 officers to Haiti"),
        ("The mayor resigned on Tuesday", "The mayor stepped down on Tuesday"),
        ("The rebels seized the airport", "The rebels captured the airport"),
    ],
)
def test_a_synonym_in_the_one_stretch_makes_no_second_claim(a, b):
    assert same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Unemployment fell to 4 percent", "Unemployment fell by 4 percent"),
        ("The reactor was switched on", "The reactor was switched off"),
    ],
)
def test_a_little_word_may_make_two_claims(a, b):
    assert not same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mill closed because staff struck", "Staff struck because the mill closed"),
        ("Riots broke out after police shot a boy", "Police shot a boy after riots broke out"),
        ("The lorry crashed into the tram", "The tram crashed into the lorry"),
        (
            "The coach was fined after suing the captain",
            "The captain was fined after suing the coach",
        ),
    ],
)
def test_cause_and_order_are_not_turned_round(a, b):
    assert not same(a, b)


def test_what_stands_first_may_stand_last():
    assert same("After the storm the airport was closed", "The airport was closed after the storm")


def test_the_very_same_words_around_the_verb_are_two_claims():
    assert not same("The tanker rammed the patrol boat", "The patrol boat rammed the tanker")
    assert same("Hungary and Poland signed the treaty", "Poland and Hungary signed the treaty")


def test_who_is_done_to_by_a_gerund_did_not_do_it():
    assert not same("Traoré ousted Damiba", "Damiba was replaced after ousting Traoré")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Prosecutors want the tycoon extradited", "The tycoon was extradited"),
        ("The army was ordered to leave the town", "The army left the town"),
        ("The dockers are threatening to strike", "The dockers went on strike"),
        ("The miners agreed to return to work", "The miners returned to work"),
    ],
)
def test_what_is_only_wanted_is_not_done(a, b):
    assert not same(a, b)


def test_an_order_to_leave_is_an_expulsion():
    assert same("Mali expelled the French envoy", "Mali ordered the French envoy to leave")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ship sank with 20 crew on board", "The ship sank and 20 crew drowned"),
        ("The goalkeeper was sent off", "The striker was sent off"),
        ("The factory will reopen next week", "The factory will reopen next month"),
    ],
)
def test_kinds_roles_and_vague_dates_are_told_apart(a, b):
    assert not same(a, b)
