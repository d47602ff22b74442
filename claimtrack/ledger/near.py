"""Which claims of the ledger are nearest to a text, and how each stands to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimtrack.ledger.compare import compared
from claimtrack.ledger.fields import soft_bounds
from claimtrack.matching import retrieval, weights
from claimtrack.model import Circumstances, Reading, Relation, Similarity
from claimtrack.reading import from_dict, read, softbounds
from claimtrack.store import claims, corrections, readings, textindex, vectors
from claimtrack.store.connection import Fields, Store

if TYPE_CHECKING:
    from claimtrack.matching.embed import Embedder

CANDIDATES = 50  # of each look into the index; both together held every true pair (MATCHING.md)
BY_MEANING = 20  # nearest vectors, where the ledger has them
LOOKED = 15  # the best by similarity, whose relation has a say in their order
AGAINST = frozenset(("contradicts", "revises"))
Stands = Callable[[Fields, Reading], tuple[Relation, Similarity]]
SCORED = 1000  # what one look found near and the other did not is still scored by both


@dataclass(slots=True)
class Nearest:
    """Answers "has this been claimed before?" for one text after another."""

    store: Store
    embedder: str | None = None
    _asked: Embedder | None = None
    _ns: Any = None
    _matrix: Any = None

    def __post_init__(self) -> None:
        if not (self.embedder or vectors.model(self.store)[0]):
            return
        from claimtrack.ledger import embedding

        self._asked = embedding.asking(self.store, self.embedder)
        if self._asked is not None:
            self._ns, self._matrix = embedding.matrix_of(self.store)

    def find(
        self, text: str, *, said: str | None = None, lang: str | None = None, limit: int = 5,
        claim: int | None = None,
    ) -> list[dict[str, Any]]:  # fmt: skip
        """Return {n, score, relation, reasons} of the nearest claims, best first.

        Ranked by similarity; a claim that cannot be true beside the text steps back a little, so
        that one which says the same comes before its near-misses. Nothing is hidden. A text that
        is a claim of the ledger is not near itself, and stands to others as `match` has it: with
        its event, its source and what the analyst corrected.
        """
        aliases = corrections.word_aliases(self.store)
        reading = read(retrieval.cleaned(text), lang=lang, said=said, lexicon=aliases)
        reading = softbounds.applied(reading, soft_bounds(corrections.settings(self.store)))
        query = retrieval.query(text, reading.tokens)
        hits = {
            column: dict(textindex.nearest(self.store, words, column, SCORED))
            for column, words in ((textindex.TEXT, query.words), (textindex.TOKENS, query.tokens))
        }
        ns = {n for found in hits.values() for n in list(found)[:CANDIDATES]}
        cosines = self._cosines(query.text or text, ns)
        ns.update(cosines)
        listed = claims.listed(self.store, ns=sorted(ns))
        rows = [row for row in listed if row["status"] == "active" and row["n"] != claim]
        ranked = retrieval.rank(
            query,
            [row["text"] for row in rows],
            [hits[textindex.TEXT].get(row["n"]) for row in rows],
            [hits[textindex.TOKENS].get(row["n"]) for row in rows],
            [cosines.get(row["n"], 0.0) for row in rows] if cosines else None,
        )
        looked = ranked[: max(limit, LOOKED)]
        near = [rows[at]["n"] for at, _ in looked]
        held = readings.readings(self.store, near)
        stands = self._as_text(reading, said)
        if claim is not None:
            stands = self._as_claim(claim, near)
        found = []
        for at, score in looked:
            n = rows[at]["n"]
            relation, match = stands(rows[at], from_dict(json.loads(held[n])))
            against = relation.relation in AGAINST
            found.append(
                {
                    "n": n,
                    "score": round(retrieval.lowered(score, len(rows)) if against else score, 4),
                    "relation": relation.relation,
                    "reasons": reasons(relation, match),
                }
            )
        return sorted(found, key=lambda each: -each["score"])[:limit]

    def _cosines(self, text: str, ns: set[int]) -> dict[int, float]:
        """Return the cosine of a text with the nearest by meaning and with the given claims."""
        if self._asked is None:
            return {}
        from claimtrack.matching import embed

        near = embed.cosines(self._matrix, self._asked.query(text))
        rows = {int(self._ns[row]): row for row in embed.best(near, BY_MEANING)}
        for n, row in zip(sorted(ns), self._ns.searchsorted(sorted(ns)).tolist(), strict=True):
            if row < len(self._ns) and self._ns[row] == n:
                rows[n] = row
        return {n: float(near[row]) for n, row in rows.items()}

    def _as_text(self, reading: Reading, said: str | None) -> Stands:
        """Return how a text of which nothing else is known stands to each claim."""

        def stands(row: Fields, other: Reading) -> tuple[Relation, Similarity]:
            pair = Circumstances(same_event=None, a_said=said, b_said=row["said"])
            return compared(reading, other, pair, weights.shipped)

        return stands

    def _as_claim(self, claim: int, others: Sequence[int]) -> Stands:
        """Return how a claim of the ledger stands to each of the others."""
        from claimtrack.ledger import comparing

        facts = comparing.facts_of(self.store, [claim, *others])
        reading = from_dict(json.loads(readings.readings(self.store, [claim])[claim]))

        def stands(row: Fields, other: Reading) -> tuple[Relation, Similarity]:
            return comparing.of_claims((facts[claim], reading), (facts[row["n"]], other))

        return stands


def reasons(relation: Relation, match: Similarity) -> list[str]:
    """Return what speaks for and against a match: shared words, the rule, what only one says."""
    shared = [one if one == other else f"{one}~{other}" for one, other, _ in match.shared]
    told = [f"shares {', '.join(shared[:8])}"] if shared else []
    if relation.explanation:
        told.append(f"{relation.rule}: {relation.explanation}")
    rest = [word for word, _ in (*match.unmatched_a, *match.unmatched_b)]
    if rest:
        told.append(f"only one says {', '.join(rest[:8])}")
    return told
