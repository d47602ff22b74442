"""Who is said to say it: attributions split off, and what they make of the statement.

`split` peels frames off both ends of the text until none is left, so that "Reuters reported that
Mali had denied that X" gives two attributions and the statement X, denied. A denial stays with the
statement as a frame; "did not deny" leaves it open; "denied that 80 died, saying only two did"
denies the first part alone.
"""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.model import Attribution, Modality, Polarity
from claimtrack.reading.datewords import words
from claimtrack.reading.dismissals import (
    brushes_off,
    called_fake,
    called_invented,
    dismissed_as,
    nothing_shown,
    object_first,
    told_end,
    unshown,
)
from claimtrack.reading.frames import PRONOUNS, Frame, State
from claimtrack.reading.phrases import Text, noun_phrase
from claimtrack.reading.speakers import inserted, trailing, trailing_source
from claimtrack.reading.verbs import finite, verbs

_ALSO_ACTS = frozenset(
    "reject dismiss dispute question rebut scotch rubbish debunk repudiate quash".split()
)


class Split(NamedTuple):
    """What is left of a text when it is said who says it (tokens, end exclusive)."""

    attributions: tuple[Attribution, ...]
    first: int
    last: int
    skip: frozenset[int]
    frames: list[Frame]


def split(text: Text, source: str) -> Split:
    """Return the attributions and what they leave of a text; see the module's docstring."""
    state = State(text, source)
    if state.tables.verbs:
        for _ in range(4):
            if not (
                _opening(state)
                or _according(state)
                or _colon(state)
                or brushes_off(state)
                or _content(state)
                or _says(state)
            ):
                break
        whole = state.last
        for _ in range(2):
            if not (trailing(state) or trailing_source(state)):
                break
        if state.last < whole and not state.frames:
            _content(state)  # "The rumour that X is baseless, doctors said"
        inserted(state)
        unshown(state)
        called_invented(state)
        called_fake(state)
    return Split(tuple(state.found), state.first, state.last, frozenset(state.skip), state.frames)


_OPENING: dict[str, tuple[Polarity, Modality]] = {
    "affirmed": ("affirmed", "fact"),
    "denied": ("denied", "fact"),
    "unproven": ("unproven", "fact"),
    "reported": ("affirmed", "reported"),
    "possible": ("affirmed", "possible"),
    "asked": ("affirmed", "asked"),
    "aside": ("affirmed", "fact"),
}


def _opening(state: State) -> bool:
    """Peel "It is true that", "There is no evidence that", "Contrary to earlier reports,"."""
    start = state.first
    for rest, kind in state.tables.frames.get(state.word(start), ()):
        end = start + 1 + len(rest)
        if end >= state.last or tuple(state.lowers[start + 1 : end]) != rest:
            continue
        polarity, modality = _OPENING[kind]
        if kind == "aside" and state.word(end) != ",":
            continue
        while end < state.last - 1 and (
            state.word(end) in (",", ":", "that")
            or (state.word(end) == "the" and state.word(end + 1) in state.tables.content)
        ):
            end += 1
        if polarity == "denied" and state.word(end) in state.tables.content:
            end += 1
            if state.word(end) in ("that", "of"):
                end += 1
        state.first = end
        if (polarity, modality) != ("affirmed", "fact"):
            state.frame(end, state.sentence_end(end), polarity, modality, (start, end))
        return True
    return False


def _according(state: State) -> bool:
    """Peel "According to X, ..." off the front."""
    after = state.according(state.first)
    if not after:
        return False
    comma = next(
        (i for i in range(after, min(after + 16, state.last)) if state.word(i) in (",", ":")), 0
    )
    if not comma or comma + 1 >= state.last:
        return False
    start = state.first
    keys = state.speaker(after, comma, state.lowers[start], "says")
    state.first = comma + 1
    state.frame(comma + 1, state.last, "affirmed", "fact", (start, after), keys)
    return True


def _colon(state: State) -> bool:
    """Peel "X: ..." off the front."""
    stop = min(state.first + 9, state.last - 1)
    for i in range(state.first + 1, stop) if ":" in state.lowers[:stop] else ():
        if state.word(i) != ":" or (
            state.word(i - 1).isdecimal() and state.word(i + 1).isdecimal()
        ):
            continue  # "2:1" is a score
        if not state.verbless(state.first, i) or not verbs(
            state.text, list(range(i + 1, state.last))
        ):
            return False
        if state.word(i - 1) in state.tables.topics:
            return False
        keys = state.speaker(state.first, i, ":", "says")
        state.first = i + 1
        state.frame(i + 1, state.last, "affirmed", "fact", (i, i + 1), keys)
        return True
    return False


def _content(state: State) -> bool:
    """Peel "The claim that X is false" and "Reports of X are untrue" off both sides."""
    if _calls_it_false(state):
        return True
    at = state.first
    while state.word(at) in ("the", "a", "any", "all", "such", "these", "those", "this"):
        at += 1
    if state.word(at) not in state.tables.content or state.word(at + 1) not in ("that", "of"):
        return False
    end = told_end(state, at)
    dismissed = _called_false(state, at, end)
    if dismissed:
        state.frame(at + 2, dismissed, "denied", "fact", (dismissed, end))
        state.first = at + 2
        state.skip.update(range(dismissed, end))
        return True
    for phrases, polarity in ((state.tables.false, "denied"), (state.tables.true, "affirmed")):
        for phrase in phrases:
            start = end - len(phrase)
            if start > at + 2 and tuple(state.lowers[start:end]) == phrase:
                if polarity == "denied":
                    state.frame(at + 2, start, "denied", "fact", (start, end))
                state.first = at + 2
                state.skip.update(range(start, end))
                return True
    return False


def _calls_it_false(state: State) -> bool:
    """Peel "The ministry called the report of X false" off both sides."""
    end = told_end(state, state.first)
    if end - state.first < 6 or state.word(end - 1) not in state.tables.untrue:
        return False
    for i in range(state.first + 1, end - 4):
        if state.word(i) not in state.tables.calls:
            continue
        at = i + 2 if state.word(i + 1) in ("the", "a", "any", "all", "such") else i + 1
        if state.word(at) in state.tables.content and state.word(at + 1) in ("that", "of"):
            keys = state.speaker(state.first, i, state.word(i), "denies")
            stop = end - (2 if state.word(end - 2) in ("as", "a") else 1)
            state.frame(at + 2, stop, "denied", "fact", (i, i + 1), keys)
            state.first = at + 2
            state.skip.update(range(stop, end))
            return True
    return False


def _called_false(state: State, at: int, end: int) -> int:
    """Return where "were dismissed as false (by X)" begins; 0 where nothing is called false."""
    for i in range(at + 3, end - 1):
        if (
            state.word(i) in state.tables.calls
            and "be" in state.text.lex[i - 1].classes
            and state.tables.untrue.intersection(state.lowers[i + 1 : i + 4])
        ) or (
            state.word(i) in state.tables.calls - {"called", "described", "termed"}
            and "be" in state.text.lex[i - 1].classes
            and state.word(i + 1) in ("by", "")
        ):
            return i - 1
    return 0


_ADVERBS = frozenset(
    "also later earlier officially again strongly flatly categorically firmly publicly falsely "
    "repeatedly now has have had today then".split()
)


def _says(state: State) -> bool:
    """Peel "X said that ..." off the front, whatever the verb."""
    if not state.says:
        return False
    text, tables = state.text, state.tables
    limit = min(state.first + 22, state.last - 1)
    for i in range(state.first + 1, limit):
        word = state.word(i)
        stance = tables.verbs.get(word) if text.mention[i] is None else None
        if stance is None:
            if state.text.tokens[i].text in ".;!?":
                return False
            continue
        before = i
        negated = refused = False
        while before > state.first + 1 or (before == state.first + 1 and before - 1 > state.first):
            lower = state.word(before - 1)
            if lower in ("not", "never") or lower.endswith(("n't", "n’t")):
                negated = True
            elif lower == "to" and state.word(before - 2) in ("declined", "refused", "failed"):
                refused = True
                before -= 1
            elif (
                lower
                in (
                    "did",
                    "does",
                    "do",
                    "would",
                    "could",
                    "has",
                    "have",
                    "had",
                    "a",
                    "ont",
                    "ha",
                    "han",
                    "hat",
                    "haben",
                )
                or lower in _ADVERBS
            ):
                pass
            else:
                break
            before -= 1
        if (
            before <= state.first
            or "be" in text.lex[before - 1].classes
            or state.word(before - 1)
            in ("been", "to", "the", "a", "of", "and", "in", "its", "their", "such", "these")
        ):
            continue
        if _is_noun(state, before):
            continue
        if not state.verbless(state.first, before) and not _relative_inside(state, before):
            return False
        if not _speaks(state, state.first, before):
            continue
        rest = _statement_start(state, i, stance)
        if rest is None:
            continue
        if start := nothing_shown(state, i + 1):
            state.speaker(state.first, before, word, stance)
            state.first = start
            state.frame(start, state.sentence_end(start), "unproven", "fact", (before, start))
            return True
        keys = state.speaker(state.first, before, word, stance)
        cue = (before, i + 1)
        end = state.sentence_end(rest)
        saying = next((k for k in range(rest, end) if state.word(k) in ("saying", "insisting",
                       "claiming", "adding", "arguing", "stating") ), 0)  # fmt: skip
        state.first = rest
        if stance == "denies" and not negated and not refused:
            stop = saying or end
            but = next((k for k in range(rest, stop) if state.word(k) == "but"), stop)
            state.frame(rest, min(stop, but), "denied", "fact", cue, keys)
            if saying:
                after = saying + (2 if state.word(saying + 1) == "that" else 1)
                state.skip.update(range(saying, after))
                state.frame(after, end, "affirmed", "fact", cue, keys)
        elif negated or refused:
            state.frame(rest, end, "affirmed", "possible", cue, keys)
        elif stance == "asks":
            state.frame(rest, end, "affirmed", "asked", cue, keys)
        else:
            state.frame(rest, end, "affirmed", "fact", cue, keys)
        return True
    return False


_HAVING = frozenset(["avoir", "être", "haber", "ser", "estar"])  # "a démenti avoir rencontré"
_JUDGED = frozenset("declaró declararon déclaré déclarent erklärte erklärten".split())
_PLURALS = frozenset(
    "police people men women children troops media staff crew they we you i who some many".split()
)


def _is_noun(state: State, at: int) -> bool:
    """Return whether a word that may be a verb follows a singular noun: "the rail dispute"."""
    word, before = state.word(at), state.word(at - 1)
    plain = state.text.lang == "en" and f"{word}s" in state.tables.verbs
    name = state.text.mention[at - 1] is not None
    return plain and not name and not before.endswith("s") and before not in _PLURALS


def _relative_inside(state: State, before: int) -> bool:
    return any(state.word(k) in ("who", "which") for k in range(state.first, before))


def _speaks(state: State, first: int, last: int) -> bool:
    """Return whether the tokens may be a speaker: a name or noun without a number of people."""
    positions = range(first, last)
    if last - first > 14:
        return False
    names, heads = noun_phrase(state.text, list(positions))
    if not names and not heads:
        return any(
            state.word(i) in PRONOUNS or state.word(i) in ("some", "many") for i in positions
        )
    return True


def _ends(state: State, at: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether the sentence ends with one of these phrases."""
    end = told_end(state, at)
    return any(tuple(state.lowers[end - len(phrase) : end]) == phrase for phrase in phrases)


_LIVES = frozenset(["lives", "life"])


def _statement_start(state: State, verb: int, stance: str) -> int | None:
    """Return where what is said begins after the verb; None if it is no verb of saying here."""
    text, tables = state.text, state.tables
    at = verb + 1
    while at < state.last and state.word(at) in (",", '"', "“", "«", ":", "late", "early", "on"):
        if state.word(at) == "on":  # "said on Monday that"
            that = [k for k in range(at, min(at + 4, state.last)) if state.word(k) == "that"]
            if that:
                return that[0] + 1
            if state.word(at + 1) not in words(text.lang).weekdays:
                break
            at += 1  # "said on Sunday the election would be held in May"
        at += 1
    word = state.word(at)
    if not word:
        return None
    if state.word(verb).startswith("claim") and _LIVES & set(state.lowers[at : at + 6]):
        return None  # "the flood claimed at least 300 lives"
    ahead = next(
        (k for k in range(at, min(at + 9, state.last)) if state.word(k) in tables.that), -1
    )
    if ahead == at:
        return at + 1
    lemma = text.lex[verb].lemma or text.lex[verb].stem
    if text.lang != "en":
        if ahead >= 0:
            return ahead + 1
        if word in _HAVING:
            return at
        return None if stance in ("confirms", "denies") or state.word(verb) in _JUDGED else at
    content = at
    while state.word(content) in (
        "the",
        "a",
        "any",
        "all",
        "as",
        "earlier",
        "such",
        "those",
        "these",
        "false",
        "media",
        "reports",
        "russian",
    ):
        if state.word(content) in tables.content:
            break
        content += 1
    if state.word(at) == "as" and stance == "denies":  # "dismissed as false reports that"
        seek = next(
            (k for k in range(at, min(at + 5, state.last)) if state.word(k) in tables.content), 0
        )
        if seek and state.word(seek + 1) in ("that", "of"):
            return seek + 2
        return None
    if state.word(content) in tables.content and stance in ("denies", "confirms", "says"):
        follows = state.word(content + 1)
        if stance == "denies":
            dismissed_as(state, content + 1)
        if follows in ("that", "of"):
            called = stance != "denies" and _ends(state, content, tables.false)
            return at if called else content + 2  # "said reports of a coup were false"
        if stance == "denies" and follows in ("it", "its", "he", "she", "they", "their"):
            return content + 1
        if stance == "denies":
            return None if lemma in _ALSO_ACTS else content + 1
    if word in tables.calls or state.word(at) == "responsibility":
        return None
    if text.lex[at].form == "ing":
        return at  # "acknowledged taking it"
    rest = list(range(at, min(state.sentence_end(at), at + 20)))
    if ahead < 0 and object_first(state, rest):
        return None
    predicated = any(k > 0 for k in finite(text, rest)) or any(k > 0 for k in verbs(text, rest)[:1])
    if stance == "denies":
        if lemma in _ALSO_ACTS:
            return ahead + 1 if 0 <= ahead < at + 3 else None
        return at
    if stance == "confirms":
        return at
    if word == "to" and stance == "claims":
        return at + 1
    if stance == "asks":
        return at + 1 if word in ("whether", "if") else None
    if (
        ahead >= 0
        and state.verbless(at, ahead)
        and (word in ("in", "at", "on", "to") or state.word(ahead - 1) not in tables.content)
    ):
        return ahead + 1
    return at if predicated and word not in ("of", "in", "at", "by", "for", "to") else None
