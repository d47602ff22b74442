"""What the shell completes beside commands and options: sources, events, claims, contradictions."""

# ruff: noqa: ARG002 - the signature is that of click

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from claimtrack.cli.session import Session

# By the name of the parameter; `name` and `into` are what their group is about.
KINDS = {
    "source": "source", "via": "source", "parent": "source", "event": "event", "of_event": "event",
    "id": "claim", "claim": "claim", "a": "claim", "b": "claim", "contradiction": "contradiction",
}  # fmt: skip
OF_GROUP = frozenset(("name", "into"))
TEXTS = frozenset(("compare",))  # their `a` and `b` are sentences


class Named(click.types.StringParamType):
    """A text that names something of the ledger."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return what begins so; never a word on stderr, never a new ledger."""
        from claimtrack.ledger.completing import completions
        from claimtrack.text import safe

        kind = self.kind
        if not kind:
            kind = (ctx.parent.info_name if ctx.parent else "") or ""
            if kind not in ("source", "event"):
                return []
        session = ctx.find_object(Session)
        found = completions(session.ledger if session else None, kind, incomplete)
        return [
            CompletionItem(value, help=" ".join(safe(meaning).split())[:60])
            for value, meaning in found
        ]


def completing(command: str | None, params: list[click.Parameter]) -> None:
    """Let the parameters that name something of the ledger be completed from it."""
    for param in params:
        if param.type is click.STRING and command not in TEXTS:
            if param.name in KINDS:
                param.type = Named(KINDS[param.name])
            elif param.name in OF_GROUP:
                param.type = Named("")
