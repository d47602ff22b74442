"""Dates: windows of days with their EDTF, told from the day the claim was made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.reading import dates, language
from claimtrack.text import tokens

SAID = "2023-03-15"  # a Wednesday


def find(text, said=SAID, lang=None):
    return dates.find(text, tokens(text), lang or language.detect(text), said)


def first(text, said=SAID, lang=None):
    found = find(text, said, lang)
    return (found[0].start, found[0].end) if found else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 4 March", "2023-03-04", "2023-03-04"),
        ("on 4 May", "2022-05-04", "2022-05-04"),
        ("March 4th, 2021", "2021-03-04", "2021-03-04"),
        ("the 4th of March 2021", "2021-03-04", "2021-03-04"),
        ("4-6 March", "2023-03-04", "2023-03-06"),
        ("March 4 to 6", "2023-03-04", "2023-03-06"),
        ("from 28 February to 3 March", "2023-02-28", "2023-03-03"),
        ("between 4 and 6 March 2020", "2020-03-04", "2020-03-06"),
        ("30 December 2022 to 2 January 2023", "2022-12-30", "2023-01-02"),
        ("2021-03-04", "2021-03-04", "2021-03-04"),
        ("04.03.2021", "2021-03-04", "2021-03-04"),
        ("25/12/2021", "2021-12-25", "2021-12-25"),
        ("2021-03", "2021-03-01", "2021-03-31"),
        ("in April 2020", "2020-04-01", "2020-04-30"),
        ("in April", "2022-04-01", "2022-04-30"),
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("2014-2016", "2014-01-01", "2016-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("early March 2020", "2020-03-01", "2020-03-10"),
        ("mid-February", "2023-02-11", "2023-02-20"),
        ("late February 2020", "2020-02-21", "2020-02-29"),
        ("late 2020", "2020-09-01", "2020-12-31"),
        ("winter 2020", "2020-12-01", "2021-02-28"),
        ("last summer", "2022-06-01", "2022-08-31"),
        ("the first quarter of 2021", "2021-01-01", "2021-03-31"),
        ("Q3 2021", "2021-07-01", "2021-09-30"),
        ("the second half of 2021", "2021-07-01", "2021-12-31"),
        ("today", "2023-03-15", "2023-03-15"),
        ("yesterday", "2023-03-14", "2023-03-14"),
        ("tomorrow", "2023-03-16", "2023-03-16"),
        ("the day before yesterday", "2023-03-13", "2023-03-13"),
        ("last night", "2023-03-14", "2023-03-15"),
        ("three days ago", "2023-03-12", "2023-03-12"),
        ("two months ago", "2023-01-01", "2023-01-31"),
        ("on Tuesday", "2023-03-14", "2023-03-14"),
        ("on Wednesday", "2023-03-15", "2023-03-15"),
        ("last Wednesday", "2023-03-08", "2023-03-08"),
        ("next Friday", "2023-03-17", "2023-03-17"),
        ("they will meet on Friday", "2023-03-17", "2023-03-17"),
        ("Tuesday, 14 March", "2023-03-14", "2023-03-14"),
        ("at the weekend", "2023-03-11", "2023-03-12"),
        ("the end of February", "2023-02-21", "2023-02-28"),
        ("the last week of February", "2023-02-22", "2023-02-28"),
        ("mid-2021", "2021-05-01", "2021-08-31"),
        ("January-February 2021", "2021-01-01", "2021-02-28"),
        ("10 March - 2 April", "2023-03-10", "2023-04-02"),
        ("on Christmas Day", "2022-12-25", "2022-12-25"),
        ("on the 9th", "2023-03-09", "2023-03-09"),
        ("24-Feb-2022", "2022-02-24", "2022-02-24"),
        ("this week", "2023-03-13", "2023-03-19"),
        ("last month", "2023-02-01", "2023-02-28"),
        ("last year", "2022-01-01", "2022-12-31"),
        ("in the past 24 hours", "2023-03-14", "2023-03-15"),
        ("the night of 3-4 March", "2023-03-03", "2023-03-04"),
        ("overnight into Sunday", "2023-03-11", "2023-03-12"),
        ("overnight on Sunday", "2023-03-12", "2023-03-12"),
        ("overnight Saturday to Sunday", "2023-03-11", "2023-03-12"),
        ("late Saturday into Sunday", "2023-03-11", "2023-03-12"),
        ("Saturday night into Sunday morning", "2023-03-11", "2023-03-12"),
        ("between Monday and Wednesday", "2023-03-13", "2023-03-15"),
        ("between Friday evening and Sunday morning", "2023-03-10", "2023-03-12"),
        ("Tuesday-Thursday", "2023-03-07", "2023-03-09"),
        ("open Mon-Wed", "2023-03-13", "2023-03-15"),
        ("30 April-2 May 2022", "2022-04-30", "2022-05-02"),
        ("28 December 2022 - 3 January 2023", "2022-12-28", "2023-01-03"),
        ("30.04.-02.05.2022", "2022-04-30", "2022-05-02"),
        ("2022-04-30 to 2022-05-02", "2022-04-30", "2022-05-02"),
        ("in May last year", "2022-05-01", "2022-05-31"),
        ("around 4 March", "2023-03-02", "2023-03-06"),
        ("before 4 March", None, "2023-03-03"),
        ("after 4 March", "2023-03-05", None),
        ("since 2014", "2014-01-01", None),
        ("until 4 March", None, "2023-03-04"),
        ("le 4 mars 2021", "2021-03-04", "2021-03-04"),
        ("el 4 de marzo de 2021", "2021-03-04", "2021-03-04"),
        ("am 4. März 2021", "2021-03-04", "2021-03-04"),
        ("4 марта 2021 года", "2021-03-04", "2021-03-04"),
        ("4 березня 2021 року", "2021-03-04", "2021-03-04"),
    ],
)
def test_a_date_is_a_window_of_days(text, start, end):
    assert first(text) == (start, end)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("fr", "hier"), ("es", "ayer"), ("de", "gestern"), ("ru", "вчера"), ("uk", "вчора"),
     ("ar", "أمس")],
)  # fmt: skip
def test_yesterday_is_known_in_every_language(lang, text):
    assert first(text, SAID, lang) == ("2023-03-14", "2023-03-14")


@pytest.mark.parametrize(
    ("lang", "text"),
    [("it", "il 4 marzo 2021"), ("pt", "em 4 de março de 2021"), ("nl", "op 4 maart 2021")],
)
def test_languages_without_a_table_have_their_months_read(lang, text):
    assert first(text, SAID, lang) == ("2021-03-04", "2021-03-04")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("4 March 2021", "2021-03-04"),
        ("March 2021", "2021-03"),
        ("4-6 March 2021", "2021-03-04/2021-03-06"),
        ("around 4 March 2021", "2021-03-04~"),
        ("before 4 March 2021", "../2021-03-03"),
        ("since 4 March 2021", "2021-03-04/.."),
        ("spring 2021", "2021-21"),
    ],
)
def test_windows_carry_edtf(text, edtf):
    assert find(text)[0].edtf == edtf


def test_times_of_day_go_to_the_date_beside_them():
    (window,) = find("at 15:30 on 4 March 2021")
    assert (window.start, window.hours) == ("2021-03-04", (930, 930))
    assert find("on Monday at 6 pm")[0].hours == (1080, 1080)


@pytest.mark.parametrize(
    "text",
    ["they may leave", "the march went on", "3-1", "two Sun papers", "", "1204"],
)
def test_what_is_no_date_is_not_read_as_one(text):
    assert find(text) == ()


def test_without_a_day_of_saying_only_what_was_said_is_known():
    (window,) = find("on 4 March", said=None)
    assert (window.start, window.end, window.edtf) == (None, None, "XXXX-03-04")


def test_windows_without_a_year_are_compared_by_what_they_say():
    def window(text):
        return find(text, said=None)[0]

    assert dates.apart(window("on 4 March"), window("on 6 March"))
    assert not dates.apart(window("on 4 March"), window("4 March 2020"))
    assert dates.apart(window("on 5 March"), window("4 March 2020"))
    assert not dates.apart(window("in March"), window("4 March 2020"))
    assert dates.apart(window("on Monday"), window("on Tuesday"))
    assert dates.apart(window("in 2020"), window("in 2021"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-03-04", ("2021-03-04", "2021-03-04")),
        ("2021-03-04T10:15:00Z", ("2021-03-04", "2021-03-04")),
        ("2021-03", ("2021-03-01", "2021-03-31")),
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2021~", ("2021-01-01", "2021-12-31")),
        ("2021-21", ("2021-03-01", "2021-05-31")),
        ("2021-03-XX", ("2021-03-01", "2021-03-31")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("2021-03-04/2021-03-06", ("2021-03-04", "2021-03-06")),
        ("2021-03-04/..", ("2021-03-04", None)),
        ("../2021", (None, "2021-12-31")),
    ],
)
def test_said_is_iso_or_edtf(value, expected):
    assert dates.parse_said(value) == expected


@pytest.mark.parametrize(
    "value",
    ["yesterday", "4 March 2021", "2021-13-01", "2021-02-30", "", "..", "../..", "21-03-04",
     "2021-03-04T25:00", "2022/2021", "2021/2022/2023", "٢٠٢١"],
)  # fmt: skip
def test_anything_else_is_no_said(value):
    with pytest.raises(ValueError, match="ISO 8601"):
        dates.parse_said(value)


PIECES = st.sampled_from(
    ["1 ", "31 ", "May ", "2024 ", "-", " to ", "between ", "night of ", "last ", "week ", "ago ",
     "two ", "early ", "Q1 ", "15:30 ", "Monday ", "before ", "since ", "0000", "9999-12-31 ",
     "yesterday ", "²", "30 February ", "."]
)  # fmt: skip


@given(
    st.lists(PIECES | st.text(max_size=3), max_size=20).map("".join),
    st.sampled_from(["en", "fr", "es", "de", "ru", "uk", "ar", "ja"]),
    st.sampled_from([None, "0001-01-01", "2023-03-15", "9999-12-31", "nonsense"]),
)
def test_any_text_gives_windows_inside_it(text, lang, said):
    for window in find(text, said, lang):
        assert text[window.span[0] : window.span[1]] == window.text != ""
        assert not (window.start and window.end) or window.start <= window.end


@pytest.mark.parametrize(
    ("lang", "text", "start", "end"),
    [
        ("de", "in der Nacht zum Sonntag", "2023-03-11", "2023-03-12"),
        ("de", "in der Nacht von Samstag auf Sonntag", "2023-03-11", "2023-03-12"),
        ("de", "am Montagabend", "2023-03-13", "2023-03-13"),
        ("de", "vor zwei Tagen", "2023-03-13", "2023-03-13"),
        ("de", "im Mai letzten Jahres", "2022-05-01", "2022-05-31"),
        ("ru", "в ночь на воскресенье", "2023-03-11", "2023-03-12"),
        ("ru", "в ночь с 11 на 12 марта", "2023-03-11", "2023-03-12"),
        ("ru", "между понедельником и средой", "2023-03-13", "2023-03-15"),
        ("ru", "на прошлой неделе", "2023-03-06", "2023-03-12"),
        ("ru", "неделю назад", "2023-03-08", "2023-03-08"),
        ("uk", "з понеділка по середу", "2023-03-13", "2023-03-15"),
        ("uk", "у травні минулого року", "2022-05-01", "2022-05-31"),
        ("fr", "il y a deux jours", "2023-03-13", "2023-03-13"),
        ("fr", "la semaine dernière", "2023-03-06", "2023-03-12"),
        ("fr", "entre lundi et mercredi", "2023-03-13", "2023-03-15"),
        ("es", "hace tres años", "2020-01-01", "2020-12-31"),
        ("es", "el mes pasado", "2023-02-01", "2023-02-28"),
        ("ar", "بين الاثنين والأربعاء", "2023-03-13", "2023-03-15"),
        ("ar", "في 5 كانون الثاني 2023", "2023-01-05", "2023-01-05"),
        ("ar", "في 5 مايو/أيار 2022", "2022-05-05", "2022-05-05"),
        ("ar", "قبل يومين", "2023-03-13", "2023-03-13"),
    ],
)
def test_weekdays_nights_and_spans_are_read_in_other_languages(lang, text, start, end):
    assert first(text, lang=lang) == (start, end)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "in den letzten Wochen"),
        ("de", "vor zwei Gerichten"),
        ("fr", "il y a 20 morts"),
        ("fr", "ces deux dernières semaines"),
        ("uk", "тому що"),
        ("en", "a May-5 thing"),
        ("en", "the Sun-Times reported"),
    ],
)
def test_what_only_looks_like_a_span_is_no_date(lang, text):
    assert find(text, lang=lang) == ()
