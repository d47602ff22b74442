"""Names in a text: the gazetteer of actors and places, and capitalised names it does not know."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from claimtrack.reading import glossary, lexicons
from claimtrack.reading.lexemes import lexeme, tables
from claimtrack.text import Token, fold


class Entry(NamedTuple):
    """What a name stands for: as an actor, as a place, or both."""

    key: str
    kind: str  # state, force, group, person, organisation, people, place, unknown
    sides: tuple[str, ...]  # own key first; () for a place that does not act
    place: str  # key as a place; "" if it is none
    within: tuple[str, ...]
    adjective: bool = False  # a demonym: "Malian"
    acronym: bool = False  # stands for itself in capitals only: "IS" is no "is"


class Mention(NamedTuple):
    """An entry found in the text, by tokens (end exclusive)."""

    first: int
    last: int
    entry: Entry


class Gazetteer(NamedTuple):
    """Names by their first folded word; stems for inflected languages."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    stems: dict[str, Entry]


_REGIONAL = ("north", "south", "east", "west", "northern", "southern", "eastern", "western",
             "central", "northeast", "northwest", "southeast", "southwest", "northeastern",
             "northwestern", "southeastern", "southwestern", "upper", "lower")  # fmt: skip


@lru_cache(maxsize=100_000)
def key_of(name: str) -> str:
    """Return the folded form by which spellings of one unknown name meet: lower ASCII."""
    folded = fold(name)
    if folded.endswith(("'s", "’s")):
        folded = folded[:-2]
    return "-".join("".join(c if c.isalnum() else " " for c in folded).split())


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    folded = fold(name).replace("’", "'")
    return tuple(folded.replace("-", " ").split())


@cache
def gazetteer() -> Gazetteer:
    """Return all names of the lexicons; the more specific file wins a spelling."""
    phrases: dict[str, dict[tuple[str, ...], Entry]] = {}
    stems: dict[str, Entry] = {}

    def put(name: str, entry: Entry) -> None:
        if name.endswith("*"):
            stems.setdefault(name[:-1].lower(), entry)
            return
        words = _words(name)
        if not words:
            return
        if len(name) <= 5 and name.isupper():
            entry = entry._replace(acronym=True)
        row = phrases.setdefault(words[0], {})
        known = row.get(words[1:])
        if known is None:
            row[words[1:]] = entry
        elif known.place and entry.sides and not known.sides:  # a capital that also acts
            row[words[1:]] = entry._replace(place=known.place, within=known.within)

    places = lexicons.load("places")
    for table in places.values():
        for key, line in table.items():
            spellings, _, inside = line.partition("|")
            within = tuple(inside.split())
            for name in spellings.split(";"):
                put(name.strip(), Entry(key, "place", (), key, within))
    actors = lexicons.load("actors")
    for kind, table in actors.items():
        if kind == "classes":
            continue
        for key, line in table.items():
            names, sides, foreign = (part.strip() for part in line.split("|"))
            entry = Entry(key, kind, (key, *sides.split()), "", ())
            for name in (*names.split(";"), *foreign.split()):
                put(name.strip(), entry)
    for region, table in lexicons.load("countries").items():
        outer = (region, *table["within"].split())
        for key, line in table.items():
            if key == "within":
                continue
            parts = [part.strip() for part in line.split("|")] + ["", "", ""]
            state = Entry(key, "state", (key,), key, outer)
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
            for name in parts[3].split():
                put(name, state)
    return Gazetteer(
        {
            first: tuple(sorted(rest.items(), key=lambda item: (-len(item[0]), item[0])))
            for first, rest in phrases.items()
        },
        stems,
    )


@lru_cache(maxsize=100_000)
def _start(word: str) -> tuple[str, ...]:
    """Return the folded words of a token that may begin a name, without its possessive."""
    words = _words(word)
    if words and words[-1].endswith("'s"):
        return (*words[:-1], words[-1][:-2])
    if words and words[-1].endswith("'"):
        return (*words[:-1], words[-1][:-1])
    return words


@lru_cache(maxsize=100_000)
def _inflected(word: str) -> Entry | None:
    """Return the entry whose stem an inflected word of another script or language begins with."""
    stems = gazetteer().stems
    for size in range(min(len(word), 16), 2, -1):
        found = stems.get(word[:size])
        if found and len(word) - size <= 4:
            return found
    return None


_LOWER_OK = frozenset(["people", "person"])


def find(tokens: list[Token], lang: str, aliases: dict[str, str]) -> list[Mention]:
    """Return the names in the text, in order and without overlap, longest first at each place."""
    table = gazetteer()
    found: list[Mention] = []
    title = titled(tokens)
    index, count = 0, len(tokens)
    while index < count:
        token = tokens[index]
        first = token.text[0]
        if not first.isalpha() or (
            first.islower()
            and first.isascii()
            and lang in ("en", "de")
            and not token.text.startswith(("al-", "el-"))
        ):
            index += 1
            continue
        hit = _known(table, tokens, index)
        if (hit is None and not first.isascii()) or lang not in ("en",):
            hit = hit or _stemmed(tokens, index)
        if hit is None and first.isupper():
            hit = _unknown(tokens, index, lang, title)
        if hit is None:
            index += 1
            continue
        if aliases and (target := aliases.get(hit.entry.key)):
            hit = Mention(hit.first, hit.last, hit.entry._replace(key=target))
        found.append(hit)
        index = hit.last
    return found


def _stemmed(tokens: list[Token], index: int) -> Mention | None:
    lower = tokens[index].lower
    entry = _inflected(lower.split("'")[-1].split("’")[-1])
    return Mention(index, index + 1, entry) if entry else None


def _known(table: Gazetteer, tokens: list[Token], index: int) -> Mention | None:
    words = _start(tokens[index].lower)
    if not words:
        return None
    rows = table.phrases.get(words[0])
    if rows is None:
        return None
    for rest, entry in rows:
        have = list(words[1:])
        end = index + 1
        while len(have) < len(rest) and end < len(tokens) and end - index < 8:
            if tokens[end].lower in ("-", "'", "’"):
                end += 1
                continue
            have.extend(_start(tokens[end].lower))
            end += 1
        if tuple(have) == rest:
            if entry.acronym and not tokens[index].text.rstrip("s'’").isupper():
                continue
            return Mention(index, end, entry)
    return None


@cache
def _common() -> frozenset[str]:
    """Return words that begin a sentence with a capital without being names."""
    known = tables("en")
    actors, attribution = lexicons.load("actors"), lexicons.load("attribution")
    lines = [
        lexicons.load("common")["en"],
        lexicons.load("common")["more"],
        *actors["classes"].values(),
        *(attribution["speakers"][name] for name in ("en", "lead")),
        attribution["content"]["en"],
    ]
    openings = (p.split()[0] for line in attribution["frames"].values() for p in line.split("|"))
    words = frozenset(word for line in lines for word in line.split())
    return (
        words
        | frozenset(openings)
        | known.classes.keys()
        | known.forms.keys()
        | (known.nouns.keys() | known.stems.keys())
    )


def titled(tokens: list[Token]) -> bool:
    """Return whether the text is set in Title Case, where a capital says nothing."""
    words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) > 4 and sum(w[0].isupper() for w in words) / len(words) > 0.8


_PARTICLES = frozenset(
    [
        "al",
        "el",
        "de",
        "la",
        "le",
        "bin",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "du",
        "da",
        "dos",
        "del",
        "abu",
        "al-",
        "di",
    ]
)


def _unknown(tokens: list[Token], index: int, lang: str, title: bool) -> Mention | None:
    """Return a run of capitalised words that no lexicon knows, as a name of its own."""
    common = _common()
    token = tokens[index]
    if lang != "en" and lexeme(token.lower, lang).classes:
        return None  # "La Turquie": the name begins after the article
    starts = index == 0 or tokens[index - 1].text in '.!?:;"“«|'
    if starts and lang in glossary.languages() and glossary.known(token.lower, lang):
        return None
    bare = token.lower[:-2] if token.lower.endswith(("'s", "’s")) else token.lower
    if lang == "de" and not (
        index and tokens[index - 1].lower in ("in", "bei", "nach", "aus", "von", "nahe")
    ):
        return None
    if bare in common or (bare.endswith("s") and bare[:-1] in common):
        if starts or title or not _proper(tokens, index):
            return None
    elif (
        (title and not _near_place(tokens, index))
        or (
            starts
            and lang == "en"
            and not _proper(tokens, index)
            and bare.endswith(("ly", "ing", "ed", "ists", "ers"))
        )
        or (
            starts
            and lang != "en"
            and (index + 1 >= len(tokens) or not _capital(tokens, index + 1))
        )
        or (starts and lang == "en" and not _proper(tokens, index) and _plain(tokens, index))
    ):
        return None
    end = index + 1
    while end < len(tokens) and not tokens[end - 1].text.endswith(("'s", "’s")):
        text = tokens[end].text
        if text[0].isupper() and not title and tokens[end].lower not in _STOPPERS:
            end += 1
        elif (
            tokens[end].lower in _PARTICLES
            and end + 1 < len(tokens)
            and tokens[end + 1].text[0].isupper()
        ):
            end += 2
        else:
            break
    name = " ".join(t.text for t in tokens[index:end])
    key = key_of(name)
    if not key:
        return None
    return Mention(index, end, Entry(key, "unknown", (key,), "", ()))


def _capital(tokens: list[Token], index: int) -> bool:
    """Return whether a word is written as part of a name: an abbreviation is a name of its own."""
    text = tokens[index].text
    abbreviation = len(text) > 1 and text.isupper() and not tokens[index - 1].text.isupper()
    return text[0].isupper() and not abbreviation


_STOPPERS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "i", "the", "a"]
)


def _proper(tokens: list[Token], index: int) -> bool:
    """Return whether a common word is part of a name: "Black Sea Fleet", "Galaxy Leader"."""
    return (
        index + 1 < len(tokens)
        and tokens[index + 1].text[0].isupper()
        and tokens[index].lower not in _STOPPERS
        and tokens[index].lower not in _MONTHS
    )


_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "nov",
        "dec",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "prime",
        "foreign",
        "president",
        "minister",
        "general",
    ]
)


def _near_place(tokens: list[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].lower in ("in", "near", "at", "from", "to")


_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ing", "ism", "ence", "ance", "ure", "age",
                 "ship", "ics", "ery", "cy", "ly", "ed", "ist", "hood", "men", "people",
                 "children")  # fmt: skip


def _plain(tokens: list[Token], index: int) -> bool:
    """Return whether a capital at the start is likely the sentence's: a lower noun follows."""
    if index + 1 >= len(tokens):
        return True
    after = tokens[index + 1]
    word = tokens[index].text
    if word.isupper() and len(word) > 1:
        return False
    nxt = lexeme(after.lower, "en")
    if word.endswith(_NOUN_ENDINGS) or (word.endswith("s") and not word.endswith("ss")):
        return True
    if nxt.form and not nxt.noun:
        return False
    return after.text[0].islower() and not nxt.classes & {"be", "have", "modal", "do"}
