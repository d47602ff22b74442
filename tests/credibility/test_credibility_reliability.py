"""R: verdicts, priors, agreement, intervals and the letter they allow."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from claimtrack.credibility import Options, Parameters, Report, Source, build, score, standing
from claimtrack.credibility.words import letter

YEAR = 365.25


def rated(reports, sources=(), options=None):
    problem = build(reports, sources)
    return {s.source: s for s in standing.sources(problem, score(problem, options))}


def judged(source, verdicts, age=0.0):
    return [
        Report(f"{source}{i}", source, f"{source}-q{i}", "yes it did", verdict=word, age=age)
        for i, word in enumerate(verdicts)
    ]


def test_a_letter_and_verdicts_make_the_beta_of_the_page():
    found = rated(judged("a", ["true", "true", "false"]), [Source("a", letter="B")])["a"]
    assert found.score == pytest.approx((4 * 0.75 + 2) / (4 + 3))
    assert found.low < found.score < found.high
    assert found.n == 3
    assert found.verdicts == {"true": 2, "false": 1}


def test_words_between_true_and_false_count_in_part():
    found = rated(judged("a", ["mostly-true", "mixed", "mostly-false"]), [Source("a", letter="B")])
    assert found["a"].score == pytest.approx((3 + 1.5) / 7)


def test_unverifiable_counts_for_nothing_but_is_shown():
    found = rated(judged("a", ["unverifiable"] * 3), [Source("a", letter="C")])["a"]
    assert found.score == pytest.approx(0.6)
    assert found.n == 0
    assert found.verdicts == {"unverifiable": 3}


def test_a_verdict_loses_half_its_weight_in_three_years():
    old = rated(judged("a", ["false"], age=3 * YEAR), [Source("a", letter="B")])["a"]
    assert old.score == pytest.approx(3 / 4.5)
    kept = Options(replace(Parameters(), half_life_years=None))
    found = rated(judged("a", ["false"], age=3 * YEAR), [Source("a", letter="B")], kept)["a"]
    assert found.score == pytest.approx(3 / 5)


def test_an_unrated_source_starts_from_the_mean_of_the_ledger():
    reports = [*judged("a", ["true"] * 6), Report("x", "new", "other", "thing")]
    found = rated(reports)["new"]
    assert found.prior == pytest.approx(7 / 8, abs=0.01)
    assert "mean of the ledger" in found.prior_because


def test_an_unrated_source_starts_from_its_kind_when_others_of_it_have_verdicts():
    sources = [Source("a", kind="outlet"), Source("b", kind="outlet"), Source("c", kind="army")]
    reports = [*judged("a", ["true"] * 8), *judged("c", ["false"] * 8)]
    reports.append(Report("x", "b", "other", "thing"))
    found = rated(reports, sources)["b"]
    assert found.prior > 0.8
    assert "outlet" in found.prior_because


def test_f_is_no_number_and_holds_less():
    problem = build(judged("a", ["true"]), [Source("a", letter="F")])
    scores = score(problem)
    assert scores.rated.strength[0] == 2
    assert scores.rated.prior[0] != 0


def test_agreement_counts_a_tenth_of_a_verdict_and_only_beside_others():
    alone = rated([Report(f"c{i}", "a", f"q{i}", "x") for i in range(50)])["a"]
    assert alone.agreement == (0.0, 0.0)
    two = [Report(f"{s}{i}", s, f"q{i}", "x") for i in range(20) for s in ("a", "b")]
    found = rated(two)["a"]
    assert 0 < sum(found.agreement) <= 2.0 + 1e-9
    assert found.corroborated == 20
    assert found.contradicted == 0


def test_much_agreement_is_capped_and_keeps_its_rate():
    reports = []
    for i in range(400):
        reports += [Report(f"{s}{i}", s, f"q{i}", f"x{i}") for s in ("b", "c", "d")]
        reports.append(Report(f"a{i}", "a", f"q{i}", f"x{i}" if i % 4 else "y"))
    found = rated(reports)["a"]
    agreed, against = found.agreement
    assert agreed == pytest.approx(Parameters().agreement_cap)
    assert agreed / (agreed + against) == pytest.approx(0.75, abs=0.1)


def test_verdicts_only_leaves_agreement_out():
    reports = [Report(f"{s}{i}", s, f"q{i}", "x") for i in range(20) for s in ("a", "b")]
    found = rated(reports, options=Options(verdicts_only=True))["a"]
    assert found.agreement == (0.0, 0.0)
    assert found.score == pytest.approx(0.5)


def test_a_claim_with_two_answers_has_its_verdict_counted_once():
    reports = [
        Report("c", "a", "killed", "84", verdict="true"),
        Report("c", "a", "wounded", "12", verdict="true"),
    ]
    found = rated(reports, [Source("a", letter="B")])["a"]
    assert found.n == 1
    assert found.score == pytest.approx((3 + 1) / 5)


def test_a_group_name_is_shown_but_never_scored():
    found = rated(judged("posts", ["true"] * 9), [Source("posts", is_source=False)])["posts"]
    assert found.score is None
    assert found.low is None
    assert found.claims == 9
    assert found.proposed == ""


def test_no_letter_is_proposed_below_five_verdicts():
    few = rated(judged("a", ["true"] * 4), [Source("a", letter="A")])["a"]
    assert few.proposed == ""
    assert "too few verdicts: n = 4" in few.reasons
    many = rated(judged("a", ["true"] * 40), [Source("a", letter="A")])["a"]
    assert many.proposed == "A"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.80, 0.97, "A"),
        (0.79, 0.99, "B"),
        (0.45, 0.80, "C"),
        (0.10, 0.40, "D"),
        (0.02, 0.30, "E"),
        (0.20, 0.71, "F"),
    ],
)
def test_the_letter_follows_the_interval_never_the_mean(low, high, expected):
    assert letter(low, high, 5, 5) == expected


def test_bias_is_told_per_topic_with_its_number():
    reports = [
        Report("t", "watchdog", "q1", "10", low=10, high=10, verdict="true", topic="tanks"),
        Report("a", "army", "q1", "19", low=19, high=19, topic="tanks"),
        Report("b", "army", "q2", "500", low=500, high=500, topic="tanks"),
    ]
    found = {b.source: b for b in standing.biases(build(reports))}
    assert found["army"].factor == pytest.approx(1.9)
    assert (found["army"].topic, found["army"].n) == ("tanks", 1)
    assert found["watchdog"].factor == pytest.approx(1.0)


def test_claims_are_split_by_interest():
    reports = [
        Report("1", "a", "p", "x", interest=-1, verdict="true"),
        Report("2", "a", "q", "x", interest=1, verdict="false"),
        Report("3", "a", "r", "x", interest=1),
    ]
    against, neutral, own = standing.stakes(build(reports), 0)
    assert (against.claims, against.rate) == (1, 1.0)
    assert (neutral.claims, neutral.rate) == (0, None)
    assert (own.claims, own.n, own.rate) == (2, 1, 0.0)


def test_all_verdicts_false_makes_a_low_score_with_an_interval():
    found = rated([r for s in "abc" for r in judged(s, ["false"] * 12)])
    assert all(0 < s.low < s.score < s.high < 0.4 for s in found.values())
    assert found["a"].proposed == "E"


def test_the_share_of_claims_with_a_verdict_is_given():
    reports = [*judged("a", ["true"]), *(Report(f"x{i}", "a", f"o{i}", "v") for i in range(3))]
    assert rated(reports)["a"].judged == 0.25


def test_no_verdict_at_all_leaves_every_interval_wide():
    problem = build([Report(f"{s}{i}", s, f"q{i}", "x") for i in range(9) for s in "ab"])
    scores = score(problem)
    assert np.all(scores.high - scores.low > 0.3)
