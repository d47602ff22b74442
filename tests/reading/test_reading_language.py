"""The language of a text, from script and function words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.reading import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three people were killed in the flood.", "en"),
        ("Seven dead", "en"),
        ("Le maire a été réélu avec 52 % des voix.", "fr"),
        ("L'usine supprime 200 emplois", "fr"),
        ("El alcalde fue detenido por la policía.", "es"),
        ("Der Bürgermeister wurde nicht gewählt.", "de"),
        ("Il sindaco è stato arrestato con gli altri", "it"),
        ("В результате пожара погибли 5 человек", "ru"),
        ("Унаслідок пожежі загинули п'ятеро людей", "uk"),
        ("لقي خمسة أشخاص مصرعهم", "ar"),
        ("五人死亡", "zh"),
        ("Πέντε νεκροί", "el"),
        ("", "en"),
        ("1234 !!", "en"),
    ],
)
def test_a_language_is_told_from_script_and_function_words(text, expected):
    assert language.detect(text) == expected


@given(st.text())
def test_any_text_has_a_language(text):
    assert language.detect(text).isalpha()
