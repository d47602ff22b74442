"""The page of `show`: one claim, what was read in it, how others stand to it."""

from __future__ import annotations

from claimtrack.screen.emit import write_table
from claimtrack.screen.listing import Column
from claimtrack.screen.listings import EVIDENCE, quoted
from claimtrack.screen.output import Output, Row
from claimtrack.screen.pages import values_page
from claimtrack.screen.reading import UNDERSTOOD, deciding, understood
from claimtrack.screen.table import marked, say
from claimtrack.screen.values import one_line, share, short

SHOWN = ("said", "recorded", "event", "place", "url", "lang", "note", "translation", "question",
         "answer", "credibility", "basis", "cluster", "status")  # fmt: skip

RELATIONS = (
    Column("relation"),
    Column("id", show=lambda row: short(row["id"]), style="dim"),
    Column("source"),
    Column("text", wide=True, show=lambda row: one_line(row["text"])),
    Column("score", "alike", right=True, show=lambda row: share(row["score"]), least=80),
    Column("rule", least=100),
)


def claim_page(claim: Row, output: Output) -> None:
    """Write one claim with everything that hangs on it."""
    reading = claim["reading"]
    if reading is not None and reading["text"] != claim["text"]:
        reading = None  # it was read in translation: its words are not those of the text
    marks = deciding(reading) if reading is not None else ()
    say(output.look, marked(claim["text"], marks, output.look))
    values_page(
        [
            ("id", claim["id"]),
            ("source", claim["source"]),
            ("via", claim["via"]),
            *((name, claim.get(name)) for name in SHOWN),
            *claim.get("extra", {}).items(),
            *((f"verdict {v['value']}", f"{v['reason']} ({v['assessor']}, {v['time'][:10]})")
              for v in claim.get("verdicts", ())),
            *(("evidence", _file(row)) for row in claim.get("evidence", ())),
            *((f"support: {v['value']}",
               f"verdict on {short(v['claim'])} by {v['source']}, which says the same: "
               f"{v['reason']} ({v['assessor']}, {v['time'][:10]})")
              for v in claim.get("support", ())),
        ],
        output,
    )  # fmt: skip
    if claim["reading"] is not None:
        write_table(list(understood(claim["reading"])), UNDERSTOOD, output)
    if claim["relations"]:
        write_table(claim["relations"], RELATIONS, output)


def _file(row: Row) -> str:
    """Return evidence as one cell: name, type, size, where it lies, what it says."""
    where = "redacted" if row["redacted"] else row["file"]
    told = f"{row['name']} ({row['media_type']}, {row['size']:,} bytes, {where})"
    return f"{told}: {quoted(row)}" if row["quotes"] else told


def evidence_page(document: Row, output: Output) -> None:
    """Write the files that a claim rests on."""
    write_table(document["evidence"], EVIDENCE.columns, output)
