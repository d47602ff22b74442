"""A light clause reader: who did what to whom, in each thing a statement says.

`segments` cuts the statement where a new verb begins. `roles` finds the predicate of each segment:
a verb, active or passive, or the noun of an act ("attack by X on Y"), or what something is said to
be; and with it who did it to whom. English in full, and what `gloss` puts in English words;
Italian and Portuguese by word order; other languages without roles.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from claimtrack.model import Clause, Modality, Polarity, Span
from claimtrack.reading import lexicons, polarity, thwarted
from claimtrack.reading.frames import Frame
from claimtrack.reading.phrases import Text, flat, located, noun_phrase, span_of
from claimtrack.reading.roles import Roles, roles_of
from claimtrack.reading.segments import segments
from claimtrack.reading.verbs import finite


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
        part_of_it = bool(clauses) or len(whole) < last - first
        if part_of_it and not roles.head and not roles.patients:
            continue
        named = False
        for i in sorted(roles.used):
            if not text.lex[i].classes and roles.head and not _is_being(roles.head):
                heads[i] = "" if named else roles.head
                named = True
        if not named and (at := _told_by_function_words(text, roles)) >= 0:
            heads[at] = roles.head
        clause = _clause(text, seg, roles, link, frames, previous)
        clauses.append(clause)
        members.append(tuple(i for i in whole if i not in contrast))
        if vain := thwarted.what(text, seg):
            tried = _clause(text, vain.tokens, vain.roles, "", frames, None)
            clauses.append(replace(tried, polarity="negated", modality="fact", cue=vain.cue))
            members.append(tuple(vain.tokens))
        if contrast and not _only_when(text, contrast):
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


def _told_by_function_words(text: Text, roles: Roles) -> int:
    """Return the token that tells an act without a word of its own: "is over"; -1 for none."""
    used = sorted(roles.used)
    if len(used) < 2 or not roles.head or _is_being(roles.head):
        return -1
    first, last = text.lex[used[0]].classes, text.lex[used[-1]].classes
    return used[-1] if "be" in first and "preposition" in last else -1


def _is_being(head: str) -> bool:
    """Return whether a head says what somebody or something is or becomes; "begin" does not."""
    return head in ("be", "become") or head.startswith("be:")


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


def _only_when(text: Text, contrast: list[int]) -> bool:
    """Return whether what is denied is only a date: ", not on the 17th"."""
    small = [text.lex[i].classes & {"preposition", "determiner"} for i in contrast]
    told = (text.number[i] or text.tokens[i].lower in _ORDINAL for i in contrast)
    led = "preposition" in text.lex[contrast[0]].classes
    return led and all(known or word for known, word in zip(told, small, strict=True))


_ORDINAL = ("st", "nd", "rd", "th")


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
    marks = _marks(text, seg, roles)
    kinds = [mark.kind for mark in marks]
    concord = text.lang != "en" or _side_by_side(text, marks)
    polar = polarity.polarity(kinds, concord=concord)
    modal = _modality(kinds, link, previous)
    cue = _cue(text, marks)
    agents, patients = _carried_over(text, seg, roles, link, previous)
    speaker: tuple[str, ...] = ()  # the innermost: "media say the club denied that it had paid"
    for frame in frames:
        if frame.first <= seg[0] < frame.last:
            polar = _framed(polar, frame.polarity)
            modal = frame.modality if modal == "fact" else modal
            cue = frame.cue if frame.polarity != "affirmed" else cue or frame.cue
            denied = frame.polarity == "denied" and not patients
            first = previous is None or previous.span[0] < text.tokens[frame.first].start
            if first and (_opens_with_verb(text, seg) or denied) and not _of_nobody(text, seg):
                speaker = frame.subject or speaker
    words, places = _words_and_places(text, seg, roles.used)
    return Clause(
        roles.head, agents or speaker, patients, polar, modal, words, places,
        span_of(text, seg), cue,
    )  # fmt: skip


def _marks(text: Text, seg: list[int], roles: Roles) -> list[polarity.Mark]:
    """Return the marks of polarity and modality that are not part of the act itself."""
    until = any(text.tokens[i].lower == "until" for i in seg)  # "did not fall until Sunday": fell
    marks = [text.marks[i] for i in seg if i in text.marks]
    marks = [m for m in marks if not _of_phrase(text, m, roles.phrase)]
    return [m for m in marks if m.kind != "not" or not (until or _of_act(text, m, roles.head))]


def _of_phrase(text: Text, mark: polarity.Mark, phrase: frozenset[int]) -> bool:
    """Return whether words that negate belong to a phrase: "came to nothing", "fell short of".

    Not "no": "had no part in" denies that somebody had a part.
    """
    return mark.last - 1 in phrase and text.tokens[mark.first].lower not in ("no", "not", "any")


def _modality(kinds: list[str], link: str, previous: Clause | None) -> Modality:
    """Return how real a clause is said to be: what follows "unless" or "if" hangs on it."""
    modal = polarity.modality(kinds)
    then = link == "and" and modal == "planned" and previous is not None
    if link == "if" or "conditional" in kinds:
        return "conditional"
    if then and previous is not None and previous.modality == "conditional":
        return "conditional"  # "unless a deal is reached, nurses will walk out"
    return modal


def _cue(text: Text, marks: list[polarity.Mark]) -> Span | None:
    """Return the span of the mark that decides, a negation before any other."""
    denying = [m for m in marks if m.kind in ("not", "instead", "unproven")]
    deciding = denying or [m for m in marks if m.kind != "keep"]
    if not deciding:
        return None
    return (text.tokens[deciding[0].first].start, text.tokens[deciding[0].last - 1].end)


def _carried_over(
    text: Text, seg: list[int], roles: Roles, link: str, previous: Clause | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return agents and patients, with what "and fled" or ", killing 12" takes from before."""
    agents, patients = roles.agents, roles.patients
    if previous is None or agents:
        return agents, patients
    if link in ("and", "but") and not patients:
        return previous.agents, () if previous.agents else previous.patients
    if link == "ing" or (link in ("and", "but") and _opens_with_verb(text, seg)):
        agents = previous.agents
    return agents, patients


def _words_and_places(
    text: Text, seg: list[int], used: frozenset[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the content words that no role uses, and the places, each once."""
    words: list[str] = []
    places: list[str] = []
    for i in seg:
        mention, lexeme = text.mention[i], text.lex[i]
        if mention is not None:
            entry = mention.entry
            if mention.first != i:
                continue
            if entry.place and (not entry.sides or located(text, i)):
                places.append(entry.place)
            elif entry.kind == "unknown" and located(text, i):
                places.append(entry.key)
        elif (
            not (i in used or lexeme.classes or text.number[i]) and text.tokens[i].text[0].isalpha()
        ):
            words.append(lexeme.canon)
    return tuple(words), tuple(dict.fromkeys(places))


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


def _of_nobody(text: Text, seg: list[int]) -> bool:
    """Return whether a clause has a subject that is no speaker: "there was", "nobody got out"."""
    return text.tokens[seg[0]].lower in lexicons.words("grammar.en.no-speaker")


def _opens_with_verb(text: Text, seg: list[int]) -> bool:
    for i in seg[:4]:
        lex = text.lex[i]
        if lex.form or lex.classes & {"have", "be", "do", "modal"}:
            return True
        named = "determiner" in lex.classes and text.tokens[i].lower != "no"
        if not lex.classes or named:
            return False  # "the vote was postponed": no verb, though "vote" may be one
    return False
