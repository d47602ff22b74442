"""Names, sides and spellings of those who act."""

from __future__ import annotations

import pytest

from claimtrack.reading import actors, gazetteers, names, read
from claimtrack.text import tokens


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


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        ("fr", "L'Afrique du Sud a déposé plainte contre Israël", ["south-africa", "israel"]),
        ("fr", "Le chef du gouvernement a démissionné", []),
        ("fr", "L'Union européenne a adopté des sanctions", ["eu"]),
        ("es", "Corea del Norte lanzó un misil", ["north-korea"]),
        ("es", "El Reino Unido y Estados Unidos firmaron el tratado", ["uk", "usa"]),
        ("de", "Der russische Präsident hat die französische Regierung kritisiert",
         ["russia", "france"]),
        ("de", "Rumäniens Gericht hat die Wahl annulliert", ["romania"]),
        ("ru", "Кубок мира выиграла сборная Аргентины", ["argentina"]),
        ("ru", "Южная Корея запустила спутник", ["south-korea"]),
        ("uk", "Велика Британія передала танки", ["uk"]),
        ("ar", "كوريا الشمالية تطلق صاروخا", ["north-korea"]),
        ("ar", "الأمم المتحدة تدين الهجوم", ["un"]),
        ("ar", "للولايات المتحدة", ["usa"]),
        ("ar", "وزير المالية يستقيل", []),
        ("ar", "قوات الجيش تسيطر على المدينة", []),
        ("en", "The Long Island ferry sank", []),
    ],
)  # fmt: skip
def test_states_and_organisations_are_known_by_the_names_of_each_language(lang, text, keys):
    known = [each.entry.key for each in names.find(tokens(text), lang, {})
             if each.entry.kind != "unknown" and each.entry.sides]  # fmt: skip
    assert known == keys


def test_every_name_in_another_language_is_of_someone_in_the_lexicons():
    for lang in ("fr", "es", "de", "ru", "uk", "ar", "it"):
        assert gazetteers.abroad(lang).stems
