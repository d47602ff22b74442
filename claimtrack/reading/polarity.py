"""Words that negate, weaken, plan or ask, found in one pass over a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from claimtrack.model import Modality, Polarity
from claimtrack.reading import lexicons
from claimtrack.text import Token

_KINDS = (
    "keep", "managed", "unproven", "instead", "asked", "conditional", "planned", "attempted",
    "possible", "reported", "not",
)  # fmt: skip
# Where several apply, the first says how the clause is meant.
_ORDER: tuple[Modality, ...] = (
    "asked", "conditional", "planned", "attempted", "possible", "reported",
)  # fmt: skip


_CONTRACTED = ("n't", "n’t")


class Mark(NamedTuple):
    """A negating or weakening phrase, by tokens (end exclusive)."""

    kind: str
    first: int
    last: int


@cache
def _table(lang: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    rows: dict[str, dict[tuple[str, ...], str]] = {}
    own = lexicons.load("negation").get(lang, {})
    for kind in _KINDS:
        said = own.get(kind, "")
        for phrase in said.split("|") if "|" in said or kind != "not" else said.split():
            words = phrase.split()
            if words:
                rows.setdefault(words[0], {}).setdefault(tuple(words[1:]), kind)
    return {
        first: tuple(sorted(rest.items(), key=lambda row: -len(row[0])))
        for first, rest in rows.items()
    }


_CAMPS = frozenset("camp campaign side vote voters lobby".split())


def _named_no(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "No" is the name of a camp: "the No camp"."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return tokens[at].text == "No" and tokens[at - 1].lower == "the" and following in _CAMPS


def find(tokens: Sequence[Token], lang: str) -> list[Mark]:
    """Return the marks among lower-case words, longest first at each place, without overlap."""
    table = _table(lang)
    # "May" with a capital within a text is the month, "No" before "camp" its name.
    lowers = [
        "" if i and (t.text == "May" or _named_no(tokens, i)) else t.lower
        for i, t in enumerate(tokens)
    ]
    if table.keys().isdisjoint(lowers) and not any(word.endswith(_CONTRACTED) for word in lowers):
        return []
    words: list[str] = []
    places: list[int] = []
    for index, word in enumerate(lowers):
        if word.endswith(_CONTRACTED) and len(word) > 3:
            words += [{"ca": "can", "wo": "will"}.get(word[:-3], word[:-3]), "not"]
            places += [index, index]
        else:
            words.append(word)
            places.append(index)
    marks: list[Mark] = []
    if words[0] == "had" and not {"would", "could", "might"}.isdisjoint(words):
        marks.append(Mark("conditional", 0, 1))  # "Had the dam burst, thousands would have died"
    begins = lexicons.words("grammar.en.object-begins")
    index = 0
    while index < len(words):
        if index and words[index - 1 : index + 2] == [",", "no", "more"]:
            index += 2  # "scored two goals, no more"
            continue
        for rest, kind in table.get(words[index], ()):
            end = index + 1 + len(rest)
            paired = words[index] == "nor" and "neither" in words[:index]
            object_next = rest[-1:] == ("to",) and not begins.isdisjoint(words[end : end + 1])
            if paired or (kind == "planned" and object_next):
                continue  # "agreed to the ceasefire" is no plan
            if not rest or tuple(words[index + 1 : end]) == rest:
                marks.append(Mark(kind, places[index], places[end - 1] + 1))
                index = end
                break
        else:
            index += 1
    return marks


def modality(kinds: Iterable[str]) -> Modality:
    """Return how a clause with marks of these kinds is meant."""
    have = set(kinds)
    return next((kind for kind in _ORDER if kind in have), "fact")


def polarity(kinds: Sequence[str], *, concord: bool) -> Polarity:
    """Return the polarity of a clause with marks of these kinds; two negations lift each other.

    Not so with `concord`: in most languages "no one never" is one negation said twice.
    """
    if "unproven" in kinds:
        return "unproven"
    count = sum(kind in ("not", "instead") for kind in kinds)
    return "negated" if count % 2 or (count and concord) else "affirmed"
