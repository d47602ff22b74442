"""Claims in other languages are read by the English clause reader, word by word."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimtrack.reading import gloss, glossary, read

FOLDER = Path(glossary.__file__).parent / "lexicon" / "gloss"
LANGUAGES = ("ar", "de", "es", "fr", "ru", "uk")


def act(text):
    clause = read(text).clauses[0]
    return clause.head, clause.agents, clause.patients, clause.polarity


CONVICTED = ("convict", ("court",), ("banker",), "affirmed")


@pytest.mark.parametrize(
    "text",
    [
        "The court convicted the banker.",
        "Le tribunal a condamné le banquier.",
        "Le banquier a été condamné par le tribunal.",
        "Das Gericht hat den Bankier verurteilt.",
        "Das Gericht verurteilte den Bankier.",
    ],
)
def test_one_act_is_read_alike_in_every_language(text):
    assert act(text) == CONVICTED


@pytest.mark.parametrize(
    "text",
    [
        "Die Polizei nahm den Verdächtigen fest.",
        "La policía detuvo al sospechoso.",
        "Подозреваемого задержала полиция.",
        "Поліція затримала підозрюваного.",
        "اعتقلت الشرطة المشتبه به.",
    ],
)
def test_who_did_it_is_told_from_order_and_endings(text):
    assert act(text) == ("arrest", ("police",), ("suspect",), "affirmed")


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre n'a pas démissionné.",
        "El ministro no dimitió.",
        "Der Minister ist nicht zurückgetreten.",
        "Министр не подал в отставку.",
        "Міністр не подав у відставку.",
        "لم يستقل الوزير.",
    ],
)
def test_a_negation_is_one_negation(text):
    assert read(text).clauses[0].polarity == "negated"


def test_no_one_and_not_are_said_once():
    assert read("Никто не пострадал при пожаре.").clauses[0].polarity == "negated"
    assert read("Aucun passager n'a survécu.").clauses[0].polarity == "negated"


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("Le tribunal a relaxé le maire.", "verdict", "no"),
        ("El congreso aprobó la ley.", "ballot", "yes"),
        ("Der Staudamm hielt stand.", "breach", "no"),
        ("Запуск ракеты провалился.", "success", "no"),
        ("Парламент відхилив законопроєкт.", "ballot", "no"),
        ("تم تأجيل الانتخابات.", "holding", "no"),
    ],
)
def test_outcomes_are_found_in_every_language(text, question, answer):
    assert (question, answer) in [(o.question, o.answer) for o in read(text).outcomes]


def test_spans_lie_in_what_was_said():
    text = "Bei dem Brand in Arlona wurde die Fabrik zerstört."
    reading = read(text)
    start, end = reading.clauses[0].span
    assert text[start:end].startswith("Bei dem Brand")
    assert text[start:end].rstrip(".").endswith("zerstört")


def test_what_only_may_be_is_no_fact():
    assert read("Le ministre pourrait démissionner.").clauses[0].modality == "possible"
    assert read("Die Studie könnte zurückgezogen werden.").clauses[0].modality == "possible"


def test_a_city_has_one_key_in_all_languages():
    for text in ("Die Minister trafen sich in Wien.", "Министры встретились в Вене.",
                 "Los ministros se reunieron en Viena."):  # fmt: skip
        assert [place.key for place in read(text).places] == ["vienna"]


def test_said_gives_the_words_of_a_stretch_in_english():
    reading = read("Некоторые заложники были освобождены.")
    assert gloss.said(reading, (0, len(reading.text))) == "some hostages were release ."
    assert gloss.tongue(reading) == "en"
    english = read("Some hostages were released.")
    assert gloss.said(english, (0, 13)) == "Some hostages"


def test_a_word_of_the_gloss_at_the_start_is_no_name():
    assert glossary.known("сборная", "ru")
    left = read("Збірна України перемогла Польщу.").clauses[0]
    right = read("Сборная Украины победила Польшу.").clauses[0]
    assert left.agents == right.agents


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_tables_hold_no_empty_and_no_doubled_entry(lang):
    table = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    for section, rows in table.items():
        for english, line in rows.items():
            items = [item.strip() for item in line.split("|")]
            assert all(items), (section, english)
            assert len(items) == len(set(items)), (section, english)


@pytest.mark.parametrize("text", ["не " * 3000, "nahm " * 3000, "n'a pas " * 2000, "لم " * 3000])
def test_any_text_is_read(text):
    assert read(text).text == text
