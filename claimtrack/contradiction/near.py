"""Acts that are one in other words, and acts that are often told for one another.

To be one is strict ("used", "fired tear gas"); to be told for one another only keeps two claims
from being set apart: who entered a town may not have captured it.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from claimtrack.contradiction.opposites import opposite
from claimtrack.model import Clause
from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import lexeme, stem


@cache
def _groups(line: Literal["one", "near", "retold"]) -> dict[str, frozenset[int]]:
    """Return act -> the groups that hold it, by number: of opposites.toml, or of retold.toml."""
    if line == "retold":
        lines = lexicons.load("retold")["acts"].values()
        groups = [[form for word in told.split() for form in _forms(word)] for told in lines]
    else:
        groups = [group.split() for group in lexicons.load("opposites")["acts"][line].split("|")]
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for act in group:
            found.setdefault(act, set()).add(number)
    return {act: frozenset(numbers) for act, numbers in found.items()}


def _forms(word: str) -> tuple[str, ...]:
    """Return a verb as the head of a clause may hold it: its concept, itself, its stem."""
    return lexeme(word, "en").canon, word, stem(word, "en")


def _together(line: Literal["one", "near", "retold"], a: str, b: str) -> bool:
    groups = _groups(line)
    mine = groups.get(a.removeprefix("be:"))
    theirs = groups.get(b.removeprefix("be:")) if mine else None
    return bool(mine and theirs and not mine.isdisjoint(theirs))


def one_act(a: str, b: str) -> bool:
    """Return whether two heads of clauses are one act: equal, or in other words."""
    return a == b or _together("one", a, b)


def near(a: str, b: str) -> bool:
    """Return whether two acts, as heads of clauses, are often told for one another."""
    return _together("near", a, b)


def retold(a: str, b: str) -> bool:
    """Return whether one newsroom may tell the one act where another tells the other.

    Wider than `near`, and never for opposites or for what follows in turn: freed, captured.
    """
    if near(a, b):
        return True
    general, pairs = _general()
    x, y = a.removeprefix("be:"), b.removeprefix("be:")
    if x in general and y in general and frozenset((x, y)) not in pairs:
        return False
    return _together("retold", x, y) and not opposite(x, y)


@cache
def _general() -> tuple[frozenset[str], frozenset[frozenset[str]]]:
    """Return the concepts too wide to be retold for one another, and the pairs that still are."""
    table = lexicons.load("retold")["general"]
    return frozenset(table["acts"].split()), frozenset(frozenset(p.split()) for p in table["pairs"])


@cache
def about() -> frozenset[str]:
    """Return the acts done about another act, which they do not do: contest a defeat."""
    table = lexicons.load("retold")["general"]
    return frozenset(form for word in table["about"].split() for form in _forms(word))


@cache
def _fields() -> dict[str, frozenset[tuple[str, int]]]:
    """Return act -> the fields of acts that are kept apart, with the number of its act there."""
    found: dict[str, set[tuple[str, int]]] = {}
    for field, line in lexicons.load("retold")["apart"].items():
        for number, acts in enumerate(line.split("|")):
            for word in acts.split():
                for form in _forms(word):
                    found.setdefault(form, set()).add((field, number))
    return {act: frozenset(rows) for act, rows in found.items()}


def two_acts(a: str, b: str) -> bool:
    """Return whether two acts of one field are two, whatever is said beside: charged, convicted."""
    mine, theirs = _fields().get(a), _fields().get(b)
    if not mine or not theirs or mine & theirs:
        return False
    return not {field for field, _ in mine}.isdisjoint(field for field, _ in theirs)


@cache
def _one_words() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lexicons.load("retold")["words"]["one"]):
        for word in line.split():
            for form in _forms(word):
                found.setdefault(form, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def one_word(a: str, b: str) -> bool:
    """Return whether two canonical tokens are one word in other words: probe, spacecraft."""
    mine, theirs = _one_words().get(a), _one_words().get(b)
    return bool(mine and theirs and mine & theirs)


def kin_acts(a: list[Clause], b: list[Clause]) -> bool:
    """Return whether two acts are often told for one another: "fired tear gas", "used"."""
    return any(retold(x.head, y.head) for x in a for y in b)
