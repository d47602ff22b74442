"""The log: every change of the analyst is one row, chained by hash; undo and as-of read it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from sqlite3 import Row
from typing import Any

from claimtrack.errors import NotALedger, NotFound, Refused
from claimtrack.store.connection import Store
from claimtrack.store.readings import select_in
from claimtrack.text import fold, tokens

Change = dict[str, Any]
"""{"table", "key", "before", "after"}: columns of one row; before None says it was inserted.

An import is {"table": "batch", "key": id, "before": None, "after": {...}} beside the sources and
events it made: its claims are told by their batch.
"""

GENESIS = "0" * 64
REDACT = "redact"
"""The one command that writes over the log. Its changes are evidence that went, and {"table":
"log", "key": number, "before": {}, "after": {"digest"}}: the digest of what it left of that row."""


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
        salt = os.urandom(16).hex()
        digest = told_digest(salt, user, summary, changes)
        self.store.execute(
            """INSERT INTO log(seq, time, user, command, summary, changes, undoes, salt, digest,
                               hash)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                seq, time, user, command, summary, changes, undoes, salt, digest,
                chained(previous, seq, time, command, undoes, digest),
            ),
        )  # fmt: skip
        return seq


def _sha256(*told: object) -> str:
    from hashlib import sha256  # OpenSSL: 5 ms that only changes pay

    return sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def told_digest(salt: str, user: str, summary: str, changes: str) -> str:
    """Return the digest of what a row of the log tells, which stands for it in the chain.

    Salted, so that nobody who has only the digest can find the words again by guessing; the salt
    goes when the words are redacted.
    """
    return _sha256(salt, user, summary, changes)


def chained(
    previous: str, seq: int, time: str, command: str, undoes: int | None, digest: str
) -> str:
    """Return the hash of a row of the log: SHA-256 over the one before and what stays for ever."""
    return _sha256(previous, seq, time, command, undoes, digest)


def last_seq(store: Store) -> int:
    """Return the sequence number of the last change, 0 in an empty ledger."""
    return int(store.value("SELECT coalesce(max(seq), 0) FROM log"))


def entries(store: Store, *, after: int = 0) -> list[dict[str, Any]]:
    """Return the rows of the log after a sequence number, in order, changes as values."""
    rows = store.rows("SELECT * FROM log WHERE seq > ? ORDER BY seq", (after,))
    return [_told(store, row) for row in rows]


def entry(store: Store, seq: int) -> dict[str, Any]:
    """Return one row of the log; raises NotFound."""
    row = store.row("SELECT * FROM log WHERE seq = ?", (seq,))
    if row is None:
        raise NotFound(f"no change #{seq} in the log", hint="claimtrack log lists them")
    return _told(store, row)


def _told(store: Store, row: Row) -> dict[str, Any]:
    try:
        return {**dict(row), "changes": json.loads(row["changes"])}
    except ValueError:
        raise NotALedger(
            f"change #{row['seq']} in the log of {store.path} is damaged",
            hint="claimtrack verify says more",
        ) from None


def listed(
    store: Store, *, command: str | None = None, user: str | None = None, since: str | None = None
) -> list[dict[str, Any]]:
    """Return the rows of the log in order, with the number of changes each made."""
    return [
        dict(row)
        for row in store.rows(
            """SELECT seq, time, user, command, summary, undoes,
                      json_array_length(changes) AS changes, hash
               FROM log
               WHERE (:command IS NULL OR command = :command) AND (:user IS NULL OR user = :user)
                     AND (:since IS NULL OR time >= :since)
               ORDER BY seq""",
            {"command": command, "user": user, "since": since},
        )
    ]


def seq_before(store: Store, is_past: Callable[[str], bool]) -> int:
    """Return the last change of the log's longest beginning of which no time is past a moment.

    A clock that went back later must not let in what follows.
    """
    seq = 0
    for row in store.rows("SELECT seq, time FROM log ORDER BY seq"):
        if is_past(row["time"]):
            break
        seq = int(row["seq"])
    return seq


def maker(store: Store, table: str, key: int) -> int:
    """Return the sequence number of the change that inserted a row; raises NotFound."""
    for row in store.rows(
        "SELECT * FROM log WHERE instr(changes, ?) ORDER BY seq DESC",
        (f'"table":"{table}","key":{key},',),
    ):
        for change in _told(store, row)["changes"]:
            if (change["table"], change["key"], change["before"]) == (table, key, None):
                return int(row["seq"])
    raise NotFound(f"no {table} {key} in the log", hint="claimtrack log lists the changes")


def broken_at(store: Store) -> int | None:
    """Return the first row of the log that does not fit its hash, None when the chain holds.

    A row whose words were redacted fits when a later redaction that fits vouches for what is left.
    """
    rows = store.rows("SELECT * FROM log ORDER BY seq")
    vouched: dict[int, str] = {}
    told = set()
    for row in reversed(rows):
        words = (row["salt"], row["user"], row["summary"], row["changes"])
        digest = told_digest(*words)
        if digest not in (row["digest"], vouched.get(row["seq"])):
            continue
        told.add(row["seq"])
        if row["command"] == REDACT:
            for change in json.loads(row["changes"]):
                if change["table"] == "log":
                    vouched.setdefault(change["key"], change["after"]["digest"])
    previous = GENESIS
    for row in rows:
        kept = (row[name] for name in ("seq", "time", "command", "undoes", "digest"))
        if row["seq"] not in told or chained(previous, *kept) != row["hash"]:
            return int(row["seq"])
        previous = row["hash"]
    return None


def undone(store: Store) -> dict[int, int]:
    """Return, for each change that was taken back, the standing undo that did it."""
    found: dict[int, int] = {}
    # Latest first: whether an undo stands is known before what it takes back is looked at.
    for row in store.rows("SELECT seq, undoes FROM log WHERE undoes NOT NULL ORDER BY seq DESC"):
        if row["seq"] not in found:
            found[row["undoes"]] = row["seq"]
    return found


def take_back(journal: Journal, told: dict[str, Any], seq: int) -> None:
    """Make the opposite changes of a row of the log, last first; raises Refused on later ones.

    An inserted row is marked `undone` and a marked one stands again; nothing is deleted. Sources
    and events come last, and stay where later claims use them.
    """
    if told["command"] == REDACT:
        raise Refused(f"change #{told['seq']} cannot be taken back: what it took out is gone")
    last_first = told["changes"][::-1]
    for change in sorted(last_first, key=lambda change: change["table"] in _NAMED):
        table, key = change["table"], change["key"]
        if change["before"] is None:
            if not _in_use(journal.store, table, key):
                journal.update(table, key, undone=seq)
            continue
        names = ", ".join(f'"{name}"' for name in change["after"])
        row = journal.store.row(f"SELECT {names} FROM {table} WHERE {_key(table)} = ?", (key,))
        now = None if row is None else dict(row)
        if now == change["before"]:
            continue  # as it was already: a name that was used again after its undo stands
        if now != change["after"]:
            raise Refused(
                f"change #{told['seq']} cannot be taken back: {table} {key} was changed since",
                hint="undo the later change first (claimtrack log)",
            )
        journal.update(table, key, **change["before"])


_NAMED = ("source", "event")
_USES = {
    "source": """SELECT EXISTS (SELECT 1 FROM claim WHERE source_id = :key AND undone = 0)
        OR EXISTS (SELECT 1 FROM chain h JOIN claim c ON c.n = h.claim_n
                   WHERE h.source_id = :key AND c.undone = 0)
        OR EXISTS (SELECT 1 FROM source
                   WHERE (parent_id = :key OR merged_into = :key) AND undone = 0)""",
    "event": """SELECT EXISTS (SELECT 1 FROM claim WHERE event_id = :key AND undone = 0)
        OR EXISTS (SELECT 1 FROM event WHERE merged_into = :key AND undone = 0)""",
}


def _in_use(store: Store, table: str, key: int) -> bool:
    return table in _USES and bool(store.value(_USES[table], {"key": key}))


def roll_back(store: Store, seq: int) -> None:
    """Put every row back to what it was after change `seq`, and cut the log there.

    Only for a copy in memory: this deletes.
    """
    with store.write():
        store.execute("PRAGMA defer_foreign_keys = ON")
        for told in reversed(entries(store, after=seq)):
            if told["command"] == REDACT:
                continue  # what was taken out is out of the past too
            for change in reversed(told["changes"]):
                table, key = change["table"], change["key"]
                if change["before"] is not None:
                    _put(store, table, key, change["before"])
                else:
                    _put(store, table, key, {"undone": told["seq"]})
        store.execute("DELETE FROM log WHERE seq > ?", (seq,))


def touched_claims(store: Store, after: int) -> set[int]:
    """Return the claims whose reading or place among others a later change may alter."""
    claims: set[int] = set()
    words: set[str] = set()
    conventions = False
    for told in entries(store, after=after):
        for change in told["changes"]:
            if change["table"] == "alias":
                words.add(store.value("SELECT word FROM alias WHERE id = ?", (change["key"],)))
            elif change["table"] == "setting":
                conventions = conventions or str(change["key"]).startswith("bounds.")
            else:
                claims |= set(_claims_of(store, change))
    if conventions:
        soft = "SELECT claim_n FROM reading WHERE data LIKE '%\"soft\":true%'"
        claims.update(row[0] for row in store.rows(soft))
    return claims | (_saying(store, words) if words else set())


def _saying(store: Store, words: Iterable[str]) -> set[int]:
    """Return the claims in which any of the words may stand, or that sources of the name make."""
    # Compared as the reader does, which SQLite cannot; the first word of an alias is enough.
    firsts = tuple({fold(tokens(word)[0].text) for word in words if tokens(word)})
    rows = store.rows(
        """SELECT c.n, c.text || ' ' || coalesce(c.translation, '') || ' ' || s.name || ' '
                  || s.affiliation
           FROM claim c JOIN source s ON s.id = c.source_id"""
    )
    return {row[0] for row in rows if any(word in fold(row[1]) for word in firsts)}


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
