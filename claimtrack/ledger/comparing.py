"""The second stage of `match`: compare what waits with what it may touch, on all cores."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from claimtrack.ledger.base import Progress
from claimtrack.ledger.compare import compared, source_keys
from claimtrack.ledger.measures import asked
from claimtrack.matching import bands, weights
from claimtrack.model import Circumstances, Reading
from claimtrack.reading import actors, from_dict
from claimtrack.store import pairs, readings, vectors
from claimtrack.store.connection import Store

WHOLE_EVENT = 300
"""Claims of an event up to which all of them are compared with each other (MATCHING.md)."""

LOSSES = frozenset(("killed", "wounded", "injured", "captured", "missing"))

CHUNK = 4000  # pairs compared and committed together
PARALLEL_FROM = 20_000  # pairs from which starting processes pays

Pair = tuple[int, int]
Facts = Mapping[int, tuple[int | None, int, str | None, tuple[str, ...], tuple[str, ...], bool]]
"""What is known of a claim beside its text: event, source, when it was said, who says it, on whose
side, and whether its event counts the losses of several sides."""


def compare_waiting(store: Store, progress: Progress = None) -> int:
    """Compare every claim that waits for it; return how many pairs were compared."""
    waiting = readings.waiting(store, readings.TO_COMPARE)
    if not waiting:
        return 0
    with store.write():
        waiting = _with_changed_events(store, waiting)
        pairs.forget_pairs(store, waiting)
    wanted = sorted(_candidates(store, waiting))
    done = 0
    for rows in _compared_chunks(store, wanted):
        with store.write():
            pairs.put_pairs(store, rows)
        done = min(len(wanted), done + CHUNK)
        if progress is not None:
            progress("comparing", done, len(wanted))
    with store.write():
        # Only now: a run that was interrupted compares these claims again and loses nothing.
        readings.promote(store, waiting, readings.TO_GROUP)
    return len(wanted)


def _with_changed_events(store: Store, waiting: Sequence[int]) -> list[int]:
    """Return the waiting claims, and all of an event that now counts the losses of several sides.

    What a loss without a side is compared with depends on that, so all of it is compared anew.
    """
    ns = set(waiting)
    facts = _events(store)
    for event in sorted({facts[n] for n in waiting if facts.get(n) is not None}):
        members = [n for n, of in facts.items() if of == event]
        several = _several_sides(readings.readings(store, members).values())
        key = f"several sides: {event}"
        if (readings.state(store, key) == "yes") != several:
            readings.put_state(store, key, "yes" if several else "no")
            ns.update(members)
    readings.enqueue(store, sorted(ns - set(waiting)), readings.TO_COMPARE)
    return readings.waiting(store, readings.TO_COMPARE)


def _events(store: Store) -> dict[int, int]:
    """Return the event of each standing claim that has one, merged events as one."""
    return {
        row["n"]: row["event_id"]
        for row in store.rows(
            """SELECT c.n, coalesce(e.merged_into, e.id) AS event_id
               FROM claim c JOIN event e ON e.id = c.event_id
               WHERE c.status = 'active' AND c.undone = 0 ORDER BY c.n"""
        )
    }


def _several_sides(data: Iterable[str]) -> bool:
    """Return whether losses of people are counted for two sides neither of which is the other."""
    sides: dict[str, set[str]] = defaultdict(set)
    for text in data:
        for row in json.loads(text)["quantities"]:
            if row["role"] in LOSSES and row["side"]:
                sides[row["role"]].add(actors.sides_of(row["side"])[-1])
    return any(len(found) > 1 for found in sides.values())


def _candidates(store: Store, waiting: Sequence[int]) -> set[Pair]:
    """Return the pairs worth comparing: of one event, and of events unknown by rare words."""
    rows = store.rows(
        """SELECT c.n, coalesce(e.merged_into, c.event_id) AS event_id FROM claim c
           LEFT JOIN event e ON e.id = c.event_id
           WHERE c.status = 'active' AND c.undone = 0 AND c.question IS NULL ORDER BY c.n"""
    )
    event = {row["n"]: row["event_id"] for row in rows}
    fresh = {n for n in waiting if n in event}
    members: dict[int, list[int]] = defaultdict(list)
    for n, of in event.items():
        if of is not None:
            members[of].append(n)
    found: set[Pair] = set()
    loose = {n for n, of in event.items() if of is None or len(members[of]) > WHOLE_EVENT}
    for ns in members.values():
        if len(ns) <= WHOLE_EVENT:
            new = [n for n in ns if n in fresh]
            for n in new:
                found.update((min(n, m), max(n, m)) for m in ns if m != n)
    if loose and fresh:
        from claimtrack.matching import candidates

        known = readings.all_tokens(store)
        for a, b in chain(candidates.of_tokens(known, fresh), _near_by_meaning(store, fresh)):
            if event.get(a, 0) != event.get(b, 0) and None not in (event.get(a), event.get(b)):
                continue  # two events the analyst told apart
            if a in event and b in event:
                found.add((a, b))
    return found


def _near_by_meaning(store: Store, fresh: Collection[int]) -> Iterable[Pair]:
    if not vectors.model(store)[0]:
        return ()
    from claimtrack.ledger import embedding

    return embedding.near(store, fresh)


def _meanings(store: Store, part: Sequence[Pair]) -> Mapping[Pair, float]:
    if not vectors.model(store)[0]:
        return {}
    from claimtrack.ledger import embedding

    return embedding.meanings(store, part)


def _compared_chunks(store: Store, wanted: Sequence[Pair]) -> Iterator[list[tuple[Any, ...]]]:
    if not wanted:
        return
    facts = _facts(store)
    tasks = (
        (part, readings.readings(store, sorted({n for pair in part for n in pair})),
         {n: facts[n] for pair in part for n in pair}, _meanings(store, part))
        for part in (wanted[at : at + CHUNK] for at in range(0, len(wanted), CHUNK))
    )  # fmt: skip
    if len(wanted) < PARALLEL_FROM:
        yield from map(_compare_chunk, tasks)
        return
    from claimtrack.ledger.workers import in_order

    yield from in_order(_compare_chunk, tasks)


def _compare_chunk(
    task: tuple[Sequence[Pair], dict[int, str], Facts, Mapping[Pair, float]],
) -> list[tuple[Any, ...]]:
    wanted, data, facts, meant = task
    read = {n: from_dict(json.loads(text)) for n, text in data.items()}
    rows = []
    for a, b in wanted:
        if a in read and b in read:
            known = circumstances(facts[a], facts[b])
            row = _row(a, b, read[a], read[b], known, meant.get((a, b)))
            if row is not None:
                rows.append(row)
    return rows


def circumstances(a: Any, b: Any) -> Circumstances:
    """Return what is known of a pair of the ledger's claims beside their texts."""
    same_event = None if a[0] is None or b[0] is None else a[0] == b[0]
    return Circumstances(
        same_event=same_event,
        same_source=a[1] == b[1],
        several_sides=same_event is True and a[5],
        a_said=a[2],
        b_said=b[2],
        a_source=a[3],
        b_source=b[3],
        parties=a[4] + b[4],
    )


def _row(
    a: int, b: int, left: Reading, right: Reading, pair: Circumstances, meant: float | None
) -> tuple[Any, ...] | None:
    """Return a pair as a row of `pairs.PAIR_COLUMNS`, None where nothing need be kept.

    Words weigh as in general text, whatever the ledger holds: so a pair's answer never depends on
    other claims or on the order in which they came, and `compare` says the same outside a ledger.
    """
    relation, match = compared(left, right, pair, weights.shipped)
    band = bands.band(match, relation, meant)
    telling = relation.tier or relation.relation in ("contradicts", "revises", "repeats")
    if band == "NO" and not telling:
        return None
    marks = json.dumps([relation.marks_a, relation.marks_b])
    return (
        a, b, round(bands.worth(match, relation, meant), 6), band, relation.relation, relation.kind,
        relation.strength, relation.tier, relation.rule, relation.explanation, relation.dissolves,
        asked(relation, left.quantities, right.quantities) if relation.tier else relation.question,
        *relation.answers, marks, relation.broader,
    )  # fmt: skip


def _facts(store: Store) -> Facts:
    rows = store.rows(
        """SELECT c.n, coalesce(e.merged_into, c.event_id) AS event_id,
                  coalesce(s.merged_into, s.id) AS source_id, c.said, s.name, s.affiliation
           FROM claim c JOIN source s ON s.id = c.source_id
           LEFT JOIN event e ON e.id = c.event_id"""
    )
    several = readings.events_with_several_sides(store)
    return {
        row["n"]: (
            row["event_id"],
            row["source_id"],
            row["said"],
            tuple(dict.fromkeys(source_keys(row["name"]) + source_keys(row["affiliation"]))),
            source_keys(row["affiliation"]),
            row["event_id"] in several,
        )
        for row in rows
    }
