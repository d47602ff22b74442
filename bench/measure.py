"""CPU seconds and peak memory of programs, taken in turns so that a busy machine hits all alike."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program cost: user plus system CPU in seconds, peak resident memory in MB.

    With the processes that it started: their CPU is counted in, the peak is that of the largest.
    `wall` is how many seconds the clock ran.
    """

    cpu: float
    peak: float
    wall: float = 0.0


def claimtrack() -> list[str]:
    """Return how the command line of this environment is started."""
    script = shutil.which("claimtrack", path=str(Path(sys.executable).parent))
    return [script] if script else [sys.executable, "-m", "claimtrack"]


def cost(command: Sequence[str], env: Mapping[str, str] | None = None) -> Cost:
    """Run a program to its end and return its cost; raises RuntimeError when it fails."""
    begun = time.monotonic()
    child = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **(env or {})},
    )
    assert child.stderr
    said = child.stderr.read()  # before waiting: a full pipe would block the child
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)}: {child.returncode}\n{said.decode()}")
    wall = time.monotonic() - begun
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, wall)


def side_by_side(
    commands: Mapping[str, Sequence[str]], runs: int, env: Mapping[str, str] | None = None
) -> dict[str, Cost]:
    """Run every program in turn, runs times after one warm-up; return the medians by name."""
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            spent = cost(command, env)
            if turn:
                taken[name].append(spent)
    return {
        name: Cost(statistics.median(c.cpu for c in costs), max(c.peak for c in costs))
        for name, costs in taken.items()
    }


def heading(text: str) -> None:
    """Print the heading of a table."""
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


def ratio(name: str, spent: float, base: float, most: float) -> None:
    """Print one line: what, milliseconds of CPU, how many times the base, how many are allowed."""
    times = spent / base
    mark = "ok" if times <= most else "OVER"
    print(f"{name:<34}{spent * 1000:>10.0f} ms{times:>8.2f} x   at most {most:g} x   {mark}")


def limit(name: str, spent: float, most: float) -> None:
    """Print one line: what, CPU seconds, how many are allowed."""
    mark = "ok" if spent <= most else "OVER"
    print(f"{name:<34}{spent:>10.1f} CPU s   at most {most:g}   {mark}")
