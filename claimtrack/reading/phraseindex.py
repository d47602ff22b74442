"""Phrases of word keys, found in a text by their first and last word: few are ever tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Generic, TypeVar

Row = TypeVar("Row")


class PhraseIndex(Generic[Row]):
    """Rows by the first, then the last key of their phrase.

    Most phrases begin with a word such as "be": of 106 a text that began alike, 3 were there.
    """

    def __init__(self, rows: Iterable[tuple[Sequence[str], Row]]) -> None:
        self._table: dict[str, dict[str, list[Row]]] = {}
        for keys, row in rows:
            self._table.setdefault(keys[0], {}).setdefault(keys[-1], []).append(row)

    def candidates(self, first: str, present: Set[str]) -> Iterator[Row]:
        """Yield the rows that begin with a key and end with one of those present, in any order."""
        ends = self._table.get(first)
        if ends:
            for last in ends.keys() & present:
                yield from ends[last]
