"""What the reader loads is what people edited: the tables as JSON, and what is worked out of them.

The stems that are written down only spare time, so each must be what snowball says.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from claimtrack.reading import lexicons, making
from claimtrack.reading.lexemes import stem, stemmer

SOURCES = Path(lexicons.__file__).with_name("lexicon")
MADE = SOURCES / "made"
TABLES = sorted(str(file.relative_to(SOURCES).with_suffix("")) for file in SOURCES.rglob("*.toml"))
REMEDY = "it is older than its table: run make lexicon"


def text_of(table: object) -> str:
    """Return what stands in a table, in its order."""
    return json.dumps(table, ensure_ascii=False)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_loaded_as_it_was_edited(name):
    edited = tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8"))
    assert (MADE / f"{name}.json").exists(), REMEDY
    assert text_of(lexicons.load(name)) == text_of(edited), REMEDY


@pytest.mark.parametrize("name", making.WORKED_OUT)
def test_what_is_worked_out_of_the_tables_is_what_they_come_to(name):
    assert text_of(lexicons.load(name)) == text_of(making.WORKED_OUT[name]()), REMEDY


def test_nothing_is_loaded_that_has_no_table():
    made = {str(file.relative_to(MADE))[: -len(".json")] for file in MADE.rglob("*.json")}
    assert made == {*TABLES, *making.WORKED_OUT, "stems"}, "run make lexicon"


def test_every_stem_written_down_is_that_of_the_stemmer():
    snowball = stemmer("en")
    wrong = {word: root for word, root in lexicons.stems().items() if snowball(word) != root}
    assert not wrong, "run make lexicon"


def test_a_word_that_is_not_written_down_is_stemmed():
    assert "defenestrations" not in lexicons.stems()
    assert stem("defenestrations", "en") == stemmer("en")("defenestrations")


def test_words_of_the_lexicons_are_written_down():
    pairs = lexicons.load("opposites")["antonym"]["pairs"]
    words = {word for pair in pairs for word in pair.split() if word.isalpha()}
    missing = words - lexicons.stems().keys()
    assert len(missing) < 0.2 * len(words), "run make lexicon"
