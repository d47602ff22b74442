"""What the global options say, and what commands get from it: the ledger, the look, progress."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from claimtrack.ledger import Ledger
    from claimtrack.screen.look import Look

Progress = Callable[[str, int, "int | None"], None]


@dataclass(slots=True)
class Session:
    """The global options of one run, as they were given before or after the command."""

    ledger: str | None = None
    user: str | None = None
    quiet: bool = False
    verbose: bool = False
    no_progress: bool = False
    no_color: bool = False

    def open(
        self, *, write: bool = False, create: bool = False, as_of: str | None = None
    ) -> Ledger:
        """Open the ledger that --ledger, CLAIMTRACK_LEDGER or the current folder names."""
        from claimtrack.ledger import Ledger

        return Ledger.open(self.path(), write=write, create=create, user=self.user, as_of=as_of)

    def path(self) -> Path:
        """Return where the ledger lies, or would."""
        from pathlib import Path

        from claimtrack.ledger.base import default_path

        return Path(self.ledger) if self.ledger else default_path()

    def has_ledger(self) -> bool:
        """Tell whether a ledger is named, or lies in the current folder."""
        return bool(self.ledger) or self.path().exists()

    def look(self) -> Look:
        """Return how what goes to stdout should look."""
        from claimtrack.screen.look import look

        return look(no_color=self.no_color)

    def note(self, text: str) -> None:
        """Say something beside the result, on stderr; nothing under -q."""
        if not self.quiet:
            from claimtrack.screen.notes import note

            note(text)

    def progress(self) -> AbstractContextManager[Progress | None]:
        """Return a context in which work can report; None inside it where nobody looks."""
        from claimtrack.screen.progress import progress

        return progress(wanted=not (self.quiet or self.no_progress))


def session() -> Session:
    """Return the session of the command that is running."""
    return click.get_current_context().ensure_object(Session)


def note_if_stale(ledger: Ledger) -> None:
    """Say on stderr when what is derived is older than the ledger."""
    if ledger.stale():
        session().note("what is derived is out of date: run claimtrack match")
