"""What the words of two claims say against each other: rows W1 to W8 of the decision table.

Two readings are compared clause by clause, row by row (`wordrows`, `actorrows`). The first row
that fits any two clauses decides, so a denial outweighs an opposite and an opposite outweighs
another place.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal, NamedTuple

from claimtrack.contradiction import (
    actorrows,
    answers,
    antonyms,
    causes,
    disowned,
    doers,
    existence,
    kinds,
    lacking,
    nations,
    order,
    quantifiers,
    results,
)
from claimtrack.contradiction import wordrows as rows
from claimtrack.contradiction.finding import Finding
from claimtrack.contradiction.near import one_act
from claimtrack.contradiction.opposites import opposite
from claimtrack.contradiction.pairs import Pair, acts, turned
from claimtrack.model import Circumstances, Clause, Reading, Relation, Similarity
from claimtrack.reading.gloss import said
from claimtrack.reading.remembered import once

CLAUSES = 12  # clauses of a claim that are compared: beyond, it is a document


class Row(NamedTuple):
    """A row of the table: its name, the function, and whether it is asked both ways round."""

    name: str
    find: Callable[[Pair], Finding | None]
    both_ways: bool
    example: tuple[str, str]
    any_acts: bool = False  # fits clauses of acts that neither are one nor exclude each other
    needs: str = ""  # traits that two claims must have for the row to fit any of their clauses


ROWS: tuple[Row, ...] = (
    Row(
        "W1 denied",
        rows.denied,
        True,
        ("The ministry denied that the vote was postponed.", "The vote was postponed."),
        needs="denial",
    ),
    Row(
        "W1 never happened",
        existence.never_happened,
        True,
        ("No such meeting took place.", "The ministers met in Vienna."),
        needs="negated",
    ),
    Row(
        "W2 negated",
        rows.negated,
        True,
        ("The court did not convict the mayor.", "The court convicted the mayor."),
        needs="negated",
    ),
    Row(
        "W2 none of it",
        rows.none_of_it,
        True,
        ("The audit saw no fraud at the bank.", "Fraud was uncovered at the bank by the audit."),
        needs="negation",
    ),
    Row(
        "W1 had no part",
        disowned.no_part,
        True,
        ("Tovia denies any role in the attack.", "Tovia was behind the attack."),
        any_acts=True,
        needs="event disowned",
    ),
    Row(
        "W2 not all",
        quantifiers.not_all,
        True,
        ("All hostages were freed.", "Only some of the hostages were freed."),
        needs="whole",
    ),
    Row(
        "W2 all but some",
        quantifiers.all_but_some,
        True,
        ("Both pilots died.", "One of the pilots survived."),
        any_acts=True,
        needs="whole",
    ),
    Row(
        "W2 one of them",
        quantifiers.one_of_them,
        True,
        ("None of the crew survived.", "The captain survived."),
        any_acts=True,
        needs="group",
    ),
    Row(
        "W2 without it",
        lacking.without,
        False,
        ("The climbers set out without a guide.", "A guide set out with the climbers."),
        any_acts=True,
        needs="event without",
    ),
    Row(
        "W4 opposed",
        rows.opposed,
        False,
        ("The jury acquitted the banker.", "The jury convicted the banker."),
    ),
    Row(
        answers.OPPOSED,
        answers.opposed,
        False,
        ("The jury found the banker guilty.", "The banker walked free from court."),
        any_acts=True,
        needs="answers",
    ),
    Row(
        "W4 opposite words",
        antonyms.opposite_words,
        False,
        ("The torpedo missed the frigate.", "The torpedo struck the frigate amidships."),
        any_acts=True,
    ),
    Row(
        "W6 before or after",
        order.before_after,
        False,
        ("The photo was taken before the strike.", "The photo was taken after the strike."),
        any_acts=True,
        needs="order",
    ),
    Row(
        "W3 sequence",
        rows.sequence,
        False,
        ("The journalist was arrested.", "The journalist was released."),
    ),
    Row(
        "W4 undone",
        rows.undone,
        True,
        ("The attack was foiled.", "The attack was carried out."),
        needs="undoing",
    ),
    Row(
        "W4 only",
        actorrows.only,
        True,
        ("The ship carried only grain.", "The ship carried weapons."),
        needs="only",
    ),
    Row(
        "W5 alone",
        actorrows.alone,
        True,
        ("Only the navy searched for the wreck.", "Fishermen searched for the wreck."),
        needs="only",
    ),
    Row(
        "W4 other kind",
        kinds.other_kind,
        False,
        ("The murder weapon was a knife.", "The murder weapon was a pistol."),
        any_acts=True,
        needs="event kinds",
    ),
    Row(
        "W5 other country",
        nations.other_country,
        False,
        ("The tanker flies the Greek flag.", "The tanker flies the Maltese flag."),
        any_acts=True,
        needs="event country",
    ),
    Row(
        "W2 not of the country",
        nations.not_of_it,
        True,
        ("All of the crew were Greek.", "Three Turks were among the crew."),
        any_acts=True,
        needs="event nation",
    ),
    Row(
        "W4 other result",
        results.other_result,
        False,
        ("Chile beat Peru 2-1.", "Chile beat Peru 3-1."),
        any_acts=True,
        needs="event result",
    ),
    Row(
        "W5 other cause",
        causes.other_cause,
        False,
        ("The fire was caused by faulty wiring.", "Arsonists started the fire."),
        any_acts=True,
        needs="event cause",
    ),
    Row("W5 swapped", actorrows.swapped, False, ("Chile beat Peru.", "Peru beat Chile.")),
    Row(
        "W5 other actor",
        actorrows.other_actor,
        False,
        ("Oracle acquired the start-up.", "Intel acquired the start-up."),
    ),
    Row(
        doers.NAME,
        doers.other_doer,
        False,
        ("The mayoral race was won by Vahl.", "Draug has been elected mayor."),
        any_acts=True,
        needs="event doers",
    ),
    Row(
        "W6 inside or outside",
        rows.inside_outside,
        False,
        ("The bomb exploded inside the station.", "The bomb exploded outside the station."),
        needs="sides",
    ),
    Row(
        "W6 other place",
        rows.other_place,
        False,
        ("The train derailed near Lyon.", "The train derailed near Marseille."),
        any_acts=True,
        needs="event",
    ),
    Row(
        "W6 other time",
        rows.other_time,
        False,
        ("The summit was held on 3 May.", "The summit was held on 9 May."),
        any_acts=True,
        needs="event dates",
    ),
)


_OF_BOTH = frozenset(["answers", "cause", "country", "dates", "doers", "kinds", "order", "result"])
"""Traits that a row needs of both claims; of the others one will do ..."""
_OF_FIRST = frozenset(["denial", "negated", "negation", "only", "undoing"])
"""... which is the first, if the row is asked both ways round."""
_SIDES = tuple({word for two in rows.SIDES for word in two})


@once
def _traits(reading: Reading) -> frozenset[str]:
    """Return which needs of rows a claim meets, whatever the other one is."""
    heads = {clause.head for clause in reading.clauses}
    polarities = {clause.polarity for clause in reading.clauses}
    text = said(reading, (0, len(reading.text))).lower()
    spoken = text.split()
    met = {
        "denial": not polarities.isdisjoint(("denied", "unproven")),
        "negated": "negated" in polarities,
        "negation": bool(polarities - {"affirmed"}),
        "order": bool(order.orders(reading)),
        "undoing": bool(heads & acts("undo")),
        "only": any(word in text for word in actorrows.excluding()),
        "group": quantifiers.of_a_group(spoken),
        "whole": not acts("whole").isdisjoint(spoken) or " of the " in text,
        "without": "without" in text,
        "sides": any(word in text for word in _SIDES),
        "answers": bool(reading.outcomes),
    }
    return frozenset(need for need, holds in met.items() if holds)


@once
def _traits_in_event(reading: Reading) -> frozenset[str]:
    """Return which needs of rows a claim meets beside another one of the same event."""
    met = {
        "event": True,
        "dates": bool(reading.dates),
        "doers": bool(reading.doers),
        "kinds": not kinds.listed().isdisjoint(reading.tokens),
        "result": bool(results.result(reading)),
        "cause": bool(causes.of(reading).kinds),
        "country": bool(nations.told(reading)),
        "nation": nations.in_a_group(reading),
        "disowned": disowned.disowned(reading) is not None,
    }
    return _traits(reading).union(need for need, holds in met.items() if holds)


@cache
def _asked(held: frozenset[str]) -> tuple[Row, ...]:
    """Return the rows that can fit any clauses of two claims that hold this, in their order."""
    return tuple(row for row in ROWS if held.issuperset(row.needs.split()))


def can_decide(x: Clause, y: Clause) -> bool:
    """Return whether any row but those for `any_acts` could fit: most pairs are passed over here.

    Two affirmed clauses exclude each other only in one act, in opposite acts, or if one undoes.
    """
    if x.polarity != "affirmed" or y.polarity != "affirmed" or x.head == y.head:
        return True
    if x.head in acts("undo") or y.head in acts("undo"):
        return True
    if {x.head, y.head} == actorrows.TAKEN_OR_HELD:
        return True
    return bool(opposite(x.head, y.head)) or one_act(x.head, y.head)


def relate(a: Reading, b: Reading, pair: Circumstances, similarity: Similarity) -> Relation | None:
    """Return what the words of two claims say of each other; None where they decide nothing.

    Rows W1 to W6 first, each over all pairs of clauses; then W8 and W7, by what is left over.
    """
    pairs = [
        Pair(x, y, a, b, pair, similarity) for x in a.clauses[:CLAUSES] for y in b.clauses[:CLAUSES]
    ]
    near = [one for one in pairs if can_decide(one.a, one.b)]
    traits = _traits_in_event if pair.same_event else _traits
    mine, theirs = traits(a), traits(b)
    held = (mine & theirs) | ((mine ^ theirs) - _OF_BOTH)
    if "answers" in held and not answers.differ(a, b):
        held -= {"answers"}
    asked = _asked(held)
    back: list[Pair] = []
    for row in asked:
        fits = pairs if row.any_acts else near
        ahead = row.needs not in _OF_FIRST or row.needs in mine
        other_way: list[Pair] = []
        if row.both_ways and (row.needs not in _OF_FIRST or row.needs in theirs):
            other_way = turned(pairs) if row.any_acts else back or (back := turned(near))
        for at, one in enumerate(fits):
            if ahead and (found := row.find(one)):
                return _relation(found, row.name, False)
            if other_way and (found := row.find(other_way[at])):
                return _relation(found, row.name, True)
    return _same_or_broader(a, b, similarity)


def _relation(found: Finding, rule: str, turned: bool) -> Relation:
    marks = (found.marks_b, found.marks_a) if turned else (found.marks_a, found.marks_b)
    return Relation(
        found.relation,
        found.kind,
        round(found.strength, 3),
        rule=rule,
        explanation=found.why,
        dissolves=found.dissolves,
        marks_a=marks[0],
        marks_b=marks[1],
    )


# Shares of weight; the measures are those of matching/bands, not yet derived on data.
ALIKE = 0.8
LEFT_OVER = 0.15


_SAME = Relation("repeats", rule="W8 same content",
                 explanation="both say the same, word for word or by synonyms")  # fmt: skip
_SIDE: tuple[Literal["a", "b"], ...] = ("a", "b")
_BROADER = {
    side: Relation("compatible", rule="W7 says more", broader=side,
                   explanation="one says all that the other says, and more")
    for side in _SIDE
}  # fmt: skip


def _same_or_broader(a: Reading, b: Reading, similarity: Similarity) -> Relation | None:
    """The same content repeats; more of the same is compatible, the lesser marked as broader."""
    if a.polarity != b.polarity or a.modality != b.modality:
        return None
    if similarity.score >= ALIKE and similarity.unmatched <= LEFT_OVER:
        return _SAME
    if not similarity.shared:
        return None
    spare_a, spare_b = similarity.spare_a, similarity.spare_b
    whole = sum(weight for _, _, weight in similarity.shared)
    if whole <= 0:
        return None
    if min(spare_a, spare_b) > LEFT_OVER * whole or spare_a == spare_b:
        return None
    return _BROADER["a" if spare_a < spare_b else "b"]
