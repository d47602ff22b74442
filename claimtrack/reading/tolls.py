"""Figures told at the end of what they measure: "put the number of dead in the fire at 41".

A toll, a number, a count or a tally is named first, with what it is of; the figure follows after
"at", "to" or a verb of rising, often far behind. What the figure counts stands at the name.
"""

from __future__ import annotations

from claimtrack.reading import lexicons
from claimtrack.reading.bound import STOPS, Bound, Text, personal
from claimtrack.reading.counted import noun_of, stem_of

_REACH = 18  # tokens between the name of the measure and its figure
_LEADS = frozenset("at to past above below of".split())
_TOLLS = {"toll": "killed", "tolls": "killed"}
_COUNTS = frozenset("number numbers count counts tally tallies total figure figures list".split())
_BEFORE = {"death": "killed", "body": "killed", "casualty": "casualties", "injury": "wounded",
           "case": "infected", "fatality": "killed", "infection": "infected"}  # fmt: skip


def measured(text: Text, bound: Bound) -> bool:
    """Take role and noun of a bare figure from the measure named before it, if there is one."""
    lead = bound.amount.first - 1
    if text.lang != "en" or bound.noun or bound.unit or bound.role or lead < 1:
        return False
    hedged = {text.low(at) for at in range(bound.amount.first, bound.amount.start)}
    if not _PASSED.isdisjoint(hedged):  # "deaths have not exceeded 15"
        lead, passed = lead + 1, True
    elif text.low(lead) not in _LEADS | lexicons.words("counts.tolls.passing"):
        return False
    else:
        passed = False
    at = _name(text, lead, passed)
    if at < 0:
        return False
    role, noun = _of_measure(text, at, lead)
    if not role and noun < 0:
        return False
    bound.role = role
    if noun >= 0 and (known := noun_of(text.low(noun), "en")) is not None:
        bound.noun, bound.counted, bound.person = (
            "" if known.role else stem_of(text.low(noun), "en"), known.counted, known.person,
        )  # fmt: skip
    elif role in personal():
        bound.person, bound.counted = True, "people"
    return True


_PASSED = frozenset("exceed exceeded reach reached surpass surpassed top topped topping".split())


def _name(text: Text, lead: int, passed: bool) -> int:
    """Return the token at which a measure is named, -1 where there is none before the figure.

    `passed`: a verb between the two says that the measure is set against the figure.
    """
    found = -1
    setting = passed or text.low(lead) in lexicons.words("counts.tolls.passing")
    for step in range(lead - 1, max(lead - _REACH, -1), -1):
        if text.tokens[step].text in STOPS or text.tokens[step].text == "," or step in text.starts:
            break
        word = text.low(step)
        if (
            word in _TOLLS
            or word in _COUNTS
            or (found < 0 and _role_name(text, step) and (setting or _put(text, step)))
        ):
            found = step
        setting = setting or word in lexicons.words("counts.tolls.setting")
    if found < 0:
        return -1
    return found if setting or _toll_at(text, found, lead) else -1


def _toll_at(text: Text, name: int, lead: int) -> bool:
    """Return whether a headline leaves the verb out: "death toll in hotel siege at 40"."""
    return text.low(lead) == "at" and (text.low(name) in _TOLLS or text.low(name - 1) in _BEFORE)


def _role_name(text: Text, at: int) -> bool:
    """Return whether a word names those a role befell: "puts quake dead at 2,928"."""
    role = text.role(at)
    return role is not None and role.noun and text.low(at) != "loss"


def _put(text: Text, at: int) -> bool:
    """Return whether a verb that sets a measure stands before its name: "puts the dead"."""
    near = [text.low(step) for step in range(max(at - 8, 0), at)]
    return not lexicons.words("counts.tolls.setting").isdisjoint(near)


def _of_measure(text: Text, at: int, lead: int) -> tuple[str, int]:
    """Return the role that a named measure counts, and the token of the noun it counts, or -1."""
    word = text.low(at)
    if word in _TOLLS:
        whose = at + 3 if "determiner" in text.classes(at + 2) else at + 2
        among = text.low(at + 1) in ("among", "of") and text.person(whose)
        return _BEFORE.get(text.low(at - 1), "killed"), (whose if among else -1)
    if word not in _COUNTS:
        role = text.role(at)
        return (role.role if role else ""), -1
    if (before := _BEFORE.get(text.low(at - 1))) is not None:
        return before, -1
    role_at = noun_at = -1
    behind = at + 1
    if text.low(behind) in ("of", "for"):
        behind += 1
    elif (noun := noun_of(text.low(at - 1), "en")) is not None and noun.role:
        return noun.role, -1
    setting = lexicons.words("counts.tolls.setting")
    for step in range(behind, lead):
        if step in text.taken or (text.low(step) in setting and role_at < 0 <= noun_at):
            break
        role, noun = text.role(step), noun_of(text.low(step), "en")
        if role is not None and role_at < 0 and (role.passive or role.own or role.noun):
            role_at = step
        elif noun is not None and noun_at < 0 and role_at < 0:
            noun_at = step
        elif "preposition" in text.classes(step) and (noun_at >= 0 or role_at >= 0):
            break
    told = text.role(role_at) if role_at >= 0 else None
    return (told.role if told else ""), noun_at
