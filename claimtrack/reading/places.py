"""Where: the places named in a text, what contains them, and whether two can be one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from claimtrack.model import Place
from claimtrack.reading import lexicons
from claimtrack.reading.actors import alike
from claimtrack.reading.names import Mention
from claimtrack.reading.phrases import Text, located
from claimtrack.text import lazy_regex

_BOUND = frozenset(
    "heading headed heads head bound left leaves leave leaving making destined".split()
)


@cache
def _within() -> dict[str, tuple[str, ...]]:
    return {key: tuple(line.split()) for key, line in lexicons.load("names")["within"].items()}


@lru_cache(maxsize=20_000)
def within(key: str) -> tuple[str, ...]:
    """Return the keys of what contains a known place, nearest first; () for an unknown one."""
    table = _within()
    found = list(table.get(key, ()))
    for outer in found:
        found.extend(more for more in table.get(outer, ()) if more not in found)
    return tuple(found)


def known(key: str) -> bool:
    """Return whether the gazetteer knows the place."""
    return key in _within()


@cache
def _containers() -> frozenset[str]:
    return frozenset(outer for found in _within().values() for outer in found)


@cache
def _provinces() -> frozenset[str]:
    return frozenset(lexicons.load("places")["provinces"])


def wide(place: Place, text: str) -> bool:
    """Return whether a place is a country or a region, in which an unknown one may lie."""
    holds = place.key in _containers() or place.key in _provinces()
    if holds and place.key not in lexicons.words("settings.named.with-districts"):
        return True
    after = text[place.span[1] :].split(maxsplit=1)
    regions = lexicons.words("settings.named.regions")
    return bool(after) and after[0].lower().strip(".,") in regions


_BORDERED = lazy_regex(
    r"(?:-sea|ocean|mediterranean|adriatic|aegean|baltic|caspian|atlantic|pacific|caribbean|alps"
    r"|pyrenees|andes|himalayas?|carpathians|balkans|sahara|sahel|caucasus)$"
    r"|^(?:gulf-of|bay-of|strait-of|lake)-"
)


@lru_cache(maxsize=20_000)
def bordered(key: str) -> bool:
    """Return whether a place is a sea or a range that many places lie at: the Adriatic."""
    return _BORDERED.search(key) is not None


@lru_cache(maxsize=100_000)
def compatible(a: str, b: str) -> bool:
    """Return whether two place keys can be one place: equal, spelt alike, or one in the other."""
    if a == b or a in within(b) or b in within(a):
        return True
    if known(a) and known(b):
        return False
    if _site(a) != _site(b):
        return True  # a square and a town that it may lie in
    return alike(a, b)


def _site(key: str) -> bool:
    """Return whether a place is one within a town: "republic-square"."""
    return key.rpartition("-")[2] in lexicons.words("settings.named.sites")


def disjoint(a: Collection[str], b: Collection[str]) -> bool:
    """Return whether no place of the one can be a place of the other (both name some)."""
    for x in a:
        for y in b:
            if compatible(x, y):
                return False
    return bool(a) and bool(b)


def find(text: Text, source: str, mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """Return the places named: known ones, and unknown names where a place stands."""
    found: list[Place] = []
    for mention in mentions:
        entry, first = mention.entry, mention.first
        here = located(text, first)
        if not here and (entry.sides or not entry.place):
            continue
        if entry.kind in ("force", "group", "person", "people", "organisation"):
            continue
        if entry.adjective:
            continue
        key = entry.place or entry.key
        relation = _relation(text, first)
        start, end = text.tokens[first].start, text.tokens[mention.last - 1].end
        found.append(Place(key, source[start:end].removesuffix("'s"), within(key), relation,
                           (start, end)))  # fmt: skip
    return tuple(found)


def _relation(text: Text, first: int) -> str:
    """Return the word that says how the place is meant: in, near, north, inside, ..."""
    words = [text.tokens[i].lower for i in range(max(0, first - 3), first)]
    if words[-1:] == ["for"] and words[-2:-1] and words[-2] in _BOUND:
        return "to"  # "was heading for Kidal"
    for word in reversed(words):
        if word in lexicons.words("grammar.en.directions"):
            return word
        if word in lexicons.words("grammar.en.relations") and word != "of":
            return word
    return ""
