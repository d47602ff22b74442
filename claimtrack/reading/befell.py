"""What befell or was done by those who are counted: the role words, and how they bind numbers."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from claimtrack.reading import lexicons


class RoleWord(NamedTuple):
    """A word that gives a role; the flags say on which side of it the number stands."""

    role: str
    passive: bool  # participle: "84 were killed", "killed 84"
    active: bool  # "kills 84"
    own: bool  # "84 died", "84 dead"
    noun: bool  # "death toll of 84"


class Roles(NamedTuple):
    """Role words: English by word and by two words; stems of other languages."""

    words: dict[str, RoleWord]
    pairs: dict[tuple[str, str], RoleWord]
    stems: dict[str, str]
    lost: dict[str, str]  # what "lost people" and "lost things" mean


@lru_cache(maxsize=1)
def roles() -> Roles:
    """Return the compiled roles; a word that two roles share belongs to the first."""
    table = lexicons.load("roles")
    flags: dict[str, list[bool]] = {}
    owner: dict[str, str] = {}
    stems: dict[str, str] = {}
    for role, line in table.items():
        if not isinstance(line, str):
            continue
        *own, other = [part.split() for part in line.split("|")]
        for index, part in enumerate(own):
            for word in part:
                if owner.setdefault(word, role) == role:
                    flags.setdefault(word, [False] * 4)[index] = True
        for word in other:
            stems.setdefault(word, role)
    words: dict[str, RoleWord] = {}
    pairs: dict[tuple[str, str], RoleWord] = {}
    for word, marks in flags.items():
        found = RoleWord(owner[word], *marks)
        first, dash, rest = word.partition("-")
        if dash and rest:
            pairs[first, rest] = found
        words[word] = found
    return Roles(words, pairs, stems, dict(table["by-class"]))


@lru_cache(maxsize=100_000)
def role_of(word: str, lang: str) -> RoleWord | None:
    """Return the role a lower-case word gives, None for none."""
    known = roles()
    if lang == "en" and word.isascii():
        return known.words.get(word)
    if lang == "ar" and word[0] in "وف" and len(word) > 3:
        word = word[1:]
    exact = known.stems.get(word)
    if exact:
        return RoleWord(exact, True, True, True, True)
    for size in range(min(len(word), 14), 2, -1):
        role = known.stems.get(word[:size] + "*")
        if role:
            return RoleWord(role, True, True, True, True)
    return known.words.get(word) if lang == "en" else None


@lru_cache(maxsize=32)
def toll_words(lang: str) -> frozenset[str]:
    """Return the words that lead from what is counted to its figure: "rises to", "stands at"."""
    toll = lexicons.load("roles")["toll"]
    return frozenset(toll.get(lang, toll["en"]).split())
