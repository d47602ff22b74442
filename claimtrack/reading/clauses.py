"""A light clause reader: who did what to whom, in each thing a statement says.

`segments` cuts the statement where a new verb begins: semicolons, "but", "and" with two verbs,
"who", "when", participles ("killing 12"). `roles` finds the predicate of each segment: a verb,
active or passive, or the noun of an act ("attack by X on Y"), or what something is said to be; and
with it who did it to whom. English in full, and what `gloss` puts in English words; Italian and
Portuguese by word order; other languages without roles.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from claimtrack.model import Clause, Polarity, Span
from claimtrack.reading import polarity, thwarted
from claimtrack.reading.frames import Frame
from claimtrack.reading.phrases import Text, flat, located, noun_like, noun_phrase, span_of
from claimtrack.reading.roles import Roles, roles_of
from claimtrack.reading.verbs import doubtful, finite, is_finite, verbs

_HARD = frozenset(";.!?:|–—•\n")
_BUT = frozenset(
    "but while whereas although though however mais pero sino aber sondern но а але لكن بل".split()
)


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


def segments(
    text: Text, first: int, last: int, skip: frozenset[int] = frozenset()
) -> list[tuple[list[int], str]]:
    """Return the tokens of each clause with the word that joins it to the one before."""
    parts: list[tuple[list[int], str]] = []
    current: list[int] = []
    link = ""
    tokens, lex = text.tokens, text.lex
    english = text.lang == "en"
    cleft = _cleft(text, first, last) if english else frozenset()

    def close(next_link: str) -> None:
        nonlocal current, link
        if current and any(tokens[i].text[0].isalnum() for i in current):
            parts.append((current, link))
        current, link = [], next_link

    i = first
    while i < last:
        sign = tokens[i].text
        lower = tokens[i].lower
        if i in cleft:
            i += 1
            continue
        if i in skip or (sign in _HARD and text.mention[i] is None and not _of_clock(text, i)):
            close("")
        elif not english:
            if lower in _BUT:
                close("but")
            current.append(i)
        elif lower in _BUT:
            close("but")
        elif (
            "subordinate" in lex[i].classes
            and not (lower == "as" and i + 1 < last and tokens[i + 1].lower in _AS)
            and _clause_ahead(text, i + 1, last)
        ):
            close("if" if lower in ("if", "unless") else "sub")
            if lower in ("if", "unless", "whether"):
                current.append(i)
        elif (
            lower in ("and", "or", "nor")
            and current
            and verbs(text, current[-_NEAR:])
            and _new_verb(text, i + 1, last)
        ):
            close("and")
        elif (
            lower in ("who", "which", "that")
            and current
            and noun_like(
                text, current[-1] if tokens[current[-1]].text != "," else max(current[-1] - 1, 0)
            )
            and i + 1 < last
            and _relative(text, i + 1, last)
        ):
            end = _relative_end(text, i + 1, last)
            if end > i + 1:
                parts.append((list(range(i + 1, end)), "who"))
            i = end
            continue
        elif (
            lex[i].form == "ing"
            and lex[i].act is not None
            and i > first
            and tokens[i - 1].text == ","
        ):
            close("ing")
            current.append(i)
        elif (
            sign == ","
            and current
            and verbs(text, current[-_NEAR:])
            and _clause_ahead(text, i + 1, last, near=True)
        ):
            close("and")
        else:
            current.append(i)
        i += 1
    close("")
    return parts


def _clause_ahead(text: Text, start: int, last: int, near: bool = False) -> bool:
    """Return whether a subject and a verb follow before the next break."""
    seg: list[int] = []
    for i in range(start, min(last, start + (9 if near else 25))):
        lower = text.tokens[i].lower
        if text.tokens[i].text in _HARD or lower in _BUT or text.tokens[i].text == ",":
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
        if text.tokens[i].text in _HARD or text.tokens[i].lower in _BUT:
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
            if at - previous > 2:
                verbs += 1
                if verbs == 2:
                    return i
            previous = at
    return last


def find(
    text: Text, first: int, last: int, frames: list[Frame], skip: frozenset[int]
) -> tuple[tuple[Clause, ...], list[tuple[int, ...]], dict[int, str]]:
    """Return the clauses of a stretch of tokens, the tokens of each, and the heads by token.

    Of the tokens that a head stands on, the first that is no auxiliary maps to the head, the
    others to "": "was shot down" is one canonical token.
    """
    heads: dict[int, str] = {}
    clauses: list[Clause] = []
    members: list[tuple[int, ...]] = []
    previous: Clause | None = None
    for whole, link in segments(text, first, last, skip):
        seg, contrast = _contrast(text, whole)
        roles = roles_of(text, seg)
        if not roles.head and not roles.patients:
            if not clauses and len(whole) == last - first:
                pass
            elif not roles.patients:
                continue
        named = False
        for i in sorted(roles.used):
            if not text.lex[i].classes and roles.head and not roles.head.startswith("be"):
                heads[i] = "" if named else roles.head
                named = True
        clause = _clause(text, seg, roles, link, frames, previous)
        clauses.append(clause)
        members.append(tuple(whole))
        if vain := thwarted.what(text, seg):
            tried = _clause(text, vain.tokens, vain.roles, "", frames, None)
            clauses.append(replace(tried, polarity="negated", modality="fact", cue=vain.cue))
            members.append(tuple(vain.tokens))
        if contrast:
            other = flat(*noun_phrase(text, contrast))
            spot = span_of(text, contrast)
            clauses.append(Clause(
                clause.head, other if clause.agents else (),
                clause.patients if clause.agents else other,
                "negated", clause.modality, clause.words, clause.places, spot, spot,
            ))  # fmt: skip
            members.append(tuple(contrast))
        previous = clause
    if not clauses and last > first:  # nothing understood: polarity and modality at least
        whole = list(range(first, last))
        clauses.append(_clause(text, whole, Roles("", (), (), frozenset()), "", frames, None))
        members.append(tuple(whole))
    return tuple(clauses), members, heads


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


def _contrast(text: Text, seg: list[int]) -> tuple[list[int], list[int]]:
    """Return the segment without ", not the army," and the phrase that is denied."""
    for at in range(1, len(seg) - 1):
        if text.tokens[seg[at]].lower == "not" and text.tokens[seg[at - 1]].text == ",":
            end = at + 1
            while end < len(seg) and text.tokens[seg[end]].text != ",":
                end += 1
            inner, outer = seg[at + 1 : end], seg[: at - 1] + seg[end + 1 :]
            if inner and outer and len(inner) <= 6 and not finite(text, inner):
                return outer, inner
    return seg, []


def _side_by_side(text: Text, marks: list[polarity.Mark]) -> bool:
    """Return whether a comma parts two negations: "has not called, has conceded nothing"."""
    denying = [mark for mark in marks if mark.kind in ("not", "instead")]
    return any(
        text.tokens[at].text == ","
        for one, other in pairwise(denying)
        for at in range(one.last, other.first)
    )


def _clause(
    text: Text, seg: list[int], roles: Roles, link: str, frames: list[Frame],
    previous: Clause | None,
) -> Clause:  # fmt: skip
    marks = [text.marks[i] for i in seg if i in text.marks]
    if any(text.tokens[i].lower == "until" for i in seg):  # "did not fall until Sunday": it fell
        marks = [m for m in marks if m.kind != "not"]
    marks = [m for m in marks if m.kind != "not" or not _of_act(text, m, roles.head)]
    kinds = [m.kind for m in marks]
    concord = text.lang != "en" or _side_by_side(text, marks)
    polar, modal = polarity.polarity(kinds, concord=concord), polarity.modality(kinds)
    then = link == "and" and modal == "planned" and previous is not None
    if (
        link == "if"
        or "conditional" in kinds
        or (then and previous is not None and previous.modality == "conditional")
    ):  # "unless a deal is reached, nurses will walk out"
        modal = "conditional"
    cue: Span | None = None
    deciding = [m for m in marks if m.kind in ("not", "instead", "unproven")] or [
        m for m in marks if m.kind != "keep"
    ]
    if deciding:
        cue = (text.tokens[deciding[0].first].start, text.tokens[deciding[0].last - 1].end)
    agents, patients = roles.agents, roles.patients
    if previous is not None:
        if link in ("and", "but") and not agents and not patients:
            patients = previous.patients if previous.agents == () else ()
            agents = previous.agents
        elif link in ("and", "but") and patients and not agents and _opens_with_verb(text, seg):
            agents = previous.agents or ()
        elif link == "ing" and not agents:
            agents = previous.agents
    for frame in frames:
        if frame.first <= seg[0] < frame.last:
            polar = _framed(polar, frame.polarity)
            modal = frame.modality if modal == "fact" else modal
            cue = frame.cue if frame.polarity != "affirmed" else cue or frame.cue
            if (
                frame.subject
                and not agents
                and (_opens_with_verb(text, seg) or (frame.polarity == "denied" and not patients))
            ):
                agents = frame.subject
    words: list[str] = []
    places: list[str] = []
    for i in seg:
        mention = text.mention[i]
        if mention is not None:
            if (
                mention.first == i
                and mention.entry.place
                and (not mention.entry.sides or located(text, i))
            ):
                places.append(mention.entry.place)
            elif mention.first == i and mention.entry.kind == "unknown" and located(text, i):
                places.append(mention.entry.key)
            continue
        lex = text.lex[i]
        if i in roles.used or lex.classes or text.number[i] or not text.tokens[i].text[0].isalpha():
            continue
        words.append(lex.canon)
    return Clause(
        roles.head, agents, patients, polar, modal, tuple(words), tuple(dict.fromkeys(places)),
        span_of(text, seg), cue,
    )  # fmt: skip


def _of_act(text: Text, mark: polarity.Mark, head: str) -> bool:
    """Return whether a "not" is part of the act itself: "found not guilty" is acquitted."""
    following = text.tokens[mark.last].lower if mark.last < len(text.tokens) else ""
    return "-not-" in head or (head == "acquit" and following == "guilty")


def _framed(inner: Polarity, outer: Polarity) -> Polarity:
    """Return what a frame makes of the polarity inside it: a denied denial affirms."""
    if outer == "affirmed":
        return inner
    if outer == "denied" and inner == "negated":
        return "affirmed"
    return outer


def _opens_with_verb(text: Text, seg: list[int]) -> bool:
    for i in seg[:4]:
        lex = text.lex[i]
        if lex.form or lex.classes & {"have", "be", "do", "modal"}:
            return True
        if not lex.classes:
            return False
    return False
