"""How two claims stand to one happening: before the vote, until after it, when it came."""

from __future__ import annotations

from claimtrack.contradiction.pairs import Pair, sides, spoken
from claimtrack.reading.gloss import said
from claimtrack.text import lazy_regex

# "After the quake", "until after the vote", "when the quake hit", "at the moment of the quake".
_AROUND = lazy_regex(
    r"\b(until after|until|after|before|when|as|during|at the (?:time|moment) of) "
    r"(?:the |an? )?([a-z]+)"
)
_IN_TURN_WITH = ({"after", "before"}, {"after", "when"})


def _moments(pair: Pair) -> list[set[str]]:
    """Return how each claim stands to every happening by which both say when it was."""
    told = [
        {
            noun: "when" if way not in ("until after", "until", "after", "before") else way
            for way, noun in _AROUND.findall(said(reading, reading.statement).lower())
        }
        for reading in (pair.left, pair.right)
    ]
    return [{told[0][noun], told[1][noun]} for noun in sorted(told[0].keys() & told[1].keys())]


def before_and_after(pair: Pair) -> bool:
    """Return whether one is told of the time before a thing and the other of that after it."""
    if moments := _moments(pair):  # "stepped down before the vote", "stayed until after the vote"
        return any(ways in moments for ways in _IN_TURN_WITH)
    words = [set(spoken(*told)) & {"before", "after"} for told in sides(pair)]
    return len(words[0]) == len(words[1]) == 1 and words[0] != words[1]


def up_to_then(pair: Pair) -> bool:
    """Return whether one tells what was before a thing, the other what was when it came."""
    return any({"before", way} in _moments(pair) for way in ("when", "until", "until after"))
