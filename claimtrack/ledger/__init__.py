"""The use cases of a ledger, and its public Python API: `from claimtrack import Ledger`."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from claimtrack.ledger.base import Clock, default_path, default_user, now
from claimtrack.ledger.importing import Importing
from claimtrack.ledger.keeping import Keeping
from claimtrack.ledger.recording import Recording
from claimtrack.store import open_store

__all__ = ["Ledger"]


class Ledger(Recording, Importing, Keeping):
    """An open ledger: a context manager that closes the file.

    Methods return plain dicts whose keys are those of the command line's JSON.
    """

    default_path = staticmethod(default_path)

    @classmethod
    def open(
        cls,
        path: str | Path | None = None,
        *,
        write: bool = False,
        create: bool = False,
        user: str | None = None,
        as_of: str | None = None,
        clock: Clock = now,
    ) -> Ledger:
        """Open the ledger at path (default: CLAIMTRACK_LEDGER, else claims.db).

        With `as_of` (ISO date or time) it is a copy in memory as the ledger stood then. Raises
        NotFound, NotALedger, StorageFailed, Busy.
        """
        store = open_store(Path(path or default_path()), write=write, create=create)
        ledger = cls(store, user=user or default_user(), clock=clock)
        return ledger if as_of is None else ledger.as_it_stood(as_of)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.store.close()
