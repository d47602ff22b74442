"""Places, what contains them, and spellings."""

from __future__ import annotations

import pytest

from claimtrack.reading import places, read


def keys(text: str) -> list[str]:
    return [place.key for place in read(text).places]


def test_a_place_knows_what_contains_it():
    (place,) = read("The bridge near Naples collapsed.").places
    assert (place.key, place.relation) == ("naples", "near")
    assert "italy" in place.within


def test_an_unknown_name_after_in_is_a_place():
    assert keys("The quarry in Vrbovsko was flooded.") == ["vrbovsko"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("naples", "italy", True),
        ("italy", "europe", True),
        ("naples", "milan", False),
        ("khartoum", "omdurman", False),
        ("tinzaouaten", "mali", True),
        ("vrbovsko", "vrbowsko", True),
        ("vrbovsko", "delnice", False),
    ],
)
def test_one_place_can_be_another(a: str, b: str, expected: bool):
    assert places.compatible(a, b) is expected
    assert places.compatible(b, a) is expected


@pytest.mark.parametrize("name", ["Tinzaouaten", "Tin Zaouatine", "Tinzaouatène"])
def test_spellings_of_one_town_meet(name: str):
    (key,) = keys(f"A convoy was ambushed near {name}.")
    assert places.compatible(key, "tinzaouaten")


def test_nowhere_is_disjoint_from_nothing():
    assert not places.disjoint((), ("milan",))
    assert places.disjoint(("naples",), ("milan",))
    assert not places.disjoint(("naples", "rome"), ("italy",))


def test_a_capital_that_acts_is_no_place():
    assert keys("Paris expelled the envoy.") == []
    assert keys("The envoy arrived in Paris.") == ["paris"]
