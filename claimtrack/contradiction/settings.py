"""Two kinds of place that are not one another: in a garage, in a bank vault, at the airport."""

from __future__ import annotations

from functools import cache, partial

from claimtrack.contradiction.extent import several
from claimtrack.contradiction.pairs import Pair, as_told, days_between, spoken
from claimtrack.model import Clause, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import heard
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once_in
from claimtrack.text import lazy_regex

_IN = frozenset("in into inside at on onto".split())
LEFT_OR_HELD = _IN | {"from"}
"""Ways to say where, for opposites: "withdrew from the airport", "remains at the port"."""


@cache
def _kinds() -> dict[str, str]:
    table = lexicons.load("settings")["kinds"]
    return {lexeme(word, "en").canon: kind for kind, line in table.items() for word in line.split()}


@cache
def _within(kind: str) -> frozenset[str]:
    """Return the kinds of place that a kind may lie in or at; "any" among them for all."""
    return frozenset(lexicons.load("settings")["within"].get(kind, "").split())


def _one_in_other(x: str, y: str) -> bool:
    """Return whether something can be at two kinds of place at once: in a shop at the airport."""
    return x == y or not {y, "any"}.isdisjoint(_within(x)) or not {x, "any"}.isdisjoint(_within(y))


def settings_apart(pair: Pair, ways: frozenset[str] = _IN) -> tuple[str, str] | None:
    """Return the kinds of place at which each clause puts it, where these exclude each other.

    `ways` are the prepositions by which a clause says where.
    """
    where = _WHERE[ways]
    mine, theirs = where(pair.a, pair.left), where(pair.b, pair.right)
    if len(mine) != 1 or len(theirs) != 1 or days_between(pair):
        return None
    if several(pair.a, pair.left) or several(pair.b, pair.right):
        return None
    (x, kind), (y, other) = *mine.items(), *theirs.items()
    if _one_in_other(kind, other):
        return None
    if x in spoken(pair.b, pair.right) or y in spoken(pair.a, pair.left):
        return None  # "in the cellar of the embassy"
    return x, y


def _where(ways: frozenset[str], clause: Clause, reading: Reading) -> dict[str, str]:
    """Return the nouns of place right after a preposition of place, with their kinds."""
    found: dict[str, str] = {}
    after = False
    before = ""
    for token, lex in heard(reading, clause.span):
        own = token.lower == "home" and before in _OWN
        before = token.lower
        if own and after:
            found[token.text] = "own home"
        elif token.lower in ways:
            after = True
        elif lex.classes & {"preposition", "conjunction", "be", "modal"} or token.text in ",;.":
            after = False
        elif after and lex.canon in _kinds():
            found[token.text] = _kinds()[lex.canon]
    return found


_OWN = frozenset(["at", "his", "her", "their", "own"])  # "at home": nobody lives at an airport
_WHERE = {ways: once_in(partial(_where, ways)) for ways in (_IN, LEFT_OR_HELD)}


_SIDE = lazy_regex(
    r"\b(?:in|on|at|from|near|to|into|off) the (north|south|east|west)(?:ern)?(?: ([a-z]+))?"
)
_ACROSS = {"north": "south", "south": "north", "east": "west", "west": "east"}


@once_in
def _directions(clause: Clause, reading: Reading) -> list[tuple[str, str]]:
    return _SIDE.findall(" ".join(spoken(clause, reading)))


def directions_apart(pair: Pair) -> tuple[str, str] | None:
    """Return two opposite sides of one thing: "on the northern shore", "from the south"."""
    mine, theirs = _directions(pair.a, pair.left), _directions(pair.b, pair.right)
    if len(mine) != 1 or len(theirs) != 1 or mine[0][1] != theirs[0][1]:
        return None
    return (mine[0][0], theirs[0][0]) if _ACROSS[mine[0][0]] == theirs[0][0] else None


_WITHIN = frozenset(["in", "inside", "within"])
_WITHOUT = frozenset(["outside", "before", "beyond", "past"])


def positions_apart(pair: Pair) -> tuple[str, str] | None:
    """Return where a thing is put in a place by the one, and out of it by the other."""
    mine, theirs = _positions(pair.a, pair.left), _positions(pair.b, pair.right)
    for noun in sorted(mine.keys() & theirs.keys()) if mine and theirs else ():
        ways = mine[noun], theirs[noun]
        if (ways[0] in _WITHIN) != (ways[1] in _WITHIN):
            place = as_told(noun, pair.a, pair.left)
            return f"{ways[0]} the {place}", f"{ways[1]} the {place}"
    return None


@once_in
def _positions(clause: Clause, reading: Reading) -> dict[str, str]:
    """Return the nouns of place of a clause, each with the preposition that leads to it."""
    found: dict[str, str] = {}
    way = ""
    for token, lex in heard(reading, clause.span):
        if token.lower in _WITHIN | _WITHOUT:
            way = token.lower
        elif lex.classes & {"preposition", "conjunction", "be", "modal"} or token.text in ",;.":
            way = ""
        elif way and lex.canon in _kinds():
            found[lex.canon] = way
    return found
