"""How many of a thing a clause, or a claim, is about: all, only some, several."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from claimtrack.contradiction import another, tallies, which
from claimtrack.contradiction.complements import limits
from claimtrack.contradiction.pairs import (
    Pair,
    acts,
    figures,
    spoken,
    theme,
)
from claimtrack.contradiction.who import person
from claimtrack.model import Clause, Quantity, Reading
from claimtrack.reading import actors, lexicons
from claimtrack.reading.counted import noun_of, stem_of
from claimtrack.reading.gloss import heard, said
from claimtrack.reading.remembered import once, once_in


def partial(clause: Clause, reading: Reading) -> bool:
    """Return whether only some of them are meant: "some hostages were not released"."""
    return not acts("partial").isdisjoint(spoken(clause, reading))


@once_in
def whole(clause: Clause, reading: Reading) -> bool:
    """Return whether all of them are meant: "every house", "the entire fleet", not "not all"."""
    words = said(reading, clause.span).lower().split()
    return any(word in acts("whole") and before != "not" for before, word in pairwise(["", *words]))


_TIMES = frozenset("times twice repeatedly again daily nightly".split())
_THE_LAST = frozenset("last first final only".split())


@once_in
def several(clause: Clause, reading: Reading) -> bool:
    """Return whether it is said of several that are not told apart: "villages were burned"."""
    # "Inmates began the riot": the riot is one, whoever began it.
    if not _TIMES.isdisjoint(spoken(clause, reading)):
        return True
    people = {word for word in clause.agents if actors.classes_of([word]) or person(word)}
    about = (set(clause.agents) - people) | set(theme(clause))
    told_apart = False
    for token, lex in heard(reading, clause.span):
        counted = lex.canon in about and lex.canon not in reading.names
        if token.lower in _THE_LAST or "determiner" in lex.classes or token.lower.endswith("'s"):
            told_apart = True
        elif counted and not told_apart and token.lower.endswith("s"):
            return True
        elif counted or lex.classes & {"preposition", "be", "modal", "conjunction"}:
            told_apart = False
    return False


_SOME = frozenset("some several many few".split())


def of_parts(pair: Pair, leaving: Collection[str] = ()) -> bool:
    """Return whether one clause only speaks of some of several: "the first set", "three of them".

    Words that both hold set nothing apart: "rose after the vote", "fell after the vote".
    `leaving` holds words that are not asked: those that answer a question, "half empty".
    """
    said: list[Sequence[str]] = [
        another.but_spells(pair.a, pair.left),
        another.but_spells(pair.b, pair.right),
    ]
    if leaving:
        said = [[word for word in told if word not in leaving] for told in said]
    words = set(said[0]), set(said[1])
    bodies = [
        {w.removesuffix("s") for w in told & lexicons.words("several.bodies.levels")}
        for told in words
    ]
    parts = another.parts() & (words[0] ^ words[1])
    if parts and parts <= acts("partial") and all_and_some(pair):
        return False  # "all shops are shut", "most shops are open"
    if _SOME & words[0] & words[1]:
        return True  # "some schools reopened", "some schools stayed shut"
    if parts or (all(bodies) and not bodies[0] & bodies[1]):
        return True
    if any(another.counted_off(mine, theirs) for mine, theirs in (said, said[::-1])):
        return True
    if another.another_one(pair) or which.phases_apart(*said):
        return True
    if another.one_more(pair.a, pair.left) != another.one_more(pair.b, pair.right):
        return True
    return any(
        not q.unit and q.high != 0 and (q.subset or " of " in q.text or _one_of_those(q, reading))
        for clause, reading in ((pair.a, pair.left), (pair.b, pair.right))
        for q in figures(clause, reading)
    )


def _one_of_those(figure: Quantity, reading: Reading) -> bool:
    """Return whether a bare number is of those counted before: "three missiles, one of which"."""
    before = (q for q in reading.quantities if q.span[1] <= figure.span[0] and not q.unit)
    named = bool(figure.noun) and figure.noun[:4] in figure.text.lower()
    if named or tallies.is_of_one(figure, reading):
        return False
    return any(q.noun and figure.low < q.low for q in before)


def all_and_some(pair: Pair) -> bool:
    """Return whether one speaks of all of a thing of which the other speaks of some.

    "All schools in the north" are not all schools.
    """
    all_of = whole(pair.a, pair.left), whole(pair.b, pair.right)
    if all_of[0] == all_of[1]:
        return False
    clause, reading = (pair.a, pair.left) if all_of[0] else (pair.b, pair.right)
    spare = dict(pair.similarity.unmatched_a if all_of[0] else pair.similarity.unmatched_b)
    other = pair.right if all_of[0] else pair.left
    spare_nouns = spare.keys() - {q.noun for q in other.quantities}  # "half of the council"
    return not any(spare_nouns & nouns for nouns in limits(clause, reading).values())


def all_of_others(pair: Pair) -> bool:
    """Return whether one speaks of all of those of which the other's may be none.

    "All schools in the north are closed", "our school is open".
    """
    all_of = whole(pair.a, pair.left), whole(pair.b, pair.right)
    return all_of[0] != all_of[1] and not all_and_some(pair)


def exclusive(clause: Clause, reading: Reading) -> bool:
    return not acts("only").isdisjoint(spoken(clause, reading))


_ONE_WORD = {"sole": "only", "parts": "part"}


@once
def amounts(reading: Reading) -> set[str]:
    """Return the words that say that only some, or others of a kind, are meant."""
    told_all = said(reading, (0, len(reading.text))).lower().replace("armed men", "gunmen").split()
    words = [word.strip(".,;:'\"()").removeprefix("school") for word in told_all]
    if any(x == "not" and y in ("all", "every", "everyone") for x, y in pairwise(words)):
        return {"not all"}
    # "Half of the 40 hostages" are twenty.
    told = " ".join(q.text.lower() for q in reading.quantities).split()
    counted = {"half", "some", "nearly", "almost"}.intersection(told)
    around = zip(["", "", *words], ["", *words], words, [*words[1:], ""], strict=False)
    found = {
        word.removesuffix("'s")
        for first, before, word, after in around
        if word in lexicons.words("several.some.amounts") and not _idle(first, before, word, after)
    }
    return {_ONE_WORD.get(word, word) for word in found - counted}


_TAKEN = frozenset("take takes took taken taking as be is are was were".split())


def _idle(first: str, before: str, word: str, after: str) -> bool:
    """Return whether a word of amount says of nothing that only some of it is meant."""
    if word == "half":  # "half a tonne", "half past six", "a year and a half"
        return after in ("a", "an", "past", "hour") or (first, before) == ("and", "a")
    if word in ("part", "parts"):
        return after != "of" or before in _TAKEN
    if word == "another":
        return after in ("term", "mandate")  # re-elected
    return after[:1].isdigit()  # "some 180 missiles" are about 180


def tells_of(none: Quantity, clause: Clause, reading: Reading) -> bool:
    """Return whether a clause is about what another says there was none of: no shell, a shell."""
    if not none.noun or none.counted == "people":
        return True
    told = {*clause.agents, *clause.patients, *clause.words, clause.head.removeprefix("be:")}
    nouns = [noun_of(word, "en") for word in told]
    if any(noun is not None and noun.counted == none.counted for noun in nouns):
        return True
    mine = noun_of(none.noun, "en")
    person = mine is not None and mine.person
    if person:
        return any(noun is not None and noun.person for noun in nouns)
    return any(stem_of(token.lower, "en") == none.noun for token, _ in heard(reading, clause.span))
