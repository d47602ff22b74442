"""Figures of one subject, results of one game, and what is told in other words or in reverse."""

from __future__ import annotations

import pytest
from asked import answer, conflict

from claimtrack.reading import read


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Nationals won 58 seats.", "The Greens won 41 seats."),
        (
            "The army suffered no losses in the battle.",
            "The rebels lost a dozen men in the battle.",
        ),
        ("The new bridge cost 90 million euros.", "The old bridge cost 20 million euros."),
        ("The temperature reached 51 degrees.", "The average temperature in May was 43 degrees."),
        ("The train was travelling at 200 km/h.", "The train can travel at 300 km/h."),
        ("Chile lost the final 3-1.", "Chile won the semi-final 2-0."),
        ("The summit was cancelled.", "The last summit was held in Bali."),
        ("Some schools reopened.", "Some schools stayed shut."),
        ("The village was not evacuated.", "The village was flooded."),
        ("The ship did not sink.", "The ship crashed."),
        (
            "The reactor is at full capacity; 12 workers were hurt.",
            "The plant is at full capacity; 30 workers were evacuated.",
        ),
        ("The attack began at about 4 pm.", "The attack began at 4:20 pm."),
        ("The UN says 200 people died this month.", "The UN says 35 people died this week."),
    ],
)
def test_two_subjects_are_not_compared(a, b):
    assert not conflict(a, b)
    assert not conflict(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Chile beat Peru 2-1.", "Chile beat Peru 3-1."),
        ("HTS captured the base.", "The Houthis captured the base."),
        ("The troops are advancing on Goma.", "The troops are withdrawing from Goma."),
        ("The referee awarded a penalty.", "The referee did not give a penalty."),
        ("The match ended 2-1.", "The match ended in a goalless draw."),
        ("The crew survived.", "Two of the crew died."),
        ("Police made no arrests at the derby.", "At least 26 fans were arrested at the derby."),
        ("Three 737 jets were grounded.", "Just one 737 jet was grounded."),
        ("There were no women among the dead.", "Four of the dead were women."),
        ("The temperature reached 51 degrees.", "The temperature did not exceed 43 degrees."),
        ("The insurer will pay for the damage.", "The insurer refuses to pay for the damage."),
        ("Half the crew survived.", "The whole crew died."),
    ],
)
def test_one_subject_is_compared_however_it_is_told(a, b):
    assert conflict(a, b)
    assert conflict(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Metro Line 4 was suspended.", "Metro Line 9 was suspended."),
        ("A passenger train hit a truck.", "A freight train hit a truck."),
        ("Officials found Ebola in two villages.", "Officials found measles in two villages."),
        ("Gunmen stormed a jail and freed Camara.", "Gunmen stormed a jail and killed Camara."),
        ("The drone crashed into a block in Kazan.", "The drone crashed into a factory in Kazan."),
        ("Spain won 3 golds and 11 bronzes.", "Spain won 11 golds and 3 bronzes."),
        (
            "The Danish brewer bought its Polish rival.",
            "The Polish brewer bought its Danish rival.",
        ),
    ],
)
def test_what_differs_in_kind_is_not_merged(a, b):
    assert not answer(a, b)["same"]
    assert not answer(b, a)["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Pirates hijacked a bulk carrier.", "A bulk carrier was seized by pirates."),
        ("The pilot did not survive the crash.", "The pilot died in the crash."),
        ("Prices rose by 50 percent.", "Prices rose by half."),
        ("Gunmen stormed a school in Bamako.", "Gunmen stormed a school in the Malian capital."),
        ("Gunmen abducted 14 nuns in Imo.", "Fourteen nuns were kidnapped by armed men in Imo."),
    ],
)
def test_other_words_are_one_claim(a, b):
    assert answer(a, b)["same"]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("All 181 people on board except two died.", 179.0),
        ("All but two of the 181 people on board died.", 179.0),
        ("Police made 26 arrests.", 26.0),
        ("Three 737 jets were grounded.", 3.0),
    ],
)
def test_a_count_is_read_with_what_stands_beside_it(text, low):
    assert [q.low for q in read(text).quantities] == [low]


def test_an_age_counts_nobody():
    assert not read("The shots were fired by a boy of 14.").quantities


def test_a_number_of_400_digits_is_no_hour():
    assert read("It began about " + "9" * 400).dates == ()
