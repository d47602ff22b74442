"""Proposals, never applied by themselves: sources that may be one, words that may be one."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from claimtrack import text as texts
from claimtrack.ledger.naming import NEAR
from claimtrack.ledger.readings import load
from claimtrack.matching import similarity, weights
from claimtrack.model import Reading
from claimtrack.reading.lexemes import lexeme
from claimtrack.store import claims, corrections, readings, sources
from claimtrack.store.connection import Store
from claimtrack.text import fold, lazy_regex

_NUMBERS = lazy_regex(r"\d+")
# Where a name is not in Latin letters its transliteration is rough: Reyters for Reuters is 86.
NEAR_ACROSS = 82
_PART = 1000  # names compared with all others at a time: 10 MB against 10,000
# Words that an acronym passes over: Forces de soutien rapide is FSR.
_SMALL = frozenset("the of and for a an de du des la le les et del los der die das und i y".split())


def sources_alike(store: Store) -> list[dict[str, Any]]:
    """Return pairs of sources that may be one: {a, b, score, because}, the likeliest first.

    By name or alias, transliterated: spelt alike, the same words in another order, or one the
    initials of the other. Names that differ in a number are two. The one of more claims is `b`.
    """
    rows = {row["id"]: row for row in sources.sources(store)}
    names: list[tuple[int, str]] = []
    latin: list[bool] = []
    for key, row in rows.items():
        held = [row["name"], *(alias["alias"] for alias in sources.aliases(store, key))]
        names += [(key, " ".join(re.findall(r"[a-z0-9]+", fold(name)))) for name in held]
        latin += [name.isascii() for name in held]
    found: dict[tuple[int, int], tuple[float, str]] = {}

    def put(one: int, other: int, score: float, because: str) -> None:
        if one != other:
            pair = min(one, other), max(one, other)
            found[pair] = max(found.get(pair, (0.0, "")), (score, because))

    _spelt_alike(names, latin, put)
    by_words: dict[tuple[str, ...], int] = {}
    initials: dict[str, int] = {}
    for key, name in names:
        words = tuple(sorted(name.split()))
        put(by_words.setdefault(words, key), key, 1.0, "the same words")
        long = [word for word in name.split() if word not in _SMALL]
        if len(long) > 2:
            initials.setdefault("".join(word[0] for word in long), key)
    for key, name in names:
        if name in initials:
            put(initials[name], key, 0.9, "the initials of the other")
    proposed = []
    for pair, (score, because) in found.items():
        a, b = sorted((rows[key] for key in pair), key=lambda row: (row["claims"], row["slug"]))
        related = a["parent_id"] == b["id"] or b["parent_id"] == a["id"]
        if not related:
            proposed.append(
                {"a": a["name"], "b": b["name"], "score": round(score, 4), "because": because,
                 "a_claims": a["claims"], "b_claims": b["claims"]}
            )  # fmt: skip
    return sorted(proposed, key=lambda row: (-row["score"], row["a"], row["b"]))


def _spelt_alike(names: list[tuple[int, str]], latin: list[bool], put: Any) -> None:
    from rapidfuzz import fuzz, process

    words = [name for _, name in names]
    for start in range(0, len(words), _PART):
        part = words[start : start + _PART]
        scores = process.cdist(part, words, scorer=fuzz.ratio, score_cutoff=NEAR_ACROSS)
        for row, column in zip(*scores.nonzero(), strict=True):
            one, other = names[start + row], names[column]
            across = not (latin[start + row] and latin[column])
            if scores[row, column] < NEAR and not across:
                continue
            if start + row < column and _NUMBERS.findall(one[1]) == _NUMBERS.findall(other[1]):
                put(one[0], other[0], float(scores[row, column]) / 100, "spelt alike")


def aliases(store: Store) -> list[dict[str, Any]]:
    """Return {word, meaning, pairs} that accepted pairs propose, those of most pairs first.

    A pair that the analyst called the same and that has one word left over on each side says that
    these two are one; the word that general text and the lexicons know is the meaning.
    """
    same = [row for row in claims.decisions(store) if row["decision"] == "same"]
    read = load(
        sorted(readings.readings(store, sorted({row[k] for row in same for k in ("a_n", "b_n")}))
               .items())
    )  # fmt: skip
    known = {fold(word) for word in corrections.word_aliases(store)}
    found: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for row in same:
        a, b = read.get(row["a_n"]), read.get(row["b_n"])
        if a is None or b is None:
            continue
        match = similarity.compare(a, b, weights.shipped)
        if len(match.unmatched_a) != 1 or len(match.unmatched_b) != 1 or not match.shared:
            continue
        sides = ((match.unmatched_a[0][0], a), (match.unmatched_b[0][0], b))
        if len({token in reading.names for token, reading in sides}) > 1:
            continue  # a name stands for no common word
        (word, one), (meaning, other) = sorted(sides, key=_rarity)
        said, meant = _as_said(word, one), _as_said(meaning, other)
        if not known & {fold(said), fold(meant)}:
            found[said, meant].append([row["a"], row["b"]])
    return sorted(
        ({"word": word, "meaning": meaning, "pairs": held}
         for (word, meaning), held in found.items()),
        key=lambda row: (-len(row["pairs"]), row["word"], row["meaning"]),
    )  # fmt: skip


def _rarity(side: tuple[str, Reading]) -> tuple[bool, float, str]:
    token, reading = side
    known = any(actor.key == token and actor.kind != "unknown" for actor in reading.actors)
    return known, -weights.shipped(token), token


def _as_said(token: str, reading: Reading) -> str:
    """Return the word of the text whose canonical token this is."""
    named = {actor.key: actor.name for actor in reading.actors}
    named |= {place.key: place.name for place in reading.places}
    if token in named:
        return named[token]
    for word in texts.tokens(reading.text):
        if lexeme(word.lower, reading.lang).canon == token:
            return word.text
    return token
