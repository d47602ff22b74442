"""A pair as `review` shows it: both texts with the differing words marked, and slot by slot."""

from __future__ import annotations

from claimtrack.screen.comparing import SLOTS, slots
from claimtrack.screen.emit import write_table
from claimtrack.screen.look import Look
from claimtrack.screen.output import Output, Row
from claimtrack.screen.table import Marks, marked, say, text
from claimtrack.screen.values import share, short
from claimtrack.text import lazy_regex

_WORD = lazy_regex(r"\w+(?:[-'’.,]\w+)*")


def pair_page(pair: Row, number: int, count: int, look: Look) -> None:
    """Write one pair for someone who is to say whether both say the same."""
    a, b = pair["a"], pair["b"]
    head = [f"{number} of {count}", f"{share(pair['score'])} alike"]
    if max(pair["sizes"]) > 1:
        head.append("clusters of {} and {}".format(*pair["sizes"]))
    if pair["disputed"]:
        head.append("in dispute")
    say(look, text("   ".join(head)))
    if pair["explanation"]:
        say(look, text(f"{pair['relation']}: {pair['explanation']}"))
    readings = [side["reading"] or {} for side in (a, b)]
    languages = {reading.get("lang") for reading in readings}
    for side, other in ((a, b), (b, a)):
        when = f", {side['said']}" if side["said"] else ""
        say(look, text(f"{short(side['id'])} {side['source']}{when}", "dim"), indent=2)
        # In two languages every word differs: marks would say nothing.
        marks = differing(side["text"], other["text"]) if len(languages) == 1 else ()
        say(look, marked(side["text"], marks, look), indent=4)
    if a["reading"] and b["reading"]:
        rows = [row for row in slots(a["reading"], b["reading"]) if row["a"] != row["b"]]
        if rows:
            write_table(rows, SLOTS, Output(look))


def differing(text: str, other: str) -> Marks:
    """Return where the words of a text stand that the other text does not have."""
    known = {word.casefold() for word in _WORD.findall(other)}
    return [found.span() for found in _WORD.finditer(text) if found.group().casefold() not in known]
