"""Outcomes: which questions a statement answers, and how, whatever its grammar.

"The jury found him guilty" and "he walked free from court" answer one question in two ways though
no verb, subject or object is the same. `lexicon/outcomes.toml` lists the questions of the field
with the phrases that answer them; this module finds the phrases in a text:
English, or the English words of a gloss.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from claimtrack.model import Clause, Outcome
from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import lexeme, singular, stem
from claimtrack.reading.phraseindex import PhraseIndex
from claimtrack.reading.phrases import Text, span_of

GAP = 5  # tokens that ".." of a phrase may stand for
_REACH = 14  # tokens a phrase may span in all: "not not not ..." is read in linear time
_NEAR = 5  # tokens before a phrase in which a negation is one of the phrase
_BREAKS = frozenset(";.!?:,\n")
_LOOSE = frozenset(["determiner", "adverb", "have", "pronoun"])  # may stand between two words
NEGATIVE = frozenset(["not", "no", "never", "without", "neither", "nothing", "nobody", "none"])


_SPELLS = frozenset("hours days weeks months years decades".split())
_NOT_QUITE = frozenset(["nearly", "almost"])  # "nearly ran out of ammunition"


# "Offered to resign": nobody did, yet; but "offered no protection".
_OFFERED = frozenset([("offer", "to"), ("offers", "to"), ("offered", "to")])


@cache
def _unsaid() -> frozenset[str]:
    """Return the words beside which a phrase does not say that it is so."""
    hearsay = lexicons.words("attribution.content.hearsay")
    return hearsay | lexicons.words("negation.wishes.wished") | _NOT_QUITE


class Question(NamedTuple):
    """A question of outcomes.toml: whether its answer may change with time, what it is about.

    `flips`: not the one answer is the other. `happens`: the answer is a single happening.
    `ahead`: what is planned answers it too. `measure`: it is asked of one measure, and profit is
    not revenue. `same`: one answer is one act, in whatever words. `anyone`: words for whoever
    takes part in it. `done_to`: the answer of which what it is about is the object: a missile that
    was shot down, not the plane shot down by one.
    """

    name: str
    flips: bool
    state: bool
    happens: bool
    ahead: bool
    measure: bool
    same: bool
    about: frozenset[str]
    anyone: frozenset[str]
    done_to: str = ""


class _Phrase(NamedTuple):
    words: tuple[str, ...]  # keys; ".." for a gap
    question: str
    answer: str
    negative: bool  # it holds its negation itself: "not guilty"
    done: bool = False  # one word that was written as a participle: "planted" is no plant


# What makes another word, not another form of it: a department does not depart.
_DERIVED = ("ment", "ful", "less", "ness", "ship", "ity", "er", "or")
_ITSELF = frozenset(
    "willing resistance several stage critic critics law laws executive executives".split()
)  # nor do these hold what is left of them, or are they forms of "critical" and "lawful"


@lru_cache(maxsize=100_000)
def key(word: str) -> str:
    """Return what forms of one word have in common: "found" and "finds" are "find"."""
    if word in _ITSELF:
        return word
    lex = lexeme(word, "en")
    if "be" in lex.classes:
        return "be"
    plain = _plain(word)
    if plain == word and lex.form and lex.lemma == lex.stem:
        return lex.stem  # what is left of a verb that no lexicon knows is a stem already
    base = lex.lemma if plain == word and lex.form and lex.lemma else singular(plain)
    return base if base.endswith(_DERIVED) else stem(base, "en")


_VERBAL = (
    ("ized", "ise"), ("izing", "ise"), ("izes", "ise"), ("ize", "ise"),
    ("ered", "er"), ("ering", "er"),
)  # fmt: skip


def _plain(word: str) -> str:
    """Return a verb in "-ise" and "-er" without its ending, and in one spelling."""
    for ending, plain in _VERBAL:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)] + plain
    return word


class _Questions(dict[str, Question]):
    """The questions by name, each compiled when it is first asked for."""

    def __missing__(self, name: str) -> Question:
        row = lexicons.load("outcomes.questions")[name]
        made = Question(
            name,
            row.get("flips", True),
            row.get("state", False),
            row.get("happens", False),
            row.get("ahead", False),
            row.get("measure", False),
            row.get("same", False),
            frozenset(row.get("about", "").split()),
            frozenset(row.get("anyone", "").split()),
            row.get("done_to", ""),
        )
        self[name] = made
        return made


@cache
def questions() -> Mapping[str, Question]:
    """Return the questions of outcomes.toml by name; `about` holds canonical tokens.

    It is for looking up: it lists only those that were asked for.
    """
    return _Questions()


DONE = ("past", "participle")


@cache
def _phrases() -> PhraseIndex[_Phrase]:
    return PhraseIndex(lexicons.load("outcomes.phrases"), _compiled)


def _compiled(known: str, keys: tuple[str, ...]) -> _Phrase:
    question, answer, negative, done = known.split(",")
    return _Phrase(keys, question, answer, bool(negative), bool(done))


def match(text: Text, keys: Sequence[str], start: int, words: tuple[str, ...], last: int) -> int:
    """Return the end of a phrase that begins at a token, exclusive; 0 where it does not."""
    at, gap, last = start + 1, 0, min(last, start + _REACH)
    for word in words[1:]:
        if word == "..":
            gap = GAP
            continue
        while at < last and keys[at] != word:
            sign = text.tokens[at].text
            loose = not _LOOSE.isdisjoint(text.lex[at].classes)
            if sign in _BREAKS or (not gap and not loose):
                return 0
            gap -= not loose
            at += 1
        if at >= last:
            return 0
        at, gap = at + 1, 0
    return at


def find(
    text: Text, first: int, last: int, clauses: Sequence[Clause], members: Sequence[tuple[int, ...]]
) -> tuple[Outcome, ...]:
    """Return the questions that a statement answers, in the order of the text."""
    if text.lang != "en" or not clauses:
        return ()
    table = _phrases()
    lowers = [token.lower for token in text.tokens]
    keys = [key(word) for word in lowers]
    begins = [clause.span[0] for clause in clauses]  # nearly in order; contrasts stand aside
    owner = {i: index for index, held in enumerate(members) for i in held}
    found: list[tuple[int, int, _Phrase]] = []
    present = set(keys[first:last])
    for i in range(first, last):
        if text.mention[i] is not None:
            continue  # the Rapid Support Forces support nobody
        for phrase in table.candidates(keys[i], present):
            if phrase.done and text.lex[i].form not in DONE:
                continue
            end = match(text, keys, i, phrase.words, last)
            if end:
                found.append((i, end, phrase))
    found.sort(key=lambda row: (-len(row[2].words), row[0], *row[2][:2], row[2].answer != "yes"))
    taken: dict[str, set[int]] = {}
    outcomes: list[Outcome] = []
    turned = _turned(found)
    told: dict[tuple[str, int], tuple[str, int]] = {}  # the longest answer of each clause
    for start, end, phrase in found:
        used = taken.setdefault(phrase.question, set())
        if used.intersection(range(start, end)) or (end == start + 1 and start in turned):
            continue
        used.update(range(start, end))
        span = span_of(text, range(start, end))
        index = owner[start] if start in owner else max(bisect_right(begins, span[0]) - 1, 0)
        answer = _answer(text, phrase, start, end, clauses[index])
        length = len(phrase.words)
        first_told = told.setdefault((phrase.question, index), (answer, length)) if answer else None
        if first_told and (first_told[0] == answer or first_told[1] == length):
            outcomes.append(Outcome(phrase.question, answer, span, index))
    return tuple(sorted(outcomes, key=lambda row: (row.span, row.question)))


_WAYS = frozenset(["up", "down"])
_GOING = frozenset("be go come move send bring".split())  # with these it is still up or down
_PARTICLES = frozenset("short off out away back ahead apart over guilty not".split())


def _turned(found: Sequence[tuple[int, int, _Phrase]]) -> set[int]:
    """Return the words that a longer phrase turns into something else, whatever it answers.

    "Fell short of the forecast" tells of no fall, "found guilty" of nothing found, and "touched
    down" of nothing that went down.
    """
    whole = [(start, phrase.words) for start, end, phrase in found
             if end - start == len(phrase.words) > 1]  # fmt: skip
    verbs = {start for start, words in whole if words[1] in _PARTICLES}
    return verbs | {
        start + 1 for start, words in whole if words[1] in _WAYS and words[0] not in _GOING
    }


def _answer(text: Text, phrase: _Phrase, start: int, end: int, clause: Clause) -> str:
    """Return how a phrase answers where it stands; "" where a negation leaves that open."""
    if phrase.answer == "open":
        return ""  # "for the first time since 2015"
    if phrase.negative and any(text.tokens[i].lower == "only" for i in range(start + 1, end)):
        return ""  # "not only signed but also ratified it"
    near = [token.lower for token in text.tokens[max(start - 4, 0) : start]]
    near = [word for before, word in pairwise(["", *near]) if (before, word) != ("the", "accused")]
    offered = not _OFFERED.isdisjoint(pairwise(near))
    if clause.polarity == "unproven" or offered or not _unsaid().isdisjoint(near):
        return ""
    if "after" in near and not _SPELLS.isdisjoint(near[near.index("after") :]):
        return ""  # "after three days below ground"
    opening = _opening(text, clause)
    if opening[:1] == ["not"] and opening[1:] in (["all"], ["every"], ["everyone"], ["everybody"]):
        return ""  # "not every candidate signed": some did, some did not
    negated = clause.polarity == "denied" and not _told_beside(text, start, clause)
    without = not phrase.negative and _without(text, start)
    if not phrase.negative and any(_not(text, i, phrase) for i in range(start + 1, end)):
        if _not_until(text, end):
            return ""  # "not freed until the ransom was paid"
        negated = not negated  # "carried no weapon"
    elif not phrase.negative and _not_held(text, end, clause):
        negated = not negated  # "the prisoner exchange did not take place"
    elif not phrase.negative and _nothing_follows(text, end):
        negated = not negated  # "conceded nothing"
    elif without or (not phrase.negative and _none_of(text, start, clause)):
        negated = not negated
    elif not phrase.negative and (
        clause.polarity == "negated" or _lifted(text, start, end, clause)
    ):
        for i in range(start - 1, max(start - 1 - _NEAR, -1), -1):
            if text.tokens[i].text in _BREAKS:
                break
            mark = text.marks.get(i)
            until = (
                mark is not None
                and mark.kind == "not"
                and (_not_until(text, end) or _not_the_first(text, mark.last))
            )
            if mark is not None and mark.kind in ("not", "instead") and not until:
                negated = not negated  # but "not freed until the ransom was paid": freed
    if not negated:
        return phrase.answer
    if clause.polarity == "negated" and _presupposed(text, start, end, clause):
        return ""  # "nobody survived the crash"
    if not questions()[phrase.question].flips:
        return ""
    return "no" if phrase.answer == "yes" else "yes"


def _presupposed(text: Text, start: int, end: int, clause: Clause) -> bool:
    """Return whether a phrase is what the verb that is denied is done to: "the crash"."""
    if end > start + 1 or start < 2 or text.tokens[start - 1].lower != "the":
        return False
    before = text.lex[start - 2]
    return before.canon == clause.head and "preposition" not in before.classes


def _not_until(text: Text, end: int) -> bool:
    """Return whether "until" follows an answer: then it was given at last."""
    return "until" in {token.lower for token in text.tokens[end : end + _NEAR]}


def _not_the_first(text: Text, at: int) -> bool:
    """Return whether only a rank is negated: "was not the biggest bank to fail" that year."""
    if at + 1 >= len(text.tokens) or text.tokens[at].lower != "the":
        return False
    word = text.tokens[at + 1].lower
    return word.endswith("est") or word in ("first", "last", "only", "most", "least", "second")


def _not_held(text: Text, end: int, clause: Clause) -> bool:
    """Return whether what a phrase names is said not to have come about at all."""
    if clause.head != "born-out" or clause.polarity != "negated" or clause.cue is None:
        return False
    return text.tokens[end - 1].end <= clause.cue[0]


def _nothing_follows(text: Text, end: int) -> bool:
    """Return whether it is done to nobody or nothing: "upheld none of the appeals"."""
    after = [token.lower for token in text.tokens[end : end + 2]]
    if after[:1] == ["no"]:
        return not _AMOUNTS.intersection(after)  # "contains no water"
    return after[:1] in (["nothing"], ["nobody"], ["none"])


_AMOUNTS = frozenset("longer fewer less more later sooner doubt matter".split())


def _lifted(text: Text, start: int, end: int, clause: Clause) -> bool:
    """Return whether a phrase that negates by itself affirms the clause again: "not spared"."""
    marks = (text.marks.get(i) for i in range(start, end))
    return clause.polarity == "affirmed" and any(
        m is not None and m.kind == "instead" for m in marks
    )


_BESIDE = frozenset("before after when while since until because as".split())


def _told_beside(text: Text, start: int, clause: Clause) -> bool:
    """Return whether a phrase stands beside what is denied: "denied speeding before it hit"."""
    if clause.cue is None:
        return False
    first = bisect_left(text.tokens, clause.cue[1], key=lambda token: token.start)
    return any(text.tokens[i].lower in _BESIDE for i in range(first, start))


def _not(text: Text, i: int, phrase: _Phrase) -> bool:
    """Return whether a token within a phrase negates it and is no word of it."""
    lower = text.tokens[i].lower
    mark = text.marks.get(i)
    told = mark is not None and mark.kind in ("not", "instead") and key(lower) not in phrase.words
    return told or lower in _NO


def _opening(text: Text, clause: Clause) -> list[str]:
    """Return the first two words of a clause."""
    first = bisect_left(text.tokens, clause.span[0], key=lambda token: token.start)
    return [token.lower for token in text.tokens[first : first + 2]]


def _without(text: Text, start: int) -> bool:
    """Return whether a phrase stands after "without": "ended without the accord being signed"."""
    for token in reversed(text.tokens[max(start - _REACH // 2, 0) : start]):
        if token.text in _BREAKS:
            return False
        if token.text == "without":  # and not Doctors Without Borders
            return True
    return False


_NO = frozenset(["no", "not", "never", "neither", "nobody", "none", "nothing", "without"])
_NONE = frozenset(["no", "none", "nobody", "neither"])


def _none_of(text: Text, start: int, clause: Clause) -> bool:
    """Return whether the subject of a negated clause is none at all: "not one household was"."""
    if clause.polarity != "negated" or text.tokens[start].start - clause.span[0] < 3:
        return False
    first = bisect_left(text.tokens, clause.span[0], key=lambda token: token.start)
    between = (text.lex[i] for i in range(first + 1, start - 1))  # "was left unhurt"
    if any(lex.form in ("past", "participle") and not lex.classes for lex in between):
        return False  # "no black box was recovered from the crash"
    words = _opening(text, clause)
    return words in (["not", "one"], ["not", "a"]) or (bool(words) and words[0] in _NONE)
