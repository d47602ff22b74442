"""The bounds that are conventions and not what was said ("dozens"), as the analyst may set them.

The table is that of `lexicon/numbers.toml`. A word of another language goes with the English one of
the same bounds: "dizaines" with "dozens".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from claimtrack.model import Quantity, Reading
from claimtrack.reading import numberwords
from claimtrack.text import tokens

CONVENTIONS: Final = (
    "dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions",
    "several", "few", "handful", "numerous",
)  # fmt: skip
"""The words whose bounds can be set, by their English names."""

Bounds = Mapping[str, tuple[float, float]]


def defaults() -> dict[str, tuple[float, float]]:
    """Return the bounds of each convention as they are where nobody has set them."""
    known = numberwords.words("en")
    table = known.vague | known.few
    return {name: table[name] for name in CONVENTIONS}


def parsed(value: str) -> tuple[float, float]:
    """Return "24-99" as bounds; raises ValueError where it is not two counts in order."""
    low, dash, high = value.partition("-")
    if not dash or not (low.isdecimal() and high.isdecimal()) or len(value) > 40:
        raise ValueError("write LOW-HIGH, as 24-99")
    if int(low) >= int(high):
        raise ValueError("the lower bound comes first, and the higher is higher")
    return float(low), float(high)


@cache
def _named(lang: str) -> dict[str, tuple[str, float, float]]:
    """Return the convention of each word of a language, with its bounds as they are read."""
    usual = defaults()
    by_bounds = {usual[name]: name for name in reversed(CONVENTIONS)}
    known = numberwords.words(lang)
    return {
        word: (word if word in usual else by_bounds[bounds], *bounds)
        for word, bounds in (known.vague | known.few).items()
        if bounds in by_bounds
    }


def applied(reading: Reading, bounds: Bounds) -> Reading:
    """Return the reading with these bounds in the place of those of soft figures.

    Only where such a word stands alone: "several dozen" and "tens of thousands" stay as read.
    """
    if not bounds or not any(quantity.soft for quantity in reading.quantities):
        return reading
    figures = tuple(_with(each, reading.lang, bounds) for each in reading.quantities)
    return replace(reading, quantities=figures)


def _with(quantity: Quantity, lang: str, bounds: Bounds) -> Quantity:
    if not quantity.soft:
        return quantity
    low, high = quantity.low, quantity.high
    known = _named(lang)
    for token in tokens(quantity.text):
        name, usual_low, usual_high = known.get(token.lower, ("", None, None))
        if name in bounds:
            low = bounds[name][0] if quantity.low == usual_low else low
            high = bounds[name][1] if quantity.high == usual_high else high
    return replace(quantity, low=low, high=high)
