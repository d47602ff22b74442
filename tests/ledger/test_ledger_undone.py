"""What is shown between an undo and the next match."""

from __future__ import annotations


def test_what_was_made_of_claims_that_are_undone_is_not_shown_before_the_next_match(ledger):
    for text in ("84 Malian soldiers were killed.", "2 Malian soldiers were killed."):
        ledger.add(text, source=text[:2], event="Ambush")
    ledger.match()
    assert len(ledger.contradictions()) == 1
    ledger.undo()
    assert ledger.contradictions() == []
    assert len(ledger.clusters(least=1)) == 1
    ledger.undo()
    assert ledger.clusters(least=1) == []
