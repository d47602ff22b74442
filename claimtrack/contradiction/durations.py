"""What a stretch of time is of: how long a thing went on, how late it was, how long it paused.

"The talks lasted nine hours" and "the talks broke up after 40 minutes" measure one thing in two
verbs; "the talks resumed after 40 minutes" measures another.
"""

from __future__ import annotations

import re

from claimtrack.contradiction.clauses import named
from claimtrack.model import Clause, Quantity, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import said
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once_in
from claimtrack.text import lazy_regex

_LENGTH = "length"
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
_BACK = frozenset(["work", "normal", "service", "use", "power"])
_CLOSED = frozenset(
    "closed shut suspended halted interrupted stopped paused grounded adjourned cancelled "
    "blocked".split()
)
_LOSS = frozenset("cost costs lost lose loses".split())
_WORDS = 6  # words before a figure that may say what it is of


def _beside(name: str) -> frozenset[str]:
    return lexicons.words(f"durations.told.{name}")


@once_in
def kind(figure: Quantity, reading: Reading) -> str:
    """Return what a stretch of time is of: length, late, pause, offset, loss, ...; "" unknown."""
    start, end = _clause_span(figure, reading)
    before = said(reading, (start, max(figure.span[0], start))).lower().split()[-_WORDS - 4 :]
    behind = said(reading, (figure.span[1], max(end, figure.span[1]))).lower().split()[:2]
    following = behind[0].strip(".,;:") if behind else ""
    if following in _AFTER:
        return _AFTER[following]
    lead = next((w.strip(".,;:") for w in reversed(before) if w not in _beside("hedging")), "")
    if figure.text.lower().startswith("within"):
        return _LENGTH
    near = set(before[-4:])
    if task := _task(figure, reading, end, before):
        return task
    if near & _LOSS:
        return "loss"  # "cost the firm three weeks of output"
    if near & {"took", "takes"} and "it" in before:
        return _LENGTH  # "it took the jury two hours"
    if lead in _beside("lasting") or (
        lead == "on" and set(before) & {"went", "goes", "go", "dragged"}
    ):
        return _LENGTH
    if lead in ("after", "in"):
        return _after(before, lead)
    if lead == "for" and _CLOSED.intersection(before):
        return "pause"  # "the bridge was closed for six months", "reopened after nine days"
    if "-" in figure.text and following not in ("old", ""):
        return _LENGTH
    return _BY_WORD.get(lead, _LENGTH if following in ("of", "in", "on") else "")


_TASK = lazy_regex(r"\W*to (?:[a-z]+ly )?([a-z]+)")
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
    return f"to {found[1]}" if found and found[1] not in _beside("ending") else ""


def _after(before: list[str], lead: str) -> str:
    """Return what "after two days" is of: the length of what ended then, or a pause."""
    words = {word.strip(".,;:") for word in before}
    back = bool(words & _BACK) and bool(words & {"returned", "return", "back", "went"})
    if words & _beside("beginning") and not back:
        return "pause" if lead == "after" else ""
    return _LENGTH


def _clause_span(figure: Quantity, reading: Reading) -> tuple[int, int]:
    if 0 <= figure.clause < len(reading.clauses):
        return reading.clauses[figure.clause].span
    return reading.statement


_TALKS = lazy_regex(
    r"\b(?:talks|negotiations|efforts?|mediation|attempts?) (?:to (?:end|stop|settle|halt|resolve)"
    r"|aimed at ending|on ending)\b", re.I
)  # fmt: skip


def apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two stretches of time plainly are of two kinds: a length and a delay."""
    if x.unit != "day" or y.unit != "day":
        return False
    if (_TALKS.search(a.text) is None) != (_TALKS.search(b.text) is None):
        return True  # "the strike lasted ...", "talks to end the strike took ..."
    kinds = kind(x, a), kind(y, b)
    return kinds[0] != kinds[1] and (all(kinds) or _LENGTH not in kinds)


_TERM = lazy_regex(r"\b(?:sentenc\w+|term|jail\w*|prison\w*|bars|imprison\w+|punish\w+)\b", re.I)


_SERVED = lazy_regex(r"\b(?:served|spent|already behind bars|so far)\b", re.I)


def one_served(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one is a sentence: "nine years in prison", "governor for eight years".

    What somebody has served of it is none: "has served three years in prison".
    """
    if "sentenced" not in (x.role, y.role) or x.role == y.role:
        return False
    if _SERVED.search((a if x.role != "sentenced" else b).text):
        return True
    return any(_TERM.search(reading.text) is None for reading in (a, b))


def one_length(
    x: Quantity, y: Quantity, mine: Clause | None, theirs: Clause | None, a: Reading, b: Reading
) -> bool:
    """Return whether two stretches of time say how long one thing went on, in whatever words."""
    if x.unit != "day" or kind(x, a) != kind(y, b) or kind(x, a) not in (_LENGTH, "late", "pause"):
        return False
    if {x.role, y.role} & {"sentenced", "previous"} and x.role != y.role:
        return False
    common = (set(a.tokens) & set(b.tokens)) - generic() - named(a) - named(b) - _beside("idle")
    return bool(common) and _told(mine, b) and _told(theirs, a)


def _told(clause: Clause | None, other: Reading) -> bool:
    """Return whether what a clause is about is told of in the other claim, too."""
    about = set(clause.agents or clause.patients) - generic() if clause else set()
    return not about or not about.isdisjoint(other.tokens) or bool(about & named(other))
