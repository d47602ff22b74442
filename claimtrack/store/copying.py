"""A copy of a ledger with its evidence, made while others may write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from claimtrack.errors import StorageFailed
from claimtrack.store import evidence, files
from claimtrack.store.connection import Store, connect, translated


def backup(store: Store, target: Path) -> dict[str, Any]:
    """Copy the ledger in one step (stepped, a busy writer starves it), then its evidence.

    Returns {pages, evidence, missing}. The copy gets its name when all of it is there and was
    checked; evidence is never removed, so that what the copy names is still there to be copied.
    """
    import shutil  # 3 ms with what it imports: only who makes a copy pays

    making = target.with_name(f"{target.name}.making-{os.getpid()}")
    _new(target)  # its name is taken first: nobody who is faster is written over
    done = False
    try:
        _new(making)
        pages = _copy_ledger(store, making)
        copied, missing = _copy_evidence(store, making)
        folder = files.folder_of(making)
        if folder.exists():
            folder.rename(files.folder_of(target))
        os.replace(making, target)
        done = True
    except OSError as error:
        raise StorageFailed(f"cannot write {target}: {error.strerror}") from None
    finally:
        making.unlink(missing_ok=True)
        if not done:
            target.unlink(missing_ok=True)
        shutil.rmtree(files.folder_of(making), ignore_errors=True)
    return {"pages": pages, "evidence": copied, "missing": missing}


def _new(path: Path) -> None:
    """Make an empty file for its owner only; raises StorageFailed where there is one."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StorageFailed(f"cannot write {path}: {error.strerror}") from None


def _copy_ledger(store: Store, path: Path) -> int:
    with translated(path):
        target = sqlite3.connect(path, isolation_level=None)
        try:
            store.conn.backup(target)
            if target.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise StorageFailed(f"the copy {path} is damaged", hint="copy to another disk")
            return int(target.execute("PRAGMA page_count").fetchone()[0])
        finally:
            target.close()


def _copy_evidence(store: Store, copy: Path) -> tuple[int, list[str]]:
    """Copy the files that the copy of the ledger names; return how many, and what was wrong."""
    source, copied, missing = files.folder_of(store.path), 0, []
    with closing(connect(copy, write=False)) as named:
        rows = [row for row in evidence.stored(named) if not row["redacted"]]
    with closing(files.Arrivals(files.folder_of(copy))) as arrivals:
        for row in rows:
            path = source / row["sha256"]
            reason = files.wrong(path, row["sha256"], row["size"])
            if not reason:
                taken = arrivals.take(path)
                reason = "" if taken.sha256 == row["sha256"] else "changed while it was copied"
            if reason:
                missing.append(f"file {row['sha256'][:12]} ({row['name']}) {reason}")
                continue
            arrivals.place(taken)
            copied += 1
    return copied, missing
