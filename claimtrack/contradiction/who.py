"""Two that cannot be one: a striker is no goalkeeper, lightning no arsonist, his wife not he.

`lexicon/who.toml` holds rows of kinds that exclude each other. A phrase is of the kind of its head
noun; where that says nothing ("the government delegation"), of the words before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from claimtrack.contradiction.told import Phrase, told
from claimtrack.model import Clause, Reading
from claimtrack.reading import actors, lexicons

Kinds = dict[str, frozenset[int]]


@cache
def _table() -> dict[str, dict[str, frozenset[int]]]:
    """Return word or phrase -> row -> the numbers of the kinds of that row it names."""
    found: dict[str, dict[str, set[int]]] = {}
    for row, line in lexicons.load("who")["rows"].items():
        for number, kind in enumerate(line.split("|")):
            for word in kind.split():
                found.setdefault(word, {}).setdefault(row, set()).add(number)
    return {
        word: {row: frozenset(kinds) for row, kinds in rows.items()} for word, rows in found.items()
    }


@cache
def _things() -> frozenset[str]:
    return frozenset(lexicons.load("who")["things"]["rows"].split())


@lru_cache(maxsize=50_000)
def _kinds(nouns: tuple[str, ...]) -> Kinds:
    """Return the kinds of a phrase by its last noun, or by the last that names any."""
    table = _table()
    for end in range(len(nouns), 0, -1):
        for size in (3, 2, 1):
            rows = table.get("-".join(nouns[max(end - size, 0) : end])) if size <= end else None
            if rows:
                return rows
    return {}


def excluded(x: Phrase, y: Phrase) -> bool:
    """Return whether what two phrases name cannot be one, by the kinds of their nouns."""
    if not x.nouns or not y.nouns:
        return False
    if x.head in y.owners or y.head in x.owners:
        return x.head != y.head  # the senator, the senator's wife
    mine, theirs = _kinds(x.nouns), _kinds(y.nouns)
    if any(not mine[row] & theirs[row] for row in mine.keys() & theirs.keys()):
        return not one_kind(x, y)
    return (_thing(mine) and _person(y, theirs)) or (_thing(theirs) and _person(x, mine))


def person(word: str) -> bool:
    """Return whether a noun is listed as one for people."""
    rows = _table().get(word, {})
    return bool(rows) and not _thing(rows)


def kinds_apart(x: Sequence[str], y: Sequence[str]) -> bool:
    """Return whether some word of each are of two kinds that exclude each other."""
    return any(excluded(Phrase((one,)), Phrase((other,))) for one in x for other in y)


def one_kind(x: Phrase, y: Phrase) -> bool:
    """Return whether what two phrases name is of one kind: a storm, a tree."""
    mine, theirs = _kinds(x.nouns), _kinds(y.nouns)
    return any(mine[row] & theirs[row] for row in mine.keys() & theirs.keys())


def _thing(kinds: Kinds) -> bool:
    return bool(kinds.keys() & _things())


def _person(phrase: Phrase, kinds: Kinds) -> bool:
    """Return whether a phrase names people or a body of them, and no thing of theirs."""
    if kinds:
        return not _thing(kinds)
    return bool(actors.classes_of([phrase.head]))


def others_told(x: Clause, y: Clause, a: Reading, b: Reading) -> bool:
    """Return whether two clauses are of two who do it, or are done to, that cannot be one."""
    mine, theirs = told(x, a), told(y, b)
    return excluded(mine.doer, theirs.doer) or excluded(mine.done_to, theirs.done_to)


def strangers(x: Phrase, y: Phrase) -> bool:
    """Return whether two phrases are names by their looks, and share no word."""
    return x.proper and y.proper and not set(x.nouns) & set(y.nouns)
