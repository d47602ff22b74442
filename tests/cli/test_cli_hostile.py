"""Every command in every format, over a ledger full of what could command a terminal."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest

HOSTILE = (
    "84 \x1b]52;c;aGk=\x07\x1b[2J\x9b31m\u202eevil\u2066 [red]a[/] [/] "
    ":smile: \U000e0041 were killed"
)
SOURCES = ("=cmd|' /C calc'!A0", "@SUM(1+1)\r", "+1\x08", "-2+3", "\u202eecruos", "[bold]s[/bold]")
EVENT = "An event\x1b[31m [blink]x[/blink]"
COMMANDS = [
    ("list",), ("search", "killed"), ("similar", "84 were killed"), ("timeline",), ("clusters",),
    ("contradictions", "--all"), ("disputes", "--all"), ("matrix", EVENT), ("origins",),
    ("origins", "--suspects"), ("credibility",), ("next",), ("source", "list"), ("event", "list"),
    ("decisions",), ("alias", "list"), ("log",), ("config",), ("credibility", SOURCES[0]),
    ("evidence", "list"), ("verify",), ("doctor",), ("source", "show", SOURCES[0]),
    ("read", "TEXT"), ("compare", "TEXT", "84 died"), ("similar", "TEXT"),
    ("redact", "evil", "--dry-run", "--inside-words"), ("event", "show", EVENT), ("show", "ID"),
]  # fmt: skip
# Commands that answer with one thing take these formats and no others.
OF_ONE_THING = {
    "show": ("", "--json", "--jsonl"), "read": ("", "--json", "--jsonl"),
    "compare": ("", "--json", "--jsonl"), "source show": ("", "--json"),
    "event show": ("", "--json"), "redact": ("", "--json"),
}  # fmt: skip
FORMATS = ("", "--json", "--jsonl", "--csv", "--tsv", "--md")
DANGEROUS = {chr(n) for n in (*range(32), *range(0x7F, 0xA0), 0x202E, 0x2066, 0xE0041)} - {"\n"}


@pytest.fixture(scope="module")
def hostile_ledger(tmp_path_factory):
    """A ledger, matched, with hostile characters in every field that takes them."""
    from claimtrack import Ledger

    path = tmp_path_factory.mktemp("hostile") / "claims.db"
    with Ledger.open(path, write=True, create=True, user="\x1b[31mme") as ledger:
        for number, source in enumerate(SOURCES):
            text = HOSTILE.replace("84", str(84 - 20 * (number % 3)))
            ledger.add(
                text, source=source, event=EVENT, via=["\x1b[5mvia"], place="\x07p", note="\x1b[n",
                url="javascript:\x1b", new_source=True, said="2024-07-28",
            )  # fmt: skip
        ledger.alias_add("\x1b[31mword", "[red]meaning[/]")
        ledger.match()
        first, second = (row["id"] for row in ledger.claims()[:2])
        ledger.decide(first, second, "unsure", because="\x1b[31m because")
        page = path.with_name("\x1b[31mpage\u202e[red].txt")
        page.write_text(f"before\x1b[2J {HOSTILE} after\x9b", encoding="utf-8")
        ledger.evidence_add(first, [page], quotes=["[red]a[/] [/]"])
        ledger.evidence_add(first, [page], quotes=["\x07\x1b[2J"])
        ledger.verdict(first, "false", because="\u202e because", evidence=["\x1b]0;x\x07"])
        ledger.match()
    return path, first


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_reaches_a_terminal_unseen_and_nothing_is_lost(
    hostile_ledger, run, monkeypatch, command, format
):
    path, claim = hostile_ledger
    args = [{"ID": claim, "TEXT": HOSTILE}.get(each, each) for each in command]
    result = run("--ledger", path, *args, *filter(None, [format]))
    taken = OF_ONE_THING.get(command[0]) or OF_ONE_THING.get(" ".join(command[:2]), FORMATS)
    if format not in taken:
        assert result.code == 2
        return
    assert result.code == 0, result.err
    assert not set(result.err) & DANGEROUS
    if format == "--json":
        json.loads(result.out)
    elif format == "--jsonl":
        for line in result.out.split("\n")[:-1]:
            json.loads(line)
    elif format in ("--csv", "--tsv"):
        separator = "," if format == "--csv" else "\t"
        rows = list(csv.reader(io.StringIO(result.out, newline=""), delimiter=separator))
        assert len({len(row) for row in rows}) <= 1
        if command == ("list",):
            assert {row[2] for row in rows[1:]} == set(SOURCES)
    else:
        assert not set(result.out) & DANGEROUS


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_hostile_texts_on_a_terminal_are_shown_not_obeyed(hostile_ledger, run, command):
    path, claim = hostile_ledger
    args = [{"ID": claim, "TEXT": HOSTILE}.get(each, each) for each in command]
    result = run("--ledger", path, *args, terminal=True)
    assert result.code == 0, result.err
    assert not (set(result.out) | set(result.err)) & DANGEROUS
    if command[0] in ("list", "show", "contradictions", "timeline", "search", "read"):
        words = " ".join(result.out.split())
        assert all(sign in words for sign in ("[red]a[/]", ":smile:"))


ACTIONS = [
    ("add", HOSTILE, "--source", SOURCES[0], "--no-match"), ("add", "new", "--source", SOURCES[1]),
    ("source", "add", "\x1b[31mnew"), ("event", "add", "\x9b31mnew"),
    ("alias", "add", "\x07a", "b"),
    ("source", "rate", SOURCES[0], "C", "--because", "\x1b[31m"), ("import", "FILE", "--no-match"),
    ("verdict", "ID", "true", "--because", "\x1b[31m"), ("retract", "ID", "--because", "\x1b[31m"),
    ("undo",), ("source", "merge", SOURCES[0], SOURCES[1], "--because", "\u202e"),
    ("report", EVENT), ("export", "OUT"), ("backup", "OUT"),
    ("source", "edit", SOURCES[0], "--name", "\x1b[32mother"), ("redact", "evil", "--yes"),
]  # fmt: skip


@pytest.mark.parametrize("command", ACTIONS, ids=lambda command: " ".join(command[:2])[:20])
def test_nothing_an_action_answers_reaches_a_terminal_unseen(
    hostile_ledger, run, tmp_path, command
):
    path, claim = hostile_ledger
    copy = shutil.copytree(path.parent, tmp_path / "copy") / path.name
    file = tmp_path / "\x1b[31mrows.csv"
    file.write_text("source,text,\x1b[5mmine\n\x9b1msource,84 \x07were,x\n", encoding="utf-8")
    given = {"ID": claim, "FILE": file, "OUT": tmp_path / "\x1b[31mout.csv"}
    result = run("--ledger", copy, *(given.get(each, each) for each in command))
    assert result.code == 0, result.err
    assert not (set(result.out) | set(result.err)) & DANGEROUS
    assert result.out


def test_formulas_are_made_text_where_that_is_asked_for(hostile_ledger, run, tmp_path):
    path, _ = hostile_ledger
    out = tmp_path / "out.csv"
    done = run("--ledger", path, "export", out, "--csv-safe")
    assert done.code == 0, done.err
    listed = run("--ledger", path, "list", "--csv-safe").out
    for written in (out.read_text(encoding="utf-8"), listed):
        rows = list(csv.DictReader(io.StringIO(written, newline="")))
        formulas = [row["source"].strip() for row in rows]
        assert sorted(formulas) == sorted(
            ("'" if source[0] in "=+-@" else "") + source.strip() for source in SOURCES
        )
        assert not any(cell[:1] in set("=+-@") for row in rows for cell in row.values())
