"""Import without matching, against a bare executemany of the same rows into one table."""

from __future__ import annotations

import itertools
import sys
import tempfile
from pathlib import Path

from measure import claimtrack, cost, heading, ratio
from rows import corpus

ROWS = 100_000
RUNS = 3
MOST = 6.0
MOST_MB = 300

# The whole of the bare program; its file settings are those of the ledger.
BARE = """
import csv, sqlite3, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))[1:]
db = sqlite3.connect(sys.argv[2], isolation_level=None)
db.execute("PRAGMA synchronous = FULL")
db.execute("CREATE TABLE claim (n INTEGER PRIMARY KEY, id, source, said, url, text)")
db.execute("BEGIN")
db.executemany("INSERT INTO claim (id, source, said, url, text) VALUES (?, ?, ?, ?, ?)", rows)
db.execute("COMMIT")
"""


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        claims = corpus(number, Path(folder))
        bare, ours = [], []
        for turn in range(RUNS):
            bare.append(cost([sys.executable, "-c", BARE, str(claims), f"{folder}/bare{turn}.db"]))
            command = [*claimtrack(), "import", str(claims), "--no-match", "--no-progress"]
            ours.append(cost(command, {"CLAIMTRACK_LEDGER": f"{folder}/ours{turn}.db"}))
        again = cost(command, {"CLAIMTRACK_LEDGER": f"{folder}/ours0.db"})
    base = min(c.cpu for c in bare)
    heading(f"import of {number:,} rows (best of {RUNS}, against a bare executemany)")
    print(f"{'bare executemany':<34}{base * 1000:>10.0f} ms")
    ratio("import --no-match", min(c.cpu for c in ours), base, MOST)
    ratio("the same file again", again.cpu, base, MOST)
    peak = max(c.peak for c in itertools.chain(ours, [again]))
    print(f"{'peak memory':<34}{peak:>10.0f} MB           under {MOST_MB} MB   ", end="")
    print("ok" if peak < MOST_MB else "OVER")


if __name__ == "__main__":
    main()
