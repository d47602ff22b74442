"""The house as DESIGN draws it: imports go down only, and each library has one door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "claimtrack"
MODULES = sorted(PACKAGE.rglob("*.py"))

GROUND = {"model", "errors", "text", ""}  # "" is claimtrack itself, for the version
ANALYSIS = {"reading", "matching", "contradiction", "credibility"}
# floor -> the floors it may stand on
BELOW = {
    "model": set(),
    "errors": set(),
    "text": set(),
    "": {"ledger"},
    "__main__": {"cli"},
    "reading": GROUND,
    "matching": GROUND | {"reading"},
    "contradiction": GROUND | {"reading"},
    "credibility": GROUND | {"reading"},
    "formats": GROUND,
    "store": GROUND,
    "ledger": GROUND | ANALYSIS | {"formats", "store"},
    "screen": GROUND,
    "report": GROUND,
    "cli": GROUND | {"screen", "report", "ledger"},
}
DOORS = {
    "sqlite3": ("store", "ask for the rows from a function in claimtrack/store"),
    "sqlite_utils": ("store", "ask for the rows from a function in claimtrack/store"),
    "rich": ("screen", "return rows and let claimtrack/screen show them"),
    "click": ("cli", "raise an error of claimtrack/errors.py; take progress as a callable"),
    "jinja2": ("report", "return rows and let claimtrack/report lay them out"),
}
# What a pure floor would need to touch a file, the clock, a process or the net.
IMPURE = {"os", "io", "pathlib", "shutil", "tempfile", "time", "subprocess", "socket", "sys"}
IMPURE_CALLS = {"open", "print", "input", "now", "today", "utcnow"}
# Their data is part of the package; nothing else of the pure floors reads a file.
READS_PACKAGED_DATA = {"reading/lexicons.py", "matching/weights.py", "matching/embed.py",
                       "matching/synonyms.py",
                       "matching/nli.py", "matching/onnxmodel.py"}  # fmt: skip


def floor(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def imported(path: Path) -> list[tuple[int, str]]:
    """Return (line, full name) of every import in a file, wherever it stands."""
    found = []
    package = ("claimtrack", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [(node.lineno, name.name) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*start, *filter(None, [node.module])))
            found += [(node.lineno, f"{module}.{name.name}") for name in node.names]
    return found


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_go_down_only(path):
    here = floor(path)
    assert here in BELOW, f"{name(path)} is on no floor of DESIGN: put it on one, or draw it there"
    for line, full in imported(path):
        if full.partition(".")[0] != "claimtrack":
            continue
        parts = full.split(".")[1:]
        there = parts[0] if parts and parts[0] in BELOW else ""
        assert there == here or there in BELOW[here], (
            f"{name(path)}:{line} imports {full}, but {here or 'claimtrack'} may only use "
            f"{sorted(filter(None, BELOW[here]))}: pass the value or a callable in from above, "
            "or move what both need down to model, text or errors"
        )


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_each_library_has_one_door(path):
    for line, full in imported(path):
        door, instead = DOORS.get(full.partition(".")[0], (floor(path), ""))
        assert floor(path) == door, (
            f"{name(path)}:{line} imports {full}, which only {door}/ may: {instead}"
        )


@pytest.mark.parametrize("path", [p for p in MODULES if floor(p) in ANALYSIS], ids=name)
def test_the_pure_floors_touch_no_file_clock_or_screen(path):
    if name(path) in READS_PACKAGED_DATA:
        return
    for line, full in imported(path):
        assert full.partition(".")[0] not in IMPURE, (
            f"{name(path)}:{line} imports {full}: let the ledger do it and pass the value in"
        )
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            assert called not in IMPURE_CALLS, (
                f"{name(path)}:{node.lineno} calls {called}(): let the ledger do it and pass the "
                "value in"
            )


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_file_does_one_job_and_says_which(path):
    text = path.read_text()
    assert ast.get_docstring(ast.parse(text)), f"{name(path)} has no docstring: say its one job"
    lines = text.count("\n")
    assert lines <= 500, f"{name(path)} has {lines} lines: it does two jobs, split it"
    assert path.stem not in {"utils", "util", "helpers", "manager", "common", "misc"}, (
        f"{name(path)}: name the file for what it does"
    )
