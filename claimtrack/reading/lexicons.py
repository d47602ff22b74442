"""The packaged tables of the reader, loaded once.

People edit `lexicon/*.toml`; what is loaded is `lexicon/made`, which `make lexicon` makes of them:
each table as JSON, and beside the tables what `making` works out of them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

# importlib.resources costs 8 ms of CPU at start, and reading TOML 70 of the 400 that `add` takes.
_FOLDER = Path(__file__).with_name("lexicon") / "made"


@cache
def load(name: str) -> dict[str, Any]:
    """Return a table, or what was worked out of one; shared, so never to be changed."""
    loaded: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def glosses() -> frozenset[str]:
    """Return the languages that there is a gloss of."""
    return frozenset(file.stem for file in _FOLDER.joinpath("gloss").iterdir())


def stems() -> dict[str, str]:
    """Return the English stems that are written down, by word.

    They are those of words that the other tables ask for. A word that is not there is stemmed: the
    first text is then read a little later, and the same.
    """
    return load("stems")
