"""Values as people read them: figures, intervals, spans of time, lists."""

from __future__ import annotations

import re
from typing import Any

SHORT = 7  # signs of an id that are shown


def plain(value: Any) -> str:
    """Return a value of a row as text: nothing for None, a list with semicolons."""
    if value is None or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, list):
        return "; ".join(map(plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {plain(item)}" for key, item in value.items())
    return str(value)


def number(value: float | int | None) -> str:
    """Return a figure without a needless fraction: 84.0 as 84, 0.1234 as 0.123."""
    if value is None:
        return ""
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.1f}"


def share(value: float | None) -> str:
    """Return a number of [0, 1] with two digits."""
    return "" if value is None else f"{value:.2f}"


def interval(low: float | None, high: float | None) -> str:
    """Return an interval as "84", "20 or more", "45 to 55"; "" for none."""
    if low is None:
        return "" if high is None else f"up to {number(high)}"
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def window(start: str | None, end: str | None) -> str:
    """Return a stretch of time as "2024-07-25", "2024-07-25..2024-07-27", "..2024-07-27"."""
    if start == end:
        return start or "open"
    return f"{start or ''}..{end or ''}"


def moment(said: str | None) -> str:
    """Return a time to the minute, "2024-07-30 12:30"; days, months and stretches as they are."""
    day, mark, time = (said or "").partition("T")
    return f"{day} {time[:5]}" if mark and "/" not in day else said or ""


def grouped(figure: str) -> str:
    """Return an answer that is a figure with its thousands apart: "12345+" as "12,345+"."""
    return re.sub(r"(?<![\d.])\d{5,}", lambda found: f"{int(found[0]):,}", figure)


def short(identity: str | None) -> str:
    """Return the first signs of an id."""
    return (identity or "")[:SHORT]


def one_line(text: str) -> str:
    """Return a text with its line breaks and runs of blanks as one blank each."""
    return " ".join(text.split())


def bar(low: float | None, high: float | None, at: float | None, width: int = 20) -> str:
    """Return an interval of [0, 1] drawn in width signs: a line, the value a dot on it."""
    if low is None or high is None:
        return "·" * width
    signs = ["·"] * width
    last = width - 1
    for index in range(round(low * last), round(high * last) + 1):
        signs[index] = "─"
    if at is not None:
        signs[round(at * last)] = "●"
    return "".join(signs)
