"""How the result is seen: on a terminal of some width, with colour or without, or in a pipe."""

from __future__ import annotations

import os
import shutil
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
    width = max(NARROWEST, shutil.get_terminal_size().columns)
    return Look(sys.stdout, terminal, width, terminal and not plain)
