"""Decisions on pairs: what they outlive, and what is said of those that cannot all hold."""

from __future__ import annotations

import pytest

ROWS = (
    "source,text,event",
    "Reuters,The convoy was surrounded by rebels at dawn near Karo.,Karo",
    "AFP,Rebels encircled a column of trucks near Karo in the morning.,Karo",
    "Afp Agency,A column was ringed by rebels close to Karo at sunrise.,Karo",
)
LATER = {
    "an import of the same rows": lambda ledger, file: ledger.import_file(file),
    "match --rebuild": lambda ledger, file: ledger.match(rebuild=True),
    "a merge of sources": lambda ledger, file: ledger.source_merge(
        "Afp Agency", "AFP", because="one agency"
    ),
    "a correction of the reading": lambda ledger, file: ledger.claim_edit(
        _ids(ledger)[1], reading={"polarity": "negated"}
    ),
    "another decision taken back": lambda ledger, file: (
        ledger.decide(*_ids(ledger)[:2], "unsure"),
        ledger.undo(),
    ),
    "a repair by doctor": lambda ledger, file: ledger.doctor(repair=True),
}


def _ids(ledger):
    return [row["id"] for row in ledger.claims()]


@pytest.fixture
def filled(ledger, table):
    file = str(table(*ROWS))
    ledger.import_file(file)
    ledger.match()
    return ledger, file


def _clusters(ledger):
    ledger.match()
    return sorted(sorted(row["claims"]) for row in ledger.clusters(least=1))


@pytest.mark.parametrize("decision", ["same", "different"])
@pytest.mark.parametrize("later", LATER)
def test_a_decision_outlives(filled, later, decision):
    ledger, file = filled
    _, a, b = _ids(ledger)
    ledger.decide(a, b, decision, because="read both")
    before = ledger.decisions()
    LATER[later](ledger, file)
    assert ledger.decisions() == before
    together = [row for row in _clusters(ledger) if a in row and b in row]
    assert bool(together) == (decision == "same")


def test_decisions_that_cannot_all_hold_are_named_and_none_is_dropped(filled):
    ledger, _ = filled
    a, b, c = _ids(ledger)
    assert ledger.decide(a, b, "same")["conflicts"] == []
    assert ledger.decide(b, c, "same")["conflicts"] == []
    (told,) = ledger.decide(a, c, "different")["conflicts"]
    assert all(part in told for part in (a[:7], c[:7], "decision 3"))
    assert ledger.decision_conflicts() == [told]
    ledger.match()
    (found,) = [row for row in ledger.doctor(repair=True) if row["check"] == "decisions"]
    assert found == {"check": "decisions", "finding": told, "repaired": False}
    assert len(ledger.decisions()) == 3
    ledger.undo("decision:3")
    assert ledger.decision_conflicts() == []


def test_review_asks_once_of_two_clusters_and_not_what_was_decided(filled):
    from claimtrack.ledger.reviewing import queue

    ledger, _ = filled
    pairs = queue(ledger)
    assert pairs
    asked = [frozenset(pair["clusters"]) for pair in pairs]
    assert len(asked) == len(set(asked))
    first = pairs[0]
    ledger.decide(first["a"]["id"], first["b"]["id"], "unsure")
    ledger.match()
    assert frozenset(first["clusters"]) not in [frozenset(p["clusters"]) for p in queue(ledger)]
    assert queue(ledger, limit=1) == queue(ledger)[:1]


def test_an_answer_answers_for_what_follows_from_it():
    from claimtrack.ledger.reviewing import answered

    def pair(*clusters):
        return {"clusters": list(clusters)}

    same, other = (pair("a", "b"), "same"), (pair("b", "c"), "different")
    assert answered(pair("a", "c"), [same, other])
    assert answered(pair("a", "c"), [same, (pair("b", "c"), "same")])
    assert not answered(pair("a", "c"), [same])
    assert not answered(pair("a", "c"), [same, (pair("b", "c"), "unsure")])
    assert not answered(pair("a", "d"), [same, other])


def test_a_near_miss_comes_after_the_claim_that_says_the_same(ledger, table):
    ledger.import_file(
        str(
            table(
                "source,text",
                "Army,Shelling by the army killed 220 civilians in Karo",
                "Relief,Twenty-two civilians died when the army shelled Karo",
                "Press,The town of Karo has a market",
            )
        )
    )
    ledger.match()
    near = ledger.similar("Shelling by the army killed 22 civilians in Karo")
    assert [each["source"] for each in near[:2]] == ["Relief", "Army"]
    assert near[1]["relation"] == "contradicts"
    assert near[0]["score"] >= near[1]["score"]
