"""How many of a thing, and which, a clause is about: all, only some, the first of several."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise, zip_longest

from claimtrack.contradiction.complements import limits
from claimtrack.contradiction.pairs import (
    Pair,
    acts,
    both_set,
    definite,
    figures,
    repeatable,
    spoken,
    theme,
)
from claimtrack.contradiction.told import told
from claimtrack.contradiction.who import person
from claimtrack.model import Clause, Reading
from claimtrack.reading import actors
from claimtrack.reading.gloss import heard, said
from claimtrack.reading.remembered import once_in
from claimtrack.text import lazy_regex


def partial(clause: Clause, reading: Reading) -> bool:
    """Return whether only some of them are meant: "some hostages were not released"."""
    return not acts("partial").isdisjoint(spoken(clause, reading))


@once_in
def whole(clause: Clause, reading: Reading) -> bool:
    """Return whether all of them are meant: "every house", "the entire fleet", not "not all"."""
    words = said(reading, clause.span).lower().split()
    return any(word in acts("whole") and before != "not" for before, word in pairwise(["", *words]))


_TIMES = frozenset("times twice repeatedly again daily nightly".split())
_THE_LAST = frozenset("last first final only".split())


@once_in
def several(clause: Clause, reading: Reading) -> bool:
    """Return whether it is said of several that are not told apart: "villages were burned"."""
    # "Inmates began the riot": the riot is one, whoever began it.
    if not _TIMES.isdisjoint(spoken(clause, reading)):
        return True
    people = {word for word in clause.agents if actors.classes_of([word]) or person(word)}
    about = (set(clause.agents) - people) | set(theme(clause))
    told_apart = False
    for token, lex in heard(reading, clause.span):
        counted = lex.canon in about and lex.canon not in reading.names
        if token.lower in _THE_LAST or "determiner" in lex.classes or token.lower.endswith("'s"):
            told_apart = True
        elif counted and not told_apart and token.lower.endswith("s"):
            return True
        elif counted or lex.classes & {"preposition", "be", "modal", "conjunction"}:
            told_apart = False
    return False


# Words that say that only some are meant, or others than those of the other claim.
PARTS = frozenset(
    "neighbouring neighboring nearby adjacent "
    "some several other others another remaining rest half most many few partly partially except "
    "earlier later then previously formerly once again".split()
)
_SOME = frozenset("some several many few".split())
_ORDINALS = frozenset("first second third fourth fifth last".split())
# Bodies and levels of which several can decide on one thing.
_BODIES = frozenset(
    "committee "
    "senate house lower upper assembly congress cabinet commission council supreme appeal high "
    "appeals "
    "district federal regional state national local provincial municipal constitutional".split()
)


def of_parts(pair: Pair, leaving: Collection[str] = ()) -> bool:
    """Return whether one clause only speaks of some of several: "the first set", "three of them".

    Words that both hold set nothing apart: "rose after the vote", "fell after the vote".
    `leaving` holds words that are not asked: those that answer a question, "half empty".
    """
    said: list[Sequence[str]] = [_spoken(pair.a, pair.left), _spoken(pair.b, pair.right)]
    if leaving:
        said = [[word for word in told if word not in leaving] for told in said]
    words = set(said[0]), set(said[1])
    bodies = [{w.removesuffix("s") for w in told & _BODIES} for told in words]
    parts = PARTS & (words[0] ^ words[1])
    if parts and parts <= acts("partial") and all_and_some(pair):
        return False  # "all shops are shut", "most shops are open"
    if _SOME & words[0] & words[1]:
        return True  # "some schools reopened", "some schools stayed shut"
    if parts or (all(bodies) and not bodies[0] & bodies[1]):
        return True
    if any(_counted_off(mine, theirs) for mine, theirs in (said, said[::-1])):
        return True
    if another_one(pair) or _numbered_apart(*said):
        return True
    if _one_more(pair.a, pair.left) != _one_more(pair.b, pair.right):
        return True
    told = (*figures(pair.a, pair.left), *figures(pair.b, pair.right))
    return any(not q.unit and q.high != 0 and (q.subset or " of " in q.text) for q in told)


def all_and_some(pair: Pair) -> bool:
    """Return whether one speaks of all of a thing of which the other speaks of some.

    "All schools in the north" are not all schools.
    """
    all_of = whole(pair.a, pair.left), whole(pair.b, pair.right)
    if all_of[0] == all_of[1]:
        return False
    clause, reading = (pair.a, pair.left) if all_of[0] else (pair.b, pair.right)
    spare = dict(pair.similarity.unmatched_a if all_of[0] else pair.similarity.unmatched_b)
    other = pair.right if all_of[0] else pair.left
    spare_nouns = spare.keys() - {q.noun for q in other.quantities}  # "half of the council"
    return not any(spare_nouns & nouns for nouns in limits(clause, reading).values())


# Nouns of which "several" or "half" tell how long, not of how many of several.
_OF_TIME = frozenset(
    "second seconds minute minutes hour hours day days night nights week weeks month months year "
    "years decade decades century centuries time times".split()
)
_SET = frozenset(  # pairs of words that set nothing apart
    [("last", "minute"), ("last", "moment"), ("last", "ditch"), ("first", "time"),
     ("half", "empty"), ("half", "full"), ("half", "built")]
)  # fmt: skip


@once_in
def _spoken(clause: Clause, reading: Reading) -> tuple[str, ...]:
    """Return the words of a clause without those that only say how long: "several hours"."""
    text = said(reading, clause.span).lower().replace("-", " ")
    words = [word.strip(".,;:'\"") for word in text.split()]
    return tuple(
        word
        for word, following in zip_longest(words, words[1:], fillvalue="")
        if not (following in _OF_TIME and word in PARTS) and (word, following) not in _SET
    )


_THE_OTHER = frozenset(
    "last previous next preceding following earlier second third fourth fifth".split()
)


def another_one(pair: Pair) -> bool:
    """Return whether only one speaks of the last, or the next, of a kind: "the last summit"."""
    told = (pair.a, pair.left), (pair.b, pair.right)
    words = [_spoken(*side) for side in told]
    if any(not acts("whole").isdisjoint(each) for each in words):
        return False
    return any(
        word not in theirs and one in theirs
        for side, theirs in zip(told, words[::-1], strict=True)
        for word, one in _told_apart(*side)
    )


@once_in
def _told_apart(clause: Clause, reading: Reading) -> list[tuple[str, str]]:
    """Return each "last", "next" or "second" of a clause with the word that it stands before."""
    return [
        (word, one)
        for word, one in pairwise(_spoken(clause, reading))
        if word in _THE_OTHER and one not in _NO_NOUN and not one.endswith("s")
    ]


_NO_NOUN = frozenset("of on at in by to for from and as after before when".split())
_OTHERS = frozenset("another other different second separate rival".split())


def others_meant(pair: Pair) -> bool:
    """Return whether only one speaks of another of a kind: "another bank lent the money"."""
    if not pair.a.agents or not pair.b.agents:
        return False
    told = _spoken(pair.a, pair.left), _spoken(pair.b, pair.right)
    return not _OTHERS.isdisjoint(set(told[0]) ^ set(told[1]))


def _counted_off(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether only one speaks of the first, second, ... of a thing: "the first set"."""
    return any(
        word in _ORDINALS and word not in theirs and following not in theirs
        for word, following in pairwise(mine)
    )


_NUMBERED = frozenset(
    "phase stage round leg heat group unit reactor gate platform terminal ward block line flight "
    "chapter part pier dock lane runway hall court room table lot tranche batch season".split()
)
_NUMBERS = frozenset("one two three four five six seven eight nine ten i ii iii iv v".split())


def _numbered_apart(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether both speak of a thing by its number, and not of the same: "phase two"."""
    told = [
        {
            (word, number)
            for word, number in pairwise(words)
            if word in _NUMBERED and (number in _NUMBERS or number.isdecimal())
        }
        for words in (mine, theirs)
    ]
    nouns = {word for word, _ in told[0]} & {word for word, _ in told[1]}
    return bool(nouns) and not told[0] & told[1]


def at_another_time(denial: Reading, told: Reading) -> bool:
    """Return whether only the denial says when: "did not break in 2019"; at another time it may."""
    return any(w.role == "" for w in denial.dates) and not told.dates


def one_of_a_kind(pair: Pair) -> bool:
    """Return whether both say that there is but one: "the only goal", "the winning goal"."""
    mine, theirs = set(spoken(pair.a, pair.left)), set(spoken(pair.b, pair.right))
    return not _ONE_OF_A_KIND.isdisjoint(mine & theirs)


_ONE_OF_A_KIND = frozenset("only sole winning decisive first last opening".split())


def some_one(pair: Pair) -> bool:
    """Return whether each is done to some one of a kind, which may be two: "hit a market"."""
    return all(
        _of_a_kind(clause, reading)
        for clause, reading in ((pair.a, pair.left), (pair.b, pair.right))
    )


@once_in
def _of_a_kind(clause: Clause, reading: Reading) -> bool:
    """Return whether what the act is done to by somebody stands after "a" or "an"."""
    if not clause.agents:
        return False
    article = False
    for token, lex in heard(reading, clause.span):
        if token.lower in ("a", "an"):
            article = True
        elif lex.canon in clause.patients:
            return article
        elif lex.classes & {"preposition", "determiner", "be", "modal"}:
            article = False
    return False


_ONE_MORE = lazy_regex(
    r"\b(?:an?|another|two|three) (?:second|third|fourth|fifth|further|different|new|separate"
    r"|other)(?![-\w])(?! of\b)"
)


@once_in
def _one_more(clause: Clause, reading: Reading) -> bool:
    """Return whether a clause is about one more of a kind: "a second drone"."""
    return _ONE_MORE.search(" ".join(spoken(clause, reading))) is not None


def exclusive(clause: Clause, reading: Reading) -> bool:
    return not acts("only").isdisjoint(spoken(clause, reading))


def done_again(pair: Pair, among: str = "again") -> bool:
    """Return whether both tell an act that is done again elsewhere or on another day: to speak.

    Not where it is set for a time, is the only one, or is told as a happening: "the talks were
    held", "the first march took place".
    """
    if acts(among).isdisjoint((pair.a.head, pair.b.head)) or both_set(pair):
        return False
    held = _HELD.search(" ".join(spoken(pair.a, pair.left)))
    held = held or _HELD.search(" ".join(spoken(pair.b, pair.right)))
    return not held and not one_of_a_kind(pair)


_HELD = lazy_regex(
    r"\b(?:(?:took|takes?|taking|taken) place|held|happen(?:ed)?|occur(?:red)?|hosted|staged|due"
    r"|scheduled|set for|venue|came|began|begins?|start(?:s|ed)?|opens?|opened|broke out)\b"
)


def meant(pair: Pair) -> bool:
    """Return whether both clauses are of one that is meant: the dam, Wagner; not "a bus".

    What begins or is held needs no article: "voting starts".
    """
    if pair.a.head in _OPENS and pair.b.head in _OPENS:
        return True
    parts = told(pair.a, pair.left), told(pair.b, pair.right)
    if not all(part.doer.nouns or part.done_to.nouns for part in parts):
        return definite(pair)
    return all(part.doer.definite or part.done_to.definite for part in parts)


_OPENS = frozenset("begin start open take-effect hold-event born-out end close".split())


def one_happening(pair: Pair) -> bool:
    """Return whether both heads are one act that happens once in an event, or is told as one."""
    if pair.a.head != pair.b.head:
        return False
    if pair.a.head not in repeatable() and not done_again(pair):
        return True
    if pair.a.head in acts("once") and _one_befallen(pair.a, pair.left):
        return _one_befallen(pair.b, pair.right)
    return _the_one(pair.a, pair.left) and _the_one(pair.b, pair.right)


@once_in
def _one_befallen(clause: Clause, reading: Reading) -> bool:
    """Return whether it befell one that is told apart: "the general died", not "12 soldiers"."""
    about = theme(clause)
    if not about or figures(clause, reading) or several(clause, reading):
        return False
    words = spoken(clause, reading)
    return words[0] in ("the", "his", "her") or about[0] in reading.names


_THE_ONE = lazy_regex(
    r"(?:the|this|that) (?:[\w-]+ ){0,2}[\w-]+(?<![^s]s)(?: was| is| will| to| be| being)* "
    r"(?:took place|take place|taking place|happen(?:ed)?|occur(?:red)?|unfold(?:ed)?|held)\b"
    r"|(?:the|this) (?:[\w-]+ ){0,2}(?:earthquake|quake|tremor|tsunami|hurricane|cyclone|typhoon"
    r"|tornado|avalanche|landslide|mudslide) (?:hit|struck|shook|rattled|jolted|rocked|buried)\b"
)


@once_in
def _the_one(clause: Clause, reading: Reading) -> bool:
    """Return whether a happening is told as the one that is meant: "the raid took place"."""
    return _THE_ONE.match(" ".join(spoken(clause, reading))) is not None
