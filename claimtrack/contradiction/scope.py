"""What two figures count: the same, a part and its whole, or two different things.

A figure counts a class ("soldiers") in a role ("killed") on a side ("mali"). Classes and roles are
small hierarchies; sides are those of the reading's actors.
"""

from __future__ import annotations

from functools import cache

from claimtrack.contradiction import (
    apiece,
    camps,
    changes,
    clauses,
    complements,
    durations,
    groups,
    measures,
    narrower,
    reach,
    stages,
    subjects,
    votes,
)
from claimtrack.contradiction.pairs import acts
from claimtrack.contradiction.questions import CUMULATIVE
from claimtrack.model import Clause, Quantity, Reading, Scope
from claimtrack.reading import actors
from claimtrack.reading.counted import noun_of, stem_of
from claimtrack.text import lazy_regex

SPEAKER = "speaker"  # the side of "our men", where it is not known who speaks

_CHILDREN = {
    "combatants": "soldiers fighters officers",
    "people": "combatants police civilians children women men students workers journalists "
    "passengers crew prisoners hostages refugees protesters voters patients suspects victims",
    "planes": "helicopters jets",
    "vehicles": "tanks armoured trucks cars motorbikes buses",
    "munitions": "missiles rockets shells bombs drones",
    "buildings": "houses schools hospitals",
}
CLASSES: dict[str, str] = {
    child: parent for parent, line in _CHILDREN.items() for child in line.split()
}
"""A class of lexicon/classes.toml -> what it is a kind of; conventions of reporting."""

# What befalls a part of those whom a wider role counts.
ROLES: dict[str, str] = {
    "killed": "casualties",
    "wounded": "casualties",
    "hospitalised": "infected",
    "recovered": "infected",
    "convicted": "charged",
    "acquitted": "charged",
    "charged": "arrested",
    "shot down": "destroyed",
}
# Head nouns that name no group of their own: "12 people", "12 others", "12 lives".
GENERAL_NOUNS = frozenset("peopl person man men woman live life victim other dead body fatal "
                          "casualti death individu human soul "
                          "person personn personen mensch gent muert mort tot tote люд человек "
                          "погибш жертв".split())  # fmt: skip


_OF_PEOPLE = frozenset(
    "killed wounded casualties missing captured arrested released rescued survived displaced "
    "fled evacuated infected hospitalised sentenced charged convicted acquitted elected "
    "protested".split()
)


@cache
def _line(kinds: tuple[tuple[str, str], ...], key: str) -> tuple[str, ...]:
    table = dict(kinds)
    line = [key]
    while line[-1] in table:
        line.append(table[line[-1]])
    return tuple(line)


_CLASS_ROWS = tuple(CLASSES.items())
_PERSONS = frozenset(key for key in CLASSES if "people" in _line(_CLASS_ROWS, key))
_ROLE_ROWS = tuple(ROLES.items())


def ranked(a: str, b: str, rows: tuple[tuple[str, str], ...]) -> Scope:
    """Return how two keys of a hierarchy stand: same, one within the other, or apart."""
    if a == b:
        return "same"
    if b in _line(rows, a):
        return "a-part"
    if a in _line(rows, b):
        return "b-part"
    return "other"


_SEXES = ({"woman", "man"}, {"women", "men"}, {"woman", "men"}, {"women", "man"})


def of_classes(x: Quantity, y: Quantity) -> Scope:
    """Return how the things counted stand to each other."""
    a, b = _counted(x), _counted(y)
    if {x.noun, y.noun} in _SEXES:
        return "other"
    if not a and not b and bool(x.noun) != bool(y.noun) and x.role == y.role == "":
        return "other"  # "18 of them in critical condition", "a single staircase"
    if a == b:
        if a == "workers" and _two_trades(x.noun, y.noun):
            return "other"
        if {x.noun, y.noun} <= _OF_A_FORCE:
            return "same"
        if not x.noun or not y.noun or x.noun == y.noun or a not in ("", "people"):
            return "same"
        general_x, general_y = _general(x, a), _general(y, b)
        if general_x == general_y:
            return "same" if general_x else "other"
        return "b-part" if general_x else "a-part"
    if not a or not b:
        return "other"
    line_a, line_b = _line(_CLASS_ROWS, a), _line(_CLASS_ROWS, b)
    fighting = "combatants" in line_a and "combatants" in line_b
    if (x.high == 0) != (y.high == 0) and not fighting:
        one_kind = _is_people(x) == _is_people(y)
        if not one_kind or {a, b}.isdisjoint(_OF_ANY):
            return ranked(a, b, _CLASS_ROWS)  # no prisoner was killed, four soldiers died
    if x.role == y.role != "" and _is_people(x) and _is_people(y) and (_afar(x) or _afar(y)):
        return "same"
    # Soldiers of the one are fighters of the other: whoever fights, under either name.
    if fighting:
        return "same"
    return ranked(a, b, _CLASS_ROWS)


_OF_ANY = frozenset(["people", "combatants", "men"])
_OF_A_FORCE = frozenset(["personnel", "forc", "staff"])  # "security personnel", "security forces"
_ANY_TRADE = frozenset("worker employe staff staffer job post posit labour labor volunt".split())


def _two_trades(x: str, y: str) -> bool:
    """Return whether two nouns name two trades: dockers and crane operators."""
    return x != y and bool(x and y) and _ANY_TRADE.isdisjoint((x, y))


def _afar(quantity: Quantity) -> bool:
    """Return whether the noun stands apart from the figure: "toll among evacuees hits 43"."""
    return bool(quantity.noun) and quantity.noun[:4] not in quantity.text.lower()


def _general(quantity: Quantity, counted: str) -> bool:
    """Return whether the noun names no group: "people", or "the toll of the flood"."""
    return quantity.noun in GENERAL_NOUNS or quantity.counted != counted


def _counted(quantity: Quantity) -> str:
    if quantity.role in _OF_PEOPLE and quantity.counted not in _PERSONS | {"animals"}:
        return "people"
    return "people" if quantity.counted == "victims" else quantity.counted


# Roles by which newsrooms tell one thing of people: who marched took part.
_TOLD_FOR = (
    {"protested", "took-part"}, {"arrested", "held"}, {"arrested", "captured"},
)  # fmt: skip


def of_roles(x: Quantity, y: Quantity, a: Reading, b: Reading) -> Scope:
    """Return how what befell them stands: killed within casualties, killed beside wounded."""
    mine, theirs = clause_of(x, a), clause_of(y, b)
    if {x.role, y.role} == {"lost", "destroyed"} and x.unit == "percent" and x.noun == y.noun:
        return "same"  # "a third of the crop was lost", "wiped out half of the crop"
    if x.role and y.role:
        if {x.role, y.role} in _TOLD_FOR:
            return "same"
        return ranked(x.role, y.role, _ROLE_ROWS)
    if x.role or y.role:
        # A role that is not told is that of the act, or of what is merely there.
        aboard = _there(x, a) or _there(y, b) or x.noun == y.noun
        present = {x.role, y.role} == {"", "present"} and aboard
        act_told = mine and theirs and mine.head and mine.head == theirs.head
        beside = x.clause < 0 or y.clause < 0  # "of the 70 claims, 52 were turned down"
        things = not x.unit and not _is_people(x) and not _is_people(y) and not beside
        return "same" if present or (act_told and things) else "other"
    if mine and theirs:
        composed = {mine.head, theirs.head} <= acts("composing") and x.noun == y.noun
        if composed and not x.unit and clauses.one_theme(mine, theirs):
            return "same"  # "the unit had 300 men", "the unit numbered 60 men"
        being = mine.head == theirs.head == "be" and mine.patients and theirs.patients
        if being and not set(mine.patients) & set(theirs.patients):
            return "other"  # "the pilot was 45", "the co-pilot was 29"
    if mine and theirs and clauses.meet(mine.patients, theirs.patients, a, b) is False:
        return "other"  # the quake that shook Taiwan, and the one that struck Vanuatu
    if act(x, a) == act(y, b) or (_there(x, a) and _there(y, b)):
        return "same"
    # A measure has no act of its own: "revenue reached", "revenue was".
    if not x.unit or not mine or not theirs or not clauses.one_theme(mine, theirs):
        return "other"
    acts_told = {mine.head, theirs.head}
    if x.unit == "percent" and len(acts_told) > 1 and all(h.startswith("be:") for h in acts_told):
        return "other"  # "half of them were children", "a tenth were foreigners"
    first = x.span[0] - mine.span[0] < 2 and y.span[0] - theirs.span[0] < 2
    limited = x.unit in ("km", "day") or (x.unit == "percent" and first)
    if limited and len(acts_told) > 1 and not acts_told <= acts("measuring"):
        return "other"  # the road is 40 km long, and closed for 12 km; half of them passed
    return "same"


_BEING_THERE = frozenset(
    "be:ship be:board be:aboard be:plane be:bus be:train be:vehicle be:helicopter be:flight "
    "exist".split()
)


_ABOARD = lazy_regex(r"\W*(?:were |was |are |is )?(?:still )?(?:on ?-?board|aboard|inside)\b")
_VESSELS = frozenset("ships planes helicopters buses vehicles cars trucks jets".split())


def _there(quantity: Quantity, reading: Reading) -> bool:
    """Return whether those counted are only said to have been there: "were on board"."""
    if not _is_people(quantity) or quantity.role not in ("", "present"):
        return False
    head = act(quantity, reading)
    if head in _BEING_THERE or _ABOARD.match(reading.text, quantity.span[1]):
        return True
    noun = noun_of(head.removeprefix("be:"), "en") if head.startswith("be:") else None
    return head == "be:on" or (noun is not None and noun.counted in _VESSELS)


def clause_of(quantity: Quantity, reading: Reading) -> Clause | None:
    """Return the clause a figure stands in, None where none is told."""
    if 0 <= quantity.clause < len(reading.clauses):
        return reading.clauses[quantity.clause]
    return reading.clauses[0] if len(reading.clauses) == 1 else None


def act(quantity: Quantity, reading: Reading) -> str:
    """Return the canonical head of the clause a figure stands in; "" where there is none."""
    clause = clause_of(quantity, reading)
    return clause.head if clause else ""


def of_sides(x: Quantity, y: Quantity) -> Scope:
    """Return how the sides counted stand; a side that is not said may be any."""
    if not x.side or not y.side or x.side == y.side:
        return "same"
    if y.side in actors.sides_of(x.side):
        return "a-part"
    if x.side in actors.sides_of(y.side):
        return "b-part"
    return "same" if actors.alike(x.side, y.side) else "other"


# Roles by which the same people are told of: who fled was displaced.
_ONE_FATE = (
    {"fled", "displaced"}, {"evacuated", "displaced"}, {"fled", "evacuated"},
    {"arrested", "captured"}, {"rescued", "survived"}, {"protested", "took-part"},
)  # fmt: skip


def one_measure(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether an equal figure can be the same: one role and side, of people or of things.

    Of one class an equal figure is matched where a role is not told, and things in any role:
    "two missiles fired", "two missiles intercepted".
    """
    shared_out = any(" of the " in q.text.lower() for q in (x, y))  # "a third of the 90 buses"
    if x.unit != y.unit or of_sides(x, y) == "other":
        return False
    if subjects.apart(x, y, clause_of(x, a), clause_of(y, b), a, b):
        return False
    if x.subset != y.subset and not shared_out and not narrower.one_part(x, y):
        return False
    if _told_beside(x, b) and _told_beside(y, a) and x.noun != y.noun:
        return False  # "3 golds and 11 bronzes", "11 golds and 3 bronzes"
    if _bare(x) or _bare(y):
        return True  # "saying only two did"
    people = _is_people(x)
    if people != _is_people(y):
        return False
    if of_roles(x, y, a, b) == "same" or {x.role, y.role} in _ONE_FATE:
        return True
    told = bool(x.role and y.role)
    return of_classes(x, y) != "other" and not x.unit and (not told or not people)


def _told_beside(quantity: Quantity, other: Reading) -> bool:
    """Return whether the other claim counts what a figure counts, too."""
    return bool(quantity.noun) and any(q.noun == quantity.noun for q in other.quantities)


def _bare(quantity: Quantity) -> bool:
    return not (quantity.counted or quantity.noun or quantity.role or quantity.unit)


def _is_people(quantity: Quantity) -> bool:
    return "people" in _line(_CLASS_ROWS, _counted(quantity))


def both(*scopes: Scope) -> Scope:
    """Return the scope of several aspects together: parts in both directions are two things."""
    if "other" in scopes or ("a-part" in scopes and "b-part" in scopes):
        return "other"
    return next((scope for scope in scopes if scope != "same"), "same")


# Below this share of words two figures are of one thing only where both say whose loss it is. At
# 0.25 a ledger's claims of one toll were not compared, since they share little but the event: of 99
# true pairs in three ledgers (bench/ledgers.py) 15 were found, and 18 at 0.05.
ONE_SUBJECT = 0.05
ONE_TOLL = 0.25  # below it, nor where each claim names others


def of(
    x: Quantity, y: Quantity, a: Reading, b: Reading,
    *, several_sides: bool = False, share: float = 1.0,
) -> Scope:  # fmt: skip
    """Return how what two figures count stands: the same, part and whole, or different.

    Where an event counts the losses of several sides, a loss whose side is not said is compared
    with none whose side is. `share` is how much of their words the two claims have in common.
    """
    if none_of_it(x, y, b) or none_of_it(y, x, a):
        apart = subjects.apart(x, y, clause_of(x, a), clause_of(y, b), a, b) or stages.apart(a, b)
        return "other" if apart or reach.of(a, b) != "same" else "same"
    if x.unit != y.unit or (several_sides and not _side_by_side(x, y)):
        return "other"
    asked = bool(x.unit) or share < ONE_SUBJECT
    one_measure_told = asked and not harmed(x) and measures.one(x, y, a, b)
    if share < ONE_SUBJECT and not (x.side and y.side) and not one_measure_told:
        return "other"
    mine, theirs = clause_of(x, a), clause_of(y, b)
    if subjects.apart(x, y, mine, theirs, a, b) or camps.apart(x, y, mine, theirs, a, b):
        return "other"
    ways = measures.dimension(x, a), measures.dimension(y, b)
    if x.unit and not one_measure_told and complements.limited_apart(mine, theirs, a, b):
        return "other"
    if all(ways) and ways[0] != ways[1]:
        return "other"
    if x.unit and groups.stuffs_apart(x, y, a, b):
        return "other"
    if x.counted == "votes" and votes.margins_apart(x, y, a, b):
        return "other"  # "won by 4,000 votes", "won 40,000 votes"
    both_changed = x.role == y.role == "change" and not measures.one(x, y, a, b)
    if both_changed and changes.changed_apart(x, y, mine, theirs, a, b):
        return "other"
    if x.unit and changes.change_of(x, y, a, b):
        return "other"  # "raised to 4.5 percent", "raised by half a point"
    if x.unit and measures.apart(x, y, a, b):
        return "other"  # sustained winds, gusts
    alone = apiece.also_apart(x, y, a, b) or apiece.together_apart(x, a, b)
    if alone or apiece.shared_out(x, y, a, b):
        return "other"  # "packed in blocks of one kilo"
    if durations.apart(x, y, a, b):
        return "other"  # "lasted nine hours", "resumed after 40 minutes"
    # "12 km into the sky", "only 3 km above the volcano": whatever it does there.
    one_role = all(ways) or durations.one_length(x, y, mine, theirs, a, b)
    roles = "same" if one_role else of_roles(x, y, a, b)
    sides, classes = of_sides(x, y), of_classes(x, y)
    unhurt = all(not harmed(q) or q.role == "damaged" for q in (x, y))  # homes "hit" by an outage
    if unhurt and not _opposed(x, y) and measures.one(x, y, a, b):
        if measures.somebodys(x, y, a, b) and subjects.of_others_own(mine, theirs):
            return "other"
        roles = "same"
        two_groups = classes == "other" and _is_people(x) and _is_people(y)  # inmates, guards
        one_class = x.counted == y.counted or not two_groups
        classes = classes if measures.by_kind(x, y, a, b) or not one_class else "same"
    if groups.of_vessels(x, y) and _is_people(x) != _is_people(y):
        return "other"
    if roles == "other" or groups.modified_apart(x, y) or groups.groups_apart(x, y, a, b):
        return "other"
    if x.unit and reach.differ("mean", a, b):
        return "other"  # "reached 51 degrees", "the average temperature was 43"
    if reach.differ("room", a, b):
        return "other"  # "was carrying 200 people", "can carry 150"
    if stages.apart(a, b) or ("killed" in (x.role, y.role) and reach.differ("attacker", a, b)):
        return "other"
    # "60 Russians" and "60 Russian soldiers": of a side's losses the class says little.
    if x.side and y.side and sides != "other" and _people(x) and _people(y):
        classes = "same"
    if sides in ("a-part", "b-part") and classes == "same":
        sides = "same"  # Wagner's dead and Russia's: one toll, told by either name
    subset: Scope = "same"
    far = reach.of(a, b)
    if far == "same" and x.unit != "day" and not harmed(x) and not harmed(y):
        far = reach.nested(a, b)
    parts = (
        _is_part(x) or groups.some_of_them(x, a),
        _is_part(y) or groups.some_of_them(y, b),
    )
    some = x.high != 0 and y.high != 0
    pronouns = not (x.noun or y.noun) and act(x, a) != act(y, b)  # "11 of whom", "nine of them"
    if all(parts) and some and (pronouns or x.noun != y.noun) and not narrower.one_part(x, y):
        return "other"  # "two councillors among those arrested", "nine of those detained"
    if parts[0] == parts[1]:
        parts = narrower.than(x, y, a, b), narrower.than(y, x, b, a)
    if parts[0] != parts[1]:
        subset = "a-part" if parts[0] else "b-part"
    if x.unit == "percent" and not one_measure_told and not _of_one_thing(mine, theirs, share):
        return "other"  # "48 percent of the votes for the motion", "87 percent for a strike"
    if x.unit == "percent" and far != "same":
        return "other"  # a share of some can be above or below that of all
    return both(roles, sides, classes, subset, far)


def _of_one_thing(mine: Clause | None, theirs: Clause | None, share: float) -> bool:
    """Return whether two shares are of one thing: claims or their clauses have words in common."""
    if share >= _ALIKE or mine is None or theirs is None:
        return True
    words, others = ({*c.words, *c.agents, *c.patients} - {c.head} for c in (mine, theirs))
    being = {mine.head[:2], theirs.head[:2]} & {"be", ""}
    return bool(mine.head == theirs.head or being) and not words.isdisjoint(others)


_ALIKE = 0.3  # of the words of two claims in common
_BEFORE_SUM = lazy_regex(r"([^\W\d_]+) (?:of|worth|totalling|amounting to|is|was) $")
_AFTER_SUM = lazy_regex(r"\W*(?:in |as |for |of )?(?:a |the |an )?([^\W\d_]+)")


def none_of_it(x: Quantity, y: Quantity, b: Reading) -> bool:
    """Return whether x says that there is none of what y is a sum of: no ransom, $3m ransom."""
    if x.high != 0 or not x.noun or x.unit or not y.low or y.unit == "percent":
        return False
    if ("-" in y.text and y.unit) or y.text.lower().startswith(("a ", "an ")):
        return False  # "500-kilogram aircraft bombs", "was a 34-year-old sailor"
    if not y.unit and y.noun == x.noun:
        return False
    before = _BEFORE_SUM.search(b.text, max(y.span[0] - 30, 0), y.span[0])
    after = _AFTER_SUM.match(b.text, y.span[1])
    told = [each[1].lower() for each in (before, after) if each]
    return any(stem_of(word, "en") == x.noun for word in told)


def tells(quantity: Quantity) -> bool:
    """Return whether a figure says more than its words: not "a 14-year-old boy", "nobody"."""
    if quantity.text.lower().startswith(("a ", "an ")):
        return (quantity.low, quantity.high) != (1, 1)
    named = quantity.counted and quantity.noun
    return bool(named or quantity.unit or quantity.high != 0)


def _is_part(quantity: Quantity) -> bool:
    """Return whether a part of something counted is meant: "half of the 60 stolen paintings"."""
    text = quantity.text.lower()
    every = text.startswith(_ENTIRE) and not text.startswith("all but ")
    entire = quantity.high == 0 or every  # "none of the", "all of the"
    return quantity.subset or (" of the " in text and not quantity.unit and not entire)


_ENTIRE = ("all ", "every ", "each ")


_OPPOSED = ({"won", "lost"}, {"cut", "created"}, {"bought", "sold"}, {"cut", "recruited"},
            {"released", "captured"})  # fmt: skip


def _opposed(x: Quantity, y: Quantity) -> bool:
    """Return whether two figures of one measure go opposite ways: seats won, seats lost."""
    return {x.role, y.role} in _OPPOSED


# Whom a disaster befalls, by where it befell them: under "only" they are all who were.
_WHOEVER = frozenset(
    "patients people civilians prisoners passengers refugees workers hostages protesters".split()
)
_NO_MORE = ("only ", "just ", "no more than ", "not more than ", "merely ", "a mere ", "barely ")


def all_of_them(part: Quantity, reading: Reading) -> bool:
    """Return whether a figure of a kind of people stands for all: "only 14 patients died"."""
    if part.subset or not harmed(part) or part.counted not in _WHOEVER or _is_part(part):
        return False
    before = reading.text[max(part.span[0] - 14, 0) : part.span[0]].lower()
    limited = part.hedge in ("at-most", "fewer-than") or part.text.lower().startswith(_NO_MORE)
    return limited or any(word in before for word in _NO_MORE)


def harmed(quantity: Quantity) -> bool:
    return quantity.role in CUMULATIVE


def one_fate(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether both figures are plainly of a loss, of one act, or of who was there."""
    if harmed(x) and harmed(y):
        return True
    return x.role == y.role != "" or (_there(x, a) and _there(y, b))


def _side_by_side(x: Quantity, y: Quantity) -> bool:
    """Return whether both say whose loss it is, or neither does and both count one class."""
    if not (x.role and y.role and _is_people(x) and _is_people(y)):
        return True
    if x.side and y.side:
        return x.side == y.side or SPEAKER not in (x.side, y.side)
    return not x.side and not y.side and x.noun == y.noun


def _people(quantity: Quantity) -> bool:
    return "people" in _line(_CLASS_ROWS, _counted(quantity)) and _counted(quantity) in (
        "people", "combatants", "soldiers", "fighters", "men",
    )  # fmt: skip
