"""Runs one door under atheris: python harness.py files|readings|search -runs=N."""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["claimtrack"]):
    from claimtrack import Ledger
    from claimtrack.errors import ClaimtrackError
    from claimtrack.formats import FORMATS, read_rows
    from claimtrack.reading import read


def files(data: bytes) -> None:
    names = [each.name for each in FORMATS]
    name = names[data[0] % len(names)] if data else None
    with contextlib.suppress(ClaimtrackError):
        for row in read_rows(io.BytesIO(data[1:]), format=name):
            assert row.line >= 1


def readings(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for quantity in read(text).quantities:
        assert quantity.high is None or quantity.low <= quantity.high


def search(data: bytes) -> None:
    with contextlib.suppress(ClaimtrackError):
        LEDGER.search(data.decode("utf-8", "replace"), raw=data[:1] == b"r")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        with Ledger.open(path, write=True, create=True) as LEDGER:
            LEDGER.add("The bridge fell.", source="A")
            LEDGER.match()
            atheris.Setup([sys.argv[0], *sys.argv[2:]], globals()[sys.argv[1]])
            atheris.Fuzz()
