"""Where things stand in the drawings: in their frame, in order, however odd the dates are."""

from __future__ import annotations

import pytest

from claimtrack.report import drawing
from claimtrack.report.words import day, fitting, language, link, size


def row(said, side="A", **links):
    return {"id": f"{said}{side}", "said": said, "side": side, "contradicts": [], "revises": [],
            "repeats": [], **links}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2024-07-26", "2024-08-15", "day"),
        ("2024-01-01", "2024-07-01", "week"),
        ("2023-01-01", "2024-07-01", "month"),
        ("2000-05-01", "2024-07-01", "year"),
        ("1812", "2024-07-01", "century"),
        ("0001-01-01", "9999-12-31", "century"),
        ("9999-12-30", "9999-12-31", "day"),
    ],
)
def test_time_is_told_in_the_finest_unit_that_fits(first, last, unit):
    drawn = drawing.timeline([row(first), row(last)])
    assert drawn.unit == unit
    assert len(drawn.ticks) <= drawing.COLUMNS or unit == "century"
    assert [mark.ids for mark in drawn.marks] == [(f"{first}A",), (f"{last}A",)]
    assert all(drawing.LABEL < mark.x < drawing.WIDTH for mark in drawn.marks)
    assert all(0 < mark.y < drawn.height for mark in drawn.marks)


def test_claims_without_a_date_are_named_apart():
    drawn = drawing.timeline([row("2024-07-26"), row(None), row("unknown"), row("2024-21")])
    assert drawn.undated == ("NoneA", "unknownA", "2024-21A")
    assert drawing.timeline([row(None)]) is None


def test_every_claim_with_a_date_stands_in_one_mark_and_in_the_table():
    rows = [row(f"2024-07-{n:02d}", side=f"side {n % 11}") for n in range(1, 29)]
    drawn = drawing.timeline(rows)
    ids = sorted(each["id"] for each in rows)
    assert sorted(each for mark in drawn.marks for each in mark.ids) == ids
    assert sorted(e for period in drawn.periods for cell in period.cells for e in cell) == ids
    assert len(drawn.lanes) == drawing.LANES
    assert drawn.lanes[-1][2] == drawing.OTHERS


def test_conflicts_and_revisions_are_counted_in_words():
    rows = [row("2024-07-26", contradicts=["x"]), row("2024-07-26", revises=["y"])]
    (mark,) = drawing.timeline(rows).marks
    assert mark.title == (
        "26 Jul 2024, A: 2 statements, 1 against what was said before, 1 revising it"
    )


def against(a, b, tier="conflict", question="q"):
    return {"a": {"sources": a}, "b": {"sources": b}, "tier": tier, "question": question}


def test_pairs_are_counted_by_their_sources_whichever_side_they_stand_on():
    found = drawing.opposition(
        [against(["x"], ["y"]), against(["y"], ["x", "z"], "possible", "r"), against(["x"], ["x"])]
    )
    assert [(each.a, each.b, each.count, each.possible) for each in found] == [
        ("x", "y", 1, 1), ("x", "x", 1, 0), ("y", "z", 0, 1),
    ]  # fmt: skip
    assert found[0].questions == ("q", "r")


def test_the_map_holds_the_sources_most_opposed_inside_its_frame():
    rows = [against([f"s{n}"], [f"s{m}"]) for n in range(30) for m in range(n)]
    drawn = drawing.opposed(drawing.opposition(rows), {"s1": "east", "s2": "east"})
    assert len(drawn.names) == drawing.NODES
    assert all(0 < y < drawn.height for y, _, _ in drawn.names)
    assert [side for _, _, side in drawn.names][:3] == ["east", "east", ""]
    assert len(drawn.arcs) == drawing.NODES * (drawing.NODES - 1) / 2


def test_a_source_against_itself_alone_is_no_map():
    assert drawing.opposed(drawing.opposition([against(["x"], ["x"])]), {}) is None


def test_words_are_cut_to_the_width_that_they_take():
    assert fitting("short", 10) == "short"
    assert fitting("x" * 20, 10) == "x" * 9 + "…"
    assert fitting("新华社" * 5, 10) == "新华社新…"
    assert fitting("\u202eabc", 20) == "\\u{202e}abc"


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/", True), ("HTTP://a.example", True), ("javascript:alert(1)", False),
        ("data:text/html,x", False), (" https://a.example", False), ("//a.example", False),
        ("https://", False), (None, False), ("java\nscript:https://x", False),
    ],
)  # fmt: skip
def test_only_web_addresses_may_be_linked(url, linked):
    assert bool(link(url)) is linked


def test_small_words():
    assert str(day("2024-07-26T10:00Z")) == "2024-07-26"
    assert str(day("2024-07~")) == "2024-07-01"
    assert day("20240726") is None
    assert language("zh-Hans") == "zh-Hans"
    assert language("en' onload='x") == ""
    assert (size(999), size(1_500), size(2_345_678)) == ("999 bytes", "2 kB", "2 MB")
