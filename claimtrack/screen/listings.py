"""The lists that commands print: keys for scripts (DESIGN, "JSON keys"), columns for people."""

from __future__ import annotations

from claimtrack.screen.listing import Column, Listing, Row
from claimtrack.screen.values import bar, moment, one_line, plain, share, short

ID = Column("id", show=lambda row: short(row["id"]), style="dim")
TEXT = Column("text", wide=True, show=lambda row: one_line(row["text"]))
WHERE = ("slug", "name", "kind", "affiliation", "parent", "reliability", "claims", "aliases")


def _who(row: Row) -> str:
    return " via ".join([row["source"], *row["via"]])


CLAIMS = Listing(
    "claims",
    ("id", "text", "source", "via", "event", "said", "recorded", "url", "place", "lang",
     "cluster", "status"),
    (
        ID,
        Column("said", style="dim", show=lambda row: moment(row["said"])),
        Column("source", show=_who),
        TEXT,
        Column("event", least=100),
        Column("status", least=120, show=lambda row: row.get("verdict") or row["status"]),
    ),
    none="no claim passes",
)  # fmt: skip

SOURCES = Listing(
    "sources",
    WHERE,
    (
        Column("slug", style="dim", least=100),
        Column("name", wide=True),
        Column("kind", least=80),
        Column("affiliation", "side"),
        Column("parent", least=120),
        Column("reliability", "letter"),
        Column("claims", right=True),
        Column("aliases", least=80, wide=True),
    ),
    none="no sources yet",
)

ALIKE = Listing(
    "alike sources",
    ("a", "b", "score", "because", "a_claims", "b_claims"),
    (
        Column("score", right=True, show=lambda row: share(row["score"])),
        Column("a", "source", wide=True),
        Column("b", "may be", wide=True),
        Column("because"),
        Column("a_claims", "claims", right=True, least=100),
        Column("b_claims", "claims", right=True, least=100),
    ),
    none="no two sources are alike",
)

EVENTS = Listing(
    "events",
    ("slug", "title", "place", "start", "end", "claims", "note"),
    (
        Column("slug", style="dim", least=100),
        Column("title", wide=True),
        Column("place"),
        Column("start"),
        Column("end"),
        Column("claims", right=True),
    ),
    none="no events yet",
)

SUGGESTIONS = Listing(
    "suggestions",
    ("id", "source", "text", "said", "event", "slug", "score", "reasons"),
    (
        ID,
        Column("score", right=True, show=lambda row: share(row["score"])),
        Column("event"),
        Column("source", least=100),
        TEXT,
        Column("reasons", wide=True, show=lambda row: "; ".join(row["reasons"])),
    ),
    none="no event is suggested for any claim",
)

LINKED = Listing("linked", ("id", "event"), (ID, Column("event", wide=True)), none="none linked")

SIMILAR = Listing(
    "similar",
    ("id", "source", "text", "score", "relation", "reasons", "extra"),
    (
        ID,
        Column("score", right=True, show=lambda row: share(row["score"])),
        Column("relation"),
        Column("source"),
        TEXT,
        Column("reasons", wide=True, least=120),
    ),
    none="nothing like it has been claimed",
)

RULES = Listing(
    "rules",
    ("name", "group", "sentence", "example"),
    (
        Column("name"),
        Column("group", least=100),
        Column("sentence", wide=True),
        Column("example", wide=True, least=80, show=lambda row: " / ".join(row["example"])),
    ),
)

CLUSTERS = Listing(
    "clusters",
    ("id", "text", "claims", "sources", "origins", "event"),
    (
        ID,
        Column("claims", right=True, show=lambda row: str(len(row["claims"]))),
        Column("origins", right=True),
        TEXT,
        Column("sources", wide=True),
        Column("event", least=120),
    ),
    none="no two claims say the same thing",
)

CONTRADICTIONS = Listing(
    "contradictions",
    ("id", "kind", "strength", "tier", "a", "b", "question", "explanation", "rule",
     "same_source", "status"),
    (
        ID,
        Column("kind"),
        Column("strength", right=True, show=lambda row: share(row["strength"])),
        Column("tier"),
        Column("question"),
        Column("a", show=lambda row: _quote(row["a"]), wide=True),
        Column("b", show=lambda row: _quote(row["b"]), wide=True),
        Column("explanation", wide=True),
        Column("status"),
    ),
    none="no open contradiction",
)  # fmt: skip


def _quote(side: Row) -> str:
    more = f" (and {len(side['claims']) - 1} more)" if len(side.get("claims", ())) > 1 else ""
    return f"{side['source']}: {one_line(side['text'])}{more}"


DISPUTES = Listing(
    "disputes",
    ("id", "question", "event", "answers", "low", "high", "best", "rule"),
    (
        ID,
        Column("question", wide=True),
        Column("answers", wide=True, show=lambda row: _answers(row["answers"])),
        Column("low", right=True),
        Column("best", right=True),
        Column("high", right=True),
        Column("rule"),
        Column("event", least=120),
    ),
    none="no question has rival answers",
)


def _answers(answers: list[Row]) -> str:
    return " / ".join(
        f"{answer['answer']} ({answer['origins']}, {share(answer['belief'])})" for answer in answers
    )


CREDIBILITY = Listing(
    "credibility",
    ("source", "score", "low", "high", "n", "reliability", "claims", "verdicts", "corroborated",
     "contradicted", "origins", "reasons", "proposed", "affiliation", "kind", "judged"),
    (
        Column("source", wide=True),
        Column("affiliation", "side", least=100),
        Column("reliability", "letter"),
        Column("proposed", "prop.", least=80),
        Column("score", right=True, show=lambda row: share(row["score"])),
        Column("interval", "90 %", show=lambda row: _span(row)),
        Column("bar", "0 · 1", show=lambda row: bar(row["low"], row["high"], row["score"], 16),
               least=80),
        Column("n", right=True),
        Column("verdicts", wide=True, least=160),
        Column("claims", right=True, least=140),
        Column("corroborated", "agreed", right=True, least=120),
        Column("contradicted", "opposed", right=True, least=120),
        Column("origins", right=True, least=140),
        Column("judged", right=True, least=80,
               show=lambda row: f"{row['judged']:.0%}" if row.get("judged") else ""),
        Column("reasons", wide=True, least=200),
    ),
    none="no source passes",
)  # fmt: skip


def _span(row: Row) -> str:
    return "" if row["low"] is None else f"{share(row['low'])}-{share(row['high'])}"


DECISIONS = Listing(
    "decisions",
    ("id", "a", "b", "decision", "score", "reason", "user", "time", "conflicts"),
    (
        Column("id", right=True),
        Column("decision"),
        Column("a", show=lambda row: _pair_text(row, "a"), wide=True),
        Column("b", show=lambda row: _pair_text(row, "b"), wide=True),
        Column("user", least=100),
        Column("time", least=100),
        Column("conflicts", least=80),
    ),
    none="no decisions yet",
)


def _pair_text(row: Row, side: str) -> str:
    return f"{short(row[side])} {one_line(row.get(f'{side}_text') or '')}"


VERDICTS = Listing(
    "verdicts",
    ("id", "claim", "value", "text", "reason", "evidence", "assessor", "time", "counts",
     "rests_on"),
    (
        Column("claim", show=lambda row: short(row["claim"]), style="dim"),
        Column("value", "verdict", show=lambda row: row["value"] + ("" if row["counts"] else " *")),
        Column("text", wide=True, show=lambda row: one_line(row["text"])),
        Column("reason", "because", wide=True),
        Column("evidence", wide=True, least=100, show=lambda row: _evidence(row["evidence"])),
        Column("rests_on", wide=True, show=lambda row: _grounds(row["rests_on"])),
        Column("assessor", least=120),
        Column("time", "date", least=100, show=lambda row: row["time"][:10]),
    ),
    none="no verdicts yet",
)  # fmt: skip


def _evidence(items: list[str]) -> str:
    ids = set("0123456789abcdef")
    return "; ".join(short(each) if len(each) == 32 and set(each) <= ids else each
                     for each in items)  # fmt: skip


def _grounds(rests_on: list[Row]) -> str:
    return "; ".join(f"{short(each['claim'])} ({each['how']})" for each in rests_on)


ALIASES = Listing(
    "aliases", ("word", "meaning"), (Column("word"), Column("meaning")), none="no aliases yet"
)

PROPOSED = Listing(
    "proposed aliases",
    ("word", "meaning", "pairs"),
    (
        Column("word"),
        Column("meaning"),
        Column("pairs", right=True, show=lambda row: str(len(row["pairs"]))),
        Column("first", "first pair", show=lambda row: _ids(row["pairs"][0]), style="dim"),
    ),
    none="accepted pairs propose no alias",
)

SETTINGS = Listing(
    "settings", ("key", "value"), (Column("key"), Column("value", wide=True)),
    none="nothing is set",
)  # fmt: skip

LOG = Listing(
    "log",
    ("seq", "time", "user", "command", "summary", "undoes"),
    (
        Column("seq", "#", right=True),
        Column("time", style="dim"),
        Column("user"),
        Column("command"),
        Column("summary", wide=True),
        Column("undone", "undone by", least=100),
    ),
    none="nothing has been done yet",
)

CHANGES = Listing(
    "changes",
    ("change", "id", "source", "text", "event", "before", "after"),
    (
        Column("change"),
        Column("id", show=lambda row: short(row["id"]), style="dim"),
        Column("source", wide=True),
        Column("text", wide=True, show=lambda row: one_line(row["text"] or "")),
        Column("before", wide=True, show=lambda row: _state(row["before"])),
        Column("after", wide=True, show=lambda row: _state(row["after"])),
        Column("event", least=160),
    ),
    none="nothing has changed since",
)


def _state(value: str | float | None) -> str:
    return share(value) if isinstance(value, float) else one_line(plain(value))


FINDINGS = Listing(
    "findings",
    ("check", "finding", "repaired"),
    (
        Column("check"),
        Column("finding", wide=True),
        Column("repaired", "", show=lambda row: "repaired" if row.get("repaired") else ""),
    ),
    none="nothing is wrong",
)

EVIDENCE = Listing(
    "evidence",
    ("id", "claim", "name", "media_type", "size", "sha256", "file", "redacted", "quotes"),
    (
        Column("id", "#", right=True),
        Column("claim", show=lambda row: short(row["claim"]), style="dim"),
        Column("name", wide=True),
        Column("media_type", "type"),
        Column("size", right=True, show=lambda row: f"{row['size']:,}"),
        Column("sha256", show=lambda row: "redacted" if row["redacted"] else row["sha256"][:12]),
        Column("quotes", wide=True, show=lambda row: quoted(row)),
    ),
    none="no evidence yet",
)


def quoted(row: Row) -> str:
    """Return the quotes of a file, each with its place in the text."""
    return "; ".join(
        f"“{one_line(quote['exact'])}” at {quote['start']:,}" for quote in row["quotes"]
    )


NEXT = Listing(
    "next",
    ("id", "source", "text", "question", "answer", "belief", "because"),
    (
        ID,
        Column("source"),
        TEXT,
        Column("question", wide=True, least=80),
        Column("belief", right=True, show=lambda row: share(row["belief"])),
        Column("because", wide=True),
    ),
    none="no verdict would teach anything",
)

TIMELINE = Listing(
    "timeline",
    ("said", "id", "source", "side", "text", "event", "contradicts", "revises", "repeats"),
    (
        Column("said", style="dim"),
        ID,
        Column("source"),
        Column("side"),
        TEXT,
        Column("contradicts", show=lambda row: _ids(row["contradicts"])),
        Column("revises", show=lambda row: _ids(row["revises"])),
        Column("repeats", show=lambda row: _ids(row["repeats"])),
    ),
    none="no claim passes",
)


def _ids(ids: list[str]) -> str:
    return " ".join(map(short, ids))


ORIGINS = Listing(
    "origins",
    ("origin", "id", "source", "via", "said", "text", "repeats", "because", "event"),
    (
        Column("origin", show=lambda row: short(row["origin"]), style="dim"),
        ID,
        Column("source", show=_who),
        Column("repeats", show=lambda row: short(row["repeats"])),
        Column("because", wide=True),
        TEXT,
    ),
    none="no origins yet",
)

SUSPECTS = Listing(
    "suspects",
    ("a", "b", "because"),
    (Column("a", wide=True), Column("b", wide=True), Column("because", wide=True)),
    none="no two sources agree more than chance allows",
)

CALIBRATION = Listing(
    "calibration",
    ("what", "n", "brier", "brier_low", "brier_high", "base_brier", "log_loss",
     "base_log_loss", "note", "bins"),
    (
        Column("what", wide=True),
        Column("n", right=True),
        Column("brier", "Brier", right=True, show=lambda row: share(row["brier"])),
        Column("base_brier", "of base rate", right=True, show=lambda row: share(row["base_brier"])),
        Column("log_loss", right=True, show=lambda row: share(row["log_loss"])),
        Column("base_log_loss", "of base rate", right=True,
               show=lambda row: share(row["base_log_loss"])),
        Column("note", wide=True),
    ),
)  # fmt: skip

PRECISION = Listing(
    "precision",
    ("rule", "confirmed", "dismissed", "open", "n", "precision", "low", "high"),
    (
        Column("rule", wide=True),
        Column("confirmed", right=True),
        Column("dismissed", right=True),
        Column("open", right=True),
        Column("precision", right=True, show=lambda row: share(row["precision"])),
        Column("interval", "90 %", show=lambda row: _span(row)),
    ),
    none="no rule has found anything yet",
)
