"""How far a claim counts: over a country or a week, with the gunman, what there is room for."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from claimtrack.model import Clause, Quantity, Reading, Scope
from claimtrack.reading import places
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

# What a claim's words say of what its figures count.
_TOLD = {
    # over a whole country or a longer time
    "sweeping": r"across(?= \w)(?! and\b)|throughout|nationwide|countrywide|worldwide|in total"
    r"|in all|overall|altogether|of all"
    r"|dans toute|au total|en toda?|en total|in ganz|insgesamt|in tutta|по всей"
    r"|по всему|в целом|по всій|загалом|всего|всього|whole|entire|in the country|this year|24 hours"
    r"|(?:past|last) (?:\w+ )?(?:hours|days|weeks|months)"
    r"|(?:in|over|within) (?:two|three|four|five|six|seven|\d+) (?:hours|days|weeks|months)"
    r"|in (?:a|one) (?:single )?(?:day|week|month|year)",
    # over all of the time
    "all along": r"since (?:it|they) began|since the (?:start|beginning|outbreak|war|conflict)",
    # over a part of the time: "in the first week"
    "at first": r"(?:in|on|during|within|after|by) (?:the|its|his|her|their) "
    r"(?:first|second|third|fourth|opening|last|final|closing) "
    r"(?:\w+ )?(?:hours?|days?|nights?|weeks?|weekend|months?|years?|half|sets?|legs?|quarters?"
    r"|periods?|rounds?|sessions?|minutes?|innings|stages?)"
    r"|(?:before|by|at) half-?time|by (?:noon|midday|mid-?morning)",
    # an average, not the figure itself
    "mean": r"average|median|typical(?:ly)?",
    # for how many there is room
    "room": r"(?:can|could) (?:\w+ )?(?:carry|hold|seat|take|accommodate|house|fly|travel|reach)"
    r"|(?:stadium|hall|theatre|theater|arena|boat|bus|ship|plane|venue) (?:holds|seats)"
    r"|capacity|capable of|top speed|(?:licensed|designed|certified) (?:to|for)",
    # the attacker as well: "four, including the gunman"
    "attacker": r"including (?:the |its |their )?(?:\w+ )?(?:gunman|gunmen|attackers?|shooters?"
    r"|bombers?|assailants?|perpetrators?|hijackers?|suspects?|himself|herself)",
}
_PATTERNS = {what: lazy_regex(rf"\b(?:{words})\b", re.I) for what, words in _TOLD.items()}


# "5,000 more than the ground can hold" gives no room of its own.
_THAN_ROOM = lazy_regex(r"\bthan (?:[\w'’-]+ ){1,4}(?:can|could) \w+", re.I)


@lru_cache(maxsize=100_000)
def tells(what: str, text: str) -> bool:
    """Return whether a text says that it counts so: sweeping, at first, room, attacker."""
    told = _THAN_ROOM.sub("", text) if what == "room" else text
    return _PATTERNS[what].search(told) is not None


def differ(what: str, a: Reading, b: Reading) -> bool:
    """Return whether only one of two claims counts so."""
    return tells(what, a.text) != tells(what, b.text)


_OWNED = lazy_regex(r"\b(?:at|in) the (\w+)['’]s (\w+)", re.I)


# One part of where it happened: "in the capital", "in one village", "at one school".
_LIMITED = lazy_regex(
    r"\b(?:in|at|on|around) (?:(?:the|its) (?:capital|north|south|east|west|centre|center|suburbs"
    r"|outskirts|interior|countryside|(?:north|south)?(?:north|south|east|west)(?:ern)? \w+"
    r"|(?:worst|hardest)[ -]hit \w+|town of|city of|village of|province of|district of|state of"
    r"|region of|suburb of)|(?:one|a single|another) (?!day|night|week|month|year|hour|go|sitting"
    r"|case|incident|attack|event|instance)\w+)\b|\balone\b"
    r"|\b(?:in|inside|within) [\w'’-]+ (?:itself|proper)\b",
    re.I,
)


def _limited(text: str, other: str) -> bool:
    """Return whether a text counts in one part of a place only, of which the other is silent."""
    found = _LIMITED.search(text)
    return found is not None and found.group().split()[-1].lower() not in other.lower()


@lru_cache(maxsize=50_000)
def _within(text: str, other: str) -> bool:
    """Return whether a text is of a part of what the other is of: at the ministry's office."""
    if _limited(text, other):
        return True
    found = _OWNED.search(text)
    if found is None:
        return False
    words = other.lower().split()
    if found[2][0].isupper() and any(word.startswith(found[2][:4].lower()) for word in words):
        return False  # "at the carmaker's German plants", "in Germany"
    return found[1].lower() in (w.strip(".,") for w in words) and found[2].lower() not in words


def _at_first(text: str, other: str) -> bool:
    """Return whether a text counts in a part of the time, which the other does not name as well."""
    found = _PATTERNS["at first"].search(text)
    return found is not None and found.group().lower().split(" ", 2)[-1] not in other.lower()


_PERIOD = lazy_regex(
    r"\b(?:this|the past|the last|last) (day|night|week|weekend|month|year)\b", re.I
)
_LONG = {"day": 1, "night": 1, "weekend": 2, "week": 7, "month": 30, "year": 365}


@lru_cache(maxsize=50_000)
def _period(text: str) -> int:
    """Return the days of the one period over which a claim counts, 0 where it tells none."""
    found = {_LONG[word.lower()] for word in _PERIOD.findall(text)}
    return found.pop() if len(found) == 1 else 0


_YEARLY = lazy_regex(r"\b(?:a|per|each|every) year\b(?! (?:ago|later|earlier|before|after))", re.I)
_YEAR = 300  # days of a window over which a flow is counted


def nested(a: Reading, b: Reading) -> Scope:
    """Return whether one counts over a season or less of the year that the other counts over."""
    spans = _days(a), _days(b)
    if not all(spans) or not (min(spans) <= 100 and max(spans) >= _YEAR):
        return "same"
    return "a-part" if spans[0] < spans[1] else "b-part"


@once
def _days(reading: Reading) -> int:
    """Return the days of the one stretch of time that a claim tells of; 0 for none or several."""
    if _YEARLY.search(reading.text):
        return 365
    told = [w for w in reading.dates if w.role == ""]
    if len(told) != 1:
        return 0
    window = told[0]
    if window.start and window.end:
        try:
            start, end = date.fromisoformat(window.start), date.fromisoformat(window.end)
        except ValueError:
            return 0
        return (end - start).days + 1
    if window.edtf:  # the day of saying is not known: XXXX-05
        return {1: 365, 2: 30, 3: 1}.get(window.edtf.count("-") + 1, 0)
    return max((_LONG.get(word, 0) for word in window.text.lower().split()), default=0)


_HERE = lazy_regex(
    r"\b(?:in|at|from|to) (?:our|my|this|his|her|their) (?:\w+ )?(?:village|town|city|district"
    r"|street|area|camp|neighbourhood|province|region|hospital|block|school|ward|clinic|morgue|unit"
    r"|emergency room|church|mosque|shelter|department)\b|\balone\b",
    re.I,
)


def here(reading: Reading) -> bool:
    """Return whether a claim is only of where its teller is: "in our village", "in my ward"."""
    return _HERE.search(reading.text) is not None


def one_placed(a: Reading, b: Reading) -> bool:
    """Return whether a claim says where, and the other nothing of that place: "in our village"."""
    return placed(a, b) or placed(b, a)


def placed(reading: Reading, other: Reading) -> bool:
    """Return whether a claim is of a place of which the other says nothing."""
    told = {*other.tokens, *(key for place in other.places for key in (place.key, *place.within))}
    own = here(reading) and not here(other)
    return own or any(place.key not in told for place in reading.places)


def of_places(mine: Clause, theirs: Clause) -> Scope:
    """Return which of two clauses is of a place within the other's: "Aden has", "Yemen has"."""
    x, y = ({*clause.agents, *clause.patients} for clause in (mine, theirs))
    if len(x) != 1 or len(y) != 1 or x == y:
        return "same"
    inner, outer = min(x), min(y)
    if outer in places.within(inner):
        return "a-part"
    return "b-part" if inner in places.within(outer) else "same"


def of_branches(x: Quantity, y: Quantity, a: Reading, b: Reading) -> Scope:
    """Return whether the lesser figure is of one place only: "will shut six shops in Wales"."""
    if x.low < y.low:
        return "a-part" if placed(a, b) and not b.places else "same"
    return "b-part" if placed(b, a) and not a.places else "same"


def in_two_towns(a: Reading, b: Reading) -> bool:
    """Return whether two claims name known places that cannot be one, however they name them."""
    mine, theirs = ({name for name in r.names if places.known(name)} for r in (a, b))
    return places.disjoint(mine, theirs)


def _dated(reading: Reading) -> bool:
    return any(window.role == "" for window in reading.dates)


def _since(reading: Reading) -> bool:
    return any(window.role == "since" for window in reading.dates)


def of(a: Reading, b: Reading) -> Scope:
    """Return how far the two count: here and today, or over the country or the month."""
    within = (
        _within(a.text, b.text) or _at_first(a.text, b.text),
        _within(b.text, a.text) or _at_first(b.text, a.text),
    )
    if within[0] != within[1]:
        return "a-part" if within[0] else "b-part"
    along = tells("all along", a.text), tells("all along", b.text)
    if along[0] != along[1] and _dated(b if along[0] else a):
        return "b-part" if along[0] else "a-part"  # "since the start of the unrest", "on Friday"
    lasting = _since(a), _since(b)
    if lasting[0] != lasting[1] and a.dates and b.dates:
        return "a-part" if lasting[1] else "b-part"  # "on Monday", "since Monday"
    spans = _period(a.text), _period(b.text)
    if all(spans) and spans[0] != spans[1]:
        return "a-part" if spans[0] < spans[1] else "b-part"  # this week, this month
    wide_a, wide_b = tells("sweeping", a.text), tells("sweeping", b.text)
    if wide_a == wide_b:
        return "same"
    return "b-part" if wide_a else "a-part"
