"""How far two statements share their words: a soft overlap weighted by rarity.

The canonical tokens of two readings are paired off: equal ones first, then names that can be one
(by the alias tables, or by spelling), words of one kin, words grown from one root; of what is left,
words that WordNet has as one. Figures and dates are left to the decision table, which compares them
as intervals. String scores over whole sentences were measured and dropped: every one of them ranks
near-misses above paraphrases.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from claimtrack.matching.synonyms import after
from claimtrack.model import Reading, Similarity
from claimtrack.reading import actors, places
from claimtrack.reading.canonical import kin
from claimtrack.reading.lexemes import stem

# What a soft match is worth of an equal word; conventions but for the last.
NAME = 0.9  # one contains the other, or they are spellings of one name
KIN = 0.8  # strike and walkout, boss and chief executive: lexicon/kin.toml
ROOT = 0.8  # election and elect, Turkey and Turkish
# Outcome and result: matching/wordnet.txt. Measured: 11 true pairs more on the labelled lists, none
# false; 9 at 0.8 and 0.9. In the frames 5 true and 2 false; 3 and 1.
SYNONYM = 1.0
ROOT_LENGTH = 4  # letters that two words must share at their beginning ...
ROOT_SHARE = 0.6  # ... and the share of the longer one

Weight = Callable[[str], float]


class _Told(NamedTuple):
    """What is compared of one claim: its words once each with their weights, the sum of these.

    `rows` are words and weights as a `Similarity` holds them. Figures stand apart: they weigh
    nothing among the words. `begun`, `related` and `parts` find the words that begin alike, that
    are of a group of kin, and the names a word is part of; `synonyms` may stand for words of it.
    """

    weights: dict[str, float]
    rows: tuple[tuple[str, float], ...]
    mass: float
    figures: frozenset[str]
    names: frozenset[str]
    begun: dict[str, list[str]]
    related: dict[int, list[str]]
    parts: dict[str, list[str]]
    synonyms: frozenset[str]


def _told(reading: Reading, weight: Weight) -> _Told:
    """Return what is compared of a claim, found once: a claim is met again and again."""
    told: _Told | None = reading.found.get(weight)
    if told is None:
        told = reading.found[weight] = _told_anew(reading, weight)
    return told


def _told_anew(reading: Reading, weight: Weight) -> _Told:
    tokens, names = reading.tokens, reading.names
    weights = {token: weight(token) for token in tokens if token[0] not in "#@"}
    begun: dict[str, list[str]] = {}
    related: dict[int, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for word in weights:
        begun.setdefault(word[:ROOT_LENGTH], []).append(word)
        for group in kin(word):
            related.setdefault(group, []).append(word)
        for part in _parts(word) if word in names else ():
            parts.setdefault(part, []).append(word)
    return _Told(
        weights, tuple(weights.items()), sum(weights.values()),
        frozenset(token for token in tokens if token[0] == "#"),
        names.intersection(weights), begun, related, parts,
        frozenset().union(*(after(word) for word in weights if word not in names)),
    )  # fmt: skip


def _rooted(a: str, b: str) -> bool:
    shortest = max(ROOT_LENGTH, int(ROOT_SHARE * max(len(a), len(b)) + 0.999))
    return min(len(a), len(b)) >= shortest and a[:shortest] == b[:shortest]


@lru_cache(maxsize=200_000)
def _one_name(a: str, b: str) -> bool:
    return actors.same_side(a, b) or places.compatible(a, b) or actors.alike(a, b)


@lru_cache(maxsize=50_000)
def _parts(name: str) -> frozenset[str]:
    """Return the words of a name as they stand where nothing tells that they are a name.

    "Marin's test" opens a claim with a capital: that Marin is a name only "Iker Marin" tells.
    """
    if name.isdecimal():
        return frozenset()
    words = [part for part in name.split("-") if len(part) > 2]
    return frozenset(words + [stem(part, "en") for part in words])


_Rows = list[tuple[str, float]]


def _paired(mine: _Told, theirs: _Told, left: _Rows, right: _Rows) -> list[tuple[str, str, float]]:
    """Return the words that only one side has and that meet softly, best first, each used once.

    `left` and `right` are those of the two sides, with their weights.
    """
    found = []
    names = [word for word, _ in right if word in theirs.names]
    begun = theirs.begun
    for word, _ in left:
        named = word in mine.names
        if named:
            found += [(NAME, word, other) for other in names if _one_name(word, other)]
            found += [
                (NAME, word, part)
                for part in _parts(word)
                if part in theirs.weights and part not in theirs.names
            ]
        elif word in theirs.parts:
            found += [(NAME, word, other) for other in theirs.parts[word]]
        if (root := word[:ROOT_LENGTH]) in begun:
            for other in begun[root]:
                if _rooted(word, other) and not (named and other in theirs.names):
                    found.append((ROOT, word, other))
    for group in mine.related.keys() & theirs.related.keys():
        found += [(KIN, w, o) for w in mine.related[group] for o in theirs.related[group]]
    found = [row for row in found if row[1] not in theirs.weights and row[2] not in mine.weights]
    if len(found) < 2:
        return [(word, other, worth) for worth, word, other in found]
    # Sorted so that both ways round give the same pairs, whatever the order of the groups.
    found.sort(key=lambda row: (-row[0], sorted(row[1:])))
    pairs: list[tuple[str, str, float]] = []
    used_a: set[str] = set()
    used_b: set[str] = set()
    for worth, word, other in found:
        if word not in used_a and other not in used_b:
            used_a.add(word)
            used_b.add(other)
            pairs.append((word, other, worth))
    return pairs


def _synonyms(
    mine: _Told, theirs: _Told, left: _Rows, right: _Rows
) -> list[tuple[str, str, float]]:
    """Return the words left over on each side that are one in other words, each used once.

    They are taken in the order of the alphabet, so that both ways round give the same pairs.
    """
    if theirs.synonyms.isdisjoint(mine.weights) and mine.synonyms.isdisjoint(theirs.weights):
        return []
    found = [
        (word, other)
        for word, _ in left
        for other, _ in right
        if other in after(word) or word in after(other)
    ]
    pairs: list[tuple[str, str, float]] = []
    for word, other in sorted(found, key=sorted):
        named = word in mine.names or other in theirs.names
        if not named and not any(word == x or other == y for x, y, _ in pairs):
            pairs.append((word, other, SYNONYM))
    return pairs


def compare(a: Reading, b: Reading, weight: Weight) -> Similarity:
    """Return how far two statements share their words; `weight` gives a token's in [0, 1].

    The score is the Dice coefficient over weights: twice what is shared over what both hold.
    """
    mine, theirs = _told(a, weight), _told(b, weight)
    figures = 0.0
    if mine.figures and theirs.figures:
        most = max(len(mine.figures), len(theirs.figures))
        figures = len(mine.figures & theirs.figures) / most
    whole = mine.mass + theirs.mass
    if whole <= 0.0:
        return Similarity(0.0, figures=figures)
    spare_a = [row for row in mine.rows if row[0] not in theirs.weights]
    spare_b = [row for row in theirs.rows if row[0] not in mine.weights]
    shared = [(word, word, w) for word, w in mine.rows if word in theirs.weights]
    for pairs_of in (_paired, _synonyms):
        if not spare_a or not spare_b:
            break
        for word, other, worth in pairs_of(mine, theirs, spare_a, spare_b):
            mass_a, mass_b = mine.weights[word], theirs.weights[other]
            shared.append((word, other, worth * (mass_a + mass_b) / 2))
            spare_a.remove((word, mass_a))
            spare_b.remove((other, mass_b))
    lost_a, lost_b = sum([w for _, w in spare_a]), sum([w for _, w in spare_b])
    score = 2.0 * sum([found[2] for found in shared]) / whole
    lost = min(1.0, (lost_a + lost_b) / whole)
    return Similarity(
        min(1.0, score), tuple(shared), tuple(spare_a), tuple(spare_b), lost, figures,
        lost_a, lost_b,
    )  # fmt: skip
