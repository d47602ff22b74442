"""Whether one figure counts only some of those that another counts, by the words it stands with.

"Two Nepali climbers died" is no rival of "nine climbers died", nor are 16 gold medals of 37 medals.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimtrack.model import Quantity, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.numberwords import first_words
from claimtrack.text import lazy_regex


def than(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether x, of a, counts only some of those that y, of b, counts, and is no larger."""
    if x.low > y.low or not x.low:
        return False
    if x.unit in _BULK and x.unit == y.unit:
        some = stuff(x, a)  # "60 hectares of vineyards", not "60 hectares of forest"
        told_apart = bool(some) and not stuff(y, b) and some not in b.tokens
        return told_apart and some not in lexicons.words("figures.nouns.cover")
    if x.counted == y.counted == "money" and _of_a_sum(x, a) and not _of_a_sum(y, b):
        return True
    if x.unit or y.unit:
        return False
    if _of_an_age(x, a) and not _of_an_age(y, b):
        return True
    if (_went_on(x, a) and not _went_on(y, b)) or (in_care(x, a) and not in_care(y, b)):
        return True
    return _of_one_side(x, y) or _some_people(x, y) or _of_one_kind(x, y, a, b)


_BULK = frozenset(["km2", "tonne", "litre", "barrel"])


_AGED = lazy_regex(
    r"\W*(?:(?:all|mostly|both|who (?:were|are)) )?"
    r"(?:(?:over|under|above|below) (?:the )?age of|aged|(?:older|younger) than|over|under)"
    r" (\d\d?|[a-z]+)(?:-[a-z]+)?\b(?! ?(?:%|percent|years? in|the ))", re.I
)  # fmt: skip


def _of_an_age(quantity: Quantity, reading: Reading) -> bool:
    """Return whether only those of an age are counted: "ninety people over the age of 80"."""
    found = _AGED.match(reading.text, quantity.span[1])
    return found is not None and (found[1].isdigit() or found[1].lower() in _number_words())


_OF_A_SUM = lazy_regex(
    r" of (?:the|this|that|its|his|her|their|[A-Z][\w-]+['’]s) (?:\w+ )?(?:pledge|sum|money|amount|"
    r"total|package|aid|budget|fine|loan|debt|price|fund|funds|cash|grant|ransom|proceeds)\b"
)  # fmt: skip


def _of_a_sum(quantity: Quantity, reading: Reading) -> bool:
    """Return whether a sum is a part of another: "$50 million of the pledge"."""
    at = min(quantity.span[1], quantity.span[0] + quantity.text.find(" of ") % 999)
    return _OF_A_SUM.match(reading.text, at) is not None


_WENT_ON = lazy_regex(
    r"(?: of [^.,;:]{1,60}?)? (?:was|were|are|is|(?:has|have|had) been) "
    r"(?:(?:still|being|later|also|all|now) )?(?:among|taken|treated|hospitalised|hospitalized|"
    r"airlifted|interviewed|flown|transferred|identified|buried|questioned|discharged|sent|given|"
    r"housed|moved|children|women|men|foreigners|tourists)\b", re.I
)  # fmt: skip
_COUNTED_BY = ("surviv", "victim", "custom", "client", "user", "hostag", "inmat", "prison")


def _went_on(quantity: Quantity, reading: Reading) -> bool:
    """Return whether what is told is what became of some: "17 survivors were taken to hospital"."""
    named = quantity.noun.startswith(_COUNTED_BY) or "surviv" in quantity.text.lower()
    return named and _WENT_ON.match(reading.text, quantity.span[1]) is not None


@cache
def _cared_for() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicons.either('figures.cared-for')})\b", re.I)


def in_care(quantity: Quantity, reading: Reading) -> bool:
    """Return whether only the worst hurt are counted: "23 are still in hospital"."""
    if quantity.role not in ("wounded", "casualties"):
        return False
    start, end = quantity.span
    rest = _ENDS.split(reading.text[end : end + 60], maxsplit=1)[0]
    return _cared_for().search(reading.text[start:end] + rest) is not None


_ENDS = lazy_regex(r"[,;.]|\b(?:and|und|et|y|и)\b")


def _of_one_side(x: Quantity, y: Quantity) -> bool:
    told_apart = bool(x.side) and not y.side and x.role == y.role
    return told_apart and lexicons.words("figures.counted.of-a-side").isdisjoint(
        (x.counted, y.counted)
    )


def _some_people(x: Quantity, y: Quantity) -> bool:
    some = lexicons.words("figures.nouns.some-people")
    return x.noun in some and y.counted == "people" and y.noun not in some


def _of_one_kind(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether the noun of both has a modifier in x only, of which b says nothing."""
    if not x.noun or x.noun != y.noun or x.side or a.lang != "en" or b.lang != "en" or modifiers(y):
        return False
    mine = modifiers(x) - lexicons.words("figures.words.idle")
    return bool(mine) and mine.isdisjoint(b.tokens)


_OF = lazy_regex(r"\W*of (?:the |its |their )?([^\W\d_]+)")


def stuff(quantity: Quantity, reading: Reading) -> str:
    """Return the canonical word for what is measured: "60 hectares of vineyards"."""
    found = _OF.match(reading.text, quantity.span[1])
    return lexeme(found[1].lower(), "en").canon if found else ""


def one_part(x: Quantity, y: Quantity) -> bool:
    """Return whether two equal figures say of what kind they are: "including 12 electric ones"."""
    mine, theirs = _kinds(x.text), _kinds(y.text)
    return bool(mine & theirs)


@lru_cache(maxsize=50_000)
def _kinds(text: str) -> frozenset[str]:
    """Return the canonical words of a figure's phrase but numbers, closed and general words."""
    told = (lexeme(word.lower(), "en") for word in re.findall(r"[^\W\d_]+", text))
    plain = {lex.canon for lex in told if not lex.classes}
    return frozenset(plain - _number_words() - _GENERAL)


_GENERAL = frozenset("one people person other victim life".split())


@cache
def _number_words() -> frozenset[str]:
    return frozenset(word for lang in lexicons.load("numbers") for word in first_words(lang))


@lru_cache(maxsize=50_000)
def modifiers(quantity: Quantity) -> frozenset[str]:
    """Return the stems of the words between a number and its noun, but adjectives of amount."""
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", quantity.text)]
    at = next((i for i, word in enumerate(words) if word.startswith(quantity.noun[:4])), 0)
    before = words[at - 1] if at else ""
    known = lexeme(before, "en") if before else None
    if known is None or known.classes or before in _number_words():
        return frozenset()
    return frozenset([known.canon])
