"""Import: all of a file or none of it, found again, bad rows as data."""

from __future__ import annotations

import csv
import io

import pytest

from claimtrack.errors import Usage
from claimtrack.ledger.importing import RowsRejected

HEAD = "source,text,event,said,via,verdict,reliability,affiliation,mood"
GOOD = "CSP,84 were killed,Ambush,2024-08-01,AFP;Le Monde,mostly true,C,Rebels,glad"


def test_a_row_fills_every_place_it_names(ledger, table):
    result = ledger.import_file(table(HEAD, GOOD))
    assert (result["read"], result["new"], result["known"], result["rejected"]) == (1, 1, 0, 0)
    assert result["sources_created"] == ["CSP", "AFP", "Le Monde"]
    assert result["events_created"] == ["Ambush"]
    assert result["unknown_columns"] == ["mood"]
    claim = ledger.claims()[0]
    assert (claim["via"], claim["verdict"], claim["extra"]) == (
        ["AFP", "Le Monde"], "mostly-true", {"mood": "glad"},
    )  # fmt: skip
    assert ledger.source("CSP")["reliability"] == "C"
    assert ledger.source("CSP")["affiliation"] == "Rebels"


def test_a_file_imported_twice_adds_nothing_the_second_time(ledger, fixtures):
    first = ledger.import_file(fixtures / "tinzaouaten.csv")
    before = list(ledger.store.conn.iterdump())
    again = ledger.import_file(fixtures / "tinzaouaten.csv")
    assert again["batch"] is None
    assert (again["new"], again["known"]) == (0, first["read"])
    assert again["differing"] == []
    assert len(ledger.log()) == 1
    assert list(ledger.store.conn.iterdump()) == before


def test_a_repeat_within_the_file_is_known(ledger, table):
    result = ledger.import_file(table(HEAD, GOOD, GOOD))
    assert (result["new"], result["known"]) == (1, 1)
    assert len(ledger.verdicts()) == 1


def test_a_row_of_the_file_finds_the_claim_that_was_added(ledger, table):
    ledger.add("84 were killed", source="CSP", event="Ambush", said="2024-08-01",
               via=["AFP", "Le Monde"])  # fmt: skip
    assert ledger.import_file(table(HEAD, GOOD))["known"] == 1


BAD = (
    ("CSP,,Ambush,,,,,,", "text"),
    (",84 were killed,,,,,,,", "source"),
    ("CSP,x,,28.07.2024,,,,,", "said"),
    ("CSP,x,,,,perhaps,,,", "verdict"),
    ("CSP,x,,,,,G,,", "reliability"),
    ("CSP,x,,,[1],,,,", "via"),
)


def test_every_bad_row_is_listed_and_nothing_is_written(ledger, table):
    with pytest.raises(RowsRejected) as error:
        ledger.import_file(table(HEAD, GOOD, *(row for row, _ in BAD)))
    assert [(row["line"], row["field"]) for row in error.value.result["rejects"]] == [
        (number, field) for number, (_, field) in enumerate(BAD, 3)
    ]
    assert ledger.claims(status="all") == ledger.log() == ledger.sources() == []


def test_with_rejects_the_good_rows_are_taken_and_the_bad_ones_written(ledger, table, tmp_path):
    rejects = tmp_path / "bad.csv"
    result = ledger.import_file(table(HEAD, GOOD, BAD[0][0]), rejects=rejects)
    assert (result["new"], result["rejected"]) == (1, 1)
    [row] = csv.DictReader(io.StringIO(rejects.read_text(encoding="utf-8")))
    assert (row["line"], row["field"], row["source"]) == ("3", "text", "CSP")


def test_rejects_never_replace_the_file_that_is_imported(ledger, table):
    path = table(HEAD, GOOD, BAD[0][0])
    before = path.read_bytes()
    with pytest.raises(Usage):
        ledger.import_file(path, rejects=path)
    assert path.read_bytes() == before


def test_a_dry_run_counts_the_same_and_keeps_nothing(ledger, table):
    path = table(HEAD, GOOD)
    dry = ledger.import_file(path, dry_run=True)
    assert ledger.claims() == ledger.log() == ledger.sources() == []
    assert ledger.import_file(path) == dry | {"batch": 1}


def test_fixed_values_and_mapped_columns_stand_in_for_columns(ledger):
    stream = io.BytesIO(b"who,what\nCSP,84 were killed\n")
    ledger.import_file(
        stream, format="csv", mapping={"source": "who", "text": "what"}, fixed={"event": "Ambush"}
    )
    assert [(row["source"], row["event"]) for row in ledger.claims()] == [("CSP", "Ambush")]


def test_an_unknown_fixed_field_is_a_usage_error(ledger, table):
    with pytest.raises(Usage, match="colour"):
        ledger.import_file(table(HEAD, GOOD), fixed={"colour": "red"})


def test_other_columns_that_differ_are_reported_and_left(ledger, table):
    ledger.import_file(table("source,text,place,verdict", "CSP,84 were killed,Mali,true"))
    result = ledger.import_file(
        table("source,text,place,verdict", "CSP,84 were killed,Kidal,false")
    )
    assert [(row["field"], row["ledger"], row["file"]) for row in result["differing"]] == [
        ("place", "Mali", "Kidal")
    ]
    claim = ledger.claims()[0]
    assert (claim["place"], claim["verdict"]) == ("Mali", "false")
    assert [row["value"] for row in ledger.verdicts()] == ["true", "false"]


def test_a_structured_claim_makes_its_text_of_question_and_answer(ledger, table):
    ledger.import_file(table("source,question,answer", "CSP,Who won?,CSP"))
    claim = ledger.claims()[0]
    assert (claim["text"], claim["question"], claim["answer"]) == (
        "Who won?: CSP",
        "Who won?",
        "CSP",
    )


def test_leading_noughts_and_numbers_stay_as_they_were_written(ledger, table):
    ledger.import_file(table("source,text,code", "007,01234,00.10"))
    claim = ledger.claims()[0]
    assert (claim["source"], claim["text"], claim["extra"]) == ("007", "01234", {"code": "00.10"})


def test_a_side_learned_later_is_kept_and_never_replaced(ledger, table):
    rows = ("AFP,x,,CSP", "CSP,y,Rebels,", "CSP,z,Mali,")
    result = ledger.import_file(table("source,text,affiliation,via", *rows))
    assert ledger.source("CSP")["affiliation"] == "Rebels"
    assert any("Rebels" in warning and "Mali" in warning for warning in result["warnings"])


def test_a_near_source_is_named_in_a_warning(ledger, table):
    result = ledger.import_file(table("source,text", "Malian army,x", "Malian armys,y"))
    assert len(result["warnings"]) == 1
    assert "Malian army" in result["warnings"][0]


def test_undone_and_retracted_claims_come_back_only_when_revived(ledger, table):
    path = table("source,text", "CSP,one", "CSP,two")
    ledger.import_file(path)
    ledger.undo()
    assert ledger.import_file(path)["warnings"]
    assert ledger.claims() == []
    assert ledger.import_file(path, revive=True)["revived"] == 2
    assert len(ledger.claims()) == 2
