"""Verdicts, beliefs and track records as a user of the command line sees them."""

from __future__ import annotations

import csv
import json
import math

import pytest

FIGURES = """\
source,actor,measure,low,high
Census,Mali,population,21900000,21900000
Bank,Mali,population,21900000,21900000
Almanac,Mali,population,14500000,14500000
"""
CLOCKS = """\
source,question,answer
gate,AA-1 departs,07:10
board,AA-1 departs,07:10
rumour,AA-1 departs,09:45
"""


@pytest.fixture
def table(run, tmp_path):
    """Import a small table and return the run of commands on it."""

    def table(text: str, name: str = "table.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return run("import", path, "-q")

    return table


def ids(run) -> dict[str, str]:
    return {row["source"]: row["id"] for row in run("list", "--json").json}


def test_actor_and_measure_ask_and_low_and_high_answer(table, run):
    assert table(FIGURES).code == 0
    (dispute,) = run("disputes", "--json").json
    assert dispute["question"] == "Mali population"
    assert dispute["kind"] == "numeric"
    assert dispute["best"] == "21900000"
    assert dispute["rule"] == "origins-median"


def test_a_question_with_low_and_high_needs_no_answer(table, run):
    assert table("source,question,low,high\nA,How many?,25,82\nB,How many?,84,84\n").code == 0
    (dispute,) = run("disputes", "--json").json
    assert {each["answer"] for each in dispute["answers"]} == {"25-82", "84"}


def test_a_text_with_actor_and_measure_answers_the_same_question(table, run):
    rows = 'C,"Mali has 20 million people, the ministry says.",Mali,population,20000000,20000000\n'
    table(FIGURES)
    assert table("source,text,actor,measure,low,high\n" + rows, "text.csv").code == 0
    (dispute,) = run("disputes", "--json").json
    assert "20000000" in {each["answer"] for each in dispute["answers"]}


def test_times_of_day_are_told_from_words(table, run):
    table(CLOCKS)
    (dispute,) = run("disputes", "--json").json
    assert (dispute["kind"], dispute["best"]) == ("time", "07:10")


def test_contributions_sum_exactly_to_the_score_of_each_answer(event):
    for dispute in event("disputes", "--json").json:
        for answer in event("disputes", dispute["id"], "--json").json["answers"]:
            told = math.fsum(line["log_odds"] for line in answer["contributions"])
            assert told == answer["score"]
            assert answer["reports"] == sum(1 for line in answer["contributions"] if line["claim"])


def test_the_page_of_a_dispute_keeps_likelihood_and_confidence_apart(event):
    id = max(event("disputes", "--json").json, key=lambda row: len(row["answers"]))["id"]
    lines = event("disputes", id).out.splitlines()
    said = [line for line in lines if "reports from 1 origin" in line]
    assert said
    assert not any("confidence" in line for line in said)
    assert any(line.strip() == "confidence low" for line in lines)
    assert any("counts 0: repeats CSP-DPA" in line for line in lines)


def test_what_is_settled_follows_a_verdict(table, run):
    table(CLOCKS)
    at = ids(run)
    run("verdict", at["rumour"][:8], "true", "--because", "the log of the tower")
    run("match", "-q")
    (dispute,) = run("disputes", "--json").json
    assert (dispute["best"], dispute["rule"]) == ("09:45", "verdict")
    assert run("next", "--json").json == []


def test_two_camps_are_said_to_be_two_camps(table, run):
    table("source,question,answer\nA,Who?,x\nB,Who?,x\nC,Who?,y\nD,Who?,y\n")
    (dispute,) = run("disputes", "--json").json
    assert sorted(dispute["camps"]) == ["x", "y"]
    assert "two camps, and no answer is best" in run("disputes", dispute["id"]).out


def test_verdicts_come_from_a_file_and_only_once(table, run, tmp_path):
    table(CLOCKS)
    at = ids(run)
    path = tmp_path / "checked.csv"
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows(
            [
                ["claim", "verdict", "because", "evidence", "assessor", "date"],
                [at["gate"], "Mostly True", "seen", "http://x/1", "ann", "2024-02-01"],
                [at["rumour"], "Pants on Fire!", "log", "http://x/1; http://x/2", "bob", ""],
            ]
        )
    first = run("verdict", "--import", path, "--json").json
    assert (first["read"], first["new"]) == (2, 2)
    assert run("verdict", "--import", path, "--json").json["known"] == 2
    rows = {row["claim"]: row for row in run("verdicts", "--json").json}
    assert rows[at["gate"]]["value"] == "mostly-true"
    assert rows[at["gate"]]["time"] == "2024-02-01"
    assert rows[at["rumour"]]["value"] == "false"
    assert rows[at["rumour"]]["rests_on"] == [
        {"claim": at["gate"], "how": "the same evidence", "evidence": "http://x/1"}
    ]
    run("undo")
    assert run("verdicts", "--json").json == []


def test_a_file_with_a_bad_verdict_is_refused_whole(table, run, tmp_path):
    table(CLOCKS)
    path = tmp_path / "bad.csv"
    path.write_text(
        "claim,verdict,because,date\n"
        f"{ids(run)['gate']},true,seen,\nzzzz,true,seen,\n{ids(run)['gate']},perhaps,seen,\n"
        f"{ids(run)['gate']},true,,\n{ids(run)['gate']},true,seen,2024-13-45\n"
    )
    refused = run("verdict", "--import", path, "--json")
    assert refused.code == 1
    assert [row["line"] for row in json.loads(refused.err)["rejects"]] == [3, 4, 5, 6]
    assert run("verdicts", "--json").json == []


def test_verdicts_that_rest_on_each_other_in_a_circle_are_named(table, run):
    table(CLOCKS)
    at = ids(run)
    for one, other in (("gate", "board"), ("board", "gate")):
        run("verdict", at[one], "true", "--because", "so", "--evidence", at[other][:9])
    grounds = [row["rests_on"] for row in run("verdicts", "--json").json]
    assert [each["how"] for rests in grounds for each in rests] == ["in a circle"] * 2
    itself = run("verdict", at["gate"], "true", "--because", "so", "--evidence", at["gate"])
    assert itself.code == 1
    assert "rest on the very claim" in itself.err


def test_a_verdict_supports_the_claims_that_say_the_same(table, run):
    table(CLOCKS)
    at = ids(run)
    run("verdict", at["gate"], "true", "--because", "seen")
    run("match", "-q")
    shown = run("show", at["board"], "--json").json
    assert shown["verdicts"] == []
    assert [each["claim"] for each in shown["support"]] == [at["gate"]]
    assert "support: true" in run("show", at["board"]).out
    assert run("show", at["rumour"], "--json").json["support"] == []


@pytest.mark.parametrize(
    "given", [("3f9a2c1",), ("3f9a2c1", "true"), ("--import", "x", "--date", "2024-01-01")]
)
def test_half_a_verdict_is_a_usage_error(table, run, given):
    table(CLOCKS)
    assert run("verdict", *given).code == 2


def test_the_page_of_a_source_tells_its_record(event):
    (row,) = event("credibility", "malian army", "--json").json
    assert [point["n"] for point in row["over_time"]] == [1]
    assert {each["interest"] for each in row["interest"]} == {
        "against its own side", "neutral", "for its own side",
    }  # fmt: skip
    assert row["change"]["if_false"] < row["score"] < row["change"]["if_true"]
    page = event("credibility", "malian army").out
    for told in ("Over time", "too few verdicts: n = 1", "A verdict on", "prior 0.35"):
        assert told in page


def test_numeric_bias_is_a_factor_with_its_n(table, run):
    table(FIGURES)
    run("verdict", ids(run)["Census"], "true", "--because", "counted")
    run("match", "-q")
    (row,) = run("credibility", "Almanac", "--json").json
    (bias,) = row["bias"]
    assert bias["n"] == 1
    assert bias["factor"] == pytest.approx(14.5 / 21.9, abs=0.001)


def test_filters_of_sources_write_nothing(event, ledger_path):
    before = ledger_path.read_bytes()
    assert {
        row["affiliation"] for row in event("credibility", "--affiliation", "mali", "--json").json
    } == {"Mali"}
    assert all(
        row["claims"] >= 4 for row in event("credibility", "--min-claims", "4", "--json").json
    )
    assert event("credibility", "--kind", "nothing of the kind", "--json").json == []
    only = event("credibility", "--verdicts-only", "--json").json
    assert all("agreement left out" in row["reasons"] for row in only)
    assert event("credibility", "--as-of", "2001-01-01", "--json").json == []
    assert ledger_path.read_bytes() == before


def test_letters_stay_letters(event):
    rows = event("credibility", "--json").json
    assert all(row["reliability"] in {None, *"ABCDEF"} for row in rows)
    assert all(row["proposed"] in {None, *"ABCDEF"} for row in rows)
    (f,) = (row for row in rows if row["source"] == "Eyewitnesses")
    assert not any("letter F counts" in reason for reason in f["reasons"])


def test_calibration_stands_beside_the_base_rate_and_says_too_few(event):
    rows = event("credibility", "--calibration", "--json").json
    assert [row["what"] for row in rows] == ["track records", "beliefs"]
    for row in rows:
        assert row["note"] == f"too few: n = {row['n']}"
        assert row["base_brier"] is not None
    assert "too few" in event("credibility", "--calibration").out


def test_calibration_without_a_verdict_is_a_clear_answer(table, run):
    table(CLOCKS)
    assert [row["n"] for row in run("credibility", "--calibration", "--json").json] == [0, 0]
    assert run("credibility", "--calibration").code == 0


def test_all_verdicts_false_leave_no_answer_best(table, run):
    table(CLOCKS)
    for id in ids(run).values():
        run("verdict", id, "false", "--because", "cancelled")
    run("match", "-q")
    (dispute,) = run("disputes", "--json").json
    assert (dispute["best"], dispute["rule"]) == (None, "all answers found false")
    assert run("disputes", dispute["id"]).code == 0


def test_a_dispute_with_5000_answers_is_answered(table, run):
    rows = "".join(f"s{i},How many?,a{i}\n" for i in range(5000))
    table("source,question,answer\n" + rows)
    (dispute,) = run("disputes", "--json").json
    assert len(dispute["answers"]) == 5000
    assert "4,988 more answers" in run("disputes", dispute["id"]).out


def test_a_source_that_only_repeats_itself_is_one_voice(table, run):
    rows = "".join(f"loud,Who?,x,2024-01-01T{i:02d}:00Z\n" for i in range(20))
    table("source,question,answer,said\n" + rows + "calm,Who?,y,2024-01-01\n")
    (dispute,) = run("disputes", "--json").json
    assert [each["origins"] for each in dispute["answers"]] == [1, 1]


def test_a_merged_source_has_one_score(table, run):
    table(CLOCKS)
    run("source", "merge", "gate", "board", "--because", "one desk")
    run("match", "-q")
    assert len(run("credibility", "--json").json) == 2
    answer = next(a for a in run("disputes", "--json").json[0]["answers"] if a["answer"] == "07:10")
    assert answer["origins"] == 1
    assert run("credibility", "gate").code == run("credibility", "board").code == 0


def test_who_repeats_whom_is_drawn_with_the_fact(event):
    rows = event("origins", "--json").json
    repeats = [row for row in rows if row["repeats"]]
    assert repeats
    assert all(row["because"] for row in repeats)
    assert event("origins", "--suspects", "--json").json == []
