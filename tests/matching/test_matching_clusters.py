"""Clusters: what belongs together whatever the order, and what the analyst keeps apart."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.matching.clusters import Cluster, Decided, Edge, cluster, components, named

CLAIMS = [f"{n:02x}claim" for n in range(8)]
PAIRS = [(a, b) for n, a in enumerate(CLAIMS) for b in CLAIMS[n + 1 :]]
EDGES = st.lists(
    st.builds(
        lambda pair, score, apart: Edge(*pair, score, auto=score >= 0.8, apart=apart),
        st.sampled_from(PAIRS),
        st.sampled_from([0.3, 0.5, 0.81, 0.9, 1.0]),
        st.booleans(),
    ),
    unique_by=lambda edge: (edge.a, edge.b),
)


def near(a: str, b: str, score: float = 0.9) -> Edge:
    return Edge(a, b, score, auto=True)


def members(found: list[Cluster]) -> list[tuple[str, ...]]:
    return [each.members for each in found]


@settings(deadline=None)
@given(EDGES, st.randoms())
def test_the_order_of_import_changes_nothing(edges: list[Edge], rnd: random.Random) -> None:
    shuffled, claims = edges[:], CLAIMS[:]
    rnd.shuffle(shuffled)
    rnd.shuffle(claims)
    assert cluster(claims, shuffled) == cluster(CLAIMS, edges)


@settings(deadline=None)
@given(EDGES)
def test_what_a_guard_holds_apart_never_shares_a_cluster(edges: list[Edge]) -> None:
    home = {claim: each for each in cluster(CLAIMS, edges) for claim in each.members}
    assert all(home[edge.a] is not home[edge.b] for edge in edges if edge.apart)


@settings(deadline=None)
@given(
    EDGES,
    st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(["same", "different", "unsure"])),
    st.sets(st.sampled_from(PAIRS)),
)
def test_edges_between_what_nothing_merges_matter_only_where_one_says_less(
    edges: list[Edge], said: dict[tuple[str, str], str], lesser: set[tuple[str, str]]
) -> None:
    edges = [replace(e, broader=e.b if (e.a, e.b) in lesser else "") for e in edges]
    decided = [Decided(*pair, decision) for pair, decision in said.items()]
    links = [(e.a, e.b) for e in edges if e.auto] + [d for d in said if said[d] == "same"]
    home = components((CLAIMS.index(a), CLAIMS.index(b)) for a, b in links)
    place = {claim: home.get(n, -1 - n) for n, claim in enumerate(CLAIMS)}
    kept = [e for e in edges if e.broader or place[e.a] == place[e.b]]
    assert cluster(CLAIMS, kept, decided) == cluster(CLAIMS, edges, decided)


def test_a_hundred_copies_tied_to_the_first_are_one_cluster() -> None:
    claims = [f"{n:03}" for n in range(100)]
    assert len(cluster(claims, [near("000", claim, 1.0) for claim in claims[1:]])) == 1


def test_a_chain_of_near_claims_is_not_one_cluster() -> None:
    found = cluster("abcd", [near("a", "b"), near("b", "c", 0.85), near("c", "d")])
    assert members(found) == [("a", "b"), ("c", "d")]


def test_same_overrides_a_guard_and_different_keeps_whole_clusters_apart() -> None:
    apart = Edge("a", "b", 0.9, apart=True)
    assert members(cluster("ab", [apart], [Decided("a", "b", "same")])) == [("a", "b")]
    found = cluster("abc", [near("a", "b"), near("b", "c")], [Decided("a", "c", "different")])
    assert members(found) in ([("a", "b"), ("c",)], [("a",), ("b", "c")])


def test_unsure_only_stops_the_merge_by_itself() -> None:
    assert len(cluster("ab", [near("a", "b")], [Decided("a", "b", "unsure")])) == 2


def test_a_claim_that_says_less_than_two_clusters_bridges_neither() -> None:
    edges = [near("a", "b"), near("c", "d"), *(
        Edge(other, "x", 0.6, broader="x") for other in "abcd"
    )]  # fmt: skip
    assert members(cluster("abcdx", edges)) == [("a", "b"), ("c", "d"), ("x",)]
    one = cluster("abx", [near("a", "b"), Edge("a", "x", 0.6, broader="x")])
    assert one == [Cluster(("a", "b"), ("x",))]


def test_an_id_stays_when_a_cluster_grows_and_changes_are_told() -> None:
    first, _ = named([Cluster(("b", "c")), Cluster(("d",))], {})
    before = {claim: name for name, each in first.items() for claim in each.members}
    grown, changes = named([Cluster(("a", "b", "c", "d"))], before)
    assert list(grown) == ["cb"]
    assert changes == [("cd", "cb")]


def test_a_cluster_whose_members_gave_their_names_to_others_still_gets_one():
    before = {"a": "ca", "b": "cb", "c": "ca"}
    found, _ = named([Cluster(("a",)), Cluster(("b",)), Cluster(("c",))], before)
    assert {name: each.members for name, each in found.items()} == {
        "ca": ("a",), "cb": ("b",), "cc": ("c",),
    }  # fmt: skip
    again, _ = named([Cluster(("a",)), Cluster(("b",))], {"a": "cx", "b": "cx", "c": "cb"})
    assert {name: each.members for name, each in again.items()} == {"cx": ("a",), "cb-2": ("b",)}
