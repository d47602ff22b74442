"""Who cannot be whom: lightning is no arsonist, a striker no goalkeeper, his wife not he."""

import pytest
from asked import answer, conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The barn fire was started by a roofer.", "A faulty heater started the barn fire."),
        ("The decisive penalty was missed by Duarte.", "It was Solano who missed the penalty."),
        ("Orsini bought the vineyard.", "The vineyard was acquired by Maxwells."),
        ("The captain was flying the jet.", "The jet was being flown by the co-pilot."),
        ("The minister was driving the car.", "The minister's son was driving the car."),
        ("The ransom was paid by the family.", "The government paid the ransom."),
        ("The Games were awarded to Chile.", "Peru will host the Games."),
        ("The first shot was fired by a warder.", "An inmate fired the first shot."),
        ("The far right tabled the motion.", "The motion was tabled by the Greens."),
        ("The comet was discovered by a student.", "An astronomer discovered the comet."),
    ],
)
def test_one_act_with_two_doers_who_cannot_be_one_is_shown(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bridge was built by soldiers.", "Engineers from the army built the bridge."),
        ("The driver caused the crash.", "The crash was caused by speeding."),
        ("The storm caused the blackout.", "The blackout was caused by fallen trees."),
        ("The mayor was shot by a gunman.", "A student shot the mayor."),
        ("The envoy was killed by a bomb.", "Islamists killed the envoy."),
        ("The car was driven by a teacher.", "A mother of two was driving the car."),
        ("Nurses went on strike over pay.", "Teachers went on strike over pay."),
        ("Kenya's runner won the men's race.", "An Ethiopian won the women's race."),
        ("Dockers occupied the town hall.", "Students occupied the town hall."),
    ],
)
def test_doers_who_may_be_one_or_of_two_acts_are_not_shown(a: str, b: str) -> None:
    assert not conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nurses went on strike over pay.", "Teachers went on strike over pay."),
        ("The keeper was sent off.", "The striker was sent off."),
        ("The king met the envoy.", "The queen met the envoy."),
    ],
)
def test_an_act_of_two_who_cannot_be_one_is_not_the_same(a: str, b: str) -> None:
    assert not answer(a, b)["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The choir sang in Oslo.", "The choir sang in Turku."),
        (
            "The minister spoke to reporters on Monday.",
            "The minister spoke to reporters on Friday.",
        ),
        ("Farmers blocked the motorway on Friday.", "Farmers blocked the motorway on Sunday."),
        ("An aftershock shook Hatay on Monday.", "An aftershock shook Hatay on Tuesday."),
        ("A coach crashed on Monday.", "A coach crashed on Thursday."),
        ("The singer was born in Odesa.", "The singer was arrested in Nice."),
        ("The embassy in Kabul was closed.", "The consulate in Herat was closed."),
    ],
)
def test_what_is_done_again_elsewhere_or_on_another_day_is_not_shown(a: str, b: str) -> None:
    assert not conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The last march took place on Monday.", "The last march took place on Friday."),
        ("The minister will visit on Monday.", "The minister will visit on Thursday."),
        ("The coach crashed on Monday.", "The coach crashed on Thursday."),
        ("The quake rattled the port on Monday.", "The quake rattled the port on Tuesday."),
    ],
)
def test_one_that_is_meant_has_one_day(a: str, b: str) -> None:
    assert conflict(a, b)
