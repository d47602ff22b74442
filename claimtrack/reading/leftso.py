"""What befell those counted by more than a verb: "out of work", "lost their lives", "alive"."""

from __future__ import annotations

from claimtrack.reading import lexicons
from claimtrack.reading.befell import RoleWord
from claimtrack.reading.bound import STOPS, Bound, Text
from claimtrack.reading.counted import noun_of

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
    pulled = lexicons.words("counts.clauses.pulled")
    if "alive" in told and pulled.intersection(text.low(k) for k in (first - 1, first - 2)):
        return "rescued"  # "pulled 60 people from the rubble alive"
    for at in range(max(first - 3, 0), first):
        if (role := text.role(at)) is not None and role.role == "sentenced":
            return ""  # "sentenced eight officers to death"
    return next((r for words, r in _LEFT_SO.items() if tuple(told[: len(words)]) == words), "")


_IN_HOSPITAL = {"to", "hospital"}


def _let(text: Text, bound: Bound) -> bool:
    return text.low(bound.amount.first - 1) in ("let", "lets", "letting")


RESCUED = RoleWord("rescued", passive=True, active=False, own=False, noun=False)


def got_out_alive(text: Text, at: int) -> bool:
    """Return whether those counted were saved: "were brought to the surface alive"."""
    if text.low(at) not in lexicons.words("roles.saved.verbs"):
        return False
    for step in range(at + 1, min(at + 9, len(text.tokens))):
        if text.tokens[step].text in STOPS or text.tokens[step].text == "," or step in text.starts:
            return False
        if text.low(step) in ("alive", "safety"):
            return True
    return False


_ROBBED = {
    "killed": "life lives",
    "cut": "job jobs post posts position positions livelihood livelihoods employment work",
    "displaced": "home homes house houses dwellings",
}
SUPPLIED = frozenset("power electricity water gas heating phone internet service access".split())
_THEIRS = frozenset("their his her its".split())


def robbed_of(text: Text, at: int) -> str:
    """Return what it is to lose what stands at a token: one's life, one's job, one's home."""
    words = {text.low(at), text.low(at + 1)}
    return next((role for role, said in _ROBBED.items() if words & set(said.split())), "")


def cost(text: Text, bound: Bound) -> str:
    """Return what it cost those counted, if that is said: "cost 900 people their jobs"."""
    for step in range(bound.last, min(bound.last + 8, len(text.tokens))):
        if text.tokens[step].text in STOPS or text.tokens[step].text == ",":
            return ""
        if text.low(step) in _THEIRS:
            return robbed_of(text, step + 1)
    return ""


def came_down_with(text: Text, at: int) -> bool:
    """Return whether those counted fell ill: "have come down with cholera"."""
    told = [text.low(at + step) for step in range(3)]
    return told[0] in ("come", "came", "comes", "coming") and told[1:] == ["down", "with"]


_CAME_OUT = frozenset("came come comes emerged emerge walked got made".split())
_ALIVE = frozenset("alive unhurt unharmed unscathed safe safely".split())


def came_out_alive(text: Text, at: int) -> bool:
    """Return whether those counted lived: "came out alive", "emerged unhurt"."""
    told = [text.low(at + step) for step in range(1, 4)]
    return text.low(at) in _CAME_OUT and not _ALIVE.isdisjoint(told)


_JOBS = frozenset(["job", "post", "posit", "role"])
_GONE = frozenset(["go", "goes", "went", "gone", "going"])


def jobs_gone(text: Text, bound: Bound, at: int) -> bool:
    """Return whether those counted are jobs that are no more: "about 450 jobs went"."""
    elsewhere = text.low(at + 1) in ("to", "unfilled", "vacant", "begging", "abroad", "ahead", "up")
    return bound.noun in _JOBS and text.low(at) in _GONE and not elsewhere


_LEAVING = frozenset("left leave leaving abandoned abandon fled flee".split())


def left_home(text: Text, at: int) -> bool:
    """Return whether those counted have to leave where they live: "left their homes"."""
    return text.low(at) in _LEAVING and robbed_of(text, at + 1) == "displaced"


def told_in_words(text: Text, bound: Bound, at: int, passive: bool) -> str:
    """Return what befell those counted where several words at a token say it; "" for nothing."""
    if _fell(text, bound, at):
        return "killed"
    if bound.counted == "workers" and jobs_gone(text, bound, at):
        return "cut"
    if not bound.person:
        return ""
    if passive and _to_death(text, at):
        return "killed"
    if passive and _taken_off(text, at):
        return "captured"
    if came_out_alive(text, at):
        return "survived"
    if came_down_with(text, at):
        return "infected"
    return "displaced" if left_home(text, at) else ""


def _to_death(text: Text, at: int) -> bool:
    """Return whether what was done to those counted killed them: "were crushed to death"."""
    told = [text.low(at + step) for step in (1, 2, 3)]
    died = told[:2] == ["to", "death"] or told == ["to", "their", "deaths"]
    return died and text.low(at).endswith(("ed", "n", "t"))


def _taken_off(text: Text, at: int) -> bool:
    """Return whether armed men took those counted: "were taken from the school by gunmen"."""
    if text.low(at) != "taken":
        return False
    by = next((k for k in range(at, min(at + 10, len(text.tokens))) if text.low(k) == "by"), -1)
    return by > 0 and hostile(text, min(by + 5, len(text.tokens)))


_HOSTILE = frozenset("fighters suspects soldiers".split())


def hostile(text: Text, at: int) -> bool:
    """Return whether those who take people are armed: "gunmen took 27 girls"."""
    for step in range(max(at - 6, 0), at):
        noun = noun_of(text.low(step), text.lang)
        hostile = noun is not None and noun.counted in _HOSTILE
        if hostile or text.low(step) in lexicons.words("counts.clauses.bands"):
            return True
    return False


_ARMED = frozenset("soldiers fighters officers police men combatants".split())
_IN_BATTLE = frozenset("in during at defending fighting near on for .".split())


def _fell(text: Text, bound: Bound, at: int) -> bool:
    """Return whether soldiers are said to have fallen: "fifty soldiers fell in the clashes"."""
    armed = bound.counted in _ARMED and text.low(at) in ("fell", "fallen")
    return armed and (at + 1 >= len(text.tokens) or text.low(at + 1) in _IN_BATTLE)
