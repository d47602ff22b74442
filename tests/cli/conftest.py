"""A ledger of a real event, made once: copied for every test that may write to it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def event_ledger(tmp_path_factory):
    """The path of a ledger that holds the fixture, matched. Not to be written to."""
    path = tmp_path_factory.mktemp("event") / "claims.db"
    command = [sys.executable, "-m", "claimtrack", "--ledger", str(path), "import"]
    environment = {**os.environ, "CLAIMTRACK_USER": "tester"}
    subprocess.run(
        [*command, str(ROOT / "fixtures" / "tinzaouaten.csv"), "-q"],
        check=True, env=environment, cwd=ROOT, capture_output=True,
    )  # fmt: skip
    return path


@pytest.fixture
def event(event_ledger, ledger_path, run):
    """Run commands on a copy of that ledger."""
    shutil.copy(event_ledger, ledger_path)
    return run


@pytest.fixture
def told(request, run, tmp_path):
    """Run commands on a ledger of the rows HEAD and ROWS of the test's own file, matched."""
    file = tmp_path / "rows.csv"
    rows = (request.module.HEAD, *request.module.ROWS)
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert run("import", file).code == 0
    return run
