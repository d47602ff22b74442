"""Queries over claims: insert, find by prefix, list with filters, chains, verdicts, decisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Row
from typing import Any

from claimtrack.store.connection import Store
from claimtrack.store.readings import select_in

COLUMNS = (
    "id",
    "source_id",
    "text",
    "said",
    "recorded",
    "event_id",
    "place",
    "url",
    "lang",
    "note",
    "translation",
    "credibility",
    "basis",
    "question",
    "answer",
    "actor",
    "measure",
    "low",
    "high",
    "extra",
    "batch_id",
)

_LIST = """
    SELECT c.n, c.source_id, s.slug AS source_slug, e.id AS event_id, e.slug AS event_slug,
           c.id, c.text, s.name AS source, e.title AS event, c.said, c.recorded, c.url, c.place,
           c.lang, k.cluster_id AS cluster, c.status,
           (SELECT v.value FROM verdict v WHERE v.claim_n = c.n AND v.undone = 0
            ORDER BY v.id DESC LIMIT 1) AS verdict,
           c.note, c.translation, c.credibility, c.basis, c.question, c.answer, c.actor, c.measure,
           c.low, c.high, c.extra
    FROM claim c
    JOIN source s0 ON s0.id = c.source_id
    JOIN source s ON s.id = coalesce(s0.merged_into, s0.id)
    LEFT JOIN event e0 ON e0.id = c.event_id
    LEFT JOIN event e ON e.id = coalesce(e0.merged_into, e0.id)
    LEFT JOIN cluster_claim k ON k.claim_n = c.n
    WHERE c.undone = 0"""

SORTS = {
    "said": "c.said IS NULL, c.said, c.n",
    "recorded": "c.recorded, c.n",
    "source": "s.slug, c.said IS NULL, c.said, c.n",
    "event": "e.slug IS NULL, e.slug, c.said IS NULL, c.said, c.n",
    "id": "c.id",
    "order": "c.n",
}


def listed(
    store: Store,
    *,
    source_id: int | None = None,
    event_id: int | None = None,
    since: str | None = None,
    until: str | None = None,
    cluster: str | None = None,
    status: str | None = None,
    ns: Sequence[int] | None = None,
    sort: str = "order",
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """Return claims with the names they are shown by, filtered, in a total order.

    `since` and `until` are ISO dates, both included; `ns` keeps these numbers only.
    """
    where, params = [], []
    for condition, value in (
        ("s.id = ?", source_id),
        ("e.id = ?", event_id),
        ("c.said >= ?", since),
        ("substr(c.said, 1, length(?)) <= ?", until),
        ("substr(k.cluster_id, 1, length(?)) = ?", cluster),
        ("c.status = ?", status),
    ):
        if value is not None:
            where.append(f" AND {condition}")
            params += [value] * condition.count("?")
    order = f" ORDER BY {SORTS[sort]}"
    cut = "" if limit is None else f" LIMIT {int(limit)}"
    if ns is not None:
        sql = f"{_LIST}{''.join(where)} AND c.n IN ({{ns}})"
        assert not params, "numbers and filters are not combined"
        rows = sorted(select_in(store, sql, ns), key=lambda row: int(row["n"]))
    else:
        rows = store.rows(f"{_LIST}{''.join(where)}{order}{cut}", params)
    if not rows:
        return []
    via = chains(store, [row[0] for row in rows])
    # dict(row) looks every column up by name: 25 ms for 1,000 claims, against 4 by position.
    names = (*rows[0].keys(), "via")
    return [dict(zip(names, (*row, via.get(row[0], [])), strict=True)) for row in rows]


def chains(store: Store, ns: Sequence[int]) -> dict[int, list[str]]:
    """Return the names of the reporters of each claim that has any, first to last."""
    found: dict[int, list[str]] = {}
    for row in select_in(
        store,
        """SELECT h.claim_n, s.name FROM chain h JOIN source s0 ON s0.id = h.source_id
           JOIN source s ON s.id = coalesce(s0.merged_into, s0.id)
           WHERE h.claim_n IN ({ns}) ORDER BY h.claim_n, h.position""",
        ns,
    ):
        found.setdefault(row[0], []).append(row[1])
    for row in select_in(
        store,
        """SELECT id, claim_n, value FROM correction
           WHERE slot = 'chain' AND undone = 0 AND claim_n IN ({ns}) ORDER BY id""",
        ns,
    ):
        found[row["claim_n"]] = json.loads(row["value"])  # the analyst's chain, the last counts
    return found


def known(store: Store, ids: Sequence[str]) -> dict[str, Any]:
    """Return the bare row of each claim id that is known, standing or not."""
    rows = select_in(store, "SELECT * FROM claim WHERE id IN ({ns})", ids)
    return {row["id"]: row for row in rows}


def by_prefix(store: Store, prefix: str, limit: int = 10) -> list[Row]:
    """Return (n, id) of standing claims whose id begins so, by id."""
    return store.rows(
        """SELECT n, id FROM claim WHERE id >= ? AND id < ? AND undone = 0 ORDER BY id LIMIT ?""",
        (prefix, prefix + "g", limit),  # ids are hexadecimal: "g" is past all of them
    )


def neighbours(store: Store, identity: str) -> list[str]:
    """Return the ids just before and just after one, which bound its shortest unique prefix."""
    return [
        row[0]
        for row in (
            store.row("SELECT id FROM claim WHERE id < ? ORDER BY id DESC LIMIT 1", (identity,)),
            store.row("SELECT id FROM claim WHERE id > ? ORDER BY id LIMIT 1", (identity,)),
        )
        if row is not None
    ]


def stored(store: Store, n: int) -> dict[str, Any]:
    """Return the bare row of one claim."""
    row = store.row("SELECT * FROM claim WHERE n = ?", (n,))
    assert row is not None, n
    return dict(row)


def put(store: Store, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert claims from the columns each has; other keys are passed over.

    Columns that no row has are not bound: naming all 21 costs a quarter more time.
    """
    held = set().union(*rows)
    names = [name for name in COLUMNS if name in held]
    store.executemany(
        f"INSERT INTO claim({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        (tuple(map(row.get, names)) for row in rows),
    )


def texts(store: Store, ns: Sequence[int]) -> dict[int, str]:
    """Return the text of each claim."""
    rows = select_in(store, "SELECT n, text FROM claim WHERE n IN ({ns})", ns)
    return {row["n"]: row["text"] for row in rows}


def events(store: Store) -> dict[int, int]:
    """Return the event of each standing claim that has one, merged events as one."""
    return {
        row["n"]: row["event_id"]
        for row in store.rows(
            """SELECT c.n, coalesce(e.merged_into, e.id) AS event_id
               FROM claim c JOIN event e ON e.id = c.event_id
               WHERE c.status = 'active' AND c.undone = 0 ORDER BY c.n"""
        )
    }


Order = tuple[str, str]
"""Where a claim stands among all, in whatever order they came: when it was said, and its id."""


def order(said: str | None, identity: str) -> Order:
    """Return the place of a claim: what has no date stands last."""
    return said or "~", identity


def orders(store: Store) -> dict[int, Order]:
    """Return the place of every active claim."""
    found = store.rows("SELECT n, said, id FROM claim WHERE status = 'active' AND undone = 0")
    return {n: order(said, identity) for n, said, identity in found}


def put_chain(store: Store, rows: Iterable[tuple[int, int, int]]) -> None:
    """Store (claim n, position, source id) of each reporter."""
    store.executemany("INSERT INTO chain(claim_n, position, source_id) VALUES (?, ?, ?)", rows)


def verdicts(store: Store, ns: Sequence[int] | None = None) -> list[dict[str, Any]]:
    """Return the standing verdicts, of some claims or of all, oldest first."""
    sql = """SELECT v.id, v.claim_n, c.id AS claim, v.value, v.reason, v.evidence, v.assessor,
                    v.time
             FROM verdict v JOIN claim c ON c.n = v.claim_n
             WHERE v.undone = 0 AND c.undone = 0"""
    rows = (
        store.rows(f"{sql} ORDER BY v.id")
        if ns is None
        else sorted(select_in(store, f"{sql} AND v.claim_n IN ({{ns}})", ns), key=lambda r: r["id"])
    )
    return [{**dict(row), "evidence": json.loads(row["evidence"])} for row in rows]


def decisions(store: Store) -> list[dict[str, Any]]:
    """Return the standing decisions on pairs, oldest first."""
    return [
        dict(row)
        for row in store.rows(
            """SELECT d.id, d.a_n, d.b_n, a.id AS a, b.id AS b, d.decision, d.score, d.reason,
                      d.user, d.time, a.text AS a_text, b.text AS b_text
               FROM decision d JOIN claim a ON a.n = d.a_n JOIN claim b ON b.n = d.b_n
               WHERE d.undone = 0 AND a.undone = 0 AND b.undone = 0 ORDER BY d.id"""
        )
    ]


def settlements(store: Store) -> list[dict[str, Any]]:
    """Return what was said of contradictions, oldest first; the last of each counts."""
    return [
        {**dict(row), "shown": json.loads(row["shown"])}
        for row in store.rows("SELECT * FROM settlement WHERE undone = 0 ORDER BY id")
    ]


def scan(store: Store, words: Sequence[str]) -> list[int]:
    """Return the standing claims whose text holds every word, without an index: a slow look."""
    where = "".join(" AND (c.text LIKE ? ESCAPE '\\')" for _ in words)
    like = [
        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        for word in words
    ]
    return [
        row[0]
        for row in store.rows(f"SELECT n FROM claim c WHERE undone = 0{where} ORDER BY n", like)
    ]
