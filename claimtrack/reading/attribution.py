"""Who is said to say it: attributions split off, and what they make of the statement.

`split` peels frames off both ends of the text until none is left, so that "Reuters reported that
Mali had denied that X" gives two attributions and the statement X, denied. A denial stays with the
statement as a frame; "did not deny" leaves it open; "denied that 80 died, saying only two did"
denies the first part alone.
"""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.model import Attribution, Modality, Polarity
from claimtrack.reading.dismissals import (
    brushes_off,
    called_fake,
    called_invented,
    told_end,
    unshown,
)
from claimtrack.reading.frames import Frame, State
from claimtrack.reading.phrases import Text
from claimtrack.reading.saying import says
from claimtrack.reading.speakers import inserted, trailing, trailing_source
from claimtrack.reading.verbs import verbs


class Split(NamedTuple):
    """What is left of a text when it is said who says it (tokens, end exclusive)."""

    attributions: tuple[Attribution, ...]
    first: int
    last: int
    skip: frozenset[int]
    frames: list[Frame]


def split(text: Text, source: str) -> Split:
    """Return the attributions and what they leave of a text; see the module's docstring."""
    state = State(text, source)
    if state.tables.verbs:
        for _ in range(2):
            if not (trailing(state) or trailing_source(state)):
                break
        for _ in range(4):
            if not (
                _opening(state)
                or _according(state)
                or _colon(state)
                or brushes_off(state)
                or _content(state)
                or says(state)
            ):
                break
        whole = state.last
        for _ in range(2):
            if not (trailing(state) or trailing_source(state)):
                break
        if state.last < whole and all(frame.polarity == "affirmed" for frame in state.frames):
            _content(state)  # "The rumour that X is baseless, doctors said"
        inserted(state)
        unshown(state)
        called_invented(state)
        called_fake(state)
    return Split(tuple(state.found), state.first, state.last, frozenset(state.skip), state.frames)


_OPENING: dict[str, tuple[Polarity, Modality]] = {
    "affirmed": ("affirmed", "fact"),
    "denied": ("denied", "fact"),
    "unproven": ("unproven", "fact"),
    "reported": ("affirmed", "reported"),
    "possible": ("affirmed", "possible"),
    "asked": ("affirmed", "asked"),
    "aside": ("affirmed", "fact"),
}


def _opening(state: State) -> bool:
    """Peel "It is true that", "There is no evidence that", "Contrary to earlier reports,"."""
    start = state.first
    for rest, kind in state.tables.frames.get(state.word(start), ()):
        end = start + 1 + len(rest)
        if end >= state.last or tuple(state.lowers[start + 1 : end]) != rest:
            continue
        polarity, modality = _OPENING[kind]
        if kind == "aside" and state.word(end) != ",":
            continue
        while end < state.last - 1 and (
            state.word(end) in (",", ":", "that")
            or (state.word(end) == "the" and state.word(end + 1) in state.tables.content)
        ):
            end += 1
        if polarity == "denied" and state.word(end) in state.tables.content:
            end += 1
            if state.word(end) in ("that", "of"):
                end += 1
        state.first = end
        if (polarity, modality) != ("affirmed", "fact"):
            state.frame(end, state.sentence_end(end), polarity, modality, (start, end))
        return True
    return False


def _according(state: State) -> bool:
    """Peel "According to X, ..." off the front."""
    after = state.according(state.first)
    if not after:
        return False
    comma = next(
        (i for i in range(after, min(after + 16, state.last)) if state.word(i) in (",", ":")), 0
    )
    if not comma or comma + 1 >= state.last:
        return False
    start = state.first
    keys = state.speaker(after, comma, state.lowers[start], "says")
    state.first = comma + 1
    state.frame(comma + 1, state.last, "affirmed", "fact", (start, after), keys)
    return True


def _colon(state: State) -> bool:
    """Peel "X: ..." off the front."""
    stop = min(state.first + 9, state.last - 1)
    for i in range(state.first + 1, stop) if ":" in state.lowers[:stop] else ():
        if state.word(i) != ":" or (
            state.word(i - 1).isdecimal() and state.word(i + 1).isdecimal()
        ):
            continue  # "2:1" is a score
        if not state.verbless(state.first, i) or not verbs(
            state.text, list(range(i + 1, state.last))
        ):
            return False
        if state.word(i - 1) in state.tables.topics:
            return False
        keys = state.speaker(state.first, i, ":", "says")
        state.first = i + 1
        state.frame(i + 1, state.last, "affirmed", "fact", (i, i + 1), keys)
        return True
    return False


def _content(state: State) -> bool:
    """Peel "The claim that X is false" and "Reports of X are untrue" off both sides."""
    if _calls_it_false(state):
        return True
    at = state.first
    while state.word(at) in ("the", "a", "any", "all", "such", "these", "those", "this"):
        at += 1
    if state.word(at) not in state.tables.content:
        return False
    if (that := _behind_that(state, at)) < 0:
        return False
    at = that - 1  # as if it stood right before: "claims on social media that"
    end = told_end(state, at)
    dismissed = _called_false(state, at, end)
    if dismissed:
        state.frame(at + 2, dismissed, "denied", "fact", (dismissed, end))
        state.first = at + 2
        state.skip.update(range(dismissed, end))
        return True
    for phrases, polarity in ((state.tables.false, "denied"), (state.tables.true, "affirmed")):
        for phrase in phrases:
            start = end - len(phrase)
            if start > at + 2 and tuple(state.lowers[start:end]) == phrase:
                if polarity == "denied":
                    state.frame(at + 2, start, "denied", "fact", (start, end))
                state.first = at + 2
                state.skip.update(range(start, end))
                return True
    return False


_WHERE = frozenset("on in by from among circulating spread posted shared made online".split())


def _behind_that(state: State, at: int) -> int:
    """Return the token of "that" or "of" behind a content noun; -1 where none belongs to it."""
    if state.word(at + 1) in ("that", "of"):
        return at + 1
    if state.word(at + 1) not in _WHERE:
        return -1
    near = range(at + 2, min(at + 8, state.last))
    that = next((k for k in near if state.word(k) == "that"), -1)
    return that if that > 0 and state.verbless(at + 2, that) else -1


def _calls_it_false(state: State) -> bool:
    """Peel "The ministry called the report of X false" off both sides."""
    end = told_end(state, state.first)
    if end - state.first < 6 or state.word(end - 1) not in state.tables.untrue:
        return False
    for i in range(state.first + 1, end - 4):
        if state.word(i) not in state.tables.calls:
            continue
        at = i + 2 if state.word(i + 1) in ("the", "a", "any", "all", "such") else i + 1
        if state.word(at) in state.tables.content and state.word(at + 1) in ("that", "of"):
            keys = state.speaker(state.first, i, state.word(i), "denies")
            stop = end - (2 if state.word(end - 2) in ("as", "a") else 1)
            state.frame(at + 2, stop, "denied", "fact", (i, i + 1), keys)
            state.first = at + 2
            state.skip.update(range(stop, end))
            return True
    return False


def _called_false(state: State, at: int, end: int) -> int:
    """Return where "were dismissed as false (by X)" begins; 0 where nothing is called false."""
    for i in range(at + 3, end - 1):
        if (
            state.word(i) in state.tables.calls
            and "be" in state.text.lex[i - 1].classes
            and state.tables.untrue.intersection(state.lowers[i + 1 : i + 4])
        ) or (
            state.word(i) in state.tables.calls - {"called", "described", "termed"}
            and "be" in state.text.lex[i - 1].classes
            and state.word(i + 1) in ("by", "")
        ):
            return i - 1
    return 0
