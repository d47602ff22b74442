"""The words right after a number: its unit, its noun, and a role word beside it."""

from __future__ import annotations

from claimtrack.reading import counted, hedges, lexicons, spells, units
from claimtrack.reading.amounts import Amount
from claimtrack.reading.bound import STOPS, Bound, Text, joined_role, joins, prepositions
from claimtrack.reading.counted import Noun, noun_of
from claimtrack.reading.lexemes import lexeme
from claimtrack.text import Token

_LONGEST = 9  # tokens of a noun phrase after the number
_OF = frozenset("de des du d' del der die das den".split())
_DETERMINED = frozenset("of the its their his her our these those".split())
# Roles that a noun of another language may name: "15 blessés", but not "300 manifestants".
_STATES = frozenset("killed wounded missing displaced survived casualties infected".split())


def read(text: Text, amount: Amount) -> Bound:
    """Return the amount with the unit, noun and role that stand right after it."""
    bound = Bound(amount, amount.end)
    at = amount.end
    if amount.currency:
        bound.unit = units.Unit("money", amount.currency, 1.0)
        _measured(text, bound, at)
        return bound
    if amount.kind == "":
        found = units.after(
            text.tokens, at, text.lang, digits=amount.digits, scaled=amount.step >= 1000
        )
        if found is not None and not _counts(text, found[0], at, found[1]):
            bound.unit, bound.last = found
            _measured(text, bound, bound.last)
            return bound
        if _magnitude(text, amount):
            bound.unit = units.Unit("magnitude", "magnitude", 1.0)
            return bound
    if amount.kind == spells.FEAT:
        bound.noun, bound.counted, bound.role = "goal", "goals", "scored"
        return bound
    if amount.kind == spells.TIMES:
        bound.unit = units.Unit("times", "times", 1.0)
        return bound
    if amount.kind == "share":
        bound.unit = units.Unit("share", "percent", 1.0)
    _Phrase(text, bound).read()
    return bound


def _counts(text: Text, unit: units.Unit, at: int, end: int) -> bool:
    """Return whether what looks like a unit is none: "10 second graders", "2 won"."""
    word = text.low(at)
    if word in ("night", "day", "hour") and end < len(text.tokens):
        noun = noun_of(text.low(end), text.lang)  # "four night guards"
        return noun is not None and noun.person
    if word in ("second", "seconds", "degree", "degrees", "foot") and end < len(text.tokens):
        return noun_of(text.low(end), text.lang) is not None
    return word in ("won", "real", "crown") and unit.measure == "money"


_QUAKES = frozenset("quake earthquake tremor aftershock quake's earthquake's quake’s".split())
_NAMED_BEFORE = 7  # tokens before a figure that may name it: "had its magnitude put at 6.8"


def _magnitude(text: Text, amount: Amount) -> bool:
    """Return whether the number is the strength of an earthquake."""
    first = amount.first
    before = [text.low(at) for at in range(max(first - _NAMED_BEFORE, 0), first)]
    after = [text.low(amount.end + k) for k in range(3)]
    if not amount.low < 11:
        return False
    decimal = amount.low % 1 != 0 and not text.low(amount.end).isalpha()
    if decimal and not _QUAKES.isdisjoint(token.lower for token in text.tokens):
        return True  # "the quake measured 7.4"
    return "magnitude" in before or "magnitude" in after[:2] or after == ["on", "the", "richter"]


_SENTENCES = frozenset("as while after before when since because although".split())


def _measured(text: Text, bound: Bound, at: int) -> None:
    """Name what a sum or a share is of: "$400 million in aid", "48% turnout"."""
    measure = bound.unit.measure if bound.unit else ""
    if measure not in ("share", "money", "points"):
        return
    for step in range(at, min(at + 6, len(text.tokens))):
        word = text.low(step)
        if step in text.starts or text.tokens[step].text in STOPS or word in joins() or word == ",":
            return
        if word in _SENTENCES:
            return  # "2.3 billion crowns as more loans turn bad"
        if measure == "share" and word in lexicons.words("counts.nouns.change"):
            bound.role, bound.last = "change", step + 1
            continue
        known = counted.nouns().measures.get(counted.one(word))
        noun = noun_of(word, text.lang) if measure != "money" else None
        if known or noun:
            bound.noun, bound.head = counted.stem_of(word, text.lang), step
            bound.last = step + 1
            bound.person = noun is not None and noun.person
            bound.words = [t.text for t in text.tokens[at : step + 1]]
            if measure == "share" and text.low(step + 1) in lexicons.words("counts.nouns.change"):
                bound.role, bound.last = "change", step + 2  # "a 9 percent pay rise"
            return
        role = text.role(step)
        if role is not None and role.passive and not role.noun:
            return


class _Phrase:
    """One walk over a noun phrase, left to right."""

    def __init__(self, text: Text, bound: Bound) -> None:
        self.text, self.bound = text, bound
        self.head = self.unknown = -1
        self.noun: Noun | None = None
        amount = bound.amount
        self.plural = not (amount.low == 1 and amount.high == 1) and amount.kind not in (
            "lone", "article", "share", "none", "no",
        )  # fmt: skip

    def read(self) -> None:
        """Find the head and put it, with its class and a role beside it, into the bound."""
        text, bound = self.text, self.bound
        begin = end = bound.amount.end
        if text.low(end) in ("-", "‑"):
            end += 1
            self.plural = False  # "a 30-man unit"
            if text.low(end) == "strong":
                end += 1
        while end < min(begin + _LONGEST, len(text.tokens)):
            step = self._step(end, begin)
            if step == 0:
                break
            end += step
        bound.words = [t.text for t in text.tokens[begin:end]]
        if bound.words and text.low(end - 1) in lexicons.words("counts.nouns.within"):
            end = max(self.head + 1, begin)
        self._settle(end)

    def _step(self, at: int, begin: int) -> int:
        """Return how many tokens of the phrase are read here; 0 ends it."""
        text, _bound = self.text, self.bound
        if (at in text.starts and at > begin) or at in text.taken or self._ends(at):
            return 0
        word = text.low(at)
        if word in _DETERMINED:
            return 0 if self.head >= 0 or self.unknown >= 0 else 1
        known = self._known(at)
        role = text.role(at)
        if role is not None and (known is None or role.passive or (role.own and known.person)):
            return self._role(at, known, begin)
        if self.head >= 0 and self._full():
            return self._after_head(at, known)
        if known is not None:
            if self._agrees(at):
                self.head, self.noun = at, known
                return 1
            self.unknown = at if self.unknown < 0 else self.unknown
            return 1
        small = word in lexicons.words("counts.nouns.within")
        if small or not word[0].isalpha() or (text.lang != "en" and word in _OF):
            return 1
        if text.lang == "en":
            if _verb_like(text, at, many=self.plural):
                return 0
            if _plural(word) and text.tokens[at].text[0].islower():
                self.head, self.noun = at, None
                return 1
        if self.unknown < 0 or text.lang == "en":
            self.unknown = at
        return 1

    def _role(self, at: int, known: Noun | None, begin: int) -> int:
        """Read a role word inside the phrase: "84 dead", "12 wounded soldiers", "3 killed"."""
        text, bound = self.text, self.bound
        role = text.role(at)
        assert role is not None
        own = known is not None and bool(known.role) and of_whom(text, at)
        if self.head >= 0 or (self.unknown >= 0 and not own and not _described(text, at)):
            return 0
        width = 1 + (text.pair(at) is not None)
        if known is not None and known.person and not _described(text, at):
            self.head, self.noun = at, known  # "84 dead", "30 wounded"
            if known.role or text.lang == "en" or role.role in _STATES:
                bound.role = joined_role(text, at, known.role or role.role)
            return width
        if role.noun and at == begin and known is None and text.low(at).endswith("s"):
            bound.role = role.role  # "26 arrests", "no convictions"
            return width
        if not (role.passive or role.own) or (at > begin and self.unknown >= 0):
            return 0
        described = _described(text, at)
        if not described or role.role != "received":  # "registered voters" have received nothing
            bound.role = joined_role(text, at + width - 1, role.role)
        if described:
            return width
        bound.last = at + width
        return 0

    def _after_head(self, at: int, known: Noun | None) -> int:
        """Read on after a head that agrees with its number: only into a compound."""
        word = self.text.low(at)
        if (
            known is not None
            and self._agrees(at)
            and not (
                self.noun
                and self.noun.person
                and known.person
                and self.text.low(self.head).endswith("s")
            )
        ):
            self.head, self.noun = at, known
            return 1
        if (
            known is None and self.text.lang == "en" and _plural(word)
            and self.text.tokens[at].text[0].islower() and not _verb_like(self.text, at)
            and not _plural(self.text.low(self.head))
        ):  # fmt: skip
            self.head, self.noun = at, None  # "two police checks"
            return 1
        return 0

    def _full(self) -> bool:
        """Return whether the phrase could end at its head."""
        return self.text.lang != "en" or self.noun is None or self._agrees(self.head)

    def _agrees(self, at: int) -> bool:
        """Return whether a noun's number fits: what stands in the singular is not counted as 12."""
        word = self.text.low(at)
        invariant = lexicons.words("classes.nouns.invariant")
        if self.text.lang != "en" or not self.plural or word in invariant:
            return True
        return counted.one(word) != word or word.endswith("s") or not word.isascii()

    def _known(self, at: int) -> Noun | None:
        """Return the noun at a token, alone or with the word before it ("fighter jets")."""
        text = self.text
        word = text.low(at)
        if at and text.lang == "en" and word[0].isalpha():
            double = counted.nouns().english.get(f"{text.low(at - 1)}-{counted.one(word)}")
            if double is not None:
                return double
        return noun_of(word, text.lang)

    def _ends(self, at: int) -> bool:
        """Return whether a token ends a noun phrase."""
        text, token = self.text, self.text.tokens[at]
        if not token.text[0].isalpha():
            return token.text not in ("-", "'", "’") or at > self.bound.amount.end + 1
        if text.lang != "en":
            return (
                token.lower in prepositions()
                or token.lower in joins()
                or ("stop" in text.classes(at) and token.lower not in _OF)
            )
        return bool(text.classes(at)) and token.lower not in lexicons.words("counts.nouns.within")

    def _settle(self, end: int) -> None:
        text, bound, amount = self.text, self.bound, self.bound.amount
        head, noun = self.head, self.noun
        if head < 0 and self.unknown >= 0 and not bound.role:
            named = text.tokens[self.unknown]
            if (
                text.lang != "en"
                or (not self.plural and _nounish(named))
                or amount.kind in ("lone", "article")
            ):
                head = self.unknown if text.lang != "en" else end - 1
                noun = noun_of(text.low(head), text.lang)
        if head < 0:
            bound.last = max(bound.last, end) if bound.role else end
            return
        bound.head, bound.last = head, max(end, head + 1)
        if text.low(head) in ("one", "ones"):
            return  # "9,000 cars, including 1,200 electric ones"
        bound.noun = counted.stem_of(text.low(head), text.lang)
        if noun is not None:
            bound.counted, bound.person = noun.counted, noun.person
            if noun.role:
                bound.role = bound.role or noun.role
                bound.person, bound.noun = True, ""
                if text.low(head) in ("dead", "wounded", "injured", "missing", "displaced"):
                    bound.counted = ""
                if head > amount.end and (whose := of_whom(text, head)):
                    bound.counted = whose
        stop, bound.after = hedges.after(text.tokens, bound.last, text.lang)
        if bound.after:
            bound.last = stop


def of_whom(text: Text, at: int) -> str:
    """Return the class of those whom a noun of loss is said of: "17 civilian bodies"."""
    before = text.low(at - 1)
    known = counted.nouns().collective.get(before) or noun_of(before, text.lang)
    return known.counted if known and known.person and not known.role else ""


def _plural(word: str) -> bool:
    return (
        (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))
        or word in lexicons.words("classes.nouns.invariant")
        or word.endswith(("men", "people", "children"))
    )


def _nounish(token: Token) -> bool:
    """Return whether an unknown word may be a thing counted: no name, or a model (BMP-2)."""
    return token.text[0].islower() or token.text[-1].isdecimal()


def _described(text: Text, at: int) -> bool:
    """Return whether a role word stands before the noun it describes: "12 wounded soldiers"."""
    for step in range(at + 1, min(at + 4, len(text.tokens))):
        token = text.tokens[step]
        if step in text.starts or step in text.taken or not token.text[0].isalpha():
            return False
        if text.classes(step) or token.lower in ("others", "other"):
            return False
        if noun_of(token.lower, text.lang):
            return text.role(step) is None and (step == at + 1 or text.lang == "en")
        if not token.text[0].isupper():
            return False
    return False


def _verb_like(text: Text, at: int, *, many: bool = False) -> bool:
    """Return whether an English word of no class is likely the verb of the clause."""
    lex = lexeme(text.low(at), "en")
    if not lex.form or lex.form == "base":
        return False
    noun_before = at > 0 and noun_of(text.low(at - 1), "en") is not None
    if lex.form in ("past", "participle"):
        # "20 armed men": a participle before the first noun describes it
        # ... or the noun behind one of its own: "160 confirmed measles cases"
        ahead = 2 if many and not text.classes(at + 1) and text.low(at + 1).isalpha() else 1
        describes = text.low(at).endswith("ed") and any(
            noun_of(text.low(at + step), "en") is not None for step in range(1, ahead + 1)
        )
        return noun_before or not describes
    return noun_before and (lex.form == "ing" or not lex.noun)
