"""Commands that settle: claim edit, alias, decide, verdict, verdicts, retract, confirm, dismiss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.base import Group, command
from claimtrack.cli.options import SAID, because_option, json_option, ledger_option, output_options
from claimtrack.cli.session import session
from claimtrack.errors import Usage
from claimtrack.screen.emit import emit, emit_one
from claimtrack.screen.listings import ALIASES, DECISIONS, PROPOSED, VERDICTS
from claimtrack.screen.output import Output
from claimtrack.screen.sentences import sentence

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger


@click.group("claim", cls=Group, examples=("claim edit 3f9a --said 2024-07-28",))
def claim_() -> None:
    """Correct what goes with a claim; its text never changes."""


@claim_.command(
    "edit",
    examples=(
        "claim edit 3f9a2c1 --said 2024-07-28 --event tinzaouaten",
        "claim edit 3f9a2c1 --reading polarity=negated",
        """claim edit 3f9a2c1 --reading 'quantities=[{"low": 50, "role": "killed"}]'""",
    ),
)
@click.argument("id")
@click.option("--said", type=SAID, metavar="DATE", help="When it was said.")
@click.option("--place", metavar="PLACE", help="Where.")
@click.option("--url", metavar="URL", help="Where it can be read.")
@click.option("--lang", metavar="CODE", help="Its language.")
@click.option("--note", metavar="TEXT", help="A remark of yours.")
@click.option("--translation", metavar="TEXT", help="The text in English.")
@click.option("--event", metavar="TITLE", help="What it is about; an empty one takes it away.")
@click.option("--via", multiple=True, metavar="NAME", help="Who reported it; again; empty: nobody.")
@click.option("--reading", multiple=True, metavar="SLOT=VALUE", help="What should be read.")
@json_option
@ledger_option(write=True)
def edit(
    ledger: Ledger,
    output: Output,
    id: str,
    via: tuple[str, ...],
    reading: tuple[str, ...],
    **changes: Any,
) -> None:
    """Correct what goes with a claim: date, place, link, chain, event, reading.

    A slot of the reading is named as in `read --json`, its value is JSON or a word; it stays
    when texts are read anew. An empty value takes the old one away.
    """
    slots = dict(_slot(each) for each in reading)
    if not (slots or via or any(value is not None for value in changes.values())):
        raise Usage("nothing was given to change", hint="claimtrack claim edit --help")
    chain = None if not via else [name for name in via if name.strip()]
    changed = ledger.claim_edit(id, reading=slots, chain=chain, **changes)
    for warning in changed["warnings"]:
        session().note(f"warning: {warning}")
    emit_one(changed, output, sentence("{id}  changed"))


def _slot(given: str) -> tuple[str, Any]:
    import json

    name, equals, value = given.partition("=")
    if not equals:
        raise Usage(f"--reading {given!r} has no equals sign", hint="--reading polarity=negated")
    try:
        return name, json.loads(value)
    except (ValueError, RecursionError):
        return name, value


@click.group("alias", cls=Group, examples=("alias add mercs mercenaries", "alias list"))
def alias_() -> None:
    """Words that stand for others when claims are read."""


@alias_.command("add", examples=("alias add mercs mercenaries",))
@click.argument("word")
@click.argument("meaning")
@json_option
@ledger_option(write=True)
def alias_add(ledger: Ledger, output: Output, word: str, meaning: str) -> None:
    """Let one word stand for another."""
    emit_one(ledger.alias_add(word, meaning), output, sentence("{word} = {meaning}"))


@alias_.command("list", examples=("alias list",))
@output_options
@ledger_option()
def alias_list(ledger: Ledger, output: Output) -> None:
    """List the words that stand for others."""
    emit(ledger.aliases(), ALIASES, output)


@alias_.command("suggest", examples=("alias suggest", "alias suggest --json"))
@output_options
@ledger_option()
def alias_suggest(ledger: Ledger, output: Output) -> None:
    """Propose aliases from pairs that you called the same.

    Pairs that have one word left over on each side. `alias add WORD MEANING` takes one.
    """
    emit(ledger.alias_suggest(), PROPOSED, output)


@alias_.command("remove", examples=("alias remove mercs",))
@click.argument("word")
@json_option
@ledger_option(write=True)
def alias_remove(ledger: Ledger, output: Output, word: str) -> None:
    """Let a word stand for itself again."""
    emit_one(ledger.alias_remove(word), output, sentence("{word}  removed"))


@command(
    "decide", "decide 3f9a2c1 71bd20e same", 'decide 3f9a 71bd different --because "two raids"'
)
@click.argument("a")
@click.argument("b")
@click.argument("decision", type=click.Choice(("same", "different", "unsure")))
@because_option(required=False)
@json_option
@ledger_option(write=True)
def decide_(
    ledger: Ledger, output: Output, a: str, b: str, decision: str, because: str | None
) -> None:
    """Say of two claims: the same, different, unsure.

    A decision outlives re-reading and rebuilding; undo takes it back.
    """
    decided = ledger.decide(a, b, decision, because=because or "")
    for finding in decided["conflicts"]:
        session().note(f"warning: {finding}")
    emit_one(decided, output, sentence(f"{a} and {b}: {decision}"))


@command("decisions", "decisions", "decisions --json")
@output_options
@ledger_option()
def decisions_(ledger: Ledger, output: Output) -> None:
    """List the decisions on pairs of claims.

    Those that cannot all hold (A same B, B same C, A different C) name each other.
    """
    emit(ledger.decisions(), DECISIONS, output)


@command(
    "verdict",
    'verdict 3f9a2c1 false --because "satellite pictures" --evidence https://example.org/1',
    'verdict 3f9a "half true" --because "one of two convoys"',
    "verdict --import checked.csv",
)
@click.argument("claim", required=False)
@click.argument("value", required=False)
@because_option(required=False)
@click.option("--evidence", multiple=True, metavar="URL", help="What it rests on; again.")
@click.option("--assessor", metavar="NAME", help="Who found it. [default: --user]")
@click.option("--date", metavar="DATE", help="When it was found. [default: now]")
@click.option("--import", "file", metavar="FILE", help="Rows of claim, verdict, because ...")
@click.option("--format", metavar="NAME", help="Of that file. [default: told from it]")
@json_option
@ledger_option(write=True)
def verdict_(
    ledger: Ledger,
    output: Output,
    claim: str | None,
    value: str | None,
    because: str | None,
    file: str | None,
    format: str | None,
    **how: Any,
) -> None:
    """Say what you found a claim to be.

    VALUE is true, mostly-true, mixed, mostly-false, false or unverifiable, or a word of a
    known scale. Evidence is an address, or the id of a claim. Earlier verdicts are kept; the
    last one counts. A file has the columns claim, verdict, because and perhaps evidence,
    assessor, date; a bad row refuses all of it.
    """
    if file is not None:
        if claim or because or any(how.values()):
            raise Usage("--import takes all of it from the file", hint="verdict --import FILE")
        _import_verdicts(ledger, output, file, format)
        return
    if claim is None or value is None or because is None:
        raise Usage("a verdict needs a claim, a value and --because", hint="or --import FILE")
    given = ledger.verdict(claim, value, because=because, **how)
    emit_one(given, output, sentence(f"{claim}  {{value}}"))


def _import_verdicts(ledger: Ledger, output: Output, file: str, format: str | None) -> None:
    from claimtrack.ledger.judging import VerdictsRejected

    try:
        result = ledger.verdict_import(file, format=format)
    except VerdictsRejected as error:
        if not output.format:  # JSON has them in the error itself
            from claimtrack.screen.notes import note

            for row in error.result["rejects"]:
                note(f"line {row['line']}: {row['field']}: {row['reason']}")
        raise
    emit_one(result, output, sentence("{read} read, {new} new, {known} known"))


@command("verdicts", "verdicts", "verdicts 3f9a2c1 --json")
@click.argument("claim", required=False)
@output_options
@ledger_option()
def verdicts_(ledger: Ledger, output: Output, claim: str | None) -> None:
    """List the verdicts, and which of them rest on each other.

    Two rest on each other when one is the evidence of the other, or both have the same
    evidence; a circle is named. An earlier verdict, which no longer counts, has a *.
    """
    emit(ledger.verdicts(claim), VERDICTS, output)


@command("retract", 'retract 3f9a2c1 --because "misquoted"')
@click.argument("claim")
@because_option()
@json_option
@ledger_option(write=True)
def retract_(ledger: Ledger, output: Output, claim: str, because: str) -> None:
    """Take a claim out of the analysis; it stays in the ledger."""
    emit_one(ledger.retract(claim, because=because), output, sentence("{id}  retracted"))


@command("confirm", "confirm 5cf1a203")
@click.argument("contradiction")
@because_option(required=False)
@json_option
@ledger_option(write=True)
def confirm_(ledger: Ledger, output: Output, contradiction: str, because: str | None) -> None:
    """Say that a contradiction is one."""
    done = ledger.confirm(contradiction, because=because or "")
    emit_one(done, output, sentence(f"{contradiction}  confirmed"))


@command("dismiss", 'dismiss 5cf1a203 --because "two ambushes"')
@click.argument("contradiction")
@because_option()
@json_option
@ledger_option(write=True)
def dismiss_(ledger: Ledger, output: Output, contradiction: str, because: str) -> None:
    """Say that a contradiction is none; it is not asked again."""
    done = ledger.dismiss(contradiction, because=because)
    emit_one(done, output, sentence(f"{contradiction}  dismissed"))
