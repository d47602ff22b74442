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
