"""Whose a figure is, and of what: two that count for two doers, or measure two things, are apart.

The Nationals' seats are not the Greens'; how long a siege lasted is not how long a battle did.
"""

from __future__ import annotations

from claimtrack.contradiction import clauses, holders
from claimtrack.contradiction.modifiers import kinds_of_one, of_others
from claimtrack.contradiction.pairs import acts
from claimtrack.model import Clause, Quantity, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.canonical import kin
from claimtrack.reading.phrases import generic

_CONTESTED = frozenset(["seat", "vote", "game", "match", "point"])  # ... and lost by somebody
_SIDES = frozenset("rule govern opposit".split())
_LOSING = frozenset(["suffer", "lose", "lose-contest"])  # "the army suffered", "the rebels lost"
_REST = "other"  # "four others were jailed": not those that another claim is about
_TRADE = {"acquire", "sell"}  # what it was sold for is not what had been paid


def apart(
    x: Quantity, y: Quantity, mine: Clause | None, theirs: Clause | None, a: Reading, b: Reading
) -> bool:
    """Return whether two figures, each with its clause, are of two doers or two things."""
    if holders.apart(x, y, a, b):
        return True
    if mine is None or theirs is None:
        return False
    if of_others(mine, theirs, a, b):
        return True
    if any(q.noun == _REST and q.clause == 0 for q in (x, y)) and x.noun != y.noun:
        return True
    contested = {x.noun, y.noun} <= _CONTESTED
    gained = x.role in lexicons.words("figures.befell.gained") or contested
    if x.role == y.role and gained and _other_doers(mine, theirs, a, b):
        return True
    measured = bool(x.unit) and x.unit == y.unit
    traded = {mine.head, theirs.head} == _TRADE and (measured or not (x.noun and x.noun == y.noun))
    if traded or (measured and _other_things(mine, theirs)):
        return True
    if x.counted == y.counted == "money" and _other_givers(mine, theirs, a, b):
        return True
    alike = mine.head == theirs.head or {mine.head, theirs.head} <= _LOSING
    return alike and clauses.apart(mine, theirs, a, b)


def _other_givers(mine: Clause, theirs: Clause, a: Reading, b: Reading) -> bool:
    """Return whether two that are not told of by the other claim each give a sum of their own."""
    giving = {mine.head, theirs.head} <= lexicons.words("figures.acts.giving")
    if not giving or not mine.agents or not theirs.agents:
        return False
    return not set(mine.agents) & set(b.tokens) and not set(theirs.agents) & set(a.tokens)


def _other_doers(mine: Clause, theirs: Clause, a: Reading, b: Reading) -> bool:
    left, right = set(mine.agents), set(theirs.agents)
    if not left.isdisjoint(b.tokens) or not right.isdisjoint(a.tokens):
        return False  # "the singer sold two million copies of the album", "the album sold ..."
    if _SIDES & (left | right):  # "the ruling party", "the Greens"
        return bool(left - generic() and right - generic()) and not left & right
    return bool(left and right) and not left & right and generic().isdisjoint(left | right)


def widths_apart(
    way: str, other: str, mine: Clause | None, theirs: Clause | None, a: Reading, b: Reading
) -> bool:
    """Return whether two say how large a thing is, and one is of what the other does not name.

    "The asteroid is 340 metres across", "the crater it left is 1.2 km across".
    """
    if way != other or way != "across":
        return False
    idle = generic() | acts("measuring")
    about = [set(c.patients or c.agents) - idle if c else set() for c in (mine, theirs)]
    if not all(about) or about[0] & about[1]:
        return False
    return not (about[0] & set(b.tokens) and about[1] & set(a.tokens))


def of_others_own(mine: Clause | None, theirs: Clause | None) -> bool:
    """Return whether two clauses speak of two that a figure may belong to: the Greens, the Left."""
    if mine is None or theirs is None:
        return False
    left, right = _somebody(mine), _somebody(theirs)
    if left & set(theirs.words) and right & set(mine.words):
        return False  # "forest burned in the fire", "the fire burned forest"
    if not left or not right or not generic().isdisjoint(left | right):
        return False
    return not any(x == y or kin(x) & kin(y) for x in left for y in right)


def _somebody(clause: Clause) -> set[str]:
    """Return whom a clause is about, but for those who vote, and what they give."""
    for told in (clause.agents, clause.patients, clause.words):
        if told and (left := set(told) - _VOTING):
            return left
    return set()


_VOTING = frozenset(["voter", "elector", "election", "share", "half", "third", "quarter"])


def _other_things(mine: Clause, theirs: Clause) -> bool:
    """Return whether two clauses that give one measure are about two things."""
    if kinds_of_one(mine, theirs):
        return True  # the old bridge, the new bridge
    if mine.head != theirs.head:
        return False  # "the clashes lasted three days", "the fighting was over"
    return of_others_own(mine, theirs)
