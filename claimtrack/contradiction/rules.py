"""The decision table as a list: what `claimtrack rules` shows, in the order it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc
from typing import Any

from claimtrack.contradiction import deeds, denials, figures, recipients, words
from claimtrack.model import RelationName


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the decision table with an example and what it answers there."""

    name: str
    group: str  # gates, figures, words
    sentence: str
    example: tuple[str, str]
    answer: RelationName


GATES: tuple[Rule, ...] = (
    Rule("G1 other event", "gates",
         "Claims of other places, other times or another kind of happening are of two events.",
         ("A bus crash killed nine people in Lima.", "An earthquake killed 40 people in Nepal."),
         "unrelated"),
    Rule("G2 event not established", "gates",
         "Where it is not known that both are of one event, a contradiction is only possible.",
         ("The ferry sank.", "The ferry did not sink."), "contradicts"),
    Rule("G3 not said as a fact", "gates",
         "What is only possible, planned, attempted, conditional or asked conflicts with nothing.",
         ("The court may ban the party.", "The court did not ban the party."), "compatible"),
    Rule("G4 a detail denied", "gates",
         "Where a denial is of a detail, the detail is struck out and the rest compared.",
         ("The mayor denied that 80 people drowned, saying only two did.", "Two people drowned."),
         "compatible"),
    Rule("G5 no negation", "gates",
         "“Did not deny”, “not only”, “not until” and “not all” negate nothing.",
         ("The minister did not deny that the dam was faulty.", "The dam was faulty."),
         "compatible"),
)  # fmt: skip

LAST: tuple[Rule, ...] = (
    Rule("W8 same content", "words", "Two claims that say the same repeat each other.",
         ("The court annulled the vote.", "The vote was annulled by the court."), "repeats"),
    Rule("W7 says more", "words", "A claim that says all that the other says, and more, agrees.",
         ("The volcano erupted.", "The volcano erupted on Sunday, burying two villages."),
         "compatible"),
)  # fmt: skip

_ANSWERS: dict[str, RelationName] = {"W3 sequence": "compatible"}


def _sentence(find: Callable[..., Any]) -> str:
    """Return the docstring of a row as one sentence, without its number."""
    text = " ".join((getdoc(find) or "").split())
    head, dot, rest = text.partition(". ")
    return rest if dot and len(head) <= 3 else text


RULES: tuple[Rule, ...] = (
    *GATES,
    *(Rule(row.name, "figures", _sentence(row.find), row.example, row.answer)
      for row in figures.ROWS if row.name[0] == "F"),
    *(Rule(row.name, "words", _sentence(row.find), row.example,
           _ANSWERS.get(row.name, "contradicts")) for row in words.ROWS),
    *(Rule(name, "words", _sentence(row.relate), row.EXAMPLE, "contradicts")
      for name, row in ((denials.NAME, denials), ("W6 one deed", deeds),
                        ("W5 one gets it", recipients))),
    *LAST,
)  # fmt: skip
