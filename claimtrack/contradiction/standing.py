"""How two figures stand by what they count: classes, roles and sides.

A figure counts a class ("soldiers") in a role ("killed") on a side ("mali"). Classes and roles are
small hierarchies; sides are those of the reading's actors.
"""

from __future__ import annotations

from functools import cache

from claimtrack.contradiction import (
    clauses,
)
from claimtrack.contradiction.near import one_act
from claimtrack.contradiction.pairs import acts
from claimtrack.model import Clause, Quantity, Reading, Scope
from claimtrack.reading import actors, lexicons
from claimtrack.reading.counted import noun_of, stem_of
from claimtrack.reading.lexemes import lexeme
from claimtrack.text import lazy_regex

SPEAKER = "speaker"  # the side of "our men", where it is not known who speaks


@cache
def _parents(table: str) -> dict[str, str]:
    """Return what each class, or role, of lexicon/figures.toml is a kind or a part of."""
    rows: dict[str, list[str]] = lexicons.load("figures")[table]
    return {child: parent for parent, children in rows.items() for child in children}


@cache
def _line(table: str, key: str) -> tuple[str, ...]:
    """Return a class or role, and all that it is within."""
    parents, line = _parents(table), [key]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return tuple(line)


@cache
def _person(counted: str) -> bool:
    return "people" in _line("classes", counted)


def _ranked(a: str, b: str, table: str) -> Scope:
    """Return how two keys of a hierarchy stand: same, one within the other, or apart."""
    if a == b:
        return "same"
    if b in _line(table, a):
        return "a-part"
    if a in _line(table, b):
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
        if {x.noun, y.noun} <= lexicons.words("figures.nouns.of-a-force"):
            return "same"
        if not x.noun or not y.noun or x.noun == y.noun or a not in ("", "people"):
            return "same"
        general_x, general_y = _general(x, a), _general(y, b)
        if general_x == general_y:
            return "same" if general_x else "other"
        return "b-part" if general_x else "a-part"
    if not a or not b:
        return "other"
    line_a, line_b = _line("classes", a), _line("classes", b)
    fighting = "combatants" in line_a and "combatants" in line_b
    if (x.high == 0) != (y.high == 0) and not fighting:
        one_kind = is_people(x) == is_people(y)
        if not one_kind or {a, b}.isdisjoint(_OF_ANY):
            return _ranked(a, b, "classes")  # no prisoner was killed, four soldiers died
    if x.role == y.role != "" and is_people(x) and is_people(y) and (_afar(x) or _afar(y)):
        return "same"
    # Soldiers of the one are fighters of the other: whoever fights, under either name.
    if fighting:
        return "same"
    return _ranked(a, b, "classes")


_OF_ANY = frozenset(["people", "combatants", "men"])


def _two_trades(x: str, y: str) -> bool:
    """Return whether two nouns name two trades: dockers and crane operators."""
    return x != y and bool(x and y) and lexicons.words("figures.nouns.any-trade").isdisjoint((x, y))


def _afar(quantity: Quantity) -> bool:
    """Return whether the noun stands apart from the figure: "toll among evacuees hits 43"."""
    return bool(quantity.noun) and quantity.noun[:4] not in quantity.text.lower()


def _general(quantity: Quantity, counted: str) -> bool:
    """Return whether the noun names no group: "people", or "the toll of the flood"."""
    return quantity.noun in lexicons.words("figures.nouns.general") or quantity.counted != counted


def _counted(quantity: Quantity) -> str:
    of_people = quantity.role in lexicons.words("figures.befell.people")
    if of_people and not _person(quantity.counted) and quantity.counted != "animals":
        return "people"
    return "people" if quantity.counted == "victims" else quantity.counted


# Roles by which newsrooms tell one thing of people: who marched took part.
_TOLD_FOR = (
    {"protested", "took-part"}, {"arrested", "held"}, {"arrested", "captured"},
    {"landed", "rescued"},
)  # fmt: skip


def of_roles(x: Quantity, y: Quantity, a: Reading, b: Reading) -> Scope:
    """Return how what befell them stands: killed within casualties, killed beside wounded."""
    mine, theirs = clause_of(x, a), clause_of(y, b)
    if {x.role, y.role} == {"lost", "destroyed"} and x.unit == "percent" and x.noun == y.noun:
        return "same"  # "a third of the crop was lost", "wiped out half of the crop"
    if x.role and y.role:
        lived = {x.role, y.role} == {"survived", "rescued"} and 0 in (x.high, y.high)
        if lived or {x.role, y.role} in _TOLD_FOR or _from_both_ends(x, y, a, b):
            return "same"
        return _ranked(x.role, y.role, "roles")
    if x.counted == y.counted == "attacks" and x.noun == y.noun and not (x.role or y.role):
        return "same"  # "there were three explosions", "two explosions were heard"
    if x.role or y.role:
        # A role that is not told is that of the act, or of what is merely there.
        aboard = there(x, a) or there(y, b) or x.noun == y.noun
        present = {x.role, y.role} == {"", "present"} and aboard
        act_told = mine and theirs and mine.head and one_act(mine.head, theirs.head)
        beside = x.clause < 0 or y.clause < 0  # "of the 70 claims, 52 were turned down"
        things = not is_people(x) and not is_people(y) and not beside
        undergone = act_told and (things or (_undergo(x, mine, a) and _undergo(y, theirs, b)))
        return "same" if present or (undergone and not x.unit) else "other"
    if there(x, a) and there(y, b):
        return "same"
    if mine and theirs:
        composed = {mine.head, theirs.head} <= acts("composing") and x.noun == y.noun
        if composed and not x.unit and clauses.one_theme(mine, theirs):
            return "same"  # "the unit had 300 men", "the unit numbered 60 men"
        being = mine.head == theirs.head == "be" and mine.patients and theirs.patients
        if being and not set(mine.patients) & set(theirs.patients):
            return "other"  # "the pilot was 45", "the co-pilot was 29"
    if mine and theirs and clauses.meet(mine.patients, theirs.patients, a, b) is False:
        return "other"  # the quake that shook Taiwan, and the one that struck Vanuatu
    if act(x, a) == act(y, b):
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


# What the one side gives and the other gets: sold by Belarus, bought by Sudan.
_ENDS = ({"sold", "bought"}, {"released", "received"})


def _from_both_ends(x: Quantity, y: Quantity, a: Reading, b: Reading) -> bool:
    """Return whether one deal is told from its two ends, whose names both claims give."""
    if {x.role, y.role} not in _ENDS or x.unit or y.unit or x.noun != y.noun:
        return False
    mine, theirs = clauses.named(a), clauses.named(b)
    return len(mine) > 1 and mine == theirs


def _undergo(quantity: Quantity, clause: Clause | None, reading: Reading) -> bool:
    """Return whether those counted are whom the act of a clause befalls: "130 fell ill"."""
    led = reading.text[: quantity.span[0]].lower().split()[-2:]
    if clause is None or not quantity.noun or "of" in led:
        return False  # "179 of the 181 aboard": of these it befell some
    told = (word.strip(".,;").lower() for word in quantity.text.split())
    named = {lexeme(word, "en").canon for word in told if stem_of(word, "en") == quantity.noun}
    return not named.isdisjoint(clause.patients or clause.agents)


_BEING_THERE = frozenset(
    "be:ship be:board be:aboard be:plane be:bus be:train be:vehicle be:helicopter be:flight "
    "exist".split()
)
_ABOARD = lazy_regex(r"\W*(?:were |was |are |is )?(?:still )?(?:on ?-?board|aboard|inside)\b")


def there(quantity: Quantity, reading: Reading) -> bool:
    """Return whether those counted are only said to have been there: "were on board"."""
    if not is_people(quantity) or quantity.role not in ("", "present"):
        return False
    head = act(quantity, reading)
    if head in _BEING_THERE or _ABOARD.match(reading.text, quantity.span[1]):
        return True
    noun = noun_of(head.removeprefix("be:"), "en") if head.startswith("be:") else None
    return head == "be:on" or (
        noun is not None and noun.counted in lexicons.words("figures.counted.boarded")
    )


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


def is_people(quantity: Quantity) -> bool:
    return _person(_counted(quantity))


def both(*scopes: Scope) -> Scope:
    """Return the scope of several aspects together: parts in both directions are two things."""
    if "other" in scopes or ("a-part" in scopes and "b-part" in scopes):
        return "other"
    return next((scope for scope in scopes if scope != "same"), "same")


def of_any_class(quantity: Quantity) -> bool:
    return _person(_counted(quantity)) and _counted(quantity) in (
        "people", "combatants", "soldiers", "fighters", "men",
    )  # fmt: skip
