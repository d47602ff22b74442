"""What actions answer in words: one line each on stdout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claimtrack.screen.output import Output, Row
from claimtrack.screen.values import one_line, plain, short
from claimtrack.text import safe


def sentence(template: str) -> Callable[[Row, Output], None]:
    """Return a page of one line: the template with the document's values; ids are shortened."""

    def page(document: Row, output: Output) -> None:
        values = {key: plain(value) for key, value in document.items()}
        if "id" in values:
            values["id"] = short(values["id"])
        write(template.format_map(values), output)

    return page


def write(line: str, output: Output) -> None:
    """Write one line, safe to show."""
    output.look.file.write(safe(line) + "\n")


def added(claim: Row, output: Output) -> None:
    """Write the id of a claim that was added, and what it is near to."""
    known = "known already" if claim["known"] else "added"
    write(f"{short(claim['id'])}  {known}", output)
    for near in claim.get("similar", ()):
        write(
            f"  {near['relation']} {short(near['id'])} by {near['source']}: "
            f"{one_line(near['text'])}",
            output,
        )


def summaries(results: list[Row], output: Output) -> None:
    """Write a line on each imported file."""
    for result in results:
        names = ("read", "new", "known", "rejected")
        counts = ", ".join(f"{result[name]:,} {name}" for name in names)
        batch = f" (batch {result['batch']})" if result["batch"] is not None else ""
        write(f"{result['file']}: {counts}{batch}", output)


def settings(values: dict[str, Any]) -> list[Row]:
    """Return settings as rows, in order."""
    return [{"key": key, "value": value} for key, value in sorted(values.items())]
