"""Queries over sources and events: finding them by name, and their rows."""

from __future__ import annotations

from sqlite3 import Row
from typing import Any

from claimtrack.store.connection import Store

_SOURCES = """
    SELECT s.id, s.slug, s.name, s.kind, s.affiliation, s.is_source, s.note,
           p.name AS parent, p.slug AS parent_slug,
           s.parent_id, s.merged_into, r.letter AS reliability, r.date AS rated,
           r.reason AS rated_because,
           (SELECT count(*) FROM claim c
            WHERE c.source_id = s.id AND c.undone = 0 AND c.status = 'active') AS claims
    FROM source s
    LEFT JOIN source p ON p.id = s.parent_id
    LEFT JOIN rating r ON r.id = (
        SELECT id FROM rating WHERE source_id = s.id AND undone = 0 ORDER BY date DESC, id DESC
        LIMIT 1)
    WHERE s.undone = 0"""
_EVENTS = """
    SELECT e.id, e.slug, e.title, e.place, e.start, e."end", e.note, e.merged_into,
           (SELECT count(*) FROM claim c
            WHERE c.event_id = e.id AND c.undone = 0 AND c.status = 'active') AS claims
    FROM event e WHERE e.undone = 0"""


def sources(store: Store) -> list[Row]:
    """Return every source that stands for itself, by slug."""
    return store.rows(f"{_SOURCES} AND s.merged_into IS NULL ORDER BY s.slug")


def source(store: Store, key: int) -> Row:
    """Return one source, also one that was merged into another."""
    row = store.row(f"{_SOURCES} AND s.id = ?", (key,))
    assert row is not None, key
    return row


def source_names(store: Store) -> list[tuple[str, str, int]]:
    """Return (slug, name, id) of every standing source, and ("", alias, id) of every alias."""
    return [
        tuple(row)
        for row in store.rows(
            """SELECT slug, name, coalesce(merged_into, id) FROM source WHERE undone = 0
               UNION ALL
               SELECT '', a.alias, coalesce(s.merged_into, s.id)
               FROM source_alias a JOIN source s ON s.id = a.source_id
               WHERE a.undone = 0 AND s.undone = 0
               ORDER BY 3, 2"""
        )
    ]


def named(store: Store, table: str, name: str) -> int | None:
    """Return the id of the standing source or event with exactly this name or alias."""
    if table == "event":
        sql = "SELECT coalesce(merged_into, id) FROM event WHERE undone = 0 AND title = ?1"
    else:
        sql = """SELECT min(id) FROM (
                     SELECT coalesce(merged_into, id) AS id FROM source
                     WHERE undone = 0 AND name = ?1
                     UNION ALL
                     SELECT coalesce(s.merged_into, s.id)
                     FROM source_alias a JOIN source s ON s.id = a.source_id
                     WHERE a.undone = 0 AND s.undone = 0 AND a.alias = ?1)"""
    key: int | None = store.value(sql, (name,))
    return key


def aliases(store: Store, source_id: int) -> list[Row]:
    """Return (id, alias) of a source's other names, in order."""
    return store.rows(
        "SELECT id, alias FROM source_alias WHERE source_id = ? AND undone = 0 ORDER BY alias, id",
        (source_id,),
    )


def ratings(store: Store, source_id: int) -> list[dict[str, Any]]:
    """Return the letters a source was given, newest first."""
    return [
        dict(row)
        for row in store.rows(
            """SELECT letter, date, reason FROM rating WHERE source_id = ? AND undone = 0
               ORDER BY date DESC, id DESC""",
            (source_id,),
        )
    ]


def events(store: Store) -> list[Row]:
    """Return every event that stands for itself, by slug."""
    return store.rows(f"{_EVENTS} AND e.merged_into IS NULL ORDER BY e.slug")


def event(store: Store, key: int) -> Row:
    """Return one event, also one that was merged into another."""
    row = store.row(f"{_EVENTS} AND e.id = ?", (key,))
    assert row is not None, key
    return row


def event_names(store: Store) -> list[tuple[str, str, int]]:
    """Return (slug, title, id) of every standing event."""
    return [
        tuple(row)
        for row in store.rows(
            """SELECT slug, title, coalesce(merged_into, id) FROM event WHERE undone = 0
               ORDER BY 3, 2"""
        )
    ]


def undone_names(store: Store, table: str) -> list[tuple[str, str, int]]:
    """Return (slug, name, id) of the sources or events that an undo took back."""
    column = "name" if table == "source" else "title"
    return [
        tuple(row)
        for row in store.rows(f"SELECT slug, {column}, id FROM {table} WHERE undone <> 0")
    ]
