"""Units of measure: their words, what they measure, and one unit to which each is converted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claimtrack.reading import lexicons
from claimtrack.text import Token


class Unit(NamedTuple):
    """What is measured, the canonical unit, and how many of it one of these is."""

    measure: str
    name: str
    factor: float


class Units(NamedTuple):
    """Unit words; phrases by their first word; currencies by sign or word."""

    words: dict[str, Unit]
    phrases: dict[str, tuple[tuple[str, Unit], ...]]
    currencies: dict[str, str]


@lru_cache(maxsize=1)
def units() -> Units:
    """Return the compiled table of units."""
    table = lexicons.load("units")
    words: dict[str, Unit] = {}
    phrases: dict[str, list[tuple[str, Unit]]] = {}
    for measure, row in table.items():
        if "unit" not in row:  # money, and words that are no unit
            continue
        name = row["unit"]
        for item in (row.get("en", "") + " " + row.get("nautical", "")).split():
            word, _, factor = item.rpartition("=")
            unit = Unit(measure, name, float(factor))
            first, dash, rest = word.partition("-")
            if dash:
                phrases.setdefault(first, []).append((rest, unit))
            else:
                words[word] = unit
        for item in row.get("phrases", "").split():
            first, _, rest = item.partition("-")
            phrases.setdefault(first, []).append((rest, Unit(measure, name, 1.0)))
    currencies = {word: code for code, line in table["money"].items() for word in line.split()}
    return Units(words, {k: tuple(v) for k, v in phrases.items()}, currencies)


@lru_cache(maxsize=10_000)
def _word(word: str) -> Unit | None:
    known = units().words
    found = known.get(word)
    if found is None and word.endswith("s") and len(word) > 3:
        found = known.get(word[:-1])
    return found


@lru_cache(maxsize=10_000)
def currency(word: str) -> str:
    """Return the ISO 4217 code a sign or word stands for, "" for none."""
    known = units().currencies
    return known.get(word) or (known.get(word[:-1], "") if word.endswith("s") else "")


def currency_before(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Return first token and code of a currency sign before a number: $, US$, EUR."""
    if at == 0:
        return None
    before = tokens[at - 1]
    code = currency(before.lower)
    if not code or not (len(before.text) == 1 or before.text.isupper() or before.text == "Rs"):
        return None
    if before.text.isalpha() and not before.text.isupper() and before.text != "Rs":
        return None
    if before.text == "$" and at > 1 and tokens[at - 2].end == before.start:
        more = currency(tokens[at - 2].lower + "$")
        if more:
            return at - 2, more
    return at - 1, code


def after(
    tokens: Sequence[Token], end: int, lang: str, *, digits: bool, scaled: bool
) -> tuple[Unit, int] | None:
    """Return the unit that stands at a token, and the token after it.

    `digits`: the number before is written in digits; `scaled`: it ends in million or the like.
    """
    at = end
    if at < len(tokens) and tokens[at].text in "-‑" and at + 1 < len(tokens):
        at += 1
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if lang == "fr" and word[:2] in ("d'", "d’"):
        word = word[2:]  # "millions d'euros"
    elif word in ("de", "d'") and lang in ("fr", "es") and scaled and at + 1 < len(tokens):
        at, word = at + 1, tokens[at + 1].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word == "°" and following in ("n", "s", "e", "w"):
        return None
    found = _of_words(tokens, at, word, following) if following else None
    found = found or _of_money(tokens, at, word, following, scaled)
    if found is not None:
        return found
    return _of_word(tokens, at, word, lang, digits=digits, scaled=scaled)


def _of_words(
    tokens: Sequence[Token], at: int, word: str, following: str
) -> tuple[Unit, int] | None:
    """Return the unit that several words make: square miles, miles per hour, US dollars."""
    if word in ("square", "sq", "sq.", "carré", "cuadrado", "cubic"):
        side = _word(following)
        if side is not None and side.measure == "distance":
            if word == "cubic":
                return Unit("volume", "litre", (side.factor * 1e4) ** 3), at + 2
            return Unit("area", "km2", side.factor**2), at + 2
    for rest, phrased in units().phrases.get(word, ()):
        if following in (rest, rest + "s"):
            return phrased, at + 2
    hourly = at + 2 < len(tokens) and tokens[at + 2].lower in ("h", "hour")
    if hourly and following in ("/", "per", "an") and (side := _word(word)) is not None:
        return Unit("speed", "km/h", side.factor), at + 3
    if word == "°" and following in ("c", "f"):
        return Unit("temperature", "celsius", 1.0 if following == "c" else -1.0), at + 2
    if word in ("us", "american", "canadian", "australian", "hong") and (
        code := currency(following)
    ):
        named = {"canadian": "CAD", "australian": "AUD"}.get(word, code)
        return Unit("money", named, 1.0), at + 2
    return None


def _of_money(
    tokens: Sequence[Token], at: int, word: str, following: str, scaled: bool
) -> tuple[Unit, int] | None:
    """Return the currency that a word names; a pound "of" something, or heavier, is a weight."""
    money = currency(word)
    weighed = following in ("of", "heavier", "lighter") or tokens[at - 1].text == "-"
    if money and word in ("pound", "pounds") and not scaled and weighed:
        return Unit("weight", "tonne", 0.00045359237), at + 1
    return (Unit("money", money, 1.0), at + 1) if money else None


def _of_word(
    tokens: Sequence[Token], at: int, word: str, lang: str, *, digits: bool, scaled: bool
) -> tuple[Unit, int] | None:
    """Return the unit that one word names; a short one only where it can be nothing else."""
    unit = _word(word)
    if unit is None and "-" in word and word[-1].isalpha():
        unit = _word(word.split("-")[0])  # "12-hour-long"
    if unit is None and len(word) > 2 and word[-1] == "." and _word(word[:-1]):
        unit = _word(word[:-1])
    if unit is None:
        return None
    if word in lexicons.words("units.words.short") and not digits and word not in ("an", "ans"):
        return None
    touching = tokens[at].start == tokens[at - 1].end
    if (word == "m" and scaled) or (word in ("h", "s", "d", "g", "l") and not touching):
        return None
    if word in ("an", "mille") and lang != "fr":
        return None
    if tokens[at].text == "C" or word in ("degree", "degrees"):
        return _celsius(tokens, at) or (unit, at + 1)
    return unit, at + 1


def _celsius(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    if at + 1 < len(tokens) and tokens[at + 1].lower in ("celsius", "centigrade", "c"):
        return Unit("temperature", "celsius", 1.0), at + 2
    if at + 1 < len(tokens) and tokens[at + 1].lower in ("fahrenheit", "f"):
        return Unit("temperature", "celsius", -1.0), at + 2
    return None


def convert(value: float, unit: Unit) -> float:
    """Return the value in the canonical unit; a factor of -1 stands for Fahrenheit."""
    if unit.factor == -1.0:
        return float(f"{(value - 32) / 1.8:.6g}")
    return float(f"{value * unit.factor:.10g}")


_ON_FOOT = frozenset("metres meters metre meter m".split())
_WHOSE = ("the", "women's", "men's", "women’s", "men’s")


def race(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a distance is the name of a race: "the 200 metres", "100m final"."""
    if tokens[end].lower not in _ON_FOOT:
        return False
    following = tokens[end + 1].lower if end + 1 < len(tokens) else "."
    if following in lexicons.words("units.words.races"):
        return True
    return at > 0 and tokens[at - 1].lower in _WHOSE and following in ".,;"
