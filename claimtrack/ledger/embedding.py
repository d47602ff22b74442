"""The vectors of a ledger: made by `match` with the model asked for, of one model only.

Which model: the option `--embedder`, else the setting, else that of the vectors there are; `none`
does without. Where every claim has its vector no model is loaded, so that what is derived can be
made anew on a machine that has none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

import numpy as np

from claimtrack.ledger.base import Progress
from claimtrack.matching import embed, retrieval
from claimtrack.matching.candidates import SMALL
from claimtrack.matching.embed import Embedder, Vectors
from claimtrack.store import corrections, readings, vectors
from claimtrack.store.connection import Store

NONE = "none"
CHUNK = 64  # claims embedded and committed together: a kill loses at most a second
NEAREST = 20  # candidates of one claim, beside those by words (MATCHING.md)
# Nearness from which two claims are worth comparing. In a small ledger it alone decides, so that
# the answer depends on no other claim and does not change with the order in which they came.
LEAST = 0.4
_CELLS = 20_000_000  # of cosines looked at at a time: with what ranks them 400 MB

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
    wanted_rows = np.flatnonzero(np.isin(ns, np.fromiter(fresh, np.int64, len(fresh))))
    most = len(ns) if len(ns) <= SMALL else NEAREST + 1
    rows = max(1, _CELLS // len(ns)) if len(ns) else 1
    for start in range(0, len(wanted_rows), rows):
        part = wanted_rows[start : start + rows]
        close = embed.scaled(matrix[part] @ matrix.T)
        best = np.argpartition(-close, most - 1, axis=1)[:, :most]
        for place, (row, others) in enumerate(zip(part.tolist(), best.tolist(), strict=True)):
            for other in others:
                if other != row and close[place, other] >= LEAST:
                    a, b = int(ns[row]), int(ns[other])
                    yield min(a, b), max(a, b)


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


def matrix_of(store: Store) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], Vectors]:
    """Return the numbers of the active claims and their vectors, (claims,) and (claims, size)."""
    rows = vectors.active(store)
    ns = np.array([row[0] for row in rows], np.int64)
    return ns, embed.unpacked([row[1] for row in rows], vectors.model(store)[2])


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
