"""The packaged tables of the reader: loaded once, and the user's own entries laid over them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the table `lexicon/NAME.toml`; shared, so never to be changed."""
    path = files("claimtrack.reading").joinpath("lexicon", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def overlay(table: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with the user's own entries on top; sub-tables are merged key by key."""
    merged = dict(table)
    for key, value in own.items():
        under = merged.get(key)
        if isinstance(under, Mapping) and isinstance(value, Mapping):
            merged[key] = overlay(under, value)
        else:
            merged[key] = value
    return merged
