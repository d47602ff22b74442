"""redact: a name is in no byte of the ledger any more, and the log's chain still holds."""

from __future__ import annotations

import itertools
import unicodedata

import pytest

from claimtrack.errors import NotFound, Refused, Usage
from claimtrack.ledger import Ledger
from claimtrack.ledger.spellings import Spellings
from claimtrack.store import redaction
from claimtrack.store.schema import TABLES

NAME = "Ivan Petrov"
PAGE = "<p>The witness, <b>Ivan</b> Petrov, said that 84 Wagner fighters were killed.</p>"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "ivan-petrov.html"
    path.write_text(PAGE)
    return path


@pytest.fixture
def other(tmp_path):
    path = tmp_path / "other.txt"
    path.write_text("Nobody is named here. 50 were killed.")
    return path


@pytest.fixture
def full(ledger, page, other, table):
    """A ledger with the name wherever people can put it, in several spellings."""
    a = ledger.add(
        f"{NAME} said that 84 Wagner fighters were killed", source="CSP", event="Ambush",
        via=["ivan petrov", "Nasr"], note="IVAN  PETROV is in danger", said="2024-07-28",
        url="https://example.org/Ivan%20Petrov", files=[page], quotes=["84 Wagner fighters"],
    )["id"]  # fmt: skip
    b = ledger.add("50 Wagner fighters were killed", source="Army", event="Ambush", files=[other],
                   quotes=["50 were"])["id"]  # fmt: skip
    ledger.import_file(
        table(
            f"source,text,event,{NAME}'s remark,reliability",
            f"{NAME},84 Wagner fighters were killed near Kidal,Ambush,by Ivan\u00a0Petrov,B",
        )
    )
    ledger.source_edit("ivan-petrov", note="calls himself Иван Петров", affiliation=NAME)
    ledger.source_alias("Nasr", "Ivan Petrov's channel")
    ledger.source_rate("Nasr", "C", because=f"{NAME} said so")
    ledger.event_edit("Ambush", note=f"seen by {NAME}")
    ledger.event_add(f"The arrest of {NAME}")
    ledger.verdict(a, "true", because=f"{NAME}", evidence=["https://x/ivan_petrov", "Иван Петров"])
    ledger.decide(a, b, "different", because=f"ask {NAME}")
    ledger.claim_edit(a, chain=[NAME, "Nasr"], reading={"places": [{"name": "Ivan-Petrov street"}]})
    ledger.alias_add("the witness", NAME)
    ledger.match()
    for row in ledger.contradictions():
        ledger.dismiss(row["id"], because=f"{NAME} counted again")
    ledger.match()
    return ledger


def every_byte(ledger):
    """All bytes of the ledger: its file and its folder, with the names of the files."""
    found = []
    for path in sorted(ledger.path.parent.rglob("claims.db*")):
        found += [path] if path.is_file() else sorted(path.iterdir())
    return b"\0".join(path.name.encode() + path.read_bytes() for path in found)


SPELT = [
    NAME, "ivan petrov", "IVAN  PETROV", "Ivan%20Petrov", "Ivan\u00a0Petrov", "ivan-petrov",
    "Иван Петров", "ivan_petrov", "Ivan-Petrov", "Иван Петров".encode("unicode_escape").decode(),
]  # fmt: skip


def test_after_a_redaction_no_byte_of_the_ledger_says_the_name(full):
    before = every_byte(full)
    assert all(spelling.encode() in before for spelling in SPELT[:-1])
    told = full.redact([NAME], because=f"{NAME} asked for it")
    after = every_byte(full)
    for spelling in (*SPELT, "Petrov", "petrov", "Петров", "witness, "):
        assert spelling.encode() not in after, spelling
        assert spelling.encode("utf-16-le") not in after
    assert (told["left"], told["elsewhere"]) == (False, [])
    assert full.verify() == []
    assert full.doctor() == []


def test_a_run_killed_before_the_file_is_written_anew_leaves_no_byte_either(full, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(redaction, "without_traces", killed)
    # Debian's SQLite overwrites what is deleted unasked, others do not.
    full.store.execute("PRAGMA secure_delete = OFF")
    with pytest.raises(KeyboardInterrupt):
        full.redact([NAME])
    for spelling in (*SPELT, "petrov"):
        assert spelling.encode() not in every_byte(full), spelling
    full.match()
    assert full.doctor() == []


def test_what_was_deleted_before_a_redaction_is_in_no_page_after_it(full):
    full.store.execute("PRAGMA secure_delete = OFF")
    full.store.execute("CREATE TABLE mine(note)")
    full.store.executemany(
        "INSERT INTO mine VALUES (?)", [(f"{n} {NAME}" * 40,) for n in range(99)]
    )
    full.store.execute("DROP TABLE mine")
    for _ in range(2):
        full.match(rebuild=True)
    assert NAME.encode() in full.path.read_bytes()
    told = full.redact([NAME])
    assert NAME.encode() not in full.path.read_bytes()
    assert not told["left"]


def test_what_does_not_say_the_name_is_as_it_was(full):
    before = {row["id"]: row for row in full.claims()}
    full.redact([NAME])
    for row in full.claims():
        was = before[row["id"]]
        assert (row["said"], row["status"], row["verdict"]) == (
            was["said"], was["status"], was["verdict"],
        )  # fmt: skip
        assert row["text"] == was["text"].replace(NAME, "[redacted-14]")
    assert full.decisions()[0]["decision"] == "different"
    first, second, *_ = full.evidence()
    assert (first["redacted"], first["file"], first["quotes"][0]["prefix"]) == (True, None, "")
    assert (second["redacted"], second["quotes"][0]["exact"]) == (False, "50 were")
    assert {source["name"] for source in full.sources()} >= {"CSP", "Nasr", "[redacted-14]"}


def test_what_was_said_of_a_contradiction_outlives_its_new_id(full):
    settled = full.store.value("SELECT count(*) FROM settlement")
    assert settled
    assert full.contradictions() == []
    full.redact([NAME, "Wagner fighters"])
    assert full.contradictions() == []
    assert full.store.value(
        "SELECT count(*) FROM settlement s JOIN contradiction c ON c.id = s.contradiction"
    )


def test_a_dry_run_says_what_it_would_touch_and_touches_nothing(full):
    before = every_byte(full)
    told = full.redact([NAME], dry_run=True)
    assert every_byte(full) == before
    done = full.redact([NAME])
    assert told["touched"] == done["touched"]
    assert (told["change"], done["change"]) == (0, 14)
    assert [row["id"] for row in told["evidence"]] == [1]
    assert NAME in told["found"]


def test_a_redaction_and_what_came_before_it_cannot_bring_the_name_back(full):
    full.redact([NAME])
    with pytest.raises(Refused, match="cannot be taken back"):
        full.undo(14)
    for seq in (13, 12, 11, 10, 9):
        full.undo(seq)
    with Ledger.open(full.path, as_of="2024-08-01") as stood:
        assert NAME not in str(stood.claims() + stood.sources() + stood.log())
    assert b"Petrov" not in every_byte(full)
    assert full.verify() == []


def test_undo_is_still_possible_across_a_redaction(full):
    full.redact([NAME])
    full.undo("verdict:1")
    assert full.verdicts() == []
    full.undo(full.log()[-1]["seq"])
    assert [row["reason"] for row in full.verdicts()] == ["[redacted-14]"]


def test_several_redactions_hold_in_one_chain(full):
    full.redact([NAME])
    full.redact(["Nasr"], because="he too")
    full.add("A new one", source="CSP")
    full.redact(["redacted"], replacement="x")
    assert full.verify() == []
    assert b"Nasr" not in every_byte(full)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE log SET summary = 'x' WHERE seq = 1",  # what the redaction left of it
        "UPDATE log SET changes = '[]' WHERE seq = 14",  # the redaction itself
        "DELETE FROM log WHERE seq = 14",
        "UPDATE log SET digest = '' WHERE seq = 1",
    ],
)
def test_the_chain_still_finds_out_what_was_written_over_later(full, tampering):
    full.redact([NAME])
    assert full.verify() == []
    full.store.execute(tampering)
    assert full.verify()[0]["check"] == "log"


def test_nobody_who_guesses_the_name_can_tell_it_from_what_is_left_of_the_log(full):
    from claimtrack.store.journal import told_digest

    row = full.store.row("SELECT * FROM log WHERE seq = 1")
    words = (row["user"], row["summary"], row["changes"])
    assert told_digest(row["salt"], *words) == row["digest"]
    full.redact([NAME])
    left = full.store.row("SELECT * FROM log WHERE seq = 1")
    assert (left["salt"], left["digest"]) == ("", row["digest"])
    assert told_digest("", *words) != row["digest"]


def test_the_same_rows_imported_again_do_not_bring_the_name_back(ledger, table):
    rows = table("source,text,reliability,event", f"{NAME},84 were killed,B,Arrest of {NAME}")
    ledger.import_file(rows)
    ledger.redact([NAME])
    assert ledger.import_file(rows)["known"] == 1
    assert b"Petrov" not in every_byte(ledger)


def test_a_removed_file_cannot_be_added_again(full, page):
    full.redact([NAME])
    with pytest.raises(Refused, match="change #14"):
        full.add("x", source="CSP", files=[page])
    assert full.verify() == []


def test_a_file_that_outlived_its_redaction_is_found_and_removed(full, page):
    [sha256] = {row["sha256"] for row in full.evidence() if row["id"] == 1}
    full.redact([NAME])
    (full.path.with_name("claims.db.files") / sha256).write_bytes(page.read_bytes())
    assert [row["check"] for row in full.doctor()] == ["evidence"]
    assert [row["repaired"] for row in full.doctor(repair=True)] == [True]
    assert b"Petrov" not in every_byte(full)


def test_files_that_cannot_be_looked_into_are_named_and_go_when_asked(full, tmp_path):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    claim = full.add("a photo", source="CSP", files=[photo])["id"]
    [row] = full.evidence(claim)
    told = full.redact([NAME])
    assert [each["id"] for each in told["unseen"]] == [row["id"]]
    full.redact([NAME], evidence_too=[row["id"]])
    assert full.evidence(claim)[0]["redacted"]
    with pytest.raises(NotFound):
        full.redact([NAME], evidence_too=[99])


def test_longer_words_are_left_unless_asked_for(ledger):
    ledger.add("Petrova and the Petrovs met Petrov", source="CSP")
    told = ledger.redact(["Petrov"])
    assert told["inside_words"] == ["Petrova", "Petrovs"]
    assert ledger.claims()[0]["text"] == "Petrova and the Petrovs met [redacted-2]"
    ledger.redact(["Petrov"], inside_words=True, replacement="X")
    assert ledger.claims()[0]["text"] == "Xa and the Xs met [redacted-2]"


def test_a_name_that_is_nowhere_changes_nothing(full):
    before = every_byte(full)
    told = full.redact(["Nobody Atall"])
    assert (told["change"], told["touched"]) == (0, {})
    assert every_byte(full) == before


def test_two_sources_that_become_nameless_stay_two(ledger):
    for name in (NAME, "Petrov"):
        ledger.add("84 were killed", source=name, new_source=True)
    ledger.redact([NAME, "Petrov"])
    assert [(row["name"], row["slug"]) for row in ledger.sources()] == [
        ("[redacted-3]", "redacted-3"), ("[redacted-3] 2", "redacted-3-2"),
    ]  # fmt: skip
    assert ledger.doctor() == []


@pytest.mark.parametrize("names", [[], [""], ["A"], ["12"], ["-"]])
def test_what_is_no_name_is_refused(ledger, names):
    with pytest.raises(Usage):
        ledger.redact(names)


def test_an_older_copy_beside_the_ledger_is_named(full):
    copy = full.path.with_name("claims.db.v1.bak")
    copy.write_bytes(full.path.read_bytes())
    assert full.redact([NAME])["elsewhere"] == [str(copy)]


def test_a_table_of_ones_own_that_says_the_name_is_told(full):
    full.store.execute("CREATE TABLE mine(note TEXT)")
    full.store.execute("INSERT INTO mine VALUES (?)", (NAME,))
    assert full.redact([NAME])["left"] is True


def test_every_text_column_of_the_schema_is_written_over_or_kept_on_purpose(ledger):
    """A column that is added to the schema is written over unless redaction.KEPT names it."""
    names = {sql.split()[2] for sql in TABLES if sql.startswith("CREATE TABLE")}
    assert set(redaction.tables()) == names
    for table, kept in redaction.KEPT.items():
        rows = ledger.store.rows(f"SELECT name FROM pragma_table_info('{table}')")
        assert set(kept) <= {row["name"] for row in rows}
    assert sum(len(redaction.text_columns(ledger.store, table)) for table in names) >= 40


@pytest.mark.parametrize(
    ("name", "text", "hidden"),
    [
        ("José Díaz", "Jose Diaz; " + unicodedata.normalize("NFD", "José Díaz"), "X; X"),
        ("Иван Петров", "ivan petrov, Ivan Petrov", "X, X"),
        ("Ivan Petrov", "Иван Петров и Иванов", "X и Иванов"),
        (
            "Petrov",
            "Petrov's, (Petrov) petrov@mail.org Petrov_2.jpg",
            "X's, (X) X@mail.org X_2.jpg",
        ),
        ("Ali", "Mali, Ali and Alina", "Mali, X and Alina"),
        ("O'Brien", "O'Brien said", "X said"),
        ("李伟", "记者李伟说", "记者李伟说"),
        ("a.b c", "A.B  C", "X"),
    ],
)
def test_a_name_is_found_as_people_spell_it(name, text, hidden):
    assert Spellings([name]).hidden(text, "X") == hidden


def test_what_stands_between_the_parts_of_the_log_changes_no_result(full):
    """Names across the borders of two values are two values, and none of them the name."""
    full.add("x", source="CSP", via=["Ivan", "Petrov"])
    full.redact([NAME])
    names = {row["name"] for row in full.sources()}
    assert {"Ivan", "Petrov"} <= names


def test_words_in_any_order_of_redaction_leave_none_of_them(ledger):
    for order in itertools.permutations([["Anna Bell"], ["Bell"], ["Carl"]]):
        ledger.add(f"Anna Bell, Bell and Carl met {order}", source="CSP")
        for names in order:
            ledger.redact(names, replacement="X")
    assert b"Bell" not in every_byte(ledger)
    assert b"Carl" not in every_byte(ledger)
