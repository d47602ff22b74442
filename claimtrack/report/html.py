"""The page: one HTML file that loads nothing, runs nothing, and shows every text as text."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimtrack.report import words
from claimtrack.report.content import Content, content

COUNTS = {
    "claims": ("statement", "statements"),
    "origins": ("independent origin", "independent origins"),
    "sources": ("source", "sources"),
    "sides": ("side", "sides"),
    "disputes": ("question in dispute", "questions in dispute"),
    "conflicts": ("conflict", "conflicts"),
    "verdicts": ("verdict", "verdicts"),
}
BACK = 8  # references that a statement leads back to


class References:
    """Numbers the places where a statement is cited, so that it can lead back to them."""

    def __init__(self, told: Content) -> None:
        self.statements = {each.row["id"]: each for each in told.statements}
        self.made: dict[str, int] = defaultdict(int)

    def cite(self, claim: str) -> tuple[int, str, str]:
        """Return the number of a claim, its anchor and the anchor of this reference."""
        statement = self.statements[claim]
        self.made[claim] += 1
        return statement.number, statement.anchor, f"r-{statement.anchor}-{self.made[claim]}"

    def back(self, claim: str) -> list[str]:
        """Return the anchors of the places that cite a claim, the first of them."""
        anchor = self.statements[claim].anchor
        return [f"r-{anchor}-{place + 1}" for place in range(min(BACK, self.made[claim]))]


def _shown(value: Any) -> Any:
    """Make what a template prints safe to show; autoescape follows. None is nothing."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return words.lines(value)
    return value


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("claimtrack.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in ("number", "interval", "share", "spread", "counted", "day_words", "time_words",
                 "link", "language", "size", "fitting"):  # fmt: skip
        made.globals[name] = getattr(words, name)
    made.globals |= {
        "SIGN_WORDS": words.SIGN_WORDS, "CREDIBILITY": words.CREDIBILITY,
        "RELIABILITY": words.RELIABILITY, "marked": marked,
    }  # fmt: skip
    return made


def page(facts: Mapping[str, Any]) -> str:
    """Return the report as an HTML page."""
    told = content(facts)
    environment = _environment()
    loader = environment.loader
    assert loader is not None
    style = loader.get_source(environment, "page.css")[0].strip()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return environment.get_template("page.html").render(
        told=told,
        sections=sections(told),
        counts=[(told.counts[key], *names) for key, names in COUNTS.items()],
        style=Markup(style),
        style_hash=digest,
        references=References(told),
    )


def sections(told: Content) -> list[tuple[str, str]]:
    """Return the anchors and names of the sections that the page has."""
    there = {
        "map": told.map, "matrix": told.matrix.measures, "timeline": told.timeline,
        "origins": told.origins,
    }  # fmt: skip
    named = (
        ("summary", "Summary"), ("disputes", "Disputes"), ("contradictions", "Contradictions"),
        ("map", "Who contradicts whom"), ("matrix", "Figures"), ("timeline", "Timeline"),
        ("origins", "Who repeats whom"), ("sources", "Sources"), ("statements", "Statements"),
    )  # fmt: skip
    return [(anchor, name) for anchor, name in named if there.get(anchor, True)]


def marked(text: str, marks: list[list[int]]) -> list[tuple[bool, str]]:
    """Return a text in pieces, with whether each decided the comparison; for `<mark>`."""
    pieces, at = [], 0
    for start, end in sorted((int(a), int(b)) for a, b in marks):
        if at <= start < end <= len(text):
            pieces += [(False, text[at:start]), (True, text[start:end])]
            at = end
    return [piece for piece in [*pieces, (False, text[at:])] if piece[1]]
