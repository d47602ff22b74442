"""Negation, doubt, plans and questions, and what only looks like them."""

from __future__ import annotations

import pytest

from claimtrack.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "The court did not convict the banker.",
        "The court never convicted the banker.",
        "No court convicted the banker.",
        "The court failed to convict the banker.",
        "The court refused to convict the banker.",
        "The court was unable to convict the banker.",
        "The court didn't convict the banker.",
        "Nobody convicted the banker.",
    ],
)
def test_what_is_not_done_is_negated(text: str):
    assert read(text).polarity == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "The court convicted not only the banker but his wife.",
        "The station did not close until Friday.",
        "Not all of the miners were rescued.",
        "No fewer than six courts convicted the banker.",
        "The peak was climbed without oxygen.",
        "The ferry was unharmed.",
    ],
)
def test_what_only_looks_negative_is_affirmed(text: str):
    assert read(text).polarity == "affirmed"


def test_no_evidence_is_weaker_than_a_denial():
    reading = read("There is no evidence that the vaccine causes fever.")
    assert reading.polarity == "unproven"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The dam may collapse.", "possible"),
        ("The company plans to close the mine.", "planned"),
        ("The company will close the mine.", "planned"),
        ("The climbers tried to cross the glacier.", "attempted"),
        ("If the dam collapses, the town will be flooded.", "conditional"),
        ("Police are investigating whether the painting is fake.", "asked"),
        ("The painting is allegedly fake.", "reported"),
        ("The deal was signed in May.", "fact"),
        ("The climbers managed to cross the glacier.", "fact"),
    ],
)
def test_how_surely_it_is_said(text: str, modality: str):
    assert read(text).modality == modality


def test_the_words_that_negate_are_marked():
    reading = read("The court did not convict the banker.")
    cue = reading.clauses[0].cue
    assert cue is not None
    assert reading.text[slice(*cue)] == "not"


@pytest.mark.parametrize(
    "text",
    [
        "Le tribunal n'a pas condamné le banquier.",
        "El tribunal no condenó al banquero.",
        "Das Gericht hat den Bankier nicht verurteilt.",
        "Суд не осудил банкира.",
        "Суд не засудив банкіра.",
        "لم تدن المحكمة المصرفي",
    ],
)
def test_negation_is_read_in_other_languages(text: str):
    assert read(text).polarity == "negated"
