"""One conflict of words is found in many wordings; near misses are not, and none is called one."""

import json
from pathlib import Path

import pytest
from asked import answer, conflict

from claimtrack.ledger.compare import compare_rows

FILE = Path(__file__).parents[1] / "data" / "pairs" / "reworded_words.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_a_conflict_of_words_is_found_in_other_words_and_never_called_the_same():
    told = list(compare_rows([{"a": row["a"], "b": row["b"]} for row in ROWS]))
    found = [said["relation"] == "contradicts" and said["tier"] == "conflict" for said in told]
    real = [row["label"] == "contradicts" for row in ROWS]
    pairs = list(zip(found, real, strict=True))
    assert sum(f and r for f, r in pairs) >= 0.7 * sum(real)
    assert sum(f and not r for f, r in pairs) <= 0.02 * len(real)
    assert not any(said["same"] for said in told)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The court left the ban on the app in place.", "The court lifted the ban on the app."),
        ("The patch fixes the flaw.", "After the patch the flaw is still there."),
        ("The firm earned more than a year ago.", "The firm earned less than a year ago."),
        ("The vote in Kasai has been thrown out.", "The panel confirmed the vote in Kasai."),
        ("The airport is closed to all flights.", "All flights leave the airport on schedule."),
    ],
)
def test_opposite_acts_and_answers_are_never_the_same(a: str, b: str) -> None:
    assert not answer(a, b)["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The premier quit before the vote.", "The premier was in office until after the vote."),
        ("The reactor had been shut down before the quake hit.",
         "When the quake hit, the reactor was running at full capacity."),
        ("All pilots died on impact.", "The co-pilot was pulled from the wreck alive."),
        ("Observers called the election free and fair.",
         "The vote fell short of democratic standards, observers said."),
        ("The hospital paid the hackers.", "No money was paid to the hackers."),
    ],
)  # fmt: skip
def test_how_it_stood_at_one_moment_has_one_answer(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The reactor was shut down after the quake.",
         "The reactor was at full capacity when the quake hit."),
        ("The strike was called off after three days.", "Nurses went on strike on Monday."),
        ("The minister offered to resign.", "The minister is staying on."),
        ("The dam is at risk of giving way.", "The dam is holding."),
        ("Shares opened in the red.", "Shares closed higher."),
        ("The bill passed its first reading.", "The bill was rejected at its final reading."),
        ("The general has fled abroad.", "The general's family is still in the country."),
        ("The hostages were not freed until the ransom was paid.", "The hostages are home."),
        ("Observers called the election in Lusaka free and fair.",
         "Observers said the vote in Harare was rigged."),
    ],
)  # fmt: skip
def test_what_is_not_yet_or_of_another_moment_answers_nothing(a: str, b: str) -> None:
    assert not conflict(a, b)


def test_the_name_of_an_aid_agency_negates_nothing():
    assert not conflict("Doctors Without Borders suspended its work in Zamzam.",
                        "Doctors Without Borders has halted its work in Zamzam.")  # fmt: skip
