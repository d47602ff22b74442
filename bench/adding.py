"""One claim added, with what is near it, in ledgers of growing size: CPU of the whole process.

`adding.py` takes ledgers of 1,000 and 100,000 claims, `adding.py 1000000` one of that size. The
readings in them are planted, words as tokens: reading a million texts takes half an hour of CPU,
and what is measured reads one.
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Row

from claimtrack.ledger import Ledger
from claimtrack.model import Reading
from claimtrack.reading import READER_VERSION, to_dict
from claimtrack.store import readings, textindex
from claimtrack.text import fold
from measure import Cost, claimtrack, cost, heading, ratio, side_by_side
from rows import corpus

SIZES = (1_000, 100_000)
RUNS = 5
MOST = 6.0  # issue 4: the whole process, against `python -c "import click"`
CLAIM = "Reports say that about 40 soldiers were killed near {} in the long attack, police said {}."


def words_as_read(claims: list[Row]) -> Iterator[tuple[int, int, str, str]]:
    """Yield rows for `put_readings` whose canonical tokens are the words of the text."""
    for claim in claims:
        words = fold(claim["text"]).split()
        reading = Reading(text=claim["text"], lang="en", tokens=tuple(words))
        yield claim["n"], READER_VERSION, json.dumps(to_dict(reading)), " ".join(words)


def planted(claims: Path, ledger: Path) -> None:
    """Import claims without matching, plant their readings, index them: as after `match`."""
    env = {"CLAIMTRACK_LEDGER": str(ledger)}
    cost([*claimtrack(), "import", str(claims), "--no-match", "--no-progress"], env)
    with Ledger.open(ledger, write=True) as opened:
        store = opened.store
        with store.write():
            rows = store.rows("SELECT n, text FROM claim ORDER BY n")
            readings.put_readings(store, words_as_read(rows))
            textindex.refresh(store, [row["n"] for row in rows])
            seq = store.value("SELECT max(seq) FROM log")
            for key, value in (("reader", READER_VERSION), ("queued_seq", seq), ("log_seq", seq)):
                readings.put_state(store, key, value)
            store.execute("DELETE FROM pending")


def adds(ledger: Path, count: int, *options: str) -> Cost:
    """Return the median cost of adding a claim, each time another."""
    place = itertools.count(count)
    runs = [
        cost(
            [*claimtrack(), "add", CLAIM.format(f"Port{next(place)}", turn), *options,
             "--source", "Radio Bench", "--new-source"],
            {"CLAIMTRACK_LEDGER": str(ledger)},
        )
        for turn in range(RUNS + 1)
    ]  # fmt: skip
    return sorted(runs[1:], key=lambda each: each.cpu)[RUNS // 2]


def main() -> None:
    base = "import click"
    heading(f"one claim added (median of {RUNS}, against python -c '{base}')")
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ledger = Path(folder) / "claims.db"
            planted(corpus(size, Path(folder)), ledger)
            start = side_by_side({base: [sys.executable, "-c", base]}, RUNS)[base].cpu
            for number, options in enumerate(((), ("--no-match",))):
                spent = adds(ledger, number * 1000, *options)
                name = f"add {' '.join(options)} to {size:,}".replace("  ", " ")
                ratio(name, spent.cpu, start, MOST)
        print(f"{'peak memory':<34}{spent.peak:>10.0f} MB", flush=True)


if __name__ == "__main__":
    main()
