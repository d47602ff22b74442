"""Reading: from the text of a claim to what it says. Pure; the lexicons are packaged data.

`read` gives a `model.Reading` for any text whatever: what is not understood is left out, and
nothing is ever raised for a text. Each facet is one file: attribution, clauses, actors, places,
polarity, quantities, dates, canonical tokens.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimtrack.model import READER_VERSION, Reading
from claimtrack.reading.serial import from_dict, public_dict, to_dict

__all__ = ["READER_VERSION", "from_dict", "public_dict", "read", "to_dict"]


def read(
    text: str,
    *,
    lang: str | None = None,
    said: str | None = None,
    lexicon: Mapping[str, str] | None = None,
) -> Reading:
    """Return what the text says, perhaps nothing; never an error.

    `lang` is an ISO 639-1 code (told from the text if not given), `said` the ISO date the claim
    was made, to which "on Saturday" refers; `lexicon` maps words to the words they stand for.
    """
    from claimtrack.reading import assemble

    return assemble.reading(text, lang, said, dict(lexicon or {}))
