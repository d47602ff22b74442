"""Commands on evidence: the files that claims rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.base import Group
from claimtrack.cli.options import because_option, json_option, ledger_option, output_options
from claimtrack.errors import Usage
from claimtrack.screen.claim import evidence_page
from claimtrack.screen.emit import emit, emit_one
from claimtrack.screen.listings import EVIDENCE
from claimtrack.screen.output import Output
from claimtrack.screen.sentences import sentence

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


@click.group("evidence", cls=Group, examples=("evidence add 3f9a page.html", "evidence list 3f9a"))
def evidence_() -> None:
    """The files that claims rest on, and what they say."""


@evidence_.command(
    "add",
    examples=(
        "evidence add 3f9a2c1 page.html video.mp4",
        'evidence add 3f9a2c1 --quote "84 were killed"',
    ),
)
@click.argument("claim")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--quote", "quotes", multiple=True, metavar="TEXT", help="What they say; again.")
@json_option
@ledger_option(write=True)
def add(
    ledger: Ledger, output: Output, claim: str, files: tuple[str, ...], quotes: tuple[str, ...]
) -> None:
    """Keep copies of files that a claim rests on.

    They go into the folder beside the ledger, named by the hash of their bytes. A quote must
    stand in one of the files, or without files in one that the claim has; its place is kept, and
    verify looks there again.
    """
    if not (files or quotes):
        raise Usage("neither a file nor a quote was given")
    rows = ledger.evidence_add(claim, files, quotes=quotes)
    emit_one({"claim": rows[0]["claim"] if rows else claim, "evidence": rows}, output,
             evidence_page)  # fmt: skip


@evidence_.command("list", examples=("evidence list", "evidence list 3f9a2c1 --json"))
@click.argument("claim", required=False)
@output_options
@ledger_option()
def list_(ledger: Ledger, output: Output, claim: str | None) -> None:
    """List the files, of one claim or of all."""
    emit(ledger.evidence(claim), EVIDENCE, output)


@evidence_.command("remove", examples=('evidence remove 3 --because "the wrong page"',))
@click.argument("number", type=click.IntRange(1))
@because_option()
@json_option
@ledger_option(write=True)
def remove(ledger: Ledger, output: Output, number: int, because: str) -> None:
    """Take a file away from its claim; undo brings it back."""
    done = ledger.evidence_remove(number, because=because)
    emit_one(done, output, sentence("evidence {evidence}  removed; the file is kept"))
