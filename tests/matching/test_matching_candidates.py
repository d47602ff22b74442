"""Candidates: found whatever the order, near linear whatever comes in."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from hashlib import blake2b
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.matching import candidates, keys

WORDS = st.lists(st.sampled_from([f"w{n}" for n in range(30)]), max_size=8)


def crowd(number: int, *, shared: tuple[str, ...] = (), words: int = 5000) -> list[list[str]]:
    rnd = random.Random(3)
    return [[*shared, *(f"w{rnd.randrange(words)}" for _ in range(8))] for _ in range(number)]


def pairs(claims: list[list[str]]) -> set[tuple[int, int]]:
    return {(a, b) for a, b in candidates.join(claims).tolist()}


def test_two_claims_with_rare_words_in_common_are_found_among_thousands() -> None:
    claims = crowd(3000)
    claims[17] = ["tinzaouaten", "wagner", "kill"]
    claims[2900] = ["tinzaouaten", "wagner", "die"]
    assert (17, 2900) in pairs(claims)


def test_hashes_are_the_same_in_every_run() -> None:
    assert [int(n) for n in keys.hashes(["wagner", ""])] == [
        int.from_bytes(__import__("hashlib").blake2b(w, digest_size=8).digest(), "big")
        for w in (b"wagner", b"")
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25), st.randoms())
def test_the_order_of_claims_changes_nothing(claims: list[list[str]], rnd: random.Random) -> None:
    order = list(range(len(claims)))
    rnd.shuffle(order)
    found = {
        (min(order[a], order[b]), max(order[a], order[b]))
        for a, b in pairs([claims[n] for n in order])
    }
    assert found == pairs(claims)


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(crowd(20_000, shared=("tinzaouaten", "wagner")), id="one event of 20,000"),
        pytest.param([["wagner", "kill", "mali"]] * 5000 + crowd(1000), id="one text 5,000 times"),
        pytest.param([[] for _ in range(20_000)], id="no tokens"),
        pytest.param(crowd(20_000, words=40), id="40 words in all"),
    ],
)
def test_comparisons_stay_linear(claims: list[list[str]]) -> None:
    found = candidates.pairs_of(keys.encode(claims), weight=lambda word: 1.0)
    assert len(found) <= candidates.BEST * len(claims)


def test_copies_are_tied_to_the_first() -> None:
    found = pairs([["wagner", "kill"]] * 100)
    assert found == {(0, n) for n in range(1, 100)}


def test_claims_without_tokens_meet_nothing() -> None:
    assert pairs([[], ["wagner"], []]) == set()


def test_overlap_is_shared_weight_over_the_mean_of_both() -> None:
    rows = keys.encode([["a", "b"], ["a", "c"], ["a"]])
    weight = np.array([1.0, 3.0, 1.0])
    assert candidates.overlap(rows, np.array([[0, 1], [1, 2]]), weight).tolist() == [
        pytest.approx(2 / 6),
        pytest.approx(2 / 3),
    ]


def plain_join(claims: list[list[str]]) -> set[tuple[int, int]]:
    """The rare-pair join as keys.py specifies it, without numpy."""
    held = [set(claim) for claim in claims]
    count = Counter(word for words in held for word in words)
    mark = {
        word: int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
        for word in count
    }
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, words in enumerate(held):
        common = (word for word in words if count[word] >= 2)
        rarest = sorted(common, key=lambda word: (count[word], mark[word]))[: keys.RAREST]
        for key in combinations(sorted(rarest), 2):
            holders[key].append(row)
        for word in rarest:
            if count[word] <= keys.SINGLE:
                holders[word,].append(row)
    return {
        pair
        for rows in holders.values()
        if len(rows) <= keys.HOLDERS
        for pair in combinations(rows, 2)
    }


@settings(max_examples=30, deadline=None)
@given(
    st.integers(1, 120),
    st.integers(1, 250),
    st.integers(0, 14),
    st.integers(1, 5),
    st.randoms(use_true_random=False),
)
def test_the_join_in_numpy_finds_what_a_plain_one_finds(
    number: int, words: int, longest: int, parts: int, rnd: random.Random
) -> None:
    claims = [
        [f"w{int(words * rnd.random() ** 3)}" for _ in range(rnd.randint(0, longest))]
        for _ in range(number)
    ]
    rows = keys.encode(claims)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidates, "_PART", max(1, len(rows.tokens) // parts))
        found = candidates.meetings(
            *keys.keys(rows, keys.counts(rows), keys.hashes(rows.words)), len(rows)
        )
    assert {(a, b) for a, b in found.tolist()} == plain_join(claims)


def test_ten_times_the_claims_of_one_event_are_about_ten_times_the_comparisons() -> None:
    small, large = (
        len(candidates.pairs_of(keys.encode(crowd(number, shared=("wagner",))), lambda word: 1.0))
        for number in (2_000, 20_000)
    )
    assert small > 1000
    assert large <= 13 * small
