"""Word lists stand in the lexicon, where people edit them, and not in the code that asks for them.

Short ones may stand in the code, which is then easier to read.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "claimtrack"
MODULES = sorted([*PACKAGE.glob("reading/*.py"), *PACKAGE.glob("contradiction/*.py")])
LONG = 12  # words from which on a list belongs into a table
ONLY_WORDS = re.compile(r"\s*[\w'’-]+(?:\s+[\w'’-]+)*\s*")
# What stays, by the module and the name that it is given there, and why.
EXCEPTIONS = {
    ("reading/datewords.py", "_SETS"): "names of lines of dates.toml that are read as sets",
    ("reading/lexemes.py", "_CLASSES"): "names of lines of grammar.toml that are classes of words",
}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def words_in(node: ast.AST) -> int:
    """Return how many words a list has that stands in the code, 0 for what is no list of words."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return sum(isinstance(each, ast.Constant) and isinstance(each.value, str)
                   for each in node.elts)  # fmt: skip
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        told = node.func.value
        if node.func.attr == "split" and isinstance(told, ast.Constant):
            return len(str(told.value).split())
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return len(node.value.split()) if ONLY_WORDS.fullmatch(node.value) else 0
    return 0


def lists(tree: ast.Module) -> Iterator[tuple[str, int, int]]:
    """Yield each long list of words in a module: the name it is given, its line, its words."""
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        given = next((each.id for each in targets if isinstance(each, ast.Name)), "")
        told = {id(each.value) for each in ast.walk(statement) if isinstance(each, ast.Expr)}
        for node in ast.walk(statement):
            if id(node) not in told and (count := words_in(node)) >= LONG:
                yield given, node.lineno, count


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_long_word_list_stands_in_the_code(path):
    for given, line, count in lists(ast.parse(path.read_text(encoding="utf-8"))):
        assert (name(path), given) in EXCEPTIONS, (
            f"{name(path)}:{line} holds a list of {count} words: put it into a table of "
            "claimtrack/reading/lexicon, run make lexicon and ask lexicons.words() for it"
        )


def test_every_exception_is_still_needed():
    found = {
        (name(path), given)
        for path in MODULES
        for given, _, _ in lists(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert EXCEPTIONS.keys() <= found


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("X = frozenset('LIST'.split())", 12),
        ("X = {**y, 'of': 'LIST'}", 12),
        ("X = f((ITEMS))", 12),
        ("def f(x):\n    return x in [ITEMS]", 12),
        ("X = frozenset('and LIST'.split())", 13),
        ("X = 'a report, LIST'", 0),
        ("def f():\n    'LIST'", 0),
        ("X = frozenset('of by to'.split())", 0),
    ],
)
def test_a_list_is_found_wherever_it_stands(code, count):
    told = code.replace("LIST", " ".join(["half-open"] * LONG)).replace("ITEMS", "'a', " * LONG)
    assert max((each[2] for each in lists(ast.parse(told))), default=0) == count
