"""A language model of the analyst's own: heard where no rule decides, and never more than that.

The model is made here: it answers "contradiction" where the first text has the word "zorn" and the
second one "quib", or the other way round.
"""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

WORDS = {"[UNK]": 0, "[PAD]": 1, "[SEP]": 2, "zorn": 3, "quib": 4, "killed": 5, "people": 6}
HEAD = "source,said,event,text"
ZORN = '"Prefect",2024-05-02,Night in Karo,"The old town of Karo was zorn all night."'
QUIB = '"Karo Post",2024-05-02,Night in Karo,"The old town of Karo was quib all night."'
ROWS = (
    ZORN, QUIB,
    '"Baker",2024-05-02,Night in Karo,"The old town of Karo had no bread all night."',
    '"Clinic",2024-05-02,Fire in Melt,"12 people were killed in the quib in Melt."',
    '"Police",2024-05-02,Fire in Melt,"At least 5 people were killed in zorn Melt."',
    '"Elsewhere",2024-05-02,,"The old town of Karo was quib all that night."',
)  # fmt: skip


def save_model(folder, both=(8.0, 0.0), other=(0.0, 8.0)):
    """Write a model whose two logits are those given, by whether both words are in the pair."""
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    tokenizers = pytest.importorskip("tokenizers")
    make, number = onnx.helper, onnx.numpy_helper.from_array
    marks = np.zeros((len(WORDS), 2), np.float32)
    marks[WORDS["zorn"], 0] = marks[WORDS["quib"], 1] = 1
    nodes = [
        make.make_node("Gather", ["marks", "input_ids"], ["seen"]),
        make.make_node("ReduceMax", ["seen"], ["has"], axes=[1], keepdims=0),
        make.make_node("ReduceMin", ["has"], ["both"], axes=[1], keepdims=1),
        make.make_node("Mul", ["both", "change"], ["more"]),
        make.make_node("Add", ["more", "other"], ["logits"]),
    ]
    graph = make.make_graph(
        nodes, "tiny",
        [make.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["texts", "tokens"])],
        [make.make_tensor_value_info("logits", onnx.TensorProto.FLOAT, ["texts", 2])],
        [number(marks, "marks"), number(np.array([other], np.float32), "other"),
         number(np.array([both], np.float32) - np.array([other], np.float32), "change")],
    )  # fmt: skip
    folder.mkdir(exist_ok=True)
    model = make.make_model(graph, opset_imports=[make.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, folder / "model.onnx")
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    labels = {"0": "CONTRADICTION", "1": "ENTAILMENT"}
    (folder / "config.json").write_text(json.dumps({"id2label": labels}))
    return folder


@pytest.fixture
def model(tmp_path):
    return save_model(tmp_path / "tiny")


def guesses(run):
    rows = run("contradictions", "--all", "--json").json
    return [row for row in rows if row["rule"] == "NLI model"]


def sources(run):
    return {name for row in guesses(run) for side in "ab" for name in row[side]["sources"]}


def test_a_model_is_heard_where_no_rule_decides_and_only_as_possible(told, model):
    assert guesses(told) == []
    assert told("match", "--nli", model).code == 0
    (row,) = guesses(told)
    assert {row["a"]["source"], row["b"]["source"]} == {"Prefect", "Karo Post"}
    assert row["tier"] == "possible"
    assert "the model tiny@" in row["explanation"]
    assert "1.00" in row["explanation"]
    assert row["question"].startswith("Is it so? The old town")
    assert told("contradictions", "--check", "--tier", "possible").code == 0


def test_a_model_is_not_heard_against_figures_or_outside_an_event(told, model):
    told("match", "--nli", model)
    assert not sources(told) & {"Clinic", "Police", "Elsewhere"}


def test_a_model_moves_no_belief(told, model):
    before = told("disputes", "--all", "--json").out, told("credibility", "--json").out
    told("match", "--nli", model)
    assert (told("disputes", "--all", "--json").out, told("credibility", "--json").out) == before


def test_its_answers_are_kept_so_that_all_can_be_made_anew_without_it(told, model):
    told("match", "--nli", model)
    (row,) = guesses(told)
    shutil.rmtree(model)
    assert told("match", "--rebuild").code == 0
    assert [each["id"] for each in guesses(told)] == [row["id"]]
    assert told("doctor").code == 0


def test_new_claims_are_put_to_the_model_that_was_heard_before(told, model, tmp_path):
    told("match", "--nli", model)
    more = '"Karo Radio",2024-05-02,Night in Karo,"The old town of Karo was quib until dawn."'
    assert told("import", "-", stdin=f"{HEAD}\n{more}\n").code == 0
    assert "Karo Radio" in sources(told)
    assert told("match", "--nli", "none").code == 0
    assert guesses(told) == []


def test_below_nine_tenths_it_is_not_heard(told, tmp_path):
    told("match", "--nli", save_model(tmp_path / "unsure", both=(2.0, 0.0)))
    assert guesses(told) == []


def test_the_setting_names_the_model(told, model):
    assert told("config", "nli", str(model)).code == 0
    assert told("match").code == 0
    assert len(guesses(told)) == 1
    told("undo")


def test_a_path_without_a_model_is_said_and_nothing_changes(told, tmp_path, ledger_path):
    before = ledger_path.read_bytes()
    missing = told("match", "--nli", tmp_path / "nowhere")
    assert missing.code == 2
    assert "no model.onnx in" in missing.err
    assert "--nli names a folder with model.onnx, tokenizer.json, config.json" in missing.err
    assert ledger_path.read_bytes() == before


def test_a_model_without_labels_or_that_is_none_is_refused(told, model):
    (model / "config.json").write_text('{"id2label": {"0": "yes"}}')
    assert "names no label that is a contradiction" in told("match", "--nli", model).err
    (model / "model.onnx").write_bytes(b"no model")
    assert "no model that can be loaded" in told("match", "--nli", model).err


def test_another_model_in_the_same_folder_is_noticed(told, model):
    told("match", "--nli", model)
    save_model(model, both=(9.0, 0.0))
    from claimtrack.ledger import inferring

    inferring.load.cache_clear()
    more = '"Karo Radio",2024-05-02,Night in Karo,"The old town of Karo was quib until dawn."'
    stopped = told("import", "-", stdin=f"{HEAD}\n{more}\n")
    assert "the ledger heard tiny@" in stopped.err
    assert told("match", "--rebuild", "--nli", model).code == 0
    assert "Karo Radio" in sources(told)


def test_without_the_extra_that_is_said_with_how_to_get_it(told, tmp_path, monkeypatch):
    folder = tmp_path / "given"
    folder.mkdir()
    for name in ("model.onnx", "tokenizer.json", "config.json"):
        (folder / name).write_text("{}")
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)
    answer = told("match", "--nli", folder)
    assert answer.code == 2
    assert "pip install 'claimtrack[nli]', or do without: --nli none" in answer.err
