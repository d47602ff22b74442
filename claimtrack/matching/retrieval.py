"""Ranking for "has this been claimed before?": words, canonical tokens and letters together.

Three scores are brought to one scale (mean 0, deviation 1 over the candidates) and added: bm25 of
the index over the text, bm25 over canonical tokens, and the cosine of character n-grams, which
meets inflected and misspelt words. Guards of the readings label a match and never hide it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt

from claimtrack.matching import weights
from claimtrack.text import fold, lazy_regex, squeeze

# Words of a query asked for at most, the rarest: bm25 visits every claim that holds any of them.
WORDS = 24
# Below this weight (most of all in general text) a word is asked for only if nothing else is left.
TELLING = 0.16
GRAMS = (3, 4, 5, 6)
# How far a claim's length counts against it: 1 is the cosine, 0 only what of the query it holds.
LENGTH = 0.5

# How many standard deviations a near-miss steps back. On CheckThat 2020 up to 2 costs nothing
# (MAP@5), with and without a model; the same for claims of different scope costs 0.005.
AGAINST = 2.0
# Among fewer candidates a deviation is wide: a near-miss steps back by one, so that it stays before
# what only names the same town. Chosen.
FEW = 20

_LINK = lazy_regex(r"(?:https?://|www\.|pic\.twitter\.com/)\S+", re.IGNORECASE)
# "— Name (@handle) March 3, 2016": how a quoted post is signed.
_SIGNED = lazy_regex(r"(?:\s-|\s?[—–])[—–-]{0,3}\s?[^—]{0,60}\(@\w+\)[^—]{0,30}$")
_TAG = lazy_regex(r"[#@](\w+)")
_HUMP = lazy_regex(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|_")
_WORD = lazy_regex(r"\w+")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: the cleaned text, its telling words, its canonical tokens."""

    text: str
    words: tuple[str, ...]
    tokens: tuple[str, ...]


def cleaned(text: str) -> str:
    """Return a post as its words: links and signature left out, #MakeItSo as Make It So."""
    text = _LINK.sub(" ", _SIGNED.sub(" ", text))
    return squeeze(_TAG.sub(lambda tag: " " + _HUMP.sub(" ", tag[1]) + " ", text))


def query(text: str, tokens: Sequence[str]) -> Query:
    """Return what to ask the index for: the rarest telling words and canonical tokens of a text."""
    bare = cleaned(text)
    words = list(dict.fromkeys(_WORD.findall(bare.lower())))
    parts = dict.fromkeys(part for token in tokens for part in _WORD.findall(token))
    return Query(bare, _rarest(words), _rarest(list(parts)))


def _rarest(words: Sequence[str]) -> tuple[str, ...]:
    telling = [word for word in words if _weight(word) > TELLING] or list(words)
    kept = set(sorted(telling, key=lambda word: (-_weight(word), word))[:WORDS])
    return tuple(word for word in telling if word in kept)


@cache
def _weight(word: str) -> float:
    """Return the weight of a word as written; function words, which have no token, weigh least."""
    return 0.0 if word in _function_words() else weights.shipped(word)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(_FUNCTION_WORDS.split())


# English words that tell nothing of what a claim is about; other languages' are rare in a ledger
# of English claims, and bm25 weighs them by the ledger's own counts.
_FUNCTION_WORDS = """
a about after all also an and any are as at be because been before being but by can could did do
does for from had has have he her here him his how i if in into is it its just like me more most my
no not of on one only or our out over said say says she so some than that the their them then there
these they this those to up us was we were what when where which while who why will with would you
your s t re ve ll d m
"""


def rank(
    asked: Query,
    texts: Sequence[str],
    by_text: Sequence[float | None],
    by_tokens: Sequence[float | None],
    by_meaning: Sequence[float] | None = None,
) -> list[tuple[int, float]]:
    """Return (position in `texts`, score in [0, 1]), best first; equal ones by position.

    `by_text` and `by_tokens` are bm25 as SQLite gives it (lower is nearer, None: not found);
    `by_meaning` is the cosine of an embedding, which then counts as much as the rest together: on
    CheckThat 2020 any share from 0.4 to 0.7 gives MAP@5 0.92 to 0.93, as do pools of 10 to 100,
    other scales and reciprocal ranks (0.92); 11 of 199 posts tell nothing of their claim.
    """
    found = [
        _standard([0.0 if score is None else -score for score in by_text]),
        _standard([0.0 if score is None else -score for score in by_tokens]),
        _standard(letters(asked.text, texts)),
    ]
    total = [sum(scores) / len(found) for scores in zip(*found, strict=True)]
    if by_meaning is not None:
        total = [
            (near + meant) / 2
            for near, meant in zip(_standard(total), _standard(by_meaning), strict=True)
        ]
    order = sorted(range(len(total)), key=lambda at: (-total[at], at))
    return [(at, 1.0 / (1.0 + exp(-total[at]))) for at in order]


def lowered(score: float, candidates: int) -> float:
    """Return the score in [0, 1] of a near-miss among so many candidates: it steps back."""
    by = AGAINST if candidates >= FEW else 1.0
    return score / (score + (1.0 - score) * exp(by))


def _standard(values: Sequence[float]) -> list[float]:
    """Return the values less their mean, over their standard deviation (0 where all are equal)."""
    if not values:
        return []
    mean = sum(values) / len(values)
    spread = sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return [(value - mean) / spread if spread > 1e-12 else 0.0 for value in values]


def _grams(text: str) -> Counter[str]:
    line = f" {' '.join(_WORD.findall(fold(text)))} "
    return Counter(
        [line[at : at + size] for size in GRAMS for at in range(max(0, len(line) - size + 1))]
    )


def letters(asked: str, texts: Sequence[str]) -> list[float]:
    """Return how near each text is to the one asked for, by its character n-grams, in [0, 1].

    Cosine of (1 + log count) * log(1 + texts / texts that hold it), over the given texts; the
    length of a text counts only in part.
    """
    wanted = _grams(asked)
    held = [_grams(text) for text in texts]
    number = len(texts)
    spread = Counter(dict.fromkeys(wanted, 0))
    for grams in held:
        spread.update(grams.keys())
    rarity = {gram: log(1 + number / max(1, found)) for gram, found in spread.items()}

    def weighed(grams: Counter[str]) -> dict[str, float]:
        return {
            gram: rarity[gram] if count == 1 else (1 + log(count)) * rarity[gram]
            for gram, count in grams.items()
        }  # nearly each stands once in its text

    asked_for = weighed(wanted)
    norm = sqrt(sum([value * value for value in asked_for.values()])) or 1.0
    near = []
    for grams in held:
        mine = weighed(grams)
        length = sqrt(sum([value * value for value in mine.values()])) or 1.0
        common = sum([asked_for[gram] * mine[gram] for gram in mine.keys() & asked_for.keys()])
        near.append(min(1.0, common / (norm * length**LENGTH * norm ** (1 - LENGTH))))
    return near
