"""Another of the kind: "a second drone", "the last summit", "a similar march", "the first set".

Of one clause or claim only, such words say that it is not about the one that the other is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from claimtrack.contradiction.pairs import Pair, acts, spoken
from claimtrack.model import Clause, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import said
from claimtrack.reading.remembered import once, once_in
from claimtrack.text import lazy_regex


def parts() -> frozenset[str]:
    """Return the words that say that only some are meant, or others."""
    return lexicons.words("several.some.parts")


_ORDINALS = frozenset("first second third fourth fifth last".split())
_SET = frozenset(  # pairs of words that set nothing apart
    [("last", "minute"), ("last", "moment"), ("last", "ditch"), ("first", "time"),
     ("half", "empty"), ("half", "full"), ("half", "built")]
)  # fmt: skip


@once_in
def but_spells(clause: Clause, reading: Reading) -> tuple[str, ...]:
    """Return the words of a clause without those that only say how long: "several hours"."""
    text = said(reading, clause.span).lower().replace("-", " ")
    words = [word.strip(".,;:'\"") for word in text.split()]
    return tuple(
        word
        for word, following in zip_longest(words, words[1:], fillvalue="")
        if not (following in lexicons.words("several.some.of-time") and word in parts())
        and (word, following) not in _SET
    )


_THE_OTHER = frozenset(
    "last previous next preceding following earlier second third fourth fifth".split()
)


def another_one(pair: Pair) -> bool:
    """Return whether only one speaks of the last, or the next, of a kind: "the last summit"."""
    told = (pair.a, pair.left), (pair.b, pair.right)
    words = [but_spells(*side) for side in told]
    if any(not acts("whole").isdisjoint(each) for each in words):
        return False
    return any(
        word not in theirs and one in theirs
        for side, theirs in zip(told, words[::-1], strict=True)
        for word, one in _told_apart(*side)
    )


@once_in
def _told_apart(clause: Clause, reading: Reading) -> list[tuple[str, str]]:
    """Return each "last", "next" or "second" of a clause with the word that it stands before."""
    return [
        (word, one)
        for word, one in pairwise(but_spells(clause, reading))
        if word in _THE_OTHER
        and one not in lexicons.words("several.some.no-noun")
        and not one.endswith("s")
    ]


_OTHERS = frozenset("another other different second separate rival".split())


def others_meant(pair: Pair) -> bool:
    """Return whether only one speaks of another of a kind: "another bank lent the money"."""
    if not pair.a.agents or not pair.b.agents:
        return False
    told = but_spells(pair.a, pair.left), but_spells(pair.b, pair.right)
    return not _OTHERS.isdisjoint(set(told[0]) ^ set(told[1]))


def counted_off(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether only one speaks of the first, second, ... of a thing: "the first set"."""
    return any(
        word in _ORDINALS and word not in theirs and following not in theirs
        for word, following in pairwise(mine)
    )


_ONE_MORE = lazy_regex(
    r"\b(?:an?|another|two|three) (?:second|third|fourth|fifth|further|different|new|separate"
    r"|other)(?![-\w])(?! of\b)"
)


@once_in
def one_more(clause: Clause, reading: Reading) -> bool:
    """Return whether a clause is about one more of a kind: "a second drone"."""
    return _ONE_MORE.search(" ".join(spoken(clause, reading))) is not None


@once
def of_another(reading: Reading) -> str:
    """Return the words by which a claim says that it tells of another of the kind."""
    found = lexicons.pattern("occasions", "another").search(said(reading, reading.statement))
    return found[0].strip() if found else ""
