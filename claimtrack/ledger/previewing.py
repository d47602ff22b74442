"""`import --preview`: the first rows of a file as they would be read; nothing is opened or kept."""

from __future__ import annotations

import itertools
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from claimtrack.ledger import fields
from claimtrack.ledger.headers import check_mapping, guessed
from claimtrack.ledger.merging import is_mark

ROWS = 5


def preview(
    file: str | Path | BinaryIO,
    *,
    mapping: Mapping[str, str] | None = None,
    fixed: Mapping[str, str] | None = None,
    rows: int = ROWS,
    **how: Any,
) -> dict[str, Any]:
    """Return {file, whole, columns, suggested, missing, rows, problems}.

    Of each column {column, field, guess}: `field` is what it is read as (null: kept under its own
    name), `guess` what it may be meant for. `suggested` are the options that would say so; `rows`
    are read as if they were given.
    Raises what an import of the file would raise of it as a whole.
    """
    from claimtrack.formats import RowError, read_rows

    given = dict(mapping or {})
    check_mapping(given)
    read = list(itertools.islice(read_rows(file, **how), rows))
    good = [row for row in read if not isinstance(row, RowError)]
    whole = bool(good) and is_mark(good[0].values)
    columns = list(dict.fromkeys(name for row in read for name in _values(row)))
    guesses = {} if whole else guessed(columns, given)
    fields_of = {column: name for name, column in (guesses | given).items()}
    named = {column: name for name, column in given.items()}
    shown, problems = [], []
    for row in () if whole else good:
        values = {fields_of.get(key, key): value for key, value in row.values.items()}
        values |= dict(fixed or {})
        try:
            known = {key: value for key, value in values.items() if key in fields.FIELDS}
            shown.append(values | fields.checked(known))
        except fields.FieldProblem as problem:
            shown.append(values)
            problems.append(_problem(row.line, problem.field, problem.reason))
    problems += [
        _problem(row.line, row.field, row.reason) for row in read if isinstance(row, RowError)
    ]
    present = {fields_of.get(column, column) for column in columns} | set(fixed or {})
    return {
        "file": str(file),
        "whole": whole,
        "columns": [
            {
                "column": column,
                "field": named.get(column, column if column in fields.FIELDS else None),
                "guess": next((name for name, each in guesses.items() if each == column), None),
            }
            for column in columns
        ],
        "suggested": _options(guesses),
        "missing": [] if whole or not columns else _missing(present),
        "rows": shown,
        "problems": sorted(problems, key=lambda each: each["line"]),
    }


def _values(row: Any) -> Mapping[str, str]:
    held: Mapping[str, str] = row.values if not hasattr(row, "reason") else row.row
    return held


def _problem(line: int, field: str, reason: str) -> dict[str, Any]:
    return {"line": line, "field": field, "reason": reason}


def _options(guesses: Mapping[str, str]) -> str:
    """Return the options that map columns to fields, ready to be pasted into a shell."""
    return " ".join(shlex.join(["--map", f"{name}={column}"]) for name, column in guesses.items())


def _missing(present: set[str]) -> Sequence[str]:
    told = "text" in present or {"question", "answer"} <= present
    return [name for name, there in (("source", "source" in present), ("text", told)) if not there]
