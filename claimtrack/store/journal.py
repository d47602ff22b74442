"""The log: every change of the analyst is one row, chained by hash; undo and as-of read it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from claimtrack.errors import NotFound, Refused
from claimtrack.store.connection import Store
from claimtrack.store.readings import select_in

Change = dict[str, Any]
"""{"table", "key", "before", "after"}: columns of one row; before None says it was inserted.

An import is {"table": "batch", "key": id, "before": None, "after": {...}} beside the sources and
events it made: its claims are told by their batch.
"""

GENESIS = "0" * 64


@dataclass(slots=True)
class Journal:
    """Makes changes and remembers them until `commit` writes them as one row of the log."""

    store: Store
    changes: list[Change] = field(default_factory=list)

    def insert(self, table: str, **values: Any) -> int:
        """Insert a row, remember it, return its id."""
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        key = self.store.execute(
            f"INSERT INTO {table}({names}) VALUES ({marks})", tuple(values.values())
        )
        self.changes.append({"table": table, "key": key, "before": None, "after": values})
        return key

    def update(self, table: str, key: int | str, **values: Any) -> bool:
        """Change columns of a row and remember both states; tell whether anything changed."""
        names = ", ".join(f'"{name}"' for name in values)
        row = self.store.row(f"SELECT {names} FROM {table} WHERE {_key(table)} = ?", (key,))
        if row is None:
            raise NotFound(f"no row {key} in {table}")
        before = {name: row[name] for name in values if row[name] != values[name]}
        if not before:
            return False
        after = {name: values[name] for name in before}
        _put(self.store, table, key, after)
        self.changes.append({"table": table, "key": key, "before": before, "after": after})
        return True

    def set(self, name: str, value: str) -> bool:
        """Give a setting a value ("" is its default) and tell whether that changed it."""
        self.store.execute("INSERT OR IGNORE INTO setting(key, value) VALUES (?, '')", (name,))
        return self.update("setting", name, value=value)

    def commit(
        self, command: str, summary: str, *, user: str, time: str, undoes: int | None = None
    ) -> int:
        """Append the changes to the log and return the sequence number (0: nothing changed)."""
        if not self.changes:
            return 0
        last = self.store.row("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1")
        seq, previous = (last["seq"] + 1, last["hash"]) if last else (1, GENESIS)
        changes = json.dumps(self.changes, ensure_ascii=False, separators=(",", ":"))
        digest = chained(previous, seq, time, user, command, summary, changes, undoes)
        self.store.execute(
            """INSERT INTO log(seq, time, user, command, summary, changes, undoes, hash)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            (seq, time, user, command, summary, changes, undoes, digest),
        )
        return seq


def chained(previous: str, *row: object) -> str:
    """Return the hash of a row of the log: SHA-256 over the previous hash and its columns."""
    told = json.dumps([previous, *row], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def last_seq(store: Store) -> int:
    """Return the sequence number of the last change, 0 in an empty ledger."""
    return int(store.value("SELECT coalesce(max(seq), 0) FROM log"))


def entries(store: Store, *, after: int = 0) -> list[dict[str, Any]]:
    """Return the rows of the log after a sequence number, in order, changes as values."""
    return [
        {**dict(row), "changes": json.loads(row["changes"])}
        for row in store.rows("SELECT * FROM log WHERE seq > ? ORDER BY seq", (after,))
    ]


def entry(store: Store, seq: int) -> dict[str, Any]:
    """Return one row of the log; raises NotFound."""
    row = store.row("SELECT * FROM log WHERE seq = ?", (seq,))
    if row is None:
        raise NotFound(f"no change #{seq} in the log", hint="claimtrack log lists them")
    return {**dict(row), "changes": json.loads(row["changes"])}


def broken_at(store: Store) -> int | None:
    """Return the first row of the log that does not fit its hash, None when the chain holds."""
    previous = GENESIS
    for row in store.rows("SELECT * FROM log ORDER BY seq"):
        told = (row[name] for name in ("seq", "time", "user", "command", "summary", "changes"))
        if chained(previous, *told, row["undoes"]) != row["hash"]:
            return int(row["seq"])
        previous = row["hash"]
    return None


def undone_by(store: Store, seq: int) -> int | None:
    """Return the undo that took a change back and stands itself, None while the change stands."""
    for row in store.rows("SELECT seq FROM log WHERE undoes = ? ORDER BY seq DESC", (seq,)):
        return None if undone_by(store, row[0]) else int(row[0])
    return None


def take_back(journal: Journal, told: dict[str, Any], seq: int) -> None:
    """Make the opposite changes of a row of the log, last first; raises Refused on later ones.

    An inserted row is marked `undone` and a marked one stands again; nothing is deleted.
    """
    for change in reversed(told["changes"]):
        table, key = change["table"], change["key"]
        if change["before"] is None:
            journal.update(table, key, undone=seq)
            continue
        names = ", ".join(f'"{name}"' for name in change["after"])
        now = journal.store.row(f"SELECT {names} FROM {table} WHERE {_key(table)} = ?", (key,))
        if now is None or dict(now) != change["after"]:
            raise Refused(
                f"change #{told['seq']} cannot be taken back: {table} {key} was changed since",
                hint="undo the later change first (claimtrack log)",
            )
        journal.update(table, key, **change["before"])


def roll_back(store: Store, seq: int) -> None:
    """Put every row back to what it was after change `seq`, and cut the log there.

    Only for a copy in memory: this deletes.
    """
    with store.write():
        store.execute("PRAGMA defer_foreign_keys = ON")
        for told in reversed(entries(store, after=seq)):
            for change in reversed(told["changes"]):
                table, key = change["table"], change["key"]
                if change["before"] is not None:
                    _put(store, table, key, change["before"])
                else:
                    _put(store, table, key, {"undone": told["seq"]})
        store.execute("DELETE FROM log WHERE seq > ?", (seq,))


def touched_claims(store: Store, after: int) -> tuple[set[int], bool]:
    """Return the claims whose reading or place among others a later change may alter, and
    whether all are (an alias of words changed)."""
    claims: set[int] = set()
    for told in entries(store, after=after):
        for change in told["changes"]:
            if change["table"] == "alias":
                return set(), True
            claims |= set(_claims_of(store, change))
    return claims, False


def _claims_of(store: Store, change: Change) -> Iterator[int]:
    table, key = change["table"], change["key"]
    if table == "claim":
        yield key
    elif table in ("batch", "source", "event"):
        yield from _numbers(store, f"SELECT n FROM claim WHERE {table}_id = ?", key)
    elif table == "correction":
        yield from _numbers(store, "SELECT claim_n FROM correction WHERE id = ?", key)
    elif table == "decision":
        for row in select_in(store, "SELECT a_n, b_n FROM decision WHERE id IN ({ns})", [key]):
            yield from row


def _numbers(store: Store, sql: str, key: int) -> Iterable[int]:
    return (row[0] for row in store.rows(sql, (key,)))


def _key(table: str) -> str:
    return {"claim": "n", "setting": "key"}.get(table, "id")


def _put(store: Store, table: str, key: Any, values: dict[str, Any]) -> None:
    sets = ", ".join(f'"{name}" = ?' for name in values)
    store.execute(f"UPDATE {table} SET {sets} WHERE {_key(table)} = ?", (*values.values(), key))
    if table == "batch" and "undone" in values:
        # The claims of an import stand and fall with it; the log names only the batch.
        store.execute("UPDATE claim SET undone = ? WHERE batch_id = ?", (values["undone"], key))
