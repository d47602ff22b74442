"""What holds for every command: help, examples, global options, formats."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click
import pytest

from claimtrack.cli.app import app
from claimtrack.cli.commands import COMMANDS

CONTEXT = click.Context(app, info_name="claimtrack")


def commands(group: click.Group = app, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name in group.list_commands(CONTEXT):
        found = group.get_command(CONTEXT, name)
        yield (*path, name)
        if isinstance(found, click.Group):
            yield from commands(found, (*path, name))


def command(path: tuple[str, ...]) -> click.Command:
    found: click.Command | None = app
    for name in path:
        assert isinstance(found, click.Group)
        found = found.get_command(CONTEXT, name)
    assert found
    return found


ALL = sorted(commands())
LISTS = [path for path in ALL if "limit" in {p.name for p in command(path).params}]


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_has_help_with_an_example_that_parses(path, run):
    help = run(*path, "--help")
    assert help.code == 0
    assert command(path).help
    examples = [line for line in help.out.splitlines() if line.startswith("  claimtrack ")]
    assert examples
    assert any(line.split()[1 : 1 + len(path)] == list(path) for line in examples)
    assert run(*path, "-h").out == help.out


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_option_is_explained(path):
    for option in command(path).params:
        assert not isinstance(option, click.Option) or option.help, f"{path} {option.name}"


def test_the_lines_of_the_table_are_the_first_of_each_help():
    for group in COMMANDS.values():
        for name, (_, line) in group.items():
            help = command((name,)).help or ""
            assert help.partition("\n\n")[0].replace("\n", " ") == line


def test_help_lists_every_command_with_its_line(run):
    shown = run("--help").out
    for group in COMMANDS.values():
        for name, (_, line) in group.items():
            assert f"  {name} " in shown
            assert line in shown


def test_global_options_stand_before_or_after_the_command(run, tmp_path):
    path = tmp_path / "other.db"
    assert run("--ledger", path, "init").code == 0
    assert run("source", "add", "A", "--ledger", path, "--user", "ann").code == 0
    assert run("--user", "bob", "source", "--ledger", path, "add", "B").code == 0
    users = [row["user"] for row in run("log", "--json", "--ledger", path).json]
    assert users[-2:] == ["ann", "bob"]


def test_the_version_is_told_before_and_after_a_command(run):
    assert run("--version").out == run("list", "--version").out
    assert run("--version").out.startswith("claimtrack ")


@pytest.mark.parametrize("path", LISTS, ids=" ".join)
def test_every_list_takes_the_options_of_lists(path):
    names = {option.name for option in command(path).params}
    if path == ("review",):
        return
    assert names >= {"json", "jsonl", "csv", "tsv", "md", "no_headers", "limit", "sort", "columns"}


KEYS = {
    ("list",): "id text source via event said recorded url place lang cluster status",
    ("search", "ambush"): "id text source via event said recorded url place lang cluster status",
    ("clusters",): "id text claims sources origins event",
    ("contradictions",): "id kind strength tier a b question explanation rule same_source status",
    ("disputes",): "id question event answers low high best rule",
    ("credibility",): "source score low high n reliability claims verdicts corroborated "
    "contradicted origins reasons",
}


@pytest.mark.parametrize("args", KEYS, ids=" ".join)
def test_json_has_the_keys_that_scripts_rely_on(args, event):
    rows = event(*args, "--json").json
    assert rows
    for row in rows:
        assert set(row) >= set(KEYS[args].split())


def test_show_has_the_keys_of_list_and_its_reading_and_relations(event):
    listed = event("list", "--json", "--limit", 1).json[0]
    shown = event("show", listed["id"][:7], "--json").json
    assert {key: shown[key] for key in listed} == listed
    assert isinstance(shown["relations"], list)
    assert shown["reading"]["text"] == listed["text"]


def test_read_and_compare_need_no_ledger_and_have_their_keys(run, ledger_path):
    read = run("read", "At least 50 soldiers were killed.", "--json").json
    assert set(read) >= set(
        "text attribution quantities dates places actors polarity modality".split()
    )
    assert read["quantities"][0]["low"] == 50
    assert read["quantities"][0]["high"] is None
    compared = run("compare", "84 soldiers were killed.", "50 soldiers were killed.", "--json").json
    assert compared["relation"] == "contradicts"
    assert set(compared) >= set("kind strength tier same score rule explanation a b".split())
    assert not ledger_path.exists()


def test_files_of_lines_are_answered_line_by_line_in_order(run, tmp_path):
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"text": "One died."}\n\n{"text": "50 died.", "said": "2024-07-28"}\n')
    answers = run("read", "--lines", lines, "--jsonl").out.splitlines()
    assert [json.loads(line)["text"] for line in answers] == ["One died.", "50 died."]
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"a": "84 died.", "b": "84 died."}\n{"a": "x", "b": "y", "event": null}\n')
    answers = run("compare", "--pairs", pairs, "--jsonl").out.splitlines()
    assert [json.loads(line)["a"]["text"] for line in answers] == ["84 died.", "x"]
    assert run("read", "--lines", "-", "--jsonl", stdin='{"text": "a"}').code == 0


def test_pairs_of_a_file_are_unlinked_where_that_is_said(run, tmp_path):
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"a": "The flood killed 84 people.", "b": "The flood killed 12 people."}\n')
    tiers = [
        json.loads(run("compare", "--pairs", pairs, "--jsonl", *given).out)["tier"]
        for given in ((), ("--unlinked",))
    ]
    assert tiers == ["conflict", "possible"]


def test_a_date_of_a_pair_that_is_no_text_is_named_by_its_row(run, tmp_path):
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"a": "84 died.", "b": "12 died.", "a_at": 20240101}\n')
    said = run("compare", "--pairs", pairs, "--jsonl")
    assert said.code == 1
    assert "row 1: a_at: a text is needed" in said.err


@pytest.mark.parametrize("line", ["{", "[1]", '{"text": 5}', "{}", '{"text": "a", "lang": 1}'])
def test_a_bad_line_is_named_by_its_number(run, tmp_path, line):
    file = tmp_path / "lines.jsonl"
    file.write_text('{"text": "good"}\n' + line)
    result = run("read", "--lines", file, "--jsonl")
    assert result.code == 1
    assert "2" in result.err


def test_claims_of_the_ledger_are_compared_by_their_ids(event):
    rows = event("contradictions", "--json").json
    assert rows
    a, b = rows[0]["a"]["id"], rows[0]["b"]["id"]
    assert event("compare", f"@{a[:8]}", f"@{b[:8]}", "--json").json["relation"] == "contradicts"


def test_the_same_ledger_gives_the_same_bytes(event):
    for args in (
        ["list"],
        ["contradictions"],
        ["credibility"],
        ["clusters"],
        ["matrix", "ambush-near-tinzaouaten"],
    ):
        for format in ("--json", "--csv", "--md"):
            assert event(*args, format) == event(*args, format)
