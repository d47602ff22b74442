"""What was asked of a list: its format, order, length and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from claimtrack.errors import Usage
from claimtrack.screen.look import Look

FORMATS = ("json", "jsonl", "csv", "csv-safe", "tsv", "md")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Output:
    """One of FORMATS, or "" for people; limit None is all; sort "" is the ledger's order."""

    look: Look
    format: str = ""
    headers: bool = True
    limit: int | None = None
    sort: str = ""
    columns: tuple[str, ...] = ()

    @property
    def pushed_limit(self) -> int | None:
        """The limit that the ledger may apply: none where the rows are sorted afterwards."""
        return None if self.sort else self.limit

    def unlimited(self) -> Output:
        """Return the same without a limit, where it means something else than rows."""
        return replace(self, limit=None)

    def bare(self) -> Output:
        """Return the same without a line of names."""
        return replace(self, headers=False)

    def chosen(self, rows: Sequence[Row], keys: Sequence[str]) -> list[Row]:
        """Return the rows in the order and number asked for; raises Usage for unknown keys."""
        known = list(dict.fromkeys([*keys, *(rows[0] if rows else ())]))
        wanted = [*self.columns, *([self.sort.lstrip("-")] if self.sort else [])]
        for key in wanted:
            if key not in known:
                raise Usage(f"no column {key!r}", hint="there are " + ", ".join(known))
        found = list(rows)
        if self.sort:
            key = self.sort.lstrip("-")
            found.sort(key=lambda row: _order(row.get(key)), reverse=self.sort.startswith("-"))
        return found if self.limit is None else found[: self.limit]


def _order(value: Any) -> tuple[int, float, str]:
    """Return a key under which numbers, texts and nothing can stand in one column."""
    if value is None:
        return (0, 0.0, "")
    if isinstance(value, (int, float)):
        return (1, float(value), "")
    if isinstance(value, (list, dict)):
        return (1, float(len(value)), str(value))
    return (2, 0.0, str(value))
