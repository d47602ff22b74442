"""The page of `credibility SOURCE`: the track record of one source, in lines of evidence."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.screen.output import Output, Row
from claimtrack.screen.pages import values_page
from claimtrack.screen.table import say, text
from claimtrack.screen.values import bar, plain, share


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
        span = f"{share(row['low'])}-{share(row['high'])}"
        say(look, text(f"{drawn}  {share(row['score'])} ({span}, n = {row['n']})"), indent=2)
    names = ("affiliation", "reliability", "proposed", "claims", "origins", "corroborated",
             "contradicted", "verdicts", "judged", "prior")  # fmt: skip
    values_page([(name, plain(row.get(name))) for name in names], output)
    for reason in row["reasons"]:
        say(look, text(f"- {reason}"), indent=2)
