"""Killed in the middle: whatever was being done is done or not done, and nothing else is lost."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal

import pytest

from claimtrack.ledger import Ledger

NAME = "Ivan Petrov"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A small matched ledger with evidence, and files to add to it."""
    folder = tmp_path_factory.mktemp("kills")
    (folder / "page.html").write_text(f"<p>{NAME} said that 84 were killed</p>")
    (folder / "note.txt").write_text("50 were killed")
    rows = "".join(f"S{n},{n} soldiers were killed at the border,note.txt\n" for n in range(8))
    (folder / "rows.csv").write_text("source,text,file\n" + rows)
    with Ledger.open(folder / "claims.db", write=True, create=True, user="tester") as ledger:
        for n in (84, 50, 84):
            ledger.add(f"{NAME} said that {n} were killed", source=f"Source {n}", event="Ambush",
                       files=[folder / "page.html"], new_source=True)  # fmt: skip
        ledger.verdict(ledger.claims()[0]["id"], "true", because="seen")
        ledger.match()
        ledger.add("12 were killed", source="Army", event="Ambush")
    return folder


@pytest.fixture
def folder(prepared, tmp_path):
    return shutil.copytree(prepared, tmp_path / "copy")


ACTIONS = {
    "add with a file": lambda ledger, folder: ledger.add(
        "100 were killed", source="New", via=["AFP"], files=[folder / "note.txt"],
        quotes=["50 were"],
    ),
    "import with files": lambda ledger, folder: ledger.import_file(folder / "rows.csv"),
    "match": lambda ledger, folder: ledger.match(),
    "rebuild": lambda ledger, folder: ledger.match(rebuild=True),
    "undo": lambda ledger, folder: ledger.undo(1),
    "source merge": lambda ledger, folder: ledger.source_merge("Source 84", "Army", because="one"),
    "redact": lambda ledger, folder: ledger.redact([NAME]),
    "repair": lambda ledger, folder: ledger.doctor(repair=True),
}  # fmt: skip


def entered(path):
    """What people entered, without what is derived."""
    with Ledger.open(path) as ledger:
        rows = [{key: row[key] for key in row if key != "cluster"} for row in ledger.claims()]
        for row in ledger.log():
            rows.append({key: row[key] for key in row if key not in ("time", "hash")})
        names = [row["name"] for row in ledger.sources()]
        files = [{key: row[key] for key in row if key != "file"} for row in ledger.evidence()]
        return [{k: v for k, v in row.items() if k != "recorded"} for row in rows], names, files


def killed_in(folder, action, prepare):
    """Do it in a process that `prepare` arranges to be killed; tell whether it was."""
    child = os.fork()
    if child == 0:
        path = folder / "claims.db"
        with (
            contextlib.suppress(BaseException),
            Ledger.open(path, write=True, user="tester") as ledger,
        ):
            prepare(ledger)
            ACTIONS[action](ledger, folder)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def at_statement(number):
    def prepare(ledger):
        left = iter(range(number, -1, -1))
        ledger.store.conn.set_trace_callback(
            lambda _: os.kill(os.getpid(), signal.SIGKILL) if next(left) == 0 else None
        )
        # A tiny cache spills into the file before the commit, as a huge change would.
        ledger.store.enlarge_cache = lambda: None
        ledger.store.execute("PRAGMA cache_size = 5")

    return prepare


def at_call(name, number):
    """Kill just before, or just after, the nth call of a function of `os`."""

    def prepare(_):
        left, real = iter(range(abs(number) - 1, -1, -1)), getattr(os, name)

        def called(*args, **kwargs):
            last = next(left, None) == 0
            if not last or number < 0:
                done = real(*args, **kwargs)
            if last:
                os.kill(os.getpid(), signal.SIGKILL)
            return done

        setattr(os, name, called)

    return prepare


def check(folder, before, after):
    """It is as before or as after; the file is sound, the log holds, and match goes on."""
    path = folder / "claims.db"
    assert entered(path) in (before, after)
    with Ledger.open(path, write=True) as ledger:
        # A file that nothing names any more is no harm, and doctor says so.
        findings = [row for row in ledger.doctor() if "of no claim" not in row["finding"]]
        redacted = [row for row in findings if "was redacted" in row["finding"]]
        assert findings == redacted
        ledger.match()
        if redacted:
            ledger.doctor(repair=True)
        assert [row for row in ledger.doctor() if "of no claim" not in row["finding"]] == []


@pytest.fixture
def outcome(folder, tmp_path, request):
    """What is entered before the action of this test, and after it."""
    done = shutil.copytree(folder, tmp_path / "done")
    before = entered(folder / "claims.db")
    with Ledger.open(done / "claims.db", write=True, user="tester") as ledger:
        ACTIONS[request.node.callspec.params["action"]](ledger, done)
    return before, entered(done / "claims.db")


@pytest.mark.parametrize("action", ACTIONS)
def test_killed_at_any_statement_it_is_done_or_not_done(folder, outcome, action):
    killed = 0
    for statement in (1, 6, 17, 40, 90):
        here = shutil.copytree(folder, folder.with_name(f"killed-{statement}"))
        if not killed_in(here, action, at_statement(statement)):
            break
        killed += 1
        check(here, *outcome)
    assert killed >= 2


@pytest.mark.parametrize("call", [("replace", 1), ("replace", -1), ("fsync", 1), ("unlink", 1)])
@pytest.mark.parametrize("action", ["add with a file", "import with files", "redact"])
def test_killed_beside_any_change_of_a_file_it_is_done_or_not_done(folder, outcome, action, call):
    was_killed = killed_in(folder, action, at_call(*call))
    check(folder, *outcome)
    assert was_killed or action == "redact" or call[0] == "unlink"


def test_a_match_that_was_interrupted_goes_on_to_the_same_end(folder):
    path = folder / "claims.db"
    with Ledger.open(path, write=True, user="tester") as ledger:
        ledger.import_file(folder / "rows.csv")
        steps = iter(range(2))

        def stop(*_):
            if next(steps, None) is None:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            ledger.match(progress=stop)
        assert ledger.stale()
        ledger.match()
        assert ledger.doctor() == []
