"""Frames around a statement: the tables of attribution, and the peeling of one text.

A `Frame` says what a denial or another frame makes of a stretch of tokens. `State` holds what is
left of a text while `attribution` peels off its beginning and `speakers` its end.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claimtrack.model import Attribution, Modality, Polarity, Span
from claimtrack.reading import lexicons
from claimtrack.reading.phrases import Text, noun_phrase
from claimtrack.reading.verbs import finite

_STANCES = ("says", "claims", "confirms", "denies", "reports", "asks")
PRONOUNS = frozenset(["it", "he", "she", "they", "we"])


def speaks_for() -> frozenset[str]:
    """Return the words for those who speak for another."""
    return lexicons.words("attribution.speakers.for_another")


_ENDS = frozenset(".!?;\n")


class Frame(NamedTuple):
    """A denial or another frame around a stretch of tokens, and who then is the subject."""

    first: int
    last: int
    polarity: Polarity
    modality: Modality
    cue: Span
    subject: tuple[str, ...] = ()


class Tables(NamedTuple):
    verbs: dict[str, str]
    according: dict[str, tuple[tuple[str, ...], ...]]
    that: frozenset[str]
    frames: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    content: frozenset[str]
    false: tuple[tuple[str, ...], ...]
    true: tuple[tuple[str, ...], ...]
    calls: frozenset[str]
    topics: frozenset[str]
    untrue: frozenset[str]
    brushes: tuple[tuple[str, ...], ...]
    speakers: frozenset[str]
    leads: frozenset[str]


def _phrases(line: str) -> tuple[tuple[str, ...], ...]:
    found = (tuple(phrase.split()) for phrase in line.split("|"))
    return tuple(sorted(filter(None, found), key=lambda p: (-len(p), p)))


@cache
def tables(lang: str) -> Tables:
    data = lexicons.load("attribution")
    verbs: dict[str, str] = {}
    for stance in reversed(_STANCES):
        for word in data[stance].get(lang, "").split():
            verbs[word] = stance
    according: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _phrases(data["according"].get(lang, "")):
        according.setdefault(phrase[0], []).append(phrase[1:])
    frames: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    if lang == "en":
        for kind, line in data["frames"].items():
            for phrase in _phrases(line):
                frames.setdefault(phrase[0], []).append((phrase[1:], kind))
    content = data["content"]
    return Tables(
        verbs,
        {k: tuple(v) for k, v in according.items()},
        frozenset(data["that"].get(lang, "that").split()),
        {k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in frames.items()},
        frozenset(content["en"].split()),
        _phrases(content["of_false"]),
        _phrases(content["of_true"]),
        frozenset(content["calls"].split()),
        frozenset(content["topics"].split()),
        frozenset(content["false"].split()),
        _phrases(content["brushes"]) if lang == "en" else (),
        frozenset(data["speakers"]["en"].split()),
        frozenset(data["speakers"]["lead"].split()),
    )


class State:
    """The peeling of one text: what is left, and what was found on the way."""

    def __init__(self, text: Text, source: str) -> None:
        self.text = text
        self.source = source
        self.lowers = [t.lower for t in text.tokens]
        self.first, self.last = 0, len(text.tokens)
        self.skip: set[int] = set()
        self.frames: list[Frame] = []
        self.found: list[Attribution] = []
        self.tables = tables(text.lang)
        # Most claims hold no such word: then nobody need be looked for.
        self.says = not self.tables.verbs.keys().isdisjoint(self.lowers)
        self.cites = not self.tables.according.keys().isdisjoint(self.lowers)

    def word(self, i: int) -> str:
        return self.lowers[i] if i < self.last else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        tokens = self.text.tokens
        return (tokens[first].start, tokens[max(last - 1, first)].end)

    def speaker(self, first: int, last: int, verb: str, stance: str) -> tuple[str, ...]:
        """Record who says it; return the keys of the speaker."""
        positions = [i for i in range(first, last) if self.text.tokens[i].text not in ',"“”«»']
        if not positions:
            return ()
        names, heads = noun_phrase(self.text, positions)
        key = names[0] if names else (heads[-1] if heads else "")
        start, end = self.span(positions[0], positions[-1] + 1)
        said = self.source[start:end]
        self.found.append(Attribution(said, key, verb, stance, (start, end)))
        return self._spoken_for(positions) or names or heads

    def _spoken_for(self, positions: list[int]) -> tuple[str, ...]:
        """Return whose lawyer or manager speaks: "he" is the singer, not the singer's manager."""
        if self.lowers[positions[-1]] not in speaks_for():
            return ()
        owned = (k for k, i in enumerate(positions) if self.lowers[i].endswith(("'s", "’s")))
        if (at := next(owned, -1)) < 0:
            return ()
        names, heads = noun_phrase(self.text, positions[: at + 1])
        return names or heads

    def frame(
        self, first: int, last: int, polarity: Polarity, modality: Modality,
        cue: tuple[int, int], subject: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.frames.append(Frame(first, last, polarity, modality, self.span(*cue), subject))

    def sentence_end(self, start: int) -> int:
        """Return where the sentence around a token ends: a denial reaches no further."""
        for i in range(start, self.last):
            if self.text.tokens[i].text in _ENDS:
                return i
        return self.last

    def verbless(self, first: int, last: int) -> bool:
        """Return whether no finite verb stands between two tokens."""
        return not finite(self.text, list(range(first, last)))

    def according(self, at: int) -> int:
        """Return the token after "according to" at this place; 0 if it is not there."""
        for rest in self.tables.according.get(self.word(at), ()):
            end = at + 1 + len(rest)
            if tuple(self.lowers[at + 1 : end]) == rest:
                return end
        return 0
