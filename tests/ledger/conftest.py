"""A ledger in a folder of its own, its clock in the test's hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from claimtrack.ledger import Ledger


class Hand:
    """A clock that a test sets; every look moves it by a second."""

    def __init__(self) -> None:
        self.now = datetime(2024, 8, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def set(self, day: str) -> None:
        self.now = datetime.fromisoformat(day).replace(tzinfo=UTC)


@pytest.fixture
def clock():
    return Hand()


@pytest.fixture
def ledger(tmp_path, clock):
    with Ledger.open(
        tmp_path / "claims.db", create=True, write=True, user="tester", clock=clock
    ) as ledger:
        yield ledger


@pytest.fixture
def table(tmp_path):
    """Write a CSV file of rows and return its path."""

    def table(*lines, name="rows.csv"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return table
