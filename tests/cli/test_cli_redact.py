"""redact at the command line: it asks, tells what it would touch, and says what it cannot reach."""

from __future__ import annotations

import pytest

NAME = "Ivan Petrov"


@pytest.fixture
def named(run):
    run("add", f"{NAME} said that 84 were killed", "--source", "CSP", "-q")
    return run


def test_it_does_nothing_where_nobody_can_be_asked(named):
    result = named("redact", NAME)
    assert (result.code, "--yes" in result.err) == (2, True)
    assert NAME in named("list").out


def test_a_dry_run_tells_and_keeps(named):
    result = named("redact", NAME, "--dry-run")
    assert result.code == 0
    assert "would be taken out, [redacted-2] in its place: Ivan Petrov" in result.out
    assert NAME in named("list").out


@pytest.mark.parametrize(("answer", "kept"), [("n\n", True), ("y\n", False)])
def test_a_person_is_asked_after_seeing_what_goes(named, monkeypatch, answer, kept):
    monkeypatch.setattr("claimtrack.cli.redact.somebody_is_there", lambda: True)
    result = named("redact", NAME, stdin=answer)
    assert result.code == 0
    assert "would be taken out" in result.out
    assert "cannot be undone" in result.err
    assert (NAME in named("list").out) is kept


def test_it_says_plainly_what_it_cannot_reach(named):
    result = named("redact", NAME, "--yes", "--because", "in danger")
    assert result.code == 0
    for word in ("backups", "exports", "reports", "history"):
        assert word in result.err
    assert named("list", "--json").json[0]["text"] == "[redacted-2] said that 84 were killed"
    assert named("verify").code == 0


def test_names_come_from_standard_input_so_that_no_history_keeps_them(named):
    assert named("redact", "-", stdin=f"{NAME}\n\n").code == 2
    result = named("redact", "-", "--yes", "--json", "--with", "[a witness]", stdin=f"{NAME}\n\n")
    assert result.code == 0
    assert result.json["change"] == 2
    assert named("list", "--json").json[0]["text"].startswith("[a witness] said")


def test_it_ends_with_7_while_an_older_copy_beside_it_says_the_name(named, ledger_path):
    ledger_path.with_name("claims.db.v1.bak").write_text(NAME)
    result = named("redact", NAME, "--yes")
    assert result.code == 7
    assert "still says it" in result.out
