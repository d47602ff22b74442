"""The words by which a claim answers a question of the field, and when two answers are one act."""

from __future__ import annotations

from claimtrack.contradiction.pairs import Pair
from claimtrack.model import Clause, Outcome, Reading
from claimtrack.reading.gloss import heard, said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.outcomes import key
from claimtrack.reading.remembered import once_in


def ambiguous(outcome: Outcome, reading: Reading) -> bool:
    """Return whether the words of an answer answer another question, too."""
    return any(
        other.question != outcome.question and other.span == outcome.span
        for other in reading.outcomes
    )


def one_act(x: Outcome, y: Outcome, pair: Pair) -> bool:
    """Return whether two answers are one phrase, affirmed and negated: "fired on", "not fire"."""
    return not acts_of(x, pair.left).isdisjoint(acts_of(y, pair.right))


@once_in
def acts_of(outcome: Outcome, reading: Reading) -> set[str]:
    """Return the words of an answer, whatever their forms, but "the", "of", "was"."""
    words = (token.lower for token, _ in heard(reading, outcome.span))
    return {key(word) for word in words if not lexeme(word, "en").classes}


def answering_words(outcome: Outcome, clause: Clause, reading: Reading) -> set[str]:
    """Return the words that answer: those of the phrase, and the act that it stands for."""
    found = words_of(outcome, reading)
    head = clause.head.removeprefix("be:")
    start, end = outcome.span
    beside = (clause.span[0], start), (end, max(clause.span[1], end))
    if all(lex.canon != head for part in beside for _, lex in heard(reading, part)):
        found.add(head)
    return found


def words_of(outcome: Outcome, reading: Reading) -> set[str]:
    """Return the words of an answer as canonical tokens and as lemmas."""
    spoken = said(reading, outcome.span).lower().split()
    told = [lexeme(word.strip(",'’\""), tongue(reading)) for word in spoken]
    return {form for lex in told for form in (lex.canon, lex.lemma) if form}
