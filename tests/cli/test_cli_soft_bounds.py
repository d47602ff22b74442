"""The bounds of "dozens" and its like are conventions: the analyst may set them, and undo that."""

from __future__ import annotations

import pytest

HEAD = "source,said,event,text"
ROWS = (
    '"Clinic",2024-05-02,Fire in Melt,"Dozens of people were killed in the fire in Melt."',
    '"Police",2024-05-02,Fire in Melt,"250 people were killed in the fire in Melt."',
    '"Mayor",2024-05-02,Fire in Melt,"600 people were killed in the fire in Melt."',
    '"Journal",2024-05-02,Fire in Melt,"Des dizaines de personnes ont été tuées à Melt."',
)


def against(run, source):
    """Return whom a source is in conflict with."""
    rows = run("contradictions", "--source", source, "--json").json
    sides = ((row[one], row[other]) for row in rows for one, other in ("ab", "ba"))
    return {
        name for mine, theirs in sides if source in mine["sources"] for name in theirs["sources"]
    }


def bounds(run, name):
    (row,) = [row for row in run("rules", "--json").json if row["name"] == f"bounds.{name}"]
    return row["sentence"]


def test_other_bounds_make_other_contradictions_once_matched(told):
    assert against(told, "Clinic") == {"Mayor"}
    assert told("config", "bounds.dozens", "24-99").code == 0
    assert "out of date" in told("contradictions").err
    assert told("match").code == 0
    assert against(told, "Clinic") == {"Mayor", "Police"}
    assert told("match", "--rebuild").code == 0
    assert against(told, "Clinic") == {"Mayor", "Police"}


def test_a_word_of_another_language_goes_with_the_english_one(told):
    told("config", "bounds.dozens", "24-99")
    told("match")
    claims = {row["source"]: row["id"] for row in told("list", "--json").json}
    for source in ("Clinic", "Journal"):
        (figure,) = told("show", claims[source], "--json").json["reading"]["quantities"]
        assert (figure["low"], figure["high"], figure["soft"]) == (24, 99, True)


def test_setting_bounds_is_logged_and_can_be_undone(told):
    told("config", "bounds.dozens", "24-99")
    assert told("log", "--json").json[-1]["summary"] == "bounds.dozens = 24-99"
    told("match")
    assert told("undo").code == 0
    told("match")
    assert against(told, "Clinic") == {"Mayor"}
    assert told("doctor").code == 0


def test_rules_show_the_bounds_in_use(told, tmp_path):
    assert bounds(told, "dozens") == "“dozens” is 20 to 199."
    told("config", "bounds.dozens", "24-99")
    assert bounds(told, "dozens") == "“dozens” is 24 to 99, set in this ledger; usually 20 to 199."
    assert told("config", "bounds.dozens", "").code == 0
    assert bounds(told, "dozens") == "“dozens” is 20 to 199."


def test_rules_need_no_ledger(run):
    assert bounds(run, "hundreds") == "“hundreds” is 150 to 1,999."


def test_compare_and_similar_know_them(told):
    told("config", "bounds.dozens", "24-99")
    told("match")
    claims = {row["source"]: row["id"] for row in told("list", "--json").json}
    pair = told("compare", f"@{claims['Clinic']}", f"@{claims['Police']}", "--json").json
    assert pair["relation"] == "contradicts"
    near = told("similar", "Dozens of people were killed in the fire in Melt.", "--json").json
    police = [each for each in near["matches"] if each["source"] == "Police"]
    assert police[0]["relation"] == "contradicts"


@pytest.mark.parametrize("value", ["", "24", "99-24", "24-24", "a-b", "-5-7", "2" * 50 + "-3"])
def test_what_are_no_bounds_is_refused(told, value):
    answer = told("config", "bounds.dozens", value)
    assert (answer.code == 0) is (value == "")
    assert bounds(told, "dozens") == "“dozens” is 20 to 199."


def test_a_word_without_such_bounds_is_refused_with_those_there_are(told):
    answer = told("config", "bounds.heaps", "1-2")
    assert answer.code == 1
    assert "bounds.dozens" in answer.err


def test_bounds_travel_with_an_export(told, tmp_path):
    told("config", "bounds.several", "3-7")
    told("export", tmp_path / "all.jsonl")
    other = tmp_path / "other.db"
    assert told("import", tmp_path / "all.jsonl", "--ledger", other).code == 0
    assert "3 to 7" in told("rules", "--ledger", other, "--csv").out
