"""A claim that denies a statement, against one that makes the same statement in other words.

Row W1 compares the denied clause with a clause of the other claim, and needs one act told of one
thing. "Officials denied that the bridge was blown up" against "troops destroyed the bridge with
explosives" needs more: that both statements say the same is what rows W7 and W8 tell. So the
denial is taken away and the statement compared by the whole table: who says the same, or the same
and more, says what is denied. Asked of whole claims, as `deeds` is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from claimtrack.contradiction import clauses, strengths
from claimtrack.contradiction.finding import STRENGTH, quote
from claimtrack.contradiction.near import about
from claimtrack.model import Outcome, Reading, Relation, Similarity
from claimtrack.reading import lexicons, read
from claimtrack.reading.glossary import forms
from claimtrack.reading.phrases import manner
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex, tokens

NAME = "W1 denied in other words"
EXAMPLE = (
    "The crowd was not dispersed with tear gas.",
    "Police used tear gas to break up the crowd.",
)

NEAR = 0.5  # below it no two claims of the labelled lists repeat each other: nothing is compared
_DENYING = ("denied", "negated")
_NOT = lazy_regex(r"\s*\b(not|never|no)\b(?! longer)", re.I)
_SURE = ("fact", "reported")
_TURNED = {"yes": "no", "no": "yes"}


def relate(
    a: Reading,
    b: Reading,
    similarity: Similarity,
    compare: Callable[[Reading, Reading], Relation],
) -> Relation | None:
    """One claim denies a statement that the other makes in other words, or within more."""
    if similarity.score < NEAR:
        return None
    mine, theirs = (a, b) if a.polarity in _DENYING else (b, a)
    stated = undenied(mine)
    if stated is None or theirs.polarity != "affirmed" or theirs.modality not in _SURE:
        return None
    turned = mine is b
    found = compare(theirs, stated) if turned else compare(stated, theirs)
    more = found.broader == ("b" if turned else "a")
    none = any(quantity.high == 0 for quantity in mine.quantities)
    wide = mine.polarity == "denied" or none  # no tunnel at all is none behind the clinic either
    within = wide and found.rule == "W7 says more" and more
    if none and not {q.noun for q in mine.quantities if q.high == 0} <= _shared(similarity):
        return None  # "paid no dividend", "paid $4 million in taxes"
    if found.relation != "repeats" and not within:
        return None
    if mine.polarity == "negated" and _adverbs(mine) - _adverbs(theirs):
        return None  # "was not hit directly", "has not been formally adopted"
    if not _all_figures(theirs, stated) or _only_mentions(theirs, stated):
        return None
    if within and _done_to_others(theirs, stated):
        return None
    kind: Literal["denial", "negation"] = "denial" if mine.polarity == "denied" else "negation"
    cue = next(clause.cue for clause in mine.clauses if clause.polarity == mine.polarity)
    marks = (cue,) if cue else (), (theirs.statement,)
    weight = strengths.REPORTED if "reported" in (a.modality, b.modality) else 0.0
    return Relation(
        "contradicts",
        kind,
        round(STRENGTH[kind] - weight, 3),
        rule=NAME,
        explanation=f"{quote(cue, mine)} denies what the other says in other words: "
        f"{quote(theirs.statement, theirs)}",
        dissolves="if the denial is of a detail, or of another act",
        marks_a=marks[turned],
        marks_b=marks[not turned],
    )


def _shared(similarity: Similarity) -> set[str]:
    """Return the words that find a counterpart in the other claim, on either side."""
    return {word for row in similarity.shared for word in row[:2]}


def _adverbs(reading: Reading) -> set[str]:
    """Return the adverbs of manner of a claim: what is negated may be no more than the manner."""
    return {token.lower for token in tokens(reading.text) if manner(token.lower)}


def _all_figures(other: Reading, stated: Reading) -> bool:
    """Return whether a claim gives all figures of a statement: "denied 900, put it at 60"."""
    figures = {(q.low, q.high) for q in other.quantities}
    return figures.issuperset((q.low, q.high) for q in stated.quantities)


def _only_mentions(other: Reading, stated: Reading) -> bool:
    """Return whether a claim tells of what is done about an act: "charged him with bribery"."""
    told = other.clauses[0].head if other.clauses else ""
    mentions = about() | lexicons.words("retold.general.charging")
    return told in mentions and all(told != clause.head for clause in stated.clauses)


def _done_to_others(a: Reading, b: Reading) -> bool:
    """Return whether one act befell other things: "fell", "took 40 prisoner there"."""
    pairs = [(x, y) for x in a.clauses for y in b.clauses if x.head == y.head]
    told = [(x.patients, y.patients) for x, y in pairs if x.patients and y.patients]
    return any(set(x).isdisjoint(y) and not clauses.meet(x, y, a, b) for x, y in told)


@once
def undenied(reading: Reading) -> Reading | None:
    """Return a denied statement as it would be without its denial; None where nothing is denied."""
    if reading.polarity not in _DENYING or reading.modality not in _SURE:
        return None
    if {clause.polarity for clause in reading.clauses} != {reading.polarity}:
        return None
    if reading.polarity == "negated":
        return _without_not(reading)
    stated = tuple(replace(clause, polarity="affirmed", cue=None) for clause in reading.clauses)
    outcomes = tuple(_turned(outcome) for outcome in reading.outcomes)
    return replace(reading, clauses=stated, outcomes=outcomes, polarity="affirmed")


def _without_not(reading: Reading) -> Reading | None:
    """Return the reading of a text without its one "not" or "never"; None where more negates."""
    found = list(_NOT.finditer(reading.text))
    cues = {clause.cue for clause in reading.clauses}
    if reading.lang != "en" or len(found) != 1 or cues != {found[0].span(1)}:
        return None
    start, end = found[0].span()
    before, after = reading.text[:start], reading.text[end:].lstrip()
    verb = after.split(" ")[0]
    if before.endswith(" did"):  # "did not grant": "granted"
        before, after = before[: -len(" did")], forms(verb)[0] + after[len(verb) :]
    stated = read(f"{before} {after}", lang="en")
    return replace(stated, dates=reading.dates) if stated.polarity == "affirmed" else None


def _turned(outcome: Outcome) -> Outcome:
    return replace(outcome, answer=_TURNED.get(outcome.answer, outcome.answer))
