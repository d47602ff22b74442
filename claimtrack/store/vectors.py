"""Queries over what models made of claims: embedding vectors, answers of a language model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from sqlite3 import Row

from claimtrack.store.connection import Store
from claimtrack.store.readings import put_state, select_in, state

MODEL, GIVEN, SIZE = "embedder", "embedder given", "embedder dimension"
STATES = (MODEL, GIVEN, SIZE)
"""Keys of `derived_state`: the model's name, how it was asked for, the dimension."""


JUDGE = ("nli", "nli given")
"""Keys of `derived_state`: the name of the model that tells contradictions, its folder."""


def judge(store: Store) -> tuple[str, str]:
    """Return name and folder of the model that tells contradictions ("": none)."""
    name, given = (state(store, key) for key in JUDGE)
    return name or "", given or ""


def put_judge(store: Store, name: str, given: str) -> None:
    """Note which model tells contradictions, "" for none."""
    for key, value in zip(JUDGE, (name, given), strict=True):
        put_state(store, key, value)


def model(store: Store) -> tuple[str, str, int]:
    """Return name, name as given and dimension of the model of the vectors ("" and 0: none)."""
    name, given, size = (state(store, key) for key in STATES)
    return name or "", given or "", int(size or 0)


def put_model(store: Store, name: str, given: str, size: int) -> None:
    """Note which model the vectors are of."""
    for key, value in zip(STATES, (name, given, size), strict=True):
        put_state(store, key, value)


def without(store: Store) -> list[Row]:
    """Return (n, text) of each claim that has no vector, or whose translation changed since."""
    return store.rows(
        """SELECT c.n, coalesce(c.translation, c.text) AS text,
                  coalesce(c.translation, '') AS translation
           FROM claim c LEFT JOIN vector v ON v.claim_n = c.n
           WHERE c.undone = 0
             AND (v.claim_n IS NULL OR v.translation <> coalesce(c.translation, ''))
           ORDER BY c.n"""
    )


def put(store: Store, rows: Iterable[tuple[int, str, bytes]]) -> None:
    """Store vectors as (claim n, the translation they are of, float16 bytes)."""
    store.executemany(
        "INSERT OR REPLACE INTO vector(claim_n, translation, vector) VALUES (?, ?, ?)", rows
    )


def of(store: Store, ns: Sequence[int]) -> dict[int, bytes]:
    """Return the vector of each claim that has one."""
    rows = select_in(store, "SELECT claim_n, vector FROM vector WHERE claim_n IN ({ns})", ns)
    return {row[0]: row[1] for row in rows}


_ACTIVE = """FROM vector v JOIN claim c ON c.n = v.claim_n
             WHERE c.status = 'active' AND c.undone = 0"""


def count_active(store: Store) -> int:
    """Return how many active claims have a vector."""
    return int(store.value(f"SELECT count(*) {_ACTIVE}"))


def active(store: Store, part: int = 20_000) -> Iterator[list[Row]]:
    """Yield (n, vector) of every active claim that has one, in order, some thousands at a time."""
    after = -1
    while rows := store.rows(
        f"SELECT v.claim_n, v.vector {_ACTIVE} AND v.claim_n > ? ORDER BY v.claim_n LIMIT ?",
        (after, part),
    ):
        yield rows
        after = rows[-1][0]


def wipe(store: Store) -> None:
    """Throw the vectors away, and which model they were of."""
    store.execute("DELETE FROM vector")
    store.execute("DELETE FROM derived_state WHERE key IN (?, ?, ?)", STATES)


def inferred(store: Store, keys: Sequence[str]) -> dict[str, float]:
    """Return what a language model answered before, by key."""
    rows = select_in(store, "SELECT key, contradiction FROM inference WHERE key IN ({ns})", keys)
    return {row[0]: row[1] for row in rows}


def put_inferred(store: Store, rows: Iterable[tuple[str, float]]) -> None:
    """Keep answers of a language model: (key, probability of a contradiction)."""
    store.executemany("INSERT OR REPLACE INTO inference(key, contradiction) VALUES (?, ?)", rows)
