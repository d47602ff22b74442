"""What is told of somebody else, or by the same words, is no conflict; how it is said is none."""

import pytest
from asked import answer, conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mayor resigned on Tuesday.", "The deputy mayor refuses to resign."),
        ("The court sentenced him to 12 years.", "The court sentenced his brother to five years."),
        (
            "Two men were sentenced to life in prison.",
            "Four others were sentenced to 12 years in prison.",
        ),
        ("The trial of the colonel begins in May.", "The trial of the captain begins in June."),
        ("Nobody has claimed the attack.", "No group has claimed responsibility for the attack."),
        ("There were two attackers.", "Five attackers were killed in the raid."),
    ],
)
def test_what_is_told_of_others_or_of_the_same_is_not_shown(a: str, b: str) -> None:
    assert not conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The referendum was held on 3 March.", "The referendum took place on 10 March."),
        ("Inflation fell to 4 percent in May.", "Inflation stood at 9 percent in May."),
        ("There were two attackers.", "Five attackers stormed the hotel."),
        ("She was born in Oslo.", "She was born in Bergen."),
        ("The body was found in a field.", "The body was found in a flat."),
        ("The court sentenced him to 12 years.", "He was sentenced to life in prison."),
        (
            "The refugees were turned back at the border.",
            "The refugees were allowed to cross the border.",
        ),
        ("The militia freed the nurse on Friday.", "The militia is still holding the nurse."),
    ],
)
def test_two_answers_in_other_words_are_shown(a: str, b: str) -> None:
    assert conflict(a, b)


def test_a_place_that_was_empty_was_not_full_of_children() -> None:
    assert not answer(
        "The school was empty when the shell hit.",
        "Children were in the school when the shell hit.",
    )["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The tanker flies the flag of the United States.",
         "The tanker flies the flag of the United Kingdom."),
        ("The drone was made in South Korea.", "The drone was made in North Korea."),
        ("The tanker flies the flag of Malta.", "The tanker flies the Marshall Islands flag."),
    ],
)  # fmt: skip
def test_a_country_of_two_words_is_one_country(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The tanker flies the flag of the Marshall Islands.",
         "The tanker flies the Marshall Islands flag."),
        ("The drone was made in South Korea.", "The drone was South Korean-made."),
    ],
)  # fmt: skip
def test_one_country_named_before_and_behind_is_no_conflict(a: str, b: str) -> None:
    assert not conflict(a, b)
