"""What a claim answers to the questions of the field, and what two answer alike."""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.model import Outcome, Reading
from claimtrack.reading.outcomes import questions
from claimtrack.reading.remembered import once


@once
def answers(reading: Reading) -> dict[str, set[str]]:
    """Return the answers that a claim gives to each question: both, if it tells of two things."""
    found: dict[str, set[str]] = {}
    for outcome in reading.outcomes:
        found.setdefault(outcome.question, set()).add(outcome.answer)
    return found


@once
def _by_answer(reading: Reading) -> dict[tuple[str, str], list[Outcome]]:
    found: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in reading.outcomes:
        found.setdefault((outcome.question, outcome.answer), []).append(outcome)
    return found


def alike(a: Reading, b: Reading) -> Iterator[tuple[Outcome, Outcome]]:
    """Yield what each claim answers alike to a question of the field that both are about."""
    theirs = _by_answer(b)
    for x in a.outcomes:
        met = theirs.get((x.question, x.answer))
        if not met or not questions()[x.question].same:
            continue
        about = questions()[x.question].about
        if not about or not (about.isdisjoint(a.tokens) or about.isdisjoint(b.tokens)):
            yield from ((x, y) for y in met)
