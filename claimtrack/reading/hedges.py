"""Hedges: what the words around a numeral make of it, as an interval.

"at least", "no fewer than", "up to", "about", "nearly", "or so", "50+", "between 20 and 50",
"20-30". The words and the shares by which "about" and "nearly" widen are in lexicon/hedges.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from claimtrack.reading import lexicons
from claimtrack.text import Token, tokens

BEFORE = ("at-least", "more-than", "at-most", "fewer-than", "about", "nearly", "just-over", "exact")
_AFTER = {"or-more": "at-least", "or-fewer": "at-most", "or-so": "about"}

Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


class Hedges(NamedTuple):
    """The hedges of a language, by the word next to the number."""

    before: Phrases  # by the last word
    after: Phrases  # by the first word
    between: frozenset[str]
    start: frozenset[str]
    both: frozenset[str]
    to: Phrases
    possible: Phrases
    including: Phrases
    none: Phrases
    no: Phrases
    lone: Phrases
    vague: Phrases  # "low double digits=10-30"


def split(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as the tokens of a text would be."""
    return tuple(token.lower for token in tokens(phrase))


def _table(rows: dict[str, list[str]], last: bool) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in rows.items():
        for phrase in phrases:
            words = split(phrase)
            if words:
                found.setdefault(words[-1 if last else 0], []).append((words, name))
    return {key: tuple(sorted(value, key=lambda p: -len(p[0]))) for key, value in found.items()}


@lru_cache(maxsize=32)
def hedges(lang: str) -> Hedges:
    """Return the compiled hedges of a language; those of English where it has none."""
    table = lexicons.load("hedges")
    own = table.get(lang, table["en"])

    def rows(*names: str) -> dict[str, list[str]]:
        return {name: [p for p in own.get(name, "").split("|") if p] for name in names}

    def words(name: str) -> frozenset[str]:
        return frozenset(own[name].split("|"))

    def phrases(name: str) -> Phrases:
        return _table(rows(name), last=False)

    vague = [item.partition("=") for item in own.get("dead-digits", "").split("|") if item]
    return Hedges(
        before=_table(rows(*BEFORE), last=True),
        after=_table(rows(*_AFTER), last=False),
        between=words("between"),
        start=words("from"),
        both=words("and"),
        to=phrases("to"),
        possible=phrases("possible"),
        including=phrases("including"),
        none=phrases("none"),
        no=phrases("no"),
        lone=phrases("lone"),
        vague=_table({bounds: [said] for said, _, bounds in vague}, last=False),
    )


def match(words: Sequence[Token], at: int, table: Phrases) -> tuple[int, str] | None:
    """Return end (exclusive) and name of the longest phrase that begins at a token."""
    for phrase, name in table.get(words[at].lower, ()):
        end = at + len(phrase)
        if end <= len(words) and all(
            words[at + k].lower == phrase[k] for k in range(1, len(phrase))
        ):
            return end, name
    return None


def match_back(words: Sequence[Token], end: int, table: Phrases) -> tuple[int, str] | None:
    """Return first token and name of the longest phrase that ends before a token."""
    for phrase, name in table.get(words[end - 1].lower, ()) if end > 0 else ():
        first = end - len(phrase)
        if first >= 0 and all(words[first + k].lower == phrase[k] for k in range(len(phrase))):
            return first, name
    return None


def before(words: Sequence[Token], start: int, lang: str) -> tuple[int, str]:
    """Return where the hedges before a number begin, and the one that decides ("" for none).

    Of several ("at least some 50") the strict one decides; "exact" only marks a bound as said.
    """
    table = hedges(lang).before
    hedge, first = "", start
    for _ in range(3):
        found = match_back(words, first, table)
        if found is None or _particle(words, found[0]):
            break
        first, name = found
        if name == "at-most" and words[first].lower == "within":
            hedge = name
            break  # "was over within an hour"
        if not hedge or hedge == "exact" or (hedge == "about" and name != "exact"):
            hedge = name
    return first, hedge


# Russian and Ukrainian verbs of change: "до" after them is "to", not "up to".
_CHANGED = tuple("вырос возрос увелич подня сократ уменьш сниз зрос збільш зменш скорот".split())


def _particle(words: Sequence[Token], at: int) -> bool:
    """Return whether a hedge belongs to the verb before it: "handed over four", "grew to four"."""
    if at == 0:
        return False
    word, verb = words[at].lower, words[at - 1].lower
    if word == "up" and verb in lexicons.words("hedges.particles.up"):
        return True  # "added up to $2.4 million", "the toll has gone up to 135"
    if word == "over" and verb in lexicons.words("hedges.particles.over"):
        return True
    return word == "до" and verb.startswith(_CHANGED)


def after(words: Sequence[Token], end: int, lang: str) -> tuple[int, str]:
    """Return where a hedge after a number or its noun ends, and which it is ("" for none)."""
    if end >= len(words):
        return end, ""
    at = end + (words[end].text in "-," and end + 1 < len(words))
    found = match(words, at, hedges(lang).after)
    if found is None:
        return end, ""
    stop, name = found
    if words[end].text == "," and (name != "or-so" or stop < at + 2):
        return end, ""  # "150 miners, give or take", but not "150 miners, roughly half of them"
    word = words[at].text
    if stop < len(words) and words[stop].lower in ("than", "that"):
        return end, ""  # "70 dead and more than 100 wounded"
    if word in ("roughly", "approximately", "maximum", "minimum") and stop < len(words):
        return end, ""  # "50 roughly equal parts"
    return stop, _AFTER[name]


def interval(
    low: float, high: float, hedge: str, step: float, *, count: bool
) -> tuple[float, float | None]:
    """Return the closed interval that a hedge makes of a number; an open high is None.

    Strict hedges step by 1 for counts, else by `step`, the last digit said, or by a hundredth where
    that digit is more than a tenth: "less than $3 billion" may be 2.9. About and nearly round
    outward to whole counts.
    """
    unit = 1.0 if count else step
    if not count and step > abs(high) / 10:
        unit = abs(high) / 100
    bounds = lexicons.load("hedges")["bounds"]
    if hedge == "at-least":
        return low, None
    if hedge == "more-than":
        return (low if low != high else low + unit if count else tidy(low + unit)), None
    if hedge == "at-most":
        return 0.0, high
    if hedge == "fewer-than":
        return 0.0, max(high - unit if count else tidy(high - unit), 0.0)
    if hedge == "about":
        spread_low, spread_high = low * bounds["about"], high * bounds["about"]
        if count:
            return _floor(low - max(spread_low, 1)), _ceil(high + max(spread_high, 1))
        return tidy(low - spread_low), tidy(high + spread_high)
    if hedge == "nearly":
        least = low * (1 - bounds["nearly"])
        return (_floor(min(least, max(low - 1, 0))) if count else tidy(least)), high
    if hedge == "just-over":
        most = high * (1 + bounds["just-over"])
        return (low + unit), (_ceil(max(most, low + 1)) if count else tidy(max(most, low + unit)))
    return low, high


def tidy(value: float) -> float:
    """Return the value without the noise of binary fractions."""
    return float(f"{value:.12g}")


def _floor(value: float) -> float:
    return max(float(floor(tidy(value))), 0.0)


def _ceil(value: float) -> float:
    return float(ceil(tidy(value)))
