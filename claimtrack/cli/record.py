"""Commands that record: init, add, import."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.base import command
from claimtrack.cli.options import SAID, json_option, ledger_option
from claimtrack.cli.session import session
from claimtrack.errors import Exit, NotInstalled, Usage
from claimtrack.screen.emit import emit_one
from claimtrack.screen.output import Output
from claimtrack.screen.sentences import added, sentence, summaries

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger

BASES = ("witnessed", "deduced", "induced", "told", "unknown")
LOOKED = 10
TELLING = ("repeats", "contradicts", "revises")
NEAR = 3  # claims that `add` shows beside the new one

no_match_option = click.option(
    "--no-match", is_flag=True, help="Leave what is derived as it is; match does it later."
)


@command("init", "init", "init --ledger mali.db")
@json_option
@ledger_option(write=True, create=True)
def init_(ledger: Ledger, output: Output) -> None:
    """Create an empty ledger.

    The ledger is one file; add and import create it too. An existing one is left as it is.
    """
    emit_one({"ledger": str(ledger.path)}, output, sentence("{ledger} is ready"))


@command(
    "add",
    'add "At least 50 soldiers were killed." --source Reuters --event "The ambush"',
    'add "84 were killed." --source CSP --via Reuters --said 2024-08-01',
    'add "84 were killed." --source CSP --file page.html --quote "84 were killed"',
    'add --source CSP -- "-5 degrees were measured."',
)
@click.argument("text")
@click.option("--source", required=True, metavar="NAME", help="Who asserts it.")
@click.option("--via", multiple=True, metavar="NAME", help="Who reported it, in order; again.")
@click.option("--event", metavar="TITLE", help="What it is about.")
@click.option(
    "--said", type=SAID, metavar="DATE", help="When it was said: 2024-07-28, 2024-07, EDTF."
)
@click.option("--place", metavar="PLACE", help="Where it was said to be.")
@click.option("--url", metavar="URL", help="Where it can be read.")
@click.option("--lang", metavar="CODE", help="Its language. [default: told from it]")
@click.option("--credibility", metavar="1-6", help="Of the item; 6 cannot be judged.")
@click.option("--basis", type=click.Choice(BASES), help="How the source knows.")
@click.option("--note", metavar="TEXT", help="A remark of yours.")
@click.option("--translation", metavar="TEXT", help="The text in English, for matching.")
@click.option("--file", "files", multiple=True, metavar="PATH", help="A file it rests on; again.")
@click.option("--quote", "quotes", multiple=True, metavar="TEXT", help="What that says; again.")
@click.option("--new-source", is_flag=True, help="The source is new, though one is near it.")
@no_match_option
@json_option
@ledger_option(write=True, create=True)
def add_(
    ledger: Ledger, output: Output, text: str, no_match: bool, via: tuple[str, ...], **values: Any
) -> None:
    """Record one claim: what one source said.

    The text is kept verbatim. Adding the same claim again adds nothing. A file is copied into
    the folder beside the ledger; a quote must stand in one of the files, and its place is kept.
    A text that begins with a dash goes last, after two of them.
    """
    claim = ledger.add(text, via=list(via), **values)
    for name in claim["created"]["sources"]:
        session().note(f"new source: {name}")
    for title in claim["created"]["events"]:
        session().note(f"new event: {title}")
    _warn(claim["warnings"])
    if not no_match:
        with session().progress() as report, _after_recording():
            ledger.match_added(report)
            claim["similar"] = _similar(ledger, claim["id"])[:NEAR]
    emit_one(claim, output, added)


@command(
    "import",
    "import claims.csv",
    "import claims.csv --dry-run",
    'import table.tsv --map text=Statement --set "event=The ambush" --rejects bad.csv',
    "import sheet.xlsx --preview",
    "import - --format jsonl < claims.jsonl",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", metavar="NAME", help="csv, tsv, json, jsonl, xlsx. [default: told from it]"
)
@click.option("--map", "mapping", multiple=True, metavar="FIELD=COLUMN", help="Where a field is.")
@click.option("--set", "fixed", multiple=True, metavar="FIELD=VALUE", help="The same in all rows.")
@click.option("--no-header-row", is_flag=True, help="The first row is a claim.")
@click.option("--columns-are", metavar="A,B,C", help="The columns' names, with --no-header-row.")
@click.option("--encoding", metavar="NAME", help="Such as latin-1. [default: UTF-8, or by BOM]")
@click.option("--sheet", metavar="NAME", help="Of a workbook (XLSX). [default: the first]")
@click.option("--preview", is_flag=True, help="Show the first rows as they would be read.")
@click.option("--dry-run", is_flag=True, help="Do all of it, and keep nothing.")
@click.option("--rejects", metavar="FILE", help="Take the good rows, write the bad ones there.")
@click.option("--files-in", metavar="FOLDER", help="Where `file`s lie. [default: beside FILE]")
@click.option("--revive", is_flag=True, help="Bring back claims undone or retracted.")
@no_match_option
@json_option
def import_(
    output: Output,
    files: tuple[str, ...],
    mapping: tuple[str, ...],
    fixed: tuple[str, ...],
    no_header_row: bool,
    columns_are: str | None,
    preview: bool,
    **options: Any,
) -> Exit:
    """Record the rows of files, all or none.

    CSV, TSV, JSON, JSONL or XLSX; - is stdin. One file is one batch: a bad row refuses the whole
    file and every bad row is listed, unless --rejects takes the good ones. Importing a file
    again adds nothing. --preview guesses what unknown columns are meant for and keeps nothing.
    A JSONL file that export wrote is a whole ledger, and is merged into this one. `claimtrack
    help import` lists the columns.
    """
    if no_header_row and not columns_are:
        raise Usage(
            "--no-header-row needs the names of the columns",
            hint="add --columns-are source,text,... in the order of the file",
        )
    layout = {
        "mapping": _pairs("--map", mapping),
        "fixed": _pairs("--set", fixed),
        "header_row": not no_header_row,
        "columns": columns_are.split(",") if columns_are else (),
    }
    if preview:
        return _preview(files, layout, options, output)
    return _import(files, layout, options, output)


def _preview(
    files: tuple[str, ...], layout: dict[str, Any], options: dict[str, Any], output: Output
) -> Exit:
    """Show what would be read; no ledger is opened or made."""
    from claimtrack.ledger.previewing import preview
    from claimtrack.screen.preview import preview_pages

    how = {name: options[name] for name in ("format", "encoding", "sheet")}
    found = [preview(file, **layout, **how) for file in files]
    document: Any = found[0] if len(found) == 1 else found
    emit_one(document, output, lambda *_: preview_pages(found, output))
    return Exit.OK


def _import(
    files: tuple[str, ...], layout: dict[str, Any], options: dict[str, Any], output: Output
) -> Exit:
    from claimtrack.ledger.importing import RowsRejected

    no_match = options.pop("no_match")
    if options["rejects"] is not None and len(files) > 1:
        raise Usage("--rejects is for one file", hint="import the files one by one")
    results = []
    with session().open(write=True, create=True) as ledger:
        for file in files:
            try:
                with session().progress() as report:
                    result = ledger.import_file(file, **layout, **options, progress=report)
            except RowsRejected as error:
                if not output.format:  # JSON has them in the error itself
                    _list_rejects(error.result)
                raise
            results.append({"file": file, **result})
            _talk(result)
        if not (no_match or options["dry_run"]):
            _match(ledger)
    document: Any = results[0] if len(results) == 1 else results
    emit_one(document, output, lambda _, output: summaries(results, output))
    return Exit.FINDINGS if any(each["rejected"] for each in results) else Exit.OK


def _pairs(option: str, given: tuple[str, ...]) -> dict[str, str]:
    """Return FIELD=VALUE options as a dict; raises Usage for one without its equals sign."""
    pairs = {}
    for each in given:
        field, equals, value = each.partition("=")
        if not equals or not field:
            raise Usage(f"{option} {each!r} has no equals sign", hint=f"{option} FIELD=VALUE")
        if field in pairs:
            raise Usage(f"{option} gives {field} twice")
        pairs[field] = value
    return pairs


_NAMED = 20  # new sources and events that an import names: as many as fit on a screen


def _talk(result: dict[str, Any]) -> None:
    """Say on stderr what an import made and what it met."""
    note = session().note
    for what in ("source", "event"):
        if names := result[f"{what}s_created"]:
            rest = len(names) - _NAMED
            more = f"; and {rest} more: claimtrack {what} list" if rest > 0 else ""
            note(f"new {what}s ({len(names)}): {'; '.join(names[:_NAMED])}{more}")
    if names := result["unknown_columns"]:
        from claimtrack.ledger.headers import guessed

        meant = ": --preview guesses what they are meant for" if guessed(names, {}) else ""
        note(f"unknown columns, kept with the claims: {', '.join(names)}{meant}")
    _list_rejects(result)
    if (differing := result["differing"]) and "merged" not in result:
        note(f"{len(differing)} known claims differ in other columns; they were left as they are")
    _warn(result["warnings"])
    if "merged" in result:
        _tell_merge(result)


def _tell_merge(result: dict[str, Any]) -> None:
    """Say what a whole ledger brought, and where two people decided otherwise."""
    note = session().note
    if counts := result["merged"]:
        note("merged: " + ", ".join(f"{number} {what}" for what, number in counts.items()))
    if stayed := result["stayed"]:
        note(f"undone here and left so: {stayed}; --revive brings them back")
    for row in result["differing"]:
        told = f"{row['id'][:7]} " if row["id"] else ""
        note(f"differs: {told}{row['field']}: {row['ledger']} here, {row['file']} there")
    for row in result["conflicts"]:
        others = ", ".join(map(str, row["conflicts"]))
        note(
            f"decision {row['id']} conflicts with {others}: "
            f"{row['a'][:7]} {row['b'][:7]} {row['decision']} ({row['user']})"
        )


def _list_rejects(result: dict[str, Any]) -> None:
    from claimtrack.screen.notes import note  # said under -q too: they are the finding

    for row in result["rejects"]:
        where = f"{row['field']}: " if row["field"] else ""
        note(f"line {row['line']}: {where}{row['reason']}")


def _warn(warnings: list[str]) -> None:
    for warning in warnings:
        session().note(f"warning: {warning}")


def _match(ledger: Ledger) -> None:
    with session().progress() as report, _after_recording():
        ledger.match(progress=report)


@contextmanager
def _after_recording() -> Iterator[None]:
    """Say what matching lacks a package for: what was recorded is, and is matched later."""
    try:
        yield
    except NotInstalled as error:
        session().note(f"recorded, but not matched: {error.message}; {error.hint}")


def _similar(ledger: Ledger, claim: str) -> list[dict[str, Any]]:
    """Return the claims nearest to one; what repeats or contradicts it comes before the rest."""
    found = ledger.similar_claims(claim, limit=LOOKED)
    near = [each for each in found if each["relation"] != "unrelated"]
    return sorted(near, key=lambda each: each["relation"] not in TELLING)
