"""Figures told by several words: feats, halves, terms, and what befell those counted."""

import pytest

from claimtrack.reading import read


def first(text: str) -> tuple[float, str, str]:
    figure = read(text).quantities[0]
    return figure.low, figure.unit or figure.noun, figure.role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 450 jobs went at the yard.", (405, "job", "cut")),
        ("Her hat-trick decided the final.", (3, "goal", "scored")),
        ("He was jailed for a year and a half.", (547.875, "day", "sentenced")),
        ("Ex-mayor gets seven years", (2556.75, "day", "sentenced")),
        ("Turnout was barely a third.", (33.33333333, "percent", "voted")),
        ("Oaxaca was hit by a magnitude-7.1 earthquake.", (7.1, "magnitude", "")),
        ("Thirty people were crushed to death.", (30, "peopl", "killed")),
        ("Nine girls were taken from the school by gunmen.", (9, "girl", "captured")),
        ("Nine girls were taken to their homes.", (9, "girl", "")),
        ("Forty people came down with cholera.", (40, "peopl", "infected")),
        ("The hostages are safe: all 40 captives came out alive.", (40, "captiv", "survived")),
        ("Some 130 passengers on the cruise ship fell ill.", (117, "passeng", "infected")),
        ("Half of registered voters turned out for the vote.", (50, "percent", "voted")),
        ("Gunners brought down all eight drones launched at Odesa.", (8, "drone", "shot down")),
        ("Two drones launched at Odesa hit the port.", (2, "drone", "landed")),
        ("The march brought out 300,000 people.", (300_000, "peopl", "protested")),
    ],
)  # fmt: skip
def test_several_words_tell_what_is_counted(text: str, expected: tuple[float, str, str]) -> None:
    assert first(text) == expected


def test_what_a_with_phrase_leads_up_to_does_not_deny_its_figure():
    assert not read("With 48 percent, she fell short of a majority.").quantities[0].negated


def test_no_more_after_a_figure_denies_nothing():
    assert read("He scored two goals, no more.").polarity == "affirmed"
