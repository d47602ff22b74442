"""Compare texts outside any ledger: read both, match their words, ask the decision table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from claimtrack.contradiction import relate
from claimtrack.errors import BadInput
from claimtrack.ledger.reader import check_date
from claimtrack.matching import bands, similarity, weights
from claimtrack.model import Circumstances, Reading, Relation, Similarity
from claimtrack.reading import public_dict, read, softbounds

Weight = Callable[[str], float]

SAME: Final = "same"
"""The two are about one event; None says that this is not known."""


def compare_texts(
    a: str,
    b: str,
    *,
    event: str | None = SAME,
    a_said: str | None = None,
    b_said: str | None = None,
    a_source: str | None = None,
    b_source: str | None = None,
    weight: Weight | None = None,
    lexicon: Mapping[str, str] | None = None,
    bounds: softbounds.Bounds | None = None,
) -> dict[str, Any]:
    """Return how two texts stand to each other, with both readings and how their words match.

    `event` None says that it is not known whether both are about one event. `weight` gives a
    canonical token's weight in [0, 1]; without it those of general text hold.
    `bounds` are those of conventions that the analyst has set.
    """
    left, right = (
        softbounds.applied(read(text, said=said, lexicon=lexicon), bounds or {})
        for text, said in ((a, a_said), (b, b_said))
    )
    pair = circumstances(event, a_said, b_said, a_source, b_source)
    return in_full(left, right, *compared(left, right, pair, weight or weights.shipped))


def in_full(left: Reading, right: Reading, answer: Relation, match: Similarity) -> dict[str, Any]:
    """Return the answer as `compare --json` has it, with both readings and how words match."""
    return {
        **row(answer, match),
        "a": public_dict(left),
        "b": public_dict(right),
        "similarity": {
            "score": round(match.score, 4),
            "unmatched": round(match.unmatched, 4),
            "shared": [[x, y, round(w, 4)] for x, y, w in match.shared],
            "unmatched_a": [[x, round(w, 4)] for x, w in match.unmatched_a],
            "unmatched_b": [[x, round(w, 4)] for x, w in match.unmatched_b],
        },
    }


def compared(
    a: Reading, b: Reading, pair: Circumstances, weight: Weight
) -> tuple[Relation, Similarity]:
    """Return how two readings stand to each other, and how far they share their words."""
    match = similarity.compare(a, b, weight)
    return relate(a, b, pair, match), match


def row(answer: Relation, match: Similarity) -> dict[str, Any]:
    """Return the answer as the keys of `compare --json`, but for the readings."""
    return {
        "relation": answer.relation,
        "kind": answer.kind,
        "strength": answer.strength,
        "tier": answer.tier,
        "same": bands.same(match, answer),
        "band": bands.band(match, answer),
        "score": round(match.score, 4),
        "rule": answer.rule,
        "explanation": answer.explanation,
        "dissolves": answer.dissolves,
        "question": answer.question,
        "answers": list(answer.answers),
        "broader": answer.broader,
        "marks_a": [list(span) for span in answer.marks_a],
        "marks_b": [list(span) for span in answer.marks_b],
    }


def circumstances(
    event: str | None,
    a_said: str | None = None,
    b_said: str | None = None,
    a_source: str | None = None,
    b_source: str | None = None,
) -> Circumstances:
    """Return what is known of a pair of texts beside the texts."""
    return Circumstances(
        same_event=None if event is None else True,
        chosen=True,
        same_source=bool(a_source) and a_source == b_source,
        a_said=a_said,
        b_said=b_said,
        a_source=source_keys(a_source),
        b_source=source_keys(b_source),
    )


@lru_cache(maxsize=10_000)
def source_keys(source: str | None) -> tuple[str, ...]:
    """Return the keys of the known actors in a source's name, with their sides."""
    if not source:
        return ()
    keys: dict[str, None] = {}
    for actor in read(source).actors:
        if actor.kind != "unknown":
            keys.update(dict.fromkeys(actor.sides))
    return tuple(keys)


def compare_rows(
    rows: Iterable[Mapping[str, Any]], *, weight: Weight | None = None,
    lexicon: Mapping[str, str] | None = None,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Yield an answer for each row, in order: rows with a and b, perhaps a_at, b_at, a_src, b_src.

    A row without `event` is of one event; `"event": null` says that this is not known. Raises
    BadInput, with the number of the row, where a text is missing.
    """
    for number, given in enumerate(rows, 1):
        for side in ("a", "b"):
            if not isinstance(given.get(side), str):
                raise BadInput(f"row {number}: {side}: a text is needed")
        for key in ("a_at", "b_at", "a_src", "b_src"):
            if not isinstance(given.get(key), str | None):
                raise BadInput(f"row {number}: {key}: a text is needed")
        for key in ("a_at", "b_at"):
            check_date(number, key, given.get(key))
        yield compare_texts(
            given["a"],
            given["b"],
            event=given.get("event", SAME),
            a_said=given.get("a_at"),
            b_said=given.get("b_at"),
            a_source=given.get("a_src"),
            b_source=given.get("b_src"),
            weight=weight,
            lexicon=lexicon,
        )
