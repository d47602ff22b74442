"""The whole reading: any text reads, and a reading survives storage."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.reading import from_dict, public_dict, read, to_dict

HOSTILE = [
    "",
    " ",
    "\n\n",
    "...",
    "?!;:,",
    "9" * 400,
    "12 345 6789 0",
    "¹:",
    ", not ( 99:99 \u200b 15: --",
    "a" * 50_000,
    "said " * 5_000,
    "and " * 5_000,
    "not " * 5_000,
    "who " * 3_000,
    ", " * 5_000,
    "(" * 5_000,
    "«» “” \u202e\u200b\ufeff",
    "Русский English العربية 中文 mixed 한국어",
    "مرحبا said that שלום",
    "X" + "'s" * 500,
    "if " * 3_000,
    "the claim that " * 2_000,
    "according to " * 2_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_reads_without_an_error(text: str):
    assert read(text).text == text


WORDS = st.sampled_from(
    "the army rebels Mali Kyiv said denied that not killed 12 people , . ; and but who in near "
    "captured by was were won lost election according to claims of false may will if 40% May "
    "Wagner's: Smith — U.S. didn't".split()
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text_reads_with_spans_inside_it_and_survives_storage(text: str):
    reading = read(text, said="2024-05-05")
    spans = [reading.statement]
    for part in (reading.attribution, reading.quantities, reading.dates, reading.places,
                 reading.actors, reading.clauses):  # fmt: skip
        spans += [item.span for item in part]
    spans += [clause.cue for clause in reading.clauses if clause.cue]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(-1 <= q.clause < len(reading.clauses) for q in reading.quantities)
    assert reading.names <= set(reading.tokens)
    assert from_dict(json.loads(json.dumps(to_dict(reading)))) == reading


def test_reading_is_the_same_each_time():
    text = "Reuters said that rebels captured the port of Sirte, killing dozens."
    assert read(text) == read(text)


def test_the_public_form_has_the_keys_of_the_contract():
    shown = public_dict(read("Twelve people died in Naples, police said."))
    assert {
        "text", "attribution", "quantities", "dates", "places", "actors", "polarity", "modality",
    } <= set(shown)  # fmt: skip
    for quantity in shown["quantities"]:
        assert {"low", "high", "hedge", "soft", "class", "role", "side", "negated", "text"} <= set(
            quantity
        )


def test_synonyms_voice_and_language_leave_the_same_tokens():
    english = read("Rebels captured the airport in Sirte").tokens
    passive = read("The airfield in Sirte was seized by insurgents").tokens
    assert sorted(english) == sorted(passive)


def test_a_translation_shares_most_tokens():
    english = set(read("A missile struck a hospital in Odesa").tokens)
    french = set(read("Un missile a frappé un hôpital à Odessa").tokens)
    russian = set(read("Ракета попала в больницу в Одессе").tokens)
    assert len(english & french) >= 3
    assert len(english & russian) >= 3


def test_names_are_marked_among_the_tokens():
    reading = read("Police in Naples arrested Ingrid Halvorsen.")
    assert reading.names == {"naples", "ingrid-halvorsen"}


def test_the_users_aliases_are_followed():
    plain = read("The Blue Brigade captured the airport.")
    aliased = read("The Blue Brigade captured the airport.", lexicon={"Blue Brigade": "Navy"})
    assert "blue-brigade" in plain.tokens
    assert aliased.tokens == read("The Navy captured the airport.").tokens


@pytest.mark.parametrize(
    "text",
    ["The orchestra lost 50 fighters near Gao.", "50 Orchestra fighters were killed near Gao.",
     "The Orchestra’s men fled Gao."],
)  # fmt: skip
def test_an_alias_reaches_actors_and_figures_and_keeps_the_place_of_what_was_said(text):
    aliased = read(text, lexicon={"Orchestra": "Wagner"})
    (actor,) = (each for each in aliased.actors if each.key == "wagner")
    assert "russia" in actor.sides
    assert text[slice(*actor.span)].lower().startswith("orchestra")
    assert {figure.side for figure in aliased.quantities} <= {"wagner"}
    assert aliased.text == text


def test_an_alias_of_several_words_may_stand_for_several():
    lexicon = {"the boys from X": "Rapid Support Forces"}
    aliased = read("On Friday the boys from X took Gao", lexicon=lexicon)
    assert [actor.key for actor in aliased.actors] == ["rsf"]


def test_aliases_that_name_each_other_do_no_harm():
    assert read("Foo met Bar", lexicon={"Foo": "Bar", "Bar": "Foo"}).tokens


def test_seasons_at_the_end_of_the_calendar_are_read():
    window = read("It happened last winter.", said="9999-12-31").dates[0]
    assert (window.start, window.end) == ("9998-12-01", "9999-02-28")
