"""Every command that changes the ledger, undone and done again: nothing is lost or left."""

from __future__ import annotations

import re
import shutil
import sqlite3

import pytest

from claimtrack.cli.app import app
from claimtrack.ledger import Ledger
from claimtrack.ledger.exporting import export
from claimtrack.store.derived import DERIVED

MADE_ANEW = set(re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", " ".join(DERIVED)))

# The command -> its arguments. A, B and C are claims, X a contradiction; FOLDER is the test's own.
CHANGING = {
    "add": ("add", "Only 12 fighters died.", "--source", "A new one", "--event", "Another"),
    "add with a file": ("add", "31 died.", "--source", "CSP", "--file", "FOLDER/page.txt"),
    "import": ("import", "FOLDER/rows.csv"),
    "import of a ledger": ("import", "FOLDER/other.jsonl"),
    "source add": ("source", "add", "Reuters TV", "--kind", "outlet", "--alias", "RTV"),
    "source edit": ("source", "edit", "CSP", "--affiliation", "rebels", "--name", "CSP-DPA"),
    "source rate": ("source", "rate", "CSP", "D", "--because", "three tolls withdrawn"),
    "source alias": ("source", "alias", "CSP", "Permanent Strategic Framework"),
    "source merge": ("source", "merge", "Reuters", "CSP", "--because", "one desk"),
    "event add": ("event", "add", "Battle of Kidal", "--start", "2023-11-14"),
    "event edit": ("event", "edit", "Ambush", "--title", "The ambush", "--place", "Kidal"),
    "event merge": ("event", "merge", "Ambush", "Another event", "--because", "one fight"),
    "event suggest": ("event", "suggest", "--accept", "all"),
    "evidence add": ("evidence", "add", "A", "FOLDER/page.txt", "--quote", "84 died"),
    "evidence remove": ("evidence", "remove", "1", "--because", "wrong page"),
    "claim edit": ("claim", "edit", "A", "--said", "2024-07-30", "--place", "Kidal", "--via", "AP"),
    "claim edit of a reading": ("claim", "edit", "A", "--reading", "polarity=negated"),
    "claim edit of an event": ("claim", "edit", "A", "--event", "Another event"),
    "alias add": ("alias", "add", "mercs", "mercenaries"),
    "alias remove": ("alias", "remove", "orchestra"),
    "decide": ("decide", "A", "B", "same", "--because", "one toll"),
    "verdict": ("verdict", "A", "false", "--because", "bodies counted", "--evidence", "B"),
    "verdict from a file": ("verdict", "--import", "FOLDER/verdicts.csv"),
    "retract": ("retract", "A", "--because", "typed wrong"),
    "confirm": ("confirm", "X", "--because", "counted"),
    "dismiss": ("dismiss", "X", "--because", "two columns"),
    "config": ("config", "half-life", "3"),
}
# What needs no undo: it changes no core table, or (redact) says that it cannot be undone; answers
# given in `review` are decisions, undone in test_cli_review.
OTHERS = set(
    "init list show search similar timeline read compare rules match clusters review "
    "contradictions disputes matrix origins credibility next decisions verdicts report export log "
    "undo diff verify doctor backup redact help".split()
) | {
    "source list", "source show", "event list", "event show", "evidence list", "alias list",
    "alias suggest",
}  # fmt: skip


def leaves(command, name=()):
    """Yield the name of every command that does something."""
    if not hasattr(command, "list_commands"):
        yield " ".join(name)
        return
    context = command.context_class(command)
    for each in command.list_commands(context):
        yield from leaves(command.get_command(context, each), (*name, each))


def test_every_command_is_walked_or_named_as_changing_nothing():
    walked = {each for name in CHANGING for each in [re.split(r" (?:with|of|from)\b", name)[0]]}
    assert set(leaves(app)) == walked | OTHERS


def core(path):
    """Return the rows of the core that stand, and nothing of what is made anew from them."""
    with sqlite3.connect(path) as store:
        names = [
            name
            for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in MADE_ANEW | {"log"} and not name.startswith(("claim_fts", "sqlite_"))
        ]
        found = {}
        for name in names:
            columns = [row[1] for row in store.execute(f"PRAGMA table_info({name})")]
            standing = " WHERE undone = 0" if "undone" in columns else ""
            kept = ", ".join(column for column in columns if column != "undone")
            rows = store.execute(f"SELECT {kept} FROM {name}{standing}")
            found[name] = sorted((row for row in rows if row[1:] != ("",)), key=repr)
        return found


CLAIMS = """source,text,said,event,via
Wagner,84 people were killed in the ambush.,2024-07-27,Ambush,
CSP,Only 47 people were killed in the ambush.,2024-07-27,Ambush,
Reuters,"47 people died in the ambush, CSP said.",2024-07-28,Ambush,CSP
Local,"Three trucks burned near Tinzaouaten on 27 July 2024.",2024-07-28,,
"""


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """A folder with a small ledger, matched, and the files that the commands above name."""
    folder = tmp_path_factory.mktemp("walked")
    (folder / "page.txt").write_text("84 died, said the channel")
    (folder / "other.txt").write_text("another page")
    (folder / "rows.csv").write_text("source,text\nCSP,Nine trucks burned.\nAFP,Two fled.\n")
    (folder / "claims.csv").write_text(CLAIMS)
    with Ledger.open(folder / "other.db", write=True, create=True, user="tester") as other:
        other.add("The convoy was lost.", source="Someone", event="Ambush")
        export(other, folder / "other.jsonl", format=None, safe=False, force=False)
    with Ledger.open(folder / "claims.db", write=True, create=True, user="tester") as ledger:
        ledger.import_file(folder / "claims.csv")
        ledger.event_add("Another event", place="Tinzaouaten", start="2024-07-27")
        ledger.alias_add("orchestra", "wagner")
        first, second, third, _ = (row["id"] for row in ledger.claims())
        ledger.evidence_add(third, [folder / "other.txt"])
        ledger.match()
        words = {"A": first, "B": second, "X": ledger.contradictions()[0]["id"]}
    (folder / "verdicts.csv").write_text(f"claim,verdict,because\n{first},true,seen\n")
    return folder, words


@pytest.fixture
def filled(walked, run, ledger_path, tmp_path):
    """Run the commands above on a copy of that ledger, their placeholders filled in."""
    folder, words = walked
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)

    def call(args):
        each = (words.get(arg, arg.replace("FOLDER", str(tmp_path))) for arg in args)
        return run(*each)

    return call


def last(run):
    """Return the number of the last change in the log."""
    return max(row["seq"] for row in run("log", "--json").json)


def sound(run):
    for check in ("verify", "doctor"):
        done = run(check)
        assert done.code == 0, done.out + done.err


def named(before, after):
    """Return by which names `undo` knows the last change: by none, and what it made by its own."""
    made = (
        f"{table}:{max(row[0] for row in after[table])}"
        for table in ("batch", "verdict", "decision")
        if len(after[table]) > len(before[table])
    )
    return [(), *((each,) for each in made)]


@pytest.mark.parametrize("args", CHANGING.values(), ids=CHANGING)
def test_an_undo_takes_back_what_a_command_did_and_an_undo_of_it_does_it_again(
    args, filled, run, ledger_path
):
    before = core(ledger_path)
    done = filled(args)
    assert done.code == 0, done.err
    after = core(ledger_path)
    assert after != before, "the command changed nothing: the walk proves nothing"
    sound(run)
    for name in (*named(before, after), (last(run),)):
        for target, wanted in ((name, before), (None, after)):
            assert run("undo", *((last(run),) if target is None else target)).code == 0
            assert core(ledger_path) == wanted
            assert {run(each).code for each in ("contradictions", "clusters", "disputes")} == {0}
            if name == ():
                sound(run)
    assert run("match").code == 0
    sound(run)


def test_what_was_redacted_stays_so(filled, run, ledger_path):
    before = core(ledger_path)
    assert run("redact", "CSP", "--yes").code == 0
    after = core(ledger_path)
    assert after != before
    refused = run("undo", last(run))
    assert (refused.code, core(ledger_path)) == (1, after)
    assert "cannot be taken back" in refused.err
    sound(run)


@pytest.mark.parametrize("args", [("match",), ("match", "--rebuild"), ("doctor", "--repair")])
def test_what_is_made_anew_is_no_change_of_what_was_entered(filled, run, ledger_path, args):
    before, log = core(ledger_path), run("log", "--json").out
    assert run(*args).code == 0
    assert (core(ledger_path), run("log", "--json").out) == (before, log)
    sound(run)
