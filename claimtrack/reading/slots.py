"""What an analyst may put in the place of what was read: one slot of a reading, checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, get_args

from claimtrack.model import Modality, Polarity
from claimtrack.reading.serial import PARTS

CHOICES = {"polarity": get_args(Polarity), "modality": get_args(Modality)}
SLOTS = (*PARTS, *CHOICES)


def _span(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(type(each) is int and each >= 0 for each in value)
    )


def _number(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) < 1e300


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


# How a field is annotated -> (what it may hold, what it holds when it is not given).
_KINDS: dict[str, tuple[Callable[[Any], bool], Any]] = {
    "float": (_number, None),
    "float | None": (lambda value: value is None or _number(value), None),
    "str": (lambda value: isinstance(value, str), ""),
    "str | None": (lambda value: value is None or isinstance(value, str), None),
    "bool": (lambda value: isinstance(value, bool), False),
    "int": (lambda value: type(value) is int, -1),
    "Span": (_span, [0, 0]),
    "Span | None": (lambda value: value is None or _span(value), None),
    "tuple[int, int] | None": (lambda value: value is None or _span(value), None),
    "tuple[str, ...]": (_words, []),
    "Polarity": (lambda value: value in CHOICES["polarity"], "affirmed"),
    "Modality": (lambda value: value in CHOICES["modality"], "fact"),
}


def checked(slot: str, value: Any) -> Any:
    """Return the value of a slot with what was left out filled in, as `to_dict` has it.

    Raises ValueError with the reason for a slot that there is not, or what it cannot hold.
    """
    if slot in CHOICES:
        if value not in CHOICES[slot]:
            raise ValueError(f"{value!r} is none of {', '.join(CHOICES[slot])}")
        return value
    if slot not in PARTS:
        raise ValueError(f"no such slot; one of {', '.join(SLOTS)}")
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise ValueError("a JSON array of objects is needed, as `read --json` prints it")
    return [_row(PARTS[slot], row) for row in value]


def _row(kind: type, row: dict[str, Any]) -> dict[str, Any]:
    given = {"counted" if name == "class" else name: value for name, value in row.items()}
    known = {each.name: each for each in fields(kind)}
    for name in given.keys() - known.keys():
        raise ValueError(f"{name!r} is none of {', '.join(known)}")
    told = {}
    for name, each in known.items():
        fits, default = _KINDS[str(each.type)]
        if name in given and not fits(given[name]):
            raise ValueError(f"{name} cannot be {str(given[name])[:40]!r}")
        if name == "low" and name not in given:
            raise ValueError("low is missing")
        if name not in given and each.default is not MISSING:
            default = each.default
        told[name] = given.get(name, default)
    if "low" in told and "high" in told:
        if "high" not in given:
            told["high"] = told["low"]
        if told["high"] is not None and told["high"] < told["low"]:
            raise ValueError("low is above high")
        if "hedge" not in given:
            told["hedge"] = "exact" if told["low"] == told["high"] else "range"
    return told
