"""What came to nothing: in "the attempt to free the hostages failed" nobody was freed."""

from __future__ import annotations

from claimtrack.model import Clause
from claimtrack.reading.phrases import Text, span_of
from claimtrack.reading.roles import of_infinitive
from claimtrack.reading.verbs import group, verbs

_TRIES = frozenset(
    "attempt attempts bid bids effort efforts plot plots plan plans try operation mission".split()
)
_CAME_TO_NOTHING = frozenset("collapse foil cancel prevent avert block suspend".split())


def what(text: Text, seg: list[int]) -> tuple[Clause, list[int]] | None:
    """Return the clause of what was tried in vain, negated, and its tokens; None without one."""
    spoken = [text.tokens[i].lower for i in seg]
    at = next((k for k in range(len(seg) - 2) if spoken[k] in _TRIES and spoken[k + 1] == "to"), -1)
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
        words = tuple(
            text.lex[i].canon
            for i in inner
            if i not in roles.used and not text.lex[i].classes and text.tokens[i].text.isalpha()
        )
        cue = span_of(text, seg[verb.first : verb.last])
        negated = Clause(
            roles.head, roles.agents, roles.patients, "negated", "fact", words, (),
            span_of(text, inner), cue,
        )  # fmt: skip
        return (negated, inner) if roles.head else None
    return None
