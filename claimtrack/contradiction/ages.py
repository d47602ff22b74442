"""Ages of one person: they count nobody, so the rows for figures do not see them."""

from __future__ import annotations

from functools import lru_cache

from claimtrack.contradiction import clauses, strengths
from claimtrack.model import Reading, Relation
from claimtrack.reading import quantities
from claimtrack.reading.amounts import Age
from claimtrack.text import lazy_regex, tokens

# A cheap first test: most claims tell no age.
_TOLD = lazy_regex(
    r"\b(?:is|was) [\w-]+\W*$|year|aged?\b|\bans\b|años|jähr|jahre|лет|год|рок|سنة|عام"
    r"|(?:boy|girl|man|woman|child|youth|teenager|toddler|pupil|student) of |, \d{1,3},"
)
NEAR = 1.0  # years: a birthday between two reports


@lru_cache(maxsize=20_000)
def _ages(text: str, lang: str) -> tuple[Age, ...]:
    return quantities.ages(tokens(text), lang) if _TOLD.search(text.lower()) else ()


def relate(a: Reading, b: Reading) -> Relation | None:
    """F9. The ages that two claims tell of one person differ."""
    mine, theirs = _ages(a.text, a.lang), _ages(b.text, b.lang)
    if len(mine) != 1 or len(theirs) != 1 or not _one_person(a, b):
        return None
    x, y = mine[0], theirs[0]
    apart = max(x.low - y.high, y.low - x.high)
    if apart <= NEAR:
        return None
    gap = apart / max(x.low, y.low)
    return Relation(
        "contradicts", "number", strengths.number(gap), "", "F9 disjoint",
        f"the ages {x.low:g} and {y.low:g} are told of one person",
        "if they speak of two persons", "age", (f"{x.low:g}", f"{y.low:g}"), (x.span,), (y.span,),
    )  # fmt: skip


def _one_person(a: Reading, b: Reading) -> bool:
    return any(clauses.one_theme(x, y) for x in a.clauses[:4] for y in b.clauses[:4])
