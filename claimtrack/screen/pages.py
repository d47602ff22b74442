"""Pages of one thing as names and values: sources, events, and whatever has no page of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claimtrack.screen.listing import Column
from claimtrack.screen.output import Output, Row
from claimtrack.screen.values import plain


def values_page(rows: Iterable[tuple[str, Any]], output: Output) -> None:
    """Write names and values one below the other; what is empty is left out."""
    from claimtrack.screen.emit import write_table

    shown = [{"name": name, "value": value} for name, value in rows if plain(value)]
    write_table(shown, (Column("name", ""), Column("value", "", wide=True)), output.bare())


def source_page(source: Row, output: Output) -> None:
    """Write one source and its ratings."""
    values_page(
        [
            *((key.replace("_", " "), source.get(key)) for key in (
                "name", "slug", "kind", "affiliation", "parent", "aliases", "claims", "note")),
            *((f"rated {r['letter']}", f"{r['date']}: {r['reason']}")
              for r in source.get("ratings", ())),
        ],
        output,
    )  # fmt: skip


def event_page(event: Row, output: Output) -> None:
    """Write one event."""
    values_page(event.items(), output)
