"""The two events of fixtures/ show what they were written to show."""

from __future__ import annotations

import pytest

from claimtrack import Ledger


class Shown:
    """What a ledger with one fixture says, looked up by words of the claims."""

    def __init__(self, ledger: Ledger) -> None:
        self.texts = {claim["id"]: claim["text"] for claim in ledger.claims()}
        self.rows = ledger.contradictions()
        self.clusters = ledger.clusters()

    def contradict(self, one: str, other: str) -> bool:
        """Tell whether a claim with the one words stands against one with the other words."""
        return any(
            (self._holds(row["a"], one) and self._holds(row["b"], other))
            or (self._holds(row["a"], other) and self._holds(row["b"], one))
            for row in self.rows
            if row["tier"] == "conflict"
        )

    def _holds(self, side: dict, words: str) -> bool:
        return any(words in self.texts[claim] for claim in side["claims"])

    def cluster(self, words: str) -> dict:
        """Return the cluster of the claim that holds the words."""
        claim = next(id for id, text in self.texts.items() if words in text)
        return next(c for c in self.clusters if claim in c["claims"])


def shown(path, folder) -> Shown:
    with Ledger.open(folder / "claims.db", write=True, create=True) as ledger:
        assert ledger.import_file(path)["rejected"] == 0
        assert ledger.import_file(path)["new"] == 0
        ledger.match()
        return Shown(ledger)


@pytest.fixture(scope="module")
def ambush(request, tmp_path_factory):
    path = request.config.rootpath / "fixtures" / "tinzaouaten.csv"
    return shown(path, tmp_path_factory.mktemp("ambush"))


@pytest.fixture(scope="module")
def ferry(request, tmp_path_factory):
    path = request.config.rootpath / "fixtures" / "ferry.csv"
    return shown(path, tmp_path_factory.mktemp("ferry"))


AGAINST = {
    "84 Russians killed, 50 Russians killed": ("84 Wagner", "We killed 50 Russians"),
    "JNIM took part, did not": ("JNIM took part", "JNIM did not take part"),
    "Ukraine helped, had no part": ("Ukraine helped", "Ukraine had no part"),
    "Ukraine helped, rejects it": ("Ukraine helped", "Ukraine rejects"),
    "2 Malian soldiers, 47": ("Two soldiers were killed", "47 Malian soldiers"),
    "2 Malian soldiers, at least 24": ("Two soldiers were killed", "At least 24 Malian"),
}
NOT_AGAINST = {
    "at least 20, 84": ("No fewer than 20", "84 Wagner"),
    "at least 46, 84": ("At least 46", "84 Wagner"),
    "at least 25, upwards of 80": ("At least 25", "Upwards of 80"),
    "killed, captured": ("84 Wagner", "2 Wagner fighters and 9 Malian soldiers were captured"),
    "Malian soldiers killed, captured": ("47 Malian", "9 Malian soldiers were captured"),
    "Wagner killed, Malians killed": ("At least 46 Wagner", "Quarante-sept soldats maliens"),
    "Malians killed, rebels killed": ("Two soldiers were killed", "The CSP lost 18"),
    "Malians killed, Wagner killed": ("2 dead in their ranks", "At least 46 Wagner"),
}


@pytest.mark.parametrize("pair", AGAINST)
def test_the_ambush_lists(ambush, pair):
    assert ambush.contradict(*AGAINST[pair])


@pytest.mark.parametrize("pair", NOT_AGAINST)
def test_the_ambush_does_not_list(ambush, pair):
    assert not ambush.contradict(*NOT_AGAINST[pair])


def test_the_repeats_of_the_84_are_one_cluster_with_one_origin(ambush):
    cluster = ambush.cluster("ucciso 84 mercenari")
    texts = " ".join(ambush.texts[claim] for claim in cluster["claims"])
    assert "avoir tué 84" in texts
    assert "84 من مرتزقة فاغنر" in texts
    assert cluster["origins"] == 1


FERRY_AGAINST = {
    "at most 40 passengers died, at least 90": ("No more than 40", "At least 90"),
    "overloaded, denied": ("The ferry was overloaded", "denies that the ferry was overloaded"),
    "214 aboard, 347": ("214 passengers", "347 passengers"),
    "14 March, 15 March": ("14 March", "15 March"),
    "off Karo, off Melt": ("Karo", "Melt"),
    "arrested, not arrested": ("The captain was arrested", "was not arrested"),
}


@pytest.mark.parametrize("pair", FERRY_AGAINST)
def test_the_ferry_lists(ferry, pair):
    assert ferry.contradict(*FERRY_AGAINST[pair])


def test_a_toll_that_rises_is_no_contradiction(ferry):
    assert not ferry.contradict("risen to 31", "now stands at 58")
    assert not ferry.contradict("At least 12", "now stands at 58")
