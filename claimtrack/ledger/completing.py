"""What a shell may complete from a ledger: slugs of sources and events, ids of claims."""

from __future__ import annotations

from pathlib import Path

from claimtrack.errors import ClaimtrackError
from claimtrack.ledger.base import SHORTEST_PREFIX, SHOWN_PREFIX, default_path
from claimtrack.store import claims, pairs, sources
from claimtrack.store.connection import connect

MOST = 50
PATIENCE_MS = 200  # a shell that hangs while another process writes is worse than no answer


def completions(path: str | None, kind: str, begun: str) -> list[tuple[str, str]]:
    """Return (value, meaning) of what begins so: kind is source, event, claim or contradiction.

    Slugs, since they need no quotes; a name's own beginning finds them too. Nothing where there is
    no ledger or it cannot be read: nothing is made, and nothing said.
    """
    try:
        store = connect(Path(path) if path else default_path(), write=False)
    except (ClaimtrackError, OSError):
        return []
    try:
        store.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        wanted = begun.casefold()
        if kind == "claim":
            found = claims.by_prefix(store, wanted, MOST) if len(wanted) >= 1 else []
            shown = max(SHOWN_PREFIX, len(wanted), SHORTEST_PREFIX)
            texts = claims.texts(store, [row["n"] for row in found])
            return [(row["id"][:shown], texts[row["n"]]) for row in found]
        if kind == "contradiction":
            rows = pairs.contradictions(store)
            named = [(row["id"][:SHOWN_PREFIX], row["explanation"]) for row in rows]
            return [each for each in named if each[0].startswith(wanted)][:MOST]
        look = sources.source_names if kind == "source" else sources.event_names
        return [
            (slug, name)
            for slug, name, _ in sorted(look(store))
            if slug and (slug.startswith(wanted) or name.casefold().startswith(wanted))
        ][:MOST]
    except (ClaimtrackError, OSError):
        return []
    finally:
        store.close()
