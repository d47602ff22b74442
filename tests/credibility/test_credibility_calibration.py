"""Past forecasts against later verdicts, beside the base rate."""

from __future__ import annotations

import random

import pytest

from claimtrack.credibility import Report, build, calibration
from claimtrack.credibility.calibration import Judged


def test_brier_and_log_loss_of_even_chances():
    found = calibration.assess("coins", [0.5] * 40, [0.5] * 40, [0, 1] * 20)
    assert found.brier == pytest.approx(0.25)
    assert found.log_loss == pytest.approx(0.6931, abs=1e-4)
    assert found.note == ""


def test_few_forecasts_are_said_to_be_too_few():
    assert calibration.assess("few", [0.9] * 7, [0.5] * 7, [1] * 7).note == "too few: n = 7"
    assert calibration.assess("none", [], [], []).brier is None


def test_the_reliability_diagram_counts_every_forecast_once():
    forecasts = [0.0, 0.1, 0.2, 0.5, 0.99, 1.0]
    found = calibration.assess("rows", forecasts, forecasts, [0, 0, 0, 1, 1, 1])
    assert [b.n for b in found.bins] == [2, 1, 1, 0, 2]
    assert found.bins[3].note == "too few"
    assert all(b.observed_low <= b.observed <= b.observed_high for b in found.bins if b.n)


def test_track_records_beat_the_base_rate_where_sources_differ():
    chance = random.Random(3)
    rates = {f"s{i}": chance.choice([0.1, 0.9]) for i in range(20)}
    told = [
        Judged(s, float(d), float(chance.random() < r)) for d in range(30) for s, r in rates.items()
    ]
    found = calibration.track_records(told)
    assert found.n == 600
    assert found.brier < found.base_brier - 0.05


def test_track_records_do_not_fall_far_behind_where_sources_are_alike():
    chance = random.Random(3)
    told = [Judged(f"s{i % 40}", float(i), float(chance.random() < 0.6)) for i in range(400)]
    found = calibration.track_records(told)
    assert found.brier < found.base_brier + 0.02


def test_a_verdict_never_forecasts_one_of_its_own_day():
    told = [Judged("a", 0.0, 1.0)] * 20
    assert calibration.track_records(told).brier == pytest.approx(0.25)


def test_beliefs_are_scored_against_later_verdicts_only():
    reports = []
    for i in range(40):
        verdict = {"age": float(40 - i)}
        reports += [
            Report(f"a{i}", "a", f"q{i}", f"right {i}", verdict="true", **verdict),
            Report(f"b{i}", "b", f"q{i}", f"wrong {i}", verdict="false", **verdict),
        ]
    found = calibration.beliefs(build(reports))
    assert found.n == 80
    assert found.brier < found.base_brier


def test_a_ledger_without_verdicts_has_nothing_to_calibrate():
    assert calibration.beliefs(build([Report("1", "a", "q", "x")])).n == 0


def test_a_score_over_time_follows_the_verdicts():
    points = calibration.over_time([Judged("a", float(d), float(d >= 5)) for d in range(10)], 0.5)
    assert [p.n for p in points] == list(range(1, 11))
    assert points[4].score < 0.3 < points[9].score
    assert all(p.low < p.score < p.high for p in points)
