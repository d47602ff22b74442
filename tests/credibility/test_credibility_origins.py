"""Which claims fold into one origin, by which fact, and which do not."""

from __future__ import annotations

from claimtrack.credibility.origins import Statement, fold

SAID = "The column lost eighty-four men near the border, the rebels say."


def roots(*statements, **names):
    return {f.claim: f.origin for f in fold(statements, **names)}


def why(claim, *statements, **names):
    return next(f.because for f in fold(statements, **names) if f.claim == claim)


def claim(name, source, text="", **more):
    return Statement(name, source, text, "84", **more)


def test_reporters_of_one_claimant_are_one_origin():
    told = [
        claim("1", "csp"),
        claim("2", "csp", via=("radio",)),
        claim("3", "csp", via=("agency", "daily")),
    ]
    assert set(roots(*told).values()) == {"1"}
    assert why("3", *told) == "passes on csp"


def test_reporters_are_one_origin_where_the_claimant_itself_is_not_in_the_ledger():
    assert set(roots(claim("1", "csp", via=("a",)), claim("2", "csp", via=("b",))).values()) == {
        "1"
    }


def test_a_chain_written_the_other_way_round_is_understood_by_kinds():
    told = [
        claim("1", "le-monde", via=("csp",), kind="newspaper"),
        claim("2", "rai", via=("csp",), kind="broadcaster"),
    ]
    assert set(roots(*told, kinds={"csp": "armed group"}).values()) == {"1"}
    assert why("2", *told, kinds={"csp": "armed group"}) == "passes on csp"


def test_who_passes_a_statement_on_adds_no_voice_by_repeating_it():
    told = [claim("1", "csp", via=("radio",)), claim("2", "radio")]
    assert roots(*told) == {"1": "1", "2": "1"}
    assert why("2", *told, names={"csp": "CSP-DPA"}) == "passed it on from CSP-DPA"


def test_two_parties_quoted_by_one_agency_are_two_origins():
    told = [
        claim("1", "csp", via=("reuters",), affiliation="rebels"),
        claim("2", "jnim", via=("reuters",), affiliation="al-qaeda"),
    ]
    assert roots(*told) == {"1": "1", "2": "2"}


def test_a_press_review_is_the_agency_it_reads():
    told = [
        claim("1", "csp", via=("radio",), affiliation="csp"),
        claim("2", "review", via=("radio",)),
    ]
    assert roots(*told) == {"1": "1", "2": "1"}


def test_a_witness_is_no_press_review():
    told = [
        claim("1", "first-witness", via=("amnesty",), kind="person"),
        claim("2", "second-witness", via=("amnesty",), kind="person"),
    ]
    assert roots(*told) == {"1": "1", "2": "2"}


def test_a_spokesman_is_the_voice_of_whom_he_speaks_for():
    told = [claim("1", "csp-dpa"), claim("2", "ramadane", affiliation="CSP-DPA")]
    assert roots(*told) == {"1": "1", "2": "1"}
    assert why("2", *told) == "speaks for csp-dpa"


def test_the_same_owner_is_one_origin():
    told = [claim("1", "tv-one", owner="holding"), claim("2", "tv-two", owner="holding")]
    assert roots(*told) == {"1": "1", "2": "1"}
    assert "same owner as tv-one" in why("2", *told)
    assert len(set(roots(claim("1", "holding"), claim("2", "tv", owner="holding")).values())) == 1


def test_the_same_original_source_is_one_origin():
    told = [
        claim("1", "a", original="https://x.example/1"),
        claim("2", "b", original="https://x.example/1"),
    ]
    assert roots(*told) == {"1": "1", "2": "1"}
    assert why("2", *told) == "rests on https://x.example/1, like a"


def test_a_repost_is_its_original():
    told = [claim("1", "a"), Statement("2", "b", "so they say", "another cluster", repost_of="1")]
    assert roots(*told) == {"1": "1", "2": "1"}
    assert why("2", *told) == "reposts a"


def test_the_same_words_within_two_days_are_a_copy():
    told = [claim("1", "a", SAID, said=10.0), claim("2", "b", SAID.upper(), said=40.0)]
    assert roots(*told) == {"1": "1", "2": "1"}
    assert why("2", *told) == "the same words as a, 30 h earlier"


def test_the_same_words_after_two_days_are_not():
    assert (
        len(set(roots(claim("1", "a", SAID, said=0.0), claim("2", "b", SAID, said=49.0)).values()))
        == 2
    )


def test_nearly_the_same_words_are_a_copy():
    changed = SAID.replace("the rebels say", "the rebels claim")
    told = [claim("1", "a", SAID, said=0.0), claim("2", "b", changed, said=5.0)]
    assert roots(*told) == {"1": "1", "2": "1"}
    assert why("2", *told).startswith("nearly the same words (")


def test_other_words_are_another_voice():
    other = "Eighty-four fighters fell in the ambush on Saturday, says a resident."
    assert (
        len(set(roots(claim("1", "a", SAID, said=0.0), claim("2", "b", other, said=1.0)).values()))
        == 2
    )


def test_the_earliest_is_the_root_whatever_the_order():
    told = [claim("late", "b", SAID, said=9.0), claim("early", "a", SAID, said=1.0)]
    assert roots(*told) == {"late": "early", "early": "early"}


def test_structured_claims_never_fold_by_their_words():
    told = [claim(str(i), f"s{i}", "author: knuth", said=0.0, structured=True) for i in range(4)]
    assert len(set(roots(*told).values())) == 4


def test_claims_that_say_different_things_never_fold():
    told = [Statement("1", "a", SAID, "84", 0.0), Statement("2", "b", SAID, "50", 1.0)]
    assert len(set(roots(*told).values())) == 2


def test_a_report_that_names_nobody_has_no_origin():
    told = [claim("1", "a"), claim("2", "b", names_nobody=True)]
    assert roots(*told) == {"1": "1", "2": ""}
    assert why("2", *told) == "names nobody who says so"


def test_sources_that_cite_each_other_in_a_circle_are_one_origin_rooted_in_the_earliest():
    told = [
        claim("1", "a", original="b", said=3.0),
        claim("2", "b", original="c", said=2.0),
        claim("3", "c", original="a", said=1.0),
    ]
    assert set(roots(*told).values()) == {"3"}
    found = fold(told)
    assert all(f.because for f in found if f.claim != "3")


def test_a_claim_that_cites_itself_is_its_own_root():
    assert roots(claim("1", "a", repost_of="1", original="a", via=("a",))) == {"1": "1"}


def test_a_group_of_many_near_copies_folds_in_bounded_time():
    told = [claim(str(i), f"s{i}", f"{SAID} {i}", said=float(i % 40)) for i in range(3000)]
    assert len(set(roots(*told).values())) <= 2
