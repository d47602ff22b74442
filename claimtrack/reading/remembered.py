"""What follows from one reading alone, found once: a claim is compared with dozens of others.

It is kept with the reading and goes with it: who holds readings says how long it is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from claimtrack.model import Reading

Found = TypeVar("Found")
Part = TypeVar("Part")

_NOTHING: Any = object()
MOST = 100_000
"""Parts that are told of without their reading, held at a time."""


def once(find: Callable[[Reading], Found]) -> Callable[[Reading], Found]:
    """Keep what a function finds of a reading."""

    @wraps(find)
    def remembered(reading: Reading) -> Found:
        hit: Found = reading.found.get(find, _NOTHING)
        if hit is _NOTHING:
            hit = reading.found[find] = find(reading)
        return hit

    return remembered


def once_in(find: Callable[[Part, Reading], Found]) -> Callable[[Part, Reading], Found]:
    """Keep what a function finds of a part of a reading, such as a clause, told by identity."""

    @wraps(find)
    def remembered(part: Part, reading: Reading) -> Found:
        held = reading.found.get(find)
        if held is None:
            held = reading.found[find] = {}
        hit: tuple[Part, Found] | None = held.get(id(part))
        if hit is None:  # the part is held too: so its identity stays its own
            hit = held[id(part)] = part, find(part, reading)
        return hit[1]

    return remembered


def once_alone(find: Callable[[Part], Found]) -> Callable[[Part], Found]:
    """Keep what a function finds of a part whatever its reading, told by identity."""
    held: dict[int, tuple[Part, Found]] = {}

    @wraps(find)
    def remembered(part: Part) -> Found:
        hit = held.get(id(part))
        if hit is None:
            if len(held) >= MOST:
                held.clear()
            hit = held[id(part)] = part, find(part)
        return hit[1]

    return remembered
