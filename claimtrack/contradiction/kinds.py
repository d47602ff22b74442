"""Two kinds of which a single thing is one only: the weapon was a knife, the weapon was a gun."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from claimtrack.contradiction import coverage
from claimtrack.contradiction.complements import complements_apart
from claimtrack.contradiction.earlier import told_earlier
from claimtrack.contradiction.extent import of_parts
from claimtrack.contradiction.finding import STRENGTH, Finding, weaker
from claimtrack.contradiction.modifiers import modifiers_apart
from claimtrack.contradiction.pairs import (
    Pair,
    adds,
    both_said,
    figures,
    places_apart,
    spoken,
    when_apart,
)
from claimtrack.model import Clause, Reading, Similarity
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import heard
from claimtrack.reading.lexemes import lexeme, stem
from claimtrack.reading.remembered import once

ENOUGH = 0.75  # of the lesser claim's other words: chosen


@cache
def _kinds() -> dict[str, dict[str, int]]:
    """Return each group with its words and the number of the kind that a word is of."""
    table = lexicons.load("kinds")["groups"]
    return {
        group: {
            lexeme(word, "en").canon: at
            for at, kind in enumerate(line.split("|"))
            for word in kind.split()
        }
        for group, line in table.items()
    }


@cache
def _kinds_of() -> dict[str, dict[str, int]]:
    """Return each word with the groups that hold it, in their order, and the kind it is there."""
    found: dict[str, dict[str, int]] = {}
    for group, words in _kinds().items():
        for word, kind in words.items():
            found.setdefault(word, {})[group] = kind
    return found


def listed() -> Set[str]:
    """Return the words that are of any group."""
    return _kinds_of().keys()


def kinds_apart(similarity: Similarity) -> tuple[str, str] | None:
    """Return two words that differ and are two kinds of one thing: ebola, measles."""
    kinds = _kinds_of()
    mine = [x for x, _ in similarity.unmatched_a if x in kinds]
    spare = ((x, y) for x in mine for y, _ in similarity.unmatched_b)
    akin = ((x, y) for x, y, _ in similarity.shared if x != y and x in kinds)
    for x, y in (*spare, *akin):
        theirs = kinds.get(y, {})
        if any(theirs.get(group, kind) != kind for group, kind in kinds[x].items()):
            return x, y
    return None


@cache
def _told() -> dict[str, frozenset[tuple[str, int]]]:
    """Return each word by which kinds are told apart, with its groups and its kind in each."""
    found: dict[str, set[tuple[str, int]]] = {}
    for group, line in lexicons.load("kinds")["told"].items():
        for at, kind in enumerate(line.split("|")):
            for word in kind.split():
                found.setdefault(stem(word, "en"), set()).add((group, at))
    return {word: frozenset(kinds) for word, kinds in found.items()}


@once
def _kinds_told(reading: Reading) -> dict[str, dict[int, str]]:
    """Return, by group, the kinds that a claim tells, each with the word that tells it."""
    found: dict[str, dict[int, str]] = {}
    for token, _ in heard(reading, reading.statement):
        bare = token.lower.removesuffix("'s").removesuffix("’s")
        for group, at in _told().get(stem(bare, "en"), ()):
            found.setdefault(group, {})[at] = token.text
    return found


def told_apart(a: Reading, b: Reading) -> tuple[str, str] | None:
    """Return two kinds of one noun where each claim tells one only: striker, goalkeeper."""
    mine, theirs = _kinds_told(a), _kinds_told(b)
    for group in sorted(mine.keys() & theirs.keys()):
        x, y = mine[group], theirs[group]
        if not x.keys() & y.keys():
            return min(x.values()), min(y.values())
    return None


def other_kind(pair: Pair) -> Finding | None:
    """A single thing is said to be of two kinds that exclude each other, and all else is shared."""
    if not pair.known.same_event or not both_said(pair) or adds(pair):
        return None
    for x, y in _apart(pair):
        if not _on_one(pair, x[0], y[0]):
            continue
        return Finding(
            "contradicts",
            "antonym",
            weaker(pair, STRENGTH["only"]),
            f"one thing, two kinds: “{x[1]}” and “{y[1]}”",
            "if there were two, or if one is part of the other",
            (pair.a.span,),
            (pair.b.span,),
        )
    return None


Told = tuple[str, str]  # a canonical token, and the word as it stands


def _apart(pair: Pair) -> Iterator[tuple[Told, Told]]:
    """Yield the one word of each clause that is of a group, where the kinds differ."""
    spare = dict(pair.similarity.unmatched_a), dict(pair.similarity.unmatched_b)
    known = _kinds_of()
    groups = [{group for word in told if word in known for group in known[word]} for told in spare]
    being = pair.a.head.startswith("be:") and pair.b.head.startswith("be:")
    for group, words in _kinds().items() if not groups[0].isdisjoint(groups[1]) else ():
        # One dies once, and of one thing, however that is told.
        of_it = group == "illness" and pair.a.head == pair.b.head == "kill"
        died = group == "manner" or of_it
        several = group in lexicons.words("kinds.rules.several")
        if not being and not died and (several or pair.a.head != pair.b.head):
            continue  # a ship can carry grain and fertiliser
        mine = _of(words, pair.a, pair.left, anywhere=died)
        theirs = _of(words, pair.b, pair.right, anywhere=died)
        if len(mine) != 1 or len(theirs) != 1:
            continue
        x, y = mine[0], theirs[0]
        if words[x[0]] != words[y[0]] and x[0] in spare[0] and y[0] in spare[1]:
            yield x, y
    if being and (apart := told_apart(pair.left, pair.right)):
        x_word, y_word = apart  # the reader takes them for one noun: a tanker, a ferry
        yield (
            (lexeme(x_word.lower(), "en").canon, x_word),
            (lexeme(y_word.lower(), "en").canon, y_word),
        )


def _of(words: dict[str, int], clause: Clause, reading: Reading, *, anywhere: bool) -> list[Told]:
    # What is done to a thing can be done to several: "seized a knife", "seized a gun".
    done_to = clause.patients if clause.head.startswith("be:") else ()
    parts = {clause.head.removeprefix("be:"), *clause.agents, *done_to}
    if anywhere:
        parts |= {*clause.words, *clause.patients}
    if words.keys().isdisjoint(parts):
        return []
    known = ((lex.canon, token.text) for token, lex in heard(reading, clause.span))
    return [(canon, text) for canon, text in known if canon in words and canon in parts]


def _on_one(pair: Pair, x: str, y: str) -> bool:
    if figures(pair.a, pair.left) or figures(pair.b, pair.right):
        return False
    if places_apart(pair) or when_apart(pair) or of_parts(pair) or told_earlier(pair):
        return False
    if modifiers_apart(pair):
        return False
    one = lexicons.words("kinds.rules.one")
    if not all(one.intersection(spoken(c, r)) for c, r in _sides(pair)):
        return False
    if coverage.named_apart(pair) or _rest_apart(pair, x, y):
        return False
    return coverage.share(pair, ({x}, {y})) >= ENOUGH


def _sides(pair: Pair) -> tuple[tuple[Clause, Reading], tuple[Clause, Reading]]:
    return (pair.a, pair.left), (pair.b, pair.right)


def _rest_apart(pair: Pair, x: str, y: str) -> bool:
    """Return whether the clauses are about two things beside the kinds that are compared."""
    for mine, theirs in ((pair.a.agents, pair.b.agents), (pair.a.patients, pair.b.patients)):
        left, right = set(mine) - {x}, set(theirs) - {y}
        shared = {a for a, _, _ in pair.similarity.shared}
        if left and right and not left & shared:
            return True
    return complements_apart(pair) and x not in pair.a.words
