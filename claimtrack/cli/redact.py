"""The command `redact`: a person's name leaves the ledger for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.base import command
from claimtrack.cli.options import because_option, json_option, ledger_option
from claimtrack.cli.session import session
from claimtrack.errors import Exit, Usage
from claimtrack.screen.emit import emit_one
from claimtrack.screen.output import Output
from claimtrack.screen.redaction import redaction_page

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger

ELSEWHERE = (
    "what was copied before still holds the name: backups, exports, reports, mails, the files you "
    "imported, and blocks of the disk that nobody has written over"
)
SHELL = "so does your shell's history; `redact -` reads the names from standard input"


def somebody_is_there() -> bool:
    """Tell whether a person can be asked."""
    return sys.stdin.isatty()


@command(
    "redact",
    'redact "Ivan Petrov" Petrov --dry-run',
    'redact "Ivan Petrov" Petrov --because "asked for it; in danger"',
    "redact - --yes < names.txt",
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--with", "replacement", metavar="TEXT", help="In its place. [default: [redacted-N]]")
@click.option("--evidence", multiple=True, type=int, metavar="N", help="That file goes too; again.")
@click.option("--inside-words", is_flag=True, help="Also where it is part of a longer word.")
@click.option("--dry-run", is_flag=True, help="Say what would be touched, and touch nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@because_option(required=False)
@json_option
@ledger_option(write=True)
def redact_(
    ledger: Ledger,
    output: Output,
    names: tuple[str, ...],
    evidence: tuple[int, ...],
    dry_run: bool,
    yes: bool,
    because: str | None,
    **how: Any,
) -> Exit:
    """Take a person's name out of the ledger for good.

    Out of texts, names, chains, notes, the log, what is derived and the search index; files of
    evidence that say it go as a whole. Give every spelling; case, accents, scripts, links and
    slugs are looked through by themselves. A tombstone stays, and the log's chain still holds.
    This cannot be undone. Backups and exports made before still hold the name.
    """
    if names == ("-",):
        names = tuple(line for line in sys.stdin.read().splitlines() if line.strip())
        if not (yes or dry_run):
            raise Usage("the names come from standard input: add --yes, or --dry-run")
    elif not (yes or dry_run or somebody_is_there()):
        raise Usage("nobody is there to confirm it: add --yes, or --dry-run")
    how |= {"because": because or "", "evidence_too": evidence}
    with session().progress() as report:
        if dry_run or not yes:
            told = ledger.redact(names, dry_run=True, progress=report, **how)
        if not (dry_run or yes):
            redaction_page(told, output)
            if not told["touched"] and not told["evidence"]:
                return Exit.OK
            if not click.confirm("Take it out for good? This cannot be undone", err=True):
                return Exit.OK
        if not dry_run:
            told = ledger.redact(names, progress=report, **how)
    emit_one(told | {"dry_run": dry_run}, output, redaction_page)
    if told["change"]:
        session().note(ELSEWHERE)
        session().note(SHELL)
    return Exit.FINDINGS if told["left"] or told["elsewhere"] else Exit.OK
