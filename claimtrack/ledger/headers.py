"""What the columns of a file may be meant for: a guess that is shown, and never acted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimtrack.errors import Usage
from claimtrack.ledger.fields import FIELDS
from claimtrack.text import squeeze

# What spreadsheets of claims call their columns; a convention, written down from such tables.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "source": ("who", "outlet", "speaker", "claimant", "author", "publisher", "said by",
               "organisation", "organization", "channel"),
    "text": ("statement", "claim", "quote text", "quotation", "assertion", "content", "message"),
    "said": ("date", "when", "day", "time", "published", "timestamp", "date said",
             "said on", "when said"),
    "event": ("incident", "topic", "about", "subject", "case"),
    "via": ("reporter", "reported by", "cited by", "medium", "through"),
    "place": ("where", "location", "town", "region"),
    "url": ("link", "address", "web", "href", "uri"),
    "lang": ("language",),
    "note": ("notes", "remark", "remarks", "comment", "comments"),
    "translation": ("english", "translated", "text en"),
    "verdict": ("finding", "truth", "fact check", "assessment"),
    "affiliation": ("side", "party", "camp"),
    "reliability": ("letter", "grade"),
    "low": ("minimum", "min", "at least"),
    "high": ("maximum", "max", "at most"),
    "measure": ("metric", "role"),
}  # fmt: skip
NEAR = 80
"""rapidfuzz ratio from which a header is near a name: "souce"/"source" 91, "place"/"palace" 91,
"data"/"date" 75. A convention: a guess is only shown."""


def guessed(columns: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return {field: column} for the columns that are no field, with the field they may be.

    A field that a column has already, or that `mapping` names, is not guessed again.
    """
    from rapidfuzz import fuzz, process

    words = {each: name for name in FIELDS for each in (name, *SYNONYMS.get(name, ()))}
    taken = {*mapping, *(column for column in columns if column in FIELDS)}
    found: dict[str, str] = {}
    loose = [each for each in columns if each not in FIELDS and each not in mapping.values()]
    for cutoff in (100, NEAR):  # those that are called so come before those that are near
        for column in loose:
            wanted = squeeze(column.replace("_", " ").replace("-", " ")).casefold()
            near = process.extractOne(wanted, list(words), scorer=fuzz.ratio, score_cutoff=cutoff)
            name = "" if near is None else words[near[0]]
            if name and name not in taken and column not in found.values():
                taken.add(name)
                found[name] = column
    return found


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raise Usage, with the nearest one, for a --map whose field is none."""
    for name in mapping:
        if name in FIELDS:
            continue
        from rapidfuzz import fuzz, process

        near = process.extractOne(name.casefold(), FIELDS, scorer=fuzz.ratio, score_cutoff=NEAR)
        known = ", ".join(FIELDS)
        raise Usage(
            f"--map {name}={mapping[name]}: {name!r} is no field",
            hint=f"did you mean {near[0]}={mapping[name]}?" if near else f"the fields are {known}",
        )
