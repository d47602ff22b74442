"""Figures, dates and rules in the words of a report."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from claimtrack.text import lazy_regex, safe

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = lazy_regex(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")
_LANGUAGE = lazy_regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LINK = lazy_regex(r"https?://[^\s/]", re.IGNORECASE)

# The signs say in one character what colour says too; both are explained on the page.
SIGNS = {"contradicts": "≠", "revises": ">", "repeats": "=", "!": "≠", ">": ">", "": ""}
SIGN_WORDS = {"≠": "contradicted", ">": "revised later", "=": "repeats", "": ""}

RULES = {
    "origins-median": "median of independent origins, weighted by reliability",
    "count of origins": "independent origins, each weighed by its letter of reliability",
    "verdict": "the analyst's verdict",
    "range": "all that was said",
    "lowest": "lowest figure given",
    "most-reliable": "figure of the most reliable source",
}
CREDIBILITY = {
    1: "confirmed", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable",
    6: "cannot be judged",
}  # fmt: skip
RELIABILITY = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable",
    "D": "not usually reliable", "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cut:
    """How much of a list is shown, which part, and the command that shows all of it."""

    shown: int
    total: int
    which: str
    command: str

    def __bool__(self) -> bool:
        return self.shown < self.total

    def __str__(self) -> str:
        """Say it; "" where nothing is left out."""
        if not self:
            return ""
        return f"The {self.shown:,} {self.which} of {self.total:,} are shown; all: {self.command}"


def lines(text: str) -> str:
    """Return a text safe to show, its line breaks kept."""
    return "\n".join(map(safe, text.splitlines()))


def number(value: float | None) -> str:
    """Return a figure without a needless fraction."""
    if value is None:
        return ""
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.1f}"


def interval(low: float | None, high: float | None) -> str:
    """Return an interval as "84", "20 or more", "45 to 55"; "" for none."""
    if low is None:
        return "" if high is None else f"up to {number(high)}"
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def share(value: float | None) -> str:
    """Return a number of [0, 1] with two digits."""
    return "" if value is None else f"{value:.2f}"


def spread(low: float | None, high: float | None) -> str:
    """Return an interval of [0, 1] as "0.13–0.85"."""
    return "" if low is None or high is None else f"{low:.2f}–{high:.2f}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return "1 claim", "2 claims"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def rule(name: str) -> str:
    """Return a rule in words, as it is where it has none."""
    return RULES.get(name, name)


def day(value: str | None) -> date | None:
    """Return the first day that an ISO or EDTF date names, None where it names none."""
    found = _DATE.match(value or "")
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:  # EDTF seasons are months 21 to 41
        return None


def day_words(value: str | None) -> str:
    """Return a date as "26 Jul 2024" where it is a whole one, else as it was given."""
    found = day(value)
    if found is None or value is None or len(value) != len("2024-07-26"):
        return value or ""
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def time_words(value: str) -> str:
    """Return a time of the log as "26 Jul 2024, 11:24 UTC"."""
    return f"{day_words(value[:10])}, {value[11:16]} UTC"


def link(url: str | None) -> str:
    """Return the address where it may be linked to: http and https only; else ""."""
    return url if url and _LINK.match(url) else ""


def language(code: str | None) -> str:
    """Return a language code as HTML takes it, "" for anything else."""
    return code if code and _LANGUAGE.fullmatch(code) else ""


def size(count: int) -> str:
    """Return a file's size in words."""
    for unit in ("bytes", "kB", "MB"):
        if count < 1000 or unit == "MB":
            break
        count = round(count / 1000)
    return f"{count:,} {unit}"


def fitting(text: str, width: int) -> str:
    """Return a text of one line no wider than so many Latin letters, cut with an ellipsis."""
    told = safe(" ".join(text.split()))
    used = 0
    for place, sign in enumerate(told):
        used += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if used > width:
            return told[: max(1, place - 1)].rstrip() + "…"
    return told
