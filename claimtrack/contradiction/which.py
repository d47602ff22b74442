"""Which of several is meant: how many of them, whose, by what number, in what office."""

from __future__ import annotations

from itertools import pairwise

from claimtrack.model import Reading
from claimtrack.reading.gloss import heard, said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

_AMOUNTS = frozenset(
    "only sole some half most part parts partly partially several few many women men women's men's "
    "girls boys first second third lower neighbouring nearby another nearly almost".split()
)
_ONE_WORD = {"sole": "only", "parts": "part"}


@once
def amounts(reading: Reading) -> set[str]:
    """Return the words that say that only some, or others of a kind, are meant."""
    told_all = said(reading, (0, len(reading.text))).lower().replace("armed men", "gunmen").split()
    words = [word.strip(".,;:'\"()").removeprefix("school") for word in told_all]
    if any(x == "not" and y in ("all", "every", "everyone") for x, y in pairwise(words)):
        return {"not all"}
    # "Half of the 40 hostages" are twenty.
    told = " ".join(q.text.lower() for q in reading.quantities).split()
    counted = {"half", "some", "nearly", "almost"}.intersection(told)
    around = zip(["", "", *words], ["", *words], words, [*words[1:], ""], strict=False)
    found = {
        word.removesuffix("'s")
        for first, before, word, after in around
        if word in _AMOUNTS and not _idle(first, before, word, after)
    }
    return {_ONE_WORD.get(word, word) for word in found - counted}


_TAKEN = frozenset("take takes took taken taking as be is are was were".split())


def _idle(first: str, before: str, word: str, after: str) -> bool:
    """Return whether a word of amount says of nothing that only some of it is meant."""
    if word == "half":  # "half a tonne", "half past six", "a year and a half"
        return after in ("a", "an", "past", "hour") or (first, before) == ("and", "a")
    if word in ("part", "parts"):
        return after != "of" or before in _TAKEN
    if word == "another":
        return after in ("term", "mandate")  # re-elected
    return after[:1].isdigit()  # "some 180 missiles" are about 180


def owned_apart(a: Reading, b: Reading, told: set[tuple[str, str]]) -> tuple[str, str] | None:
    """Return whose a thing is in each claim, where it is another's: the teachers' union."""
    mine, theirs = _owners(a), _owners(b)
    for noun in sorted(mine.keys() & theirs.keys()):
        (x, said_x), (y, said_y) = mine[noun], theirs[noun]
        if x != y and (x, y) not in told:
            return said_x, said_y
    return None


_OWNED = lazy_regex(r"\b([^\W\dA-Z]\w+(?:['’]s|(?<=s)['’])) (\w+)")


@once
def _owners(reading: Reading) -> dict[str, tuple[str, str]]:
    """Return the nouns right after a possessive, with the owner: canonical token and words."""
    lang = tongue(reading)
    return {
        lexeme(noun.lower(), lang).canon: (lexeme(owner[:-1].rstrip("'’"), lang).canon, owner)
        for owner, noun in _OWNED.findall(said(reading, reading.statement))
    }


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


_AGAINST = lazy_regex(r"(?<!\d)(\d{1,6})(?: \w{1,20})? ?(?:to|against|[-–]) ?(\d{1,6})(?!\d)")


def counted_back(a: Reading, b: Reading) -> bool:
    """Return whether two claims give a vote or a score the other way round: 64 to 51."""
    mine, theirs = _against(a), _against(b)
    return len(mine) == len(theirs) == 1 and mine[0] == theirs[0][::-1] != theirs[0]


@once
def _against(reading: Reading) -> list[tuple[str, str]]:
    return _AGAINST.findall(said(reading, reading.statement))


_HELPING = frozenset("be have get".split())


@once
def mentioned(reading: Reading) -> frozenset[str]:
    """Return the acts that a claim tells by a bare participle: the paintings stolen in May."""
    told = [lex for _, lex in heard(reading, reading.statement)]
    return frozenset(
        y.canon
        for x, y in pairwise(told)
        if y.form in ("participle", "past") and not _HELPING & x.classes and x.form != "adverb"
    )


# "Declared the outbreak over": what a thing is said to be stands last, after all that it is.
_OVER = lazy_regex(
    r"\b(?:declar|pronounc|consider)\w* [^.,;]*\bover(?=$|[.,;]| by\b| on\b| after\b)"
)


@once
def over(reading: Reading) -> bool:
    """Return whether a claim declares something to be over."""
    return _OVER.search(said(reading, reading.statement)) is not None


_ENDS = frozenset("end finish conclud complet ceas close lift".split())


def ended(reading: Reading) -> bool:
    """Return whether a claim says in any way that something ended."""
    return over(reading) or not _ENDS.isdisjoint(reading.tokens)
