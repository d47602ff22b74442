"""Some of a kind, of one place, at one moment are no rival of all; the rest are told by measure."""

import pytest
from asked import conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The avalanche killed nine hikers.", "Two Polish hikers died in the avalanche."),
        ("The bombing killed 40 people.", "Three foreigners died in the bombing."),
        ("The liner had 3,100 people on board.", "Some 900 crew were on board the liner."),
        ("Norway won 37 medals.", "Norway won 16 gold medals."),
        ("The storm killed 2,000 people.", "The storm killed 40 people in the capital."),
        ("There were 140 suspected cases of plague.", "There were 31 confirmed cases of plague."),
        ("The Greens won 34 seats.", "The Greens lost eight seats."),
        ("Seventeen nuns are being held by the gang.", "Five nuns are still being held."),
        ("Cyclone death toll rises to 359", "Ministry cuts cyclone toll to 253"),
        ("The town put 2 million euros into the pier.", "The county gave 5 million for the pier."),
        ("The recall covers 900 cars, including 40 electric ones.", "The recall covers 40 electric "
         "cars."),
        ("The flu killed 140 people.", "Ninety people over the age of 80 died of flu."),
        ("Metro line 4 was shut.", "Metro line 9 was shut."),
        ("The alliance won a third of the seats.", "The alliance won half of the vote."),
        ("The ruling party lost nine seats.", "The Greens lost two seats."),
        ("With half the votes counted, he had 54 percent.", "He finished with 47 percent."),
    ],
)  # fmt: skip
def test_some_of_them_are_no_rival_of_all(a: str, b: str) -> None:
    assert not conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The avalanche killed nine hikers.", "The avalanche killed two hikers."),
        ("Eleven Polish hikers died in the avalanche.", "Two Polish hikers died in the avalanche."),
        ("The liner had 3,100 people on board.", "There were 900 people on board the liner."),
        ("The ferry had 51 passengers aboard.", "There were 350 people aboard the ferry."),
        ("Norway won 16 gold medals.", "Norway won eight gold medals."),
        ("There were 140 confirmed cases of plague.", "There were 31 confirmed cases of plague."),
        ("The bill passed by a single vote.", "The bill passed by 40 votes."),
        ("The crash killed 12 people.", "The crash killed 30 people over the weekend."),
        ("Metro line 4 was shut for three hours.", "Metro line 4 was shut for nine hours."),
        ("The alliance won a third of the seats.", "The alliance won two thirds of the seats."),
        ("The ruling party lost nine seats.", "The ruling party lost two seats."),
    ],
)
def test_the_same_group_told_twice_is_a_conflict(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The prison holds 900 inmates.", "The prison has 120 guards."),
        ("Police seized 400 kg of cocaine.", "Police seized 20 kg of heroin."),
        ("The fire burned 4,000 hectares.", "The fire burned 60 hectares of vineyards."),
        ("The museum drew 900,000 visitors.", "The museum drew 40,000 visitors in its first week."),
        ("The plant made 4,000 cars in May.", "The plant made 40,000 cars last year."),
        ("The tunnel is 12 km long.", "The tunnel lies 300 metres below the seabed."),
        ("The quake struck at a depth of 10 km.", "The quake struck 60 km north of the city."),
        ("The team scored three goals in the first half.", "The team scored five goals."),
        ("Turnout among young voters was 41 percent.", "Turnout was 63 percent."),
        ("Only three states voted against the ban.", "The ban was backed by 120 states."),
        ("Half of the passengers were children.", "A tenth of the passengers were foreigners."),
        ("The mayor won 54 percent of the vote.", "The challenger won 41 percent of the vote."),
    ],
)
def test_another_stuff_way_time_group_or_camp_is_no_rival(a: str, b: str) -> None:
    assert not conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Police seized 400 kg of cocaine.", "Police seized just 20 kg of cocaine."),
        ("The volcano sent ash 12 km into the sky.", "The ash rose only 3 km above the volcano."),
        ("Rescuers pulled 60 people from the rubble alive.", "Only four people were pulled alive "
         "from the rubble."),
        ("The bridge was closed for six months.", "The bridge reopened after nine days."),
        ("The shooter fired 60 rounds.", "Only eight shots were fired."),
        ("Hackers stole the data of 2 million customers.", "The data of 90 million customers was "
         "stolen."),
        ("The mudslide swept away 30 houses.", "The mudslide destroyed 90 houses."),
    ],
)  # fmt: skip
def test_the_same_stuff_way_or_group_is_a_conflict(a: str, b: str) -> None:
    assert conflict(a, b)
