"""Checks of the file as such."""

from __future__ import annotations

import sqlite3

from claimtrack.store.connection import Store
from claimtrack.store.derived import DERIVED


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


def new_index(store: Store) -> None:
    """Drop the search index and make an empty one: what damaged or held it is gone."""
    store.execute("DROP TABLE claim_fts")
    store.execute(next(sql for sql in DERIVED if "claim_fts" in sql))
