"""What a report on one event rests on, gathered from the ledger's own answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import NotFound, Usage
from claimtrack.formats.wholefile import whole_file

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


def gather(ledger: Ledger, name: str | None) -> dict[str, Any]:
    """Return all that the ledger says about one event, as the dicts its methods return.

    `ledger` tells at which change of the log that was, so that the same ledger gives the same
    report on any day. Without a name it is the only event there is; raises Usage where there are
    several, NotFound with a did-you-mean for a name that is none.
    """
    event = ledger.event(_only(ledger) if name is None else name)
    slug = event["slug"]
    claims = ledger.claims(event=slug, sort="said")
    ids = {claim["id"] for claim in claims}
    people = {claim["source"] for claim in claims}
    last = ledger.log()[-1]
    return {
        "event": event,
        "claims": claims,
        "disputes": ledger.disputes(event=slug),
        "contradictions": [
            row
            for row in ledger.contradictions(event=slug, tier=None, status=None)
            if row["status"] != "dismissed"
        ],
        "matrix": ledger.matrix(slug),
        "timeline": ledger.timeline(slug),
        "origins": ledger.origins(slug),
        "credibility": [row for row in ledger.credibility() if row["source"] in people],
        "sources": [row for row in ledger.sources() if row["name"] in people],
        "verdicts": [row for row in ledger.verdicts() if row["claim"] in ids],
        "evidence": [row for row in ledger.evidence() if row["claim"] in ids],
        "ledger": {
            "change": last["seq"],
            "time": last["time"],
            "hash": last["hash"],
            "stale": ledger.stale(),
        },
    }


def save(path: str | Path, text: str, *, force: bool) -> int:
    """Write a report to a file, whole or not at all; return its bytes. Raises Refused."""
    data = text.encode()
    with whole_file(path, force=force) as stream:
        stream.write(data)
    return len(data)


def _only(ledger: Ledger) -> str:
    """Return the one event of the ledger."""
    events = ledger.events()
    if not events:
        raise NotFound("the ledger has no event", hint="a report is about one: import with --set "
                       "event=TITLE, or claimtrack claim edit ID --event TITLE")  # fmt: skip
    if len(events) > 1:
        raise Usage("which event?", hint="claimtrack event list shows them: report EVENT")
    return str(events[0]["slug"])
