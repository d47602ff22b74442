"""The matrix of an event: a row a source, a column a measure, paged by columns where it is wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from claimtrack.screen.emit import emit, emit_one, write_table
from claimtrack.screen.listing import Column, Listing
from claimtrack.screen.output import Output, Row
from claimtrack.screen.values import grouped, moment, number

LEGEND = "! contradicted by another source   > revised later   via: as others report it"
SOURCE_WIDTH = 20  # columns of a terminal for the names, and for a measure at the least
MEASURE_WIDTH = 18
# Hedges that an interval does not show by itself; "50+" and "0-50" say what they are.
SAID = {"about": "about ", "nearly": "nearly ", "just-over": "just over ", "vague": "soft "}


def emit_matrix(matrix: Row, output: Output) -> None:
    """Write a matrix: the document as JSON, else its rows with a column for each measure."""
    if output.format == "json":
        emit_one(matrix, output, lambda *_: None)
        return
    rows = list(_rows(matrix))
    keys = ("source", *matrix["measures"])
    columns = tuple(Column(key, wide=True) for key in keys)
    listing = Listing("matrix", keys, columns, none="no claim of the event gives a figure")
    emit(rows, listing, output, lambda found, look: _pages(found, matrix["measures"], look))


def _rows(matrix: Row) -> Iterator[Row]:
    """Yield a row for each source, and one for each rule that settles the totals."""
    measures = matrix["measures"]
    for row in matrix["rows"]:
        cells = {name: "; ".join(map(_figure, held)) for name, held in row["cells"].items()}
        yield {"source": row["source"]} | {name: cells.get(name, "") for name in measures}
    totals = matrix["totals"]
    for rule in dict.fromkeys(rule for held in totals.values() for rule in held):
        cells = {name: _total(held[rule]) for name, held in totals.items() if rule in held}
        yield {"source": f"= {rule}"} | {name: cells.get(name, "") for name in measures}


def _figure(cell: Row) -> str:
    via = f" via {', '.join(cell['via'])}" if cell["via"] else ""
    said = f" ({moment(cell['said'])})" if cell["said"] else ""
    hedge = SAID.get(cell.get("hedge", ""), "")
    return f"{cell['sign']}{hedge}{grouped(cell['figure'])}{said}{via}"


def _total(bounds: Sequence[Any]) -> str:
    """Return low, best and high as one cell; what there is not is left out."""
    low, best, high = bounds
    upper = "+" if high is None else "" if high == low else f"-{number(high)}"
    span = "" if low is None else number(low) + upper
    if best is None:
        return span
    return number(best) + (f" ({span})" if span and span != number(best) else "")


def _measure(name: str) -> Column:
    """Return the column of a measure; conflicts are red beside their sign, revisions yellow."""

    def paint(row: Row) -> str:
        cell = row[name]
        return "red" if "!" in cell else "yellow" if ">" in cell else ""

    return Column(name, wide=True, paint=paint)


def _pages(rows: Sequence[Row], measures: Sequence[str], output: Output) -> None:
    """Write as many measures beside each other as the terminal holds, then the next ones."""
    look = output.look
    at_once = max(1, (look.width - SOURCE_WIDTH) // MEASURE_WIDTH)
    for start in range(0, len(measures), at_once):
        shown = measures[start : start + at_once]
        held = [row for row in rows if any(row[name] for name in shown)]
        columns = [Column("source", wide=True), *(_measure(name) for name in shown)]
        write_table(held, columns, output)
        look.file.write("\n")
    from claimtrack.screen.table import say, text

    say(look, text(LEGEND))
