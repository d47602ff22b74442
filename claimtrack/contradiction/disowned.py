"""Who says that they had no part in it, against who is said to have done it."""

from __future__ import annotations

import re

from claimtrack.contradiction.finding import STRENGTH, Finding, quote, weaker
from claimtrack.contradiction.pairs import (
    Pair,
    content,
    names_meet,
    when_apart,
    where_apart,
)
from claimtrack.model import Clause, Reading, Span
from claimtrack.reading import lexicons
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

_NO_PART = lazy_regex(
    r"\bnothing (?:whatsoever )?to do with\b"
    r"|\bno (?:part|role|hand|involvement|share|connection) (?:whatsoever )?(?:in|with|to)\b"
    r"|\b(?:not|n't|n’t|never) (?:been )?(?:in any way )?(?:involved|implicated|complicit) in\b"
    r"|\b(?:not|n't|n’t) (?:been )?(?:behind|responsible for)\b"
    r"|\bden(?:y|ies|ied|ying) (?:any|all|its|his|her|their|having (?:had )?(?:any|a)) "
    r"(?:involvement|role|part|hand|responsibility|complicity|connection)\b"
    r"|\bden(?:y|ies|ied|ying) (?:involvement|responsibility|complicity|being behind)\b"
    r"|\b(?:did|does|had) not (?:take|taken) (?:any )?part in\b",
    re.I,
)
_WE = lazy_regex(r"\b(?:we|our|us|i|my)\b", re.I)


@once
def disowned(reading: Reading) -> Span | None:
    """Return the words by which a claim says that somebody had no part in it, None for none."""
    found = _NO_PART.search(reading.text)
    return found.span() if found else None


def no_part(pair: Pair) -> Finding | None:
    """One claim says that they had no part in what the other says that they did."""
    a, b = pair.a, pair.b
    told = disowned(pair.left)
    if told is None or not pair.known.same_event:
        return None
    if told[0] >= a.span[1] or a.span[0] >= told[1]:
        return None
    if b.polarity != "affirmed" or b.modality not in ("fact", "reported"):
        return None
    mine, theirs = _who(pair, told), _doers(b, pair.right)
    if not (names_meet(mine, theirs) or set(mine) & set(theirs) - generic()):
        return None
    of = {word for word in content(a) if word not in mine} | {a.head}
    if not of & (content(b) | {b.head}) or where_apart(pair) or when_apart(pair):
        return None
    return Finding(
        "contradicts",
        "denial",
        weaker(pair, STRENGTH["negation"]),
        f"“{pair.left.text[told[0] : told[1]]}” denies what the other says they did: "
        f"{quote(b.span, pair.right)}",
        "if they helped in it without doing it, or if another act is meant",
        (told,),
        (b.span,),
    )


def _who(pair: Pair, told: Span) -> list[str]:
    """Return the keys of those who had no part: the one named before, or "we", who speak."""
    reading = pair.left
    before = [actor.key for actor in reading.actors if actor.span[1] <= told[0]]
    before += [said.key for said in reading.attribution if said.key]
    named = [*pair.a.agents, *before]
    ours = _WE.search(reading.text, 0, told[0]) or told[0] == 0
    return named or (list(pair.known.a_source) if ours else [])


def _doers(clause: Clause, reading: Reading) -> list[str]:
    """Return the keys of those who did it, by a clause: "by a group from Tovia" tells Tovia."""
    found = list(clause.agents) if clause.head in lexicons.words("negation.manner.disowned") else []
    for doer in reading.doers:
        if doer.question in ("author", "orderer") and reading.clauses[doer.clause] is clause:
            found += doer.names
            spans = [(a.key, a.span) for a in reading.actors]
            spans += [(p.key, p.span) for p in reading.places]
            found += [k for k, s in spans if doer.who[0] <= s[0] and s[1] <= doer.who[1]]
    return found
