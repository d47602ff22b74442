"""What two clauses are against, for, of or among: the nouns after a preposition, side by side."""

from __future__ import annotations

from collections.abc import Collection

from claimtrack.contradiction.pairs import Pair, content, theme
from claimtrack.model import Clause, Reading
from claimtrack.reading.gloss import heard, tongue
from claimtrack.reading.remembered import once_in

_COMPLEMENT = frozenset("to against for with among of from about into in".split())


_WHOLLY = frozenset("all any every everyone anyone both".split())


@once_in
def limits(clause: Clause, reading: Reading) -> dict[str, set[str]]:
    """Return the nouns after each preposition of a clause: what it is against, for, among."""
    found: dict[str, set[str]] = {}
    current = ""
    own = tongue(reading) == reading.lang  # the spans are those of the text as it stands
    spans = [w.span for w in reading.dates] + [p.span for p in reading.places]
    told = spans if own else []
    for token, lex in heard(reading, clause.span):
        at = clause.span[0] + token.start
        if any(start <= at < end for start, end in told):
            continue
        if (current == "to" and lex.form == "base") or (lex.form and lex.canon == clause.head):
            current = ""  # "refused to concede", "the trial of the colonel begins"
        elif token.lower in _COMPLEMENT:
            current = token.lower
        elif lex.classes & {"preposition", "conjunction", "be", "modal"} or token.text in ",;":
            current = ""
        elif current and token.lower in _WHOLLY:
            found.pop(current, None)  # "closed to all traffic": to any
            current = ""
        elif current and not lex.classes and token.text[0].isalpha():
            found.setdefault(current, set()).add(lex.canon)
    return found


def complements_apart(
    pair: Pair, leaving: tuple[Collection[str], Collection[str]] = ((), ())
) -> bool:
    """Return whether the same preposition leads to different things: closed to lorries, to all.

    `leaving` holds the words of each claim that are not asked: those that answer the question.
    """
    mine, theirs = limits(pair.a, pair.left), limits(pair.b, pair.right)
    if not mine.keys() & theirs.keys():
        mine, theirs = _for_whom(mine), _for_whom(theirs)
    return any(
        (mine[word] - set(leaving[0]) or theirs[word] - set(leaving[1]))
        and not _rooted(mine[word], theirs[word])
        and not _rooted(mine[word], content(pair.b) - set(theme(pair.b)))
        and not _rooted(theirs[word], content(pair.a) - set(theme(pair.a)))
        for word in mine.keys() & theirs.keys()
    )


def _for_whom(found: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the nouns after "for" and "to" as one: open for the wounded, closed to lorries."""
    led = found.get("for", set()) | found.get("to", set())
    return {"to": led} if led else {}


_ROOT = 4  # letters in common: "of bribery", "of taking bribes"


def _rooted(mine: Collection[str], theirs: Collection[str]) -> bool:
    return bool({word[:_ROOT] for word in mine} & {word[:_ROOT] for word in theirs})


def limited_apart(mine: Clause | None, theirs: Clause | None, a: Reading, b: Reading) -> bool:
    """Return whether two amounts are each of something: $2m in fines, $5m in damages."""
    if mine is None or theirs is None:
        return False
    left, right = limits(mine, a), limits(theirs, b)
    return any(
        left[word].isdisjoint(right[word])
        and not left[word] & b.names and not right[word] & a.names
        and left[word].isdisjoint(b.tokens) and right[word].isdisjoint(a.tokens)
        for word in left.keys() & right.keys() & {"in", "for"}
    )  # fmt: skip
