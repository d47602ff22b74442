"""The analyst's aliases: a word or name that stands for another is read as that other.

The tokens are exchanged before anything is read, so that every facet sees the meaning; their places
stay those of what was said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from claimtrack import text as texts
from claimtrack.text import Token, fold

Table = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]
"""First folded word -> (all folded words, the words meant), the longest first."""


@lru_cache(maxsize=4)
def _table(rows: tuple[tuple[str, str], ...]) -> Table:
    table: Table = {}
    for word, meaning in rows:
        said = tuple(fold(token.text) for token in texts.tokens(word))
        meant = tuple(token.text for token in texts.tokens(meaning))
        if said and meant:
            table.setdefault(said[0], []).append((said, meant))
    for found in table.values():
        found.sort(key=lambda row: -len(row[0]))
    return table


def meant(tokens: list[Token], lexicon: Mapping[str, str]) -> list[Token]:
    """Return the tokens with every alias as the words it stands for, in the place of the alias.

    What an alias stands for is not looked up again: aliases that name each other do no harm.
    """
    if not lexicon:
        return tokens
    table = _table(tuple(sorted(lexicon.items())))
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        bare, ending = _possessive(token)
        for said, words in table.get(bare, ()):
            rest = [fold(each.text) for each in tokens[at + 1 : at + len(said)]]
            last = tokens[at + len(said) - 1] if at + len(said) <= len(tokens) else None
            if last is not None and len(said) > 1:
                rest[-1], ending = _possessive(last)
            if last is not None and (bare, *rest) == said:
                found += _placed((*words[:-1], words[-1] + ending), token.start, last.end)
                at += len(said)
                break
        else:
            found.append(token)
            at += 1
    return found


def _possessive(token: Token) -> tuple[str, str]:
    """Return the folded word without its possessive, and that."""
    for ending in ("'s", "’s"):
        if token.lower.endswith(ending):
            return fold(token.text[: -len(ending)]), ending
    return fold(token.text), ""


def _placed(words: Sequence[str], start: int, end: int) -> list[Token]:
    """Return words as tokens that share the stretch from start to end, the last to its end.

    Where the stretch is too short for all, the last words make one token.
    """
    room = max(1, min(len(words), end - start))
    parts = [*words[: room - 1], " ".join(words[room - 1 :])]
    starts = [start + at for at in range(room)]
    return [
        Token(word, first, after, word.lower())
        for word, first, after in zip(parts, starts, [*starts[1:], end], strict=True)
    ]


def words(name: str, lexicon: Mapping[str, str]) -> list[str]:
    """Return the words of a name as they are read."""
    return [token.text for token in meant(texts.tokens(name), lexicon)] if lexicon else name.split()
