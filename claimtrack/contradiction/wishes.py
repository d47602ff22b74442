"""What somebody only wants, asks for, orders, threatens or agrees to: it is not said to be so.

"The miners agreed to return to work" tells less than "The miners returned to work"; the reader
carries the second verb only, so that the words that wish are looked for here.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from claimtrack.model import Reading, Span
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import heard, tongue
from claimtrack.reading.lexemes import lexeme, stem
from claimtrack.reading.remembered import once

_FAR = 6  # tokens between who is asked and what is wanted of them: "urged the two sides to"


@cache
def _wishes() -> dict[str, int]:
    """Return each verb of wishing with the number of its group: order and command are one."""
    groups = lexicons.load("negation")["wishes"]["groups"].split("|")
    return {
        stem(verb, "en"): number for number, group in enumerate(groups) for verb in group.split()
    }


@once
def wished(reading: Reading) -> dict[int, tuple[str, str]]:
    """Return, by its group, each verb of wishing with the act that is wanted: ordered, leave."""
    if tongue(reading) != "en":
        return {}
    told = heard(reading, reading.statement)
    found: dict[int, tuple[str, str]] = {}
    for at, (token, lex) in enumerate(told):
        group = _wishes().get(stem(lex.lemma, "en") if lex.lemma else lex.stem)
        being = at and "be" in told[at - 1][1].classes
        if group is None or (lex.form == "ing" and not being):
            continue
        if at and told[at - 1][0].lower in ("to", "the", "a", "an", "of"):
            continue
        ahead = [following.lower for following, _ in told[at + 1 : at + 1 + _FAR]]
        if act := _act(ahead, wanted=lex.stem == "want"):
            found.setdefault(group, (token.lower, act))
    return found


def _act(ahead: list[str], *, wanted: bool) -> str:
    """Return the act after "to", or "to be"; of "want" the participle: "want him extradited"."""
    noun = _wanted_noun(ahead)
    if "that" in ahead[:2]:  # "recommended that parliament pass the bill"
        known = (lexeme(word, "en") for word in ahead[ahead.index("that") + 2 :])
        noun = next((lex.canon for lex in known if lex.form == "base" and lex.act), noun)
    for before, word in pairwise(["", *ahead]):
        lex = lexeme(word, "en")
        if (word != "be" and (before == "to" and lex.form == "base")) or before == "be":
            return lex.canon
        if wanted and lex.form in ("past", "participle"):
            return lex.canon
    return noun


_BEFORE_NOUN = frozenset("for a an the its his her their new".split())


def _wanted_noun(ahead: list[str]) -> str:
    """Return the act that is wanted as a noun: "recommended a ban", "called for the release"."""
    for word in ahead:
        if word not in _BEFORE_NOUN:
            return lexeme(word, "en").noun if word != ahead[0] else ""
    return ""


# Groups of verbs of which what is wanted may well not be so, by one verb each.
_OPEN = ("want", "ask", "propose", "consider", "encourage", "invite")


@cache
def _open() -> frozenset[int]:
    return frozenset(_wishes()[stem(verb, "en")] for verb in _OPEN)


@once
def wished_from(reading: Reading) -> int | None:
    """Return where in its text a claim begins to tell what somebody only wants; None nowhere."""
    verbs = [verb for group, (verb, _) in wished(reading).items() if group in _open()]
    start = reading.statement[0]
    found = [at for verb in verbs if (at := reading.text.lower().find(verb, start)) >= 0]
    return min(found, default=None)


def of_a_wish(a: Reading, b: Reading, marks: tuple[tuple[Span, ...], tuple[Span, ...]]) -> bool:
    """Return whether only one of two claims tells what is marked as what somebody wants.

    "The committee recommended that parliament pass the bill", "parliament rejected it".
    """
    places = wished_from(a), wished_from(b)
    if (places[0] is None) == (places[1] is None):
        return False
    at, told = (places[0], marks[0]) if places[1] is None else (places[1], marks[1])
    return at is not None and any(start > at for start, _ in told)


def only_wished(a: Reading, b: Reading) -> str:
    """Return the word by which one claim wants what the other says was done; "" for none."""
    mine, theirs = wished(a), wished(b)
    if mine.keys() & theirs.keys() or bool(mine) == bool(theirs):
        return ""
    reading, other = (mine, b) if mine else (theirs, a)
    said_done = [c for c in other.clauses if c.modality in ("fact", "reported")]
    done = {word for c in said_done for word in (c.head, *c.patients)}  # "went on strike"
    told = {stem(token.lower, "en") for token, _ in heard(other, other.statement)}
    groups = {_wishes()[word] for word in told & _wishes().keys()}  # "denied ordering it"
    left = [w for group, (w, act) in sorted(reading.items()) if act in done and group not in groups]
    return left[0] if left else ""


def only_asked(a: Reading, b: Reading, marks: tuple[tuple[Span, ...], tuple[Span, ...]]) -> str:
    """Return the word by which only one of two figures is what somebody asked for; "" for none."""
    asked = [_asked(r, told) for r, told in zip((a, b), marks, strict=True)]
    return "" if bool(asked[0]) == bool(asked[1]) else asked[0] or asked[1]


def _asked(reading: Reading, marks: tuple[Span, ...]) -> str:
    end = marks[0][0] if marks else 0
    found = lexicons.pattern("occasions", "asked").search(
        reading.text[max(end - _NEAR, reading.statement[0]) : end]
    )
    return found[0] if found else ""


_NEAR = 60  # characters before a figure in which a word may say that it is only asked for
