"""What becomes of a compared pair."""

from __future__ import annotations

import pytest

from claimtrack.matching import bands
from claimtrack.model import Relation, Similarity


@pytest.mark.parametrize(
    ("score", "relation", "band"),
    [
        (0.95, "repeats", "AUTO"),
        (0.95, "compatible", "REVIEW"),
        (0.95, "contradicts", "CONFLICT"),
        (0.60, "different-scope", "CONFLICT"),
        (0.40, "contradicts", "CONFLICT"),
        (0.20, "contradicts", "NO"),
        (0.10, "compatible", "NO"),
    ],
)
def test_the_band_follows_from_similarity_and_relation(score, relation, band):
    assert bands.band(Similarity(score), Relation(relation)) == band


def test_a_guard_forbids_merging_however_alike_the_words_are():
    for relation in ("contradicts", "revises", "different-scope", "unrelated"):
        assert not bands.same(Similarity(1.0), Relation(relation))
