"""The keys of the rare-pair join: claims that share one are candidates for saying the same.

A specification, so that another engine (SQL, another language) finds the same pairs:

1. A claim is the set of its canonical tokens. `count(t)` is the number of claims that hold t.
2. `hash(t)` is BLAKE2b of t's UTF-8 bytes, 8 bytes long, read as a big-endian unsigned integer.
3. The claim's chosen tokens are the RAREST with count of at least 2: smallest count first, equal
   counts by smallest hash.
4. With arithmetic modulo 2**64, `mix(x)` is the finaliser of SplitMix64: x ^= x >> 30;
   x *= 0xBF58476D1CE4E5B9; x ^= x >> 27; x *= 0x94D049BB133111EB; x ^= x >> 31.
   Every two chosen tokens with hashes a < b make the key mix(a ^ (b * 0x9E3779B97F4A7C15)); every
   chosen token with count of at most SINGLE makes the key mix(its hash).
5. Keys held by more than HOLDERS claims are dropped. Claims that share a key are candidates.

Arrays: `Rows` holds all claims end to end; a claim is known by its position ("row").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Floats = NDArray[np.float64]

# Measured in MATCHING.md on a million made-up claims: 21 candidates a claim, pair recall 0.96.
RAREST = 7
SINGLE = 20
HOLDERS = 60

_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Rows:
    """Claims as sets of token numbers, end to end (the form of a compressed sparse matrix).

    The tokens of row r are `tokens[starts[r]:starts[r + 1]]`, ascending and each once; token t is
    the word `words[t]`.
    """

    tokens: Ints
    starts: Ints
    words: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def owners(self) -> Ints:
        """Return the row of every entry of `tokens`."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def take(self, rows: Ints) -> Rows:
        """Return these rows only, in this order, with the same token numbers."""
        sizes = np.diff(self.starts)[rows]
        starts = np.concatenate(([0], np.cumsum(sizes)))
        entries = np.arange(starts[-1]) + np.repeat(self.starts[rows] - starts[:-1], sizes)
        return Rows(self.tokens[entries], starts, self.words)


def encode(claims: Iterable[Iterable[str]]) -> Rows:
    """Return the claims, given as their canonical tokens, as rows of token numbers."""
    numbers: dict[str, int] = {}
    flat: list[int] = []
    starts = [0]
    for claim in claims:
        flat += sorted({numbers.setdefault(token, len(numbers)) for token in claim})
        starts.append(len(flat))
    return Rows(np.array(flat, np.int64), np.array(starts, np.int64), tuple(numbers))


def mix(x: Hashes) -> Hashes:
    """Return SplitMix64's finaliser of every number: a shuffle of 64-bit space, no two alike."""
    x = (x ^ (x >> np.uint64(30))) * _MIX[0]
    x = (x ^ (x >> np.uint64(27))) * _MIX[1]
    return x ^ (x >> np.uint64(31))


def hashes(words: Iterable[str]) -> Hashes:
    """Return the 64-bit hash of every word, the same on every machine and in every run."""
    digests = (blake2b(w.encode("utf-8", "surrogatepass"), digest_size=8).digest() for w in words)
    return np.frombuffer(b"".join(digests), ">u8").astype(np.uint64)


def counts(rows: Rows) -> Ints:
    """Return in how many rows each token occurs."""
    return np.bincount(rows.tokens, minlength=len(rows.words))


def rarest(rows: Rows, count: Ints, hashed: Hashes, most: int = RAREST) -> tuple[Ints, Ints]:
    """Return the chosen tokens of all rows as (row, token), rarest first within a row."""
    shared = count[rows.tokens] >= 2
    owner, token = rows.owners()[shared], rows.tokens[shared]
    # One rank for count and hash together: half the time of sorting by both.
    rank = np.empty(len(count), np.int64)
    rank[np.lexsort((hashed, count))] = np.arange(len(count))
    order = np.argsort(owner * (len(count) + 1) + rank[token])
    owner, token = owner[order], token[order]
    first = np.searchsorted(owner, owner)
    kept = np.arange(len(owner)) - first < most
    return owner[kept], token[kept]


def keys(rows: Rows, count: Ints, hashed: Hashes) -> tuple[Hashes, Ints]:
    """Return every key of every row as (key, row), at most 28 a row, in no particular order.

    `count` and `hashed` are those of the ledger, by token number; they need not come from `rows`.
    """
    owner, token = rarest(rows, count, hashed)
    code = hashed[token]
    single = count[token] <= SINGLE
    found_keys, found_rows = [mix(code[single])], [owner[single]]
    # Entries of one row lie side by side: those `step` apart are pairs while the row is the same.
    for step in range(1, RAREST):
        pair = owner[step:] == owner[:-step]
        left, right = code[:-step][pair], code[step:][pair]
        found_keys.append(mix(np.minimum(left, right) ^ (np.maximum(left, right) * _SPREAD)))
        found_rows.append(owner[step:][pair])
    return np.concatenate(found_keys), np.concatenate(found_rows)
