"""Which claims of the ledger are nearest to a text, and how each stands to it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from claimtrack.ledger.compare import compared
from claimtrack.matching import retrieval, weights
from claimtrack.model import Circumstances, Reading, Relation, Similarity
from claimtrack.reading import from_dict, read
from claimtrack.store import claims, corrections, readings, textindex
from claimtrack.store.connection import Store

CANDIDATES = 50  # of each look into the index; both together held every true pair (MATCHING.md)
SCORED = 1000  # what one look found near and the other did not is still scored by both


@dataclass(slots=True)
class Nearest:
    """Answers "has this been claimed before?" for one text after another."""

    store: Store

    def find(
        self, text: str, *, said: str | None = None, lang: str | None = None, limit: int = 5
    ) -> list[dict[str, Any]]:
        """Return {n, score, relation, reasons} of the nearest claims, best first.

        Ranked by similarity only: what the readings say against a match labels it and hides
        nothing.
        """
        aliases = corrections.word_aliases(self.store)
        reading = read(retrieval.cleaned(text), lang=lang, said=said, lexicon=aliases)
        query = retrieval.query(text, reading.tokens)
        hits = {
            column: dict(textindex.nearest(self.store, words, column, SCORED))
            for column, words in ((textindex.TEXT, query.words), (textindex.TOKENS, query.tokens))
        }
        ns = sorted({n for found in hits.values() for n in list(found)[:CANDIDATES]})
        rows = [row for row in claims.listed(self.store, ns=ns) if row["status"] == "active"]
        ranked = retrieval.rank(
            query,
            [row["text"] for row in rows],
            [hits[textindex.TEXT].get(row["n"]) for row in rows],
            [hits[textindex.TOKENS].get(row["n"]) for row in rows],
        )
        held = readings.readings(self.store, [rows[at]["n"] for at, _ in ranked[:limit]])
        found = []
        for at, score in ranked[:limit]:
            n = rows[at]["n"]
            other = from_dict(json.loads(held[n]))
            relation, match = self._stands(reading, other, said, rows[at]["said"])
            found.append(
                {
                    "n": n,
                    "score": round(score, 4),
                    "relation": relation.relation,
                    "reasons": reasons(relation, match),
                }
            )
        return found

    def _stands(
        self, a: Reading, b: Reading, a_said: str | None, b_said: str | None
    ) -> tuple[Relation, Similarity]:
        pair = Circumstances(same_event=None, a_said=a_said, b_said=b_said)
        return compared(a, b, pair, weights.shipped)


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
