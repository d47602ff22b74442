"""Export: the whole ledger as JSONL, or its claims in the columns of import."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import Refused
from claimtrack.formats import chosen, media, write_file
from claimtrack.ledger.fields import FIELDS
from claimtrack.store.files import Arrivals, folder_of, wrong
from claimtrack.store.handover import records

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


def export(ledger: Ledger, path: Path, *, format: str | None, safe: bool, force: bool) -> int:
    """Write the ledger to a file and return how many claims; raises Refused, StorageFailed.

    JSONL holds everything that people entered (store/handover.py), the others the active claims.
    Evidence is copied into the folder FILE.files, which the column `file` names.
    """
    if chosen(path, format) == "jsonl":
        return _whole(ledger, path, force=force)
    people = {source["name"]: source for source in ledger.sources()}
    filed = _evidence(ledger)
    rows = [
        _row(claim, people[claim["source"]]) | _filed(path, filed.get(claim["id"], []))
        for claim in ledger.claims()
    ]
    extra = dict.fromkeys(name for row in rows for name in row if name not in FIELDS)
    _write(ledger, path, filed, rows, format=format, columns=(*FIELDS, *extra), safe=safe,
           force=force)  # fmt: skip
    return len(rows)


def _whole(ledger: Ledger, path: Path, *, force: bool) -> int:
    """Write everything that people entered, record by record, and return how many claims."""
    filed = _evidence(ledger)
    rows = [
        row | _filed(path, filed[row["id"]])
        if row["record"] == "claim" and row["id"] in filed
        else row
        for row in records(ledger.store)
    ]
    _write(ledger, path, filed, rows, format="jsonl", force=force)
    return sum(row["record"] == "claim" for row in rows)


def _write(
    ledger: Ledger,
    path: Path,
    filed: dict[str, list[dict[str, Any]]],
    rows: list[dict[str, Any]],
    *,
    force: bool,
    **how: Any,
) -> None:
    """Write rows to a file, and beside it the evidence they name: both or neither."""
    if path.exists() and not force:
        raise Refused(f"{path} exists", hint="name another file, or add --force")
    with closing(Arrivals(folder_of(path))) as arrivals, arrivals.transaction():
        _copy(ledger, arrivals, [row for held in filed.values() for row in held])
        write_file(rows, path, force=force, **how)


def _evidence(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    """Return the files of each claim that has any, by its id."""
    filed: dict[str, list[dict[str, Any]]] = {}
    for row in ledger.evidence():
        if not row["redacted"]:
            filed.setdefault(row["claim"], []).append(row)
    return filed


def _filed(path: Path, held: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the columns `file` and `quote` of a claim."""
    names = [f"{folder_of(path).name}/{_name(row)}" for row in held]
    quotes = [quote["exact"] for row in held for quote in row["quotes"]]
    return {
        "file": json.dumps(names) if names else "",
        "quote": json.dumps(quotes, ensure_ascii=False) if quotes else "",
    }


def _name(row: dict[str, Any]) -> str:
    """Return how a file is named in an export: by its hash and, to be told by, its type."""
    return f"{row['sha256']}{media.ending(row['media_type'])}"


def _copy(ledger: Ledger, arrivals: Arrivals, held: list[dict[str, Any]]) -> None:
    """Copy evidence beside the export; raises Refused for a file that is missing or changed."""
    source = folder_of(ledger.path)
    for row in {_name(row): row for row in held}.values():
        if reason := wrong(source / row["sha256"], row["sha256"], row["size"]):
            raise Refused(
                f"evidence {row['sha256'][:12]} ({row['name']}) {reason}",
                hint="claimtrack verify says more",
            )
        arrivals.place(arrivals.take(source / row["sha256"]), _name(row))


def _row(claim: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """Return a claim as a row of an import file; a structured claim has no text of its own."""
    row = {field: claim.get(field) for field in FIELDS}
    row["via"] = json.dumps(claim["via"], ensure_ascii=False) if claim["via"] else None
    row["affiliation"], row["reliability"] = source["affiliation"], source["reliability"]
    if claim["question"] is not None:
        row["text"] = None
    return {**claim["extra"], **{key: "" if row[key] is None else row[key] for key in row}}
