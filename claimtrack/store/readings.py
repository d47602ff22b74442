"""Queries over what is derived claim by claim: the queue, readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Row
from typing import TypeVar

from claimtrack.store.connection import Store

Key = TypeVar("Key", int, str)

TO_READ, TO_COMPARE, TO_GROUP = 0, 1, 2
"""Stages of the queue `pending`: a claim moves up one at a time and leaves after the last."""

_CHUNK = 500  # SQLite takes 32,766 variables; small chunks keep statements in its cache


def chunks(ns: Sequence[Key], size: int = _CHUNK) -> Iterable[Sequence[Key]]:
    """Yield the numbers or ids in runs of at most `size`."""
    for start in range(0, len(ns), size):
        yield ns[start : start + size]


def select_in(store: Store, sql: str, ns: Sequence[Key]) -> list[Row]:
    """Return the rows of a query whose text holds `{ns}` where the list of keys belongs."""
    found: list[Row] = []
    for part in chunks(ns):
        found += store.rows(sql.format(ns=",".join("?" * len(part))), tuple(part))
    return found


def enqueue(store: Store, ns: Iterable[int], stage: int = TO_READ) -> None:
    """Put claims back to a stage of the queue; a claim that waits at an earlier one stays there."""
    store.executemany(
        """INSERT INTO pending(claim_n, stage) VALUES (?, ?)
           ON CONFLICT(claim_n) DO UPDATE SET stage = min(stage, excluded.stage)""",
        ((n, stage) for n in ns),
    )


def enqueue_all(store: Store) -> None:
    """Put every claim at the beginning of the queue."""
    store.execute(
        """INSERT INTO pending(claim_n, stage) SELECT n, 0 FROM claim WHERE true
           ON CONFLICT(claim_n) DO UPDATE SET stage = 0"""
    )


def waiting(store: Store, stage: int) -> list[int]:
    """Return the numbers of the claims at a stage, in order."""
    return [
        row[0]
        for row in store.rows(
            "SELECT claim_n FROM pending WHERE stage = ? ORDER BY claim_n", (stage,)
        )
    ]


def enqueue_compared(store: Store) -> None:
    """Put every claim that has been read back to where it is compared; no pair counts as such."""
    store.execute("DELETE FROM pair")
    store.execute("DELETE FROM compared")
    store.execute(
        """INSERT INTO pending(claim_n, stage) SELECT n, 1 FROM claim WHERE true
           ON CONFLICT(claim_n) DO UPDATE SET stage = min(stage, 1)"""
    )


def pending(store: Store) -> set[int]:
    """Return the claims that wait at any stage."""
    return {row[0] for row in store.rows("SELECT claim_n FROM pending")}


def is_waiting(store: Store) -> bool:
    """Tell whether any claim waits at any stage."""
    return bool(store.value("SELECT EXISTS (SELECT 1 FROM pending)"))


def promote(store: Store, ns: Iterable[int], stage: int) -> None:
    """Move claims on to a stage."""
    store.executemany("UPDATE pending SET stage = ? WHERE claim_n = ?", ((stage, n) for n in ns))


def clear_queue(store: Store) -> None:
    """Take every claim at the last stage off the queue."""
    store.execute("DELETE FROM pending WHERE stage = ?", (TO_GROUP,))


def to_read(store: Store, ns: Sequence[int]) -> list[Row]:
    """Return what reading needs of each claim: n, text, said, lang, translation, question, ..."""
    return select_in(
        store,
        """SELECT c.n, c.text, c.said, c.lang, c.translation, c.question, c.answer, c.actor,
                  c.measure, c.low, c.high, s.name AS source, s.affiliation
           FROM claim c JOIN source s ON s.id = c.source_id WHERE c.n IN ({ns}) ORDER BY c.n""",
        ns,
    )


def put_readings(store: Store, rows: Iterable[tuple[int, int, str, str]]) -> None:
    """Store readings as (claim n, reader version, JSON, canonical tokens joined by blanks)."""
    store.executemany(
        "INSERT OR REPLACE INTO reading(claim_n, version, data, tokens) VALUES (?, ?, ?, ?)", rows
    )


def readings(store: Store, ns: Sequence[int]) -> dict[int, str]:
    """Return the stored JSON reading of each claim that has one."""
    rows = select_in(store, "SELECT claim_n, data FROM reading WHERE claim_n IN ({ns})", ns)
    return {row["claim_n"]: row["data"] for row in rows}


def with_reading(store: Store, ns: Sequence[int]) -> list[int]:
    """Return those of the claims that have a reading."""
    found = select_in(store, "SELECT claim_n FROM reading WHERE claim_n IN ({ns})", ns)
    return [row[0] for row in found]


def forget_undone(store: Store, ns: Sequence[int]) -> list[int]:
    """Delete the readings of those of the claims that are undone, and return which these are."""
    found = select_in(store, "SELECT n FROM claim WHERE undone <> 0 AND n IN ({ns})", ns)
    gone = [row[0] for row in found]
    store.executemany("DELETE FROM reading WHERE claim_n = ?", ((n,) for n in gone))
    return gone


def losses(store: Store, roles: Sequence[str]) -> list[Row]:
    """Return (event, role, side) of the figures read in these roles for a side, each once.

    Of standing claims, merged events as one.
    """
    return store.rows(
        f"""SELECT DISTINCT coalesce(e.merged_into, e.id) AS event,
                   json_extract(q.value, '$.role') AS role, json_extract(q.value, '$.side') AS side
            FROM claim c JOIN event e ON e.id = c.event_id JOIN reading r ON r.claim_n = c.n,
                 json_each(r.data, '$.quantities') q
            WHERE c.status = 'active' AND c.undone = 0 AND side <> ''
              AND role IN ({",".join("?" * len(roles))})
            ORDER BY 1, 2, 3""",
        roles,
    )


def all_tokens(store: Store) -> list[tuple[int, str]]:
    """Return (claim n, canonical tokens joined by blanks) of every active free text, by id.

    In the order of the ids, which the claims themselves give, and not of their numbers, which
    are given as they come: what is made of them does not depend on the order of import.
    """
    return [
        (row[0], row[1])
        for row in store.rows(
            """SELECT r.claim_n, r.tokens FROM reading r JOIN claim c ON c.n = r.claim_n
               WHERE c.status = 'active' AND c.undone = 0 AND c.question IS NULL
               ORDER BY c.id"""
        )
    ]


def state(store: Store, key: str) -> str | None:
    """Return a fact about how the derived part was made, None when it never was."""
    value = store.value("SELECT value FROM derived_state WHERE key = ?", (key,))
    return None if value is None else str(value)


def put_state(store: Store, key: str, value: object) -> None:
    """Note a fact about how the derived part was made."""
    store.execute(
        "INSERT OR REPLACE INTO derived_state(key, value) VALUES (?, ?)", (key, str(value))
    )


def events_with_several_sides(store: Store) -> set[int]:
    """Return the events in which the losses of several sides are counted."""
    return {
        int(row[0].rpartition(" ")[2])
        for row in store.rows(
            "SELECT key FROM derived_state WHERE key LIKE 'several sides: %' AND value = 'yes'"
        )
    }


def wipe(store: Store) -> None:
    """Throw away what is derived and queue every claim.

    Clusters and contradictions stay until `match` replaces them: their ids are kept. Vectors and
    what a language model answered stay with their models: they depend on nothing but texts.
    """
    for table in (
        "pair",
        "compared",
        "reading",
        "dispute",
        "source_score",
        "score_run",
        "claim_fts",
        "pending",
    ):
        store.execute(f"DELETE FROM {table}")  # names are the constants above
    store.execute(
        "DELETE FROM derived_state WHERE key NOT LIKE 'embedder%' AND key NOT LIKE 'nli%'"
    )
    enqueue_all(store)
