"""Queries over what the analyst put in the place of what was read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from claimtrack.store.connection import Store
from claimtrack.store.readings import select_in


def of(store: Store, ns: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Return the corrected slots of each claim that has any; the last of a slot counts."""
    found: dict[int, dict[str, Any]] = {}
    rows = select_in(
        store,
        """SELECT id, claim_n, slot, value FROM correction
           WHERE undone = 0 AND claim_n IN ({ns})""",
        ns,
    )
    for row in sorted(rows, key=lambda row: int(row["id"])):
        found.setdefault(row["claim_n"], {})[row["slot"]] = json.loads(row["value"])
    return found


def word_aliases(store: Store) -> dict[str, str]:
    """Return the words that stand for others, as the analyst added them."""
    return {
        row[0]: row[1]
        for row in store.rows("SELECT word, meaning FROM alias WHERE undone = 0 ORDER BY id")
    }


def aliases(store: Store) -> list[dict[str, Any]]:
    """Return (id, word, meaning) of every standing alias of a word, by word."""
    return [
        dict(row)
        for row in store.rows(
            "SELECT id, word, meaning FROM alias WHERE undone = 0 ORDER BY word, id"
        )
    ]


def settings(store: Store) -> dict[str, str]:
    """Return the settings that were given a value."""
    return {
        row["key"]: row["value"]
        for row in store.rows("SELECT key, value FROM setting WHERE value <> '' ORDER BY key")
    }
