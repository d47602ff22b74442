"""The rows of words that compare who did it, and what was the only one: W4 only and W5.

A row's docstring is what `claimtrack rules` shows; `words` puts the rows in order and asks them.
"""

from __future__ import annotations

from functools import cache

from claimtrack.contradiction.answers import ON_ONE_THING
from claimtrack.contradiction.extent import exclusive
from claimtrack.contradiction.finding import STATE_DAYS, STRENGTH, Finding, quote, weaker
from claimtrack.contradiction.modifiers import kinds_of_one, modifiers_apart, ranks_apart
from claimtrack.contradiction.near import one_act
from claimtrack.contradiction.pairs import (
    Pair,
    actors_apart,
    acts,
    adds,
    alike,
    both_said,
    content,
    days_between,
    figures,
    figures_apart,
    names,
    repeatable,
    spoken,
    sure,
    told_alike,
    when_apart,
    where_apart,
)
from claimtrack.contradiction.single import one_of_a_kind
from claimtrack.contradiction.told import exchanged, one_each, told
from claimtrack.contradiction.who import excluded, strangers
from claimtrack.reading import actors
from claimtrack.reading.lexemes import stem
from claimtrack.reading.phrases import generic


def only(pair: Pair) -> Finding | None:
    """One claim says that it was only this, the other says that it was something else."""
    a, b = pair.a, pair.b
    if not one_act(a.head, b.head) or {a.polarity, b.polarity} != {"affirmed"}:
        return None
    if not sure(pair) or not a.patients or not b.patients or not exclusive(a, pair.left):
        return None
    if alike(a.patients, b.patients, pair) is not False:
        return None
    if alike(a.agents, b.agents, pair) is not True or where_apart(pair) or when_apart(pair):
        return None
    why = f"{quote(a.span, pair.left)} leaves no room for {quote(b.span, pair.right)}"
    return Finding(
        "contradicts",
        "antonym",
        weaker(pair, STRENGTH["only"]),
        why,
        "if they speak of different occasions",
        (a.span,),
        (b.span,),
    )


_ALONE = frozenset(["alone", "single-handedly"])


@cache
def excluding() -> frozenset[str]:
    """Return the words by which a claim says that it was only this, or only this one."""
    return acts("only") | {"only"} | _ALONE


def alone(pair: Pair) -> Finding | None:
    """One claim says that only this one did it, the other names another who did it too."""
    a, b = pair.a, pair.b
    if a.head != b.head or not a.head or not both_said(pair) or not a.agents or not b.agents:
        return None
    if pair.similarity.score < ON_ONE_THING:
        return None  # "only helicopters can get to us", "help has reached every village"
    words = tuple(word.strip(".,;") for word in spoken(a, pair.left))
    if words[:1] != ("only",) and not _who_alone(words):
        return None
    if alike(a.agents, b.agents, pair) is not False or where_apart(pair) or when_apart(pair):
        return None
    if alike(a.patients, b.patients, pair) is False and not content(a) & content(b):
        return None
    why = f"{quote(a.span, pair.left)} leaves no room for another: {quote(b.span, pair.right)}"
    return Finding(
        "contradicts",
        "actor",
        weaker(pair, STRENGTH["actor"]),
        why,
        "if they speak of different occasions",
        (a.span,),
        (b.span,),
    )


def _who_alone(words: tuple[str, ...]) -> bool:
    """Return whether somebody is said to have been alone: not "on Friday alone", "in May alone"."""
    for at, word in enumerate(words):
        led = any(w in _OF_A_PART for w in words[max(at - 5, 0) : at])
        if word in _ALONE and not led:
            return True
    return False


_OF_A_PART = frozenset("on in at during last this within from over".split())

# People of a state that it can have many of: each side may have expelled the other's.
_SENT = frozenset("ambassador envoy diplomat consul official spy agent citizen journalist".split())


def swapped(pair: Pair) -> Finding | None:
    """The same act with the roles exchanged: A beat B, B beat A."""
    a, b = pair.a, pair.b
    if not a.head or not told_alike(pair) or not both_said(pair) or adds(pair):
        return None
    if a.head in acts("shared") or figures(a, pair.left) or figures(b, pair.right):
        return None
    if a.head == "win" and (_PLAYED_AGAIN & {*a.words, *b.words} or ranks_apart(pair)):
        return None  # "beat Peru in the league"; "in the women's final", "in the men's"
    plainly = _plainly(pair) or _in_one_game(pair)
    if not plainly and not _by_names(pair):
        return None
    if (where_apart(pair) and not plainly) or when_apart(pair):
        return None
    why = (
        f"{quote(a.span, pair.left)} and {quote(b.span, pair.right)} "
        "exchange who did it and to whom"
    )
    return Finding(
        "contradicts",
        "actor",
        weaker(pair, STRENGTH["swapped"]),
        why,
        "if each did it to the other at different moments",
        (a.span,),
        (b.span,),
    )


_PLAYED_AGAIN = frozenset("league leagu season series seri friendli friendly".split())
_GAMES = frozenset("final semi-final quarter-final semifinal run-off runoff decider".split())


def _in_one_game(pair: Pair) -> bool:
    """Return whether each is said to have beaten the other in a game that is played once."""
    a, b = pair.a, pair.b
    once = _GAMES & set(a.words) & set(b.words)
    if a.head != "win" or not once:
        return False
    # A name that opens its claim is read as a common noun: "Rovers beat United".
    parts = (a.agents, a.patients, b.agents, b.patients)
    won, lost, winner, loser = ({stem(word, "en") for word in part} for part in parts)
    return bool(won & loser and winner & lost) and not won & winner


def _plainly(pair: Pair) -> bool:
    """Return whether two acts exchange who stands in their parts, each being one that is meant.

    What each can do to the other proves nothing, unless it is one blow between two: the bus hit
    the tram, the passenger the driver; armies strike each other again and again.
    """
    parts = told(pair.a, pair.left), told(pair.b, pair.right)
    if not exchanged(*parts) or not all(one_each(one) for one in parts):
        return False
    if pair.a.head not in acts("mutual"):
        return True
    phrases = [phrase for part in parts for phrase in part if phrase.nouns]
    named = pair.left.names | pair.right.names
    blow = pair.a.head in _BLOWS and named.isdisjoint((*pair.a.agents, *pair.a.patients))
    return blow and all(
        p.definite and not p.many and actors.classes_of(p.nouns) <= {"people"} for p in phrases
    )


_BLOWS = frozenset(["strike", "attack", "shoot", "wound"])


def _by_names(pair: Pair) -> bool:
    """Return whether two acts exchange those who are named in their parts."""
    a, b = pair.a, pair.b
    if a.head in (repeatable() | acts("mutual")) - {"kill"}:
        return False
    parts = (a.agents, a.patients, b.agents, b.patients)
    ordered = a.head == "exceed" and all(parts) and parts[:2] == parts[:1:-1]
    if not ordered and not all(
        names(p, r)
        for p, r in zip(parts, (pair.left, pair.left, pair.right, pair.right), strict=True)
    ):
        return False
    heads = [
        w
        for w in (*a.patients, *b.patients)
        if w not in names(a.patients, pair.left) and w not in names(b.patients, pair.right)
    ]
    if any(w not in generic() and (w in _SENT or not actors.classes_of([w])) for w in heads):
        return False  # what is done to is a thing of theirs, and both may have lost one
    if alike(a.agents, b.patients, pair) is False or alike(a.patients, b.agents, pair) is False:
        return False
    return alike(a.agents, b.agents, pair) is False


def _theirs(pair: Pair) -> bool:
    """Return whether the doer of one is spoken of in the other: each may have done it to its own.

    "Poland closed its border with Belarus", and Belarus its own; "rebels attacked the base",
    "soldiers attacked a rebel camp".
    """
    a, b = pair.a, pair.b
    mine, theirs = set(a.agents), set(b.agents)
    if mine & pair.right.names - theirs and theirs & pair.left.names:
        return True
    return bool(mine & content(b) - set(b.patients) or theirs & content(a) - set(a.patients))


_OURS = frozenset(["our", "my", "we", "i"])


def _by_kind(pair: Pair) -> bool:
    """Return whether the doers of an act that has one doer are two by what they are called."""
    if pair.a.head not in acts("one_doer") and not one_of_a_kind(pair):
        return False
    mine, theirs = told(pair.a, pair.left), told(pair.b, pair.right)
    if not mine.done_to.definite or not theirs.done_to.definite:
        return False
    if excluded(mine.doer, theirs.doer):
        return True
    known = names(pair.a.agents, pair.left), names(pair.b.agents, pair.right)
    return not all(known) and strangers(mine.doer, theirs.doer)  # one opens its claim


TAKEN_OR_HELD = {"capture", "control"}  # "rebels captured the town", "the army still holds it"


def other_actor(pair: Pair) -> Finding | None:
    """The same act on the same object, done by another, where only one can have done it."""
    a, b = pair.a, pair.b
    taken = {a.head, b.head} == TAKEN_OR_HELD
    if (a.head != b.head and not taken) or not a.head or not both_said(pair) or adds(pair):
        return None
    if not _OURS.isdisjoint((*spoken(a, pair.left)[:2], *spoken(b, pair.right)[:2])):
        return None  # "armed men", "our fighters": nothing tells that they are not one
    by_kind = _by_kind(pair)
    if (a.head in acts("shared") and not one_of_a_kind(pair) and not by_kind) or where_apart(pair):
        return None
    if when_apart(pair):
        return None
    same = alike(a.patients, b.patients, pair)
    if same is not True and not (
        same is None and not a.patients and not b.patients and content(a) & content(b)
    ):
        return None
    if not (by_kind or actors_apart(pair)) or figures_apart(pair) or ranks_apart(pair):
        return None
    if kinds_of_one(a, b) if by_kind else modifiers_apart(pair):
        return None
    if not by_kind and _theirs(pair):
        return None
    days = days_between(pair)
    held = "control" in (a.head, b.head)
    if held and days is not None and abs(days) >= STATE_DAYS:
        return Finding(
            "revises",
            "",
            0.0,
            f"another holds it, {abs(days)} days apart: it had time to change",
            "",
        )
    why = (
        f"the same is said to be done by different ones: {quote(a.span, pair.left)} and "
        f"{quote(b.span, pair.right)}"
    )
    return Finding(
        "contradicts",
        "actor",
        weaker(pair, STRENGTH["actor"]),
        why,
        "if both did it, or if one is part of the other",
        (a.span,),
        (b.span,),
    )
