"""How far two statements share their words: a soft overlap weighted by rarity.

The canonical tokens of two readings are paired off: equal ones first, then names that can be one
(by the alias tables, or by spelling), then words grown from one root. Figures and dates are left
to the decision table, which compares them as intervals. String scores over whole sentences were
measured and dropped: every one of them ranks near-misses above paraphrases.
"""

from __future__ import annotations

from collections.abc import Callable

from claimtrack.model import Reading, Similarity
from claimtrack.reading import actors, places

# What a soft match is worth of an equal word; conventions.
NAME = 0.9  # one contains the other, or they are spellings of one name
ROOT = 0.8  # election and elect, Turkey and Turkish
ROOT_LENGTH = 4  # letters that two words must share at their beginning ...
ROOT_SHARE = 0.6  # ... and the share of the longer one

Weight = Callable[[str], float]


def _words(reading: Reading) -> list[str]:
    """Return the words compared: each once, figures and dates left out."""
    return [token for token in dict.fromkeys(reading.tokens) if token[0] not in "#@"]


def _rooted(a: str, b: str) -> bool:
    if a[:ROOT_LENGTH] != b[:ROOT_LENGTH]:
        return False
    shortest = max(ROOT_LENGTH, int(ROOT_SHARE * max(len(a), len(b)) + 0.999))
    return min(len(a), len(b)) >= shortest and a[:shortest] == b[:shortest]


def _soft(a: str, b: str, name_a: bool, name_b: bool) -> float:
    """Return what two different words share, in [0, 1]."""
    if name_a and name_b:
        met = actors.same_side(a, b) or places.compatible(a, b) or actors.alike(a, b)
        return NAME if met else 0.0
    return ROOT if _rooted(a, b) else 0.0


def _paired(
    a: Reading, b: Reading, left: list[str], right: list[str]
) -> list[tuple[str, str, float]]:
    """Return the words of either side that meet softly, best first, each used once."""
    found = []
    for word in left:
        for other in right:
            worth = _soft(word, other, word in a.names, other in b.names)
            if worth:
                found.append((worth, word, other))
    # Sorted so that both ways round give the same pairs.
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


def compare(a: Reading, b: Reading, weight: Weight) -> Similarity:
    """Return how far two statements share their words; `weight` gives a token's in [0, 1].

    The score is the Dice coefficient over weights: twice what is shared over what both hold.
    """
    left, right = _words(a), _words(b)
    weights = {word: weight(word) for word in (*left, *right)}
    whole = sum(map(weights.__getitem__, left)) + sum(map(weights.__getitem__, right))
    if whole <= 0.0:
        return Similarity(0.0)
    equal = set(left).intersection(right)
    rest_a = [word for word in left if word not in equal]
    rest_b = [word for word in right if word not in equal]
    shared = [(word, word, weights[word]) for word in left if word in equal]
    if rest_a and rest_b:
        for word, other, worth in _paired(a, b, rest_a, rest_b):
            shared.append((word, other, worth * (weights[word] + weights[other]) / 2))
            rest_a.remove(word)
            rest_b.remove(other)
    spare_a = tuple((word, weights[word]) for word in rest_a)
    spare_b = tuple((word, weights[word]) for word in rest_b)
    lost = sum(w for _, w in spare_a) + sum(w for _, w in spare_b)
    score = 2.0 * sum(found[2] for found in shared) / whole
    return Similarity(min(1.0, score), tuple(shared), spare_a, spare_b, min(1.0, lost / whole))
