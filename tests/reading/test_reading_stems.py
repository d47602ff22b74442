"""The stems that are written down: they only spare time, so each must be what snowball says."""

from __future__ import annotations

from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import stem, stemmer


def test_every_stem_written_down_is_that_of_the_stemmer():
    snowball = stemmer("en")
    wrong = {word: root for word, root in lexicons.stems().items() if snowball(word) != root}
    assert not wrong, "run python bench/make_stems.py"


def test_a_word_that_is_not_written_down_is_stemmed():
    assert "defenestrations" not in lexicons.stems()
    assert stem("defenestrations", "en") == stemmer("en")("defenestrations")


def test_words_of_the_lexicons_are_written_down():
    pairs = lexicons.load("opposites")["antonym"]["pairs"]
    words = {word for pair in pairs for word in pair.split() if word.isalpha()}
    missing = words - lexicons.stems().keys()
    assert len(missing) < 0.2 * len(words), "run python bench/make_stems.py"
