"""`report`: where it writes, what it refuses, and that it answers as the ledger stood."""

from __future__ import annotations

import json

import pytest

EVENT = "ambush-near-tinzaouaten"


def test_a_page_is_written_by_the_ending_of_its_name(event, tmp_path):
    page, text = tmp_path / "page.html", tmp_path / "page.MD"
    assert event("report", EVENT, "-o", page).out == f"{page}: Ambush near Tinzaouaten, 58 claims\n"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert event("report", EVENT, "-o", text).code == 0
    assert text.read_text(encoding="utf-8").startswith("# Ambush near Tinzaouaten")


def test_without_a_file_it_is_markdown_on_stdout(event, tmp_path):
    shown = event("report", EVENT)
    assert shown.code == 0
    assert shown.out.startswith("# Ambush near Tinzaouaten")
    assert event("report", EVENT, "-o", "-").out == shown.out
    assert event("report", EVENT, "--format", "html").out.startswith("<!DOCTYPE html>")
    assert list(tmp_path.glob("*.html")) == []


def test_a_file_that_exists_is_kept_without_force(event, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("mine")
    refused = event("report", EVENT, "-o", page)
    assert (refused.code, page.read_text()) == (1, "mine")
    assert "--force" in refused.err
    assert event("report", EVENT, "-o", page, "--force").code == 0
    assert page.read_text(encoding="utf-8").endswith("</html>\n")


def test_nothing_half_written_is_left_where_the_folder_is_missing(event, tmp_path):
    failed = event("report", EVENT, "-o", tmp_path / "no" / "page.html")
    assert failed.code == 6
    assert "cannot write" in failed.err


@pytest.mark.parametrize("name", ["page.pdf", "page"])
def test_an_ending_that_it_does_not_know_gets_a_hint(event, tmp_path, name):
    refused = event("report", EVENT, "-o", tmp_path / name)
    assert refused.code == 2
    assert "name it .html or .md" in refused.err
    assert event("report", EVENT, "-o", tmp_path / name, "--format", "html").code == 0


def test_an_event_that_is_not_there_gets_a_did_you_mean(event):
    refused = event("report", "Ambush near Tinzaouatn")
    assert refused.code == 3
    assert "did you mean 'Ambush near Tinzaouaten'?" in refused.err


def test_the_event_may_be_left_out_where_there_is_only_one(event, run):
    assert event("report").out == event("report", EVENT).out
    assert run("event", "add", "Another").code == 0
    refused = run("report")
    assert refused.code == 2
    assert "claimtrack event list" in refused.err


def test_json_gives_the_facts_or_what_was_written(event, tmp_path):
    facts = event("report", EVENT, "--json").json
    assert {"event", "claims", "disputes", "contradictions", "matrix", "timeline", "origins",
            "credibility", "sources", "verdicts", "evidence", "ledger"} == facts.keys()  # fmt: skip
    page = tmp_path / "page.html"
    written = event("report", EVENT, "-o", page, "--json").json
    assert written["bytes"] == page.stat().st_size
    assert json.loads(event("report", "x", "--json").err)["code"] == 3


def test_it_answers_as_the_ledger_stood(run):
    from datetime import UTC, datetime
    from functools import partial

    from claimtrack import Ledger

    for day, text in ((1, "At least 20 soldiers were killed."), (3, "12 soldiers were killed.")):
        clock = partial(datetime, 2024, 8, day, 9, tzinfo=UTC)
        with Ledger.open(write=True, create=True, user="tester", clock=clock) as ledger:
            ledger.add(text, source=f"S{day}", event="Battle", new_source=True)
    then = run("report", "Battle", "--as-of", "2024-08-02")
    assert then.code == 0
    assert "At least 20" in then.out
    assert "12 soldiers" not in then.out
    assert "as it stood on 1 Aug 2024, 09:00 UTC (change 1)" in then.out
    assert "12 soldiers" in run("report", "Battle").out


def test_it_writes_nothing_to_the_ledger_and_says_when_it_is_stale(event, ledger_path, run):
    run("add", "99 soldiers were killed.", "--source", "JNIM", "--event", EVENT, "--no-match")
    before = ledger_path.read_bytes()
    shown = run("report", EVENT)
    assert "**Out of date:**" in shown.out
    assert "claimtrack match" in shown.err
    assert ledger_path.read_bytes() == before
