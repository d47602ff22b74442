"""How our commands differ from click's: global options anywhere, examples, lazy, did-you-mean."""

# ruff: noqa: ARG002 - the signatures are those of click

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import click

from claimtrack.cli.commands import COMMANDS, MODULES
from claimtrack.cli.session import Session
from claimtrack.errors import Usage

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _remember(context: click.Context, option: click.Parameter, value: Any) -> None:
    """Keep a global option where commands find it: given before the command or after."""
    if value and option.name:
        setattr(context.ensure_object(Session), option.name, value)


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from claimtrack import __version__

        click.echo(f"claimtrack {__version__}")
        context.exit()


def _global_options(*, hidden: bool) -> list[click.Parameter]:
    shared: dict[str, Any] = {"expose_value": False, "callback": _remember, "hidden": hidden}
    flag: dict[str, Any] = {**shared, "is_flag": True}
    return [
        click.Option(
            ["--ledger"],
            metavar="PATH",
            help="The ledger. [default: CLAIMTRACK_LEDGER, else claims.db here]",
            **shared,
        ),
        click.Option(
            ["--user"],
            metavar="NAME",
            help="Who is at work. [default: CLAIMTRACK_USER, else your login]",
            **shared,
        ),
        click.Option(["-q", "--quiet"], help="Say nothing but the result.", **flag),
        click.Option(["-v", "--verbose"], help="Say more; show where a fault arose.", **flag),
        click.Option(["--no-progress"], help="Draw no progress bar.", **flag),
        click.Option(["--no-color"], help="Use no colour (as NO_COLOR does).", **flag),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            hidden=hidden,
            help="Print the version.",
        ),
    ]


class Command(click.Command):
    """A command with examples in its help, which takes the global options too."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        kwargs["context_settings"] = {**CONTEXT, **(kwargs.get("context_settings") or {})}
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)
        if "_CLAIMTRACK_COMPLETE" in os.environ:
            from claimtrack.cli.completion import completing

            completing(self.name, self.params)
        self.params += _global_options(hidden=True)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, one a line, as they would be typed."""
        _write_examples(self.examples, formatter)
        formatter.write("\nclaimtrack --help lists the options that every command takes.\n")


class Group(click.Group):
    """A command of commands, which names the near ones when it is asked for one it lacks."""

    command_class = Command

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        kwargs["context_settings"] = CONTEXT
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)
        self.params += _global_options(hidden=True)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which they were written."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; raises Usage with the nearest names where there is none."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], names)
            hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
            raise Usage(f"no such command: {ctx.command_path} {args[0]}", hint=hint)
        return super().resolve_command(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, one a line, as they would be typed."""
        _write_examples(self.examples, formatter)


class LazyGroup(Group):
    """The top of the command line: a command's module is imported when it is called."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params = _global_options(hidden=False)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all names, in the order of the table."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of the command and return it, None where there is none."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"claimtrack.cli.{MODULES[cmd_name]}")
        found: click.Command = getattr(module, f"{cmd_name}_")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands group by group from the table, importing none of them."""
        width = max(map(len, MODULES)) + 2
        for title, group in COMMANDS.items():
            with formatter.section(title):
                for name, (_, line) in group.items():
                    formatter.write(f"  {name:<{width}}{line}\n")


def _write_examples(examples: Sequence[str], formatter: click.HelpFormatter) -> None:
    if examples:
        with formatter.section("Examples"):
            for example in examples:
                formatter.write(f"  claimtrack {example}\n")


def command(name: str, *examples: str) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command of that name; each example is what follows `claimtrack`."""
    return click.command(name, cls=Command, examples=examples)
