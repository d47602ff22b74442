"""Sums, maxima, softmax and pairs over groups of neighbouring or equally labelled items."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from claimtrack.credibility.problem import Floats, Ints

Number = TypeVar("Number", np.float64, np.int64)


def tally(index: Ints, values: Floats | Ints | NDArray[np.bool_], size: int) -> Floats:
    """Sum of the values that bear each index (size,)."""
    return np.bincount(index, values, minlength=size).astype(float)


def total(values: Floats | Ints | NDArray[np.bool_], first: Ints) -> Floats:
    """Sum of the values of each group; group g is values[first[g]:first[g + 1]], never empty."""
    return np.add.reduceat(values, first[:-1]).astype(float) if len(values) else np.zeros(0)


def top(values: Floats, first: Ints) -> Floats:
    """Largest value of each group."""
    return np.maximum.reduceat(values, first[:-1]) if len(values) else np.zeros(0)


def spread(per_group: NDArray[Number], first: Ints) -> NDArray[Number]:
    """The group's value for each of its items."""
    return np.repeat(per_group, np.diff(first))


def share(score: Floats, first: Ints, none: float | None = None) -> Floats:
    """Softmax within each group, beside one more item of score `none` where that is given."""
    high = top(score, first)
    if none is not None:
        high = np.maximum(high, none)
    weight = np.exp(score - spread(high, first))
    whole = total(weight, first)
    if none is not None:
        whole = whole + np.exp(none - high)
    return weight / spread(whole, first)


def pairs(label: Ints, index: Ints, most: int | None = None) -> tuple[Ints, Ints]:
    """All pairs of items of `index` with an equal label, as two arrays of items.

    With `most`, groups are taken from the smallest up while their pairs stay within that number:
    the bound on time and memory.
    """
    order = index[np.argsort(label[index], kind="stable")]
    ordered = label[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]][: len(ordered)])
    sizes = np.diff(np.r_[starts, len(ordered)])
    if most is not None:
        small = np.argsort(sizes, kind="stable")
        allowed = np.zeros(len(sizes), dtype=bool)
        allowed[small] = np.cumsum((sizes * (sizes - 1) // 2)[small]) <= most
        order, sizes = order[np.repeat(allowed, sizes)], sizes[allowed]
    at = np.arange(len(order))
    later = np.repeat(np.cumsum(sizes), sizes) - at - 1
    left = np.repeat(at, later)
    right = left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(later) - later, later)
    return order[left], order[right]
