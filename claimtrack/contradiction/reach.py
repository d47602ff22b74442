"""How far a claim counts: over a country or a week, with the gunman, what there is room for."""

from __future__ import annotations

import re
from functools import lru_cache

from claimtrack.model import Reading, Scope

_WHOLE = re.compile(
    r"\b(?:across|throughout|nationwide|countrywide|worldwide|in total|in all|overall|altogether"
    r"|of all|dans toute|au total|en toda?|en total|in ganz|insgesamt|in tutta|по всей|по всему"
    r"|в целом|по всій|загалом"
    r"|всего|всього|since it began|since the (?:start|beginning|outbreak)"
    r"|whole|entire|in the country|(?:past|last) (?:\w+ )?(?:hours|days|weeks|months)|this year"
    r"|(?:in|over|within) (?:two|three|four|five|six|seven|\d+) (?:hours|days|weeks|months)"
    r"|in (?:a|one) (?:single )?(?:day|week|month|year)|24 hours)\b",
    re.I,
)


@lru_cache(maxsize=50_000)
def sweeping(text: str) -> bool:
    """Return whether a claim counts over a whole country or a longer time."""
    return _WHOLE.search(text) is not None


_OWNED = re.compile(r"\b(?:at|in) the (\w+)['’]s (\w+)", re.I)


@lru_cache(maxsize=50_000)
def _within(text: str, other: str) -> bool:
    """Return whether a text is of a part of what the other is of: at the ministry's office."""
    found = _OWNED.search(text)
    if found is None:
        return False
    words = other.lower().split()
    return found[1].lower() in (w.strip(".,") for w in words) and found[2].lower() not in words


_AT_FIRST = re.compile(
    r"\b(?:in|on|during|within|after) the (?:first|second|third|opening|last|final) "
    r"(?:\w+ )?(?:hours?|days?|nights?|weeks?|months?|years?)\b",
    re.I,
)


@lru_cache(maxsize=50_000)
def at_first(text: str) -> bool:
    """Return whether a claim counts over a part of the time: "in the first week"."""
    return _AT_FIRST.search(text) is not None


_CAPACITY = re.compile(
    r"\b(?:(?:can|could) (?:\w+ )?(?:carry|hold|seat|take|accommodate|house)|capacity"
    r"|licensed (?:to|for)|designed (?:to|for)|certified (?:to|for))\b",
    re.I,
)


@lru_cache(maxsize=50_000)
def room(text: str) -> bool:
    """Return whether a figure may be how many there is room for."""
    return _CAPACITY.search(text) is not None


def of(a: Reading, b: Reading) -> Scope:
    """Return how far the two count: here and today, or over the country or the month."""
    within = (
        _within(a.text, b.text) or at_first(a.text),
        _within(b.text, a.text) or at_first(b.text),
    )
    if within[0] != within[1]:
        return "a-part" if within[0] else "b-part"
    wide_a, wide_b = sweeping(a.text), sweeping(b.text)
    if wide_a == wide_b:
        return "same"
    return "b-part" if wide_a else "a-part"


_KILLER = re.compile(
    r"\bincluding (?:the |its |their )?(?:\w+ )?(?:gunman|gunmen|attackers?|shooters?|bombers?"
    r"|assailants?|perpetrators?|hijackers?|suspects?|himself|herself)\b",
    re.I,
)


@lru_cache(maxsize=50_000)
def killer(text: str) -> bool:
    """Return whether a toll counts the attacker: "four, including the gunman"."""
    return _KILLER.search(text) is not None
