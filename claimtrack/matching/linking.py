"""Which event a claim may be about: place, dates, what happens, rare words that both have.

A proposal and never more: the analyst accepts it. Places or days that exclude each other end it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from claimtrack.matching import weights
from claimtrack.model import Reading
from claimtrack.reading import places

# What each sign is worth, of 1; conventions, which only sort and cut the list of proposals.
PLACE, DAY, ACT, WORDS = 0.3, 0.25, 0.1, 0.35
NEAR_DAY = 0.15  # said within the weeks after, where the text names no day
LEAST = 0.5
MOST_SHOWN = 6  # words named in a reason
FULL = 2.0  # weight of the words shared that counts in full: two rare ones
SLACK = timedelta(days=1)  # time zones, and nights
AFTER = timedelta(days=21)  # how long an event is talked about: a convention

Days = tuple[str, str]
"""First and last day, ISO."""


@dataclass(slots=True)
class About:
    """What is known of an event, or of a claim: its words, places, acts and days."""

    tokens: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    days: list[Days] = field(default_factory=list)
    dated: bool = False  # the analyst gave the days: others are excluded

    def learn(self, reading: Reading) -> None:
        """Take in what a text says."""
        self.tokens.update(token for token in reading.tokens if token[0] not in "#@")
        self.places.update(place.key for place in reading.places)
        self.acts.update(clause.head for clause in reading.clauses if clause.head)
        self.days += [
            (window.start[:10], window.end[:10])
            for window in reading.dates
            if window.start and window.end and window.role != "said"
        ]


@dataclass(frozen=True, slots=True)
class Link:
    """A proposal: the claim is about the event, how likely in [0, 1], and why."""

    claim: int
    event: int
    score: float
    reasons: tuple[str, ...]


def links(
    claims: Mapping[int, About], said: Mapping[int, str | None], events: Mapping[int, About]
) -> list[Link]:
    """Return the best event of each claim that has one, likeliest first, then by claim.

    Only events that share a word or a place with a claim are looked at.
    """
    held = Counter(token for about in events.values() for token in about.tokens)
    by_sign: dict[str, list[int]] = {}
    for key, about in events.items():
        for sign in about.tokens | about.places:
            by_sign.setdefault(sign, []).append(key)
    found = []
    for n, claim in claims.items():
        signs = claim.tokens | claim.places
        near = {key for sign in signs for key in by_sign.get(sign, ())}
        best = max(
            (_link(n, key, claim, events[key], said.get(n), held) for key in sorted(near)),
            key=lambda link: (link.score, -link.event),
            default=None,
        )
        if best is not None and best.score >= LEAST:
            found.append(best)
    return sorted(found, key=lambda link: (-link.score, link.claim))


def _link(
    n: int, key: int, claim: About, event: About, said: str | None, held: Mapping[str, int]
) -> Link:
    nothing = Link(n, key, 0.0, ())
    reasons: list[str] = []
    score = 0.0
    if claim.places and event.places:
        if places.disjoint(sorted(claim.places), sorted(event.places)):
            return nothing
        met = sorted(
            one
            for one in claim.places
            if any(places.compatible(one, each) for each in event.places)
        )
        if met:
            score += PLACE
            reasons.append(f"place: {', '.join(met)}")
    when, reason = _when(claim.days, event, said)
    if when < 0:
        return nothing
    score += when
    if reason:
        reasons.append(reason)
    acts = sorted(claim.acts & event.acts)
    if acts:
        score += ACT
        reasons.append(f"what happened: {', '.join(acts)}")
    shared = {token: weights.shipped(token) / held[token] for token in claim.tokens & event.tokens}
    if shared:
        score += WORDS * min(1.0, sum(shared.values()) / FULL)
        telling = sorted(shared, key=lambda token: (-shared[token], token))[:MOST_SHOWN]
        reasons.append(f"words: {', '.join(telling)}")
    return Link(n, key, round(min(1.0, score), 4), tuple(reasons))


def _when(mine: Sequence[Days], event: About, said: str | None) -> tuple[float, str]:
    """Return what the days are worth and why; below 0 where they exclude each other."""
    for first, last in mine:
        if any(_meet(first, last, *other) for other in event.days):
            return DAY, f"date: {first if first == last else f'{first} to {last}'}"
    if mine:
        return (-1.0 if event.dated else 0.0), ""
    day = _day(said)
    if day is None:
        return 0.0, ""
    for start, end in event.days:
        first_day, last_day = _day(start), _day(end)
        if first_day and last_day and first_day - SLACK <= day <= last_day + AFTER:
            return NEAR_DAY, f"said {said}, within weeks"
    return 0.0, ""


def _meet(start: str, end: str, other_start: str, other_end: str) -> bool:
    one, two, three, four = (_day(each) for each in (start, end, other_start, other_end))
    if not (one and two and three and four):
        return False
    return one - SLACK <= four and three <= two + SLACK


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def about(readings: Iterable[Reading]) -> About:
    """Return what texts say together."""
    found = About()
    for reading in readings:
        found.learn(reading)
    return found
