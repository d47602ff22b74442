"""What only one gets goes to one: a contract, a post, a prize, a company, a plant."""

import pytest
from asked import conflict


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Aeralto goes to Germany's Lufthansa.", "Turks take over Portugal's Aeralto."),
        ("Portugal sold Aeralto to the Frankfurt-based group.",
         "Turkey's national airline has won the race for Aeralto."),
        ("The contract to build the Odel bridge went to Ferrum.",
         "Strabag secured the order for the Odel bridge."),
        ("The licence for Qasira went to the French.", "China's Sinopec wins the Qasira contract."),
        ("Nokia won the contract for the network in Lima.",
         "The Lima network contract was awarded to Huawei."),
        ("Marta Ruiz will take the helm at Arvex.", "Arvex picked Jan Kowal as chief executive."),
        ("An Iranian production carried off the Golden Leopard.",
         "The Golden Leopard winner is an Argentine film."),
        ("The Booker Prize was awarded to Amara Okoye.", "Sean Daly won the Booker Prize."),
        ("Volta's new factory goes to Rosk.",
         "Hemlin has been picked as the home of Volta's plant."),
    ],
)  # fmt: skip
def test_two_who_get_one_thing_exclude_each_other(a: str, b: str) -> None:
    assert conflict(a, b)
    assert conflict(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Locarno jury gave its main award to Salt Road.",
         "The audience award in Locarno went to a Swiss comedy."),
        ("Lufthansa won the contest for Aeralto.", "Lufthansa beat KLM in the race for Aeralto."),
        ("Arvex picked Marta Ruiz as chief executive.",
         "Arvex appointed Daniel Oppliger as head of its Asian business."),
        ("Norway won gold in the relay at Turin.", "Sweden won silver in the relay at Turin."),
        ("The top prize at Locarno went to Rostami's film.",
         "Rostami took home the Golden Leopard of Locarno."),
        ("Ferrum won the contract for the Odel bridge.",
         "The Odel bridge was built by Dutch workers."),
        ("Hansol settled on Lower Silesia for its plant.",
         "Hansol picked Wroclaw as the location of its plant."),
        ("Moretti took over the Arvex board.", "Keller will run Arvex."),
        ("Alain Roux turned down an offer to coach Ghana.", "Ghana named Marc Delvaux as coach."),
        ("Last year's Golden Leopard was won by a Lithuanian.",
         "An Iranian film won the Golden Leopard."),
    ],
)  # fmt: skip
def test_two_things_or_one_who_is_told_twice_exclude_nothing(a: str, b: str) -> None:
    assert not conflict(a, b)
