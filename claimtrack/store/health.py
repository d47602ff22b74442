"""Checks of the file as such, and copies of it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from claimtrack.errors import StorageFailed
from claimtrack.store.connection import Store, translated


def findings(store: Store) -> list[tuple[str, str]]:
    """Return (check, finding) for whatever SQLite itself finds wrong; empty when sound.

    integrity_check and not quick_check, which missed damage that the former found. The search
    index is only checked where the file can be written, since its check is an INSERT.
    """
    found = [
        ("integrity", str(row[0])) for row in store.rows("PRAGMA integrity_check") if row[0] != "ok"
    ]
    found += [
        ("foreign key", f"row {row[1]} of {row[0]} points to nothing in {row[2]}")
        for row in store.rows("PRAGMA foreign_key_check")
    ]
    if store.writable:
        try:
            store.conn.execute(
                "INSERT INTO claim_fts(claim_fts, rank) VALUES ('integrity-check', 1)"
            )
        except sqlite3.DatabaseError as error:
            found.append(("search index", str(error)))
    return found


def backup(store: Store, path: Path) -> int:
    """Copy the ledger in one step (stepped, a busy writer starves it); return the pages copied."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StorageFailed(f"cannot write {path}: {error.strerror}") from None
    with translated(path):
        target = sqlite3.connect(path, isolation_level=None)
        try:
            store.conn.backup(target)
            if target.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise StorageFailed(f"the copy {path} is damaged", hint="copy to another disk")
            return int(target.execute("PRAGMA page_count").fetchone()[0])
        finally:
            target.close()
