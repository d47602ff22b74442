"""What a claim tells as what was before, or is over: "had closed", "has reopened", "in 2019".

Of a claim: whether it is of an earlier time than the event's. Of a clause: whether the state that
it tells of came before that of the other.
"""

from __future__ import annotations

from itertools import pairwise

from claimtrack.contradiction.pairs import Pair, acts, spoken
from claimtrack.model import Clause, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import heard, said
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once, once_in
from claimtrack.text import lazy_regex

_BACK = frozenset(
    "reopen reopens reopened reopening recaptured retook retaken regained rearrested "
    "relaunched".split()
)
_STAYS = frozenset("stay stays stayed remain remains remained still is are".split())


def reopened(pair: Pair) -> bool:
    """Return whether one tells of a reopening, and the other not that it stayed closed."""
    told = [
        {word.strip(".,;:'\"") for word in said(r, r.statement).lower().split()}
        for r in (pair.left, pair.right)
    ]
    return any(x & _BACK and not y & (_STAYS | _BACK) for x, y in (told, told[::-1]))


@once_in
def before(clause: Clause, reading: Reading) -> frozenset[str]:
    """Return the words of a clause that put it before the rest; "had" only before a participle."""
    words = [word.strip(".,;:'\"") for word in spoken(clause, reading)]
    found = acts("earlier").intersection(words)
    if "had" not in found:
        return found
    verb = next((w for w in words[words.index("had") + 1 :] if w not in _WITHIN), "")
    past = lexeme(verb, "en").form in ("past", "participle") or verb == "been"
    return found if past else found - {"had"}


_WITHIN = frozenset("not never already also only just since long twice once".split())


def told_earlier(pair: Pair) -> bool:
    """Return whether one of two opposites is told as what was before, or is no longer."""
    if reopened(pair):
        return True
    for clause, reading in ((pair.a, pair.left), (pair.b, pair.right)):
        words = set(spoken(clause, reading))
        if before(clause, reading):
            return True
        if clause.head == "captive" and not words & acts("ongoing"):
            return True
    return False


@once
def had_its_time(reading: Reading) -> bool:
    """Return whether a claim tells how long a state lasted: it is over."""
    timed = any(q.unit == "day" for q in reading.quantities)
    return timed and not _LASTED.isdisjoint(reading.text.lower().split())


_LASTED = frozenset("lasted took within spent after".split())


def always(reading: Reading) -> bool:
    return (
        lexicons.pattern("occasions", "always").search(said(reading, reading.statement)) is not None
    )


def of_earlier(reading: Reading, counted: bool) -> str:
    """Return the words by which a claim says that it tells of an earlier time than the event's.

    "Had" alone says so only of what is counted or dated: "the driver had been drinking" is of it.
    """
    return _past(reading) or (_before(reading) if counted or reading.dates else "")


@once
def _past(reading: Reading) -> str:
    found = lexicons.pattern("occasions", "earlier").search(said(reading, reading.statement))
    return found[0].strip() if found else ""


@once
def _before(reading: Reading) -> str:
    text = said(reading, reading.statement)
    if reading.attribution or lexicons.pattern("occasions", "reported").search(text):
        return ""  # "said that he had resigned": the tense is that of reporting
    found = lexicons.pattern("occasions", "pluperfect").search(text)
    return found[0].strip() if found else ""


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
