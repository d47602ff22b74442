"""What a list is: the keys that scripts get, the columns that people see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claimtrack.screen.values import plain

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the key it shows, and how."""

    key: str
    title: str | None = None  # the key where there is none
    show: Callable[[Row], str] | None = None
    right: bool = False
    wide: bool = False  # takes the room that is left, and folds
    style: str = ""
    paint: Callable[[Row], str] | None = None  # the style of one cell, beside that of the column
    least: int = 0  # left out on terminals narrower than this

    @property
    def heading(self) -> str:
        """The words above the column."""
        return self.key.replace("_", " ") if self.title is None else self.title

    def text(self, row: Row) -> str:
        """Return what stands in the column's cell of a row, unsafe characters and all."""
        return self.show(row) if self.show else plain(row.get(self.key))


@dataclass(frozen=True, slots=True)
class Listing:
    """One kind of list: JSON keys by contract, columns for people, what is said of none."""

    name: str
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    none: str = "nothing to show"

    def picked(self, names: tuple[str, ...]) -> tuple[Column, ...]:
        """Return the columns asked for, all of them where none are."""
        if not names:
            return self.columns
        known = {column.key: column for column in reversed(self.columns)}
        return tuple(known.get(name, Column(name)) for name in names)
