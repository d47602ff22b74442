"""Every reading command between a change and the next `match`: nothing that is gone is shown."""

from __future__ import annotations

import json
import shutil

import pytest

from claimtrack.errors import Exit
from claimtrack.ledger import Ledger

FORMATS = ("", "--json", "--csv", "--jsonl")
# What rests on what is derived, and says so while that is out of date.
DERIVED = [
    ("clusters",), ("clusters", "--all"), ("contradictions", "--all"), ("disputes",),
    ("disputes", "--all"), ("matrix", "Ambush"), ("origins",), ("origins", "--suspects"),
    ("credibility",), ("next",), ("timeline",), ("contradictions", "--stats"),
    ("similar", "99 soldiers were killed"), ("search", "killed"), ("show", "KEPT"),
    ("disputes", "QUESTION"), ("credibility", "Army"), ("credibility", "--calibration"),
    ("report", "Ambush"), ("report", "Ambush", "--format", "md"),
]  # fmt: skip
ENTERED = [
    ("list",), ("source", "list"), ("event", "list"), ("decisions",), ("verdicts",),
    ("evidence", "list"), ("alias", "list"), ("event", "suggest"), ("alias", "suggest"),
    ("source", "merge"), ("event", "show", "Ambush"), ("source", "show", "Army"), ("config",),
    ("verify",), ("doctor",), ("diff", "--since", "2020-01-01"),
]  # fmt: skip
# A retracted claim stays in the ledger, marked as such: these show it before and after `match`.
STILL_SHOWN = {("retracted", "search"), ("retracted", "decisions")}

ROWS = """source,text,event,said,via
Ghost wire,99 soldiers were killed in the ambush.,Ambush,2024-07-28,
Army,The ghost convoy was not destroyed.,Ambush,2024-07-28,Ghost wire
"""
GHOSTS = ("Ghost wire", "99 soldiers were killed in", "ghost convoy")


def import_undone(run, ids):
    run("undo", "batch:1")
    return GHOSTS


def decision_undone(run, ids):
    run("undo", "decision:1")
    return ("no ghost is a ghost",)


def retracted(run, ids):
    run("retract", ids["CSP"], "--because", "typed wrong")
    return ("84 soldiers", ids["CSP"][:7])


def redacted(run, ids):
    run("redact", "Ghost wire", "--yes")
    return GHOSTS[:1]


def source_merged(run, ids):
    run("source", "merge", "Ghost wire", "Army", "--because", "one desk")
    return GHOSTS[:1]


def event_merged(run, ids):
    run("event", "merge", "Raid", "Ambush", "--because", "one fight")
    return ("Raid",)


def everything_undone(run, ids):
    while run("undo").code == 0:
        pass
    return (*GHOSTS, "84 soldiers", "2 soldiers")


CHANGES = [import_undone, decision_undone, retracted, redacted, source_merged, event_merged,
           everything_undone]  # fmt: skip


@pytest.fixture(scope="module")
def matched(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stale")
    (folder / "rows.csv").write_text(ROWS)
    ids = {}
    with Ledger.open(folder / "claims.db", write=True, create=True, user="tester") as ledger:
        for source, text, event in (
            ("CSP", "84 soldiers were killed in the ambush.", "Ambush"),
            ("Army", "2 soldiers were killed in the ambush.", "Ambush"),
            ("Post", "The convoy was destroyed.", "Raid"),
            ("Herald", "The convoy was not destroyed.", "Raid"),
        ):
            ids[source] = ledger.add(text, source=source, event=event, said="2024-07-28")["id"]
        ledger.import_file(folder / "rows.csv")
        ledger.decide(ids["CSP"], ids["Post"], "different", because="no ghost is a ghost")
        ledger.verdict(ids["Army"], "false", because="counted")
        ledger.match()
        asked = {row["question"]: row["id"] for row in ledger.disputes(event="Ambush")}
        ids["QUESTION"] = asked["soldiers killed"]
    return folder, ids


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nothing_that_is_gone_is_shown_before_the_next_match(change, matched, run, ledger_path):
    folder, ids = matched
    shutil.copytree(folder, ledger_path.parent, dirs_exist_ok=True)
    words = {"KEPT": ids["Army"], "QUESTION": ids["QUESTION"]}
    gone = change(run, ids)
    before = ledger_path.read_bytes()
    # The formats show the same rows: all four are walked once.
    formats = FORMATS if change is import_undone else FORMATS[:2]
    for args in (*DERIVED, *ENTERED):
        for format in formats:
            done = run(*(words.get(arg, arg) for arg in args), *filter(None, [format]))
            where = f"{' '.join(args)} {format}: {done.err}"
            assert done.code in (0, Exit.NOT_FOUND, Exit.USAGE), where
            if done.code == Exit.USAGE:  # answers with one thing: there are no rows of it
                assert format in ("--csv", "--jsonl"), where
                continue
            if done.code == Exit.NOT_FOUND:
                assert change is everything_undone, where
            elif args in DERIVED and change is not redacted:  # `redact` matches by itself
                assert "is out of date" in done.err, where
            if format == "--json" and done.code == 0:
                json.loads(done.out)
            if (change.__name__, args[0]) not in STILL_SHOWN:
                assert [word for word in gone if word in done.out] == [], where
    assert ledger_path.read_bytes() == before


def test_disputes_of_a_stale_ledger_are_those_of_the_next_match(matched, run, ledger_path):
    shutil.copytree(matched[0], ledger_path.parent, dirs_exist_ok=True)
    import_undone(run, {})
    shown = run("disputes", "--event", "Ambush", "--json").json
    run("match")
    assert run("disputes", "--event", "Ambush", "--json").json == shown


def test_structured_answers_of_merged_events_are_one_cluster_and_one_question(run, tmp_path):
    (tmp_path / "rows.csv").write_text(
        "source,question,answer,event\nA,Who fired?,the army,One\nB,Who fired?,the army,Two\n"
        "C,Who fired?,the rebels,Two\n"
    )
    run("import", tmp_path / "rows.csv")
    run("event", "merge", "Two", "One", "--because", "one fight")
    run("match")
    assert [len(row["claims"]) for row in run("clusters", "--json").json] == [2]
    (dispute,) = run("disputes", "--event", "One", "--json").json
    assert (dispute["event"], len(dispute["answers"])) == ("One", 2)


def test_an_event_is_suggested_where_another_was_merged_into_it(run):
    run("init")
    run(
        "event", "add", "Ambush near Tinzaouaten", "--place", "Tinzaouaten", "--start", "2024-07-26"
    )
    run("add", "Wagner fighters were killed near Tinzaouaten on 26 July 2024", "--source", "CSP",
        "--event", "Raid", "--said", "2024-07-28")  # fmt: skip
    run("add", "50 Wagner men were killed near Tinzaouaten", "--source", "AFP", "--new-source",
        "--said", "2024-07-29")  # fmt: skip
    merged = run("event", "merge", "Raid", "Ambush near Tinzaouaten", "--because", "one fight")
    assert merged.code == 0, merged.err
    (row,) = run("event", "suggest", "--json").json
    assert row["event"] == "Ambush near Tinzaouaten"
