"""Events that have one day: a vote, a verdict, a strike, whatever their grammar.

`lexicon/timed.toml` lists the events and the words that say when they come about. "The court's
ruling is due on Tuesday" and "the court will hand down its ruling on Friday" share no verb.
"""

from __future__ import annotations

import re
from functools import cache

from claimtrack.contradiction import coverage
from claimtrack.contradiction.complements import complements_apart
from claimtrack.contradiction.extent import of_parts
from claimtrack.contradiction.modifiers import modifiers_apart, ranks_apart
from claimtrack.contradiction.pairs import Pair, figures_apart, sides
from claimtrack.contradiction.who import kinds_apart
from claimtrack.model import Clause, Reading
from claimtrack.reading import actors, lexicons
from claimtrack.reading.gloss import said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once_in
from claimtrack.text import lazy_regex


def _pattern(line: str, plural: str = "") -> re.Pattern[str]:
    words = sorted(line.split(), key=len, reverse=True)
    forms = "|".join(re.escape(word).replace(r"\-", "[- ]") for word in words)
    return re.compile(rf"(?<![\w-])(?:{forms}){plural}(?![\w-])")


@cache
def _events() -> dict[str, re.Pattern[str]]:
    table = lexicons.load("timed")["events"]
    return {event: _pattern(line, "s?") for event, line in table.items()}


@cache
def _told(way: str) -> re.Pattern[str]:
    return _pattern(lexicons.load("timed")["told"][way])


@once_in
def events(clause: Clause, reading: Reading) -> dict[str, frozenset[str]]:
    """Return the events whose day a clause tells, each with the words that tell it."""
    if tongue(reading) != "en" or not reading.dates:
        return {}
    text = said(reading, clause.span).lower()
    found = {name: hits for name, row in _events().items() if (hits := row.findall(text))}
    if len(found) > 1:  # "the jury in the trial returned its verdict": of the verdict
        found = {name: hits for name, hits in found.items() if not _within(name, text)}
    if not found or _told("other").search(text) or not _told("begins").search(text):
        return {}
    spoken = [*_told("begins").findall(text), *(hit for hits in found.values() for hit in hits)]
    known = (lexeme(word, "en") for phrase in spoken for word in re.split("[- ]", phrase))
    words = frozenset(form for lex in known for form in (lex.canon, lex.lemma, lex.stem) if form)
    return dict.fromkeys(found, words)


_WITHIN = lazy_regex(r"\b(?:in|at|during) (?:[\w'’-]+ ){0,3}$")


def _within(event: str, text: str) -> bool:
    """Return whether an event is only told as that within which another comes about."""
    return all(_WITHIN.search(text[: hit.start()]) for hit in _events()[event].finditer(text))


_SURE = frozenset(["fact", "reported", "planned"])
_THE = lazy_regex(r"(?:\b(?:the|this|its|their|his|her)|['’]s?)(?: [\w-]+){0,2} $")


def _meant(event: str, clause: Clause, reading: Reading) -> bool:
    """Return whether a clause speaks of the event as one that is meant: "the rail walkout"."""
    text = said(reading, clause.span).lower()
    return any(_THE.search(text[: hit.start()]) for hit in _events()[event].finditer(text))


def two_events(pair: Pair) -> bool:
    """Return whether the clauses tell the days of two events: of the trial and of its verdict."""
    mine, theirs = events(pair.a, pair.left), events(pair.b, pair.right)
    return bool(mine and theirs) and mine.keys().isdisjoint(theirs)


def one_event(pair: Pair) -> bool:
    """Return whether both clauses tell the day of one event, and of nobody else's."""
    mine, theirs = events(pair.a, pair.left), events(pair.b, pair.right)
    common = mine.keys() & theirs.keys()
    if any(c.polarity != "affirmed" or c.modality not in _SURE for c, _ in sides(pair)):
        return False
    if not common or not any(_meant(min(common), c, r) for c, r in sides(pair)):
        return False  # "workers went on strike on Monday", and on Thursday
    if figures_apart(pair) or ranks_apart(pair) or of_parts(pair):
        return False
    if modifiers_apart(pair) or complements_apart(pair) or coverage.named_apart(pair):
        return False
    event = min(common)
    leaving = mine[event], theirs[event]
    spare = (
        tuple(word for word, _ in rows if word not in words and word not in generic())
        for rows, words in zip(
            (pair.similarity.unmatched_a, pair.similarity.unmatched_b), leaving, strict=True
        )
    )
    left, right = spare
    if kinds_apart(left, right) or (actors.classes_of(left) and actors.classes_of(right)):
        return False  # the nurses' strike, the teachers' strike
    return not (set(left) - _PART_OF_IT and set(right) - _PART_OF_IT)  # the budget, the tax bill


# Who takes part in it, whoever else does: the verdict is the judges'.
_PART_OF_IT = frozenset("court judg juri voter elect organis organiz coupl bride groom".split())
