"""Export: the claims in the columns of import, so that importing them gives the same claims."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.formats import write_file
from claimtrack.ledger.fields import FIELDS

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


def export(ledger: Ledger, path: Path, *, format: str | None, safe: bool, force: bool) -> int:
    """Write every active claim to a file and return how many; raises Refused, StorageFailed."""
    people = {source["name"]: source for source in ledger.sources()}
    rows = [_row(claim, people[claim["source"]]) for claim in ledger.claims()]
    extra = dict.fromkeys(name for row in rows for name in row if name not in FIELDS)
    write_file(rows, path, format=format, columns=(*FIELDS, *extra), safe=safe, force=force)
    return len(rows)


def _row(claim: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """Return a claim as a row of an import file; a structured claim has no text of its own."""
    row = {field: claim.get(field) for field in FIELDS}
    row["via"] = json.dumps(claim["via"], ensure_ascii=False) if claim["via"] else None
    row["affiliation"], row["reliability"] = source["affiliation"], source["reliability"]
    if claim["question"] is not None:
        row["text"] = None
    return {**claim["extra"], **{key: "" if row[key] is None else row[key] for key in row}}
