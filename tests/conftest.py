"""What tests of every floor may ask for: a ledger's path, and the command line itself."""

from __future__ import annotations

import io
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# The same examples in every run, so that a change is told from chance; `make fuzz` draws anew.
settings.register_profile("steady", derandomize="DRAW_ANEW" not in os.environ)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]


LEFT = pytest.StashKey[dict[str, int]]()


def ledgers_in_the_tree() -> dict[str, int]:
    """Return the files of ledgers in the top folder, ignored by git or not, with their times."""
    return {path.name: path.stat().st_mtime_ns for path in ROOT.glob("*.db*")}


def pytest_sessionstart(session: pytest.Session) -> None:
    session.config.stash[LEFT] = ledgers_in_the_tree()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that left a ledger in the work tree: tests write to folders of their own."""
    before = session.config.stash[LEFT]
    left = [name for name, time in ledgers_in_the_tree().items() if before.get(name) != time]
    if left and not hasattr(session.config, "workerinput"):
        print(f"\nthe tests left or changed {', '.join(sorted(left))} in {ROOT}", file=sys.stderr)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@dataclass(frozen=True, slots=True)
class Result:
    """What one run of `claimtrack` gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def fixtures():
    """The folder of example files."""
    return ROOT / "fixtures"


@pytest.fixture
def ledger_path(tmp_path, monkeypatch):
    """The path of a ledger that is not there yet, and the one that commands use."""
    path = tmp_path / "claims.db"
    monkeypatch.setenv("CLAIMTRACK_LEDGER", str(path))
    monkeypatch.setenv("CLAIMTRACK_USER", "tester")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    return path


@pytest.fixture
def run(ledger_path, monkeypatch):
    """Call the real `main()` in this process: run("list", "--json") -> Result."""

    def run(*args: object, stdin: str | bytes = b"", terminal: bool = False) -> Result:
        from claimtrack.cli import main

        data = stdin.encode() if isinstance(stdin, str) else stdin
        streams = {
            name: io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
            for name, data in (("stdin", data), ("stdout", b""), ("stderr", b""))
        }
        with monkeypatch.context() as patch:
            if terminal:
                patch.setattr(streams["stdout"], "isatty", lambda: True)
            patch.setattr(sys, "argv", ["claimtrack", *map(str, args)])
            for name, stream in streams.items():
                patch.setattr(sys, name, stream)
            try:
                main()
                code = 0
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(end.code is not None)
        return Result(code, _text(streams["stdout"]), _text(streams["stderr"]))

    return run


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()
