"""The second stage of `match`: compare what waits with what it may touch, on all cores."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from claimtrack.ledger import inferring, wanted
from claimtrack.ledger.base import Progress
from claimtrack.ledger.compare import compared, source_keys
from claimtrack.ledger.measures import asked
from claimtrack.ledger.workers import Cores
from claimtrack.matching import bands, weights
from claimtrack.model import Circumstances, Reading, Relation, Similarity
from claimtrack.reading import actors, from_dict
from claimtrack.store import claims, pairs, readings, vectors
from claimtrack.store.connection import Store

if TYPE_CHECKING:
    from claimtrack.matching.keys import Ints

LOSSES = ("killed", "wounded", "injured", "captured", "missing")

_NO_MARKS = json.dumps([[], []])

PARALLEL_FROM = 20_000  # pairs from which starting processes pays

Pair = tuple[int, int]
Facts = Mapping[
    int, tuple[int | None, int, str | None, tuple[str, ...], tuple[str, ...], bool, claims.Order]
]
"""What is known of a claim beside its text: event, source, when it was said, who says it, on whose
side, whether its event counts the losses of several sides, and its place among all claims."""
Task = tuple[Sequence[Pair], dict[int, str], Facts, Mapping[Pair, float], bool]
"""Pairs to compare, with the readings and facts of their claims and their nearness in meaning;
and whether a language model is asked where the table is silent."""
Compared = tuple[list[tuple[Any, ...]], inferring.Asked]


def compare_waiting(store: Store, cores: Cores, progress: Progress = None) -> int:
    """Compare every claim that waits for it; return how many pairs were compared.

    Each chunk is committed with the note that it was compared: a run that was interrupted goes on
    where it was.
    """
    waiting = readings.waiting(store, readings.TO_COMPARE)
    if not waiting:
        return 0
    with store.write():
        waiting = _with_changed_events(store, waiting)
    if progress is not None:
        progress("comparing", 0, None)
    found = wanted.candidates_of(store)
    with store.write():
        new = wanted.due(store, found)
    compared_now = 0
    for part, rows, silent in _compared_chunks(store, cores, new):
        guessed = inferring.found(store, silent)
        with store.write():
            pairs.put_pairs(store, rows)
            pairs.put_pairs(store, guessed)
            wanted.done(store, part)
        compared_now += len(part)
        if progress is not None:
            progress("comparing", compared_now, len(new))
    with store.write():
        readings.promote(store, waiting, readings.TO_GROUP)
    return len(new)


def _with_changed_events(store: Store, waiting: Sequence[int]) -> list[int]:
    """Return the waiting claims, and all of an event that now counts the losses of several sides.

    Or that counts them no more. What a loss without a side is compared with depends on that, so
    all of it is compared anew.
    """
    several = _several_sides(store)
    turned = several ^ readings.events_with_several_sides(store)
    for event in sorted(turned):
        readings.put_state(store, f"several sides: {event}", "yes" if event in several else "no")
    changed = (
        {n for n, event in claims.events(store).items() if event in turned} if turned else set()
    )
    if changed:
        wanted.forget(store, sorted(changed))
        readings.enqueue(store, sorted(changed - set(waiting)), readings.TO_COMPARE)
    return readings.waiting(store, readings.TO_COMPARE)


def _several_sides(store: Store) -> set[int]:
    """Return the events that count losses of people for two sides, neither within the other."""
    sides: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in readings.losses(store, LOSSES):
        sides[row["event"], row["role"]].add(actors.sides_of(row["side"])[-1])
    return {event for (event, _), found in sides.items() if len(found) > 1}


def _compared_chunks(
    store: Store, cores: Cores, new: Ints
) -> Iterator[tuple[Ints, list[tuple[Any, ...]], inferring.Asked]]:
    """Yield each chunk of packed pairs with its rows of `pair`, and what is left to a model."""
    facts = facts_of(store, _claims(new)) if len(new) else {}
    parts: list[Ints] = []
    judged = bool(vectors.judge(store)[0])

    def tasks() -> Iterator[Task]:
        for packed, part in wanted.near_each_other(new):
            ns = sorted({n for pair in part for n in pair})
            parts.append(packed)
            held = readings.readings(store, ns)
            yield part, held, {n: facts[n] for n in ns}, _meanings(store, part), judged

    spread = cores.in_order if len(new) >= PARALLEL_FROM else map
    for at, (rows, silent) in enumerate(spread(_compare_chunk, tasks())):
        yield parts[at], rows, silent


def _meanings(store: Store, part: Sequence[Pair]) -> Mapping[Pair, float]:
    if not vectors.model(store)[0]:
        return {}
    from claimtrack.ledger import embedding

    return embedding.meanings(store, part)


READINGS = 40_000
"""Readings that a process holds with what was found of them, up to 1 GB in all. Side by side on
160,000 pairs of a ledger of 100,000 claims: 190 us a pair instead of 212 with 4,096."""


@lru_cache(maxsize=READINGS)
def _unpacked(text: str) -> Reading:
    """Return a stored reading; those met in chunks before keep what was found of them."""
    reading: Reading = from_dict(json.loads(text))
    return reading


def _compare_chunk(task: Task) -> Compared:
    pairs_due, data, facts, meant, judged = task
    # Copies share one reading, and what two texts say of each other is found once (18 % less).
    alike = {text: _unpacked(text) for text in dict.fromkeys(data.values())}
    read = {n: alike[text] for n, text in data.items()}
    answers: dict[Any, tuple[Relation, Similarity]] = {}
    rows = []
    silent: dict[Pair, tuple[tuple[str, str], float]] = {}
    for a, b in pairs_due:
        if a in read and b in read:
            # Told in the order in which they were said, whichever came first into the ledger.
            first, second = sorted((a, b), key=lambda n: facts[n][6])
            left, right = read[first], read[second]
            known = circumstances(facts[first], facts[second])
            key = id(left), id(right), known
            answer = answers.get(key)
            if answer is None:
                # Words weigh as in general text, whatever the ledger holds: so a pair's answer
                # never depends on other claims or on the order in which they came, and `compare`
                # says the same outside a ledger.
                answer = answers[key] = compared(left, right, known, weights.shipped)
            relation, match = answer
            row = _row(first, second, relation, match, left, right, meant.get((a, b)))
            if row is not None:
                rows.append(row)
            if judged and (texts := inferring.left_to_model(left, right, known, relation.rule)):
                silent[a, b] = texts, match.score
    return rows, silent


Known = tuple[Any, Reading]
"""A claim with its facts and its reading."""


def of_claims(a: Known, b: Known) -> tuple[Relation, Similarity]:
    """Return how a claim stands to another, as `match` finds it."""
    return compared(a[1], b[1], circumstances(a[0], b[0]), weights.shipped)


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
    a: int, b: int, relation: Relation, match: Similarity, left: Reading, right: Reading,
    meant: float | None,
) -> tuple[Any, ...] | None:  # fmt: skip
    """Return a pair as a row of `pairs.PAIR_COLUMNS`, None where nothing need be kept.

    The row names the one first that was recorded first.
    """
    band = bands.band(match, relation, meant)
    telling = relation.tier or relation.relation in ("contradicts", "revises", "repeats")
    if band == "NO" and not telling:
        return None
    question = relation.question
    if relation.tier:
        question = asked(relation, left.quantities, right.quantities)
    if a > b:
        a, b, relation = b, a, _turned(relation)
    marked = relation.marks_a or relation.marks_b
    marks = json.dumps([relation.marks_a, relation.marks_b]) if marked else _NO_MARKS
    return (
        a, b, round(bands.worth(match, relation, meant), 6), band, relation.relation, relation.kind,
        relation.strength, relation.tier, relation.rule, relation.explanation, relation.dissolves,
        question, *relation.answers, marks, relation.broader,
    )  # fmt: skip


_OTHER: dict[str, Literal["", "a", "b"]] = {"a": "b", "b": "a"}


def _turned(relation: Relation) -> Relation:
    """Return a relation as that of the second to the first."""
    return relation._replace(
        answers=(relation.answers[1], relation.answers[0]),
        marks_a=relation.marks_b,
        marks_b=relation.marks_a,
        broader=_OTHER.get(relation.broader, ""),
    )


def _claims(new: Ints) -> list[int]:
    """Return the claims of packed pairs; most of a ledger is in none after an `add`."""
    import numpy as np

    found: list[int] = np.unique((new >> 32, new & 0xFFFFFFFF)).tolist()
    return found


def facts_of(store: Store, ns: Sequence[int]) -> Facts:
    """Return what is known of claims beside their texts."""
    rows = readings.select_in(
        store,
        """SELECT c.n, coalesce(e.merged_into, c.event_id) AS event_id,
                  coalesce(s.merged_into, s.id) AS source_id, c.said, c.id, s.name, s.affiliation
           FROM claim c JOIN source s ON s.id = c.source_id
           LEFT JOIN event e ON e.id = c.event_id WHERE c.n IN ({ns})""",
        ns,
    )
    several = readings.events_with_several_sides(store)
    # Each name is read once: a ledger has a million claims and some ten thousand sources.
    names = {row[column] for row in rows for column in ("name", "affiliation")}
    keys = {name: source_keys(name) for name in names}
    return {
        row["n"]: (
            row["event_id"],
            row["source_id"],
            row["said"],
            tuple(dict.fromkeys(keys[row["name"]] + keys[row["affiliation"]])),
            keys[row["affiliation"]],
            row["event_id"] in several,
            claims.order(row["said"], row["id"]),
        )
        for row in rows
    }
