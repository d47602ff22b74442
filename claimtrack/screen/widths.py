"""How wide the columns of a table are on a terminal: no figure is broken, no column is crushed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

EDGES = 2  # columns of the terminal outside the first and the last cell
GAP = 2  # between two cells
NARROW = 10  # what a column that folds gets at the least, if it has so much to show
WHOLE = (24, 16, NARROW)
"""Words up to this length are not broken; where columns would not fit then, shorter ones. Longer
ones are addresses."""


def widths(cells: Sequence[Sequence[str]], folds: Sequence[bool], width: int) -> list[int] | None:
    """Return how wide each column is in a terminal of that width, None where they do not fit.

    Columns that fold share the room that the others leave: each gets what it has to show, and
    where that is too much, the widest give way.
    """
    columns = list(zip(*cells, strict=True))
    wanted = [max(map(cell_len, column)) for column in columns]
    room = width - EDGES - GAP * (len(columns) - 1)
    cap = max(12, width // 5)
    for whole in WHOLE:
        given = [
            _least(column, most, whole) if folding else max(_least(column, most), min(most, cap))
            for column, most, folding in zip(columns, wanted, folds, strict=True)
        ]
        if sum(given) <= room:
            return _filled(given, wanted, folds, room - sum(given))
    return None


def _filled(given: list[int], wanted: list[int], folds: Sequence[bool], left: int) -> list[int]:
    """Give the room that is left to the columns that fold, always to the narrowest."""
    for _ in range(left):
        hungry = [n for n, most in enumerate(wanted) if folds[n] and given[n] < most]
        if not hungry:
            break
        given[min(hungry, key=lambda n: given[n])] += 1
    return given


def _least(column: Sequence[str], wanted: int, whole: int = WHOLE[0]) -> int:
    """Return how wide a column must be for its words to stay whole and its lines to be read."""
    # A word of wide signs may be broken anywhere: Chinese and Japanese have no blanks.
    words = [
        cell_len(word) for cell in column for word in cell.split() if cell_len(word) == len(word)
    ]
    longest = max((length for length in words if length <= whole), default=0)
    return max(longest, min(wanted, NARROW))
