"""Acts that are told by a phrase: the clause and the words that are matched have one concept."""

from __future__ import annotations

import pytest

from claimtrack.ledger.compare import compare_texts
from claimtrack.reading import read


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The ban took effect on Monday.", "begin"),
        ("The tariffs go into effect in June.", "begin"),
        ("The truce came to a close.", "end"),
        ("The rebels laid down their arms.", "surrender"),
        ("The cyclone came ashore in Odisha.", "make-landfall"),
        ("Hackers gained access to the accounts.", "enter"),
        ("The witness took the stand.", "testify"),
        ("The plane took off from Lima.", "take-off"),
        ("Police tracked down the driver.", "find"),
        ("The factory shut its doors in May.", "close"),
    ],
)
def test_a_phrase_is_one_act_and_one_word(text, act):
    told = read(text)
    assert told.clauses[0].head == act
    assert act in told.tokens
    assert told.tokens.count("capture") == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ban took effect on Monday.", "The ban came into force on Monday."),
        ("The truce came to a close on Friday.", "The truce ended on Friday."),
        ("The witness took the stand in court.", "The witness testified in court."),
        ("The court rejected the appeal.", "The court threw out the appeal."),
        ("The two clubs reached an agreement.", "The two clubs came to an agreement."),
        ("The village was razed to the ground.", "The village was destroyed."),
    ],
)
def test_two_phrases_of_one_act_say_the_same(a, b):
    assert compare_texts(a, b)["same"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ban took effect on Monday.", "The ban was lifted on Monday."),
        ("The cyclone came ashore in Odisha.", "The cyclone never made landfall in Odisha."),
        ("The plane took off from Lima.", "The plane landed in Lima."),
    ],
)
def test_phrases_of_other_acts_do_not_say_the_same(a, b):
    assert not compare_texts(a, b)["same"]


def test_what_becomes_of_somebody_is_told_by_the_state():
    assert "infect" in " ".join(read("Ten patients became infected in hospital.").tokens)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The defendant lodged an appeal against the verdict.", "appeal"),
        ("Turkey issued a condemnation of the attack.", "condemn"),
        ("The judge handed down a ruling on the merger.", "rule"),
        ("The navy imposed a blockade on the port.", "besiege"),
        ("The goalkeeper sustained an injury to his knee.", "wound"),
        ("A protest was lodged by Japan.", "protest"),
        ("The farmers put up a blockade.", "besiege"),
        ("The hospital gave treatment to the passengers.", "cure"),
    ],
)
def test_a_verb_of_giving_or_bearing_and_the_noun_of_an_act_are_that_act(text, act):
    assert read(text).clauses[0].head == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The army brought aid to the villages.", "help"),
        ("The union gave strike leaders a warning.", "walk-out"),
        ("The drone took the lead in the attack.", "attack"),
        ("The army took losses in the north.", "lose"),
        ("The bank put off the merger.", "merge"),
        ("The court imposed a ban.", "impose-nothing"),
    ],
)
def test_a_thing_that_is_given_is_no_act(text, act):
    assert read(text).clauses[0].head != act


def test_what_somebody_suffers_is_done_to_him():
    clause = read("The goalkeeper sustained an injury to his knee.").clauses[0]
    assert (clause.agents, clause.patients) == ((), ("player",))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The thieves got away.", "flee"),
        ("The thieves did not get away.", "flee"),
        ("The parliament did away with the tax.", "abolish"),
        ("The deputies got the better of the minister.", "win"),
        ("The search got under way.", "begin"),
    ],
)
def test_get_and_do_lead_phrases(text, act):
    assert read(text).clauses[0].head == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The club showed the coach the door.", "dismiss-from"),
        ("The board gave the takeover the green light.", "approve"),
        ("Police took the smuggler into custody.", "arrest"),
    ],
)
def test_the_words_of_a_phrase_behind_its_object_are_no_words_of_their_own(text, act):
    told = read(text)
    assert told.clauses[0].head == act
    assert not {"door", "green", "light", "custodi", "arrest"} & set(told.tokens) - {act}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The police broke up the crowd.", "disperse"),
        ("The satellite broke up over Chad.", "collapse"),
        ("Iran walked away from the treaty.", "withdraw"),
        ("The pilot walked away from the crash.", "survive"),
        ("The nurse came down with Ebola.", "infect"),
        ("The plane came down with 12 people aboard.", "crash"),
        ("The ferry went down with 212 people aboard.", "sink"),
        ("The case was thrown out of court.", "reject"),
        ("The fans were thrown out of the bar.", "expel"),
        ("The village took in refugees.", "admit-in"),
        ("Cholera erupted in Beira.", "begin"),
        ("The volcano erupted.", "erupt"),
    ],
)
def test_a_phrase_with_several_meanings_goes_by_what_it_is_about(text, act):
    assert read(text).clauses[0].head == act


@pytest.mark.parametrize(
    "text", ["The talks in Geneva came to nothing.", "Aerix fell short of its target."]
)
def test_what_a_phrase_says_no_with_is_the_act_and_no_negation(text):
    assert read(text).clauses[0].polarity == "affirmed"


def test_what_a_phrase_denies_behind_it_is_still_denied():
    assert read("The party fell short of winning a majority.").clauses[0].polarity == "negated"


def test_no_before_the_noun_of_a_phrase_negates():
    assert read("The minister had no part in the plot.").clauses[0].polarity == "negated"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The factory in Izmir went up in smoke.", "Prices in Izmir went up."),
        ("Officials put out a statement.", "Officials extinguished the blaze."),
        ("The shipyard changed hands.", "The shipyard changed."),
        ("The team took a break.", "The team took the town."),
        ("The workers got paid.", "The workers got away."),
        ("The minister has got to go.", "The minister arrived."),
        ("The team got to work.", "The team arrived at work."),
        ("The firm gave up to 40 plots.", "The firm extradited 40 people."),
        ("The bus turned over documents.", "The bus overturned."),
        ("The company lent the mayor money.", "The company supported the mayor."),
    ],
)
def test_words_of_a_phrase_in_another_use_are_not_that_act(a, b):
    assert not compare_texts(a, b)["same"]
