"""Commands that share: report, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.base import command
from claimtrack.cli.options import event_argument, json_option, ledger_option
from claimtrack.cli.session import note_if_stale
from claimtrack.errors import Usage
from claimtrack.screen.emit import emit_one
from claimtrack.screen.output import Output
from claimtrack.screen.sentences import sentence

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md"}


@command(
    "report",
    "report tinzaouaten -o ambush.html",
    "report tinzaouaten -o ambush.md --as-of 2024-08-01",
    "report tinzaouaten | less",
)
@event_argument()
@click.option("-o", "--output", "file", metavar="FILE", help="Write there. [default: stdout]")
@click.option(
    "--format", type=click.Choice(("html", "md")), help="[default: by the ending, else md]"
)
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@json_option
@ledger_option()
def report_(
    ledger: Ledger,
    output: Output,
    event: str | None,
    file: str | None,
    format: str | None,
    force: bool,
) -> None:
    """Write what is known of an event as a page to hand over.

    Who said what, the disputes with their answers, who contradicts whom, every statement with
    where it comes from. HTML is one file that loads nothing and needs no script; without -o the
    report is Markdown on stdout, and with --json the facts it is made of.
    """
    from claimtrack.ledger.reporting import gather, save
    from claimtrack.report import render

    file = None if file == "-" else file
    chosen = format or ("md" if file is None else _by_ending(file))
    note_if_stale(ledger)
    facts = gather(ledger, event)
    if file is None and output.format == "json":
        emit_one(facts, output, sentence(""))
        return
    text = render(facts, chosen)
    if file is None:
        output.look.file.write(text)
        return
    document = {
        "file": file, "format": chosen, "event": facts["event"]["title"],
        "claims": len(facts["claims"]), "bytes": save(file, text, force=force),
    }  # fmt: skip
    emit_one(document, output, sentence("{file}: {event}, {claims} claims"))


def _by_ending(file: str) -> str:
    """Return the format that a file's ending tells; raises Usage."""
    ending = Path(file).suffix.lower()
    if ending not in ENDINGS:
        raise Usage(
            f"{file}: no report is written as {ending or 'a file without an ending'}",
            hint="name it .html or .md, or add --format html",
        )
    return ENDINGS[ending]


@command("export", "export claims.csv", "export claims.jsonl --force", "export c.csv --csv-safe")
@click.argument("file")
@click.option(
    "--format", metavar="NAME", help="csv, tsv, json, jsonl, md, xlsx. [default: by the ending]"
)
@click.option("--jsonl", "whole", is_flag=True, help="The whole ledger, whatever the ending.")
@click.option(
    "--csv-safe",
    "safe",
    is_flag=True,
    help="An apostrophe before what would be a formula: not to import again.",
)
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@json_option
@ledger_option()
def export_(
    ledger: Ledger,
    output: Output,
    file: str,
    format: str | None,
    whole: bool,
    safe: bool,
    force: bool,
) -> None:
    """Write the ledger to a file, to import or to read.

    JSONL is the whole ledger: claims, sources, verdicts, decisions and what else you entered;
    another ledger takes it up with `import`, and nothing is doubled. The others are the claims
    in the columns of import; Markdown is to read only. Evidence is copied into the folder
    FILE.files beside it. An ending that tells no format is refused, unless --format names one.
    """
    from claimtrack.ledger.exporting import export

    format = "jsonl" if whole else format
    written = export(ledger, Path(file), format=format, safe=safe, force=force)
    emit_one({"file": file, "claims": written}, output, sentence("{file}: {claims} claims"))
