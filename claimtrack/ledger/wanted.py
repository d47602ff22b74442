"""Which pairs a ledger wants compared, and which of them it has compared already.

The candidates are made of the whole ledger every time, in numpy (4 CPU s for 100,000 claims), and
set against what was compared before: only what is new goes to the rules, and what is no candidate
any more is dropped. So a ledger that grew claim by claim holds what one made at once holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimtrack.store import pairs, readings, vectors
from claimtrack.store.connection import Store

if TYPE_CHECKING:
    from claimtrack.matching.keys import Ints

WHOLE_EVENT = 300
"""Claims of an event up to which all of them are compared with each other (MATCHING.md)."""

CHUNK = 10_000  # pairs compared and committed together: a kill loses at most this many a core
_PACKED = "<i8"


def candidates_of(store: Store) -> Ints:
    """Return the pairs worth comparing, packed: of one event, by rare words or meaning beyond it.

    Two claims of different events, told apart by the analyst, are never candidates.
    """
    import numpy as np

    from claimtrack.matching import candidates

    rows = store.rows(
        """SELECT c.n, coalesce(e.merged_into, c.event_id, -1) FROM claim c
           LEFT JOIN event e ON e.id = c.event_id
           WHERE c.status = 'active' AND c.undone = 0 AND c.question IS NULL ORDER BY c.n"""
    )
    if not rows:
        return np.zeros(0, np.int64)
    numbers = np.array([row[0] for row in rows], np.int64)
    event = np.full(int(numbers[-1]) + 1, -1, np.int64)
    event[numbers] = [row[1] for row in rows]
    placed = numbers[event[numbers] >= 0]
    found = candidates.within(event[placed], placed, WHOLE_EVENT)
    sizes = np.bincount(event[placed]) if len(placed) else np.zeros(1, np.int64)
    if (event[numbers] < 0).any() or sizes.max() > WHOLE_EVENT:
        met = candidates.of_tokens(readings.all_tokens(store))
        if vectors.model(store)[0]:
            from claimtrack.ledger import embedding

            near = list(embedding.near(store, numbers.tolist()))
            met = np.union1d(met, candidates.pack(np.array(near, np.int64).reshape(-1, 2)))
        ends = event[candidates.unpack(met)]
        apart = (ends >= 0).all(axis=1) & (ends[:, 0] != ends[:, 1])
        found = np.union1d(found, met[~apart])
    return found


def due(store: Store, found: Ints) -> Ints:
    """Return the candidates not compared yet; drop what was compared and is none any more.

    Runs in a write transaction.
    """
    import numpy as np

    from claimtrack.matching import candidates

    fresh = np.ones(len(found), bool)
    for part, packed in pairs.compared(store):
        held = np.frombuffer(packed, _PACKED)
        at = np.minimum(np.searchsorted(found, held), max(len(found) - 1, 0))
        kept = found[at] == held if len(found) else np.zeros(len(held), bool)
        fresh[at[kept]] = False
        if not kept.all():
            pairs.drop_pairs(store, map(tuple, candidates.unpack(held[~kept]).tolist()))
            pairs.put_compared(store, part, held[kept].tobytes())
    return found[fresh]


def done(store: Store, packed: Ints) -> None:
    """Note that these pairs have been compared."""
    import numpy as np

    pairs.add_compared(store, np.sort(packed).astype(_PACKED).tobytes())


def forget(store: Store, ns: Sequence[int]) -> None:
    """Take these claims' pairs back: they are compared anew. Runs in a write transaction."""
    held = pairs.compared(store)
    if not held or not ns:
        return
    import numpy as np

    touched = np.asarray(sorted(ns), np.int64)
    for part, packed in held:
        both = np.frombuffer(packed, _PACKED)
        hit = np.isin(both >> 32, touched) | np.isin(both & 0xFFFFFFFF, touched)
        if hit.any():
            pairs.put_compared(store, part, both[~hit].tobytes())
    pairs.forget_pairs(store, ns)


def near_each_other(packed: Ints) -> Iterator[tuple[Ints, list[tuple[int, int]]]]:
    """Yield the pairs, packed and not, in chunks in which the same claims recur.

    A claim's reading is unpacked once a chunk. Claims are labelled by the smallest partner of their
    smallest partner, and pairs sorted by their labels, the larger one first: so 10,000 claims make
    20,000 visits to a chunk, and 25,000 if the label of a pair is that of its first claim.
    """
    import numpy as np

    from claimtrack.matching import candidates

    both = candidates.unpack(packed)
    if not len(both):
        return
    label = np.arange(int(both.max()) + 1)
    np.minimum.at(label, both[:, 1], both[:, 0])
    label = label[label]
    labels = np.sort(label[both], axis=1)
    order = np.lexsort((both[:, 1], both[:, 0], labels[:, 0], labels[:, 1]))
    for at in range(0, len(order), CHUNK):
        some = order[at : at + CHUNK]
        yield packed[some], [(a, b) for a, b in both[some].tolist()]
