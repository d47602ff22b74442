"""One measure told in other words is compared; another measure, or another's, is not."""

import pytest
from asked import conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The airline will cut 4,500 jobs.", "No more than 800 jobs will go at the airline."),
        ("The steel plant is laying off 350 people.", "Some 2,000 people will lose their jobs at "
         "the steel plant."),
        ("The factory employs 1,400 people.", "The factory has a workforce of 300."),
        ("The ferry sank with 300 passengers on board.", "There were only 90 people on the ferry "
         "when it sank."),
        ("Gunmen took 40 pupils from the school.", "Gunmen abducted 12 pupils from the school."),
        ("The clashes cost 14 soldiers their lives.", "Fifty soldiers fell in the clashes."),
        ("At least 400 people have caught cholera in the camp.", "The camp has had 60 cases of "
         "cholera."),
        ("The mayor won 54 percent of the vote.", "The mayor ended with 47 percent of the vote."),
        ("The talks lasted nine hours.", "The talks broke up after 40 minutes."),
        ("The patient was in a coma for six months.", "The patient woke from the coma after nine "
         "days."),
        ("The flight was delayed by five hours.", "The flight left 20 minutes late."),
        ("The bridge cost 90 million euros.", "The bridge was built for 30 million euros."),
        ("The council put rents up by 5 percent.", "The council approved a 2 percent rent rise."),
        ("The storm had sustained winds of 205 km/h.", "The storm's sustained winds reached 120 "
         "km/h."),
        ("Monday's walkout in Arda drew 9,000 nurses.", "The number of strikers in Arda on Monday "
         "was put at 1,400."),
        ("Hackers stole the records of five million Telva customers.", "The Telva breach exposed "
         "the data of 80,000 users."),
        ("The kidnappers received $4 million for the engineer's release.", "A ransom of $900,000 "
         "was paid for the engineer."),
        ("The fire burned 9,000 hectares near Solva.", "The flames consumed 2,000 hectares of "
         "forest near Solva."),
        ("The company is to lay off 3,000 workers in Brno.", "Nine hundred staff in Brno face "
         "redundancy at the company."),
        ("The express was doing 140 km/h when it derailed.", "The locomotive entered the bend at "
         "60 km/h when the express derailed."),
        ("The outage in Torva lasted nine hours.", "It took the operator two hours to restore "
         "power to Torva."),
    ],
)  # fmt: skip
def test_one_measure_in_other_words_is_compared(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The carmaker employs 30,000 people.", "The carmaker will cut 3,000 jobs."),
        ("The closure cost 600 miners their jobs.", "The explosion cost 12 miners their lives."),
        ("The mayor won 54 percent of the vote.", "The challenger took 41 percent of the vote."),
        ("The Greens won 34 seats.", "The Left got 21 seats."),
        ("The talks lasted nine hours.", "The talks resumed after 40 minutes."),
        ("The strike lasted six weeks.", "The strike cost the firm three weeks of output."),
        ("The city has 200,000 inhabitants.", "Some 50,000 inhabitants have fled the city."),
        ("The strike idled 3,000 dockers.", "The strike idled 450 crane operators."),
        ("The council put rents up by 5 percent.", "The council put parking fees up by 2 percent."),
        ("Germany pledged 90 million euros for victims.", "France gave 40 million for victims."),
        ("The storm had sustained winds of 120 km/h.", "The storm brought gusts of 205 km/h."),
        (
            "Some 9,000 nurses joined the strike in Arda.",
            "Forty buses stood idle in Arda because of the strike.",
        ),
        (
            "Customs seized 4 tonnes of heroin in Bar.",
            "The heroin in Bar was packed in bricks of half a kilo.",
        ),
        ("The minister took $2 million in bribes.", "The minister earned $90,000 a year."),
        ("The blast in Kuro killed nine soldiers.", "Two civilians also died in the blast."),
        (
            "Norland pledged $120 million to Moria.",
            "All donors together pledged $1 billion to Moria.",
        ),
        (
            "Norland pledged $120 million to Moria.",
            "About $50 million of Norland's pledge to Moria is for roads.",
        ),
        ("The train was doing 140 km/h.", "The lorry was doing 60 km/h."),
        ("Ninety people survived the shipwreck.", "Twelve survivors were taken to hospital."),
        (
            "The outage in Torva lasted nine hours.",
            "The operator took two hours to inform the mayor of the outage.",
        ),
        (
            "The mayor was sentenced to six years in prison.",
            "The mayor was barred from office for ten years.",
        ),
    ],
)
def test_another_measure_or_anothers_is_not(a: str, b: str) -> None:
    assert not conflict(a, b)


def test_raised_to_a_share_is_not_raised_by_it() -> None:
    from asked import answer

    assert not answer("The rate was raised to 21 percent.", "The rate was raised by 21 percent.")[
        "same"
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The company paid a ransom of $4 million.", "The company paid no ransom."),
        ("The families received no compensation.", "The families got $2 million in compensation."),
        ("He was arrested four times.", "He was arrested twice."),
        ("The striker scored twice in the final.", "The striker scored a hat-trick in the final."),
        ("The talks lasted a week.", "The talks were over within an hour."),
        ("There are 200 wolves in the park.", "The park is home to 40 wolves."),
        (
            "The attack killed 36 security personnel.",
            "Over 100 security forces died in the attack.",
        ),
    ],
)
def test_none_of_it_how_often_and_how_many_there_are(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("No ransom was demanded.", "The thieves stole $4 million."),
        ("Spain has seven reactors.", "There are 56 reactors in France."),
        ("The striker scored twice against Chile.", "The striker scored a hat-trick against Peru."),
        ("Ninety countries attended the summit.", "Forty countries signed the declaration."),
        ("She won by 4,000 votes.", "She won 40,000 votes."),
        ("A bomb killed nine soldiers in the north.", "A bomb killed three soldiers in the south."),
        ("Twelve people were rescued on Monday.", "Thirty have been rescued since Monday."),
        ("Half of the pupils passed.", "A third of the pupils failed maths."),
        ("The mine yields 40 tonnes of gold a year.", "The mine yielded nine tonnes of gold in "
         "March."),
        ("The strike is expected to last three days.", "The strike lasted five days."),
    ],
)  # fmt: skip
def test_another_kind_of_count_is_not(a: str, b: str) -> None:
    assert not conflict(a, b)
