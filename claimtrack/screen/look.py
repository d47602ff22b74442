"""How the result is seen: on a terminal of some width, with colour or without, or in a pipe."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TextIO

NARROWEST = 40  # below this a table has a column a letter wide: rather let the terminal fold


@dataclass(frozen=True, slots=True)
class Look:
    """Where the result goes, and what can be shown there."""

    file: TextIO
    terminal: bool
    width: int  # columns; only a terminal is held to it
    color: bool

    @property
    def marks(self) -> tuple[str, str]:
        """The signs around words that matter: none where a style shows them."""
        return ("", "") if self.color else ("[", "]")


def look(*, no_color: bool = False) -> Look:
    """Return the look of stdout as it stands: NO_COLOR, TERM, COLUMNS and the terminal's size."""
    terminal = sys.stdout.isatty()
    plain = no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Look(sys.stdout, terminal, max(NARROWEST, _columns()), terminal and not plain)


def _columns() -> int:
    """Return COLUMNS, else the width of the terminal, else 80 (shutil's own costs 9 ms)."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):  # no terminal, or no file behind the stream
        return 80
