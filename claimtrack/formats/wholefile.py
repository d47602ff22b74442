"""A file that appears whole or not at all: temporary file beside it, fsync, rename."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from claimtrack.errors import Refused, StorageFailed


@contextmanager
def whole_file(path: str | Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its place only when the block ends well.

    Raises Refused where the file exists and force is not given, StorageFailed for disk and rights.
    """
    target = Path(path)
    if target.exists() and not force:
        raise Refused(f"{target} exists", hint="name another file, or add --force")
    try:
        handle, temporary = tempfile.mkstemp(prefix=".claimtrack-", dir=target.parent)
    except OSError as error:
        raise StorageFailed(f"cannot write {target}: {error.strerror}") from None
    try:
        with open(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, target)
    except OSError as error:
        os.unlink(temporary)
        raise StorageFailed(f"cannot write {target}: {error.strerror}") from None
    except BaseException:
        os.unlink(temporary)
        raise
