"""Two claims that only look like a contradiction, or like one claim, and those that are one."""

from __future__ import annotations

import pytest
from asked import answer, conflict

from claimtrack.ledger.compare import compare_rows


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Three hikers died on Mount Marapi.", "The WHO recorded 51 cholera deaths in Lusaka."),
        ("The ferry was carrying 200 people.", "The ferry can carry 150 people."),
        ("In the first week 12 people died.", "A total of 40 people have died."),
        ("The ship is 300 metres long.", "The ship is 40 metres wide."),
        ("The pilot was 45.", "The co-pilot was 29."),
        ("The gunman killed three people.", "Four people died, including the gunman."),
        ("The drone was shot down.", "A second drone reached its target."),
        ("Kenya closed two refugee camps.", "Kenya opened a new refugee camp."),
        ("The president met the rebels in Doha.", "The president's envoy met them in Nairobi."),
        ("Drones set an oil depot in Feodosia ablaze.", "Drones set an oil depot in Kerch ablaze."),
        ("The hospital was not hit directly.", "The hospital was damaged by the blast."),
        ("The army is preparing to withdraw.", "The army has not withdrawn."),
        ("He was charged with murder.", "He was not convicted of murder."),
        ("The army arrested the health minister.", "The army arrested the oil minister."),
        ("All schools in the north were closed.", "Some schools stayed open."),
        ("The bridge was closed on Monday.", "The bridge reopened on Wednesday."),
    ],
)
def test_near_misses_are_no_conflict(a, b):
    assert not conflict(a, b)
    assert not conflict(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ship is 300 metres long.", "The ship is 250 metres."),
        ("The unit had 300 men.", "The unit numbered 60 men."),
        ("Bei dem Angriff starben neun Soldaten.", "Bei dem Angriff starben zwei Soldaten."),
        ("Murieron 15 personas en el ataque.", "El ataque dejó 4 muertos."),
        ("The explosion happened at night.", "The explosion happened at noon."),
        ("The attack happened in Gao.", "The attack happened in Timbuktu."),
        ("The general died in Aleppo.", "The general died in Beirut."),
        ("RSF fighters control the palace.", "The army is in control of the palace."),
        ("The suspect confessed to the murder.", "The suspect denied the murder."),
    ],
)
def test_plain_contradictions_are_conflicts(a, b):
    assert conflict(a, b)
    assert conflict(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The dockers' union called off the strike.", "The pilots' union called off the strike."),
        ("Police shot the protester in the head.", "Police shot the protester in the leg."),
        ("Iran's president died in a crash.", "Iran's foreign minister died in a crash."),
        ("The parliament dissolved itself.", "The parliament was dissolved by the army."),
        ("The photo was taken before the strike.", "The photo was taken after the strike."),
    ],
)
def test_what_differs_in_one_word_is_not_the_same(a, b):
    assert not answer(a, b)["same"]


def test_who_said_it_does_not_keep_two_claims_apart():
    a = "Twelve people died in the Izmir fire, the mayor said."
    b = "Twelve people died in the Izmir fire, the governor said."
    assert answer(a, b)["same"]


def test_a_state_that_was_left_days_later_is_a_revision():
    row = {"a": "The prime minister remains in office.", "a_at": "2024-12-02",
           "b": "The prime minister has resigned.", "b_at": "2024-12-05"}  # fmt: skip
    assert next(iter(compare_rows([row])))["relation"] == "revises"
