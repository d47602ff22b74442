"""Ages: "24-year-old", "aged 24", "24 years old", "the driver, 24,"; they count nobody."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.reading import lexicons
from claimtrack.reading.amounts import Age
from claimtrack.reading.counted import noun_of
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.numbers import Numeral, is_digits, opens, parse
from claimtrack.text import Token

OLDEST = 130  # no number above it is an age
_OLDEST_BY_PLACE = 110  # nor above this where only its place says so: "the driver, 41, died"
_AGED = "labels.aged.before"
_CALIBRES = "labels.after.calibres"


def age(tokens: Sequence[Token], at: int, lang: str) -> Age | None:
    """Return the age that a number tells, None where it tells none."""
    numeral = parse(tokens, at, lang)
    if numeral is None or numeral.high > OLDEST or numeral.soft:
        return None
    return (
        _with_unit(tokens, at, numeral)
        or _after_aged(tokens, at, numeral, lang)
        or _in_years(tokens, at, numeral, lang)
        or _in_its_place(tokens, at, numeral, lang)
    )


def tells_age(token: Token) -> bool:
    """Return whether a number after the word is an age: "aged between 18 and 25"."""
    return token.lower in lexicons.words(_AGED)


def specification(tokens: Sequence[Token], at: int, lang: str) -> int | None:
    """Return where the noun begins after "24-year-old" or "155 mm", None if it is neither."""
    token = tokens[at]
    if token.lower.endswith(("-year-old", "-month-old", "-week-old", "-day-old")):
        return at + 1 if _noun_ahead(tokens, at + 1, lang) else None
    if not opens(token.lower, lang):
        return None
    told = age(tokens, at, lang)
    if told is not None:
        end = past(tokens, at, told.span[1])
        return end if _noun_ahead(tokens, end, lang) else None
    end = at + 1
    if end < len(tokens) and tokens[end].text in "-‑":
        end += 1
    measured = end + 1 < len(tokens) and tokens[end].lower in lexicons.words(_CALIBRES)
    calibre = measured and tokens[end + 1].lower in lexicons.words("labels.after.weapons")
    return end + 1 if calibre else None


def past(tokens: Sequence[Token], at: int, offset: int) -> int:
    """Return the first token from `at` on that begins at a character or behind it."""
    while at < len(tokens) and tokens[at].start < offset:
        at += 1
    return at


def _told(tokens: Sequence[Token], at: int, numeral: Numeral, more: int = 0) -> Age:
    """Return the age with its span, which takes in so many tokens behind the number."""
    end = tokens[numeral.end - 1 + more].end
    return Age(numeral.low, numeral.high, (tokens[at].start, end))


def _ahead(tokens: Sequence[Token], numeral: Numeral) -> list[str]:
    return [token.lower for token in tokens[numeral.end : numeral.end + 4]]


def _before(tokens: Sequence[Token], at: int, steps: int = 1) -> str:
    return tokens[at - steps].lower if at >= steps else ""


def _with_unit(tokens: Sequence[Token], at: int, numeral: Numeral) -> Age | None:
    """Return "24-year-old", "six-month-old", "24 years old"."""
    rest = _ahead(tokens, numeral)
    dashed = len(rest) > 1 and rest[0] in ("-", "‑", "–")
    if dashed and rest[1] in lexicons.words("labels.aged.years_old"):
        return _told(tokens, at, numeral, 2)
    if dashed and rest[1] in lexicons.words("labels.aged.younger"):
        years = max(numeral.high / 12, 1.0) if rest[1] == "month-old" else 1.0
        return _told(tokens, at, numeral, 2)._replace(low=0.0, high=years)
    if rest[:1] in (["year-old"], ["years-old"], ["year-olds"]):
        return _told(tokens, at, numeral, 1)
    old = rest[:2] in (["years", "old"], ["year", "old"], ["jahre", "alt"])
    if old or rest[:3] == ["years", "of", "age"]:
        return _told(tokens, at, numeral, 2)
    return None


def _after_aged(tokens: Sequence[Token], at: int, numeral: Numeral, lang: str) -> Age | None:
    """Return "aged 24", "aged 19 and 23", "a boy of six", "the general is 58"."""
    aged, rest = lexicons.words(_AGED), _ahead(tokens, numeral)
    one, two = _before(tokens, at), _before(tokens, at, 2)
    boy = one == "of" and two in lexicons.words("labels.aged.young_or_old")
    second = one in ("and", "to", "or", "-") and _before(tokens, at, 3) in aged
    if (boy and not _noun_next(rest)) or second:
        return _told(tokens, at, numeral)
    ends = lang == "en" and rest[:1] in ([], ["."])
    if one in ("is", "was") and ends and at > 1 and _person(tokens[at - 2], lang):
        if 1 <= numeral.high <= _OLDEST_BY_PLACE:
            return _told(tokens, at, numeral)
        return None
    if one in aged or (one in ("de", "of") and two in aged):
        return _told(tokens, at, numeral)
    return None


def _in_years(tokens: Sequence[Token], at: int, numeral: Numeral, lang: str) -> Age | None:
    """Return "un garçon de six ans", "a los seis años"."""
    rest = _ahead(tokens, numeral)
    years = lang in ("fr", "es") and rest[:1] in (["ans"], ["años"])
    counted = rest[1:2] in (["de"], ["d'emprisonnement"])  # "condenó a ocho años de prisión"
    if years and not counted and at > 1 and _before(tokens, at) in ("de", "a"):
        return _told(tokens, at, numeral, 1)
    return None


def _in_its_place(tokens: Sequence[Token], at: int, numeral: Numeral, lang: str) -> Age | None:
    """Return "the driver, 41, died", "children under 5"."""
    if at < 2:
        return None
    one, two, rest = _before(tokens, at), tokens[at - 2], _ahead(tokens, numeral)
    if one == "," and is_digits(tokens[at]) and numeral.plain and rest[:1] in ([","], [")"], []):
        named = two.text[0].isupper() or (rest[:1] == [","] and _person(two, lang))
        if named and 1 <= numeral.high <= _OLDEST_BY_PLACE:
            return _told(tokens, at, numeral)
    young = one in ("under", "over", "below", "aged") and _person(two, lang)
    if young and not any(noun_of(word, lang) for word in rest):
        return _told(tokens, at, numeral)
    return None


def _noun_next(rest: Sequence[str]) -> bool:
    return bool(rest) and noun_of(rest[0], "en") is not None


def _person(token: Token, lang: str) -> bool:
    noun = noun_of(token.lower, lang)
    return noun is not None and noun.person


def _noun_ahead(tokens: Sequence[Token], at: int, lang: str) -> bool:
    for token in tokens[at : at + 4]:
        if noun_of(token.lower, lang):
            return not token.lower.endswith("s") or token.lower.endswith("ss")
        if lexeme(token.lower, lang).classes or not token.text[0].isalpha():
            return False
    return False
