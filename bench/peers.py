"""Candidate pairs of a whole ledger, by other libraries and by ours: CPU, memory, recall.

`make bench-peers` installs the peers in an environment of their own. `peers.py NAME FILE` runs one.
"""

from __future__ import annotations

import csv
import importlib.util
import itertools
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from measure import cost, heading
from rows import corpus

Pairs = set[tuple[int, int]]
# Claims that a peer can do in about a minute on one core; comparing all with all is quadratic.
SIZES = {"rapidfuzz": 5_000, "datasketch": 20_000, "string_grouper": 20_000, "claimtrack": 20_000}


def ordered(pairs: Iterable[tuple[int, int]]) -> Pairs:
    """Return pairs of different numbers, the smaller first."""
    return {(min(a, b), max(a, b)) for a, b in pairs if a != b}


def by_rapidfuzz(texts: list[str]) -> Pairs:
    """All against all by the score that ranks paraphrases best of those in the library."""
    from rapidfuzz import fuzz, process

    return ordered(
        (n, other)
        for n, text in enumerate(texts)
        for _, _, other in process.extract(
            text, texts, scorer=fuzz.token_set_ratio, score_cutoff=80, limit=50
        )
    )


def by_datasketch(texts: list[str]) -> Pairs:
    """MinHash of word sets, locality-sensitive hashing at Jaccard 0.5."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=64)
    found = []
    for n, text in enumerate(texts):
        sketch = MinHash(num_perm=64)
        sketch.update_batch([word.encode() for word in set(text.lower().split())])
        found += [(n, other) for other in index.query(sketch)]
        index.insert(n, sketch)
    return ordered(found)


def by_string_grouper(texts: list[str]) -> Pairs:
    """TF-IDF of character n-grams, sparse cosine of at least 0.5."""
    import pandas
    from string_grouper import match_strings

    found = match_strings(pandas.Series(texts), min_similarity=0.5, max_n_matches=50)
    return ordered(zip(found["left_index"], found["right_index"], strict=True))


def by_claimtrack(texts: list[str]) -> Pairs:
    """The rare-pair join over canonical tokens; reading the texts is counted in."""
    from claimtrack.matching.candidates import join
    from claimtrack.reading import read

    return ordered(join([read(text).tokens for text in texts]).tolist())


PEERS: dict[str, Callable[[list[str]], Pairs]] = {
    "rapidfuzz": by_rapidfuzz,
    "datasketch": by_datasketch,
    "string_grouper": by_string_grouper,
    "claimtrack": by_claimtrack,
}


def recall(found: Pairs, facts: list[str]) -> float:
    """Return the share of pairs of one fact that were found."""
    members = defaultdict(list)
    for n, fact in enumerate(facts):
        members[fact].append(n)
    gold = {pair for group in members.values() for pair in itertools.combinations(group, 2)}
    return len(found & gold) / len(gold)


def one(name: str, path: Path) -> None:
    """Run one peer on a file and print what it found as JSON."""
    with path.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    found = PEERS[name](texts)
    facts = path.with_suffix(".gold").read_text().split()
    print(json.dumps({"pairs": len(found), "recall": recall(found, facts)}))


def main() -> None:
    heading("candidate pairs of a whole ledger")
    for name, size in SIZES.items():
        if importlib.util.find_spec(name) is None:
            print(f"{name:<16} not installed here: make bench-peers")
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = corpus(size, Path(folder))
            command = [sys.executable, __file__, name, str(path)]
            spent = cost(command)
            said = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        print(
            f"{name:<16}{size:>8,} claims{spent.cpu:>9.1f} s CPU{spent.peak:>8.0f} MB"
            f"{said['pairs'] / size:>8.1f} pairs a claim   recall {said['recall']:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
