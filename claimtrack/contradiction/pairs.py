"""What two clauses of two claims share: the questions that the rows of words ask of a pair."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from claimtrack.contradiction.clauses import named, unsaid
from claimtrack.contradiction.lasting import still_later
from claimtrack.contradiction.told import told
from claimtrack.contradiction.who import one_kind
from claimtrack.model import Circumstances, Clause, Place, Quantity, Reading, Similarity, Window
from claimtrack.reading import actors, dates, lexicons, places
from claimtrack.reading.gloss import heard, said
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once, once_alone, once_in


class Pair(NamedTuple):
    """A clause of each claim, with their readings and what is known of the two."""

    a: Clause
    b: Clause
    left: Reading
    right: Reading
    known: Circumstances
    similarity: Similarity


def sides(pair: Pair) -> tuple[tuple[Clause, Reading], tuple[Clause, Reading]]:
    """Return each clause of a pair with its reading."""
    return (pair.a, pair.left), (pair.b, pair.right)


def turned(pairs: Sequence[Pair]) -> list[Pair]:
    """Return pairs of the clauses of the same two claims the other way round."""
    if not pairs:
        return []
    left, right, known, match = pairs[0][2:]
    # Made outright: `_replace` takes three times as long.
    known = Circumstances(
        known.same_event, known.same_source, known.same_origin, known.chosen, known.several_sides,
        known.b_said, known.a_said, known.b_source, known.a_source, known.parties,
    )  # fmt: skip
    match = Similarity(
        match.score, tuple([(y, x, weight) for x, y, weight in match.shared]),
        match.unmatched_b, match.unmatched_a, match.unmatched, match.figures,
        match.spare_b, match.spare_a,
    )  # fmt: skip
    return [Pair(one.b, one.a, right, left, known, match) for one in pairs]


@cache
def acts(name: str) -> frozenset[str]:
    return frozenset(lexicons.load("opposites")["acts"][name].split())


@cache
def repeatable() -> frozenset[str]:
    return frozenset(lexicons.load("predicates")["repeatable"])


def _bare(head: str) -> str:
    return head.removeprefix("be:")


CROSSWISE = 0.6  # score from which slots may differ, if each names the theme of the other: chosen
NEARER = 0.7  # ... or if one does: chosen on tests/data/fresh/pairs.jsonl


def names(keys: Collection[str], reading: Reading) -> list[str]:
    known = named(reading)
    return [key for key in keys if key in known]


def theme(clause: Clause) -> tuple[str, ...]:
    """Return what the clause is about: what the act is done to, else who does it."""
    if _bare(clause.head) in acts("subject") and (clause.agents or clause.polarity == "negated"):
        return clause.agents
    return clause.patients or clause.agents


def alike(a: Collection[str], b: Collection[str], pair: Pair) -> bool | None:
    """Return whether two phrases can name the same; None where one of them says nothing."""
    if not a or not b:
        return None
    if set(a) == set(b):
        return True
    names_a, names_b = names(a, pair.left), names(b, pair.right)
    heads_a = [w for w in a if w not in names_a and w not in generic()]
    heads_b = [w for w in b if w not in names_b and w not in generic()]
    if names_a and names_b:
        if not names_meet(names_a, names_b):
            return None if unsaid(names_a, heads_a, names_b, heads_b) else False
        if heads_a and heads_b and not set(heads_a) & set(heads_b):
            return bool(actors.classes_of(heads_a) & actors.classes_of(heads_b)) or None
        return True
    if heads_a and heads_b:
        if set(heads_a) & set(heads_b):
            return True
        if actors.classes_of(heads_a) & actors.classes_of(heads_b):
            return None
        return False
    return None


def names_meet(a: Collection[str], b: Collection[str]) -> bool:
    """Return whether some name of each can be the same actor or place."""
    return actors.meet(a, b) or any(places.compatible(x, y) for x in a for y in b)


def on_one_thing(pair: Pair) -> bool:
    """Return whether the clauses speak of one thing: themes alike, nothing else apart."""
    a, b = pair.a, pair.b
    one = alike(theme(a), theme(b), pair)
    if _bare(a.head) != _bare(b.head) and a.head in implied(b.head):
        doers = alike(a.agents, b.agents, pair)
        return (
            doers is not False
            and not where_apart(pair)
            and (bool(content(a) & content(b)) if doers or not a.agents else False)
        )
    if one is False and not _crosswise(pair):
        return False
    both = a.agents and b.agents and a.patients and b.patients
    if where_apart(pair):
        return False
    if both and alike(a.patients, b.patients, pair) is False and not _crosswise(pair):
        return False
    if one:
        return True
    if content(a) & content(b):
        return True
    told = set(theme(a)) - generic(), set(theme(b)) - generic()
    linked = any(x in told[0] and y in told[1] for x, y, _ in pair.similarity.shared)
    return (linked or not all(told)) and pair.similarity.score >= 0.5


def _crosswise(pair: Pair) -> bool:
    """Return whether each clause names what the other is about, in whatever part it has there.

    "Profit fell" and "the bank's profit rose" bind the profit to their verbs in different ways;
    only in an established event, where most words are shared and no named actors clash.
    """
    if pair.known.same_event is not True or pair.similarity.score < CROSSWISE:
        return False
    a, b = pair.a, pair.b
    meets_a = (set(theme(a)) - generic()) & content(b)
    meets_b = (set(theme(b)) - generic()) & content(a)
    near = pair.similarity.score >= NEARER
    if not (meets_a and meets_b) and not (near and (meets_a or meets_b)):
        return False
    named_a = names((*a.agents, *a.patients), pair.left)
    named_b = names((*b.agents, *b.patients), pair.right)
    return not (named_a and named_b) or names_meet(named_a, named_b)


@once_alone
def content(clause: Clause) -> set[str]:
    return (set(clause.words) | set(clause.agents) | set(clause.patients) | set(clause.places)) - {
        clause.head,
        *generic(),
    }


def where_apart(pair: Pair) -> bool:
    return places.disjoint(pair.a.places, pair.b.places)


@once_in
def figures(clause: Clause, reading: Reading) -> list[Quantity]:
    return [q for q in reading.quantities if clause.span[0] <= q.span[0] < clause.span[1]]


def _meets(x: Quantity, y: Quantity) -> bool:
    high_x = float("inf") if x.high is None else x.high
    high_y = float("inf") if y.high is None else y.high
    return x.low <= high_y and y.low <= high_x


def other_detail(pair: Pair) -> bool:
    """Return whether what a denies holds a figure that b does not give: a detail is denied."""
    mine = [q for q in figures(pair.a, pair.left) if q.low > 0]
    if not mine:
        return False
    theirs = [q for q in figures(pair.b, pair.right) if q.low > 0 or q.high != 0]
    if not theirs:
        return True
    return not any(_meets(x, y) for x in mine for y in theirs)


def _acts(reading: Reading) -> int:
    return sum(clause.head not in ("", "be") for clause in reading.clauses)


@once_in
def _windows(clause: Clause, reading: Reading) -> list[Window]:
    inside = [w for w in reading.dates if clause.span[0] <= w.span[0] < clause.span[1]]
    alone = len(reading.dates) == 1 and _acts(reading) == 1  # "It was on 3 May that he resigned."
    usual = inside or (list(reading.dates) if len(reading.clauses) == 1 or alone else [])
    return [w for w in usual if w.role in ("", "since")]


def when_apart(pair: Pair) -> tuple[Window, Window] | None:
    """Return a window of each side where all windows lie apart."""
    mine, theirs = _windows(pair.a, pair.left), _windows(pair.b, pair.right)
    if not mine or not theirs or still_later(pair.left, pair.right):
        return None
    for x in mine:
        for y in theirs:
            if not dates.apart(x, y):
                return None
    return mine[0], theirs[0]


def days_between(pair: Pair) -> int | None:
    """Return how many days lie between the two claims; None where a day is not known."""
    said = (pair.known.a_said, pair.known.b_said)
    if not said[0] or not said[1]:
        return None
    try:
        first, second = (date.fromisoformat(day[:10]) for day in said if day)
    except ValueError:
        return None
    return (second - first).days


def sure(pair: Pair) -> bool:
    """Return whether both sides are said as facts, or both as plans."""
    if pair.a.modality == pair.b.modality == "fact":
        return True
    modal = {pair.a.modality, pair.b.modality}
    if modal <= {"fact", "reported"} or modal in ({"planned"}, {"attempted"}):
        return True
    return "attempted" in modal and modal <= {"fact", "attempted"} and _of_attempt(pair)


TRIES = frozenset("attempt bid effort plot tri".split())


def _of_attempt(pair: Pair) -> bool:
    """Return whether one is of an attempt and the other of a noun for one: "no coup attempt"."""
    tried = [clause.modality == "attempted" for clause in (pair.a, pair.b)]
    noun = pair.b if tried[0] else pair.a
    return tried[0] != tried[1] and not TRIES.isdisjoint(noun.words)


@once_in
def spoken(clause: Clause, reading: Reading) -> tuple[str, ...]:
    """Return the words of a clause as they stand, in lower case, with what clings to them."""
    return tuple(said(reading, clause.span).lower().split())


_DEFINITE = frozenset("the his her its their this that he she".split())


def definite(pair: Pair) -> bool:
    """Return whether one thing is meant, and not "villages": named, or with an article."""
    for clause, reading in ((pair.a, pair.left), (pair.b, pair.right)):
        if names((*clause.agents, *clause.patients), reading):
            continue
        words = spoken(clause, reading)
        if not _DEFINITE.intersection(words[:6]):
            return False
    return True


def both_said(pair: Pair) -> bool:
    return pair.a.polarity == pair.b.polarity == "affirmed" and sure(pair)


def both_set(pair: Pair) -> bool:
    """Return whether both claims say for when a thing is planned: "will be on", "is set for"."""
    return all(
        clause.polarity == "affirmed"
        and (clause.modality == "planned" or _bare(clause.head) in acts("scheduling"))
        for clause in (pair.a, pair.b)
    )


def as_told(word: str, clause: Clause, reading: Reading) -> str:
    """Return a canonical token as it stands in a clause."""
    told = heard(reading, clause.span)
    return next((token.text for token, lex in told if lex.canon == word), word)


def same_act(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if not a.head or not b.head:
        return not a.head and not b.head and pair.similarity.score >= 0.6
    return _bare(a.head) == _bare(b.head) or a.head in implied(b.head)


def told_alike(pair: Pair) -> bool:
    """Return whether the acts of two clauses are one, or words that stand for one another."""
    a, b = _bare(pair.a.head), _bare(pair.b.head)
    return a == b or any((x, y) == (a, b) for x, y, _ in pair.similarity.shared)


@cache
def implied(head: str) -> frozenset[str]:
    """Return the acts that an act is done by: who captured a town also entered it."""
    table: dict[str, set[str]] = {}
    for item in lexicons.load("opposites")["acts"]["implied"].split():
        act, _, more = item.partition(">")
        table.setdefault(act, set()).add(more)
    found = set(table.get(head, ()))
    for act in list(found):
        found |= table.get(act, set())
    return frozenset(found)


def is_state(clause: Clause) -> bool:
    return clause.head.startswith("be:") or clause.head in _STATES


_STATES = frozenset(["be", "become", "control", "continue", "remain"])


def same_people(pair: Pair) -> bool:
    """Return whether subject and object of one act are the same as far as both are said."""
    a, b = pair.a, pair.b
    said = (alike(a.agents, b.agents, pair), alike(a.patients, b.patients, pair))
    if False in said:
        return False
    if True in said:
        return True
    return not (a.agents or a.patients or b.agents or b.patients) or bool(content(a) & content(b))


def same_subject(pair: Pair) -> bool:
    """Return whether opposites are said of one subject and, where both have one, one object."""
    a, b = pair.a, pair.b
    if a.agents and b.agents and a.patients and b.patients and alike(a.agents, b.agents, pair):
        return alike(a.patients, b.patients, pair) is not False
    if _crosswise(pair):
        return True
    if not alike(theme(a), theme(b), pair):
        return False
    rest_a = [w for w in (*a.agents, *a.patients) if w not in theme(a)]
    rest_b = [w for w in (*b.agents, *b.patients) if w not in theme(b)]
    return alike(rest_a, rest_b, pair) is not False or (set(rest_a) | set(rest_b)) <= set(
        a.words
    ) & set(b.words)


def actors_apart(pair: Pair) -> bool:
    """Return whether both name who did it, and these cannot be the same."""
    a, b = pair.a.agents, pair.b.agents
    if not a or not b:
        return False
    names_a, names_b = names(a, pair.left), names(b, pair.right)
    if names_a and names_b:
        nouns = [w for w in a if w not in names_a], [w for w in b if w not in names_b]
        return not (names_meet(names_a, names_b) or unsaid(names_a, nouns[0], names_b, nouns[1]))
    kinds_a = actors.classes_of(w for w in a if w not in names_a)
    kinds_b = actors.classes_of(w for w in b if w not in names_b)
    if names_a or names_b:  # "Mali's army", "jihadists"; but Wagner's fighters may be soldiers
        named, other = (kinds_a, kinds_b) if names_a else (kinds_b, kinds_a)
        unnamed = b if names_a else a
        if "army" in unnamed and named and "state" not in named:
            return True  # "RSF fighters", "the army"
        return "state" in named and bool(other) and not other & (named | {"people"})
    if pair.a.head in acts("sole"):
        doers = told(pair.a, pair.left).doer, told(pair.b, pair.right).doer
        return not (set(a) & set(b) or one_kind(*doers) or acts("conduct") & {*a, *b})
    if "people" in kinds_a | kinds_b:
        return False  # "armed men" may be gunmen
    return bool(kinds_a and kinds_b) and not kinds_a & kinds_b


def others(pair: Pair) -> bool:
    """Return whether both say who did it, and it may be another: of one thing, two of a kind."""
    a, b = pair.a.agents, pair.b.agents
    if not a or not b or alike(a, b, pair) or (set(a) | set(b)) <= generic():
        return False
    told = pair.a.patients or pair.b.patients
    common = content(pair.a) & content(pair.b)
    if alike(pair.a.patients, pair.b.patients, pair) is not True and (told or not common):
        return True
    # "Reis never confessed to the murder", "the defendant confessed to the murder"
    named = names(a, pair.left), names(b, pair.right)
    return not any(named) or all(named)


_CONTESTS = (
    frozenset(["win", "lose-contest"]), frozenset(["win", "lose"]),  # "lost 2-1 to"
    frozenset(["capture", "lose"]), frozenset(["acquire", "lose"]),
)  # fmt: skip
_LOST = frozenset(["lose-contest", "lose"])


def one_contest(pair: Pair) -> bool:
    """Return whether one lost to whom the other says won: "Brazil lost to Chile", "Chile won"."""
    return contest(pair.a, pair.b)


def contest(a: Clause, b: Clause) -> bool:
    """Return whether two clauses tell one contest from both sides: beat and lost to."""
    if (a.head in _LOST) == (b.head in _LOST) or frozenset((a.head, b.head)) not in _CONTESTS:
        return False
    loser, winner = (a, b) if a.head in _LOST else (b, a)
    if set(loser.agents) & set(winner.agents):
        return False
    # "Brazil beat Chile", "Chile lost the final to Brazil": to whom is in no slot of its own.
    beaten = winner.head == "win" and set(winner.patients) & set(loser.agents)
    return bool(beaten or set(winner.agents) & set(content(loser)))


def told_both(pair: Pair) -> bool:
    """Return whether one claim says both opposites itself: of two times, or of two things."""
    heads = _bare(pair.a.head), _bare(pair.b.head)
    return any(_bare(clause.head) == heads[1] for clause in pair.left.clauses) or any(
        _bare(clause.head) == heads[0] for clause in pair.right.clauses
    )


def counted_apart(pair: Pair) -> bool:
    """Return whether both clauses count, and not one thing alike: "lost five seats", "won forty".

    "The two countries" are counted alike, and no two counts.
    """
    mine, theirs = (
        {(q.low, q.high, q.noun) for q in figures(clause, reading) if not q.unit}
        for clause, reading in ((pair.a, pair.left), (pair.b, pair.right))
    )
    return bool(mine and theirs) and mine != theirs


def figures_apart(pair: Pair) -> bool:
    mine, theirs = figures(pair.a, pair.left), figures(pair.b, pair.right)
    return bool(mine and theirs) and not any(_meets(x, y) for x in mine for y in theirs)


def adds(pair: Pair) -> bool:
    """Return whether one of the claims says "also": it adds to the other."""
    return says_also(pair.left) or says_also(pair.right)


@once
def says_also(reading: Reading) -> bool:
    """Return whether a claim adds to what others say: "also", "as well"."""
    lower = reading.text.lower().replace(",", " ")
    return not acts("also").isdisjoint(lower.split()) or lower.rstrip(". ").endswith(" as well")


_TOWARDS = {"to": "to", "into": "to", "toward": "to", "towards": "to", "onto": "to",
            "from": "from"}  # fmt: skip


def places_apart(pair: Pair) -> tuple[str, str] | None:
    """Return a place of each side, said in the same way (in, to, from), that exclude each other."""
    if not pair.left.places or not pair.right.places:
        return None
    sides = _by_way(pair.a, pair.left), _by_way(pair.b, pair.right)
    for way in ("in", "to", "from"):
        mine, theirs = sides[0].get(way), sides[1].get(way)
        if not mine or not theirs:
            continue
        if not places.disjoint([p.key for p in mine], [p.key for p in theirs]):
            continue
        if not _holds(mine, theirs, pair.left) and not _holds(theirs, mine, pair.right):
            return mine[0].name, theirs[0].name
    return None


@once_in
def _by_way(clause: Clause, reading: Reading) -> dict[str, list[Place]]:
    """Return the places of a clause, by how they are said: in, to, from."""
    rows: dict[str, list[Place]] = {}
    for place in reading.places:
        if clause.span[0] <= place.span[0] < clause.span[1]:
            rows.setdefault(_TOWARDS.get(place.relation, "in"), []).append(place)
    return rows


def _holds(outer: list[Place], inner: list[Place], reading: Reading) -> bool:
    """Return whether an unknown place of the one may lie in the other's region."""
    unknown = any(not places.known(place.key) for place in inner)
    return unknown and all(places.wide(place, reading.text) for place in outer)
