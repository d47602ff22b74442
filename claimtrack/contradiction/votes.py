"""Votes: how many were for and against, by how many one won, who is counted of the two camps."""

from __future__ import annotations

import re

from claimtrack.contradiction import tallies
from claimtrack.model import Quantity, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import plain_words, said
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

_ON_THE_OTHER_SIDE = lazy_regex(r"\W*(?:to|against|versus|v) ?\d|\W*for\b|\W*in favou?r", re.I)
_LED = frozenset("by of margin majority lead ahead".split())


def margins_apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one figure is by how many votes one won: "won by 4,000 votes"."""
    for mine, theirs, other in ((x, y, b), (y, x, a)):
        if _margin_told(other) == theirs and tallies.is_of_one(mine, a if mine is x else b):
            return True  # "61 votes to 58", "a majority of three votes"
    told = [
        (_ON_THE_OTHER_SIDE.match(reading.text, figure.span[1]) is not None,
         not _LED.isdisjoint(reading.text[: figure.span[0]].lower().split()[-3:]))
        for figure, reading in ((x, a), (y, b))
    ]  # fmt: skip
    return not any(against for against, _ in told) and told[0][1] != told[1][1]


@once
def _of_a_vote(reading: Reading) -> bool:
    return any(word.startswith("vote") for word in plain_words(reading))


def _camps(words: frozenset[str]) -> set[str]:
    camps = lexicons.load("several")["camps"]
    return {camp for camp, told in camps.items() if not words.isdisjoint(told.split())}


def of_two_camps(a: Reading, b: Reading) -> bool:
    """Return whether two claims tell of two camps of a vote: of those for it, of those against."""
    if not _of_a_vote(a) and not _of_a_vote(b):
        return False
    camps = _camps(plain_words(a)), _camps(plain_words(b))
    return all(camps) and not camps[0] & camps[1]


_AGAINST = lazy_regex(r"(?<!\d)(\d{1,6})(?: \w{1,20})? ?(?:to|against|[-–]) ?(\d{1,6})(?!\d)")


def counted_back(a: Reading, b: Reading) -> bool:
    """Return whether two claims give a vote or a score the other way round: 64 to 51."""
    mine, theirs = _against(a), _against(b)
    return len(mine) == len(theirs) == 1 and mine[0] == theirs[0][::-1] != theirs[0]


@once
def _against(reading: Reading) -> list[tuple[str, str]]:
    return _AGAINST.findall(said(reading, reading.statement))


_LEADING = lazy_regex(r"\b(?:majority|margin|lead) of (?:only |just |a mere |some |about )?$", re.I)
_BY_VOTES = lazy_regex(
    r"\b(?:passed|carried|approved|adopted|won|rejected|defeated|survived) by (?:only |just |a )?$",
    re.I,
)
_VOTES_END = lazy_regex(r"\W*(?:$|[.,;]|in )")
_SO_MANY = lazy_regex(
    r"-votes? (?:majority|margin|lead)\b|\W*votes? (?:majority|margin|lead)\b", re.I
)


@once
def _margin_told(reading: Reading) -> Quantity | None:
    """Return by how many one is said to have won: "a majority of three", "a 14-vote margin"."""
    found = [
        figure
        for figure in reading.quantities
        if not figure.unit
        and (
            _LEADING.search(reading.text[: figure.span[0]])
            or (
                _BY_VOTES.search(reading.text[: figure.span[0]])
                and _VOTES_END.match(reading.text, figure.span[0] + len(figure.text))
            )
            or _SO_MANY.match(reading.text, figure.span[0] + len(figure.text.split("-")[0]))
        )
    ]
    return found[0] if len(found) == 1 else None


@once
def _margin_counted(reading: Reading) -> Quantity | None:
    """Return by how many one won where the votes of both sides are told: 14 for "212 to 198"."""
    told = list(_AGAINST.finditer(reading.text))
    if len(told) != 1 or lexicons.words("several.bodies.voted").isdisjoint(reading.tokens):
        return None
    least, most = sorted((int(told[0][1]), int(told[0][2])))
    if most + least < _A_VOTE:
        return None
    apart = float(most - least)
    return Quantity(
        apart, apart, "exact", False, "votes", "vote", "", "", "", False, False, False,
        told[0].group(), told[0].span(),
    )  # fmt: skip


@once
def _bodies(reading: Reading) -> frozenset[str]:
    """Return which of several bodies that vote a claim names: the senate, the lower house."""
    return lexicons.words("several.bodies.levels") & set(plain_words(reading))


_A_VOTE = 20  # votes on both sides from which on two figures are no score of a match: chosen


def margins(a: Reading, b: Reading) -> tuple[Quantity, Quantity] | None:
    """Return by how many votes each claim says one won, where one gives the votes of both sides."""
    if _bodies(a) != _bodies(b):
        return None  # in the lower house, in the senate
    for one, other in ((_margin_counted, _margin_told), (_margin_told, _margin_counted)):
        mine, theirs = one(a), other(b)
        if mine and theirs:
            return mine, theirs
    return None


_CAMP = lazy_regex(r"\bthe (yes|no|leave|remain)[ -](?:camp|campaign|side|vote|voters)\b", re.I)


@once
def _camp_named(reading: Reading) -> str:
    """Return the one camp of a referendum that a claim names: "the No camp"."""
    found = {name.lower() for name in _CAMP.findall(said(reading, reading.statement))}
    return found.pop() if len(found) == 1 else ""


def camps_named_apart(a: Reading, b: Reading) -> bool:
    """Return whether two claims name the two camps of a referendum: the Yes camp, the No camp."""
    mine, theirs = _camp_named(a), _camp_named(b)
    return bool(mine and theirs) and mine != theirs


def over_the_whole(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether the shares of both camps are more than all votes: 52 and 54 percent."""
    shares = x.unit == y.unit == "percent" and x.low + y.low > _ALL_VOTES
    return shares and camps_named_apart(a, b)


_ALL_VOTES = 101.0  # percent, with what rounding adds
