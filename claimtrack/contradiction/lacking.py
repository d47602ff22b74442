"""What one claim says was lacking, "without a deal", and the other says was there."""

from __future__ import annotations

from claimtrack.contradiction import coverage
from claimtrack.contradiction.finding import STRENGTH, Finding, weaker
from claimtrack.contradiction.pairs import (
    Pair,
    acts,
    as_told,
    both_said,
    places_apart,
    spoken,
    turned,
    when_apart,
)
from claimtrack.model import Clause, Reading
from claimtrack.reading.gloss import heard

ENOUGH = 0.6  # of the lesser claim's other words: chosen
_FAR = 4  # tokens between "without" and what is lacking
_LIFTED = frozenset("no not never without nor".split())


def without(pair: Pair) -> Finding | None:
    """What one claim says went without a thing, the other says had it."""
    if not pair.known.same_event or not both_said(pair):
        return None
    if "without" not in (*spoken(pair.a, pair.left), *spoken(pair.b, pair.right)):
        return None
    for one in (pair, *turned([pair])):
        if "without" in spoken(one.a, one.left) and (lacking := _had(one)):
            missed = as_told(lacking, one.a, one.left)
            return Finding(
                "contradicts",
                "existence",
                weaker(pair, STRENGTH["existence"]),
                f"one says that it went without “{missed}”, the other that it did not",
                "if they speak of two moments, or of two things",
                (pair.a.span,),
                (pair.b.span,),
            )
    return None


def _had(pair: Pair) -> str:
    """Return what the clause of a is without and that of b has; "" for nothing."""
    lacking = _lacking(pair.a, pair.left)
    counterparts = {y for x, y, _ in pair.similarity.shared if x == lacking}
    here = {lex.canon for _, lex in heard(pair.right, pair.b.span)}
    if not lacking or not counterparts & here:
        return ""
    words = spoken(pair.b, pair.right)
    if not acts("takes").isdisjoint((pair.b.head, *words)):
        return ""  # "water was cut off to 30,000 homes", "the power cut"
    if _LIFTED.intersection(words) or any(w.endswith(("n't", "n’t")) for w in words):
        return ""
    if places_apart(pair) or when_apart(pair) or coverage.named_apart(pair):
        return ""
    enough = coverage.share(pair, ({lacking}, counterparts)) >= ENOUGH
    return lacking if enough else ""


def _lacking(clause: Clause, reading: Reading) -> str:
    """Return the first noun after "without"; "" for none."""
    told = heard(reading, clause.span)
    lowers = [token.lower for token, _ in told]
    if "without" not in lowers:
        return ""
    at = lowers.index("without") + 1
    known = [lex for _, lex in told[at : at + _FAR]]
    first = next((lex for lex in known if not lex.classes and lex.canon.isalpha()), None)
    return first.canon if first and first.form != "ing" else ""
