"""`matrix` and `disputes`: who gave which figure, how it stands, by which rule it is settled."""

from __future__ import annotations

import csv
import io

import pytest

HEAD = "source,said,event,text"
ROWS = (
    '"Clinic",2024-05-02,Fire in Melt,"31 people were killed in Melt."',
    '"Clinic",2024-05-04,Fire in Melt,"44 people were killed in Melt."',
    '"Police",2024-05-02,Fire in Melt,"Two policemen were killed and about 20 robbers were killed '
    'in Melt."',
    '"Gang",2024-05-02,Fire in Melt,"10 policemen were killed in Melt."',
    '"Mayor",2024-05-03,Fire in Melt,"90 people were killed in Melt."',
)


def cells(run, source):
    """Return (text, sign) of every figure that a source gives."""
    (row,) = [
        row for row in run("matrix", "fire-in-melt", "--json").json["rows"]
        if row["source"] == source
    ]  # fmt: skip
    return {cell["text"]: cell["sign"] for held in row["cells"].values() for cell in held}


def test_a_conflict_marks_the_figure_it_is_about_and_no_other_of_that_claim(told):
    signs = cells(told, "Police")
    assert signs["Two policemen"] == "!"
    assert signs["about 20 robbers"] == ""


def test_a_revised_figure_is_marked_and_the_later_one_that_conflicts(told):
    signs = cells(told, "Clinic")
    assert set(signs.values()) <= {"!", ">"}
    assert cells(told, "Mayor") == {"90 people": "!"}


def test_cells_keep_hedge_and_date(told):
    table = told("matrix", "fire-in-melt").out
    assert "about 18-22 (2024-05-02)" in table


@pytest.mark.parametrize("option", ["--csv", "--tsv", "--md", "--jsonl", "--json"])
def test_the_matrix_comes_in_every_format_with_the_totals_of_each_rule(told, option):
    out = told("matrix", "fire-in-melt", option).out
    for rule in ("origins-median", "range", "lowest", "most-reliable"):
        assert rule in out


def test_columns_and_rows_can_be_chosen(told):
    out = told("matrix", "fire-in-melt", "--csv", "--columns", "source,people killed").out
    head, *rows = csv.reader(io.StringIO(out))
    assert head == ["source", "people killed"]
    assert ["Mayor", "!90 (2024-05-03)"] in rows


def test_the_rule_that_settles_a_figure_is_a_setting(told):
    def settled():
        (row,) = [
            row for row in told("disputes", "--json").json if row["question"] == "people killed"
        ]
        return row

    assert settled()["rule"] == "origins-median"
    assert told("config", "figure-rule", "lowest").code == 0
    told("match")
    assert (settled()["rule"], settled()["best"]) == ("lowest", 18)
    assert told("disputes", settled()["id"], "--json").json["rule"] == "lowest"
    assert told("config", "figure-rule", "mean").code == 1
    told("undo")
    told("match")
    assert settled()["rule"] == "origins-median"


def test_the_half_life_of_verdicts_is_a_setting(told):
    claim = told("list", "--source", "Clinic", "--json").json[0]["id"]
    told("verdict", claim, "true", "--because", "seen", "--date", "2020-01-01")
    told("match")

    def score():
        rows = told("credibility", "--json").json
        return next(row["score"] for row in rows if row["source"] == "Clinic")

    usual = score()
    assert told("config", "half-life", "0.2").code == 0
    told("match")
    assert score() < usual
    for wrong in ("soon", "0", "-1", "nan", "inf"):
        assert told("config", "half-life", "--", wrong).code == 1
