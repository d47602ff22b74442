"""What a language model adds to `match`: contradictions where the decision table is silent.

Which model: the option `--nli`, else the setting, else the one that was heard before; `none` does
without. Its answers are kept with the ledger, so that what is derived can be made anew on a machine
that has no model. It overrules no gate and no row, and what it finds is never more than possible.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from claimtrack.ledger.findings import point_question
from claimtrack.matching import nli
from claimtrack.model import Circumstances, Reading
from claimtrack.store import corrections, readings, vectors
from claimtrack.store.connection import Store

NONE = "none"
SILENT = frozenset(("nothing against it", "not the same"))
"""What the table answers where no gate and no row of figures or words decides."""

Pair = tuple[int, int]
Asked = Mapping[Pair, tuple[tuple[str, str], float]]
"""What is left to a model: the texts of a pair, and how near they are by their words."""

load = lru_cache(maxsize=1)(nli.load)


def wanted(store: Store, option: str | None) -> str:
    """Return the folder of the model that is asked for; "" for none."""
    given = option or corrections.settings(store).get("nli") or vectors.judge(store)[1]
    return "" if given == NONE else nli.absolute(given)


def is_due(store: Store, option: str | None) -> bool:
    """Tell whether the ledger heard another model than the one asked for, or none."""
    return wanted(store, option) != vectors.judge(store)[1]


def settle(store: Store, option: str | None, *, rebuild: bool = False) -> None:
    """Have the ledger hear the model asked for; raises Usage or NotInstalled before any change.

    Every claim is compared again when a model comes in, is given up, or is another than before.
    """
    given, (held, heard) = wanted(store, option), vectors.judge(store)
    if given == heard and not (rebuild and option and given):
        return
    name = load(given).name if given else ""
    with store.write():
        vectors.put_judge(store, name, given)
        if (name, given) != (held, heard):
            readings.enqueue_compared(store)


def left_to_model(a: Reading, b: Reading, pair: Circumstances, rule: str) -> tuple[str, str] | None:
    """Return the two statements where the table is silent on them, None where it is not.

    Only in an established event, only between facts, and not where both give figures: these are
    for the table.
    """
    if pair.same_event is not True or rule not in SILENT or (a.quantities and b.quantities):
        return None
    if not {a.modality, b.modality} <= {"fact", "reported"}:
        return None
    said = tuple(each.text[slice(*each.statement)].strip() for each in (a, b))
    return (said[0], said[1]) if all(said) and said[0] != said[1] else None


def found(store: Store, asked: Asked) -> list[tuple[Any, ...]]:
    """Return the pairs that the ledger's model finds to contradict, as rows of PAIR_COLUMNS.

    What it answered before is taken from the ledger; new answers are kept there.
    """
    name, given = vectors.judge(store)
    if not name or not asked:
        return []
    keys = {pair: nli.key(name, texts) for pair, (texts, _) in asked.items()}
    known = vectors.inferred(store, sorted(set(keys.values())))
    fresh = {keys[pair]: texts for pair, (texts, _) in asked.items() if keys[pair] not in known}
    if fresh:
        model = load(given)
        nli.check_one_model(name, model.name)
        answers = dict(zip(fresh, model.contradict(list(fresh.values())), strict=True))
        with store.write():
            vectors.put_inferred(store, answers.items())
        known |= answers
    return [
        _row(pair, texts, near, name, known[keys[pair]])
        for pair, (texts, near) in asked.items()
        if known[keys[pair]] >= nli.LEAST
    ]


def _row(
    pair: Pair, texts: tuple[str, str], near: float, name: str, sure: float
) -> tuple[Any, ...]:
    band = "CONFLICT" if near >= nli.NEAR else "NO"
    why = f"no rule decides; the model {name} gives {sure:.2f} that they contradict each other"
    return (
        *pair, round(near, 6), band, "contradicts", "antonym", nli.STRENGTH, "possible", nli.RULE,
        why, "if a person who reads both sees no contradiction", point_question(texts[0]), "", "",
        json.dumps([[], []]), "",
    )  # fmt: skip
