"""The gates of the decision table: whether two claims can be about one event at all.

G1 is asked here. G2 sets the tier (`strengths.tier`). G3 to G5 are what the reader makes of
irrealis, of denied details and of words that negate nothing; the rows of figures and words heed
the modality and the polarity that it found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache, lru_cache

from claimtrack.contradiction import strengths
from claimtrack.contradiction.intervals import meet
from claimtrack.contradiction.lasting import still_later
from claimtrack.contradiction.pairs import acts
from claimtrack.contradiction.questions import cumulative
from claimtrack.model import Circumstances, Reading, Relation, Similarity, Window
from claimtrack.reading import dates, lexicons, places
from claimtrack.reading.remembered import once

# Among these a word of the one is often met in a report of the other.
_OVERLAP = frozenset([frozenset(["attack", "accident"]), frozenset(["attack", "sport"])])
_TO = frozenset("to toward towards into from off onto".split())
ANOTHER_KIND = 0.50  # convention: more words in common than this, and the kind is told otherwise
NEAR_TOPIC = 0.30  # measured: below this share of words two claims are not on one point


@cache
def _kinds() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for kind, line in lexicons.load("occasions")["happenings"].items():
        for word in line.split():
            table.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in table.items()}


@lru_cache(maxsize=50_000)
def happenings(tokens: tuple[str, ...]) -> frozenset[str]:
    """Return the kinds of happening that a claim's canonical tokens belong to."""
    table = _kinds()
    return frozenset(kind for token in tokens for kind in table.get(token, ()))


def _where(reading: Reading, other: Reading) -> list[str]:
    """Return the places at which it was; no unknown name that the other claim gives somebody.

    Nor one of which something is, where a place is named as well: "at Ulstein's yard in Bergen".
    """
    names = _somebody(other)  # "at Nordvik Shipping's yard", "Nordvik cut"
    found = [(key, owns) for key, known, owns in _told_places(reading) if known or key not in names]
    some = not all(owns for _, owns in found)
    return [key for key, owns in found if not (owns and some)]


@once
def _told_places(reading: Reading) -> list[tuple[str, bool, bool]]:
    """Return the places at which it was, whether each is known, and whether it owns something."""
    told = []
    for place in reading.places:
        if place.relation not in _TO:
            end, known = place.span[1], places.known(place.key)
            owns = not known and "'s" in reading.text[end - 2 : end + 2].replace("’", "'")
            told.append((place.key, known, owns))
    return told


@once
def _somebody(reading: Reading) -> frozenset[str]:
    return frozenset(actor.key for actor in reading.actors)


def places_apart(a: Reading, b: Reading) -> tuple[str, str] | None:
    """Return a place of each claim where none of the one can be one of the other."""
    if not a.places or not b.places:
        return None
    mine, theirs = _where(a, b), _where(b, a)
    if not mine or not theirs or any(can_be_one(x, y) for x in mine for y in theirs):
        return None
    return mine[0], theirs[0]


@lru_cache(maxsize=50_000)
def can_be_one(x: str, y: str) -> bool:
    """Return whether two places can be one: an unknown one may lie in any known one."""
    if places.known(x) != places.known(y) or places.compatible(x, y):
        return True
    return any(places.compatible(p, q) for p in _parts(x) for q in _parts(y))


def _parts(key: str) -> list[str]:
    """Return the words of an unknown name: "Syrias Raqa", as headlines have it."""
    return [] if places.known(key) else key.split("-")


def _when(found: Iterable[Window]) -> list[Window]:
    return [w for w in found if w.role == ""]


def windows_apart(a: Reading, b: Reading) -> tuple[Window, Window] | None:
    """Return a window of each claim where none of the one meets one of the other."""
    if not a.dates or not b.dates:
        return None
    mine, theirs = _when(a.dates), _when(b.dates)
    if not mine or not theirs:
        return None
    if not all(dates.apart(x, y) for x in mine for y in theirs):
        return None
    return mine[0], theirs[0]


def of_two_tolls(a: Reading, b: Reading) -> bool:
    """Return whether two claims tell of rival tolls that lie more than a year apart."""
    windows = windows_apart(a, b)
    if windows is None or _years_apart(*windows) <= strengths.WINDOW_YEARS:
        return False
    mine, theirs = ([q for q in r.quantities if q.role in cumulative()] for r in (a, b))
    return bool(mine and theirs) and not any(meet(x, y) for x in mine for y in theirs)


def _years_apart(x: Window, y: Window) -> float:
    first, second = sorted((x, y), key=lambda w: w.start or w.end or "")
    end, start = first.end or first.start, second.start or second.end
    if not end or not start:
        return 0.0
    return (date.fromisoformat(start) - date.fromisoformat(end)).days / 365.25


def apart(a: Reading, b: Reading, pair: Circumstances, similarity: Similarity) -> Relation | None:
    """G1. Claims of two events: other places, other days, or another kind of happening."""
    if pair.same_event is False:
        return Relation("unrelated", rule="G1 other event", explanation="they are of two events")
    if found := places_apart(a, b):
        why = f"two places: {found[0]} and {found[1]}"
        return _split(pair, similarity, why, {place.key for place in (*a.places, *b.places)})
    if (windows := windows_apart(a, b)) and not still_later(a, b):
        far = _years_apart(*windows) > strengths.WINDOW_YEARS
        why = f"two times: “{windows[0].text}” and “{windows[1].text}”"
        if far:
            return Relation("unrelated", rule="G1 other event", explanation=why,
                            marks_a=(windows[0].span,), marks_b=(windows[1].span,))  # fmt: skip
        return _split(pair, similarity, why)
    kinds_a, kinds_b = happenings(a.tokens), happenings(b.tokens)
    apart = kinds_a and kinds_b and not kinds_a & kinds_b and not _neighbours(kinds_a, kinds_b)
    if apart and not pair.same_event and similarity.score < ANOTHER_KIND:
        why = f"two kinds of happening: {', '.join(sorted(kinds_a))}; {', '.join(sorted(kinds_b))}"
        return Relation("unrelated", rule="G1 other event", explanation=why)
    return None


def _neighbours(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(frozenset((x, y)) in _OVERLAP for x in a for y in b) and not (len(a) == len(b) == 1)


def _split(
    pair: Circumstances, similarity: Similarity, why: str, where: Collection[str] = ()
) -> Relation:
    """Return what two scopes make of a pair: another part of one event, or another event."""
    spare = {word for word, _ in (*similarity.unmatched_a, *similarity.unmatched_b)}
    said_only = spare - set(where) - acts("timing") - acts("light")  # "was played", "took place"
    near = similarity.score >= NEAR_TOPIC or (similarity.shared and not said_only)
    if pair.same_event and near:
        return Relation("different-scope", rule="G1 other place or time", explanation=why)
    return Relation("unrelated", rule="G1 other event", explanation=why)
