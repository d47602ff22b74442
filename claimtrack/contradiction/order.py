"""Which of two happenings came first: before the vote, after it, on its eve, because of it.

A claim puts what it tells before or after something, or gives a reason for it. Two claims with the
same words say opposite things where one puts them the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimtrack.contradiction.finding import STRENGTH, Finding, weaker
from claimtrack.contradiction.near import near
from claimtrack.contradiction.pairs import Pair, acts, adds, both_said, repeatable
from claimtrack.model import Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import heard, said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once


class Order(NamedTuple):
    """What came first and what came then, as canonical words, and the words that say so."""

    first: frozenset[str]
    then: frozenset[str]
    told: str
    ahead: bool  # "before the vote", not "after the vote"
    reason: bool  # "because": the one came of the other


# Words that put what follows them after, or before, what stands around; longest first.
_LEADS = (
    (("on", "the", "eve", "of"), "before"),
    (("in", "the", "run-up", "to"), "before"),
    (("in", "the", "wake", "of"), "after"),
    (("in", "the", "aftermath", "of"), "after"),
    (("prior", "to"), "before"),
    (("ahead", "of"), "before"),
    (("because", "of"), "because"),
    (("due", "to"), "because"),
    (("owing", "to"), "because"),
    (("before",), "before"),
    (("after",), "after"),
    (("following",), "after"),
    (("because",), "because"),
    (("until",), "until"),
)
_BY_FIRST = {
    first: [row for row in _LEADS if row[0][0] == first] for first in dict.fromkeys(
        lead[0] for lead, _ in _LEADS)
}  # fmt: skip
_TELLING = tuple(max(reversed(lead), key=len) for lead, _ in _LEADS)  # "eve", not "on" or "the"
_STOPS = frozenset([",", ";", ".", ":", "–", "—"])


@once
def orders(reading: Reading) -> tuple[Order, ...]:
    """Return what a claim puts before or after what, in the order of the text."""
    if tongue(reading) != "en":
        return ()
    text = said(reading, reading.statement)
    lowers = text.lower()
    if not any(word in lowers for word in _TELLING):
        return ()
    return tuple(_found([token.lower for token, _ in heard(reading, reading.statement)]))


def _found(words: Sequence[str]) -> Iterator[Order]:
    at = 0
    while at < len(words):
        rows = _BY_FIRST.get(words[at], ())
        lead = next((row for row in rows if tuple(words[at : at + len(row[0])]) == row[0]), None)
        if lead is None:
            at += 1
            continue
        phrase, way = lead
        start = at + len(phrase)
        end = next((i for i in range(start, len(words)) if words[i] in _STOPS), len(words))
        around = (*words[end + 1 :],) if at == 0 else tuple(words[:at])
        denied = not {"not", "n't", "never"}.isdisjoint(words[:at])
        if way == "until":  # "did not begin until the talks had failed": after they had
            way = "after" if denied else ""
        elif denied:
            way = ""
        anchor, main = _content(words[start:end]), _content(around)
        if way and anchor and main:
            told = " ".join(words[at:end])
            if way == "before":
                yield Order(main, anchor, told, True, False)
            else:
                yield Order(anchor, main, told, False, way == "because")
        at = end


def _content(words: Sequence[str]) -> frozenset[str]:
    known = ((word, lexeme(word, "en")) for word in words if word[0].isalpha())
    measures = lexicons.words("timed.order.measures")
    return (
        frozenset(
            (lex.act.concept if lex.act and lex.sure else lex.canon)
            for word, lex in known
            if not lex.classes and measures.isdisjoint((word, lex.lemma))
        )
        - generic()
    )


def times_apart(a: Reading, b: Reading) -> bool:
    """Return whether one claim is of a time before what the other claim is of a time after."""
    return any(
        (x.then if x.ahead else x.first) & (y.then if y.ahead else y.first)
        for x in orders(a)
        for y in orders(b)
        if x.ahead != y.ahead
    )


def turned_round(a: Reading, b: Reading) -> tuple[Order, Order] | None:
    """Return what each claim puts first and then, where the other puts it the other way round."""
    for x in orders(a):
        for y in orders(b):
            crossed = x.first & y.then, x.then & y.first
            straight = len(x.first & y.first) + len(x.then & y.then)
            if x.reason == y.reason and all(crossed) and sum(map(len, crossed)) >= straight:
                return x, y
    return None


_BEGINS = frozenset(["begin", "open", "launch"])
_ENDS = frozenset(["end", "close", "collapse", "complet"])


def before_after(pair: Pair) -> Finding | None:
    """A single happening is put before a thing by the one and after it by the other."""
    if pair.a is not pair.left.clauses[0] or pair.b is not pair.right.clauses[0]:
        return None
    found = turned_round(pair.left, pair.right)
    if found is None or found[0].reason or adds(pair) or not both_said(pair):
        return None
    x, y = found
    if x.first & y.first or x.then & y.then:
        return None  # "the strike began after the talks failed", "the talks ... the strike failed"
    heads = [[clause.head for clause in reading.clauses] for reading in (pair.left, pair.right)]
    if not any(one == other or near(one, other) for one in heads[0] for other in heads[1]):
        return None  # "resigned before the trial", "was convicted after the trial"
    if not _all_shared(x.first, y.then) or not _all_shared(x.then, y.first):
        return None
    for mine, theirs in ((x, y), (y, x)):
        if mine.then & _ENDS and theirs.first & _BEGINS:
            return None  # before the war was over, after it had begun
    if any(clause.head in _again() for clause in (pair.a, pair.b)):
        return None  # "prices rose after the strike began": they can rise twice
    return Finding(
        "contradicts",
        "date",
        weaker(pair, STRENGTH["date"]),
        f"one happening, the other way round: “{x.told}” and “{y.told}”",
        "if it happened twice",
        (pair.a.span,),
        (pair.b.span,),
    )


def _again() -> frozenset[str]:
    return repeatable() | acts("again")


def _all_shared(x: frozenset[str], y: frozenset[str]) -> bool:
    """Return whether two sides of an order are about one thing: half of the lesser one's words."""
    least = min(len(x - _BEGINS - _ENDS), len(y - _BEGINS - _ENDS))
    return 2 * len((x & y) - _BEGINS - _ENDS) >= max(least, 1)
