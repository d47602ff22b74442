"""`event suggest`: proposed from what is said, linked only when accepted, undone by undo."""

from __future__ import annotations

import pytest

AMBUSH = "Ambush near Tinzaouaten"


@pytest.fixture
def filled(run):
    run("init")
    run("event", "add", AMBUSH, "--place", "Tinzaouaten", "--start", "2024-07-25",
        "--end", "2024-07-27")  # fmt: skip
    run("event", "add", "Election in Lagos", "--place", "Lagos", "--start", "2024-07-26")
    run("add", "Wagner fighters were killed near Tinzaouaten on 26 July 2024", "--source", "CSP",
        "--event", AMBUSH, "--said", "2024-07-28", "--no-match")  # fmt: skip
    return run


def claim(run, text, **options):
    named = [part for key, value in options.items() for part in (f"--{key}", value)]
    made = run("add", text, "--source", f"S{len(text)}", "--new-source", "--json", *named)
    assert made.code == 0
    return made.json["id"]


def suggested(run):
    return {row["id"]: row for row in run("event", "suggest", "--json").json}


def test_place_day_act_and_words_propose_an_event(filled):
    made = claim(filled, "Near Tinzaouaten 50 Wagner men were killed on 26 July 2024")
    (row,) = suggested(filled).values()
    assert (row["id"], row["event"]) == (made, AMBUSH)
    told = " ".join(row["reasons"])
    assert "tinzaouaten" in told
    assert "2024-07-26" in told
    assert "kill" in told


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Wagner fighters were killed near Kidal on 26 July 2024", {}),
        ("Wagner fighters were killed near Tinzaouaten on 3 March 2023", {}),
        ("The mayor opened a bridge", {"said": "2024-07-26"}),
        ("!!", {}),
    ],
    ids=["another place", "another year", "nothing shared", "no words"],
)
def test_what_excludes_the_event_or_says_nothing_of_it_is_not_proposed(filled, text, options):
    claim(filled, text, **options)
    assert suggested(filled) == {}


def test_nothing_is_linked_until_accepted_and_undo_takes_all_of_it_back(filled):
    first = claim(filled, "50 Wagner men were killed near Tinzaouaten", said="2024-07-29")
    second = claim(filled, "Wagner lost 80 fighters near Tinzaouaten", said="2024-07-30")
    filled("match", "--rebuild")
    assert suggested(filled).keys() == {first, second}
    assert filled("event", "suggest", "--accept", first[:8], "--json").json == [
        {"id": first, "event": AMBUSH}
    ]
    assert suggested(filled).keys() == {second}
    assert filled("show", first, "--json").json["event"] == AMBUSH
    filled("event", "suggest", "--accept", "all")
    assert suggested(filled) == {}
    filled("undo")
    filled("undo")
    assert suggested(filled).keys() == {first, second}


def test_a_claim_for_which_nothing_is_suggested_refuses_all(filled):
    good = claim(filled, "50 Wagner men were killed near Tinzaouaten", said="2024-07-29")
    other = claim(filled, "The mayor opened a bridge")
    refused = filled("event", "suggest", "--accept", good, "--accept", other)
    assert refused.code == 3
    assert "no event is suggested" in refused.err
    assert suggested(filled).keys() == {good}
