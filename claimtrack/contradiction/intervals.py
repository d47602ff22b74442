"""Two figures as closed intervals: whether they meet, how far apart they lie, are they one figure.

Arithmetic only: what the figures count is not asked here.
"""

from __future__ import annotations

from claimtrack.contradiction import strengths
from claimtrack.model import Quantity
from claimtrack.text import lazy_regex

INFINITY = float("inf")


def high(quantity: Quantity) -> float:
    """Return the upper bound as a number."""
    return INFINITY if quantity.high is None else quantity.high


def meet(x: Quantity, y: Quantity) -> bool:
    """Return whether the intervals have a value in common."""
    return _least(x) <= high(y) and _least(y) <= high(x)


def _least(quantity: Quantity) -> float:
    """Return the lower bound; "more than two tonnes" begins right above two, not at three."""
    if not quantity.unit or quantity.hedge != "more-than" or quantity.low <= 0:
        return quantity.low
    figures = [part.replace(",", "").strip(".0") for part in _FIGURE.findall(quantity.text)]
    steps = [10.0**power for power in range(-3, 13) if 10.0**power < quantity.low]
    for step in steps:  # the figure as said is the bound less a unit of its last digit
        if f"{quantity.low - step:.3f}".replace(".", "").strip("0") in (
            figure.replace(".", "").lstrip("0") for figure in figures
        ):
            return quantity.low - step
    even = [step for step in steps if quantity.low % step == 0]
    return quantity.low - (even[-1] if even else 0.0)


_FIGURE = lazy_regex(r"\d[\d,.]{0,20}")


def gap(x: Quantity, y: Quantity) -> float:
    """Return how far apart two intervals lie, relative to the higher one; 0 where they meet."""
    if meet(x, y):
        return 0.0
    lower, higher = (x, y) if high(x) < y.low else (y, x)
    return (higher.low - high(lower)) / abs(higher.low) if higher.low else 1.0


def _base(quantity: Quantity) -> float:
    """Return the figure that was said, without its hedge."""
    if quantity.hedge in ("at-least", "more-than"):
        return quantity.low
    if quantity.high is None:
        return quantity.low
    if quantity.hedge in ("at-most", "fewer-than", "nearly"):
        return quantity.high
    return (quantity.low + quantity.high) / 2


def equal(x: Quantity, y: Quantity) -> bool:
    """Return whether the two are one figure: equal, but for the way in which a bound is told."""
    if x.soft or y.soft:
        return x.low == y.low and x.high == y.high
    if not meet(x, y):
        return False
    if x.low == y.low and x.high == y.high:
        return True
    a, b = _base(x), _base(y)
    if "range" in (x.hedge, y.hedge):
        return False
    rough = {"about", "nearly"} & {x.hedge, y.hedge}
    if rough and "exact" in (x.hedge, y.hedge) and a != b:
        return False  # "around 200" and "196": both may be true, and neither says the other
    step = 0.0 if x.unit or x.hedge == y.hedge else 1.0  # "more than 280", "at least 280"
    if abs(a - b) <= max(step, strengths.ROUNDING * max(a, b)):
        # "84" and "at least 84" say nearly the same; "84" and "at most 84" do not.
        down = {q.hedge for q in (x, y)} & {"at-most", "fewer-than"}
        return not down or x.hedge == y.hedge or {x.hedge, y.hedge} == {"at-most", "fewer-than"}
    if x.hedge == y.hedge:
        return False  # "about 100" and "about 120" are two figures, though both may be true
    return {x.hedge, y.hedge} == {"about", "nearly"}
