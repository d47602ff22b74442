"""The past of a ledger: as it stood on a date, and what changed since."""

from __future__ import annotations

import contextlib
import itertools
import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.errors import ClaimtrackError
from claimtrack.ledger import Ledger

SOURCES = ("CSP", "JNIM", "Malian army")
TEXTS = (
    "84 Malian soldiers were killed.",
    "2 Malian soldiers were killed.",
    "About 80 Malian soldiers were killed.",
    "The army won.",
    "The army did not win.",
)
ONE = st.integers(0, 3)  # which of the claims there are


def _claim(ledger, at):
    rows = ledger.claims(status="all")
    return rows[at % len(rows)]["id"]


def _settle(ledger, how):
    ledger.match()
    rows = ledger.contradictions(tier=None, status=None)
    if rows:
        getattr(ledger, how)(rows[0]["id"], because="looked")


def _import(ledger, a, b):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        path.write_text(
            f"source,text,event,reliability\n{SOURCES[a]},{TEXTS[b]},Ambush,B\nNew,{TEXTS[a]},,\n",
            encoding="utf-8",
        )
        ledger.import_file(path, revive=a == 0)


EVENTS = st.sampled_from(["Ambush", "Raid", None])
OPERATIONS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(SOURCES), st.sampled_from(TEXTS), EVENTS),
    st.tuples(st.just("import"), st.integers(0, 2), st.integers(0, 4)),
    st.tuples(st.just("verdict"), ONE, st.sampled_from(["true", "false"])),
    st.tuples(st.just("decide"), ONE, ONE, st.sampled_from(["same", "different", "unsure"])),
    st.tuples(st.just("retract"), ONE),
    st.tuples(st.just("edit"), ONE, EVENTS),
    st.tuples(st.just("chain"), ONE, st.sampled_from(SOURCES)),
    st.tuples(st.just("reading"), ONE),
    st.tuples(st.just("settle"), st.sampled_from(["confirm", "dismiss"])),
    st.tuples(st.just("rate"), st.sampled_from(SOURCES), st.sampled_from("ABF")),
    st.tuples(st.just("merge"), st.sampled_from(SOURCES), st.sampled_from(SOURCES)),
    st.tuples(st.just("alias"), st.sampled_from(["soldiers", "won"])),
    st.tuples(st.just("config"), st.sampled_from(["1", "2"])),
    st.tuples(st.just("undo")),
    st.tuples(st.just("undo number"), st.integers(1, 12)),
)  # fmt: skip
DO = {
    "add": lambda ledger, source, text, event: ledger.add(text, source=source, event=event),
    "import": _import,
    "verdict": lambda ledger, at, value: ledger.verdict(_claim(ledger, at), value, because="seen"),
    "decide": lambda ledger, a, b, how: ledger.decide(_claim(ledger, a), _claim(ledger, b), how),
    "retract": lambda ledger, at: ledger.retract(_claim(ledger, at), because="typed wrong"),
    "edit": lambda ledger, at, event: ledger.claim_edit(
        _claim(ledger, at), event=event or "", place="Gao"
    ),
    "chain": lambda ledger, at, who: ledger.claim_edit(_claim(ledger, at), chain=[who]),
    "reading": lambda ledger, at: ledger.claim_edit(
        _claim(ledger, at), reading={"polarity": "negated"}
    ),
    "settle": _settle,
    "rate": lambda ledger, name, letter: ledger.source_rate(name, letter, because="record"),
    "merge": lambda ledger, a, b: ledger.source_merge(a, b, because="one"),
    "alias": lambda ledger, word: ledger.alias_add(word, "fighters"),
    "config": lambda ledger, value: ledger.config_set("half-life", value),
    "undo": lambda ledger: ledger.undo(),
    "undo number": lambda ledger, number: ledger.undo(number),
}
START = datetime(2024, 8, 1, 12, tzinfo=UTC)


def shown(ledger):
    """Everything that reading commands answer from, without what a rebuild may number anew."""
    found = {
        "claims": ledger.claims(status="all"),
        "sources": [ledger.source(row["slug"]) for row in ledger.sources()],
        "events": ledger.events(),
        "verdicts": ledger.verdicts(),
        "decisions": ledger.decisions(),
        "aliases": ledger.aliases(),
        "config": ledger.config(),
        "log": ledger.log(),
        "clusters": ledger.clusters(least=1),
        "contradictions": ledger.contradictions(tier=None, status=None),
        "disputes": ledger.disputes(all=True),
        "timeline": ledger.timeline(),
        "origins": ledger.origins(),
        "credibility": ledger.credibility(),
        "matrix": [ledger.matrix(row["slug"]) for row in ledger.events()],
        "shown": [ledger.claim(row["id"]) for row in ledger.claims()],
    }
    for row in found["log"]:
        del row["hash"]  # its salt is drawn anew in every ledger
    return found


def named_by_claims(found):
    """The same with clusters, and what is named by them, under the ids of their claims.

    `match` leaves no trace in the log: where a ledger of that date saw a cluster lose its first
    claim, be split or joined, it kept a name that nobody can tell from the log.
    """
    names = {row["id"]: "+".join(sorted(row["claims"])) for row in found["clusters"]}
    for row in found["contradictions"]:
        names[row["id"]] = "|".join("+".join(sorted(row[side]["claims"])) for side in "ab")
    for row in found["disputes"]:
        told = sorted("+".join(sorted(answer["claims"])) for answer in row["answers"])
        names[row["id"]] = f"{row['question']} {'|'.join(told)}"
    text = json.dumps(found)
    for name, told in names.items():
        text = text.replace(json.dumps(name), json.dumps(told))
    renamed = json.loads(text)
    for listed in ("clusters", "contradictions", "disputes"):
        renamed[listed].sort(key=json.dumps)
    return renamed


def perform(ledger, operations, days, first=0):
    """Do one thing a day; what is refused changes nothing, on every day alike."""
    for number, (name, *rest) in enumerate(operations, first):
        days[0] = START + timedelta(days=number)
        with contextlib.suppress(ClaimtrackError, IndexError, ZeroDivisionError):
            DO[name](ledger, *rest)


def built(folder, operations, unmatched=()):
    """A ledger of these operations, matched; and of more on which no match follows."""
    days = [START]
    ledger = Ledger.open(
        Path(folder) / "claims.db", create=True, write=True, user="a", clock=lambda: days[0]
    )
    perform(ledger, operations, days)
    ledger.match(rebuild=True)
    perform(ledger, unmatched, days, first=len(operations))
    return ledger


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(OPERATIONS, min_size=3, max_size=14), st.data())
def test_as_of_gives_exactly_what_a_ledger_built_up_to_that_date_gives(operations, data):
    operations = [("add", SOURCES[0], TEXTS[0], "Ambush"), ("add", SOURCES[1], TEXTS[1], "Ambush"),
                  *operations]  # fmt: skip
    until, matched = (data.draw(st.integers(1, len(operations))) for _ in range(2))
    compare_at(operations, until, matched)


def compare_at(operations, until, matched=None):
    """Hold a ledger as of the day of an operation against one built up to there."""
    matched = len(operations) if matched is None else matched
    day = (START + timedelta(days=until - 1)).date().isoformat()
    with tempfile.TemporaryDirectory() as whole, tempfile.TemporaryDirectory() as part:
        built(whole, operations[:matched], operations[matched:]).store.close()
        with (
            Ledger.open(Path(whole) / "claims.db", as_of=day) as stood,
            built(part, operations[:until]) as then,
        ):
            a, b = shown(stood), shown(then)
            for row in itertools.chain(a["log"], b["log"]):
                # What came later is not known: an undo of a later day is none yet.
                row.pop("time")
            if {row["id"] for row in a["clusters"]} != {row["id"] for row in b["clusters"]}:
                a, b = named_by_claims(a), named_by_claims(b)
            assert json.loads(json.dumps(a)) == json.loads(json.dumps(b))
            return {row["id"] for row in a["clusters"]}, {row["id"] for row in b["clusters"]}


TWO = [("add", SOURCES[0], TEXTS[0], "Ambush"), ("add", SOURCES[1], TEXTS[1], "Ambush")]


@pytest.mark.parametrize(
    ("operations", "until"),
    [
        ([("settle", "confirm"), ("import", 0, 0), ("retract", 0)], 4),
        ([("settle", "confirm"), ("decide", 0, 1, "same")], 4),
        ([("add", SOURCES[2], TEXTS[3], "Ambush"), ("add", SOURCES[1], TEXTS[4], "Ambush"),
          ("settle", "dismiss"), ("import", 1, 3), ("retract", 2)], 6),
    ],
    ids=["grown and retracted", "joined", "in words"],
)  # fmt: skip
def test_what_was_settled_before_a_cluster_grew_stands_as_of_then_under_the_same_names(
    operations, until
):
    stood, then = compare_at([*TWO, *operations], until)
    assert stood == then


def test_a_contradiction_is_settled_only_for_claims_it_was_settled_with(ledger):
    first = ledger.add("84 Malian soldiers were killed.", source="CSP", event="Ambush")["id"]
    ledger.add("2 Malian soldiers were killed.", source="Army", event="Ambush")
    ledger.match()
    ledger.confirm(ledger.contradictions()[0]["id"], because="lists of names")
    assert [row["status"] for row in ledger.contradictions(status=None)] == ["confirmed"]
    ledger.add("84 Malian soldiers died.", source="JNIM", event="Ambush")
    ledger.match()
    assert [row["status"] for row in ledger.contradictions(status=None)] == ["confirmed"]
    ledger.retract(first, because="misquoted")
    ledger.match()
    (left,) = ledger.contradictions(status=None)  # the same question and answers, another claim
    assert left["status"] == "open"


def test_an_open_ledger_counts_origins_anew_after_a_claim_joins(ledger):
    ledger.add("84 Malian soldiers were killed.", source="CSP", event="Ambush")
    ledger.add("2 Malian soldiers were killed.", source="Army", event="Ambush")
    ledger.match()
    assert ledger.contradictions()[0]["a"]["origins"] == 1
    ledger.add("84 Malian soldiers died.", source="Radio", event="Ambush")
    ledger.match()
    now = ledger.contradictions()
    with Ledger.open(ledger.path) as again:
        assert again.contradictions() == now


def _said(ledger, since):
    return [
        (row["change"], row["source"], row["before"], row["after"]) for row in ledger.diff(since)
    ]


def test_diff_tells_new_claims_revisions_contradictions_and_moved_beliefs(ledger, clock):
    for text, source in (("84 Malian soldiers were killed.", "CSP"),
                         ("50 Malian soldiers were killed.", "JNIM")):  # fmt: skip
        ledger.add(text, source=source, event="Ambush", said="2024-07-28")
    kept = ledger.add("The bridge fell.", source="Radio")["id"]
    ledger.match()
    clock.set("2024-08-05")
    assert ledger.diff("2024-08-05") == []
    ledger.add("2 Malian soldiers were killed.", source="Army", event="Ambush", said="2024-07-28")
    ledger.add("60 Malian soldiers were killed.", source="JNIM", event="Ambush", said="2024-07-30")
    ledger.verdict(ledger.claims()[0]["id"], "true", because="lists of names")
    ledger.retract(kept, because="misquoted")
    ledger.match()
    settled = ledger.contradictions()[0]["id"]
    ledger.dismiss(settled, because="two ambushes")
    ledger.match()
    found = _said(ledger, "2024-08-05")
    assert [row[1] for row in found if row[0] == "new claim"] == ["Army", "JNIM"]
    assert ("gone claim", "Radio", None, None) in found
    before, after = (f"{n} Malian soldiers were killed." for n in (50, 60))
    assert ("revised figure", "JNIM", before, after) in found
    kinds = {row[0] for row in found}
    assert {"new contradiction", "moved belief", "moved score"} <= kinds
    for change, _, before, after in found:
        if change in ("moved belief", "moved score"):
            assert abs(before - after) >= 0.05
    assert ledger.diff("2024-08-06") == []
