"""The page of `read`: the text with its words marked, and a table of what was understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimtrack.screen.emit import write_table
from claimtrack.screen.listing import Column
from claimtrack.screen.output import Output, Row
from claimtrack.screen.table import Marks, marked, say
from claimtrack.screen.values import interval, window

UNDERSTOOD = (
    Column("what"),
    Column("read", wide=True),
    Column("said", "as said", wide=True),
)


def reading_page(reading: Row, output: Output) -> None:
    """Write a reading for an analyst who asks what to correct."""
    say(output.look, marked(reading["text"], deciding(reading), output.look))
    write_table(list(understood(reading)), UNDERSTOOD, output)


def deciding(reading: Row) -> Marks:
    """Return where the figures and dates of a text stand, and what negates or weakens it."""
    spans = [item["span"] for item in (*reading["quantities"], *reading["dates"])]
    return spans + [clause["cue"] for clause in reading["clauses"] if clause["cue"]]


def understood(reading: Row) -> Iterator[Row]:
    """Yield a row for everything that was read: what it is, as it was read, as it was said."""
    text = reading["text"]
    for item in reading["attribution"]:
        yield _row("attribution", f"{item['stance']}: {item['speaker']}", text, item["span"])
    for item in reading["quantities"]:
        yield {"what": "figure", "read": figure(item), "said": item["text"]}
    for item in reading["dates"]:
        role = f" ({item['role']})" if item["role"] else ""
        yield {
            "what": "date",
            "read": window(item["start"], item["end"]) + role,
            "said": item["text"],
        }
    for item in reading["places"]:
        within = f", within {', '.join(item['within'])}" if item["within"] else ""
        yield _row(
            "place", f"{item['relation']} {item['key']}".strip() + within, text, item["span"]
        )
    for item in reading["actors"]:
        sides = [side for side in item["sides"] if side != item["key"]]
        of = f" of {', '.join(sides)}" if sides else ""
        yield _row("actor", f"{item['key']}{of} ({item['part']})", text, item["span"])
    for item in reading["clauses"]:
        yield _row("clause", _clause(item), text, item["span"])
    for item in reading.get("outcomes", ()):
        yield _row("outcome", f"{item['question']}: {item['answer']}", text, item["span"])
    for item in reading.get("doers", ()):
        named = ", ".join(item["names"] or item["heads"])
        yield _row("doer", f"{item['question']}: {named}", text, item["who"])
    yield {"what": "as a whole", "read": f"{reading['polarity']}, {reading['modality']}",
           "said": f"language: {reading['lang'] or 'not told'}"}  # fmt: skip


def figure(item: Row) -> str:
    """Return a quantity in words: "20 or more wagner fighters killed"."""
    counted = item["class"] or item["noun"]
    words = [interval(item["low"], item["high"]), item["unit"], item["side"], counted, item["role"]]
    remarks = [name for name in ("soft", "subset", "negated", "possible") if item[name]]
    return " ".join(filter(None, words)) + (f" ({', '.join(remarks)})" if remarks else "")


def _row(what: str, read: str, text: str, span: Any) -> Row:
    return {"what": what, "read": read, "said": text[span[0] : span[1]]}


def _clause(item: Row) -> str:
    whom = " -> ".join(filter(None, (", ".join(item["agents"]), ", ".join(item["patients"]))))
    how = ", ".join(
        value for value in (item["polarity"], item["modality"]) if value not in ("affirmed", "fact")
    )
    return f"{item['head']}" + (f" ({whom})" if whom else "") + (f": {how}" if how else "")
