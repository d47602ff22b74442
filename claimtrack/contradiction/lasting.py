"""What one claim says came to an end, and the other says went on later: "still held on Sunday".

Two times usually make two happenings. Not so where a change is told of one time and of a later one
that all is as before: who was freed on Friday was not in captivity on Sunday.
"""

from __future__ import annotations

import re

from claimtrack.model import Reading, Window
from claimtrack.reading.dates import weekday
from claimtrack.reading.remembered import once
from claimtrack.text import lazy_regex

_STILL = lazy_regex(r"\b(?:still|remain(?:s|ed)?|continue[sd]?|(?:ha[sd] )?yet to|as of)\b", re.I)
_WEEK = 7
_SOON = 3  # days: of two weekdays without a date the later is that within so many of the other


def still_later(a: Reading, b: Reading) -> bool:
    """Return whether one claim alone says that something is still so, at no earlier time."""
    if _lasts(a) == _lasts(b):
        return False
    change, state = (b, a) if _lasts(a) else (a, b)
    first, then = _only_window(change), _only_window(state)
    return first is not None and then is not None and not _before(then, first)


@once
def _lasts(reading: Reading) -> bool:
    return _STILL.search(reading.text) is not None


def _only_window(reading: Reading) -> Window | None:
    told = [window for window in reading.dates if window.role in ("", "since")]
    return told[0] if len(told) == 1 else None


def _before(x: Window, y: Window) -> bool:
    """Return whether a window is, or may be, before another one begins."""
    end, start = x.end or x.start, y.start or y.end
    if end and start:
        if end == start and x.hours and y.hours:
            return x.hours[1] < y.hours[0]
        return end < start
    days = weekday(x.text), weekday(y.text)
    if min(days) >= 0:
        if days[0] == days[1] and x.hours and y.hours:
            return x.hours[1] < y.hours[0]
        return (days[0] - days[1]) % _WEEK > _SOON
    known = min(len(x.edtf), len(y.edtf))
    return "XXXX" not in x.edtf or "XXXX" not in y.edtf or x.edtf[:known] < y.edtf[:known]
