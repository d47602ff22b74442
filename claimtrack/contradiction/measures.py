"""What a figure measures where nothing befell what is counted: attendance, turnout, revenue.

The tables of classes and roles tell whom a figure counts and what befell them; they are silent on
"the march drew 35,000" and "attendance was 200,000". `lexicon/measures.toml` names such measures.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from claimtrack.contradiction.intervals import meet
from claimtrack.model import Quantity, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.counted import noun_of, stem_of
from claimtrack.reading.gloss import said
from claimtrack.reading.lexemes import stem
from claimtrack.reading.remembered import once, once_in
from claimtrack.text import lazy_regex

_WORD = lazy_regex(r"[^\W\d_]+")


class _Row(NamedTuple):
    name: str
    unit: str
    things: frozenset[str]
    acts: frozenset[str]
    without: frozenset[str]  # words of other measures
    bare: frozenset[str]  # words that suffice where a figure has no noun: "axes 3,000 in Lille"
    roles: frozenset[str]  # roles that a figure of it may have; empty: any
    kinds: bool  # passengers and crew are not one, though both are aboard
    own: bool  # never told without its name: debts beside a price
    plan: bool  # announced: told alike as what will be and as what is
    whose: bool  # seats and votes are somebody's: another's are another figure


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word, "en") for word in _WORD.findall(words.lower()))


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["name"],
            row["unit"],
            _stems(row["things"]),
            _stems(row.get("acts", "")),
            _stems(row.get("without", "")),
            _stems(row.get("bare", "")),
            frozenset(row["roles"].split()) if "roles" in row else frozenset(),
            row.get("kinds", False),
            row.get("own", False),
            row.get("plan", False),
            row.get("whose", False),
        )
        for row in lexicons.load("measures")["row"]
    )


@lru_cache(maxsize=50_000)
def _named(text: str, unit: str, role: str, noun: str, kind: str) -> frozenset[str]:
    """Return the measures that fit a text; `kind` is that of what is counted."""
    words = _stems(text)
    return frozenset(
        row.name
        for row in _rows()
        if row.unit in (unit, "any")
        and (words & row.things or (kind == _BARE and words & row.bare))
        and (not row.acts or words & row.acts)
        and not words & row.without
        and (not row.roles or not role or role in row.roles)
        and (kind != _THINGS or noun in row.things)
    )


_BARE, _THINGS = "bare", "things"


def _kind(figure: Quantity) -> str:
    """Return what sort of thing a count is of; "" where it is a measure, or its noun is unknown."""
    if figure.unit:
        return ""
    if not figure.noun:
        return "" if figure.counted else _BARE
    return _THINGS if figure.counted in lexicons.words("figures.counted.no-people") else ""


@once_in
def of(figure: Quantity, reading: Reading) -> frozenset[str]:
    """Return the measures that a figure may give; none where its clause has two of one unit."""
    alike = [q for q in reading.quantities if q.unit == figure.unit and not meet(q, figure)]
    if any(q.clause == figure.clause for q in alike):
        return frozenset()
    told = 0 <= figure.clause < len(reading.clauses)
    act = reading.clauses[figure.clause].head if told else ""
    if not figure.unit and act in lexicons.words("figures.acts.of-some-present"):
        return frozenset()
    start, end = reading.statement
    if alike and told:
        start, end = reading.clauses[figure.clause].span
    unit = {"": "count"}.get(figure.unit, "money" if figure.counted == "money" else figure.unit)
    text = said(reading, (start, end))
    found = _named(text, unit, figure.role, figure.noun, _kind(figure))
    if bare_sum(figure):
        found |= _named(text, "money", figure.role, "", "")  # "the bridge cost 90 million"
    return found


def bare_sum(figure: Quantity) -> bool:
    """Return whether a figure may be a sum of money whose currency is not said."""
    return not figure.unit and not figure.noun and figure.low >= _A_SUM


_A_SUM = 100_000  # a bare number from which on it may be a sum of money: chosen


def one(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two figures plainly give one measure."""
    return x.unit == y.unit and bool(of(x, a) & of(y, b))


def apart(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether two figures plainly give two measures, or one that only one names."""
    mine, theirs = of(x, a), of(y, b)
    if x.unit == "km/h" and _craft(a) and _craft(b) and not _craft(a) & _craft(b):
        return True  # the train, the lorry
    if mine and theirs:
        if "vaccinated" in mine & theirs and _AGAINST.findall(a.text) and _AGAINST.findall(b.text):
            return set(_AGAINST.findall(a.text)).isdisjoint(_AGAINST.findall(b.text))
        return not mine & theirs or ("strike" in mine & theirs and _trades_apart(a, b))
    return bool(mine | theirs) and (mine | theirs) <= _flagged("own")


_AGAINST = lazy_regex(r"\bagainst (\w+)")


@once
def _trades(reading: Reading) -> frozenset[str]:
    """Return the trades a claim names, as stems: nurses, drivers."""
    words = _WORD.findall(said(reading, reading.statement).lower())
    known = ((word, noun_of(word, "en")) for word in words)
    trades = {stem_of(word, "en") for word, noun in known if noun and noun.counted == "workers"}
    return frozenset(trades - lexicons.words("figures.nouns.any-trade"))


def _trades_apart(a: Reading, b: Reading) -> bool:
    mine, theirs = _trades(a), _trades(b)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


@cache
def _flagged(flag: str) -> frozenset[str]:
    return frozenset(row.name for row in _rows() if getattr(row, flag))


_CREW = 0.75  # convention: on a vessel at least three in four are passengers


def by_kind(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether the measure of two figures is told by kind: passengers apart from crew.

    So few passengers that no crew makes up for the rest are a rival figure of all aboard.
    """
    if {x.counted, y.counted} == {"passengers", "people"}:
        some, everybody = (x, y) if x.counted == "passengers" else (y, x)
        if some.high is not None and some.high < _CREW * everybody.low:
            return False
    return not _flagged("kinds").isdisjoint(of(x, a) & of(y, b))


@cache
def _by_word(section: str) -> dict[str, str]:
    """Return what each word of a section of lexicon/figures.toml stands for: a craft, a way."""
    rows: dict[str, str] = lexicons.load("figures")[section]
    return {word: name for name, line in rows.items() for word in line.split()}


@once
def _craft(reading: Reading) -> frozenset[str]:
    """Return what kinds of craft a claim tells of: rail for a train, and for its carriages."""
    told = _WORD.findall(said(reading, reading.statement).lower())
    crafts = _by_word("craft")
    return frozenset(crafts[word] for word in told if word in crafts)


def announced(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether the measure of two figures is told as a plan and as a fact alike: job cuts."""
    return not _flagged("plan").isdisjoint(of(x, a) & of(y, b))


def somebodys(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether the measure of two figures is somebody's: seats, votes, a fortune."""
    return not _flagged("whose").isdisjoint(of(x, a) & of(y, b))


def dimension(quantity: Quantity, reading: Reading) -> str:
    """Return which way a length is measured, as said right after it, or before: "a depth of"."""
    if quantity.unit != "km":
        return ""
    ways = _by_word("ways")
    after = [word.lower() for word in reading.text[quantity.span[1] :].split(maxsplit=3)]
    if after[:1] == ["in"]:
        del after[0]  # "1.2 km in diameter"
    if _ACROSS.match(reading.text, quantity.span[1]):
        return "across"
    found = ways.get(after[0].strip(".,;"), "") if after else ""
    if found:
        return found
    before = reading.text[: quantity.span[0]].lower().split()[-4:]
    named = [word for word in before if word in ("depth", "height", "length", "width", "altitude",
                                                 "thickness", "distance", "diameter")]  # fmt: skip
    return ways[named[-1]] if named else ""


_ACROSS = lazy_regex(r"\W+across\W*(?:$|[,;.]|and\b)")
