"""What needs no ledger: reading texts and files of them, and the rules of the decision table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from claimtrack.errors import BadInput

if TYPE_CHECKING:
    from claimtrack.reading.softbounds import Bounds


def read_text(text: str, *, lang: str | None = None, said: str | None = None) -> dict[str, Any]:
    """Return what is read out of a text, as the keys of `read --json`."""
    from claimtrack.reading import public_dict, read

    return public_dict(read(text, lang=lang, said=said))


def read_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the reading of each row, in order: rows with text, perhaps said and lang."""
    for row in texts(rows):
        yield read_text(row["text"], lang=row.get("lang"), said=row.get("said"))


def texts(rows: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows; raises BadInput, with the number of the row, where a value is no text."""
    for number, row in enumerate(rows, 1):
        for name in ("text", "said", "lang"):
            value = row.get(name)
            if not isinstance(value, str) and (name == "text" or value is not None):
                raise BadInput(f"row {number}: {name}: a text is needed")
        check_date(number, "said", row.get("said"))
        yield row


def check_date(number: int, name: str, value: str | None) -> None:
    """Raise BadInput, with the number of the row, where a value is no date."""
    from claimtrack.ledger.fields import FieldProblem, said

    try:
        if value:
            said(value)
    except FieldProblem as problem:
        raise BadInput(f"row {number}: {name}: {problem.reason}", hint=problem.hint) from None


def json_lines(stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """Yield the JSON object of each line that is not blank; raises BadInput with the line."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except (ValueError, RecursionError) as error:
            reason = "too deep" if isinstance(error, RecursionError) else str(error)
            raise BadInput(
                f"line {number} is not JSON: {reason}", hint="one object a line, in UTF-8"
            ) from None
        if not isinstance(row, dict):
            raise BadInput(f"line {number} is no JSON object", hint='such as {"text": "..."}')
        yield row


def rules(bounds: Bounds | None = None) -> list[dict[str, Any]]:
    """Return the rules of the decision table in their order: name, group, sentence, example.

    After them the bounds of conventions, `bounds` those that are set otherwise than usual.
    """
    from claimtrack.contradiction import RULES
    from claimtrack.reading import softbounds

    return [
        {
            "name": rule.name,
            "group": rule.group,
            "sentence": rule.sentence,
            "example": rule.example,
        }
        for rule in RULES
    ] + [_convention(name, usual, bounds or {}) for name, usual in softbounds.defaults().items()]


def _convention(name: str, usual: tuple[float, float], bounds: Bounds) -> dict[str, Any]:
    """Return the bounds of a word that gives none as a row beside the rules."""
    low, high = bounds.get(name, usual)
    told = f"“{name}” is {low:,.0f} to {high:,.0f}"
    if name in bounds:
        told += f", set in this ledger; usually {usual[0]:,.0f} to {usual[1]:,.0f}"
    return {"name": f"bounds.{name}", "group": "bounds", "sentence": f"{told}.", "example": []}
