"""A ledger of many events: the first match, one claim more, and everything scanned anew.

`events.py [CLAIMS] [EVENTS]`; 10,000 claims in 500 events if nothing is said.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
from pathlib import Path

from measure import claimtrack, cost, heading, limit
from rows import event_rows

CLAIMS, EVENTS = 10_000, 500
MOST_RESCAN = 40.0  # CPU seconds: 20 s on two cores


def main() -> None:
    claims, events = (int(given) for given in (*sys.argv[1:], CLAIMS, EVENTS)[:2])
    heading(f"{claims:,} claims in {events:,} events")
    with tempfile.TemporaryDirectory() as folder:
        file, ledger = Path(folder) / "claims.csv", str(Path(folder) / "claims.db")
        rows = event_rows(claims, events, random.Random(7))
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, ("source", "said", "event", "text"), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        run = [*claimtrack(), "--ledger", ledger, "-q"]
        spent = cost([*run, "import", str(file), "--no-match"]).cpu
        print(f"{'imported':<34}{spent:>10.1f} CPU s")
        print(f"{'read and matched at first':<34}{cost([*run, 'match']).cpu:>10.1f} CPU s")
        more = ["add", f"{rows[0]['text']} So it was.", "--source", "A late one"]
        cost([*run, *more, "--event", rows[0]["event"], "--no-match"])
        print(f"{'one claim more':<34}{cost([*run, 'match']).cpu:>10.1f} CPU s")
        anew = cost([*run, "match", "--rebuild"])
        limit("scanned anew", anew.cpu, MOST_RESCAN)
        print(f"{'scanned anew, by the clock':<34}{anew.wall:>10.1f} s")


if __name__ == "__main__":
    main()
