"""Text as people and terminals meet it: normal forms, folded copies, tokens, safe display."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


class Token(NamedTuple):
    """One word, number or sign of a text, with its place in it."""

    text: str
    start: int
    end: int
    lower: str


# A word keeps inner apostrophes, hyphens and dots between letters (al-Bashir, U.S., l'armée);
# a number keeps its separators and sign of degree apart. One pass, no nesting: linear.
_TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u202f'’ ]\d{3})*(?:[.,]\d+)?(?!\d)"
    r"|[^\W\d_]+(?:[.'’\-‑][^\W\d_]+)*\.?(?:[^\W_]+)?"
    r"|\S"
)


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
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def safe(text: str) -> str:
    """Return the text with every character that could command a terminal made visible."""
    return _UNSAFE.sub(lambda m: f"\\u{{{ord(m.group()):x}}}", text)
