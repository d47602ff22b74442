"""What only one of two claims says became of somebody: that they died, how many were hurt."""

from __future__ import annotations

from claimtrack.model import Reading, Similarity
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import tongue


def death_left(a: Reading, b: Reading, similarity: Similarity) -> str:
    """Return the word by which only one claim says that somebody died; "" where both do."""
    dead = lexicons.words("figures.befell.dead")
    mine, theirs = dead.intersection(a.tokens), dead.intersection(b.tokens)
    if bool(mine) == bool(theirs) or not tongue(a) == tongue(b) == "en":
        return ""
    spare = dict(similarity.unmatched_a if mine else similarity.unmatched_b)
    return next((word for word in ("kill", "dead") if word in spare), "")


_BEFELL = frozenset(["killed", "wounded", "missing", "arrested", "infected"])


def role_left(a: Reading, b: Reading, similarity: Similarity) -> str:
    """Return what only one claim says happened to as many: "20 on board", "20 drowned"."""
    sides = (a, b, similarity.unmatched_a), (b, a, similarity.unmatched_b)
    for reading, other, unmatched in sides:
        for q in reading.quantities:
            told = q.role in _BEFELL and 0 <= q.clause < len(reading.clauses)
            if told and any(word == reading.clauses[q.clause].head for word, _ in unmatched):
                bare = (p for p in other.quantities if not p.role and not p.unit)
                if any((p.low, p.high) == (q.low, q.high) for p in bare):
                    return q.role
    return ""
