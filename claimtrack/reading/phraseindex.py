"""Phrases of word keys, found in a text by their first and last word: few are ever tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from typing import Generic, TypeVar

Row = TypeVar("Row")


class PhraseIndex(Generic[Row]):
    """Rows by the first, then the last key of their phrase.

    Most phrases begin with a word such as "be": of 106 a text that began alike, 3 were there. A row
    is made of its line when a text holds its first and last key: few ever are.
    """

    def __init__(
        self, lines: Mapping[str, str], made: Callable[[str, tuple[str, ...]], Row]
    ) -> None:
        """Take lines by first key, and what makes a row of what is known of a phrase and its keys.

        A phrase is a line: what is known of it, then its keys.
        """
        self._lines = lines
        self._made = made
        self._ends: dict[str, dict[str, list[str]]] = {}
        self._rows: dict[tuple[str, str], list[Row]] = {}

    def candidates(self, first: str, present: Set[str]) -> Iterator[Row]:
        """Yield the rows that begin with a key and end with one of those present, in any order."""
        ends = self._ends.get(first)
        if ends is None:
            if first not in self._lines:
                return
            ends = self._ends[first] = {}
            for line in self._lines[first].split("\n"):
                ends.setdefault(line.rpartition(" ")[2], []).append(line)
        for last in ends.keys() & present:
            rows = self._rows.get((first, last))
            if rows is None:
                rows = self._rows[first, last] = [self._row(line) for line in ends[last]]
            yield from rows

    def _row(self, line: str) -> Row:
        known, *keys = line.split(" ")
        return self._made(known, tuple(keys))
