"""What follows from one reading alone, found once: a claim is compared with dozens of others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Found = TypeVar("Found")
Part = TypeVar("Part")
Whole = TypeVar("Whole")

MOST = 20_000
"""Readings held at a time, about those of one chunk of comparisons."""


def once(find: Callable[[Whole], Found]) -> Callable[[Whole], Found]:
    """Keep what a function finds of a reading, told by identity: hashing one takes longer."""
    held: dict[int, tuple[Whole, Found]] = {}

    @wraps(find)
    def remembered(reading: Whole) -> Found:
        hit = held.get(id(reading))
        if hit is not None and hit[0] is reading:
            return hit[1]
        if len(held) >= MOST:
            held.clear()
        found = find(reading)
        held[id(reading)] = reading, found
        return found

    return remembered


def once_in(find: Callable[[Part, Whole], Found]) -> Callable[[Part, Whole], Found]:
    """Keep what a function finds of a part of a reading, such as a clause, and the reading."""
    held: dict[int, tuple[Part, Whole, Found]] = {}

    @wraps(find)
    def remembered(part: Part, whole: Whole) -> Found:
        hit = held.get(id(part))
        if hit is not None and hit[0] is part and hit[1] is whole:
            return hit[2]
        if len(held) >= MOST:
            held.clear()
        found = find(part, whole)
        held[id(part)] = part, whole, found
        return found

    return remembered
