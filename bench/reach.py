"""How many pairs that say the same a ledger brings to its analyst: by cluster, review or similar.

usage: reach.py LIST.jsonl...   (default: those in tests/data; a list has a, b, label or same)

All claims of a list stand in one ledger, without an event, as one who pastes them in would have
them. A true pair is reached when both are in one cluster, or when `review` asks about the two (or
their clusters) with at most five questions a claim; `similar` (either among the best five of the
other) is what a new claim shows. Also of the pairs merged in each list, how many are true.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimtrack.ledger import Ledger
from claimtrack.ledger.reviewing import queue
from relations import DATA, rows_of, share_of

BEST = 5
Claim = tuple[str, str, str]
"""Source, text, when it was said."""


def main() -> None:
    arguments = sys.argv[1:]
    missing = "--missing" in arguments  # list the true pairs that are not reached
    embedder = arguments[arguments.index("--embedder") + 1] if "--embedder" in arguments else None
    files = [Path(each) for each in arguments if each.endswith(".jsonl")]
    lists = {file.name: rows_of(file) for file in files}
    if not files:
        for folder in ("pairs", "fresh"):
            found = sorted((DATA / folder).glob("*.jsonl"))
            lists |= {folder: [row for file in found for row in rows_of(file)]}
    if len(lists) > 1:
        lists["all of them"] = [row for rows in lists.values() for row in rows]
    heads = "".join(f"{each:>24}" for each in ("merged, true", "merged", "asked", "similar"))
    print(f"{'':<22}{heads}  asked a claim")
    for name, rows in lists.items():
        _scored(name, rows, embedder, missing)


def claim(row: dict[str, Any], side: str) -> Claim:
    """Return one side of a pair; the two have different sources unless the list names them."""
    return row.get(f"{side}_src") or f"Side {side}", row[side], row.get(f"{side}_at") or ""


def _scored(name: str, rows: Sequence[dict[str, Any]], embedder: str | None, listed: bool) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(
        Path(folder) / "reach.db", write=True, create=True
    ) as ledger:  # fmt: skip
        ids = _filled(ledger, rows, Path(folder), embedder)
        cluster = {id: row["id"] for row in ledger.clusters(least=1) for id in row["claims"]}
        home = {id: cluster.get(id, id) for id in ids.values()}.__getitem__
        near = _nearest(ledger, ids)
        pairs = queue(ledger)
        asked = {frozenset(home(pair[side]["id"]) for side in "ab") for pair in pairs}
        merged, by_cluster, by_review, by_similar = [], [], [], []
        for row in rows:
            if row.get("label") == "entails":
                continue  # says the same, or a part of it
            true = row.get("same", row.get("label") == "repeats")
            a, b = (ids[claim(row, side)] for side in "ab")
            if a == b:
                continue
            together = home(a) == home(b)
            if together:
                merged.append(true)
                if listed and not true:
                    print(f"  WRONG  {row['a']}\n         {row['b']}")
            if true:
                by_cluster.append(together)
                by_review.append(together or frozenset((home(a), home(b))) in asked)
                by_similar.append(by_review[-1] or b in near[a] or a in near[b])
                if listed and not by_review[-1]:
                    note = "similar" if by_similar[-1] else "MISSED "
                    print(f"  {note} {row['a']}\n          {row['b']}")
    counted = ((sum(each), len(each)) for each in (merged, by_cluster, by_review, by_similar))
    shares = "".join(f"{share_of(hits, n):>24}" for hits, n in counted)
    print(f"{name[:21]:<22}{shares}{len(pairs) / len(cluster):>6.1f}", flush=True)


def _filled(
    ledger: Ledger, rows: Sequence[dict[str, Any]], folder: Path, embedder: str | None
) -> dict[Claim, str]:
    """Import the claims of a list and match them; return the id of each."""
    claims = list(dict.fromkeys(claim(row, side) for row in rows for side in "ab"))
    file = folder / "claims.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for number, (source, text, said) in enumerate(claims):
            out.write(json.dumps({"source": source, "text": text, "said": said, "ref": number}))
            out.write("\n")
    ledger.import_file(str(file))
    ledger.match(embedder=embedder)
    return {claims[int(row["extra"]["ref"])]: row["id"] for row in ledger.claims()}


def _nearest(ledger: Ledger, ids: dict[Claim, str]) -> dict[str, list[str]]:
    """Return the best others of each claim, as `similar` ranks them."""
    answers = ledger.similar_lines([{"text": text} for _, text, _ in ids], limit=BEST + 1)
    return {
        own: [each["id"] for each in answer["matches"] if each["id"] != own][:BEST]
        for own, answer in zip(ids.values(), answers, strict=True)
    }


if __name__ == "__main__":
    main()
