"""Where a statement is cut into clauses: at signs, "but", "and" with two verbs, "who", "when"."""

from __future__ import annotations

from claimtrack.reading import apposition, lexicons
from claimtrack.reading.lexemes import AUXILIARY
from claimtrack.reading.phrases import Text, noun_like
from claimtrack.reading.verbs import doubtful, finite, is_finite, verbs

Part = tuple[list[int], str]
"""The tokens of a clause, and what joins it to the one before: "and", "but", "who", "if", ...."""

_HARD = frozenset(";.!?:|–—•\n")


_AS = frozenset("planned scheduled expected promised agreed predicted usual".split())
_NEAR = 60  # tokens before a conjunction in which the verb of its clause stands


def _of_clock(text: Text, at: int) -> bool:
    """Return whether a colon stands within a time of day or a score: "at 9:40 a.m."."""
    around = text.tokens[at - 1 : at + 2] if at else ()
    if text.tokens[at].text != ":" or len(around) < 3:
        return False
    left, colon, right = around
    beside = left.end == colon.start and colon.end == right.start
    return beside and left.text.isdecimal() and right.text.isdecimal()


class _Parts:
    """The clauses found so far, and the one that is being gathered."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.found: list[Part] = []
        self.current: list[int] = []
        self.link = ""

    def close(self, link: str) -> None:
        """End the clause that is being gathered; the next is joined to it by `link`."""
        if any(self.text.tokens[i].text[0].isalnum() for i in self.current):
            self.found.append((self.current, self.link))
        self.current, self.link = [], link

    def has_verb(self) -> bool:
        """Return whether the clause that is being gathered has its verb."""
        return bool(self.current) and bool(verbs(self.text, self.current[-_NEAR:]))


def segments(
    text: Text, first: int, last: int, skip: frozenset[int] = frozenset()
) -> list[Part]:  # fmt: skip
    """Return the tokens of each clause with the word that joins it to the one before."""
    parts = _Parts(text)
    english = text.lang == "en"
    cleft = _cleft(text, first, last) if english else frozenset()
    i = first
    while i < last:
        if on := _aside(text, i, first):
            i = on
            continue
        if i in cleft:
            pass
        elif i in skip or _hard(text, i):
            parts.close("")
        elif not english:
            if _contrasts(text.tokens[i].lower):
                parts.close("but")
            parts.current.append(i)
        elif end := _relative_clause(text, parts, i, last):
            if end > i + 1:
                parts.found.append((list(range(i + 1, end)), "who"))
            i = end
            continue
        else:
            _take(text, parts, i, first, last)
        i += 1
    parts.close("")
    return parts.found


def _contrasts(lower: str) -> bool:
    return lower in lexicons.everywhere("grammar.but")


def _aside(text: Text, comma: int, first: int) -> int:
    """Return the token behind an apposition that is left out; 0 where nothing is.

    What says only which a name is stays with the name: "The Rubymar, a cargo vessel, was sunk".
    """
    on = apposition.behind(text.tokens, comma, text.lang)
    if not on:
        return 0
    named = comma > first and text.mention[comma - 1] is not None
    named = named or text.tokens[comma + 1].lower == "the"  # "my client, the plant manager, has"
    plain = not any(text.lex[at].verbal for at in range(comma + 1, on))
    return 0 if named and plain else on


def _take(text: Text, parts: _Parts, i: int, first: int, last: int) -> None:
    """Add a token of an English text to the clause at hand, or begin another one with it."""
    token, lexeme = text.tokens[i], text.lex[i]
    lower = token.lower
    if _contrasts(lower):
        parts.close("but")
    elif _subordinates(text, i, last):
        parts.close("if" if lower in ("if", "unless") else "sub")
        if lower in ("if", "unless", "whether"):
            parts.current.append(i)
    elif lower in ("and", "or", "nor") and parts.has_verb() and _new_verb(text, i + 1, last):
        parts.close("and")
    elif lexeme.form == "ing" and lexeme.act is not None and _behind_comma(text, i, first):
        parts.close("ing")
        parts.current.append(i)
    elif token.text == "," and parts.has_verb() and _clause_ahead(text, i + 1, last, near=True):
        parts.close("and")
    else:
        parts.current.append(i)


def _hard(text: Text, at: int) -> bool:
    """Return whether a sign ends a clause: no dot in a name, no colon in a time of day."""
    sign = text.tokens[at].text in _HARD and text.mention[at] is None
    return sign and not _of_clock(text, at)


def _behind_comma(text: Text, at: int, first: int) -> bool:
    return at > first and text.tokens[at - 1].text == ","


def _subordinates(text: Text, at: int, last: int) -> bool:
    """Return whether "when", "if", "as" begins a clause: not in "as planned"."""
    if "subordinate" not in text.lex[at].classes:
        return False
    following = text.tokens[at + 1].lower if at + 1 < last else ""
    as_said = text.tokens[at].lower == "as" and following in _AS
    return not as_said and _clause_ahead(text, at + 1, last)


def _relative_clause(text: Text, parts: _Parts, at: int, last: int) -> int:
    """Return where the clause ends that "who" opens behind a noun, 0 if it opens none."""
    if text.tokens[at].lower not in ("who", "which", "that") or not parts.current:
        return 0
    noun = parts.current[-1]
    if text.tokens[noun].text == ",":
        noun = max(noun - 1, 0)
    if not noun_like(text, noun) or at + 1 >= last or not _relative(text, at + 1, last):
        return 0
    return _relative_end(text, at + 1, last)


def _clause_ahead(text: Text, start: int, last: int, near: bool = False) -> bool:
    """Return whether a subject and a verb follow before the next break."""
    seg: list[int] = []
    for i in range(start, min(last, start + (9 if near else 25))):
        lower = text.tokens[i].lower
        if text.tokens[i].text in _HARD or _contrasts(lower) or text.tokens[i].text == ",":
            break
        if lower == "and" and "preposition" in text.lex[start - 1].classes:
            break
        seg.append(i)
    found = finite(text, seg)
    if not found and not near:
        found = doubtful(text, seg)
    return bool(found) and (found[0] > 0 or not near)


def _new_verb(text: Text, start: int, last: int) -> bool:
    """Return whether what follows "and" has a finite verb of its own."""
    seg: list[int] = []
    for i in range(start, min(last, start + 14)):
        if text.tokens[i].text in _HARD or _contrasts(text.tokens[i].lower):
            break
        seg.append(i)
    if not seg:
        return False
    if text.lex[seg[0]].form in ("past", "participle", "base", "third") and text.lex[seg[0]].act:
        return not (len(seg) > 1 and text.lex[seg[0]].noun and not _object_start(text, seg[1]))
    return bool(finite(text, seg))


def _object_start(text: Text, i: int) -> bool:
    return (
        text.number[i]
        or text.mention[i] is not None
        or bool(text.lex[i].classes & {"determiner", "pronoun", "preposition"})
    )


def _relative(text: Text, start: int, last: int) -> bool:
    seg = list(range(start, min(last, start + 6)))
    return bool(seg) and any(is_finite(text, seg, at) for at in range(min(3, len(seg))))


def _relative_end(text: Text, start: int, last: int) -> int:
    """Return where a relative clause ends: at a comma, a hard sign, or a second verb."""
    seg = list(range(start, last))
    verbs = 0
    previous = -5
    for at, i in enumerate(seg):
        sign = text.tokens[i].text
        if sign == "," or sign in _HARD:
            return i
        if at > 60:
            return i
        if is_finite(text, seg, at):
            if at - previous > 2 or _begins_anew(text, seg, previous, at):
                verbs += 1
                if verbs == 2:
                    return i
            previous = at
    return last


def _begins_anew(text: Text, seg: list[int], previous: int, at: int) -> bool:
    """Return whether an auxiliary right behind a verb is of the main clause: "that sank was"."""
    if previous < 0 or not text.lex[seg[at]].classes & {"be", "have", "modal"}:
        return False
    return not text.lex[seg[previous]].classes & AUXILIARY


def _cleft(text: Text, first: int, last: int) -> frozenset[int]:
    """Return what "It was the ferry that rammed the boat" says more than "The ferry rammed it"."""
    if last - first < 6 or text.tokens[first].lower != "it":
        return frozenset()
    if "be" not in text.lex[first + 1].classes or text.marks.get(first + 2):
        return frozenset()
    opening = text.lex[first + 2].classes & {"determiner", "preposition"}
    if not opening and text.mention[first + 2] is None:
        return frozenset()
    for i in range(first + 3, min(first + 11, last)):
        if text.tokens[i].lower in ("that", "who", "which"):
            return frozenset((first, first + 1, i))
    return frozenset()
