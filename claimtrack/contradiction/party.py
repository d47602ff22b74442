"""Who says it and when: parties and bystanders, one voice or two, words that tell of a change."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache

from claimtrack.model import Circumstances, Reading
from claimtrack.reading import actors, lexicons
from claimtrack.text import lazy_regex


@cache
def _change() -> re.Pattern[str]:
    """Return the pattern of the words that say that an earlier figure changed: up, down, either."""
    ways = (rf"(?P<{way}>{lexicons.either(f'figures.{way}')})" for way in ("down", "up", "either"))
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.I)


@lru_cache(maxsize=50_000)
def change(text: str) -> tuple[str, int]:
    """Return the words that say the figure changed, and whither: 1 up, -1 down, 0 either."""
    found = _change().search(text)
    if found is None:
        return "", 0
    return found.group(), {"up": 1, "down": -1}.get(found.lastgroup or "", 0)


_MORE_TO_COME = lazy_regex(
    r"\b(?:so far|until now|to date|(?:still|are|remains?|as|reported|were|feared) missing"
    r"|still trapped|still (?:being )?(?:counting|searching|searched)|still under (?:the )?rubble"
    r"|(?:toll|number|figure|count) (?:could|may|might|will|is (?:expected|likely|set) to)"
    r" (?:still |yet |well )?(?:rise|climb|grow|increase|go up|be higher)"
    r"|feared (?:dead|trapped)|provisional|preliminary|initial|as of"
    r"|(?:by|at) (?:noon|midday|mid-?afternoon|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b)"
    r"|(?:before|until) (?:the )?polls (?:close|were due)|hours before the polls"
    r"|(?:first|early) (?:estimates?|counts?|results?|reports?))\b",
    re.I,
)


@lru_cache(maxsize=50_000)
def growing(text: str, same_day: bool = False) -> str:
    """Return the words by which a text says that its toll has risen or is to rise; "" for none.

    Of two claims of one day it is not known which came first, so that "risen" tells nothing.
    """
    word, direction = change(text)
    if direction > 0 and not same_day:
        return word
    found = _MORE_TO_COME.search(text)
    return found.group() if found else ""


_STILL = lazy_regex(r"\b(?:still|remain(?:s|ed)?|yet to be)\b", re.I)


@lru_cache(maxsize=50_000)
def still(text: str) -> bool:
    """Return whether a text tells of a state that has gone on: "five are still being held"."""
    return _STILL.search(text) is not None


# "Half of the votes are in", but not "40 percent of homes in the town".
_COUNTED = (
    r"(?:the |all )?(?:\w{1,20} ){1,2}(?:counted|tallied|reporting|processed|scanned"
    r"|(?:are |were )?in(?=\W*$|\W*,))\b"
)
_PROGRESS = lazy_regex(
    rf"(exit) polls?\b|(half|a third|a quarter|a fifth|a tenth|two thirds|three quarters|most"
    rf"|all|every|partial) (?:of )?{_COUNTED}"
    rf"|(?<![\w.,])(\d[\d.,]{{0,12}}|\w{{1,20}}) ?(?:%|percent|per cent) of {_COUNTED}",
    re.I,
)


@lru_cache(maxsize=50_000)
def progress(text: str) -> str:
    """Return how much of a vote was counted when a claim was made; "" where it does not say."""
    found = _PROGRESS.search(text)
    return next(filter(None, found.groups()), "") if found else ""


_WHOLE = frozenset(["all", "every", "100"])


def at_other_counts(a: str, b: str) -> bool:
    """Return whether two texts tell of two moments of one count: half counted, all counted.

    A text that does not say so much may be of any moment, but not where the other has half.
    """
    told = progress(a), progress(b)
    if all(told):
        return told[0] != told[1]
    return any(told) and not _WHOLE & set(told)


@lru_cache(maxsize=50_000)
def _moment(said: str) -> datetime | None:
    text = said.replace("~", "").replace("?", "").replace("Z", "+00:00").split("/")[0]
    for tail in ("", "-01", "-01-01"):
        try:
            return datetime.fromisoformat(text + tail).replace(tzinfo=None)
        except ValueError:
            continue
    return None


def days_between(a: str | None, b: str | None) -> float | None:
    """Return how many days after a b was said, below 0 when before; None where not known."""
    if not a or not b:
        return None
    first, second = _moment(a), _moment(b)
    if first is None or second is None:
        return None
    if "T" not in a or "T" not in b:
        return float((second.date() - first.date()).days)
    return (second - first).total_seconds() / 86_400


def _voices(reading: Reading, source: tuple[str, ...]) -> frozenset[str]:
    """Return the keys of who speaks: whom the text names, and the source of the claim.

    Both, since "the movement announced" names nobody but the source itself.
    """
    named = [said.key for said in reading.attribution if said.key]
    keys: list[str] = []
    for key in (*named[:1], *source):
        keys.extend(actors.sides_of(key))
    return frozenset(keys)


def _involved(reading: Reading) -> frozenset[str]:
    """Return the sides of those who act or are acted on in a claim, and of those counted."""
    keys: set[str] = set()
    for actor in reading.actors:
        if actor.part != "speaker" and actor.kind != "unknown":
            keys.update(actor.sides)
    keys.update(q.side for q in reading.quantities if q.side)
    return frozenset(keys)


def rivals(a: Reading, b: Reading, pair: Circumstances) -> bool:
    """Return whether the two are told by different parties to what happened."""
    voices_a, voices_b = _voices(a, pair.a_source), _voices(b, pair.b_source)
    if not voices_a or not voices_b or voices_a & voices_b:
        return False
    involved = _involved(a) | _involved(b) | frozenset(pair.parties)
    return bool(voices_a & involved) and bool(voices_b & involved)


def bystanders(a: Reading, b: Reading, pair: Circumstances) -> bool:
    """Return whether neither claim is told by a party to what happened."""
    involved = _involved(a) | _involved(b) | frozenset(pair.parties)
    return not (_voices(a, pair.a_source) | _voices(b, pair.b_source)) & involved


def same_voice(a: Reading, b: Reading, pair: Circumstances) -> bool:
    """Return whether one source speaks in both: by the ledger, or named in both texts."""
    named_a = {said.key or said.speaker for said in a.attribution}
    named_b = {said.key or said.speaker for said in b.attribution}
    if named_a and named_b:
        return bool(named_a & named_b)
    return pair.same_source or pair.same_origin
