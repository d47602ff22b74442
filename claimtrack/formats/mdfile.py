"""Markdown: one table to read, for notes and wikis; it is written only, never read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from claimtrack.errors import BadInput
from claimtrack.formats.csvfile import cell
from claimtrack.formats.rows import Layout, Row, RowError
from claimtrack.formats.textfile import Text
from claimtrack.text import safe as printable

_SIGNS = "\\`*_[]<>|#"


def read_md(_text: Text, _layout: Layout) -> Iterator[Row | RowError]:
    """Refuse: a Markdown table has lost which line breaks and signs its cells held."""
    raise BadInput(
        "Markdown is only written", hint="export CSV, JSONL or XLSX to import it elsewhere"
    )


def write_md(
    rows: Iterable[Mapping[str, object]], file: TextIO, columns: Sequence[str], _safe: bool
) -> None:
    """Write rows as one table, without the columns that no row fills."""
    held = list(rows)
    filled = [name for name in columns if any(cell(row.get(name)) for row in held)]
    lines = [filled, ["---"] * len(filled)]
    file.write("".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in lines))
    for row in held:
        file.write(f"| {' | '.join(_escaped(cell(row.get(name))) for name in filled)} |\n")


def _escaped(text: str) -> str:
    plain = " ".join(printable(text).split())
    return "".join("\\" + sign if sign in _SIGNS else sign for sign in plain)
