"""What befell those counted where more stands between a number and its verb than is usual."""

from __future__ import annotations

import pytest

from claimtrack.reading import read


def told(text: str) -> list[tuple[float, str]]:
    return [(figure.low, figure.role) for figure in read(text).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two aid workers, a driver and a nurse, were killed in Zelmet.", [(2, "killed")]),
        ("Two children, aged five and seven, were killed.", [(2, "killed")]),
        ("20 soldiers, a spokesman said, were wounded.", [(20, "wounded")]),
        ("Thirty-one passengers, all women and children, were released.", [(31, "released")]),
        ("228 people are missing, while 640 have been brought to safety.",
         [(228, "missing"), (640, "rescued")]),
        ("The crew of 12, it seems, drowned.", [(12, "")]),
    ],
)  # fmt: skip
def test_an_aside_leaves_those_counted_and_their_verb_together(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven of the nine miners trapped since Sunday have been brought to the surface alive.",
         [(7, "rescued"), (9, "")]),
        ("The helicopter's five crew members were picked up alive.", [(5, "rescued")]),
        ("One of the hijackers was taken alive.", [(1, "")]),
        ("Police picked up 12 people.", [(12, "arrested")]),
        ("The four passengers escaped unhurt.", [(4, "survived")]),
        ("Fifteen inmates broke out of the prison.", [(15, "fled")]),
    ],
)  # fmt: skip
def test_who_comes_out_alive_is_rescued_and_who_escapes_unhurt_survives(text, expected):
    assert told(text) == expected


def test_a_number_with_a_verb_of_its_own_takes_no_neighbours_role() -> None:
    assert told("Five people have died and at least a further 20 are being treated.") == [
        (5, "killed"),
        (20, ""),
    ]


def test_what_is_true_of_none_of_them_leaves_their_number_standing() -> None:
    cases = read("The ministry has confirmed 17 cases of cholera, none of them fatal.").quantities
    assert next((figure.low, figure.negated) for figure in cases) == (17, False)
    assert read("The ministry has not recorded 17 cases.").quantities[0].negated


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Some 30,000 people turned out for the funeral.", "protested"),
        ("About two million people turned out to vote.", "voted"),
        ("More than half a million people had accounts on the day it closed.", ""),
        ("The bridge cost the state 240 million.", ""),
        ("The attack cost the army 40 men.", "killed"),
    ],
)
def test_a_role_is_that_of_the_verb_and_its_object(text, role):
    assert read(text).quantities[0].role == role


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Barely one voter in two turned out.", (50, 50)),
        ("Only one patient in ten survived.", (10, 10)),
        ("One in five patients in ten hospitals died.", (20, 20)),
    ],
)
def test_so_many_in_so_many_is_a_share(text, interval):
    first = read(text).quantities[0]
    assert (first.unit, first.low, first.high) == ("percent", *interval)


def test_one_man_in_two_cars_is_no_share() -> None:
    assert [q.unit for q in read("One man in two cars was hurt.").quantities] == ["", ""]


def test_the_no_of_a_number_negates_nothing_and_ends_no_sentence() -> None:
    reading = read("The plant's reactor No. 4 was shut down; a shell hit Hospital No. 2.")
    assert [clause.polarity for clause in reading.clauses] == ["affirmed", "affirmed"]
    assert "hospital-no-2" in reading.names
    assert read("No. 4 lies.").clauses[0].polarity == "affirmed"


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("It happened in broad daylight.", (360, 1139)),
        ("It happened in the early hours.", (0, 359)),
        ("It happened under cover of darkness.", (1170, 1769)),
        ("It happened overnight.", (1230, 1769)),
    ],
)
def test_parts_of_the_day_are_windows(text, hours):
    assert [window.hours for window in read(text).dates] == [hours]


@pytest.mark.parametrize("text", ["The trial is set for May.", "The May vote was void."])
def test_may_is_the_month_after_words_that_lead_to_one(text):
    assert [window.edtf for window in read(text).dates] == ["XXXX-05"]


@pytest.mark.parametrize("text", ["He may resign.", "Theresa May resigned.", "Troops march on."])
def test_may_and_march_are_no_months_elsewhere(text):
    assert read(text).dates == ()
