"""Which claims are one voice: facts fold claims into origins, statistics only raise a flag.

Every claim gets at most one claim it repeats, by the first fact that applies; following these
leads to the root, whose claim id names the origin. Claims that cite each other in a circle are one
origin, rooted in the earliest. Only claims of one group (that say the same) fold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from claimtrack.credibility import copies, groups
from claimtrack.credibility.engine import Scores
from claimtrack.credibility.problem import Problem

HOURS = 48.0
"""The same words within this time are a copy: spec."""

NEAR = 0.7
"""Share of word pairs (Jaccard) from which two texts are nearly identical. Convention."""

NEAR_WORDS = 6
"""Shorter texts must be identical: few words coincide by chance. Convention."""

CARRIERS = frozenset(
    (
        *("agency", "aggregator", "blog", "broadcaster", "channel", "magazine", "media"),
        *("newspaper", "newswire", "outlet", "platform", "portal", "press", "radio", "site"),
        *("tv", "website", "wire"),
    )
)
"""Kinds of sources that pass on what others say, by the words of their kind."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim as far as folding needs to know it."""

    claim: str
    source: str  # key
    text: str = ""
    group: str = ""  # claims that say the same (cluster, or question and answer) share it
    said: float | None = None  # hours since any fixed moment; None not known
    via: tuple[str, ...] = ()  # keys of the reporters, first to last
    original: str = ""  # key or address of the original source it names or reposts
    repost_of: str = ""  # claim id, when the format says so
    owner: str = ""  # key of whoever owns the source, at the top of its parents
    kind: str = ""  # of the source
    affiliation: str = ""  # of the source, its side: "" speaks for nobody
    structured: bool = False  # its text is made from question and answer: never compared
    names_nobody: bool = False  # "it is reported that": no origin


@dataclass(frozen=True, slots=True)
class Fold:
    """Where one claim comes from: the first claim of its origin, and the fact that says so."""

    claim: str
    origin: str  # claim id of the root; "" names nobody
    repeats: str  # claim id it repeats directly, "" when it is the root itself
    because: str  # a sentence, "" for a root


@dataclass(frozen=True, slots=True)
class Suspect:
    """Two sources whose answers agree more than chance allows: a flag, not a finding."""

    a: str  # source key
    b: str
    chance: float
    shared: int  # contested questions that both answer
    same: int
    because: str


def fold(
    statements: Iterable[Statement],
    names: Mapping[str, str] | None = None,
    kinds: Mapping[str, str] | None = None,
) -> tuple[Fold, ...]:
    """The origin of each statement, in their order.

    `names` gives the printed name of a source key, `kinds` the kind of a source that only stands
    in a chain.
    """
    told = list(statements)
    known = {s.source: s.kind for s in told if s.kind} | dict(kinds or {})
    members: dict[str, list[int]] = defaultdict(list)
    for i, s in enumerate(told):
        members[s.group or f"\0{s.claim}"].append(i)
    parent: dict[int, tuple[int, str]] = {}
    at = {s.claim: i for i, s in enumerate(told)}
    for group in members.values():
        if _all_apart(told, group):
            continue
        named = [i for i in group if not told[i].names_nobody]
        parent.update(_Group(told, named, at, known, names or {}).parents())
    root = _roots(told, parent)
    return tuple(_fold(told, i, parent, root) for i in range(len(told)))


def _all_apart(told: Sequence[Statement], group: Sequence[int]) -> bool:
    """Whether no fact can join these claims: rows of a table, each by another owner."""
    here = [told[i] for i in group]
    return len({s.owner or s.source for s in here}) == len(here) and not any(
        s.via or s.original or s.repost_of or not s.structured for s in here
    )


def _fold(
    told: Sequence[Statement], i: int, parent: Mapping[int, tuple[int, str]], root: Sequence[int]
) -> Fold:
    s = told[i]
    if s.names_nobody:
        return Fold(s.claim, "", "", "names nobody who says so")
    if root[i] == i:
        return Fold(s.claim, s.claim, "", "")
    direct, because = parent[i]
    return Fold(s.claim, told[root[i]].claim, told[direct].claim, because)


def _order(told: Sequence[Statement], i: int) -> tuple[float, int]:
    """Earliest first; what has no date comes after what has."""
    said = told[i].said
    return (float("inf") if said is None else said, i)


def _roots(told: Sequence[Statement], parent: Mapping[int, tuple[int, str]]) -> list[int]:
    """The root of each claim; of a circle, its earliest claim."""
    root = [-1] * len(told)
    for start in range(len(told)):
        path: list[int] = []
        seen: set[int] = set()
        i = start
        while root[i] < 0 and i not in seen and i in parent:
            path.append(i)
            seen.add(i)
            i = parent[i][0]
        if root[i] >= 0:
            end = root[i]
        elif i in seen:
            circle = path[path.index(i) :]
            end = min(circle, key=lambda j: _order(told, j))
        else:
            end = i
        root[i] = end
        for j in path:
            root[j] = end
    return root


@dataclass(slots=True)
class _Group:
    """The claims that say one thing, and who repeats whom among them."""

    told: Sequence[Statement]
    members: list[int]
    at: Mapping[str, int]  # claim id -> index, over all groups
    kinds: Mapping[str, str]
    names: Mapping[str, str]
    by_root: dict[str, list[int]] = field(default_factory=dict)
    by_source: dict[str, list[int]] = field(default_factory=dict)
    carried: dict[str, list[int]] = field(default_factory=dict)
    by_original: dict[str, list[int]] = field(default_factory=dict)
    by_owner: dict[str, list[int]] = field(default_factory=dict)
    copy_of: dict[int, tuple[int, str]] = field(default_factory=dict)

    def parents(self) -> dict[int, tuple[int, str]]:
        """The claim that each member repeats, with the sentence; roots are left out."""
        alone = len(self.members) < 2
        if not alone:
            self._index()
        found = {}
        for i in self.members:
            for fact in _FACTS[:1] if alone else _FACTS:
                hit = fact(self, i)
                if hit is not None and hit[0] != i:
                    found[i] = hit
                    break
        return found

    def _index(self) -> None:
        """Sort the members, earliest first, and find them by what the facts ask for."""
        self.members.sort(key=lambda i: _order(self.told, i))
        for i in self.members:
            s = self.told[i]
            root = self._root(s)
            self.by_root.setdefault(root, []).append(i)
            self.by_source.setdefault(s.source, []).append(i)
            self.by_original.setdefault(s.original, []).append(i)
            self.by_owner.setdefault(s.owner or s.source, []).append(i)
            for name in (s.source, *s.via):
                if name != root:
                    self.carried.setdefault(name, []).append(i)
        self.copy_of = _same_words(self.told, self.members, self._name)

    def _root(self, s: Statement) -> str:
        """Who said it first, by the chain: the source, unless it is a carrier that names a party.

        The chain runs from the claimant to the last reporter. Where a newspaper stands as source
        and a party as its reporter, it was written down the other way round.
        """
        if s.via and _carries(self.kinds.get(s.source, s.kind)):
            parties = [v for v in s.via if self.kinds.get(v) and not _carries(self.kinds[v])]
            if parties:
                return parties[-1]
        return s.source

    def _name(self, key: str) -> str:
        return self.names.get(key, key)

    def repost(self, i: int) -> tuple[int, str] | None:
        """A repost, where the format says so."""
        s = self.told[i]
        if s.repost_of in self.at:
            j = self.at[s.repost_of]
            return j, f"reposts {self._name(self.told[j].source)}"
        return None

    def original(self, i: int) -> tuple[int, str] | None:
        """The same original source: the claim it names, else the first that names the same."""
        s = self.told[i]
        if not s.original or s.original == s.source:
            return None
        for j in self.by_source.get(s.original, ()):
            if j != i:
                return j, f"names {self._name(s.original)} as its source"
        first = self.by_original[s.original][0]
        other = self._name(self.told[first].source)
        return first, f"rests on {self._name(s.original)}, like {other}"

    def chain(self, i: int) -> tuple[int, str] | None:
        """A chain that begins with someone who also spoke, or is cited by others."""
        s = self.told[i]
        root = self._root(s)
        spoke = [j for j in self.by_source.get(root, ()) if not self.told[j].via]
        first = (spoke or self.by_root[root])[0]
        if first == i:
            return None
        if root == s.source and not s.via:
            return first, f"{self._name(root)} said it before"
        return first, f"passes on {self._name(root)}"

    def carrier(self, i: int) -> tuple[int, str] | None:
        """Who passed on another's statement does not add a voice by repeating it."""
        s = self.told[i]
        for j in self.carried.get(s.source, ()):
            if j != i and self._root(self.told[j]) != s.source:
                return j, f"passed it on from {self._name(self._root(self.told[j]))}"
        return None

    def reporter(self, i: int) -> tuple[int, str] | None:
        """Reached us through someone who passes on another, and speaks for nobody itself.

        Two parties that the same agency quotes are two voices; a press review and the agency it
        reads are one.
        """
        s = self.told[i]
        kind = self.kinds.get(s.source, "")
        if s.affiliation or (kind and not _carries(kind)):
            return None
        for name in s.via:
            for j in self.carried.get(name, ()):
                root = self._root(self.told[j])
                if j != i and root != self._root(s):
                    return j, f"through {self._name(name)}, which passes on {self._name(root)}"
        return None

    def spokesman(self, i: int) -> tuple[int, str] | None:
        """Who speaks for a source that also speaks for itself."""
        s = self.told[i]
        if not s.affiliation:
            return None
        side = s.affiliation.casefold()
        for key, claims in self.by_source.items():
            if key != s.source and side in (key.casefold(), self._name(key).casefold()):
                return claims[0], f"speaks for {self._name(key)}"
        return None

    def owner(self, i: int) -> tuple[int, str] | None:
        """The same owner, or owner and owned."""
        s = self.told[i]
        key = s.owner or s.source
        first = self.by_owner[key][0]
        if first == i or self.told[first].source == s.source:
            return None
        return first, f"same owner as {self._name(self.told[first].source)}: {self._name(key)}"

    def words(self, i: int) -> tuple[int, str] | None:
        """The same or nearly the same words within two days."""
        return self.copy_of.get(i)


_FACTS: tuple[Callable[[_Group, int], tuple[int, str] | None], ...] = (
    _Group.repost,
    _Group.original,
    _Group.chain,
    _Group.carrier,
    _Group.reporter,
    _Group.spokesman,
    _Group.owner,
    _Group.words,
)
"""Tried in this order: what is written down before what is seen. A repost crosses groups."""


def _carries(kind: str) -> bool:
    """Whether a kind of source passes on what others say."""
    return bool(CARRIERS & set(re.findall(r"\w+", kind.casefold())))


_RECENT = 20  # texts kept for each word pair: bounds the work in a group of near copies


def _same_words(
    told: Sequence[Statement], members: Sequence[int], name: Callable[[str], str]
) -> dict[int, tuple[int, str]]:
    """For each free text the earliest one within `HOURS` that it copies, and the sentence."""
    found: dict[int, tuple[int, str]] = {}
    by_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    shingles: dict[int, frozenset[tuple[str, str]]] = {}
    for i in members:
        s = told[i]
        tokens = tuple(re.findall(r"\w+", s.text.casefold()))
        if s.structured or not tokens:
            continue
        twin = next((j for j in same[tokens] if _close(told[j], s)), None)
        same[tokens].append(i)
        if twin is not None:
            found[i] = (twin, f"the same words as {name(told[twin].source)}{_gap(told[twin], s)}")
            continue
        if len(tokens) < NEAR_WORDS:
            continue
        mine = frozenset(pairwise(tokens))
        hits: dict[int, int] = defaultdict(int)
        for pair in sorted(mine):
            for j in by_pair[pair]:
                hits[j] += 1
            by_pair[pair] = [*by_pair[pair][1 - _RECENT :], i]
        shingles[i] = mine
        for j in sorted(hits):
            share = hits[j] / (len(mine) + len(shingles[j]) - hits[j])
            if share >= NEAR and _close(told[j], s):
                found[i] = (
                    j,
                    f"nearly the same words ({share:.0%}) as {name(told[j].source)}"
                    f"{_gap(told[j], s)}",
                )
                break
    return found


def _close(a: Statement, b: Statement) -> bool:
    """Within two days of each other, or one of them without a date."""
    return a.said is None or b.said is None or abs(a.said - b.said) <= HOURS


def _gap(earlier: Statement, later: Statement) -> str:
    if earlier.said is None or later.said is None:
        return ", dates not known"
    hours = later.said - earlier.said
    return f", {hours:.0f} h earlier" if hours >= 1 else ", within the hour"


def suspects(problem: Problem, scores: Scores, limit: int = 50) -> tuple[Suspect, ...]:
    """Pairs of sources that share answers held to be wrong too often, most suspect first.

    Flags for the analyst: nothing is discounted for them. Two who know agree on what is true, so
    an answer tells of copying only as far as it is not believed.
    """
    p, voices = scores.options.parameters, scores.voices
    heard = np.flatnonzero(voices.weight > 0)
    source, answer = problem.source[heard], problem.answer[heard]
    belief = scores.beliefs.belief[answer]
    by_chance = belief + (1 - belief) * voices.others[heard]
    traces = copies.find(
        source, answer, voices.question[heard], by_chance, voices.answers[heard], p
    )
    wrong = groups.tally(traces.pair, belief[traces.left] < _WRONG, len(traces.a)).astype(int)
    order = np.lexsort((traces.b, traces.a, -wrong, -np.round(traces.chance, 3)))
    return tuple(
        Suspect(
            a=problem.sources[traces.a[i]].key,
            b=problem.sources[traces.b[i]].key,
            chance=float(traces.chance[i]),
            shared=int(traces.shared[i]),
            same=int(traces.same[i]),
            because=(
                f"{traces.same[i]} of {traces.shared[i]} contested questions answered alike, "
                f"{wrong[i]} of them with an answer held to be wrong"
            ),
        )
        for i in order[:limit].tolist()
        if traces.chance[i] >= _SUSPECT and wrong[i] > 0
    )


_WRONG = 0.2  # belief below which an answer is held to be wrong. Convention
_SUSPECT = 0.9  # chance of copying from which a pair is named. Convention
