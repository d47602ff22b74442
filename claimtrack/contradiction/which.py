"""Which of those that exclude one another: what office, quarter, part of the body, or number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimtrack.model import Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import said
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

# Words of which one excludes another: an office, a quarter, the part of the body that was struck.
ONE_OF = {
    "office": lazy_regex(
        r"\b((?:vice[- ]|deputy )?(?:president|prime minister|mayor|governor|chancellor)"
        r"|(?:foreign|defence|defense|interior|finance|justice|health) minister)\b"
    ),
    "where": lazy_regex(r"\b((?:north|south)(?:east|west))"),
    "setting": lazy_regex(
        r"\bin the (head|chest|back|legs?|arms?|shoulder|stomach|neck|foot|face|hand|thigh)\b"
    ),
}


@once
def of_one(reading: Reading) -> dict[str, set[str]]:
    """Return the offices, and the parts of the body, that a claim speaks of; none: no key."""
    text = said(reading, reading.statement).lower().replace("vice-", "vice ")
    text = text.replace("north-", "north").replace("south-", "south")
    found = {what: set(pattern.findall(text)) for what, pattern in ONE_OF.items()}
    return {what: told for what, told in found.items() if told}


# A thing that goes by its number: Line 4, Flight 370, Unit 731, Highway 1.
_NUMBERED = lazy_regex(r"\b([A-Za-z][a-z]+) (?:No\.? ?|#)?(\d{1,4}[A-Z]?)\b(?![.,]\d|[-–]\d| ?%)")


@once
def _numbered(reading: Reading) -> dict[str, set[str]]:
    """Return the words right before a number that is part of a name, with these numbers."""
    spans = [q.span for q in reading.quantities] + [w.span for w in reading.dates]
    counted = {at for start, end in spans for at in range(start, end)}
    found: dict[str, set[str]] = {}
    for each in _NUMBERED.finditer(reading.text):
        if each.start(2) not in counted:
            found.setdefault(each[1], set()).add(each[2])
    return found


def numbered_apart(a: Reading, b: Reading) -> tuple[str, str] | None:
    """Return two things of one name with two numbers: Line 4, Line 9."""
    mine, theirs = _numbered(a), _numbered(b)
    for word in sorted(mine.keys() & theirs.keys()):
        if not mine[word] & theirs[word]:
            return f"{word} {min(mine[word])}", f"{word} {min(theirs[word])}"
    return None


def offices_apart(a: Reading, b: Reading) -> str:
    mine, theirs = of_one(a).get("office"), of_one(b).get("office")
    if mine and theirs and not mine & theirs:
        return f"of two offices: {min(mine)} and {min(theirs)}"
    return ""


def phases_apart(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether both speak of a thing by its number, and not of the same: "phase two"."""
    told = [_by_number(words) | _in_a_row(words) for words in (mine, theirs)]
    nouns = {word for word, _ in told[0]} & {word for word, _ in told[1]}
    return bool(nouns) and not told[0] & told[1]


def _by_number(words: Sequence[str]) -> set[tuple[str, str]]:
    """Return the things that are told by a number after them, each with it: "phase two"."""
    return {
        (word, number)
        for word, number in pairwise(words)
        if word in lexicons.words("several.which.by-number")
        and (number in lexicons.words("several.which.numbers") or number.isdecimal())
    }


def _in_a_row(words: Sequence[str]) -> set[tuple[str, str]]:
    """Return the things that are told by their place in a row: "its first reading"."""
    told = (word.strip(".,;:") for word in words)
    rows = lexicons.words("several.which.rows")
    return {(noun, first) for first, noun in pairwise(told) if first in rows}
