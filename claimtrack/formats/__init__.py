"""Files in and out: `read_rows` gives rows or row errors, `write_rows` writes them.

To add a format: one file with a reader and a writer, and one line in FORMATS, or in BINARY for one
that is no text.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from claimtrack.errors import Usage
from claimtrack.formats.csvfile import read_csv, read_tsv, write_csv, write_tsv
from claimtrack.formats.jsonfile import read_json, read_jsonl, write_json, write_jsonl
from claimtrack.formats.mdfile import read_md, write_md
from claimtrack.formats.rows import Layout, Row, RowError
from claimtrack.formats.textfile import Text, bytes_of, opened
from claimtrack.formats.wholefile import whole_file
from claimtrack.formats.xlsxfile import read_xlsx, write_xlsx

__all__ = ["FORMATS", "Row", "RowError", "chosen", "read_rows", "write_file", "write_rows"]

Writer = Callable[[Iterable[Mapping[str, object]], TextIO, Sequence[str], bool], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write rows in a file: its name, the endings that tell it, and its two doors."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[Text, Layout], Iterator[Row | RowError]]
    write: Writer


FORMATS: tuple[Format, ...] = (
    Format("csv", (".csv",), read_csv, write_csv),
    Format("tsv", (".tsv", ".tab"), read_tsv, write_tsv),
    Format("json", (".json",), read_json, write_json),
    Format("jsonl", (".jsonl", ".ndjson"), read_jsonl, write_jsonl),
    Format("md", (".md", ".markdown"), read_md, write_md),
)


@dataclass(frozen=True, slots=True)
class Binary:
    """The same for a format that is no text: sheets of a workbook."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[BinaryIO, Layout, str | None], Iterator[Row | RowError]]
    write: Callable[[Iterable[Mapping[str, object]], BinaryIO, Sequence[str]], None]


BINARY: tuple[Binary, ...] = (Binary("xlsx", (".xlsx", ".xlsm"), read_xlsx, write_xlsx),)


def read_rows(
    file: str | Path | BinaryIO,
    *,
    format: str | None = None,
    mapping: Mapping[str, str] | None = None,
    header_row: bool = True,
    columns: Sequence[str] = (),
    encoding: str | None = None,
    sheet: str | None = None,
) -> Iterator[Row | RowError]:
    """Yield the rows of a file, a binary stream or "-" (standard input), one at a time.

    Values are text exactly as given: JSON numbers as their source text, lists as JSON, null left
    out. Raises BadInput, with line and remedy, for what spoils the file as a whole.
    """
    layout = Layout(mapping or {}, header_row, columns)
    packed = _packed(file, format)
    if packed is not None:
        with bytes_of(file) as stream:
            yield from packed.read(stream, layout, sheet)
    elif sheet is not None:
        raise Usage("--sheet is for workbooks", hint="--format xlsx where the ending does not say")
    else:
        yield from _read_text(file, layout, format, encoding)


def _read_text(
    file: str | Path | BinaryIO, layout: Layout, format: str | None, encoding: str | None
) -> Iterator[Row | RowError]:
    with opened(file, encoding) as text:
        chosen = named(format) if format else _told(file, text.head)
        yield from chosen.read(text, layout)


def write_rows(
    rows: Iterable[Mapping[str, object]],
    file: TextIO,
    format: str,
    *,
    columns: Sequence[str] = (),
    safe: bool = False,
) -> None:
    """Write rows to a text stream opened with newline="".

    Columns default to those of all rows, in order of first appearance. With safe, CSV cells that
    a spreadsheet would run as a formula get a leading apostrophe.
    """
    if not columns:
        rows = list(rows)
        columns = list(dict.fromkeys(name for row in rows for name in row))
    named(format).write(rows, file, columns, safe)


def write_file(
    rows: Iterable[Mapping[str, object]],
    path: str | Path,
    *,
    format: str | None = None,
    columns: Sequence[str] = (),
    safe: bool = False,
    force: bool = False,
) -> None:
    """Write rows to a file that appears whole or not at all: temporary file, fsync, rename.

    Raises Refused where the file exists and force is not given, StorageFailed for disk and rights.
    """
    packed = _packed(path, format)
    told = chosen(path, format)
    with whole_file(path, force=force) as stream:
        if packed is not None:
            packed.write(rows, stream, columns)  # who writes a workbook names the columns
            return
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        write_rows(rows, text, told, columns=columns, safe=safe)
        text.flush()
        text.detach()


def chosen(path: str | Path, format: str | None) -> str:
    """Return the name of the format that was asked for, else of the one that the ending tells.

    Raises Usage where neither does: what is written is not guessed.
    """
    packed = _packed(path, format)
    if packed is not None:
        return packed.name
    if format:
        return named(format).name
    told = _by_ending(path)
    if told is None:
        ending = Path(path).suffix or "a file without an ending"
        known = ", ".join(endings[0] for endings in _endings())
        raise Usage(
            f"{path}: no format is known by {ending}",
            hint=f"name it {known}; export takes any name with --format",
        )
    return told.name


def named(name: str) -> Format:
    """Return the format of that name; raises Usage with the names there are."""
    for each in FORMATS:
        if each.name == name.lower():
            return each
    known = ", ".join([*(each.name for each in FORMATS), *(each.name for each in BINARY)])
    raise Usage(f"no format {name!r}", hint=f"one of {known}")


def _packed(file: object, format: str | None) -> Binary | None:
    """Return the format that is no text, where it was asked for or the ending tells it."""
    ending = Path(str(file)).suffix.lower() if isinstance(file, (str, Path)) else ""
    for each in BINARY:
        if (format.lower() == each.name) if format else (ending in each.endings):
            return each
    return None


def _endings() -> list[tuple[str, ...]]:
    return [each.endings for each in FORMATS] + [each.endings for each in BINARY]


def _by_ending(file: object) -> Format | None:
    ending = Path(str(file)).suffix.lower() if isinstance(file, (str, Path)) else ""
    return next((each for each in FORMATS if ending in each.endings), None)


def _told(file: object, head: str) -> Format:
    """Return the format that the file's ending tells, else its first character and line."""
    by_ending = _by_ending(file)
    if by_ending is not None:
        return by_ending
    first = head.lstrip()[:1]
    if first in ("[", "{"):
        return named("json" if first == "[" else "jsonl")
    return named("tsv" if "\t" in head.partition("\n")[0] else "csv")
