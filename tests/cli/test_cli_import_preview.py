"""`import --preview` and what is said of mappings: guesses are shown, and never acted on."""

from __future__ import annotations

import pytest


@pytest.fixture
def foreign(tmp_path):
    """A table whose columns are called otherwise."""
    path = tmp_path / "theirs.csv"
    path.write_text(
        "Who,Statement,When said,plcae,colour\nCSP,84 were killed.,2024-07-28,Gao,red\n"
        "Army,2 were killed.,yesterday,,\n"
    )
    return path


def test_a_preview_guesses_the_mapping_and_makes_no_ledger(run, foreign, ledger_path):
    found = run("import", foreign, "--preview", "--json").json
    assert {row["column"]: row["guess"] for row in found["columns"]} == {
        "Who": "source", "Statement": "text", "When said": "said", "plcae": "place", "colour": None
    }  # fmt: skip
    assert found["suggested"] == (
        "--map source=Who --map text=Statement --map 'said=When said' --map place=plcae"
    )
    assert found["rows"][0]["source"] == "CSP"
    assert [(row["line"], row["field"]) for row in found["problems"]] == [(3, "said")]
    assert not ledger_path.exists()


def test_the_suggested_options_do_what_the_preview_shows(run, foreign):
    import shlex

    options = shlex.split(run("import", foreign, "--preview", "--json").json["suggested"])
    assert run("import", foreign, *options, "--rejects", foreign.with_name("bad.csv")).code == 7
    (claim,) = run("list", "--json").json
    assert (claim["source"], claim["place"], claim["said"]) == ("CSP", "Gao", "2024-07-28")


def test_without_the_user_nothing_is_mapped(run, foreign):
    assert run("import", foreign).code == 1
    assert "source: is empty" in run("import", foreign).err


def test_a_preview_says_which_needed_column_is_missing(run, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("statement\n84 were killed.\n")
    assert run("import", path, "--preview", "--json").json["missing"] == ["source"]
    assert "--set source=VALUE" in run("import", path, "--preview").out
    told = run("import", path, "--preview", "--set", "source=CSP", "--json").json
    assert told["missing"] == []


@pytest.mark.parametrize(
    ("mapping", "said"), [("sorce=who", "did you mean source=who?"), ("xyz=who", "the fields are")]
)
def test_a_mapping_to_no_field_is_an_error(run, tmp_path, mapping, said):
    path = tmp_path / "a.csv"
    path.write_text("who,text\nCSP,84 were killed.\n")
    for command in (("import", path), ("import", path, "--preview")):
        result = run(*command, "--map", mapping)
        assert result.code == 2
        assert said in result.err


def test_names_alone_and_files_that_are_not_there_have_a_hint(run, foreign):
    assert "--columns-are" in run("import", foreign, "--no-header-row").err
    assert "did you mean" in run("import", foreign.with_name("their.csv")).err


def test_a_workbook_goes_out_and_comes_in(run, foreign, tmp_path):
    pytest.importorskip("openpyxl", reason="claimtrack[xlsx] is not installed")
    options = ("--map", "source=Who", "--map", "text=Statement")
    assert run("import", foreign, *options, "-q").code == 0
    before = run("list", "--json").json
    assert run("export", tmp_path / "all.xlsx").code == 0
    assert run("import", tmp_path / "all.xlsx", "--sheet", "claims", "-q").code == 0
    assert run("list", "--json").json == before
    assert run("import", tmp_path / "all.xlsx", "--sheet", "other").code == 2


def test_two_ledgers_are_merged_from_the_command_line(run, tmp_path, monkeypatch):
    def ledger(name):
        monkeypatch.setenv("CLAIMTRACK_LEDGER", str(tmp_path / f"{name}.db"))
        monkeypatch.setenv("CLAIMTRACK_USER", name)

    handed = tmp_path / "handed"
    for name, decision in (("ann", "same"), ("ben", "different")):
        ledger(name)
        a, b = (
            run("add", text, "--source", "CSP", "--json").json["id"]
            for text in ("84 were killed.", "84 died.")
        )
        assert run("decide", a, b, decision).code == 0
    assert run("export", handed, "--jsonl", "--json").json["claims"] == 2
    ledger("ann")
    done = run("import", handed)
    assert done.code == 0
    assert "conflicts with" in done.err
    decisions = run("decisions", "--json").json
    assert [row["conflicts"] for row in decisions] == [[each["id"]] for each in decisions[::-1]]
    assert "0 new, 2 known" in run("import", handed).out


def test_json_that_is_not_closed_has_a_hint(run, tmp_path):
    path = tmp_path / "a.json"
    for text, said in (('[{"source": "A", "text": "b"}', "cut off"), ('[{"a": "b', "not closed")):
        path.write_text(text)
        result = run("import", path)
        assert result.code == 1
        assert f"hint: {'was it ' if said == 'cut off' else 'look'}" in result.err
        assert said in result.err


def test_no_row_shown_is_not_told_as_none_there(event):
    assert "no open contradiction" not in event("contradictions", "--limit", "0").err


def test_an_import_of_many_new_sources_names_twenty_and_says_where_the_others_are(run, tmp_path):
    path = tmp_path / "many.csv"
    rows = (f"Paper {n:02},Claim number {n} was made.\n" for n in range(25))
    path.write_text("source,text\n" + "".join(rows))
    told = run("import", path).err
    assert "new sources (25): Paper 00; " in told
    assert "Paper 19; and 5 more: claimtrack source list" in told
    assert "Paper 20" not in told
