"""Amounts told without a numeral: "an hour", "twice", "four times", "a hat-trick".

"lasted less than an hour"  ->  [0, 1) hour        "scored twice"  ->  2 goals scored
"was arrested four times"   ->  4 times            "a hat-trick"   ->  3 goals scored
"jailed for a year and a half" -> 1.5 years        "her hat-trick" ->  3 goals scored
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.reading import hedges, lexicons, numbers
from claimtrack.reading.amounts import Amount
from claimtrack.text import Token

FEAT = "feat"  # goals, by the name of the feat
TIMES = "times"  # how often

_STRETCHES = frozenset("hour day week fortnight month year decade century".split())
_FEATS = {"hat-trick": 3.0, "hat-tricks": 6.0, "brace": 2.0}
_OFTEN = {"twice": 2.0, "thrice": 3.0}
WORDS = _STRETCHES | _FEATS.keys() | _OFTEN.keys() | {"times"}


def _beside(name: str) -> frozenset[str]:
    return lexicons.words(f"counts.spells.{name}")


def amount(tokens: Sequence[Token], at: int, lang: str) -> Amount | None:
    """Return the amount that is told without a numeral at a token, or as so many times."""
    if lang != "en":
        return None
    word = tokens[at].lower
    if word in ("a", "an"):
        return _and_a_half(tokens, at) or _stretch(tokens, at) or _feat(tokens, at)
    if word in _FEATS:
        return _own_feat(tokens, at)
    if word in _OFTEN:
        return _often(tokens, at, at + 1, _OFTEN[word], _OFTEN[word])
    numeral = numbers.parse(tokens, at, lang) if _times_ahead(tokens, at) else None
    if numeral is None or numeral.soft or _low(tokens, numeral.end) != "times":
        return None
    return _often(tokens, at, numeral.end + 1, numeral.low, numeral.high)


def opens(word: str) -> bool:
    """Return whether such an amount can begin with a word that is no numeral."""
    return word in _OFTEN or word in _FEATS


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _times_ahead(tokens: Sequence[Token], at: int) -> bool:
    return any(token.lower == "times" for token in tokens[at + 1 : at + 4])


def _and_a_half(tokens: Sequence[Token], at: int) -> Amount | None:
    """Return one and a half of a unit of time: "a year and a half in prison"."""
    if _low(tokens, at + 1) not in _STRETCHES or _low(tokens, at + 5) in _beside("no-length"):
        return None
    if [_low(tokens, at + step) for step in (2, 3, 4)] != ["and", "a", "half"]:
        return None
    first, hedge = hedges.before(tokens, at, "en")
    return Amount(1.5, 1.5, hedge or "exact", False, first, at, at + 1, 0.1, raw=True)


def _stretch(tokens: Sequence[Token], at: int) -> Amount | None:
    """Return one of a unit of time where it tells how long: "lasted an hour", "for a week"."""
    if _low(tokens, at + 1) not in _STRETCHES or _low(tokens, at + 2) in _beside("no-length"):
        return None
    first, hedge = hedges.before(tokens, at, "en")
    lead = _low(tokens, first - 1)
    if hedge == "at-most" and first < at and _low(tokens, first) == "within":
        lead = "within"
    late = _low(tokens, at + 2) == "late"
    told = lead in _beside("leading") or late or (lead == "in" and hedge == "fewer-than")
    if not told and not _took_somebody(tokens, first):
        return None
    return Amount(1.0, 1.0, hedge or "exact", False, first, at, at + 1, 0.05, raw=True)


def _took_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a length follows whom it took so long: "it took the crew an hour to"."""
    before = [_low(tokens, step) for step in range(max(at - 4, 0), at)]
    return bool(_TOOK & set(before)) and all(word.isalpha() for word in before)


_TOOK = {"took", "takes", "take", "taken"}


def _feat(tokens: Sequence[Token], at: int) -> Amount | None:
    """Return the goals of a hat-trick or a brace: one of goals, not of titles."""
    goals = _FEATS.get(_low(tokens, at + 1), 0.0)
    near = {_low(tokens, step) for step in range(at - 3, at)}
    if not goals or not near & _beside("scoring") or _low(tokens, at + 2) == "of":
        return None
    return Amount(goals, goals, "exact", False, at, at, at + 2, 1.0, kind=FEAT)


def _own_feat(tokens: Sequence[Token], at: int) -> Amount | None:
    """Return the goals of somebody's feat: "her hat-trick decided the match"."""
    whose = _low(tokens, at - 1)
    if whose not in ("his", "her") and not whose.endswith(("'s", "’s")):
        return None
    goals = _FEATS[_low(tokens, at)]
    if _low(tokens, at + 1) == "of":
        return None
    return Amount(goals, goals, "exact", False, at, at, at + 1, 1.0, kind=FEAT)


def _often(tokens: Sequence[Token], at: int, end: int, low: float, high: float) -> Amount | None:
    """Return how often, or how many goals: "scored twice", "was arrested four times"."""
    following = _low(tokens, end)
    if following in _beside("compared") or following.endswith("er"):
        return None
    first, hedge = hedges.before(tokens, at, "en")
    lead = _low(tokens, first - 1)
    kind = FEAT if lead in _beside("scoring") and lead != "with" else TIMES
    bounds = hedges.interval(low, high, hedge, 1.0, count=True)
    return Amount(*bounds, hedge or "exact", False, first, at, end, 1.0, kind=kind)
