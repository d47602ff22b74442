"""The log: one chained row a change, undo by opposites, the ledger as it stood."""

from __future__ import annotations

import json

import pytest

from claimtrack.errors import NotFound, Refused, StorageFailed, Usage
from claimtrack.ledger import Ledger


def state(ledger):
    """Everything people entered that stands, by names and not by numbers."""
    return {
        "claims": ledger.claims(status="all"),
        "sources": ledger.sources(),
        "events": ledger.events(),
        "verdicts": [{k: v for k, v in row.items() if k != "id"} for row in ledger.verdicts()],
        "decisions": ledger.decisions(),
        "aliases": [(row["word"], row["meaning"]) for row in ledger.aliases()],
        "config": ledger.config(),
    }


@pytest.fixture
def pair(ledger):
    return [ledger.add(f"{n} were killed", source="CSP", event="Ambush")["id"] for n in (84, 50)]


CHANGES = {
    "add": lambda ledger, a, b: ledger.add("a third", source="A new one", via=["B"]),
    "source add": lambda ledger, a, b: ledger.source_add("Xinhua", aliases=["XH"], reliability="B"),
    "source edit": lambda ledger, a, b: ledger.source_edit("CSP", affiliation="Rebels"),
    "source rate": lambda ledger, a, b: ledger.source_rate("CSP", "C", because="record"),
    "source alias": lambda ledger, a, b: ledger.source_alias("CSP", "the rebels"),
    "event add": lambda ledger, a, b: ledger.event_add("Other", start="2024-07-25"),
    "event edit": lambda ledger, a, b: ledger.event_edit("Ambush", place="Mali"),
    "verdict": lambda ledger, a, b: ledger.verdict(a, "true", because="seen"),
    "decide": lambda ledger, a, b: ledger.decide(a, b, "different", because="two counts"),
    "retract": lambda ledger, a, b: ledger.retract(a, because="typed wrong"),
    "claim edit": lambda ledger, a, b: ledger.claim_edit(a, said="2024-07-28", event="A new one"),
    "alias add": lambda ledger, a, b: ledger.alias_add("musicians", "wagner"),
    "config": lambda ledger, a, b: ledger.config_set("half-life", "2"),
}


@pytest.mark.parametrize("command", CHANGES)
def test_every_change_is_one_row_that_can_be_undone_and_done_again(ledger, pair, command):
    before = state(ledger)
    CHANGES[command](ledger, *pair)
    after = state(ledger)
    assert after != before
    assert ledger.log()[-1]["command"] == command
    ledger.undo()
    assert state(ledger) == before
    ledger.undo(len(ledger.log()))
    assert state(ledger) == after
    assert ledger.verify() == []


def test_an_undone_import_marks_its_claims_and_deletes_nothing(ledger, table):
    ledger.import_file(table("source,text", "CSP,one", "CSP,two"))
    ledger.undo("batch:1")
    assert ledger.claims(status="all") == ledger.sources() == []
    assert ledger.store.value("SELECT count(*) FROM claim") == 2
    ledger.undo(2)
    assert len(ledger.claims()) == 2


def test_a_source_that_later_claims_use_outlives_the_import_that_made_it(ledger, table):
    ledger.import_file(table("source,text,event", "CSP,one,Ambush"))
    ledger.add("two", source="CSP", event="Ambush")
    ledger.undo("batch:1")
    assert [row["text"] for row in ledger.claims(source="CSP", event="Ambush")] == ["two"]


def test_verdicts_and_decisions_are_undone_by_their_own_numbers(ledger, pair):
    ledger.verdict(pair[0], "true", because="first")
    ledger.verdict(pair[0], "false", because="second")
    ledger.decide(*pair, "different")
    ledger.undo(f"verdict:{ledger.verdicts()[0]['id']}")
    assert [row["reason"] for row in ledger.verdicts()] == ["second"]
    ledger.undo(f"decision:{ledger.decisions()[0]['id']}")
    assert ledger.decisions() == []


@pytest.mark.parametrize(
    ("target", "error"),
    [("seven", Usage), ("claim:1", Usage), ("99", NotFound), ("verdict:9", NotFound)],
)
def test_what_is_no_change_is_said_so(ledger, pair, target, error):
    with pytest.raises(error):
        ledger.undo(target)


def test_a_change_with_a_later_one_on_top_is_not_taken_back(ledger):
    ledger.source_add("CSP")
    ledger.source_edit("CSP", kind="group")
    ledger.source_edit("CSP", kind="movement")
    with pytest.raises(Refused, match="changed since"):
        ledger.undo(2)
    ledger.undo()
    with pytest.raises(Refused, match="#4"):
        ledger.undo(3)


def test_the_log_says_which_undo_took_a_change_back(ledger, pair):
    ledger.undo()
    ledger.undo(3)
    ledger.undo()
    assert [row["undone_by"] for row in ledger.log()] == [None, 5, 4, None, None]


@pytest.mark.parametrize("column", ["time", "user", "summary", "changes"])
def test_a_log_that_was_written_over_is_found_out(ledger, pair, column):
    ledger.store.execute(f"UPDATE log SET {column} = '[]' WHERE seq = 1")
    assert "#1" in ledger.verify()[0]["finding"]


def test_a_row_cut_out_of_the_log_is_found_out(ledger, pair):
    ledger.store.execute("DELETE FROM log WHERE seq = 1")
    assert ledger.verify()


def test_a_clock_that_goes_back_changes_no_order_and_breaks_no_chain(ledger, clock):
    for day in ("2024-08-03", "2024-08-01", "2024-08-05"):
        clock.set(day)
        ledger.add(f"said on {day}", source="CSP")
    assert [row["seq"] for row in ledger.log()] == [1, 2, 3]
    assert ledger.verify() == []
    with Ledger.open(ledger.path, as_of="2024-08-04", clock=clock) as stood:
        assert len(stood.claims()) == 2
    with Ledger.open(ledger.path, as_of="2024-08-02", clock=clock) as stood:
        assert stood.claims() == []  # the longest beginning of the log not after that day


def test_as_of_gives_what_a_ledger_built_up_to_then_gave(ledger, pair, clock):
    def shown(ledger):
        return json.dumps([state(ledger), ledger.contradictions(), ledger.clusters()])

    states = {}
    for number, change in enumerate(CHANGES.values(), 2):
        ledger.match()
        states[clock.now.date().isoformat()] = shown(ledger)
        clock.set(f"2024-08-{number:02}")
        change(ledger, *pair)
    for day, then in states.items():
        with Ledger.open(ledger.path, as_of=day, clock=clock) as stood:
            assert shown(stood) == then


def test_as_of_writes_nothing(ledger, pair):
    before = ledger.path.read_bytes()
    with Ledger.open(ledger.path, as_of="2024-08-02") as stood, pytest.raises(StorageFailed):
        stood.add("x", source="CSP")
    assert ledger.path.read_bytes() == before
