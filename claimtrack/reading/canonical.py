"""Canonical tokens: the words of a statement in the one form by which matching compares them.

Stemmed, synonyms and aliases mapped to one concept, numbers as intervals ("#50..inf"), windows of
time as "@2024-07-27", names as the keys of actors and places; function words left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from claimtrack.model import Quantity, Span, Window
from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import tables
from claimtrack.reading.phrases import Text, located
from claimtrack.text import Token, fold

_NO_KIN: frozenset[int] = frozenset()


@lru_cache(maxsize=100_000)
def kin(word: str) -> frozenset[int]:
    """Return the groups of lexicon/kin.toml that a canonical token belongs to."""
    line = lexicons.load("kin.words").get(word)
    return frozenset(map(int, line.split())) if line else _NO_KIN


def _figure(value: float | None) -> str:
    if value is None:
        return "inf"
    return str(int(value)) if value == int(value) else repr(value)


def _number(quantity: Quantity) -> str:
    return f"#{_figure(quantity.low)}..{_figure(quantity.high)}"


def _around(spans: Sequence[Span], at: int) -> Span | None:
    """Return the span that holds a place, of spans in order."""
    found = bisect_left(spans, (at + 1, 0)) - 1
    for span in reversed(spans[max(found - 1, 0) : found + 1]):
        if span[0] <= at < span[1]:
            return span
    return None


def tokens(
    text: Text,
    kept: Sequence[int],
    heads: Mapping[int, str],
    quantities: Sequence[Quantity],
    dates: Sequence[Window],
    lexicon: Mapping[str, str],
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the canonical tokens of the kept tokens in order, and which of them are names."""
    starts: dict[int, str] = {q.span[0]: _number(q) for q in quantities}
    counted = {q.span: q for q in quantities}
    covered = list(counted)
    for window in dates:
        starts.setdefault(window.span[0], f"@{window.edtf or window.start or window.text}")
        covered.append(window.span)
    covered.sort()
    phrases = tables(text.lang).noun_phrases if text.lang == "en" else {}
    found: list[str] = []
    names: set[str] = set()
    skip = -1
    for position, i in enumerate(kept):
        token = text.tokens[i]
        start = token.start
        if start in starts:
            found.append(starts[start])
        if position <= skip:
            continue
        span = _around(covered, start) if covered else None
        if span is not None and (span not in counted or not _says_noun(token, counted[span])):
            continue
        mention = text.mention[i]
        if mention is not None:
            if mention.first == i:
                entry = mention.entry
                word = entry.key
                if entry.place and (not entry.sides or located(text, i)):
                    word = entry.place
                word = lexicon.get(word, word)
                found.append(word)
                names.add(word)
            continue
        lex = text.lex[i]
        wordless = lex.classes or text.number[i] or not token.text[0].isalpha()
        if wordless and i not in heads:
            continue
        word = heads.get(i, lex.canon)
        if not word:
            continue
        for rest, concept in phrases.get(token.lower, ()):
            follow = kept[position + 1 : position + 1 + len(rest)]
            if tuple(text.tokens[k].lower for k in follow) == rest:
                word, skip = concept, position + len(rest)
                break
        if lexicon:
            word = lexicon.get(fold(token.text), lexicon.get(word, word))
        found.append(word)
    return tuple(found), frozenset(names)


def _says_noun(token: Token, quantity: Quantity) -> bool:
    """Return whether a token within a quantity's span is a word of what it counts."""
    if quantity.unit == "percent":  # "half the crew"
        return bool(quantity.noun) and token.lower.startswith(quantity.noun[:5])
    return token.text[0].isalpha() and not quantity.unit
