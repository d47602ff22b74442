"""The packaged tables of the reader, loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the table `lexicon/NAME.toml`; shared, so never to be changed."""
    path = files("claimtrack.reading").joinpath("lexicon", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def stems() -> dict[str, str]:
    """Return the English stems written down in `lexicon/stems.txt`, by word.

    They are those of the words of the other tables, made by `bench/make_stems.py`. A word that is
    not there is stemmed: the first text is then read a little later, and the same.
    """
    path = files("claimtrack.reading").joinpath("lexicon", "stems.txt")
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {word: root for root, *words in lines for word in words}
