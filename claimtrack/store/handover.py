"""A whole ledger as records that another can take up: everything people entered that stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimtrack.store import claims, corrections
from claimtrack.store.connection import Store

VERSION = 1

_CLAIMS = """
    SELECT c.n, c.id, c.recorded, c.status, s.name AS source, e.title AS event, c.text, c.question,
           c.answer, c.said, c.place, c.url, c.lang, c.note, c.translation, c.credibility, c.basis,
           c.actor, c.measure, c.low, c.high, c.extra
    FROM claim c JOIN source s ON s.id = c.source_id LEFT JOIN event e ON e.id = c.event_id
    WHERE c.undone = 0 ORDER BY c.n"""


def records(store: Store) -> Iterator[dict[str, Any]]:
    """Yield the records of a ledger, the first of them its mark; what is empty is left out.

    In an order in which each names only what came before, but for parents and merged names.
    """
    yield {"record": "ledger", "version": VERSION}
    for key, value in corrections.settings(store).items():
        yield {"record": "setting", "key": key, "value": value}
    for row in store.rows("SELECT word, meaning FROM alias WHERE undone = 0 ORDER BY id"):
        yield {"record": "alias", **dict(row)}
    for each in (_sources(store), _events(store), _claims(store), _settled(store)):
        for record in each:
            # "[]" as a correction says that nothing of the kind is to be read.
            kept = {"value"} if record["record"] == "correction" else set()
            yield {k: v for k, v in record.items() if k in kept or v not in (None, "", [], {})}


def _sources(store: Store) -> Iterator[dict[str, Any]]:
    for row in store.rows(
        """SELECT s.id, s.slug, s.name, s.kind, s.affiliation, s.note, s.is_source,
                  p.name AS parent, m.name AS merged_into
           FROM source s LEFT JOIN source p ON p.id = s.parent_id
           LEFT JOIN source m ON m.id = s.merged_into WHERE s.undone = 0 ORDER BY s.id"""
    ):
        source = {"record": "source", **dict(row)}
        key = source.pop("id")
        source["is_source"] = "" if source["is_source"] else "no"
        source["aliases"] = [
            alias[0]
            for alias in store.rows(
                "SELECT alias FROM source_alias WHERE source_id = ? AND undone = 0 ORDER BY id",
                (key,),
            )
        ]
        source["ratings"] = [
            {name: rating[name] for name in ("letter", "date", "reason")}
            for rating in standing(store, "rating", source_id=key)
        ]
        yield source


def _events(store: Store) -> Iterator[dict[str, Any]]:
    for row in store.rows(
        """SELECT e.slug, e.title, e.place, e.start, e."end", e.note, m.title AS merged_into
           FROM event e LEFT JOIN event m ON m.id = e.merged_into
           WHERE e.undone = 0 ORDER BY e.id"""
    ):
        yield {"record": "event", **dict(row)}


def _claims(store: Store) -> Iterator[dict[str, Any]]:
    chains: dict[int, list[str]] = {}
    for row in store.rows(
        """SELECT h.claim_n, s.name FROM chain h JOIN source s ON s.id = h.source_id
           ORDER BY h.claim_n, h.position"""
    ):
        chains.setdefault(row[0], []).append(row[1])
    for row in store.rows(_CLAIMS):
        claim = {"record": "claim", **dict(row)}
        claim["via"] = chains.get(claim.pop("n"), [])
        claim["extra"] = json.loads(claim["extra"]) if claim["extra"] else {}
        yield claim


def _settled(store: Store) -> Iterator[dict[str, Any]]:
    for row in store.rows(
        """SELECT c.id AS claim, x.slot, x.value FROM correction x JOIN claim c ON c.n = x.claim_n
           WHERE x.undone = 0 AND c.undone = 0
             AND x.id = (SELECT max(id) FROM correction
                         WHERE claim_n = x.claim_n AND slot = x.slot AND undone = 0)
           ORDER BY x.id"""
    ):
        yield {"record": "correction", **dict(row), "value": json.loads(row["value"])}
    for verdict in claims.verdicts(store):
        del verdict["id"], verdict["claim_n"]
        yield {"record": "verdict", **verdict}
    for decision in claims.decisions(store):
        pair = (decision["a_n"], decision["b_n"])
        names = ("a", "b", "decision", "score", "reason", "user", "time")
        yield {
            "record": "decision",
            **{name: decision[name] for name in names},
            "replaces": replaced(store, *pair),
        }
    for settlement in claims.settlements(store):
        del settlement["id"], settlement["undone"]
        yield {"record": "settlement", **settlement}


def replaced(store: Store, a_n: int, b_n: int) -> list[dict[str, Any]]:
    """Return the decisions on a pair that a later one took the place of (an undo marks others)."""
    return [
        {name: row[name] for name in ("decision", "user", "time")}
        for row in taken_back(store, "decision", a_n=a_n, b_n=b_n)
        if row["undone"] == -1
    ]


def standing(store: Store, table: str, **owner: Any) -> list[dict[str, Any]]:
    """Return the standing rows of a table that belong to something, in order."""
    where = " AND ".join(f"{name} = ?" for name in owner)
    sql = f"SELECT * FROM {table} WHERE {where} AND undone = 0 ORDER BY id"
    return [dict(row) for row in store.rows(sql, tuple(owner.values()))]


def taken_back(store: Store, table: str, **owner: Any) -> list[dict[str, Any]]:
    """Return the rows of a table that belong to something and do not stand, in order."""
    where = " AND ".join(f"{name} = ?" for name in owner)
    sql = f"SELECT * FROM {table} WHERE {where} AND undone <> 0 ORDER BY id"
    return [dict(row) for row in store.rows(sql, tuple(owner.values()))]
