"""Who counts, and where: a figure that only its teller can answer for is no rival of a total.

"We treated 160", "five of our men fell", "nobody died in our street" tell of some of those that a
toll counts; so does, within one claim, a figure beside the total: "two bodies more, seven in all".
"""

from __future__ import annotations

import re
from functools import cache

from claimtrack.contradiction import reach, scope, standing
from claimtrack.contradiction.intervals import meet
from claimtrack.model import Circumstances, Quantity, Reading, Scope
from claimtrack.reading import actors, lexicons
from claimtrack.reading.remembered import once, once_in
from claimtrack.text import lazy_regex


@cache
def _seen_to() -> re.Pattern[str]:
    """Return the pattern of those whom the teller saw to: "we treated", "brought to us"."""
    carers = lexicons.either("figures.carers")
    return re.compile(
        rf"\b(?:we|i|our (?:{carers}))(?: and i)? (?:(?:have|had|alone|only|also|visited|and) )*"
        r"(?:treated|received|admitted|buried|registered|took|taken|pulled|carried|counted|saw|seen"
        r"|operated|stitched|found|visited|housed|fed|documented|recorded|identified|interviewed)\b"
        r"|\b(?:brought|taken|admitted|came|flown) (?:in )?to (?:us|our)\b",
        re.I,
    )


# Before a number: those that somebody spoke with or took, who are some of all.
_DEALT_WITH = lazy_regex(
    r"\b(?:interview(?:ed|ing)|question(?:ed|ing)|spoke (?:to|with)|speaking (?:to|with)"
    r"|treat(?:ed|ing)|took|identif(?:ied|ying)|visited|examined|tested|sequenced|hous(?:ed|ing)|hid(?:ing)?"
    r"|keep(?:ing|s)?|kept) (?:some |about |around |nearly |over |more than )?$",
    re.I,
)
_REAL_IS_HIGHER = lazy_regex(
    r"\b(?:real|true|actual) (?:figure|number|toll|count|total)s? (?:\w+ ){0,3}?"
    r"(?:higher|larger|greater|more)\b|\bat the (?:very )?least\b",
    re.I,
)


# What those who look from outside could confirm so far is the least that there was.
_CONFIRMED_SO_FAR = lazy_regex(
    r"\b(?:analysts?|open[- ]source|osint|researchers?|monitors?|observers?|investigators?"
    r"|satellite|photographs?|photos|videos?|footage)\b[^.;]{0,40}?"
    r"\b(?:confirm|verif|document|identif|geolocat)\w*",
    re.I,
)


@once
def _of_a_witness(reading: Reading) -> bool:
    return reach.here(reading) or _seen_to().search(reading.text) is not None


def _dealt_with(quantity: Quantity, reading: Reading) -> bool:
    start = quantity.span[0]
    return _DEALT_WITH.search(reading.text[max(start - 40, 0) : start]) is not None


def seen_by_one(x: Quantity, y: Quantity, a: Reading, b: Reading) -> Scope:
    """Return whose figure is only what a witness saw to: "we treated 160", "in our ward"."""
    seen = (
        _of_a_witness(a) or _dealt_with(x, a) or _by_one_only(x, a, b),
        _of_a_witness(b) or _dealt_with(y, b) or _by_one_only(y, b, a),
    )
    if all(seen):
        return "other"
    return "a-part" if seen[0] else "b-part" if seen[1] else "same"


_BY_WHOM = lazy_regex(
    r"[^,.;:]{0,30}?\b(?:killed|shot|hit|injured|wounded|struck|murdered|executed)?(?: dead)? ?"
    r"\bby (?:our|the|a|an|his|their|[A-Z]\w+|\w+) ?(?:\w+['’]s? )?"
    r"(?:fire|forces?|troops|soldiers|police|army|gunmen|guards?|hijackers|rebels|commandos?|bullets?"
    r"|snipers?|shells?|missiles?|bombs?|drones?|mines?|shrapnel|gas|knives|officers)\b",
    re.I,
)


def of_somebody(quantity: Quantity) -> bool:
    """Return whether a figure is of people to whom something befell: the dead, the survivors."""
    return scope.harmed(quantity) or quantity.role in ("survived", "rescued", "released", "found")


def _by_somebody(quantity: Quantity, reading: Reading) -> bool:
    """Return whether those counted are only the ones whom somebody killed: "by our fire"."""
    return _BY_WHOM.match(reading.text, quantity.span[1]) is not None


def _by_one_only(quantity: Quantity, reading: Reading, other: Reading) -> bool:
    """Return whether those counted are somebody's doing of whom the other claim is silent.

    "Eleven were freed by the rebels" is no part of what "the rebels freed".
    """
    found = _BY_WHOM.match(reading.text, quantity.span[1])
    return found is not None and found.group().split()[-1].lower() not in other.text.lower()


def two_voices(x: Quantity, y: Quantity, pair: Circumstances) -> bool:
    """Return whether "our men" are counted, and nothing tells whether the other counts them."""
    if standing.SPEAKER not in (x.side, y.side) or not scope.of_harm(x, y) or of_the_bereaved(x, y):
        return False
    return x.side != y.side or not (pair.same_source or pair.same_origin)


def of_the_bereaved(x: Quantity, y: Quantity) -> bool:
    """Return whether one counts its teller's own among all: "90 of our loved ones are missing"."""
    own = standing.SPEAKER in (x.side, y.side) and not ((x.side and y.side) or x.unit)
    named = {x.counted, y.counted} & lexicons.words("figures.counted.of-a-side")
    return own and not named


def whose_apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two losses are of two that are named, known or not: Ostran, Kesten's own."""
    if not scope.harmed(x) or not scope.harmed(y) or (x.side and y.side):
        return False  # of two sides the scope tells which is part of which
    mine, theirs = _whose(x, a), _whose(y, b)
    if not mine or not theirs:
        return False
    return not any(m[:4] == t[:4] or actors.alike(m, t) for m in mine for t in theirs)


@once_in
def _whose(quantity: Quantity, reading: Reading) -> frozenset[str]:
    """Return whose people or things are counted: their side, or a name beside them."""
    if quantity.side and quantity.side != standing.SPEAKER:
        return frozenset([quantity.side])
    words = set(quantity.text.lower().split())
    named = {name for name in reading.names if name in words}
    clause = standing.clause_of(quantity, reading)
    if clause is not None and clause.head in _LOSING:
        named |= reading.names.intersection(clause.agents)
    start = clause.span[0] if clause is not None else 0
    found = _THEIR_LOSSES.findall(reading.text, start, quantity.span[0])
    return frozenset(named | {name.lower() for name in found})


_THEIR_LOSSES = lazy_regex(r"\b([A-Z]\w+)['’]s (?:own )?(?:losses|casualties|dead|toll|wounded)\b")
_LOSING = frozenset(["lose", "suffer"])


def none_there(x: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether none is told of a place or of somebody only: "no dose has reached Dorro"."""
    if x.high != 0:
        return False
    clause = standing.clause_of(x, a)
    named = a.names.intersection(clause.patients if clause else ())
    if _by_somebody(x, a) and not _BY_WHOM.search(b.text):
        return True  # "no hostage was killed by our fire"
    where = (key for place in b.places for key in (place.key, *place.within))
    return reach.placed(a, b) or not named <= {*b.names, *b.tokens, *where}


_OFFICIALS = r"(?:the |an? )?(?:officials?|ministry|government|authorities|police|company|army)"
_DISPUTES = lazy_regex(
    rf"\b(?:than|what) {_OFFICIALS} (?:is |are |has |have |will )?(?:ever )?"
    r"(?:admit|acknowledg|conced|own(?:s|ed)? up)\w*"
    rf"|\bthan {_OFFICIALS} (?:say|said|claim|report|announc)\w*"
    r"|\b(?:mehr|weniger) als offiziell\b|\bcounted (?:every|each|all of)\b|\bwith my own eyes\b",
    re.I,
)


def disputed(a: Reading, b: Reading) -> bool:
    """Return whether a claim opposes its figure to another's: "more than officials admit"."""
    return any(_DISPUTES.search(reading.text) is not None for reading in (a, b))


def least(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether the lesser figure is told as too low: "the real number is higher"."""
    if meet(x, y):
        return False
    lesser = a if x.low < y.low else b
    told = _REAL_IS_HIGHER.search(lesser.text) or _CONFIRMED_SO_FAR.search(lesser.text)
    return told is not None
