"""`contradictions` as people work with it: settle, filter, check, count how often rules hold."""

from __future__ import annotations

HEAD = "source,said,event,affiliation,text"
ROWS = (
    '"Flood office",2024-05-02,Karo flood,,"The flood killed 31 people in Karo."',
    '"Karo Post",2024-05-02,Karo flood,,"The flood killed 75 people in Karo."',
    '"Karo Radio",2024-05-02,Karo flood,,"Seventy-five people were killed in the Karo flood."',
    '"Mayor of Karo",2024-05-03,Karo flood,,"The dam of Karo was opened."',
    '"Dam company",2024-05-03,Karo flood,,"The dam of Karo was not opened."',
    '"Union",2024-06-01,Melt strike,,"12,000 workers joined the march in Melt."',
    '"Police of Melt",2024-06-01,Melt strike,,"4,000 workers joined the march in Melt."',
)


def rows(run, *options):
    return run("contradictions", *options, "--json").json


def of_kind(run, kind):
    return rows(run, "--kind", kind, "--event", "karo-flood")[0]


def test_the_rows_of_a_rule_are_counted_as_the_analyst_settled_them(told):
    number, negation = of_kind(told, "number"), of_kind(told, "negation")
    (march,) = rows(told, "--event", "melt-strike")
    assert told("confirm", number["id"]).code == 0
    assert told("dismiss", march["id"], "--because", "two counts of two hours").code == 0
    stats = {row["rule"]: row for row in rows(told, "--stats")}
    figures = stats[number["rule"]]
    assert (figures["confirmed"], figures["dismissed"], figures["n"]) == (1, 1, 2)
    assert figures["precision"] == 0.5
    assert 0 < figures["low"] < 0.5 < figures["high"] < 1
    words = stats[negation["rule"]]
    assert (words["open"], words["n"], words["precision"], words["low"]) == (1, 0, None, None)


def test_the_precision_of_rules_comes_in_every_format(told):
    told("confirm", of_kind(told, "number")["id"])
    head = "rule,confirmed,dismissed,open,n,precision,low,high"
    assert told("contradictions", "--stats", "--csv").out.splitlines()[0] == head
    assert told("contradictions", "--stats", "--md").out.startswith("| rule |")
    table = told("contradictions", "--stats").out
    assert "1.00" in table
    assert "0.27-1.00" in table


def test_what_was_dismissed_stays_so_and_is_not_asked_again(told):
    number = of_kind(told, "number")
    told("dismiss", number["id"], "--because", "the 75 count the province")
    assert number["id"] not in [row["id"] for row in rows(told)]
    again = '"Karo Wire",2024-05-02,Karo flood,,"The flood killed 75 people in Karo."'
    assert told("import", "-", stdin=f"{HEAD}\n{again}\n").code == 0
    assert told("match", "--rebuild").code == 0
    (kept,) = rows(told, "--status", "dismissed")
    assert kept["because"] == "the 75 count the province"
    assert sorted(len(kept[side]["claims"]) for side in "ab") == [1, 3]
    told("undo")
    told("undo")
    told("match")
    assert number["id"] in [row["id"] for row in rows(told)]


def test_a_dismissal_needs_its_reason(told):
    number = of_kind(told, "number")
    assert told("dismiss", number["id"], "--because", "  ").code == 1
    assert told("dismiss", number["id"]).code == 2
    assert told("dismiss", "ffff", "--because", "no").code == 3
    assert number["id"] in [row["id"] for row in rows(told)]


def test_check_tells_open_conflicts_by_its_exit_code(told):
    assert told("contradictions", "--check", "-q").code == 7
    assert told("contradictions", "--check", "--kind", "date").code == 0
    for row in rows(told):
        told("confirm", row["id"], "--because", "both were said")
    assert told("contradictions", "--check").code == 0
    assert told("contradictions").code == 0


def test_check_and_stats_are_not_taken_together(told):
    assert told("contradictions", "--check", "--stats").code == 2


def test_check_fails_where_claims_have_not_been_compared(run):
    for source, figure in (("Karo Post", 31), ("Flood office", 75)):
        text = f"The flood killed {figure} people in Karo."
        run("add", text, "--source", source, "--event", "Karo flood", "--no-match")
    unknown = run("contradictions", "--check", "-q")
    assert unknown.code == 1
    assert unknown.out == ""
    assert "2 claims" in unknown.err
    assert "claimtrack match" in unknown.err
    assert run("contradictions", "-q").code == 0  # which says nothing of scripts
    run("match", "-q")
    assert run("contradictions", "--check", "-q").code == 7
    run("confirm", rows(run)[0]["id"])
    assert run("contradictions", "--check", "-q").code == 0  # settling leaves nothing to compare
    run("add", "The dam of Karo held.", "--source", "Dam company", "--no-match")
    assert run("contradictions", "--check", "-q").code == 1


def test_filters_narrow_the_list(told):
    assert {row["event"] for row in rows(told, "--event", "melt-strike")} == {"Melt strike"}
    by_union = rows(told, "--source", "Union")
    assert [{row[side]["source"] for side in "ab"} for row in by_union] == [
        {"Union", "Police of Melt"}
    ]
    assert rows(told, "--same-source") == []
    assert {row["tier"] for row in rows(told, "--all")} >= {"conflict"}
    assert told("contradictions", "--event", "nowhere").code == 3
    assert told("contradictions", "--source", "nobody").code == 3


def test_the_strongest_come_first_and_then_those_of_most_origins(told):
    found = rows(told, "--all")
    tiers = ["conflict", "possible", "minor"]
    keys = [
        (tiers.index(row["tier"]), -row["strength"], -row["a"]["origins"] - row["b"]["origins"])
        for row in found
    ]
    assert keys == sorted(keys)


def test_a_row_tells_the_deciding_words_intervals_rule_and_what_would_dissolve_it(told):
    number = of_kind(told, "number")
    marked = [
        side["text"][slice(*mark)] for side in (number["a"], number["b"]) for mark in side["marks"]
    ]
    assert {text.lower() for text in marked} in (
        {"31 people", "75 people"}, {"31 people", "seventy-five people"}
    )  # fmt: skip
    first, second = (number[side]["answer"] for side in "ab")
    assert f"{first} and {second} do not meet" in number["explanation"]
    assert number["rule"].startswith("F9")
    assert number["dissolves"]
    assert number["question"]
    assert sorted(len(number[side]["claims"]) for side in "ab") == [1, 2]


def test_how_many_are_only_possible_is_said_beside_the_list(run, tmp_path):
    table = tmp_path / "march.csv"
    table.write_text(
        "source,said,event,text\n"
        "Union,2024-06-01,March,The square in Melt can hold 400 marchers.\n"
        "Mayor,2024-06-01,March,The square in Melt can hold 90 marchers.\n",
        encoding="utf-8",
    )
    run("import", str(table))
    told = run("contradictions")
    assert "possible" not in told.out
    assert "1 more possible" in told.err
    assert "possible" not in run("contradictions", "-q").err
    assert rows(run, "--tier", "possible")[0]["tier"] == "possible"
