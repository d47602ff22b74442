"""Which claims are one voice: facts fold claims into origins, statistics only raise a flag."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim as far as folding needs to know it."""

    claim: str
    source: str  # key
    text: str = ""
    group: str = ""  # claims that say the same (cluster, or question and answer) share it
    said: float | None = None  # hours since any fixed moment; None not known
    via: tuple[str, ...] = ()  # keys of the reporters, first to last
    original: str = ""  # key or address of the original source it names or reposts
    repost_of: str = ""  # claim id, when the format says so
    owner: str = ""  # key of the source's owner: parent's parent ... at the top
    structured: bool = False
    names_nobody: bool = False  # "it is reported that": no origin


@dataclass(frozen=True, slots=True)
class Fold:
    """Where one claim comes from: the first claim of its origin, and the fact that says so."""

    claim: str
    origin: str  # claim id of the root; "" names nobody
    repeats: str  # claim id it repeats directly, "" when it is the root itself
    because: str  # a sentence, "" for a root
