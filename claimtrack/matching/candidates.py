"""Candidates: which of a ledger's claims are worth comparing, near linear in their number.

The rare-pair join (its keys are specified in keys.py) in numpy. Nothing here is quadratic whatever
comes in: claims with the same words collapse to one, keys held by many are dropped, and a claim
keeps at most BEST others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np

from claimtrack.matching import weights
from claimtrack.matching.keys import (
    HOLDERS,
    Floats,
    Hashes,
    Ints,
    Rows,
    counts,
    encode,
    hashes,
    keys,
    mix,
)

# Up to so many claims every two that share a word are candidates: then the answer depends on no
# other claim, and a small ledger comes out the same however it grew.
SMALL = 600
# Claims with the very same words, from which one stands for all of them.
COPIES = 12
# A claim's others, at most: the best by shared words. A true pair is hardly ever further down.
BEST = 60
# Exact overlap below which a pair is not worth comparing: half of what goes to review, since the
# comparison also lets names and words of one root meet.
LEAST_OVERLAP = 0.15
_PART = 4_000_000  # keys and pairs worked on at a time: about 300 MB

Weight = Callable[[str], float]


def join(claims: Sequence[Sequence[str]]) -> Ints:
    """Return candidate pairs of claims given as canonical tokens: (pairs, 2), i < j, sorted."""
    rows = encode(claims)
    return pairs_of(rows)


def of_tokens(
    known: Sequence[tuple[int, str]], fresh: Collection[int], weight: Weight = weights.shipped
) -> list[tuple[int, int]]:
    """Return the pairs worth comparing as (claim, claim), smaller first, that hold a fresh claim.

    `known` is every claim of the ledger, the fresh ones too, as (number, tokens joined by blanks).
    """
    rows = encode(tokens.split() for _, tokens in known)
    numbers = np.array([n for n, _ in known], np.int64)
    new = np.isin(numbers, np.fromiter(fresh, np.int64, len(fresh)))
    found = filtered(rows, pairs_of(rows, new), weight)
    found = np.sort(numbers[found], axis=1)
    return [(a, b) for a, b in found.tolist()]


def pairs_of(rows: Rows, new: Collection[bool] | None = None) -> Ints:
    """Return the candidate pairs of rows, those with a row marked in `new` if it is given.

    An array of (pairs, 2) row numbers, smaller first, sorted, each pair once.
    """
    fresh = np.ones(len(rows), bool) if new is None else np.asarray(new, bool)
    stands_for, stars = collapsed(rows)
    chosen = np.unique(stands_for)
    kept = rows.take(chosen)
    if len(kept) <= SMALL:
        found = _sharing(kept)
    else:
        count, hashed = counts(kept), hashes(rows.words)
        key, row = keys(kept, count, hashed)
        if not fresh.all():
            key, row = _touching(key, row, fresh[chosen])
        found = meetings(key, row, len(kept))
    found = np.concatenate((chosen[found], stars))
    found = found[fresh[found].any(axis=1)]
    return found[np.lexsort((found[:, 1], found[:, 0]))]


def join_new(old: tuple[Hashes, Ints], new: tuple[Hashes, Ints], total: int) -> Ints:
    """Return the pairs that new claims make with old ones and among themselves.

    Both are (keys, rows) as `keys.keys` gives them, with rows numbered through below `total`.
    """
    fresh = np.zeros(total, bool)
    fresh[new[1]] = True
    key, row = np.concatenate((old[0], new[0])), np.concatenate((old[1], new[1]))
    key, row = _touching(key, row, fresh)
    found = meetings(key, row, total)
    return found[fresh[found].any(axis=1)]


def collapsed(rows: Rows) -> tuple[Ints, Ints]:
    """Return who stands for each row, and the pairs that tie the others to their stand-in.

    Rows with the very same tokens stay apart up to COPIES of them; of more, the first stands for
    all. Rows without tokens are compared with nothing by this door.
    """
    owner = rows.owners()
    code = mix(hashes(rows.words))[rows.tokens] if len(rows.tokens) else np.zeros(0, np.uint64)
    whole = np.zeros(len(rows), np.uint64)
    np.add.at(whole, owner, code)
    _, first, group, size = np.unique(
        whole, return_index=True, return_inverse=True, return_counts=True
    )
    standing = np.arange(len(rows))
    many = (size[group] > COPIES) | (np.diff(rows.starts) == 0)
    standing[many] = first[group][many]
    tied = many & (standing != np.arange(len(rows))) & (np.diff(rows.starts) > 0)
    return standing, np.stack((standing[tied], np.flatnonzero(tied)), axis=1)


def meetings(key: Hashes, row: Ints, total: int, holders: int = HOLDERS) -> Ints:
    """Return the pairs of rows that share a key, as (pairs, 2), smaller first, sorted, each once.

    Keys are worked on in parts, by their upper bits, so that memory stays bounded.
    """
    parts = max(1, -(-len(key) // _PART))
    part = ((key >> np.uint64(32)) * np.uint64(parts)) >> np.uint64(32)
    found = np.zeros(0, np.int64)
    for number in range(parts):
        mine = part == np.uint64(number) if parts > 1 else slice(None)
        here = np.concatenate([found, *_expanded(key[mine], row[mine], total, holders)])
        found = np.unique(here)
    return np.stack(np.divmod(found, max(total, 1)), axis=1)


def _expanded(key: Hashes, row: Ints, total: int, holders: int) -> Iterator[Ints]:
    """Yield the pairs of rows under each key as one number, smaller * total + larger."""
    order = np.argsort(key, kind="stable")
    key, row = key[order], row[order]
    starts = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))[: len(key)])
    sizes = np.diff(np.append(starts, len(key)))
    keep = np.repeat((sizes > 1) & (sizes <= holders), sizes)
    row = row[keep]
    group = np.repeat(np.arange(len(sizes)), sizes)[keep]
    pending: list[Ints] = []
    held = 0
    for step in range(1, holders):
        met = group[step:] == group[:-step]
        if not met.any():
            break
        left, right = row[:-step][met], row[step:][met]
        pending.append(np.minimum(left, right) * total + np.maximum(left, right))
        held += len(left)
        if held > _PART:
            pending, held = [np.unique(np.concatenate(pending))], 0
    yield from pending


def _touching(key: Hashes, row: Ints, fresh: np.ndarray) -> tuple[Hashes, Ints]:
    """Return only the keys that a fresh row holds, with all their holders."""
    wanted = np.unique(key[fresh[row]])
    if not len(wanted):
        return key[:0], row[:0]
    at = np.minimum(np.searchsorted(wanted, key), len(wanted) - 1)
    kept = wanted[at] == key
    return key[kept], row[kept]


def _sharing(rows: Rows) -> Ints:
    """Return every two rows that share a token; for few rows only."""
    order = np.argsort(rows.tokens, kind="stable")
    owner, token = rows.owners()[order], rows.tokens[order]
    held = np.zeros((len(rows), len(rows)), bool)
    for start, end in _runs(token):
        members = owner[start:end]
        held[np.ix_(members, members)] = True
    return np.argwhere(np.triu(held, 1)).astype(np.int64)


def _runs(values: Ints) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every run of equal values."""
    edges = np.flatnonzero(np.diff(values, prepend=-1, append=-1)).tolist() if len(values) else []
    yield from zip(edges, edges[1:], strict=False)


def overlap(rows: Rows, pairs: Ints, weight: Floats) -> Floats:
    """Return the Dice overlap of each pair, in [0, 1]: shared weight over the mean weight of both.

    `weight` holds one number per token number. Work and memory grow with the tokens of the pairs.
    """
    mass = np.bincount(rows.owners(), weights=weight[rows.tokens], minlength=len(rows))
    # A row and a token as one number, ascending through the whole array: membership is a search.
    base = np.int64(len(rows.words) + 1)
    entries = rows.owners() * base + rows.tokens
    found = np.zeros(len(pairs))
    sizes = np.diff(rows.starts)
    for at in range(0, len(pairs), _PART // 16):
        some = pairs[at : at + _PART // 16]
        size = sizes[some[:, 0]]
        ends = np.cumsum(size)
        position = np.arange(ends[-1]) + np.repeat(rows.starts[some[:, 0]] - ends + size, size)
        token = rows.tokens[position]
        pair = np.repeat(np.arange(len(some)), size)
        wanted = some[pair, 1] * base + token
        there = np.minimum(np.searchsorted(entries, wanted), len(entries) - 1)
        shared = np.where(entries[there] == wanted, weight[token], 0.0)
        both = mass[some].sum(axis=1)
        common = np.bincount(pair, weights=shared, minlength=len(some))
        found[at : at + len(some)] = 2.0 * common / np.where(both > 0, both, 1.0)
    return found


def filtered(rows: Rows, pairs: Ints, weight: Weight, least: float = LEAST_OVERLAP) -> Ints:
    """Return the pairs whose exact overlap is at least `least`, and at most BEST per claim.

    Figures and dates weigh nothing here: the decision table compares them as intervals.
    """
    if not len(pairs):
        return pairs
    table = np.array([0.0 if w[0] in "#@" else weight(w) for w in rows.words])
    score = overlap(rows, pairs, table)
    kept = score >= least
    pairs, score = pairs[kept], score[kept]
    return pairs[best(pairs, score, len(rows))]


def best(pairs: Ints, score: Floats, total: int, most: int = BEST) -> np.ndarray:
    """Return a mask of the pairs that are among the `most` best of either of their two rows."""
    ends = np.concatenate((pairs[:, 0], pairs[:, 1]))
    if not len(ends) or np.bincount(ends, minlength=total).max() <= most:
        return np.ones(len(pairs), bool)
    order = np.lexsort((np.tile(-score, 2), ends))
    ends = ends[order]
    rank = np.arange(len(ends)) - np.searchsorted(ends, ends)
    kept = np.zeros(len(pairs), bool)
    kept[order[rank < most] % len(pairs)] = True
    return kept


def within_event(rows: Ints, whole: int = 300) -> Ints | None:
    """Return all pairs of an event's rows, or None where it has more than `whole` of them."""
    if len(rows) > whole:
        return None
    i, j = np.triu_indices(len(rows), 1)
    ordered = np.sort(rows)
    return np.stack((ordered[i], ordered[j]), axis=1)
