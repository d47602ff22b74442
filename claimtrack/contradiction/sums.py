"""The parts that one claim gives against the whole that the other gives: row F2 of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimtrack.contradiction import questions, scope, strengths
from claimtrack.contradiction.intervals import INFINITY, high
from claimtrack.model import Quantity, Reading, Relation, Span


def of(
    left: list[Quantity], right: list[Quantity], a: Reading, b: Reading
) -> Iterator[tuple[Relation, tuple[Quantity, ...], Quantity]]:
    """F2. The parts that one claim gives are compared in sum with the whole that the other gives.

    Yields the relation, the parts and the whole of each sum.
    """
    for parts, wholes, turned in ((left, right, False), (right, left, True)):
        mine, theirs = (b, a) if turned else (a, b)
        for whole in wholes if len(parts) > 1 else ():
            inside = [q for q in parts if not q.subset and q.role in ("", whole.role)
                      and scope.of(q, whole, mine, theirs) == "a-part"]  # fmt: skip
            inside = list(_apart_from_each_other(inside, mine))
            if len(inside) < 2 or whole.subset:
                continue
            low = sum(q.low for q in inside)
            top = sum(high(q) for q in inside)
            members = (*inside, whole)
            vague = any(q.soft for q in members) and low > high(whole)
            if vague or any(q.possible for q in members):
                continue
            words = " + ".join(f"“{q.text}”" for q in inside)
            each: tuple[Span, ...] = tuple(q.span for q in inside)
            marks = ((whole.span,), each) if turned else (each, (whole.span,))
            total = questions.interval(low, None if top == INFINITY else top, whole.unit)
            answers = (
                (total, questions.interval(whole.low, whole.high, whole.unit))
                if not turned
                else (questions.interval(whole.low, whole.high, whole.unit), total)
            )
            if low <= high(whole) and whole.low <= top:
                answer = Relation("compatible", rule="F2 sum",
                                  explanation=f"{words} make up “{whole.text}”",
                                  answers=answers, marks_a=marks[0], marks_b=marks[1])  # fmt: skip
            elif low > high(whole):
                answer = Relation(
                    "contradicts", "part-whole", strengths.PART_WHOLE, "", "F2 sum",
                    f"{words} are {total} together, more than “{whole.text}”",
                    "if some are counted twice", questions.words(whole), answers, *marks,
                )  # fmt: skip
            else:
                continue
            yield answer, tuple(inside), whole


def _apart_from_each_other(parts: Iterable[Quantity], reading: Reading) -> Iterator[Quantity]:
    """Yield the parts that no other of them contains or repeats."""
    kept: list[Quantity] = []
    for part in parts:
        if all(scope.of(part, other, reading, reading) == "other" for other in kept):
            kept.append(part)
            yield part
