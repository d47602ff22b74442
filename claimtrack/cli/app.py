"""The top of the command line: global options and the table of commands."""

from __future__ import annotations

import click

from claimtrack.cli.base import LazyGroup
from claimtrack.cli.session import Session


@click.group(
    "claimtrack",
    cls=LazyGroup,
    no_args_is_help=True,
    subcommand_metavar="COMMAND ...",
    examples=(
        'add "At least 50 soldiers were killed." --source Reuters --event "The ambush"',
        "import claims.csv",
        "contradictions",
        "COMMAND --help",
    ),
)
@click.pass_context
def app(context: click.Context) -> None:
    """A ledger of who said what: which claims say the same, which contradict each other and
    why, and how far each source can be believed.
    """
    context.ensure_object(Session)
