"""The one write transaction: all or nothing, nested or not, and what errors become."""

from __future__ import annotations

import sqlite3

import pytest

from claimtrack.errors import BadInput, Busy
from claimtrack.store import connection, open_store

INSERT = "INSERT INTO setting(key, value) VALUES (?, ?)"


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "claims.db", create=True, write=True)
    yield store
    store.close()


def keys(store):
    return [row[0] for row in store.rows("SELECT key FROM setting ORDER BY key")]


def write_and_raise(store, key, error):
    with store.write():
        store.execute(INSERT, (key, "1"))
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_is_raised_rolls_everything_back(store, error):
    with pytest.raises(error):
        write_and_raise(store, "a", error)
    assert keys(store) == []


def test_an_inner_failure_that_is_caught_leaves_the_outer_work(store):
    with store.write():
        store.execute(INSERT, ("outer", "1"))
        with pytest.raises(LookupError):
            write_and_raise(store, "inner", LookupError)
        with store.write():
            store.execute(INSERT, ("second", "1"))
    assert keys(store) == ["outer", "second"]


def test_a_second_writer_is_told_that_the_ledger_is_busy(store, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    other = open_store(store.path, write=True)
    with store.write(), pytest.raises(Busy), other.write():
        pass
    other.close()


def test_a_row_that_breaks_a_check_is_a_defect_of_ours_and_shown_as_such(store):
    with pytest.raises(sqlite3.IntegrityError), store.write():
        store.execute("INSERT INTO batch(file, claims, digest) VALUES (NULL, 1, '')")


def test_half_a_surrogate_pair_is_refused_in_words(store):
    with pytest.raises(BadInput, match="surrogate"), store.write():
        store.execute(INSERT, ("a", "\udc80"))
