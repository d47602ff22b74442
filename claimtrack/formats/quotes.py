"""Where a text says something: selectors of the W3C's Web Annotation, found and checked again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

AROUND = 32  # characters before and after a quote that tell its place again


def find(text: str, quote: str) -> tuple[dict[str, Any] | None, int]:
    """Return the selectors of the first place that says the quote, and how many places do.

    {exact, prefix, suffix, start, end}: TextQuoteSelector and TextPositionSelector; `exact` is as
    the text has it, since white space and the composition of letters may differ from the quote.
    Positions count code points, end exclusive.
    """
    words = quote.split()
    if not words:
        return None, 0
    composed, apart = unicodedata.normalize("NFC", quote), unicodedata.normalize("NFD", quote)
    for spelt in (words, composed.split(), apart.split()):
        places = list(re.finditer(r"\s*".join(map(re.escape, spelt)), text))
        if places:
            return selectors(text, *places[0].span()), len(places)
    return None, 0


def selectors(text: str, start: int, end: int) -> dict[str, Any]:
    """Return the selectors of a stretch of a text."""
    return {
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
        "start": start,
        "end": end,
    }


def holds(text: str, quote: Mapping[str, Any]) -> bool:
    """Tell whether a text still says a quote where it did, or with the same words around it."""
    if text[quote["start"] : quote["end"]] == quote["exact"]:
        return True
    return f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
