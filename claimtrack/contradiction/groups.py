"""Of which group a figure is: adults or children, bus or tram drivers, cocaine or heroin.

Two figures of two groups, neither of which holds the other, say nothing of each other; whether one
counts only some of those that the other counts is told by `narrower`.
"""

from __future__ import annotations

import re

from claimtrack.contradiction import narrower
from claimtrack.model import Quantity, Reading
from claimtrack.reading import actors, lexicons
from claimtrack.reading.counted import noun_of
from claimtrack.reading.gloss import said
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex, tokens


def stuffs_apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two amounts are of two things: of cocaine and of heroin."""
    mine, theirs = narrower.stuff(x, a), narrower.stuff(y, b)
    if not mine or not theirs or mine == theirs:
        return False
    return mine not in b.tokens and theirs not in a.tokens


_AMONG = lazy_regex(r"\b(?:among|amongst) (?:the )?[\w-]+", re.I)
_GROUPED = frozenset(["in", "among", "of", "for", "amongst", "by"])
_IN_SOME = lazy_regex(
    r"\b(?:in|at) (?:some|several|many|a few|two|three|four|five|six|seven|eight|nine|ten|dozens of"
    r"|hundreds of|\d+) (?:districts|regions|stations|polling stations|provinces|towns|cities|"
    r"villages|places|constituencies|municipalities|wards|states|counties|areas)\b", re.I
)  # fmt: skip
_PLACES = lazy_regex(r"\b(?:district|region|station|province|town|village|constituency)")


@once
def _in_some(reading: Reading) -> bool:
    """Return whether a claim is of some places only: "in five districts"."""
    if _IN_SOME.search(said(reading, reading.statement)):
        return True
    counted = (q for q in reading.quantities if not q.unit and q.low > 1 and q.span[0] > 0)
    return reading.lang != "en" and any(
        _PLACES.search(said(reading, q.span))
        and said(reading, (max(q.span[0] - 3, 0), q.span[0])).split()[-1:] == ["in"]
        for q in counted
    )


def groups_apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two shares are of two groups: of adults, of children under five.

    Sums and counts name other things beside them; a share is always of somebody.
    """
    if x.unit != "percent":
        return False
    if x.noun != y.noun and {x.noun, y.noun} <= lexicons.words("figures.nouns.won"):
        return True
    if _in_some(a) != _in_some(b):
        return True  # "in five districts turnout was above 100 percent"
    mine, theirs = _groups(a), _groups(b)
    if mine and theirs:
        return bool(mine - theirs and theirs - mine)
    if bool(_AMONG.search(a.text)) != bool(_AMONG.search(b.text)):
        return True  # "turnout among young voters", "turnout"
    one_noun = x.noun == y.noun and not x.role == y.role == "change"
    return one_noun and bool(narrower.modifiers(x)) != bool(narrower.modifiers(y))


@once
def _groups(reading: Reading) -> frozenset[str]:
    """Return the nouns for people after a preposition: "among women", "of the under-30s"."""
    found = set()
    told = tokens(reading.text)
    for at, token in enumerate(told):
        if token.lower not in _GROUPED:
            continue
        for following in told[at + 1 : at + 4]:
            noun = noun_of(following.lower, "en")
            if noun is not None and noun.person:
                found.add(lexeme(following.lower, "en").canon)
                break
    return frozenset(found)


def of_vessels(x: Quantity, y: Quantity) -> bool:
    """Return whether only one figure counts ships or the like: 61 ships, 12,000 dockers."""
    vessels = lexicons.words("figures.counted.vessels")
    return (x.counted in vessels) != (y.counted in vessels)


_ROLE_NOUN = lazy_regex(
    r"\b(?:survivors?|wounded|injured|dead|detainees?|prisoners|hostages|victims|captives|inmates)$",
    re.I,
)


def some_of_them(figure: Quantity, reading: Reading) -> bool:
    """Return whether something else is told of a part: "17 survivors were taken to hospital"."""
    if not 0 <= figure.clause < len(reading.clauses) or not _ROLE_NOUN.search(figure.text):
        return False
    return reading.clauses[figure.clause].head in lexicons.words("figures.acts.of-some-befallen")


_NAME = lazy_regex(r"(?<=[\w,] )[A-Z][a-z]{3,}")


def _named(text: str) -> list[str]:
    """Return the capitalised words within the phrase of a figure, in lower case."""
    return [word.lower() for word in _NAME.findall(text)]


def _begun(words: list[str]) -> set[str]:
    return {word[:4] for word in words}  # Mali, Malian


def modified_apart(x: Quantity, y: Quantity) -> bool:
    """Return whether one noun has two modifiers: bus drivers and tram drivers.

    Or what is counted goes by two names: Velmarkian captives, Ostranan prisoners.
    """
    named = _named(x.text), _named(y.text)
    unknown = all(named) and not (x.side and y.side) and not actors.meet(*named)
    if unknown and _begun(named[0]).isdisjoint(_begun(named[1])):
        return True
    if not x.noun or x.noun != y.noun or x.side or y.side:
        return False
    mine, theirs = narrower.modifiers(x), narrower.modifiers(y)
    return bool(mine and theirs) and not mine & theirs
