"""What differs between the derived part of two stores: a stored one, and one made anew."""

from __future__ import annotations

from claimtrack.store.connection import Store
from claimtrack.store.pairs import PAIR_COLUMNS

# Table -> what names a row, what it holds. The run of the scores is compared without its sequence.
DERIVED = {
    "reading": ("claim_n", "version, data, tokens"),
    "claim_fts": ("rowid", "text, tokens"),
    "pair": ("a_n, b_n", ", ".join(PAIR_COLUMNS)),
    "cluster": ("id", "claim_n, event_id"),
    "cluster_claim": ("claim_n", "cluster_id, broader"),
    "contradiction": (
        "id",
        "kind, strength, tier, question, event_id, a_n, b_n, rule, explanation, dissolves, "
        "answer_a, answer_b, marks, same_source",
    ),
    "contradiction_claim": ("contradiction_id, side, claim_n", "1"),
    "source_score": ("source_id", "data"),
    "score_run": ("id", "engine, parameters"),
    "origin": ("claim", "origin, repeats, because"),
    "dispute": ("id", "question, event_id, answers, data"),
}


def differences(stored: Store, made: Store, tables: dict[str, tuple[str, str]]) -> list[str]:
    """Return a sentence for each table whose rows differ."""
    found = []
    for table, (key, columns) in tables.items():
        here, there = _rows(stored, table, key, columns), _rows(made, table, key, columns)
        both = here.keys() & there.keys()
        wrong = [(name, "differs") for name in both if here[name] != there[name]]
        wrong += [(name, "is too many") for name in here.keys() - there.keys()]
        wrong += [(name, "is missing") for name in there.keys() - here.keys()]
        if wrong:
            (name, what), count = min(wrong), len(wrong)
            row = " ".join(map(str, name))
            more = f", and {count - 1:,} more" if count > 1 else ""
            found.append(f"{table}: row {row} {what}{more}")
    return found


def _rows(store: Store, table: str, key: str, columns: str) -> dict[tuple[object, ...], object]:
    width = key.count(",") + 1
    return {
        tuple(row)[:width]: tuple(row)[width:]
        for row in store.rows(f"SELECT {key}, {columns} FROM {table}")
    }
