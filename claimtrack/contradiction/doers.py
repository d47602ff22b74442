"""Two claims that name two who cannot both have done it, whatever their grammar.

The doers of a reading (`reading/doers.py`) are compared only where both claims are plainly on one
thing: beside the phrase and the one named they share most of what they say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from claimtrack.contradiction import coverage
from claimtrack.contradiction.complements import complements_apart
from claimtrack.contradiction.extent import of_parts
from claimtrack.contradiction.finding import STRENGTH, Finding, quote, weaker
from claimtrack.contradiction.modifiers import modifiers_apart, ranks, ranks_apart
from claimtrack.contradiction.pairs import (
    Pair,
    acts,
    adds,
    both_said,
    figures,
    figures_apart,
    is_state,
    names_meet,
    places_apart,
    when_apart,
)
from claimtrack.contradiction.recipients import in_a_region, two_things
from claimtrack.contradiction.told import phrase
from claimtrack.contradiction.which import of_one
from claimtrack.contradiction.who import excluded
from claimtrack.model import Clause, Doer, Reading, Span
from claimtrack.reading import actors, lexicons, places
from claimtrack.reading.doers import about
from claimtrack.reading.gloss import said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once

NAME = "W5 other doer"
ENOUGH = 0.5  # of the lesser claim's other words, for two to be on one thing: chosen
_ELECTED = frozenset(["winner", "author", "successor", "opener", "orderer", "vetoer"])
_PLACED = frozenset(["host", "site"])
_LONE = frozenset("lone alone single sole solo".split())
_MANY = frozenset("gang group crowd mob network ring cell syndicate".split())


def other_doer(pair: Pair) -> Finding | None:
    """One question that only one can answer, such as who won or who did it, gets two names."""
    if adds(pair) or not pair.known.same_event:
        return None
    said_alike = both_said(pair)
    for x, y in _answers(pair):
        if not said_alike and not (x.question in _PLACED and _set_or_said(pair)):
            continue
        if not _apart(x, y, pair) or not _one_topic(pair, x, y):
            continue
        if x.question in _PLACED and (_only_in(x, y) or _named_too(x, y, pair)):
            continue
        if x.question == "site" and in_a_region((*x.names, *y.names)):
            continue
        if _won_some(x, pair.left) or _won_some(y, pair.right):
            continue
        who = quote(x.who, pair.left), quote(y.who, pair.right)
        return Finding(
            "contradicts",
            "actor",
            weaker(pair, STRENGTH["actor"]),
            f"only one can be it: {who[0]} and {who[1]} ({x.question})",
            "if both had a part in it, or if one is part of the other",
            (x.who,),
            (y.who,),
        )
    return None


def _won_some(doer: Doer, reading: Reading) -> bool:
    """Return whether a share or a number is won, not the whole: "won 54 percent of the vote"."""
    end = doer.span[1]
    return any(
        q.unit == "percent" or q.counted in _SHARED
        for q in reading.quantities
        if q.low != 1 and not reading.text[end : max(q.span[0], end)].strip() and q.span[0] >= end
    )


_SHARED = frozenset(["seats", "votes", "goals", "places"])


def _only_in(x: Doer, y: Doer) -> bool:
    """Return whether both only say where it was: then places are compared, and not hosts."""
    return x.question == "host" and all(doer.span[0] < doer.who[0] for doer in (x, y))


def _named_too(x: Doer, y: Doer, pair: Pair) -> bool:
    """Return whether a place of one claim is told in the other, too: "in Vienna or Geneva"."""
    told = [_places_told(reading) for reading in (pair.left, pair.right)]
    return not told[1].isdisjoint(x.names) or not told[0].isdisjoint(y.names)


@once
def _places_told(reading: Reading) -> set[str]:
    """Return the places of a claim but those that it denies: "in Egypt, not Morocco"."""
    denied = {
        key
        for clause in reading.clauses
        if clause.polarity == "negated"
        for key in (*clause.places, *clause.patients)
    }
    return {place.key for place in reading.places} - denied


def _set_or_said(pair: Pair) -> bool:
    """Return whether each claim is affirmed, of what is set for a time to come or was settled."""
    told = (pair.a, pair.b)
    return all(c.polarity == "affirmed" and c.modality in _SETTLED for c in told)


_SETTLED = frozenset(["fact", "reported", "planned"])


def _of_a_country(doer: Doer, reading: Reading) -> bool:
    """Return whether only a country tells who it was: "a Sudanese paramilitary group"."""
    a_kind = said(reading, doer.who).lower().startswith(("a ", "an "))
    return a_kind and bool(doer.names) and _countries(doer.names)


def _countries(named: Sequence[str]) -> bool:
    return all(places.known(name) for name in named)


_DOERS = 24  # doers of a claim that are compared: beyond, it is a document


def _answers(pair: Pair) -> Iterator[tuple[Doer, Doer]]:
    for x in pair.left.doers[:_DOERS]:
        for y in pair.right.doers[:_DOERS]:
            here = pair.left.clauses[x.clause] is pair.a and pair.right.clauses[y.clause] is pair.b
            if x.question == y.question and here:
                yield x, y


def _apart(x: Doer, y: Doer, pair: Pair) -> bool:
    """Return whether two that are named cannot be the same one."""
    words = set(x.heads), set(y.heads)
    for mine, theirs in (words, words[::-1]):
        if mine & _LONE and theirs & _MANY:
            return True
    named = _names(x, pair.right), _names(y, pair.left)
    if _of_a_country(x, pair.left) and not _countries(named[1]):
        return False  # "a Sudanese group", "the RSF"
    if _of_a_country(y, pair.right) and not _countries(named[0]):
        return False
    if all(named):
        return not names_meet(*named) and _alike_known(*named, x.question)
    if excluded(*(phrase(said(r, d.who)) for d, r in ((x, pair.left), (y, pair.right)))):
        return True
    if any(named) or words[0] & words[1]:
        return False
    kinds = _kinds(x), _kinds(y)
    return all(kinds) and not kinds[0] & kinds[1] and "people" not in kinds[0] | kinds[1]


def _kinds(doer: Doer) -> frozenset[str]:
    """Return the classes of the last noun that has any; rebels have rockets, too."""
    found = [actors.classes_of([word]) for word in reversed(doer.heads)]
    rebels = (kinds for kinds in found if "rebel" in kinds)
    return next(rebels, next(filter(None, found), frozenset()))


def _names(doer: Doer, other: Reading) -> tuple[str, ...]:
    """Return the names of a doer; a word that opens a claim can be known by the other alone."""
    return doer.names + tuple(word for word in doer.heads if word in other.names)


def _alike_known(mine: tuple[str, ...], theirs: tuple[str, ...], question: str) -> bool:
    """Return whether both are known actors or neither: a candidate may be of a known party.

    Among those who stand for election a known person is one more: Maduro, González.
    """
    table = set(actors.sides_table())
    if question not in _ELECTED:
        return True
    if question == "winner":
        table -= actors.persons()
    return bool({name in table for name in mine} & {name in table for name in theirs})


def _one_topic(pair: Pair, x: Doer, y: Doer) -> bool:
    asked = about()[x.question]
    told = {*pair.left.tokens, *pair.right.tokens}
    if not asked & told and not any(asked.intersection(name.split("-")) for name in told):
        return False
    if x.question == "successor" and _posts_apart(pair):
        return False  # the prime minister, the interior minister
    if x.question == "author" and coverage.done_to_others(pair):
        return False  # "destroyed the bridge", "shelled rebel positions"
    leaving = _spoken(x, pair.left), _spoken(y, pair.right)
    placed = x.question in _PLACED  # the places answer
    if (places_apart(pair) and not placed) or when_apart(pair) or modifiers_apart(pair):
        return False
    mine, theirs = {*x.names, *x.heads}, {*y.names, *y.heads}
    done_to = (mine - theirs) & set(pair.b.patients) or (theirs - mine) & set(pair.a.patients)
    if done_to and x.question != "winner":  # the one who was beaten is not the winner
        return False  # who was killed by the police is not who killed them
    if x.question == "author" and (_beside(x, y, pair.b) or _beside(y, x, pair.a)):
        return False  # "shot captured soldiers", "blew up the bridge to slow the rebels"
    if x.question != "winner" and of_parts(pair):
        return False  # of a winner "first" is the answer
    if ranks_apart(pair) or (x.question == "winner" and two_things(pair.left, pair.right)):
        return False
    if _one_deed(pair, x, y) and not complements_apart(pair, leaving):
        return True  # but "won in the capital", "won in the provinces"
    if figures_apart(pair) or coverage.named_apart(pair, leaving):
        return False
    if x.question == "scorer" and not complements_apart(pair, leaving):
        return True  # the winner is one, whatever else is said of the game
    return coverage.share(pair, leaving) >= ENOUGH


def _beside(doer: Doer, other: Doer, clause: Clause) -> bool:
    """Return whether who did it in one claim stands in another part of the other claim."""
    theirs = set(clause.words) - {*other.names, *other.heads}
    return not theirs.isdisjoint((*doer.names, *doer.heads))


def _posts_apart(pair: Pair) -> bool:
    """Return whether the two are named to two posts: the team's coach, its captain, a deputy."""
    if two_things(pair.left, pair.right):
        return True
    office, other = (of_one(told).get("office", set()) for told in (pair.left, pair.right))
    if office and other and office.isdisjoint(other):
        return True
    post, another = (_posts(told) for told in (pair.left, pair.right))
    return bool(post and another) and post.isdisjoint(another)


@once
def _posts(reading: Reading) -> frozenset[int]:
    """Return the numbers of the posts that a claim speaks of: coach and manager are one."""
    words = set(reading.text.lower().replace("-", " ").replace(",", " ").split())
    rows = lexicons.load("doers")["successor"]["posts"].split("|")
    return frozenset(n for n, row in enumerate(rows) if words & set(row.split()))


def _tells(clause: Clause, deeds: Collection[str]) -> bool:
    """Return whether a clause tells such an act, as a noun too: "the destruction was an act by"."""
    return clause.head in deeds or (is_state(clause) and not set(clause.patients).isdisjoint(deeds))


def _one_deed(pair: Pair, x: Doer, y: Doer) -> bool:
    """Return whether one act that is done once is told of one thing, whatever else is said.

    "The dam was blown up by Russian forces", "Ukrainian shelling destroyed the gates of the dam".
    """
    once = {"author": "final", "winner": "winning"}.get(x.question)
    if not once or not all(_tells(clause, acts(once)) for clause in (pair.a, pair.b)):
        return False
    mine, theirs = (
        set(clause.patients) - generic() - {*doer.names, *doer.heads}
        for clause, doer in ((pair.a, x), (pair.b, y))
    )
    if x.question == "winner":
        counted = figures(pair.a, pair.left) + figures(pair.b, pair.right)
        if any(q.unit != "percent" and q.noun != "vote" for q in counted):
            return False  # "won 21 medals"
        return mine | theirs <= about()["winner"] and ranks(pair.left) == ranks(pair.right)
    return bool(mine & theirs)


def _spoken(doer: Doer, reading: Reading) -> set[str]:
    return {*doer.names, *doer.heads, *_words(doer.span, reading)}


def _words(span: Span, reading: Reading) -> set[str]:
    spoken = said(reading, span).lower().split()
    return {lexeme(word.strip(",'’\""), tongue(reading)).canon for word in spoken}
