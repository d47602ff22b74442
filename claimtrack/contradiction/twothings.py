"""Whether opposite answers are of two things: the tanks and the jets, a hospital and the school."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import permutations

from claimtrack.contradiction import coverage
from claimtrack.contradiction.pairs import Pair, names, theme
from claimtrack.model import Clause, Outcome, Reading
from claimtrack.reading import actors
from claimtrack.reading.gloss import heard, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.outcomes import Question
from claimtrack.reading.phrases import generic

Words = Collection[str]


def of_its_kind(pair: Pair, asked: Question, spoken: tuple[Words, Words]) -> bool:
    """Return whether each claim is about a thing of the question of its own: museums, parks."""
    shared, about = pair.similarity.shared, asked.about
    if any(x in about and y in about for x, y, _ in shared):
        return False
    named = names([x for x, _, _ in shared], pair.left) or names(
        [y for _, y, _ in shared], pair.right
    )
    if named and not asked.measure:
        return False  # "Aster-3 smashed into the surface", "the Aster-3 lander touched down"
    spare = pair.similarity.unmatched_a, pair.similarity.unmatched_b
    return all(
        any(word in about and word not in generic() and word not in told for word, _ in words)
        for words, told in zip(spare, spoken, strict=True)
    )


_LEADS = frozenset(["from", "for"])  # to what an answer is of: "withdrew from the airport"
_ENDS = {"preposition", "conjunction", "be", "modal"}


def objects_apart(pair: Pair, x: Outcome, y: Outcome) -> bool:
    """Return whether what stands right after each answer is of no concern to the other claim.

    "Received the tanks", "is still waiting for the jets".
    """
    told = coverage.said_too(pair)
    mine = _object(x, pair.a, pair.left)
    theirs = _object(y, pair.b, pair.right)
    return bool(mine and theirs) and mine.isdisjoint(told[0]) and theirs.isdisjoint(told[1])


def _object(outcome: Outcome, clause: Clause, reading: Reading) -> set[str]:
    """Return the nouns right after a phrase that answers, to which it is done, but for times."""
    start, end = outcome.span[1], clause.span[1]
    if tongue(reading) != reading.lang or end <= start:
        return set()
    dates = [window.span for window in reading.dates]
    found: set[str] = set()
    led = False
    for at, (token, _) in enumerate(heard(reading, (start, end))):
        lex = lexeme(token.lower, "en")
        if at == 0 and token.lower in _LEADS:
            led = True
            continue
        if lex.classes & _ENDS or not token.text[0].isalnum():
            break
        place = start + token.start
        if not lex.classes and token.text.isalpha() and lex.canon not in generic():
            if any(first <= place < last for first, last in dates):
                break
            if led or lex.canon in clause.patients:
                found.add(lex.canon)
    return found


def beside(pair: Pair) -> bool:
    """Return whether what one clause is about stands in the other only beside something else.

    "The hospital was hit", "the school next to the hospital was undamaged".
    """
    told = coverage.said_too(pair)
    sides = (pair.a, pair.left, told[0]), (pair.b, pair.right, told[1])
    return any(_beside(mine, theirs) for mine, theirs in permutations(sides))


Side = tuple[Clause, Reading, set[str]]


def _beside(mine: Side, theirs: Side) -> bool:
    about = set(theme(mine[0])) - set(names(theme(mine[0]), mine[1]))
    other = set(theme(theirs[0]))
    own = other - theirs[2] - generic()
    if not about & mine[2] or not own:
        return False
    person = bool(actors.classes_of(own))
    said_of = list(_standing(about, *theirs[:2]))
    return bool(said_of) and all(how in _NEAR or (how == "of" and person) for how in said_of)


_NEAR = frozenset("near beside behind after before around opposite next close".split())


def _standing(about: set[str], clause: Clause, reading: Reading) -> Iterator[str]:
    """Yield how each word for a thing stands in a clause: after "near", "of", or else "plain"."""
    before = "plain"
    for token, lex in heard(reading, clause.span):
        if "preposition" in lex.classes or token.lower in _NEAR:
            before = before if token.lower in ("to", "by") and before in _NEAR else token.lower
        elif lex.classes & _ENDS:
            before = "plain"
        elif lex.canon in about:
            yield before
