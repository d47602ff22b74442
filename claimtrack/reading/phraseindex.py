"""Phrases of word keys, found in a text by their first and last word: few are ever tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Generic, TypeVar

Row = TypeVar("Row")
Said = TypeVar("Said")
BEGINS = 2  # letters of a key


class PhraseIndex(Generic[Said, Row]):
    """Rows by the first, then the last key of their phrase.

    Most phrases begin with a word such as "be": of 106 a text that began alike, 3 were there. The
    keys of a phrase are found when a text holds words that begin as its first and last key do: the
    first text asks for one phrase in twenty, and all of them took a quarter of the time of `add`.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, str, Said]],
        made: Callable[[Said], tuple[Sequence[str], Row]],
    ) -> None:
        """Take phrases with the first letters (BEGINS) of their first and of their last key."""
        self._made = made
        self._table: dict[str, dict[str, list[Row]]] = {}
        self._waiting: dict[str, dict[str, list[Said]]] = {}
        for first, last, said in phrases:
            self._waiting.setdefault(first, {}).setdefault(last, []).append(said)

    def candidates(self, first: str, present: Set[str]) -> Iterator[Row]:
        """Yield the rows that begin with a key and end with one of those present, in any order."""
        waiting = self._waiting.get(first[:BEGINS])
        if waiting:
            for begin in waiting.keys() & {key[:BEGINS] for key in present}:
                for said in waiting.pop(begin):
                    keys, row = self._made(said)
                    self._table.setdefault(keys[0], {}).setdefault(keys[-1], []).append(row)
        ends = self._table.get(first)
        if ends:
            for last in ends.keys() & present:
                yield from ends[last]
