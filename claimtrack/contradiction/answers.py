"""Two claims that answer one question of the field in opposite ways, whatever their grammar.

The outcomes of a reading (`reading/outcomes.py`) are compared only where both claims are plainly
on one thing: the subject of one is spoken of in the other, and nothing splits what they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from claimtrack.contradiction import coverage, given, twothings
from claimtrack.contradiction.answering import ambiguous, answering_words, one_act
from claimtrack.contradiction.complements import complements_apart
from claimtrack.contradiction.coverage import two_minds
from claimtrack.contradiction.earlier import before, had_its_time, reopened
from claimtrack.contradiction.extent import all_and_some, of_parts, partial, tells_of, whole
from claimtrack.contradiction.finding import STATE_DAYS, STRENGTH, Finding, quote, weaker
from claimtrack.contradiction.kinds import kinds_apart, told_apart
from claimtrack.contradiction.modifiers import modifiers_apart
from claimtrack.contradiction.moments import before_and_after, up_to_then
from claimtrack.contradiction.occasion import at_another_time
from claimtrack.contradiction.opposites import opposite
from claimtrack.contradiction.pairs import (
    TRIES,
    Pair,
    acts,
    alike,
    content,
    contest,
    counted_apart,
    days_between,
    figures,
    names,
    names_meet,
    others,
    places_apart,
    sides,
    spoken,
    when_apart,
)
from claimtrack.contradiction.settings import LEFT_OR_HELD, settings_apart
from claimtrack.model import Clause, Outcome, Reading, Span
from claimtrack.reading import places
from claimtrack.reading.actors import classes_of
from claimtrack.reading.gloss import heard, said
from claimtrack.reading.outcomes import questions
from claimtrack.reading.phrases import generic
from claimtrack.reading.remembered import once, once_in

# Below this similarity two claims are on two things, whatever questions they answer: 1 of 225
# contradictions of the labelled pairs that this row finds lies below it, and in three ledgers of 60
# long claims each (1,770 pairs an event) 6 of its 8 false alarms, with 3 of its 4 true ones.
ON_ONE_THING = 0.2
ANSWERS = 24  # answers of a clause that are compared: beyond, it is a document
OPPOSED = "W4 opposite answers"  # the name of the row


def opposed(pair: Pair) -> Finding | None:
    """One question of the field, such as guilty or cleared, is answered in two opposite ways."""
    near = pair.similarity.score >= ON_ONE_THING
    if not near and not pair.known.chosen:
        return None
    for x, y in sorted(_opposite(pair), key=lambda two: sorted((o.span, o.answer) for o in two)):
        if not near and not _told_by_one(pair, x):
            continue
        if not (near and _one_topic(pair, x, y)) and not _told_by_one(pair, x):
            continue
        if _split(pair, x, y):
            continue
        mine, theirs = quote(x.span, pair.left), quote(y.span, pair.right)
        why = f"{mine} and {theirs} answer one question in opposite ways"
        days = days_between(pair)
        if questions()[x.question].state and days is not None and abs(days) >= STATE_DAYS:
            return Finding(
                "revises", "", 0.0, f"{why}, {abs(days)} days apart: it had time to change", ""
            )
        return Finding(
            "contradicts",
            "antonym",
            weaker(pair, STRENGTH["state"]),
            why,
            "if one came after the other, or if they speak of different things",
            (x.span,),
            (y.span,),
        )
    return None


def _told_by_one(pair: Pair, x: Outcome) -> bool:
    """Return whether both claims of a chosen pair name what is asked, and the same who judge it.

    "Observers called the election free and fair", "the vote fell short of democratic standards,
    observers said".
    """
    asked = questions()[x.question]
    if not pair.known.chosen or coverage.named_apart(pair):
        return False
    judging = asked.anyone.intersection(_whole_text(pair.left), _whole_text(pair.right))
    about = (asked.about - judging).isdisjoint
    return bool(judging) and not about(pair.a.words) and not about(pair.b.words)


@once
def _whole_text(reading: Reading) -> set[str]:
    """Return the words of a claim with those of who says it."""
    return {lex.canon for _, lex in heard(reading, (0, len(reading.text)))}


def _opposite(pair: Pair) -> Iterator[tuple[Outcome, Outcome]]:
    """Yield the outcomes of the two clauses that are opposite, where each claim is of one mind."""
    for x in _of(pair.a, pair.left):
        for y in _of(pair.b, pair.right):
            apart = x.question == y.question and x.answer != y.answer
            if apart and not _both_ways(pair, x, y) and not _one_phrase(pair, x, y):
                yield x, y


def _one_phrase(pair: Pair, x: Outcome, y: Outcome) -> bool:
    """Return whether one word is said of two acts, or of one in the same way: no two answers.

    "Nobody", "no group has claimed it"; "overturned the verdict", "did not uphold the verdict".
    """
    if said(pair.left, x.span).lower() != said(pair.right, y.span).lower():
        return False
    if pair.a.polarity == pair.b.polarity:
        return pair.a.head == pair.b.head
    negated = pair.b if pair.a.polarity == "affirmed" else pair.a
    if negated.head in acts("undo"):
        return True  # "did not call off the strike"
    return opposite(pair.a.head, pair.b.head) in ("antonym", "state")


def differ(a: Reading, b: Reading) -> bool:
    """Return whether two claims answer some question otherwise, and each of them in one way."""
    mine, theirs = given.answers(a), given.answers(b)
    return any(
        len(mine[question]) == 1 == len(theirs[question]) and mine[question] != theirs[question]
        for question in mine.keys() & theirs.keys()
    )


def answered_apart(pair: Pair) -> bool:
    """Return whether two clauses answer one question in opposite ways, of whatever they speak."""
    return any(_opposite(pair))


@once_in
def _of(clause: Clause, reading: Reading) -> list[Outcome]:
    found = [told for told in reading.outcomes if reading.clauses[told.clause] is clause]
    return found[:ANSWERS]


def _both_ways(pair: Pair, x: Outcome, y: Outcome) -> bool:
    """Return whether a claim gives both answers itself: of two moments, or of two things."""
    return any(
        outcome.question == x.question and outcome.answer != told.answer
        for told, reading in ((x, pair.left), (y, pair.right))
        for outcome in reading.outcomes
    )


def _one_topic(pair: Pair, x: Outcome, y: Outcome) -> bool:
    asked = questions()[x.question]
    if x.question not in _SEIZED and _of_two(pair):
        return False  # "Iran recalled its ambassador", "Iraq's ambassador is at his post in Tehran"
    if one_act(x, y, pair) and _by_another(pair):
        return False  # one act, done and not done: by another it could be
    about = asked.about
    for told, clause in ((x, pair.a), (y, pair.b)):
        if asked.done_to == told.answer and about.isdisjoint(clause.patients):
            return False
    spoken = answering_words(x, pair.a, pair.left), answering_words(y, pair.b, pair.right)
    if about and not about & (_told_in(pair.a, pair.left) | _told_in(pair.b, pair.right)):
        unsure = ambiguous(x, pair.left) and ambiguous(y, pair.right)
        chosen = pair.known.chosen and not asked.state
        enough = chosen or _nothing_but_answers(pair, spoken)
        if not one_act(x, y, pair) and (unsure or not enough):
            return False  # "the boat sank", "carrying 80 people": not how a bill fared
        return _all_but_answers(pair, spoken, NEARLY_ALL)
    shared = {w for pairing in pair.similarity.shared for w in pairing[:2]}
    shared |= {*pair.a.agents, *pair.a.patients} & {*pair.b.agents, *pair.b.patients}
    if not shared - generic() - (spoken[0] & spoken[1]) and not shared & about:
        return False
    beside = set(pair.a.patients) - spoken[0] or set(pair.b.patients) - spoken[1]
    if one_act(x, y, pair) and beside and coverage.of_other_objects(pair, spoken):
        return False  # "fired tear gas", "did not fire live rounds"
    if about and twothings.of_its_kind(pair, asked, spoken):
        return False
    if not asked.measure and _all_but_answers(pair, spoken, ENOUGH):
        return True
    # 455 of 459 contradictions of the labelled pairs share at least this much or nothing else at
    # all; of 15 in six ledgers that share something, but less, none was one.
    if 0 < coverage.share(pair, spoken) < ENOUGH:
        return False
    return all(
        not mine or not theirs or _meet(mine, theirs, pair, spoken, asked.anyone | TRIES)
        for mine, theirs in (
            (pair.a.agents, pair.b.agents),
            (pair.a.patients, pair.b.patients),
            (pair.a.agents or pair.a.patients, pair.b.agents or pair.b.patients),
        )
    )


_SEIZED = frozenset(["control", "advance"])  # asked of two sides about one place


def _of_two(pair: Pair) -> bool:
    """Return whether each clause is of a name, or of people, of whom the other says nothing."""
    about = [set(clause.agents or clause.patients) for clause, _ in sides(pair)]
    told = coverage.said_too(pair)
    if all(map(classes_of, about)) and not about[0] & told[0] and not about[1] & told[1]:
        return True  # "the pilots ended their strike", "the cabin crew are still on strike"
    mine, theirs = (
        tuple(x for x in names((*clause.agents, *clause.patients), told) if x not in other.tokens)
        for (clause, told), (_, other) in permutations(sides(pair))
    )
    return bool(mine and theirs) and not names_meet(mine, theirs)


_ROOT = 4  # letters in common: "rescue teams", "rescuers"


def _by_another(pair: Pair) -> bool:
    """Return whether who does it in one clause is another than in the other, and no part of it.

    "The regulator approved the merger" and "the merger never won the regulator's approval" are of
    one regulator, "rescue teams" and "rescuers" of the same people.
    """
    a, b = pair.a, pair.b
    if not others(pair):
        return False
    elsewhere = set(a.agents) & (content(b) - set(b.agents)) or set(b.agents) & (
        content(a) - set(a.agents)
    )
    akin = any(
        x in a.agents and y in b.agents and x[:_ROOT] == y[:_ROOT]
        for x, y, _ in pair.similarity.shared
    )
    return not elsewhere and not akin


# Of the lesser claim's other words, for two to be on one thing. At 0.2, in six ledgers of 60 each,
# 34 of 50 rows shown are right, at 0.4 34 of 47.
ENOUGH = 0.4
NEARLY_ALL = 0.75  # ... where no word tells that the question is meant: chosen


def _all_but_answers(pair: Pair, spoken: tuple[set[str], set[str]], least: float) -> bool:
    """Return whether the claims share so much of what they say beside their answers."""
    if coverage.named_apart(pair) or coverage.doers_apart(pair) or not coverage.parts_meet(pair):
        return False
    if pair.a.agents and pair.b.agents and coverage.done_to_others(pair, spoken):
        return False  # "returned the bronzes", "kept the ivory"
    return coverage.share(pair, spoken) >= least


def _nothing_but_answers(pair: Pair, spoken: tuple[set[str], set[str]]) -> bool:
    """Return whether all that either claim says beside its answer is said by the other, too."""
    spare = {x for x, _ in pair.similarity.unmatched_a}, {y for y, _ in pair.similarity.unmatched_b}
    in_turn = opposite(pair.a.head, pair.b.head) == "sequence"  # "entered", then "retreated"
    return spare[0] <= spoken[0] and spare[1] <= spoken[1] and not in_turn


def _meet(
    mine: tuple[str, ...], theirs: tuple[str, ...], pair: Pair, spoken: tuple[set[str], set[str]],
    anyone: frozenset[str],
) -> bool:  # fmt: skip
    """Return whether two phrases can name one thing, or one is spoken of in the other claim.

    `anyone` are words for whoever takes part in what is asked: the sides, the talks.
    """
    left, right = set(mine) - spoken[0] - anyone, set(theirs) - spoken[1] - anyone
    if not left or not right:
        return True
    named = names(tuple(left), pair.left), names(tuple(right), pair.right)
    others = left - set(named[0]), right - set(named[1])
    if all(named) and (not names_meet(*named) or not all(others)):
        return names_meet(*named)
    left, right = others if all(named) else (left, right)  # "its profit", "its sales"
    if left & right:  # "the police chief", "the police union"
        rest = left - right, right - left
        return not all(rest) or alike(tuple(rest[0]), tuple(rest[1]), pair) is not False
    if any(named) and (left <= generic() or right <= generic()):
        return True  # "Orvella" and "the company"
    if alike(tuple(left), tuple(right), pair):
        return True
    return _spoken_of(left - generic(), pair.b, pair.right, spoken[1]) or _spoken_of(
        right - generic(), pair.a, pair.left, spoken[0]
    )


_FAR = 3  # tokens between a preposition and the head of its phrase


def _spoken_of(words: set[str], clause: Clause, reading: Reading, answering: set[str]) -> bool:
    """Return whether a clause speaks of one of these, and not only of something at or near it.

    "The bridge to the airport" says nothing of the airport; "broke through the levee" does of the
    levee, the preposition being part of the phrase that answers.
    """
    if not words & content(clause):
        return False
    since = _FAR
    for token, lex in heard(reading, clause.span):
        near = "preposition" in lex.classes and token.lower != "by"
        since = 0 if near and token.lower not in answering else since + 1
        if lex.canon in words and since >= _FAR:
            return True
        if lex.classes & {"conjunction", "be", "modal"}:
            since = _FAR
    return False


@once_in
def _told_in(clause: Clause, reading: Reading) -> set[str]:
    """Return the words of a clause, with what the named actors of its claim are."""
    return content(clause) | {clause.head} | (_told(reading) - set(reading.tokens))


@once
def _told(reading: Reading) -> set[str]:
    """Return the words of a claim, with what its named actors are: a force, an army."""
    kinds = {word for actor in reading.actors for word in _KINDS.get(actor.kind, ())}
    return {*reading.tokens, *kinds}


_KINDS = {"force": ("force", "fighter", "army"), "group": ("force", "fighter", "rebel")}


def _split(pair: Pair, outcome: Outcome, other: Outcome) -> bool:
    """Return whether the two may speak of different parts, groups, places or moments."""
    asked = questions()[outcome.question]
    phrases = said(pair.left, outcome.span), said(pair.right, other.span)
    words = (word for phrase in phrases for word in phrase.lower().replace("-", " ").split())
    answering = {word for word in words if word not in _IN_TURN}
    if asked.state or asked.measure:
        answering.add("again")  # "the bridge is open again", "is still closed"
    if places_apart(pair) or when_apart(pair) or modifiers_apart(pair):
        return True
    if of_parts(pair, answering) or before_and_after(pair):
        return True
    if asked.state and any(had_its_time(reading) for _, reading in sides(pair)):
        return True  # "power was back within two hours", "the blackout"
    if two_minds(pair) or _only_denied_by(pair.a, pair.b, pair):
        return True
    if twothings.objects_apart(pair, outcome, other) or twothings.beside(pair):
        return True
    if asked.state and (_was(pair.a, pair.left, pair.right) or _was(pair.b, pair.right, pair.left)):
        return True
    spoken = (
        answering_words(outcome, pair.a, pair.left),
        answering_words(other, pair.b, pair.right),
    )
    kinds = told_apart(pair.left, pair.right) or kinds_apart(pair.similarity)
    if kinds and kinds[0].lower() not in spoken[0] and kinds[1].lower() not in spoken[1]:
        return True  # "the goalkeeper", "the defender"
    if opposite(pair.a.head, pair.b.head) and not {pair.a.head, pair.b.head} & (
        spoken[0] | spoken[1]
    ):
        return True  # "opened higher", "closed lower"
    if settings_apart(pair, LEFT_OR_HELD):
        return True  # "withdrew from the airport", "remains at the port"
    for own, (clause, reading), (other_clause, told) in zip(
        (outcome.span, other.span), sides(pair), sides(pair)[::-1], strict=True
    ):
        if any(
            q.high == 0 and q.span[0] != own[0] and not tells_of(q, other_clause, told)
            for q in figures(clause, reading)
        ):
            return True  # "no civilian object was hit", "the missiles hit the town"
        if clause.polarity == "negated" and partial(clause, reading):
            return True  # "was not hit directly"
        if clause.polarity == "negated" and at_another_time(reading, told):
            return True
    if _all_of_some(pair) or places.disjoint(_places(pair.left), _places(pair.right)):
        return True
    if (
        reopened(pair)
        or complements_apart(pair, spoken)
        or any(_before(*told, changes=asked.state) for told in sides(pair) if not up_to_then(pair))
        or contest(pair.a, pair.b)
        or _ahead_or_not(pair, outcome, other)
    ):
        return True
    return counted_apart(pair)


_IN_TURN = frozenset("later then earlier previously formerly once".split())


def _places(reading: Reading) -> list[str]:
    """Return where it is, by a claim: not where to it goes."""
    return [place.key for place in reading.places if place.relation not in ("to", "into")]


_EVERY = frozenset(["all", "every", "each"])


def _all_of_some(pair: Pair) -> bool:
    """Return whether only one speaks of all of some: "all schools in the north"."""
    every = [not _EVERY.isdisjoint(spoken(*side)) for side in sides(pair)]
    return every[0] != every[1] and whole(*sides(pair)[every[1]]) and not all_and_some(pair)


def _was(clause: Clause, reading: Reading, other: Reading) -> bool:
    """Return whether a clause tells how it was on a day, and the other claim how it is."""
    now = {"is", "are", "has", "have"}.intersection(said(other, other.statement).lower().split())
    then = {"was", "were"}.intersection(spoken(clause, reading))
    return bool(then and now and reading.dates and not other.dates)


def _only_denied_by(a: Clause, b: Clause, pair: Pair) -> bool:
    """Return whether somebody denies an act of his, which another may have done.

    "The rebels denied shelling the market", "shells hit the market".
    """
    for denied in (a, b):
        if denied.polarity == "denied" and denied.agents and denied.patients:
            return alike(a.agents, b.agents, pair) is not True
    return False


def _ahead_or_not(pair: Pair, x: Outcome, y: Outcome) -> bool:
    """Return whether one of two answers is only planned, possible or wished for."""
    modes = _mode(x, pair.a), _mode(y, pair.b)
    asked = questions()[x.question]
    sure = {"fact", "reported", "vowed"} | ({"planned"} if asked.ahead else set())
    if not set(modes) <= sure and not set(modes) <= {"planned", "vowed"}:
        return True
    if modes.count("planned") != 1 or "vowed" in modes:
        return False
    done, phrase = (pair.b, y) if modes[0] == "planned" else (pair.a, x)
    reading = pair.right if modes[0] == "planned" else pair.left
    if done.polarity != "affirmed" and not (
        _within(done.cue, phrase.span) and _says_no(done, reading)
    ):
        return True  # "is preparing to withdraw", "has not withdrawn"
    # "Promised to lift the ban", "the ban remains in force".
    return asked.state and not _LASTING.isdisjoint(said(reading, phrase.span).lower().split())


_LASTING = frozenset("remain remains remained stay stays stayed still in keep keeps kept".split())


def _mode(outcome: Outcome, clause: Clause) -> str:
    """Return how an answer is meant; a vow that is part of the phrase is the answer itself."""
    vowed = clause.modality in ("planned", "possible") and _within(clause.cue, outcome.span)
    return "vowed" if vowed else clause.modality


def _within(cue: Span | None, span: Span) -> bool:
    """Return whether a cue is a part of a span; not all of it, as an Arabic future is."""
    return cue is not None and cue != span and span[0] <= cue[0] and cue[1] <= span[1]


def _says_no(clause: Clause, reading: Reading) -> bool:
    """Return whether a clause negates by a verb, "was ruled out", and not by a bare "not"."""
    return " " in said(reading, clause.cue or (0, 0))


def _before(clause: Clause, reading: Reading, *, changes: bool) -> bool:
    """Return whether a clause tells what was before; "had" after "he said that" tells nothing.

    Nor does it of what does not change: "the march had been authorised".
    """
    words = before(clause, reading)
    return bool(words - {"had"}) or (changes and "had" in words and not reading.attribution)


def one_topic(pair: Pair) -> bool:
    """Return whether two clauses give the same answer to a question, of one thing."""
    return any(
        _one_topic(pair, x, y)
        for x in _of(pair.a, pair.left)
        for y in _of(pair.b, pair.right)
        if (x.question, x.answer) == (y.question, y.answer)
        and questions()[x.question].happens
        and (pair.a.head == pair.b.head or not _one_word(pair, x, y))
    )


def _one_word(pair: Pair, x: Outcome, y: Outcome) -> bool:
    """Return whether both claims say it in the same words, as they would of anything he did.

    "The fugitive banker was born in Odesa", "the fugitive banker was arrested in Marbella".
    """
    return said(pair.left, x.span).lower() == said(pair.right, y.span).lower()
