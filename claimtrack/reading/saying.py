"""A statement behind a verb of saying: "X said that ...", whatever the verb and its stance."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claimtrack.reading import apposition, lexicons
from claimtrack.reading.datewords import words
from claimtrack.reading.dismissals import dismissed_as, nothing_shown, object_first, told_end
from claimtrack.reading.frames import PRONOUNS, State
from claimtrack.reading.phrases import noun_phrase
from claimtrack.reading.verbs import finite, verbs

_REACH = 22  # tokens from the front within which the verb stands
_LONGEST = 14  # tokens that a speaker has at most
_NEGATING = ("not", "never")
_UNWILLING = ("declined", "refused", "failed")


class _Verb(NamedTuple):
    """A verb of saying: its place, where it begins with its auxiliaries, and its stance."""

    at: int
    first: int
    stance: str
    unsaid: bool
    """Whether it is not said: "did not deny", "declined to confirm"."""


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicons.load("attribution")["saying"][name].split())


def says(state: State) -> bool:
    """Peel "X said that ..." off the front, whatever the verb."""
    if not state.says:
        return False
    if _verb_first(state):
        return True
    for at in range(state.first + 1, min(state.first + _REACH, state.last - 1)):
        stance = state.tables.verbs.get(state.word(at)) if state.text.mention[at] is None else None
        if stance is None:
            if state.text.tokens[at].text in ".;!?":
                return False
            continue
        verb = _with_auxiliaries(state, at, stance)
        if not _may_say(state, verb):
            continue
        before = verb.first
        if not state.verbless(state.first, before) and not _relative_inside(state, before):
            return False
        if not _speaks(state, state.first, before) or _inserted(state, at):
            continue
        start = _statement_start(state, at, stance)
        if start is not None:
            _peel(state, verb, start)
            return True
    return False


def _verb_first(state: State) -> bool:
    """Peel "Denied the ministry that", as Arabic has it: the verb, who speaks, what is said."""
    stance = state.tables.verbs.get(state.word(state.first), "")
    if state.text.lang != "ar" or not stance:
        return False
    verb = _Verb(state.first, state.first, stance, False)
    for at in range(state.first + 2, min(state.first + _REACH, state.last - 1)):
        told = state.word(at) in state.tables.that
        start = at + 1 if told else _behind_reports(state, at) if stance == "denies" else 0
        if not start:
            continue
        keys = state.speaker(state.first + 1, at, state.word(state.first), stance)
        cue, end = (verb.first, verb.at + 1), state.sentence_end(start)
        state.first = start
        if stance == "denies":
            _deny(state, start, end, cue, keys if told else ())
        else:
            state.frame(start, end, "affirmed", "fact", cue, keys)
        return True
    return False


def _inserted(state: State, at: int) -> bool:
    """Return whether the verb stands in an aside: "20 soldiers, a spokesman said, were hurt"."""
    tokens, lang = state.text.tokens, state.text.lang
    return any(apposition.behind(tokens, comma, lang) > at for comma in range(state.first, at))


def _with_auxiliaries(state: State, at: int, stance: str) -> _Verb:
    passed = _listed("auxiliaries") | _listed("adverbs")
    first, unsaid = at, False
    while first > state.first + 1:
        word = state.word(first - 1)
        if word in _NEGATING or word.endswith(("n't", "n’t")):
            unsaid = True
        elif word == "to" and state.word(first - 2) in _UNWILLING:
            unsaid = True
            first -= 1
        elif word not in passed:
            break
        first -= 1
    return _Verb(at, first, stance, unsaid)


def _may_say(state: State, verb: _Verb) -> bool:
    """Return whether it may be a verb with a speaker: no passive, infinitive or noun."""
    before = verb.first - 1
    return (
        before >= state.first
        and "be" not in state.text.lex[before].classes
        and state.word(before) not in _listed("never_before")
        and not _is_noun(state, verb.first)
    )


def _is_noun(state: State, at: int) -> bool:
    """Return whether a word that may be a verb follows a singular noun: "the rail dispute"."""
    word, before = state.word(at), state.word(at - 1)
    plain = state.text.lang == "en" and f"{word}s" in state.tables.verbs
    name = state.text.mention[at - 1] is not None
    return plain and not name and not before.endswith("s") and before not in _listed("plurals")


def _relative_inside(state: State, before: int) -> bool:
    return any(state.word(k) in ("who", "which") for k in range(state.first, before))


def _speaks(state: State, first: int, last: int) -> bool:
    """Return whether the tokens may be a speaker: a name or noun without a number of people."""
    if last - first > _LONGEST:
        return False
    names, heads = noun_phrase(state.text, list(range(first, last)))
    people = PRONOUNS | {"some", "many"}
    return bool(names or heads) or any(state.word(i) in people for i in range(first, last))


def _peel(state: State, verb: _Verb, start: int) -> None:
    """Take speaker and verb off the front, and put the statement into the frame they make."""
    speaker = state.first, verb.first, state.word(verb.at), verb.stance
    if after := nothing_shown(state, verb.at + 1):
        state.speaker(*speaker)
        state.first = after
        cue = verb.first, after
        state.frame(after, state.sentence_end(after), "unproven", "fact", cue)
        return
    keys = state.speaker(*speaker)
    if _of_reports(state, verb, start):
        keys = ()  # who denies reports of a raid is not said to have flown it
    cue, end = (verb.first, verb.at + 1), state.sentence_end(start)
    state.first = start
    if verb.unsaid:
        state.frame(start, end, "affirmed", "possible", cue, keys)
    elif verb.stance == "denies":
        _deny(state, start, end, cue, keys)
    else:
        asked = verb.stance == "asks"
        state.frame(start, end, "affirmed", "asked" if asked else "fact", cue, keys)


def _of_reports(state: State, verb: _Verb, start: int) -> bool:
    """Return whether reports are denied in another language, and no statement of the speaker's."""
    told = start > verb.at + 1 and state.word(start - 1) not in state.tables.that
    return verb.stance == "denies" and state.text.lang != "en" and told


def _deny(
    state: State, start: int, end: int, cue: tuple[int, int], keys: tuple[str, ...]
) -> None:  # fmt: skip
    """Deny a statement up to "but"; what follows "saying" is said instead."""
    adding = _listed("adding")
    stop = next((k for k in range(start, end) if state.word(k) in adding), end)
    but = next((k for k in range(start, stop) if state.word(k) == "but"), stop)
    state.frame(start, but, "denied", "fact", cue, keys)
    if stop < end:
        after = stop + (2 if state.word(stop + 1) == "that" else 1)
        state.skip.update(range(stop, after))
        state.frame(after, end, "affirmed", "fact", cue, keys)


def _statement_start(state: State, verb: int, stance: str) -> int | None:
    """Return where what is said begins after the verb; None if it is no verb of saying here."""
    at, that = _behind_day(state, verb + 1)
    if that:
        return that
    if not state.word(at) or _takes_lives(state, verb, at):
        return None
    near = range(at, min(at + 9, state.last))
    that = next((k for k in near if state.word(k) in state.tables.that), -1)
    if that == at:
        return at + 1
    if state.text.lang != "en":
        return _start_abroad(state, verb, stance, at, that)
    if stance == "denies" and state.word(at) == "as":
        return _dismissed_as_false(state, at)
    content = _content_noun(state, at)
    if state.word(content) in state.tables.content and stance in ("denies", "confirms", "says"):
        start = _start_in_content(state, verb, stance, at, content)
        if start != _ELSEWHERE:
            return start
    return _start_of_clause(state, verb, stance, at, that)


_ELSEWHERE = -1


def _behind_day(state: State, at: int) -> tuple[int, int]:
    """Return the token behind commas, quotes and "on Monday"; and the one behind its "that"."""
    while at < state.last and state.word(at) in (",", '"', "“", "«", ":", "late", "early", "on"):
        if state.word(at) == "on":  # "said on Monday that"
            for that in range(at, min(at + 4, state.last)):
                if state.word(that) == "that":
                    return at, that + 1
            if state.word(at + 1) not in words(state.text.lang).weekdays:
                break
            at += 1  # "said on Sunday the election would be held in May"
        at += 1
    return at, 0


def _takes_lives(state: State, verb: int, at: int) -> bool:
    """Return whether "claimed" kills: "the flood claimed at least 300 lives"."""
    lives = not {"lives", "life"}.isdisjoint(state.lowers[at : at + 6])
    return lives and state.word(verb).startswith("claim")


def _start_abroad(state: State, verb: int, stance: str, at: int, that: int) -> int | None:
    """Return where a statement in another language than English begins."""
    if that >= 0:
        return that + 1
    if state.word(at) in _listed("having"):  # "a démenti avoir rencontré"
        return at
    if stance == "denies":
        return _denied_abroad(state, verb, at)
    judged = state.word(verb) in _listed("judged")
    return None if stance == "confirms" or judged else at


def _denied_abroad(state: State, verb: int, at: int) -> int | None:
    """Return where what is denied begins in another language: "a démenti toute frappe sur"."""
    for noun in range(at, min(at + _NOUN_NEAR, state.last - 2)):
        if start := _behind_reports(state, noun):
            return start
    table = lexicons.load("attribution")["content-abroad"]
    acts = tuple(table["acts"].split())
    known = state.text.lang in table and state.word(at + 1)
    return None if state.word(verb).startswith(acts) or not known else at


def _behind_reports(state: State, noun: int) -> int:
    """Return where what "reports of" tell of begins in another language; 0 where none stand."""
    table = lexicons.load("attribution")["content-abroad"]
    nouns = tuple(table.get(state.text.lang, "").split())
    told = nouns and state.word(noun).startswith(nouns)
    return noun + 2 if told and state.word(noun + 1) in table["leads"].split() else 0


_NOUN_NEAR = 5  # tokens behind a verb of denial in which "reports" stands


def _dismissed_as_false(state: State, at: int) -> int | None:
    """Return what is behind "that" in "dismissed as false reports that"."""
    for noun in range(at, min(at + 5, state.last)):
        if state.word(noun) in state.tables.content:
            return noun + 2 if state.word(noun + 1) in ("that", "of") else None
    return None


def _content_noun(state: State, at: int) -> int:
    """Return the token behind articles and the like, where "reports" or "claim" may stand."""
    passed = _listed("before_content")
    while state.word(at) in passed and state.word(at) not in state.tables.content:
        at += 1
    return at


def _start_in_content(
    state: State, verb: int, stance: str, at: int, content: int
) -> int | None:  # fmt: skip
    """Return what is behind "rejected claims that", "denied reports"; _ELSEWHERE if nothing is."""
    follows = state.word(content + 1)
    if stance == "denies":
        dismissed_as(state, content + 1)
    if follows in ("that", "of"):
        called = stance != "denies" and _ends(state, content, state.tables.false)
        return at if called else content + 2  # "said reports of a coup were false"
    if stance != "denies":
        return _ELSEWHERE
    if follows in ("it", "its", "he", "she", "they", "their"):
        return content + 1
    if not _also_acts(state, verb):
        return content + 1
    rest = list(range(content + 1, min(state.sentence_end(content), content + 20)))
    told = any(k > 0 for k in finite(state.text, rest))  # "rejects claims troops killed civilians"
    return content + 1 if told else None


def _ends(state: State, at: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether the sentence ends with one of these phrases."""
    end = told_end(state, at)
    return any(tuple(state.lowers[end - len(phrase) : end]) == phrase for phrase in phrases)


def _also_acts(state: State, verb: int) -> bool:
    """Return whether the verb denies only what is said: "rejected the offer" is an act."""
    lexeme = state.text.lex[verb]
    return (lexeme.lemma or lexeme.stem) in _listed("also_acts")


def _start_of_clause(state: State, verb: int, stance: str, at: int, that: int) -> int | None:
    """Return where a statement begins that is a clause of its own, with "that" or without."""
    text, word = state.text, state.word(at)
    if word in state.tables.calls or word == "responsibility":
        return None
    if text.lex[at].form == "ing":
        return at  # "acknowledged taking it"
    rest = list(range(at, min(state.sentence_end(at), at + 20)))
    if that < 0 and object_first(state, rest):
        return None
    if stance == "denies" and _also_acts(state, verb):
        return that + 1 if 0 <= that < at + 3 else None
    if stance in ("denies", "confirms"):
        return at
    if word == "to" and stance == "claims":
        return at + 1
    if stance == "asks":
        return at + 1 if word in ("whether", "if") else None
    if that >= 0 and state.verbless(at, that) and (
        word in ("in", "at", "on", "to") or state.word(that - 1) not in state.tables.content
    ):  # fmt: skip
        return that + 1
    told = any(k > 0 for k in finite(text, rest)) or any(k > 0 for k in verbs(text, rest)[:1])
    return at if told and word not in _listed("no_start") else None
