"""The dead of the army, of the rebels and of civilians are three tolls, named or not."""

from __future__ import annotations

import pytest
from asked import conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Forty-three terrorists were killed at Korvane.", "The army lost 31 men at Korvane."),
        ("Rebel losses at Korvane were put at around 15 dead.", "The army lost 31 men at Korvane."),
        ("At least 23 civilians were killed at Korvane.", "Army losses at Korvane are 14 dead."),
    ],
)  # fmt: skip
def test_tolls_of_two_camps_are_not_compared(a: str, b: str) -> None:
    assert not conflict(a, b)
    assert not conflict(b, a)


def test_two_tolls_of_one_camp_are() -> None:
    assert conflict("Fourteen soldiers were killed at Korvane.", "The army lost 31 men at Korvane.")
