"""What came to nothing: in "the attempt to free the hostages failed" nobody was freed."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.model import Span
from claimtrack.reading import lexicons
from claimtrack.reading.phrases import Text, span_of
from claimtrack.reading.roles import Roles, of_infinitive
from claimtrack.reading.verbs import group, verbs

_CAME_TO_NOTHING = frozenset("collapse foil cancel prevent avert block suspend".split())


class Vain(NamedTuple):
    """What was tried in vain: its tokens, head and roles, and the words that say that it failed."""

    tokens: list[int]
    roles: Roles
    cue: Span


def what(text: Text, seg: list[int]) -> Vain | None:
    """Return what a segment says was tried in vain; None where it says nothing of the kind."""
    spoken = [text.tokens[i].lower for i in seg]
    tries = lexicons.words("negation.wishes.tries")
    at = next((k for k in range(len(seg) - 2) if spoken[k] in tries and spoken[k + 1] == "to"), -1)
    if at < 0 or text.lang != "en":
        return None
    for first in verbs(text, seg):
        verb = group(text, seg, first) if first > at + 3 else None
        if verb is None or verb.concept not in _CAME_TO_NOTHING:
            continue
        if any(text.marks[i].kind == "not" for i in seg if i in text.marks):
            return None  # "did not fail"
        inner = seg[at + 2 : verb.first]
        roles = of_infinitive(text, inner)
        cue = span_of(text, seg[verb.first : verb.last])
        return Vain(inner, roles, cue) if roles.head else None
    return None
