"""The search index (FTS5) over texts and canonical tokens, brought up to date by `match`.

In bulk after an import and not by a trigger per row: 1,000,000 rows take 23 s against 72 s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimtrack.errors import ClaimtrackError, Usage
from claimtrack.store.connection import Store
from claimtrack.store.readings import chunks
from claimtrack.text import lazy_regex

TEXT, TOKENS = "text", "tokens"
# What one look for near claims may cost, in claims visited: a word that more than HELD claims hold
# is not asked for, nor more words than VISITED claims hold together. A ledger of up to VISITED
# claims is looked through for every word. Among 1,000,000 made-up claims both looks take 82 ms of
# CPU instead of 485 (median) and keep 0.965 of the ten best; with twice the bounds 159 ms, 0.980.
HELD = 10_000
VISITED = 20_000
_WORD = lazy_regex(r"\w+")


def refresh(store: Store, ns: Sequence[int]) -> None:
    """Index these claims anew; the row id of the index is the claim's number."""
    for part in chunks(ns):
        marks = ",".join("?" * len(part))
        store.execute(f"DELETE FROM claim_fts WHERE rowid IN ({marks})", tuple(part))
        store.execute(
            f"""INSERT INTO claim_fts(rowid, text, tokens)
                SELECT c.n, c.text, r.tokens FROM claim c JOIN reading r ON r.claim_n = c.n
                WHERE c.undone = 0 AND c.n IN ({marks})""",
            tuple(part),
        )


def search(store: Store, words: str, *, raw: bool = False, limit: int | None = None) -> list[int]:
    """Return the claims whose text holds all the words, best first (bm25, then number).

    Plain words need no care: each is quoted. `raw` takes FTS5 syntax and raises Usage on a slip.
    """
    query = words if raw else _quoted(words, " ")
    if not query.strip() or "\0" in query:
        return []
    try:
        return _matching(store, f"{{text}} : ({query})" if not raw else query, limit)
    except ClaimtrackError:
        raise
    except Exception as error:  # sqlite3.Error, behind the one door: a slip in the syntax
        if raw:
            raise Usage(f"cannot search for {words!r}: {error}", hint="leave --raw out") from None
        raise


def nearest(store: Store, words: Sequence[str], column: str, limit: int) -> list[tuple[int, float]]:
    """Return (claim, bm25; lower is nearer) of the claims that hold any of the words.

    bm25 visits every claim that holds one, so in a large ledger only the rarest are asked for,
    up to VISITED claims in all; where all are common, the claims that hold every one of them.
    """
    query = _affordable(store, dict.fromkeys(_WORD.findall(" ".join(words))), column)
    if not query:
        return []
    rows = store.rows(
        """SELECT rowid, rank FROM claim_fts WHERE claim_fts MATCH ?
           ORDER BY rank, rowid LIMIT ?""",
        (query, limit),
    )
    return [(row[0], row[1]) for row in rows]


def _affordable(store: Store, words: Iterable[str], column: str) -> str:
    """Return the query for any of the words that are rare enough; "" where there are none."""
    said = list(words)
    if int(store.value("SELECT coalesce(max(n), 0) FROM claim")) > VISITED:
        held = {word: _held(store, word, column) for word in said}
        rare, visited = [], 0
        for word in sorted(said, key=lambda word: held[word]):
            visited += held[word]
            if held[word] > HELD or visited > VISITED:
                break
            rare.append(word)
        if not any(held[word] for word in rare):
            return _column(column, _quoted(" ".join(word for word in said if held[word]), " "))
        said = [word for word in said if word in rare]
    return _column(column, _quoted(" ".join(said), " OR "))


def _held(store: Store, word: str, column: str) -> int:
    """Return how many claims hold a word, counted no further than just past HELD."""
    return int(
        store.value(
            """SELECT count(*) FROM (
                   SELECT 1 FROM claim_fts WHERE claim_fts MATCH ? LIMIT ?)""",
            (_column(column, _quoted(word, "")), HELD + 1),
        )
    )


def _column(column: str, query: str) -> str:
    return f"{{{column}}} : ({query})" if query else ""


def _matching(store: Store, query: str, limit: int | None) -> list[int]:
    rows = store.rows(
        "SELECT rowid FROM claim_fts WHERE claim_fts MATCH ? ORDER BY rank, rowid LIMIT ?",
        (query, -1 if limit is None else limit),
    )
    return [row[0] for row in rows]


def _quoted(words: str, joint: str) -> str:
    """Return the words as FTS5 strings, each once: quoting survives any sign."""
    return joint.join(f'"{word}"' for word in dict.fromkeys(_WORD.findall(words)))
