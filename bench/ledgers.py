"""What an analyst is shown of whole ledgers: rows that are real, and real pairs that are shown.

usage: ledgers.py [-v] NAME.csv...   (default: those in tests/data/ledgers; NAME.gold.jsonl beside)

Each table is one event as it would be logged, by people who had not seen the rules; the gold names
every two texts that cannot both be true. A row of `contradictions` is right if any two claims of
its sides are such a pair. `-v` lists the rows that are not. Pairs of a list are told apart by one
thing; here everything differs, which is what an analyst has.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

from claimtrack.ledger import Ledger
from relations import DATA, rows_of, share_of

Pair = frozenset[str]


def main() -> None:
    files = [Path(each) for each in sys.argv[1:] if each.endswith(".csv")]
    files = files or sorted((DATA / "ledgers").glob("*.csv"))
    print(f"{'':<24}{'rows shown, real':>26}{'real pairs, shown':>26}")
    right = shown = found = real = 0
    for file in files:
        counts = _scored(file, "-v" in sys.argv)
        _line(file.stem, *counts)
        right, shown, found, real = map(sum, zip((right, shown, found, real), counts, strict=True))
    _line("all of them", right, shown, found, real)


def _line(name: str, right: int, shown: int, found: int, real: int) -> None:
    print(f"{name:<24}{share_of(right, shown):>26}{share_of(found, real):>26}")


def _scored(file: Path, listed: bool) -> tuple[int, int, int, int]:
    """Return rows that are real, rows shown, real pairs shown, real pairs."""
    gold = {frozenset((row["a"], row["b"])) for row in rows_of(file.with_suffix(".gold.jsonl"))}
    with tempfile.TemporaryDirectory() as folder, Ledger.open(
        Path(folder) / "ledger.db", write=True, create=True
    ) as ledger:  # fmt: skip
        ledger.import_file(str(file))
        ledger.match()
        text = {row["id"]: row["text"] for row in ledger.claims()}
        rows = ledger.contradictions()
    right, found = 0, set[Pair]()
    for row in rows:
        sides = (row[side]["claims"] for side in ("a", "b"))
        real = {frozenset((text[x], text[y])) for x, y in product(*sides)} & gold
        found |= real
        right += bool(real)
        if listed and not real:
            print(f"  {row['rule']}: {row['explanation']}")
            print(f"    A {row['a']['text']}\n    B {row['b']['text']}")
    return right, len(rows), len(found), len(gold)


if __name__ == "__main__":
    main()
