"""The tables people's work lives in, and the views for those who query the file themselves."""

from __future__ import annotations

# `undone` is the log's sequence number of the undo that took a row back, 0 while it stands:
# nothing is ever deleted, so that an undo can be undone.
TABLES: tuple[str, ...] = (
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        slug TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE CHECK (name <> ''),
        kind TEXT NOT NULL DEFAULT '',
        affiliation TEXT NOT NULL DEFAULT '',
        parent_id INTEGER REFERENCES source(id),
        is_source INTEGER NOT NULL DEFAULT 1 CHECK (is_source IN (0, 1)),
        note TEXT NOT NULL DEFAULT '',
        merged_into INTEGER REFERENCES source(id),
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE source_alias (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source(id),
        alias TEXT NOT NULL CHECK (alias <> ''),
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE rating (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source(id),
        letter TEXT NOT NULL CHECK (letter IN ('A', 'B', 'C', 'D', 'E', 'F')),
        date TEXT NOT NULL,
        reason TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE event (
        id INTEGER PRIMARY KEY,
        slug TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL UNIQUE CHECK (title <> ''),
        place TEXT NOT NULL DEFAULT '',
        start TEXT NOT NULL DEFAULT '',
        "end" TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        merged_into INTEGER REFERENCES event(id),
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE batch (
        id INTEGER PRIMARY KEY,
        file TEXT NOT NULL,
        claims INTEGER NOT NULL,
        digest TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE claim (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        source_id INTEGER NOT NULL REFERENCES source(id),
        text TEXT NOT NULL CHECK (text <> ''),
        said TEXT,
        recorded TEXT NOT NULL,
        event_id INTEGER REFERENCES event(id),
        place TEXT,
        url TEXT,
        lang TEXT,
        note TEXT,
        translation TEXT,
        credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
        basis TEXT CHECK (basis IN ('witnessed', 'deduced', 'induced', 'told', 'unknown')),
        question TEXT,
        answer TEXT,
        actor TEXT,
        measure TEXT,
        low REAL,
        high REAL,
        extra TEXT,
        batch_id INTEGER REFERENCES batch(id), -- no index: only an undo looks, once, at all rows
        status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'retracted')),
        undone INTEGER NOT NULL DEFAULT 0,
        CHECK ((question IS NULL) = (answer IS NULL)),
        CHECK (low IS NULL OR high IS NULL OR low <= high)
    ) STRICT""",
    "CREATE INDEX claim_source ON claim(source_id)",
    "CREATE INDEX claim_event ON claim(event_id) WHERE event_id IS NOT NULL",
    # How a statement reached us: reporters in order; the claimant is the claim's own source.
    """CREATE TABLE chain (
        claim_n INTEGER NOT NULL REFERENCES claim(n),
        position INTEGER NOT NULL CHECK (position >= 0),
        source_id INTEGER NOT NULL REFERENCES source(id),
        PRIMARY KEY (claim_n, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX chain_source ON chain(source_id)",
    # What the analyst put in the place of what was read: one slot of a reading, as JSON.
    """CREATE TABLE correction (
        id INTEGER PRIMARY KEY,
        claim_n INTEGER NOT NULL REFERENCES claim(n),
        slot TEXT NOT NULL,
        value TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX correction_claim ON correction(claim_n)",
    """CREATE TABLE decision (
        id INTEGER PRIMARY KEY,
        a_n INTEGER NOT NULL REFERENCES claim(n),
        b_n INTEGER NOT NULL REFERENCES claim(n),
        decision TEXT NOT NULL CHECK (decision IN ('same', 'different', 'unsure')),
        score REAL,
        reason TEXT NOT NULL DEFAULT '',
        user TEXT NOT NULL,
        time TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0,
        CHECK (a_n < b_n)
    ) STRICT""",
    "CREATE INDEX decision_a ON decision(a_n)",
    "CREATE INDEX decision_b ON decision(b_n)",
    """CREATE TABLE verdict (
        id INTEGER PRIMARY KEY,
        claim_n INTEGER NOT NULL REFERENCES claim(n),
        value TEXT NOT NULL CHECK (value IN
            ('true', 'mostly-true', 'mixed', 'mostly-false', 'false', 'unverifiable')),
        reason TEXT NOT NULL,
        evidence TEXT NOT NULL DEFAULT '[]',
        assessor TEXT NOT NULL,
        time TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX verdict_claim ON verdict(claim_n)",
    # Confirmed or dismissed, with the claims it was shown with (JSON {"a": [ids], "b": [ids]}).
    """CREATE TABLE settlement (
        id INTEGER PRIMARY KEY,
        contradiction TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('confirmed', 'dismissed')),
        rule TEXT NOT NULL,
        reason TEXT NOT NULL,
        shown TEXT NOT NULL,
        user TEXT NOT NULL,
        time TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX settlement_contradiction ON settlement(contradiction)",
    # A word that stands for another when claims are read and matched.
    """CREATE TABLE alias (
        id INTEGER PRIMARY KEY,
        word TEXT NOT NULL CHECK (word <> ''),
        meaning TEXT NOT NULL CHECK (meaning <> ''),
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    # A file that a claim rests on. Its bytes lie in the folder beside the ledger, named by their
    # hash; `redacted` is the log's number of the redaction that took them away, 0 while they stay.
    """CREATE TABLE evidence (
        id INTEGER PRIMARY KEY,
        claim_n INTEGER NOT NULL REFERENCES claim(n),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND NOT sha256 GLOB '*[^0-9a-f]*'),
        size INTEGER NOT NULL CHECK (size >= 0),
        media_type TEXT NOT NULL,
        name TEXT NOT NULL,
        redacted INTEGER NOT NULL DEFAULT 0,
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX evidence_claim ON evidence(claim_n)",
    # Where a file says it: TextQuote and TextPosition selectors of the W3C's Web Annotation.
    """CREATE TABLE quote (
        id INTEGER PRIMARY KEY,
        evidence_id INTEGER NOT NULL REFERENCES evidence(id),
        exact TEXT NOT NULL CHECK (exact <> ''),
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX quote_evidence ON quote(evidence_id)",
    """CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # The chain holds digests and not what was told, so that a name can be taken out of it for
    # good: `digest` is SHA-256 over the salt, user, summary and changes (journal.py says how).
    """CREATE TABLE log (
        seq INTEGER PRIMARY KEY,
        time TEXT NOT NULL,
        user TEXT NOT NULL,
        command TEXT NOT NULL,
        summary TEXT NOT NULL,
        changes TEXT NOT NULL,
        undoes INTEGER REFERENCES log(seq),
        salt TEXT NOT NULL,
        digest TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT""",
)

VIEWS: tuple[str, ...] = (
    """CREATE VIEW claims_view AS
        SELECT c.id, s.name AS source, c.text, c.said, e.title AS event, c.place, c.url, c.lang,
               c.recorded, c.status, k.cluster_id AS cluster,
               (SELECT group_concat(r.name, '; ') FROM (
                    SELECT v.name FROM chain h JOIN source v ON v.id = h.source_id
                    WHERE h.claim_n = c.n ORDER BY h.position) r) AS via,
               (SELECT v.value FROM verdict v WHERE v.claim_n = c.n AND v.undone = 0
                ORDER BY v.id DESC LIMIT 1) AS verdict
        FROM claim c
        JOIN source s ON s.id = c.source_id
        LEFT JOIN event e ON e.id = c.event_id
        LEFT JOIN cluster_claim k ON k.claim_n = c.n
        WHERE c.undone = 0""",
    """CREATE VIEW contradictions_view AS
        SELECT x.id, x.kind, x.strength, x.tier, x.question, e.title AS event,
               sa.name AS a_source, a.text AS a_text, sb.name AS b_source, b.text AS b_text,
               x.explanation, x.rule
        FROM contradiction x
        JOIN claim a ON a.n = x.a_n JOIN source sa ON sa.id = a.source_id
        JOIN claim b ON b.n = x.b_n JOIN source sb ON sb.id = b.source_id
        LEFT JOIN event e ON e.id = x.event_id""",
    """CREATE VIEW sources_view AS
        SELECT s.slug, s.name, s.kind, s.affiliation, p.name AS parent,
               (SELECT r.letter FROM rating r WHERE r.source_id = s.id AND r.undone = 0
                ORDER BY r.date DESC, r.id DESC LIMIT 1) AS reliability,
               (SELECT count(*) FROM claim c WHERE c.source_id = s.id AND c.undone = 0) AS claims,
               json_extract(k.data, '$.score') AS score,
               json_extract(k.data, '$.low') AS low,
               json_extract(k.data, '$.high') AS high,
               json_extract(k.data, '$.n') AS n
        FROM source s
        LEFT JOIN source p ON p.id = s.parent_id
        LEFT JOIN source_score k ON k.source_id = s.id
        WHERE s.undone = 0 AND s.merged_into IS NULL""",
)
