"""Whether two clauses speak of two of a kind: the old and the new bridge, two ministers."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from claimtrack.contradiction.lasting import still_later
from claimtrack.contradiction.pairs import Pair, names, spoken, theme
from claimtrack.model import Clause, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import heard, said
from claimtrack.reading.remembered import once, once_in


@cache
def _modifiers() -> tuple[frozenset[str], ...]:
    pairs: list[str] = lexicons.load("figures")["extremes"]["of-clauses"]
    return tuple(frozenset(pair.split()) for pair in pairs)


def modifiers_apart(pair: Pair, leaving: tuple[str, str] = ("", "")) -> bool:
    """Return whether the two speak of different ones of a kind: the old and the new bridge.

    `leaving` names a word of each claim that is not asked: those that are compared.
    """
    if kinds_of_one(pair.a, pair.b):
        return True
    if of_others(pair.a, pair.b, pair.left, pair.right) or _hours_apart(pair):
        return True
    before = described(pair.a, pair.left), described(pair.b, pair.right)
    if _deputies_apart(*before, pair):
        return True
    return any(
        before[0][head] != before[1][head]
        and (before[0][head], before[1][head]) != leaving
        and before[0][head] in dict(pair.similarity.unmatched_a)
        and before[1][head] in dict(pair.similarity.unmatched_b)
        for head in before[0].keys() & before[1].keys()
    )


_DEPUTIES = frozenset(["deputy", "assist"])


def _deputies_apart(mine: dict[str, str], theirs: dict[str, str], pair: Pair) -> bool:
    """Return whether one clause is about an office and the other about its deputy."""
    heads = {*theme(pair.a), *pair.a.agents} & {*theme(pair.b), *pair.b.agents}
    return any((mine.get(head) in _DEPUTIES) != (theirs.get(head) in _DEPUTIES) for head in heads)


def kinds_of_one(a: Clause, b: Clause) -> bool:
    """Return whether two clauses hold two words of which one thing is one: the old, the new."""
    mine, theirs = set(a.words), set(b.words)
    return any(m & mine and m & theirs and not (m & mine & theirs) for m in _modifiers())


_HIS = frozenset(["his", "her", "their"])
_HIM = frozenset(["he", "him", "she", "her", "they", "them"])


def of_others(a: Clause, b: Clause, left: Reading, right: Reading) -> bool:
    """Return whether only one of two clauses is about somebody of somebody's, by their words.

    "The banker's wife" and the banker; "his brother" and "him".
    """
    for owned, other, reading in ((_owned(a, left), b, right), (_owned(b, right), a, left)):
        there = spoken(other, reading) if owned else ()
        for owner, word in owned:
            if word not in there and (
                _HIM.intersection(there) if owner in _HIS else owner[:-2] in there
            ):
                return True
    return False


_LESSER = frozenset(["silver", "bronze", "runner-up", "semi-final"])


def ranks_apart(pair: Pair) -> bool:
    """Return whether two can each have won their own: gold and silver, the women's race."""
    mine, theirs = ranks(pair.left), ranks(pair.right)
    return bool(mine and theirs and not mine & theirs) or bool((mine ^ theirs) & _LESSER)


@once
def ranks(reading: Reading) -> set[str]:
    """Return the words by which two can win, each their own: silver, the women's race."""
    words = {word.strip(".,;:'\"") for word in said(reading, reading.statement).lower().split()}
    found = {word.removesuffix("'s") for word in words & lexicons.words("several.which.ranks")}
    return {"women" if word == "woman" else word for word in found}


@once_in
def _owned(clause: Clause, reading: Reading) -> list[tuple[str, str]]:
    """Return those of a clause who are somebody's, each after whose they are: "his brother"."""
    return [
        (owner, word.strip(".,;"))
        for owner, word in pairwise(spoken(clause, reading))
        if word.strip(".,;") in lexicons.words("occasions.relations.belonging")
        and (owner in _HIS or owner.endswith(("'s", "’s")))
    ]


_HOURS = frozenset(["morning", "afternoon", "evening", "night"])


def _hours_apart(pair: Pair) -> bool:
    """Return whether the clauses tell two parts of the day: in the morning, at night."""
    mine, theirs = (
        {word.strip(".,;") for word in spoken(clause, reading)} & _HOURS
        for clause, reading in ((pair.a, pair.left), (pair.b, pair.right))
    )
    apart = bool(mine and theirs) and not mine & theirs
    return apart and not still_later(pair.left, pair.right)


_OF = 2  # words between the preposition and the act: "of diesel cars"


def _source(clause: Clause, reading: Reading) -> tuple[str, ...]:
    """Return the noun before the act that a preposition leads to: "output from wind farms"."""
    known = [lex for _, lex in heard(reading, clause.span)]
    act = next((i for i, x in enumerate(known) if i > _OF and x.sure and x.verbal), 0)
    led = any("preposition" in x.classes for x in known[act - _OF - 1 : act])
    return (known[act - 1].canon,) if act and led else ()


@once_in
def described(clause: Clause, reading: Reading) -> dict[str, str]:
    """Return the noun right before who or what it is about: the health minister, unnamed.

    What that is of counts, too: "output from solar farms", "output from wind farms".
    """
    parts = (theme(clause), clause.agents, _source(clause, reading))
    heads = {word for part in parts if not names(part, reading) for word in part}
    known = [lex for _, lex in heard(reading, clause.span)]
    return {y.canon: x.canon for x, y in pairwise(known) if y.canon in heads and not x.classes}
