"""How ledgers of older versions become one of this version: one function a step."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from claimtrack.errors import NotALedger
from claimtrack.store.derived import DERIVED
from claimtrack.store.schema import TABLES

if TYPE_CHECKING:
    from sqlite_utils import Database

Migration = Callable[["Database"], None]


def with_evidence_and_salted_log(db: Database) -> None:
    """Version 1 to 2: tables for evidence and quotes; the log chained over salted digests.

    The old chain is checked first, since a new one over the rows of a log that somebody wrote
    over would vouch for it. Raises NotALedger where it does not hold.
    """
    from claimtrack.store.journal import GENESIS, chained, told_digest

    _create(db, "evidence", "quote")
    rows = db.execute(
        "SELECT seq, time, user, command, summary, changes, undoes, hash FROM log ORDER BY seq"
    ).fetchall()
    _check_first_chain(rows)
    db.execute("ALTER TABLE log RENAME TO log_before")
    _create(db, "log")
    previous = GENESIS
    for seq, time, user, command, summary, changes, undoes, _ in rows:
        salt = os.urandom(16).hex()
        digest = told_digest(salt, user, summary, changes)
        previous = chained(previous, seq, time, command, undoes, digest)
        db.execute(
            "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (seq, time, user, command, summary, changes, undoes, salt, digest, previous),
        )
    db.execute("DROP TABLE log_before")


def _check_first_chain(rows: Iterable[tuple[object, ...]]) -> None:
    from hashlib import sha256

    previous: object = "0" * 64
    for *told, found in rows:
        packed = json.dumps([previous, *told], ensure_ascii=False, separators=(",", ":"))
        if sha256(packed.encode()).hexdigest() != found:
            raise NotALedger(
                f"change #{told[0]} in the log does not fit the chain of hashes; "
                "the ledger is not brought up to date",
                hint="open a backup, or look at it with the version that wrote it",
            )
        previous = found


def with_compared_pairs(db: Database) -> None:
    """Version 3 to 4: what was compared is kept, and the ids that clusters gave up.

    Which pairs an older version compared is not known, so `match` compares all again.
    """
    _create(db, "compared", "retired_cluster")
    db.execute("DELETE FROM pair")
    db.execute("UPDATE pending SET stage = 1 WHERE stage = 2")
    db.execute("INSERT OR IGNORE INTO pending(claim_n, stage) SELECT claim_n, 1 FROM reading")


def _create(db: Database, *tables: str) -> None:
    """Create tables of the schema as it is now, with their indexes."""
    for statement in (*TABLES, *DERIVED):
        kind, name, on = statement.split()[1], statement.split()[2], statement.split()[4]
        if (kind, name) in {("TABLE", table) for table in tables} or (
            kind == "INDEX" and on.partition("(")[0] in tables
        ):
            db.execute(statement)


def with_vectors(db: Database) -> None:
    """Version 2 to 3: tables for embedding vectors and for the answers of a language model."""
    _create(db, "vector", "inference")


MIGRATIONS: tuple[Migration, ...] = (
    with_evidence_and_salted_log,
    with_vectors,
    with_compared_pairs,
)
"""MIGRATIONS[i] brings version i + 1 to version i + 2; the schema itself is the newest."""
