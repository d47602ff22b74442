"""What befell those counted by the words right after them: "put 300 miners out of work"."""

from __future__ import annotations

from claimtrack.reading.bound import Bound, Text

_LEFT_SO = {
    ("out", "of", "work"): "cut",
    ("out", "of", "a", "job"): "cut",
    ("out", "of", "jobs"): "cut",
    ("to", "death"): "killed",
    ("to", "their", "deaths"): "killed",
    ("in", "hospital"): "hospitalised",
    ("to", "hospital"): "hospitalised",
    ("to", "flight"): "fled",
    ("from", "their", "homes"): "displaced",
    ("behind", "bars"): "arrested",
    ("into", "custody"): "arrested",
    ("in", "custody"): "arrested",
    ("came", "down", "with"): "infected",
    ("have", "come", "down", "with"): "infected",
    ("had", "come", "down", "with"): "infected",
    ("prisoner",): "captured",
    ("captive",): "captured",
    ("hostage",): "captured",
}


def left_so(text: Text, bound: Bound) -> str:
    """Return what befell those counted by the words right after: "put 300 miners out of work"."""
    told = [text.low(bound.last + k) for k in range(8)]
    if not bound.person:
        bare = not (bound.noun or bound.counted or bound.unit)
        return "hospitalised" if bare and set(told[:4]) >= _IN_HOSPITAL else ""
    if text.low(bound.last) == "go" and _let(text, bound):
        return "cut" if bound.counted == "workers" else "released"
    first = bound.amount.first
    if "alive" in told and _PULLED.intersection(text.low(k) for k in (first - 1, first - 2)):
        return "rescued"  # "pulled 60 people from the rubble alive"
    for at in range(max(first - 3, 0), first):
        if (role := text.role(at)) is not None and role.role == "sentenced":
            return ""  # "sentenced eight officers to death"
    return next((r for words, r in _LEFT_SO.items() if tuple(told[: len(words)]) == words), "")


_IN_HOSPITAL = {"to", "hospital"}
_PULLED = frozenset(
    "pull pulls pulled pulling dug dig digs bring brings brought free freed find finds found "
    "recover recovered out".split()
)


def _let(text: Text, bound: Bound) -> bool:
    return text.low(bound.amount.first - 1) in ("let", "lets", "letting")
