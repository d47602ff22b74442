"""The page for `man`: every command and every topic, in the macros of man(7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimtrack import __version__
from claimtrack.cli.commands import COMMANDS

OPTIONS = (
    ("--ledger PATH", "The ledger; else CLAIMTRACK_LEDGER, else claims.db in the current folder."),
    ("--user NAME", "Who is at work; else CLAIMTRACK_USER, else your login."),
    ("-q, -v", "Say nothing but the result; say more."),
    ("--no-progress, --no-color", "Draw no progress bar; use no colour (as NO_COLOR does)."),
)


def page(topics: Mapping[str, str]) -> str:
    """Return the page: name, synopsis, commands by group, options, and each topic as a section."""
    return "\n".join(_lines(topics)) + "\n"


def _lines(topics: Mapping[str, str]) -> Iterator[str]:
    yield f'.TH CLAIMTRACK 1 "" "claimtrack {__version__}"'
    yield from (".SH NAME", _shown("claimtrack - a ledger of who said what"))
    yield from (".SH SYNOPSIS", r"\fBclaimtrack\fR [OPTIONS] COMMAND [ARGS]...", ".SH COMMANDS")
    yield _shown("claimtrack COMMAND --help gives the options of each.")
    for title, group in COMMANDS.items():
        yield f".SS {title}"
        for name, (_, line) in group.items():
            yield from (".TP", rf"\fB{_shown(name)}\fR", _shown(line))
    yield ".SH OPTIONS"
    for name, line in OPTIONS:
        yield from (".TP", rf"\fB{_shown(name)}\fR", _shown(line))
    for name, text in topics.items():
        yield from (f".SH {name.upper()}", ".nf", *map(_shown, text.splitlines()), ".fi")


def _shown(line: str) -> str:
    """Return a line that no macro can begin in."""
    line = line.replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + line if line[:1] in (".", "'") else line
