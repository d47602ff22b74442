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
    """Write rows as a table that fits the terminal: the wide columns fold."""
    look = output.look
    shown = [column for column in columns if column.least <= look.width]
    grid = Table(box=SIMPLE_HEAD, show_header=output.headers, pad_edge=False, padding=(0, 1, 0, 0))
    for column in shown:
        grid.add_column(
            Text(safe(column.heading)),
            justify="right" if column.right else "left",
            no_wrap=not column.wide,
            overflow="fold" if column.wide else "ellipsis",
            max_width=None if column.wide else max(12, look.width // 4),
        )
    for row in rows:
        grid.add_row(*(Text(safe(column.text(row)), column.style) for column in shown))
    say(look, grid)


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
