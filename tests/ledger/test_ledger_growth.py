"""A ledger that grew by and by holds what one made at once holds, and compares little."""

from __future__ import annotations

import random

import pytest

from claimtrack.ledger import Ledger, comparing
from claimtrack.matching.candidates import BEST, SMALL
from claimtrack.store import pairs, readings

NAMES = [a + b for a in ("Tor", "Kal", "Mir", "Ven", "Sol") for b in ("burg", "esk", "ona", "yar")]


def told(number, seed=5):
    rnd = random.Random(seed)
    return [
        f"{rnd.randint(2, 40)} {rnd.choice(['soldiers', 'miners', 'students'])} were "
        f"{rnd.choice(['killed', 'captured', 'evacuated'])} in {rnd.choice(NAMES)} "
        f"{rnd.choice(['on Monday', 'at sea', 'during the march', 'in the flood'])}."
        for _ in range(number)
    ]


@pytest.fixture
def made(tmp_path, table, clock):
    opened = []

    def made(*batches):
        name = f"ledger{len(opened)}.db"
        ledger = Ledger.open(tmp_path / name, create=True, write=True, user="me", clock=clock)
        opened.append(ledger)
        for rows in batches:
            lines = [f"Source {len(text) % 7},{text}" for text in rows]
            ledger.import_file(table("source,text", *lines))
            ledger.match()
        return ledger

    yield made
    for ledger in opened:
        ledger.store.close()


def groups(ledger):
    found = {}
    for row in ledger.store.rows(
        "SELECT k.cluster_id, c.id FROM cluster_claim k JOIN claim c ON c.n = k.claim_n"
    ):
        found.setdefault(row[0], set()).add(row[1])
    return {frozenset(ids) for ids in found.values()}


def test_a_ledger_past_the_small_size_is_the_same_however_it_grew(made):
    texts = list(dict.fromkeys(told(1400)))
    assert len(texts) > SMALL
    at_once, shuffled = made(texts), random.Random(1).sample(texts, len(texts))
    grown = made(shuffled[:400], shuffled[400:900], shuffled[900:])
    assert groups(grown) == groups(at_once)


def test_a_match_that_is_cut_off_goes_on_with_what_is_left(made, monkeypatch):
    texts = told(120)
    ledger = made(texts[:100])
    monkeypatch.setattr(comparing.wanted, "CHUNK", 500)
    with ledger.store.write():
        readings.wipe(ledger.store)

    def killed(stage, done, total):
        if stage == "comparing" and done >= 1000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.match(progress=killed)
    kept = sum(len(packed) // 8 for _, packed in pairs.compared(ledger.store))
    assert kept >= 1000
    rest = ledger.match()["compared"]
    whole = sum(len(packed) // 8 for _, packed in pairs.compared(ledger.store))
    assert rest == whole - kept
    assert groups(ledger) == groups(made(texts[:100]))


def test_what_is_added_is_compared_and_nothing_else(made, table):
    texts = told(800)
    ledger = made(texts)
    before = sum(len(packed) // 8 for _, packed in pairs.compared(ledger.store))
    ledger.import_file(
        table("source,text", "CSP,Nine divers were rescued in Melburg.", name="b.csv")
    )
    assert ledger.match()["compared"] <= 2 * BEST < before


def test_one_text_by_many_sources_is_compared_once_each(tmp_path, table, clock):
    with Ledger.open(tmp_path / "l.db", create=True, write=True, user="me", clock=clock) as ledger:
        rows = [f"Source {n},Nine divers were rescued near Melburg." for n in range(1500)]
        ledger.import_file(table("source,text", *rows))
        assert ledger.match()["compared"] < 1500
        assert len(groups(ledger)) == 1


def test_a_ledger_that_an_older_reader_read_is_read_anew_at_the_next_match(ledger):
    ledger.add("84 were killed", source="CSP")
    ledger.match()
    with ledger.store.write():
        readings.put_state(ledger.store, "reader", "1")
    assert ledger.stale()
    assert ledger.match()["claims"] == 1
    assert not ledger.stale()
    assert ledger.match()["claims"] == 0
