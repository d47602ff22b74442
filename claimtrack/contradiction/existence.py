"""One claim says that there was no such act at all: row W1 never happened.

What the other claim takes as known is no rival of it: "612 people were held since the coup".
"""

from __future__ import annotations

import re

from claimtrack.contradiction.another import another_one
from claimtrack.contradiction.coverage import left_over
from claimtrack.contradiction.finding import STRENGTH, Finding, quote, spans, weaker
from claimtrack.contradiction.modifiers import modifiers_apart
from claimtrack.contradiction.opposites import opposite
from claimtrack.contradiction.pairs import (
    Pair,
    acts,
    content,
    figures,
    other_detail,
    spoken,
    sure,
    when_apart,
    where_apart,
)
from claimtrack.model import Clause, Reading
from claimtrack.reading.gloss import said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.text import lazy_regex


def never_happened(pair: Pair) -> Finding | None:
    """One claim says that there was no such act at all; the other says that it happened."""
    a, b = pair.a, pair.b
    if a.polarity != "negated" or b.polarity != "affirmed" or not sure(pair):
        return None
    if a.head == "born-out" and (found := _no_such_event(pair)):
        return found
    if a.agents or not a.head or figures(a, pair.left):
        return None
    opening = spoken(a, pair.left)[:1]
    there = opening == ("there",)  # "there was no explosion at the base"
    if (there and _said_beside(pair)) or (opening and opening[0] in _PRONOUNS):
        return None  # "no internet shutdown", "the polls closed"; "I was not voted out"
    if a.patients and not (there and set(a.patients) <= content(b)):
        return None
    if (a.head != b.head and a.head not in b.words) or where_apart(pair) or other_detail(pair):
        return None
    if len(spoken(a, pair.left)) < 2:
        return None  # "after the collision, not before"
    if _BY_THEN.search(said(pair.left, a.span)):
        return None  # "nothing had been thrown before that"
    if b.head in acts("undo") or "without" in spoken(b, pair.right):
        return None  # "the plan was shelved", "the talks ended without agreement"
    if when_apart(pair) or (there and _taken_as_known(a.head, b, pair.right)):
        return None
    why = (
        f"{quote(a.span, pair.left)} says that there was none; "
        f"the other tells of one: {quote(b.span, pair.right)}"
    )
    return Finding(
        "contradicts",
        "existence",
        weaker(pair, STRENGTH["existence"]),
        why,
        "if they speak of two different events",
        spans(a),
        (b.span,),
    )


_BY_THEN = lazy_regex(
    r"\b(?:before|until|till|by) (?:that|then|this|now)\b|\bat (?:that|the) (?:point|time|moment)\b"
    r"|\bup to (?:that|then)\b|\bat first\b", re.I
)  # fmt: skip
_PRONOUNS = frozenset("i we he she they you".split())


def _said_beside(pair: Pair) -> bool:
    """Return whether "there was no X" says of what kind of X, and the other does not say it."""
    lang = tongue(pair.left)
    words = (lexeme(word.strip(".,;"), lang) for word in spoken(pair.a, pair.left)[1:])
    told = {word.canon for word in words if not word.classes} - {pair.a.head}
    return not told <= {*pair.right.tokens, *content(pair.b)}


_NEAR = 40  # characters before a word in which a preposition may lead to it
_LEADS_TO = lazy_regex(
    r"\b(?:since|during|after|before|amid|over|of|in|for|from|following|despite|behind|about|until"
    r"|depuis|pendant|après|avant|du|de|desde|durante|tras|seit|während|nach|vor|des|после|до)"
    r" (?:(?:the|a|an|that|this|its|le|la|les|el|los|des|der|dem|den) )?(?:\w+ )?$", re.I
)  # fmt: skip


def _taken_as_known(head: str, clause: Clause, reading: Reading) -> bool:
    """Return whether a clause names an act in passing: "612 people were held since the coup"."""
    lang = tongue(reading)
    told = [
        _LEADS_TO.search(reading.text, max(each.start() - _NEAR, 0), each.start()) is not None
        for each in _WORD.finditer(reading.text, *clause.span)
        if lexeme(each[0].lower(), lang).canon == head
    ]
    if not told:  # another word for it: "während des Putschversuchs"
        before = reading.text[max(clause.span[1] - 2 * _NEAR, 0) : clause.span[1]].rsplit(None, 1)[
            0
        ]
        told = [_LEADS_TO.search(f"{before} ") is not None]
    return all(told)


_WORD = lazy_regex(r"\w+")
# Words by which a claim says of what it denies that it was only told: "the supposed spill".
_ONLY_TOLD = frozenset("suppos alleg report claim-resp purport suspect rumour rumor such".split())


def _no_such_event(pair: Pair) -> Finding | None:
    """Find what "the supposed spill never occurred" says against who tells what the spill did."""
    a, b = pair.a, pair.b
    event = {*a.agents, *a.patients} - _ONLY_TOLD
    if b.head in acts("undo") or opposite(a.head, b.head) or "carried" in spoken(a, pair.left):
        return None  # "the plan was shelved", "the plan was not carried out"
    if not event or not event <= content(b) | {b.head} or where_apart(pair) or when_apart(pair):
        return None
    if left_over(pair) - _ONLY_TOLD - event or modifiers_apart(pair) or another_one(pair):
        return None
    why = (
        f"{quote(a.span, pair.left)} says that there was none; "
        f"the other tells of one: {quote(b.span, pair.right)}"
    )
    return Finding(
        "contradicts",
        "existence",
        weaker(pair, STRENGTH["existence"]),
        why,
        "if they speak of two different events",
        spans(a),
        (b.span,),
    )
