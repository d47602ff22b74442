"""XLSX through openpyxl (`claimtrack[xlsx]`): one sheet, read row by row, bounded."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

from claimtrack.errors import BadInput, Refused, Usage
from claimtrack.formats.csvfile import cell
from claimtrack.formats.rows import Layout, Row, RowError
from claimtrack.text import unfit

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

# A workbook is a zip of XML: what it unpacks to is bounded, in all and against its packed size.
UNPACKED_LIMIT = 512 << 20  # bytes
RATIO_LIMIT = 200  # sheets of real text pack by 5 to 30
RATIO_FROM = 32 << 20  # bytes below which no ratio is looked at
ROWS_LIMIT = 1_048_576  # of a sheet in the program itself
COLUMNS_LIMIT = 1024
CELL_LIMIT = 32_767  # characters of a cell in the program itself


def read_xlsx(stream: BinaryIO, layout: Layout, sheet: str | None) -> Iterator[Row | RowError]:
    """Yield the rows of a sheet, the first where none is named.

    Dates become ISO 8601, a formula the value it had when the file was saved. Raises BadInput for
    what is no workbook or too large, Refused where openpyxl is not installed.
    """
    data = io.BytesIO(stream.read(UNPACKED_LIMIT + 1))
    _refuse_bombs(data)
    book = _opened(data)
    try:
        names = book.sheetnames
        if sheet is not None and sheet not in names:
            raise Usage(f"no sheet {sheet!r}", hint="there are " + ", ".join(map(repr, names)))
        yield from _rows(book[sheet or names[0]].iter_rows(values_only=True), layout)
    except (BadInput, Usage):
        raise
    except Exception as error:  # whatever a broken workbook makes openpyxl raise
        raise BadInput(f"the workbook is damaged: {error}") from error
    finally:
        book.close()


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise Refused(
            "XLSX needs openpyxl, which is not installed",
            hint="pip install 'claimtrack[xlsx]', or save the sheet as CSV",
        ) from None
    return openpyxl


def _opened(data: BinaryIO) -> Workbook:
    openpyxl = _openpyxl()
    try:
        book: Workbook = openpyxl.load_workbook(data, read_only=True, data_only=True)
    except Exception as error:
        raise BadInput(f"this is no workbook: {error}", hint="save it as .xlsx anew") from error
    if not book.sheetnames:
        raise BadInput("the workbook has no sheet")
    return book


def _refuse_bombs(data: io.BytesIO) -> None:
    packed = len(data.getbuffer())
    if packed > UNPACKED_LIMIT:
        raise BadInput(f"the workbook is larger than {UNPACKED_LIMIT >> 20} MiB")
    try:
        with zipfile.ZipFile(data) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BadInput(f"this is no workbook: {error}", hint="save it as .xlsx anew") from None
    if unpacked > UNPACKED_LIMIT or unpacked > max(RATIO_FROM, packed * RATIO_LIMIT):
        raise BadInput(
            f"the workbook unpacks to {unpacked >> 20} MiB, which no sheet of claims does",
            hint="save the sheet as CSV and import that",
        )
    data.seek(0)


def _rows(lines: Iterator[Sequence[Any]], layout: Layout) -> Iterator[Row | RowError]:
    names: list[str] | None = None
    for line, values in enumerate(lines, 1):
        if line > ROWS_LIMIT:
            raise BadInput(f"the sheet has more than {ROWS_LIMIT:,} rows")
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > COLUMNS_LIMIT:
            raise BadInput(f"line {line}: more than {COLUMNS_LIMIT:,} columns")
        if names is None and (cells or not layout.header_row):
            given = [each.strip() for each in cells] if layout.header_row else layout.columns
            names = layout.fields(given, line)
            if layout.header_row:
                continue
        if cells and names is not None:
            yield _row(line, names, cells)
    if names is None:
        raise BadInput("the sheet is empty", hint="--sheet NAME takes another one")


def _row(line: int, names: Sequence[str], cells: list[str]) -> Row | RowError:
    values = dict.fromkeys(names, "") | dict(zip(names, cells, strict=False))
    for place, text in enumerate(cells[len(names) :], len(names) + 1):
        if text:
            reason = f"stands in column {place}, which has no name"
            return RowError(line, f"column {place}", reason, values)
    for name, text in values.items():
        if reason := unfit(text):
            return RowError(line, name, reason, values)
    return Row(line, values)


def _text(value: Any) -> str:
    """Return a cell as text: dates as ISO 8601, whole numbers without a fraction."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def write_xlsx(
    rows: Iterable[Mapping[str, object]], file: BinaryIO, columns: Sequence[str]
) -> None:
    """Write one sheet, every cell as text: nothing in it is a formula.

    Raises BadInput for a value that no cell holds; the time inside the file is fixed, so that the
    same rows are the same bytes.
    """
    openpyxl = _openpyxl()
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    lines = [[cell(row.get(name)) for name in columns] for row in rows]
    for number, line in enumerate(lines, 2):
        for name, text in zip(columns, line, strict=True):
            if len(text) > CELL_LIMIT or ILLEGAL_CHARACTERS_RE.search(text):
                raise BadInput(
                    f"row {number}, {name}: XLSX has no cell for control characters, or for more "
                    f"than {CELL_LIMIT:,} characters",
                    hint="export to CSV or JSONL",
                )
    book = openpyxl.Workbook(write_only=True)
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    sheet = book.create_sheet("claims")
    for line in ([str(name) for name in columns], *lines):
        cells = [WriteOnlyCell(sheet, value=text or None) for text in line]
        for made in cells:
            if made.value is not None:
                made.data_type = "s"
        sheet.append(cells)
    packed = io.BytesIO()
    book.save(packed)
    file.write(_timeless(packed))


def _timeless(packed: io.BytesIO) -> bytes:
    """Return a zip with the same content and no times: the same rows are the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _without_modified(content)
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            target.writestr(info, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _without_modified(content: bytes) -> bytes:
    """Return the properties of a workbook with the time of writing, which openpyxl sets, fixed."""
    import re

    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", content)
