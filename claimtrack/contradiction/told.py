"""Who does what to whom in the words as they stand: the tanker is not the patrol boat.

Clauses hold canonical words, and to those a tanker and a patrol boat are both ships, a husband and
a wife both spouses. Here the noun phrases around the verb are taken word by word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claimtrack.model import Clause, Reading
from claimtrack.reading.gloss import heard, tongue
from claimtrack.reading.lexemes import Lexeme, lexeme, singular
from claimtrack.reading.names import common
from claimtrack.reading.phrases import manner
from claimtrack.reading.remembered import once_in
from claimtrack.text import Token, tokens


class Phrase(NamedTuple):
    """A noun phrase: its nouns in order, whether one thing is meant, and whose it is."""

    nouns: tuple[str, ...] = ()
    definite: bool = False  # "the tanker", "his son", "Chelsea"; not "a tanker", "tankers"
    owners: frozenset[str] = frozenset()  # "the senator's wife": senator
    one: bool = False  # "a tanker" as well, but not "tankers"
    many: bool = False  # "the tankers"
    proper: bool = False  # each noun is a name by its looks: "Mendes", "Schneider Electric"

    @property
    def head(self) -> str:
        return self.nouns[-1] if self.nouns else ""


class Told(NamedTuple):
    """Who does it, to whom or what, and to whom it is given: "sold the striker TO MILAN"."""

    doer: Phrase = Phrase()
    done_to: Phrase = Phrase()
    given: Phrase = Phrase()


_NOTHING = Told()
_THE = frozenset("the his her its their this that these those both".split())
_ENDS = frozenset(",;:.()–—")
_FINITE = frozenset(["past", "participle", "third"])


@once_in
def told(clause: Clause, reading: Reading) -> Told:
    """Return the parts of a clause with a verb; nothing where its verb is not found."""
    if tongue(reading) != "en" or not clause.head or clause.head.startswith("be:"):
        return _NOTHING
    heard_words = heard(reading, clause.span)
    words, known = [token for token, _ in heard_words], [lex for _, lex in heard_words]
    at = _verb(clause.head, known)
    if at is None:
        return _NOTHING
    before = _phrase(words[:at], known, _subject_from(words, known, at))
    end = at + 1
    while end < len(words) and words[end].lower in _PARTICLES:
        end += 1
    after = _phrase(words, known, end)
    given = _led(words, known, end, "to")
    if _passive(known, at):
        return Told(_led(words, known, end, "by"), before, given)
    canon = {*before.nouns, *(lexeme(noun, "en").canon for noun in before.nouns)}
    if canon & set(clause.patients) and not canon & set(clause.agents):
        return Told(Phrase(), before, given)  # "twelve people died"
    return Told(before, after, given)


@lru_cache(maxsize=50_000)
def phrase(text: str) -> Phrase:
    """Return the noun phrase that a stretch of English begins with."""
    words = tokens(text)
    return _phrase(words, [lexeme(token.lower, "en") for token in words], 0)


_PARTICLES = frozenset("up down off out over away back together apart place".split())


def _verb(head: str, known: Sequence[Lexeme]) -> int | None:
    """Return where the verb stands whose act is the head, else the first word that is a verb."""
    finite = [
        i for i, lex in enumerate(known)
        if i and lex.form and not lex.classes and _may_be_verb(known[i - 1])
    ]  # fmt: skip
    for i in finite:
        lex = known[i]
        if head in (lex.lemma, lex.stem, lex.canon) or (lex.act and lex.act.concept == head):
            return i
    return next((i for i in finite if known[i].form in _FINITE), None)


def _may_be_verb(before: Lexeme) -> bool:
    """Return whether a verb may follow a word, and not a noun: "the ruling", "a rise in fees"."""
    return "relative" in before.classes or not before.classes & {"determiner", "preposition"}


def _passive(known: Sequence[Lexeme], at: int) -> bool:
    back = at - 1
    while back >= 0 and "adverb" in known[back].classes:
        back -= 1
    return (
        back >= 0
        and bool(known[back].classes & {"be", "get"})
        and known[at].form in ("past", "participle", "base")
    )


def _subject_from(words: Sequence[Token], known: Sequence[Lexeme], verb: int) -> int:
    """Return where the subject begins: after an opening phrase that ends in a comma."""
    commas = [i for i in range(verb) if words[i].text == ","]
    opening = known[0].classes & {"preposition", "adverb", "subordinate"}
    start = commas[-1] + 1 if commas and opening else 0
    if words[start].lower == "it" and start + 1 < verb and "be" in known[start + 1].classes:
        return start + 2  # "It was the coalition that broke off the talks"
    return start


def _led(words: Sequence[Token], known: Sequence[Lexeme], start: int, word: str) -> Phrase:
    """Return the noun phrase after the first "by" or "to" that no verb follows."""
    for i in range(start, len(words) - 1):
        if words[i].lower == word and known[i + 1].form != "base":
            return _phrase(words, known, i + 1)
    return Phrase()


def _phrase(words: Sequence[Token], known: Sequence[Lexeme], start: int) -> Phrase:
    """Return the noun phrase that begins here, up to its first preposition but "of"."""
    nouns: list[str] = []
    owners: set[str] = set()
    definite = many = False
    proper = True
    for i in range(start, len(words)):
        token, lex = words[i], known[i]
        if token.text in _ENDS or lex.classes & {"be", "have", "do", "modal", "conjunction"}:
            break
        if "preposition" in lex.classes or token.lower == "not":
            break
        if lex.classes or manner(token.lower) or not token.text[0].isalpha():
            definite = definite or (token.lower in _THE and not nouns)
            if "relative" in lex.classes and nouns:
                break
            continue
        if nouns and (lex.sure or (lex.form == "ing" and lex.act and not lex.noun)):
            break  # "the helicopter carrying the president"
        if token.text[0].isupper() and (i or _named(words, i)):
            definite = words[max(start, i - 1)].lower not in ("a", "an") or definite
        word = token.lower
        proper = proper and token.text[0].isupper() and (i > 0 or _a_name(word))
        if word.endswith(("'s", "’s", "s'", "s’")):
            word = singular(word.rstrip("s").rstrip("'’") if word[-1] == "s" else word[:-1])
            owners.add(word)
            definite = True
        many = singular(word) != word
        nouns.append(singular(word))
    if len(nouns) == 1 and not start and not many and words[0].text[0].isupper():
        definite = definite or not known[0].classes  # "Chelsea", not "heavy rain", "protesters"
    one = definite or words[min(start, len(words) - 1)].lower in ("a", "an")
    return Phrase(tuple(nouns), definite, frozenset(owners), one, many, proper and bool(nouns))


def _named(words: Sequence[Token], at: int) -> bool:
    """Return whether a capital at the start is that of a name: another one follows."""
    return words[at].text.isupper() or (at + 1 < len(words) and words[at + 1].text[0].isupper())


_PLURALS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees", "als", "ings", "ics", "ies")


def _a_name(word: str) -> bool:
    """Return whether a word that opens a claim is likely a name: "Siemens", not "Campers"."""
    return not common(word) and not word.endswith(_PLURALS) and not lexeme(word, "en").form


def _meet(x: Phrase, y: Phrase) -> bool:
    """Return whether two phrases can name one thing: "the coast guard", "a coast guard ship"."""
    return bool(x.head and y.head) and (x.head in y.nouns or y.head in x.nouns)


def exchanged(x: Told, y: Told) -> bool:
    """Return whether who acts in the one is acted on, or given it, in the other."""
    if x.doer.head == y.doer.head:
        return False
    if _meet(x.doer, y.done_to) and _meet(x.done_to, y.doer):
        # "The rebels downed a government jet" and the government a rebel drone: things of theirs.
        plain = x.doer.head == y.done_to.head or x.done_to.head == y.doer.head
        return plain and x.done_to.head != y.done_to.head
    one_thing = x.done_to.head == y.done_to.head != ""
    return one_thing and _meet(x.doer, y.given) and _meet(x.given, y.doer)


def one_each(told: Told) -> bool:
    """Return whether each is one that is meant: the tanker, his son, Milan; not "protesters"."""
    parts = [part for part in told if part.nouns]
    return len(parts) > 1 and all(p.one for p in parts) and any(p.definite for p in parts)
