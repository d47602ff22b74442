"""Numerals: digits with the separators of a language, number words, and words for "many".

A numeral is what a number says by itself, before any hedge: "1,200", "1.2k", "two and a half
million", "dozens", "tens of thousands", "a couple".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claimtrack.reading import lexicons
from claimtrack.reading.numberwords import Words, first_words, words
from claimtrack.text import Token, lazy_regex

__all__ = ["MOST", "Numeral", "digits", "first_words", "is_digits", "opens", "parse", "regrouped",
           "words"]  # fmt: skip

MOST_DIGITS = 18  # longer runs are keys, not counts; also keeps every product finite
MOST = 1e18


class Numeral(NamedTuple):
    """A number as said: its bounds, whether they are a convention, where it ends."""

    low: float
    high: float
    soft: bool
    end: int  # index of the first token after it
    step: float  # value of one unit of the last digit said: 0.1 million for "1.5 million"
    about: bool = False  # a rounding word: "une vingtaine"
    digits: bool = False  # written in digits
    plain: bool = False  # digits alone: it may be a year, a number of a road
    loose: bool = False  # "a", "one": may be no count at all


_SIGNS = lazy_regex(r"[^\d]")


@lru_cache(maxsize=20_000)
def digits(text: str, lang: str) -> tuple[float, float] | None:
    """Return value and step of a number in digits, or None where it is none (27.07.2024).

    Separators are read by the language, and by their number: two equal ones group thousands, and
    of two different ones the last is the decimal sign.
    """
    signs = _SIGNS.findall(text)
    if len(text) - len(signs) > MOST_DIGITS:
        return None
    try:
        if not signs:
            return float(int(text)), 1.0
        groups = _SIGNS.split(text)
        last = signs[-1]
        point = words(lang).point
        kinds = len(set(signs))
        grouped = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        decimal = (
            (kinds == 2 and signs.count(last) == 1)
            or (kinds == 1 and len(signs) == 1 and last in ".,\u066b"
                and (not grouped or last == point or groups[0].strip("0") == ""))
        )  # fmt: skip
        if decimal and all(len(group) == 3 for group in groups[1:-1]):
            whole, part = "".join(groups[:-1]), groups[-1]
            return float(f"{int(whole)}.{_ascii(part)}"), 10.0 ** -len(part)
        if grouped and kinds == 1:
            return float(int("".join(groups))), 1.0
    except ValueError:  # digits that are no decimals: "²"
        return None
    return None


def _ascii(part: str) -> str:
    return str(int(part)).zfill(len(part))


def regrouped(text: str) -> float | None:
    """Return a number with one dot or comma read the other way: "1.200" people are 1200."""
    match = re.fullmatch(r"(\d{1,3})[.,](\d{3})", text)
    return None if match is None else float(int(match[1] + match[2]))


@lru_cache(maxsize=100_000)
def opens(word: str, lang: str) -> bool:
    """Return whether a numeral can begin with a lower-case word; kept for every word met."""
    if word[0].isdecimal() or word in first_words(lang) or word in words(lang).article:
        return True
    bare = _bare(word, lang)
    if bare in first_words(lang) or word == "half":
        return True
    return _parts(Token(word, 0, len(word), word), lang, words(lang)) is not None


def is_digits(token: Token) -> bool:
    """Return whether a token is a number in digits."""
    return token.text[0].isdecimal()


def parse(tokens: Sequence[Token], start: int, lang: str) -> Numeral | None:
    """Return the numeral that begins at a token, as long as it goes; None where there is none."""
    token = tokens[start]
    known = words(lang)
    if is_digits(token):
        return _from_digits(tokens, start, lang, known)
    word = _bare(token.lower, lang)
    if word in known.vague and word not in known.bare:
        return _vague(tokens, start, known)
    if word in known.few:
        if (
            word == "few"
            and start
            and tokens[start - 1].lower in ("as", "too", "so", "very", "the")
        ):
            return None
        return _few(tokens, start, known, *known.few[word])
    if word in known.about:
        size = known.about[word]
        return Numeral(size, size, False, start + 1, size, about=True)
    if word in known.exact:
        return Numeral(known.exact[word], known.exact[word], False, start + 1, 1.0)
    if word == "half" and lang == "en":
        return _half(tokens, start, known)
    if word in known.article:
        told = _after_article(tokens, start, known, lang)
        if told is not None or word not in known.small:
            return told
    if known.small.get(word) == 1 and start + 1 < len(tokens):
        after = tokens[start + 1].lower  # "une vingtaine", "ein Dutzend", "una docena"
        if after in known.about or after in known.exact or after in known.few:
            return parse(tokens, start + 1, lang)
    return _from_words(tokens, start, lang, known)


@lru_cache(maxsize=20_000)
def _bare(word: str, lang: str) -> str:
    """Return a word without the elided article of French ("d'une") or the Arabic "and"."""
    if lang == "fr" and len(word) > 2 and word[1] in "'’":
        return word[2:]
    if lang == "ar" and word[0] == "و" and word[1:] in words("ar").small:
        return word[1:]
    if word.endswith("-odd"):
        return word[:-4]
    return word


def _from_digits(tokens: Sequence[Token], start: int, lang: str, known: Words) -> Numeral | None:
    token = tokens[start]
    read = digits(token.text, lang)
    if read is None:
        return None
    value, step = read
    end, plain = start + 1, True
    if end < len(tokens):
        after = tokens[end]
        touching = after.start == token.end
        joined = touching or len(after.text) > 1  # "5 bn", but not "5 m"
        if joined and after.lower in known.suffix and not _metres(tokens, end):
            factor = known.suffix[after.lower]
            return Numeral(
                value * factor, value * factor, False, end + 1, step * factor, digits=True
            )
    while end < len(tokens) and tokens[end].lower in known.scale:
        if tokens[end].lower.endswith("s") and lang == "en" and tokens[end].lower != "lakhs":
            break
        factor = known.scale[tokens[end].lower]
        value, step = value * factor, step * factor
        end, plain = end + 1, False
        if (
            end < len(tokens)
            and tokens[end].text == "."
            and factor in (1e3, 1e6, 1e9)
            and (len(tokens[end - 1].text) <= 4 and lang in ("ru", "uk"))
        ):
            end += 1  # тыс., млн.
    if value > MOST:
        return None
    return Numeral(value, value, False, end, step, digits=True, plain=plain)


def _metres(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the "m" of "500m away" is metres, not million."""
    if tokens[at].text != "m":
        return False
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    before = tokens[at - 2].text if at > 1 else ""
    if before in _CURRENCY:
        return False
    return after in _NO_WORD or after in lexicons.words("units.words.lengths")


_CURRENCY = frozenset("$ € £ ¥ ₹ ₽ ₴ ₦ ₪ ₩".split())
_NO_WORD = ("", ".", ",", ";", "-")


def _vague(tokens: Sequence[Token], start: int, known: Words) -> Numeral:
    """Return "dozens", "tens of thousands", "hundreds of millions", "hundreds if not thousands"."""
    low, high = (
        known.vague[tokens[start].lower]
        if tokens[start].lower in known.vague
        else (known.vague[tokens[start].lower.split("'")[-1].split("’")[-1]])
    )
    end = start + 1
    at = end + (end < len(tokens) and tokens[end].lower in known.of)
    if at < len(tokens) and (
        tokens[at].lower in known.vague or known.scale.get(tokens[at].lower, 0) >= 1000
    ):
        factor = known.scale.get(tokens[at].lower) or known.vague[tokens[at].lower][0] / 1.5
        low = 10.0 if low == 20 and high == 199 and tokens[start].lower != "dozens" else low
        high = 99.0 if low == 10 else high
        low, high, end = low * factor, (high + 1) * factor - 1, at + 1
    else:
        link = tuple(t.lower for t in tokens[end : end + 4])
        for bridge in _UP_TO:
            at = end + len(bridge)
            if link[: len(bridge)] == bridge and at < len(tokens):
                other = known.vague.get(tokens[at].lower)
                if other and other[1] > high:
                    high, end = other[1], at + 1
                    break
    return Numeral(low, high, True, end, 1.0)


_UP_TO = (("if", "not"), (",", "if", "not"), ("or", "even"), (",", "possibly"), ("or", "possibly"),
          ("to",), ("or",))  # fmt: skip


def _few(
    tokens: Sequence[Token], start: int, known: Words, low: float, high: float
) -> Numeral | None:
    """Return "several", "a few dozen", "a couple of hundred", "a handful of"."""
    end = start + 1
    soft = low != high
    at = end + (end < len(tokens) and tokens[end].lower in known.of)
    if at < len(tokens) and (factor := known.scale.get(tokens[at].lower)):
        # "a few dozen" and "several dozen" are one convention; more than nine hundred is a thousand
        low, high = (min(low, 2), 6.0) if soft and factor == 12 else (low, min(high, 9.0))
        step = 1.0
        end = at + 1
        low, high = low * factor, high * factor
        if end < len(tokens) and (more := known.scale.get(tokens[end].lower, 0)) > factor:
            low, high, end = low * more, high * more, end + 1
        return Numeral(low, high, soft, end, step)
    return Numeral(low, high, soft, end, 1.0)


def _half(tokens: Sequence[Token], start: int, known: Words) -> Numeral | None:
    """Return "half a dozen", "half a million"; halves of something else are no numerals."""
    at = start + 1
    if at + 1 < len(tokens) and tokens[at].lower in known.article:
        factor = known.scale.get(tokens[at + 1].lower)
        if factor:
            return Numeral(
                factor / 2, factor / 2, False, at + 2, 1.0 if factor < 100 else factor / 10
            )
    return None


def _after_article(tokens: Sequence[Token], start: int, known: Words, lang: str) -> Numeral | None:
    """Return "a hundred", "a dozen", "a few", "a couple"; the article alone counts nothing."""
    at = start + 1
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if (
        word == "good"
        and at + 1 < len(tokens)
        and (tokens[at + 1].lower in known.few or tokens[at + 1].lower in known.scale)
    ):
        at, word = at + 1, tokens[at + 1].lower
    if word in known.few:
        return _few(tokens, at, known, *known.few[word])
    if (
        word == "half"
        and at + 1 < len(tokens)
        and (factor := known.scale.get(tokens[at + 1].lower))
    ):
        return Numeral(factor / 2, factor / 2, False, at + 2, 1.0 if factor < 100 else factor / 10)
    if word == "quarter" and at + 3 < len(tokens) and tokens[at + 1].lower == "of":
        factor = known.scale.get(tokens[at + 3].lower)
        if tokens[at + 2].lower in known.article and factor:
            return Numeral(factor / 4, factor / 4, False, at + 4, factor / 100)
    if word in known.scale and not word.endswith("s"):
        return _from_words(tokens, at, lang, known, article=True)
    return None


def _parts(token: Token, lang: str, known: Words) -> list[str] | None:
    """Return the number words a token is made of ("thirty-one", "vierhundert"), None if not all."""
    word = _bare(token.lower, lang)
    if word in known.small or word in known.scale:
        return [word]
    if "-" in word or "‑" in word:
        parts = [p for p in word.replace("‑", "-").split("-") if p not in known.join]
        if parts and all(p in known.small or p in known.scale for p in parts):
            return parts
        return None
    if lang == "de":
        return _german(word)
    return None


@lru_cache(maxsize=4096)
def _split_german(word: str) -> tuple[str, ...] | None:
    known = words("de")
    if word in known.small or word in known.scale:
        return (word,)
    for scale in ("tausend", "hundert"):
        before, found, after = word.partition(scale)
        if found:
            head = _split_german(before) if before else ()
            tail = _split_german(after.removeprefix("und") or "") if after else ()
            if head is not None and tail is not None:
                return (*head, scale, *tail)
            return None
    unit, found, ten = word.partition("und")
    if found and known.small.get(unit, 99) < 10 and known.small.get(ten, 0) >= 20:
        return ten, unit
    return None


def _german(word: str) -> list[str] | None:
    if len(word) > 60 or not any(part in word for part in ("hundert", "tausend", "und")):
        return None
    parts = _split_german(word)
    return list(parts) if parts else None


def _from_words(
    tokens: Sequence[Token], start: int, lang: str, known: Words, article: bool = False
) -> Numeral | None:
    """Return a number in words, added and multiplied from left to right."""
    total, current, room = 0.0, 0.0, MOST
    limit = MOST
    step, end, at = 1.0, start, start
    seen = 0
    if article:
        current, room = 1.0, 0.0
    while at < len(tokens):
        parts = _parts(tokens[at], lang, known)
        if parts is None:
            joined = seen and tokens[at].lower in known.join and at + 1 < len(tokens)
            if joined and _halved(tokens, at, known) and total + current:
                return _and_half(tokens, at, known, total + current)
            if not joined or not (step >= 100 or lang in ("es", "fr")) or room <= 0:
                break
            nxt = _parts(tokens[at + 1], lang, known)
            if nxt is None or not all(p in known.small for p in nxt):
                break
            value = sum(known.small[p] for p in nxt)
            if not 0 < value < room:
                break
            at += 1
            continue
        state = (total, current, room, limit, step)
        for part in parts:
            new = _add(part, state, known, lang, seen)
            if new is None:
                break
            state, seen = new, seen + 1
        else:
            total, current, room, limit, step = state
            at += 1
            end = at
            continue
        break
    if not seen or end == start:
        return None
    value = total + current
    if value > MOST:
        return None
    loose = end == start + 1 and value == 1 and not article
    return Numeral(value, value, False, end, step, loose=loose)


_State = tuple[float, float, float, float, float]


def _add(part: str, state: _State, known: Words, lang: str, seen: int) -> _State | None:
    """Return the sum after one more number word, None where it cannot follow."""
    total, current, room, limit, _step = state
    value = known.small.get(part)
    if value is not None and part in known.scale and (current or total):
        value = None
    if value is None:
        factor = known.scale[part]
        if not current and not (seen and total) and part not in known.bare:
            return None
        if factor >= 1000 or factor in (12, 20):
            if factor >= limit and total:
                return None
            return total + (current or 1) * factor, 0.0, min(factor, 1000.0), factor, factor
        if current >= 100 or (not current and part not in known.bare):
            return None
        return total, (current or 1) * factor, 100.0, limit, factor
    if lang == "fr" and value == 20 and current % 100 == 4:
        return total, current - 4 + 80, 20.0, limit, 1.0
    if (lang == "ar" and 0 < current % 100 < 10 and 20 <= value < 100) or (
        lang == "ar" and 3 <= current % 100 < 10 and value in (10, 100)
    ):
        grown = current * value if value == 100 else current + value
        return total, grown, 100.0 if value == 100 else 0.0, limit, 1.0
    if (
        (current and value >= room)
        or (value == 0 and seen)
        or (total and not current and value >= limit)
    ):
        return None
    if value >= 100:
        left = 100.0
    elif value >= 20:
        left = 20.0 if lang == "fr" and value == 60 else 10.0
    elif lang == "ar" or (lang == "fr" and value < 10 and not current):
        left = 1.0
    elif lang == "fr" and value == 10:
        left = 10.0  # dix-sept
    else:
        left = 0.5
    return total, current + value, left, limit, 1.0


def _halved(tokens: Sequence[Token], at: int, known: Words) -> bool:
    """Return whether "and a half" stands here."""
    return (
        at + 2 < len(tokens)
        and tokens[at + 1].lower in known.article
        and tokens[at + 2].lower in ("half", "quarter")
    )


def _and_half(tokens: Sequence[Token], at: int, known: Words, value: float) -> Numeral:
    part = 0.5 if tokens[at + 2].lower == "half" else 0.25
    end = at + 3
    factor = known.scale.get(tokens[end].lower) if end < len(tokens) else None
    if factor:
        return Numeral(
            (value + part) * factor, (value + part) * factor, False, end + 1, factor / 10
        )
    last = known.scale.get(tokens[at - 1].lower, 1.0)
    if last >= 1000:  # "one million and a half"
        value, part = value - last, (1 + part) * last
    return Numeral(value + part, value + part, False, end, last / 10)
