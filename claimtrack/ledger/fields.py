"""What a row may say: the fields of a claim from outside, checked and put in normal form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from claimtrack.errors import BadInput
from claimtrack.text import nfc

FIELDS = (
    "source", "text", "question", "answer", "event", "said", "via", "place", "url", "lang",
    "note", "translation", "verdict", "credibility", "basis", "reliability", "affiliation",
    "actor", "measure", "low", "high", "file", "quote",
)  # fmt: skip
VERDICTS = ("true", "mostly-true", "mixed", "mostly-false", "false", "unverifiable")
LETTERS = ("A", "B", "C", "D", "E", "F")
BASES = ("witnessed", "deduced", "induced", "told", "unknown")
# What other checkers call the same: PolitiFact, ClaimReview's alternateName, Snopes, AFP.
VERDICT_WORDS: dict[str, str] = {
    "correct": "true", "accurate": "true", "verified": "true", "confirmed": "true",
    "correct attribution": "true", "correctly attributed": "true", "legit": "true",
    "mostly true": "mostly-true", "mostly correct": "mostly-true", "mostly accurate": "mostly-true",
    "partly true": "mixed", "partially true": "mixed", "partly false": "mixed",
    "partially false": "mixed", "half true": "mixed", "half-true": "mixed", "mixture": "mixed",
    "missing context": "mixed", "lacks context": "mixed", "misleading": "mostly-false",
    "mostly false": "mostly-false", "mostly inaccurate": "mostly-false",
    "barely true": "mostly-false", "barely-true": "mostly-false", "incorrect": "false",
    "inaccurate": "false", "not true": "false", "wrong": "false", "pants on fire": "false",
    "pants-fire": "false", "fake": "false", "debunked": "false",
    "hoax": "false", "scam": "false", "altered": "false", "miscaptioned": "false",
    "misattributed": "false", "fabricated": "false", "unproven": "unverifiable",
    "unverified": "unverifiable", "unconfirmed": "unverifiable", "no evidence": "unverifiable",
    "unsupported": "unverifiable", "research in progress": "unverifiable",
}  # fmt: skip


class FieldProblem(BadInput):
    """One field holds what it cannot hold; the caller knows the line."""

    def __init__(self, field: str, reason: str, hint: str = "") -> None:
        super().__init__(f"{field}: {reason}", hint=hint)
        self.field = field
        self.reason = reason


def one_of(field: str, value: str, allowed: Sequence[str]) -> str:
    """Return the value if it is one of those allowed; raises FieldProblem."""
    if value not in allowed:
        raise FieldProblem(field, f"{value[:40]!r} is none of {', '.join(allowed)}")
    return value


SOFT = "bounds."
FIGURE_RULES = ("origins-median", "range", "lowest", "most-reliable")


@cache
def settings() -> tuple[str, ...]:
    """Return the names of what can be set."""
    from claimtrack.reading.softbounds import CONVENTIONS  # with the reader, 15 ms

    return ("half-life", "figure-rule", "embedder", "nli", *(SOFT + name for name in CONVENTIONS))


def setting(key: str, value: str) -> str:
    """Return the value if the setting can have it; "" is its default; raises FieldProblem."""
    one_of("setting", key, settings())
    if value and key == "figure-rule":
        one_of(key, value, FIGURE_RULES)
    if value and key == "half-life" and not 0 < _years(value) < 1000:
        raise FieldProblem(key, f"{value[:40]!r} is no number of years")
    if value and key.startswith(SOFT):
        try:
            _bounds(value)
        except ValueError as error:
            raise FieldProblem(key, f"{value[:40]!r}: {error}") from None
    return value


def _years(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 0.0


def _bounds(value: str) -> tuple[float, float]:
    from claimtrack.reading.softbounds import parsed

    return parsed(value)


def soft_bounds(given: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Return the bounds of conventions that the settings give, by name."""
    return {
        key.removeprefix(SOFT): _bounds(value)
        for key, value in given.items()
        if key.startswith(SOFT)
    }


def verdict_word(value: str) -> str:
    """Return ours of the six verdicts for a word of a known scale; raises FieldProblem."""
    word = " ".join(value.split()).casefold().rstrip(".!")
    return one_of("verdict", VERDICT_WORDS.get(word, word.replace(" ", "-")), VERDICTS)


def letter(value: str) -> str:
    """Return a reliability letter A-F; raises FieldProblem."""
    return one_of("reliability", value.strip().upper(), LETTERS)


def credibility(value: str | int) -> int:
    """Return a credibility digit 1-6; raises FieldProblem."""
    return int(one_of("credibility", str(value).strip(), ("1", "2", "3", "4", "5", "6")))


@lru_cache(maxsize=65_536)
def said(value: str) -> str:
    """Return a date as it was given if it is ISO 8601 or EDTF; raises FieldProblem."""
    from claimtrack.reading.dates import parse_said

    try:
        parse_said(value)
    except ValueError:
        raise FieldProblem(
            "said",
            f"{value[:40]!r} is no date",
            "write 2024-07-28, 2024-07-28T14:00Z, 2024-07 or an EDTF range",
        ) from None
    return value


def number(field: str, value: str) -> float:
    """Return a finite number; raises FieldProblem."""
    try:
        number = float(value) if len(value) <= 40 else float("nan")
    except ValueError:
        number = float("nan")
    if number != number or number in (float("inf"), float("-inf")):
        raise FieldProblem(field, f"{value[:40]!r} is no number")
    return number


def figure(low: float, high: float | None) -> str:
    """Return an interval as it is shown among the answers of a dispute: 84, 46+, 25-82."""
    if high is None:
        return f"{low:g}+" if low < 1e6 else f"{low:.0f}+"
    told = [f"{bound:.0f}" if bound == int(bound) else f"{bound:g}" for bound in (low, high)]
    return told[0] if low == high else "-".join(told)


def asked_for(actor: str | None, measure: str) -> str:
    """Return the question that the columns actor and measure ask: "Mali population"."""
    return f"{actor} {measure}" if actor else measure


def listed(field: str, value: str, separator: str | None = ";") -> tuple[str, ...]:
    """Return the names of a list given as a JSON array or separated by semicolons.

    Without a separator what is no array is one name.
    """
    if value.lstrip().startswith("["):
        try:
            names = json.loads(value)
        except (ValueError, RecursionError):
            names = None if separator else [value]  # a quote may well begin so
        if names is None or not all(isinstance(name, str) for name in names):
            raise FieldProblem(field, "is no JSON array of names")
    else:
        names = value.split(separator) if separator else [value]
    return tuple(name.strip() for name in names if name.strip())


_CHECKS: dict[str, Callable[[str], Any]] = {
    "said": said,
    "credibility": credibility,
    "reliability": letter,
    "verdict": verdict_word,
    "basis": lambda value: one_of("basis", value.strip(), BASES),
    "via": lambda value: listed("via", value),
    "file": lambda value: listed("file", value),
    "quote": lambda value: listed("quote", value, None),
    "low": lambda value: number("low", value),
    "high": lambda value: number("high", value),
}


def checked(values: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of one row in normal form, empty ones left out.

    `text` is made from question and answer where these are given, the question from actor and
    measure where there is no text, the answer from low and high. Raises FieldProblem.
    """
    row: dict[str, Any] = {
        key: value for key, value in values.items() if value and not value.isspace()
    }
    if "source" not in row:
        raise FieldProblem("source", "is empty", "name who says it, or use --set source=NAME")
    if "measure" in row and "question" not in row and ("text" not in row or "answer" in row):
        row["question"] = asked_for(row.get("actor"), row["measure"])
    structured = "question" in row or "answer" in row
    if not structured and "text" not in row:
        raise FieldProblem("text", "is empty", "give text, or question with answer")
    for field, check in _CHECKS.items():  # in their order, so that the same field is named
        if field in row:
            row[field] = check(row[field])
    if "quote" in row and "file" not in row:
        raise FieldProblem("quote", "needs the file that says it")
    if "low" in row and "high" in row and row["low"] > row["high"]:
        raise FieldProblem("low", f"is above high ({row['low']:g} > {row['high']:g})")
    if structured:
        if "answer" not in row and ("low" in row or "high" in row):
            row["answer"] = figure(row.get("low", 0.0), row.get("high"))
        for field in ("question", "answer"):
            if field not in row:
                raise FieldProblem(field, "is empty; a structured claim needs both")
        row.setdefault("text", f"{row['question']}: {row['answer']}")
    return row


def identity(row: Mapping[str, Any]) -> str:
    """Return the id of a claim: 32 hexadecimal digits over its values as given, NFC text.

    The same row gives the same id for ever, whatever is corrected or merged later.
    """
    told = (
        f"{nfc(row['question'])}\0{nfc(row['answer'])}" if "question" in row else nfc(row["text"])
    )
    # No value holds a NUL, so that no two rows pack to one string; the list comes last.
    given = (row["source"], told, row.get("said", ""), row.get("event", ""), *row.get("via", ()))
    packed = "\0".join(("Q" if "question" in row else "T", *given))
    return str(_blake2b()(packed.encode(), digest_size=16).hexdigest())


@cache
def _blake2b() -> Callable[..., Any]:
    from hashlib import blake2b  # OpenSSL: 5 ms that reading commands need not pay

    return blake2b
