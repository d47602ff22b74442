"""Two clauses against each other: can their actors and objects be the same, are they exchanged."""

from __future__ import annotations

from collections.abc import Collection

from claimtrack.model import Clause, Reading
from claimtrack.reading import actors, lexicons, places
from claimtrack.reading.remembered import once


def _split(phrase: Collection[str], reading: Reading) -> tuple[list[str], list[str]]:
    """Return the names of a phrase, and its other words."""
    known = named(reading)
    return [w for w in phrase if w in known], [w for w in phrase if w not in known]


@once
def named(reading: Reading) -> frozenset[str]:
    """Return all names that a reading knows: those among its words, its actors, its places."""
    return reading.names.union(
        [actor.key for actor in reading.actors], [place.key for place in reading.places]
    )


_ANYONE = frozenset("people person individual human man men woman women".split())


def meet(x: Collection[str], y: Collection[str], a: Reading, b: Reading) -> bool | None:
    """Return whether two phrases can name the same; None where that cannot be told."""
    if not x or not y:
        return None
    names_x, nouns_x = _split(x, a)
    names_y, nouns_y = _split(y, b)
    if set(x) & set(y) and not (names_x and names_y):
        return True
    if names_x and names_y:
        met = actors.meet(names_x, names_y) or any(
            places.compatible(p, q) for p in names_x for q in names_y
        )
        return True if met else (None if unsaid(names_x, nouns_x, names_y, nouns_y) else False)
    kinds_x, kinds_y = actors.classes_of(nouns_x), actors.classes_of(nouns_y)
    if kinds_x and kinds_y and not names_x and not names_y:
        if not _ANYONE.isdisjoint((*nouns_x, *nouns_y)):
            return None  # "eleven people", "demonstrators"
        return bool(kinds_x & kinds_y)
    return None


def unsaid(
    names_x: Collection[str], nouns_x: Collection[str],
    names_y: Collection[str], nouns_y: Collection[str],
) -> bool:  # fmt: skip
    """Return whether one phrase gives an office or a trade, and the other a name none knows.

    "Italy's prime minister", "Giorgia Meloni"; "the US drugmaker", "Pfizer".
    """
    for states, nouns, names, others in (
        (names_x, nouns_x, names_y, nouns_y), (names_y, nouns_y, names_x, nouns_x),
    ):  # fmt: skip
        if lexicons.words("who.names.offices").isdisjoint(nouns) or not set(others) <= set(nouns):
            continue  # another office, or something of his
        if all(places.known(name) for name in states) and not any(map(places.known, names)):
            return True
    return False


def swapped(x: Clause, y: Clause, a: Reading, b: Reading) -> bool:
    """Return whether who acts in the one is acted on in the other."""
    if not (x.agents and x.patients and y.agents and y.patients):
        return False
    if (x.agents, x.patients) == (y.patients, y.agents):
        return x.agents != x.patients
    crossed = meet(x.agents, y.patients, a, b), meet(x.patients, y.agents, a, b)
    return crossed == (True, True) and meet(x.agents, y.agents, a, b) is not True


def apart(x: Clause, y: Clause, a: Reading, b: Reading) -> bool:
    """Return whether both name who did it, and these cannot be the same."""
    return meet(x.agents, y.agents, a, b) is False


def one_theme(x: Clause, y: Clause) -> bool:
    """Return whether two clauses are about one thing: a word of subject or object in common."""
    return bool(set(x.agents + x.patients) & set(y.agents + y.patients))


CLAUSES = 12  # clauses of a claim that are compared: beyond, it is a document


@once
def headed(reading: Reading) -> list[Clause]:
    return [clause for clause in reading.clauses[:CLAUSES] if clause.head]
