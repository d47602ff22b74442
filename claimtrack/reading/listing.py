"""Numbers in a list hand each other what is said once: noun, hedge and role; parts of wholes."""

from __future__ import annotations

from itertools import pairwise

from claimtrack.reading import hedges
from claimtrack.reading.bound import Bound, Text, ands, joins, personal, prepositions

_OF_WHOLE = (("of", "them"), ("of", "whom"), ("of", "those"), ("of", "which"), ("d'entre", "eux"),
             ("de", "ellos"), ("из", "них"), ("з", "них"), ("von", "ihnen"))  # fmt: skip


def mark_part(text: Text, bound: Bound) -> None:
    """Mark a part of a whole: "including 12 children", "four of them", "2 medics among 31"."""
    amount = bound.amount
    after = (text.low(amount.end), text.low(amount.end + 1))
    end = max(bound.last, amount.end)
    bound.subset = (
        _after_including(text, bound)
        or after in _OF_WHOLE
        or _of_the_before(text, bound)
        or (text.low(end) == "among" and any(end + k in text.starts for k in range(1, 5)))
    )


def _of_the_before(text: Text, bound: Bound) -> bool:
    """Return whether the sentence opens with the whole: "Of the 300 injured, 23 are still"."""
    first = bound.amount.first
    if not first or text.tokens[first - 1].text != ",":
        return False
    for at in range(first - 2, max(first - 10, -1), -1):
        if text.tokens[at].text in ".;:!?,":
            return False
        if text.low(at) in _PARTITIVE and (at == 0 or text.tokens[at - 1].text in ".;:!?,"):
            told = filter(None, (text.role(k) for k in range(at + 1, first - 1)))
            return any(role.passive or role.own or role.noun for role in told)
    return False


def _of_them(text: Text, bound: Bound) -> bool:
    """Return whether a number has a verb of its own: "60 patients, and four of them have died"."""
    end = bound.amount.end
    return (text.low(end), text.low(end + 1)) in _OF_WHOLE and text.low(end + 2) in _AUXILIARIES


_AUXILIARIES = frozenset("have has had were was are is died later".split())
_PARTITIVE = frozenset("of из з із von de sur".split())


def of_whole(text: Text, bound: Bound) -> bool:
    """Return whether the number is told of another: "34 of 41 drones", "7 of the 22 injured"."""
    end = bound.amount.end
    return text.low(end) in _PARTITIVE and (end + 1 in text.starts or end + 2 in text.starts)


def _after_including(text: Text, bound: Bound) -> bool:
    table = hedges.hedges(text.lang).including
    own = text.starts[bound.amount.first]
    for at in range(bound.amount.first - 1, max(bound.amount.first - 9, -1), -1):
        if text.tokens[at].text in ".;!?":
            return False
        told = hedges.match(text.tokens, at, table)
        if told is not None and told[0] <= bound.amount.first:
            return True
        if text.starts.get(at, own) != own and not _listed(text, at, bound.amount.first):
            return False
    return False


def _listed(text: Text, start: int, end: int) -> bool:
    """Return whether a list goes on: "including three women and two children"."""
    return any(text.low(at) in ands() or text.low(at) == "," for at in range(start, end))


def share(text: Text, bounds: list[Bound]) -> None:
    """Hand nouns, hedges and roles along: "84 Wagner and 47 Malian soldiers were killed"."""
    pairs = [(left, right) for left, right in pairwise(bounds) if not (left.unit or right.unit)]
    for left, right in reversed(pairs):
        if of_whole(text, left):
            left.subset = not left.role
            if not left.noun:
                left.take(right)
            if right.role == left.role:
                right.role = ""  # the verb tells of the part
        elif _coordinated(text, left, right) and not _of_them(text, right):
            _from_right(left, right)
    for left, right in pairs:
        if _one_sentence(text, left, right):
            _from_left(text, left, right)


def _from_right(left: Bound, right: Bound) -> None:
    if right.subset:
        if not left.role and not left.subset:
            left.role = right.role  # "84 people including 17 children were killed"
        return
    if not left.noun and not left.counted and right.noun and right.noun != "other":
        if not left.role:
            if right.amount.raw and right.amount.hedge == "exact" and left.last > left.amount.end:
                # one noun, one hedge: "up to 84 Wagner and 47 Malian soldiers"
                right.amount = right.amount._replace(hedge=left.amount.hedge)
            left.take(right)
        elif right.person == (left.role in personal()):
            left.take(right)  # "killed 12 and wounded 40 people"
    if not left.role and not right.from_verb and (left.person == right.person or not left.counted):
        left.role = right.role


def _from_left(text: Text, left: Bound, right: Bound) -> None:
    if right.subset and not right.role:
        right.role = left.role
    elif left.subset and not left.role and not right.subset:
        left.role = right.role
    own_verb = not text.classes(right.last).isdisjoint(("be", "have"))
    listed = _coordinated(text, left, right) and not own_verb  # "... and a further 20 are treated"
    if right.amount.kind == "none" and text.classes(right.amount.end) & {"be", "have"}:
        return  # "17 bodies were found, and nobody has been inside yet"
    if (
        listed
        and left.role
        and not right.role
        and ((left.from_verb and not left.subset) or not right.noun or right.subset)
    ) and (left.person == right.person or not right.counted or left.role == "lost"):
        right.role, right.from_verb, right.verb = left.role, left.from_verb, left.verb
    if left.noun and not right.noun and right.role and not right.counted and left.noun != "other":
        between = [t.lower for t in text.tokens[left.last : right.amount.first]]
        if any(word in ands() or word in ("saying", "only", "while", ",") for word in between):
            right.take(left)


def _one_sentence(text: Text, left: Bound, right: Bound) -> bool:
    return not any(t.text in ".!?" for t in text.tokens[left.amount.end : right.amount.first])


_GOES_ON = frozenset([",", "/", "+", "another", "further", "also", "other", "including"])


def _coordinated(text: Text, left: Bound, right: Bound) -> bool:
    """Return whether two amounts are members of one list, or stand side by side."""
    between = [t.lower for t in text.tokens[left.last : right.amount.first]]
    if not between:
        return True
    if len(between) > 12 or any(word in (".", "!", "?", ";", ":") for word in between):
        return False
    last = between[-1]
    if (
        between[0] in (",", "and")
        and len(between) == 2
        and text.tokens[left.last + 1].text.istitle()
    ):
        return True  # "Wagner lost 84 fighters, Mali 47 soldiers"
    if last in ("possibly", "perhaps", "maybe", "probably") and between[0] == ",":
        return True  # "20, possibly 30 dead"
    if last in joins() or last in _GOES_ON:
        return True
    return any(word in joins() for word in between) and last not in prepositions() and last != "of"
