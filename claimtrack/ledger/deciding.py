"""Decisions that cannot all hold: found and named, settled by the people who made them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

SHOWN = 7  # letters of a claim's id


def conflicts(rows: Sequence[Mapping[str, Any]]) -> dict[int, list[int]]:
    """Return, for each decision, those that cannot hold beside it.

    Two that say different things of one pair, as two people may; and a `different` whose claims
    `same` ones join.
    """
    leader: dict[int, int] = {}

    def find(n: int) -> int:
        while leader.setdefault(n, n) != n:
            n = leader[n]
        return n

    pairs_of: dict[tuple[int, int], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        pairs_of[row["a_n"], row["b_n"]].append(row)
        if row["decision"] == "same":
            leader[find(row["a_n"])] = find(row["b_n"])
    joined: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row["decision"] == "same":
            joined[find(row["a_n"])].append(row["id"])
    found: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        rivals = {
            other["id"]
            for other in pairs_of[row["a_n"], row["b_n"]]
            if other["decision"] != row["decision"]
        }
        if row["decision"] == "different" and find(row["a_n"]) == find(row["b_n"]):
            rivals.update(joined[find(row["a_n"])])
        for other in rivals:
            found[row["id"]].add(other)
            found[other].add(row["id"])
    return {key: sorted(ids) for key, ids in found.items()}


def findings(rows: Sequence[Mapping[str, Any]], about: tuple[int, int] | None = None) -> list[str]:
    """Return a sentence for each decision against others; `about` asks only for those of a pair.

    Nothing is settled silently, but clusters must be one thing or the other: `same` joins.
    """
    rivals = conflicts(rows)
    by_id = {row["id"]: row for row in rows}
    told = []
    for row in rows:
        others = [by_id[key] for key in rivals.get(row["id"], ())]
        against = row["decision"] == "different" or (
            row["decision"] == "unsure" and any(each["decision"] == "same" for each in others)
        )
        pairs = {(each["a_n"], each["b_n"]) for each in (row, *others)}
        if others and against and (about is None or about in pairs):
            named = ", ".join(f"{each['id']} ({_said(each)})" for each in others)
            told.append(
                f"decision {row['id']} ({_said(row)}) cannot hold beside {named}; claims said to "
                f"be the same stay joined until one is taken back: undo decision:{row['id']}"
            )
    return told


def _said(row: Mapping[str, Any]) -> str:
    by = f", {row['user']}" if row["user"] else ""
    return f"{row['a'][:SHOWN]} {row['decision']} {row['b'][:SHOWN]}{by}"
