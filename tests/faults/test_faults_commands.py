"""Every command against every fault: its exit code, one sentence, no traceback, nothing changed."""

from __future__ import annotations

import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from claimtrack.cli.commands import MODULES
from claimtrack.errors import Exit
from claimtrack.ledger import Ledger

PROGRAM = [sys.executable, "-m", "claimtrack"]
TESTS = Path(__file__).parents[1]

READING = [
    ("list",), ("show", "ID"), ("search", "killed"), ("similar", "84 were killed"), ("timeline",),
    ("clusters",), ("contradictions",), ("disputes",), ("matrix", "Ambush"), ("origins",),
    ("credibility",), ("next",), ("decisions",), ("log",), ("verify",), ("doctor",), ("config",),
    ("source", "list"), ("source", "show", "CSP"), ("event", "list"), ("event", "show", "Ambush"),
    ("evidence", "list"), ("alias", "list"), ("backup", "FOLDER/copy.db"),
    ("export", "FOLDER/out.csv"), ("verdicts",), ("diff", "--since", "2024-01-01"),
    ("report", "Ambush", "-o", "FOLDER/page.html"),
]  # fmt: skip
WRITING = [
    ("add", "12 were killed", "--source", "CSP"), ("import", "FOLDER/rows.csv"), ("match",),
    ("source", "add", "AFP"), ("event", "add", "Battle"), ("evidence", "add", "ID", "FOLDER/page"),
    ("claim", "edit", "ID", "--said", "2024-07-28"), ("alias", "add", "a", "b"),
    ("verdict", "ID", "true", "--because", "seen"), ("retract", "ID", "--because", "typed wrong"),
    ("decide", "ID", "ID2", "same"), ("confirm", "abcd"), ("dismiss", "abcd", "--because", "two"),
    ("undo",), ("redact", "CSP", "--yes"), ("config", "half-life", "2"), ("review",), ("init",),
]  # fmt: skip
NO_LEDGER = {"read", "compare", "rules", "help"}
MAKES_ONE = {"init", "add", "import"}


def named(args):
    return " ".join(args[:2])


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    (folder / "page").write_text("84 were killed")
    (folder / "rows.csv").write_text("source,text\nCSP,30 were killed\n")
    with Ledger.open(folder / "claims.db", write=True, create=True, user="tester") as ledger:
        for n in (84, 50):
            ledger.add(f"{n} were killed", source="CSP", event="Ambush", files=[folder / "page"])
        ledger.match()
    return folder


@pytest.fixture
def folder(sound, ledger_path):
    shutil.copytree(sound, ledger_path.parent, dirs_exist_ok=True)
    return ledger_path.parent


@pytest.fixture
def call(folder, run):
    """Run one of the commands above, its placeholders filled in."""
    with Ledger.open(folder / "claims.db") as ledger:
        first, second = (row["id"] for row in ledger.claims())

    def call(args):
        filled = {"ID": first, "ID2": second}
        return run(*(filled.get(each, each.replace("FOLDER", str(folder))) for each in args))

    return call


def test_the_walk_knows_every_command():
    walked = {args[0] for args in (*READING, *WRITING)}
    assert walked | NO_LEDGER == set(MODULES)


def missing(path):
    path.unlink()


def another_file(path):
    path.write_bytes(b"a letter and no ledger " * 400)


def newer(path):
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA user_version = 99")
    conn.close()


def trigger(path):
    conn = sqlite3.connect(path)
    conn.execute("CREATE TRIGGER sly AFTER INSERT ON claim BEGIN DELETE FROM log; END")
    conn.close()


def cut(path):
    path.write_bytes(path.read_bytes()[:9000])


FAULTS = {
    missing: Exit.NOT_FOUND,
    another_file: Exit.NOT_A_LEDGER,
    newer: Exit.NOT_A_LEDGER,
    trigger: Exit.NOT_A_LEDGER,
    cut: Exit.NOT_A_LEDGER,
}


@pytest.mark.parametrize(
    ("fault", "args"),
    [
        (fault, args)
        for fault in FAULTS
        for args in (*READING, *WRITING)
        if not (fault is missing and args[0] in MAKES_ONE)
    ],
    ids=lambda each: each.__name__ if callable(each) else named(each),
)
def test_a_ledger_that_is_none_is_said_in_one_sentence(call, ledger_path, fault, args):
    fault(ledger_path)
    before = ledger_path.read_bytes() if ledger_path.exists() else None
    result = call(args)
    assert result.code == FAULTS[fault], result.err
    assert result.err.startswith("error: ")
    assert len(result.err.splitlines()) <= 2
    assert result.out == ""
    assert (ledger_path.read_bytes() if ledger_path.exists() else None) == before


@pytest.mark.parametrize(
    "args",
    # The others find nothing to write in this ledger.
    [args for args in WRITING if args[0] not in ("confirm", "dismiss", "match", "review", "init")],
    ids=named,
)
def test_a_writer_that_finds_the_ledger_held_ends_with_5(call, ledger_path, monkeypatch, args):
    from claimtrack.store import connection

    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    holder = sqlite3.connect(ledger_path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    before = ledger_path.read_bytes()
    assert call(args).code == Exit.BUSY
    assert call(("list",)).code == Exit.OK
    holder.execute("ROLLBACK")
    holder.close()
    assert ledger_path.read_bytes() == before
    assert not list(ledger_path.parent.rglob(".arriving-*"))


def limited(size, args, path):
    """Run a command in a process whose files cannot grow beyond a size, as on a full disk."""

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.run(
        [*PROGRAM, "--ledger", str(path), *args], preexec_fn=limit, capture_output=True, text=True
    )


@pytest.mark.parametrize("what", ["add", "import", "backup", "export", "match"])
def test_a_full_disk_ends_with_6_and_nothing_is_half_written(folder, what):
    path = folder / "claims.db"
    (folder / "big.mp4").write_bytes(b"\0" * 3_000_000)
    rows = (f"S{n % 9},{n} were killed at post {n} of the border\n" for n in range(6000))
    (folder / "big.csv").write_text("source,text\n" + "".join(rows))
    size = path.stat().st_size + 20_000
    if what == "backup":
        size = 100_000
    if what in ("export", "match"):
        with Ledger.open(path, write=True) as ledger:
            ledger.import_file(folder / "big.csv")
        size = path.stat().st_size + 4096 if what == "match" else 100_000
    args = {
        "add": ["add", "a film", "--source", "CSP", "--file", str(folder / "big.mp4")],
        "import": ["import", str(folder / "big.csv"), "--no-match"],
        "backup": ["backup", str(folder / "copy.db")],
        "export": ["export", str(folder / "out.csv")],
        "match": ["match"],
    }[what]
    before = path.read_bytes(), {each.name for each in folder.rglob("*")}
    done = limited(size, args, path)
    assert done.returncode == Exit.STORAGE, done.stderr
    assert "Traceback" not in done.stderr
    if what == "match":
        with Ledger.open(path) as ledger:  # stages that were done stay done
            assert len(ledger.claims()) == 6002
            assert ledger.verify() == []
        return
    assert (path.read_bytes(), {each.name for each in folder.rglob("*")}) == before


def test_ctrl_c_in_the_middle_of_an_import_ends_with_130_and_keeps_nothing(folder):
    path = folder / "claims.db"
    child = subprocess.Popen(
        [*PROGRAM, "--ledger", str(path), "import", "-", "--format", "csv", "--set", "file=page",
         "--files-in", str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    child.stdin.write(b"source,text\n" + b"".join(b"S,%d were killed\n" % n for n in range(5_600)))
    child.stdin.flush()
    journal = path.with_name("claims.db-journal")
    while not journal.exists():  # it has begun to write, and waits for more rows
        assert child.poll() is None
        time.sleep(0.01)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=20)
    assert child.returncode == Exit.INTERRUPTED
    assert said.decode().splitlines()[-1].startswith("error: interrupted")
    assert b"Traceback" not in said
    with Ledger.open(path) as ledger:
        assert len(ledger.claims()) == len(ledger.log()) == 2
        assert {row["name"] for row in ledger.sources()} == {"CSP"}
        assert ledger.store.value("SELECT count(*) FROM batch") == 0
        assert ledger.doctor() == []


@pytest.mark.parametrize("args", ["list", "list --json", "list --csv", "log", "show 8", "timeline"])
def test_a_pipe_that_is_closed_early_is_no_error(folder, args):
    path = folder / "claims.db"
    if "show" in args:
        with Ledger.open(path) as ledger:
            args = f"show {ledger.claims()[0]['id']}"
    else:
        with Ledger.open(path, write=True) as ledger:
            rows = folder / "many.csv"
            lines = (f"S,{n} were killed at the post\n" for n in range(3000))
            rows.write_text("source,text\n" + "".join(lines))
            ledger.import_file(rows)
    line = f"{sys.executable} -m claimtrack --ledger {path} {args} | head -1"
    done = subprocess.run(["bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}"], capture_output=True)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


@pytest.fixture(scope="module")
def names():
    """The names of all tests."""
    return {
        name
        for path in TESTS.rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M)
    }


def test_the_list_of_faults_names_tests_that_are_there(names):
    lines = (TESTS / "faults" / "README.md").read_text(encoding="utf-8").splitlines()
    told = {word for line in lines if line.startswith("|") for word in line.split("`")[1::2]}
    told = {name for name in told if name.startswith("test_")}
    assert len(told) > 40
    assert told - names == set()


def test_the_defences_that_can_be_taken_away_are_there(names):
    with open(TESTS / "faults" / "defences.toml", "rb") as stream:
        defences = tomllib.load(stream)["defence"]
    for each in defences:
        code = (TESTS.parent / each["file"]).read_text(encoding="utf-8")
        assert code.count(each["from"]) == 1, each["name"]
        assert each["tests"], each["name"]
        assert set(each["tests"]) - names == set(), each["name"]
