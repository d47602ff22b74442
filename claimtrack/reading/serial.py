"""A Reading as plain JSON values and back: what the ledger stores and `read --json` prints."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from claimtrack.model import (
    Actor,
    Attribution,
    Clause,
    Doer,
    Outcome,
    Place,
    Quantity,
    Reading,
    Window,
)
from claimtrack.reading import doers
from claimtrack.reading.outcomes import questions

PARTS: dict[str, type] = {
    "attribution": Attribution,
    "quantities": Quantity,
    "dates": Window,
    "places": Place,
    "actors": Actor,
    "clauses": Clause,
    "outcomes": Outcome,
    "doers": Doer,
}
_NAMES = {kind: tuple(f.name for f in fields(kind)) for kind in PARTS.values()}


def _row(value: Any) -> dict[str, Any]:
    return {
        name: list(item) if isinstance(item := getattr(value, name), tuple) else item
        for name in _NAMES[type(value)]
    }


def _value(kind: Any, row: dict[str, Any]) -> Any:
    if tuple(row) == _NAMES[kind]:  # as this version writes it: by place is twice as quick
        return kind(*[tuple(item) if type(item) is list else item for item in row.values()])
    return kind(
        **{
            name: tuple(item) if isinstance(item, list) else item
            for name, item in row.items()
            if name in _NAMES[kind]
        }
    )


def to_dict(reading: Reading) -> dict[str, Any]:
    """Return the whole reading as JSON values; `from_dict` gives the same reading back."""
    return {
        "text": reading.text,
        "lang": reading.lang,
        "statement": list(reading.statement),
        "polarity": reading.polarity,
        "modality": reading.modality,
        "tokens": list(reading.tokens),
        "names": sorted(reading.names),
    } | {part: [_row(item) for item in getattr(reading, part)] for part in PARTS}


def from_dict(data: dict[str, Any]) -> Reading:
    """Return the reading that `to_dict` wrote; keys of a later version are passed over."""
    return Reading(
        text=data["text"],
        lang=data["lang"],
        statement=(data["statement"][0], data["statement"][1]),
        polarity=data["polarity"],
        modality=data["modality"],
        tokens=tuple(data["tokens"]),
        names=frozenset(data["names"]),
        **{
            part: tuple(_value(kind, row) for row in data.get(part, ()))
            for part, kind in PARTS.items()
        },
    )


def figures(data: dict[str, Any]) -> tuple[Quantity, ...]:
    """Return only the quantities of what `to_dict` wrote: a third of the work of `from_dict`."""
    return tuple(_value(Quantity, row) for row in data.get("quantities", ()))


def public_dict(reading: Reading) -> dict[str, Any]:
    """Return the keys of `read --json`: those of `to_dict` with counted shown as class.

    Outcomes and doers are those of questions that the text itself is about: of others only a
    second claim can tell whether they are meant.
    """
    data = to_dict(reading)
    words, table = set(reading.tokens), questions()
    data["outcomes"] = [
        row for row in data["outcomes"]
        if not table[row["question"]].about or table[row["question"]].about & words
    ]  # fmt: skip
    asked = doers.about()
    data["doers"] = [row for row in data["doers"] if asked[row["question"]] & words]
    for quantity in data["quantities"]:
        quantity["class"] = quantity.pop("counted")
    return data
