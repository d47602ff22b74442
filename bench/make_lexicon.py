"""Make claimtrack/reading/lexicon/made: `make lexicon`, after a table of the lexicon was edited.

Each table, `lexicon/NAME.toml`, becomes JSON, which is read ten times faster. Beside them stands
what `claimtrack/reading/making.py` works out of them, and the stems of the English words that the
reader's tables ask for when the first text is read and the first two are compared: snowball, in
Python, is slow.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from claimtrack.ledger.compare import compare_texts
from claimtrack.reading import lexemes, lexicons, making

SOURCES = Path(lexicons.__file__).with_name("lexicon")
TARGET = SOURCES / "made"
RULES = ("kinds", "negation", "settings", "who")  # what rules ask for when claims are much alike
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
TEXTS = (
    "The army said that 40 soldiers were killed in the capital on Monday.",
    "Rebels took the town, the ministry denied, and three people were hurt on 3 May 2024.",
)


def text_of(table: dict[str, Any]) -> str:
    """Return a table as it is written down: a line a value, so that a change shows as one."""
    return json.dumps(table, ensure_ascii=False, indent=0) + "\n"


def tables() -> dict[str, dict[str, Any]]:
    """Return the tables that people edit, by name."""
    return {
        str(file.relative_to(SOURCES).with_suffix("")): tomllib.loads(file.read_text("utf-8"))
        for file in sorted(SOURCES.rglob("*.toml"))
    }


def stems() -> dict[str, str]:
    """Return the stems of the words that are asked for at the start, where none is known."""
    stemmer, found = lexemes.stemmer("en"), {}
    assert stemmer is not None

    def noted(word: str) -> str:
        found[word] = stemmer(word)
        return found[word]

    others = lexemes.stemmer
    lexemes.stem.cache_clear()
    lexemes.lexeme.cache_clear()
    lexemes.stemmer = lambda lang: noted if lang == "en" else others(lang)
    compare_texts(*TEXTS)
    for name in RULES:
        for word in WORD.findall(text_of(lexicons.load(name)).lower()):
            noted(word)
    return {word: root for word, root in sorted(found.items()) if WORD.fullmatch(word)}


def main() -> None:
    """Write every file that is not as it should be, and take away what has no source any more."""
    lexicons.stems = dict  # none are known: those that were written down may be of other words
    written = {"stems"}
    for name, table in tables().items():  # all of them before anything is worked out
        _write(name, table)
        written.add(name)
    for name, worked_out in making.WORKED_OUT.items():
        _write(name, worked_out())
        written.add(name)
    _write("stems", stems())
    for file in TARGET.rglob("*.json"):
        if str(file.relative_to(TARGET))[: -len(".json")] not in written:
            file.unlink()
            print(f"gone: {file.name}")


def _write(name: str, table: dict[str, Any]) -> None:
    file = TARGET / f"{name}.json"
    text = text_of(table)
    if not file.exists() or file.read_text("utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        print(f"made: {name}.json")


if __name__ == "__main__":
    main()
