"""The folder of evidence beside a ledger: copies of files, named by the hash of their bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from claimtrack.errors import BadInput, StorageFailed

CHUNK = 1 << 20  # bytes read at a time: files of any size take this much memory
ARRIVING = ".arriving-"
"""How the name of a file begins while it is being copied; one left behind is of a killed run."""


class CannotRead(StorageFailed):
    """A file that somebody named cannot be read; the ledger's own folder is not at fault."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was copied into the folder under a passing name."""

    temporary: Path
    sha256: str
    size: int
    name: str  # the last part of its path, as it was called
    head: bytes  # its first bytes, which tell what it is

    def data(self, limit: int) -> bytes:
        """Return its bytes, no more than `limit` of them."""
        folder = self.temporary.parent
        path = self.temporary if self.temporary.exists() else folder / self.sha256
        with open(path, "rb") as stream:
            return stream.read(limit)


def folder_of(ledger: Path) -> Path:
    """Return the folder of evidence that belongs to a ledger; it need not exist."""
    return ledger.with_name(f"{ledger.name}.files")


@dataclass(slots=True)
class Arrivals:
    """Files on their way in: they get their names inside the transaction that records them."""

    folder: Path
    taken: dict[Path, Taken] = field(default_factory=dict)
    fresh: list[Path] = field(default_factory=list)

    def take(self, path: Path) -> Taken:
        """Copy a file into the folder and return what it is.

        Raises BadInput where there is none, it is no ordinary file, or it changes meanwhile;
        CannotRead where it cannot be read, StorageFailed where the copy cannot be written.
        """
        if path not in self.taken:
            handle = _opened(path)
            try:
                self.taken[path] = self._copied(handle, path)
            finally:
                os.close(handle)
        return self.taken[path]

    def _copied(self, handle: int, path: Path) -> Taken:
        from hashlib import sha256

        _make(self.folder)
        before = os.fstat(handle)
        digest, size, head = sha256(), 0, b""
        with written(self.folder, ARRIVING) as (temporary, stream):
            # No further than it reached at first: a log that grows while it is read has no end.
            while size < before.st_size:
                try:
                    chunk = os.read(handle, min(CHUNK, before.st_size - size))
                except OSError as error:
                    raise CannotRead(f"cannot read {path}: {error.strerror}") from None
                if not chunk:
                    break
                head = head or chunk[:4096]
                size += len(chunk)
                digest.update(chunk)
                stream.write(chunk)
            after = os.fstat(handle)
            if (size, after.st_size, after.st_mtime_ns) != (
                before.st_size, before.st_size, before.st_mtime_ns,
            ):  # fmt: skip
                raise BadInput(
                    f"{path} changed while it was read", hint="add it when it is complete"
                )
        # A name may hold bytes that are no UTF-8, and could not be stored.
        name = path.name.encode(errors="backslashreplace").decode()
        return Taken(temporary, digest.hexdigest(), size, name, head)

    def place(self, taken: Taken, name: str = "") -> None:
        """Give a file its name (its hash); one that is there already is written over."""
        target = self.folder / (name or taken.sha256)
        if not taken.temporary.exists():
            return  # placed already: several claims of one import rest on it
        fresh = not os.path.lexists(target)
        try:
            os.replace(taken.temporary, target)
            _sync(self.folder)
        except OSError as error:
            raise StorageFailed(f"cannot write {target}: {error.strerror}") from None
        if fresh:
            self.fresh.append(target)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Take the files back when the block fails.

        Inside a write transaction, whose lock keeps others from recording the same file.
        """
        try:
            yield
        except BaseException:
            for path in self.fresh:
                path.unlink(missing_ok=True)
            raise

    def close(self) -> None:
        """Remove what was copied and is not needed, and the folder if nothing is in it."""
        for taken in self.taken.values():
            taken.temporary.unlink(missing_ok=True)
        if self.taken and not any(self.folder.iterdir()):
            self.folder.rmdir()


def _opened(path: Path) -> int:
    """Open an ordinary file to read; a pipe or a device is refused before it can block."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise BadInput(f"no such file: {path}") from None
    except (OSError, ValueError) as error:
        what = error.strerror if isinstance(error, OSError) else str(error)
        raise CannotRead(f"cannot read {path}: {what}") from None
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        if stat.S_ISDIR(mode):
            raise BadInput(f"{path} is a folder", hint="name the files in it one by one")
        raise BadInput(f"{path} is no ordinary file")
    return handle


def _make(folder: Path) -> None:
    refuse_link(folder)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise StorageFailed(f"cannot make {folder}: {error.strerror}") from None


def refuse_link(folder: Path) -> None:
    """Raise StorageFailed where a link stands in the place of the folder."""
    if folder.is_symlink():
        raise StorageFailed(
            f"{folder} is a link to another place", hint="evidence lies beside its ledger"
        )


@contextmanager
def written(folder: Path, prefix: str) -> Iterator[tuple[Path, BinaryIO]]:
    """Give a new file, open to write, for its owner only; it goes where the block fails."""
    import tempfile  # 10 ms with what it imports: only who writes pays

    try:
        handle, name = tempfile.mkstemp(prefix=prefix, dir=folder)
    except OSError as error:
        raise StorageFailed(f"cannot write in {folder}: {error.strerror}") from None
    try:
        with open(handle, "wb") as stream:
            yield Path(name), stream
            stream.flush()
            os.fsync(handle)
    except OSError as error:
        os.unlink(name)
        raise StorageFailed(f"cannot write in {folder}: {error.strerror}") from None
    except BaseException:
        os.unlink(name)
        raise


def _sync(folder: Path) -> None:
    """Have the names of a folder on the disk, as its files are."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def wrong(path: Path, sha256: str, size: int) -> str:
    """Return what is wrong with a stored file, "" when its bytes are those that were stored."""
    from hashlib import sha256 as sha

    digest, found = sha(), 0
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return "is a link" if path.is_symlink() else f"cannot be read: {error.strerror}"
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return "is no ordinary file"
        while chunk := os.read(handle, CHUNK):
            found += len(chunk)
            digest.update(chunk)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    finally:
        os.close(handle)
    if digest.hexdigest() == sha256:
        return ""
    return f"was changed ({found:,} bytes, {size:,} were stored)"


def names(folder: Path) -> list[str]:
    """Return the names of what lies in the folder, in order; none where there is no folder."""
    refuse_link(folder)
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StorageFailed(f"cannot read {folder}: {error.strerror}") from None
