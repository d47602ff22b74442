"""The rows of words as functions over a pair of clauses, with their strengths.

A row's docstring is what `claimtrack rules` shows; `words` puts the rows in order and asks them.
"""

from __future__ import annotations

from claimtrack.contradiction.another import another_one, others_meant
from claimtrack.contradiction.answers import ON_ONE_THING, one_topic
from claimtrack.contradiction.complements import complements_apart
from claimtrack.contradiction.coverage import (
    doers_apart,
    done_to_others,
    head_told,
    left_over,
    named_apart,
    one_story,
    said_too,
    share,
    two_minds,
)
from claimtrack.contradiction.disowned import disowned
from claimtrack.contradiction.earlier import told_earlier
from claimtrack.contradiction.extent import (
    all_of_others,
    of_parts,
    partial,
    several,
    tells_of,
    whole,
)
from claimtrack.contradiction.finding import STATE_DAYS, STRENGTH, Finding, quote, spans, weaker
from claimtrack.contradiction.kinds import told_apart
from claimtrack.contradiction.manner import present
from claimtrack.contradiction.modifiers import modifiers_apart, ranks_apart
from claimtrack.contradiction.near import one_act
from claimtrack.contradiction.occasion import at_another_time
from claimtrack.contradiction.opposites import opposite
from claimtrack.contradiction.order import times_apart
from claimtrack.contradiction.pairs import (
    Pair,
    actors_apart,
    acts,
    adds,
    alike,
    both_said,
    both_set,
    content,
    counted_apart,
    days_between,
    definite,
    figures,
    is_state,
    on_one_thing,
    one_contest,
    other_detail,
    others,
    places_apart,
    same_act,
    same_people,
    same_subject,
    sides,
    spoken,
    sure,
    theme,
    told_both,
    when_apart,
    where_apart,
)
from claimtrack.contradiction.settings import (
    LEFT_OR_HELD,
    directions_apart,
    positions_apart,
    settings_apart,
)
from claimtrack.contradiction.single import done_again, meant, one_happening, some_one
from claimtrack.contradiction.timed import one_event, two_events
from claimtrack.contradiction.twothings import beside
from claimtrack.contradiction.who import others_told
from claimtrack.model import Clause, Quantity, Reading
from claimtrack.reading import lexicons
from claimtrack.reading.counted import noun_of
from claimtrack.reading.gloss import said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.phrases import generic


def denied(pair: Pair) -> Finding | None:
    """One claim denies, rejects or calls false what the other asserts."""
    a, b = pair.a, pair.b
    if a.polarity not in ("denied", "unproven") or b.polarity != "affirmed" or not sure(pair):
        return None
    # "Confessed to the murder", "claimed the ambush": to own up to an act is to have done it.
    told = a.head in content(b)
    admitted = told and b.head in ("plead-guilty", "claim-resp")
    shown = b.head in _FOUND and not _PROOF.isdisjoint(content(b))
    admitted = admitted or (told and shown and a.polarity == "unproven")
    owned = admitted and not a.patients and alike(a.agents, b.agents, pair) is not False
    if not (same_act(pair) or admitted) or not (owned or on_one_thing(pair)) or other_detail(pair):
        return None
    if complements_apart(pair) or others(pair) or _town_and_people(pair):
        return None
    own = a.polarity == "denied" and a.agents and a.patients
    nobody = (
        not b.agents and not pair.known.chosen
    )  # by whom is not told, and nobody chose the pair
    if own and (nobody or _by_things(b)):
        return None  # "Ostrava denies having struck Karsa", "the missiles that hit Karsa"
    proof = a.polarity == "unproven"
    strength = STRENGTH["unproven" if proof else "denial"]
    verb = "finds no evidence for" if proof else "denies"
    why = f"{quote(a.cue, pair.left)} {verb} what the other asserts: {quote(b.span, pair.right)}"
    return Finding(
        "contradicts",
        "denial",
        weaker(pair, strength),
        why,
        "if the denial is of a detail, or of another act",
        spans(a),
        spans(b),
    )


# "There is no evidence of an attack", "inspectors found proof of an attack".
_PROOF = frozenset("proof evid trace sign".split())
_FOUND = frozenset("find uncover discov detect show have obtain produc reveal gather".split())
_TAKEN = frozenset(["capture", "control", "liberate"])  # towns and prisoners alike


def _town_and_people(pair: Pair) -> bool:
    """Return whether one act befell a place and people: "denied that the town has fallen"."""
    themes = set(theme(pair.a)), set(theme(pair.b))
    if pair.a.head not in _TAKEN or not all(themes) or themes[0] & themes[1]:
        return False
    placed = [
        told <= {place.key for place in reading.places} | reading.names
        for told, reading in zip(themes, (pair.left, pair.right), strict=True)
    ]
    manned = [
        any((noun := noun_of(word, "en")) is not None and noun.person for word in told)
        for told in themes
    ]
    return (placed[0] and manned[1]) or (placed[1] and manned[0])


def of_one_kind(x: Quantity, y: Quantity) -> bool:
    """Return whether two figures count one thing, by their nouns, and not of two sides."""
    return x.noun == y.noun and (x.side == y.side or not (x.side and y.side)) and not y.subset


def _one_of_others(pair: Pair) -> bool:
    """Return whether what is denied of one person is told of several others."""
    mine, theirs = set(theme(pair.a)), set(theme(pair.b))
    several = any(q.low > 1 for q in figures(pair.b, pair.right))
    nouns = [noun_of(word, "en") for word in mine]
    one = not figures(pair.a, pair.left) and any(n is not None and n.person for n in nouns)
    return several and one and not mine & theirs and not mine & generic()


def _by_things(clause: Clause) -> bool:
    """Return whether only weapons do it, whoever is behind them: missiles, shells."""
    nouns = [noun_of(word, "en") for word in clause.agents]
    weapons = lexicons.words("figures.counted.weapons")
    return bool(nouns) and all(noun is not None and noun.counted in weapons for noun in nouns)


def _refused(pair: Pair) -> bool:
    """Return whether the negated clause of a is a refusal: it is of what is to come, too."""
    return bool(pair.a.cue) and said(pair.left, pair.a.cue or (0, 0)).lower().startswith(
        ("refus", "declin", "decide", "opted", "chose")
    )


def _told_before(clause: Clause, reading: Reading) -> bool:
    """Return whether a clause has its act from the one before it: ", not the air force"."""
    lang = tongue(reading)
    words = said(reading, clause.span).lower().split()
    return clause.head not in {lexeme(word.strip(".,;"), lang).canon for word in words}


def _by_them(pair: Pair) -> bool:
    """Return whether what is negated is that they did it: "no one was killed by our fire"."""
    return "by" in spoken(pair.a, pair.left)


def negated(pair: Pair) -> Finding | None:
    """What one claim says was not done, the other says was done, with the same people or things."""
    a, b = pair.a, pair.b
    if a.polarity != "negated" or b.polarity != "affirmed":
        return None
    if a.agents and not b.agents and (_told_before(a, pair.left) or _by_them(pair)):
        return None  # "planes bombed the market, not the air force", "the market was hit"
    if not sure(pair) and not (b.modality == "planned" and _refused(pair)):
        return None
    other_words = one_act(a.head, b.head) and alike(theme(a), theme(b), pair)
    if not (same_act(pair) or other_words) or not on_one_thing(pair):
        return None
    if other_detail(pair) or others(pair) or others_meant(pair):
        return None
    if actors_apart(pair) or when_apart(pair) or modifiers_apart(pair) or done_to_others(pair):
        return None
    none = [q for q in figures(a, pair.left) if q.high == 0]
    counted = figures(b, pair.right)
    if any(not tells_of(q, b, pair.right) for q in none):
        return None  # "no civilian object was hit", "the missiles hit the town"
    if none and counted and not any(of_one_kind(x, y) for x in none for y in counted):
        return None  # "no foreigners died", "four people died": compared as figures
    if partial(a, pair.left) and not whole(b, pair.right):
        return None
    if counted and not none and _one_of_others(pair):
        return None  # "the mayor was not hurt", "twelve people were hurt"
    if not {*a.patients} & pair.left.names <= {*pair.right.names, *pair.right.tokens}:
        return None  # "no dose has reached Dorro", "the doses arrived"
    if at_another_time(pair.left, pair.right):
        return None
    if complements_apart(pair):
        return None
    days = days_between(pair)
    if a.head == "be" or (days is not None and abs(days) >= STATE_DAYS and is_state(a)):
        return None
    why = (
        f"{quote(a.cue or a.span, pair.left)} negates what the other says: "
        f"{quote(b.span, pair.right)}"
    )
    return Finding(
        "contradicts",
        "negation",
        weaker(pair, STRENGTH["negation"]),
        why,
        "if they speak of two moments, or of different people",
        spans(a),
        (b.span,),
    )


def none_of_it(pair: Pair) -> Finding | None:
    """All that one claim says did not happen, or did not exist, the other tells as a fact."""
    a, b = pair.a, pair.b
    if a.polarity not in ("negated", "denied") or b.polarity != "affirmed" or not sure(pair):
        return None
    if disowned(pair.left):
        return None  # "had nothing to do with the attack", "condemned the attack"
    if figures(a, pair.left) and other_detail(pair):
        return None
    if opposite(a.head, b.head) in ("antonym", "state"):
        return None  # "vetoed it", "did not sign it"
    if left_over(pair) or len(content(a) - acts("light")) < 2:
        return None
    if content(b).isdisjoint(said_too(pair)[1]):
        return None
    lacking = set(a.patients) - content(b)
    if any(c.polarity == "negated" and lacking & content(c) for c in pair.right.clauses):
        return None  # "there was no vaccine in the city", "none was the vaccine strain"
    if not head_told(pair) or named_apart(pair) or others(pair) or others_meant(pair):
        return None
    if partial(a, pair.left) and not whole(b, pair.right):
        return None
    if (
        where_apart(pair)
        or when_apart(pair)
        or modifiers_apart(pair)
        or pair.right.polarity != "affirmed"
    ):
        return None
    why = (
        f"all that {quote(a.cue or a.span, pair.left)} negates is told by the other: "
        f"{quote(b.span, pair.right)}"
    )
    return Finding(
        "contradicts",
        "negation",
        weaker(pair, STRENGTH["negation"]),
        why,
        "if they speak of two moments, or of different people",
        spans(a),
        (b.span,),
    )


def undone(pair: Pair) -> Finding | None:
    """One claim says that an act was foiled or cancelled, the other that it was carried out."""
    a, b = pair.a, pair.b
    if a.head not in acts("undo") or a.polarity != "affirmed" or b.polarity != "affirmed":
        return None
    if not sure(pair) or b.head not in a.patients or where_apart(pair) or when_apart(pair):
        return None
    if told_earlier(pair) or another_one(pair):
        return None
    beside = content(a) - {b.head}, content(b) - {b.head}
    if all(beside) and not beside[0] & beside[1]:
        return None  # "the referee cancelled the goal", "the striker scored twice"
    why = f"{quote(a.span, pair.left)} says that what the other tells of did not come about"
    return Finding(
        "contradicts",
        "antonym",
        weaker(pair, STRENGTH["antonym"]),
        why,
        "if there was more than one attempt",
        (a.span,),
        (b.span,),
    )


def sequence(pair: Pair) -> Finding | None:
    """Opposites that follow each other or are two views of one fact contradict nothing."""
    if opposite(pair.a.head, pair.b.head) != "sequence" or not on_one_thing(pair):
        return None
    if pair.a.polarity != "affirmed" or pair.b.polarity != "affirmed":
        return None
    why = (
        f"{quote(pair.a.span, pair.left)} and {quote(pair.b.span, pair.right)} "
        "can follow each other"
    )
    return Finding("compatible", "", 0.0, why, "")


# Of what the lesser claim says beside its act: with less in common, but something, two claims tell
# two stories. None of 254 contradictions of the labelled pairs lies there, 1 of 2 false alarms of
# six ledgers does; at 0.4 two do, and both false alarms.
TWO_STORIES = 0.3


def _slight_or_whole(pair: Pair) -> bool:
    """Return whether one tells of a loss and the other of slight damage: "slightly damaged"."""
    if {pair.a.head, pair.b.head} != {"damage", "destroy"}:
        return False
    damaged = (pair.a, pair.left) if pair.a.head == "damage" else (pair.b, pair.right)
    return not acts("slight").isdisjoint(spoken(*damaged))


def opposed(pair: Pair) -> Finding | None:
    """Opposites said of the same subject and object: won and lost, convicted and acquitted."""
    a, b = pair.a, pair.b
    kind = "state" if _slight_or_whole(pair) else opposite(a.head, b.head)
    if kind not in ("antonym", "state") or a.polarity != "affirmed" or b.polarity != "affirmed":
        return None
    if not sure(pair) or places_apart(pair) or when_apart(pair) or not same_subject(pair):
        return None
    if told_both(pair) or modifiers_apart(pair) or complements_apart(pair):
        return None
    if of_parts(pair) or one_contest(pair) or settings_apart(pair, LEFT_OR_HELD):
        return None
    if times_apart(pair.left, pair.right):
        return None  # "opened before the storm", "closed after the storm"
    if two_minds(pair) or _some_people(pair):
        return None
    if all_of_others(pair):
        return None
    if counted_apart(pair):
        return None  # "lost five seats" and "won forty"
    if told_apart(pair.left, pair.right) or beside(pair) or doers_apart(pair):
        return None  # "closed to lorries", "open to cars"; "Parliament", "the president"
    if 0 < share(pair, ({a.head}, {b.head})) < TWO_STORIES:
        return None
    why = (
        f"{quote(a.span, pair.left)} and {quote(b.span, pair.right)} "
        "say opposite things of the same"
    )
    days = days_between(pair)
    lasting = kind == "state" or is_state(a) or is_state(b)  # "remains in office", "has resigned"
    if lasting and days is not None and abs(days) >= STATE_DAYS:
        return Finding(
            "revises", "", 0.0, f"{why}, {abs(days)} days apart: it had time to change", ""
        )
    if told_earlier(pair):
        return None
    return Finding(
        "contradicts",
        "antonym",
        weaker(pair, STRENGTH[kind]),
        why,
        "if one came after the other, or if they speak of different things",
        (a.span,),
        (b.span,),
    )


def _some_people(pair: Pair) -> bool:
    """Return whether only "people" are spoken of, in few words alike: some live, others died."""
    people = set(theme(pair.a)) == set(theme(pair.b)) == {"people"}
    return people and pair.similarity.score < ON_ONE_THING


def other_place(pair: Pair) -> Finding | None:
    """A single happening, all else shared, is put at two places that exclude each other."""
    a, b = pair.a, pair.b
    if not pair.known.same_event or not both_said(pair) or adds(pair):
        return None
    across = directions_apart(pair)
    found = across or places_apart(pair) or settings_apart(pair) or positions_apart(pair)
    if found is None:
        return None
    where = [p.key for p in pair.left.places], [p.key for p in pair.right.places]
    one = (one_happening(pair) and _of_the_same(pair)) or one_story(pair, where)
    if not (one and definite(pair)) and not one_topic(pair):
        return None
    if others_told(*pair[:4]):
        return None  # the embassy, the consulate
    if (not across and modifiers_apart(pair)) or some_one(pair) or actors_apart(pair):
        return None
    if (a.head in acts("met") or a.head in acts("timing")) and when_apart(pair):
        return None  # two meetings, two elections
    if several(pair.a, pair.left) or several(pair.b, pair.right):
        return None
    why = f"one happening, two places: {found[0]} and {found[1]}"
    return Finding(
        "contradicts",
        "location",
        weaker(pair, STRENGTH["location"]),
        why,
        "if one place lies in the other, or if it happened twice",
        (a.span,),
        (b.span,),
    )


def _of_the_same(pair: Pair) -> bool:
    """Return whether subject and object are the same, or one claim has none: "the derailment"."""
    bare = any(not clause.agents and not clause.patients for clause in (pair.a, pair.b))
    return bare or same_people(pair)


def _put_off(clause: Clause, reading: Reading) -> bool:
    """Return whether something is postponed, and not to which day: "was postponed on Monday"."""
    return clause.head == "postpone" and {"to", "until", "till"}.isdisjoint(spoken(clause, reading))


def other_time(pair: Pair) -> Finding | None:
    """A single happening, all else shared, is put on days or hours that do not meet."""
    apart = when_apart(pair)
    if apart is None or not pair.known.same_event or adds(pair):
        return None
    if where_apart(pair) or another_one(pair) or ranks_apart(pair):
        return None
    if any(_put_off(clause, reading) for clause, reading in sides(pair)):
        return None  # the day on which it was put off
    if two_events(pair):
        return None
    if pair.a.head == pair.b.head == "clash":
        return None  # "exchanged fire on Thursday", "on Saturday"
    event = one_event(pair)
    if not event and not both_said(pair) and not _both_to_come(pair):
        return None
    if not event and (several(pair.a, pair.left) or several(pair.b, pair.right)):
        return None  # "aftershocks rattled the city on Friday", "on Sunday"
    one = (one_happening(pair) and _of_the_same(pair)) or one_story(pair) or one_topic(pair)
    one = one and meant(pair) and not done_again(pair, "met again")
    if not one and not event:
        return None
    if complements_apart(pair) or others_told(*pair[:4]):
        return None
    why = f"one happening, two dates: “{apart[0].text}” and “{apart[1].text}”"
    return Finding(
        "contradicts",
        "date",
        weaker(pair, STRENGTH["date"]),
        why,
        "if it happened twice",
        (apart[0].span,),
        (apart[1].span,),
    )


def _both_to_come(pair: Pair) -> bool:
    """Return whether both tell what is set for a day, one perhaps as a timetable does: "opens"."""
    if both_set(pair):
        return True
    return all(
        clause.polarity == "affirmed" and (clause.modality == "planned" or present(reading))
        for clause, reading in sides(pair)
    )


SIDES = (
    ("inside", "outside"), ("outside", "inside"), ("indoors", "outdoors"),
    ("outdoors", "indoors"), ("onshore", "offshore"), ("offshore", "onshore"),
)  # fmt: skip


def inside_outside(pair: Pair) -> Finding | None:
    """A single happening is put inside by the one and outside by the other."""
    a, b = pair.a, pair.b
    if a.head != b.head or not both_said(pair) or not same_people(pair):
        return None
    words = spoken(a, pair.left), spoken(b, pair.right)
    for x, y in SIDES:
        if x in words[0] and y in words[1] and x not in words[1] and y not in words[0]:
            why = f"“{x}” and “{y}” are said of the same place"
            return Finding(
                "contradicts",
                "location",
                STRENGTH["location"],
                why,
                "if it happened twice",
                (a.span,),
                (b.span,),
            )
    return None
