"""Tokens: words, numbers and signs of a text, in many scripts, in linear time."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text import fold, safe, slug, tokens


def words(text):
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. said 1,250 fled.", ["The", "U.S.", "said", "1,250", "fled", "."]),
        ("don't rock al-Bashir", ["don't", "rock", "al-Bashir"]),
        ("a 30-man unit", ["a", "30", "-", "man", "unit"]),
        ("1.2k, 3.5%", ["1.2", "k", ",", "3.5", "%"]),
        ("12 500 voters in 2019", ["12 500", "voters", "in", "2019"]),
        ("in 2019 300 men", ["in", "2019", "300", "men"]),
        ("on 05.03.2021 at 15:30", ["on", "05.03.2021", "at", "15", ":", "30"]),
        ("two F-16s and MH17", ["two", "F-16s", "and", "MH17"]),
        ("café—including l’armée", ["café", "—", "including", "l’armée"]),
        ("١٬٢٠٠ جندي", ["١٬٢٠٠", "جندي"]),
        ("1’200 Tote", ["1’200", "Tote"]),
        ("", []),
        ("...", [".", ".", "."]),
    ],
)
def test_tokens_keep_words_and_numbers_whole(text, expected):
    assert words(text) == expected


def test_marks_and_invisible_characters_stay_inside_their_word():
    assert words("cafe\u0301s so\u00adfort") == ["cafe\u0301s", "so\u00adfort"]


@given(st.text(max_size=200))
def test_tokens_cover_all_that_is_no_blank_in_order(text):
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text and t.lower == t.text.lower() for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert "".join("".join(t.text.split()) for t in found) == "".join(text.split())


def test_folded_names_meet_across_scripts():
    assert fold("Zürich") == "zurich"
    assert slug("  The Red-Cross!  ") == "the-red-cross"
    assert slug("!!!") == "x"


def test_what_could_command_a_terminal_is_made_visible():
    assert safe("a\x1b[31mb\u202e") == "a\\u{1b}[31mb\\u{202e}"
