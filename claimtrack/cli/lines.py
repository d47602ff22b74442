"""Files of lines that commands answer one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from claimtrack.errors import BadInput


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file of lines, - being stdin; raises BadInput where it cannot be."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = open(name, "rb")  # noqa: SIM115 - closed below; only opening may fail here
    except OSError as error:
        raise BadInput(f"cannot read {name}: {error.strerror}") from None
    with stream:
        yield stream
