"""Words that set two figures apart: another stage, place or camp, another group, another way.

A share of adults is none of children, the first round is not the second, nor a length a depth.
"""

from __future__ import annotations

import re

from claimtrack.contradiction import complements, narrower
from claimtrack.model import Clause, Quantity, Reading
from claimtrack.reading import actors
from claimtrack.reading.counted import noun_of
from claimtrack.reading.gloss import said
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex, tokens

_WAYS = {
    "length": "long length",
    "width": "wide broad width",
    "height": "high tall height altitude above into",
    "depth": "deep depth below beneath under underground down",
    "thickness": "thick thickness",
    "away": "north south east west northeast northwest southeast southwest north-east north-west "
    "south-east south-west from away off outside distance",
}
_DIMENSIONS = {word: way for way, words in _WAYS.items() for word in words.split()}


def dimension(quantity: Quantity, reading: Reading) -> str:
    """Return which way a length is measured, as said right after it, or before: "a depth of"."""
    if quantity.unit != "km":
        return ""
    after = reading.text[quantity.span[1] :].split(maxsplit=1)
    found = _DIMENSIONS.get(after[0].lower().strip(".,;"), "") if after else ""
    if found:
        return found
    before = reading.text[: quantity.span[0]].lower().split()[-4:]
    named = [word for word in before if word in ("depth", "height", "length", "width", "altitude",
                                                 "thickness", "distance")]  # fmt: skip
    return _DIMENSIONS[named[-1]] if named else ""


def stuffs_apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two amounts are of two things: of cocaine and of heroin."""
    mine, theirs = narrower.stuff(x, a), narrower.stuff(y, b)
    if not mine or not theirs or mine == theirs:
        return False
    return mine not in b.tokens and theirs not in a.tokens


_ON_THE_OTHER_SIDE = lazy_regex(r"\W*(?:to|against|versus|v) ?\d|\W*for\b|\W*in favou?r", re.I)
_LED = frozenset("by of margin majority lead ahead".split())


def margins_apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one figure is by how many votes one won: "won by 4,000 votes"."""
    told = [
        (_ON_THE_OTHER_SIDE.match(reading.text, figure.span[1]) is not None,
         not _LED.isdisjoint(reading.text[: figure.span[0]].lower().split()[-3:]))
        for figure, reading in ((x, a), (y, b))
    ]  # fmt: skip
    return not any(against for against, _ in told) and told[0][1] != told[1][1]


_STAGES = frozenset(
    "first second third fourth fifth sixth final semi-final quarter-final runoff run-off "
    "heat".split()
)


def limited_apart(mine: Clause | None, theirs: Clause | None, a: Reading, b: Reading) -> bool:
    """Return whether two amounts are each of something: $2m in fines, $5m in damages."""
    if mine is None or theirs is None:
        return False
    left, right = complements.limits(mine, a), complements.limits(theirs, b)
    return any(
        left[word].isdisjoint(right[word])
        and not left[word] & b.names and not right[word] & a.names
        and left[word].isdisjoint(b.tokens) and right[word].isdisjoint(a.tokens)
        for word in left.keys() & right.keys() & {"in", "for"}
    )  # fmt: skip


_EXTREMES = tuple(
    frozenset(pair.split())
    for pair in ("oldest youngest", "largest smallest", "highest lowest", "longest shortest",
                 "best worst", "ruling opposition", "governing opposition", "biggest smallest",
                 "maximum minimum", "fastest slowest", "suspected confirmed", "probable confirmed",
                 "suspected laboratory-confirmed", "gross net", "adult child", "male female",
                 "domestic foreign", "urban rural", "public private", "gold silver",
                 "gold bronze", "silver bronze", "outgoing incoming", "first-half second-half",
                 "northern southern", "eastern western", "north south", "east west",
                 "alive dead", "left-bank right-bank", "upper lower",
                 "inner outer")
)  # fmt: skip
_EXTREME = frozenset().union(*_EXTREMES)
_ELSEWHERE = frozenset(
    "neighbouring neighboring nearby adjacent elsewhere aftershock aftershocks foreshock".split()
)
_CAMPS = {
    "for": "for favour favor backed back backs supported support supports approved endorsed yes "
    "passed passes carried scraped",
    "against": "against opposed oppose opposes rejected reject rejects no",
    "none": "abstained abstain abstains abstention abstentions",
}


_BANK = lazy_regex(r"\b(left|right) bank\b")  # of a river: "left" alone is a verb, too


@once
def _words(reading: Reading) -> frozenset[str]:
    text = _BANK.sub(r"\1-bank", said(reading, reading.statement).lower())
    return frozenset(word.strip(".,;:'\"()") for word in text.split())


@once
def _of_a_vote(reading: Reading) -> bool:
    return any(word.startswith("vote") for word in _words(reading))


def apart(a: Reading, b: Reading) -> bool:
    """Return whether two claims are of two stages, places or camps: the first day, the second."""
    mine, theirs = _words(a), _words(b)
    if bool(mine & _ELSEWHERE) != bool(theirs & _ELSEWHERE):
        return True
    if mine & _STAGES and theirs & _STAGES and not mine & theirs & _STAGES:
        return True
    extreme = not mine.isdisjoint(_EXTREME) and not theirs.isdisjoint(_EXTREME)
    if extreme and any(
        mine & two and theirs & two and not mine & theirs & two for two in _EXTREMES
    ):
        return True
    if not _of_a_vote(a) and not _of_a_vote(b):
        return False
    camps = _camps(mine), _camps(theirs)
    return all(camps) and not camps[0] & camps[1]


def _camps(words: frozenset[str]) -> set[str]:
    return {camp for camp, told in _CAMPS.items() if not words.isdisjoint(told.split())}


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


_WON = frozenset("vote seat medal constitu district deleg".split())  # a share of one is of no other


def groups_apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two shares are of two groups: of adults, of children under five.

    Sums and counts name other things beside them; a share is always of somebody.
    """
    if x.unit != "percent":
        return False
    if x.noun != y.noun and {x.noun, y.noun} <= _WON:
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


def changed_apart(
    x: Quantity, y: Quantity, mine: Clause | None, theirs: Clause | None, a: Reading, b: Reading
) -> bool:
    """Return whether two things rose or fell, each by a share: rents, the parking fees."""
    left, right = _changed(x, mine), _changed(y, theirs)
    if not left or not right or left & right:
        return False
    return left.isdisjoint(b.tokens) and right.isdisjoint(a.tokens)


def _changed(quantity: Quantity, clause: Clause | None) -> set[str]:
    """Return what rose or fell: the noun of the figure, else what its clause is about."""
    if quantity.noun:
        return {quantity.noun}
    return set(clause.patients or clause.agents) if clause else set()


_VESSELS = frozenset("ships planes helicopters vehicles buses trucks tanks boats".split())


def of_vessels(x: Quantity, y: Quantity) -> bool:
    """Return whether only one figure counts ships or the like: 61 ships, 12,000 dockers."""
    return (x.counted in _VESSELS) != (y.counted in _VESSELS)


# What becomes of some of those who survived, were hurt or were held.
_OF_SOME = frozenset(
    "bring take treat cure identify bury return fly hospitalise transfer question charge "
    "discharge interview move".split()
)
_ROLE_NOUN = lazy_regex(
    r"\b(?:survivors?|wounded|injured|dead|detainees?|prisoners|hostages|victims|captives|inmates)$",
    re.I,
)


def some_of_them(figure: Quantity, reading: Reading) -> bool:
    """Return whether something else is told of a part: "17 survivors were taken to hospital"."""
    if not 0 <= figure.clause < len(reading.clauses) or not _ROLE_NOUN.search(figure.text):
        return False
    return reading.clauses[figure.clause].head in _OF_SOME


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


_RATE = lazy_regex(
    r"\W*(?:a|per|an|each|every) (?:year|month|week|day|hour|night|head|person|family|household|"
    r"patient|child|share|tonne|ton|kilo|barrel|litre|kilometre|mile|victim|passenger|piece)\b",
    re.I,
)
_YEARLY = lazy_regex(r"\b(?:annual|annually|yearly|monthly|weekly|daily|hourly|rate)\b", re.I)
_PACKED = lazy_regex(
    r"\b(?:blocks?|bricks?|packets|parcels|bags|sacks|bars|bales|portions|slabs|batches|"
    r"instalments|installments|tranches|pieces|steps|doses|each) (?:of|weighing|worth)"
    r"(?: about| some| around)? ?$", re.I
)  # fmt: skip


def shared_out(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one amount is for each of something: a year, "in blocks of one kilo"."""
    if x.unit in ("percent", "km/h") or x.unit != y.unit:
        return False
    mine, theirs = _each(x, a), _each(y, b)
    return mine != theirs and not _YEARLY.search((b if mine else a).text)


def _each(quantity: Quantity, reading: Reading) -> bool:
    start, end = quantity.span
    lead = reading.text[max(start - 40, 0) : start]
    return bool(_RATE.match(reading.text, end) or _PACKED.search(lead))


_TOGETHER = lazy_regex(
    r"\b(?:together|combined|collectively|jointly|between them|all (?:the )?(?:donors|lenders|"
    r"creditors|countries|states|members|banks|firms|parties))\b", re.I
)  # fmt: skip


def together_apart(x: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one sum is that of all together: "all donors together pledged"."""
    if x.counted != "money":
        return False
    return (_TOGETHER.search(a.text) is None) != (_TOGETHER.search(b.text) is None)


_ALSO = lazy_regex(r"[^.,;:]{0,60}?\balso\b")


def also_apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether only one figure is of those who were harmed as well: "three also died"."""
    if not x.role or x.role != y.role:
        return False
    told = [_ALSO.match(r.text, q.span[1]) is not None for q, r in ((x, a), (y, b))]
    return told[0] != told[1]


_LEVEL = ("to ", "at ", "from ", "of ", "is ", "was ", "stands at ", "reach ", "reached ", "hit ")


def change_of(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether one figure is by how much a thing changed, the other what it came to."""
    for change, level, reading in ((x, y, b), (y, x, a)):
        if change.role == "change" and not level.role:
            before = said(reading, (max(0, level.span[0] - 12), level.span[0])).lower()
            if before.endswith(_LEVEL):
                return True
    return False
