"""Times of day in words: "shortly before dawn", "mid-afternoon", "ten past nine in the evening"."""

from __future__ import annotations

from claimtrack.reading.datewords import Found, Reader
from claimtrack.reading.days import Stretch
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.numbers import words as number_words

CLOCK = Stretch(None, None, "", "clock")
"""The stretch of a time of day that tells no day."""

_LEAD = frozenset("at by around before after until since shortly just".split())
_OF_WHICH = frozenset("middle end start course dead cover".split())  # "under cover of darkness"
_THIRDS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}  # of a part of the day: a convention
_SPOKEN = {"quarter": 15, "half": 30, "twenty-five": 25}
_SMALL_HOURS = (0, 359)
_BEFORE = 180  # minutes that "before dawn" reaches back: a convention
MINUTES = frozenset("five ten twenty twenty-five quarter half".split())
OPENS = frozenset("mid early late small wee pre-dawn predawn".split())
"""Words that can open a time of day beside the parts of the day; `MINUTES` do before "past"."""


def day_part(r: Reader, at: int) -> Found | None:
    """Read a part of the day as its minutes; only where it is said as a time, not as a thing."""
    word = r.low(at)
    if word in ("pre-dawn", "predawn"):
        return Found(CLOCK, at, at + 1, (120, 359))
    third, dash, rest = word.partition("-")
    part = r.words.parts.get(rest if dash else r.low(at + 1))
    if third in _THIRDS and part:
        return Found(CLOCK, at, at + (1 if dash else 2), _third(part, third))
    if word in ("early", "small", "wee") and r.low(at + 1) == "hours" and r.low(at - 1) == "the":
        return Found(CLOCK, at, at + 2, _SMALL_HOURS)
    span = r.words.parts.get(word)
    if word == "day" and (r.low(at - 2), r.low(at - 1)) == ("during", "the"):
        return Found(CLOCK, at, at + 1, r.words.parts["daytime"])
    if span is None:
        return _spoken(r, at)
    back = at - 1 if r.low(at - 1) not in ("the", "broad", "full") else at - 2
    lead = r.low(back)
    if lead == "before":
        middle = (span[0] + span[1]) // 2
        return Found(CLOCK, back, at + 1, (max(span[0] - _BEFORE, 0), middle))
    if lead == "after":
        return Found(CLOCK, back, at + 1, (span[0], min(span[1] + _BEFORE, 1439)))
    if _names_a_thing(r, at + 1):
        return None  # "at the evening march"
    amid = lead == "of" and r.low(back - 1) in _OF_WHICH
    told = lead in _LEAD or (lead in ("in", "during") and back == at - 2) or amid
    return Found(CLOCK, at, at + 1, span) if told else None


def _names_a_thing(r: Reader, at: int) -> bool:
    """Return whether a noun follows, which the part of the day belongs to."""
    return r.low(at).isalpha() and not lexeme(r.low(at), "en").classes


def _third(span: tuple[int, int], which: str) -> tuple[int, int]:
    first, last = _THIRDS[which]
    size = (span[1] + 1 - span[0]) // 3
    return span[0] + first * size, span[0] + last * size - 1


def _spoken(r: Reader, at: int) -> Found | None:
    """Read "ten past nine in the evening": of the two nines the part of the day tells one."""
    small = number_words(r.lang).small
    if (told := whole_hour(r, at)) is not None:
        return told
    minutes = _SPOKEN.get(r.low(at), small.get(r.low(at)))
    way = r.low(at + 1)
    hour = small.get(r.low(at + 2))
    if minutes is None or way not in ("past", "to") or hour is None or not 1 <= hour <= 12:
        return None
    end = at + 3
    part = r.low(end + 2) if (r.low(end), r.low(end + 1)) == ("in", "the") else ""
    late = part in ("afternoon", "evening") or (r.low(end), r.low(end + 1)) == ("at", "night")
    if part not in r.words.parts and not late:
        return None
    minute = int(hour % 12 * 60 + (minutes if way == "past" else -minutes)) + (720 if late else 0)
    return Found(CLOCK, at, end + (3 if part else 2), (minute, minute))


_AT = frozenset("at around about before after until since by".split())


def led(lowers: list[str], at: int) -> bool:
    """Return whether a word may be an hour: "at four in the afternoon"."""
    return at > 0 and lowers[at - 1] in _AT and lowers[at + 1 : at + 2] in (["in"], ["at"])


def whole_hour(r: Reader, at: int) -> Found | None:
    """Read "four in the afternoon", "3 o'clock in the morning", "ten at night"."""
    word = r.low(at)
    told = number_words(r.lang).small.get(
        word, float(word) if word.isdecimal() and len(word) < 3 else 0.0
    )
    if r.low(at - 1) not in _AT or told != int(told) or not 1 <= told <= 12:
        return None
    end = at + 1 + (r.low(at + 1) in ("o'clock", "o’clock"))
    if (r.low(end), r.low(end + 1)) == ("in", "the") and r.low(end + 2) in r.words.parts:
        part, end = r.low(end + 2), end + 3
    elif (r.low(end), r.low(end + 1)) == ("at", "night"):
        part, end = "night", end + 2
    else:
        return None
    if part not in ("morning", "afternoon", "evening", "night"):
        return None
    late = part in ("afternoon", "evening") or (part == "night" and told > 6)
    minute = int(told) % 12 * 60 + (720 if late else 0)
    return Found(CLOCK, at, end, (minute, minute))
