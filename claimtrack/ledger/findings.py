"""From contradicting pairs to contradictions: two answers to one question make one row."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimtrack.matching import nli
from claimtrack.store.claims import Order
from claimtrack.store.connection import Fields

# Answers in figures are compared as such: ten claims of 84 in five clusters against one of 50
# are one row. Other points are told apart by their clusters.
_BY_ANSWER = frozenset(("number", "part-whole"))
_TIERS = ("conflict", "possible", "minor")


@dataclass(slots=True)
class Finding:
    """One contradiction: the pair that shows it best, and the claims on both sides."""

    pair: Fields
    event_id: int | None
    same_source: bool
    flipped: bool  # side a of the finding is side b of the pair
    order: tuple[Any, ...]  # by which findings are ranked: the strongest first
    sides: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))
    key: str = ""


def find(
    pairs: Sequence[Fields],
    cluster: Mapping[int, str],
    events: Mapping[int, str],
    orders: Mapping[int, Order],
) -> list[Finding]:
    """Group the contradicting pairs; `cluster` is each claim's, `events` the slug of an event.

    The pair shown is the strongest, else the one said first. Side a is that of the claim that was
    said first. A side in words goes by the claim of its cluster that was said first, whatever the
    cluster is called: so ids are the same in whatever order claims came.
    """
    homes = _homes(pairs, cluster, orders)
    groups: dict[tuple[Any, ...], list[tuple[Fields, tuple[str, str]]]] = defaultdict(list)
    for pair in pairs:
        sides = _sides(pair, homes)
        event = pair["event_a"] or pair["event_b"]  # never two: those are not compared
        kind = "figure" if by_answer(pair) else "point"
        key = (event, kind, pair["question"], *sorted(sides))
        groups[key].append((pair, sides))
    found = []
    for (event, kind, question, *answers), members in groups.items():
        best, sides = min(members, key=lambda member: _order(member[0], orders))
        first = min((orders[pair[n]], side) for pair, both in members
                    for n, side in zip(("a_n", "b_n"), both, strict=True))[1]  # fmt: skip
        finding = Finding(
            pair=best,
            event_id=event,
            same_source=all(pair["source_a"] == pair["source_b"] for pair, _ in members),
            flipped=sides[0] != first,
            order=_order(best, orders),
        )
        left = sides[1] if finding.flipped else sides[0]
        for pair, (one, _) in members:
            straight = one == left
            finding.sides[0].add(pair["a_n"] if straight else pair["b_n"])
            finding.sides[1].add(pair["b_n"] if straight else pair["a_n"])
        known_by = [events.get(event, ""), kind, question, *answers]
        finding.key = hashlib.blake2b(
            json.dumps(known_by, ensure_ascii=False).encode(), digest_size=8
        ).hexdigest()
        found.append(finding)
    return sorted(found, key=lambda each: each.key)


def _homes(
    pairs: Sequence[Fields], cluster: Mapping[int, str], orders: Mapping[int, Order]
) -> dict[int, str]:
    """Return for each claim of the pairs the id of the first of its cluster, else its own."""
    first: dict[str, Order] = {}
    for n, name in cluster.items():
        if n in orders:
            first[name] = min(first.get(name, orders[n]), orders[n])
    ns = {pair[side] for pair in pairs for side in ("a_n", "b_n")}
    return {n: (first[cluster[n]] if n in cluster else orders[n])[1] for n in ns}


def by_answer(pair: Fields) -> bool:
    """Return whether the two sides of a pair are figures, which tell them apart."""
    return bool(pair["kind"] in _BY_ANSWER and pair["answer_a"] and pair["answer_b"])


def _sides(pair: Fields, homes: Mapping[int, str]) -> tuple[str, str]:
    """Return what tells the two sides of a pair apart: their answers, else their clusters."""
    if by_answer(pair):
        return pair["answer_a"], pair["answer_b"]
    return homes[pair["a_n"]], homes[pair["b_n"]]


def _order(pair: Fields, orders: Mapping[int, Order]) -> tuple[Any, ...]:
    said = sorted((orders[pair["a_n"]], orders[pair["b_n"]]))
    return (_TIERS.index(pair["tier"]), -pair["strength"], *said)


def rows(findings: Sequence[Finding], texts: Mapping[int, str]) -> list[tuple[Any, ...]]:
    """Return the findings as rows of `pairs.CONTRADICTION_COLUMNS`; `texts` are the claims'.

    A contradiction in words asks whether its point is so; those that share a point ask alike.
    """
    asked = {
        key: point_question(texts[point.shown[0]])
        for point in points(findings)
        for key in point.keys
    }
    return [
        (
            each.key, pair["kind"], pair["strength"], pair["tier"],
            asked.get(each.key) or pair["question"],
            each.event_id, *_turned(each, pair["a_n"], pair["b_n"]), pair["rule"],
            pair["explanation"], pair["dissolves"],
            json.dumps(_turned(each, *json.loads(pair["marks"]))), int(each.same_source),
            *_turned(each, pair["answer_a"], pair["answer_b"]),
        )
        for each in findings
        for pair in (each.pair,)
    ]  # fmt: skip


def claim_rows(findings: Sequence[Finding]) -> list[tuple[str, str, int]]:
    """Return (id, side, claim) of every claim on either side."""
    return [
        (each.key, side, n)
        for each in findings
        for side, ns in zip("ab", each.sides, strict=True)
        for n in sorted(ns)
    ]


def _turned(finding: Finding, a: Any, b: Any) -> tuple[Any, Any]:
    return (b, a) if finding.flipped else (a, b)


@dataclass(frozen=True, slots=True)
class Point:
    """One point that claims assert and deny: contradictions in words that share a claim."""

    event_id: int | None
    sides: tuple[frozenset[int], frozenset[int]]
    shown: tuple[int, int]  # the claim that shows each side best
    key: str  # of the finding that came first
    keys: tuple[str, ...]  # of all its findings


def point_question(text: str) -> str:
    """Return the question that a point asks, in the words of a claim that asserts or denies it."""
    return f"Is it so? {text}"


def points(findings: Sequence[Finding]) -> list[Point]:
    """Join contradictions in words that share a claim into points with two sides, in order.

    A claim that would come to stand on both sides keeps its contradiction a point of its own.
    """
    grown: list[tuple[set[int], set[int], list[Finding]]] = []
    held: dict[int, set[int]] = defaultdict(set)  # claim -> the points that it is in, by number
    in_words = (
        f
        for f in findings
        if not by_answer(f.pair)
        and f.pair["tier"] != "minor"
        and f.pair["rule"] != nli.RULE  # no belief moves because of what a model guesses
    )
    for finding in sorted(in_words, key=lambda f: (f.order, f.key)):
        a, b = finding.sides
        for at in sorted({at for n in (*a, *b) for at in held[n]}):
            left, right, joined = grown[at]
            if joined[0].event_id != finding.event_id:
                continue
            for one, other in ((a, b), (b, a)):
                if (one & left or other & right) and not (one & right or other & left):
                    left |= one
                    right |= other
                    joined.append(finding)
                    break
            else:
                continue
            break
        else:
            at = len(grown)
            grown.append((set(a), set(b), [finding]))
        for n in (*a, *b):
            held[n].add(at)
    return [
        Point(
            joined[0].event_id, (frozenset(left), frozenset(right)),
            _turned(joined[0], joined[0].pair["a_n"], joined[0].pair["b_n"]), joined[0].key,
            tuple(each.key for each in joined),
        )
        for left, right, joined in grown
    ]  # fmt: skip
