"""The pages of `credibility`: the track record of one source, and how good the scores were."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.screen.emit import write_table
from claimtrack.screen.listing import Column
from claimtrack.screen.output import Output, Row
from claimtrack.screen.pages import values_page
from claimtrack.screen.table import say, text
from claimtrack.screen.values import bar, number, plain, share, short

POINTS = 20  # verdicts of the plot over time; of more, so many are shown, evenly spread


def _span(low: float | None, high: float | None) -> str:
    return "" if low is None else f"{share(low)}-{share(high)}"


OVER_TIME = (
    Column("day", "verdict of"),
    Column("n", right=True),
    Column("score", right=True, show=lambda row: share(row["score"])),
    Column("bar", "0 · 1", show=lambda row: bar(row["low"], row["high"], row["score"], 20)),
    Column("interval", "90 %", show=lambda row: _span(row["low"], row["high"])),
)
BIAS = (
    Column("topic", "figures of", wide=True),
    Column("factor", "times the verified", right=True, show=lambda row: f"{row['factor']:.2f}x"),
    Column("n", right=True),
)
INTEREST = (
    Column("interest"),
    Column("claims", right=True),
    Column("n", "judged", right=True),
    Column("rate", "of these true", right=True, show=lambda row: share(row["rate"])),
)
BINS = (
    Column("range", "forecast", show=lambda row: _span(row["low"], row["high"])),
    Column("n", right=True),
    Column("forecast", "mean", right=True, show=lambda row: share(row["forecast"])),
    Column("observed", right=True, show=lambda row: share(row["observed"])),
    Column("bar", "0 · observed · 1",
           show=lambda row: bar(row["observed_low"], row["observed_high"], row["observed"], 20)),
    Column("note", ""),
)  # fmt: skip


def track_record_page(rows: Sequence[Row], output: Output) -> None:
    """Write each source with its score drawn, what it is made of, and why."""
    for row in rows:
        _write(row, output)


def _write(row: Row, output: Output) -> None:
    look = output.look
    say(look, text(row["source"], "bold" if look.color else ""))
    if row["score"] is None:
        say(look, text("no source: no score is made of it"), indent=2)
    else:
        drawn = bar(row["low"], row["high"], row["score"], min(40, look.width - 30))
        span = _span(row["low"], row["high"])
        say(look, text(f"{drawn}  {share(row['score'])} ({span}, n = {row['n']})"), indent=2)
    names = ("kind", "affiliation", "reliability", "proposed", "claims", "origins", "corroborated",
             "contradicted", "verdicts", "judged", "prior")  # fmt: skip
    values_page([(name, plain(row.get(name))) for name in names], output)
    for reason in row["reasons"]:
        say(look, text(f"- {reason}"), indent=2)
    _section("Over time, from verdicts alone", _spread(row["over_time"]), OVER_TIME, output)
    _section("Numeric bias, never applied", row["bias"], BIAS, output)
    if any(each["claims"] for each in row["interest"] if each["interest"] != "neutral"):
        _section("By interest", row["interest"], INTEREST, output)
    if row["change"] and row["score"] is not None:
        told = row["change"]
        look.file.write("\n")
        say(
            look,
            text(
                f"A verdict on {short(told['claim'])} moves this to {share(told['if_false'])} "
                f"(false) or {share(told['if_true'])} (true)."
            ),
            indent=2,
        )


def _section(title: str, rows: Sequence[Row], columns: Sequence[Column], output: Output) -> None:
    if rows:
        output.look.file.write("\n")
        say(output.look, text(title), indent=2)
        write_table(rows, columns, output)


def _spread(points: Sequence[Row]) -> list[Row]:
    """Return at most POINTS of the points, evenly spread, the last always."""
    if len(points) <= POINTS:
        return list(points)
    step = (len(points) - 1) / (POINTS - 1)
    return [points[round(i * step)] for i in range(POINTS)]


def calibration_page(rows: Sequence[Row], output: Output) -> None:
    """Write each kind of forecast with its scores beside the base rate's, and the diagram."""
    look = output.look
    for row in rows:
        note = f" ({row['note']})" if row["note"] else ""
        say(look, text(f"{row['what']}, n = {row['n']}{note}", "bold" if look.color else ""))
        if not row["n"]:
            say(look, text("no verdict yet that a forecast could be held against"), indent=2)
            look.file.write("\n")
            continue
        say(
            look,
            text(
                f"Brier {number(row['brier'])} "
                f"({number(row['brier_low'])}-{number(row['brier_high'])}), "
                f"base rate {number(row['base_brier'])}; log loss {number(row['log_loss'])}, "
                f"base rate {number(row['base_log_loss'])}"
            ),
            indent=2,
        )
        write_table([each for each in row["bins"] if each["n"]], BINS, output)
        look.file.write("\n")
