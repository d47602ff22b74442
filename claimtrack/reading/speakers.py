"""The speaker at the end or in the middle: ", X said", "according to X", "... Monitor"."""

from __future__ import annotations

from itertools import pairwise

from claimtrack.reading import lexicons
from claimtrack.reading.frames import PRONOUNS, State
from claimtrack.reading.verbs import verbs


def trailing(state: State) -> bool:
    """Peel ", X said", ", said X", "according to X" off the end."""
    text, tables = state.text, state.tables
    last = state.last
    while last > state.first and text.tokens[last - 1].text in '.!?"”»\u2026':
        last -= 1
    low = max(state.first + 1, last - 16)
    for i in range(last - 1, low - 1, -1) if state.cites else ():
        after = state.according(i)
        if after and after < last:
            state.speaker(after, last, state.lowers[i], "says")
            state.last = i - 1 if state.word(i - 1) == "," else i
            return True
    comma = next(
        (i for i in range(last - 1, low - 1, -1) if state.word(i) in (",", ":", "–", "—", "-")), 0
    )
    if not comma:
        return False
    inner = list(range(comma + 1, last))
    if not inner:
        return False
    verbs = [i for i in inner if state.word(i) in tables.verbs]
    for verb in verbs[:1] if verbs and verbs[0] == inner[0] else verbs[-1:]:
        stance = tables.verbs[state.word(verb)]
        names = [i for i in inner if i != verb]
        tail = [i for i in names if i > verb]
        hearers = state.word(verb) in _TELLS
        if verb != inner[0] and tail and not hearers and not _when(state, tail):
            return False
        if verb == inner[0] and text.lex[verb].form == "ing":
            return False
        if not names or not state.verbless(names[0], verb if verb != inner[0] else last):
            return False
        keys = state.speaker(
            verb + 1 if verb == inner[0] else comma + 1, last if verb == inner[0] else verb,
            state.word(verb), stance,
        )  # fmt: skip
        if not keys and not any(state.word(i) in PRONOUNS for i in names):
            return False
        state.last = comma
        if stance == "denies" and not _negates(state, comma):
            state.frame(state.first, comma, "denied", "fact", (verb, verb + 1), keys)
        return True
    named = state.word(last - 1) in tables.speakers or all(
        text.tokens[i].text[0].isupper() or state.word(i) in ("of", "for") for i in inner
    )
    if state.word(comma) != "," and len(inner) <= 6 and named and state.verbless(comma + 1, last):
        state.speaker(comma + 1, last, "", "says")
        state.last = comma
        return True
    return False


def _negates(state: State, last: int) -> bool:
    """Return whether what is said denies by itself: "il n'est pas mort, dément l'armée"."""
    marks = (state.text.marks.get(i) for i in range(state.first, last))
    return any(mark is not None and mark.kind in ("not", "instead") for mark in marks)


_TELLS = frozenset("told tells tell informed assured reminded".split())


def _when(state: State, tail: list[int]) -> bool:
    """Return whether what follows the verb only says when or where it was said."""
    return state.word(tail[0]) in lexicons.words("attribution.saying.when")


def trailing_source(state: State) -> bool:
    """Peel a bare source off the end of a headline: "... kills 31 NGO", "... Monitor"."""
    text, tables = state.text, state.tables
    last = state.last
    if last - state.first < 5:
        return False
    bar = next(
        (
            i
            for i in range(last - 1, max(state.first + 3, last - 6), -1)
            if state.word(i) in ("|", "_")
        ),
        0,
    )
    if bar and bar + 1 < last:
        state.speaker(bar + 1, last, "", "reports")
        state.last = bar
        return True
    closing = lexicons.words("attribution.speakers.closing")
    if text.tokens[last - 1].text == "." or state.word(last - 1) not in closing:
        return False
    start = last - 1
    while start > state.first + 3 and state.word(start - 1) in tables.leads:
        start -= 1
    before = text.lex[start - 1]
    if before.classes & {"preposition", "determiner", "be", "conjunction", "modal"}:
        return False
    if not verbs(text, list(range(state.first, start))):
        return False
    state.speaker(start, last, "", "says")
    state.last = start
    return True


def inserted(state: State) -> None:
    """Take ", the mayor said," out of the middle."""
    if not state.says:
        return
    commas = [i for i in range(state.first, state.last) if state.word(i) == ","]
    for left, right in pairwise(commas):
        inner = range(left + 1, right)
        if not 2 <= len(inner) <= 9:
            continue
        verb = next((i for i in (right - 1, left + 1) if state.word(i) in state.tables.verbs), 0)
        if verb and _finite_saying(state, verb):
            rest = [i for i in inner if i != verb]
            state.speaker(
                rest[0], rest[-1] + 1, state.word(verb), state.tables.verbs[state.word(verb)]
            )
            state.skip.update(range(left, right + 1))


def _finite_saying(state: State, verb: int) -> bool:
    """Return whether the word is a finite verb of saying and no participle or noun."""
    return state.text.lex[verb].form != "ing"
