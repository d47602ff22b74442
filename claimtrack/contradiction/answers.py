"""Two claims that answer one question of the field in opposite ways, whatever their grammar.

The outcomes of a reading (`reading/outcomes.py`) are compared only where both claims are plainly
on one thing: the subject of one is spoken of in the other, and nothing splits what they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.contradiction.finding import STATE_DAYS, STRENGTH, Finding, quote, weaker
from claimtrack.contradiction.pairs import (
    PARTS,
    Pair,
    days_between,
    figures,
    modifiers_apart,
    names,
    names_meet,
    places_apart,
    told_earlier,
    when_apart,
)
from claimtrack.model import Clause, Outcome, Reading
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.outcomes import questions
from claimtrack.reading.phrases import GENERIC


def opposed(pair: Pair) -> Finding | None:
    """One question of the field, such as guilty or cleared, is answered in two opposite ways."""
    for x, y in _opposite(pair):
        if not _one_topic(pair, x, y) or _split(pair, x, y):
            continue
        mine, theirs = quote(x.span, pair.left), quote(y.span, pair.right)
        why = f"{mine} and {theirs} answer one question in opposite ways"
        days = days_between(pair)
        if questions()[x.question].state and days is not None and abs(days) >= STATE_DAYS:
            return Finding(
                "revises", "", 0.0, f"{why}, {abs(days)} days apart: it had time to change", ""
            )
        return Finding(
            "contradicts",
            "antonym",
            weaker(pair, STRENGTH["state"]),
            why,
            "if one came after the other, or if they speak of different things",
            (x.span,),
            (y.span,),
        )
    return None


def _opposite(pair: Pair) -> Iterator[tuple[Outcome, Outcome]]:
    """Yield the outcomes of the two clauses that are opposite, where each claim is of one mind."""
    for x in _of(pair.left, pair.a):
        for y in _of(pair.right, pair.b):
            if x.question == y.question and x.answer != y.answer and not _both_ways(pair, x, y):
                yield x, y


def _of(reading: Reading, clause: Clause) -> list[Outcome]:
    return [told for told in reading.outcomes if reading.clauses[told.clause] is clause]


def _both_ways(pair: Pair, x: Outcome, y: Outcome) -> bool:
    """Return whether a claim gives both answers itself: of two moments, or of two things."""
    return any(
        outcome.question == x.question and outcome.answer != told.answer
        for told, reading in ((x, pair.left), (y, pair.right))
        for outcome in reading.outcomes
    )


def _one_topic(pair: Pair, x: Outcome, y: Outcome) -> bool:
    about = questions()[x.question].about
    words_a, words_b = set(pair.left.tokens), set(pair.right.tokens)
    if about and not about & (words_a | words_b):
        return False
    spoken = _words(x, pair.left), _words(y, pair.right)
    shared = {w for pairing in pair.similarity.shared for w in pairing[:2]}
    if not shared - GENERIC - (spoken[0] & spoken[1]) and not shared & about:
        return False
    theme_a = {*pair.a.agents, *pair.a.patients} - GENERIC - spoken[0]
    theme_b = {*pair.b.agents, *pair.b.patients} - GENERIC - spoken[1]
    named_a, named_b = names(tuple(theme_a), pair.left), names(tuple(theme_b), pair.right)
    if named_a and named_b and not names_meet(named_a, named_b):
        return False
    if not theme_a or not theme_b:
        return True
    return bool(theme_a & (words_b | theme_b) or theme_b & words_a) or bool(
        named_a and named_b and names_meet(named_a, named_b)
    )


def _words(outcome: Outcome, reading: Reading) -> set[str]:
    said = reading.text[slice(*outcome.span)].lower().split()
    return {lexeme(word.strip(",'’\""), reading.lang).canon for word in said}


def _split(pair: Pair, x: Outcome, y: Outcome) -> bool:
    """Return whether the two may speak of different parts, groups, places or moments."""
    if places_apart(pair) or when_apart(pair) or told_earlier(pair) or modifiers_apart(pair):
        return True
    for clause, reading, outcome in ((pair.a, pair.left, x), (pair.b, pair.right, y)):
        whole = reading.text[slice(*clause.span)].lower()
        spoken = reading.text[slice(*outcome.span)].lower().split()
        if clause.modality not in ("fact", "reported", "planned"):
            return True
        if PARTS.intersection(whole.replace(",", " ").split()) - set(spoken):
            return True
    if (pair.a.modality == "planned") != (pair.b.modality == "planned"):
        return True
    mine, theirs = figures(pair.a, pair.left), figures(pair.b, pair.right)
    return any(not q.unit for q in mine) and any(not q.unit for q in theirs)
