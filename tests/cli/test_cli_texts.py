"""Texts, dates and names as people type them: nothing is taken for what it is not, or lost."""

from __future__ import annotations

import json

import pytest

from claimtrack.errors import Exit

HANDLE = "@csp: 84 soldiers were killed at Korvane"


def added(run, text, source, *options):
    return run(
        "add", text, "--source", source, "--event", "Raid on Korvane", *options, "--json"
    ).json


@pytest.mark.parametrize(
    "command",
    [("read", "Three died on Friday.", "--said", "bogus"),
     ("compare", "Three died.", "Four died.", "--a-at", "bogus"),
     ("compare", "Three died.", "Four died.", "--b-at", "31/12/2024"),
     ("add", "Three died.", "--source", "Wire", "--said", "bogus")],
)  # fmt: skip
def test_a_date_that_is_none_is_a_usage_error_that_shows_one(run, command):
    refused = run(*command)
    assert refused.code == Exit.USAGE
    assert refused.out == ""
    assert "is no date" in refused.err
    assert "2024-07-28" in refused.err
    assert json.loads(run(*command, "--json").err)["code"] == Exit.USAGE


@pytest.mark.parametrize(
    ("command", "row"),
    [(("read", "--lines"), {"text": "Three died.", "said": "bogus"}),
     (("compare", "--pairs"), {"a": "Three died.", "b": "Four died.", "b_at": "bogus"})],
)  # fmt: skip
def test_a_date_that_is_none_in_a_file_of_lines_is_named_with_its_row(run, command, row):
    refused = run(*command, "-", "--jsonl", stdin=json.dumps(row))
    assert refused.code == Exit.FAILED
    assert "row 1" in refused.err
    assert "bogus" in refused.err


def test_a_text_that_begins_with_a_handle_is_a_text_everywhere(run, tmp_path):
    claim = added(run, HANDLE, "@csp_feed")
    assert run("show", claim["id"], "--json").json["text"] == HANDLE
    assert run("similar", HANDLE, "--json").json["matches"][0]["text"] == HANDLE
    assert [row["text"] for row in run("search", "@csp", "--json").json] == [HANDLE]
    assert run("read", HANDLE, "--json").json["quantities"][0]["low"] == 84
    compared = run("compare", HANDLE, "@army: 50 soldiers were killed at Korvane", "--json").json
    assert compared["relation"] == "contradicts"
    assert run("export", tmp_path / "all.csv").code == 0
    assert run("import", tmp_path / "all.csv", "--json").json["known"] == 1


def test_one_word_after_an_at_sign_is_a_claim_and_after_two_a_text(run):
    a = added(run, "84 soldiers were killed at Korvane.", "Wire")
    told = run("compare", f"@{a['id'][:7]}", "50 soldiers were killed at Korvane.", "--json").json
    assert told["relation"] == "contradicts"
    refused = run("compare", "@csp", "84 died.")
    assert refused.code == Exit.USAGE
    assert "@@csp is a text" in refused.err
    assert run("compare", "@@csp", "@@csp", "--json").json["a"]["text"] == "@csp"


def test_add_says_of_near_claims_what_match_finds(run):
    """A side, an event and a date tell how two claims stand: the text alone does not."""
    added(run, "84 soldiers were killed.", "Wire", "--said", "2024-07-28")
    later = added(run, "50 soldiers were killed.", "Malian army", "--said", "2024-07-28")
    stored = {
        row["id"]: row["relation"] for row in run("show", later["id"], "--json").json["relations"]
    }
    (near,) = later["similar"]
    assert near["relation"] == stored[near["id"]]
    compared = run("compare", f"@{later['id']}", f"@{near['id']}", "--json").json
    (row,) = run("contradictions", "--json").json
    for key in ("relation", "tier", "rule", "strength"):
        assert compared[key] == ("contradicts" if key == "relation" else row[key])


def test_add_is_not_near_itself_nor_to_another_event(run):
    claim = added(run, "84 soldiers were killed at Korvane.", "Wire")
    assert claim["similar"] == []
    other = run("add", "50 soldiers were killed at Korvane.", "--source", "Post", "--event",
                "Ambush in the hills", "--json").json  # fmt: skip
    assert [near["relation"] for near in other["similar"]] in ([], ["unrelated"])


@pytest.mark.parametrize("name", ["x.foo", "claims", "claims.csv.bak"])
def test_an_ending_that_tells_no_format_is_refused_with_those_there_are(run, tmp_path, name):
    added(run, "Three died.", "Wire")
    refused = run("export", tmp_path / name)
    assert refused.code == Exit.USAGE
    assert ".csv, .tsv, .json, .jsonl, .md, .xlsx" in refused.err
    assert not (tmp_path / name).exists()
    assert run("export", tmp_path / name, "--format", "csv").code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("source,text")


def test_rejects_without_a_known_ending_are_refused_before_anything_is_imported(run, tmp_path):
    (tmp_path / "rows.csv").write_text("source,text\nWire,Three died.\n,Four died.\n")
    refused = run("import", tmp_path / "rows.csv", "--rejects", tmp_path / "bad.foo")
    assert refused.code == Exit.USAGE
    assert run("list", "--json").json == []


@pytest.mark.parametrize("command", ["matrix", "timeline", "origins", "report"])
def test_an_event_is_an_argument_or_an_option(run, command):
    added(run, "84 soldiers were killed at Korvane.", "Wire")
    by_argument = run(command, "raid-on-korvane", "--json")
    assert by_argument.code == 0
    assert run(command, "--event", "Raid on Korvane", "--json").out == by_argument.out
    twice = run(command, "raid-on-korvane", "--event", "raid-on-korvane")
    assert twice.code == Exit.USAGE
    assert run(command, "--event", "nowhere").code == Exit.NOT_FOUND


def test_a_matrix_needs_its_event(run):
    added(run, "84 soldiers were killed at Korvane.", "Wire")
    refused = run("matrix")
    assert refused.code == Exit.USAGE
    assert "EVENT" in refused.err
