"""What figures that contradict each other answer in common, whatever each was said to count.

"The army lost 31 men" and "fourteen soldiers are dead" measure two things by their words; where the
rules find that both cannot be, both answer the question that the contradiction asks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from claimtrack.ledger.asking import Question, figure_question, question_id
from claimtrack.ledger.fields import figure
from claimtrack.ledger.findings import Finding, by_answer
from claimtrack.ledger.measures import marked, measure
from claimtrack.model import Quantity, Reading

Rivals = Mapping[int, Sequence[tuple[Question, dict[str, Any]]]]
"""Claim by claim, the questions of its conflicts in figures, with its answers."""


def rivals(
    findings: Sequence[Finding], readings: Mapping[int, Reading], slugs: Mapping[int, str]
) -> Rivals:
    """Return what each claim answers by the conflicts in figures that it is in.

    What is only possible, of no event or of claims without a reading asks nothing.
    """
    found: dict[int, list[tuple[Question, dict[str, Any]]]] = defaultdict(list)
    for finding in findings:
        pair = finding.pair
        known = pair["a_n"] in readings and pair["b_n"] in readings
        if finding.event_id is None or pair["tier"] != "conflict" or not by_answer(pair):
            continue
        if known:
            question, answers = _asked(finding, readings, slugs.get(finding.event_id, ""))
            for ns, answer in zip(finding.sides, answers, strict=True):
                for n in ns:
                    found[n].append((question, answer))
    return found


def _asked(
    finding: Finding, readings: Mapping[int, Reading], slug: str
) -> tuple[Question, list[dict[str, Any]]]:
    """Return the question of a contradiction in figures, and what its two sides answer."""
    pair = finding.pair
    told = [
        marked(readings[pair[n]].quantities, tuple(map(tuple, marks)))
        for n, marks in zip(("a_n", "b_n"), json.loads(pair["marks"]), strict=True)
    ]
    given = list(map(_bounds, (pair["answer_a"], pair["answer_b"]), told))
    if pair["kind"] == "part-whole":  # all of them are at least as many as the part
        at = max((0, 1), key=lambda side: given[side][0])
        given[at] = given[at][0], None
    answers = [{"answer": figure(*bounds), "low": bounds[0], "high": bounds[1]} for bounds in given]
    question = _question(pair["question"], [q for each in told for q in each], finding, slug)
    return question, answers[::-1] if finding.flipped else answers


def _question(words: str, told: Sequence[Quantity], finding: Finding, slug: str) -> Question:
    for quantity in told:
        if quantity.role and measure(quantity)[1] == words:
            return figure_question(finding.event_id, slug, quantity)
    return Question(question_id(slug, "figure", words), words, finding.event_id, figure=True)


def _bounds(answer: str, told: Sequence[Quantity]) -> tuple[float, float | None]:
    """Return the interval that an answer stands for: several figures are a sum.

    An answer of none may be in no figure of its own: "all 62 died" says that nobody survived.
    """
    if answer == "0" or not told:
        return 0.0, 0.0
    highs = [quantity.high for quantity in told]
    high = None if None in highs else sum(filter(None, highs))
    return sum(quantity.low for quantity in told), high
