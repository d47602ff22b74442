"""Two texts asked as a user of `compare --pairs` asks them: what they say to each other."""

from __future__ import annotations

from typing import Any

from claimtrack.ledger.compare import compare_rows


def answer(a: str, b: str) -> dict[str, Any]:
    return next(iter(compare_rows([{"a": a, "b": b}])))


def conflict(a: str, b: str) -> bool:
    """Return whether two texts are shown as a conflict in one event."""
    found = answer(a, b)
    return bool(found["relation"] == "contradicts" and found["tier"] == "conflict")
