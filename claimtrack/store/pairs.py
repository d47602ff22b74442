"""Queries over what is derived pair by pair and group by group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Row
from typing import Any

from claimtrack.store.connection import Store
from claimtrack.store.readings import chunks, select_in

PAIR_COLUMNS = (
    "a_n",
    "b_n",
    "score",
    "band",
    "relation",
    "kind",
    "strength",
    "tier",
    "rule",
    "explanation",
    "dissolves",
    "question",
    "answer_a",
    "answer_b",
    "marks",
    "broader",
)


def put_pairs(store: Store, rows: Iterable[tuple[Any, ...]]) -> None:
    """Store compared pairs; each row holds PAIR_COLUMNS in their order, a_n < b_n."""
    marks = ",".join("?" * len(PAIR_COLUMNS))
    store.executemany(
        f"INSERT OR REPLACE INTO pair({', '.join(PAIR_COLUMNS)}) VALUES ({marks})", rows
    )


def forget_pairs(store: Store, ns: Sequence[int]) -> None:
    """Delete the pairs that any of these claims is in; they count as never compared."""
    for part in chunks(ns):
        marks = ",".join("?" * len(part))
        store.execute(f"DELETE FROM pair WHERE a_n IN ({marks})", tuple(part))
        store.execute(f"DELETE FROM pair WHERE b_n IN ({marks})", tuple(part))


def drop_pairs(store: Store, ab: Iterable[tuple[int, int]]) -> None:
    """Delete pairs by their claims' numbers."""
    store.executemany("DELETE FROM pair WHERE a_n = ? AND b_n = ?", ab)


def compared(store: Store) -> list[tuple[int, bytes]]:
    """Return (part, packed pairs) of all that was compared; derived.py says how it is packed."""
    return [(row[0], row[1]) for row in store.rows("SELECT part, pairs FROM compared")]


def add_compared(store: Store, packed: bytes) -> None:
    """Note that these packed pairs have been compared."""
    store.execute("INSERT INTO compared(pairs) VALUES (?)", (packed,))


def put_compared(store: Store, part: int, packed: bytes) -> None:
    """Replace one part of what was compared; an empty one goes."""
    if packed:
        store.execute("UPDATE compared SET pairs = ? WHERE part = ?", (packed, part))
    else:
        store.execute("DELETE FROM compared WHERE part = ?", (part,))


def neighbours(store: Store, ns: Sequence[int]) -> list[Row]:
    """Return the stored pairs of these claims, in order of their numbers, each once."""
    found: dict[tuple[int, int], Row] = {}
    for column in ("a_n", "b_n"):
        for row in select_in(store, f"SELECT * FROM pair WHERE {column} IN ({{ns}})", ns):
            found[row["a_n"], row["b_n"]] = row
    return [found[key] for key in sorted(found)]


def linked(store: Store) -> list[Row]:
    """Return (a_n, b_n, relation) of the pairs that a timeline links, in order."""
    return store.rows(
        """SELECT a_n, b_n, relation FROM pair
           WHERE relation IN ('revises', 'repeats')
              OR (relation = 'contradicts' AND tier = 'conflict')
           ORDER BY a_n, b_n"""
    )


def figured(store: Store) -> list[Row]:
    """Return (a_n, b_n, relation, question) of the pairs whose figures conflict or revise."""
    return store.rows(
        """SELECT a_n, b_n, relation, question FROM pair
           WHERE (relation = 'contradicts' AND kind = 'number')
              OR (relation = 'revises' AND kind IN ('number', ''))
           ORDER BY a_n, b_n"""
    )


def all_pairs(store: Store, bands: Sequence[str] = ()) -> list[Row]:
    """Return every stored pair, or those in the bands named, in order."""
    if not bands:
        return store.rows("SELECT * FROM pair ORDER BY a_n, b_n")
    marks = ",".join("?" * len(bands))
    return store.rows(f"SELECT * FROM pair WHERE band IN ({marks}) ORDER BY a_n, b_n", bands)


def merging(store: Store) -> list[Row]:
    """Return (a_n, b_n) of the pairs that are merged by themselves, in order."""
    return store.rows("SELECT a_n, b_n FROM pair WHERE band = 'AUTO' ORDER BY a_n, b_n")


def edges(store: Store, first: int, last: int) -> list[Row]:
    """Return what clustering needs of the pairs whose lesser number is one of first to last.

    (a_n, b_n, score, band, relation, broader) in order; half the time of taking whole rows.
    """
    return store.rows(
        """SELECT a_n, b_n, score, band, relation, broader FROM pair
           WHERE a_n BETWEEN ? AND ? ORDER BY a_n, b_n""",
        (first, last),
    )


def contradicting_pairs(store: Store) -> list[Row]:
    """Return the pairs in any tier, with the event of both claims."""
    return store.rows(
        """SELECT p.*, coalesce(ea.merged_into, ea.id) AS event_a,
                  coalesce(eb.merged_into, eb.id) AS event_b,
                  coalesce(sa.merged_into, sa.id) AS source_a,
                  coalesce(sb.merged_into, sb.id) AS source_b
           FROM pair p
           JOIN claim a ON a.n = p.a_n JOIN source sa ON sa.id = a.source_id
           JOIN claim b ON b.n = p.b_n JOIN source sb ON sb.id = b.source_id
           LEFT JOIN event ea ON ea.id = a.event_id LEFT JOIN event eb ON eb.id = b.event_id
           WHERE p.tier <> '' AND a.status = 'active' AND b.status = 'active'
             AND a.undone = 0 AND b.undone = 0
           ORDER BY p.a_n, p.b_n"""
    )


def assignment(store: Store) -> dict[int, str]:
    """Return the cluster of every claim that has one, those that say less of it left out."""
    return {
        row[0]: row[1]
        for row in store.rows("SELECT claim_n, cluster_id FROM cluster_claim WHERE broader = 0")
    }


def put_clusters(
    store: Store,
    clusters: Iterable[tuple[str, int, int | None]],
    members: Iterable[tuple[int, str, int]],
) -> None:
    """Replace all clusters: (id, claim shown, event) and (claim, cluster, broader).

    Ids that no cluster has any more are noted as retired.
    """
    store.execute(
        """INSERT OR REPLACE INTO retired_cluster(id, members)
           SELECT cluster_id, group_concat(id, ' ') FROM (
               SELECT k.cluster_id, c.id FROM cluster_claim k JOIN claim c ON c.n = k.claim_n
               WHERE k.broader = 0 ORDER BY k.cluster_id, c.id)
           GROUP BY cluster_id"""
    )
    store.execute("DELETE FROM cluster_claim")
    store.execute("DELETE FROM cluster")
    store.executemany("INSERT INTO cluster(id, claim_n, event_id) VALUES (?, ?, ?)", clusters)
    store.execute("DELETE FROM retired_cluster WHERE id IN (SELECT id FROM cluster)")
    store.executemany(
        "INSERT INTO cluster_claim(claim_n, cluster_id, broader) VALUES (?, ?, ?)", members
    )


CONTRADICTION_COLUMNS = (
    "id",
    "kind",
    "strength",
    "tier",
    "question",
    "event_id",
    "a_n",
    "b_n",
    "rule",
    "explanation",
    "dissolves",
    "marks",
    "same_source",
    "answer_a",
    "answer_b",
)


def put_contradictions(
    store: Store, rows: Iterable[tuple[Any, ...]], claims: Iterable[tuple[str, str, int]]
) -> None:
    """Replace all contradictions: CONTRADICTION_COLUMNS each, and (id, side, claim)."""
    store.execute("DELETE FROM contradiction_claim")
    store.execute("DELETE FROM contradiction")
    marks = ",".join("?" * len(CONTRADICTION_COLUMNS))
    store.executemany(
        f"INSERT INTO contradiction({', '.join(CONTRADICTION_COLUMNS)}) VALUES ({marks})", rows
    )
    store.executemany(
        "INSERT INTO contradiction_claim(contradiction_id, side, claim_n) VALUES (?, ?, ?)", claims
    )


def contradictions(store: Store) -> list[Row]:
    """Return every contradiction."""
    return store.rows("SELECT * FROM contradiction ORDER BY id")


def contradiction_claims(store: Store) -> dict[str, dict[str, list[int]]]:
    """Return the claims on both sides of every contradiction: {id: {"a": [...], "b": [...]}}."""
    found: dict[str, dict[str, list[int]]] = {}
    for row in store.rows("SELECT * FROM contradiction_claim ORDER BY 1, 2, 3"):
        sides = found.setdefault(row["contradiction_id"], {"a": [], "b": []})
        sides[row["side"]].append(row["claim_n"])
    return found


def put_scores(
    store: Store,
    sources: Iterable[tuple[int, str]],
    disputes: Iterable[tuple[str, str, int | None, int, str]],
    run: tuple[str, str, int],
) -> None:
    """Replace all scores: (source, JSON), (id, question, event, answers, JSON), the run itself."""
    for table in ("source_score", "dispute", "score_run"):
        store.execute(f"DELETE FROM {table}")
    store.executemany("INSERT INTO source_score(source_id, data) VALUES (?, ?)", sources)
    store.executemany(
        "INSERT INTO dispute(id, question, event_id, answers, data) VALUES (?, ?, ?, ?, ?)",
        disputes,
    )
    store.execute("INSERT INTO score_run(id, engine, parameters, log_seq) VALUES (1, ?, ?, ?)", run)


def source_scores(store: Store) -> dict[int, str]:
    """Return the stored score of each source as JSON."""
    return {row[0]: row[1] for row in store.rows("SELECT source_id, data FROM source_score")}


def disputes(store: Store, *, least_answers: int = 2, event_id: int | None = None) -> list[Row]:
    """Return the questions with at least so many answers, of one event or of all."""
    return store.rows(
        """SELECT * FROM dispute WHERE answers >= ? AND (? IS NULL OR event_id = ?)
           ORDER BY event_id, question, id""",
        (least_answers, event_id, event_id),
    )


def retired_clusters(store: Store) -> dict[str, tuple[str, ...]]:
    """Return the ids that clusters had and have no more, with the claims they stood for."""
    return {
        row[0]: tuple(row[1].split())
        for row in store.rows("SELECT id, members FROM retired_cluster")
    }


def forget_retired(store: Store) -> None:
    """Let ids that were given up be used again: for a look at an earlier state only."""
    store.execute("DELETE FROM retired_cluster")


def members(store: Store) -> list[Row]:
    """Return (claim_n, cluster_id, broader) of every claim, by number."""
    return store.rows("SELECT claim_n, cluster_id, broader FROM cluster_claim ORDER BY claim_n")


def clusters(store: Store) -> list[Row]:
    """Return every cluster with the claim that is shown for it."""
    return store.rows("SELECT id, claim_n, event_id FROM cluster ORDER BY id")


def origins(store: Store) -> list[Row]:
    """Return (claim, origin, repeats, because) of every claim, as folded; ids of claims."""
    return store.rows("SELECT * FROM origin ORDER BY claim")


def put_origins(store: Store, rows: Iterable[tuple[str, str, str, str]]) -> None:
    """Replace who repeats whom: (claim, origin, repeats, because), ids of claims."""
    store.execute("DELETE FROM origin")
    store.executemany(
        "INSERT INTO origin(claim, origin, repeats, because) VALUES (?, ?, ?, ?)", rows
    )


def sources_by_claim(store: Store) -> dict[str, str]:
    """Return the name of the source of each claim id, merged sources by the name they go by."""
    return {
        row[0]: row[1]
        for row in store.rows(
            """SELECT c.id, s.name FROM claim c JOIN source s0 ON s0.id = c.source_id
               JOIN source s ON s.id = coalesce(s0.merged_into, s0.id)"""
        )
    }


def event_titles(store: Store) -> dict[int, str]:
    """Return the title of each event."""
    return {row[0]: row[1] for row in store.rows("SELECT id, title FROM event")}
