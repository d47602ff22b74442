"""B: what adds to a belief, what fixes it, and what must not move it."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.credibility import Report, Source, advice, build, explain, origins, score


def asked(reports, question="q", sources=(), kinds=None):
    problem = build(reports, sources, kinds)
    return explain.question(problem, score(problem), problem.questions.index(question))


def votes(**answers):
    """One report an answer and source: votes(x="ab") is a and b saying x."""
    return [Report(f"{s}-{a}", s, "q", a) for a, names in answers.items() for s in names]


report_lists = st.lists(
    st.builds(
        Report,
        claim=st.integers(0, 30).map(str),
        source=st.sampled_from("abcdefgh"),
        question=st.sampled_from(["p", "q", "r"]),
        answer=st.sampled_from(["w", "x", "y", "z"]),
        origin=st.sampled_from([None, "", "1", "2", "7"]),
        confidence=st.sampled_from([0.0, 0.5, 1.0]),
        interest=st.sampled_from([-1, 0, 1]),
        verdict=st.sampled_from(["", "", "", "true", "mixed", "false", "unverifiable"]),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda report: report.claim,  # as in a ledger
)


@settings(deadline=None, max_examples=30)
@given(report_lists)
def test_contributions_add_up_exactly_to_the_score(reports):
    problem = build(reports)
    scores = score(problem)
    for q in range(len(problem.questions)):
        for i, answer in enumerate(explain.question(problem, scores, q).answers):
            assert answer.score == math.fsum(c.log_odds for c in answer.contributions)
            assert 0.01 <= answer.belief_low <= answer.belief <= answer.belief_high <= 0.99
            at = problem.answers.index(answer.answer, problem.first[q])
            assert answer.score == pytest.approx(scores.beliefs.score[at], abs=1e-9), i


@settings(deadline=None, max_examples=30)
@given(report_lists)
def test_beliefs_are_the_softmax_of_the_scores_beside_none_of_these(reports):
    problem = build(reports)
    scores = score(problem)
    for q in range(len(problem.questions)):
        told = explain.question(problem, scores, q)
        whole = 1 + sum(math.exp(a.score) for a in told.answers)
        for a in told.answers:
            assert a.belief == pytest.approx(min(max(math.exp(a.score) / whole, 0.01), 0.99))


@settings(deadline=None, max_examples=30)
@given(report_lists, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_no_belief(reports, shuffle):
    reports = [r for r in reports if r.origin is None]
    if not reports:
        return
    mixed = reports[:]
    shuffle.shuffle(mixed)

    def table(rows):
        problem = build(rows)
        beliefs = score(problem).beliefs.belief
        return {
            (problem.questions[q], a): b
            for q, a, b in zip(problem.answer_question, problem.answers, beliefs, strict=True)
        }

    one, other = table(reports), table(mixed)
    assert one.keys() == other.keys()
    assert all(one[k] == pytest.approx(other[k], abs=1e-6) for k in one)


def test_the_same_problem_gives_the_same_bytes():
    chance = random.Random(4)
    reports = [
        Report(str(i), f"s{chance.randrange(40)}", f"q{chance.randrange(90)}", chance.choice("xyz"))
        for i in range(800)
    ]
    one, other = (score(build(reports)) for _ in range(2))
    assert one.beliefs.belief.tobytes() == other.beliefs.belief.tobytes()
    assert one.reliability.tobytes() == other.reliability.tobytes()


def test_more_origins_are_believed_more():
    found = asked(votes(x="abc", y="d"))
    assert found.best == "x"
    assert found.rule == "highest belief"
    assert found.answers[0].belief > 0.7 > found.answers[1].belief
    assert found.answers[0].origins == 3


def test_ten_copies_of_a_false_report_move_a_belief_by_less_than_two_hundredths():
    texts = [("army", "The convoy lost two soldiers in the ambush on Friday.", 0.0)]
    texts += [(f"copy{i}", texts[0][1].upper(), 1.0 + i) for i in range(10)]
    folds = origins.fold(
        origins.Statement(f"c{i}", s, text, "two", said) for i, (s, text, said) in enumerate(texts)
    )
    false = [
        Report(f.claim, s, "q", "two", origin=f.origin)
        for f, (s, *_) in zip(folds, texts, strict=True)
    ]
    true = votes(many="bcd")
    before, after = asked([*true, false[0]]), asked([*true, *false])
    assert after.answers[0].answer == "many"
    for one, other in zip(before.answers, after.answers, strict=True):
        assert one.belief == pytest.approx(other.belief, abs=0.02)
    assert after.answers[1].origins == 1
    assert after.answers[1].reports == 11
    assert {c.because for c in after.answers[1].contributions[1:]} == {"counts 0: repeats army"}


def test_copies_do_not_move_the_score_of_the_source_they_repeat():
    base = [Report(f"{s}{i}", s, f"q{i}", "x") for i in range(6) for s in "ab"]
    copies = [
        Report(f"k{n}{i}", f"k{n}", f"q{i}", "x", origin=f"a{i}")
        for i in range(6)
        for n in range(10)
    ]
    alone, copied = score(build(base)), score(build(base + copies))
    assert copied.reliability[0] == pytest.approx(alone.reliability[0], abs=0.02)


def test_one_source_saying_it_a_hundred_times_is_one_voice():
    once = asked(votes(x="a", y="b"))
    often = asked([*votes(x="a", y="b"), *(Report(f"r{i}", "a", "q", "x") for i in range(100))])
    assert once.answers[0].belief == pytest.approx(often.answers[0].belief)
    assert {a.answer: a.origins for a in often.answers} == {"x": 1, "y": 1}


def test_a_source_that_gives_two_answers_divides_its_voice():
    found = asked(votes(x="a", y="ab"))
    assert found.best == "y"
    assert found.answers[1].score < found.answers[0].score / 2


def test_a_report_that_names_nobody_counts_for_nothing():
    found = asked([*votes(x="a"), Report("n", "b", "q", "y", origin="")])
    assert found.best == "x"
    assert found.answers[1].origins == 0
    assert found.answers[1].contributions[0].because == "counts 0: names nobody"
    assert asked([Report("n", "b", "q", "y", origin="")]).best is None


def test_a_group_name_is_no_voice():
    found = asked(votes(x="a"), sources=[Source("a", is_source=False)])
    assert found.best is None
    assert found.rule == "nobody is named"


def test_a_claim_against_ones_own_interest_is_believed_more():
    def belief(interest):
        return asked([Report("c", "a", "q", "x", interest=interest)]).answers[0]

    assert belief(-1).belief > belief(0).belief > belief(1).belief
    assert belief(-1).contributions[0].because == "against its own interest"
    assert belief(-1).score - belief(0).score == pytest.approx(math.log(3))


def test_a_doubtful_reading_counts_less():
    sure = asked([Report("c", "a", "q", "x")]).answers[0].score
    doubtful = asked([Report("c", "a", "q", "x", confidence=0.5)]).answers[0].score
    assert doubtful < sure


def test_a_true_verdict_fixes_its_answer_and_all_others():
    reports = [*votes(x="abc"), Report("y", "d", "q", "y", verdict="true")]
    found = asked(reports)
    assert (found.best, found.rule) == ("y", "verdict")
    assert found.answers[0].belief == pytest.approx(0.99)
    assert found.answers[1].belief == pytest.approx(0.01)
    assert found.answers[0].contributions[-1].because == "verdict true"


def test_a_false_verdict_leaves_the_rest_to_the_others():
    reports = [Report("x", "a", "q", "x", verdict="false"), *votes(x="bc", y="d")]
    found = asked(reports)
    assert found.best == "y"
    assert found.answers[0].belief > 0.5
    assert {a.answer: round(a.belief, 2) for a in found.answers}["x"] == 0.01


def test_when_every_answer_is_found_false_none_is_best():
    reports = [Report(s, s, "q", s, verdict="false") for s in "xyz"]
    found = asked(reports)
    assert found.best is None
    assert found.rule == "all answers found false"
    assert found.none_of_these > 0.9


def test_verdicts_teach_who_knows():
    reports = [
        Report(f"{s}{i}", s, f"p{i}", f"{s}{i}", verdict=v)
        for i in range(6)
        for s, v in (("a", "true"), ("b", "false"))
    ]
    found = asked([*reports, *votes(x="a", y="b")])
    assert found.best == "x"
    assert found.answers[0].belief > 0.75


def test_a_rare_truth_teaches_more_than_a_common_one():
    common = [
        Report(f"{s}{i}", s, f"p{i}", "x", verdict="true" if s == "a" else "")
        for i in range(3)
        for s in "abcdefg"
    ]
    rare = [
        Report(f"{s}{i}", s, f"p{i}", "y" if s == "a" else "x", verdict="true" if s == "a" else "")
        for i in range(3)
        for s in "abcdefg"
    ]
    after_common, after_rare = score(build(common)), score(build(rare))
    assert after_rare.beliefs.knows[0] > after_common.beliefs.knows[0]


def test_two_camps_that_nothing_tells_apart_are_said_to_be_two():
    found = asked(votes(x="abc", y="def"))
    assert found.camps == ("x", "y")
    assert asked(votes(x="abcdefghi", y="j")).camps == ()
    judged = [*votes(x="abc", y="def"), Report("v", "a", "q", "x", verdict="true")]
    assert asked(judged).camps == ()


def test_two_valued_questions_are_counted_until_five_verdicts():
    found = asked(votes(yes="abc", no="d"))
    assert found.kind == "two-valued"
    assert (found.best, found.rule) == ("yes", "count of origins")
    odds = [c.log_odds for a in found.answers for c in a.contributions]
    assert odds == pytest.approx([odds[0]] * 4)
    known = [
        Report(f"{s}{i}", s, f"p{i}", "yes", verdict=v)
        for i in range(4)
        for s, v in (("d", "true"), *((x, "false") for x in "abc"))
    ]
    judged = asked([*known, *votes(yes="abc", no="d")])
    assert (judged.best, judged.rule) == ("no", "highest belief")


def test_two_labels_that_only_meet_each_other_are_two_valued():
    rows = [
        Report(f"{i}{s}", s, f"q{i}", "01"[(i + j) % 2])
        for i in range(8)
        for j, s in enumerate("abc")
    ]
    assert asked(rows, "q0").kind == "two-valued"
    assert asked([*rows, Report("z", "z", "q0", "2")], "q1").kind == "categorical"


def test_at_least_twenty_is_true_if_eighty_four_is():
    found = asked(
        [
            Report("1", "a", "q", "84", low=84, high=84),
            Report("2", "b", "q", "84", low=84, high=84),
            Report("3", "c", "q", "at least 20", low=20, high=None),
        ]
    )
    beliefs = {a.answer: a.belief for a in found.answers}
    assert beliefs["at least 20"] > beliefs["84"] > 0.5
    assert found.best == "84"
    assert found.camps == ()


def test_the_start_sees_through_a_wrong_majority_that_copies_itself():
    chance = np.random.default_rng(5)
    reports = []
    for i in range(120):
        wrong = f"w{chance.integers(8)}" if chance.random() < 0.5 else "t"
        reports += [Report(f"k{n}-{i}", f"k{n}", f"q{i}", wrong) for n in range(5)]
        for n in range(4):
            own = "t" if chance.random() < 0.85 else f"w{chance.integers(8)}"
            reports.append(Report(f"g{n}-{i}", f"g{n}", f"q{i}", own))
    problem = build(reports)
    scores = score(problem)
    right = np.mean([problem.answers[b] == "t" for b in scores.best])
    assert right > 0.9
    assert origins.suspects(problem, scores)[0].a.startswith("k")


def test_what_would_change_it_names_a_claim_and_both_outcomes():
    reports = [*votes(x="ab", y="c"), Report("other", "a", "p", "z")]
    found = asked(reports)
    here = next(c for c in found.changes if c.here and c.answer == found.best)
    assert here.if_true == pytest.approx(0.99)
    assert here.if_false <= 0.011
    elsewhere = next(c for c in found.changes if not c.here)
    assert elsewhere.claim == "other"
    assert elsewhere.if_true > elsewhere.if_false


def test_the_next_verdict_is_on_an_open_dispute_with_busy_sources():
    reports = [*votes(x="ab", y="cd"), Report("s", "z", "settled", "v", verdict="true")]
    reports += [Report(f"{s}{i}", s, f"p{i}", s) for i in range(5) for s in "ab"]
    problem = build(reports)
    found = advice.next_verdicts(problem, score(problem))
    assert found
    assert all(n.question != "settled" for n in found)
    assert len({n.question for n in found}) == len(found)
    assert "none settled" in found[0].because
