"""How a vote came out, for and against: "51 to 49", "by six votes to three"."""

from __future__ import annotations

from itertools import pairwise

from claimtrack.model import Quantity, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

_BETWEEN = lazy_regex(r"\s*(?:votes?\s+)?(?:to|against)\s+")


@once
def tallies(reading: Reading) -> tuple[tuple[Quantity, Quantity], ...]:
    """Return each two figures that are the votes for and against, where a vote is told."""
    if " to " not in reading.text and " against " not in reading.text:
        return ()
    if lexicons.words("several.bodies.voted").isdisjoint(
        (*reading.tokens, *(clause.head for clause in reading.clauses))
    ):
        return ()
    return tuple(
        (x, y)
        for x, y in pairwise(reading.quantities)
        if _counted(x) and _counted(y) and _BETWEEN.fullmatch(reading.text, x.span[1], y.span[0])
    )


def _counted(figure: Quantity) -> bool:
    return figure.hedge == "exact" and not figure.unit and figure.counted in ("", "votes")


def is_of_one(figure: Quantity, reading: Reading) -> bool:
    """Return whether a figure is half of a tally, which is compared as a whole."""
    return any(figure.span in (x.span, y.span) for x, y in tallies(reading))
