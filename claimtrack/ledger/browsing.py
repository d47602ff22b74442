"""Browsing: list, show, search."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from claimtrack.errors import Usage
from claimtrack.ledger import fields, filing
from claimtrack.ledger.base import Base
from claimtrack.store import claims, evidence, pairs, readings

_INTERNAL = ("n", "source_id", "source_slug", "event_id", "event_slug")


class Browsing(Base):
    """`list`, `show`, `search`."""

    def claims(
        self,
        *,
        source: str | None = None,
        event: str | None = None,
        since: str | None = None,
        until: str | None = None,
        cluster: str | None = None,
        status: str | None = "active",
        sort: str = "order",
        limit: int | None = None,
    ) -> list[dict[str, Any]]:
        """Return the claims that pass every filter; dates are included, None filters nothing."""
        if sort not in claims.SORTS:
            raise Usage(f"cannot sort by {sort!r}", hint="one of " + ", ".join(claims.SORTS))
        from claimtrack.ledger.naming import Names

        rows = claims.listed(
            self.store,
            source_id=None if source is None else Names(self.store, "source").get(source),
            event_id=None if event is None else Names(self.store, "event").get(event),
            since=None if since is None else fields.said(since),
            until=None if until is None else fields.said(until),
            cluster=cluster,
            status=None if status in (None, "all") else status,
            sort=sort,
            limit=limit,
        )
        return [public(row) for row in rows]

    def shown(self, ns: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Return claims as `list` prints them, by number."""
        return {row["n"]: public(row) for row in claims.listed(self.store, ns=list(ns))}

    def claim(self, prefix: str) -> dict[str, Any]:
        """Return one claim with its reading, verdicts, evidence and how others stand to it."""
        n = self.number(prefix)
        held = readings.readings(self.store, [n]).get(n)
        related = pairs.neighbours(self.store, [n])
        others = self.shown([row["b_n"] if row["a_n"] == n else row["a_n"] for row in related])
        shown = self.shown([n])[n]
        relations = []
        for row in related:
            other = others.get(row["b_n"] if row["a_n"] == n else row["a_n"])
            if other is None or {other["status"], shown["status"]} != {"active"}:
                continue  # undone or retracted, perhaps since the last match
            if row["relation"] != "unrelated":
                relations.append(
                    {"id": other["id"], "source": other["source"], "text": other["text"]}
                    | {
                        key: row[key]
                        for key in ("relation", "kind", "strength", "tier", "rule", "explanation",
                                    "score")
                    }
                )  # fmt: skip
        relations.sort(key=lambda row: (_ORDER.index(row["relation"]), -row["score"], row["id"]))
        reading = None
        if held is not None:
            from claimtrack.reading import from_dict, public_dict

            reading = public_dict(from_dict(json.loads(held)))
        return shown | {
            "reading": reading,
            "verdicts": [
                {key: row[key] for key in ("id", "value", "reason", "evidence", "assessor", "time")}
                for row in claims.verdicts(self.store, [n])
            ],
            "evidence": [filing.shown(self.store, row) for row in evidence.of(self.store, [n])],
            "support": self._support(n),
            "relations": relations,
        }

    def _support(self, n: int) -> list[dict[str, Any]]:
        """Return the verdicts on other claims of the cluster: support, and no more than that."""
        cluster = self.shown([n])[n]["cluster"]
        if cluster is None:
            return []
        others = claims.listed(self.store, cluster=cluster, status="active")
        held = {row["n"]: row for row in others if row["n"] != n and row["verdict"]}
        last = {row["claim_n"]: row for row in claims.verdicts(self.store, sorted(held))}
        return [
            {"claim": held[m]["id"], "source": held[m]["source"]}
            | {key: last[m][key] for key in ("value", "reason", "assessor", "time")}
            for m in sorted(last)
        ]

    def search(
        self, words: str, *, raw: bool = False, limit: int | None = 50
    ) -> tuple[list[dict[str, Any]], str]:
        """Return the claims that hold the words, best first, and a remark ("" if none).

        Words are plain unless `raw` (FTS5 syntax). What is not indexed yet is looked through.
        """
        if readings.is_waiting(self.store) or self.stale():
            if raw:
                raise Usage("--raw needs the search index", hint="run claimtrack match first")
            ns = claims.scan(self.store, words.split())
            remark = "the index is out of date, so the texts were looked through; run match"
        else:
            from claimtrack.store import textindex

            ns = textindex.search(self.store, words, raw=raw, limit=limit)
            remark = ""
        rows = self.shown(ns)
        return [rows[n] for n in ns if n in rows][:limit], remark

    def uncompared(self) -> int:
        """Return how many claims `match` has yet to compare: the new, the changed, or all."""
        from claimtrack.model import READER_VERSION
        from claimtrack.store import journal

        if readings.state(self.store, "reader") not in (None, str(READER_VERSION)):
            return int(self.store.value("SELECT count(*) FROM claim WHERE undone = 0"))
        done = int(readings.state(self.store, "queued_seq") or 0)
        return len(readings.pending(self.store) | journal.touched_claims(self.store, done))

    def stale(self) -> bool:
        """Tell whether the derived part is older than the log, or was read by an older reader."""
        from claimtrack.model import READER_VERSION
        from claimtrack.store import journal

        reader = readings.state(self.store, "reader")
        outdated = reader is not None and reader != str(READER_VERSION)
        return outdated or readings.state(self.store, "log_seq") != str(
            journal.last_seq(self.store)
        )


_ORDER = ("contradicts", "revises", "repeats", "compatible", "different-scope", "unrelated")


def public(row: dict[str, Any]) -> dict[str, Any]:
    """Return a claim with the keys of DESIGN's `list --json`, and `extra` columns as an object.

    The row itself, less what only the ledger needs: a new dict would double the cost of a list.
    """
    for key in _INTERNAL:
        del row[key]
    row["extra"] = json.loads(row["extra"]) if row["extra"] else {}
    return row
