"""How a report is waved away, or left unproven, by verbs that are no plain "deny"."""

from __future__ import annotations

from claimtrack.reading import lexicons
from claimtrack.reading.frames import State
from claimtrack.reading.verbs import finite


def brushes_off(state: State) -> bool:
    """Peel "The governor laughed off suggestions that" off the front."""
    if "that" not in state.lowers:  # few texts hold it: trying all phrases was 7 % of reading
        return False
    for i in range(state.first + 1, min(state.first + 12, state.last - 4)):
        word = state.lowers[i]
        for phrase in state.tables.brushes:
            at = i + len(phrase)
            if word != phrase[0] or tuple(state.lowers[i:at]) != phrase:
                continue
            while state.word(at) in ("the", "a", "any", "all", "such", "media", "earlier"):
                at += 1
            if state.word(at) not in state.tables.content or state.word(at + 1) != "that":
                return False
            keys = state.speaker(state.first, i, state.word(i), "denies")
            state.first = at + 2
            end = state.sentence_end(state.first)
            state.frame(state.first, end, "denied", "fact", (i, at), keys)
            return True
    return False


_PROOF = frozenset(
    "evidence proof indication indications sign signs grounds basis suggestion nothing".split()
)
_LONGEST = 12  # words of "no credible evidence to suggest"
_LACKING = frozenset("no little nothing not insufficient".split())


def nothing_shown(state: State, at: int) -> int:
    """Return where "that" has led in "found no proof that X"; 0 where X is not left unproven."""
    end, most = at, min(at + _LONGEST, state.last)
    passed = _PROOF | lexicons.words("attribution.saying.beside_proof")
    while end < most and state.word(end) in passed:
        end += 1
    told = state.lowers[at:end]
    if state.word(end) != "that" or not told or told[0] not in _LACKING:
        return 0
    return 0 if _PROOF.isdisjoint(told) else end + 1


def unshown(state: State) -> None:
    """Leave what follows "no proof that" unproven, whoever lacks the proof and in which clause."""
    if "that" not in state.lowers or _PROOF.isdisjoint(state.lowers):
        return
    for at in range(state.first, state.last - 3):
        start = nothing_shown(state, at) if state.word(at) in _LACKING else 0
        if start and not any(frame.first <= start < frame.last for frame in state.frames):
            state.frame(start, state.sentence_end(start), "unproven", "fact", (at, start - 1))


_JOINS = frozenset([",", ";", ".", "and", "but", "while", "as", "because", "since"])


def called_invented(state: State) -> None:
    """Deny what is waved away in passing: "and the story of 400 dead is a shameless invention"."""
    if state.tables.untrue.isdisjoint(state.lowers):
        return
    for at in range(state.first + 1, state.last - 4):
        if state.word(at) not in state.tables.content or state.word(at + 1) not in ("of", "that"):
            continue
        for verb in range(at + 3, min(at + 14, state.last - 1)):
            be = "be" in state.text.lex[verb].classes
            if be and not state.tables.untrue.isdisjoint(state.lowers[verb + 1 : verb + 5]):
                begin = max(
                    (k for k in range(state.first, at) if state.word(k) in _JOINS), default=at
                )
                state.frame(begin, verb, "denied", "fact", (verb, verb + 2))
                state.skip.update(range(verb, state.sentence_end(verb)))
                return


_FAKE = frozenset("fake news hoax fiction fabrication invention lie nonsense myth".split())
_MERE = frozenset("a an the pure total complete utter just all sheer".split())


def called_fake(state: State) -> None:
    """Deny what happened, where the claim ends by calling it false: "the meeting is fake news"."""
    end = told_end(state, state.first)
    for verb in range(max(state.first + 1, end - 4), end - 1):
        told = set(state.lowers[verb + 1 : end]) - _MERE
        if "be" not in state.text.lex[verb].classes or not told or not told <= _FAKE:
            continue
        lex = state.text.lex
        led = (at for at in range(state.first, verb) if "preposition" in lex[at].classes)
        head = next(led, verb) - 1  # of "the meeting of the two", not of "the video of the raid"
        if head >= state.first and lex[head].noun:
            state.frame(state.first, verb, "denied", "fact", (verb, end))
            state.skip.update(range(verb, end))
        return


def told_end(state: State, at: int) -> int:
    """Return where the sentence ends without the comma before who said it."""
    end = state.sentence_end(at)
    while end > at and state.word(end - 1) in (",", '"', "”", "»"):
        end -= 1
    return end


def dismissed_as(state: State, at: int) -> None:
    """Leave out what a report is dismissed as: "that she collapsed as pure invention"."""
    end = told_end(state, at)
    for i in range(max(end - 5, at), end - 1):
        if state.word(i) == "as" and not state.tables.untrue.isdisjoint(state.lowers[i + 1 : end]):
            state.skip.update(range(i, end))
            state.last = i
            return


def object_first(state: State, rest: list[int]) -> bool:
    """Return whether what follows a verb is its object, and no statement.

    "Warned residents before the dam burst", "maintained ties despite the affair".
    """
    if not rest or state.word(rest[0] - 1) not in lexicons.words("attribution.saying.of_things"):
        return False
    found = finite(state.text, rest)
    if not found:
        return state.word(rest[0] - 1).startswith("maintain")
    between = (state.text.lex[i].classes for i in rest[1 : found[0]])
    return any("subordinate" in classes for classes in between)
