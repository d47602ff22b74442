"""Verdicts: appended one by one or from a file, and which of them rest on each other."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from claimtrack.errors import BadInput, NotFound, Refused, Usage
from claimtrack.ledger import fields
from claimtrack.ledger.base import SHOWN_PREFIX, Base
from claimtrack.store import claims
from claimtrack.store.journal import Journal
from claimtrack.text import squeeze

COLUMNS = ("claim", "verdict", "because", "evidence", "assessor", "date")
_NEEDED = COLUMNS[:3]


class VerdictsRejected(BadInput):
    """Rows that cannot be taken; nothing was written. `result` lists every one of them."""

    def __init__(self, result: dict[str, Any]) -> None:
        count = result["rejected"]
        super().__init__(
            f"{count} bad row{'s' if count != 1 else ''}; no verdict was given",
            hint="mend them and import the file again",
        )
        self.result = result


class Judging(Base):
    """`verdict`, `verdict --import`, `verdicts`."""

    def verdict(
        self,
        claim: str,
        value: str,
        *,
        because: str,
        evidence: Sequence[str] = (),
        assessor: str | None = None,
        date: str | None = None,
    ) -> dict[str, Any]:
        """Append a verdict to a claim; earlier ones are kept, the last counts."""
        row = self._verdict_row(
            {"claim": claim, "verdict": value, "because": because, "date": date or ""},
            evidence,
            assessor or self.user,
        )
        with self.store.write():
            journal = Journal(self.store)
            journal.insert("verdict", **row)
            seq = self.commit(journal, "verdict", f"claim {claim}: {row['value']}")
        held = claims.stored(self.store, row["claim_n"])["id"]
        return {"claim": held, "value": row["value"], "change": seq}

    def verdict_import(
        self, file: str | Path | BinaryIO, *, format: str | None = None
    ) -> dict[str, Any]:
        """Append the verdicts of a file, all or none: {read, new, known, rejected, rejects}.

        Columns are COLUMNS, the first three needed; several pieces of evidence are separated by
        semicolons. Rows are entered in the order of their dates, so that the latest counts. Raises
        VerdictsRejected with every bad row.
        """
        rows, rejects, read = self._verdict_rows(file, format)
        result: dict[str, Any] = {
            "read": read,
            "new": 0,
            "known": 0,
            "rejected": len(rejects),
            "rejects": rejects,
        }
        if rejects:
            raise VerdictsRejected(result)
        with self.store.write():
            journal = Journal(self.store)
            held = {_said(row) for row in claims.verdicts(self.store)}
            for row in sorted(rows, key=lambda row: str(row["time"])):
                if _said(row) in held:
                    result["known"] += 1
                    continue
                held.add(_said(row))
                journal.insert("verdict", **row)
                result["new"] += 1
            if result["new"]:
                self.commit(journal, "verdict", f"{result['new']} verdicts from {_name(file)}")
        return result

    def _verdict_rows(
        self, file: str | Path | BinaryIO, format: str | None
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
        from claimtrack.formats import RowError, read_rows

        good, rejects, read = [], [], 0
        for row in read_rows(file, format=format):
            read += 1
            if isinstance(row, RowError):
                rejects.append({"line": row.line, "field": row.field, "reason": row.reason})
                continue
            try:
                values = {key: row.values.get(key, "") for key in COLUMNS}
                good.append(
                    self._verdict_row(
                        values,
                        fields.listed("evidence", values["evidence"]),
                        values["assessor"] or self.user,
                    )
                )
            except fields.FieldProblem as bad:
                rejects.append({"line": row.line, "field": bad.field, "reason": bad.reason})
            except (BadInput, NotFound, Refused, Usage) as bad:
                rejects.append({"line": row.line, "field": "claim", "reason": str(bad)})
        return good, rejects, read

    def _verdict_row(
        self, given: Mapping[str, str], evidence: Sequence[str], assessor: str
    ) -> dict[str, Any]:
        """Return a row of the table `verdict`; raises FieldProblem, NotFound, Refused, Usage."""
        for field in _NEEDED:
            if not squeeze(given[field]):
                raise fields.FieldProblem(field, "is empty", "a verdict needs its reason")
        n = self.number(given["claim"])
        rests = [self._claim_or_text(each) for each in evidence]
        if claims.stored(self.store, n)["id"] in rests:
            raise Refused("a verdict cannot rest on the very claim it judges")
        return {
            "claim_n": n,
            "value": fields.verdict_word(given["verdict"]),
            "reason": given["because"],
            "time": _day(given["date"]) or self.time(),
            "evidence": json.dumps(rests),
            "assessor": assessor,
        }

    def _claim_or_text(self, evidence: str) -> str:
        """Return the full id where a piece of evidence is the id of a claim, else the text."""
        wanted = evidence.strip().lower().removeprefix("@")
        if len(wanted) < SHOWN_PREFIX or not set(wanted) <= set("0123456789abcdef"):
            return evidence.strip()
        found = claims.by_prefix(self.store, wanted)
        return str(found[0]["id"]) if len(found) == 1 else evidence.strip()

    def verdicts(self, claim: str | None = None) -> list[dict[str, Any]]:
        """Return the standing verdicts, of one claim or of all, oldest first.

        `rests_on` names the claims that a verdict shares its ground with, and how: their verdict
        is its evidence, both rest on the same, or they rest on each other in a circle.
        """
        n = None if claim is None else self.number(claim)
        rows = claims.verdicts(self.store)
        last = {row["claim"]: row for row in rows}  # the last of each claim counts
        ground = _grounds(last.values())
        texts = {row["id"]: row["text"] for row in claims.listed(
            self.store, ns=[row["claim_n"] for row in last.values()])}  # fmt: skip
        return [
            {key: row[key] for key in row if key != "claim_n"}
            | {
                "text": texts.get(row["claim"], ""),
                "counts": last[row["claim"]] is row,
                "rests_on": ground[row["claim"]] if last[row["claim"]] is row else [],
            }
            for row in rows
            if n is None or row["claim_n"] == n
        ]


def _name(file: object) -> str:
    return Path(file).name if isinstance(file, (str, Path)) else "a stream"


def _day(value: str) -> str:
    """Return a whole date (or time) as given, "" for none; raises FieldProblem."""
    from datetime import datetime

    told = value.strip()
    try:
        if told:
            datetime.fromisoformat(told)
    except ValueError:
        raise fields.FieldProblem("date", f"{told[:40]!r} is no whole date", "2024-07-28") from None
    return told


def _said(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes two verdicts the same; one without a date of its own is as good as any."""
    return (row["claim_n"], row["value"], row["reason"], row["assessor"])


def _grounds(verdicts: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, str]]]:
    """Return, claim by claim, which other judged claims its verdict rests on or shares with."""
    evidence = {
        row["claim"]: row["evidence"]
        if isinstance(row["evidence"], list)
        else json.loads(row["evidence"])
        for row in verdicts
    }
    shared: dict[str, list[str]] = defaultdict(list)
    for claim, items in evidence.items():
        for item in items:
            if item not in evidence:
                shared[item].append(claim)
    found: dict[str, list[dict[str, str]]] = {}
    for claim, items in evidence.items():
        told = []
        for item in dict.fromkeys(items):
            if item in evidence:
                how = "in a circle" if _leads_to(evidence, item, claim) else "its verdict"
                told.append({"claim": item, "how": how, "evidence": item})
            told += [
                {"claim": other, "how": "the same evidence", "evidence": item}
                for other in shared.get(item, ())
                if other != claim
            ]
        found[claim] = told
    return found


def _leads_to(evidence: Mapping[str, Sequence[str]], start: str, goal: str) -> bool:
    """Tell whether following evidence from one claim comes to another."""
    seen, open_ = set(), [start]
    while open_:
        claim = open_.pop()
        if claim == goal:
            return True
        if claim not in seen:
            seen.add(claim)
            open_ += evidence.get(claim, ())
    return False
