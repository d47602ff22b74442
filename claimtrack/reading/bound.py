"""A number on its way to a quantity: the amount with what is known of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimtrack.reading import lexicons, units
from claimtrack.reading.amounts import Amount
from claimtrack.reading.befell import RoleWord, role_of, roles
from claimtrack.reading.counted import noun_of
from claimtrack.reading.lexemes import lexeme
from claimtrack.text import Token

STOPS = frozenset('.!?;:…«»"“”|—–()[]')


def joins() -> frozenset[str]:
    """Return what joins two noun phrases, in every language."""
    return lexicons.everywhere("grammar.joins")


def ands() -> frozenset[str]:
    """Return the words for "and", in every language."""
    return lexicons.everywhere("grammar.and")


def prepositions() -> frozenset[str]:
    """Return what ends the noun phrase of a number, in every language."""
    return lexicons.everywhere("grammar.ends")


def personal() -> frozenset[str]:
    """Return the roles that befall people."""
    return lexicons.words("roles.kinds.of-people")


@dataclass(slots=True)
class Bound:
    """An amount with its noun, its unit and its role, as far as they are found."""

    amount: Amount
    last: int  # token after its noun phrase
    noun: str = ""
    counted: str = ""
    person: bool = False
    role: str = ""
    unit: units.Unit | None = None
    words: list[str] = field(default_factory=list)  # of its noun phrase, for the side
    subset: bool = False
    after: str = ""  # hedge said after the noun
    from_verb: bool = False  # the role came from a verb before it
    verb: int = -1  # token of that verb
    head: int = -1  # token of the noun

    def take(self, other: Bound) -> None:
        """Take the noun of a neighbour in the same list."""
        self.noun, self.counted, self.person = other.noun, other.counted, other.person


class Text(NamedTuple):
    """The tokens of a claim, where its amounts begin, and which belong to dates."""

    tokens: Sequence[Token]
    lang: str
    starts: dict[int, int]  # first to numeral token -> index of the amount
    taken: frozenset[int]

    def low(self, at: int) -> str:
        """Return the lower-case word at a token, "" outside the text."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def classes(self, at: int) -> frozenset[str]:
        """Return the closed classes of a word; a name, or what is outside the text, has none."""
        if not 0 <= at < len(self.tokens) or is_name(self.tokens[at]):
            return frozenset()
        return lexeme(self.tokens[at].lower, self.lang).classes

    def person(self, at: int) -> bool:
        """Return whether the word at a token names persons."""
        noun = noun_of(self.low(at), self.lang) if at < len(self.tokens) else None
        return noun is not None and noun.person

    def role(self, at: int) -> RoleWord | None:
        """Return the role that a word gives, alone or with its particle ("shot down")."""
        if at in self.taken:
            return None
        return self.pair(at) or role_of(self.tokens[at].lower, self.lang)

    def pair(self, at: int) -> RoleWord | None:
        """Return the role of a verb with the particle after it."""
        if self.lang != "en" or at + 1 >= len(self.tokens):
            return None
        return roles().pairs.get((self.tokens[at].lower, self.tokens[at + 1].lower))


def is_name(token: Token) -> bool:
    """Return whether a word is set in capitals: "IS" and "US" are no "is" and "us"."""
    return len(token.text) > 1 and token.text.isupper()


def joined_role(text: Text, at: int, role: str) -> str:
    """Return "casualties" where killed and wounded stand as one, "hit" for destroyed, damaged."""
    step = at + 1
    while step < min(at + 3, len(text.tokens)) and (
        text.low(step) in ands()
        or text.low(step) in ("or", "ou", "o", "oder", "или", "або", "/", ",")
    ):
        step += 1
    if step >= len(text.tokens) or step in text.starts:
        return role
    found = text.role(step)
    if found is None or (step > at + 1 and step + 1 in text.starts and not found.own):
        return role  # "killed 12 and wounded 40"
    return both(role, found.role)


def both(role: str, other: str) -> str:
    """Return the role of a figure that counts two of them together, else the first."""
    if {role, other} == {"killed", "wounded"}:
        return "casualties"
    return "hit" if {role, other} == {"destroyed", "damaged"} else role
