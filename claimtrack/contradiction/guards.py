"""What keeps two claims from saying the same, though nothing contradicts: the guards.

A guard names the slot in which two readings differ. Hard guards (date, place, polarity, modality,
roles, act, actor) forbid calling two claims one; soft ones weigh only together with the words that
are left over on both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import cache, partial
from typing import NamedTuple

from claimtrack.contradiction import (
    clauses,
    earlier,
    edits,
    exact,
    extent,
    fates,
    gates,
    given,
    leftover,
    manner,
    occasion,
    swaps,
    votes,
    which,
    whose,
)
from claimtrack.contradiction.kinds import kinds_apart, told_apart
from claimtrack.contradiction.near import kin_acts, near, retold, two_acts
from claimtrack.contradiction.opposites import excluding, opposite
from claimtrack.contradiction.order import turned_round
from claimtrack.contradiction.pairs import acts, contest, says_also
from claimtrack.contradiction.results import scores
from claimtrack.contradiction.told import exchanged, told
from claimtrack.contradiction.who import others_told
from claimtrack.contradiction.wishes import only_wished, wished
from claimtrack.model import Clause, Reading, Similarity
from claimtrack.reading import actors, lexicons, places
from claimtrack.reading.gloss import said
from claimtrack.reading.outcomes import questions
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once

# Acts that turn what they are about into its opposite: "was refused permission to land".
_REFUSALS = frozenset("reject foil cancel prevent avert avoid block ban postpone expel".split())


def found(a: Reading, b: Reading, similarity: Similarity) -> Iterator[str]:
    """Yield the slots in which two readings differ, the surest first."""
    yield from _when_and_where(a, b)
    two = _two(a, b, similarity)
    for guards in _GUARDS:
        yield from guards(two)


def _when_and_where(a: Reading, b: Reading) -> Iterator[str]:
    if windows := gates.windows_apart(a, b):
        yield f"date: “{windows[0].text}” and “{windows[1].text}”"
    elif not exact.one_date(a, b):
        yield "date: the two are not equally exact"
    mine, theirs = [p.key for p in a.places], [p.key for p in b.places]
    if places.disjoint(mine, theirs) and not (
        set(mine).issubset(b.tokens) and set(theirs).issubset(a.tokens)
    ):
        yield f"place: {a.places[0].name} and {b.places[0].name}"
    elif mine and theirs and not exact.one_place(mine, theirs) and not exact.posted(a, b):
        yield "place: the two are not equally exact"


class _Two(NamedTuple):
    """Two readings, with what several guards ask of them."""

    a: Reading
    b: Reading
    similarity: Similarity
    mine: list[Clause]
    theirs: list[Clause]
    every: list[tuple[Clause, Clause]]
    pairs: list[tuple[Clause, Clause]]  # those of one act
    told: set[tuple[str, str]]  # words of each that stand for one another
    spare: tuple[leftover.Spare, leftover.Spare]
    in_reverse: bool  # bought from, sold to
    answered_alike: Callable[[], bool]  # few guards need to know


def _two(a: Reading, b: Reading, similarity: Similarity) -> _Two:
    mine, theirs = clauses.headed(a), clauses.headed(b)
    every = [(x, y) for x in mine for y in theirs]
    in_reverse = any(_one_in_reverse(x, y) or contest(x, y) for x, y in every)
    return _Two(
        a, b, similarity, mine, theirs, every,
        [(x, y) for x, y in every if x.head == y.head],
        {(x, y) for x, y, _ in similarity.shared},
        (dict(similarity.unmatched_a), dict(similarity.unmatched_b)),
        in_reverse,
        partial(_answered_alike, a, b, in_reverse),
    )  # fmt: skip


def _how_sure(t: _Two) -> Iterator[str]:
    a, b = t.a, t.b
    unlike = a.polarity != b.polarity and {a.polarity, b.polarity} != {"negated", "denied"}
    if unlike and not t.answered_alike() and not manner.negate_alike(a, b):
        yield f"polarity: {a.polarity} and {b.polarity}"
    if says_also(a) != says_also(b):
        yield "how many: only one says that others did, too"
    yield from swaps.found(a, b)
    if manner.apart(a, b):
        yield f"modality: {a.modality} and {b.modality}"


def _who_and_whom(t: _Two) -> Iterator[str]:
    a, b, pairs = t.a, t.b, t.pairs
    alike_told = (
        (x, y)
        for x, y in t.every
        if (x.head, y.head) in t.told and not acts("subject") & {x.head, y.head}
    )
    if any(_exchanged(x, y, a, b) for x, y in (*pairs, *alike_told)):
        yield "roles: who did it and to whom are exchanged"
    elif any(_crossed(x, y, a, b, t.told) for x, y in t.every):
        yield "roles: who does it in one claim is done to in the other"
    elif pairs and all(clauses.meet(x.agents, y.agents, a, b) is False for x, y in pairs):
        yield "actor: others did it"
    elif any(others_told(x, y, a, b) for x, y in pairs):
        yield "actor: two that cannot be one"
    elif pairs and all(clauses.meet(x.patients, y.patients, a, b) is False for x, y in pairs):
        yield "object: it was done to others"


def _by_words(t: _Two) -> Iterator[str]:
    """Yield what single words set apart: before, without, not, and those that exclude others."""
    a, b = t.a, t.b
    if turned_round(a, b):
        yield "order: only one says that it came first"
    without = ("without" in _words(a)) != ("without" in _words(b))
    if without and not _taken(t.mine + t.theirs) and not manner.negate_alike(a, b):
        yield "polarity: only one says “without”"
    if _ended(a) != _ended(b) and _lasts(b if _ended(a) else a):
        yield "state: over in one claim, still so in the other"
    if _corrects(a) != _corrects(b):
        yield "polarity: only one says what it was not"
    told_once = {word.strip(".,;") for word in _of_excluding(a) ^ _of_excluding(b)}
    for two in _excluding() if len(told_once) > 1 else ():
        if told_once.issuperset(two):
            yield f"setting: {two[0]} and {two[1]}"


@once
def _ended(reading: Reading) -> bool:
    return any(c.head == "end" and c.polarity == "affirmed" for c in reading.clauses)


@once
def _lasts(reading: Reading) -> bool:
    return not {"still", "continues", "continue", "ongoing"}.isdisjoint(_words(reading))


def _acts_and_answers(t: _Two) -> Iterator[str]:
    a, b, mine, theirs, shared = t.a, t.b, t.mine, t.theirs, t.similarity.shared
    one_sided = _REFUSALS & ({c.head for c in mine} ^ {c.head for c in theirs})
    refused = [word for word in one_sided if all(word not in row[:2] for row in shared)]
    if refused and not t.answered_alike() and not kin_acts(mine, theirs):
        yield f"act: only one says {min(refused)}"
    state = leftover.state_left(mine, theirs, *t.spare)
    if state and not t.answered_alike():
        yield f"state: only one says {state}"
    left = leftover.act_on_act(mine, theirs)
    one_left = (
        left
        or leftover.acts_left(mine, theirs, *t.spare)
        or leftover.only_mentioned(a, b, t.similarity)
    )
    if one_left and (left or not t.answered_alike()):
        yield f"act: {one_left[0]} and {one_left[1]}"
    if earlier.over(a) != earlier.over(b) and not (earlier.ended(a) and earlier.ended(b)):
        yield "state: only one says that it is over"
    if not t.in_reverse and (acts_two := _two_acts(a, b)):
        yield f"act: {acts_two[0]} is not {acts_two[1]}"
    opposed = "" if t.in_reverse else _opposed_words(t.similarity)
    if reversed_ := _reversed(a, b, mine, theirs) or opposed:
        yield f"answer: {reversed_}"


def _which_one(t: _Two) -> Iterator[str]:
    """Yield what tells that two of a kind are meant: how many, who, whose, when, by what number."""
    a, b = t.a, t.b
    words_a, words_b = extent.amounts(a), extent.amounts(b)
    if words_a != words_b:
        yield f"how many: {', '.join(sorted(words_a ^ words_b))}"
    names_a, names_b = a.names.intersection(t.spare[0]), b.names.intersection(t.spare[1])
    if names_a and names_b and not _one_office(names_a, names_b, a, b):
        yield f"names: {min(names_a)} and {min(names_b)}"
    if kinds_told := kinds_apart(t.similarity) or told_apart(a, b):
        yield f"kind: {kinds_told[0]} and {kinds_told[1]}"
    if owners := whose.owned_apart(a, b, t.told):
        yield f"whose: {owners[0]} and {owners[1]}"
    if why := occasion.apart(a, b):
        yield f"occasion: {why}"
    if any(_to_itself(x) != _to_itself(y) and x.agents and y.agents for x, y in t.pairs):
        yield "actor: only one did it to itself"
    of_one = which.of_one(a), which.of_one(b)
    for what in which.ONE_OF:
        mine_told, theirs_told = of_one[0].get(what), of_one[1].get(what)
        if mine_told and theirs_told and not mine_told & theirs_told:
            yield f"{what}: {min(mine_told)} and {min(theirs_told)}"
    told_scores = scores(a), scores(b)
    if all(told_scores) and not told_scores[0] & told_scores[1]:
        yield f"score: {min(told_scores[0])} and {min(told_scores[1])}"
    if votes.counted_back(a, b):
        yield "score: the figures stand the other way round"
    if numbered := which.numbered_apart(a, b):
        yield f"number: {numbered[0]} and {numbered[1]}"


def _left_over(t: _Two) -> Iterator[str]:
    a, b, similarity = t.a, t.b, t.similarity
    if kinds := leftover.described_left(t.pairs, a, b, *t.spare):
        yield f"kind: {kinds[0]} and {kinds[1]}"
    if role := fates.role_left(a, b, similarity):
        yield f"role: only one says how many were {role}"
    if deaths := fates.death_left(a, b, similarity):
        yield f"state: only one says {deaths}"
    if settings := leftover.settings_left(a, b, *t.spare):
        yield f"setting: {settings[0]} and {settings[1]}"
    if actors_left := leftover.actors_left_out(similarity):
        yield f"others: {actors_left[0]} and {actors_left[1]}"
    if others := leftover.others_left(t.pairs, *t.spare):
        yield f"others: {others[0]} and {others[1]}"
    if word := only_wished(a, b):
        yield f"modality: only one says “{word}”"


def _edited(t: _Two) -> Iterator[str]:
    """Yield what tells that one sentence is the other with words exchanged or moved."""
    a, b = t.a, t.b
    if not t.in_reverse and (swapped := edits.exchanged(a, b, t.similarity)):
        yield f"word: “{swapped[0]}” and “{swapped[1]}”"
    if edits.exchanged_around(a, b) or edits.acts_on_its_doer(a, b):
        yield "roles: who did it and to whom are exchanged"
    if way := next(edits.moved(a, b), ""):
        yield f"roles: what stands after “{way}” stands elsewhere in the other"


def _none_of_whom(t: _Two) -> Iterator[str]:
    """Yield what each says that there was none of: no fighters, no civilians."""
    mine, theirs = ({q.noun or q.counted for q in r.quantities if q.high == 0} for r in (t.a, t.b))
    if mine and theirs and not mine & theirs:
        kinds = [{q.counted for q in r.quantities if q.high == 0} for r in (t.a, t.b)]
        if not kinds[0] & kinds[1]:
            yield "figures: there was none of two kinds"


_GUARDS: tuple[Callable[[_Two], Iterator[str]], ...] = (
    _none_of_whom,
    _how_sure,
    _who_and_whom,
    _by_words,
    _acts_and_answers,
    _which_one,
    _left_over,
    _edited,
)


@cache
def _excluding() -> tuple[tuple[str, str], ...]:
    pairs = (line.split() for line in lexicons.load("opposites")["excluding"]["pairs"])
    return tuple((first, second) for first, second in pairs)


@cache
def _excluders() -> frozenset[str]:
    return frozenset(word for two in _excluding() for word in two)


@once
def _words(reading: Reading) -> tuple[str, ...]:
    return tuple(reading.text.lower().split())


@once
def _of_excluding(reading: Reading) -> frozenset[str]:
    """Return the words as they stand of which one may exclude a word of another claim."""
    return frozenset(word for word in _words(reading) if word.strip(".,;") in _excluders())


@once
def _corrects(reading: Reading) -> bool:
    """Return whether a claim adds what it was not: "drinking water, not fuel"."""
    return any(c.polarity == "negated" and c.cue == c.span for c in reading.clauses)


def _exchanged(x: Clause, y: Clause, a: Reading, b: Reading) -> bool:
    return clauses.swapped(x, y, a, b) or exchanged(told(x, a), told(y, b))


def _one_office(mine: Set[str], theirs: Set[str], a: Reading, b: Reading) -> bool:
    """Return whether one name may be who holds the office that both claims tell of."""
    common = set(a.tokens) & set(b.tokens)
    return clauses.unsaid(mine, common, theirs, common)


def _to_itself(clause: Clause) -> bool:
    return bool(clause.agents) and clause.agents == clause.patients


def _reversed(a: Reading, b: Reading, mine: list[Clause], theirs: list[Clause]) -> str:
    """Return what the two claims say opposite things of; "" for nothing."""
    for x in mine:
        for y in theirs:
            if not opposite(x.head, y.head) or (x.head in b.tokens and y.head in a.tokens):
                continue
            alike = kin_acts([x], [y]) and not set(x.agents) & set(y.agents)  # bought from, sold to
            if not alike and not _one_in_reverse(x, y) and not contest(x, y):
                return f"{x.head} and {y.head}"
    told = given.answers(a), given.answers(b)
    for question in sorted(told[0].keys() & told[1].keys()):
        one, other = told[0][question], told[1][question]
        if one != other and len(one) == len(other) == 1:
            about = questions()[question].about
            if not about or not (about.isdisjoint(a.tokens) or about.isdisjoint(b.tokens)):
                return question
    return ""


def _opposed_words(similarity: Similarity) -> str:
    """Return two words without counterparts that exclude each other: partial and total."""
    mine = [word for word, _ in similarity.unmatched_a]
    theirs = [word for word, _ in similarity.unmatched_b]
    return next((f"{x} and {y}" for x, y in excluding(mine, theirs)), "")


def _one_in_reverse(x: Clause, y: Clause) -> bool:
    """Return whether one clause negates the opposite of the other: "died", "none survived"."""
    one_negated = (x.polarity == "negated") != (y.polarity == "negated")
    return one_negated and opposite(x.head, y.head) in ("antonym", "state")


def _taken(told: list[Clause]) -> bool:
    """Return whether some clause says that a thing is taken away: "power was cut"."""
    return any(clause.head in acts("takes") for clause in told)


def _crossed(x: Clause, y: Clause, a: Reading, b: Reading, told: set[tuple[str, str]]) -> bool:
    """Return whether who acts is done to in an act that is told for it, by another."""
    if x.head == y.head or not (retold(x.head, y.head) or (x.head, y.head) in told):
        return False
    if generic().issuperset(x.agents) or generic().issuperset(y.agents):
        return False
    told_of = {*y.patients, *y.words} - {*y.agents}, {*x.patients, *x.words} - {*x.agents}
    both_ways = set(x.agents) & told_of[0] and set(y.agents) & told_of[1]
    ordered = wished(a) or wished(b)  # "was ordered to leave by", "expelled"
    if wished(a) and wished(b):
        return False
    if not retold(x.head, y.head) and (ordered or not both_ways or (x.head, y.head) not in told):
        return False
    either_side = lexicons.words("predicates.voice.either-side")
    if not either_side.isdisjoint((x.head, y.head)) or set(x.agents) & set(y.agents):
        return False
    doers = [set(c.agents) & r.names or actors.classes_of(c.agents) for c, r in ((x, a), (y, b))]
    around = {name for place in (*a.places, *b.places) for name in place.within}
    crossed = (set(x.agents) & set(y.patients) or set(y.agents) & set(x.patients)) - around
    if not both_ways and not (crossed and all(doers)):
        return False
    return clauses.meet(x.agents, y.agents, a, b) is not True


def _two_acts(a: Reading, b: Reading) -> tuple[str, str] | None:
    """Return an act of each claim that the other does not tell, and that are never one."""
    told_a, told_b = ({c.head for c in clauses.headed(reading)} for reading in (a, b))
    for x in sorted((told_a - told_b).difference(b.tokens)):
        for y in sorted((told_b - told_a).difference(a.tokens)):
            if two_acts(x, y) and not near(x, y) and not (wished(a) or wished(b)):
                return x, y  # but "was ordered to leave" is "was expelled"
    return None


def told_for_another(a: Reading, b: Reading) -> bool:
    """Return whether an act of each is often told for the other: "declared", "proclaimed"."""
    pairs = ((x.head, y.head) for x in clauses.headed(a) for y in clauses.headed(b))
    return any(x != y and retold(x, y) for x, y in pairs) or manner.one_contest(a, b)


def _answered_alike(a: Reading, b: Reading, in_reverse: bool) -> bool:
    """Return whether a question is answered alike by two phrases: "strike" is "strike" anyway.

    Or an act told by negating its opposite: `in_reverse`.
    """
    if in_reverse:
        return True
    told: dict[str, list[tuple[str, str]]] = {}
    for x, y in given.alike(a, b) if b.outcomes else ():
        phrases = said(a, x.span).lower(), said(b, y.span).lower()
        told.setdefault(x.question, []).append(phrases)
    return any(all(mine != theirs for mine, theirs in pairs) for pairs in told.values())


# Guards that a setting told more or less exactly gives, or the same act in other words.
_OF_SETTING = (
    "date: the two are not",
    "place: the two are not",
    "act: ",
    "others: ",
    "names: ",
    "setting: ",
)


def only_setting(a: Reading, b: Reading, kept: list[str]) -> bool:
    """Return whether two claims with the same figures differ only in the setting they tell.

    Each may tell one act besides the happening itself, and only one may bring in an unknown name.
    """
    if any(not guard.startswith(_OF_SETTING) or "only one says" in guard for guard in kept):
        return False
    if any(len(_acts(reading)) > 1 for reading in (a, b)):
        return False
    return not (_strangers(a, b) and _strangers(b, a))


def _acts(reading: Reading) -> set[str]:
    """Return the acts that a claim tells beside the happening it is about."""
    return {c.head for c in clauses.headed(reading) if not gates.happenings((c.head,))}


def _strangers(reading: Reading, other: Reading) -> set[str]:
    """Return the names that only this claim gives, and that are those of no known place."""
    known = {place.key for place in reading.places} | {p.key for p in other.places}
    speakers = {actor.key for actor in reading.actors if actor.part == "speaker"}
    return {name for name in reading.names - other.names - known - speakers if name}
