"""Commands that keep the ledger: log, undo, diff, verify, doctor, backup, config."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.base import command
from claimtrack.cli.options import json_option, ledger_option, output_options
from claimtrack.cli.session import session
from claimtrack.errors import Exit
from claimtrack.screen.emit import emit, emit_one
from claimtrack.screen.listings import CHANGES, FINDINGS, LOG, SETTINGS
from claimtrack.screen.output import Output
from claimtrack.screen.sentences import sentence, settings

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


@command("log", "log", "log --limit 20 --sort -seq", "log --command import --json")
@click.option("--command", metavar="NAME", help="Only what that command did.")
@click.option("--by", metavar="NAME", help="Only what that user did.")
@click.option("--since", metavar="DATE", help="From that date on.")
@output_options
@ledger_option()
def log_(
    ledger: Ledger, output: Output, command: str | None, by: str | None, since: str | None
) -> None:
    """List every change that was made, with who and when."""
    emit(ledger.log(command=command, user=by, since=since), LOG, output)


@command("undo", "undo", "undo 12", "undo batch:1", "undo verdict:3")
@click.argument("change", required=False)
@json_option
@ledger_option(write=True)
def undo_(ledger: Ledger, output: Output, change: str | None) -> None:
    """Take back the last change, or the one named.

    CHANGE is its number in the log, or what it made: batch:N, verdict:N, decision:N. A whole
    import is one change. An undo can be undone.
    """
    emit_one(ledger.undo(change), output, sentence("undone: {summary}"))


@command("diff", "diff --since 2024-08-01", "diff --since 2024-08-01 --json")
@click.option("--since", required=True, metavar="DATE", help="Changes from that date on.")
@output_options
@ledger_option()
def diff_(ledger: Ledger, output: Output, since: str) -> None:
    """Tell what changed since a date: claims, revisions, contradictions, beliefs.

    The ledger as it stood before that date is made anew and compared. Beliefs and scores are
    told where they moved by 0.05 or more.
    """
    emit(ledger.diff(since), CHANGES, output)


@command("verify", "verify", "verify --json")
@output_options
def verify_(output: Output) -> Exit:
    """Check the log's chain and the evidence; exit 7 on what does not fit.

    Every file of evidence is hashed again, and every quote looked up in its text.
    """
    with session().open() as ledger, session().progress() as report:
        return _found(ledger.verify(progress=report), output)


@command("doctor", "doctor", "doctor --repair")
@click.option("--repair", is_flag=True, help="Make what is derived anew, remove leavings.")
@output_options
def doctor_(output: Output, repair: bool) -> Exit:
    """Check the ledger from end to end, and repair what is derived; exit 7 on findings.

    The file, its log, its evidence; and what is derived is made anew in memory and compared.
    --repair writes it anew, and removes what killed runs left. Your entries and files stay.
    """
    with session().open(write=repair) as ledger, session().progress() as report:
        if not repair and not ledger.store.writable:
            session().note("the ledger is read-only here: the search index was not checked")
        return _found(ledger.doctor(repair=repair, progress=report), output)


def _found(findings: list[dict[str, Any]], output: Output) -> Exit:
    emit(findings, FINDINGS, output)
    left = [row for row in findings if not row.get("repaired")]
    return Exit.FINDINGS if left else Exit.OK


@command("backup", "backup claims-2024-08-01.db")
@click.argument("file")
@json_option
@ledger_option()
def backup_(ledger: Ledger, output: Output, file: str) -> Exit:
    """Copy the ledger and its evidence while in use, and verify the copy.

    The evidence goes into the folder FILE.files; exit 7 when some of it is missing or changed.
    """
    done = ledger.backup(file)
    for finding in done["missing"]:
        session().note(finding)
    emit_one(done, output, sentence("{file} is a verified copy, with {evidence} files"))
    return Exit.FINDINGS if done["missing"] else Exit.OK


@command(
    "config",
    "config",
    "config half-life 2",
    "config figure-rule origins-median",
    "config bounds.dozens 24-99",
)
@click.argument("key", required=False)
@click.argument("value", required=False)
@output_options
def config_(output: Output, key: str | None, value: str | None) -> None:
    """Show or set the settings of the ledger.

    An empty VALUE gives a setting its default back. `figure-rule` settles figures: origins-median,
    range, lowest or most-reliable; `half-life` is that of a verdict, in years.
    `bounds.dozens` and its like say what words that are no numbers stand for: `claimtrack rules`.
    """
    with session().open(write=value is not None) as ledger:
        if key is not None and value is not None:
            emit_one(ledger.config_set(key, value), output, sentence("{key} = {value}"))
            return
        rows = settings(ledger.config())
    emit([row for row in rows if key in (None, row["key"])], SETTINGS, output)
