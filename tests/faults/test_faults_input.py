"""Hostile input at the command line: an answer or one sentence, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.errors import Exit

HOSTILE = Path(__file__).parents[2] / "fixtures" / "hostile"
TAKEN = {"terminal-codes.csv", "markup.csv", "formulas.csv", "html.csv", "search-syntax.csv",
         "paths.csv"}  # fmt: skip
FILES = sorted(path.name for path in HOSTILE.iterdir() if path.suffix != ".md")
SEARCHES = [
    '"', '""', "'", "*", "NEAR(", "a AND", "OR", "NOT", "-", "text:", "(", "a*b", "^a", "\\", "{a}",
    "+", "  ", "a\tb", "\u202e", "=1", "%", "_", "SELECT", "a;--", "é" * 500,
]  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_taken_whole_or_refused_whole_in_words(run, ledger_path, name):
    result = run("import", HOSTILE / name, "--no-match")
    assert result.code == (Exit.OK if name in TAKEN else Exit.FAILED), result.err
    assert "Traceback" not in result.err
    assert "unexpected" not in result.err
    # Paths in data name no files: the ledger is the only one that there is now.
    assert list(ledger_path.parent.iterdir()) == [ledger_path]
    claims = run("list", "--json").json
    assert bool(claims) == (name in TAKEN)
    if name not in TAKEN:
        assert "error: " in result.err
        assert run("log", "--json").json == []


@pytest.mark.parametrize("matched", [True, False])
@pytest.mark.parametrize("words", SEARCHES)
def test_any_words_can_be_searched_for(run, ledger_path, words, matched):
    run(
        "add",
        "84 were killed, 100 % of a_b",
        "--source",
        "CSP",
        *([] if matched else ["--no-match"]),
    )
    result = run("search", "--json", "--", words)
    assert result.code == Exit.OK, result.err
    raw = run("search", "--json", "--raw", "--", words)
    assert raw.code in (Exit.OK, Exit.USAGE)
    assert "Traceback" not in raw.err


@pytest.mark.parametrize("value", ["\0", "a\0b", "\ud800", "x" * 131_073])
def test_a_value_that_cannot_be_kept_is_refused_by_name(run, ledger_path, value):
    from claimtrack.errors import BadInput
    from claimtrack.ledger import Ledger

    with Ledger.open(ledger_path, write=True, create=True) as ledger:
        for field in ("source", "text", "note", "place", "event"):
            given = {"source": "CSP", "text": "84 were killed", field: value}
            with pytest.raises(BadInput):
                ledger.add(given.pop("text"), **given)
        with pytest.raises(BadInput):
            ledger.add("84 were killed", source="CSP", via=[value])
        assert ledger.log() == []
