"""Dates in languages without a table of their own: dateparser reads "27 luglio 2024"."""

from __future__ import annotations

import warnings
from datetime import datetime
from functools import lru_cache

from claimtrack.reading import lexicons
from claimtrack.reading.datewords import Found, Reader, past
from claimtrack.reading.days import Stretch, of_parts
from claimtrack.text import lazy_regex

# A day, perhaps "de", a word that may be a month, perhaps a year: nothing else is handed over,
# for dateparser takes many words for dates, and a call costs a millisecond.
_SHAPE = lazy_regex(
    r"(\d{1,2})\.? (?:de |di |d')?([^\W\d_]{3,12})\.?(?: (?:de |del )?(\d{4}))?(?!\w)"
)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(lexicons.load("dates"))


@lru_cache(maxsize=4096)
def _month(word: str, lang: str) -> int:
    """Return the month a word names in a language, 0 for none."""
    import dateparser  # 120 ms: only texts in other languages pay

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own use of the standard library
        try:
            found = dateparser.parse(
                f"15 {word} 2020",
                languages=[lang],
                settings={"STRICT_PARSING": True, "RELATIVE_BASE": datetime(2020, 1, 1)},
            )
        except ValueError:  # a language it does not know
            return 0
    return found.month if found is not None and (found.day, found.year) == (15, 2020) else 0


def named(r: Reader, at: int) -> Found | None:
    """Read a day with its month's name in a language that dates.toml does not have."""
    if r.lang in _known():
        return None
    match = _SHAPE.match(r.text, r.tokens[at].start)
    if match is None or not (month_number := _month(match[2].lower(), r.lang)):
        return None
    year_number = int(match[3]) if match[3] else None
    stretch: Stretch | None = of_parts(int(match[1]), month_number, year_number, r.base, r.ahead)
    return None if stretch is None else Found(stretch, at, past(r, at, match.end()))
