"""Matching a whole ledger: candidates for N claims with recall against the corpus's gold.

`matching.py` takes 10,000 and 100,000 made-up claims; `matching.py FILE.csv` one file with its
.gold beside it, as the shared generator writes them (1,000,000 claims: some minutes to read).
"""

from __future__ import annotations

import csv
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from claimtrack.matching import candidates, keys, weights
from claimtrack.reading import read
from measure import heading
from rows import corpus

SIZES = (10_000, 100_000)


def words(text: str) -> tuple[str, ...]:
    """Return the canonical tokens of a text."""
    return read(text, lang="en").tokens


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
        met = ((one == two) & (one >= 0)) | np.isin(one * total + two, known)
        pairs, hit = pairs + len(a), hit + int(met.sum())
        for side in (a, b):
            partner[side] = True
            linked[side[met]] = True
    return hit / pairs, float(linked.sum() / partner.sum())


def one(path: Path) -> None:
    """Measure one file and print a line."""
    with path.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    facts = np.array([int(line) for line in path.with_suffix(".gold").read_text().split()])
    with multiprocessing.Pool() as pool:
        claims = pool.map(words, texts, chunksize=500)
    read_cpu = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.process_time()
    rows = keys.encode(claims)
    joined = candidates.pairs_of(rows)
    middle = time.process_time()
    kept = candidates.pairs_of(rows, weight=weights.shipped)
    end = time.process_time()
    found, linked = recall(kept, candidates.collapsed(rows)[1], facts)
    print(
        json.dumps(
            {
                "claims": len(rows),
                "read_cpu_s": round(read_cpu.ru_utime + read_cpu.ru_stime, 1),
                "join_cpu_s": round(middle - start, 1),
                "join_and_filter_cpu_s": round(end - middle, 1),
                "pairs_a_claim": round(len(kept) / len(rows), 1),
                "share_kept": round(len(kept) / max(1, len(joined)), 2),
                "pair_recall": round(found, 3),
                "link_recall": round(linked, 3),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        ),
        flush=True,
    )


def main() -> None:
    heading("candidates of a whole ledger")
    if sys.argv[1:]:
        one(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            one(corpus(size, Path(folder)))


if __name__ == "__main__":
    main()
