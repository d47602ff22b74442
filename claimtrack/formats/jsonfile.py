"""JSON (one array of objects) and JSONL (one object a line), read piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from claimtrack.errors import BadInput
from claimtrack.formats.rows import ROW_LIMIT, Layout, Row, RowError, clash
from claimtrack.formats.textfile import Text
from claimtrack.text import unfit

_CHUNK = 65536
# No float holds more digits before its point; a longer number is a slip or an attack.
_DIGITS = 308


class _Number(str):
    """The source text of a number: 1.50 stays "1.50", and is told from a string when nested."""

    __slots__ = ()


class _Unusable(str):
    """Why something that stood where a value belongs is none."""

    __slots__ = ()


def _number(source: str) -> str:
    if len(source) > _DIGITS:
        return _Unusable(f"a number of {len(source):,} characters; put it in quotes as text")
    return _Number(source)


def _constant(source: str) -> str:
    return _Unusable(f"{source} is not a number in JSON; use null")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        found[twice] = _Unusable("the key comes twice in one object")
    return found


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_number,
    parse_float=_number,
    parse_constant=_constant,
    strict=False,  # raw controls inside strings are kept as they came, as in CSV
)


def read_jsonl(text: Text, layout: Layout) -> Iterator[Row | RowError]:
    """Yield one row a line; blank lines are skipped."""
    return _rows(_lines(text), layout)


def read_json(text: Text, layout: Layout) -> Iterator[Row | RowError]:
    """Yield one row an element of the array, holding no more than one of them in memory."""
    return _rows(_elements(text), layout)


def _rows(items: Iterator[tuple[int, object]], layout: Layout) -> Iterator[Row | RowError]:
    if not layout.header_row:
        raise BadInput("JSON names its fields itself: leave --no-header-row out")
    renames = layout.renames()
    missing = set(renames)
    for line, item in items:
        if isinstance(item, RowError):
            yield item
        elif isinstance(item, dict):
            missing -= item.keys()
            yield _row(line, item, renames)
        else:
            yield RowError(line, "", "not an object: a row is written {...}", {"row": _text(item)})
    if missing:
        column = min(missing)
        raise BadInput(f"no row has {column!r}, named in --map {renames[column]}={column}")


def _row(line: int, item: dict[str, object], renames: Mapping[str, str]) -> Row | RowError:
    values: dict[str, str] = {}
    fault: tuple[str, str] | None = None
    for column, value in item.items():
        if value is None:
            continue
        name = renames.get(column, column)
        if isinstance(value, _Unusable):
            fault = fault or (name, str(value))
        if name in values:
            column = next(key for key, field in renames.items() if field == name)
            fault = fault or (name, clash(name, column, line).partition(": ")[2])
        try:
            values[name] = value if type(value) is str else _text(value)
        except RecursionError:
            values[name] = ""
            fault = fault or (name, "nested too deeply")
        reason = unfit(values[name]) or unfit(name)
        if reason:
            fault = fault or (name, reason)
    return RowError(line, *fault, values) if fault else Row(line, values)


def _text(value: object) -> str:
    """Return a value as the text it was written as: 5 as 5, a list as JSON."""
    return str(value) if isinstance(value, str) else _json(value)


def _json(value: object) -> str:
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_json, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_json(str(k))}: {_json(v)}" for k, v in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def _lines(text: Text) -> Iterator[tuple[int, object]]:
    for line in text.lines():
        if not line.isspace():
            yield text.number, _value(line.strip(), text.number)


def _value(line: str, number: int) -> object:
    try:
        return _DECODER.decode(line)
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at character {error.pos + 1}"
    except RecursionError:
        reason = "nested too deeply"
    return RowError(number, "", reason, {"row": line[:1000]})


def _elements(text: Text) -> Iterator[tuple[int, object]]:
    """Yield the elements of one array with the line each begins on."""
    window = _Window(text)
    if window.peek() != "[":
        raise BadInput(
            f"line {window.line}: a JSON file holds one array, [{{...}}, {{...}}]",
            hint="use --format jsonl for one object a line",
        )
    window.skip()
    if window.peek() == "]":
        window.skip()
    else:
        mark = ","
        while mark == ",":
            window.peek()
            line = window.line
            yield line, window.value()
            mark = window.peek()
            if not mark:
                raise BadInput(
                    f"line {window.line}: the file ends inside the array, before its ]",
                    hint="was it cut off? the last row ends with } and the file with ]",
                )
            if mark not in (",", "]"):
                raise BadInput(f"line {window.line}: a comma or ] is missing between rows")
            window.skip()
    if window.peek():
        raise BadInput(f"line {window.line}: something stands after the end of the array")


class _Window:
    """The part of a text that is being read: grows until it holds one whole element."""

    def __init__(self, text: Text) -> None:
        self.line = 1
        self._text = text
        self._buffer = ""
        self._at = 0

    def peek(self) -> str:
        """Return the next character that is not white space, "" at the end; consume none."""
        while True:
            rest = len(self._buffer)
            at = self._at
            while at < rest and self._buffer[at] in " \t\r\n\ufeff":
                at += 1
            self._move(at)
            if at < rest:
                return self._buffer[at]
            if not self._grow():
                return ""

    def skip(self) -> None:
        """Consume one character."""
        self._move(self._at + 1)

    def value(self) -> object:
        """Consume one value; raises BadInput where there is none, or one too long or deep."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except RecursionError:
                raise BadInput(f"line {self.line}: nested too deeply") from None
            except json.JSONDecodeError as error:
                if len(self._buffer) - self._at > ROW_LIMIT:
                    raise BadInput(
                        f"line {self.line}: not JSON, or a row of over {ROW_LIMIT:,} characters"
                    ) from None
                if self._grow():
                    continue
                line = self.line + self._buffer.count("\n", self._at, error.pos)
                raise BadInput(
                    f"line {line}: not JSON: {error.msg}",
                    hint="look for a quote, } or ] that is not closed before that place",
                ) from None
            self._move(end)
            return value

    def _move(self, at: int) -> None:
        self.line += self._buffer.count("\n", self._at, at)
        self._at = at

    def _grow(self) -> bool:
        # Doubling keeps the cost of parsing an element again and again linear in its length.
        rest = self._buffer[self._at :]
        chunk = self._text.read(max(_CHUNK, len(rest)))
        self._buffer, self._at = rest + chunk, 0
        return bool(chunk)


def write_jsonl(
    rows: Iterable[Mapping[str, object]], file: TextIO, columns: Sequence[str], _safe: bool
) -> None:
    """Write one object a line; JSON has no formulas to make safe."""
    for row in rows:
        file.write(json.dumps({c: row[c] for c in columns if c in row}, ensure_ascii=False) + "\n")


def write_json(
    rows: Iterable[Mapping[str, object]], file: TextIO, columns: Sequence[str], _safe: bool
) -> None:
    """Write one array, an object a line."""
    mark = "[\n"
    for row in rows:
        data = {c: row[c] for c in columns if c in row}
        file.write(mark + json.dumps(data, ensure_ascii=False))
        mark = ",\n"
    file.write("[]\n" if mark == "[\n" else "\n]\n")
