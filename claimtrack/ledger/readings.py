"""The first stage of `match`: read the texts that wait, on every core when there are many."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from claimtrack.ledger import wanted
from claimtrack.ledger.fields import soft_bounds
from claimtrack.ledger.workers import Cores
from claimtrack.model import READER_VERSION, Quantity, Reading
from claimtrack.reading import actors, aliases, from_dict, read, softbounds, to_dict
from claimtrack.store import corrections, readings
from claimtrack.store.connection import Store
from claimtrack.text import fold

Work = dict[str, Any]
"""What reading needs of one claim: the columns of `readings.to_read` and its corrections."""


class Known(NamedTuple):
    """What the analyst told the reader: words that stand for others, bounds of conventions."""

    aliases: dict[str, str]
    bounds: dict[str, tuple[float, float]]


CHUNK = 1000  # claims read and committed together: a kill loses at most this many readings
PARALLEL_FROM = 4000  # below this, starting processes costs more (0.4 s) than it saves


def read_waiting(store: Store, cores: Cores, progress: Any = None) -> int:
    """Read every claim that waits to be read, committing chunk by chunk; return how many.

    A claim that was undone has no reading: the change that brings it back queues it again.
    """
    waiting = readings.waiting(store, readings.TO_READ)
    with store.write():
        gone = readings.forget_undone(store, waiting)
        wanted.forget(store, gone)
        readings.promote(store, gone, readings.TO_COMPARE)
    ns = sorted(set(waiting).difference(gone))
    known = _known(store)
    done = 0
    for part, rows in _read_chunks(store, cores, ns, known):
        with store.write():
            # What has no reading yet was never compared: an `add` need not look through all pairs.
            again = readings.with_reading(store, part)
            readings.put_readings(store, rows)
            wanted.forget(store, again)
            readings.promote(store, part, readings.TO_COMPARE)
        done += len(part)
        if progress is not None:
            progress("reading", done, len(ns))
    return done


def _known(store: Store) -> Known:
    return Known(corrections.word_aliases(store), soft_bounds(corrections.settings(store)))


def read_now(store: Store, ns: Sequence[int]) -> dict[int, Reading]:
    """Return readings of a few claims as they are now, matched or not; nothing is written.

    A structured claim is read by the text that is made of its question and answer.
    """
    known = _known(store)
    return {
        claim["n"]: reading_of({**claim, "question": None}, known)
        for claim in _work(store, list(ns))
    }


def _read_chunks(
    store: Store, cores: Cores, ns: list[int], known: Known
) -> Iterator[tuple[list[int], list[tuple[int, int, str, str]]]]:
    """Yield each chunk of claim numbers with its rows for `put_readings`."""
    parts = [list(part) for part in readings.chunks(ns, CHUNK)]
    work = ((_work(store, part), known) for part in parts)
    spread = cores.in_order if len(ns) >= PARALLEL_FROM else map
    yield from zip(parts, spread(_read_chunk, work), strict=True)


def _work(store: Store, ns: list[int]) -> list[Work]:
    corrected = corrections.of(store, ns)
    return [
        {**dict(row), "corrections": corrected.get(row["n"], {})}
        for row in readings.to_read(store, ns)
    ]


def _read_chunk(task: tuple[list[Work], Known]) -> list[tuple[int, int, str, str]]:
    work, known = task
    return [_read_claim(claim, known) for claim in work]


def _read_claim(claim: Work, known: Known) -> tuple[int, int, str, str]:
    reading = reading_of(claim, known)
    data = json.dumps(to_dict(reading), ensure_ascii=False, separators=(",", ":"))
    return claim["n"], READER_VERSION, data, " ".join(reading.tokens)


def reading_of(claim: Work, known: Known) -> Reading:
    """Return the reading of one claim: of its translation where it has one, then corrected.

    A structured claim (question and answer) needs no reading: its words are kept for `similar`.
    """
    if claim["question"] is not None:
        words = tuple(fold(claim["text"]).split())
        return Reading(text=claim["text"], lang=claim["lang"] or "", tokens=words)
    text, lang = claim["text"], claim["lang"]
    if claim["translation"]:
        text, lang = claim["translation"], "en"
    reading = read(text, lang=lang, said=claim["said"], lexicon=known.aliases)
    reading = softbounds.applied(reading, known.bounds)
    reading = _of_speaker(_with_columns(reading, claim), claim, known.aliases)
    return corrected(reading, claim["corrections"])


def _of_speaker(reading: Reading, claim: Work, lexicon: dict[str, str]) -> Reading:
    """Say whose "our own" are, and whose soldiers an army counts: those of the source.

    By the source's name, or else by its side; only where the text names no other.
    """
    own = actors.side(aliases.words(claim["source"], lexicon)) or actors.side(
        aliases.words(claim["affiliation"], lexicon)
    )
    ours = own or fold(claim["affiliation"] or "")
    alone = all(actors.same_side(own, each.key) for each in reading.actors)
    quantities = tuple(
        replace(q, side=ours)
        if ours and q.side == "speaker"
        else replace(q, side=own)
        if own and alone and not q.side and q.counted == "soldiers"
        else q
        for q in reading.quantities
    )
    return reading if quantities == reading.quantities else replace(reading, quantities=quantities)


def _with_columns(reading: Reading, claim: Work) -> Reading:
    """Put the imported columns actor, measure, low and high in the place of the figure read."""
    if claim["low"] is None:
        return reading
    measure, actor = claim["measure"] or "", claim["actor"] or ""
    given = Quantity(
        low=float(claim["low"]),
        high=None if claim["high"] is None else float(claim["high"]),
        hedge="exact" if claim["low"] == claim["high"] else "range",
        soft=False,
        counted="",
        noun="",
        unit="",
        role=fold(measure),
        side=fold(actor),
        subset=False,
        negated=False,
        possible=False,
        text=reading.text,
        span=(0, len(reading.text)),
    )
    same = [q for q in reading.quantities if q.role == given.role]
    if len(same) == 1:
        read_one = same[0]
        given = replace(
            read_one,
            low=given.low,
            high=given.high,
            hedge=given.hedge,
            soft=False,
            side=given.side or read_one.side,
        )
    rest = tuple(q for q in reading.quantities if q not in same)
    return replace(reading, quantities=(*rest, given))


def corrected(reading: Reading, slots: dict[str, Any]) -> Reading:
    """Return the reading with the analyst's slots in the place of what was read.

    A slot is the name of a part of the reading (`quantities`, `polarity`, ...) with its JSON
    value, as `read --json` prints it; parts not named stay as read. What is said of the whole,
    polarity and modality, holds for its clauses, too: rules ask these.
    """
    if not slots:
        return reading
    whole: dict[str, Any] = {key: slots[key] for key in ("polarity", "modality") if key in slots}
    if whole and "clauses" not in slots:
        reading = _as_a_whole(reading, whole)
    data = to_dict(reading)
    return from_dict({**data, **{key: value for key, value in slots.items() if key in data}})


def _as_a_whole(reading: Reading, told: dict[str, Any]) -> Reading:
    """Return the reading with what its clauses were read as, where that was wrong of the whole.

    What such a clause answers was read with it, and is left out.
    """
    turned = [
        any(getattr(clause, key) == getattr(reading, key) != value for key, value in told.items())
        for clause in reading.clauses
    ]
    figures: dict[str, Any] = {}
    if "polarity" in told:
        figures["negated"] = told["polarity"] != "affirmed"
    if "modality" in told:
        figures["possible"] = told["modality"] not in ("fact", "reported")
    return replace(
        reading,
        clauses=tuple(
            replace(clause, **told) if turn else clause
            for clause, turn in zip(reading.clauses, turned, strict=True)
        ),
        quantities=tuple(
            replace(q, **figures) if 0 <= q.clause < len(turned) and turned[q.clause] else q
            for q in reading.quantities
        ),
        outcomes=tuple(each for each in reading.outcomes if not turned[each.clause]),
    )


def load(data: Iterable[tuple[int, str]]) -> dict[int, Reading]:
    """Return stored readings as values, by claim number."""
    return {n: from_dict(json.loads(text)) for n, text in data}
