"""Reports to hand over: the facts on one event as one HTML page or as Markdown. Pure.

`content` orders the facts and cuts long lists, `html` and `markdown` write the same content.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Facts = Mapping[str, Any]
"""What `ledger.reporting.gather` returns."""


def _html(facts: Facts) -> str:
    from claimtrack.report import html  # the template engine: 40 ms that Markdown need not pay

    return html.page(facts)


def _markdown(facts: Facts) -> str:
    from claimtrack.report import markdown

    return markdown.page(facts)


FORMATS: dict[str, Callable[[Facts], str]] = {"html": _html, "md": _markdown}


def render(facts: Facts, format: str) -> str:
    """Return the report in one of FORMATS; the same facts give the same text."""
    return FORMATS[format](facts)
