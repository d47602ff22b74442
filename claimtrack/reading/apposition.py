"""What stands between two commas and says more of a subject: "two men, both nurses, were"."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import lexeme
from claimtrack.text import Token

_LONGEST = 11  # tokens between the commas
_ENDS = frozenset(".;:!?()[]|\n")


def behind(tokens: Sequence[Token], comma: int, lang: str) -> int:
    """Return the token behind the closing comma of an apposition; 0 where a comma opens none.

    It opens with an article or the like, holds no verb but one of saying at its end ("a spokesman
    said"), and an auxiliary follows: so it parts a subject from its verb.
    """
    if lang != "en" or comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return 0
    if tokens[comma + 1].lower not in lexicons.words("attribution.saying.apposed"):
        return 0
    for at in range(comma + 1, min(comma + 2 + _LONGEST, len(tokens) - 1)):
        lex = lexeme(tokens[at].lower, lang)
        ends = tokens[at + 1].text == ","
        if tokens[at].text == ",":
            following = lexeme(tokens[at + 1].lower, lang).classes
            return 0 if following.isdisjoint(("be", "have")) else at + 1
        told = lex.sure and lex.form in ("past", "third") and not ends
        if tokens[at].text in _ENDS or told or not lex.classes.isdisjoint(_OF_VERBS):
            return 0
    return 0


_OF_VERBS = ("be", "have", "relative", "subordinate")
