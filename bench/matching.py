"""Matching a whole ledger: candidates with recall against the corpus's gold, and `match` in all.

`matching.py` takes 10,000 and 100,000 made-up claims, `matching.py 1000000` so many (an hour of
CPU). Importing is not counted in; reading, comparing, clusters and scores are.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from claimtrack.ledger import Ledger
from claimtrack.matching import candidates, keys, weights
from claimtrack.store import readings
from measure import claimtrack, cost, heading
from rows import corpus

SIZES = (10_000, 100_000)


def recall(found: keys.Ints, group: keys.Ints, facts: np.ndarray) -> tuple[float, float]:
    """Return the share of gold pairs found, and of claims with a partner that found one.

    Claims with the very same words count as found together: they are one in the join.
    """
    total = len(facts)
    alike = np.sort(group[found], axis=1)
    known = np.unique(alike[:, 0] * total + alike[:, 1])
    order = np.argsort(facts, kind="stable")
    hit = pairs = 0
    partner, linked = np.zeros(total, bool), np.zeros(total, bool)
    for step in range(1, total):
        same = facts[order[step:]] == facts[order[:-step]]
        if not same.any():
            break
        a, b = order[:-step][same], order[step:][same]
        one, two = np.minimum(group[a], group[b]), np.maximum(group[a], group[b])
        wanted = one * total + two
        there = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        met = ((one == two) & (one >= 0)) | (known[there] == wanted)
        pairs, hit = pairs + len(a), hit + int(met.sum())
        for side in (a, b):
            partner[side] = True
            linked[side[met]] = True
    return hit / pairs, float(linked.sum() / partner.sum())


def candidates_of(ledger: Path, claims: Path) -> None:
    """Print what the join of a ledger's claims finds and what of it is compared, as JSON."""
    told = claims.with_suffix(".gold").read_text().split()
    with claims.open(encoding="utf-8", newline="") as file:
        fact = dict(zip((row["text"] for row in csv.DictReader(file)), map(int, told), strict=True))
    with Ledger.open(ledger) as opened:
        known = readings.all_tokens(opened.store)
        text = dict(map(tuple, opened.store.rows("SELECT n, text FROM claim")))
    facts = np.array([fact[text[n]] for n, _ in known])
    start = time.process_time()
    rows = keys.encode(tokens.split() for _, tokens in known)
    joined = candidates.pairs_of(rows)
    middle = time.process_time()
    kept = candidates.pairs_of(rows, weights.shipped)
    end = time.process_time()
    group = candidates.collapsed(rows)[1]
    found = {
        "joined": (joined, middle - start, *recall(joined, group, facts)),
        "compared": (kept, end - middle, *recall(kept, group, facts)),
    }
    print(json.dumps({name: (len(row[0]) / len(rows), *row[1:]) for name, row in found.items()}))


def one(size: int, folder: Path) -> None:
    """Measure one size and print its lines."""
    claims, ledger = corpus(size, folder), folder / f"{size}.db"
    env = {"CLAIMTRACK_LEDGER": str(ledger)}
    cost([*claimtrack(), "import", str(claims), "--no-match", "--no-progress"], env)
    whole = cost([*claimtrack(), "match", "--no-progress"], env)
    said = subprocess.run(
        [sys.executable, __file__, "candidates", str(ledger), str(claims)],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    print(f"{size:,} claims")
    for name, (each, cpu, pairs, links) in json.loads(said.stdout).items():
        print(
            f"  {name:<10}{cpu:>9.1f} CPU s{each:>8.1f} pairs a claim"
            f"   recall of pairs {pairs:.3f}, of claims {links:.3f}"
        )
    print(
        f"  {'match':<10}{whole.cpu:>9.1f} CPU s{whole.wall:>8.1f} s by the clock"
        f"{whole.peak:>8.0f} MB in its largest process",
        flush=True,
    )


def main() -> None:
    if sys.argv[1:2] == ["candidates"]:
        candidates_of(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    heading("a whole ledger: candidate pairs, and all of `match`")
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
            one(size, Path(folder))


if __name__ == "__main__":
    main()
