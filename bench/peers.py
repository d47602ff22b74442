"""Candidate pairs of a whole ledger, by other libraries and by ours: CPU, memory, recall.

`make bench-peers` installs the peers in an environment of their own. `peers.py NAME FILE` runs one.
Every peer works from the bare texts on the same file, in a process of its own.
"""

from __future__ import annotations

import csv
import importlib.util
import itertools
import json
import logging
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from measure import cost, heading
from rows import corpus

Pairs = set[tuple[int, int]]
SIZES = (5_000, 20_000, 100_000)
# The most that a peer can do in a few minutes on one core; comparing all with all is quadratic.
MOST = {"rapidfuzz": 5_000, "string_grouper": 20_000}


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


RAREST = 6  # words of a claim by which Splink meets others; with 4 it is a third quicker
LEAST = 0.01  # Splink's probability of a match; at 0.5 it finds half as many of the true pairs


def by_splink(texts: list[str]) -> Pairs:
    """Fellegi and Sunter's model over words in common, of claims that share a rare word."""
    import pandas
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    words = [sorted(set(re.findall(r"\w+", text.lower()))) for text in texts]
    held = Counter(itertools.chain.from_iterable(words))
    rare = [
        sorted((w for w in told if held[w] > 1), key=lambda w: (held[w], w))[:RAREST]
        for told in words
    ]
    frame = pandas.DataFrame(
        {
            "unique_id": range(len(texts)),
            "words": words,
            "numbers": [[w for w in told if w[0].isdigit()] for told in words],
            "rare": rare,
            "rarest": [told[0] if told else None for told in rare],
        }
    )
    rule = block_on("rare", arrays_to_explode=["rare"])
    settings = SettingsCreator(
        "dedupe_only",
        comparisons=[
            compare.ArrayIntersectAtSizes("words", [9, 7, 5, 3]),
            compare.ArrayIntersectAtSizes("numbers", [1]),
        ],
        blocking_rules_to_generate_predictions=[rule],
    )
    linker = Linker(DuckDBAPI().register(frame), settings, log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=7)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("rarest"))
    found = linker.inference.predict(threshold_match_probability=LEAST).as_pandas_dataframe()
    return ordered(zip(found["unique_id_l"], found["unique_id_r"], strict=True))


def by_claimtrack(texts: list[str]) -> Pairs:
    """The rare-pair join over canonical tokens; reading the texts is counted in.

    It takes claims with the very same tokens for one and spells out some of them: here all.
    """
    from claimtrack.matching import candidates, keys
    from claimtrack.reading import read

    rows = keys.encode(read(text).tokens for text in texts)
    group = candidates.collapsed(rows)[1].tolist()
    members = defaultdict(list)
    for n, own in enumerate(group):
        members[own].append(n)
    met = {(group[a], group[b]) for a, b in candidates.pairs_of(rows).tolist()}
    met |= {(own, own) for own in members if own >= 0}
    return ordered(pair for a, b in met for pair in itertools.product(members[a], members[b]))


PEERS: dict[str, Callable[[list[str]], Pairs]] = {
    "rapidfuzz": by_rapidfuzz,
    "datasketch": by_datasketch,
    "string_grouper": by_string_grouper,
    "splink": by_splink,
    "claimtrack": by_claimtrack,
}


def recall(found: Pairs, facts: list[str]) -> float:
    """Return the share of pairs of one fact that were found."""
    members = defaultdict(list)
    for n, fact in enumerate(facts):
        members[fact].append(n)
    gold = {pair for group in members.values() for pair in itertools.combinations(group, 2)}
    return len(found & gold) / len(gold)


def one(name: str, path: Path, out: Path) -> None:
    """Run one peer on a file and write what it found as JSON."""
    with path.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    found = PEERS[name](texts)
    facts = path.with_suffix(".gold").read_text().split()
    out.write_text(json.dumps({"pairs": len(found), "recall": recall(found, facts)}))


def main() -> None:
    heading("candidate pairs of a whole ledger")
    missing = [name for name in PEERS if importlib.util.find_spec(name) is None]
    for name in missing:
        print(f"{name:<16} not installed here: make bench-peers")
    for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        print(f"{size:,} claims")
        with tempfile.TemporaryDirectory() as folder:
            path = corpus(size, Path(folder))
            for name in PEERS:
                if name not in missing and size <= MOST.get(name, size):
                    measured(name, path, size)


def measured(name: str, path: Path, size: int) -> None:
    """Run one peer on a file and print its line."""
    out = path.with_suffix(".json")
    spent = cost([sys.executable, __file__, name, str(path), str(out)])
    said = json.loads(out.read_text())
    print(
        f"  {name:<16}{spent.cpu:>9.1f} CPU s{spent.wall:>9.1f} s by the clock{spent.peak:>8.0f} MB"
        f"{said['pairs'] / size:>8.1f} pairs a claim   recall {said['recall']:.2f}",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in PEERS:
        one(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
