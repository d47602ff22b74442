"""Sources and events by slug, name or alias; made when named for the first time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from claimtrack.errors import BadInput, NotFound
from claimtrack.store import sources
from claimtrack.store.connection import Store
from claimtrack.store.journal import Journal
from claimtrack.text import slug as slugged
from claimtrack.text import squeeze

# rapidfuzz ratio of the folded names; "Reuters"/"Reuter" 92, "Mali army"/"Malian army" 90,
# "Mali"/"Malta" 67. A convention, not measured: near names are only asked about.
NEAR = 88


@dataclass(slots=True)
class Names:
    """The names of one table's rows as of now: `source` (slug, name, aliases) or `event`."""

    store: Store
    table: str
    exact: dict[str, int] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)
    loose: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        look = sources.source_names if self.table == "source" else sources.event_names
        for slug, name, key in look(self.store):
            self._learn(slug, name, key)

    def _learn(self, slug: str, name: str, key: int) -> None:
        if slug:
            self.slugs.setdefault(slug, key)
        self.exact.setdefault(name, key)
        self.loose.setdefault(name.casefold(), key)

    def find(self, name: str) -> int | None:
        """Return the id of the row with this name, alias or slug, whatever its case."""
        return (
            self.exact.get(name)
            or self.slugs.get(name)
            or self.loose.get(squeeze(name).casefold())
        )

    def near(self, name: str) -> str | None:
        """Return the existing name most like this one, None when none is near."""
        from rapidfuzz import fuzz, process

        found = process.extractOne(
            name.casefold(), list(self.loose), scorer=fuzz.ratio, score_cutoff=NEAR
        )
        if found is None:
            return None
        key = self.loose[found[0]]
        return next(each for each, at in self.exact.items() if at == key)

    def get(self, name: str) -> int:
        """Return the id of a row that must exist; raises NotFound with a did-you-mean."""
        key = self.find(name)
        if key is None:
            near = self.near(name)
            listing = f"claimtrack {self.table} list shows them"
            raise NotFound(
                f"no {self.table} {name!r}", hint=f"did you mean {near!r}?" if near else listing
            )
        return key

    def make(self, journal: Journal, name: str, **values: Any) -> tuple[int, str]:
        """Make a row of that name; return its id and a warning ("" when there is none)."""
        if not squeeze(name):
            raise BadInput(f"the {self.table} has no name")
        warning = ""
        undone = sources.undone_named(self.store, self.table, name)
        if undone is not None:  # an undo took it back; naming it again makes it stand again
            journal.update(self.table, undone, undone=0, **values)
            self._learn("", name, undone)
            return undone, ""
        slug = wanted = slugged(name)
        number = 1
        while sources.slug_taken(self.store, self.table, slug):
            number += 1
            slug = f"{wanted}-{number}"
        if slug != wanted:
            warning = f"{name!r} is kept apart from {wanted!r}: its slug is {slug!r}"
        title = "name" if self.table == "source" else "title"
        key = journal.insert(self.table, **{"slug": slug, title: name}, **values)
        self._learn(slug, name, key)
        return key, warning
