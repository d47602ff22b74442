"""Who acts: the actors named in a text, whose side a phrase is on, and what class of people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

from claimtrack.model import Actor, Attribution, Clause
from claimtrack.reading import lexicons, names
from claimtrack.reading.names import Mention
from claimtrack.reading.phrases import Text, located
from claimtrack.text import Token


@lru_cache(maxsize=50_000)
def classes(word: str) -> frozenset[str]:
    """Return the classes (state, rebel, people) that one head noun belongs to."""
    return frozenset(lexicons.load("actors.words").get(word, "").split())


def classes_of(words: Iterable[str]) -> frozenset[str]:
    """Return the classes that any of these head nouns belongs to."""
    return frozenset[str]().union(*map(classes, words))


@cache
def sides_table() -> dict[str, tuple[str, ...]]:
    """Return actor key -> its sides, own key first, for all actors of the lexicons."""
    return {key: tuple(line.split()) for key, line in lexicons.load("names")["sides"].items()}


@cache
def persons() -> frozenset[str]:
    """Return the keys of the people among the actors of the lexicons."""
    return frozenset(lexicons.load("actors")["person"])


@lru_cache(maxsize=50_000)
def sides_of(key: str) -> tuple[str, ...]:
    """Return the sides of an actor key, own key first and what those are part of after it."""
    table = sides_table()
    found = [key]
    for side in found:
        found.extend(s for s in table.get(side, ()) if s not in found)
    return tuple(found)


@cache
def _titles() -> dict[str, str]:
    """Return the name under which each actor of the lexicons is shown: its first."""
    found: dict[str, str] = {}
    for table in ("actors", "countries"):
        for kind, rows in lexicons.load(table).items():
            if kind != "classes" and isinstance(rows, dict):
                for key, told in rows.items():
                    if isinstance(told, str):
                        found.setdefault(key, told.partition("|")[0].partition(";")[0].strip())
    return found


def title(key: str) -> str:
    """Return the name under which an actor is shown: CSP, Wagner, Burkina Faso."""
    told = _titles().get(key)
    return told or " ".join(word[:1].upper() + word[1:] for word in key.replace("-", " ").split())


def same_side(a: str, b: str) -> bool:
    """Return whether two actor keys can be the same actor: one is part of the other."""
    if a == b:
        return True
    return a in sides_of(b) or b in sides_of(a)


def alike(a: str, b: str) -> bool:
    """Return whether two unknown names are likely spellings of one, or one contains the other."""
    if a == b:
        return True
    short, long = sorted((a.split("-"), b.split("-")), key=len)
    if set(short) <= set(long):
        return True
    if abs(len(a) - len(b)) > 4 or a[:1] != b[:1]:
        return False
    return _spelt_alike(*sorted((a, b)))


@lru_cache(maxsize=100_000)
def _spelt_alike(a: str, b: str) -> bool:
    a, b = a.replace("-", ""), b.replace("-", "")
    shared = sum(min(a.count(letter), b.count(letter)) for letter in set(a))
    if 200 * shared < 81 * (len(a) + len(b)):
        return False  # the ratio cannot be more, whatever the order of the letters
    from rapidfuzz.fuzz import ratio  # 12 ms: only where two unknown names may be alike

    return ratio(a, b) >= 82.0


def meet(a: Collection[str], b: Collection[str]) -> bool:
    """Return whether any actor of the one can be an actor of the other."""
    return any(same_side(x, y) or alike(x, y) for x in a for y in b)


_POSSESSIVE = frozenset(["its", "our", "own", "their", "his", "her"])


@lru_cache(maxsize=50_000)
def _side(words: tuple[str, ...], lang: str) -> str:
    tokens: list[Token] = []
    at = 0
    for word in words:
        tokens.append(Token(word, at, at + len(word), word.lower()))
        at += len(word) + 1
    lowers = [token.lower for token in tokens]
    found = [m.entry for m in names.find(tokens, lang, {}) if m.entry.sides]
    known = [entry for entry in found if entry.kind not in ("unknown",)]
    kinds = classes_of(lowers) | classes_of(w[:-1] for w in lowers if w.endswith("s"))
    groups = [e for e in known if e.kind in ("group", "force", "organisation", "person", "people")]
    if groups:
        return groups[-1].key
    if known and "rebel" in kinds and "state" not in kinds:
        return ""
    if known:
        return known[-1].key
    if not found and _POSSESSIVE.intersection(lowers):
        return "speaker"
    return ""


def side(words: Sequence[str], lang: str = "en") -> str:
    """Return whose people or things a phrase names: "wagner" for "84 Wagner fighters".

    `words` are the words of the phrase as written; "speaker" where it says "its own", "" where
    nothing tells. A nationality before "rebels" is no side: Malian rebels are not Mali's.
    """
    return _side(tuple(words), lang)


def find(
    text: Text, source: str, mentions: Sequence[Mention], clauses: Sequence[Clause],
    said_by: Sequence[Attribution],
) -> tuple[Actor, ...]:  # fmt: skip
    """Return the actors named, in order, each with its part in the clause that holds it."""
    found: list[Actor] = []
    for mention in mentions:
        entry = mention.entry
        if not entry.sides or (entry.kind == "unknown" and located(text, mention.first)):
            continue
        if entry.place and not entry.adjective and located(text, mention.first):
            continue
        start, end = text.tokens[mention.first].start, text.tokens[mention.last - 1].end
        part = "other"
        if any(s.span[0] <= start and end <= s.span[1] for s in said_by):
            part = "speaker"
        else:
            for clause in clauses:
                if clause.span[0] <= start and end <= clause.span[1]:
                    if entry.key in clause.agents:
                        part = "agent"
                    elif entry.key in clause.patients:
                        part = "patient"
                    break
        name = source[start:end].removesuffix("'s").removesuffix("’s")
        found.append(Actor(entry.key, name, entry.kind, sides_of(entry.key), part, (start, end)))
    return tuple(found)
