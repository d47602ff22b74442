"""The vectors of a ledger: made by `match` with the model asked for, of one model only.

Which model: the option `--embedder`, else the setting, else that of the vectors there are; `none`
does without. Where every claim has its vector no model is loaded, so that what is derived can be
made anew on a machine that has none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claimtrack.ledger.base import Progress
from claimtrack.matching import embed, retrieval
from claimtrack.matching.candidates import SMALL
from claimtrack.matching.embed import Embedder
from claimtrack.store import corrections, readings, vectors
from claimtrack.store.connection import Store

NONE = "none"
CHUNK = 64  # claims embedded and committed together: a kill loses at most a second
NEAREST = 20  # candidates of one claim, beside those by words (MATCHING.md)
# Nearness from which two claims are worth comparing. In a small ledger it alone decides, so that
# the answer depends on no other claim and does not change with the order in which they came.
LEAST = 0.4
_ROWS = 1024  # whose cosines with a block are looked at at a time: 34 MB
_ROOM = 512 * 2**20  # bytes up to which vectors are held in float32, for speed: 350,000 claims

Rows = NDArray[np.int64]
Pair = tuple[int, int]
load = lru_cache(maxsize=1)(embed.load)


def wanted(store: Store, option: str | None) -> str:
    """Return the embedder that is asked for, as it is given; "" for none."""
    held = vectors.model(store)[1]
    name = option or corrections.settings(store).get("embedder") or held
    return "" if name == NONE else embed.absolute(name)


def is_due(store: Store, option: str | None) -> bool:
    """Tell whether the vectors are of another model than the one asked for."""
    return wanted(store, option) != vectors.model(store)[1]


def settle(store: Store, option: str | None, *, rebuild: bool = False) -> None:
    """Have the ledger stand by the model asked for; raises Usage rather than mix two.

    Every claim is compared again when vectors come in or are given up.
    """
    given, (held, held_given, _) = wanted(store, option), vectors.model(store)
    if given == held_given and not (rebuild and given):
        return
    model = load(given) if given else None
    with store.write():
        if rebuild or model is None:
            vectors.wipe(store)
        else:
            embed.check_one_model(held, model.name)
        if model is not None:
            vectors.put_model(store, model.name, given, model.dimension)
        readings.enqueue_compared(store)


def fill(store: Store, progress: Progress = None) -> int:
    """Embed every claim that has no vector, committing chunk by chunk; return how many."""
    name, given, _ = vectors.model(store)
    if not name:
        return 0
    rows = vectors.without(store)
    if not rows:
        return 0
    model = load(given)
    embed.check_one_model(name, model.name)
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        made = model.claims([retrieval.cleaned(row["text"]) or row["text"] for row in part])
        with store.write():
            vectors.put(
                store,
                (
                    (row["n"], row["translation"], embed.packed(vector))
                    for row, vector in zip(part, made, strict=True)
                ),
            )
        if progress is not None:
            progress("embedding", start + len(part), len(rows))
    return len(rows)


def near(store: Store, fresh: Collection[int]) -> Iterator[Pair]:
    """Yield (claim, claim), smaller first, of each fresh claim with the nearest by meaning."""
    size = vectors.model(store)[2]
    if not size or not fresh:
        return
    ns, matrix = matrix_of(store)
    rows = np.flatnonzero(np.isin(ns, np.fromiter(fresh, np.int64, len(fresh))))
    most = len(ns) if len(ns) <= SMALL else NEAREST
    for start in range(0, len(rows), _ROWS):
        part = rows[start : start + _ROWS]
        for row, others in zip(part.tolist(), _close(matrix, part, most + 1), strict=True):
            others = [(other, cosine) for other, cosine in others if other != row]
            for other, _ in sorted(others, key=lambda each: (-each[1], each[0]))[:most]:
                a, b = int(ns[row]), int(ns[other])
                yield min(a, b), max(a, b)


def _close(matrix: embed.Halves, rows: Rows, most: int) -> list[list[tuple[int, float]]]:
    """Return (row, cosine) of what lies close enough to each of some rows of a matrix.

    Mostly that is little, and what is under the bound is not ranked: ranking every cosine took
    twice the time of the products. Where it is much, the nearest of each block are kept.
    """
    asked = matrix[rows].astype(np.float32, copy=False)
    found: list[list[tuple[int, float]]] = [[] for _ in rows]
    for first, block in embed.blocks(matrix):
        near = asked @ block.T
        enough = near >= embed.cosine_at(LEAST)
        if most < near.shape[1] and np.count_nonzero(enough) > most * len(rows):
            enough &= near >= np.partition(near, -most, axis=1)[:, -most, None]
        at, other = np.nonzero(enough)
        for place, column, cosine in zip(
            at.tolist(), other.tolist(), near[at, other].tolist(), strict=True
        ):
            found[place].append((first + column, cosine))
    return found


def meanings(store: Store, pairs: Sequence[Pair]) -> dict[Pair, float]:
    """Return how near the two of each pair are by meaning, in [0, 1]; empty without vectors."""
    size = vectors.model(store)[2]
    if not size:
        return {}
    held = vectors.of(store, sorted({n for pair in pairs for n in pair}))
    at = {n: row for row, n in enumerate(held)}
    matrix = embed.unpacked(list(held.values()), size)
    known = [pair for pair in pairs if pair[0] in at and pair[1] in at]
    left, right = ([at[pair[side]] for pair in known] for side in (0, 1))
    cosines = np.einsum("ij,ij->i", matrix[left], matrix[right])
    return dict(zip(known, embed.scaled(cosines).tolist(), strict=True))


def matrix_of(store: Store) -> tuple[Rows, embed.Halves]:
    """Return the numbers of the active claims and their vectors, (claims,) and (claims, size)."""
    size, count = vectors.model(store)[2], vectors.count_active(store)
    ns = np.zeros(count, np.int64)
    held: embed.Halves = np.zeros((count, size), np.float32)
    if held.nbytes > _ROOM:
        held = np.zeros((count, size), np.float16)
    at = 0
    for rows in vectors.active(store):
        ns[at : at + len(rows)] = [row[0] for row in rows]
        held[at : at + len(rows)] = embed.unpacked([row[1] for row in rows], size)
        at += len(rows)
    return ns, held


def asking(store: Store, option: str | None) -> Embedder | None:
    """Return the model to ask the ledger's vectors with, None where there are none or none is
    wanted; raises Usage on another model than theirs."""
    name, held_given, _ = vectors.model(store)
    if option == NONE or not (name or option):
        return None
    model = load(embed.absolute(option) if option else held_given)
    if not name:
        raise embed.no_vectors(str(option))
    embed.check_one_model(name, model.name)
    return model
