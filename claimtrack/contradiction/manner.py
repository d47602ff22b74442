"""Whether two claims say a thing in one manner: affirmed or denied, done, planned or believed.

The reading gives each claim one polarity and one modality, by its main clause. That is too coarse
to tell two claims apart by: "nobody was hurt" and "without causing injuries" both deny, "refused to
resign" and "will not resign" are one refusal, "called a vote for May" and "the vote will be held
in May" one plan.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from claimtrack.contradiction.near import one_word, retold
from claimtrack.contradiction.pairs import contest
from claimtrack.model import Reading, Similarity
from claimtrack.reading import lexicons
from claimtrack.reading.gloss import heard, tongue
from claimtrack.reading.lexemes import lexeme, stem
from claimtrack.reading.remembered import once
from claimtrack.text import tokens


@cache
def _table(name: str) -> frozenset[str]:
    """Return a line of the manner of telling as stems."""
    line: str = lexicons.load("negation")["manner"][name]
    return frozenset(stem(word, "en") for word in line.split())


@once
def _told(reading: Reading) -> frozenset[str]:
    """Return the stems of a claim's words, with their lemmas."""
    found: set[str] = set()
    for token, lex in heard(reading, reading.statement):
        found.update((lex.stem, stem(lex.lemma, "en")) if lex.lemma else (lex.stem,))
        if token.lower.endswith(("n't", "n’t")):
            found.add("not")
    return frozenset(found)


def _says(reading: Reading, name: str) -> bool:
    return not _told(reading).isdisjoint(_table(name))


def negate_alike(a: Reading, b: Reading) -> bool:
    """Return whether both claims hold a negating word, or one a verb that says as much.

    "Not open", "closed"; "may not", "are banned from": a verb that is itself negated says nothing
    of the kind.
    """
    if a.polarity == b.polarity:
        mine, theirs = _says(a, "negating"), _says(b, "negating")
        return mine and theirs
    negated, other = (a, b) if a.polarity != "affirmed" else (b, a)
    if other.polarity != "affirmed":
        return False
    if _says(other, "negating"):
        return _says(negated, "negating")  # "ruled out", "would not rule out"
    heads = {c.head for c in negated.clauses if c.polarity == "negated"}
    contrary = ({c.head for c in other.clauses} & _table("contrary")) - set(negated.tokens)
    return bool(contrary) and not any(retold(x, y) or x == y for x in heads for y in contrary)


def apart(a: Reading, b: Reading) -> bool:
    """Return whether only one of two claims says that a thing is done, or that it is sure."""
    mine, theirs = _mode(a), _mode(b)
    if _hangs_on(a) != _hangs_on(b) and "fact" in (mine, theirs):
        return True  # "would close it if tariffs came", "closed it after tariffs came"
    if mine == theirs:
        return False
    if {mine, theirs} == {"fact", "possible"}:
        doubtful = _says(a, "doubting") or _says(b, "doubting")
        return doubtful or not (_says(a, "asking") and _says(b, "asking"))
    if {mine, theirs} != {"fact", "planned"}:
        return True
    planned, done = (a, b) if mine == "planned" else (b, a)
    if planned.polarity == done.polarity == "negated":
        return not _says(done, "refusing")  # "refused to resign", "would not resign"
    if (
        _says(done, "announcing")
        or _under_way(done)
        or (_says(done, "undoing") and _says(planned, "undoing"))
    ):
        return False
    return not (present(done) and done.dates and planned.dates)


@once
def _hangs_on(reading: Reading) -> bool:
    return any(clause.modality == "conditional" for clause in reading.clauses)


def _mode(reading: Reading) -> str:
    """Return how a claim is meant: what is reported or believed is told as a fact."""
    if reading.modality == "possible" and _believed(reading):
        return "fact"
    return "fact" if reading.modality == "reported" else reading.modality


@once
def _believed(reading: Reading) -> bool:
    """Return whether a claim is told as a belief, in its statement or around it."""
    told = {stem(token.lower, tongue(reading)) for token in tokens(reading.text)}
    return not told.isdisjoint(_table("believing")) and told.isdisjoint(_table("doubting"))


@once
def _under_way(reading: Reading) -> bool:
    """Return whether a claim tells what somebody is doing: "is closing its plant"."""
    told = [lexeme(token.lower, "en") for token, _ in heard(reading, reading.statement)]
    return any("be" in x.classes and y.form == "ing" for x, y in pairwise(told))


@once
def present(reading: Reading) -> bool:
    """Return whether a claim tells nothing in the past: "the law takes effect on 1 January"."""
    forms = {lex.form for _, lex in heard(reading, reading.statement)}
    return "third" in forms and not forms & {"past", "participle"}


def none_told(reading: Reading) -> bool:
    """Return whether all figures of a claim say that there were none: "nobody was hurt"."""
    return all(q.low == q.high == 0 for q in reading.quantities)


def share(a: Reading, b: Reading, similarity: Similarity) -> float:
    """Return the score of two claims without what they say in other words.

    By which one tells who says it ("the mayor announced water rationing", "water will be rationed,
    the mayor announced"), words that are one in other words, and acts told for one another.
    """
    beside = _speaking(a) if a.attribution else frozenset[str]()
    others = _speaking(b) if b.attribution else frozenset[str]()
    excused = sum(w for word, w in similarity.unmatched_a if word in others)
    excused += sum(w for word, w in similarity.unmatched_b if word in beside)
    excused += _in_other_words(a, b, similarity)
    if not excused:
        return similarity.score
    shared = 2.0 * sum(weight for _, _, weight in similarity.shared)
    if not shared:
        return 0.0
    whole = shared / similarity.score
    return min(1.0, shared / max(shared, whole - excused))


def _in_other_words(a: Reading, b: Reading, similarity: Similarity) -> float:
    """Return the weight of the words that stand for one another, each taken once, heaviest first.

    The order is that of the weights and of both words, so that it is the same both ways round.
    """
    heads = {c.head for c in a.clauses}, {c.head for c in b.clauses}
    met = [
        (w + v, x, y)
        for x, w in similarity.unmatched_a
        for y, v in similarity.unmatched_b
        if one_word(x, y)
        or (x in heads[0] and y in heads[1] and (retold(x, y) or _contested(x, y, a, b)))
    ]
    taken: tuple[set[str], set[str]] = (set(), set())
    excused = 0.0
    for weight, x, y in sorted(met, key=lambda row: (-row[0], sorted(row[1:]))):
        if x not in taken[0] and y not in taken[1]:
            taken[0].add(x)
            taken[1].add(y)
            excused += weight
    return excused


def _contested(x: str, y: str, a: Reading, b: Reading) -> bool:
    """Return whether two acts tell one contest from both sides."""
    return {x, y} == {"win", "lose-contest"} and one_contest(a, b)


def one_contest(a: Reading, b: Reading) -> bool:
    """Return whether two claims tell one contest, who won it and who lost it."""
    return any(contest(x, y) for x in a.clauses for y in b.clauses)


@once
def _speaking(reading: Reading) -> frozenset[str]:
    """Return the words by which a claim says who says it, and those of saying itself."""
    told = (lex for told in reading.attribution for _, lex in heard(reading, told.span))
    found = {form for lex in told for form in (lex.canon, lex.stem) if form}
    return frozenset(found | {key for told in reading.attribution for key in (told.key,)}) | _table(
        "saying"
    )
