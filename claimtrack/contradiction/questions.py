"""What a figure answers, in words: whose losses, of what; and the figure as a reader writes it."""

from __future__ import annotations

from claimtrack.model import Quantity
from claimtrack.reading import actors, lexicons


def cumulative() -> frozenset[str]:
    """Return the roles of measures that only grow while an event is counted."""
    return lexicons.words("roles.kinds.growing")


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def interval(low: float, high: float | None, unit: str = "") -> str:
    """Return a closed interval as a reader writes it: 84, [20, 50], [50, ∞) km."""
    if high is None:
        text = f"[{_plain(low)}, ∞)"
    elif low == high:
        text = _plain(low)
    else:
        text = f"[{_plain(low)}, {_plain(high)}]"
    return f"{text} {unit}" if unit else text


def words(quantity: Quantity) -> str:
    """Return what a figure answers, in words: "Wagner fighters killed"."""
    counted = quantity.counted or quantity.noun or "number"
    parts = [actors.title(quantity.side) if quantity.side else "", counted, quantity.role]
    return " ".join(part for part in parts if part)


def exact(x: Quantity, y: Quantity) -> Quantity:
    """Return which of two figures says more exactly what both answer, whichever comes first."""
    return max(x, y, key=_exactness)


def _exactness(quantity: Quantity) -> tuple[int, bool, bool, str]:
    told = quantity.counted or quantity.noun
    return len(quantity.side), bool(quantity.role), told not in ("", "people"), words(quantity)
