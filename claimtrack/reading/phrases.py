"""Tokens with what is known of them, and the noun phrases among them: names and head nouns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimtrack.model import Span
from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import AUXILIARY, Lexeme
from claimtrack.reading.names import Mention
from claimtrack.reading.polarity import Mark
from claimtrack.text import Token

_OF = frozenset(["of", "de", "du", "des", "del", "d'", "than"])


def generic() -> frozenset[str]:
    """Return head nouns that say too little by themselves to tell one actor from another."""
    return lexicons.words("classes.nouns.generic")


class Text(NamedTuple):
    """A tokenised text with what each token is known to be."""

    tokens: list[Token]
    lex: list[Lexeme]
    mention: list[Mention | None]  # per token
    number: list[bool]  # per token: part of a quantity or a date, or written in digits
    marks: dict[int, Mark]  # by first token
    marked: frozenset[int]  # tokens within a mark
    lang: str
    turned: bool = False  # the words of another language, in the order of an English clause


def noun_like(text: Text, i: int) -> bool:
    lex = text.lex[i]
    if text.mention[i] is not None:
        return True
    return not lex.classes and not text.number[i] and text.tokens[i].text[0].isalpha()


def span_of(text: Text, seg: Sequence[int]) -> Span:
    if not seg:
        return 0, 0
    first, last = text.tokens[seg[0]], text.tokens[seg[-1]]
    if not text.turned:
        return first.start, last.end
    return min(text.tokens[i].start for i in seg), max(text.tokens[i].end for i in seg)


def mark_at(text: Text, i: int) -> bool:
    """Return whether the token lies in a negating or weakening phrase."""
    return i in text.marked


def located(text: Text, i: int) -> bool:
    """Return whether a name stands where a place stands: after "in", "near", "town of"."""
    back = i - 1
    while back >= 0 and i - back < 4 and _passed(text, back):
        back -= 1
    if back < 0:
        return False
    lower = text.tokens[back].lower
    if lower == "of":
        return back > 0 and text.lex[back - 1].canon in lexicons.words("classes.nouns.settled")
    if lower == "to" and any(
        text.lex[k].canon in _TO_SOMEBODY for k in range(max(0, back - 6), back)
    ):
        return False
    return lower in lexicons.everywhere("grammar.place")


# Acts after which "to" leads to somebody: lost the final to, conceded the race to.
_TO_SOMEBODY = frozenset("lose lose-contest concede surrender".split())


_PARTS_OF = frozenset("northern southern eastern western central".split())


def _passed(text: Text, i: int) -> bool:
    """Return whether a word may stand between "in" and the place: "in the", "in northern"."""
    return "determiner" in text.lex[i].classes or text.tokens[i].lower in _PARTS_OF


def manner(word: str) -> bool:
    """Return whether a word is an adverb of manner: "worked normally", but no "family"."""
    return (
        len(word) > 5
        and word.endswith("ly")
        and word not in lexicons.words("grammar.en.no-adverbs")
    )


def noun_phrase(text: Text, positions: list[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names and the head nouns of a phrase, complements with "of" included."""
    names: list[str] = []
    heads: list[str] = []
    pending = before = ""
    k = 0
    while k < len(positions):
        i = positions[k]
        lex = text.lex[i]
        mention = text.mention[i]
        sign = text.tokens[i].text
        if mention is not None:
            if mention.first == i or k == 0:
                key = mention.entry.sides[0] if mention.entry.sides else mention.entry.place
                if key and key not in names:
                    names.append(key)
        elif "preposition" in lex.classes or "by" in lex.classes:
            if pending and pending not in heads:
                heads.append(pending)
            pending = ""
            if text.tokens[i].lower not in _OF and (names or heads):
                break
        elif sign in ",&" or "conjunction" in lex.classes:
            if pending and pending not in heads:
                heads.append(pending)
            pending = ""
        elif lex.classes & AUXILIARY or (
            lex.act is not None and (lex.sure or (lex.form == "ing" and not lex.noun))
        ):
            if pending or heads or names:
                break
        elif lex.classes or text.number[i] or not sign[0].isalpha() or manner(sign.lower()):
            pass
        else:
            before, pending = pending, lex.canon
            if before and pending in generic() and before not in heads:
                heads.append(before)  # "government forces": the head alone says too little
        k += 1
    if pending and pending not in heads:
        heads.append(pending)
    return tuple(names), tuple(heads)


def subject_of(text: Text, positions: list[int]) -> list[int]:
    """Return what may be the subject: without an opening phrase up to its comma."""
    signs = [text.tokens[i].text for i in positions]
    if "," in signs:
        cut = signs.index(",")
        lex = text.lex[positions[0]]
        if lex.classes & {"preposition", "adverb", "subordinate"} or text.number[positions[0]]:
            return subject_of(text, positions[cut + 1 :])
        if all(text.number[i] for i in positions[:cut]):
            return subject_of(text, positions[cut + 1 :])
    return positions


def after(text: Text, seg: list[int], words: frozenset[str], start: int = 0) -> list[int]:
    """Return what stands after the first of these words, to the end of the segment."""
    for at in range(start, len(seg)):
        if text.tokens[seg[at]].lower in words:
            return seg[at + 1 :]
    return []


def flat(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for part in parts for word in part if word))
