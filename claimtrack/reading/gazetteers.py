"""The gazetteer: the names of actors and places that the lexicons hold, in English and others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from claimtrack.reading import lexicons
from claimtrack.reading.glossary import plain
from claimtrack.text import fold


class Entry(NamedTuple):
    """What a name stands for: as an actor, as a place, or both."""

    key: str
    kind: str  # state, force, group, person, organisation, people, place, unknown
    sides: tuple[str, ...]  # own key first; () for a place that does not act
    place: str  # key as a place; "" if it is none
    within: tuple[str, ...]
    adjective: bool = False  # a demonym: "Malian"
    acronym: bool = False  # stands for itself in capitals only: "IS" is no "is"


Rows = tuple[tuple[tuple[str, ...], Entry], ...]


class Phrases(dict[str, Rows]):
    """Names by their first folded word: the rest of their words with the entry, longest first."""

    def __missing__(self, first: str) -> Rows:
        return ()


class _Told(Phrases):
    """The names that were made ready; those with one first word when it is first asked for."""

    def __missing__(self, first: str) -> Rows:
        line = lexicons.load("names")["phrases"].get(first)
        if line is None:
            return ()
        found = (each.split(" ") for each in line.split(";"))
        rows = self[first] = tuple((tuple(rest), _entry(int(number))) for number, *rest in found)
        return rows


class Gazetteer(NamedTuple):
    """Names by their first folded word; stems for inflected languages."""

    phrases: Phrases
    stems: dict[str, Entry]


@lru_cache(maxsize=100_000)
def key_of(name: str) -> str:
    """Return the folded form by which spellings of one unknown name meet: lower ASCII."""
    folded = fold(name)
    if folded.endswith(("'s", "’s")):
        folded = folded[:-2]
    return "-".join("".join(c if c.isalnum() else " " for c in folded).split())


@lru_cache(maxsize=100_000)
def folded_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are looked up: lower ASCII, parted at hyphens."""
    folded = fold(name).replace("’", "'")
    return tuple(folded.replace("-", " ").split())


class _Drawer:
    """Names as they are put in; of two that share a spelling the first stays."""

    def __init__(self) -> None:
        self.phrases: dict[str, dict[tuple[str, ...], Entry]] = {}
        self.stems: dict[str, Entry] = {}

    def put(self, name: str, entry: Entry) -> None:
        """Put in a name, or a stem that ends in a star."""
        if name.endswith("*"):
            self.stems.setdefault(name[:-1].lower(), entry)
            return
        words = folded_words(name)
        if not words:
            return
        if len(name) <= 5 and name.isupper():
            entry = entry._replace(acronym=True)
        row = self.phrases.setdefault(words[0], {})
        known = row.get(words[1:])
        if known is None:
            row[words[1:]] = entry
        elif known.place and entry.sides and not known.sides:  # a capital that also acts
            row[words[1:]] = entry._replace(place=known.place, within=known.within)

    def closed(self) -> Gazetteer:
        """Return what was put in, longer names before those they begin with."""
        phrases = {
            first: tuple(sorted(rest.items(), key=lambda item: (-len(item[0]), item[0])))
            for first, rest in self.phrases.items()
        }
        return Gazetteer(Phrases(phrases), self.stems)


@cache
def gazetteer() -> Gazetteer:
    """Return all names of the lexicons, made ready by `gathered`."""
    stems = lexicons.load("names")["stems"]
    return Gazetteer(_Told(), {stem: _entry(number) for stem, number in stems.items()})


@cache
def _entry(number: int) -> Entry:
    """Return an entry of the names that were made ready."""
    line = lexicons.load("names")["entries"][number]
    key, kind, sides, place, within, adjective, acronym = line.split("|")
    return Entry(
        key, kind, tuple(sides.split()), place, tuple(within.split()),
        bool(adjective), bool(acronym),
    )  # fmt: skip


def gathered() -> Gazetteer:
    """Return all names of the lexicons, from the tables; the more specific file wins a spelling."""
    drawer = _Drawer()
    put = drawer.put
    places = lexicons.load("places")
    for table in places.values():
        for key, line in table.items():
            spellings, _, inside = line.partition("|")
            within = tuple(inside.split())
            for name in spellings.split(";"):
                put(name.strip(), Entry(key, "place", (), key, within))
    for actor, line in _actors():
        names, _, foreign = (part.strip() for part in line.split("|"))
        for name in (*names.split(";"), *foreign.split()):
            put(name.strip(), actor)
    for state, outer, line in _states():
        key = state.key
        parts = [part.strip() for part in line.split("|")] + ["", ""]
        for name in parts[0].split(";"):
            put(name.strip(), state)
        for name in filter(None, parts[1].split(";")):
            city = key_of(name.strip())
            put(name.strip(), Entry(key, "state", (key,), city, (key, *outer)))
        capital = key_of(parts[1].split(";")[0].strip())
        for name in filter(None, f"{parts[0]};{parts[2]}".split(";") if capital else ()):
            told = Entry(key, "state", (key,), capital, (key, *outer))
            put(f"{name.strip()} capital", told)  # "Zambia's capital", "the Malian capital"
        for name in filter(None, parts[2].split(";")):
            demonym = state._replace(adjective=True)
            put(name.strip(), demonym)
            if not name.strip().endswith(("s", "ish", "ch", "ese")):
                put(name.strip() + "s", demonym)
    return drawer.closed()


def _actors() -> Iterator[tuple[Entry, str]]:
    """Yield every force, group, organisation, person and people with its line of the lexicon."""
    for kind, table in lexicons.load("actors").items():
        for key, line in table.items() if kind != "classes" else ():
            yield Entry(key, kind, (key, *line.split("|")[1].split()), "", ()), line


def _states() -> Iterator[tuple[Entry, tuple[str, ...], str]]:
    """Yield every state with the regions it lies in and its line of the lexicon."""
    for region, table in lexicons.load("countries").items():
        outer = (region, *table["within"].split())
        for key, line in table.items():
            if key != "within":
                yield Entry(key, "state", (key,), key, outer), outer, line


# The languages whose names of states are known in a text of another: Russian and Ukrainian share
# most, and what stands in another script than the text's is no word of it.
_SHARED = {"ru": ("ru", "uk"), "uk": ("uk", "ru"), "en": ("ru", "uk", "ar")}


@cache
def abroad(lang: str) -> Gazetteer:
    """Return who has a name in a language; in all of them for one without a table."""
    drawer = _Drawer()
    known = {actor.key: actor for actor, _ in _actors()}
    known |= {state.key: state for state, _, _ in _states()}
    tables = lexicons.load("foreignnames")
    for told in _SHARED.get(lang, (lang,) if lang in tables else tuple(tables)):
        for key, line in tables[told].items():
            for name in line.split():
                spelt = plain(name.replace("_", " "), told)
                drawer.put(spelt, _acting(spelt, known[key]))
    return drawer.closed()


def _acting(name: str, state: Entry) -> Entry:
    """Return a state as a name tells it: by that of its capital it stands in the capital."""
    base = gazetteer()
    if name.endswith("*"):
        city = base.stems.get(name[:-1].lower())
    else:
        first, *rest = folded_words(name)
        city = dict(base.phrases[first]).get(tuple(rest))
    if city is None or city.sides or state.key not in city.within:
        return state
    return state._replace(place=city.place, within=city.within)


_ELISIONS = ("l'", "d'", "l’", "d’", "qu'", "qu’")


@lru_cache(maxsize=100_000)
def variants(word: str, lang: str) -> tuple[str, ...]:
    """Return a lower-case word without what its language joins to a name, the word itself first."""
    word = plain(word, lang)
    if lang == "fr":
        return (word, *(word[len(lead) :] for lead in _ELISIONS if word.startswith(lead)))
    if lang == "de":
        return (word, word.removesuffix("s"))
    if lang != "ar" or len(word) < 5:
        return (word,)
    bare = word[1:] if word[0] in "وفبلك" else word
    found = [word, bare, bare.removeprefix("ال")]
    if word.startswith("لل"):
        found += [f"ا{word[1:]}", word[2:]]
    return tuple(dict.fromkeys(found))
