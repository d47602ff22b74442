"""Recording: one claim at a time, sources, events. Each change is one row of the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimtrack.errors import BadInput, NotFound, Refused
from claimtrack.ledger import fields
from claimtrack.ledger.base import Base
from claimtrack.ledger.filing import Filed, arrivals_of, attach, take
from claimtrack.ledger.naming import Names
from claimtrack.store import claims, sources
from claimtrack.store.files import Arrivals
from claimtrack.store.journal import Journal
from claimtrack.text import squeeze, unfit


@dataclass(slots=True)
class Entry:
    """Enters checked rows into the ledger; shared by `add` and `import`."""

    journal: Journal
    recorded: str
    sources: Names = field(init=False)
    events: Names = field(init=False)
    made: dict[str, list[str]] = field(default_factory=lambda: {"sources": [], "events": []})
    warnings: list[str] = field(default_factory=list)
    affiliations: dict[int, str] = field(default_factory=dict)
    contested: set[tuple[int, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.sources = Names(self.journal.store, "source")
        self.events = Names(self.journal.store, "event")

    def source(self, name: str) -> int:
        """Return the id of a source, made now if nobody has named it before."""
        return self.sources.find(name) or self._make(self.sources, name)

    def event(self, title: str) -> int:
        """Return the id of an event, made now if nobody has named it before."""
        return self.events.find(title) or self._make(self.events, title)

    def _make(self, names: Names, name: str) -> int:
        if name in names.undone:  # it stands again, and is not new
            return names.make(self.journal, name)[0]
        near = names.near(name)
        key, warning = names.make(self.journal, name)
        self.made[f"{names.table}s"].append(name)
        if near is not None:
            self.warnings.append(f"new {names.table} {name!r} is near {near!r}")
        if warning:
            self.warnings.append(warning)
        return key

    def fill(self, row: dict[str, Any], identity: str, batch: int | None) -> None:
        """Add to a checked row the other columns of the table `claim`."""
        row["id"] = identity
        row["batch_id"] = batch
        row.setdefault("recorded", self.recorded)
        row["source_id"] = self.source(row["source"])
        if "event" in row:
            row["event_id"] = self.event(row["event"])
        if "affiliation" in row:
            self._affiliate(row["source_id"], row["affiliation"])

    def _affiliate(self, key: int, affiliation: str) -> None:
        """Note which side a source is on where that was not known; never change it."""
        if key not in self.affiliations:
            self.affiliations[key] = sources.source(self.journal.store, key)["affiliation"]
        held = self.affiliations[key]
        if not held:
            self.journal.update("source", key, affiliation=affiliation)
            self.affiliations[key] = affiliation
        elif held != affiliation and (key, affiliation) not in self.contested:
            self.contested.add((key, affiliation))
            name = sources.source(self.journal.store, key)["name"]
            self.warnings.append(f"{name!r} stays affiliated to {held!r}, not {affiliation!r}")

    def stand(self, row: Mapping[str, Any]) -> None:
        """Have everybody whom a row names stand again, where an undo took them back."""
        self.source(row["source"])
        self.chain(row.get("via", ()))
        if "event" in row:
            self.event(row["event"])

    def chain(self, names: Sequence[str]) -> list[int]:
        """Return the ids of the reporters of a claim, made where new."""
        return [self.source(name) for name in names]


class Recording(Base):
    """`init`, `add`, `source ...`, `event ...`."""

    def add(
        self,
        text: str,
        *,
        source: str,
        via: Sequence[str] = (),
        new_source: bool = False,
        files: Sequence[str | Path] = (),
        quotes: Sequence[str] = (),
        **values: Any,
    ) -> dict[str, Any]:
        """Record one claim and return {id, known, source, event, created, warnings}.

        `files` are copied as evidence, and each of `quotes` must stand in one of them; `values`
        are the other fields of an import row. Raises NotFound where the source is new and near an
        existing one (`new_source` says that it is another), BadInput for a bad field or quote.
        """
        row = {"source": source, "text": text} | {
            key: str(value) for key, value in values.items() if value is not None
        }
        lists = {"via": via, "quote": quotes}
        many = ((name, each) for name, values in lists.items() for each in values)
        for name, value in (*row.items(), *many):
            if reason := unfit(value):
                raise fields.FieldProblem(name, reason)
        reporters = tuple(name for name in map(str.strip, via) if name)
        checked = fields.checked(row) | ({"via": reporters} if reporters else {})
        identity = fields.identity(checked)
        if quotes and not files:
            raise BadInput("a quote needs the file that says it", hint="--file PATH")
        with closing(arrivals_of(self.store)) as arrivals:
            filed = take(arrivals, map(Path, files), quotes)
            with self.store.write(), arrivals.transaction():
                return self._add(checked, identity, new_source, arrivals, filed)

    def _add(
        self,
        checked: dict[str, Any],
        identity: str,
        new_source: bool,
        arrivals: Arrivals,
        filed: Filed,
    ) -> dict[str, Any]:
        source, reporters = checked["source"], checked.get("via", ())
        journal = Journal(self.store)
        entry = Entry(journal, self.time())
        known = claims.known(self.store, [identity]).get(identity)
        if known is None:
            for name in () if new_source else (source, *reporters):
                self._refuse_near(entry, name)
            entry.fill(checked, identity, None)
            n = journal.insert("claim", **{name: checked.get(name) for name in claims.COLUMNS})
            chain = enumerate(entry.chain(reporters))
            claims.put_chain(self.store, ((n, at, key) for at, key in chain))
        else:
            self._refuse_gone(known)
            n = known["n"]
        attach(journal, arrivals, [(n, filed)])
        self.commit(journal, "add", f"claim {identity[:7]} by {source}")
        return {
            "id": identity,
            "known": known is not None,
            "source": source,
            "event": checked.get("event"),
            "created": entry.made,
            "warnings": entry.warnings,
        }

    def _refuse_near(self, entry: Entry, name: str) -> None:
        if entry.sources.find(name) is None and (near := entry.sources.near(name)):
            raise NotFound(
                f"no source {name!r}, but there is {near!r}",
                hint=f"use --source {near!r}, or --new-source if they are two",
            )

    def _refuse_gone(self, claim: Mapping[str, Any]) -> None:
        if claim["undone"] or claim["status"] == "retracted":
            raise Refused(
                f"claim {claim['id'][:7]} was {'undone' if claim['undone'] else 'retracted'}",
                hint="import it with --revive to have it back",
            )

    def sources(self) -> list[dict[str, Any]]:
        """Return every source: slug, name, kind, affiliation, parent, reliability, claims."""
        return [self._source_row(dict(row)) for row in sources.sources(self.store)]

    def _source_row(self, row: dict[str, Any]) -> dict[str, Any]:
        key = row.pop("id")
        aliases = [alias["alias"] for alias in sources.aliases(self.store, key)]
        return {
            name: row[name]
            for name in ("slug", "name", "kind", "affiliation", "parent", "reliability", "rated",
                         "rated_because", "claims", "note")
        } | {"aliases": aliases, "is_source": bool(row["is_source"])}  # fmt: skip

    def source(self, name: str) -> dict[str, Any]:
        """Return one source with its ratings."""
        key = self.source_id(name)
        row = self._source_row(dict(sources.source(self.store, key)))
        return row | {"ratings": sources.ratings(self.store, key)}

    def source_id(self, name: str) -> int:
        """Return the id of a source by slug, name or alias; raises NotFound."""
        return Names(self.store, "source").get(name)

    def source_add(
        self,
        name: str,
        *,
        kind: str = "",
        affiliation: str = "",
        parent: str | None = None,
        reliability: str | None = None,
        because: str = "",
        aliases: Sequence[str] = (),
        note: str = "",
        is_source: bool = True,
    ) -> dict[str, Any]:
        """Make a source; raises Refused where the name is taken."""
        with self.store.write():
            journal = Journal(self.store)
            names = Names(self.store, "source")
            if names.find(name) is not None:
                raise Refused(f"source {name!r} exists", hint="source edit changes it")
            owner = None if parent is None else names.get(parent)
            key, warning = names.make(
                journal, name, kind=kind, affiliation=affiliation, parent_id=owner, note=note,
                is_source=int(is_source),
            )  # fmt: skip
            for alias in aliases:
                self._alias(journal, names, key, alias)
            if reliability:
                self._rate(journal, key, reliability, because, None)
            self.commit(journal, "source add", f"source {name}")
        return self.source(name) | {"warnings": [warning] if warning else []}

    def source_edit(self, name: str, /, **changes: Any) -> dict[str, Any]:
        """Change kind, affiliation, parent, note, name or is_source; None leaves as it is."""
        given = {key: value for key, value in changes.items() if value is not None}
        with self.store.write():
            journal = Journal(self.store)
            names = Names(self.store, "source")
            key = names.get(name)
            if "parent" in given:
                given["parent_id"] = self._parent(names, key, given.pop("parent"))
            if "name" in given and names.find(given["name"]) not in (None, key):
                raise Refused(f"source {given['name']!r} exists", hint="source merge joins two")
            if "is_source" in given:
                given["is_source"] = int(given["is_source"])
            if given and journal.update("source", key, **given):
                self.commit(journal, "source edit", f"source {name}")
            slug = sources.source(self.store, key)["slug"]
        return self.source(slug)

    def _parent(self, names: Names, key: int, parent: str) -> int | None:
        if not parent:
            return None
        owner: int | None = names.get(parent)
        above = owner
        while above is not None:
            if above == key:
                raise Refused(f"{parent!r} is that source itself, or belongs to it")
            above = sources.source(self.store, above)["parent_id"]
        return owner

    def source_rate(
        self, name: str, letter: str, *, because: str, date: str | None = None
    ) -> dict[str, Any]:
        """Give a source a reliability letter A-F with a reason; older letters are kept."""
        with self.store.write():
            journal = Journal(self.store)
            key = self.source_id(name)
            self._rate(journal, key, letter, because, date)
            self.commit(journal, "source rate", f"source {name}: {letter.upper()}")
        return self.source(name)

    def _rate(
        self, journal: Journal, key: int, letter: str, because: str, date: str | None
    ) -> None:
        journal.insert(
            "rating", source_id=key, letter=fields.letter(letter),
            date=fields.said(date) if date else self.time()[:10], reason=because,
        )  # fmt: skip

    def source_alias(self, name: str, alias: str, *, remove: bool = False) -> dict[str, Any]:
        """Give a source another name, or take one away; raises Refused where it is taken."""
        with self.store.write():
            journal = Journal(self.store)
            names = Names(self.store, "source")
            key = names.get(name)
            if remove:
                held = {row["alias"]: row["id"] for row in sources.aliases(self.store, key)}
                if alias not in held:
                    raise NotFound(f"{name!r} has no alias {alias!r}")
                journal.update("source_alias", held[alias], undone=-1)
            else:
                self._alias(journal, names, key, alias)
            self.commit(journal, "source alias", f"{name}: {'-' if remove else '+'}{alias}")
        return self.source(name)

    def _alias(self, journal: Journal, names: Names, key: int, alias: str) -> None:
        if not squeeze(alias):
            raise BadInput("the alias is empty")
        taken = names.find(alias)
        if taken == key:
            return
        if taken is not None:
            other = sources.source(self.store, taken)["name"]
            raise Refused(f"{alias!r} is a name of {other!r}", hint="source merge joins two")
        journal.insert("source_alias", source_id=key, alias=alias)

    def source_merge(self, name: str, into: str, *, because: str) -> dict[str, Any]:
        """Say that two sources are one; both names are kept, and undo parts them again."""
        return self._merge("source", name, into, because)

    def sources_alike(self) -> list[dict[str, Any]]:
        """Return pairs of sources that may be one, and why; nothing is merged by this."""
        from claimtrack.ledger import proposals

        return proposals.sources_alike(self.store)

    def _merge(self, table: str, name: str, into: str, because: str) -> dict[str, Any]:
        with self.store.write():
            journal = Journal(self.store)
            names = Names(self.store, table)
            key, target = names.get(name), names.get(into)
            if key == target:
                raise Refused(f"{name!r} and {into!r} are one {table} already")
            for merged in self.store.rows(f"SELECT id FROM {table} WHERE merged_into = ?", (key,)):
                journal.update(table, merged[0], merged_into=target)
            journal.update(table, key, merged_into=target)
            self.commit(journal, f"{table} merge", f"{name} into {into}: {because}")
        return self.source(into) if table == "source" else self.event(into)

    def events(self) -> list[dict[str, Any]]:
        """Return every event: slug, title, place, start, end, claims."""
        return [_event_row(dict(row)) for row in sources.events(self.store)]

    def event(self, name: str) -> dict[str, Any]:
        """Return one event by slug or title; raises NotFound."""
        return _event_row(dict(sources.event(self.store, self.event_id(name))))

    def event_id(self, name: str) -> int:
        """Return the id of an event by slug or title; raises NotFound."""
        return Names(self.store, "event").get(name)

    def event_add(
        self, title: str, *, place: str = "", start: str = "", end: str = "", note: str = ""
    ) -> dict[str, Any]:
        """Make an event; `start` and `end` are ISO dates, both included."""
        with self.store.write():
            journal = Journal(self.store)
            names = Names(self.store, "event")
            if names.find(title) is not None:
                raise Refused(f"event {title!r} exists", hint="event edit changes it")
            _, warning = names.make(
                journal, title, place=place, start=_day(start), end=_day(end), note=note
            )
            self.commit(journal, "event add", f"event {title}")
        return self.event(title) | {"warnings": [warning] if warning else []}

    def event_edit(self, name: str, **changes: Any) -> dict[str, Any]:
        """Change title, place, start, end or note; None leaves as it is."""
        given = {key: value for key, value in changes.items() if value is not None}
        for bound in given.keys() & {"start", "end"}:
            given[bound] = _day(given[bound])
        with self.store.write():
            journal = Journal(self.store)
            key = self.event_id(name)
            if given and journal.update("event", key, **given):
                self.commit(journal, "event edit", f"event {name}")
            slug = sources.event(self.store, key)["slug"]
        return self.event(slug)

    def event_merge(self, name: str, into: str, *, because: str) -> dict[str, Any]:
        """Say that two events are one; undo parts them again."""
        return self._merge("event", name, into, because)


def _day(value: str) -> str:
    return fields.said(value) if value else ""


def _event_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: row[name] for name in ("slug", "title", "place", "start", "end", "claims", "note")
    }
