"""doctor: what is derived is made anew and compared; leavings are told and removed. backup."""

from __future__ import annotations

import os
import shutil
import stat

import pytest

from claimtrack.errors import Refused, StorageFailed
from claimtrack.ledger import Ledger


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("84 Wagner fighters were killed")
    return path


@pytest.fixture
def matched(ledger, page):
    for number, source in ((84, "CSP"), (50, "Army"), (84, "Nasr")):
        ledger.add(f"{number} Wagner fighters were killed", source=source, event="Ambush",
                   files=[page], quotes=["84 Wagner"])  # fmt: skip
    ledger.add("The convoy was surrounded near the border", source="Nasr")
    ledger.match()
    return ledger


def folder(ledger):
    return ledger.path.with_name("claims.db.files")


def test_a_sound_ledger_has_no_findings_matched_or_not(matched):
    assert matched.doctor() == []
    matched.add("A fifth claim of 12 dead", source="CSP", event="Ambush")
    assert matched.doctor() == []
    assert matched.stale()


DAMAGE = {
    "reading": "UPDATE reading SET tokens = 'x' WHERE claim_n = 1",
    "claim_fts": "DELETE FROM claim_fts WHERE rowid = 2",
    "pair": "UPDATE pair SET relation = 'unrelated'",
    "cluster": "UPDATE cluster SET event_id = NULL",
    "cluster_claim": "UPDATE cluster_claim SET broader = 1 WHERE claim_n = 1",
    "contradiction": "UPDATE contradiction SET explanation = 'x'",
    "contradiction_claim": "DELETE FROM contradiction_claim WHERE claim_n = 3",
    "source_score": "DELETE FROM source_score WHERE source_id = 1",
    "score_run": "UPDATE score_run SET parameters = '{}'",
    "origin": "UPDATE origin SET because = 'x'",
    "dispute": "UPDATE dispute SET question = 'x'",
}


@pytest.mark.parametrize("table", DAMAGE)
def test_what_is_derived_and_was_changed_is_found_and_made_anew(matched, table):
    matched.store.execute(DAMAGE[table])
    assert any(
        row["finding"].startswith(f"{table}: row") and not row["repaired"]
        for row in matched.doctor()
    )
    assert all(row["repaired"] for row in matched.doctor(repair=True))
    assert matched.doctor() == []


def test_doctor_alone_writes_nothing(matched):
    matched.store.execute(DAMAGE["pair"])
    before = matched.path.read_bytes()
    assert matched.doctor()
    assert matched.path.read_bytes() == before


def test_a_torn_search_index_is_made_anew(matched):
    matched.store.execute("UPDATE claim_fts_data SET block = x'00' WHERE id > 10")
    assert any(row["check"] == "search index" for row in matched.doctor())
    matched.doctor(repair=True)
    assert matched.doctor() == []


def test_a_larger_ledger_that_grew_bit_by_bit_is_sound(ledger, table, monkeypatch):
    from claimtrack.matching import candidates

    monkeypatch.setattr(candidates, "SMALL", 10)
    words = "north south river bridge convoy border market clinic school depot tower camp".split()
    for part in range(4):
        rows = [
            f"S{n % 9},The {words[n % 12]} {words[n % 11]} {words[n % 7]} {n % 9} was hit {part}"
            for n in range(part * 12, part * 12 + 12)
        ]
        ledger.import_file(table("source,text", *rows, name=f"{part}.csv"))
        ledger.match()
    assert ledger.doctor() == []
    ledger.store.execute("UPDATE pair SET score = 0.5 WHERE a_n = (SELECT min(a_n) FROM pair)")
    assert any(row["finding"].startswith("pair: row") for row in ledger.doctor())


def test_a_ledger_from_which_an_import_was_taken_back_is_sound(ledger, table):
    """Whose losses an event counts is asked again when claims go, not only when they come."""
    ledger.add("40 people were killed in Tinzaouaten.", source="Agency", event="Ambush")
    ledger.add("84 Wagner mercenaries were killed.", source="CSP", event="Ambush")
    ledger.import_file(table("source,text,event", "JNIM,47 Malian soldiers were killed.,Ambush"))
    ledger.match()
    ledger.undo()
    ledger.match()
    assert ledger.doctor() == []


def test_leavings_of_a_killed_run_are_removed_and_what_may_be_wanted_is_not(matched):
    old, young = folder(matched) / ".arriving-old", folder(matched) / ".arriving-young"
    for path in (old, young, folder(matched) / "notes.txt", folder(matched) / ("0" * 64)):
        path.write_text("x")
    os.utime(old, (0, 0))
    told = [row["finding"] for row in matched.doctor()]
    assert told == [
        "file .arriving-old was left by a run that was killed",
        f"file {'0' * 64} is evidence of no claim",
        "file notes.txt is no evidence",
    ]
    assert [row["repaired"] for row in matched.doctor(repair=True)] == [True, False, False]
    assert young.exists()
    assert len(matched.doctor()) == 2


def test_a_broken_log_and_a_lost_file_are_findings_that_no_repair_hides(matched):
    matched.store.execute("UPDATE log SET summary = 'x' WHERE seq = 2")
    next(folder(matched).iterdir()).unlink()
    assert [row["check"] for row in matched.doctor()] == ["log", "evidence"]
    assert not any(row["repaired"] for row in matched.doctor(repair=True))


def test_a_backup_takes_the_evidence_along_and_is_a_ledger_of_its_own(matched, tmp_path):
    copy = tmp_path / "copies" / "copy.db"
    copy.parent.mkdir()
    done = matched.backup(copy)
    assert (done["evidence"], done["missing"]) == (1, [])
    shutil.rmtree(folder(matched))
    matched.path.unlink()
    with Ledger.open(copy, write=True) as ledger:
        assert ledger.doctor() == []
        assert len(ledger.evidence()) == 3
    assert set(copy.parent.iterdir()) == {copy, copy.with_name("copy.db.files")}
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_backup_says_which_evidence_it_could_not_take(matched, tmp_path, run, ledger_path):
    next(folder(matched).iterdir()).write_text("changed")
    result = run("backup", tmp_path / "copy.db", "--json")
    assert result.code == 7
    assert "was changed" in result.json["missing"][0]
    assert "was changed" in result.err


@pytest.mark.parametrize("taken", ["copy.db", "copy.db.files"])
def test_a_backup_writes_over_nothing(matched, tmp_path, taken):
    (tmp_path / taken).mkdir()
    with pytest.raises(Refused, match="exists"):
        matched.backup(tmp_path / "copy.db")


def test_a_backup_that_fails_leaves_nothing(matched, tmp_path, monkeypatch):
    from claimtrack.store import copying

    there = set(tmp_path.iterdir())
    monkeypatch.setattr(
        copying, "_copy_evidence", lambda *_: (_ for _ in ()).throw(OSError(28, "full"))
    )
    with pytest.raises(StorageFailed):
        matched.backup(tmp_path / "copy.db")
    assert set(tmp_path.iterdir()) == there
    with pytest.raises(StorageFailed):
        matched.backup(tmp_path / "none" / "copy.db")
