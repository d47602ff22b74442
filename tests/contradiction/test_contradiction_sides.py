"""An event of several sides: whose loss a figure counts, and the same figure in other words."""

from __future__ import annotations

import pytest

from claimtrack.ledger.compare import compare_texts

WAGNER = "Les rebelles touaregs disent avoir tué 84 mercenaires de Wagner à Tinzaouaten."


@pytest.mark.parametrize(
    "text",
    [
        "Eighty-four fighters of Wagner died in the battle near the Algerian border.",
        "I ribelli tuareg affermano di aver ucciso 84 mercenari della Wagner a Tinzaouaten.",
        "Según el CSP, 84 mercenarios de Wagner murieron en Tinzaouaten.",
        "Движение CSP заявило, что в бою у Тинзауатена убиты 84 бойца «Вагнера».",
    ],
)
def test_a_telling_figure_of_one_side_repeats_in_any_words(text):
    assert compare_texts(WAGNER, text)["same"]


@pytest.mark.parametrize(
    "text",
    ["84 Malian soldiers were killed.", "83 Wagner mercenaries were killed.",
     "84 Wagner mercenaries were wounded.",
     "84 Wagner mercenaries and 47 Malian soldiers were killed."],
)  # fmt: skip
def test_another_side_figure_or_role_is_not_the_same(text):
    assert not compare_texts(WAGNER, text)["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Our men inflicted heavy losses on the attackers.",
         "Russian mercenaries have never before suffered such losses."),
        ("Rebels surrounded the convoy of soldiers and Wagner men.",
         "Several soldiers and two Wagner fighters were taken prisoner."),
    ],
)  # fmt: skip
def test_two_views_of_one_battle_do_not_contradict(a, b):
    assert compare_texts(a, b)["relation"] != "contradicts"


def test_a_bound_from_above_does_not_grow_like_a_toll():
    answer = compare_texts(
        "No more than 40 passengers died.", "At least 90 passengers died.",
        a_said="2023-03-15", b_said="2023-03-18",
    )  # fmt: skip
    assert answer["relation"] == "contradicts"
