"""CSV and TSV: strict about quotes and widths, exact about what a cell holds."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from claimtrack.errors import BadInput
from claimtrack.formats.rows import Layout, Row, RowError
from claimtrack.formats.textfile import Text
from claimtrack.text import FIELD_LIMIT, harmless

# The csv module's words, and ours; {quote} is where the record began.
_REASONS = (
    ("unexpected end of data", "a quote opened in the record of line {start} is never closed"),
    ("expected after", "text after a closing quote in the record of line {start}"),
    ("field larger", f"a field of line {{start}} is longer than {FIELD_LIMIT:,} characters"),
    ("new-line character", "a bare carriage return in the record of line {start}"),
)
_REMEDY = 'a quote inside a quoted field is written twice (""); look for one that is not closed'


def read_csv(text: Text, layout: Layout) -> Iterator[Row | RowError]:
    """Yield the rows of comma-separated text."""
    return _read(text, layout, ",")


def read_tsv(text: Text, layout: Layout) -> Iterator[Row | RowError]:
    """Yield the rows of tab-separated text, quoted as CSV is."""
    return _read(text, layout, "\t")


def _read(text: Text, layout: Layout, delimiter: str) -> Iterator[Row | RowError]:
    reader = csv.reader(text.lines(), delimiter=delimiter, strict=True)
    start = 1
    try:
        names: Sequence[str] = layout.columns
        if layout.header_row:
            names = _header(reader, delimiter)
        names = layout.fields(names, max(text.number, 1))
        width = len(names)
        start = text.number + 1
        text.nul = False
        for cells in reader:
            if len(cells) == width and not text.nul:
                if any(cells):
                    yield Row(start, dict(zip(names, cells, strict=True)))
            elif any(cells):
                yield _unfit(start, names, cells, nul=text.nul)
                text.nul = False
            start = text.number + 1
    except csv.Error as error:
        raise _refusal(str(error), start) from None


def _header(reader: Iterator[list[str]], delimiter: str) -> list[str]:
    for cells in reader:
        names = [cell.removeprefix("\ufeff").strip() for cell in cells]
        while names and not names[-1]:  # spreadsheets write the empty columns of a sheet
            names.pop()
        if not names:
            continue
        for other, remedy in ((";", "save it with commas"), ("\t", "use --format tsv")):
            if len(names) == 1 and other != delimiter and other in names[0]:
                raise BadInput(
                    f"line 1: one column, {names[0]!r}: it looks separated by {other!r}",
                    hint=remedy,
                )
        return names
    raise BadInput("line 1: the file is empty", hint="its first line must name the columns")


def _unfit(line: int, names: Sequence[str], cells: list[str], *, nul: bool) -> Row | RowError:
    width = len(names)
    row = dict(zip(names, cells, strict=False))
    if len(cells) > width and not any(cells[width:]) and not nul:
        return Row(line, row)
    for place, cell in enumerate(cells[width:], start=width + 1):
        row[f"column {place}"] = cell
    if nul:
        field = next(name for name, cell in row.items() if "\0" in cell)
        return RowError(line, field, "holds a NUL character", row)
    if len(cells) < width:
        reason = f"the row has {len(cells)} fields and the header {width}"
        return RowError(line, names[len(cells)], reason, row)
    reason = f"the row has {len(cells)} fields and the header {width}; is a comma not quoted?"
    return RowError(line, f"column {width + 1}", reason, row)


def _refusal(said: str, start: int) -> BadInput:
    for words, reason in _REASONS:
        if words in said:
            return BadInput(f"line {start}: " + reason.format(start=start), hint=_REMEDY)
    return BadInput(f"line {start}: {said}", hint=_REMEDY)


def write_csv(
    rows: Iterable[Mapping[str, object]], file: TextIO, columns: Sequence[str], safe: bool
) -> None:
    """Write a header and one line a row; with safe, formulas are made text by a leading '."""
    _write(rows, file, columns, safe, ",")


def write_tsv(
    rows: Iterable[Mapping[str, object]], file: TextIO, columns: Sequence[str], safe: bool
) -> None:
    """Write tab-separated, quoted as CSV is."""
    _write(rows, file, columns, safe, "\t")


def _write(
    rows: Iterable[Mapping[str, object]],
    file: TextIO,
    columns: Sequence[str],
    safe: bool,
    delimiter: str,
) -> None:
    plain = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    # The csv module leaves a lone CR unquoted when lines end in LF, and cannot read that back.
    quoted = csv.writer(file, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(columns)
    for row in rows:
        cells = [cell(row.get(column)) for column in columns]
        if safe:
            cells = [harmless(text) for text in cells]
        (quoted if any("\r" in text for text in cells) else plain).writerow(cells)


def cell(value: object) -> str:
    """Return a value as one cell: lists of plain words joined by ";", other data as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, (list, tuple)) and _joinable(value):
        return ";".join(value)
    return json.dumps(value, ensure_ascii=False)


def _joinable(values: Sequence[object]) -> bool:
    return all(
        isinstance(item, str) and item and ";" not in item and item == item.strip()
        for item in values
    ) and not (values and str(values[0]).startswith("["))
