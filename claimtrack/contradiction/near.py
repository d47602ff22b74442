"""Acts that are one in other words, and acts that are often told for one another.

To be one is strict ("used", "fired tear gas"); to be told for one another only keeps two claims
from being set apart: who entered a town may not have captured it.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from claimtrack.reading import lexicons


@cache
def _groups(line: Literal["one", "near"]) -> dict[str, frozenset[int]]:
    """Return act -> the groups of a line of opposites.toml that hold it, by number."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(lexicons.load("opposites")["acts"][line].split("|")):
        for act in group.split():
            found.setdefault(act, set()).add(number)
    return {act: frozenset(numbers) for act, numbers in found.items()}


def _together(line: Literal["one", "near"], a: str, b: str) -> bool:
    groups = _groups(line)
    mine = groups.get(a.removeprefix("be:"))
    theirs = groups.get(b.removeprefix("be:")) if mine else None
    return bool(mine and theirs and not mine.isdisjoint(theirs))


def one_act(a: str, b: str) -> bool:
    """Return whether two heads of clauses are one act: equal, or in other words."""
    return a == b or _together("one", a, b)


def near(a: str, b: str) -> bool:
    """Return whether two acts, as heads of clauses, are often told for one another."""
    return _together("near", a, b)
