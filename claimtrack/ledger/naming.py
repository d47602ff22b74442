"""Sources and events by slug, name or alias; made when named for the first time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from claimtrack.errors import BadInput, NotFound
from claimtrack.store import sources
from claimtrack.store.connection import Store
from claimtrack.store.journal import Journal
from claimtrack.text import lazy_regex, squeeze
from claimtrack.text import slug as slugged

# rapidfuzz ratio of the folded names; "Reuters"/"Reuter" 92, "Mali army"/"Malian army" 90,
# "Mali"/"Malta" 67. A convention, not measured: near names are only asked about. Names that differ
# in a number ("Brigade 25", "Brigade 26") are never near: the number is there to tell them apart.
NEAR = 88
SUGGESTED = 3  # names in one did-you-mean
# Names asked for one by one before all are loaded, which takes 140 ms of CPU for 40,000 sources:
# `add` asks for one or two that are there, an import for thousands.
SINGLY = 3
_NUMBERS = lazy_regex(r"\d+")


@dataclass(slots=True)
class Names:
    """The names of one table's rows as of now: `source` (slug, name, aliases) or `event`."""

    store: Store
    table: str
    exact: dict[str, int] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)
    loose: dict[str, int] = field(default_factory=dict)
    alike: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)
    undone: dict[str, int] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    _asked: int = 0  # more than SINGLY: all are loaded

    def _load(self) -> None:
        """Load all the names, once."""
        if self._asked > SINGLY:
            return
        self._asked = SINGLY + 1
        look = sources.source_names if self.table == "source" else sources.event_names
        for slug, name, key in look(self.store):
            self.learn(slug, name, key)
        for slug, name, key in sources.undone_names(self.store, self.table):
            self.taken.add(slug)
            self.undone[name] = key

    def learn(self, slug: str, name: str, key: int) -> None:
        """Take a name into the lookup."""
        if slug:
            self.slugs.setdefault(slug, key)
            self.taken.add(slug)
        self.exact.setdefault(name, key)
        folded = squeeze(name).casefold()
        self.loose.setdefault(folded, key)
        self.alike.setdefault(tuple(_NUMBERS.findall(folded)), {}).setdefault(folded, name)

    def find(self, name: str) -> int | None:
        """Return the id of the row with this name, alias or slug, whatever its case."""
        if self._asked < SINGLY:
            self._asked += 1
            key = sources.named(self.store, self.table, name)
            if key is not None:
                return key
        self._load()
        return (
            self.exact.get(name) or self.slugs.get(name) or self.loose.get(squeeze(name).casefold())
        )

    def join(self, key: int, target: int) -> None:
        """Let the names of a row that was merged find the other one."""
        self._load()
        for names in (self.exact, self.slugs, self.loose):
            names.update({name: target for name, held in names.items() if held == key})

    def near(self, name: str) -> str | None:
        """Return the existing name most like this one, None when none is near.

        A shorter name of an event is near, too: "Tovara" beside "Tovara dam breach".
        """
        from rapidfuzz import fuzz, process

        self._load()
        folded = squeeze(name).casefold()
        others = self.alike.get(tuple(_NUMBERS.findall(folded)), {})
        found = process.extractOne(folded, others.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        if found is not None:
            return others[found[0]]
        words = set(folded.split()) if self.table == "event" else set()
        longer = (other for other in others if words and words < set(other.split()))
        return others[other] if (other := next(longer, None)) else None

    def get(self, name: str) -> int:
        """Return the id of a row that must exist; raises NotFound with a did-you-mean."""
        key = self.find(name)
        if key is None:
            meant = " or ".join(repr(other) for other in self.meant(name))
            listing = f"claimtrack {self.table} list shows them"
            raise NotFound(
                f"no {self.table} {name!r}", hint=f"did you mean {meant}?" if meant else listing
            )
        return key

    def meant(self, name: str) -> list[str]:
        """Return what a name may have been meant for: the one alike, else those of its words."""
        from rapidfuzz import fuzz

        near = self.near(name)
        if near is not None:
            return [near]
        wanted = [word for word in slugged(name).split("-") if word]
        found = []
        for other in (one for names in self.alike.values() for one in names.values()):
            words = slugged(other).split("-")
            if wanted and all(
                any(word.startswith(part) or fuzz.ratio(word, part) >= NEAR for word in words)
                for part in wanted
            ):
                found.append(other)
        return sorted(found)[:SUGGESTED]

    def make(self, journal: Journal, name: str, **values: Any) -> tuple[int, str]:
        """Make a row of that name; return its id and a warning ("" when there is none)."""
        if not squeeze(name):
            raise BadInput(f"the {self.table} has no name")
        self._load()
        warning = ""
        if name in self.undone:  # an undo took it back; naming it again makes it stand again
            key = self.undone.pop(name)
            journal.update(self.table, key, undone=0, **values)
            self.learn("", name, key)
            return key, ""
        slug = wanted = slugged(name)
        number = 1
        while slug in self.taken:
            number += 1
            slug = f"{wanted}-{number}"
        if slug != wanted:
            warning = f"{name!r} is kept apart from {wanted!r}: its slug is {slug!r}"
        title = "name" if self.table == "source" else "title"
        key = journal.insert(self.table, **{"slug": slug, title: name}, **values)
        self.learn(slug, name, key)
        return key, warning
