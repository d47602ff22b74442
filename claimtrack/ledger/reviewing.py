"""The queue of `review`: pairs that claimtrack does not decide by itself, most useful first."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log2
from typing import Any

from claimtrack.ledger.browsing import Browsing
from claimtrack.store import claims, pairs, readings
from claimtrack.store.connection import Fields, Store

PAIRS_PER_CLAIM = 5
"""How many others a claim has itself asked about, the nearest (MATCHING.md, 5)."""
# What an answer is worth, beside how near the two are; conventions, which only order the queue.
JOINED = 0.10  # for every doubling of the pairs of claims that it settles at once
DOUBTFUL = 0.6  # of pairs that these rules answered one in six was the same (bench/reach.py) ...
_DOUBTFUL = frozenset(("F4 another measure", "F5 intervals meet", "W7 says more"))
# ... and one in three of the others.
DISPUTED = 1.25  # where a contradiction is open: how many stand on each side depends on it


def queue(ledger: Browsing, *, limit: int | None = None) -> list[dict[str, Any]]:
    """Return the pairs of the band REVIEW that are worth asking, the most useful first.

    {a, b, score, relation, rule, explanation, sizes, clusters, disputed}: `sizes` and `clusters`
    are of the two clusters that the answer joins or keeps apart. Every claim asks about the
    nearest PAIRS_PER_CLAIM; of two clusters one pair is asked, and none once it was decided.
    """
    store = ledger.store
    home = _homes(store)
    size = Counter(home.values())
    disputed = _disputed(store)
    rows = _nearest(store, home)

    def useful(row: Fields) -> float:
        joined = size[home[row["a_n"]]] * size[home[row["b_n"]]]
        weight = DISPUTED if disputed & {row["a_n"], row["b_n"]} else 1.0
        weight *= DOUBTFUL if row["rule"] in _DOUBTFUL else 1.0
        return float(row["score"] * weight * (1.0 + JOINED * log2(joined)))

    chosen = sorted(rows, key=lambda row: (-useful(row), row["a_n"], row["b_n"]))[:limit]
    ns = sorted({row[side] for row in chosen for side in ("a_n", "b_n")})
    shown = ledger.shown(ns)
    read = readings.readings(store, ns)
    return [
        {
            "a": shown[row["a_n"]] | {"reading": _reading(read.get(row["a_n"]))},
            "b": shown[row["b_n"]] | {"reading": _reading(read.get(row["b_n"]))},
            **{key: row[key] for key in ("score", "relation", "rule", "explanation")},
            "clusters": [home[row["a_n"]], home[row["b_n"]]],
            "sizes": [size[home[row["a_n"]]], size[home[row["b_n"]]]],
            "disputed": bool(disputed & {row["a_n"], row["b_n"]}),
        }
        for row in chosen
    ]


def answered(pair: Mapping[str, Any], said: Iterable[tuple[Mapping[str, Any], str]]) -> bool:
    """Return whether answers to other pairs of the queue have answered this one as well.

    Clusters said to be the same are one, and what is different from one of them is from all.
    """
    group: dict[str, str] = {}
    rows = [(each["clusters"], decision) for each, decision in said]

    def leader(name: str) -> str:
        while group.setdefault(name, name) != name:
            name = group[name]
        return name

    for (a, b), decision in rows:
        if decision == "same":
            group[leader(a)] = leader(b)
    apart = {frozenset(map(leader, both)) for both, decision in rows if decision == "different"}
    both = frozenset(map(leader, pair["clusters"]))
    return len(both) == 1 or both in apart


def _nearest(store: Store, home: dict[int, str]) -> list[Fields]:
    """Return the nearest pair of every two clusters that one of their claims asks about."""
    settled = {
        frozenset(home.get(row[side], "") for side in ("a_n", "b_n"))
        for row in claims.decisions(store)
    }
    best: dict[frozenset[str], Fields] = {}
    asked: Counter[int] = Counter()
    rows = pairs.all_pairs(store, ("REVIEW",))
    for row in sorted(rows, key=lambda r: (-r["score"], r["a_n"], r["b_n"])):
        a, b = row["a_n"], row["b_n"]
        both = frozenset((home.get(a, ""), home.get(b, "")))
        if len(both) == 1 or "" in both or both in settled or both in best:
            continue
        if min(asked[a], asked[b]) < PAIRS_PER_CLAIM:
            asked.update((a, b))
            best[both] = row
    return list(best.values())


def _homes(store: Store) -> dict[int, str]:
    """Return the cluster of each claim; one that only says less than a cluster stands alone."""
    alone = {
        row["claim_n"]: f"alone {row['claim_n']}" for row in pairs.members(store) if row["broader"]
    }
    return alone | pairs.assignment(store)


def _disputed(store: Store) -> set[int]:
    """Return the claims of contradictions, and all claims of the events that have any."""
    sides = pairs.contradiction_claims(store).values()
    found = {n for each in sides for ns in each.values() for n in ns}
    by_event: dict[int, set[int]] = defaultdict(set)
    for n, event in claims.events(store).items():
        by_event[event].add(n)
    return found.union(*(ns for ns in by_event.values() if ns & found))


def _reading(data: str | None) -> dict[str, Any] | None:
    if data is None:
        return None
    from claimtrack.reading import from_dict, public_dict

    return public_dict(from_dict(json.loads(data)))
