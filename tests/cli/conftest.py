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
