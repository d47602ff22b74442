"""The page of `import --preview`: columns, guesses, the first rows, what to type."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.screen.emit import write_table
from claimtrack.screen.listing import Column
from claimtrack.screen.output import Output, Row
from claimtrack.screen.sentences import write
from claimtrack.screen.values import one_line, plain

COLUMNS = (
    Column("column", wide=True),
    Column("field", "is read as", show=lambda row: row["field"] or "kept under its own name"),
    Column("guess", "may be meant for", show=lambda row: row["guess"] or ""),
)


def preview_pages(files: Sequence[Row], output: Output) -> None:
    """Write what an import would make of each file."""
    for found in files:
        _page(found, output)


def _page(found: Row, output: Output) -> None:
    if found["whole"]:
        write(f"{found['file']} is a whole ledger: it needs no mapping", output)
        return
    write_table(found["columns"], COLUMNS, output)
    keys = list(dict.fromkeys(key for row in found["rows"] for key in row if row[key]))
    for number, row in enumerate(found["rows"], 1):
        write("", output)
        write(f"row {number}, if so:", output)
        for key in keys:
            if row.get(key):
                write(f"  {key}: {one_line(plain(list_of(row[key])))}", output)
    write("", output)
    for problem in found["problems"]:
        write(f"line {problem['line']}: {problem['field']}: {problem['reason']}", output)
    for name in found["missing"]:
        write(f"no column for {name}: --map {name}=COLUMN, or --set {name}=VALUE", output)
    if found["suggested"]:
        write("nothing is mapped unless you say so; if the guesses are right, add:", output)
        write(f"  {found['suggested']}", output)


def list_of(value: object) -> object:
    """Return a value with tuples as lists, which are shown with semicolons."""
    return list(value) if isinstance(value, tuple) else value
