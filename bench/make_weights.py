"""Make claimtrack/matching/weights.txt from wordfreq: `python bench/make_weights.py`.

The words of general English are brought to the canonical tokens that readings hold, their
frequencies added up, and the commonest kept; rarer ones need no line (see matching/weights.py).
"""

from __future__ import annotations

from collections import defaultdict
from math import log10
from pathlib import Path

from wordfreq import top_n_list, word_frequency

from claimtrack.matching.weights import RARE
from claimtrack.reading.lexemes import lexeme

WORDS = 30_000
TARGET = Path(__file__).parents[1] / "claimtrack" / "matching" / "weights.txt"


def main() -> None:
    """Write the table, in the order of frequency and token."""
    total: dict[str, float] = defaultdict(float)
    for word in top_n_list("en", WORDS):
        found = lexeme(word, "en")
        if word[0].isalpha() and not found.classes:
            total[found.canon] += word_frequency(word, "en")
    lines: dict[int, list[str]] = defaultdict(list)
    for token, frequency in sorted(total.items()):
        zipf = log10(frequency * 1e9)
        if zipf > RARE:
            lines[round(10 * zipf)].append(token)
    text = "".join(f"{zipf} {' '.join(tokens)}\n" for zipf, tokens in sorted(lines.items()))
    TARGET.write_text(text, encoding="utf-8")
    print(f"{sum(map(len, lines.values()))} tokens")


if __name__ == "__main__":
    main()
