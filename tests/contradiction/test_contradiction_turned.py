"""A pair of clauses asked the other way round: nothing that is known of it may get lost."""

from __future__ import annotations

from claimtrack.contradiction.pairs import Pair, turned
from claimtrack.model import Circumstances, Similarity
from claimtrack.reading import read

KNOWN = Circumstances(
    True, True, True, True, True, "2024-05-01", "2024-05-02", ("un",), ("mali",), ("france",)
)
MATCH = Similarity(
    0.5, (("ship", "boat", 0.4),), (("sank", 0.2),), (("fire", 0.3),), 0.25, 0.5, 0.2, 0.3
)


def pair():
    a, b = read("The ship sank."), read("The boat caught fire.")
    return Pair(a.clauses[0], b.clauses[0], a, b, KNOWN, MATCH)


def test_every_field_that_could_get_lost_is_tried():
    for tried in (KNOWN, MATCH):
        for name, default in tried._field_defaults.items():
            assert getattr(tried, name) != default, name


def test_a_pair_that_is_turned_twice_is_the_same():
    assert turned(turned([pair()])) == [pair()]


def test_a_turned_pair_has_the_sides_exchanged_and_keeps_the_rest():
    [back] = turned([pair()])
    assert (back.a, back.left) == (pair().b, pair().right)
    assert (back.known.a_said, back.known.a_source) == ("2024-05-02", ("mali",))
    assert back.known.parties == ("france",)
    assert back.similarity.shared == (("boat", "ship", 0.4),)
    assert back.similarity.unmatched_a == MATCH.unmatched_b
    assert back.similarity.spare_a == MATCH.spare_b
    assert back.similarity.figures == MATCH.figures
