"""Evidence: copies of files by their hash, quotes at their place, and what verify finds."""

from __future__ import annotations

import hashlib
import os
import stat

import pytest

from claimtrack.errors import BadInput, ClaimtrackError, NotFound, StorageFailed
from claimtrack.ledger import Ledger
from claimtrack.ledger.importing import RowsRejected

PAGE = (
    "<!doctype html><html><head><title>News</title><style>p {}</style>"
    "<script>var a = '84 were killed';</script></head><body><p>The <b>CSP</b> said that at least\n"
    "   84 Wagner fighters were killed &amp; 47 soldiers.</p></body></html>"
)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def stored(ledger):
    folder = ledger.path.with_name("claims.db.files")
    return sorted(folder.iterdir()) if folder.exists() else []


def evidence(ledger, claim):
    return ledger.claim(claim)["evidence"]


def test_a_file_is_copied_under_its_hash_for_its_owner_only(ledger, page):
    claim = ledger.add("84 were killed", source="CSP", files=[page])["id"]
    [row] = evidence(ledger, claim)
    digest = hashlib.sha256(page.read_bytes()).hexdigest()
    assert (row["sha256"], row["size"], row["media_type"], row["name"]) == (
        digest, len(PAGE), "text/html", "page.html",
    )  # fmt: skip
    [copy] = stored(ledger)
    assert copy.name == digest
    assert str(copy) == row["file"]
    assert copy.read_bytes() == page.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert ledger.verify() == []


def test_a_quote_is_kept_with_its_place_as_the_text_has_it(ledger, page):
    claim = ledger.add(
        "84 were killed", source="CSP", files=[page],
        quotes=["at least 84 Wagner fighters", "killed & 47 soldiers"],
    )["id"]  # fmt: skip
    first, second = evidence(ledger, claim)[0]["quotes"]
    assert first["exact"] == "at least\n   84 Wagner fighters"
    assert (first["prefix"], first["suffix"][:5]) == ("NewsThe CSP said that ", " were")
    assert first["end"] - first["start"] == len(first["exact"])
    assert second["exact"] == "killed & 47 soldiers"


@pytest.mark.parametrize("quote", ["85 Wagner fighters", "var a", "p {}", "<b>CSP</b>"])
def test_a_quote_that_the_page_does_not_show_is_refused_and_nothing_kept(ledger, page, quote):
    with pytest.raises(BadInput, match="not found"):
        ledger.add("84 were killed", source="CSP", files=[page], quotes=[quote])
    assert ledger.claims() == ledger.log() == stored(ledger) == []


def test_a_quote_without_a_file_is_refused(ledger):
    with pytest.raises(BadInput, match="file"):
        ledger.add("84 were killed", source="CSP", quotes=["84"])


def test_a_quote_is_found_in_whichever_file_says_it(ledger, page, tmp_path):
    other = tmp_path / "note.txt"
    other.write_bytes("Zürich: fünfzig Tote".encode("utf-16"))
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    claim = ledger.add(
        "50 dead", source="X", files=[photo, page, other], quotes=["fu\u0308nfzig  Tote"]
    )["id"]
    rows = evidence(ledger, claim)
    assert [row["media_type"] for row in rows] == ["image/jpeg", "text/html", "text/plain"]
    assert [len(row["quotes"]) for row in rows] == [0, 0, 1]


def test_two_claims_rest_on_one_copy_of_a_file(ledger, page):
    for number in (1, 2):
        ledger.add(f"{number} were killed", source="CSP", files=[page, page])
    assert len(stored(ledger)) == 1
    assert [row["id"] for row in ledger.evidence()] == [1, 2]


def test_adding_a_known_claim_with_a_file_adds_the_file_once(ledger, page):
    for _ in range(3):
        claim = ledger.add("84 were killed", source="CSP")["id"]
        ledger.add("84 were killed", source="CSP", files=[page], quotes=["84 Wagner"])
    assert len(evidence(ledger, claim)) == len(evidence(ledger, claim)[0]["quotes"]) == 1
    assert [row["command"] for row in ledger.log()] == ["add", "add"]


def test_evidence_is_added_later_and_quoted_later(ledger, page):
    claim = ledger.add("84 were killed", source="CSP")["id"]
    ledger.evidence_add(claim, [page])
    ledger.evidence_add(claim, [], quotes=["84 Wagner"])
    assert evidence(ledger, claim)[0]["quotes"][0]["exact"] == "84 Wagner"
    with pytest.raises(BadInput):
        ledger.evidence_add(claim, [], quotes=["85 Wagner"])


@pytest.mark.parametrize("change", ["add", "evidence add", "evidence remove", "retract"])
def test_undo_takes_evidence_back_keeps_the_file_and_can_be_undone(ledger, page, change):
    claim = ledger.add("84 were killed", source="CSP", files=[page], quotes=["84 Wagner"])["id"]
    if change == "evidence add":
        other = page.with_name("other.txt")
        other.write_text("84 were killed")
        ledger.evidence_add(claim, [other], quotes=["84 were"])
    elif change == "evidence remove":
        ledger.evidence_remove(1, because="the wrong page")
    elif change == "retract":
        ledger.retract(claim, because="typed wrong")
    after = ledger.evidence()
    files = stored(ledger)
    ledger.undo()
    assert ledger.evidence() != after or change == "retract"
    assert stored(ledger) == files
    ledger.undo(len(ledger.log()))
    assert ledger.evidence() == after
    assert ledger.verify() == []


def test_a_ledger_as_it_stood_has_the_evidence_of_then(ledger, page, clock):
    claim = ledger.add("84 were killed", source="CSP")["id"]
    clock.set("2024-08-09")
    ledger.evidence_add(claim, [page])
    with Ledger.open(ledger.path, as_of="2024-08-08") as stood:
        assert stood.evidence() == []
    assert len(ledger.evidence()) == 1


DAMAGE = {
    "missing": lambda path: path.unlink(),
    "changed": lambda path: path.write_bytes(b"x" + path.read_bytes()[1:]),
    "is a link": lambda path: (path.rename(path.with_name("y")), path.symlink_to("y")),
    "no ordinary file": lambda path: (path.unlink(), os.mkfifo(path)),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_verify_finds_what_was_done_to_a_file(ledger, page, damage):
    ledger.add("84 were killed", source="CSP", files=[page], quotes=["84 Wagner"])
    DAMAGE[damage](stored(ledger)[0])
    [finding] = ledger.verify()
    assert finding["check"] == "evidence"
    assert damage in finding["finding"]


def test_verify_finds_a_quote_that_was_written_over_in_the_ledger(ledger, page):
    ledger.add("84 were killed", source="CSP", files=[page], quotes=["84 Wagner"])
    ledger.store.execute("UPDATE quote SET exact = '85 Wagner'")
    assert [row["check"] for row in ledger.verify()] == ["quote"]


def test_adding_the_file_again_mends_a_copy_that_was_damaged(ledger, page):
    claim = ledger.add("84 were killed", source="CSP", files=[page])["id"]
    stored(ledger)[0].write_bytes(b"gone")
    ledger.evidence_add(claim, [page])
    assert ledger.verify() == []


def unreadable(tmp_path):
    path = tmp_path / "loop"
    path.symlink_to(path)
    return path


def fifo(tmp_path):
    os.mkfifo(tmp_path / "fifo")
    return tmp_path / "fifo"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda tmp_path: tmp_path / "none.html", "no such file"),
        (lambda tmp_path: tmp_path, "folder"),
        (fifo, "no ordinary file"),
        (lambda tmp_path: "/dev/zero", "no ordinary file"),
        (unreadable, "cannot read"),
        (lambda tmp_path: "x" * 5000, "cannot read"),
    ],
)
def test_what_is_no_file_is_said_and_nothing_is_kept(ledger, tmp_path, make, told):
    with pytest.raises(ClaimtrackError, match=told):
        ledger.add("84 were killed", source="CSP", files=[make(tmp_path)])
    assert ledger.claims() == ledger.log() == []
    assert not ledger.path.with_name("claims.db.files").exists()


def test_a_file_that_changes_while_it_is_read_is_refused(ledger, page, monkeypatch):
    read = os.read

    def growing(handle, size):
        data = read(handle, size)
        with page.open("ab") as stream:
            stream.write(b"more")
        return data

    monkeypatch.setattr(os, "read", growing)
    with pytest.raises(BadInput, match="changed while"):
        ledger.add("84 were killed", source="CSP", files=[page])
    assert stored(ledger) == []


def test_a_link_in_the_place_of_the_folder_is_refused(ledger, page, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    ledger.path.with_name("claims.db.files").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageFailed, match="link"):
        ledger.add("84 were killed", source="CSP", files=[page])
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_large_file_is_read_piece_by_piece(ledger, tmp_path, monkeypatch):
    from claimtrack.store import files

    monkeypatch.setattr(files, "CHUNK", 1000)
    big = tmp_path / "film.mp4"
    big.write_bytes(os.urandom(12_345))
    claim = ledger.add("a film", source="CSP", files=[big])["id"]
    assert evidence(ledger, claim)[0]["size"] == 12_345
    assert ledger.verify() == []


def test_an_import_takes_files_beside_it_and_quotes(ledger, page, table):
    result = ledger.import_file(
        table(
            "source,text,file,quote",
            "CSP,84 were killed,page.html,84 Wagner fighters",
            'Nasr,84 died,./page.html,"[""84 Wagner"", ""47 soldiers""]"',
            "Other,nothing to show,,",
        )
    )
    assert (result["new"], result["unknown_columns"]) == (3, [])
    assert [len(row["quotes"]) for row in ledger.evidence()] == [1, 2]
    assert len(stored(ledger)) == 1
    assert ledger.verify() == []
    ledger.undo("batch:1")
    assert ledger.evidence() == []
    assert len(stored(ledger)) == 1


def test_importing_again_adds_evidence_to_what_is_known_once(ledger, page, table):
    ledger.import_file(table("source,text", "CSP,84 were killed"))
    for _ in range(2):
        result = ledger.import_file(table("source,text,file", "CSP,84 were killed,page.html"))
        assert (result["new"], result["known"]) == (0, 1)
    assert len(ledger.evidence()) == 1
    assert len(ledger.log()) == 2


@pytest.mark.parametrize(
    ("file", "quote", "field"),
    [
        ("../secret.txt", "", "file"),
        ("/etc/hostname", "", "file"),
        ("link.txt", "", "file"),
        ("none.html", "", "file"),
        (".", "", "file"),
        ("page.html", "85 Wagner", "quote"),
        ("", "84 Wagner", "quote"),
    ],
)
def test_a_row_whose_file_or_quote_will_not_do_is_a_bad_row(
    ledger, tmp_path, page, file, quote, field
):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    page.rename(tmp_path / "in" / "page.html")
    (tmp_path / "in" / "link.txt").symlink_to("../secret.txt")
    rows = tmp_path / "in" / "rows.csv"
    rows.write_text(f"source,text,file,quote\nCSP,one,page.html,\nCSP,two,{file},{quote}\n")
    with pytest.raises(RowsRejected) as error:
        ledger.import_file(rows)
    [reject] = error.value.result["rejects"]
    assert (reject["line"], reject["field"]) == (3, field)
    assert ledger.claims() == ledger.log() == stored(ledger) == []
    assert ledger.import_file(rows, rejects=tmp_path / "bad.csv")["new"] == 1
    assert len(stored(ledger)) == 1


def test_files_may_lie_in_another_folder_if_that_is_said(ledger, page, tmp_path, table):
    (tmp_path / "pages").mkdir()
    page.rename(tmp_path / "pages" / "page.html")
    rows = table("source,text,file", "CSP,one,page.html")
    ledger.import_file(rows, files_in=tmp_path / "pages")
    assert len(ledger.evidence()) == 1


def test_a_dry_run_keeps_no_file(ledger, page, table):
    ledger.import_file(table("source,text,file", "CSP,one,page.html"), dry_run=True)
    assert ledger.claims() == stored(ledger) == []


def test_a_failed_transaction_leaves_no_file_and_an_older_copy_stays(
    ledger, page, tmp_path, monkeypatch
):
    ledger.add("84 were killed", source="CSP", files=[page])
    other = tmp_path / "other.txt"
    other.write_text("new")

    def full(*_, **__):
        raise StorageFailed("no space left")

    monkeypatch.setattr(Ledger, "commit", full)  # the last step: both files have their names
    with pytest.raises(StorageFailed):
        ledger.add("50 were killed", source="CSP", files=[page, other])
    assert [path.name for path in stored(ledger)] == [hashlib.sha256(page.read_bytes()).hexdigest()]


def test_evidence_that_is_not_there_cannot_be_removed(ledger):
    with pytest.raises(NotFound):
        ledger.evidence_remove(1, because="?")


def test_an_export_carries_evidence_to_another_ledger(ledger, page, tmp_path, run, ledger_path):
    ledger.add("84 were killed", source="CSP", files=[page], quotes=["84 Wagner", "47 soldiers"])
    ledger.add("50 were killed", source="Army")
    handed = tmp_path / "handed"
    handed.mkdir()
    assert run("export", handed / "claims.csv", "--format", "csv").code == 0
    page.unlink()
    with Ledger.open(tmp_path / "there.db", write=True, create=True) as there:
        assert there.import_file(handed / "claims.csv")["new"] == 2
        assert there.import_file(handed / "claims.csv")["known"] == 2
        told = [
            [(row["claim"], row["sha256"], row["media_type"], row["quotes"])
             for row in each.evidence()] for each in (ledger, there)
        ]  # fmt: skip
        assert told[0] == told[1]
        assert there.verify() == []


def test_an_export_of_evidence_that_was_changed_is_refused(ledger, page, tmp_path, run):
    ledger.add("84 were killed", source="CSP", files=[page])
    stored(ledger)[0].write_bytes(b"x")
    assert run("export", tmp_path / "claims.csv").code == 1
    assert not (tmp_path / "claims.csv").exists()
