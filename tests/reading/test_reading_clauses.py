"""Who did what to whom: active, passive and nominal, and where a sentence says two things."""

from __future__ import annotations

import pytest

from claimtrack.model import Clause
from claimtrack.reading import read


def clauses(text: str) -> tuple[Clause, ...]:
    return read(text, lang="en").clauses


@pytest.mark.parametrize(
    "text",
    [
        "Peru invaded Ecuador.",
        "Ecuador was invaded by Peru.",
        "Peru's invasion of Ecuador",
        "The invasion of Ecuador by Peru",
    ],
)
def test_voice_and_noun_say_the_same(text: str):
    (clause,) = clauses(text)
    assert (clause.head, clause.agents, clause.patients) == ("enter", ("peru",), ("ecuador",))


@pytest.mark.parametrize(
    ("text", "agents", "patients"),
    [
        ("The attack on Chile by Peru was brief", ("peru",), ("chile",)),
        ("Peru carried out an attack on Chile", ("peru",), ("chile",)),
        ("An attack was carried out on Chile by Peru", ("peru",), ("chile",)),
    ],
)
def test_a_light_verb_leaves_the_act_to_its_noun(text: str, agents: object, patients: object):
    clause = clauses(text)[0]
    if clause.head == "attack":
        assert (clause.agents, clause.patients) == (agents, patients)


def test_to_die_is_to_be_killed():
    (clause,) = clauses("Three divers died in the cave")
    assert clause.head == "kill"
    assert clause.agents == ()


def test_a_headline_participle_is_a_passive():
    (clause,) = clauses("Two divers killed by lightning")
    assert clause.head == "kill"
    assert "diver" in clause.patients
    assert "lightn" in clause.agents


def test_a_semicolon_parts_two_claims():
    first, second = clauses("The airliner was not shot down; it crashed.")
    assert (first.head, first.polarity) == ("shoot-down", "negated")
    assert (second.head, second.polarity) == ("crash", "affirmed")


def test_but_parts_two_claims():
    first, second = clauses("The crew survived but the captain drowned.")
    assert (first.head, second.head) == ("survive", "kill")


def test_and_with_a_second_verb_parts_two_claims():
    first, second = clauses("The army captured the port and the rebels withdrew.")
    assert (first.head, second.head) == ("capture", "withdraw")
    assert second.agents == ("rebel",)


def test_and_between_nouns_parts_nothing():
    (clause,) = clauses("France and Germany signed the treaty.")
    assert set(clause.agents) == {"france", "germany"}


def test_a_participle_goes_on_with_the_same_subject():
    first, second = clauses("The hurricane hit the coast, killing nine sailors.")
    assert second.head == "kill"
    assert first.agents == second.agents


def test_what_is_set_apart_by_not_is_negated():
    first, second = clauses("Villagers, not the loggers, burned the sawmill.")
    assert first.agents == ("villager",)
    assert (second.agents, second.polarity) == (("logger",), "negated")


def test_a_relative_clause_leaves_the_main_clause_whole():
    heads = {c.head: c for c in clauses("The pilot who landed the plane was arrested.")}
    assert "pilot" in heads["arrest"].patients


def test_a_catenative_verb_leaves_the_head_to_the_next():
    (clause,) = clauses("The climbers managed to cross the glacier.")
    assert clause.head == "cross"
    assert clause.agents == ("climber",)


def test_left_dead_is_killed():
    (clause,) = clauses("The avalanche left six skiers dead.")
    assert clause.head == "kill"


def test_what_something_is_said_to_be_is_the_head():
    assert clauses("The painting is genuine.")[0].head == "be:genuine"
    assert clauses("The border remains open.")[0].head == "be:open"


def test_a_verb_with_several_meanings_is_read_by_its_object():
    assert clauses("The price of bread fell")[0].head == "shrink"
    assert clauses("The city fell to the rebels")[0].head == "capture"
    assert clauses("Norway lost the match")[0].head == "lose-contest"
    assert clauses("Norway lost a submarine")[0].head == "lose"


def test_french_and_spanish_are_read_by_word_order():
    french = read("L'armée tchadienne a capturé la ville", lang="fr").clauses[0]
    assert (french.head, french.agents) == ("capture", ("chad", "army"))
    passive = read("La ville a été capturée par le Tchad", lang="fr").clauses[0]
    assert passive.agents == ("chad",)
