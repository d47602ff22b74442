"""The reader: claims a CPU second, pairs a CPU second, and growth on strings made to hurt."""

from __future__ import annotations

import csv
import itertools
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from claimtrack.ledger.compare import compare_texts
from claimtrack.reading import read
from measure import heading
from rows import corpus

FIXTURES = Path(__file__).parents[1] / "fixtures"
CLAIMS = 2000
# Repeated to the length wanted: what a regular expression or a loop over pairs would choke on.
HOSTILE = {
    "one letter": "a", "one digit": "1", "thousands": "1,000,", "digits and blanks": "1 ",
    "brackets": "((", "open quotes": '"', "hedges": "at least ", "negations": "not no never ",
    "ranges": "between 1 and ", "number words": "hundred and ", "dates": "1 May 2024, ",
    "verbs of saying": "he said that ", "denials": "denied that ", "names": "Ivan Petrov ",
    "dotted letters": "A.B.", "apostrophes": "l'", "hyphens": "a-", "combining marks": "a\u0301",
    "Arabic": "قتلوا ", "Chinese": "五十人死亡", "counted things": "5 soldiers killed, ",
}  # fmt: skip
SHORT, LONG = 4_000, 32_000
# Linear growth is LONG / SHORT = 8; what is above twice that is on its way to quadratic.
MOST_GROWTH = 2.0


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def texts(number: int) -> list[str]:
    """Return number claims, the fixtures first."""
    with tempfile.TemporaryDirectory() as folder:
        files: Iterable[Path] = (*FIXTURES.glob("*.csv"), corpus(number, Path(folder)))
        rows = itertools.chain.from_iterable(
            csv.DictReader(path.read_text(encoding="utf-8").splitlines()) for path in files
        )
        return [row["text"] for row in itertools.islice(rows, number)]


def main() -> None:
    claims = texts(CLAIMS)
    read(claims[0])  # loads the lexicons
    heading(f"reading and comparing ({CLAIMS:,} claims)")
    spent = seconds(lambda: [read(text) for text in claims])
    print(f"{'claims read':<34}{CLAIMS / spent:>10.0f} a CPU second")
    pairs = list(itertools.pairwise(claims))
    spent = seconds(lambda: [compare_texts(a, b) for a, b in pairs])
    print(f"{'pairs of texts read and compared':<34}{len(pairs) / spent:>10.0f} a CPU second")

    heading(f"growth of the reader from {SHORT:,} to {LONG:,} characters (1 is linear)")
    for name, piece in HOSTILE.items():
        short, long = (piece * (size // len(piece)) for size in (SHORT, LONG))
        few = min(seconds(lambda text=short: read(text)) for _ in range(3))
        many = min(seconds(lambda text=long: read(text)) for _ in range(2))
        growth = many / few / (LONG / SHORT)
        mark = "ok" if growth <= MOST_GROWTH else "OVER"
        print(f"{name:<34}{many * 1000:>10.0f} ms{growth:>8.2f}   at most {MOST_GROWTH:g}   {mark}")

    heading(f"growth of comparing from {SHORT:,} to {LONG:,} characters (1 is linear)")
    for name, piece in PAIRED.items():
        few, many = (_compared(piece * (size // len(piece))) for size in (SHORT, LONG))
        growth = many / few / (LONG / SHORT)
        mark = "ok" if growth <= MOST_GROWTH else "OVER"
        print(f"{name:<34}{many * 1000:>10.0f} ms{growth:>8.2f}   at most {MOST_GROWTH:g}   {mark}")


# What a pattern of the decision table would choke on, between what makes it look.
PAIRED = {
    "digits": "1",
    "letters": "a",
    "brackets": "( ",
    "scores": "12 to ",
    "words": "more of ",
    "deeds": "died on Monday ",
    "causes": "caused by the fire ",
}


def _compared(text: str) -> float:
    pair = f"Brandt won 52 percent {text} of the vote.", f"{text} percent of the votes are in."
    return min(seconds(lambda: compare_texts(*pair)) for _ in range(2))


if __name__ == "__main__":
    main()
