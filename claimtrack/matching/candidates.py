"""Candidates: which of a ledger's claims are worth comparing, near linear in their number.

The rare-pair join (its keys are specified in keys.py) in numpy. Nothing here is quadratic whatever
comes in: claims with the same words collapse to one, keys held by many are dropped, and a claim
keeps at most BEST others.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

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
# Claims with the very same words are one in the join; afterwards each pair of two such groups is
# spelled out while their rows make at most PRODUCT pairs, and a group within up to COPIES rows.
PRODUCT = 16
COPIES = 30
# A claim's others, at most: the best by shared words. A true pair is hardly ever further down.
BEST = 60
# Exact overlap below which a pair is not worth comparing: less than what goes to review, since the
# comparison also lets names and words of one root meet. 0.10 reaches one more of 155 true pairs
# (bench/reach.py) for a fifth more to compare.
LEAST_OVERLAP = 0.15
FIGURE = 0.8  # what a figure weighs there, among words of 0.15 to 1; with 0.0, 142 of the 155
_PART = 4_000_000  # keys and pairs worked on at a time: about 300 MB

Weight = Callable[[str], float]
Mask = NDArray[np.bool_]


def join(claims: Sequence[Sequence[str]], weight: Weight | None = None) -> Ints:
    """Return candidate pairs of claims given as canonical tokens: (pairs, 2), i < j, sorted.

    With a weight per token, pairs that share too little are left out (see `filtered`).
    """
    return pairs_of(encode(claims), weight)


def of_tokens(known: Sequence[tuple[int, str]], weight: Weight = weights.shipped) -> Ints:
    """Return the pairs worth comparing as packed numbers (see `pack`), ascending.

    `known` is every claim of the ledger as (number, tokens joined by blanks), in an order that
    does not depend on how it came: among copies the first one stands for all.
    """
    rows = encode(tokens.split() for _, tokens in known)
    numbers = np.array([n for n, _ in known], np.int64)
    return np.sort(pack(numbers[pairs_of(rows, weight)]))


def pack(pairs: Ints) -> Ints:
    """Return pairs of claim numbers as one number each: smaller * 2**32 + larger."""
    return (pairs.min(axis=1) << 32) + pairs.max(axis=1) if len(pairs) else pairs[:, 0]


def unpack(packed: Ints) -> Ints:
    """Return packed pairs as (pairs, 2)."""
    return np.stack((packed >> 32, packed & 0xFFFFFFFF), axis=1)


def pairs_of(rows: Rows, weight: Weight | None = None) -> Ints:
    """Return the candidate pairs of rows: (pairs, 2), smaller first, sorted, each pair once."""
    first, group = collapsed(rows)
    kept = rows.take(first)
    if len(kept) <= SMALL:
        found = _sharing(kept)
    else:
        key, row = keys(kept, counts(kept), hashes(rows.words))
        found = meetings(key, row, len(kept))
    if weight is not None:
        found = filtered(kept, found, weight)
    found = expanded(found, group, len(first))
    return found[np.lexsort((found[:, 1], found[:, 0]))]


def collapsed(rows: Rows) -> tuple[Ints, Ints]:
    """Return the first row of every group of rows with the very same tokens, and each row's group.

    Groups are numbered by their first row; rows without tokens are in none (-1).
    """
    code = mix(hashes(rows.words))[rows.tokens] if len(rows.tokens) else np.zeros(0, np.uint64)
    filled = np.flatnonzero(np.diff(rows.starts))
    whole = np.add.reduceat(code, rows.starts[filled]) if len(filled) else code
    _, at, inverse = np.unique(whole, return_index=True, return_inverse=True)
    order = np.argsort(at)
    number = np.empty(len(at), np.int64)
    number[order] = np.arange(len(at))
    group = np.full(len(rows), -1)
    group[filled] = number[inverse]
    return filled[at[order]], group


def expanded(pairs: Ints, group: Ints, groups: int) -> Ints:
    """Return pairs of rows from pairs of groups, and those within each group.

    Two groups give every pair of their rows up to PRODUCT of them, else that of their first rows;
    a group gives every pair of its own up to COPIES rows, else its first with each other.
    """
    members = np.flatnonzero(group >= 0)
    members = members[np.argsort(group[members], kind="stable")]
    size = np.bincount(group[members], minlength=groups)
    start = np.cumsum(size) - size
    left, right = pairs[:, 0], pairs[:, 1]
    small = size[left] * size[right] <= PRODUCT
    product = np.where(small, size[left] * size[right], 1)
    which = np.repeat(np.arange(len(pairs)), product)
    place = np.arange(len(which)) - np.repeat(np.cumsum(product) - product, product)
    wide = np.where(small, size[right], 1)[which]
    one = members[start[left[which]] + place // wide]
    two = members[start[right[which]] + place % wide]
    found = [np.stack((np.minimum(one, two), np.maximum(one, two)), axis=1)]
    owner = group[members]
    for step in range(1, COPIES):
        met = (owner[step:] == owner[:-step]) & (size[owner[step:]] <= COPIES)
        if not met.any():
            break
        found.append(np.stack((members[:-step][met], members[step:][met]), axis=1))
    tied = (size[owner] > COPIES) & (members != members[start[owner]])
    found.append(np.stack((members[start[owner[tied]]], members[tied]), axis=1))
    return np.concatenate(found)


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
    yield from itertools.pairwise(edges)


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

    Dates weigh nothing here: the decision table compares them as windows.
    """
    if not len(pairs):
        return pairs
    signs = {"#": FIGURE, "@": 0.0}
    table = np.array([signs[w[0]] if w[0] in signs else weight(w) for w in rows.words])
    score = overlap(rows, pairs, table)
    kept = score >= least
    pairs, score = pairs[kept], score[kept]
    return pairs[best(pairs, score, len(rows))]


def best(pairs: Ints, score: Floats, total: int, most: int = BEST) -> Mask:
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


def within(groups: Ints, numbers: Ints, whole: int) -> Ints:
    """Return every two claims of one group, packed and ascending; larger groups are left out.

    `groups` holds each claim's group, `numbers` its number; a group of more than `whole` claims
    is left to the join.
    """
    order = np.lexsort((numbers, groups))
    group, number = groups[order], numbers[order]
    _, at, size = np.unique(group, return_inverse=True, return_counts=True)
    kept = size[at] <= whole
    group, number = group[kept], number[kept]
    found = [np.zeros(0, np.int64)]
    for step in range(1, whole):
        met = group[step:] == group[:-step]
        if not met.any():
            break
        found.append((number[:-step][met] << 32) + number[step:][met])
    return np.sort(np.concatenate(found))
