"""Amounts: numbers with their hedges, before it is known what they count."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.model import Span


class Amount(NamedTuple):
    """A number, a range or a word for none, by tokens (end exclusive)."""

    low: float
    high: float | None
    hedge: str
    soft: bool
    first: int  # of its hedge
    start: int  # of its numeral
    end: int
    step: float
    kind: str = ""  # none, no, lone, article, share; "" a number
    currency: str = ""
    loose: bool = False  # "one", which may be no number
    raw: bool = False  # the hedge is still to be applied to low and high
    digits: bool = False


class Age(NamedTuple):
    """Somebody's age in years."""

    low: float
    high: float
    span: Span
