"""An event that has one day or one place, whatever the verb by which it is told."""

import pytest
from asked import conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The election will be held on 3 March.", "Voters go to the polls on 17 March."),
        ("The verdict is due on Friday.", "Judges will deliver their verdict on Monday."),
        ("The rocket lifted off on Tuesday.", "The launch took place on Thursday."),
        ("The walkout began on 3 April.", "Dockers did not start their walkout until 10 April."),
        ("The truce came into force on Friday.", "The ceasefire began on Sunday."),
        ("The inquest opens in May.", "The inquest is due to start in September."),
    ],
)
def test_two_days_of_one_event_exclude_each_other(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The strike begins on Monday.", "The strike ends on Thursday."),
        ("The nurses' strike begins on Monday.", "The teachers' strike begins on Friday."),
        ("The summit opens on Monday.", "Ministers discussed the summit on Friday."),
        ("The union announced the strike on Monday.", "The strike began on Thursday."),
        ("The launch was postponed on Monday.", "The launch is set for Thursday."),
        ("The men's final will be played on Sunday.", "The women's final is set for Saturday."),
        ("The election in Georgia is set for April.", "The election in Chile is set for June."),
        ("The verdict is due on Monday.", "The sentence will be handed down on Friday."),
        ("Workers went on strike on Monday.", "Workers went on strike on Thursday."),
    ],
)
def test_two_events_or_two_ends_of_one_have_two_days(a: str, b: str) -> None:
    assert not conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The envoy was flown to Doha.", "The plane took the envoy to Cairo."),
        ("The virus was first found in Chile.", "The virus was first found in southern India."),
        ("The boat capsized off the coast of Malta.", "The boat capsized off Crete."),
        ("The train derailed in the tunnel.", "The derailment happened before the tunnel."),
        ("The climbers fell from the northern face.", "The climbers fell from the southern face."),
        ("The fugitive was caught at his home.", "The fugitive was caught at the airport."),
        ("The plant will be built in Chile.", "The firm picked Peru as the site for the plant."),
    ],
)
def test_two_places_of_one_happening_exclude_each_other(a: str, b: str) -> None:
    assert conflict(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The army advanced from the north.", "The rebels advanced from the south."),
        ("Fighting raged on the northern bank.", "Fighting raged on the southern bank."),
        ("The envoys were flown to Doha.", "The envoys were flown from Kabul."),
        ("The talks were held in Oslo.", "The next round of talks will be held in Doha."),
        ("The patient was treated at home.", "The patient was treated at the hospital."),
        ("The firm chose Peru as a partner.", "The plant was built in Chile."),
    ],
)
def test_two_places_of_two_happenings_are_not_shown(a: str, b: str) -> None:
    assert not conflict(a, b)
