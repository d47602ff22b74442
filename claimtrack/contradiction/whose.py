"""Whose: who acts as somebody's somebody, and whose a thing is.

"His former deputy got four years", "the teachers' union": of those who are somebody's one claim
tells, and of their like, or of whose they are, the other.
"""

from __future__ import annotations

import re
from functools import cache

from claimtrack.contradiction.told import Phrase, told
from claimtrack.model import Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex


def somebodys(a: Reading, b: Reading) -> str:
    """Return who acts in a, where it is somebody's somebody of whom b does not speak.

    "Tal's finance minister resigned" says nothing of Tal.
    """
    for phrase in () if _subjects(b) else _subjects(a):
        head = phrase.head
        if not {head, lexeme(head, tongue(a)).canon}.isdisjoint((*b.tokens, *_stems(b))):
            continue
        return f"only one is of somebody’s {head}"
    return ""


_SOMEBODYS = frozenset(["his"])
_POSSESSIVE = ("his ", "her ", "their ", "its ")


@once
def _stems(reading: Reading) -> frozenset[str]:
    words = (word.strip(".,;:'\"’").lower() for word in reading.text.split())
    return frozenset(word.removesuffix("'s").removesuffix("’s") for word in words)


@once
def _subjects(reading: Reading) -> tuple[Phrase, ...]:
    """Return the phrases of those who are somebody's, and act or are done to, in a claim."""
    if found := _of_whom().match(said(reading, reading.statement)):
        return (Phrase((found[1].lower(),), owners=frozenset(found[2].lower().split())),)
    clause = next((each for each in reading.clauses if each.head), None)
    if clause is None:
        return _begun(said(reading, reading.statement).lower())
    parts = told(clause, reading)
    first = parts.doer if parts.doer.nouns else parts.done_to
    if said(reading, clause.span).lower().startswith(_POSSESSIVE):
        first = first._replace(owners=_SOMEBODYS)
    if first.owners and first.head in _relations():
        return (first,)
    return () if first.nouns else _begun(said(reading, reading.statement).lower())


_OWNED_FIRST = lazy_regex(r"(?:his|her|their|its|(?:the )?(?:[\w-]+ ){0,2}[\w-]+['’]s) ")


def _begun(text: str) -> tuple[Phrase, ...]:
    """Return somebody's somebody with whom a claim without a known verb begins: "his deputy"."""
    led = _OWNED_FIRST.match(text)
    first = text[led.end() :].split()[:2] if led else []
    return tuple(Phrase((word,), owners=_SOMEBODYS) for word in first if word in _relations())[:1]


@cache
def _of_whom() -> re.Pattern[str]:
    """Return the pattern of "the wife of the fugitive banker" at the beginning of a claim."""
    people = "|".join(sorted(_relations()))
    return re.compile(rf"(?:the |an? )(?:[\w-]+ ){{0,2}}({people}) of ((?:[\w-]+ ?){{1,4}})", re.I)


@cache
def _relations() -> frozenset[str]:
    return frozenset(lexicons.load("occasions")["relations"]["people"].split())


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
