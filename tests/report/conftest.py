"""The facts of two events, gathered once, and their pages as trees."""

from __future__ import annotations

import pytest
from page_tree import tree
from report_ledgers import make_event, make_hostile

from claimtrack import Ledger
from claimtrack.ledger.reporting import gather
from claimtrack.report import render


@pytest.fixture(scope="session")
def event_path(tmp_path_factory):
    """A ledger of a real event. Not to be written to."""
    return make_event(tmp_path_factory.mktemp("report") / "claims.db")


@pytest.fixture(scope="session")
def facts(event_path):
    """What the ledger says about that event. Not to be changed."""
    with Ledger.open(event_path) as ledger:
        return gather(ledger, None)


@pytest.fixture(scope="session")
def hostile_facts(tmp_path_factory):
    """The same of an event whose texts are hostile."""
    with Ledger.open(make_hostile(tmp_path_factory.mktemp("hostile") / "claims.db")) as ledger:
        return gather(ledger, None)


@pytest.fixture(scope="session", params=["event", "hostile"])
def both(request, facts, hostile_facts):
    """Both events, one after the other."""
    return facts if request.param == "event" else hostile_facts


@pytest.fixture(scope="session")
def page(both):
    """The page of each event as a tree."""
    return tree(render(both, "html"))
