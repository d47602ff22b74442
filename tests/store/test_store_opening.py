"""Opening a ledger: what is one, what is none, and how an older one is brought up to date."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import sqlite3
import stat

import pytest

from claimtrack.errors import NotALedger, NotFound
from claimtrack.store import open_store
from claimtrack.store.journal import broken_at
from claimtrack.store.opening import MIGRATIONS, definitions

NEWEST = len(MIGRATIONS) + 1


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "claims.db"
    open_store(path, create=True, write=True).close()
    return path


def tamper(path, *statements):
    """Change the file as another SQLite tool would."""
    conn = sqlite3.connect(path)
    for statement in statements:
        conn.execute(statement)
    conn.commit()
    conn.close()


def test_a_missing_ledger_is_not_made_by_looking(tmp_path):
    with pytest.raises(NotFound):
        open_store(tmp_path / "none.db")
    assert not list(tmp_path.iterdir())


def test_only_its_owner_can_read_a_new_ledger(path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_promised_pragmas_hold(path):
    store = open_store(path, write=True)
    found = {
        name: store.value(f"PRAGMA {name}")
        for name in ("foreign_keys", "synchronous", "cell_size_check", "busy_timeout")
    }
    assert found == {
        "foreign_keys": 1, "synchronous": 2, "cell_size_check": 1, "busy_timeout": 30_000,
    }  # fmt: skip
    assert store.value("PRAGMA journal_mode") == "delete"
    store.close()


@pytest.mark.parametrize("content", [b"no database at all, but long enough" * 40, b"short"])
def test_a_file_that_is_no_database_is_refused(tmp_path, content):
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(NotALedger):
        open_store(path, create=True, write=True)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    tamper(path, "CREATE TABLE song(title)")
    before = path.read_bytes()
    with pytest.raises(NotALedger):
        open_store(path, create=True, write=True)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_refused_with_the_version_it_needs(path):
    tamper(path, "PRAGMA user_version = 99")
    with pytest.raises(NotALedger, match="99"):
        open_store(path)


def test_a_foreign_trigger_is_refused(path):
    tamper(path, "CREATE TRIGGER sly AFTER INSERT ON claim BEGIN DELETE FROM log; END")
    with pytest.raises(NotALedger, match="sly"):
        open_store(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP VIEW claims_view",
        "DROP INDEX claim_source",
        "ALTER TABLE verdict ADD COLUMN hidden TEXT",
    ],
)
def test_a_changed_definition_of_ours_is_refused(path, statement):
    tamper(path, statement)
    with pytest.raises(NotALedger, match="definition"):
        open_store(path)


def test_a_view_that_was_swapped_is_refused(path):
    tamper(path, "DROP VIEW sources_view", "CREATE VIEW sources_view AS SELECT 1 AS name")
    with pytest.raises(NotALedger, match="sources_view"):
        open_store(path)


def test_views_and_tables_of_their_own_are_left_to_people(path):
    tamper(path, "CREATE VIEW mine AS SELECT text FROM claim", "CREATE TABLE notes(note)")
    store = open_store(path, write=True)
    assert store.value("SELECT count(*) FROM mine") == 0
    store.close()


def test_the_views_for_people_can_be_read(path):
    store = open_store(path)
    for view in ("claims_view", "contradictions_view", "sources_view"):
        assert store.rows(f"SELECT * FROM {view}") == []
    store.close()


def test_every_table_of_ours_is_strict():
    tables = [sql for sql in definitions().values() if sql.startswith("CREATE TABLE")]
    assert tables
    assert all("STRICT" in sql.rpartition(")")[2] for sql in tables)


def add_a_table(db):
    db["added_by_migration"].create({"x": int}, strict=True)


def fail_half_way(db):
    add_a_table(db)
    raise RuntimeError("half way")


def test_an_older_ledger_is_migrated_after_a_copy_of_it(path):
    store = open_store(path, write=True, migrations=(*MIGRATIONS, add_a_table))
    assert store.value("PRAGMA user_version") == NEWEST + 1
    assert store.value("SELECT count(*) FROM added_by_migration") == 0
    store.close()
    copy = path.with_name(f"claims.db.v{NEWEST}.bak")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    open_store(copy).close()


def test_a_migration_that_fails_changes_nothing(path):
    with pytest.raises(RuntimeError):
        open_store(path, write=True, migrations=(*MIGRATIONS, fail_half_way))
    store = open_store(path)
    assert store.value("PRAGMA user_version") == NEWEST
    store.close()


def migrate(path, results):
    """Open the ledger in a process of its own."""
    try:
        open_store(path, write=True, migrations=(*MIGRATIONS, add_a_table)).close()
        results.put("ok")
    except Exception as error:
        results.put(repr(error))


def test_four_processes_migrate_at_once(path):
    context = multiprocessing.get_context("fork")
    results = context.Queue()
    workers = [context.Process(target=migrate, args=(path, results)) for _ in range(4)]
    for worker in workers:
        worker.start()
    assert [results.get(timeout=20) for _ in workers] == ["ok"] * 4
    for worker in workers:
        worker.join()
    assert {each.name for each in path.parent.iterdir()} == {
        "claims.db",
        f"claims.db.v{NEWEST}.bak",
    }
    open_store(path.with_name(f"claims.db.v{NEWEST}.bak")).close()


LOG_1 = """CREATE TABLE log (
        seq INTEGER PRIMARY KEY,
        time TEXT NOT NULL,
        user TEXT NOT NULL,
        command TEXT NOT NULL,
        summary TEXT NOT NULL,
        changes TEXT NOT NULL,
        undoes INTEGER REFERENCES log(seq),
        hash TEXT NOT NULL
    ) STRICT"""


@pytest.fixture
def version_1(path):
    """A ledger as the first version wrote it, with two rows in its log."""
    newer = ("quote", "evidence", "log", "vector", "inference", "compared",
             "retired_cluster")  # fmt: skip
    tamper(path, *(f"DROP TABLE {table}" for table in newer), LOG_1)
    previous = "0" * 64
    rows = [
        (1, "2024-08-01T00:00:00Z", "me", "add", "claim é", "[]", None),
        (2, "2024-08-02T00:00:00Z", "me", "undo", "#1", "[]", 1),
    ]
    conn = sqlite3.connect(path)
    for row in rows:
        told = json.dumps([previous, *row], ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256(told.encode()).hexdigest()
        conn.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, previous))
    conn.execute("PRAGMA user_version = 1")
    conn.commit()
    conn.close()
    return path


def test_a_ledger_of_version_1_gets_evidence_and_a_log_that_holds(version_1):
    open_store(version_1, write=True).close()
    store = open_store(version_1)  # a second look compares all definitions
    assert store.value("PRAGMA user_version") == NEWEST
    assert [tuple(row) for row in store.rows("SELECT seq, summary, undoes FROM log")] == [
        (1, "claim é", None), (2, "#1", 1),
    ]  # fmt: skip
    assert broken_at(store) is None
    assert store.rows("SELECT * FROM evidence") == []
    store.close()


def test_a_log_of_version_1_that_was_written_over_is_not_vouched_for(version_1):
    tamper(version_1, "UPDATE log SET summary = 'x' WHERE seq = 1")
    with pytest.raises(NotALedger, match="#1"):
        open_store(version_1, write=True)
    conn = sqlite3.connect(version_1)
    assert conn.execute("PRAGMA user_version").fetchone() == (1,)
    conn.close()
