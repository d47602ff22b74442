"""The queue of `review`: pairs that claimtrack does not decide by itself, most useful first."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from claimtrack.ledger.browsing import Browsing
from claimtrack.store import claims, pairs, readings

PAIRS_PER_CLAIM = 5
"""How often one claim is asked about (MATCHING.md, 5)."""


def queue(ledger: Browsing) -> list[dict[str, Any]]:
    """Return the undecided pairs of the band REVIEW: {a, b, score, relation, rule, explanation}.

    The likeliest to be the same come first: each accepted one joins two clusters for good. Pairs
    that stand in one cluster already are left out.
    """
    decided = {(row["a_n"], row["b_n"]) for row in claims.decisions(ledger.store)}
    cluster = pairs.assignment(ledger.store)
    asked: Counter[int] = Counter()
    chosen = []
    rows = pairs.all_pairs(ledger.store, ("REVIEW",))
    for row in sorted(rows, key=lambda r: (-r["score"], r["a_n"], r["b_n"])):
        pair = row["a_n"], row["b_n"]
        joined = cluster.get(pair[0], "a") == cluster.get(pair[1], "b")
        if pair in decided or joined or max(asked[n] for n in pair) >= PAIRS_PER_CLAIM:
            continue
        asked.update(pair)
        chosen.append(row)
    ns = sorted({n for row in chosen for n in (row["a_n"], row["b_n"])})
    shown = ledger.shown(ns)
    read = readings.readings(ledger.store, ns)
    return [
        {
            "a": shown[row["a_n"]] | {"reading": _reading(read.get(row["a_n"]))},
            "b": shown[row["b_n"]] | {"reading": _reading(read.get(row["b_n"]))},
            **{key: row[key] for key in ("score", "relation", "rule", "explanation")},
        }
        for row in chosen
        if row["a_n"] in shown and row["b_n"] in shown
    ]


def _reading(data: str | None) -> dict[str, Any] | None:
    if data is None:
        return None
    from claimtrack.reading import from_dict, public_dict

    return public_dict(from_dict(json.loads(data)))
