"""What every group of use cases stands on: the open store, the user, the clock."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

from claimtrack.errors import NotFound, Usage
from claimtrack.store import claims as claim_rows
from claimtrack.store.connection import Store
from claimtrack.store.journal import Journal

Clock = Callable[[], datetime]
Progress = Callable[[str, int, int | None], None] | None
"""Told what is being done, how much of it is done, and how much there is (None: not known)."""

SHORTEST_PREFIX = 4
SHOWN_PREFIX = 7


def now() -> datetime:
    """Return the time of this machine's clock, in UTC."""
    return datetime.now(UTC)


def default_path() -> Path:
    """Return the ledger that commands use when none is named."""
    return Path(os.environ.get("CLAIMTRACK_LEDGER") or "claims.db")


def default_user() -> str:
    """Return who is writing: CLAIMTRACK_USER, else the login."""
    if given := os.environ.get("CLAIMTRACK_USER"):
        return given
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "unknown"


class Base:
    """An open ledger; the groups of use cases are mixed into `Ledger`."""

    def __init__(self, store: Store, *, user: str, clock: Clock = now) -> None:
        self.store = store
        self.user = user
        self.clock = clock

    @property
    def path(self) -> Path:
        """Where the ledger lies."""
        return self.store.path

    def time(self) -> str:
        """Return the moment as ISO 8601 in UTC, to the second."""
        return self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def commit(
        self, journal: Journal, command: str, summary: str, undoes: int | None = None
    ) -> int:
        """Write what the journal remembers as one row of the log."""
        return journal.commit(command, summary, user=self.user, time=self.time(), undoes=undoes)

    def number(self, prefix: str) -> int:
        """Return the number of the claim with this id or unique prefix of at least 4."""
        wanted = prefix.strip().lower().removeprefix("@")
        if len(wanted) < SHORTEST_PREFIX or not set(wanted) <= set("0123456789abcdef"):
            raise Usage(
                f"{prefix!r} is no claim id",
                hint=f"at least {SHORTEST_PREFIX} hexadecimal digits, as claimtrack list shows",
            )
        found = claim_rows.by_prefix(self.store, wanted)
        if not found:
            raise NotFound(f"no claim {prefix}", hint="claimtrack list shows the ids")
        if len(found) > 1:
            raise NotFound(
                f"{prefix} begins several ids",
                hint="one of " + ", ".join(self.short(row["id"]) for row in found),
            )
        return int(found[0]["n"])

    def short(self, identity: str) -> str:
        """Return the shortest prefix of at least 7 that only this claim has."""
        needed = SHOWN_PREFIX
        for other in claim_rows.neighbours(self.store, identity):
            shared = sum(
                1
                for _ in takewhile(lambda two: two[0] == two[1], zip(identity, other, strict=True))
            )
            needed = max(needed, shared + 1)
        return identity[:needed]
