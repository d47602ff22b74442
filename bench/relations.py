"""How well pairs are related: precision and recall on labelled lists, with 90 % intervals.

usage: relations.py LIST.jsonl...   (default: those in tests/data; a list has a, b, label or same)

The lists of tests/data/pairs were written by those who wrote the rules; those of tests/data/fresh
by people who did not know them, and README says what each scored before anything was mended.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from math import sqrt
from pathlib import Path
from typing import Any

from claimtrack.ledger.compare import compare_rows

DATA = Path(__file__).parents[1] / "tests" / "data"
Z = 1.6449  # 90 %, two-sided


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]]
    print(f"{'':<44}{'precision':>22}{'recall':>22}")
    for folder in () if files else ("pairs", "fresh"):
        found = sorted((DATA / folder).glob("*.jsonl"))
        _scored(folder, [row for file in found for row in rows_of(file)])
    for file in files or sorted((DATA / "fresh").glob("*.jsonl")):
        _scored(file.name, rows_of(file))


def rows_of(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def _scored(name: str, gold: list[dict[str, Any]]) -> None:
    keys = ("a", "b", "a_at", "b_at", "a_src", "b_src", "event")
    got = list(compare_rows([{k: row[k] for k in keys if k in row} for row in gold]))
    labelled = [(row, said) for row, said in zip(gold, got, strict=True) if "label" in row]
    _line(
        f"{name}, contradicts",
        (
            (row["label"] == "contradicts",
             said["relation"] == "contradicts" and said["tier"] == "conflict")
            for row, said in labelled
        ),
    )  # fmt: skip
    _line(
        f"{name}, same",
        (
            (row.get("same", row.get("label") == "repeats"), said["same"])
            for row, said in zip(gold, got, strict=True)
            if row.get("label") != "entails"  # says the same, or a part of it
        ),
    )


def _line(name: str, answers: Iterable[tuple[bool, bool]]) -> None:
    pairs = list(answers)
    hits = sum(true and said for true, said in pairs)
    said = sum(said for _, said in pairs)
    true = sum(true for true, _ in pairs)
    print(
        f"{name + f' ({len(pairs)} pairs)':<44}{share_of(hits, said):>24}{share_of(hits, true):>24}"
    )


def share_of(hits: int, n: int) -> str:
    """Return a share with its Wilson interval and its n."""
    if not n:
        return "none, n 0"
    share, square = hits / n, Z * Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return f"{share:.2f} ({middle - half:.2f}-{middle + half:.2f}) n {n}"


if __name__ == "__main__":
    main()
