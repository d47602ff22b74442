"""The packaged tables of the reader, loaded once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("lexicon")  # importlib.resources costs 8 ms of CPU at start


@cache
def load(name: str) -> dict[str, Any]:
    """Return the table `lexicon/NAME.toml`; shared, so never to be changed."""
    text = (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    table = plain(text)
    if table is not None:
        return table
    import tomllib

    return tomllib.loads(text)


# A statement of TOML as the tables use it, one alternative a form; of escapes those of \ and ".
_STRING = r"\"[^\"\\\n]*+(?:\\[\"\\][^\"\\\n]*+)*+\"|'[^'\n]*'"
_INLINE = rf"\{{(?:[^\"'{{}}\n]++|{_STRING})*+\}}"
_STATEMENT = re.compile(
    rf"""\s*(?:
      \#[^\n]*
    | \[(?P<table>[\w-]+|"[^"\\\n]*")\]
    | (?P<key>[\w-]+|"[^"\\\n]*")[ \t]*=[ \t]*(?:
        (?P<string>(?:{_STRING})(?!["']))
      | \"\"\"\n?(?P<lines>[^"\\]*)\"\"\"(?!")
      | '''\n?(?P<literal>(?:[^']++|'(?!''))*+)'''(?!')
      | (?P<true>true)\b | false\b
      | (?P<number>(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)(?![\w.:+-])
      | \[(?P<list>(?:[\s,]++|\#[^\n]*+|{_STRING}|{_INLINE})*+)\]
      )
    )[ \t]*(?:\#[^\n]*)?(?:\n|$)""",
    re.ASCII | re.VERBOSE,
)
_BLANK = r"\s*+(?:\#[^\n]*+\s*+)*+"
_ITEM = re.compile(rf"{_BLANK}({_STRING}|{_INLINE}){_BLANK}(?:,|$)")
_LIST_END = re.compile(rf"{_BLANK}$")
_PAIR = re.compile(rf"\s*([\w-]+)\s*=\s*({_STRING}|true\b|false\b)\s*(?:,(?=\s*\w)|$)", re.ASCII)


def plain(text: str) -> dict[str, Any] | None:
    """Return what `tomllib.loads` does, None where a text goes beyond the forms of our tables.

    Five times faster: the tables of the first text took 65 ms of the 480 that `add` took.
    """
    tables: dict[str, Any] = {}
    rows, at, end = tables, 0, len(text.rstrip())
    while at < end:
        found = _STATEMENT.match(text, at)
        if found is None:
            return None
        at, kind = found.end(), found.lastgroup
        if kind is None:
            continue  # a comment
        if kind == "table":
            name = found["table"].strip('"')
            if name in tables:
                return None
            rows = tables[name] = {}
            continue
        name = found["key"].strip('"')
        if name in rows:
            return None
        if kind == "string":
            rows[name] = _unquoted(found["string"])
        elif kind == "list":
            items = _items(found["list"])
            if items is None:
                return None
            rows[name] = items
        else:
            rows[name] = _value(found, kind)
    return tables


def _unquoted(string: str) -> str:
    inner = string[1:-1]
    return re.sub(r"\\(.)", r"\1", inner) if string[0] == '"' and "\\" in inner else inner


def _value(found: re.Match[str], kind: str) -> str | float | bool:
    if kind in ("lines", "literal"):
        return found[kind]
    if kind == "number":
        number = found["number"]
        return float(number) if "." in number else int(number)
    return kind == "true"


def _items(text: str) -> list[str | dict[str, str | bool]] | None:
    """Return the strings and inline tables of a list, None where it is not one."""
    items: list[str | dict[str, str | bool]] = []
    at = 0
    while found := _ITEM.match(text, at):
        item = found[1]
        made = _inline(item[1:-1]) if item[0] == "{" else _unquoted(item)
        if made is None:
            return None
        items.append(made)
        at = found.end()
    return items if _LIST_END.match(text, at) else None


def _inline(text: str) -> dict[str, str | bool] | None:
    """Return an inline table, None where it holds other than strings and truth values."""
    row: dict[str, str | bool] = {}
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _PAIR.match(text, at)
        if found is None or found[1] in row:
            return None
        bare = found[2] in ("true", "false")
        row[found[1]] = found[2] == "true" if bare else _unquoted(found[2])
        at = found.end()
    return row


@cache
def stems() -> dict[str, str]:
    """Return the English stems written down in `lexicon/stems.txt`, by word.

    They are those of the words of the other tables, made by `bench/make_stems.py`. A word that is
    not there is stemmed: the first text is then read a little later, and the same.
    """
    lines = map(str.split, (_FOLDER / "stems.txt").read_text(encoding="utf-8").splitlines())
    return {word: root for root, *words in lines for word in words}
