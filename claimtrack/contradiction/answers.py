"""Two claims that answer one question of the field in opposite ways, whatever their grammar.

The outcomes of a reading (`reading/outcomes.py`) are compared only where both claims are plainly
on one thing: the subject of one is spoken of in the other, and nothing splits what they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from claimtrack.contradiction import coverage
from claimtrack.contradiction.complements import complements_apart
from claimtrack.contradiction.extent import at_another_time, of_parts, partial
from claimtrack.contradiction.finding import STATE_DAYS, STRENGTH, Finding, quote, weaker
from claimtrack.contradiction.modifiers import modifiers_apart
from claimtrack.contradiction.pairs import (
    Pair,
    alike,
    before,
    content,
    days_between,
    figures,
    names,
    names_meet,
    opposite,
    others,
    places_apart,
    reopened,
    when_apart,
)
from claimtrack.contradiction.settings import LEFT_OR_HELD, settings_apart
from claimtrack.model import Clause, Outcome, Reading
from claimtrack.reading.gloss import said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.outcomes import key, questions
from claimtrack.reading.phrases import GENERIC
from claimtrack.text import tokens


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
            apart = x.question == y.question and x.answer != y.answer
            if apart and not _both_ways(pair, x, y) and not _one_phrase(pair, x, y):
                yield x, y


def _one_phrase(pair: Pair, x: Outcome, y: Outcome) -> bool:
    """Return whether both claims say the very same of it: "nobody", "no group has claimed it"."""
    alike = pair.a.polarity == pair.b.polarity and pair.a.head == pair.b.head
    return alike and said(pair.left, x.span).lower() == said(pair.right, y.span).lower()


def answered_apart(pair: Pair) -> bool:
    """Return whether two clauses answer one question in opposite ways, of whatever they speak."""
    return any(_opposite(pair))


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
    spoken = _words(x, pair.left), _words(y, pair.right)
    if about and not about & (words_a | words_b):
        if not _one_act(x, y, pair) and not _nothing_but_answers(pair, spoken):
            return False
        return _all_but_answers(pair, spoken, NEARLY_ALL)
    shared = {w for pairing in pair.similarity.shared for w in pairing[:2]}
    if not shared - GENERIC - (spoken[0] & spoken[1]) and not shared & about:
        return False
    if _one_act(x, y, pair) and others(pair):
        return False  # one act, done and not done: by another it could be
    if not questions()[x.question].measure and _all_but_answers(pair, spoken, ENOUGH):
        return True
    return all(
        not mine or not theirs or _meet(mine, theirs, pair, spoken)
        for mine, theirs in (
            (pair.a.agents, pair.b.agents),
            (pair.a.patients, pair.b.patients),
            (pair.a.agents or pair.a.patients, pair.b.agents or pair.b.patients),
        )
    )


def _one_act(x: Outcome, y: Outcome, pair: Pair) -> bool:
    """Return whether two answers are one phrase, affirmed and negated: "fired on", "not fire"."""
    phrases = said(pair.left, x.span), said(pair.right, y.span)
    keys = ({key(token.lower) for token in tokens(text)} for text in phrases)
    return bool(set.intersection(*keys))


ENOUGH = 0.4  # of the lesser claim's other words, for two to be on one thing: chosen
NEARLY_ALL = 0.75  # ... where no word tells that the question is meant: chosen


def _all_but_answers(pair: Pair, spoken: tuple[set[str], set[str]], least: float) -> bool:
    """Return whether the claims share so much of what they say beside their answers."""
    if coverage.named_apart(pair) or coverage.doers_apart(pair) or not coverage.parts_meet(pair):
        return False
    return coverage.share(pair, spoken) >= least


def _nothing_but_answers(pair: Pair, spoken: tuple[set[str], set[str]]) -> bool:
    """Return whether all that either claim says beside its answer is said by the other, too."""
    spare = {x for x, _ in pair.similarity.unmatched_a}, {y for y, _ in pair.similarity.unmatched_b}
    in_turn = opposite(pair.a.head, pair.b.head) == "sequence"  # "entered", then "retreated"
    return spare[0] <= spoken[0] and spare[1] <= spoken[1] and not in_turn


def _meet(
    mine: tuple[str, ...], theirs: tuple[str, ...], pair: Pair, spoken: tuple[set[str], set[str]]
) -> bool:
    """Return whether two phrases can name one thing, or one is spoken of in the other claim."""
    left, right = set(mine) - spoken[0], set(theirs) - spoken[1]
    if not left or not right:
        return True
    named = names(tuple(left), pair.left), names(tuple(right), pair.right)
    others = left - set(named[0]), right - set(named[1])
    if all(named) and (not names_meet(*named) or not all(others)):
        return names_meet(*named)
    left, right = others if all(named) else (left, right)  # "its profit", "its sales"
    if left & right:  # "the police chief", "the police union"
        rest = left - right, right - left
        return not all(rest) or alike(tuple(rest[0]), tuple(rest[1]), pair) is not False
    if any(named) and (left <= GENERIC or right <= GENERIC):
        return True  # "Orvella" and "the company"
    if alike(tuple(left), tuple(right), pair):
        return True
    return _spoken_of(left - GENERIC, pair.b, pair.right) or _spoken_of(
        right - GENERIC, pair.a, pair.left
    )


_FAR = 3  # tokens between a preposition and the head of its phrase


def _spoken_of(words: set[str], clause: Clause, reading: Reading) -> bool:
    """Return whether a clause speaks of one of these, and not only of something at or near it.

    "The bridge to the airport" says nothing of the airport.
    """
    if not words & content(clause):
        return False
    since = _FAR
    for token in tokens(said(reading, clause.span)):
        lex = lexeme(token.lower, tongue(reading))
        since = 0 if "preposition" in lex.classes and token.lower != "by" else since + 1
        if lex.canon in words and since >= _FAR:
            return True
        if lex.classes & {"conjunction", "be", "modal"}:
            since = _FAR
    return False


def _words(outcome: Outcome, reading: Reading) -> set[str]:
    spoken = said(reading, outcome.span).lower().split()
    told = [lexeme(word.strip(",'’\""), tongue(reading)) for word in spoken]
    return {form for lex in told for form in (lex.canon, lex.lemma) if form}


def _split(pair: Pair, outcome: Outcome, other: Outcome) -> bool:
    """Return whether the two may speak of different parts, groups, places or moments."""
    if places_apart(pair) or when_apart(pair) or modifiers_apart(pair) or of_parts(pair):
        return True
    spoken = _words(outcome, pair.left), _words(other, pair.right)
    if settings_apart(pair, LEFT_OR_HELD):
        return True  # "withdrew from the airport", "remains at the port"
    for (clause, reading), (_, told) in permutations(_sides(pair)):
        if clause.polarity == "negated" and partial(clause, reading):
            return True  # "was not hit directly"
        if clause.polarity == "negated" and at_another_time(reading, told):
            return True
    if (
        reopened(pair)
        or complements_apart(pair, spoken)
        or any(_before(*told) for told in _sides(pair))
    ):
        return True
    meant = {pair.a.modality, pair.b.modality}
    sure = {"fact", "reported"} | ({"planned"} if questions()[outcome.question].ahead else set())
    if not meant <= sure and meant != {"planned"}:
        return True
    planned, done = sorted((pair.a, pair.b), key=lambda clause: clause.modality != "planned")
    if planned.modality == "planned" != done.modality and done.polarity != "affirmed":
        return True  # "is preparing to withdraw", "has not withdrawn"
    mine, theirs = figures(pair.a, pair.left), figures(pair.b, pair.right)
    return any(not q.unit for q in mine) and any(not q.unit for q in theirs)


def _sides(pair: Pair) -> tuple[tuple[Clause, Reading], tuple[Clause, Reading]]:
    return (pair.a, pair.left), (pair.b, pair.right)


def _before(clause: Clause, reading: Reading) -> bool:
    """Return whether a clause tells what was before; "had" after "he said that" tells nothing."""
    words = before(clause, reading)
    return bool(words - {"had"}) or ("had" in words and not reading.attribution)


def one_topic(pair: Pair) -> bool:
    """Return whether two clauses give the same answer to a question, of one thing."""
    return any(
        _one_topic(pair, x, y)
        for x in _of(pair.left, pair.a)
        for y in _of(pair.right, pair.b)
        if (x.question, x.answer) == (y.question, y.answer) and questions()[x.question].happens
    )
