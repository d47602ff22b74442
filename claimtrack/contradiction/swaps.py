"""What two claims tell otherwise in the same words: who won, on which day, whose course changed.

Words in common make two claims alike; these guards look at what they are said of. None of them
makes a contradiction: they only keep two claims from being taken for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimtrack.model import Reading
from claimtrack.reading import actors, dates
from claimtrack.reading.gloss import heard
from claimtrack.reading.remembered import once


def found(a: Reading, b: Reading) -> Iterator[str]:
    """Yield the slots in which two claims of the same words differ."""
    if day := _days(a, b):
        yield day
    if who := _doers(a, b):
        yield who
    if part := _parts_of_day(a, b):
        yield part
    if counted := _counts(a, b):
        yield counted


def _days(a: Reading, b: Reading) -> str:
    """Return the days where one tells when it was said and the other when it was done."""
    if not a.dates or not b.dates or {w.role for w in (*a.dates, *b.dates)} == {"said"}:
        return ""
    if all(dates.apart(v, w) for v in a.dates for w in b.dates):
        return f"date: “{a.dates[0].text}” and “{b.dates[0].text}”"
    return ""


def _doers(a: Reading, b: Reading) -> str:
    """Return who won, where whom the one names as the winner is somebody else to the other."""
    mine, theirs = _winners(a), _winners(b)
    if not mine or not theirs or any(actors.alike(m, t) for m in mine for t in theirs):
        return ""
    if mine.isdisjoint(_named(b)) and theirs.isdisjoint(_named(a)):
        return ""
    return f"others: {min(mine)} and {min(theirs)}"


@once
def _winners(reading: Reading) -> frozenset[str]:
    told = [each for each in reading.doers if each.question == "winner"]
    return frozenset(word for each in told for word in (*each.names, *each.heads))


@once
def _named(reading: Reading) -> frozenset[str]:
    """Return the words within a claim that are written as names, as its doers have them."""
    words = heard(reading, reading.statement)[1:]
    return reading.names | {lex.canon for token, lex in words if token.text[0].isupper()}


_PARTS = {
    "morning": "morning", "dawn": "morning", "daybreak": "morning", "afternoon": "afternoon",
    "evening": "evening", "dusk": "evening", "night": "evening", "overnight": "evening",
    "midnight": "evening",
}  # fmt: skip


@once
def _day_parts(reading: Reading) -> frozenset[str]:
    return frozenset(
        _PARTS[w] for w in reading.text.lower().replace(",", " ").split() if w in _PARTS
    )


def _parts_of_day(a: Reading, b: Reading) -> str:
    mine, theirs = _day_parts(a), _day_parts(b)
    if mine and theirs and not mine & theirs:
        return f"date: {min(mine)} and {min(theirs)}"
    return ""


@once
def _counted(reading: Reading) -> Counter[str]:
    """Return how often a claim says each of its nouns and names."""
    return Counter(lex.stem for _, lex in heard(reading, reading.statement) if not lex.classes)


def _counts(a: Reading, b: Reading) -> str:
    """Return two words of which each claim says another twice: whose course changed, whose not."""
    mine, theirs = _counted(a), _counted(b)
    more = [word for word in mine if mine[word] > theirs[word] > 0]
    less = [word for word in mine if 0 < mine[word] < theirs[word]]
    return f"roles: {min(more)} and {min(less)}" if more and less else ""
