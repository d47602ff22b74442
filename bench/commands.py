"""Reading commands on 10,000 claims: CPU of the whole process, beside what it may be.

Of 500 events, and all of one event. `commands.py 2000` takes as many claims as it is told.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measure import claimtrack, cost, heading
from planted import generate

CLAIMS = 10_000
RUNS = 3
PAGE_MB = 5.0
# Seconds of CPU. What people wait for at every step takes under one; what is made anew, five.
MOST = {
    "list": 1.0,
    "list --json": 1.0,
    "show ID": 1.0,
    "search soldiers": 1.0,
    "similar TEXT": 1.0,
    "timeline": 1.0,
    "matrix EVENT": 1.0,
    "contradictions": 1.0,
    "disputes": 1.0,
    "disputes --json": 1.0,
    "credibility": 1.0,
    "clusters": 1.0,
    "origins": 1.0,
    "log": 1.0,
    "next": 5.0,
    "event suggest": 5.0,
    "report EVENT -o PAGE --force": 5.0,
    "diff --since 2000-01-01": 5.0,
    "diff --since 2100-01-01": 5.0,
    "list --as-of 2100-01-01": 5.0,
}


def measured(number: int, events: int, folder: Path) -> None:
    """Make a ledger, run every command on it, print a table."""
    env = {"CLAIMTRACK_LEDGER": str(folder / f"events{events}.db"), "COLUMNS": "100"}
    rows = generate(number, events, folder / f"events{events}.csv")
    quiet = ["--no-progress", "-q"]
    cost([*claimtrack(), "import", str(rows), "--no-match", *quiet], env)
    matched = cost([*claimtrack(), "match", *quiet], env)
    told = f"{events} events" if events > 1 else "one event"
    heading(f"commands, {number:,} claims of {told} (CPU of the whole process, best of {RUNS})")
    base = min(cost([sys.executable, "-c", "import click"]).cpu for _ in range(RUNS))
    print(f"{'python -c import click':<34}{base:>10.2f} s    0.06 s on an idle machine")
    print(f"{'match':<34}{matched.cpu:>10.2f} s", flush=True)
    page = folder / "page.html"
    title, identity, text = _first(Path(env["CLAIMTRACK_LEDGER"]))
    stand_in = {"EVENT": title, "ID": identity, "TEXT": text, "PAGE": str(page)}
    for name, most in MOST.items():
        command = [*claimtrack(), *(stand_in.get(word, word) for word in name.split())]
        spent = min(cost(command, env).cpu for _ in range(RUNS))
        _line(name, spent, "s", most)
    _line("the page", page.stat().st_size / 1e6, "MB", PAGE_MB)


def _first(path: Path) -> tuple[str, str, str]:
    """Return the largest event, and a claim of it: its id and text."""
    from claimtrack import Ledger

    with Ledger.open(path) as ledger:
        event = max(ledger.events(), key=lambda row: row["claims"])["title"]
        claim = ledger.claims(event=event)[0]
        return event, claim["id"], claim["text"]


def _line(name: str, spent: float, unit: str, most: float) -> None:
    mark = "ok" if spent <= most else "OVER"
    print(f"{name:<34}{spent:>10.2f} {unit:<2}   at most {most:g} {unit:<2}   {mark}", flush=True)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    with tempfile.TemporaryDirectory() as folder:
        for events in (500, 1):
            measured(number, events, Path(folder))


if __name__ == "__main__":
    main()
