"""Merges and edits of a claim's data: undone, done again, and never the end of match."""

from __future__ import annotations

import pytest

from claimtrack.errors import BadInput, Refused
from claimtrack.ledger import Ledger
from claimtrack.ledger.exporting import export

QUANTITY = {"low": 50, "role": "killed"}


@pytest.fixture
def two(ledger):
    ids = [
        ledger.add("84 were killed", source=source, event=event, via=["Reuters"])["id"]
        for source, event in (("CSP", "Ambush"), ("C.S.P.", "Battle"))
    ]
    ledger.match()
    return ids


CHANGES = {
    "source merge": lambda ledger, id: ledger.source_merge("C.S.P.", "CSP", because="one"),
    "event merge": lambda ledger, id: ledger.event_merge("Battle", "Ambush", because="one"),
    "said": lambda ledger, id: ledger.claim_edit(id, said="2024-07-28"),
    "no said": lambda ledger, id: ledger.claim_edit(id, said=""),
    "place": lambda ledger, id: ledger.claim_edit(id, place="Kidal", url="https://x", lang="en"),
    "chain": lambda ledger, id: ledger.claim_edit(id, chain=["AFP", "Reuters"]),
    "no chain": lambda ledger, id: ledger.claim_edit(id, chain=[]),
    "event": lambda ledger, id: ledger.claim_edit(id, event="Battle"),
    "no event": lambda ledger, id: ledger.claim_edit(id, event=""),
    "note": lambda ledger, id: ledger.claim_edit(id, note="seen", translation="84 dead"),
    "reading": lambda ledger, id: ledger.claim_edit(id, reading={"quantities": [QUANTITY]}),
    "no figures": lambda ledger, id: ledger.claim_edit(id, reading={"quantities": []}),
    "polarity": lambda ledger, id: ledger.claim_edit(id, reading={"polarity": "denied"}),
    "retract": lambda ledger, id: ledger.retract(id, because="typed wrong"),
}


def shown(ledger, ids):
    ledger.match()
    pages = [{k: v for k, v in ledger.claim(id).items() if k != "evidence"} for id in ids]
    return pages, ledger.sources(), ledger.events(), ledger.clusters(), ledger.disputes(all=True)


@pytest.mark.parametrize("change", CHANGES)
def test_it_shows_it_is_undone_and_it_is_done_again(ledger, two, change):
    if change == "no said":
        ledger.claim_edit(two[0], said="2024-07-28")
    before = shown(ledger, two)
    CHANGES[change](ledger, two[0])
    after = shown(ledger, two)
    assert after != before
    ledger.undo()
    assert shown(ledger, two) == before
    ledger.undo(ledger.log()[-1]["seq"])
    assert shown(ledger, two) == after
    assert ledger.doctor() == []


def test_claims_of_merged_sources_and_events_go_by_the_name_that_stays(ledger, two):
    ledger.source_merge("C.S.P.", "CSP", because="one")
    ledger.event_merge("Battle", "Ambush", because="one")
    assert {(row["source"], row["event"]) for row in ledger.claims()} == {("CSP", "Ambush")}
    assert len(ledger.claims(source="C.S.P.", event="Battle")) == 2


def test_an_empty_chain_is_given_at_the_command_line_too(ledger, two, run, ledger_path):
    assert run("claim", "edit", two[0], "--via", "").code == 0
    assert ledger.claim(two[0])["via"] == []
    assert run("claim", "edit", two[0], "--via", "AFP", "--via", "BBC").code == 0
    assert ledger.claim(two[0])["via"] == ["AFP", "BBC"]


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("quantities", 50),
        ("quantities", [50]),
        ("quantities", [{"high": 50}]),
        ("quantities", [{"low": "50"}]),
        ("quantities", [{"low": float("inf")}]),
        ("quantities", [{"low": 50, "high": 40}]),
        ("quantities", [{"low": 50, "span": [1]}]),
        ("quantities", [{"low": 50, "weight": 3}]),
        ("places", ["Kidal"]),
        ("places", [{"within": "Mali"}]),
        ("clauses", [{"polarity": "perhaps"}]),
        ("polarity", "maybe"),
        ("polarity", ["affirmed"]),
        ("text", "another text"),
        ("tokens", ["x"]),
        ("nothing", 1),
    ],
)
def test_a_slot_that_no_reading_could_have_is_refused(ledger, two, slot, value):
    log = ledger.log()
    with pytest.raises(BadInput, match="reading"):
        ledger.claim_edit(two[0], reading={slot: value})
    assert ledger.log() == log


def test_what_read_prints_is_taken_back_as_it_is(ledger, two):
    from claimtrack.ledger.reader import read_text

    read = read_text("CSP said at least 50 Wagner fighters were killed near Kidal in July 2024")
    slots = {key: read[key] for key in ("quantities", "dates", "places", "actors", "attribution")}
    ledger.claim_edit(two[0], reading=slots)
    ledger.match()
    page = ledger.claim(two[0])["reading"]
    assert {key: page[key] for key in slots} == slots
    assert ledger.doctor() == []


def test_an_empty_value_takes_a_correction_away(ledger, two):
    read = ledger.claim(two[0])["reading"]["quantities"]
    ledger.claim_edit(two[0], reading={"quantities": []})
    ledger.match()
    assert ledger.claim(two[0])["reading"]["quantities"] == []
    ledger.claim_edit(two[0], reading={"quantities": ""})
    ledger.match()
    assert ledger.claim(two[0])["reading"]["quantities"] == read
    with pytest.raises(Refused, match="no correction of quantities stands"):
        ledger.claim_edit(two[0], reading={"quantities": ""})


def test_that_there_is_no_figure_is_handed_on(ledger, two, tmp_path):
    ledger.claim_edit(two[0], reading={"quantities": []})
    handed = tmp_path / "handed.jsonl"
    export(ledger, handed, format=None, safe=False, force=True)
    with Ledger.open(tmp_path / "other.db", write=True, create=True) as other:
        other.import_file(str(handed))
        other.match()
        assert other.claim(two[0])["reading"]["quantities"] == []


def test_a_corrected_polarity_holds_for_what_the_rules_compare(ledger):
    first = ledger.add("The bridge was rebuilt.", source="CSP", event="Bridge")["id"]
    other = ledger.add("The bridge was not rebuilt.", source="AFP", event="Bridge")["id"]
    ledger.match()
    assert len(ledger.contradictions()) == 1
    ledger.claim_edit(first, reading={"polarity": "negated"})
    ledger.match()
    assert ledger.contradictions() == []
    assert {row["id"] for row in ledger.claims()} == {first, other}
