"""The page of `contradictions`: question by question, both quotes with what decided marked."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.screen.output import Output, Row
from claimtrack.screen.table import joined, marked, say, text
from claimtrack.screen.values import one_line, plain, share, short

TIERS = {"conflict": "bold red", "possible": "bold yellow", "minor": "bold"}
# Said by a sign as well as by colour: how sure, at a glance and in black and white.
SIGNS = {"conflict": "≠", "possible": "≟", "minor": "~"}


def contradictions_page(rows: Sequence[Row], output: Output) -> None:
    """Write contradictions under the question that both sides answer."""
    look = output.look
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:  # in the order of the strongest of each, not torn apart by strength
        groups.setdefault((plain(row.get("event")), row["question"]), []).append(row)
    for (event, question), group in groups.items():
        where = f" · {event}" if event else ""
        head = one_line(question) or "on one point"
        say(look, text(head + where, "bold" if look.color else ""))
        for row in group:
            _write(row, output)
        look.file.write("\n")


def _write(row: Row, output: Output) -> None:
    look = output.look
    head = f"{SIGNS.get(row['tier'], '?')} {row['kind']}, {row['tier']}, {share(row['strength'])}"
    status = "" if row["status"] == "open" else f", {row['status']}"
    own = ", by one source" if row["same_source"] else ""
    style = TIERS.get(row["tier"], "") if look.color else ""
    say(
        look,
        joined(text(f"{short(row['id'])}  ", "dim"), text(head + own + status, style)),
        indent=2,
    )
    for name in ("a", "b"):
        side = row[name]
        others = len(side["claims"]) - 1
        more = f" (and {others} more)" if others > 0 else ""
        who = f"{side['source']}{more} {short(side['id'])}: "
        marks = side.get("marks") or row.get(f"marks_{name}") or ()
        say(look, joined(text(who, "dim"), marked(side["text"], marks, look)), indent=4)
    why = f"{row['explanation']} [{row['rule']}]" if row["rule"] else row["explanation"]
    say(look, text(why), indent=4)
    if row.get("dissolves"):
        say(look, text(f"dissolves {row['dissolves']}", "italic"), indent=4)
