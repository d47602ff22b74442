"""The packaged tables of the reader, loaded once.

People edit `lexicon/*.toml`; what is loaded is `lexicon/made`, which `make lexicon` makes of them:
each table as JSON, and beside the tables what `making` works out of them.
"""

from __future__ import annotations

import json
import re
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


@cache
def words(line: str) -> frozenset[str]:
    """Return the words of a line by its table, section and name: "figures.nouns.cover"."""
    table, section, name = line.split(".")
    told: str = load(table)[section][name]
    return frozenset(told.split())


@cache
def everywhere(line: str) -> frozenset[str]:
    """Return the words of a line of all languages by its table and name: "grammar.joins"."""
    table, name = line.split(".")
    told = (own.get(name, "") for own in load(table).values())
    return frozenset(word for words_of_one in told for word in words_of_one.split())


def either(line: str) -> str:
    """Return the alternatives of a line of `[patterns]` of a table as one: "figures.up"."""
    table, name = line.split(".")
    return "|".join(load(table)["patterns"][name])


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """Return the pattern of a line of `[patterns]` of a table, its alternatives joined."""
    rows: list[str] = load(table)["patterns"][name]
    # Where a word begins is asked once for all that begin with one: half the time.
    begun = "|".join(row.removeprefix(r"\b") for row in rows if row.startswith(r"\b"))
    others = [row for row in rows if not row.startswith(r"\b")]
    return re.compile("|".join([rf"\b(?:{begun})", *others] if begun else others), re.I)
