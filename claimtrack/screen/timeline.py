"""The page of `timeline`: day by day, what was said, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from claimtrack.screen.output import Output, Row
from claimtrack.screen.table import joined, say, text
from claimtrack.screen.values import one_line, short

LINKS = (("contradicts", "≠"), ("revises", ">"), ("repeats", "="))
SHOWN = 4  # links of a kind; the rest are counted


def timeline_page(rows: Sequence[Row], output: Output) -> None:
    """Write claims under the day they were said on."""
    look = output.look
    for day, group in groupby(rows, key=lambda row: (row["said"] or "")[:10]):
        say(look, text(day or "date unknown", "bold"))
        for row in group:
            side = f" ({row['side']})" if row["side"] else ""
            head = joined(text(f"{short(row['id'])} ", "dim"), text(row["source"] + side, "bold"))
            say(look, joined(head, text(f": {one_line(row['text'])}")), indent=2)
            links = [_link(row[key], sign) for key, sign in LINKS if row[key]]
            if links:
                say(look, text("   ".join(links), "dim"), indent=10)
    say(look, text("≠ contradicts   > revises   = repeats: claims said before it"))


def _link(ids: Sequence[str], sign: str) -> str:
    more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
    return sign + " " + " ".join(map(short, ids[:SHOWN])) + more
