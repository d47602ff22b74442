"""Opening a ledger: create it, tell it from other files, bring an older one up to date."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from claimtrack.errors import NotALedger, StorageFailed
from claimtrack.store.connection import APPLICATION_ID, Store, connect
from claimtrack.store.derived import DERIVED
from claimtrack.store.migrations import MIGRATIONS, Migration
from claimtrack.store.schema import TABLES, VIEWS
from claimtrack.text import lazy_regex

_NAME = lazy_regex(r"CREATE (?:VIRTUAL )?(TABLE|INDEX|VIEW) (\w+)")


def open_store(
    path: Path,
    *,
    write: bool = False,
    create: bool = False,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> Store:
    """Open the ledger at path, created first where it is absent and `create` is given.

    Raises NotFound (no such file), NotALedger (something else, damaged, tampered with or written
    by a newer version) and StorageFailed (rights, disk).
    """
    if create and not (path.exists() and path.stat().st_size):
        _create(path, len(migrations) + 1)
    store = connect(path, write=write)
    try:
        _check(store, len(migrations) + 1)
        version = _version(store)
        if version <= len(migrations):
            _migrate(store, version, migrations)
    except BaseException:
        store.close()
        raise
    return store


def _create(path: Path, version: int) -> None:
    """Make an empty ledger that only its owner can read; it appears whole or not at all."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StorageFailed(
            f"cannot create {path}: {error.strerror}", hint="--ledger PATH names another place"
        ) from None
    store = connect(path, write=True)
    try:
        with store.write():
            # Four processes may create it at once: the first one in does, the others find it.
            if store.value("SELECT count(*) FROM sqlite_schema") == 0:
                for statement in (*TABLES, *DERIVED, *VIEWS):
                    store.execute(statement)
                store.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                store.execute(f"PRAGMA user_version = {version}")
    finally:
        store.close()


def _version(store: Store) -> int:
    return int(store.value("PRAGMA user_version"))


def _check(store: Store, newest: int) -> None:
    if store.value("PRAGMA application_id") != APPLICATION_ID:
        raise NotALedger(
            f"{store.path} is not a claimtrack ledger",
            hint="claimtrack init --ledger PATH makes one",
        )
    version = _version(store)
    if version > newest:
        raise NotALedger(
            f"{store.path} was written by a newer claimtrack (ledger version {version}; "
            f"this one knows {newest})",
            hint="install the newer claimtrack",
        )
    found = {
        row["name"]: (row["type"], row["sql"])
        for row in store.rows("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    }
    for name, (kind, _) in found.items():
        if kind == "trigger":
            # A trigger would run unseen with every change; none of ours exists.
            raise NotALedger(
                f"{store.path} holds a trigger ({name}) that claimtrack did not make",
                hint="drop it with a SQLite tool if you know where it comes from",
            )
    if version == newest:
        for name, sql in definitions().items():
            if found.get(name, ("", ""))[1] != sql:
                raise NotALedger(
                    f"the definition of {name} in {store.path} is missing or was changed",
                    hint="open a backup; tables and views of your own may have other names",
                )


@cache
def definitions() -> dict[str, str]:
    """Return our tables, indexes and views: name -> the statement that made it."""
    found: dict[str, str] = {}
    for statement in (*TABLES, *DERIVED, *VIEWS):
        match = _NAME.match(statement)
        assert match, statement
        found[match.group(2)] = statement
    return found


def _migrate(store: Store, version: int, migrations: Sequence[Migration]) -> None:
    """Bring an older ledger up to date in one transaction, after a copy beside it."""
    from sqlite_utils import Database  # 91 ms, for its `transform`: only who migrates pays

    _keep_copy(store, version)
    with store.write():
        # Several processes may come here at once: the first one migrates, the rest find it done.
        for step in migrations[_version(store) - 1 :]:
            step(Database(store.conn, execute_plugins=False))
        store.execute(f"PRAGMA user_version = {len(migrations) + 1}")


def _keep_copy(store: Store, version: int) -> None:
    """Copy the ledger to NAME.vN.bak, unless that is there; it appears whole or not at all."""
    copy = store.path.with_name(f"{store.path.name}.v{version}.bak")
    if copy.exists():
        return
    making = copy.with_name(f"{copy.name}.{os.getpid()}")
    try:
        os.close(os.open(making, os.O_CREAT | os.O_WRONLY, 0o600))
        store.execute("VACUUM INTO ?", (str(making),))
        if copy.exists():  # another process was faster, and may have migrated meanwhile
            making.unlink()
        else:
            making.rename(copy)
    except OSError as error:
        raise StorageFailed(f"cannot write {copy}: {error.strerror}") from None
