"""What is said in another manner, by another verb, from the other side, is still one claim."""

from __future__ import annotations

import pytest

from claimtrack.contradiction.near import near, retold, two_acts
from claimtrack.ledger.compare import compare_texts


def same(a, b):
    answer, turned = compare_texts(a, b), compare_texts(b, a)
    assert answer["same"] == turned["same"]
    return answer["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "It is believed that the rebels took the airport",
            "The rebels reportedly took the airport",
        ),
        ("The mayor announced water rationing", "Water will be rationed, the mayor announced"),
    ],
)
def test_what_is_believed_or_announced_is_one_claim(a, b):
    assert same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The president may call an election", "The president called an election"),
        ("The deal will be signed today", "The deal was signed today"),
        ("Iran threatened to close the strait", "The strait was closed by Iran"),
        ("The coach would not rule out a move", "The coach ruled out a move"),
    ],
)
def test_what_is_only_possible_or_planned_is_another_claim(a, b):
    assert not same(a, b)


def test_two_ways_of_denying_are_no_difference():
    assert same(
        "Nobody was injured when the tram left the rails in Milan",
        "The tram came off the rails in Milan without injuring anybody",
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Ecuador's navy seized 4 tonnes of cocaine",
            "4 tonnes of cocaine were confiscated by Ecuador's navy",
        ),
        (
            "The vaccine was approved by the regulator",
            "The regulator gave the vaccine the green light",
        ),
        ("Iran supplied Russia with drones", "Russia received drones from Iran"),
    ],
)
def test_an_act_told_by_another_verb_is_one_claim(a, b):
    assert same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The banker was charged with fraud", "The court convicted the banker of fraud"),
        ("The singer cancelled her tour of Japan", "The singer's tour of Japan was postponed"),
        ("The minister left the party", "The party expelled the minister"),
        ("The hostages were freed by the army", "The army found the hostages dead"),
        (
            "The club bought the winger for 2 million",
            "The winger was sold by the club for 2 million",
        ),
        ("The flood swept away part of the bridge", "The bridge was swept away by the flood"),
        (
            "Protesters set fire to the parliament",
            "Police fired on protesters outside the parliament",
        ),
    ],
)
def test_two_acts_of_one_field_are_two_claims(a, b):
    assert not same(a, b)


def test_acts_are_retold_widely_but_never_for_their_opposites():
    assert retold("capture", "confisc")
    assert not near("capture", "confisc")
    assert not retold("capture", "release")
    assert not retold("approve", "withdraw")


def test_acts_of_one_field_are_apart_unless_one_word_may_mean_both():
    assert two_acts("charge", "convict")
    assert not two_acts("arrest", "sentence")  # jailed
    assert not two_acts("charge", "burn")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Italy beat Croatia 2-1 in Leipzig", "Croatia lost 2-1 to Italy in Leipzig"),
        ("The Fed cut rates by a quarter point", "The Fed lowered rates by 25 basis points"),
        ("Ankara recalled its envoy from Stockholm", "Turkey called its envoy to Sweden home"),
        ("The probe went into orbit around Mercury", "The spacecraft entered orbit around Mercury"),
        ("Chancellor Ilse Brandt visited Kyiv", "Germany's chancellor visited Kyiv"),
        ("Kenya's president scrapped the tax bill", "President Ruto withdrew the tax bill"),
    ],
)
def test_other_words_for_the_same_persons_places_and_figures_are_one_claim(a, b):
    assert same(a, b)


def test_a_name_is_not_another_than_the_office_it_may_hold():
    a, b = "Italy's prime minister cancelled her trip", "Ilaria Bonfanti called off her trip"
    assert compare_texts(a, b)["relation"] != "contradicts"


def test_by_how_much_is_another_measure_than_to_how_much():
    a = "The bank lifted its rate from 4 to 4.5 percent"
    assert compare_texts(a, "The bank raised its rate by half a point")["relation"] != "contradicts"


def test_the_truck_and_the_train_each_ramming_the_other_are_two_claims():
    assert not same("The truck rammed the train near Kanpur", "The train hit the truck near Kanpur")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Gunmen abducted 30 pupils in Kuriga",
            "Parents prayed for the 30 pupils abducted in Kuriga",
        ),
        (
            "Customs officers seized two tonnes of cocaine in Antwerp",
            "Customs officers burned two tonnes of cocaine seized in Antwerp",
        ),
        ("The mayor vetoed the stadium plan", "The council overrode the veto of the stadium plan"),
        ("The minister resigned", "The opposition welcomed the minister's resignation"),
        (
            "Officials declared an outbreak of Ebola in Uganda",
            "Officials declared the outbreak of Ebola in Uganda over",
        ),
    ],
)
def test_an_act_that_is_only_mentioned_is_not_the_act(a, b):
    assert not same(a, b)


def test_what_is_over_has_ended():
    assert same("The war in Sudan is over", "The war in Sudan has ended")
    assert same(
        "The police chief declared the siege over", "The chief of police declared the siege over"
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Dora Finch defeated Barnaby Quill in the mayoral race",
            "Barnaby Quill lost the mayoral race to Dora Finch",
        ),
        (
            "The premier resigned after three days of riots",
            "The prime minister stepped down following three days of rioting",
        ),
        ("Hurricane Orla hit southwestern Haiti", "Hurricane Orla struck the south-west of Haiti"),
        ("The vice president was impeached by the House", "The House impeached the vice-president"),
    ],
)
def test_a_contest_a_quarter_or_an_office_told_otherwise_is_one_claim(a, b):
    assert same(a, b)


def test_quarters_and_winners_are_not_exchanged():
    assert not same(
        "Hurricane Orla hit southwestern Haiti", "Hurricane Orla hit southeastern Haiti"
    )
    assert not same(
        "Dora Finch defeated Barnaby Quill in the mayoral race",
        "Dora Finch lost the mayoral race to Barnaby Quill",
    )
