"""`diff`: what changed since a date."""

from __future__ import annotations


def test_diff_answers_of_a_ledger_that_is_not_matched_and_as_it_stood(event):
    event("import", "-", "--no-match", "-q", stdin="source,text\nA,one\n")
    rows = event("diff", "--since", "2020-01-01", "--json").json
    assert sum(row["change"] == "new claim" for row in rows) == 59
    assert event("diff", "--since", "2020-01-01", "--as-of", "2020-02-01", "--json").json == []
    assert event("diff", "--since", "never").code == 1
