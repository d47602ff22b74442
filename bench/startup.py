"""Start-up: CPU of a whole process, as multiples of `python -c "import click"`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measure import claimtrack, cost, heading, ratio, side_by_side
from rows import generate

RUNS = 15
# STORAGE.md, "Start-up"
MOST = {"--version": 1.5, "--help": 2.0, "list --json": 2.0, "list": 3.0}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        env = {"CLAIMTRACK_LEDGER": f"{folder}/claims.db", "COLUMNS": "100"}
        claims = generate(1000, Path(folder) / "claims.csv")
        cost([*claimtrack(), "import", str(claims), "--no-match"], env)
        base = "import click"
        commands = {base: [sys.executable, "-c", base]}
        commands |= {name: [*claimtrack(), *name.split()] for name in MOST}
        spent = side_by_side(commands, RUNS, env)
    heading(f"start-up, 1,000 claims (median of {RUNS}, against python -c '{base}')")
    print(f"{base:<34}{spent[base].cpu * 1000:>10.0f} ms")
    for name, most in MOST.items():
        ratio(f"claimtrack {name}", spent[name].cpu, spent[base].cpu, most)


if __name__ == "__main__":
    main()
