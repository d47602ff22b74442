"""Queries over evidence: the files that claims rest on, and where they say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimtrack.store.connection import Store
from claimtrack.store.readings import select_in

_EVIDENCE = """
    SELECT e.id, e.claim_n, c.id AS claim, e.sha256, e.size, e.media_type, e.name, e.redacted
    FROM evidence e JOIN claim c ON c.n = e.claim_n
    WHERE e.undone = 0 AND c.undone = 0"""


def of(store: Store, ns: Sequence[int] | None = None) -> list[dict[str, Any]]:
    """Return the standing evidence, of some claims or of all, in order, each with its quotes."""
    rows = (
        store.rows(f"{_EVIDENCE} ORDER BY e.id")
        if ns is None
        else sorted(
            select_in(store, f"{_EVIDENCE} AND e.claim_n IN ({{ns}})", ns), key=lambda r: r["id"]
        )
    )
    quotes = _quotes(store, [row["id"] for row in rows])
    return [{**dict(row), "quotes": quotes.get(row["id"], [])} for row in rows]


def _quotes(store: Store, ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    rows = select_in(
        store,
        """SELECT evidence_id, id, exact, prefix, suffix, start, "end" FROM quote
           WHERE undone = 0 AND evidence_id IN ({ns})""",
        ids,
    )
    for row in sorted(rows, key=lambda row: int(row["id"])):
        quote = dict(row)
        found.setdefault(quote.pop("evidence_id"), []).append(quote)
    return found


def stored(store: Store) -> list[dict[str, Any]]:
    """Return (sha256, size, name, redacted) of every file on record.

    Undone ones too: an undo may be undone, so that their bytes are kept.
    """
    return [
        dict(row)
        for row in store.rows(
            """SELECT sha256, max(size) AS size, min(name) AS name, max(redacted) AS redacted
               FROM evidence GROUP BY sha256 ORDER BY sha256"""
        )
    ]


def every(store: Store) -> list[dict[str, Any]]:
    """Return (id, sha256, media_type, name, redacted) of all evidence, undone or not, in order."""
    sql = "SELECT id, sha256, media_type, name, redacted FROM evidence ORDER BY id"
    return [dict(row) for row in store.rows(sql)]


def remove(store: Store, hashes: set[str], seq: int) -> set[int]:
    """Mark the evidence of these files as redacted by a change, and return its quotes."""
    quotes = set()
    for sha256 in sorted(hashes):
        store.execute("UPDATE evidence SET redacted = ? WHERE sha256 = ?", (seq, sha256))
        sql = "SELECT id FROM quote WHERE evidence_id IN (SELECT id FROM evidence WHERE sha256 = ?)"
        quotes |= {row[0] for row in store.rows(sql, (sha256,))}
    return quotes
