"""Acts that are told by a phrase: the clause and the words that are matched have one concept."""

from __future__ import annotations

import pytest

from claimtrack.ledger.compare import compare_texts
from claimtrack.reading import read


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The ban took effect on Monday.", "begin"),
        ("The tariffs go into effect in June.", "begin"),
        ("The truce came to a close.", "end"),
        ("The rebels laid down their arms.", "surrender"),
        ("The cyclone came ashore in Odisha.", "make-landfall"),
        ("Hackers gained access to the accounts.", "enter"),
        ("The witness took the stand.", "testify"),
        ("The plane took off from Lima.", "take-off"),
        ("Police tracked down the driver.", "find"),
        ("The factory shut its doors in May.", "close"),
    ],
)
def test_a_phrase_is_one_act_and_one_word(text, act):
    told = read(text)
    assert told.clauses[0].head == act
    assert act in told.tokens
    assert told.tokens.count("capture") == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ban took effect on Monday.", "The ban came into force on Monday."),
        ("The truce came to a close on Friday.", "The truce ended on Friday."),
        ("The witness took the stand in court.", "The witness testified in court."),
        ("The village was razed to the ground.", "The village was destroyed."),
    ],
)
def test_two_phrases_of_one_act_say_the_same(a, b):
    assert compare_texts(a, b)["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ban took effect on Monday.", "The ban was lifted on Monday."),
        ("The cyclone came ashore in Odisha.", "The cyclone never made landfall in Odisha."),
        ("The plane took off from Lima.", "The plane landed in Lima."),
    ],
)
def test_phrases_of_other_acts_do_not_say_the_same(a, b):
    assert not compare_texts(a, b)["same"]


def test_what_becomes_of_somebody_is_told_by_the_state():
    assert "infect" in " ".join(read("Ten patients became infected in hospital.").tokens)
