"""Figures whose measure is named far before them, and what those counted lost or were left in."""

import pytest

from claimtrack.reading import read


def counted(text: str) -> list[tuple[float, str, str]]:
    return [(q.low, q.counted, q.role) for q in read(text).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels put the death toll in the market bombing at 41.", (41, "people", "killed")),
        ("Death toll in ferry disaster at 170, navy says", (170, "people", "killed")),
        ("Independent tally puts cyclone dead at 2,928", (2928, "people", "killed")),
        ("The number of people hurt in the blaze has climbed to 31.", (31, "people", "wounded")),
        ("The number of homes destroyed in the storm rose to 450.", (450, "houses", "destroyed")),
        ("The death toll among soldiers at the base stands at 29.", (29, "soldiers", "killed")),
        ("The closure cost 600 miners their jobs.", (600, "workers", "cut")),
        ("The clashes cost 14 soldiers their lives.", (14, "soldiers", "killed")),
        ("The flood cost 900 families their homes.", (900, "people", "displaced")),
        ("The takeover put 150 miners out of work.", (150, "workers", "cut")),
        ("Police arrested 45 demonstrators at the rally.", (45, "protesters", "arrested")),
        ("Hamas handed over four hostages.", (4, "hostages", "released")),
        ("A quarter of the plant's 800 workers stayed away.", (200, "workers", "")),
    ],
)
def test_a_figure_takes_its_role_from_the_measure_or_the_loss_that_is_named(
    text: str, expected: tuple[float, str, str]
) -> None:
    assert counted(text)[0] == expected


@pytest.mark.parametrize("text", ["Polling station 118 opened late.", "The suspect is in cell 14."])
def test_the_number_of_a_place_counts_nothing(text: str) -> None:
    assert counted(text) == []


def test_a_range_of_hedges_is_told_by_the_vague_one() -> None:
    (figure,) = read("Police put the crowd at only around 80,000.").quantities
    assert (figure.low, figure.high, figure.noun) == (72_000, 88_000, "crowd")


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("The talks lasted an hour.", "day", 1 / 24),
        ("The strike lasted a fortnight.", "day", 14),
        ("The ceasefire is to last ten days.", "day", 10),
        ("He was arrested four times.", "times", 4),
        ("He was arrested twice.", "times", 2),
        ("She scored twice in the final.", "", 2),
        ("She netted a hat-trick.", "", 3),
    ],
)
def test_what_is_told_without_a_numeral_is_an_amount(text: str, unit: str, low: float) -> None:
    (figure,) = read(text).quantities
    assert (figure.unit, figure.low) == (unit, pytest.approx(low))


@pytest.mark.parametrize(
    "text", ["It is twice the size.", "She trains twice a week.", "He left a week ago."]
)
def test_what_compares_or_recurs_is_none(text: str) -> None:
    assert read(text).quantities == ()
