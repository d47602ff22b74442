"""Numerals by themselves: digits, words, and words for many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.reading import numbers
from claimtrack.text import tokens


def read(text, lang="en"):
    found = tokens(text)
    for at in range(len(found)):
        numeral = numbers.parse(found, at, lang)
        if numeral is not None:
            return (numeral.low, numeral.high)
    return None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seventeen", 17),
        ("forty-two", 42),
        ("three hundred and six", 306),
        ("two thousand five hundred", 2500),
        ("a hundred thousand", 100_000),
        ("half a million", 500_000),
        ("one and a half million", 1_500_000),
        ("3.2 million", 3_200_000),
        ("7.5k", 7_500),
        ("15,300", 15_300),
        ("1 234 567", 1_234_567),
        ("0.5", 0.5),
        ("three dozen", 36),
        ("2 crore", 20_000_000),
    ],
)
def test_an_english_numeral_has_one_value(text, value):
    assert read(text) == (value, value)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("fr", "soixante-douze", 72),
        ("fr", "quatre-vingt-quinze", 95),
        ("fr", "trois cent vingt et un", 321),
        ("fr", "4,5 millions", 4_500_000),
        ("es", "cuarenta y dos", 42),
        ("es", "trescientos mil", 300_000),
        ("es", "12.500", 12_500),
        ("de", "siebenundvierzig", 47),
        ("de", "dreitausendzweihundert", 3_200),
        ("de", "2,5 Millionen", 2_500_000),
        ("ru", "сорок два", 42),
        ("ru", "три тысячи двести", 3_200),
        ("ru", "2,5 млн", 2_500_000),
        ("uk", "сорок п'ять", 45),
        ("ar", "سبعة وأربعون", 47),
        ("ar", "٣٥٠", 350),
        ("ar", "أربعة آلاف", 4_000),
    ],
)
def test_numerals_of_other_languages_have_one_value(lang, text, value):
    assert read(text, lang) == (value, value)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("dozens", (20, 199)),
        ("hundreds of thousands", (150_000, 1_999_999)),
        ("several hundred", (300, 900)),
        ("several dozen", (24, 72)),
        ("a handful", (2, 8)),
        ("hundreds if not thousands", (150, 19_999)),
    ],
)
def test_words_for_many_are_intervals(text, bounds):
    assert read(text) == bounds


def test_separators_follow_the_language():
    assert numbers.digits("1.200", "de") == (1200, 1)
    assert numbers.digits("1.200", "en") == (1.2, 0.001)
    assert numbers.digits("1,200", "en") == (1200, 1)
    assert numbers.digits("1.234,5", "es") == (1234.5, 0.1)
    assert numbers.digits("27.07.2024", "de") is None


@pytest.mark.parametrize("text", ["9" * 400, "1," + "000," * 100 + "000", "9" * 18 + " trillion"])
def test_numbers_beyond_all_counting_are_read_as_none_or_bounded(text):
    value = read(text)
    assert value is None or value[1] <= numbers.MOST


@given(st.integers(0, 999_999_999))
def test_an_integer_in_digits_is_read_as_itself(value):
    assert read(f"{value:,}") == (value, value)
    assert read(str(value)) == (value, value)
