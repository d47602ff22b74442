"""Ledgers that are odd, empty or enormous still get sensible answers."""

from __future__ import annotations

import numpy as np
import pytest

from claimtrack.credibility import Report, advice, build, explain, score, standing


def whole(reports):
    problem = build(reports)
    scores = score(problem)
    return (
        problem,
        scores,
        list(explain.questions(problem, scores)),
        standing.sources(problem, scores),
        advice.next_verdicts(problem, scores),
    )


def test_an_empty_ledger_has_no_scores():
    _, _, questions, sources, following = whole([])
    assert (questions, sources, following) == ([], (), ())


def test_one_report_is_a_question_with_one_answer():
    _, _, questions, sources, _ = whole([Report("c", "a", "q", "x")])
    assert questions[0].best == "x"
    assert questions[0].answers[0].confidence == "low"
    assert sources[0].score == pytest.approx(0.5)


def test_a_source_that_only_agrees_with_itself_gains_nothing():
    reports = [Report(f"{i}", "a", f"q{i % 50}", f"x{i % 50}") for i in range(5000)]
    _, scores, _, sources, _ = whole([*reports, Report("o", "b", "other", "y")])
    assert sources[0].agreement == (0.0, 0.0)
    assert sources[0].score == pytest.approx(sources[1].score)
    assert scores.beliefs.knows[0] == pytest.approx(scores.beliefs.knows[1])


def test_one_source_with_a_hundred_thousand_claims_is_scored():
    reports = [Report(str(i), "one", f"q{i}", "x") for i in range(100_000)]
    problem = build([*reports, Report("n", "b", "q0", "y")])
    scores = score(problem)
    assert scores.low[0] < scores.reliability[0] < scores.high[0]


def test_a_dispute_with_five_thousand_answers_is_settled():
    reports = [Report(str(i), f"s{i}", "q", f"a{i}") for i in range(5000)]
    problem = build([*reports, Report("n", "s0", "q", "a7")])
    scores = score(problem)
    assert np.all(scores.beliefs.belief >= 0.01)
    assert scores.beliefs.mass.sum() <= 1 + 1e-9


def test_five_thousand_figures_in_one_dispute_are_settled():
    reports = [Report(str(i), f"s{i}", "q", str(i), low=i, high=i) for i in range(5000)]
    problem = build(reports)
    assert problem.answers[score(problem).best[0]] == "2499"


def test_all_verdicts_false_leaves_no_best_answer():
    reports = [Report(f"{s}{i}", s, f"q{i}", s, verdict="false") for i in range(9) for s in "ab"]
    _, _, questions, sources, following = whole(reports)
    assert all(q.best is None for q in questions)
    assert all(s.score < 0.3 for s in sources)
    assert following == ()


def test_contradicting_verdicts_on_one_answer_meet_in_the_middle():
    reports = [
        Report("1", "a", "q", "x", verdict="true"),
        Report("2", "b", "q", "x", verdict="false"),
        Report("3", "c", "q", "y"),
    ]
    _, _, questions, _, _ = whole(reports)
    assert {a.answer: a.belief for a in questions[0].answers}["x"] == pytest.approx(0.5)


def test_two_true_answers_to_one_question_share_the_belief():
    reports = [Report(s, s, "q", s, verdict="true") for s in "xy"]
    _, _, questions, _, _ = whole(reports)
    assert [a.belief for a in questions[0].answers] == pytest.approx([0.495, 0.495])


def test_names_in_any_script_and_odd_labels_pass():
    labels = ["", " ", "84", "nan", "24:99", "۸۴", "x" * 10_000]
    _, _, questions, _, _ = whole([Report(str(i), a, "q", a) for i, a in enumerate(labels)])
    assert questions[0].best in labels


def test_a_hundred_thousand_claims_stay_within_ten_seconds():
    """The bench measures 300,000; this only guards against anything quadratic."""
    chance = np.random.default_rng(1)
    n = 100_000
    source = chance.zipf(1.3, n) % 3000
    question = chance.integers(13_000, size=n)
    answer = np.minimum(chance.geometric(0.6, n), 9)
    reports = [
        Report(str(i), f"s{source[i]}", f"q{question[i]}", f"a{answer[i]}", structured=True)
        for i in range(n)
    ]
    scores = score(build(reports))
    assert len(scores.best) == len(set(question.tolist()))
