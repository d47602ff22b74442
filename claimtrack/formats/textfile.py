"""Bytes to text: encodings told by their marks or by the user, never guessed; bounded lines."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from claimtrack.errors import BadInput, StorageFailed, Usage
from claimtrack.formats.rows import ROW_LIMIT

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_TEXT = (
    (b"PK\x03\x04", "a spreadsheet or zip file", "--format xlsx, or save the sheet as CSV"),
    (b"SQLite format 3\0", "an SQLite file", "name it with --ledger if it is a ledger"),
    (b"\x1f\x8b", "a gzip file", "unpack it: gunzip -c FILE | claimtrack import -"),
    (b"%PDF", "a PDF", "copy the statements into a CSV file"),
)
_PEEK = 4096


class Text:
    """A decoded text that counts its lines and knows whether the last ones held a NUL."""

    def __init__(self, stream: io.TextIOWrapper, head: str) -> None:
        self.head = head  # the first characters, not consumed
        self.number = 0  # lines given so far
        self.nul = False  # a line given since this was last set to False holds a NUL
        self._stream = stream

    def lines(self) -> Iterator[str]:
        """Yield each line with its end; raises BadInput for one too long or undecodable."""
        readline = self._stream.readline
        try:
            while line := readline(ROW_LIMIT):
                self.number += 1
                if len(line) == ROW_LIMIT and not line.endswith(("\n", "\r")):
                    raise BadInput(f"line {self.number} is longer than {ROW_LIMIT:,} characters")
                if "\0" in line:
                    self.nul = True
                yield line
        except UnicodeDecodeError as error:
            raise self._undecodable(error) from None

    def read(self, size: int) -> str:
        """Return up to size characters, "" at the end; raises BadInput for the undecodable."""
        try:
            chunk = self._stream.read(size)
        except UnicodeDecodeError as error:
            raise self._undecodable(error) from None
        self.number += chunk.count("\n")
        return chunk

    def _undecodable(self, error: UnicodeDecodeError) -> BadInput:
        # All complete lines of earlier chunks were given before this chunk was decoded.
        before = error.object[: error.start].decode(error.encoding, "replace")
        line = self.number + 1 + before.count("\n")
        return BadInput(
            f"line {line}: byte 0x{error.object[error.start]:02x} is not {error.encoding.upper()}",
            hint="say what it is, for example --encoding cp1252 or --encoding utf-16",
        )


@contextmanager
def opened(file: str | Path | BinaryIO, encoding: str | None) -> Iterator[Text]:
    """Open a path, "-" (standard input) or a binary stream as Text.

    Raises BadInput where it is absent or not text, Usage for an unknown encoding, StorageFailed
    where it may not be read.
    """
    binary = _binary(file)
    own = isinstance(file, (str, Path)) and str(file) != "-"
    buffer: io.BufferedReader = io.BufferedReader(cast(io.RawIOBase, binary))
    try:
        yield _decoded(buffer, encoding)
    finally:
        if own:
            buffer.close()
        else:
            buffer.detach()


@contextmanager
def bytes_of(file: str | Path | BinaryIO) -> Iterator[BinaryIO]:
    """Open a path, "-" (standard input) or a binary stream as it is; raises as `opened` does."""
    binary = _binary(file)
    own = isinstance(file, (str, Path)) and str(file) != "-"
    buffer = io.BufferedReader(cast(io.RawIOBase, binary))
    try:
        yield cast(BinaryIO, buffer)
    finally:
        if own:
            buffer.close()
        else:
            buffer.detach()


def _binary(file: str | Path | BinaryIO) -> BinaryIO:
    if not isinstance(file, (str, Path)):
        return file
    if str(file) == "-":
        return sys.stdin.buffer
    try:
        return cast(BinaryIO, open(file, "rb", buffering=0))
    except FileNotFoundError:
        raise BadInput(f"no such file: {file}", hint=_near(Path(file))) from None
    except IsADirectoryError:
        raise BadInput(f"{file} is a folder", hint="name the files in it") from None
    except OSError as error:
        raise StorageFailed(f"cannot read {file}: {error.strerror}") from None


def _near(path: Path) -> str:
    """Return what the file may have been meant to be called."""
    from difflib import get_close_matches

    try:
        names = [each.name for each in path.parent.iterdir() if each.is_file()][:10_000]
    except OSError:
        return f"there is no folder {path.parent} to read"
    near = get_close_matches(path.name, names, 1)
    here = f"no file in {path.absolute().parent} is named like it"
    return f"did you mean {path.parent / near[0]}?" if near else here


def _decoded(buffer: io.BufferedReader, encoding: str | None) -> Text:
    head = buffer.peek(_PEEK)[:_PEEK]
    mark, told = next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), (b"", None))
    if encoding is None:
        _refuse_not_text(head, marked=told is not None)
    name = encoding or told or "utf-8"
    try:
        sample = head.decode(name, "replace")
        if told and (encoding is None or sample.startswith("\ufeff")):
            buffer.read(len(mark))
        stream = io.TextIOWrapper(buffer, encoding=name, newline="")
    except LookupError:
        raise Usage(
            f"unknown encoding {name!r}", hint="try utf-8, utf-16, cp1252, cp1251, mac-roman"
        ) from None
    return Text(stream, sample.removeprefix("\ufeff"))


def _refuse_not_text(head: bytes, *, marked: bool) -> None:
    for magic, what, remedy in _NOT_TEXT:
        if head.startswith(magic):
            raise BadInput(f"this is {what}, not text", hint=remedy)
    # Half of the bytes of western UTF-16 are NUL, and nearly none of other texts are.
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not marked and max(even, odd) > len(head) / 10 and min(even, odd) < len(head) / 50:
        order = "be" if even > odd else "le"
        raise BadInput(
            "line 1: this looks like UTF-16 without a byte-order mark",
            hint=f"add --encoding utf-16-{order}",
        )
