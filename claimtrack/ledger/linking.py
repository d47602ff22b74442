"""`event suggest`: claims without an event, and the event each may be about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from claimtrack.errors import NotFound
from claimtrack.ledger.base import Base
from claimtrack.ledger.browsing import public
from claimtrack.matching import linking
from claimtrack.matching.linking import About, Link
from claimtrack.reading import read
from claimtrack.store import claims, corrections, readings, sources
from claimtrack.store.connection import Fields, Store
from claimtrack.store.journal import Journal


def suggestions(ledger: Base) -> list[dict[str, Any]]:
    """Return {id, source, text, said, event, slug, score, reasons}, the likeliest first.

    Of claims without an event, as read at the last `match`. Nothing is linked by this.
    """
    found, rows, titles = _links(ledger.store)
    shown = {n: public(row) for n, row in rows.items()}
    return [
        {
            **{key: shown[link.claim][key] for key in ("id", "source", "text", "said")},
            "event": titles[link.event]["title"],
            "slug": titles[link.event]["slug"],
            "score": link.score,
            "reasons": list(link.reasons),
        }
        for link in found
    ]


def accept(ledger: Base, wanted: Sequence[str] | None) -> dict[str, Any]:
    """Link the claims named, or all, to the event that is suggested for each: one change.

    Raises NotFound, and links none, where nothing is suggested for one of them.
    """
    found, rows, titles = _links(ledger.store)
    by_claim = {link.claim: link for link in found}
    ns = [link.claim for link in found] if wanted is None else [*map(ledger.number, wanted)]
    for n, name in zip(ns, wanted or (), strict=False):
        if n not in by_claim:
            raise NotFound(
                f"no event is suggested for claim {name}",
                hint="claimtrack event suggest lists them; claim edit ID --event TITLE links it",
            )
    with ledger.store.write():
        journal = Journal(ledger.store)
        for n in dict.fromkeys(ns):
            journal.update("claim", n, event_id=by_claim[n].event)
        count = len(journal.changes)
        change = ledger.commit(journal, "event suggest", f"{count} claims linked to events")
    return {
        "linked": [
            {"id": rows[n]["id"], "event": titles[by_claim[n].event]["title"]}
            for n in dict.fromkeys(ns)
        ],
        "change": change,
    }


def _links(store: Store) -> tuple[list[Link], dict[int, dict[str, Any]], dict[int, Fields]]:
    """Return the links, the claims without an event by number, the events by id."""
    titles: dict[int, Fields] = {row["id"]: row for row in sources.events(store)}
    if not titles:
        return [], {}, {}
    lexicon = corrections.word_aliases(store)
    loose: dict[int, dict[str, Any]] = {}
    members: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in claims.listed(store, status="active"):
        if row["event"] is None:
            loose[row["n"]] = row
        else:
            members[row["event_id"]].append(row)
    known = _read(store, [*loose, *(row["n"] for rows in members.values() for row in rows)])
    events = {key: linking.about([]) for key in titles}
    for key, told in titles.items():
        _describe(events[key], told["title"], told["place"], lexicon)
        if told["start"]:
            events[key].days.append((told["start"][:10], (told["end"] or told["start"])[:10]))
            events[key].dated = True
    for key, held in members.items():
        about = events[key]
        for one in held:
            says = linking.about([known[one["n"]]] if one["n"] in known else [])
            _describe(says, "", one["place"] or "", lexicon)
            about.tokens |= says.tokens
            about.places |= says.places
            about.acts |= says.acts
            if not about.dated:  # days that the analyst gave are not widened by what is said
                about.days += says.days + ([(one["said"], one["said"])] if one["said"] else [])
    told_by_claim = {n: linking.about([known[n]] if n in known else []) for n in loose}
    for n, held_row in loose.items():
        _describe(told_by_claim[n], "", held_row["place"] or "", lexicon)
    said = {n: each["said"] for n, each in loose.items()}
    return linking.links(told_by_claim, said, events), loose, titles


def _describe(about: About, title: str, place: str, lexicon: dict[str, str]) -> None:
    """Take in a title, and a place that stands in a field of its own."""
    if title:
        about.learn(read(title, lexicon=lexicon))
    if place:
        about.places.update(each.key for each in read(f"in {place}", lexicon=lexicon).places)


def _read(store: Store, ns: Sequence[int]) -> dict[int, Any]:
    from claimtrack.ledger.readings import load

    return load(sorted(readings.readings(store, ns).items()))
