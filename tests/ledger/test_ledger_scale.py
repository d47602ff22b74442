"""Ledgers of awkward shape cost comparisons in proportion to their claims; `add` visits few."""

from __future__ import annotations

import random
import re

import pytest

from claimtrack.ledger import wanted
from claimtrack.matching.candidates import BEST
from claimtrack.store import readings, textindex

PLACES = [a + b for a in ("Tor", "Kal", "Mir", "Ven", "Sol", "Bar") for b in ("ava", "esk", "yar")]
DOERS = ("miners", "divers", "pilots", "judges", "nurses", "farmers", "sailors", "teachers")
DEEDS = ("were rescued", "met", "voted", "went home", "were paid", "sang", "were moved")


def told(number, seed=2):
    rnd = random.Random(seed)
    return [
        f"{rnd.choice(DOERS).capitalize()} {rnd.choice(DEEDS)} in {rnd.choice(PLACES)} "
        f"with {rnd.choice(DOERS)} of Port{rnd.randrange(max(1, number // 8))}."
        for _ in range(number)
    ]


@pytest.fixture
def candidates(ledger, table):
    """How many pairs a ledger of these rows wants compared: text, and source and event or not."""

    def candidates(columns, rows):
        ledger.import_file(table(columns, *rows))
        with ledger.store.write():  # as tokens their words: reading 5,000 texts takes 10 s
            claims = ledger.store.rows("SELECT n, text FROM claim")
            words = (
                (row["n"], " ".join(re.findall(r"\w+", row["text"].lower()))) for row in claims
            )
            readings.put_readings(ledger.store, ((n, 1, "{}", tokens) for n, tokens in words))
        return len(wanted.candidates_of(ledger.store))

    return candidates


@pytest.fixture
def matched(ledger, table):
    def matched(texts):
        ledger.import_file(table("source,text", *(f"Radio,{text}" for text in texts)))
        ledger.match()

    return matched


def test_an_event_of_thousands_of_claims_is_compared_by_rare_words(candidates):
    texts = told(5_000)
    found = candidates(
        "source,text,event", [f"Radio {n % 9},{t},Flood" for n, t in enumerate(texts)]
    )
    assert len(texts) < found <= BEST * len(texts)


def test_one_text_by_2000_sources_is_compared_with_the_first_only(candidates):
    rows = [f"Source {n},Nine divers were rescued near Melburg.,Flood" for n in range(2000)]
    assert candidates("source,text,event", rows) == 1999


def test_claims_of_punctuation_only_are_compared_with_nothing(candidates, ledger):
    rows = [f"Source {n},{'?!' * (n % 9 + 1)} … --" for n in range(700)]
    assert candidates("source,text", rows) == 0
    assert ledger.similar("?! …") == []


def test_claims_of_one_source_cost_comparisons_in_proportion_to_their_number(candidates):
    texts = told(1_000) + told(7_000)
    few = candidates("source,text", [f"Radio,{text}" for text in texts[:1000]])
    many = candidates("source,text", [f"Radio,{text}" for text in texts[1000:]])
    assert few > 1000
    assert many <= 8 * 1.3 * few


def test_a_word_that_many_claims_hold_is_not_looked_up_where_a_rarer_one_is(
    ledger, matched, monkeypatch
):
    texts = [f"Divers met in Port{n}." for n in range(60)]
    matched(texts)
    monkeypatch.setattr(textindex, "HELD", 20)
    monkeypatch.setattr(textindex, "VISITED", 40)
    found = textindex.nearest(ledger.store, ("Divers", "met", "Port7"), textindex.TEXT, 1000)
    assert len(found) == 1
    all_common = textindex.nearest(ledger.store, ("Divers", "met"), textindex.TEXT, 1000)
    assert len(all_common) == 60
    monkeypatch.setattr(textindex, "VISITED", 1000)
    assert len(textindex.nearest(ledger.store, ("met", "Port7"), textindex.TEXT, 1000)) == 60


def test_words_are_asked_for_rarest_first_until_the_claims_to_visit_are_used_up(
    ledger, matched, monkeypatch
):
    texts = [f"Divers met in Port{n} and {'Torava' if n < 30 else 'Kalesk'}." for n in range(70)]
    matched(texts)
    monkeypatch.setattr(textindex, "HELD", 50)
    monkeypatch.setattr(textindex, "VISITED", 35)
    asked = ("Kalesk", "Torava", "Port60")
    assert len(textindex.nearest(ledger.store, asked, textindex.TEXT, 1000)) == 31


def test_the_best_answer_is_the_same_with_and_without_the_bound(ledger, matched, monkeypatch):
    texts = told(60)
    texts[50] = "Nurses of Melburg marched to the harbour with the divers."
    matched(texts)
    asked = "Divers and nurses from Melburg marched to the harbour."
    free = ledger.similar(asked)[0]["id"]
    monkeypatch.setattr(textindex, "HELD", 20)
    monkeypatch.setattr(textindex, "VISITED", 40)
    assert ledger.similar(asked)[0]["id"] == free
