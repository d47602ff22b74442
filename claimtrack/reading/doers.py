"""Doers: whom a statement names as the one who won, did it, bought it, whatever its grammar.

"The Green candidate won the seat" and "Draug has been elected" answer one question with two names.
`lexicon/doers.toml` lists the questions with the phrases before and after which the name stands;
this module finds the phrase and the noun phrase beside it. English only.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimtrack.model import Clause, Doer
from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import AUXILIARY
from claimtrack.reading.outcomes import key, match
from claimtrack.reading.phraseindex import PhraseIndex
from claimtrack.reading.phrases import Text, span_of, subject_of

_REACH = 12  # tokens that a noun phrase beside the phrase may span
_PLACED = frozenset(["host", "site"])  # questions that a place answers
_ENDS = frozenset(";.!?:")
_SKIPPED = frozenset(["who", "which", "that", "it", "also", "then", "later"])
_OPENS = frozenset("after before when while as since until because if although though".split())
_Phrase = tuple[tuple[str, ...], str, bool]  # keys, question, whether the name stands before


@cache
def _phrases() -> PhraseIndex[_Phrase]:
    return PhraseIndex(lexicons.load("doers.phrases"), _compiled)


def _compiled(known: str, keys: tuple[str, ...]) -> _Phrase:
    question, side = known.split(",")
    return keys, question, side == "before"


@cache
def about() -> dict[str, frozenset[str]]:
    """Return the questions with the canonical tokens of which one must be said."""
    lines = lexicons.load("doers.about")
    return {question: frozenset(line.split()) for question, line in lines.items()}


def find(
    text: Text, first: int, last: int, clauses: Sequence[Clause], members: Sequence[tuple[int, ...]]
) -> tuple[Doer, ...]:
    """Return who a statement names as the one who did it, in the order of the text."""
    if text.lang != "en" or not clauses:
        return ()
    table = _phrases()
    keys = [key(token.lower) for token in text.tokens]
    owner = {i: index for index, held in enumerate(members) for i in held}
    found: list[tuple[int, int, _Phrase]] = []
    present = set(keys[first:last])
    for i in range(first, last):
        for phrase in table.candidates(keys[i], present):
            end = match(text, keys, i, phrase[0], last)
            if end:
                found.append((i, end, phrase))
    found.sort(key=lambda row: (-len(row[2][0]), row[0], row[2]))
    taken: dict[str, set[int]] = {}
    doers: list[Doer] = []
    for start, end, (_, question, before) in found:
        used = taken.setdefault(question, set())
        if used.intersection(range(start, end)) or start not in owner:
            continue
        if before and start > first and _led(text, start - 1):
            continue  # "went on strike", "ended the strike": a noun
        clause = clauses[owner[start]]
        beside = _before(text, start, first) if before else _after(text, end, last)
        names, heads = _named(text, beside, placed=question in _PLACED)
        done = before and (
            (end < last and text.tokens[end].lower == "by") or _passive(text, beside, start)
        )
        if not (names or heads) or clause.polarity != "affirmed" or done:
            continue
        used.update(range(start, end))
        span = span_of(text, list(range(start, end)))
        who = span_of(text, beside)
        doers.append(Doer(question, names, heads, span, who, owner[start]))
    return tuple(sorted(doers, key=lambda row: (row.span, row.question)))


def _led(text: Text, at: int) -> bool:
    """Return whether a word leads to a noun: an article, a preposition; no "that" or "which"."""
    classes = text.lex[at].classes
    return bool(classes & {"preposition", "determiner"}) and "relative" not in classes


def _before(text: Text, start: int, first: int) -> list[int]:
    """Return the tokens of the noun phrase that a verb phrase follows."""
    at = start - 1
    while at >= first and (
        text.lex[at].classes & (AUXILIARY | {"adverb"}) or text.tokens[at].lower in _SKIPPED
    ):
        at -= 1
    begin = at
    while begin >= first and at - begin < _REACH and not _closes(text, begin):
        begin -= 1
    if begin >= first and text.tokens[begin].lower == "and":
        led = range(max(begin - 2, first), begin)
        if any("preposition" in text.lex[i].classes for i in led):
            return []  # "in northern and eastern Syria"
    return subject_of(text, list(range(begin + 1, at + 1)))


def _passive(text: Text, beside: Sequence[int], start: int) -> bool:
    """Return whether the phrase is done to what stands before it: "a leader was killed"."""
    between = range(beside[-1] + 1, start) if beside else ()
    return any("be" in text.lex[i].classes for i in between)


def _after(text: Text, end: int, last: int) -> list[int]:
    at = end
    while at < min(end + _REACH, last) and not _closes(text, at):
        at += 1
    found = list(range(end, at))
    while found and text.tokens[found[-1]].text == ",":
        found.pop()
    return found


def _closes(text: Text, at: int) -> bool:
    token, lex = text.tokens[at], text.lex[at]
    if token.text in _ENDS or token.lower in _OPENS or "conjunction" in lex.classes:
        return True
    verb = lex.act is not None and lex.sure and lex.form not in ("ing", "")
    return bool(lex.classes & AUXILIARY) or (verb and text.mention[at] is None)


def _named(
    text: Text, positions: Sequence[int], *, placed: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names and the nouns of a noun phrase up to its first preposition but "of".

    `placed`: a town is meant as a place, and not as its country.
    """
    names: list[str] = []
    heads: list[str] = []
    for i in positions:
        lex, mention = text.lex[i], text.mention[i]
        if "preposition" in lex.classes and text.tokens[i].lower != "of" and (names or heads):
            break
        if text.tokens[i].lower == "not":
            break  # "Turkey, not Qatar, mediated"
        if mention is not None:
            side = mention.entry.sides[0] if mention.entry.sides else ""
            told = (placed and mention.entry.place) or side or mention.entry.place
            if told and told not in names:
                names.append(told)
        elif not lex.classes and not text.number[i] and text.tokens[i].text[0].isalpha():
            heads.append(lex.canon)
    return tuple(names), tuple(dict.fromkeys(heads))
