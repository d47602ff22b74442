"""The command line: `main` runs a command and is the one place that prints an error."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from types import MappingProxyType
from typing import Any

import click

from claimtrack.errors import BadInput, ClaimtrackError, Exit, StorageFailed, Usage

__all__ = ["main"]

# New objects after which Python looks for circles among them. What is imported and loaded stays:
# looking through it again and again, and once more at the end, took 29 of the 246 ms of `add`.
COLLECTED = 100_000


def main() -> None:
    """Run the command in `sys.argv` and exit with its code (errors.Exit)."""
    gc.set_threshold(COLLECTED)
    code = run(sys.argv[1:])
    gc.freeze()  # nothing is in a circle that has to be closed, and memory goes with the process
    sys.exit(code)


def run(args: Sequence[str]) -> int:
    """Run one command line and return its exit code; whatever goes wrong is said on stderr."""
    from claimtrack.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        # What leaves is UTF-8 on every machine; what cannot be encoded is shown, never fatal.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if "_CLAIMTRACK_COMPLETE" in os.environ:
        app.main(prog_name="claimtrack")
    try:
        _check(args)
        code = _invoke(app, args)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has seen enough (`| head`). Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted; what was not finished is not kept", "", Exit.INTERRUPTED, args)
        return Exit.INTERRUPTED
    except Exception as error:
        return _fail(error, args)


def _check(args: Sequence[str]) -> None:
    for arg in args:
        if not arg.isascii() and any("\udc80" <= sign <= "\udcff" for sign in arg):
            raise BadInput("an argument is not UTF-8", hint="put it in a file: import --encoding")


def _invoke(app: click.Group, args: Sequence[str]) -> int:
    try:
        with app.make_context("claimtrack", list(args)) as context:
            code = app.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return int(code or Exit.OK)


def _fail(error: Exception, args: Sequence[str]) -> int:
    """Print what went wrong and return the exit code for it."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and not _as_json(args):
        sys.stderr.write(error.format_message() + "\n")
        return Exit.USAGE
    known = _known(error)
    if known is not None:
        details = getattr(known, "result", {})  # RowsRejected: every bad row
        _say(known.message, known.hint, known.exit, args, details)
        return known.exit
    verbose = not {"-v", "--verbose"}.isdisjoint(args)
    if verbose:
        import traceback

        traceback.print_exc()
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    hint = "" if verbose else "a fault of claimtrack: run it again with -v and report what it says"
    _say(f"unexpected {what}", hint, Exit.FAILED, args)
    return Exit.FAILED


def _known(error: Exception) -> ClaimtrackError | None:
    """Return the error as one of ours, None for one that nobody expected."""
    if isinstance(error, ClaimtrackError):
        return error
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return Usage("no command was given", hint="claimtrack --help lists them")
    if isinstance(error, click.UsageError):
        return Usage(error.format_message(), hint=_usage_hint(error))
    if isinstance(error, click.ClickException):
        return BadInput(error.format_message())
    if isinstance(error, OSError):
        about = f" {error.filename}" if error.filename else ""
        return StorageFailed(f"cannot read or write{about}: {error.strerror or error}")
    return None


_TEXTS = ("text", "words", "a", "b", "name", "names", "title")  # arguments that are free text


def _usage_hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "claimtrack"
    name = getattr(error, "option_name", "")
    takes_text = error.ctx and any(
        p.param_type_name == "argument" and p.name in _TEXTS for p in error.ctx.command.params
    )
    if isinstance(error, click.NoSuchOption) and takes_text and not error.possibilities:
        return f'a text that begins with a dash goes after two: {path} -- "{name} ..."'
    return f"{path} --help shows what it takes"


def _as_json(args: Sequence[str]) -> bool:
    options = args[: args.index("--")] if "--" in args else args
    return "--json" in options


def _say(
    message: str,
    hint: str,
    code: int,
    args: Sequence[str],
    details: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    from claimtrack.screen.notes import say_error, say_error_as_json

    if _as_json(args):
        say_error_as_json(message, hint, code, details)
    else:
        say_error(message, hint)
