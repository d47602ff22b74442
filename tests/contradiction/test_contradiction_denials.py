"""A denial contradicts whoever makes the denied statement, in whatever words."""

from __future__ import annotations

import pytest
from asked import conflict

FOR = [
    ("Not one shell fell on the market, the army said.", "Shells fell on the market."),
    (
        "Inspectors found no tunnel under the clinic.",
        "Inspectors found a long tunnel under the clinic.",
    ),
    (
        "The ministry denied that rebels seized the airport.",
        "The airport has fallen to insurgent fighters.",
    ),
    (
        "Reports that the bridge over the Senna was blown up by retreating forces are false.",
        "Retreating troops destroyed the Senna bridge with explosives.",
    ),
    (
        "The gathering was not dispersed with tear gas.",
        "Security forces used tear gas to break up the crowd.",
    ),
    (
        "Divers did not retrieve both black boxes from the plane.",
        "Divers recovered the aircraft's flight recorders.",
    ),
    (
        "Alcaraz did not lose the Wimbledon final to Sinner.",
        "Sinner beat Alcaraz in the Wimbledon final.",
    ),
]
AGAINST = [
    ("The company paid no dividend.", "The company paid $4 million in taxes."),
    ("Ghana and Zambia drew 1-1.", "There was no winner in the match between Ghana and Zambia."),
    (
        "The mayor has denied taking bribes.",
        "Prosecutors have charged the mayor with taking bribes.",
    ),
    (
        "The carmaker denied having sacked 900 workers and put the figure at 60.",
        "The carmaker sacked 60 workers.",
    ),
    ("The hospital was not hit directly.", "The hospital was damaged by the blast."),
    ("The coach was not sacked.", "The coach left the club in May."),
    ("The dockers' strike is not over.", "The dockers are still on strike."),
    ("The actor did not win the award.", "The actor was nominated for the award."),
    ("The judge did not grant bail to the banker.", "The judge granted bail to the banker's wife."),
    ("The minister did not apologise for the cost.", "The minister apologised for the delay."),
]


@pytest.mark.parametrize(("denial", "statement"), FOR)
def test_a_denial_contradicts_the_same_statement_in_other_words(denial, statement):
    for a, b in ((denial, statement), (statement, denial)):
        assert conflict(a, b)


@pytest.mark.parametrize(("denial", "statement"), AGAINST)
def test_a_denial_leaves_alone_what_it_does_not_deny(denial, statement):
    for a, b in ((denial, statement), (statement, denial)):
        assert not conflict(a, b)


def test_who_speaks_is_no_subject_of_what_has_one_or_has_none():
    from claimtrack.reading import read

    told = {
        "Officials said there was no cholera in the camp.": ((),),
        "According to the media, the club denied that it had paid a fine.": (("team",),),
        "The company denied that it had paid a fine.": (("company",),),
    }
    for text, agents in told.items():
        assert tuple(clause.agents for clause in read(text).clauses) == agents


def test_when_it_was_reported_is_no_date_of_what_happened():
    a = "The ship was never inspected before it sailed, the agency reported on Monday."
    assert conflict(a, "Port officials inspected the ship before it sailed.")


@pytest.mark.parametrize(
    ("denial", "statement"),
    [
        (
            "Le ministère a démenti toute frappe sur l'hôpital.",
            "L'aviation russe a frappé l'hôpital.",
        ),
        ("El ministerio negó un ataque contra el hospital.", "La aviación rusa atacó el hospital."),
        ("Министерство опровергло информацию о гибели генерала.", "Генерал погиб."),
        ("نفت وزارة الدفاع أنباء عن قصف المستشفى.", "قصفت الطائرات الروسية المستشفى."),
        ("نفت وزارة الدفاع أن الطائرات قصفت المستشفى.", "قصفت الطائرات الروسية المستشفى."),
    ],
)
def test_reports_are_denied_in_every_language(denial, statement):
    assert conflict(denial, statement)


def test_an_offer_that_is_rejected_abroad_is_no_denial():
    assert not conflict("Le syndicat a rejeté l'offre.", "Le patron a fait une offre.")
