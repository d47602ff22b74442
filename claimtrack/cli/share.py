"""Commands that share: export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.base import command
from claimtrack.cli.options import json_option, ledger_option
from claimtrack.screen.emit import emit_one
from claimtrack.screen.output import Output
from claimtrack.screen.sentences import sentence

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


@command("export", "export claims.csv", "export claims.jsonl --force", "export c.csv --csv-safe")
@click.argument("file")
@click.option("--format", metavar="NAME", help="csv, tsv, json, jsonl. [default: by the ending]")
@click.option("--csv-safe", is_flag=True, help="An apostrophe before what would be a formula.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@json_option
@ledger_option()
def export_(
    ledger: Ledger, output: Output, file: str, format: str | None, csv_safe: bool, force: bool
) -> None:
    """Write the ledger to a file, to import or to read.

    The columns are those of import: importing the file elsewhere gives the same claims.
    Evidence is copied into the folder FILE.files beside it.
    """
    from claimtrack.ledger.exporting import export

    written = export(ledger, Path(file), format=format, safe=csv_safe, force=force)
    emit_one({"file": file, "claims": written}, output, sentence("{file}: {claims} claims"))
