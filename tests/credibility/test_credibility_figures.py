"""Named rules for figures, and bias as a factor."""

from __future__ import annotations

import pytest

from claimtrack.credibility import Report, Source, build, explain, figures, score


def settled(*said, letters=()):
    """`said` are (source, answer, low, high)."""
    reports = [Report(f"{s}:{a}", s, "killed", a, low=lo, high=hi) for s, a, lo, hi in said]
    problem = build(reports, [Source(s, letter=x) for s, x in letters])
    return explain.question(problem, score(problem), 0)


def rule(found, name):
    return next(f for f in found.figures if f.rule == name)


def test_a_figure_is_settled_by_the_median_over_origins():
    found = settled(("a", "46", 46, 46), ("b", "50", 50, 50), ("c", "84", 84, 84))
    assert (found.kind, found.best, found.rule) == ("numeric", "50", "origins-median")
    assert rule(found, "origins-median").best == 50


def test_one_slip_of_a_digit_does_not_move_the_median():
    found = settled(("a", "50", 50, 50), ("b", "52", 52, 52), ("c", "5e9", 5e9, 5e9))
    assert found.best == "52"


def test_range_and_lowest_are_always_there():
    found = settled(("a", "50", 50, 50), ("b", "84", 84, 84), ("c", "20+", 20, None))
    assert (rule(found, "range").low, rule(found, "range").high) == (20, None)
    assert rule(found, "lowest").best == 20


def test_the_most_reliable_source_has_a_rule_of_its_own():
    said = (("a", "50", 50, 50), ("b", "84", 84, 84))
    found = settled(*said, letters=(("a", "E"), ("b", "A")))
    assert rule(found, "most-reliable").best == 84
    assert "b says" in rule(found, "most-reliable").because


def test_at_least_does_not_pull_the_median_down():
    found = settled(
        ("a", "84", 84, 84), ("b", "84", 84, 84), ("c", "20+", 20, None), ("d", "46+", 46, None)
    )
    assert found.best == "84"


def test_open_bounds_alone_settle_on_a_bound():
    found = settled(("a", "20+", 20, None), ("b", "46+", 46, None), ("c", "50+", 50, None))
    assert found.best == "46+"


def test_a_verdict_goes_before_the_median():
    reports = [
        Report("1", "a", "q", "84", low=84, high=84, verdict="true"),
        *(Report(str(i), f"s{i}", "q", "50", low=50, high=50) for i in range(3, 9)),
    ]
    problem = build(reports)
    found = explain.question(problem, score(problem), 0)
    assert (found.best, found.rule) == ("84", "verdict")


def test_a_tie_between_times_goes_to_the_middle_one():
    reports = [Report(t, t, "q", t) for t in ("07:10", "07:16", "23:00")]
    problem = build(reports)
    found = explain.question(problem, score(problem), 0)
    assert (found.kind, found.best) == ("time", "07:16")


def test_bias_is_the_geometric_mean_of_claimed_over_verified():
    assert figures.bias([20, 5], [10, 10]) == (pytest.approx(1.0), 2)
    assert figures.bias([19, 38], [10, 20]) == (pytest.approx(1.9), 2)
    assert figures.bias([0], [10]) is None
