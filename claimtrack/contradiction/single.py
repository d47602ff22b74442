"""Whether two clauses are of the one that is meant: "the raid took place", "the only goal"."""

from __future__ import annotations

from claimtrack.contradiction import extent
from claimtrack.contradiction.pairs import (
    Pair,
    acts,
    both_set,
    definite,
    figures,
    repeatable,
    spoken,
    theme,
)
from claimtrack.contradiction.told import told
from claimtrack.model import Clause, Reading
from claimtrack.reading.gloss import heard
from claimtrack.reading.remembered import once_in
from claimtrack.text import lazy_regex


def one_of_a_kind(pair: Pair) -> bool:
    """Return whether both say that there is but one: "the only goal", "the winning goal"."""
    mine, theirs = set(spoken(pair.a, pair.left)), set(spoken(pair.b, pair.right))
    return not _ONE_OF_A_KIND.isdisjoint(mine & theirs)


_ONE_OF_A_KIND = frozenset("only sole winning decisive first last opening".split())


def some_one(pair: Pair) -> bool:
    """Return whether each is done to some one of a kind, which may be two: "hit a market"."""
    return all(
        _of_a_kind(clause, reading)
        for clause, reading in ((pair.a, pair.left), (pair.b, pair.right))
    )


@once_in
def _of_a_kind(clause: Clause, reading: Reading) -> bool:
    """Return whether what the act is done to by somebody stands after "a" or "an"."""
    if not clause.agents:
        return False
    article = False
    for token, lex in heard(reading, clause.span):
        if token.lower in ("a", "an"):
            article = True
        elif lex.canon in clause.patients:
            return article
        elif lex.classes & {"preposition", "determiner", "be", "modal"}:
            article = False
    return False


def done_again(pair: Pair, among: str = "again") -> bool:
    """Return whether both tell an act that is done again elsewhere or on another day: to speak.

    Not where it is set for a time, is the only one, or is told as a happening: "the talks were
    held", "the first march took place".
    """
    if acts(among).isdisjoint((pair.a.head, pair.b.head)) or both_set(pair):
        return False
    held = _HELD.search(" ".join(spoken(pair.a, pair.left)))
    held = held or _HELD.search(" ".join(spoken(pair.b, pair.right)))
    return not held and not one_of_a_kind(pair)


_HELD = lazy_regex(
    r"\b(?:(?:took|takes?|taking|taken) place|held|happen(?:ed)?|occur(?:red)?|hosted|staged|due"
    r"|scheduled|set for|venue|came|began|begins?|start(?:s|ed)?|opens?|opened|broke out)\b"
)


def meant(pair: Pair) -> bool:
    """Return whether both clauses are of one that is meant: the dam, Wagner; not "a bus".

    What begins or is held needs no article: "voting starts".
    """
    if pair.a.head in _OPENS and pair.b.head in _OPENS:
        return True
    parts = told(pair.a, pair.left), told(pair.b, pair.right)
    if not all(part.doer.nouns or part.done_to.nouns for part in parts):
        return definite(pair)
    return all(part.doer.definite or part.done_to.definite for part in parts)


_OPENS = frozenset("begin start open take-effect hold-event born-out end close".split())


def one_happening(pair: Pair) -> bool:
    """Return whether both heads are one act that happens once in an event, or is told as one."""
    if pair.a.head != pair.b.head:
        return False
    if pair.a.head not in repeatable() and not done_again(pair):
        return True
    if pair.a.head in acts("once") and _one_befallen(pair.a, pair.left):
        return _one_befallen(pair.b, pair.right)
    return _the_one(pair.a, pair.left) and _the_one(pair.b, pair.right)


@once_in
def _one_befallen(clause: Clause, reading: Reading) -> bool:
    """Return whether it befell one that is told apart: "the general died", not "12 soldiers"."""
    about = theme(clause)
    if not about or figures(clause, reading) or extent.several(clause, reading):
        return False
    words = spoken(clause, reading)
    return words[0] in ("the", "his", "her") or about[0] in reading.names


_THE_ONE = lazy_regex(
    r"(?:the|this|that) (?:[\w-]+ ){0,2}[\w-]+(?<![^s]s)(?: was| is| will| to| be| being)* "
    r"(?:took place|take place|taking place|happen(?:ed)?|occur(?:red)?|unfold(?:ed)?|held)\b"
    r"|(?:the|this) (?:[\w-]+ ){0,2}(?:earthquake|quake|tremor|tsunami|hurricane|cyclone|typhoon"
    r"|tornado|avalanche|landslide|mudslide) (?:hit|struck|shook|rattled|jolted|rocked|buried)\b"
)


@once_in
def _the_one(clause: Clause, reading: Reading) -> bool:
    """Return whether a happening is told as the one that is meant: "the raid took place"."""
    return _THE_ONE.match(" ".join(spoken(clause, reading))) is not None
