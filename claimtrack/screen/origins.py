"""The page of `origins`: the tree of who repeats whom, root by root."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from claimtrack.screen.output import Output, Row
from claimtrack.screen.table import joined, say, text
from claimtrack.screen.values import one_line, short


def origins_page(rows: Sequence[Row], output: Output) -> None:
    """Write each origin with what repeats it below it, and the fact that says so."""
    for _, group in groupby(rows, key=lambda row: row["origin"]):
        members = list(group)
        held = {row["id"] for row in members}
        below: dict[str | None, list[Row]] = defaultdict(list)
        for row in members:
            parent = row["repeats"] if row["repeats"] in held else None
            below[parent if parent != row["id"] else None].append(row)
        seen: set[str] = set()
        for root in below[None] or members[:1]:
            _branch(root, below, seen, 0, output)
        for row in members:  # what repeats in a circle hangs on no root
            _branch(row, below, seen, 0, output)


def _branch(
    row: Row, below: dict[str | None, list[Row]], seen: set[str], depth: int, output: Output
) -> None:
    if row["id"] in seen:
        return
    seen.add(row["id"])
    when = f" {row['said']}" if row["said"] else ""
    why = f" ({row['because']})" if row["because"] and row["repeats"] else ""
    via = f" via {', '.join(row['via'])}" if row["via"] else ""
    sign = "└ " if depth else ""
    head = joined(text(f"{sign}{short(row['id'])} ", "dim"), text(row["source"] + via))
    quote = text(f"{when}{why}: {one_line(row['text'])}")
    say(output.look, joined(head, quote), indent=min(2 * depth, 12))
    for child in below[row["id"]]:
        _branch(child, below, seen, depth + 1, output)
