"""Acts that are told for one another where all else is shared: "fired", "used tear gas"."""

from __future__ import annotations

from functools import cache

from claimtrack.reading import lexicons


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Return act -> the groups of acts that are told for one another, by number."""
    line = lexicons.load("opposites")["acts"]["near"]
    found: dict[str, set[int]] = {}
    for number, group in enumerate(line.split("|")):
        for act in group.split():
            found.setdefault(act, set()).add(number)
    return {act: frozenset(numbers) for act, numbers in found.items()}


def near(a: str, b: str) -> bool:
    """Return whether two acts, as heads of clauses, are often told for one another."""
    mine, theirs = (_groups().get(head.removeprefix("be:")) for head in (a, b))
    return bool(mine and theirs and mine & theirs)
