"""Tables and text on a terminal through rich: nothing in a cell is ever taken as markup."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimtrack.screen.listing import Column
from claimtrack.screen.look import Look
from claimtrack.screen.output import Output, Row
from claimtrack.screen.widths import widths
from claimtrack.text import safe

Marks = Sequence[Sequence[int]]
"""Pairs of start and end offsets into a text."""

MARKED = "bold underline"
UNFOLDED = 10**6  # columns: what goes into a pipe is never folded


def console(look: Look) -> Console:
    """Return a console on which text is text: no markup, no emoji, no highlighting."""
    return Console(
        file=look.file,
        width=look.width if look.terminal else UNFOLDED,
        force_terminal=look.color,
        no_color=not look.color,
        color_system="auto" if look.color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def say(look: Look, *parts: RenderableType, indent: int = 0) -> None:
    """Write parts one below the other; every line ends where its last sign does."""
    screen = console(look)
    with screen.capture() as written:
        for part in parts:
            screen.print(Padding(part, (0, 0, 0, indent), expand=False) if indent else part)
    for line in written.get().splitlines():
        look.file.write(line.rstrip() + "\n")


def table(rows: Sequence[Row], columns: Sequence[Column], output: Output) -> None:
    """Write rows as a table that fits the terminal; where none does, a row below the other."""
    look = output.look
    shown = [column for column in columns if column.least <= look.width]
    cells = [[safe(column.text(row)) for column in shown] for row in rows]
    heads = [safe(column.heading) if output.headers else "" for column in shown]
    fitting = widths([heads, *cells], [column.wide for column in shown], look.width)
    if fitting is None:
        _records(cells, [safe(column.heading) for column in shown], look)
        return
    grid = Table(box=SIMPLE_HEAD, show_header=output.headers, pad_edge=False, padding=(0, 1, 0, 0))
    for column, head, width in zip(shown, heads, fitting, strict=True):
        grid.add_column(
            Text(head), justify="right" if column.right else "left", overflow="fold", width=width
        )
    for row, line in zip(rows, cells, strict=True):
        styles = (column.paint(row) if column.paint else column.style for column in shown)
        grid.add_row(*map(Text, line, styles))
    say(look, grid)


def _records(cells: Sequence[Sequence[str]], heads: Sequence[str], look: Look) -> None:
    """Write each row as its names and values; what is empty is left out."""
    for line in cells:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for head, cell in zip(heads, line, strict=True):
            if cell:
                grid.add_row(Text(head, "dim"), Text(cell))
        look.file.write("\n")
        say(look, grid, indent=1)
    look.file.write("\n")


def marked(text: str, marks: Marks, look: Look, style: str = "") -> Text:
    """Return a text with its deciding words underlined, or in brackets where there is no style."""
    shown = Text(style=style)
    before, after = look.marks
    at = 0
    for start, end in sorted((int(m[0]), int(m[1])) for m in marks):
        if start < at or end > len(text) or start >= end:
            continue  # overlaps the one before, or belongs to another text
        shown.append(safe(text[at:start]))
        shown.append(before + safe(text[start:end]) + after, MARKED)
        at = end
    shown.append(safe(text[at:]))
    return shown


def joined(*parts: Text) -> Text:
    """Return parts as one text, each in its own style."""
    return Text.assemble(*parts)


def text(value: str, style: str = "") -> Text:
    """Return a safe text."""
    return Text(safe(value), style)
