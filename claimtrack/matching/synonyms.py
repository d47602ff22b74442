"""Words that are one in other words by WordNet, where no table of ours knows them.

The packaged table `wordnet.txt` holds a line for each canonical token: those after it in the
alphabet that may stand for it. It is made by `bench/make_wordnet.py` of WordNet 3.1, whose licence
is `wordnet.LICENSE`. It is read when two claims with words left over are compared: 8 ms of CPU.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

_NONE: frozenset[str] = frozenset()


@cache
def _shipped() -> dict[str, str]:
    # importlib.resources costs 8 ms of CPU
    text = Path(__file__).with_name("wordnet.txt").read_text(encoding="utf-8")
    return dict(line.split(" ", 1) for line in text.splitlines())


@lru_cache(maxsize=50_000)
def after(word: str) -> frozenset[str]:
    """Return the canonical tokens after one in the alphabet that may stand for it: result."""
    line = _shipped().get(word)
    return frozenset(line.split()) if line else _NONE
