"""How much of what one clause says the other claim says too, whatever its grammar.

Rows of words that compare slots miss what is said in another part of speech ("no recall of the
heaters", "is recalling its heaters"). Here words are weighed: what is left over of the one clause,
once all that the other claim also says is taken away.
"""

from __future__ import annotations

from collections.abc import Collection

from claimtrack.contradiction.near import near
from claimtrack.contradiction.opposites import opposite
from claimtrack.contradiction.pairs import (
    TRIES,
    Pair,
    acts,
    content,
    figures_apart,
    is_state,
    names,
    names_meet,
    repeatable,
    same_act,
    theme,
)
from claimtrack.contradiction.single import done_again
from claimtrack.model import Circumstances, Reading, Similarity
from claimtrack.reading import lexicons
from claimtrack.reading.canonical import kin
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once


def said_too(pair: Pair) -> tuple[set[str], set[str]]:
    """Return the words of each claim that find a counterpart in the other."""
    shared = pair.similarity.shared
    return {row[0] for row in shared}, {row[1] for row in shared}


def left_over(pair: Pair) -> set[str]:
    """Return what the clause of a says beyond all that the other claim says."""
    tried = TRIES if pair.b.modality == "attempted" else frozenset()
    return content(pair.a) - said_too(pair)[0] - acts("light") - tried


def head_told(pair: Pair) -> bool:
    """Return whether the other claim tells the act of a's clause, or it says no more than "be"."""
    head = pair.a.head.removeprefix("be:")
    if not head or same_act(pair) or (head in acts("light") and head != "find"):
        return True
    return any(x == y == head for x, y, _ in pair.similarity.shared)


Words = Collection[str]


def named_apart(pair: Pair, leaving: tuple[Words, Words] = ((), ())) -> bool:
    """Return whether both claims bring in names, and none of the one can be one of the other.

    `leaving` holds names of each claim that are not asked.
    """
    return strangers(pair.left, pair.right, pair.similarity, leaving)


def strangers(
    left: Reading, right: Reading, similarity: Similarity, leaving: tuple[Words, Words] = ((), ())
) -> bool:
    mine = [name for name in _names(left) if name not in leaving[0]]
    theirs = [name for name in _names(right) if name not in leaving[1]]
    if not mine or not theirs:
        return False
    if not names_meet(mine, theirs):
        return True
    shared = {row[0] for row in similarity.shared}, {row[1] for row in similarity.shared}
    spare = [x for x in mine if x not in shared[0]], [y for y in theirs if y not in shared[1]]
    return all(spare) and not names_meet(*spare)


@once
def _names(reading: Reading) -> list[str]:
    return names(reading.tokens, reading)


def share(pair: Pair, leaving: tuple[Words, Words]) -> float:
    """Return the part of the lesser claim's weight that the other shares, in [0, 1].

    `leaving` holds the words of each claim that are not weighed: those that answer the question.
    """
    common = sum(
        weight
        for x, y, weight in pair.similarity.shared
        if not (x in leaving[0] and y in leaving[1]) and generic().isdisjoint((x, y))
    )
    mine = sum(w for x, w in pair.similarity.unmatched_a if x not in leaving[0])
    theirs = sum(w for x, w in pair.similarity.unmatched_b if x not in leaving[1])
    least = common + min(mine, theirs)
    return common / least if least > 0 else 0.0


ONE_STORY = 0.6  # of the lesser claim's words, for one happening told in two ways: chosen


def one_story(pair: Pair, leaving: tuple[Words, Words] = ((), ())) -> bool:
    """Return whether two clauses tell one happening that is not done again, in other words.

    `leaving` holds the words of each claim that are not asked: the places that are compared.
    """
    heads = {pair.a.head.removeprefix("be:")}, {pair.b.head.removeprefix("be:")}
    timed = any(heads[0] & acts(name) and heads[1] & acts(name) for name in ("timing", "origin"))
    told = timed or same_act(pair) or near(pair.a.head, pair.b.head)
    told = told or any(kin(x) & kin(y) for x in heads[0] for y in heads[1])
    held = is_state(pair.a) or is_state(pair.b)
    if opposite(pair.a.head, pair.b.head):
        return False  # "closed on Monday", "reopened on Wednesday"
    if (
        (held and not timed)
        or not told
        or heads[0] & repeatable()
        or heads[1] & repeatable()
        or figures_apart(pair)
    ):
        return False
    if done_again(pair) or named_apart(pair, leaving) or doers_apart(pair):
        return False
    spoken = heads[0] | set(leaving[0]), heads[1] | set(leaving[1])
    return share(pair, spoken) >= ONE_STORY


ONE_MEASURE = 0.7  # of the lesser claim's words, for two figures of one unit to be one: chosen


def one_topic(a: Reading, b: Reading, similarity: Similarity, known: Circumstances) -> bool:
    """Return whether two claims of one event share so much that their figures measure one thing."""
    if known.same_event is not True or not similarity.shared:
        return False
    if strangers(a, b, similarity):
        return False
    told = [weight for x, _, weight in similarity.shared if x not in generic()]
    if len(told) < 2:
        return False  # "the flight lasted three hours", "the flight was delayed by two"
    common = sum(told)
    least = common + min(similarity.spare_a, similarity.spare_b)
    return common / least >= ONE_MEASURE


def doers_apart(pair: Pair) -> bool:
    """Return whether the clauses are about two that the other claim does not speak of.

    Either those who act, or those it is said of: an ambassador and a consul.
    """
    spare = said_too(pair)
    for mine, theirs in ((pair.a.agents, pair.b.agents), (theme(pair.a), theme(pair.b))):
        if mine and theirs and not set(mine) & spare[0] and not set(theirs) & spare[1]:
            return True
    return False


def done_to_others(pair: Pair, leaving: tuple[Words, Words] = ((), ())) -> bool:
    """Return whether both say to whom it was done, and neither speaks of the other's.

    `leaving` holds the words of each claim that are not asked: those that answer a question.
    """
    spare = said_too(pair)
    mine = set(pair.a.patients) - generic() - set(leaving[0])
    theirs = set(pair.b.patients) - generic() - set(leaving[1])
    return bool(mine and theirs) and not mine & spare[0] and not theirs & spare[1]


def of_other_objects(pair: Pair, leaving: tuple[Words, Words]) -> bool:
    """Return whether it is done to others, or each tells more of them: a rebel, a Swiss leader.

    `leaving` holds words of each claim that are not asked.
    """
    if done_to_others(pair):
        return True
    spare = said_too(pair)
    mine = set(pair.a.patients) - generic() - spare[0] - set(leaving[0])
    theirs = set(pair.b.patients) - generic() - spare[1] - set(leaving[1])
    return bool(mine and theirs)


def of_two(pair: Pair, leaving: tuple[Words, Words] = ((), ())) -> bool:
    """Return whether the clauses are told of two things: of the profit and of the revenue.

    `leaving` holds the words of each claim that are not asked: those that are opposite. On five
    blind lists the row of opposite words was right in 2 of 8 pairs without it and `one_contest`.
    """
    told = said_too(pair)
    a, b = pair.a, pair.b
    subjects = a.agents or a.patients, b.agents or b.patients
    for mine, theirs in ((a.agents, b.agents), (a.patients, b.patients), subjects):
        left = set(mine) - told[0] - set(leaving[0])
        right = set(theirs) - told[1] - set(leaving[1])
        if left - generic() and right - generic():
            return True
    return False


def two_minds(pair: Pair) -> bool:
    """Return whether two who are not one say what they think: he backs it, parliament rejects it.

    One senator's vote says nothing of how the bill fared.
    """
    a, b = pair.a, pair.b
    minds = acts("opinion")
    if a.head not in minds or b.head not in minds:
        return False
    if not a.agents or not b.agents:
        voted = a if a.head in ("vote-for", "vote-against") else b
        one = voted.head in ("vote-for", "vote-against") and a.head != b.head
        voting = lexicons.words("several.bodies.voting")
        return one and bool(voted.agents) and voting.isdisjoint(voted.agents)
    named = names(a.agents, pair.left), names(b.agents, pair.right)
    if all(named) and names_meet(*named):
        return False
    told = said_too(pair)
    left, right = set(a.agents) - told[0], set(b.agents) - told[1]
    return bool(left and right) and (left <= generic()) == (right <= generic())


def parts_meet(pair: Pair) -> bool:
    """Return whether somebody or something takes part in what both clauses tell."""
    mine = {*pair.a.agents, *pair.a.patients}
    theirs = {*pair.b.agents, *pair.b.patients}
    if not mine or not theirs:
        return True
    spare = said_too(pair)
    both = any(x in mine and y in theirs for x, y, _ in pair.similarity.shared)
    left, right = mine - spare[0] - generic(), theirs - spare[1] - generic()
    return both or bool(left) == bool(right)
