"""Names, sides and spellings of those who act."""

from __future__ import annotations

import pytest

from claimtrack.reading import actors, read


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["84", "Wagner", "fighters"], "wagner"),
        (["Malian", "soldiers"], "mali"),
        (["Ethiopian", "police"], "ethiopia"),
        (["its", "own", "men"], "speaker"),
        (["Malian", "rebels"], ""),
        (["villagers"], ""),
        (["North", "Korean", "troops"], "north-korea"),
    ],
)
def test_whose_people_a_phrase_names(words: list[str], expected: str):
    assert actors.side(words, "en") == expected


def test_a_group_meets_the_state_it_fights_for():
    assert actors.same_side("wagner", "russia")
    assert not actors.same_side("wagner", "mali")
    assert not actors.same_side("russia", "mali")


def test_sides_chain_upwards():
    assert "islamic-state" in actors.sides_of("isis-k")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Pentagon confirmed the raid.", "usa"),
        ("Tehran closed the strait.", "iran"),
        ("Brazilian police arrested him.", "brazil"),
        ("Daesh attacked the convoy.", "islamic-state"),
        ("Médecins Sans Frontières left the town.", "msf"),
        ("Украина закрыла границу.", "ukraine"),
        ("La Turquie ferme le détroit.", "turkey"),
        ("أعلنت إيران إغلاق المضيق", "iran"),
    ],
)
def test_aliases_demonyms_and_capitals_name_one_actor(text: str, key: str):
    assert key in [actor.key for actor in read(text).actors]


def test_an_acronym_is_no_lower_case_word():
    assert read("it is who we are").actors == ()
    assert [a.key for a in read("The WHO is worried").actors] == ["who"]


def test_unknown_names_are_keys_of_their_own_and_meet_by_spelling():
    (actor,) = read("Police arrested Ingrid Halvorsen").actors
    assert (actor.key, actor.kind) == ("ingrid-halvorsen", "unknown")
    assert actors.alike("ingrid-halvorsen", "halvorsen")
    assert actors.alike("muammar", "moammar") or actors.alike("elmaouloud", "elmawloud")
    assert not actors.alike("halvorsen", "lindqvist")


def test_agents_and_patients_are_marked():
    parts = {a.key: a.part for a in read("Chile sued Bolivia, Reuters reported.").actors}
    assert parts == {"chile": "agent", "bolivia": "patient", "reuters": "speaker"}
