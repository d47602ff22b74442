"""What a claim answers: the figure it gives of a measure, or the point it asserts or denies."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.model import Clause, Quantity, Reading, Span
from claimtrack.reading import actors, lexicons


def cumulative() -> frozenset[str]:
    """Return the roles of measures that only grow while an event is counted."""
    return lexicons.words("roles.kinds.growing")


_MODAL = frozenset(["possible", "planned", "attempted", "conditional", "asked"])


@dataclass(frozen=True, slots=True)
class Question:
    """What a claim answers, as a key that equal questions share, in words, with its answer."""

    key: tuple[str, str, str]  # (role or head, class or object, side)
    words: str  # "Russian fighters killed"
    answer: str  # "84", "[20, ∞)", "yes", "no"
    low: float | None = None
    high: float | None = None
    soft: bool = False
    span: Span = (0, 0)

    @property
    def is_figure(self) -> bool:
        """Whether the answer is an interval."""
        return self.low is not None


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


def _figure(quantity: Quantity) -> Question:
    return Question(
        (quantity.role, quantity.counted or quantity.noun, quantity.side),
        words(quantity),
        interval(quantity.low, quantity.high, quantity.unit),
        quantity.low,
        quantity.high,
        quantity.soft,
        quantity.span,
    )


def _point(clause: Clause) -> Question:
    about = clause.patients or clause.places
    who = " ".join(map(actors.title, clause.agents))
    what = " ".join((clause.head, *map(actors.title, about)))
    return Question(
        (clause.head, " ".join(about), " ".join(clause.agents)),
        f"whether {who} {what}".replace("  ", " "),
        {"affirmed": "yes", "unproven": "unproven"}.get(clause.polarity, "no"),
        span=clause.span,
    )


def questions(reading: Reading) -> tuple[Question, ...]:
    """Return what a claim answers: each figure it gives as a fact, else the points it makes."""
    figures = tuple(_figure(q) for q in reading.quantities if not q.negated and not q.possible)
    points = tuple(
        _point(clause)
        for clause in reading.clauses
        if clause.head and clause.modality not in _MODAL
    )
    return figures + points
