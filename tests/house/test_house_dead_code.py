"""What a module defines is asked for somewhere: by itself, by another module or by a bench."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = sorted((ROOT / "claimtrack").rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE}
USERS = [*TREES.values(), *(ast.parse(path.read_text("utf-8")) for path in ROOT.glob("bench/*.py"))]


def asked_for(tree: ast.Module) -> set[str]:
    """Return the names that a module takes from others, or calls by their names as text."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)  # what a template calls, and what is found by getattr
    return found


ASKED_FOR = set().union(*map(asked_for, USERS))


def defined(statement: ast.stmt) -> list[str]:
    """Return the names that a statement of a module defines; commands are called by click."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        click = any("command" in ast.dump(each) for each in statement.decorator_list)
        click |= any("group" in ast.dump(each) for each in statement.decorator_list)
        return [] if click else [statement.name]
    if isinstance(statement, ast.Assign):
        return [each.id for each in statement.targets if isinstance(each, ast.Name)]
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return [statement.target.id]
    return []


def dead(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield (name, line) of what only its own definition speaks of."""
    spoken = [
        {each.id for each in ast.walk(one) if isinstance(each, ast.Name)} for one in tree.body
    ]
    for at, statement in enumerate(tree.body):
        for name in defined(statement):
            here = any(name in names for other, names in enumerate(spoken) if other != at)
            # A private name that another module happens to have, too, is no use of this one.
            there = name in ASKED_FOR and not name.startswith("_")
            if not (here or there or name.startswith("__")):
                yield name, statement.lineno


@pytest.mark.parametrize("path", PACKAGE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_defined_that_nobody_asks_for(path):
    found = [f"{path.name}:{line} {name}" for name, line in dead(TREES[path])]
    assert not found, f"{', '.join(found)}: delete it, or call it"
