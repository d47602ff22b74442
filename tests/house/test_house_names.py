"""The methods of a ledger are named like the commands that they serve."""

from __future__ import annotations

import click
import pytest

from claimtrack import Ledger
from claimtrack.cli.app import app

# Commands whose method is named otherwise, and those that are no method of a ledger.
OTHERWISE = {
    "list": "claims", "show": "claim", "import": "import_file", "source list": "sources",
    "source show": "source", "event list": "events", "event show": "event",
    "evidence list": "evidence", "alias list": "aliases", "init": "open",
}  # fmt: skip
BESIDE = {"read", "rules", "help", "review", "report", "export"}


def commands() -> list[str]:
    """Return the names of all commands, those of a group after the group's."""
    context = click.Context(app)
    found = []
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        inner = command.list_commands(context) if isinstance(command, click.Group) else None
        found += [name] if inner is None else [f"{name} {each}" for each in inner]
    return found


@pytest.mark.parametrize("name", commands())
def test_a_command_has_a_method_of_its_name(name):
    method = OTHERWISE.get(name, name.replace(" ", "_").replace("-", "_"))
    assert name in BESIDE or hasattr(Ledger, method), (
        f"Ledger has no {method}: name the method like the command, or say here how it is named"
    )
