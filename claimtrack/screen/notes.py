"""The talk beside the result, on stderr: notes, warnings, errors. No style, nothing unsafe."""

from __future__ import annotations

import sys

from claimtrack.text import safe


def note(text: str) -> None:
    """Write one line to stderr."""
    sys.stderr.write(safe(text) + "\n")


def say_error(message: str, hint: str, code: int, *, as_json: bool = False) -> None:
    """Write an error to stderr: a sentence and a hint, or one JSON object."""
    if as_json:
        import json

        document = {"error": message, "code": int(code), "hint": hint}
        sys.stderr.write(json.dumps(document, ensure_ascii=False) + "\n")
        return
    first, *rest = message.splitlines() or [""]
    note(f"error: {first}")
    for line in rest:
        note(f"  {line}")
    for line in hint.splitlines():
        note(f"hint: {line}")
