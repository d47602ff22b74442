"""The talk beside the result, on stderr: notes, warnings, errors. No style, nothing unsafe."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from claimtrack.text import safe


def note(text: str) -> None:
    """Write one line to stderr."""
    sys.stderr.write(safe(text) + "\n")


def say_error(message: str, hint: str) -> None:
    """Write an error to stderr: a sentence and, on a line of its own, a hint."""
    first, *rest = message.splitlines() or [""]
    note(f"error: {first}")
    for line in rest:
        note(f"  {line}")
    for line in hint.splitlines():
        note(f"hint: {line}")


def say_error_as_json(message: str, hint: str, code: int, details: Mapping[str, Any]) -> None:
    """Write an error to stderr as one JSON object: error, code, hint and what else is known."""
    import json

    document = {"error": message, "code": int(code), "hint": hint, **details}
    sys.stderr.write(json.dumps(document, ensure_ascii=False) + "\n")
