"""The one place where results are written: table, page, JSON, JSONL, CSV, TSV, Markdown.

Same rows, same bytes. JSON and CSV keep every character; what people see goes through `safe`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO

from claimtrack.errors import Usage
from claimtrack.screen.listing import Column, Listing
from claimtrack.screen.output import Output, Row
from claimtrack.text import harmless, safe

Page = Callable[[Sequence[Row], Output], None]


def emit(rows: Iterable[Row], listing: Listing, output: Output, page: Page | None = None) -> None:
    """Write a list in the format asked for.

    People get the page, where there is one, on a terminal, else a table; in a pipe they get one
    record a line. Raises Usage for a column or sort key that is not there.
    """
    held = list(rows)
    found = output.chosen(held, listing.keys)
    if output.format:
        write = {
            "json": _json, "jsonl": _jsonl, "csv": _csv, "csv-safe": _csv_safe, "tsv": _tsv,
            "md": _markdown,
        }[output.format]  # fmt: skip
        write(found, listing, output)
        return
    if not found:
        from claimtrack.screen.notes import note

        note("none is shown, with --limit 0" if held or output.limit == 0 else listing.none)
        return
    if page is not None and output.look.terminal and not output.columns:
        page(found, output)
    else:
        write_table(found, listing.picked(output.columns), output)


def write_table(rows: Sequence[Row], columns: Sequence[Column], output: Output) -> None:
    """Write rows for people: a table that fits the terminal, in a pipe a record a line."""
    if not output.look.terminal:
        _lines(rows, columns, output)
        return
    from claimtrack.screen.table import table

    table(rows, columns, output)


def emit_one(document: Any, output: Output, page: Callable[[Any, Output], None]) -> None:
    """Write one thing: as a JSON document where JSON is asked for, else as its page."""
    if output.format in ("json", "jsonl"):
        if output.columns:
            document = {key: document.get(key) for key in output.columns}
        output.look.file.write(_encoder(indent=2 if output.format == "json" else None)(document))
        output.look.file.write("\n")
    elif output.format:
        raise Usage(f"--{output.format} is for lists", hint="--json gives this as one document")
    else:
        page(document, output)


def emit_stream(documents: Iterable[Row], output: Output) -> None:
    """Write the answers to a file of questions, one by one: JSONL, or an array with --json."""
    if output.format not in ("json", "jsonl"):
        raise Usage("a file of lines is answered as JSON", hint="add --jsonl, or --json")
    encode, file = _encoder(), output.look.file
    lines = (encode(_picked(document, output.columns)) for document in documents)
    if output.format == "json":
        _array(lines, file)
        return
    for line in lines:
        file.write(line + "\n")


def _encoder(indent: int | None = None) -> Callable[[Any], str]:
    import json

    return json.JSONEncoder(ensure_ascii=False, indent=indent).encode


def _picked(row: Row, keys: tuple[str, ...]) -> Row:
    return {key: row.get(key) for key in keys} if keys else row


def _array(lines: Iterable[str], file: TextIO) -> None:
    """Write encoded values as one JSON array, a value a line."""
    before = "[\n"
    for line in lines:
        file.write(before + line)
        before = ",\n"
    file.write("[]\n" if before == "[\n" else "\n]\n")


def _json(rows: list[Row], _: Listing, output: Output) -> None:
    encode = _encoder()
    lines = ",\n".join(encode(_picked(row, output.columns)) for row in rows)
    output.look.file.write(f"[\n{lines}\n]\n" if rows else "[]\n")


def _jsonl(rows: list[Row], _: Listing, output: Output) -> None:
    encode = _encoder()
    for row in rows:
        output.look.file.write(encode(_picked(row, output.columns)) + "\n")


def _csv(rows: list[Row], listing: Listing, output: Output) -> None:
    _separated(rows, listing, output, ",")


def _csv_safe(rows: list[Row], listing: Listing, output: Output) -> None:
    _separated(rows, listing, output, ",", harmless)


def _tsv(rows: list[Row], listing: Listing, output: Output) -> None:
    _separated(rows, listing, output, "\t")


def _separated(
    rows: list[Row],
    listing: Listing,
    output: Output,
    separator: str,
    shown: Callable[[str], str] = str,
) -> None:
    import csv

    keys = output.columns or listing.keys
    encode = _encoder()
    writer = csv.writer(_Lines(output.look.file), delimiter=separator)
    if output.headers:
        writer.writerow(keys)
    for row in rows:
        writer.writerow([shown(_exact(row.get(key), encode)) for key in keys])


class _Lines:
    """Ends lines with a newline alone. The writer itself must end them with both signs: only
    then does it (before Python 3.13) put quotes around a cell with a carriage return.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, line: str) -> None:
        self._file.write(line.removesuffix("\r\n") + "\n")


def _exact(value: Any, encode: Callable[[Any], str]) -> str:
    """Return a value for a cell so that it can be read back: text as it is, the rest as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else encode(value)


def _cells(rows: Sequence[Row], columns: Sequence[Column], output: Output) -> list[list[str]]:
    """Return the table of safe texts that people see, headings first unless left out."""
    shown = [[column.text(row) for column in columns] for row in rows]
    if output.headers:
        shown.insert(0, [column.heading for column in columns])
    return [[safe(cell) for cell in line] for line in shown]


def _lines(rows: Sequence[Row], columns: Sequence[Column], output: Output) -> None:
    """Write a record a line, aligned by blanks and as long as it is: for pipes and pagers."""
    table = _cells(rows, columns, output)
    widths = [max(map(_width, cells)) for cells in zip(*table, strict=True)]
    for line in table:
        padded = (
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        )
        output.look.file.write("  ".join(padded).rstrip() + "\n")


def _width(text: str) -> int:
    """Return how many columns a terminal gives a text."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _markdown(rows: list[Row], listing: Listing, output: Output) -> None:
    columns = listing.picked(output.columns)
    lines = [" | ".join(map(_escaped, line)) for line in _cells(rows, columns, output)]
    if output.headers:
        lines.insert(1, " | ".join("---:" if column.right else "---" for column in columns))
    for line in lines:
        output.look.file.write(f"| {line} |\n")


def _escaped(cell: str) -> str:
    for sign in "\\`*_[]<>|#":
        cell = cell.replace(sign, "\\" + sign)
    return cell
