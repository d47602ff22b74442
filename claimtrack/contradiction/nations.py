"""Of which country a thing or a person is: under whose flag, of whose make, whose citizen.

And of a whole group: where all of the crew are Filipinos, no Ukrainians are among them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from claimtrack.contradiction import coverage
from claimtrack.contradiction.earlier import told_earlier
from claimtrack.contradiction.extent import of_parts
from claimtrack.contradiction.finding import STRENGTH, Finding, weaker
from claimtrack.contradiction.pairs import Pair, adds, both_said, names_meet, when_apart
from claimtrack.model import Quantity, Reading
from claimtrack.reading import actors, lexicons
from claimtrack.reading.counted import noun_of
from claimtrack.reading.gloss import said
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once
from claimtrack.text import Token, lazy_regex, tokens

ENOUGH = 0.5  # of the lesser claim's other words, for two to be on one thing: chosen


class _Slot(NamedTuple):
    """The words behind a country's name that say what it is of, and those before it."""

    behind: frozenset[str]
    ahead: tuple[tuple[str, ...], ...]


@cache
def _slots() -> Mapping[str, _Slot]:
    return {
        name: _Slot(
            frozenset(row["behind"].split()),
            tuple(tuple(phrase.split()) for phrase in row["ahead"].split("|")),
        )
        for name, row in lexicons.load("nations").items()
    }


@once
def told(reading: Reading) -> dict[str, str]:
    """Return the country that a claim gives for each slot: {"flag": "malta"}.

    A slot for which it names several has none. A country that no lexicon has stands for itself.
    """
    start, end = reading.statement
    words = tokens(reading.text[start:end])
    found: dict[str, set[str]] = {}
    for at, token in enumerate(words):
        name, dash, joined = token.text.rpartition("-")
        name = name if dash else token.text
        for slot, row in _slots().items():
            if name[:1].isupper() and (joined in row.behind if dash else _is_of(words, at, row)):
                found.setdefault(slot, set()).add(_country(words, at, name))
    return {slot: next(iter(keys)) for slot, keys in found.items() if len(keys) == 1}


def _is_of(words: list[Token], at: int, row: _Slot) -> bool:
    """Return whether a capitalised word is the country of a slot, by the words beside it."""
    if at and at + 1 < len(words) and words[at + 1].lower in row.behind:
        return True
    before = [word.lower for word in words[max(at - 4, 0) : at] if word.lower != "the"]
    return any(tuple(before[-len(phrase) :]) == phrase for phrase in row.ahead)


def _country(words: list[Token], at: int, name: str) -> str:
    """Return the key of a country by its name or adjective, which may be of several words."""
    before = [word.text for word in words[max(at - 1, 0) : at] if _capital(word)]
    after = [word.text for word in takewhile(_capital, words[at + 1 : at + 3])]
    for phrase in ([*before, name], [name], [name, *after[:1]], [name, *after]):
        if key := actors.side(phrase, "en"):
            return key
    return name.lower()


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def other_country(pair: Pair) -> Finding | None:
    """One thing or person is said to be of two countries: two flags, two makers, two owners."""
    if not pair.known.same_event or not both_said(pair) or adds(pair):
        return None
    mine, theirs = told(pair.left), told(pair.right)
    for slot in sorted(mine.keys() & theirs.keys()):
        x, y = mine[slot], theirs[slot]
        if x == y or names_meet([x], [y]) or not _on_one(pair, slot, x, y):
            continue
        return Finding(
            "contradicts",
            "actor" if slot in _WHOSE else "location",
            weaker(pair, STRENGTH["only"]),
            f"one thing, two countries ({slot}): {x} and {y}",
            "if there were two, or if it is of both",
            (pair.a.span,),
            (pair.b.span,),
        )
    return None


_WHOSE = ("owner", "citizen")


def _on_one(pair: Pair, slot: str, x: str, y: str) -> bool:
    """Return whether both claims are on one thing, leaving out what they say of its country."""
    if when_apart(pair) or of_parts(pair) or told_earlier(pair):
        return False
    row = _slots()[slot]
    spoken = {*row.behind, *(word for phrase in row.ahead for word in phrase)}
    mine, theirs = {x, pair.a.head, *spoken}, {y, pair.b.head, *spoken}
    return coverage.share(pair, (mine, theirs)) >= ENOUGH


class _Group(NamedTuple):
    """A group all or none of whom are of one country: its nouns, the country, whether none is."""

    nouns: frozenset[str]
    country: str  # key of the country; "" for "foreigners"
    none: bool
    word: str  # the word for the country, as said


_GROUP = lazy_regex(
    r"(all|every(?:one|body)?|each|both|none|no|not one|nobody|neither)\b([^,;.]{1,80}?)"
    r"\b(?:was|were|is|are) (?:all )?(?:an? )?((?-i:[A-Z])[\w-]+|foreign(?:ers?)?)"
    r"(?: (?:citizens?|nationals?))?\W*$",
    re.I,
)
_NONE = frozenset(["none", "no", "not one", "nobody", "neither"])


@once
def _group(reading: Reading) -> _Group | None:
    """Return the group that a claim puts under one country: "every member of the crew was"."""
    found = _GROUP.match(said(reading, reading.statement).strip())
    if found is None:
        return None
    words = [word.strip("'’").removesuffix("'s").lower() for word in found[2].split()]
    nouns = {lexeme(w, "en").canon for w in words if (noun := noun_of(w, "en")) and noun.person}
    country = "" if found[3].lower().startswith("foreign") else actors.side([found[3]], "en")
    none = found[1].lower() in _NONE
    if not nouns or not (country or (none and found[3].islower())):
        return None
    return _Group(frozenset(nouns), country, none, lexeme(found[3].lower(), "en").canon)


def in_a_group(reading: Reading) -> bool:
    """Return whether a claim puts a whole group under one country."""
    return _group(reading) is not None


def not_of_it(pair: Pair) -> Finding | None:
    """All of a group are of one country, or none are, and the other counts some who are not."""
    group = _group(pair.left)
    if group is None or group.nouns.isdisjoint(pair.right.tokens) or when_apart(pair):
        return None
    if not pair.b.head.startswith(("be", "exist", "includ")) or told_earlier(pair):
        return None
    some = next((q for q in pair.right.quantities if _apart(group, q, pair.left)), None)
    if some is None or coverage.share(pair, ({group.word}, {some.side, some.noun})) < ENOUGH:
        return None
    return Finding(
        "contradicts",
        "part-whole",
        weaker(pair, STRENGTH["only"]),
        f"“{some.text}” cannot be of a group that is said to be of one country",
        "if the others were not of the group",
        (pair.a.span,),
        (some.span,),
    )


def _apart(group: _Group, some: Quantity, reading: Reading) -> bool:
    """Return whether those a figure counts cannot be of a group."""
    if not some.side or some.negated or some.possible or some.low < 1:
        return False
    sides = {*actors.sides_of(some.side), some.side}
    if group.country and group.none:
        return group.country in sides
    if group.country:
        return group.country not in sides and some.side not in actors.sides_of(group.country)
    home = {actor.key for actor in reading.actors} | {
        key for place in reading.places for key in (place.key, *place.within)
    }
    return bool(home) and home.isdisjoint(sides)
