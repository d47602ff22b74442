"""What changed between two states of a ledger: claims, revisions, contradictions, beliefs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger

MOVED = 0.05
"""By how much a belief or score must differ to be told: a convention, not measured."""

CHANGES = (
    "new claim", "gone claim", "revised figure", "new contradiction", "gone contradiction",
    "settled contradiction", "moved figure", "moved belief", "moved score",
)  # fmt: skip


def difference(then: Ledger, now: Ledger) -> list[dict[str, Any]]:
    """Return what `now` says and `then` did not: change, id, source, text, event, before, after.

    In the order of CHANGES. A figure is what the rule of a dispute settles on, a belief that of an
    answer, a score that of a source; the last two are told where they moved by MOVED or more.
    """
    found = (*_claims(then, now), *_revised(then, now), *_contradictions(then, now),
             *_disputes(then, now), *_scores(then, now))  # fmt: skip
    return sorted(found, key=lambda row: CHANGES.index(row["change"]))


def _row(change: str, **values: Any) -> dict[str, Any]:
    keys = ("id", "source", "text", "event", "before", "after")
    return {"change": change} | {key: values.get(key) for key in keys}


def _claims(then: Ledger, now: Ledger) -> Iterator[dict[str, Any]]:
    old, new = ({row["id"]: row for row in each.claims()} for each in (then, now))
    for change, here, there in (("new claim", new, old), ("gone claim", old, new)):
        for key, row in here.items():
            if key not in there:
                told = {name: row[name] for name in ("id", "source", "text", "event")}
                yield _row(change, **told)


def _revised(then: Ledger, now: Ledger) -> Iterator[dict[str, Any]]:
    """Yield the claims that revise an earlier figure now and did not then."""
    old = {(row["id"], each) for row in then.timeline() for each in row["revises"]}
    rows = now.timeline()
    texts = {row["id"]: row["text"] for row in rows}
    for row in rows:
        for each in row["revises"]:
            if (row["id"], each) not in old:
                told = {name: row[name] for name in ("id", "source", "text", "event")}
                yield _row("revised figure", **told, before=texts[each], after=row["text"])


def _contradictions(then: Ledger, now: Ledger) -> Iterator[dict[str, Any]]:
    """Yield the contradictions none of whose claims were opposed before, and those settled since.

    Told by their claims: an id holds the names of clusters, which a claim that joins may change.
    """
    old, new = (each.contradictions(status=None) for each in (then, now))
    opposed, still = ({pair for row in rows for pair in _pairs(row)} for rows in (old, new))
    status = {row["id"]: row["status"] for row in old}
    for row in new:
        before = status.get(row["id"])
        if opposed.isdisjoint(_pairs(row)):
            yield _opposed("new contradiction", row, None)
        elif before is not None and before != row["status"]:
            yield _opposed("settled contradiction", row, before)
    for row in old:
        if still.isdisjoint(_pairs(row)):
            yield _opposed("gone contradiction", row, row["status"]) | {"after": None}


def _pairs(row: dict[str, Any]) -> set[frozenset[str]]:
    return {frozenset((a, b)) for a in row["a"]["claims"] for b in row["b"]["claims"]}


def _opposed(change: str, row: dict[str, Any], before: str | None) -> dict[str, Any]:
    return _row(
        change,
        id=row["id"],
        source=f"{row['a']['source']} / {row['b']['source']}",
        text=f"{row['question'] or row['kind']}: {row['explanation']}",
        event=row["event"],
        before=before,
        after=row["status"],
    )


def _disputes(then: Ledger, now: Ledger) -> Iterator[dict[str, Any]]:
    old, new = ({row["id"]: row for row in each.disputes(all=True)} for each in (then, now))
    for key, row in new.items():
        before = old.get(key)
        told = {"id": key, "event": row["event"]}
        if before is None:
            continue  # its claims are new, and told as such
        if before["best"] != row["best"]:
            figures = {"before": before["best"], "after": row["best"]}
            yield _row("moved figure", **told, text=row["question"], **figures)
        beliefs = {each["answer"]: each for each in before["answers"]}
        for answer in row["answers"]:
            was = beliefs.get(answer["answer"])
            if was is not None and _moved(was["belief"], answer["belief"]):
                yield _row(
                    "moved belief",
                    **told,
                    source="; ".join(answer["sources"]),
                    text=f"{row['question']}: {answer['answer']}",
                    before=was["belief"],
                    after=answer["belief"],
                )


def _scores(then: Ledger, now: Ledger) -> Iterator[dict[str, Any]]:
    old, new = ({row["source"]: row for row in each.credibility()} for each in (then, now))
    for name, row in new.items():
        was = old.get(name)
        if was is not None and _moved(was["score"], row["score"]):
            yield _row("moved score", source=name, before=was["score"], after=row["score"])


def _moved(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is not after
    return abs(before - after) >= MOVED - 1e-9
