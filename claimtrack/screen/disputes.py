"""The pages of `disputes`: every question with its rival answers, and one with all it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.screen.emit import write_table
from claimtrack.screen.listing import Column
from claimtrack.screen.output import Output, Row
from claimtrack.screen.table import joined, say, text
from claimtrack.screen.values import bar, interval, number, one_line, share, short

ANSWERS = (
    Column("mark", ""),
    Column("answer", wide=True),
    Column("belief", right=True, show=lambda row: share(row["belief"])),
    Column("bar", "0 · 1", show=lambda row: bar(row["belief_low"], row["belief_high"],
                                                row["belief"], 16)),
    Column("origins", right=True),
    Column("claims", right=True, show=lambda row: str(len(row["claims"]))),
    Column("sources", wide=True),
)  # fmt: skip


def disputes_page(rows: Sequence[Row], output: Output) -> None:
    """Write questions one below the other, each with a table of its answers."""
    for row in rows:
        dispute_page(row, output)


def dispute_page(row: Row, output: Output) -> None:
    """Write one question: its answers, the best first, and what settles it."""
    look = output.look
    event = f" · {one_line(row['event'])}" if row.get("event") else ""
    head = text(one_line(row["question"]) + event, "bold" if look.color else "")
    say(look, joined(text(f"{short(row['id'])}  ", "dim"), head))
    answers = [
        answer | {"mark": "*" if answer["answer"] == str(row["best"]) else ""}
        for answer in row["answers"]
    ]
    write_table(answers, ANSWERS, output)
    say(look, text(_settled(row)), indent=2)
    look.file.write("\n")


def _settled(row: Row) -> str:
    """Return in words what the rule settles on."""
    if row.get("camps"):
        return "two camps, and no answer is best: " + " / ".join(map(str, row["camps"]))
    if row["best"] is None:
        return f"no answer is best ({row['rule']})"
    best = number(row["best"]) if isinstance(row["best"], (int, float)) else one_line(row["best"])
    span = interval(row["low"], row["high"])
    return f"best {best}" + (f", {span}" if span and span != best else "") + f" by {row['rule']}"


CONTRIBUTIONS = (
    Column("log_odds", "log-odds", right=True, show=lambda row: f"{row['log_odds']:+.2f}"),
    Column("answer", wide=True),
    Column("source"),
    Column("claim", show=lambda row: short(row["claim"]), style="dim"),
    Column("because", wide=True),
)
CHANGES = (
    Column("claim", "a verdict on", show=lambda row: short(row["claim"]), style="dim"),
    Column("source"),
    Column("answer", wide=True),
    Column("if_true", "belief if true", right=True, show=lambda row: share(row["if_true"])),
    Column("if_false", "if false", right=True, show=lambda row: share(row["if_false"])),
)


def full_page(row: Row, output: Output) -> None:
    """Write one question, every contribution to its answers, and what would change it."""
    dispute_page(row, output)
    lines = [
        line | {"answer": answer["answer"]}
        for answer in row["answers"]
        for line in answer["contributions"]
    ]
    write_table(lines, CONTRIBUTIONS, output)
    if row["changes"]:
        write_table(row["changes"], CHANGES, output)
