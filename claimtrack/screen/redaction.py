"""What `redact` touched, or would: one line a thing."""

from __future__ import annotations

from claimtrack.screen.output import Output, Row
from claimtrack.screen.sentences import write

WORDS = {"source": "sources", "source_alias": "aliases", "event": "events", "claim": "claims",
         "correction": "corrections", "decision": "decisions", "verdict": "verdicts",
         "settlement": "contradictions settled", "evidence": "evidence", "quote": "quotes",
         "rating": "ratings", "batch": "imports", "alias": "words", "setting": "settings",
         "log": "rows of the log"}  # fmt: skip


def redaction_page(told: Row, output: Output) -> None:
    """Write what was found, where, what could not be looked into, and what is left."""
    if not told["touched"] and not told["evidence"]:
        write("the name is nowhere in this ledger", output)
    else:
        verb = "taken out" if told["change"] else "would be taken out"
        write(f"{verb}, {told['tombstone']} in its place: {', '.join(told['found'])}", output)
        for table, count in told["touched"].items():
            write(f"  {WORDS.get(table, table)}: {count:,}", output)
        for row in told["evidence"]:
            write(f"  evidence {row['id']}, the whole file: {row['name']}", output)
    if told["inside_words"]:
        words = ", ".join(told["inside_words"])
        write(f"left, since it is part of a longer word (--inside-words): {words}", output)
    for row in told["unseen"]:
        write(
            f"could not be looked into: evidence {row['id']}, {row['name']} ({row['media_type']}); "
            f"--evidence {row['id']} takes it away",
            output,
        )
    for path in told["elsewhere"]:
        write(f"still says it: {path}", output)
    if told["left"]:
        write("the ledger's file still says it: look for tables of your own in it", output)
