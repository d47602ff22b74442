"""Results of a game or a vote: 3-1 is not 2-1, and neither is a draw."""

from __future__ import annotations

import re

from claimtrack.contradiction import coverage, stages
from claimtrack.contradiction.extent import of_parts
from claimtrack.contradiction.finding import STRENGTH, Finding, weaker
from claimtrack.contradiction.modifiers import modifiers_apart
from claimtrack.contradiction.pairs import Pair, acts, adds, both_said, places_apart, when_apart
from claimtrack.contradiction.tallies import tallies
from claimtrack.model import Reading
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

_SCORE = lazy_regex(r"\b(\d{1,3})[-–](\d{1,3})\b")
_LEVEL = lazy_regex(r"\b(?:draw|drew|drawn|tied|tie|stalemate)\b", re.I)
_NIL = lazy_regex(r"\b(?:goalless|scoreless|nil-nil)\b", re.I)
# A score that is not the last word.
_BEFORE_THE_END = lazy_regex(
    r"half-?time|at the break|interval|first (?:leg|half|set|period)|second (?:leg|half|set)"
    r"|\b(?:leads?|led|leading)\b|ahead|behind|trail",
    re.I,
)
DRAW = "a draw"


@once
def scores(reading: Reading) -> frozenset[str]:
    """Return the scores of games and votes, or ranges, that a claim tells, the higher first."""
    told = [(int(x.low), int(y.low)) for x, y in tallies(reading)]
    if "-" in reading.text or "–" in reading.text:
        told += [(int(x), int(y)) for x, y in _SCORE.findall(reading.text)]
    return frozenset(f"{max(each)}-{min(each)}" for each in told)


@once
def result(reading: Reading) -> str:
    """Return the one result that a claim tells: a score or a draw; "" for none or several."""
    told = scores(reading)
    if not told and not _NIL.search(reading.text) and not _LEVEL.search(reading.text):
        return ""
    ranges = any(_SCORE.search(q.text) for q in reading.quantities)
    if ranges or len(told) > 1 or _BEFORE_THE_END.search(reading.text):
        return ""
    if _NIL.search(reading.text):
        return "0-0"
    return next(iter(told), DRAW if _LEVEL.search(reading.text) else "")


def _exclude(x: str, y: str) -> bool:
    if DRAW in (x, y):
        score = y if x == DRAW else x
        return score != DRAW and len(set(score.split("-"))) > 1
    return x != y


ENOUGH = 0.5  # of the lesser claim's other words, for two to be of one game: chosen
ALIKE = 0.9  # of all words: nothing but the result is told


def other_result(pair: Pair) -> Finding | None:
    """One game or vote is said to have ended in two ways: 3-1 and 2-1, 2-1 and a draw."""
    x, y = result(pair.left), result(pair.right)
    if not x or not y or not _exclude(x, y):
        return None
    if not both_said(pair) or adds(pair) or not pair.known.same_event:
        return None
    heads = {pair.a.head.removeprefix("be:"), pair.b.head.removeprefix("be:")}
    games_apart = modifiers_apart(pair) or stages.apart(pair.left, pair.right)
    if not heads <= acts("ending") or of_parts(pair) or games_apart:
        return None
    if places_apart(pair) or when_apart(pair) or coverage.named_apart(pair):
        return None
    if coverage.doers_apart(pair):
        return None  # the senate, the house
    beside = coverage.share(pair, ({pair.a.head, "draw"}, {pair.b.head, "draw"}))
    if beside < ENOUGH and pair.similarity.score < ALIKE:
        return None
    return Finding(
        "contradicts",
        "number",
        weaker(pair, STRENGTH["only"]),
        f"one result, told in two ways: {x} and {y}",
        "if they speak of two games",
        (pair.a.span,),
        (pair.b.span,),
    )
