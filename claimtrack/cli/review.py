"""The command `review`: one pair after the other, one key an answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.base import command
from claimtrack.cli.options import ledger_option
from claimtrack.cli.session import note_if_stale, session
from claimtrack.errors import Refused

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger

ANSWERS = {"s": "same", "d": "different", "u": "unsure"}
KEYS = "s same   d different   u unsure   space skip   b back   q quit"


@command("review", "review", "review --limit 20")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N pairs.")
@click.option("--no-match", is_flag=True, help="Leave what is derived as it is.")
@ledger_option(write=True)
def review_(ledger: Ledger, limit: int | None, no_match: bool) -> None:
    """Answer for the pairs that claimtrack cannot decide, key by key.

    Keys: s same, d different, u unsure, space skip, b back, q quit. The most useful pairs come
    first: near ones, of large clusters, of events in dispute. Every answer is kept at once; the
    next review goes on with the rest, and undo takes an answer back.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("review asks at a terminal", hint="claimtrack decide answers in a script")
    from claimtrack.ledger.reviewing import queue

    note_if_stale(ledger)
    pairs = queue(ledger, limit=limit)
    answered = _ask(ledger, pairs)
    click.echo(f"{answered} of {len(pairs)} pairs answered")
    if answered and not no_match:
        with session().progress() as report:
            ledger.match(progress=report)


def _ask(ledger: Ledger, pairs: list[dict[str, Any]]) -> int:
    """Ask pair by pair until the end or q; return how many answers stand."""
    from claimtrack.ledger.reviewing import answered
    from claimtrack.screen.review import pair_page

    look = session().look()
    said: dict[int, tuple[int, str]] = {}  # number of the pair -> the change of the log, the answer
    asked: list[int] = []
    at = 0
    while at < len(pairs):
        pair = pairs[at]
        if answered(pair, [(pairs[number], answer) for number, (_, answer) in said.items()]):
            at += 1
            continue
        pair_page(pair, at + 1, len(pairs), look)
        key = _key()
        if key == "q":
            break
        if key == "b":
            at = asked.pop() if asked else at
            if at in said:
                ledger.undo(said.pop(at)[0])
                click.echo("-> taken back\n")
            continue
        if key in ANSWERS:
            decided = ledger.decide(pair["a"]["id"], pair["b"]["id"], ANSWERS[key])
            said[at] = decided["change"], ANSWERS[key]
            click.echo(f"-> {ANSWERS[key]}\n")
            for finding in decided["conflicts"]:
                session().note(f"warning: {finding}")
        asked.append(at)
        at += 1
    return len(said)


def _key() -> str:
    """Wait for one of the keys; raises KeyboardInterrupt for Ctrl-C."""
    click.echo(KEYS)
    while True:
        key = click.getchar().lower()
        if key in ANSWERS or key in ("b", "q", " "):
            return key
        if key in ("\x04", ""):
            return "q"
