"""Commands that browse: list, show, search, similar, timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.base import command
from claimtrack.cli.lines import opened
from claimtrack.cli.options import (
    answer_options,
    embedder_option,
    event_argument,
    ledger_option,
    output_options,
    selection_options,
)
from claimtrack.cli.session import note_if_stale, session
from claimtrack.errors import Usage
from claimtrack.screen.emit import emit, emit_one, emit_stream
from claimtrack.screen.listings import CLAIMS, SIMILAR, TIMELINE
from claimtrack.screen.output import Output
from claimtrack.screen.sentences import sentence

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger

SIMILAR_SHOWN = 10


@command(
    "list",
    "list",
    'list --source "Malian army" --since 2024-07-26 --until 2024-07-31',
    "list --event tinzaouaten --sort said --columns id,said,text --csv",
)
@selection_options
@click.option("--cluster", metavar="ID", help="Of that cluster.")
@click.option(
    "--status",
    type=click.Choice(("active", "retracted", "all")),
    default="active",
    show_default=True,
    help="Retracted ones are out of the analysis.",
)
@output_options
@ledger_option()
def list_(ledger: Ledger, output: Output, **filters: Any) -> None:
    """List claims."""
    emit(ledger.claims(**filters, limit=output.pushed_limit), CLAIMS, output)


@command("show", "show 3f9a2c1", "show 3f9a --json")
@click.argument("id")
@answer_options
@ledger_option()
def show_(ledger: Ledger, output: Output, id: str) -> None:
    """Show one claim: what was read in it, how it stands to others."""
    from claimtrack.screen.claim import claim_page

    note_if_stale(ledger)
    emit_one(ledger.claim(id), output, claim_page)


@command("search", "search convoy surrounded", 'search --raw "convoy NEAR ambush" --json')
@click.argument("words", nargs=-1, required=True)
@click.option("--raw", is_flag=True, help="The words are an FTS5 expression.")
@output_options
@ledger_option()
def search_(ledger: Ledger, output: Output, words: tuple[str, ...], raw: bool) -> None:
    """Find the claims that hold all of the words."""
    rows, remark = ledger.search(" ".join(words), raw=raw, limit=output.pushed_limit)
    if remark:
        session().note(remark)
    emit(rows, CLAIMS, output)


@command(
    "similar",
    'similar "Fifty Wagner fighters died in the ambush."',
    "similar --lines texts.jsonl --limit 5 --jsonl",
)
@click.argument("text", required=False)
@click.option("--lines", metavar="FILE", help="Ask for each line: JSON with text, said, lang.")
@embedder_option
@output_options
@ledger_option()
def similar_(
    ledger: Ledger, output: Output, text: str | None, lines: str | None, embedder: str | None
) -> None:
    """Has this been claimed before? Ranked claims, with their relation.

    By words; and by meaning where match was given an --embedder.
    """
    if (text is None) == (lines is None):
        raise Usage("similar takes a TEXT, or --lines FILE")
    note_if_stale(ledger)
    limit = SIMILAR_SHOWN if output.limit is None else output.limit
    if lines is not None:
        from claimtrack.ledger import reader

        with opened(lines) as stream:
            rows = reader.texts(reader.json_lines(stream))
            emit_stream(
                ledger.similar_lines(rows, limit=limit, embedder=embedder), output.unlimited()
            )
        return
    matches = ledger.similar(text or "", limit=limit, embedder=embedder)
    if output.format == "json":
        emit_one({"text": text, "matches": matches}, output, sentence(""))
    else:
        emit(matches, SIMILAR, output)


@command("timeline", "timeline", "timeline tinzaouaten", "timeline --json")
@event_argument()
@output_options
@ledger_option()
def timeline_(ledger: Ledger, output: Output, event: str | None) -> None:
    """Claims in the order in which they were said.

    Under each claim, what it contradicts, revises or repeats of those said before.
    """
    note_if_stale(ledger)
    from claimtrack.screen.timeline import timeline_page

    emit(ledger.timeline(event), TIMELINE, output, timeline_page)
