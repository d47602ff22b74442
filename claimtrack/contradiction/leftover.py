"""What finds no counterpart in the other claim: a setting, an actor, a state, an act of each."""

from __future__ import annotations

from functools import cache

from claimtrack.contradiction import (
    clauses,
    earlier,
)
from claimtrack.contradiction.modifiers import described
from claimtrack.contradiction.near import about, kin_acts, one_word, retold
from claimtrack.model import Clause, Reading, Similarity
from claimtrack.reading import actors, lexicons
from claimtrack.reading.gloss import heard
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once

_IN = frozenset(["by", "in", "at", "on", "into", "inside", "near", "outside", "onto", "through"])
Spare = dict[str, float]
"""The words of a claim that find no counterpart in the other, with their weights."""


def settings_left(a: Reading, b: Reading, spare_a: Spare, spare_b: Spare) -> tuple[str, str] | None:
    """Return the noun that says where each has it, if the other says neither: harbour, airport."""
    mine, theirs = _where(a), _where(b)
    for way in sorted(mine):
        for other in sorted(theirs):
            x, y = mine[way], theirs[other]
            if x in spare_a and y in spare_b and not one_word(x, y):
                return x, y
    return None


@once
def _where(reading: Reading) -> dict[str, str]:
    """Return the first noun after each preposition of place."""
    found: dict[str, str] = {}
    way = ""
    for token, lex in heard(reading, reading.statement):
        if token.lower in _IN:
            way = token.lower
        elif way and not lex.classes and token.text[0].isalpha():
            if way != "by" or not actors.classes_of([lex.canon]):
                found.setdefault(way, lex.canon)
            way = ""
        elif "determiner" not in lex.classes:
            way = ""
    return found


def described_left(
    pairs: list[tuple[Clause, Clause]], a: Reading, b: Reading, spare_a: Spare, spare_b: Spare
) -> tuple[str, str] | None:
    """Return what stands before one noun and finds no counterpart: a passenger, a freight train."""
    for x, y in pairs:
        mine, theirs = described(x, a), described(y, b)
        for noun in sorted(mine.keys() & theirs.keys()):
            x_told, y_told = mine[noun], theirs[noun]
            if x_told in spare_a and y_told in spare_b and not one_word(x_told, y_told):
                return x_told, y_told
    return None


def actors_left_out(similarity: Similarity) -> tuple[str, str] | None:
    """Return an actor of each claim that the other leaves out: the army, militias."""
    mine, theirs = (
        [(word, kinds) for word, _ in rows if (kinds := actors.classes(word))]
        for rows in (similarity.unmatched_a, similarity.unmatched_b)
    )
    for x, kinds in mine:
        for y, others in theirs:
            if not kinds & others and generic().isdisjoint((x, y)) and not one_word(x, y):
                return x, y
    return None


def others_left(
    pairs: list[tuple[Clause, Clause]], spare_a: Spare, spare_b: Spare
) -> tuple[str, str] | None:
    """Return a word of each side that fills one part of one act and finds no counterpart."""
    for x, y in pairs:
        for mine, theirs in ((x.agents, y.agents), (x.patients, y.patients)):
            left = [word for word in mine if word in spare_a and word not in generic()]
            right = [word for word in theirs if word in spare_b and word not in generic()]
            one = any(one_word(word, other) for word in left for other in right)
            if (
                left
                and right
                and not one
                and not actors.classes_of(left) & actors.classes_of(right)
            ):
                return left[0], right[0]
    return None


def state_left(a: list[Clause], b: list[Clause], spare_a: Spare, spare_b: Spare) -> str:
    """Return a state that one claim puts its subject in and no word of the other tells: empty."""
    for mine, theirs, spare in ((a, b, spare_a), (b, a, spare_b)):
        for clause in mine:
            state = clause.head.removeprefix("be:")
            if state == clause.head or state not in spare or state not in _states():
                continue
            if not any(retold(state, other.head) for other in theirs):
                return state
    return ""


@cache
def _states() -> frozenset[str]:
    pairs = lexicons.load("opposites")["state"]["pairs"]
    return frozenset(lexeme(word, "en").canon for item in pairs for word in item.split())


def acts_left(
    a: list[Clause], b: list[Clause], spare_a: Spare, spare_b: Spare
) -> tuple[str, str] | None:
    """Return an act of each side that finds no counterpart, unless one is told for the other."""
    heads_a = [x.head for x in a if x.head.removeprefix("be:") in spare_a]
    heads_b = [y.head for y in b if y.head.removeprefix("be:") in spare_b] if heads_a else []
    if not heads_b or any(retold(x, y) for x in heads_a for y in heads_b):
        return None
    return heads_a[0], heads_b[0]


def act_on_act(a: list[Clause], b: list[Clause]) -> tuple[str, str] | None:
    """Return an act that is done about what the other claim tells: contested, and lost, a vote."""
    heads_a, heads_b = {c.head for c in a}, {c.head for c in b}
    if heads_a & heads_b:
        return None
    for mine, others in ((a, heads_b), (b, heads_a)):
        for clause in mine:
            if clause.head in about() and (done := others.intersection(clause.words)):
                return clause.head, min(done)
    return None


def only_mentioned(a: Reading, b: Reading, similarity: Similarity) -> tuple[str, str] | None:
    """Return an act of each claim, where the one only mentions what the other tells.

    "Thieves stole the rings", "police recovered the stolen rings": no act is told by both, and
    one claim's finds no word in the other.
    """
    heads_a, heads_b = ({c.head.removeprefix("be:") for c in clauses.headed(r)} for r in (a, b))
    if (
        not heads_a
        or not heads_b
        or heads_a & heads_b
        or kin_acts(clauses.headed(a), clauses.headed(b))
    ):
        return None
    for mine, theirs, unmatched, reading in (
        (heads_a, heads_b, similarity.unmatched_a, a),
        (heads_b, heads_a, similarity.unmatched_b, b),
    ):
        if mine.issubset(word for word, _ in unmatched) and earlier.mentioned(reading) & theirs:
            return min(mine), min(theirs)
    return None
