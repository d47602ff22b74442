"""Whose dead a figure counts where no side is named: the army's, the rebels', civilians.

"Forty-three terrorists were killed", "the army lost 31 men", "rebel losses of around 15 dead".
"""

from __future__ import annotations

import re

from claimtrack.model import Clause, Quantity, Reading
from claimtrack.reading import actors, lexicons
from claimtrack.reading.gloss import said, tongue
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.remembered import once_in
from claimtrack.text import lazy_regex

# "Army dead", "rebel losses", "government casualties".
_BEFORE = lazy_regex(r"\b(\w+) (?:losses|casualties|dead|deaths|toll|wounded|fatalities)\b", re.I)
# "The clash cost the rebels 75 men."
_COST = lazy_regex(r"\bcost(?:ing|s)? (?:the )?(\w+)(?: (?:\w+ ){0,2})?$", re.I)
_CUT = lazy_regex(r"[,;:.]")
_NEAR = 40  # chosen: characters before a figure: "rebel losses in the raid at around 15 dead"
_LOSING = frozenset(["lose", "suffer"])


def apart(
    x: Quantity, y: Quantity, mine: Clause | None, theirs: Clause | None, a: Reading, b: Reading
) -> bool:
    """Return whether two tolls, each with its clause, are of two camps."""
    if (x.side and y.side) or not x.role or x.role != y.role or x.unit or y.unit:
        return False
    one, other = _camp(x, mine, a), _camp(y, theirs, b)
    return bool(one and other) and one != other


def _camp(quantity: Quantity, clause: Clause | None, reading: Reading) -> str:
    return _told(quantity, reading) or (_losing(clause) if clause else "")


@once_in
def _told(quantity: Quantity, reading: Reading) -> str:
    """Return the camp that the counted noun names, or the word before "dead" or "losses"."""
    if quantity.noun in lexicons.words("figures.nouns.civilian") or quantity.counted == "civilians":
        return "civilian"
    start, end = quantity.span
    before = _CUT.split(reading.text[max(start - _NEAR, 0) : start])[-1]
    if (bereaved := _COST.search(before)) and (camp := _of([bereaved[1].lower()])):
        return camp
    lang = tongue(reading)
    named = [word for word in said(reading, quantity.span).lower().split() if word.isalpha()]
    if camp := _of([lexeme(word, lang).lemma or word for word in named] + named):
        return camp
    near = _BEFORE.findall(before + reading.text[start : end + len(" dead")])
    return _of([word.lower() for word in near])


def _losing(clause: Clause) -> str:
    """Return the camp of those who lost men, where that is the act: "the army lost 31 men"."""
    return _of(clause.agents) if clause.head in _LOSING else ""


def _of(words: list[str] | tuple[str, ...]) -> str:
    """Return the camp of some words, "" where they are of none or of two."""
    found = actors.classes_of([*words, *(w[:-1] for w in words if w.endswith("s"))])
    camps = found & {"state", "rebel"}
    return next(iter(camps)) if len(camps) == 1 else ""
