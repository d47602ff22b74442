"""What every format gives: rows, row errors, and how columns become fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from typing import NamedTuple

from claimtrack.errors import BadInput, Usage

# One line of CSV or JSONL, one element of a JSON array: bounds memory, not what people write.
ROW_LIMIT = 8 * 1024 * 1024


class Row(NamedTuple):
    """One record: the line it begins on, its values by field, exactly as given.

    A named tuple and not a frozen dataclass: half the cost to make, and there are millions.
    """

    line: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class RowError:
    """One record that cannot be taken: where, which field, why, and what it held."""

    line: int
    field: str
    reason: str
    row: Mapping[str, str] = default(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the columns of a file become the fields of a row (`--map`, `--no-header-row`)."""

    mapping: Mapping[str, str] = default(default_factory=dict)  # field -> column of the file
    header_row: bool = True
    columns: Sequence[str] = ()

    def __post_init__(self) -> None:
        if self.header_row and self.columns:
            raise Usage(
                "--columns-are names the columns of a file without a header row",
                hint="add --no-header-row, or leave --columns-are out",
            )
        if not self.header_row and not self.columns:
            raise Usage("--no-header-row needs the names: --columns-are source,text,...")
        twice = repeated(list(self.mapping.values()))
        if twice:
            raise Usage(f"column {twice!r} is mapped to two fields")

    def renames(self) -> dict[str, str]:
        """Return field by column: the mapping the other way round."""
        return {column: name for name, column in self.mapping.items()}

    def fields(self, columns: Sequence[str], line: int) -> list[str]:
        """Return the field of each column; raises BadInput for names that clash or lack."""
        twice = repeated(columns)
        if twice:
            raise BadInput(
                f"line {line}: two columns are named {twice!r}",
                hint="rename one of them in the file",
            )
        if "" in columns:
            raise BadInput(
                f"line {line}: column {columns.index('') + 1} has no name",
                hint="name it in the file, or use --no-header-row with --columns-are",
            )
        for name, column in self.mapping.items():
            if column not in columns:
                raise BadInput(
                    f"line {line}: no column {column!r} for --map {name}={column}",
                    hint="the columns are: " + ", ".join(columns),
                )
        renames = self.renames()
        fields = [renames.get(column, column) for column in columns]
        twice = repeated(fields)
        if twice:
            raise BadInput(clash(twice, self.mapping[twice], line))
        return fields


def clash(name: str, column: str, line: int) -> str:
    """Return the sentence for a file that has both a field and the column mapped to it."""
    return (
        f"line {line}: --map {name}={column}, but the file has a column {name!r} too; "
        f"rename that one in the file, or map it to another field (--map note={name})"
    )


def repeated(names: Sequence[str]) -> str:
    """Return the first name that comes a second time, or ""."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return ""
