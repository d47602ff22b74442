"""Words for a belief: how likely, by ICD 203's scale, and apart from it how sure of that.

Intelligence Community Directive 203, "Analytic Standards" (2015), D.6.e.2.
"""

from __future__ import annotations

LIKELIHOOD: tuple[tuple[float, str], ...] = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""Upper bound and word; a belief on a bound takes the word nearer to even chance."""

WIDE = 0.50
"""An interval wider than this says little, whatever it is the interval of. Convention."""

NARROW = 0.25
"""An interval narrower than this, on three origins or more, says much. Convention."""


def likelihood(belief: float) -> str:
    """The word of ICD 203 for a belief from 0 to 1."""
    for bound, word in LIKELIHOOD:
        if belief < bound or (belief == bound and bound >= 0.5):
            return word
    return LIKELIHOOD[-1][1]


def confidence(low: float, high: float, origins: int, judged: bool) -> str:
    """How much the belief rests on: "high", "moderate" or "low".

    High needs a verdict, or three origins and a narrow interval; one origin alone is low.
    """
    if judged or (origins >= 3 and high - low <= NARROW):
        return "high"
    if origins <= 1 or high - low > WIDE:
        return "low"
    return "moderate"


def letter(low: float, high: float, verdicts: int, enough: int) -> str:
    """Admiralty letter that the 5 % and the 95 % bound allow, "" when there are too few verdicts.

    A only if the low bound is .80 or more, E only if the high bound is .30 or less, F when the
    interval is wider than .5; B and C by the low bound, D is what is left.
    """
    if verdicts < enough:
        return ""
    if high - low > WIDE:
        return "F"
    if high <= 0.30:
        return "E"
    return next(
        (name for name, bound in (("A", 0.80), ("B", 0.60), ("C", 0.40)) if low >= bound), "D"
    )
