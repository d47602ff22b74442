"""Likelihood and confidence are two scales."""

from __future__ import annotations

import pytest

from claimtrack.credibility.words import confidence, likelihood


@pytest.mark.parametrize(
    ("belief", "word"),
    [
        (0.01, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.5, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.71, "likely"),
        (0.8, "likely"),
        (0.9, "very likely"),
        (0.99, "almost certain"),
    ],
)
def test_a_belief_has_one_of_seven_words(belief, word):
    assert likelihood(belief) == word


def test_one_origin_is_never_more_than_low_confidence():
    assert confidence(0.7, 0.8, 1, judged=False) == "low"


def test_three_origins_and_a_narrow_interval_are_high_confidence():
    assert confidence(0.7, 0.9, 3, judged=False) == "high"
    assert confidence(0.5, 0.9, 3, judged=False) == "moderate"
    assert confidence(0.2, 0.9, 9, judged=False) == "low"


def test_a_verdict_is_high_confidence():
    assert confidence(0.99, 0.99, 0, judged=True) == "high"
