"""Two people: a whole ledger goes into a file, and into another ledger without doubling."""

from __future__ import annotations

import contextlib
import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.errors import ClaimtrackError, Refused
from claimtrack.ledger import Ledger
from claimtrack.ledger.exporting import export
from claimtrack.ledger.importing import RowsRejected

SOURCES = ("CSP", "JNIM", "Malian army", "Reuters")
TEXTS = ("84 Malian soldiers were killed.", "2 Malian soldiers were killed.", "The army won.",
         "The army did not win.", "The bridge of Gao fell.")  # fmt: skip
START = datetime(2024, 8, 1, tzinfo=UTC)
AT = st.integers(0, 4)


def _claim(ledger, at):
    rows = sorted(ledger.claims(status="all"), key=lambda row: row["id"])
    return rows[at % len(rows)]["id"]


def _settle(ledger, how):
    ledger.match()
    rows = ledger.contradictions(tier=None, status=None)
    if rows:
        getattr(ledger, how)(rows[0]["id"], because=f"{ledger.user} looked")


OPERATIONS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(SOURCES), st.sampled_from(TEXTS),
              st.sampled_from(["Ambush", "Raid", None]), st.sampled_from([(), ("Reuters",)])),
    st.tuples(st.just("verdict"), AT, st.sampled_from(["true", "false", "mixed"])),
    st.tuples(st.just("decide"), AT, AT, st.sampled_from(["same", "different", "unsure"])),
    st.tuples(st.just("retract"), AT),
    st.tuples(st.just("rate"), st.sampled_from(SOURCES), st.sampled_from("ABF")),
    st.tuples(st.just("name"), st.sampled_from(SOURCES), st.sampled_from(["x", "y"])),
    st.tuples(st.just("settle"), st.sampled_from(["confirm", "dismiss"])),
)  # fmt: skip
ALONE = st.one_of(
    OPERATIONS,
    st.tuples(st.just("edit"), AT, st.sampled_from(["Gao", "Kidal", ""])),
    st.tuples(st.just("said"), AT, st.sampled_from(["2024-07-28", "2024-07"])),
    st.tuples(st.just("chain"), AT, st.sampled_from(SOURCES)),
    st.tuples(st.just("merge"), st.sampled_from(SOURCES), st.sampled_from(SOURCES)),
    st.tuples(st.just("side"), st.sampled_from(SOURCES), st.sampled_from(SOURCES)),
    st.tuples(st.just("word"), st.sampled_from(["won", "fell"])),
    st.tuples(st.just("config"), st.sampled_from(["1", "2"])),
    st.tuples(st.just("undo")),
)
DO = {
    "add": lambda ledger, source, text, event, via: ledger.add(
        text, source=source, event=event, via=via, new_source=True
    ),
    "verdict": lambda ledger, at, value: ledger.verdict(
        _claim(ledger, at), value, because="seen", evidence=["https://example.org"]
    ),
    "decide": lambda ledger, a, b, how: ledger.decide(
        _claim(ledger, a), _claim(ledger, b), how, because="read"
    ),
    "retract": lambda ledger, at: ledger.retract(_claim(ledger, at), because="typed wrong"),
    "rate": lambda ledger, name, letter: ledger.source_rate(name, letter, because="record"),
    "name": lambda ledger, name, alias: ledger.source_alias(name, f"{name} {alias}"),
    "settle": _settle,
    "edit": lambda ledger, at, place: ledger.claim_edit(
        _claim(ledger, at), place=place, reading={"polarity": "negated"}
    ),
    "said": lambda ledger, at, day: ledger.claim_edit(_claim(ledger, at), said=day),
    "chain": lambda ledger, at, who: ledger.claim_edit(_claim(ledger, at), chain=[who]),
    "merge": lambda ledger, a, b: ledger.source_merge(a, b, because="one"),
    "side": lambda ledger, a, b: ledger.source_edit(a, affiliation="Mali", kind="army", parent=b),
    "word": lambda ledger, word: ledger.alias_add(word, "fighters"),
    "config": lambda ledger, value: ledger.config_set("half-life", value),
    "undo": lambda ledger: ledger.undo(),
}


def built(folder, name, operations, later=0):
    """Return a ledger in which a person did these things, one an hour."""
    moment = [START + timedelta(minutes=later)]

    def clock():
        return moment[0]

    ledger = Ledger.open(
        Path(folder) / f"{name}.db", create=True, write=True, user=name, clock=clock
    )
    ledger.add("The first claim.", source="CSP")
    for what, *rest in operations:
        moment[0] += timedelta(hours=1)
        with contextlib.suppress(ClaimtrackError):
            DO[what](ledger, *rest)
    moment[0] = START + timedelta(days=365)
    ledger.match()
    return ledger


def state(ledger, *, order=True):
    """Everything that people entered and stands; without order, as sets and local slugs aside."""
    scored = ("score",) if not order else ()
    found = {
        "claims": [
            {k: v for k, v in row.items() if k != "cluster"} for row in ledger.claims(status="all")
        ],
        "sources": [ledger.source(row["slug"]) for row in ledger.sources()],
        "events": ledger.events(),
        "verdicts": [{k: v for k, v in row.items() if k != "id"} for row in ledger.verdicts()],
        "last": {row["claim"]: row["value"] for row in ledger.verdicts()},
        "decisions": [
            {k: v for k, v in row.items() if k not in ("id", "conflicts", *scored)}
            | {"contested": bool(row["conflicts"])}
            for row in ledger.decisions()
        ],
        "aliases": [(row["word"], row["meaning"]) for row in ledger.aliases()],
        "config": ledger.config(),
        "settled": {
            row["id"]: (row["status"], row["because"])
            for row in ledger.contradictions(tier=None, status=None)
        },
        "readings": {row["id"]: ledger.claim(row["id"])["reading"] for row in ledger.claims()},
    }
    if not order:
        for row in found["claims"]:
            # Who records a claim first is a matter of the ledger.
            row["recorded"] = ""
        for row in found["decisions"]:
            row |= dict(zip(("a", "b"), sorted((row["a"], row["b"])), strict=True))
            row["a_text"] = row["b_text"] = ""
        del found["settled"]  # ids may hold the names of clusters, which are local
        found["settled"] = sorted(
            json.dumps([row["rule"], row["status"], row["because"],
                        sorted([row["a"]["claims"], row["b"]["claims"]])])
            for row in ledger.contradictions(tier=None, status=None)
        )  # fmt: skip
        for key in ("claims", "verdicts", "decisions", "sources", "events"):
            found[key] = sorted(json.dumps(row, sort_keys=True) for row in found[key])
    return json.loads(json.dumps(found))


def handed(ledger, folder, name="handed.jsonl"):
    path = Path(folder) / name
    export(ledger, path, format=None, safe=False, force=True)
    return path


def told(file):
    """The records of a file; what a decision took the place of is not told on."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [{k: v for k, v in row.items() if k != "replaces"} for row in rows]


def taken(folder, name, *files):
    ledger = Ledger.open(Path(folder) / f"{name}.db", create=True, write=True, user=name)
    for file in files:
        ledger.import_file(file)
    ledger.match()
    return ledger


bounded = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@bounded
@given(st.lists(ALONE, max_size=14))
def test_an_exported_ledger_imported_is_the_same_ledger(operations):
    with tempfile.TemporaryDirectory() as folder, built(folder, "ann", operations) as ledger:
        ledger.match(rebuild=True)
        file = handed(ledger, folder)
        with taken(folder, "copy", file) as copy:
            assert state(copy) == state(ledger)
            again = handed(copy, folder, "again.jsonl")
            assert told(again) == told(file)
            assert copy.import_file(file)["batch"] is None
            assert copy.verify() == []


@bounded
@given(st.lists(OPERATIONS, max_size=8), st.lists(OPERATIONS, max_size=8))
def test_a_merge_is_commutative_and_idempotent(ann, ben):
    with (
        tempfile.TemporaryDirectory() as folder,
        built(folder, "ann", ann) as one,
        built(folder, "ben", ben, later=7) as other,
    ):
        files = handed(one, folder, "ann.jsonl"), handed(other, folder, "ben.jsonl")
        with taken(folder, "ab", *files) as ab, taken(folder, "ba", *reversed(files)) as ba:
            assert state(ab, order=False) == state(ba, order=False)
            for file in files:
                assert ab.import_file(file)["batch"] is None
        before = state(one)
        one.import_file(files[1])
        one.match()
        with taken(folder, "third", *files) as third:
            assert state(one, order=False) == state(third, order=False)
        if len(one.log()) and one.log()[-1]["command"] == "import":
            one.undo()
            one.match(rebuild=True)
            undone = state(one)
            assert undone | {"readings": 0, "settled": 0} == before | {"readings": 0, "settled": 0}


@pytest.fixture
def two(tmp_path):
    with built(tmp_path, "ann", []) as ann, built(tmp_path, "ben", [], later=7) as ben:
        for ledger in (ann, ben):
            ledger.add("84 were killed.", source="CSP", event="Ambush")
            ledger.add("84 died.", source="CSP", event="Ambush")
        yield ann, ben


def test_decisions_of_two_people_that_differ_are_listed(two, tmp_path):
    ann, ben = two
    a, b = (row["id"] for row in ann.claims()[1:])
    ann.decide(a, b, "same")
    ben.decide(a, b, "different", because="two tolls")
    result = ann.import_file(handed(ben, tmp_path))
    assert {(row["user"], row["decision"]) for row in result["conflicts"]} == {
        ("ann", "same"), ("ben", "different")
    }  # fmt: skip
    assert result["merged"] == {"decisions": 1}
    assert all(row["conflicts"] for row in ann.decisions())
    ann.decide(a, b, "same", because="we talked")
    assert [row["reason"] for row in ann.decisions()] == ["we talked"]
    assert ben.import_file(handed(ann, tmp_path))["conflicts"] == []
    assert [row["reason"] for row in ben.decisions()] == ["we talked"]


def test_what_differs_in_one_field_is_left_and_reported(two, tmp_path):
    ann, ben = two
    claim = ann.claims()[1]["id"]
    ann.claim_edit(claim, place="Gao")
    ben.claim_edit(claim, place="Kidal", note="by phone")
    ben.verdict(claim, "false", because="lists")
    ann.verdict(claim, "true", because="pictures")
    result = ann.import_file(handed(ben, tmp_path))
    assert {(row["field"], row["ledger"], row["file"]) for row in result["differing"]} == {
        ("place", "Gao", "Kidal"), ("verdict", "true (ann)", "false (ben)")
    }  # fmt: skip
    held = ann.claim(claim)
    assert (held["place"], held["note"]) == ("Gao", "by phone")
    assert len(held["verdicts"]) == 2


def test_what_was_undone_here_comes_back_only_by_revive(two, tmp_path):
    ann, _ = two
    claim = ann.claims()[1]["id"]
    ann.verdict(claim, "false", because="lists")
    file = handed(ann, tmp_path)
    ann.undo()
    assert ann.import_file(file)["stayed"] == 1
    assert ann.verdicts() == []
    ann.import_file(file, revive=True)
    assert len(ann.verdicts()) == 1


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"record": "verdict", "claim": "0" * 32, "value": "true", "reason": "x"}, "claim"),
        ({"record": "claim", "id": "xyz", "source": "A", "text": "b"}, "id"),
        ({"record": "claim", "id": "0" * 32, "recorded": "now", "source": "A"}, "recorded"),
        ({"record": "setting", "key": "color", "value": "red"}, "key"),
        ({"record": "source", "name": "A", "ratings": [{"letter": "Z", "date": "2024"}]},
         "reliability"),
        ({"record": "source", "name": "A", "aliases": [3]}, "aliases"),
        ({"record": "correction", "claim": "{}", "slot": "polarity", "value": "x"}, "claim"),
        ({"record": "nonsense"}, "record"),
        ({"record": "claim", "id": "0" * 32, "recorded": "2024-08-01T00:00:00Z", "source": "A",
          "text": "b", "batch_id": "7"}, "record claim"),
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_taken_refuses_the_file(ledger, tmp_path, record, field):
    file = tmp_path / "bad.jsonl"
    good = {"record": "source", "name": "Good"}
    lines = ({"record": "ledger", "version": 1}, good, record)
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    with pytest.raises(RowsRejected) as refused:
        ledger.import_file(file)
    assert [row["field"] for row in refused.value.result["rejects"]] == [field]
    assert ledger.sources() == []


def test_a_file_of_a_newer_version_is_refused(ledger, tmp_path):
    file = tmp_path / "new.jsonl"
    file.write_text('{"record": "ledger", "version": 9}\n')
    with pytest.raises(ClaimtrackError, match="newer"):
        ledger.import_file(file)


@pytest.mark.parametrize("where", ["source", "text", "event", "via"])
def test_a_file_from_before_a_redaction_does_not_bring_the_name_back(ledger, tmp_path, where):
    name = "Ivan Petrov"
    said = {"source": "CSP", "text": "84 were killed", "event": "Ambush", "via": ("AFP",)}
    said[where] = (name,) if where == "via" else f"{name} at large" if where == "text" else name
    ledger.add(said.pop("text"), **said, new_source=True)
    ledger.add("Another claim", source="CSP", new_source=True)
    file = handed(ledger, tmp_path)
    ledger.redact([name])
    before = told(handed(ledger, tmp_path, "before.jsonl"))
    with pytest.raises(Refused, match="was redacted here"):
        ledger.import_file(file, rejects=tmp_path / "rejects.jsonl")
    assert told(handed(ledger, tmp_path, "after.jsonl")) == before
    assert ledger.verify() == []
    assert b"Petrov" not in ledger.path.read_bytes()


@pytest.mark.parametrize("other", ["redacted later", "redacted here alone", "redacted there alone"])
def test_ledgers_that_were_redacted_still_merge(two, tmp_path, other):
    ann, ben = two
    for ledger in two:
        ledger.add("Petrov fled to Gao.", source="Petrov", event="Raid", new_source=True)
    ben.add("The bridge of Gao fell.", source="CSP")
    if other == "redacted here alone":  # what the file says elsewhere does not touch its claims
        ann.add("Ivanov fled.", source="CSP")
        ann.redact(["Ivanov"])
    else:
        ben.redact(["Petrov"])
    if other == "redacted later":
        ann.redact(["Petrov"])
    file = handed(ben, tmp_path)
    assert ann.import_file(file)["new"] == 1
    assert ann.import_file(file)["batch"] is None
    assert (b"Petrov" in ann.path.read_bytes()) == (other != "redacted later")
    assert ann.verify() == ann.doctor() == []
