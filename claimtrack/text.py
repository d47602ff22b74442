"""Text as people and terminals meet it: normal forms, folded copies, tokens, safe display."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple, cast


class Token(NamedTuple):
    """One word, number or sign of a text, with its place in it."""

    text: str
    start: int
    end: int
    lower: str


class _Uncompiled:
    """A pattern that is compiled when it is first asked for something."""

    def __init__(self, source: str, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)  # from now on it is found without asking
        return found


def lazy_regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use.

    The reader and the rules have 130; a process that reads one text, or none, uses few of them.
    """
    return cast("re.Pattern[str]", _Uncompiled(source, flags))


# Marks that belong to the letter before them, and what is invisible inside a word: combining
# accents, Hebrew and Arabic vowel signs, soft hyphen, zero-width characters, variation selectors.
_MARK = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u0900-\u0903\u093a-\u094f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff"
)
# What may group the digits of one number by threes; the same sign all through one number.
_GROUP = ",.'’\u066c\u00a0\u202f\u2009 "
# First a number with its separators: groups of three and perhaps decimals, else digits joined by
# dots or commas (2.5, 27.07.2024). Then letters dotted one by one (U.S., a.m.), and the "No." of a
# number, which is neither "no" nor the end of a sentence (Hospital No. 2). Then a word that
# keeps its inner apostrophes and hyphens and the digits after them (al-Bashir, l'armée, T-72,
# MH17). Then any other sign. No part can match what its neighbour matches: linear.
_TOKEN = lazy_regex(
    rf"\d{{1,3}}(?:(?P<group>[{_GROUP}])\d{{3}}(?!\d))(?:(?P=group)\d{{3}}(?!\d))*(?:[.,\u066b]\d+)?"
    r"|\d+(?:[.,\u066b]\d+)*"
    r"|(?:[^\W\d_]\.){2,}(?![^\W_])"
    r"|N(?:o|r|os)\.(?= ?\d)"
    r"|N(?:o|r|os)\.(?= ?\d)"
    rf"|[^\W\d_][^\W_{_MARK}]*(?:[{_MARK}]+[^\W_{_MARK}]*)*"
    rf"(?:['’\-‐‑][^\W_{_MARK}]+(?:[{_MARK}]+[^\W_{_MARK}]*)*)*"
    r"|\S"
)


def tokens(text: str) -> list[Token]:
    """Return the words, numbers and signs of the text in order; linear in its length."""
    return [Token(word := match[0], *match.span(), word.lower()) for match in _TOKEN.finditer(text)]


def nfc(text: str) -> str:
    """Return the text in Unicode normal form C: what ids are made of."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a lower-case ASCII copy for comparing names across scripts and spellings."""
    lowered = unicodedata.normalize("NFKC", text).casefold()
    if lowered.isascii():
        return lowered
    from anyascii import anyascii  # 8 ms: only texts that need it pay

    return anyascii(lowered).casefold()


def squeeze(text: str) -> str:
    """Return the text with every run of white space as one blank, ends trimmed."""
    return " ".join(text.split())


def slug(name: str) -> str:
    """Return the name as lower-case ASCII words joined by hyphens; "x" where nothing is left."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(name))) or "x"


# Controls (but not tab's and newline's own treatment), bidi overrides and isolates, tags, BOM,
# invisible operators. ZWJ and ZWNJ (200d, 200c) stay: Persian and emoji need them.
_UNSAFE = lazy_regex(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


# The csv module's own limit, so that the process-wide setting need not be touched; a claim is
# a statement, and the longest real ones are a hundredth of this.
FIELD_LIMIT = 131_072


def unfit(value: str) -> str:
    """Return why a value cannot be kept as text, or "" when it can."""
    if len(value) > FIELD_LIMIT:
        return f"longer than {FIELD_LIMIT:,} characters"
    if "\0" in value:
        return "holds a NUL character"
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return "holds half a surrogate pair, which is no character"
    return ""


# Characters that a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """Return the cell of a table with an apostrophe before what a spreadsheet would run."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def safe(text: str) -> str:
    """Return the text with every character that could command a terminal made visible."""
    return _UNSAFE.sub(lambda m: f"\\u{{{ord(m.group()):x}}}", text)
