"""The third stage of `match`: clusters, and the contradictions between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimtrack.ledger import findings
from claimtrack.ledger.findings import Finding
from claimtrack.matching.clusters import Cluster, Decided, Edge, cluster, components, named
from claimtrack.store import claims, pairs
from claimtrack.store.connection import Fields, Store

PART = 20_000  # claims whose pairs are in memory at a time
_APART = frozenset(("contradicts", "revises", "different-scope", "unrelated"))


def group(store: Store) -> list[Finding]:
    """Cluster the active claims, find the contradictions, store both; return the latter."""
    active = store.rows(
        """SELECT c.n, c.id, coalesce(e.merged_into, e.id) AS event_id, c.question, c.answer
           FROM claim c LEFT JOIN event e ON e.id = c.event_id
           WHERE c.status = 'active' AND c.undone = 0 ORDER BY c.n"""
    )
    numbers = {row["id"]: row["n"] for row in active}
    ids = {row["n"]: row["id"] for row in active}
    free = [row["id"] for row in active if row["question"] is None]
    decided = [
        Decided(row["a"], row["b"], row["decision"])
        for row in claims.decisions(store)
        if row["a"] in numbers and row["b"] in numbers
    ]
    same = [(numbers[d.a], numbers[d.b]) for d in decided if d.decision == "same"]
    found = cluster(free, list(_edges(store, ids, same)), decided) + _structured(active)
    before = {ids[n]: name for n, name in pairs.assignment(store).items() if n in ids}
    clusters, _ = named(found, before, pairs.retired_clusters(store), numbers)
    _save(store, clusters, numbers, {row["id"]: row["event_id"] for row in active})
    return _contradictions(store, pairs.assignment(store))


def refind(store: Store) -> list[Finding]:
    """Return the contradictions of the stored pairs and clusters; nothing is written."""
    return _find(store, pairs.assignment(store))


def _edges(store: Store, ids: Mapping[int, str], same: Iterable[tuple[int, int]]) -> Iterator[Edge]:
    """Yield the edges that can change a cluster, of claims that have an id here."""
    home = components([*map(tuple, pairs.merging(store)), *same])
    for first in range(0, max(ids, default=-1) + 1, PART):
        for a_n, b_n, score, band, relation, broader in pairs.edges(store, first, first + PART - 1):
            within = home.get(a_n, a_n) == home.get(b_n, b_n)
            if (within or broader) and a_n in ids and b_n in ids:
                a, b = ids[a_n], ids[b_n]
                yield Edge(
                    a, b, score, auto=band == "AUTO", apart=relation in _APART,
                    broader={"a": a, "b": b}.get(broader, ""),
                )  # fmt: skip


def _structured(rows: Iterable[Fields]) -> list[Cluster]:
    """Return one cluster for each question and answer of the structured claims."""
    held: dict[tuple[Any, str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row["question"] is not None:
            held[row["event_id"], row["question"], row["answer"]].append(row["id"])
    return sorted((Cluster(tuple(sorted(ids))) for ids in held.values()), key=lambda c: c.members)


def _save(
    store: Store,
    clusters: Mapping[str, Cluster],
    numbers: Mapping[str, int],
    events: Mapping[str, int | None],
) -> None:
    rows, members = [], []
    for name, each in clusters.items():
        shown = min(each.members, key=numbers.__getitem__)  # the first recorded
        rows.append((name, numbers[shown], events[shown]))
        members += [(numbers[claim], name, 0) for claim in each.members]
        members += [(numbers[claim], name, 1) for claim in each.broader]
    pairs.put_clusters(store, rows, members)


def _find(store: Store, assigned: Mapping[int, str]) -> list[Finding]:
    slugs = {row["id"]: row["slug"] for row in store.rows("SELECT id, slug FROM event")}
    found = pairs.contradicting_pairs(store)
    return findings.find(found, assigned, slugs, claims.orders(store) if found else {})


def _contradictions(store: Store, assigned: Mapping[int, str]) -> list[Finding]:
    found = _find(store, assigned)
    shown = sorted({n for each in found for n in (each.pair["a_n"], each.pair["b_n"])})
    texts = claims.texts(store, shown)
    pairs.put_contradictions(store, findings.rows(found, texts), findings.claim_rows(found))
    return found
