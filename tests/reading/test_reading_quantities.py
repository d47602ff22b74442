"""Quantities: intervals, what is counted, what befell it, and numbers that count nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.reading import language, quantities
from claimtrack.text import tokens


def find(text, lang=None):
    return quantities.find(text, tokens(text), lang or language.detect(text))


def bounds(text, lang=None):
    return [(q.low, q.high) for q in find(text, lang)]


def told(text, lang=None):
    return [(q.low, q.counted, q.role) for q in find(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 30 miners", (30, None)),
        ("no less than 30 miners", (30, None)),
        ("upwards of 30 miners", (30, None)),
        ("30 or more miners", (30, None)),
        ("30 miners at least", (30, None)),
        ("30+ miners", (30, None)),
        ("30-plus miners", (30, None)),
        ("more than 30 miners", (31, None)),
        ("in excess of 30 miners", (31, None)),
        ("up to 30 miners", (0, 30)),
        ("no more than 30 miners", (0, 30)),
        ("30 miners at most", (0, 30)),
        ("fewer than 30 miners", (0, 29)),
        ("under 30 miners", (0, 29)),
        ("about 30 miners", (27, 33)),
        ("30-odd miners", (27, 33)),
        ("an estimated 400 miners", (360, 440)),
        ("about five miners", (4, 6)),
        ("nearly 100 miners", (88, 100)),
        ("just over 50 miners", (51, 55)),
        ("between 15 and 18 miners", (15, 18)),
        ("15–18 miners", (15, 18)),
        ("from 15 to 18 miners", (15, 18)),
        ("two or three miners", (2, 3)),
        ("two to three hundred miners", (200, 300)),
        ("2-3 million voters", (2_000_000, 3_000_000)),
        ("25-82+ miners", (25, None)),
        ("more than a thousand miners", (1001, None)),
        ("dozens of miners", (20, 199)),
        ("at least dozens of miners", (20, None)),
        ("a few miners", (2, 9)),
        ("half of the 80 miners", (40, 40)),
        ("two thirds of the 90 miners", (60, 60)),
        ("no miners", (0, 0)),
        ("not a single miner", (0, 0)),
        ("none of the miners died", (0, 0)),
        ("the sole survivor", (1, 1)),
        ("only 12 miners", (12, 12)),
        ("one million and a half miners", (1_500_000, 1_500_000)),
        ("a four-year-old boy", (1, 1)),
    ],
)
def test_a_hedge_makes_an_interval(text, expected):
    assert bounds(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected", "unit"),
    [
        ("$3.5 million", 3_500_000, "USD"),
        ("a €20bn rescue", 20_000_000_000, "EUR"),
        ("4 million euros", 4_000_000, "EUR"),
        ("12.5 percent of the vote", 12.5, "percent"),
        ("12 per cent", 12, "percent"),
        ("10 miles north", 16.09344, "km"),
        ("800 metres deep", 0.8, "km"),
        ("two weeks", 14, "day"),
        ("36 hours", 1.5, "day"),
        ("500 kg of cocaine", 0.5, "tonne"),
        ("250 hectares", 2.5, "km2"),
        ("41°C", 41, "celsius"),
        ("50 degrees Fahrenheit", 10, "celsius"),
        ("60 mph", 96.56064, "km/h"),
        ("minus 12 degrees", -12, "celsius"),
        ("90 minutes", 0.0625, "day"),
        ("a 6.1-magnitude earthquake", 6.1, "magnitude"),
        ("one in four voters", 25, "percent"),
    ],
)
def test_measures_are_converted_to_one_unit(text, expected, unit):
    (quantity,) = find(text)
    assert quantity.low == pytest.approx(expected)
    assert quantity.unit == unit


def test_strict_hedges_of_measures_step_by_the_last_digit_said():
    assert bounds("more than 3.5 percent") == [(3.6, None)]
    assert bounds("less than $400 million") == [(0, 399_000_000)]


def test_a_strict_hedge_of_a_single_digit_steps_by_a_hundredth():
    assert bounds("less than $3 billion") == [(0, 2_970_000_000)]


@pytest.mark.parametrize(
    "text",
    [
        "a T-90 and an Mi-8 were seen",
        "Resolution 1701 passed",
        "the 3rd Brigade advanced",
        "Flight 447 is late",
        "they met on 14 May 2021",
        "at 17:45 it began",
        "since 2014",
        "Spain won 2-0",
        "call +49 30 1234 5678",
        "on Route 66",
        "a hospital was hit",
        "John Doe, 52, resigned",
        "the second attack",
        "no such attack took place",
        "one day he left",
        "World War 2",
        "three times as strong",
        "10 Downing Street",
        "he is 31 years old",
        "",
        "2, 3; 5",
    ][:-1],
)
def test_numbers_that_count_nothing_are_no_quantities(text):
    assert bounds(text) == []


def test_ages_are_told_apart_from_counts():
    text = "a 19-year-old woman and two men aged 30 and 41 were held"
    assert bounds(text) == [(1, 1), (2, 2)]
    assert [(a.low, a.high) for a in quantities.ages(tokens(text), "en")] == [
        (19, 19), (30, 30), (41, 41),
    ]  # fmt: skip


def test_a_calibre_is_no_count():
    assert told("a 122 mm rocket landed") == [(1, "rockets", "landed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # disasters
        ("Floods killed 12 people and injured 40.", [(12, "people", "killed"),
                                                     (40, "people", "wounded")]),
        ("12 dead, 40 injured after flood", [(12, "people", "killed"), (40, "people", "wounded")]),
        ("At least nine villagers drowned.", [(9, "civilians", "killed")]),
        ("The death toll has climbed to 61.", [(61, "people", "killed")]),
        ("The toll now stands at 61 dead and 9 missing.", [(61, "people", "killed"),
                                                           (9, "people", "missing")]),
        ("The storm destroyed 4,000 homes and damaged 900.", [(4000, "houses", "destroyed"),
                                                              (900, "houses", "damaged")]),
        ("5,000 homes were damaged or destroyed.", [(5000, "houses", "hit")]),
        ("Rescuers pulled out 5 bodies; 20 people are missing.", [(5, "people", "killed"),
                                                                  (20, "people", "missing")]),
        # elections
        ("The party won 61 seats and lost 12.", [(61, "seats", "won"), (12, "seats", "lost")]),
        ("Turnout was 71 percent.", [(71, "share", "voted")]),
        # companies
        ("The airline will cut 900 jobs.", [(900, "workers", "cut")]),
        ("The maker sold 200,000 cars.", [(200_000, "cars", "sold")]),
        ("The bank was fined $30 million.", [(30_000_000, "money", "fined")]),
        # courts
        ("The court sentenced 8 officers to death.", [(8, "officers", "sentenced")]),
        ("He was jailed for 7 years.", [(2556.75, "duration", "sentenced")]),
        # epidemics
        ("Officials recorded 300 new cases and 12 deaths.", [(300, "people", "infected"),
                                                             (12, "people", "killed")]),
        # protests
        ("Police detained 70 demonstrators.", [(70, "protesters", "arrested")]),
        ("Tens of thousands of people marched.", [(10_000, "people", "protested")]),
        # war
        ("30 rebels killed four soldiers.", [(30, "fighters", ""), (4, "soldiers", "killed")]),
        ("The army lost 5 tanks and 60 men.", [(5, "tanks", "destroyed"), (60, "men", "killed")]),
        ("Air defence shot down 9 of 14 drones.", [(9, "drones", "shot down"), (14, "drones", "")]),
        ("One officer was killed and six wounded.", [(1, "officers", "killed"),
                                                     (6, "officers", "wounded")]),
        ("The blast killed or wounded 80 soldiers.", [(80, "soldiers", "casualties")]),
        ("Three of the 20 hostages escaped.", [(3, "hostages", "fled"), (20, "hostages", "")]),
        # sport
        ("She scored two goals before 40,000 fans.", [(2, "goals", "scored"),
                                                      (40_000, "people", "")]),
    ],
)  # fmt: skip
def test_numbers_are_bound_to_their_noun_and_role(text, expected):
    assert told(text) == [(pytest.approx(low), kind, role) for low, kind, role in expected]


def test_one_head_and_one_hedge_serve_two_numbers():
    first, second = find("up to 12 French and 30 German soldiers were captured")
    assert (first.high, second.high) == (12, 30)
    assert (first.counted, second.counted) == ("soldiers", "soldiers")
    assert (first.role, second.role) == ("captured", "captured")


def test_a_part_of_a_whole_is_marked_and_shares_its_role():
    whole, women, children = find("The fire killed 9 people, including 3 women and two children.")
    assert not whole.subset
    assert women.subset
    assert children.subset
    assert women.role == children.role == "killed"


def test_a_whole_takes_the_role_said_after_its_part():
    whole, part = find("20 people including 4 nurses were killed")
    assert (whole.role, whole.subset) == ("killed", False)
    assert (part.role, part.subset) == ("killed", True)


def test_an_earlier_figure_is_told_apart_from_the_present_one():
    old, new = find("The death toll rose from 30 to 42.")
    assert (old.low, old.role) == (30, "previous")
    assert (new.low, new.role) == (42, "killed")


def test_irrealis_is_marked():
    assert find("The party may have lost as many as 40 seats")[0].possible
    assert find("30 people are feared dead")[0].possible
    assert not find("In May 30 people died")[0].possible


def test_soft_bounds_are_marked_as_conventions():
    assert find("dozens of cows")[0].soft
    assert not find("24 cows")[0].soft


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Au moins 7 policiers ont été blessés", [(7, None, "police", "wounded")]),
        ("Plus de 300 manifestants arrêtés", [(301, None, "protesters", "arrested")]),
        ("Entre 20 et 30 soldats tués", [(20, 30, "soldiers", "killed")]),
        ("Al menos 8 niños murieron", [(8, None, "children", "killed")]),
        ("Más de 1.500 viviendas destruidas", [(1501, None, "houses", "destroyed")]),
        ("Mindestens 6 Soldaten wurden getötet", [(6, None, "soldiers", "killed")]),
        ("Etwa 200 Häuser wurden zerstört", [(180, 220, "houses", "destroyed")]),
        ("Не менее 10 солдат убиты", [(10, None, "soldiers", "killed")]),
        ("Более двадцати мирных жителей ранены", [(21, None, "civilians", "wounded")]),
        ("Щонайменше 6 людей загинули", [(6, None, "people", "killed")]),
        ("مقتل ٨ جنود على الأقل", [(8, None, "soldiers", "killed")]),
    ],
)
def test_other_languages_tell_interval_class_and_role(text, expected):
    assert [(q.low, q.high, q.counted, q.role) for q in find(text)] == expected


def test_own_words_stand_for_known_ones():
    text = "20 tankers were destroyed and 5 zouaves killed"
    own = {"zouaves": "soldiers"}
    assert quantities.find(text, tokens(text), "en", own)[1].counted == "soldiers"


PIECES = st.sampled_from(
    ["at least ", "84 ", "1,200 ", "9" * 400, " soldiers ", "were killed ", "dozens ", "of ",
     "half ", "a ", "third ", "between ", "and ", "-", "%", "$", "km ", "May ", "2024 ",
     "\u202e", "\0", "²", "٣", "one ", "in ", "ten ", "two-thirds ", "24-year-old ", "mm ", ":",
     ".", ",", "0", "from ", "to ", "up ", "Ⅷ ", "½ ", "no ", "none ", "убит ", "قتل ", "五十"]
)  # fmt: skip


@given(
    st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join),
    st.sampled_from(["en", "fr", "es", "de", "ru", "uk", "ar", "zh"]),
)
def test_any_text_gives_quantities_inside_it(text, lang):
    for quantity in find(text, lang):
        assert quantity.high is None or quantity.low <= quantity.high
        assert quantity.low == quantity.low < float("inf")
        start, end = quantity.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == quantity.text


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1,000,", "at least ", "between 1 and ", "hundred and ", "5 of ", "$5 ", "killed ",
     "5 soldiers killed, ", "including 5 ", "one-two-", "aged 5 and ", "五十", "قتلوا "],
)  # fmt: skip
def test_long_repetitive_texts_are_read(piece):
    # How the time grows is in `make bench`; here every text must come to an end, spans inside it.
    text = piece * (12_000 // len(piece))
    assert all(0 <= q.span[0] <= q.span[1] <= len(text) for q in find(text, "en"))
