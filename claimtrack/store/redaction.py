"""Writing over what people entered: the one place where words leave a ledger for good."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimtrack.store.connection import Store
from claimtrack.store.derived import DERIVED
from claimtrack.store.health import new_index
from claimtrack.store.journal import told_digest
from claimtrack.store.pairs import contradiction_claims
from claimtrack.store.readings import enqueue_all
from claimtrack.store.schema import TABLES
from claimtrack.text import slug

Hide = Callable[[str], str]

# Columns that hold no words of people: ids and hashes, dates, and values out of fixed lists.
KEPT = {
    "source": ("slug",),  # follows its name
    "rating": ("letter", "date"),
    "event": ("slug", "start", "end"),
    "batch": ("digest",),
    "claim": ("id", "said", "recorded", "basis", "status"),
    "correction": ("slot",),
    "decision": ("decision", "time"),
    "verdict": ("value", "time"),
    "settlement": ("contradiction", "status", "rule", "time"),
    "evidence": ("sha256", "media_type"),
    "setting": ("key",),
    "log": ("time", "command", "salt", "digest", "hash"),
}
AS_JSON = {("claim", "extra"), ("correction", "value"), ("verdict", "evidence"),
           ("settlement", "shown"), ("log", "changes")}  # fmt: skip
NAMED = {"source": "name", "event": "title"}


def text_columns(store: Store, table: str) -> list[str]:
    """Return the columns of one of our tables that may hold words of people."""
    kept = KEPT.get(table, ())
    rows = store.rows(f"SELECT name, type FROM pragma_table_info('{table}')")
    return [row["name"] for row in rows if row["type"] == "TEXT" and row["name"] not in kept]


def tables() -> list[str]:
    """Return our tables, the log last."""
    found = [name for sql in TABLES if (name := _table(sql))]
    return sorted(found, key=lambda name: name == "log")


def _table(statement: str) -> str:
    match = re.match(r"CREATE TABLE (\w+)", statement)
    return match[1] if match else ""


def write_over(store: Store, hide: Hide, quotes: set[int]) -> tuple[dict[str, int], dict[int, str]]:
    """Put hide(text) in the place of every text that people entered.

    `quotes` are those of files that go: what stood around them goes too, since it may end within
    a name. Returns how many rows of each table changed, and for each row of the log that did the
    digest of what is left of it.
    """
    touched: dict[str, int] = {}
    vouched: dict[int, str] = {}
    store.executemany(
        "UPDATE quote SET prefix = '', suffix = '' WHERE id = ?", ((key,) for key in quotes)
    )
    for table in tables():
        columns = text_columns(store, table)
        if not columns:
            continue
        key = "key" if table == "setting" else "rowid"
        names = ", ".join(f'"{name}"' for name in columns)
        for row in store.rows(f"SELECT {key}, {names} FROM {table}"):
            new = _row(table, dict(zip(columns, tuple(row)[1:], strict=True)), hide, quotes)
            if not new:
                continue
            touched[table] = touched.get(table, 0) + 1
            if table in NAMED and NAMED[table] in new:
                _rename(store, table, row[0], new)
            if table == "log":
                told = {name: new.get(name, row[name]) for name in ("user", "summary", "changes")}
                new["salt"] = ""
                vouched[row[0]] = told_digest("", told["user"], told["summary"], told["changes"])
            sets = ", ".join(f'"{name}" = ?' for name in new)
            store.execute(f"UPDATE {table} SET {sets} WHERE {key} = ?", (*new.values(), row[0]))
    return touched, vouched


def _row(table: str, row: dict[str, Any], hide: Hide, quotes: set[int]) -> dict[str, Any]:
    """Return the columns of a row that change, with what they hold then."""
    new = {}
    for name, text in row.items():
        if text is None:
            continue
        if (table, name) == ("log", "changes"):
            told = json.dumps(
                [_change(change, hide, quotes) for change in json.loads(text)],
                ensure_ascii=False, separators=(",", ":"),
            )  # fmt: skip
        else:
            told = _value(table, name, text, hide)
        if told != text:
            new[name] = told
    return new


def _value(table: str, column: str, text: str, hide: Hide) -> str:
    if (table, column) not in AS_JSON:
        return hide(text)
    held = json.loads(text)
    told = _walked(held, hide)
    return text if told == held else json.dumps(told, ensure_ascii=False)


def _walked(value: Any, hide: Hide) -> Any:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, list):
        return [_walked(each, hide) for each in value]
    if isinstance(value, dict):
        return {hide(key): _walked(each, hide) for key, each in value.items()}
    return value


def _change(change: dict[str, Any], hide: Hide, quotes: set[int]) -> dict[str, Any]:
    """Return a change of the log with its texts hidden, as they are in the tables."""
    table = change["table"]
    kept = set(KEPT.get(table, ())) - {"slug"}
    told = dict(change)
    for side in ("before", "after"):
        if change[side] is None or table == "log":
            continue
        told[side] = {
            name: _value(table, name, value, hide)
            if isinstance(value, str) and name not in kept
            else value
            for name, value in change[side].items()
        }
        if table == "quote" and change["key"] in quotes:
            told[side] |= {name: "" for name in ("prefix", "suffix") if name in told[side]}
    return told


def _rename(store: Store, table: str, key: int, new: dict[str, Any]) -> None:
    """Keep a name that is no more one's own apart from others, and give it a slug of its own."""
    column = NAMED[table]
    name, number = new[column], 1
    taken = f'SELECT EXISTS (SELECT 1 FROM {table} WHERE ("{column}" = ? OR slug = ?) AND id <> ?)'
    while store.value(taken, (new[column], slug(new[column]), key)):
        number += 1
        new[column] = f"{name} {number}"
    new["slug"] = slug(new[column])


def forget_derived(store: Store) -> None:
    """Delete everything derived but the names of clusters, and queue all claims to be read anew."""
    new_index(store)
    store.execute("PRAGMA defer_foreign_keys = ON")
    for statement in DERIVED:
        if (name := _table(statement)) and name not in ("cluster", "cluster_claim"):
            store.execute(f"DELETE FROM {name}")
    enqueue_all(store)


def forget_surely(store: Store) -> None:
    """Have SQLite write zeros over what is deleted from now on: a kill may forestall the rest."""
    store.execute("PRAGMA secure_delete = ON")


def without_traces(store: Store) -> None:
    """Write the file anew: what was deleted is in no page of it, free or not."""
    store.execute("VACUUM")


Sides = tuple[tuple[int, ...], tuple[int, ...]]


def contradiction_sides(store: Store) -> dict[str, Sides]:
    """Return the claims on both sides of every contradiction, by its id."""
    return {
        name: (tuple(sides["a"]), tuple(sides["b"]))
        for name, sides in contradiction_claims(store).items()
    }


def carry_settlements(store: Store, before: dict[str, Sides]) -> None:
    """Let what was said of a contradiction hold for the one between the same claims now.

    Its id is made of its question and answers, which may have held a name.
    """
    after = contradiction_sides(store)
    now = {sides: name for name, sides in after.items()}
    with store.write():
        for old, sides in before.items():
            if old not in after and sides in now:
                store.execute(
                    "UPDATE settlement SET contradiction = ? WHERE contradiction = ?",
                    (now[sides], old),
                )


def holding(path: Path, held: Callable[[bytes], bool], part: int = 1 << 22) -> bool:
    """Tell whether a file says something anywhere in its bytes, read part by part."""
    before = b""
    with path.open("rb") as stream:
        while chunk := stream.read(part):
            if held(before + chunk):
                return True
            before = chunk[-1024:]
    return False
