"""What a stretch of time is of: how long a thing went on, how late it was, how long it paused.

"The talks lasted nine hours" and "the talks broke up after 40 minutes" measure one thing in two
verbs; "the talks resumed after 40 minutes" measures another.
"""

from __future__ import annotations

import re

from claimtrack.contradiction.clauses import named
from claimtrack.model import Clause, Quantity, Reading
from claimtrack.reading.gloss import said
from claimtrack.reading.phrases import GENERIC
from claimtrack.reading.remembered import once_in
from claimtrack.text import lazy_regex

_LENGTH = "length"
# Words right before a stretch of time (hedges aside), and what they make of it.
_LASTING = frozenset(
    "last lasted lasts lasting took take takes taking spent spend spends spending needed need "
    "needs ran runs continued continues dragged raged stretched endured served serve serves worked "
    "waited sat kept total totalled".split()
)
_BY_WORD = {
    **dict.fromkeys(("for", "within", "inside", "throughout"), _LENGTH),
    **dict.fromkeys(("every", "per"), "rate"),
    "by": "late",
    "until": "end",
    "aged": "age",
}
# The same after it: "20 minutes late", "three days later", "a 12-day siege".
_AFTER = {
    **dict.fromkeys("ago later earlier before after from early away".split(), "offset"),
    **dict.fromkeys(("late", "delay"), "late"),
    "old": "age",
    "long": _LENGTH,
}
# What begins, or begins again, after a while: that while is a wait or a pause.
_BEGINNING = frozenset(
    "begin begins began begun start starts started resume resumes resumed restart restarted reopen "
    "reopens reopened arrive arrives arrived return returns returned recur explode exploded strike "
    "struck hit crashed collapsed took appear appeared announced followed follow".split()
)
_BACK = frozenset(["work", "normal", "service", "use", "power"])
_CLOSED = frozenset(
    "closed shut suspended halted interrupted stopped paused grounded adjourned cancelled "
    "blocked".split()
)
_LOSS = frozenset("cost costs lost lose loses".split())
_HEDGING = frozenset(
    "about around some nearly almost just only over under more less fewer than at least most up to "
    "roughly approximately well a mere barely exactly the on an all as long".split()
)
_WORDS = 6  # words before a figure that may say what it is of


@once_in
def kind(figure: Quantity, reading: Reading) -> str:
    """Return what a stretch of time is of: length, late, pause, offset, loss, ...; "" unknown."""
    start, end = _clause_span(figure, reading)
    before = said(reading, (start, max(figure.span[0], start))).lower().split()[-_WORDS - 4 :]
    behind = said(reading, (figure.span[1], max(end, figure.span[1]))).lower().split()[:2]
    following = behind[0].strip(".,;:") if behind else ""
    if following in _AFTER:
        return _AFTER[following]
    lead = next((w.strip(".,;:") for w in reversed(before) if w not in _HEDGING), "")
    if figure.text.lower().startswith("within"):
        return _LENGTH
    near = set(before[-4:])
    if task := _task(figure, reading, end, before):
        return task
    if near & _LOSS:
        return "loss"  # "cost the firm three weeks of output"
    if near & {"took", "takes"} and "it" in before:
        return _LENGTH  # "it took the jury two hours"
    if lead in _LASTING or (lead == "on" and set(before) & {"went", "goes", "go", "dragged"}):
        return _LENGTH
    if lead in ("after", "in"):
        return _after(before, lead)
    if lead == "for" and _CLOSED.intersection(before):
        return "pause"  # "the bridge was closed for six months", "reopened after nine days"
    if "-" in figure.text and following not in ("old", ""):
        return _LENGTH
    return _BY_WORD.get(lead, _LENGTH if following in ("of", "in", "on") else "")


_TASK = lazy_regex(r"\W*to (?:[a-z]+ly )?([a-z]+)")
# What ends a thing: how long it took to is how long that thing went on.
_ENDING = frozenset(
    "restore fix repair get bring put extinguish douse contain control end finish complete reach "
    "convict acquit decide find clear resolve rescue free mend reconnect return reopen tame quell "
    "retake recover settle agree travel cross arrive run win beat climb reject approve pass rule "
    "stop make come go conclude vote overcome defeat fly drive sail swim walk cover".split()
)
_DUE = frozenset(["must", "deadline", "ordered", "gave", "given", "ultimatum"])


def _task(figure: Quantity, reading: Reading, end: int, before: list[str]) -> str:
    """Return the work that took so long, "took two hours to inform the banks"; "" for none.

    Or that it is a term somebody is set: "must report within 30 days".
    """
    if _DUE & set(before) and (figure.text.lower().startswith("within") or before[-1:] == ["in"]):
        return "term"
    if not {"took", "takes", "take", "needed", "need", "needs", "needing"} & set(before[-5:]):
        return ""
    found = _TASK.match(said(reading, (figure.span[1], max(end, figure.span[1]))).lower())
    return f"to {found[1]}" if found and found[1] not in _ENDING else ""


def _after(before: list[str], lead: str) -> str:
    """Return what "after two days" is of: the length of what ended then, or a pause."""
    words = {word.strip(".,;:") for word in before}
    back = bool(words & _BACK) and bool(words & {"returned", "return", "back", "went"})
    if words & _BEGINNING and not back:
        return "pause" if lead == "after" else ""
    return _LENGTH


def _clause_span(figure: Quantity, reading: Reading) -> tuple[int, int]:
    if 0 <= figure.clause < len(reading.clauses):
        return reading.clauses[figure.clause].span
    return reading.statement


def apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two stretches of time plainly are of two kinds: a length and a delay."""
    if x.unit != "day" or y.unit != "day":
        return False
    kinds = kind(x, a), kind(y, b)
    return kinds[0] != kinds[1] and (all(kinds) or _LENGTH not in kinds)


_TERM = lazy_regex(r"\b(?:sentenc\w+|term|jail\w*|prison\w*|bars|imprison\w+|punish\w+)\b", re.I)


def one_served(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one is a sentence: "nine years in prison", "governor for eight years"."""
    if "sentenced" not in (x.role, y.role) or x.role == y.role:
        return False
    return any(_TERM.search(reading.text) is None for reading in (a, b))


def one_length(
    x: Quantity, y: Quantity, mine: Clause | None, theirs: Clause | None, a: Reading, b: Reading
) -> bool:
    """Return whether two stretches of time say how long one thing went on, in whatever words."""
    if x.unit != "day" or kind(x, a) != kind(y, b) or kind(x, a) not in (_LENGTH, "late", "pause"):
        return False
    if {x.role, y.role} & {"sentenced", "previous"} and x.role != y.role:
        return False
    common = (set(a.tokens) & set(b.tokens)) - GENERIC - named(a) - named(b) - _IDLE
    return bool(common) and _told(mine, b) and _told(theirs, a)


_IDLE = frozenset(
    "last take spend end over long need more day hour week month year minute go after time be have "
    "say".split()
)


def _told(clause: Clause | None, other: Reading) -> bool:
    """Return whether what a clause is about is told of in the other claim, too."""
    about = set(clause.agents or clause.patients) - GENERIC if clause else set()
    return not about or not about.isdisjoint(other.tokens) or bool(about & named(other))
