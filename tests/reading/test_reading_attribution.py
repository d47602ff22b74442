"""Who is said to say it is split off; a denial stays with the statement."""

from __future__ import annotations

import pytest

from claimtrack.reading import read


def statement(text: str, lang: str | None = None) -> str:
    reading = read(text, lang=lang)
    return text[slice(*reading.statement)]


@pytest.mark.parametrize(
    ("text", "speaker", "rest"),
    [
        ("The mayor said that the bridge was closed.", "The mayor", "the bridge was closed."),
        ("According to the coastguard, the yacht sank.", "the coastguard", "the yacht sank."),
        ("Greenpeace: the tanker is leaking", "Greenpeace", "the tanker is leaking"),
        ("The yacht sank, the coastguard said.", "the coastguard", "The yacht sank"),
        ("The yacht sank, said the coastguard.", "the coastguard", "The yacht sank"),
        ("The yacht sank, according to the coastguard", "the coastguard", "The yacht sank"),
        ("Kenya claims to have arrested the pirates", "Kenya", "have arrested the pirates"),
        (
            "Strikes kill nine near the lake: activists",
            "activists",
            "Strikes kill nine near the lake",
        ),
        ("Air raids kill nine in the town Monitor", "Monitor", "Air raids kill nine in the town"),
        ("La mairie affirme que le pont est fermé.", "La mairie", "le pont est fermé."),
        ("Selon la mairie, le pont est fermé.", "la mairie", "le pont est fermé."),
        ("Según la policía, el puente está cerrado.", "la policía", "el puente está cerrado."),
        ("Laut Polizei, die Brücke ist gesperrt.", "Polizei", "die Brücke ist gesperrt."),
        ("По словам мэра, мост закрыт.", "мэра", "мост закрыт."),
        ("Мэр заявил, что мост закрыт.", "Мэр", "мост закрыт."),
        ("За словами мера, міст закрито.", "мера", "міст закрито."),
    ],
)
def test_the_speaker_is_split_off(text: str, speaker: str, rest: str):
    reading = read(text)
    assert [a.speaker for a in reading.attribution] == [speaker]
    assert text[slice(*reading.statement)] == rest


def test_nested_attributions_are_peeled_one_by_one():
    reading = read("Reuters reported that the ministry had said that the dam was safe.")
    assert [a.speaker for a in reading.attribution] == ["Reuters", "the ministry"]
    assert statement(reading.text) == "the dam was safe."


@pytest.mark.parametrize(
    "text",
    [
        "Peru denied that its navy had sunk the trawler.",
        "Peru rejected claims that its navy had sunk the trawler.",
        "Peru dismissed reports that its navy had sunk the trawler.",
        "The claim that the Peruvian navy sank the trawler is false.",
        "Reports that the Peruvian navy sank the trawler were dismissed as false.",
        "There is no truth to reports that the Peruvian navy sank the trawler.",
        "It is not true that the Peruvian navy sank the trawler.",
        "The navy sank no trawler",
    ],
)
def test_a_denial_stays_with_the_statement(text: str):
    reading = read(text)
    assert reading.clauses[0].head == "sink"
    assert reading.polarity in ("denied", "negated")


def test_the_subject_of_what_is_denied_with_a_participle_is_the_speaker():
    reading = read("Brazil denied sending aid to Guyana.")
    assert reading.clauses[0].agents == ("brazil",)
    assert reading.polarity == "denied"


def test_not_to_deny_is_no_denial():
    reading = read("The minister did not deny that fuel was rationed.")
    assert reading.polarity == "affirmed"
    assert reading.modality == "possible"


def test_a_denial_ends_where_something_else_is_said():
    reading = read("The club denied that the striker had been sold, saying he was on loan.")
    assert [c.polarity for c in reading.clauses] == ["denied", "affirmed"]


@pytest.mark.parametrize(
    "text",
    [
        "The group claimed responsibility for the bombing.",
        "Clashes were reported in the harbour.",
        "The parties reached a deal.",
        "Parliament rejected the budget.",
    ],
)
def test_a_verb_that_acts_is_no_attribution(text: str):
    assert read(text).attribution == ()


def test_a_true_frame_says_what_it_frames():
    reading = read("It is true that the museum was robbed.")
    assert reading.polarity == "affirmed"
    assert statement(reading.text) == "the museum was robbed."


def test_reported_hearsay_is_marked():
    assert read("Unconfirmed reports say that the pilot was drunk.").modality == "reported"
    assert read("The pilot was reportedly drunk.").modality == "reported"
