"""Two claims with nearly the same words: what stands in the one stretch that differs decides.

Strangers who tell one thing choose other words all along the sentence. Where all words but one
stretch are the same and in the same order, somebody means the difference: "health workers",
"teachers"; "the cathedral", "the cathedral's spire". Kinship of words is no excuse there. Where
all words are the same and stand elsewhere, it matters what they are governed by: "because".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from claimtrack.contradiction.near import near, one_act, one_word
from claimtrack.contradiction.opposites import opposite
from claimtrack.contradiction.pairs import acts
from claimtrack.model import Reading, Similarity
from claimtrack.reading import lexicons
from claimtrack.reading.canonical import kin
from claimtrack.reading.gloss import heard, tongue
from claimtrack.reading.lexemes import lexeme, stem
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once
from claimtrack.text import fold

LEAST = 2  # words that must be the same around the stretch, for the rest to tell: chosen
ENOUGH = 0.5  # ... and their share of the longer claim: chosen
_ARTICLES = frozenset(["a", "an", "the"])
_GOVERN = frozenset(["preposition", "subordinate"])
_END = frozenset(["conjunction", "relative"])


class _Word(NamedTuple):
    key: str  # what it is compared by: its concept, else the word
    told: str
    content: bool
    governs: bool
    ends: bool


@once
def _sequence(reading: Reading) -> tuple[_Word, ...]:
    """Return the words of an English statement in order, without articles; () of another."""
    found = []
    for token, whole in heard(reading, reading.statement) if tongue(reading) == "en" else ():
        if token.lower in _ARTICLES:
            continue
        bare = token.lower.removesuffix("'s").removesuffix("’s")
        lex = whole if bare == token.lower else lexeme(bare, "en")
        content = not lex.classes and bare[0].isalpha()
        key = lex.canon if content and lex.canon else fold(bare)
        ends = bool(lex.classes & _END) or token.text in ",;:"
        found.append(_Word(key, token.text, content, bool(lex.classes & _GOVERN), ends))
    return tuple(found)


@once
def _alone(reading: Reading) -> tuple[_Word, ...]:
    """Return the words of a statement without its signs."""
    return tuple(word for word in _sequence(reading) if word.told[0].isalnum())


@once
def _plain(reading: Reading) -> list[str]:
    """Return the words of a statement as they stand, in lower case, without its signs."""
    return [word.told.lower() for word in _alone(reading)]


def _stretches(a: Reading, b: Reading) -> tuple[tuple[_Word, ...], tuple[_Word, ...]] | None:
    """Return the one stretch in which two claims differ, of each; None where it is not one."""
    mine, theirs = _alone(a), _alone(b)
    shorter = min(len(mine), len(theirs))
    before = 0
    while before < shorter and mine[before].key == theirs[before].key:
        before += 1
    after = 0
    while after < shorter - before and mine[-1 - after].key == theirs[-1 - after].key:
        after += 1
    if before + after < max(LEAST, ENOUGH * max(len(mine), len(theirs))):
        return None
    return mine[before : len(mine) - after], theirs[before : len(theirs) - after]


def exchanged(a: Reading, b: Reading, similarity: Similarity) -> tuple[str, str] | None:
    """Return the words that only one side has of two claims that are one but for them."""
    found = _stretches(a, b)
    if found is None:
        return None
    mine, theirs = ({w.key: w.told for w in stretch if w.content} for stretch in found)
    # "Is over", "has ended": one act, told by a word of little weight.
    both = {c.head for c in a.clauses} & {c.head for c in b.clauses}
    spare = (
        {word for word, _ in similarity.unmatched_a} - both,
        {word for word, _ in similarity.unmatched_b} - both,
    )
    akin = [(x, y) for x, y, _ in similarity.shared if x != y and kin(x) & kin(y)]
    left = [x for x in mine if x in spare[0] and _tells(x, b)] + [
        x for x, y in akin if x in mine and y in theirs
    ]
    right = [y for y in theirs if y in spare[1] and _tells(y, a)] + [
        y for x, y in akin if x in mine and y in theirs
    ]
    rest = (
        [x for x in left if not any(_one(x, y) for y in right)],
        [y for y in right if not any(_one(x, y) for x in left)],
    )
    if any(rest):
        return " ".join(mine[x] for x in rest[0]), " ".join(theirs[y] for y in rest[1])
    return None if mine or theirs else _turned(*found)


def _one(x: str, y: str) -> bool:
    return one_act(x, y) or one_word(x, y) or (near(x, y) and not opposite(x, y))


def _tells(word: str, other: Reading) -> bool:
    """Return whether a word that only one claim has says something: not "people", "occurred"."""
    speaks = any(word in (said.key, *said.key.split("-")) for said in other.attribution)
    return word not in generic() and word not in acts("light") | _untold() and not speaks


@cache
def _untold() -> frozenset[str]:
    return frozenset(stem(word, "en") for word in acts("untold"))


@cache
def _ways() -> frozenset[frozenset[str]]:
    """Return the little words that turn what stands around them: on and off, to and from."""
    pairs = lexicons.load("opposites")["excluding"]["little"]
    return frozenset(frozenset(line.split()) for line in pairs)


def _turned(mine: tuple[_Word, ...], theirs: tuple[_Word, ...]) -> tuple[str, str] | None:
    """Return two little words in one place that exclude each other: switched on, switched off."""
    for x in mine:
        for y in theirs:
            if frozenset((x.key, y.key)) in _ways():
                return x.told, y.told
    return None


@once
def _governed(reading: Reading) -> dict[str, frozenset[str]]:
    """Return what each preposition or subordinator of a claim governs, if it is said once."""
    found: dict[str, set[str] | None] = {}
    now: set[str] = set()
    for word in _sequence(reading):
        if word.governs:
            now = set()
            found[word.key] = None if word.key in found else now
        elif word.ends:
            now = set()
        elif word.content:
            now.add(word.key)
    ways = lexicons.words("timed.order.ways")
    return {key: frozenset(words) for key, words in found.items() if words and key in ways}


def moved(a: Reading, b: Reading) -> Iterator[str]:
    """Yield words that govern in each claim what the other puts elsewhere: "A because B"."""
    mine, theirs = _governed(a), _governed(b)
    if not mine or not theirs:
        return
    every = [{w.key for w in _sequence(reading) if w.content} for reading in (a, b)]
    for way in sorted(mine.keys() & theirs.keys()):
        left, right = mine[way] - theirs[way], theirs[way] - mine[way]
        if left & every[1] and right & every[0]:
            yield way


def exchanged_around(a: Reading, b: Reading) -> bool:
    """Return whether two claims of the very same words put others before the verb.

    "The tanker rammed the patrol boat", "the patrol boat rammed the tanker"; "after the storm"
    may stand first or last.
    """
    mine, theirs = _plain(a), _plain(b)
    if len(mine) != len(theirs) or mine == theirs or sorted(mine) != sorted(theirs):
        return False
    if any(mine[at:] + mine[:at] == theirs for at in range(1, len(mine))):
        return False
    heads = {clause.head for clause in a.clauses} & {clause.head for clause in b.clauses}
    before = [
        {w.told.lower() for w in takewhile(lambda word: word.key not in heads, _sequence(r))}
        for r in (a, b)
    ]
    return before[0] != before[1]


def acts_on_its_doer(a: Reading, b: Reading) -> bool:
    """Return whether the object of a gerund is who does that act in the other claim.

    "A ousted B", "B was replaced after ousting A".
    """
    return any(
        clause.head in gerunds and set(clause.agents) & gerunds[clause.head] - set(clause.patients)
        for reading, other in ((a, b), (b, a))
        if (gerunds := _gerunds(other))
        for clause in reading.clauses
        if clause.polarity == "affirmed"
    )


@once
def _gerunds(reading: Reading) -> dict[str, set[str]]:
    """Return what stands right after each "-ing" that follows a preposition, by its act."""
    found: dict[str, set[str]] = {}
    words = _sequence(reading)
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if before.governs and word.content and word.told.endswith("ing") and after.content:
            bare = fold(after.told).removesuffix("'s")
            names = {name for name in reading.names if bare in name.split("-")}
            found.setdefault(word.key, set()).update(names, [after.key])
    return found
