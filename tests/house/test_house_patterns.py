"""Patterns are compiled at their first use: that each of them can be is seen here."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import claimtrack
from claimtrack.text import lazy_regex


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every pattern that a module holds, or a table of it, with its place."""
    for module in pkgutil.walk_packages(claimtrack.__path__, "claimtrack."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for each in value.values() if isinstance(value, dict) else [value]:
                if isinstance(each, type(lazy_regex(""))):
                    yield f"{module.name}.{name}", each


def test_every_pattern_can_be_compiled():
    found = dict(patterns())
    assert len(found) > 100
    for where, pattern in found.items():
        assert pattern.pattern, where
