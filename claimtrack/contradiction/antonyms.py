"""Two words that exclude each other, in whatever part of speech, where all else is shared."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.contradiction import coverage
from claimtrack.contradiction.complements import complements_apart
from claimtrack.contradiction.earlier import told_earlier
from claimtrack.contradiction.extent import all_of_others, of_parts
from claimtrack.contradiction.finding import STATE_DAYS, STRENGTH, Finding, weaker
from claimtrack.contradiction.kinds import told_apart
from claimtrack.contradiction.modifiers import modifiers_apart
from claimtrack.contradiction.opposites import excluding
from claimtrack.contradiction.order import times_apart
from claimtrack.contradiction.pairs import (
    Pair,
    acts,
    adds,
    as_told,
    both_said,
    days_between,
    figures,
    names,
    names_meet,
    one_contest,
    places_apart,
    told_both,
    when_apart,
)
from claimtrack.contradiction.told import told
from claimtrack.contradiction.twothings import beside
from claimtrack.contradiction.who import excluded
from claimtrack.model import Clause

ENOUGH = 0.75  # of the lesser claim's other words: chosen


def opposite_words(pair: Pair) -> Finding | None:
    """One word of each claim is the opposite of the other, and all else is shared."""
    if not both_said(pair) or pair.known.same_event is False or adds(pair):
        return None
    if all_of_others(pair):
        return None
    for x, y in _opposites(pair):
        if _only_offered(pair.a, x) or _only_offered(pair.b, y) or not _on_one(pair, x, y):
            continue
        spoken = as_told(x, pair.a, pair.left), as_told(y, pair.b, pair.right)
        why = f"“{spoken[0]}” and “{spoken[1]}” say opposite things of the same"
        days = days_between(pair)
        if days is not None and abs(days) >= STATE_DAYS:
            return Finding("revises", "", 0.0, f"{why}, {abs(days)} days apart", "")
        return Finding(
            "contradicts",
            "antonym",
            weaker(pair, STRENGTH["state"]),
            why,
            "if one came after the other, or if they speak of different things",
            (pair.a.span,),
            (pair.b.span,),
        )
    return None


def _only_offered(clause: Clause, word: str) -> bool:
    """Return whether a word is no more than what a clause offers to do: "offered to resign"."""
    return clause.head == "offer" and word != "offer"


def _opposites(pair: Pair) -> Iterator[tuple[str, str]]:
    """Yield the words of the two clauses that find no counterpart and exclude each other."""
    if figures(pair.a, pair.left) or figures(pair.b, pair.right):
        return  # "killed at least five", "claimed 18 lives": figures are compared as figures
    mine = _told(pair.a.head, pair.a.words, pair.similarity.unmatched_a)
    theirs = _told(pair.b.head, pair.b.words, pair.similarity.unmatched_b)
    yield from excluding(mine, theirs)


def _told(head: str, words: tuple[str, ...], unmatched: tuple[tuple[str, float], ...]) -> list[str]:
    spare, light = dict(unmatched), acts("selects")
    told = (head.removeprefix("be:"), *words)
    return [word for word in told if word in spare and word not in light]


def _on_one(pair: Pair, x: str, y: str) -> bool:
    leaving = ({x}, {y})
    if (
        places_apart(pair)
        or when_apart(pair)
        or modifiers_apart(pair, (x, y))
        or complements_apart(pair)
    ):
        return False
    if of_parts(pair) or told_earlier(pair) or one_contest(pair) or coverage.of_two(pair, leaving):
        return False
    if times_apart(pair.left, pair.right):
        return False
    if excluded(told(pair.a, pair.left).done_to, told(pair.b, pair.right).done_to):
        return False  # "praised his goalkeeper", "criticised his defenders"
    if told_apart(pair.left, pair.right) or beside(pair):
        return False  # "closed to lorries", "open to cars"
    named = (
        names((*clause.agents, *clause.patients), reading)
        for clause, reading in ((pair.a, pair.left), (pair.b, pair.right))
    )
    mine, theirs = map(tuple, named)
    if mine and theirs and not names_meet(mine, theirs):
        return False  # "Iran recalled its ambassador", "Iraq's ambassador remains in Tehran"
    if pair.a.head != pair.b.head and told_both(pair):
        return False
    if coverage.named_apart(pair) or not coverage.parts_meet(pair):
        return False
    return coverage.share(pair, leaving) >= ENOUGH
