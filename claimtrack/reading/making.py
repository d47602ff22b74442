"""What the tables of the reader come to, worked out when they are edited: `make lexicon`.

No text is needed for it, and the first one that a process reads need not wait for it: of the 400
ms of CPU that `add` took it was 70. Each value is plain JSON, with lines of words for lists of
them: what a text touches of it is taken apart then. Whoever reads a line says what is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimtrack.reading import lexicons
from claimtrack.reading.gazetteers import Entry, gathered
from claimtrack.reading.lexemes import lexeme, stem
from claimtrack.reading.outcomes import DONE, NEGATIVE, key

_ANSWERS = ("yes", "no", "open")


def _forms(words: Sequence[str]) -> set[str]:
    """Return words with their canonical tokens and their stems."""
    return {*words, *_canonical(words)}


def _canonical(words: Sequence[str]) -> set[str]:
    return {form for word in words for form in (lexeme(word, "en").canon, stem(word, "en"))}


def _by_form(lines: Mapping[str, str]) -> dict[str, str]:
    """Return the names of the lines that hold a word, by each of its forms."""
    found: dict[str, list[str]] = {}
    for name, line in lines.items():
        for form in _forms(line.split()):
            found.setdefault(form, []).append(name)
    return {form: " ".join(names) for form, names in sorted(found.items())}


def kin() -> dict[str, str]:
    """Return the numbers of the groups of kin.toml by each form of their words."""
    groups = lexicons.load("kin")["kin"].values()
    return _by_form({str(number): line for number, line in enumerate(groups)})


def classes() -> dict[str, str]:
    """Return the classes of actors.toml by each form of their words."""
    return _by_form(lexicons.load("actors")["classes"])


def questions() -> dict[str, dict[str, Any]]:
    """Return the questions of outcomes.toml without their phrases, their words canonical."""
    found = {}
    for name, row in lexicons.load("outcomes").items():
        rest = {field: value for field, value in row.items() if field not in _ANSWERS}
        for field in rest.keys() & {"about", "anyone"}:
            rest[field] = " ".join(sorted(_canonical(rest[field].split())))
        found[name] = rest
    return found


def outcomes() -> dict[str, str]:
    """Return the phrases of outcomes.toml by the key of their first word."""
    return _by_first(_outcomes())


def _outcomes() -> Iterator[tuple[list[str], str]]:
    """Yield phrases as written, or as the passive has them, with what is known of each."""
    for name, row in lexicons.load("outcomes").items():
        about = row.get("about", "").split()
        for answer in _ANSWERS:
            for said in filter(None, row.get(answer, "").split("|")):
                words = said.split()
                for order in (words, *_passives(words, about)):
                    negative = "negative" if not NEGATIVE.isdisjoint(order) else ""
                    done = len(order) == 1 and lexeme(order[0], "en").form in DONE
                    yield order, f"{name},{answer},{negative},{'done' if done else ''}"


def _passives(words: list[str], about: list[str]) -> Iterator[list[str]]:
    """Yield the phrase as it stands in the passive: "lift .. siege", "the siege of Ur was lifted".

    Only where its noun is what the question is about.
    """
    *verb, gap, noun = words if len(words) > 2 else ("", "", "")
    if gap != ".." or ".." in verb or noun not in about:
        return
    if verb[0] not in NEGATIVE | lexicons.words("grammar.en.not-behind"):
        yield [noun, "..", *verb]


def doers() -> dict[str, str]:
    """Return the phrases of doers.toml by the key of their first word."""
    return _by_first(
        (said.split(), f"{question},{side}")
        for question, row in lexicons.load("doers").items()
        for side in ("before", "after")
        for said in row[side].split("|")
    )


def _by_first(phrases: Iterable[tuple[list[str], str]]) -> dict[str, str]:
    """Return lines of phrases by their first key, for PhraseIndex: what is known, then the keys."""
    found: dict[str, list[str]] = {}
    for words, known in phrases:
        keys = [word if word == ".." else key(word) for word in words]
        found.setdefault(keys[0], []).append(" ".join((known, *keys)))
    return {first: "\n".join(lines) for first, lines in sorted(found.items())}


def asked_of_doers() -> dict[str, str]:
    """Return the questions of doers.toml with the canonical tokens of what they are about."""
    return {
        question: " ".join(sorted(_canonical(row["about"].split())))
        for question, row in lexicons.load("doers").items()
    }


def names() -> dict[str, Any]:
    """Return the gazetteer: its entries, and the numbers of them by the words of their names.

    With the sides of every actor, and what every place lies in.
    """
    found = gathered()
    entries: dict[Entry, int] = {}
    phrases = {
        first: ";".join(
            " ".join((str(entries.setdefault(entry, len(entries))), *rest)) for rest, entry in rows
        )
        for first, rows in found.phrases.items()
    }
    stems = {each: entries.setdefault(entry, len(entries)) for each, entry in found.stems.items()}
    sides: dict[str, str] = {}
    within: dict[str, str] = {}
    for rows in found.phrases.values():
        for _, entry in rows:
            if entry.sides:
                sides.setdefault(entry.key, " ".join(entry.sides))
            if entry.place:
                within.setdefault(entry.place, " ".join(entry.within))
    lines = list(map(_line, entries))
    return {"entries": lines, "phrases": phrases, "stems": stems, "sides": sides, "within": within}


def _line(entry: Entry) -> str:
    lists = (entry.key, entry.kind, " ".join(entry.sides), entry.place, " ".join(entry.within))
    return "|".join((*lists, *("yes" if told else "" for told in (entry.adjective, entry.acronym))))


WORKED_OUT: dict[str, Callable[[], dict[str, Any]]] = {
    "kin.words": kin,
    "actors.words": classes,
    "outcomes.questions": questions,
    "outcomes.phrases": outcomes,
    "doers.phrases": doers,
    "doers.about": asked_of_doers,
    "names": names,
}
"""What is written down beside the tables, by the name under which it is loaded."""
