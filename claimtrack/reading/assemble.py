"""Put the facets of a reading together, in the order in which they need each other."""

from __future__ import annotations

import re

from claimtrack import text as texts
from claimtrack.model import Clause, Quantity, Reading, Window


def reading(text: str, lang: str | None, said: str | None, lexicon: dict[str, str]) -> Reading:
    """Return the reading of a text; `lexicon` maps words to those they stand for."""
    words = [m.group().lower() for m in re.finditer(r"\w+", text)]
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Window, ...] = ()
    try:
        from claimtrack.reading import dates as dates_, language, quantities as quantities_

        tokens = texts.tokens(text)
        lang = lang or language.detect(text)
        quantities = quantities_.find(text, tokens, lang)
        dates = dates_.find(text, tokens, lang, said)
    except (ImportError, AttributeError, TypeError):
        pass
    clause = Clause("", (), (), "affirmed", "fact", tuple(words), (), (0, len(text)))
    return Reading(text, lang or "en", statement=(0, len(text)), quantities=quantities,
                   dates=dates, clauses=(clause,), tokens=tuple(words))
