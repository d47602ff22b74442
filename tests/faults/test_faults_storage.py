"""What can go wrong outside claimtrack: killed, full, locked out, damaged. See README.md."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from claimtrack.errors import ClaimtrackError, NotALedger, StorageFailed
from claimtrack.ledger import Ledger
from claimtrack.ledger.exporting import export
from claimtrack.store import copying, health, open_store

FORK = multiprocessing.get_context("fork")
ROWS = 4000


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "claims.db"
    with Ledger.open(path, create=True, write=True, user="tester") as ledger:
        for number in range(20):
            ledger.add(f"{number} were killed near the border", source=f"Source {number}")
    return path


@pytest.fixture
def big_file(tmp_path):
    path = tmp_path / "big.csv"
    lines = (
        f"Source {n % 50},{n} soldiers were killed in the hills of the north" for n in range(ROWS)
    )
    path.write_text("source,text\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def kill_at(statement, path, file):
    """Import in a process that is killed just before its nth SQL statement."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            ledger = Ledger.open(path, write=True)
            seen = iter(range(10**9))
            ledger.store.conn.set_trace_callback(
                lambda _: os.kill(os.getpid(), signal.SIGKILL) if next(seen) == statement else None
            )
            # A tiny cache spills into the file before the commit, as a huge import would.
            ledger.store.enlarge_cache = lambda: None
            ledger.store.execute("PRAGMA cache_size = 5")
            ledger.import_file(file)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_an_import_killed_at_any_statement_leaves_nothing(path, big_file):
    killed = 0
    for statement in (1, 3, 10, 60, 500, 2000, 3500, 4060):
        if not kill_at(statement, path, big_file):
            break
        killed += 1
        with Ledger.open(path) as ledger:
            assert (len(ledger.claims()), len(ledger.log())) == (20, 20)
            assert health.findings(ledger.store) == []
            assert ledger.verify() == []
    assert killed >= 4


IMPORT = """
import sys
from claimtrack.ledger import Ledger
with Ledger.open(sys.argv[1], write=True) as ledger:
    print("ready", flush=True)
    ledger.import_file(sys.argv[2])
"""


def test_an_import_killed_at_any_moment_is_whole_or_absent(path, big_file):
    for wait in (0.01, 0.05, 0.12):
        child = subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(path), str(big_file)], stdout=subprocess.PIPE
        )
        child.stdout.readline()
        time.sleep(wait)
        child.kill()
        child.communicate()
        with Ledger.open(path) as ledger:
            assert len(ledger.claims()) in (20, 20 + ROWS)
            assert health.findings(ledger.store) == []


def add_hundred(path, name, results):
    """Add claims in a process of its own, some of them the same in all processes."""
    try:
        with Ledger.open(path, write=True, create=True, user=name) as ledger:
            for number in range(100):
                own = name if number % 10 else "all"
                ledger.add(f"{own} says {number}", source="Shared", new_source=True)
        results.put("ok")
    except BaseException as error:
        results.put(repr(error))


def test_four_processes_lose_no_claim_and_double_none(tmp_path):
    path = tmp_path / "shared.db"
    results = FORK.Queue()
    workers = [FORK.Process(target=add_hundred, args=(path, f"p{n}", results)) for n in range(4)]
    for worker in workers:
        worker.start()
    assert [results.get(timeout=60) for _ in workers] == ["ok"] * 4
    for worker in workers:
        worker.join()
    with Ledger.open(path) as ledger:
        texts = [row["text"] for row in ledger.claims()]
        assert len(texts) == len(set(texts)) == 4 * 90 + 10
        assert len(ledger.log()) == len(texts)
        assert len(ledger.sources()) == 1
        assert ledger.verify() == []


def test_a_full_disk_changes_nothing_and_exits_6(path, big_file):
    with Ledger.open(path, write=True) as ledger:
        pages = ledger.store.value("PRAGMA page_count")
        ledger.store.execute(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(StorageFailed) as error:
            ledger.import_file(big_file)
        assert error.value.exit == 6
        assert len(ledger.claims()) == len(ledger.log()) == 20
        ledger.add("a small one still fits", source="Source 1")
    with Ledger.open(path) as ledger:
        assert health.findings(ledger.store) == []


def as_nobody(work):
    """Run work() as an ordinary user, who is bound by permissions, and return its exit code."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def read_then_write(path):
    """Read all claims, then try to add one; 0 when only the reading worked."""
    with Ledger.open(path) as ledger:
        if len(ledger.claims()) != 20:
            return 1
        if health.findings(ledger.store):  # the check of the search index writes, and is left out
            return 5
        try:
            ledger.add("x", source="Source 1")
        except StorageFailed as error:
            if error.exit != 6:
                return 2
        else:
            return 3
    try:
        Ledger.open(path, write=True).close()
    except StorageFailed:
        return 0
    return 4


@pytest.mark.parametrize(
    ("file_mode", "folder_mode"), [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555)]
)
def test_a_read_only_file_or_folder_can_be_read_and_not_written(path, file_mode, folder_mode):
    above = [parent for parent in path.parents if parent.stat().st_uid == os.geteuid()]
    modes = {parent: parent.stat().st_mode for parent in above if parent != parent.parent}
    for parent in modes:
        if not modes[parent] & 0o001:
            parent.chmod(modes[parent] | 0o055)
    try:
        path.chmod(file_mode)
        path.parent.chmod(folder_mode)
        assert as_nobody(lambda: read_then_write(path)) == 0
    finally:
        for parent, mode in modes.items():
            parent.chmod(mode)


def test_a_damaged_page_is_said_and_never_a_traceback(path):
    with Ledger.open(path) as ledger:
        size = ledger.store.value("PRAGMA page_size")
        pages = ledger.store.value("PRAGMA page_count")
    whole = path.read_bytes()
    told = 0
    for page in range(pages):
        path.write_bytes(whole[: page * size] + b"\xa5" * size + whole[(page + 1) * size :])
        try:
            with Ledger.open(path) as ledger:
                ledger.claims()
                ledger.sources()
                ledger.log()
                told += bool(health.findings(ledger.store))
        except NotALedger:
            told += 1
    assert told >= pages - 1  # a free or an empty page may hold nothing that is missed


def test_a_file_cut_short_is_said(path):
    path.write_bytes(path.read_bytes()[:-5000])
    with pytest.raises(NotALedger), Ledger.open(path) as ledger:
        ledger.claims()


def test_bytes_that_are_no_text_are_damage(path):
    conn = sqlite3.connect(path)
    conn.execute("UPDATE claim SET text = CAST(x'80ff' AS TEXT) WHERE n = 1")
    conn.commit()
    conn.close()
    with Ledger.open(path) as ledger, pytest.raises(NotALedger):
        ledger.claims()


def test_a_log_that_is_no_json_is_damage(path):
    store = open_store(path, write=True)
    store.execute("UPDATE log SET changes = '{' WHERE seq = 3")
    store.close()
    with Ledger.open(path, write=True) as ledger:
        with pytest.raises(ClaimtrackError):
            ledger.log()
        with pytest.raises(ClaimtrackError):
            ledger.undo(3)
        assert "#3" in ledger.verify()[0]["finding"]


def test_a_backup_while_another_process_writes_is_whole(path, tmp_path):
    results = FORK.Queue()
    worker = FORK.Process(target=add_hundred, args=(path, "busy", results))
    worker.start()
    with Ledger.open(path) as ledger:
        for number in range(3):
            ledger.backup(tmp_path / f"copy{number}.db")
    assert results.get(timeout=60) == "ok"
    worker.join()
    for number in range(3):
        with Ledger.open(tmp_path / f"copy{number}.db") as copy:
            assert copy.verify() == []
            assert len(copy.claims()) == len(copy.log())


def test_a_reader_that_was_left_standing_blocks_no_writer(path, monkeypatch):
    from claimtrack.store import connection

    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    reader = open_store(path)
    rows = reader.rows("SELECT * FROM claim")
    with Ledger.open(path, write=True) as ledger:
        ledger.add("one more", source="Source 1")
    assert len(rows) == 20
    reader.close()


def test_a_file_is_on_the_disk_before_it_has_its_name(path, tmp_path, monkeypatch):
    page = tmp_path / "page.txt"
    page.write_text("84 were killed")
    done = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)
        monkeypatch.setattr(
            os, name, lambda *args, name=name, real=real: (done.append(name), real(*args))[1]
        )
    with Ledger.open(path, write=True) as ledger:
        ledger.store.conn.set_trace_callback(
            lambda sql: done.append("recorded") if "INTO evidence" in sql else None
        )
        ledger.add("84 were killed", source="Source 1", files=[page])
        assert done == ["fsync", "replace", "fsync", "recorded"]  # file, name, folder, ledger
        ledger.evidence_remove(1, because="not wanted")
        done.clear()
        export(ledger, tmp_path / "out.csv", format=None, safe=False, force=False)
        assert done == ["fsync", "replace"]


def test_a_row_that_points_to_nothing_is_a_finding(path):
    conn = sqlite3.connect(path)
    conn.execute("UPDATE claim SET source_id = 999 WHERE n = 3")
    conn.commit()
    conn.close()
    with Ledger.open(path) as ledger:
        assert ("foreign key", "row 3 of claim points to nothing in source") in health.findings(
            ledger.store
        )


@pytest.fixture
def lost_row(path):
    """A ledger in which an index has lost a row: all can be read, and is wrong."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA writable_schema = ON")
    index = conn.execute("SELECT * FROM sqlite_schema WHERE name = 'claim_source'").fetchone()
    conn.execute("DELETE FROM sqlite_schema WHERE name = 'claim_source'")
    conn.execute("PRAGMA writable_schema = RESET")
    conn.execute("UPDATE claim SET source_id = 1 WHERE n = 3")
    conn.execute("PRAGMA writable_schema = ON")
    conn.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", index)
    conn.close()
    return path


def test_an_index_that_lost_a_row_is_a_finding(lost_row):
    with Ledger.open(lost_row) as ledger:
        assert len(ledger.claims()) == 20
        assert {check for check, _ in health.findings(ledger.store)} == {"integrity"}


def test_a_backup_of_a_damaged_ledger_is_refused(lost_row, tmp_path):
    with Ledger.open(lost_row) as ledger, pytest.raises(StorageFailed, match="damaged"):
        ledger.backup(tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy.db*"))


def test_a_backup_writes_over_nothing_that_appears_meanwhile(path, tmp_path):
    taken = tmp_path / "copy.db"
    taken.write_text("of somebody who was faster")
    with Ledger.open(path) as ledger, pytest.raises(StorageFailed, match="exists"):
        copying.backup(ledger.store, taken)
    assert taken.read_text() == "of somebody who was faster"


def test_a_backup_is_made_in_one_step(path, tmp_path):
    class Steps:
        """The connection, which tells how it is asked to copy."""

        def __init__(self, conn):
            self.conn = conn
            self.pages = []

        def backup(self, target, *, pages=-1, **more):
            self.pages.append(pages)
            self.conn.backup(target, pages=pages, **more)

        def __getattr__(self, name):
            return getattr(self.conn, name)

    with Ledger.open(path) as ledger:
        ledger.store.conn = steps = Steps(ledger.store.conn)
        ledger.backup(tmp_path / "copy.db")
    # Copied in steps, a writer between two of them makes it begin anew, for ever.
    assert steps.pages == [-1]
