"""The same doors under atheris, which looks for inputs that reach new code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TARGETS = ("files", "readings", "search")
HARNESS = Path(__file__).with_name("harness.py")


@pytest.mark.fuzz
@pytest.mark.parametrize("target", TARGETS)
def test_inputs_that_reach_new_code(target):
    pytest.importorskip("atheris", reason="atheris is not installed: it needs clang and libFuzzer")
    runs = os.environ.get("FUZZ_EXAMPLES", "100")
    done = subprocess.run(
        [sys.executable, str(HARNESS), target, f"-runs={runs}", "-max_len=4096"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
