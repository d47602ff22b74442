"""Commands on events: what claims are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.base import Group
from claimtrack.cli.options import because_option, json_option, ledger_option, output_options
from claimtrack.cli.session import note_if_stale, session
from claimtrack.screen.emit import emit, emit_one
from claimtrack.screen.listings import EVENTS, LINKED, SUGGESTIONS
from claimtrack.screen.output import Output
from claimtrack.screen.pages import event_page
from claimtrack.screen.sentences import sentence

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


@click.group(
    "event",
    cls=Group,
    examples=(
        "event list",
        'event add "Ambush near Tinzaouaten" --start 2024-07-25 --end 2024-07-27',
    ),
)
def event_() -> None:
    """What claims are about: titles, places, dates."""


def _about(function: Any) -> Any:
    for option in (
        click.option("--note", metavar="TEXT", help="A remark of yours."),
        click.option("--end", metavar="DATE", help="Its last day."),
        click.option("--start", metavar="DATE", help="Its first day."),
        click.option("--place", metavar="PLACE", help="Where it happened."),
    ):
        function = option(function)
    return function


@event_.command("add", examples=('event add "Ambush near Tinzaouaten" --start 2024-07-25',))
@click.argument("title")
@_about
@json_option
@ledger_option(write=True)
def add(ledger: Ledger, output: Output, title: str, **values: Any) -> None:
    """Make an event before its first claim."""
    given = {key: value for key, value in values.items() if value is not None}
    emit_one(ledger.event_add(title, **given), output, sentence("{slug}  added: {title}"))


@event_.command("list", examples=("event list", "event list --json"))
@output_options
@ledger_option()
def list_(ledger: Ledger, output: Output) -> None:
    """List the events."""
    emit(ledger.events(), EVENTS, output)


@event_.command("show", examples=('event show "Ambush near Tinzaouaten"',))
@click.argument("name")
@json_option
@ledger_option()
def show(ledger: Ledger, output: Output, name: str) -> None:
    """Show one event."""
    emit_one(ledger.event(name), output, event_page)


@event_.command("edit", examples=("event edit ambush-near-tinzaouaten --end 2024-07-27",))
@click.argument("name")
@click.option("--title", metavar="TITLE", help="Its title from now on.")
@_about
@json_option
@ledger_option(write=True)
def edit(ledger: Ledger, output: Output, name: str, **changes: Any) -> None:
    """Change what is known of an event."""
    emit_one(ledger.event_edit(name, **changes), output, sentence("{slug}  changed"))


@event_.command("merge", examples=('event merge ambush "Ambush near Tinzaouaten" --because "one"',))
@click.argument("name")
@click.argument("into")
@because_option()
@json_option
@ledger_option(write=True)
def merge(ledger: Ledger, output: Output, name: str, into: str, because: str) -> None:
    """Say that two events are one."""
    emit_one(
        ledger.event_merge(name, into, because=because), output, sentence("{slug}  holds both now")
    )


@event_.command(
    "suggest",
    examples=("event suggest", "event suggest --accept 3f9a2c1", "event suggest --accept all"),
)
@click.option("--accept", multiple=True, metavar="ID", help="Link that claim; again; or all.")
@output_options
def suggest(output: Output, accept: tuple[str, ...]) -> None:
    """Name the event that a claim without one may be about, and why.

    By place, days, what happened, rare words. Nothing is linked until you accept it; it then
    stays, and undo takes it back.
    """
    with session().open(write=bool(accept)) as ledger:
        note_if_stale(ledger)
        if not accept:
            emit(ledger.event_suggest(), SUGGESTIONS, output)
            return
        done = ledger.event_accept(None if accept == ("all",) else accept)
    emit(done["linked"], LINKED, output)
