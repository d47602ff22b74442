"""Which verb rules those counted: the one before them, their participle, or the main verb behind.

"Brought down all eight drones launched at Odesa", "35 soldiers captured at Merut were exchanged".
"""

from __future__ import annotations

from claimtrack.reading import leftso
from claimtrack.reading.befell import RoleWord
from claimtrack.reading.bound import STOPS, Bound, Text, ands, personal
from claimtrack.reading.lexemes import lexeme


def governing(text: Text, bound: Bound) -> str:
    """Return the role of the active verb right before a figure, "" for none."""
    at = bound.amount.first - 1
    while at > 0 and text.low(at) in ("all", "the", "another"):
        at -= 1
    role = particled(text, at) or (text.role(at) if at >= 0 else None)
    verb = at - (particled(text, at) is not None)
    if role is None or not (role.active or role.passive) or role.noun or passive(text, verb):
        return ""
    return role.role if role.role in _DONE_WITH else ""


_DONE_WITH = frozenset(["shot down", "destroyed", "seized", "arrested", "released", "rescued"])


def main_verb(text: Text, at: int, person: bool) -> tuple[RoleWord, bool, int] | None:
    """Return the role of the verb that a participle of those counted leads to, with its place."""
    be = have = False
    for step in range(at + 1, min(at + 10, len(text.tokens))):
        if text.tokens[step].text in STOPS or text.tokens[step].text == "," or step in text.starts:
            return None
        classes = text.classes(step)
        if "relative" in classes or text.low(step) in ands():
            return None
        if "subordinate" in classes and text.low(step) != "since":  # "trapped since Sunday"
            return None
        be = be or ("be" in classes and text.low(step) != "being")
        have = have or "have" in classes
        role = leftso.RESCUED if be and leftso.got_out_alive(text, step) else text.role(step)
        told = role is not None and ((be and role.passive) or (have and role.own))
        if role is not None and told and (not person or role.role in personal()):
            return role, be, step
    return None


def another_verb(text: Text, at: int) -> bool:
    """Return whether a finite verb of its own follows the participle of those counted."""
    for step in range(at + 1, min(at + 8, len(text.tokens))):
        word = text.low(step)
        if text.tokens[step].text in STOPS or word == "," or step in text.starts or word in ands():
            return False
        if text.classes(step) & {"relative", "subordinate", "be", "have"}:
            return False
        lex = lexeme(word, "en")
        if (
            step > at + 1
            and lex.sure
            and lex.form == "past"
            and text.tokens[step].text[0].islower()
        ):
            return text.role(step) is None and "determiner" not in text.classes(step - 1)
    return False


def particled(text: Text, step: int) -> RoleWord | None:
    """Return the role of a verb whose particle stands here: "shot DOWN 12", "laid OFF 300"."""
    return text.pair(step - 1) if step else None


def passive(text: Text, at: int) -> bool:
    """Return whether a participle has a form of "be" before it."""
    if text.low(at).endswith("ing"):
        return False
    for step in range(at - 1, max(at - 4, -1), -1):
        classes = text.classes(step)
        if "be" in classes or "get" in classes:
            return True
        if "adverb" not in classes:
            return False
    return False
