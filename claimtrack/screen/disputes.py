"""The pages of `disputes`: every question with its rival answers, and one with all it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.screen.emit import write_table
from claimtrack.screen.listing import Column
from claimtrack.screen.output import Output, Row
from claimtrack.screen.table import joined, say, text
from claimtrack.screen.values import bar, grouped, interval, number, one_line, share, short

SHOWN = 12  # answers of one question that a page shows; --limit asks for another number

ANSWERS = (
    Column("mark", ""),
    Column("answer", wide=True, show=lambda row: _answer(row)),
    Column("belief", right=True, show=lambda row: share(row["belief"])),
    Column("bar", "0 · 1", show=lambda row: bar(row["belief_low"], row["belief_high"],
                                                row["belief"], 16), least=80),
    Column("origins", right=True),
    Column("claims", right=True, show=lambda row: str(len(row["claims"]))),
    Column("sources", wide=True),
)  # fmt: skip


def _answer(row: Row) -> str:
    return one_line(row["answer"]) if row.get("low") is None else grouped(row["answer"])


def disputes_page(rows: Sequence[Row], output: Output) -> None:
    """Write questions one below the other, each with a table of its answers."""
    for row in rows:
        dispute_page(row, output)


def dispute_page(row: Row, output: Output) -> None:
    """Write one question: its answers, the best first, and what settles it."""
    _head(row, output)
    marked = [answer | {"mark": "*" if _is_best(answer, row) else ""} for answer in row["answers"]]
    write_table(marked[:SHOWN], ANSWERS, output)
    _left(len(marked) - SHOWN, output)
    say(output.look, text(_settled(row)), indent=2)
    output.look.file.write("\n")


def _head(row: Row, output: Output) -> None:
    look = output.look
    event = f" · {one_line(row['event'])}" if row.get("event") else ""
    head = text(one_line(row["question"]) + event, "bold" if look.color else "")
    say(look, joined(text(f"{short(row['id'])}  ", "dim"), head))


def _left(count: int, output: Output) -> None:
    if count > 0:
        say(output.look, text(f"and {count:,} more answers; --json has all of them"), indent=2)


def _is_best(answer: Row, row: Row) -> bool:
    if row["best"] is None or row.get("camps"):
        return False
    if isinstance(row["best"], str):
        return bool(answer["answer"] == row["best"])
    return bool(answer["low"] == answer["high"] == row["best"])


def _settled(row: Row) -> str:
    """Return in words what the rule settles on."""
    if row.get("camps"):
        return "two camps, and no answer is best: " + " / ".join(map(str, row["camps"]))
    if row["best"] is None:
        span = interval(row["low"], row["high"])
        return "no answer is best" + (f", {span}" if span else "") + f" by {row['rule']}"
    best = number(row["best"]) if isinstance(row["best"], (int, float)) else one_line(row["best"])
    span = interval(row["low"], row["high"])
    best = grouped(best) if span else best
    return f"best {best}" + (f", {span}" if span and span != best else "") + f" by {row['rule']}"


STAKES = {-1: "against", 0: "", 1: "for"}

CONTRIBUTIONS = (
    Column("log_odds", "log-odds", right=True, show=lambda row: f"{row['log_odds']:+.2f}"),
    Column("source", wide=True),
    Column("score", "R", right=True, show=lambda row: share(row["score"])),
    Column("interval", "90 %", show=lambda row: _span(row, "low", "high"), least=80),
    Column("n", right=True, show=lambda row: str(row["n"]) if row["claim"] else ""),
    Column("interest", show=lambda row: STAKES[row["interest"]]),
    Column("claim", show=lambda row: short(row["claim"]), style="dim"),
    Column("origin", show=lambda row: short(row["origin"]), style="dim", least=100),
    Column("because", wide=True),
)
CHANGES = (
    Column("claim", "a verdict on", show=lambda row: short(row["claim"]), style="dim"),
    Column("source", wide=True),
    Column("answer", wide=True),
    Column("if_true", "belief if true", right=True, show=lambda row: share(row["if_true"])),
    Column("if_false", "if false", right=True, show=lambda row: share(row["if_false"])),
)
FIGURES = (
    Column("rule"),
    Column("low", right=True, show=lambda row: number(row["low"])),
    Column("best", right=True, show=lambda row: number(row["best"])),
    Column("high", right=True,
           show=lambda row: "open" if row["high"] is None else number(row["high"])),
    Column("because", wide=True),
)  # fmt: skip


def full_page(row: Row, output: Output) -> None:
    """Write one question: each answer with all that its belief rests on, what would change it."""
    look = output.look
    shown = output.limit or SHOWN
    _head(row, output)
    say(look, text(_settled(row)), indent=2)
    for answer in row["answers"][:shown]:
        look.file.write("\n")
        style = "bold" if look.color else ""
        mark = "* " if _is_best(answer, row) else ""
        say(look, joined(text(mark + one_line(answer["answer"]), style),
                         text(": " + belief_line(answer))), indent=2)  # fmt: skip
        say(look, text(f"confidence {answer['confidence']}"), indent=2)
        write_table(answer["contributions"], CONTRIBUTIONS, output)
        say(look, text(_sum(answer)), indent=2)
    _left(len(row["answers"]) - shown, output)
    look.file.write("\n")
    say(
        look,
        text(
            'log-odds are against "none of these", itself '
            f"{share(row['none_of_these'])}; beliefs are their softmax, printed within 0.01-0.99"
        ),
        indent=2,
    )
    if row["figures"]:
        write_table(row["figures"], FIGURES, output)
    if row["changes"]:
        best = row["best"] if row["best"] is not None else row["answers"][0]["answer"]
        if isinstance(best, (int, float)):
            best = number(best)
        say(look, text(f"What would change the belief in the leading answer ({best})"), indent=2)
        write_table(row["changes"], CHANGES, output)


def belief_line(answer: Row) -> str:
    """Return the sentence that sums an answer up: belief, likelihood, interval, voices."""
    told = (
        f"{share(answer['belief'])} ({answer['likelihood']}), "
        f"{_span(answer, 'belief_low', 'belief_high')}, "
        f"{_counted(answer['reports'], 'report')} from {_counted(answer['origins'], 'origin')}"
    )
    if answer["against_interest"]:
        told += f", {answer['against_interest']} against interest"
    if answer["contradicted_by"]:
        told += f"; contradicted by {_counted(answer['contradicted_by'], 'origin')}"
    return told


def _sum(answer: Row) -> str:
    lines = len(answer["contributions"])
    return f"{answer['score']:+.2f}  the sum of {_counted(lines, 'line')}"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _span(row: Row, low: str, high: str) -> str:
    return "" if row[low] is None else f"{share(row[low])}-{share(row[high])}"
