"""What a redaction left in the place of a name, and files that would bring the name back.

The ledger does not know the name any more, so that a file from before the redaction is told by
its claims alone: one that is here with a tombstone, and there with other words in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from claimtrack.errors import Refused
from claimtrack.store import claims, journal, sources
from claimtrack.store.connection import Store
from claimtrack.text import lazy_regex

_USUAL = lazy_regex(r"\[redacted-\d+\]")
_WORDS = ("text", "note", "translation", "place", "url", "question", "answer", "actor", "extra")


class Tombstones:
    """The tombstones of a ledger, those of other ledgers that were merged into it among them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        told = journal.listed(store, command=journal.REDACT)
        named = {row["summary"].partition(": ")[0] for row in told} - {""}
        usual = (_USUAL.pattern, *map(re.escape, sorted(named, key=len, reverse=True)))
        self._any = re.compile("|".join(usual))
        self._names: dict[int, str] = {}

    def keep(self, line: int, held: Mapping[str, Any], row: Mapping[str, Any]) -> None:
        """Raise Refused where a record says what was taken out of the claim that is here.

        The whole file: its other records may say the name where nothing tells that they do.
        """
        for ours, theirs in self._beside(held, row):
            if theirs and self._any.search(ours) and self._hidden(ours) != self._hidden(theirs):
                raise Refused(
                    f"line {line}: claim {held['id'][:7]} was redacted here, and the file still "
                    "says what was taken out of it; nothing of the file was taken up",
                    hint="redact the name in the other ledger too, and export it anew",
                )

    def _hidden(self, text: str) -> str:
        return self._any.sub("\0", text)

    def _beside(self, held: Mapping[str, Any], row: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Return each text of the claim that is here with that of the record."""
        n = held["n"]
        key = held["source_id"]
        if key not in self._names:
            self._names[key] = sources.source(self.store, key)["name"]
        via = claims.chains(self.store, [n]).get(n, [])
        event = held["event_id"] and sources.event(self.store, held["event_id"])["title"]
        return [
            *((str(held[name] or ""), str(row.get(name) or "")) for name in _WORDS),
            (self._names[key], str(row.get("source") or "")),
            (event or "", str(row.get("event") or "")),
            *zip(via, row.get("via") or (), strict=False),
        ]
