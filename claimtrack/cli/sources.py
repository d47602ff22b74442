"""Commands on sources: who asserts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.base import Group
from claimtrack.cli.options import because_option, json_option, ledger_option, output_options
from claimtrack.cli.session import session
from claimtrack.errors import Usage
from claimtrack.screen.emit import emit, emit_one
from claimtrack.screen.listings import ALIKE, SOURCES
from claimtrack.screen.output import Output
from claimtrack.screen.pages import source_page
from claimtrack.screen.sentences import sentence

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


@click.group(
    "source",
    cls=Group,
    examples=(
        "source list",
        'source add "CSP-DPA" --kind group --affiliation "Tuareg rebels"',
        'source rate "Malian army" D --because "two tolls withdrawn"',
    ),
)
def source_() -> None:
    """Who asserts: names, sides, reliability letters."""


def _about(function: Any) -> Any:
    for option in (
        click.option("--note", metavar="TEXT", help="A remark of yours."),
        click.option("--parent", metavar="NAME", help="What it belongs to: a group of a channel."),
        click.option("--affiliation", metavar="SIDE", help="Whose side it is on."),
        click.option("--kind", metavar="WORD", help="person, group, channel, outlet, ministry ..."),
    ):
        function = option(function)
    return function


@source_.command(
    "add", examples=('source add Reuters --kind outlet --reliability B --because "x"',)
)
@click.argument("name")
@_about
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Another name; again.")
@click.option("--reliability", metavar="A-F", help="NATO letter; F cannot be judged.")
@because_option(required=False)
@click.option("--no-source", is_flag=True, help="A name such as 'locals', which is no source.")
@json_option
@ledger_option(write=True)
def add(
    ledger: Ledger, output: Output, name: str, because: str | None, no_source: bool, **values: Any
) -> None:
    """Make a source before its first claim."""
    given = {key: value for key, value in values.items() if value not in (None, ())}
    made = ledger.source_add(name, because=because or "", is_source=not no_source, **given)
    for warning in made.get("warnings", ()):
        session().note(f"warning: {warning}")
    emit_one(made, output, sentence("{slug}  added: {name}"))


@source_.command("list", examples=("source list", "source list --sort -claims --limit 10"))
@output_options
@ledger_option()
def list_(ledger: Ledger, output: Output) -> None:
    """List the sources."""
    emit(ledger.sources(), SOURCES, output)


@source_.command("show", examples=('source show "Malian army"',))
@click.argument("name")
@json_option
@ledger_option()
def show(ledger: Ledger, output: Output, name: str) -> None:
    """Show one source with its ratings."""
    emit_one(ledger.source(name), output, source_page)


@source_.command("edit", examples=('source edit "Malian army" --affiliation Mali',))
@click.argument("name")
@_about
@click.option("--name", "new_name", metavar="NAME", help="Its name from now on.")
@click.option("--is-source/--no-source", default=None, help="Whether it is a source at all.")
@json_option
@ledger_option(write=True)
def edit(ledger: Ledger, output: Output, name: str, new_name: str | None, **changes: Any) -> None:
    """Change what is known of a source."""
    emit_one(
        ledger.source_edit(name, **changes, **({"name": new_name} if new_name else {})),
        output,
        sentence("{slug}  changed"),
    )


@source_.command("rate", examples=('source rate "Malian army" D --because "tolls withdrawn"',))
@click.argument("name")
@click.argument("letter", metavar="A-F")
@because_option()
@click.option("--date", metavar="DATE", help="Since when. [default: today]")
@json_option
@ledger_option(write=True)
def rate(
    ledger: Ledger, output: Output, name: str, letter: str, because: str, date: str | None
) -> None:
    """Give a source a reliability letter, A to F; earlier ones are kept."""
    rated = ledger.source_rate(name, letter, because=because, date=date)
    emit_one(rated, output, sentence("{slug}  rated {reliability}"))


@source_.command("alias", examples=('source alias "CSP-DPA" "Permanent Strategic Framework"',))
@click.argument("name")
@click.argument("alias")
@click.option("--remove", is_flag=True, help="Take it away.")
@json_option
@ledger_option(write=True)
def alias(ledger: Ledger, output: Output, name: str, alias: str, remove: bool) -> None:
    """Give a source another name."""
    emit_one(
        ledger.source_alias(name, alias, remove=remove),
        output,
        sentence("{slug}  also: {aliases}"),
    )


@source_.command(
    "merge", examples=("source merge", 'source merge "CSP" "CSP-DPA" --because "one front"')
)
@click.argument("name", required=False)
@click.argument("into", required=False)
@because_option(required=False)
@output_options
def merge(output: Output, name: str | None, into: str | None, because: str | None) -> None:
    """Say that two sources are one; without names, list those that may be.

    Both names are kept, and undo parts them again. Proposals are by spelling, also across
    scripts, and by initials; none is ever merged by itself.
    """
    if name is None:
        with session().open() as ledger:
            emit(ledger.sources_alike(), ALIKE, output)
        return
    if into is None or not because:
        raise Usage("source merge takes two names and --because", hint="source merge --help")
    with session().open(write=True) as ledger:
        merged = ledger.source_merge(name, into, because=because)
    emit_one(merged, output, sentence("{slug}  holds both now"))
