"""The one door to sqlite3: open a ledger, read rows, write inside one transaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from claimtrack.errors import (
    BadInput,
    Busy,
    ClaimtrackError,
    NotALedger,
    NotFound,
    StorageFailed,
)

APPLICATION_ID = 0x636C6D74  # "clmt"
BUSY_SECONDS = 30
_CACHE_KIB = 16 * 1024
# In rollback mode a cache that spills locks readers out, so a large write asks for more.
_WRITE_CACHE_KIB = 128 * 1024

Parameters = Sequence[Any] | Mapping[str, Any]


class Fields(Protocol):
    """Columns by name: a row of a query, or a dict with the same keys."""

    def __getitem__(self, key: str, /) -> Any: ...


class Store:
    """An open ledger; rows come back fetched, since an open read cursor blocks writers."""

    def __init__(self, conn: sqlite3.Connection, path: Path, *, writable: bool) -> None:
        self.conn = conn
        self.path = path
        self.writable = writable
        self._depth = 0

    def rows(self, sql: str, params: Parameters = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        with translated(self.path):
            return self.conn.execute(sql, params).fetchall()

    def row(self, sql: str, params: Parameters = ()) -> sqlite3.Row | None:
        """Return the first row of a query, None when it has none."""
        found = self.rows(sql, params)
        return found[0] if found else None

    def value(self, sql: str, params: Parameters = ()) -> Any:
        """Return the first column of the first row, None when there is no row."""
        found = self.row(sql, params)
        return None if found is None else found[0]

    def execute(self, sql: str, params: Parameters = ()) -> int:
        """Run one statement and return the row id it inserted (0 where it inserted none)."""
        with translated(self.path):
            return self.conn.execute(sql, params).lastrowid or 0

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one statement for each row."""
        with translated(self.path):
            self.conn.executemany(sql, rows)

    @contextmanager
    def write(self) -> Iterator[None]:
        """Hold the one write transaction; it rolls back on any exception.

        BEGIN IMMEDIATE takes the lock first: deferred, 900 of 1,200 read-then-write transactions
        of four processes failed with "database is locked"; so, none. Nested, it is a savepoint.
        """
        if not self.writable:
            raise _read_only(self.path)
        mark = f"level_{self._depth}"
        begin, commit, undo = (
            ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
            if self._depth == 0
            else (f"SAVEPOINT {mark}", f"RELEASE {mark}", f"ROLLBACK TO {mark}")
        )
        self.execute(begin)
        self._depth += 1
        try:
            yield
            self.execute(commit)
        except BaseException:
            # A full disk may have rolled back by itself already.
            if self.conn.in_transaction:
                self.conn.execute(undo)
                if self._depth > 1:
                    self.conn.execute(commit)  # a savepoint rolled back to is still open
            raise
        finally:
            self._depth -= 1

    def enlarge_cache(self) -> None:
        """Take more memory for pages during a large write."""
        self.execute(f"PRAGMA cache_size = -{_WRITE_CACHE_KIB}")

    def close(self) -> None:
        """Close the file."""
        self.conn.close()


def connect(path: Path, *, write: bool) -> Store:
    """Open an existing file with our pragmas; raises NotFound, NotALedger, StorageFailed."""
    if not path.exists():
        raise NotFound(
            f"no ledger at {path}",
            hint="claimtrack init, add and import create one; --ledger PATH names another",
        )
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    mode = "rw" if writable else "ro"
    with translated(path):
        conn = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_SECONDS,
        )
    conn.row_factory = sqlite3.Row
    store = Store(conn, path, writable=writable)
    try:
        for pragma in (
            "foreign_keys = ON",
            "cell_size_check = ON",
            "synchronous = FULL",
            f"cache_size = -{_CACHE_KIB}",
        ):
            store.execute(f"PRAGMA {pragma}")
        store.rows("SELECT count(*) FROM sqlite_schema")
    except ClaimtrackError:
        conn.close()
        raise
    if write and not writable:
        conn.close()
        raise _read_only(path)
    return store


def _read_only(path: Path) -> StorageFailed:
    return StorageFailed(
        f"{path} cannot be written",
        hint="it, or its folder, is read-only here; reading commands work",
    )


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into our errors: the one place that knows its codes."""
    try:
        yield
    except sqlite3.Error as error:
        raise _ours(error, path) from error
    except UnicodeEncodeError as error:
        raise BadInput("a text holds half a surrogate pair, which is no character") from error


def _ours(error: sqlite3.Error, path: Path) -> Exception:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy(
            f"{path} is in use by another process",
            hint=f"waited {BUSY_SECONDS} s; try again when it has finished",
        )
    if name.startswith("SQLITE_FULL"):
        return StorageFailed(f"no space left to write {path}", hint="nothing was changed")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")):
        return StorageFailed(f"cannot read or write {path}: {error}")
    # Complaints about bytes that are no UTF-8 or no JSON come without a code of their own.
    garbled = "decode to UTF-8" in str(error) or "malformed JSON" in str(error)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or garbled:
        return NotALedger(
            f"{path} is damaged or is no ledger: {error}",
            hint="claimtrack doctor says more; a backup can be opened with --ledger",
        )
    return error  # a defect of ours: main() prints it as such, -v shows where


def memory_copy(store: Store) -> Store:
    """Return a copy of the ledger in memory, for looking at another state of it."""
    conn = sqlite3.connect(":memory:", isolation_level=None)
    conn.row_factory = sqlite3.Row
    with translated(store.path):
        store.conn.backup(conn)
    conn.execute("PRAGMA foreign_keys = ON")
    return Store(conn, store.path, writable=True)
