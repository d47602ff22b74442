"""Tables of what is derived from claims and decisions: all of it can be thrown away and rebuilt."""

from __future__ import annotations

DERIVED: tuple[str, ...] = (
    # data is the Reading as JSON; tokens its canonical tokens, space-joined, for FTS.
    """CREATE TABLE reading (
        claim_n INTEGER PRIMARY KEY REFERENCES claim(n),
        version INTEGER NOT NULL,
        data TEXT NOT NULL,
        tokens TEXT NOT NULL
    ) STRICT""",
    # Claims whose derived rows are out of date: 0 to read, 1 to compare, 2 to group.
    """CREATE TABLE pending (
        claim_n INTEGER PRIMARY KEY REFERENCES claim(n),
        stage INTEGER NOT NULL CHECK (stage IN (0, 1, 2))
    ) STRICT""",
    "CREATE INDEX pending_stage ON pending(stage, claim_n)",
    """CREATE TABLE pair (
        a_n INTEGER NOT NULL REFERENCES claim(n),
        b_n INTEGER NOT NULL REFERENCES claim(n),
        score REAL NOT NULL,
        band TEXT NOT NULL CHECK (band IN ('AUTO', 'CONFLICT', 'REVIEW', 'NO')),
        relation TEXT NOT NULL,
        kind TEXT NOT NULL,
        strength REAL NOT NULL,
        tier TEXT NOT NULL,
        rule TEXT NOT NULL,
        explanation TEXT NOT NULL,
        dissolves TEXT NOT NULL,
        question TEXT NOT NULL,
        answer_a TEXT NOT NULL,
        answer_b TEXT NOT NULL,
        marks TEXT NOT NULL,
        broader TEXT NOT NULL,
        PRIMARY KEY (a_n, b_n),
        CHECK (a_n < b_n)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX pair_b ON pair(b_n)",
    # Every pair that was compared, those too that are not worth a row of `pair`: each row holds
    # some of them, ascending, as 8-byte numbers (a_n * 2**32 + b_n, little-endian).
    """CREATE TABLE compared (
        part INTEGER PRIMARY KEY,
        pairs BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE cluster (
        id TEXT PRIMARY KEY,
        claim_n INTEGER NOT NULL REFERENCES claim(n),
        event_id INTEGER REFERENCES event(id)
    ) STRICT""",
    """CREATE TABLE cluster_claim (
        claim_n INTEGER PRIMARY KEY REFERENCES claim(n),
        cluster_id TEXT NOT NULL REFERENCES cluster(id),
        broader INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX cluster_claim_cluster ON cluster_claim(cluster_id)",
    # Ids that clusters had and have no more: given only to the very same claims (their ids, joined
    # by blanks) again, as by an undo.
    """CREATE TABLE retired_cluster (
        id TEXT PRIMARY KEY,
        members TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE contradiction (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        strength REAL NOT NULL,
        tier TEXT NOT NULL CHECK (tier IN ('conflict', 'possible', 'minor')),
        question TEXT NOT NULL,
        event_id INTEGER REFERENCES event(id),
        a_n INTEGER NOT NULL REFERENCES claim(n),
        b_n INTEGER NOT NULL REFERENCES claim(n),
        rule TEXT NOT NULL,
        explanation TEXT NOT NULL,
        dissolves TEXT NOT NULL,
        answer_a TEXT NOT NULL,
        answer_b TEXT NOT NULL,
        marks TEXT NOT NULL,
        same_source INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE contradiction_claim (
        contradiction_id TEXT NOT NULL REFERENCES contradiction(id),
        side TEXT NOT NULL CHECK (side IN ('a', 'b')),
        claim_n INTEGER NOT NULL REFERENCES claim(n),
        PRIMARY KEY (contradiction_id, side, claim_n)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX contradiction_claim_claim ON contradiction_claim(claim_n)",
    # One row a run of the scores: engine version and parameters, so that a score can be redone.
    """CREATE TABLE score_run (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        engine TEXT NOT NULL,
        parameters TEXT NOT NULL,
        log_seq INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE source_score (
        source_id INTEGER PRIMARY KEY REFERENCES source(id),
        data TEXT NOT NULL
    ) STRICT""",
    # Who repeats whom, by facts; repeats and because are empty for a root, origin for a claim
    # that names nobody.
    """CREATE TABLE origin (
        claim TEXT PRIMARY KEY,
        origin TEXT NOT NULL,
        repeats TEXT NOT NULL,
        because TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE dispute (
        id TEXT PRIMARY KEY,
        question TEXT NOT NULL,
        event_id INTEGER REFERENCES event(id),
        answers INTEGER NOT NULL,
        data TEXT NOT NULL
    ) STRICT""",
    # Of the model that derived_state names; float16, little end first. Of the translation where the
    # claim has one, so that a changed one is seen.
    """CREATE TABLE vector (
        claim_n INTEGER PRIMARY KEY REFERENCES claim(n),
        translation TEXT NOT NULL,
        vector BLOB NOT NULL
    ) STRICT""",
    # What a language model answered; the key is a hash over the model and both texts.
    """CREATE TABLE inference (
        key TEXT PRIMARY KEY,
        contradiction REAL NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # What the derived part was made from: key/value (reader version, log sequence, words counted).
    """CREATE TABLE derived_state (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE claim_fts USING fts5(
        text, tokens, tokenize='porter unicode61 remove_diacritics 2'
    )""",
)
