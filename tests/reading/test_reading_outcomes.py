"""Which questions of the field a statement answers, and how."""

from __future__ import annotations

import pytest

from claimtrack.reading import lexicons, read, serial
from claimtrack.reading.outcomes import questions


def _told(text: str) -> set[tuple[str, str]]:
    return {(told.question, told.answer) for told in read(text).outcomes}


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("The jury found the former governor guilty.", "verdict", "yes"),
        ("The banker was cleared of fraud.", "verdict", "no"),
        ("The fire is out of control.", "control", "no"),
        ("The fire is under control.", "control", "yes"),
        ("The fire is not under control.", "control", "no"),
        ("She refused to concede.", "concession", "no"),
        ("The vote was neither free nor fair.", "fairness", "no"),
        ("The cyclist never failed a drug test.", "drugtest", "no"),
        ("Shelling has shattered the truce.", "ceasefire", "no"),
        ("The minister denied that the march was violent.", "peacefulness", "yes"),
    ],
)
def test_a_phrase_answers_its_question(text: str, question: str, answer: str):
    assert (question, answer) in _told(text)


def test_the_longest_phrase_of_a_question_decides():
    assert ("concession", "yes") not in _told("The candidate refuses to concede.")


def test_a_phrase_may_hold_its_object_inside():
    found = read("Police took the two brothers into custody.").outcomes
    assert any(told.question == "liberty" and told.answer == "yes" for told in found)


def test_no_phrase_reaches_over_the_end_of_a_sentence():
    assert ("verdict", "yes") not in _told("They found him. Guilty or not, he left.")


def test_what_is_only_rumoured_answers_nothing():
    assert ("liberty", "yes") not in _told("He called reports of his arrest untrue.")


def test_every_question_can_be_answered_both_ways_and_its_words_are_known():
    names = lexicons.load("outcomes")
    assert len(names) > 30
    assert all(questions()[name].name == name for name in names)


def test_outcomes_survive_being_stored():
    reading = read("The jury found the former governor guilty.")
    assert serial.from_dict(serial.to_dict(reading)) == reading


def test_a_noun_is_no_participle_of_its_verb():
    assert all(told.question != "intent" for told in read("The plant at Dorvik burned.").outcomes)


def test_no_phrase_answers_a_question_twice():
    for name, row in lexicons.load("outcomes").items():
        told = [p.strip() for side in ("yes", "no", "open") for p in row.get(side, "").split("|")]
        phrases = [phrase for phrase in told if phrase]
        assert len(phrases) == len(set(phrases)), name
