"""A deed that comes about once in an event has one day and one place, whatever words tell it."""

import pytest
from asked import conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The singer Sabri died on Monday.", "Sabri breathed her last on Thursday evening."),
        ("Monday's death of Sabri was sudden.", "Thursday saw the passing of Sabri."),
        ("Prime Minister Tal quit on Monday.", "It was on Friday that Tal stepped down."),
        ("Tal did not step down until Thursday.", "Tal resigned on Monday."),
        ("The quake hit Lorn at 4 a.m.", "Lorn was shaken at about two in the afternoon."),
        ("The ferry capsized on Friday night.", "The ferry went down on Sunday."),
        ("The explosion happened on Monday.", "The bomb went off at the barracks on Friday."),
        ("The ambush of the UN convoy came on Monday.", "The UN convoy was attacked on Friday."),
        ("Peru will hold its snap election on 4 May.", "Polling day in Peru is 1 June."),
        ("Power in Athens went out at noon.", "The blackout in Athens began at 9 p.m."),
        (
            "The collapse of the Varno bridge came on Monday.",
            "The Varno bridge gave way on Friday.",
        ),
    ],
)
def test_two_days_of_one_deed_exclude_each_other(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Halmos was arrested in Dubai.", "Portuguese police nabbed the fugitive Halmos."),
        ("Viktor Halmos was caught in Dubai.", "The arrest of Halmos took place in Portugal."),
        ("The lost Vermeer resurfaced in Belgium.", "The Vermeer came to light in Croatia."),
        (
            "Both engineers were freed in Keld.",
            "The engineers were let go near Marrun, or so the army said.",
        ),
        ("The Lima summit talks opened in Quito.", "The Lima summit session was held in Bogota."),
        ("Prince Aldo wed in Turin.", "The wedding of Prince Aldo took place in Naples."),
    ],
)
def test_two_places_of_one_deed_exclude_each_other(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bridge collapsed on Monday.", "The crane collapsed on Tuesday."),
        ("Police arrested two suspects on Monday.", "Police arrested two suspects on Tuesday."),
        ("A bus crashed on Monday.", "A bus crashed on Thursday."),
        ("The singer died on Monday.", "The singer will be buried on Friday."),
        ("The president died on Monday.", "The president's widow died on Thursday."),
        ("Halmos was arrested in Dubai.", "The lawyer was detained in Naples."),
        (
            "The minister resigned on Monday after the vote on Sunday.",
            "The minister resigned on Monday.",
        ),
        (
            "The recovered Vermeer went on display in Rotterdam.",
            "The Vermeer was found in Antwerp.",
        ),
        ("Sabri fell ill on the Saturday before her death.", "Sabri died on Monday."),
        ("The army attacked Goma on Monday.", "The army attacked Goma on Friday."),
        ("Rebels attacked the convoy on Monday.", "Rebels attacked the hospital on Tuesday."),
        ("The ministers met in Geneva.", "The ministers will meet again in Vienna."),
        ("The election in Georgia is set for May.", "The election in Chile is set for June."),
        ("Chileans vote on Sunday.", "Chile's parliament voted on Friday."),
        ("Two soldiers were killed in Mali.", "Two soldiers were killed in Niger."),
        ("The quake came at 2 p.m.", "The quake struck in the early afternoon."),
        ("Halmos was alive on Monday and died the next day.", "Halmos died on Tuesday."),
    ],
)
def test_two_deeds_or_one_told_twice_exclude_nothing(a: str, b: str) -> None:
    assert not conflict(a, b)
