"""All of them, or only some: what a claim says of a whole against what another says of a part."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from claimtrack.contradiction.answers import answered_apart
from claimtrack.contradiction.complements import complements_apart
from claimtrack.contradiction.coverage import left_over, one_story
from claimtrack.contradiction.earlier import told_earlier
from claimtrack.contradiction.extent import all_and_some, exclusive, partial, whole
from claimtrack.contradiction.finding import STRENGTH, Finding, quote, spans, weaker
from claimtrack.contradiction.modifiers import modifiers_apart
from claimtrack.contradiction.near import near, one_act
from claimtrack.contradiction.opposites import opposite
from claimtrack.contradiction.pairs import (
    Pair,
    acts,
    both_said,
    figures,
    implied,
    on_one_thing,
    others,
    same_act,
    spoken,
    sure,
    theme,
    when_apart,
    where_apart,
)
from claimtrack.model import Clause, Quantity, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import said
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once_in
from claimtrack.text import lazy_regex


def not_all(pair: Pair) -> Finding | None:
    """What one claim says of all of them, the other says of only some."""
    a, b = pair.a, pair.b
    if not both_said(pair) or not whole(a, pair.left) or not _less(b, pair.right):
        return None
    if not (same_act(pair) and on_one_thing(pair)) and not one_story(pair):
        return None
    if where_apart(pair) or when_apart(pair) or others(pair) or complements_apart(pair):
        return None
    return Finding(
        "contradicts",
        "part-whole",
        weaker(pair, STRENGTH["only"]),
        f"{quote(b.span, pair.right)} says that it is not all of them: {quote(a.span, pair.left)}",
        "if the rest followed later, or if others are meant",
        spans(a),
        spans(b),
    )


@once_in
def _less(clause: Clause, reading: Reading) -> bool:
    """Return whether a clause says "not all of them", "only some", "only half"."""
    if clause.head == "be":
        return False
    if partial(clause, reading) and exclusive(clause, reading):
        return True
    words = said(reading, clause.span).lower().split()
    return any(x == "not" and y in acts("whole") for x, y in pairwise(words))


def all_but_some(pair: Pair) -> Finding | None:
    """What befell all of them by one claim, the other says did not befall some of them."""
    a, b = pair.a, pair.b
    lot = _the_lot(pair)
    if not _REST.isdisjoint(spoken(a, pair.left)):
        return None  # "all the others have been found"
    if not sure(pair) or not (whole(a, pair.left) or lot) or whole(b, pair.right):
        return None
    if a.polarity != "affirmed" or not (partial(b, pair.right) or figures(b, pair.right)):
        return None
    if not answered_apart(pair) and not _excluding(a, b):
        return None
    if _since(pair):
        return None
    theirs = {*b.agents, *b.patients, *b.words}
    if not set(theme(a)) & theirs or any(not _of_all(q) for q in figures(a, pair.left)):
        return None
    if where_apart(pair) or when_apart(pair) or told_earlier(pair) or complements_apart(pair):
        return None
    if not (lot or all_and_some(pair)) or modifiers_apart(pair):
        return None
    return Finding(
        "contradicts",
        "part-whole",
        weaker(pair, STRENGTH["only"]),
        f"{quote(b.span, pair.right)} leaves not all of them: {quote(a.span, pair.left)}",
        "if the rest followed later, or if others are meant",
        spans(a),
        spans(b),
    )


_PERFECT = lazy_regex(r"\b(?:have|has) (?:all |now |since )*been\b", re.I)
_UNDER_WAY = lazy_regex(r"\b(?:is|are) (?:now |currently )?\w+ing\b", re.I)


def _since(pair: Pair) -> bool:
    """Return whether one has come about since the other: "are holding 14", "have been freed"."""
    return bool(
        _PERFECT.search(said(pair.left, pair.a.span))
        and _UNDER_WAY.search(said(pair.right, pair.b.span))
    )


_REST = frozenset("others other rest remaining remainder else".split())
_NONE = frozenset("none neither no nobody".split())


def of_a_group(words: Sequence[str]) -> bool:
    """Return whether words, in lower case, speak of all or none of a group."""
    return not (_NONE.isdisjoint(words) and acts("whole").isdisjoint(words))


def one_of_them(pair: Pair) -> Finding | None:
    """What one claim says of all or none of a group, the other denies of one of its members."""
    a, b = pair.a, pair.b
    if a.polarity == "negated":
        none = not _NONE.isdisjoint(spoken(a, pair.left)[:1])
        apart = none and b.polarity == "affirmed" and same_act(pair)
    else:
        told = _excluding(a, b) or answered_apart(pair)
        apart = whole(a, pair.left) and a.polarity == "affirmed" and told
    group = set(theme(a)) - _NONE
    one = _member(group, theme(b)) or _one_of_ours(group, b, pair.right)
    if not apart or not sure(pair) or not one or figures(b, pair.right):
        return None
    beside = left_over(pair) - group - _NONE - acts("whole") - _AREAS
    if beside and not (_member(group, theme(b)) and answered_apart(pair)):
        return None
    if where_apart(pair) or when_apart(pair) or told_earlier(pair) or complements_apart(pair):
        return None
    return Finding(
        "contradicts",
        "part-whole",
        weaker(pair, STRENGTH["only"]),
        f"{quote(b.span, pair.right)} is said of one of those: {quote(a.span, pair.left)}",
        "if the one is none of those, or if it happened later",
        spans(a),
        spans(b),
    )


@cache
def _members() -> dict[str, frozenset[str]]:
    """Return each group of opposites.toml with those who belong to it, as canonical tokens."""
    table = lexicons.load("opposites")["members"]
    return {
        lexeme(group, "en").canon: frozenset(lexeme(word, "en").canon for word in line.split())
        for group, line in table.items()
    }


def _member(group: set[str], heads: Collection[str]) -> bool:
    """Return whether a head is of a group: the co-pilot of the pilots, the captain of the crew."""
    return any(
        head == f"co-{name}" or head in _members().get(name, ())
        for name in group
        for head in heads
        if head not in group
    )


_AREAS = frozenset("district region city town country province county area state".split())


def _one_of_ours(group: set[str], clause: Clause, reading: Reading) -> bool:
    """Return whether one of a group is said to be the speaker's: all schools, "our school"."""
    words = spoken(clause, reading)
    owned = {lexeme(y, "en").canon for x, y in pairwise(words) if x in ("our", "my")}
    return not group.isdisjoint(owned & set(theme(clause)))


def _excluding(a: Clause, b: Clause) -> bool:
    """Return whether what befell the ones cannot have befallen the others: opposite or denied."""
    if b.polarity == "affirmed":
        return bool(opposite(a.head, b.head))
    if b.polarity != "negated":
        return False
    mine, theirs = a.head.removeprefix("be:"), b.head.removeprefix("be:")
    return one_act(mine, theirs) or near(mine, theirs) or theirs in implied(mine)


def _the_lot(pair: Pair) -> bool:
    """Return whether a speaks of the lot of which b counts some: "the crew", "two of the crew"."""
    mine = spoken(pair.a, pair.left)
    if mine[:1] != ("the",) or figures(pair.a, pair.left):
        return False
    noun = mine[1].strip(".,;") if len(mine) > 1 else ""
    part = f" of the {noun}" in said(pair.right, pair.b.span).lower()
    return bool(noun) and part and bool(figures(pair.b, pair.right))


def _of_all(figure: Quantity) -> bool:
    """Return whether a figure counts all there are: "all eleven miners"."""
    return figure.text.lower().startswith(("all ", "both ", "every "))
