"""Shares told as so many of so many: "one in ten voters", "one voter in ten", "9 out of 10"."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.reading import hedges, numbers, units
from claimtrack.reading.amounts import Amount
from claimtrack.reading.counted import noun_of
from claimtrack.reading.lexemes import lexeme
from claimtrack.text import Token


def ratio(tokens: Sequence[Token], at: int, part: numbers.Numeral, lang: str) -> Amount | None:
    """Return "one in ten voters", "one voter in ten", "9 out of 10" as a percentage."""
    inside = lang == "en" and part.end < len(tokens) and noun_of(tokens[part.end].lower, lang)
    end = part.end + 1 if inside else part.end
    link = [t.lower for t in tokens[end : end + 3]]
    width = next((len(p) for p in _IN if tuple(link[: len(p)]) == p), 0)
    if lang != "en" or not width or end + width >= len(tokens) or part.low != part.high:
        return None
    whole = numbers.parse(tokens, end + width, lang)
    if whole is None or not 0 < part.low < whole.low or whole.low not in _WHOLES:
        return None
    if units.after(tokens, whole.end, lang, digits=whole.digits, scaled=False) is not None:
        return None
    if inside and not _ends_phrase(tokens, whole.end):
        return None  # "one man in two cars"
    first, hedge = hedges.before(tokens, at, lang)
    share = hedges.tidy(part.low / whole.low * 100)
    low, high = hedges.interval(share, share, hedge, 1.0, count=False)
    end = part.end if inside else whole.end
    return Amount(low, high, hedge or "exact", False, first, at, end, 1.0, kind="share")


def said_before(tokens: Sequence[Token], at: int, found: Sequence[Amount]) -> bool:
    """Return whether a number is the "ten" of "one voter in ten", which has been read."""
    part = found[-1] if found else None
    if part is None or part.kind != "share" or at < part.end + 2:
        return False
    whole = any(token.lower in ("in", "of") for token in tokens[part.start : part.end])
    link = tuple(token.lower for token in tokens[part.end + 1 : at])
    return not whole and link in _IN and noun_of(tokens[part.end].lower, "en") is not None


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Return whether no noun can follow: the text ends, or a verb or a small word stands there."""
    if at >= len(tokens) or not tokens[at].text[0].isalpha():
        return True
    lex = lexeme(tokens[at].lower, "en")
    return bool(lex.classes) or (lex.sure and lex.form in ("past", "third"))


_IN = (("out", "of", "every"), ("in", "every"), ("out", "of"), ("in",))
_WHOLES = frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 25.0, 50.0, 100.0,
                     1000.0, 10000.0, 100000.0, 1000000.0})  # fmt: skip
