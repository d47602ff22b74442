"""Make claimtrack/reading/lexicon/stems.txt: `python bench/make_stems.py`, after the lexicons grew.

Written down are the stems of the English words that the reader's own tables ask for when the first
text is read and the first two are compared, and of those that stand in its tables of questions,
which ask later: a third of what that takes is snowball, in Python.
"""

from __future__ import annotations

import re
from pathlib import Path

from claimtrack.ledger.compare import compare_texts
from claimtrack.reading import lexemes, lexicons

TARGET = Path(lexemes.__file__).parent / "lexicon" / "stems.txt"
LATER = ("outcomes", "doers")  # looked up phrase by phrase, as texts hold their words
WORD = re.compile(r"[a-z]+")
TEXTS = (
    "The army said that 40 soldiers were killed in the capital on Monday.",
    "Rebels took the town, the ministry denied, and three people were hurt on 3 May 2024.",
)


def asked() -> dict[str, str]:
    """Return the stems of the words that are asked for at the start; in a fresh process."""
    lexicons.stems.cache_clear()
    lexicons.stems = dict  # type: ignore[assignment]  # none are known: every one is asked for
    stemmer, found = lexemes.stemmer("en"), {}
    assert stemmer is not None

    def noted(word: str) -> str:
        found[word] = stemmer(word)
        return found[word]

    others = lexemes.stemmer
    lexemes.stemmer = lambda lang: noted if lang == "en" else others(lang)  # type: ignore
    compare_texts(*TEXTS)
    for table in LATER:
        for word in WORD.findall((TARGET.parent / f"{table}.toml").read_text("utf-8").lower()):
            noted(word)
    return {word: root for word, root in found.items() if word.isalpha()}


def main() -> None:
    """Write a line for each stem, in order: the stem, and the words that have it."""
    lines: dict[str, list[str]] = {}
    for word, root in sorted(asked().items()):
        lines.setdefault(root, []).append(word)
    text = "".join(f"{root} {' '.join(words)}\n" for root, words in sorted(lines.items()))
    TARGET.write_text(text, encoding="utf-8")
    print(f"{sum(map(len, lines.values()))} words")


if __name__ == "__main__":
    main()
