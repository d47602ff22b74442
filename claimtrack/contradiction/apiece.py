"""Whether a figure is for each, of all together, or on top: a year, all donors, "also died"."""

from __future__ import annotations

import re

from claimtrack.model import Quantity, Reading
from claimtrack.text import lazy_regex

_RATE = lazy_regex(
    r"\W*(?:a|per|an|each|every) (?:year|month|week|day|hour|night|head|person|family|household|"
    r"patient|child|share|tonne|ton|kilo|barrel|litre|kilometre|mile|victim|passenger|piece)\b",
    re.I,
)
_YEARLY = lazy_regex(r"\b(?:annual|annually|yearly|monthly|weekly|daily|hourly|rate)\b", re.I)
_PACKED = lazy_regex(
    r"\b(?:blocks?|bricks?|packets|parcels|bags|sacks|bars|bales|portions|slabs|batches|"
    r"instalments|installments|tranches|pieces|steps|doses|each) (?:of|weighing|worth)"
    r"(?: about| some| around)? ?$", re.I
)  # fmt: skip


def shared_out(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one amount is for each of something: a year, "in blocks of one kilo"."""
    if x.unit in ("percent", "km/h") or x.unit != y.unit:
        return False
    mine, theirs = _each(x, a), _each(y, b)
    return mine != theirs and not _YEARLY.search((b if mine else a).text)


def _each(quantity: Quantity, reading: Reading) -> bool:
    start, end = quantity.span
    lead = reading.text[max(start - 40, 0) : start]
    return bool(_RATE.match(reading.text, end) or _PACKED.search(lead))


_TOGETHER = lazy_regex(
    r"\b(?:together|combined|collectively|jointly|between them|all (?:the )?(?:donors|lenders|"
    r"creditors|countries|states|members|banks|firms|parties))\b", re.I
)  # fmt: skip


def together_apart(x: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one sum is that of all together: "all donors together pledged"."""
    if x.counted != "money":
        return False
    return (_TOGETHER.search(a.text) is None) != (_TOGETHER.search(b.text) is None)


_ALSO = lazy_regex(r"[^.,;:]{0,60}?\balso\b")


def also_apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one figure is of those who were harmed as well: "three also died"."""
    if not x.role or x.role != y.role:
        return False
    told = [_ALSO.match(r.text, q.span[1]) is not None for q, r in ((x, a), (y, b))]
    return told[0] != told[1]
