"""Binding amounts: which noun each number counts, in what role, on whose side.

The order of looking is that of a reader: the words right after the number, then its verb further
on in the clause, then the verb or noun before it, at last what a neighbour in the same list says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimtrack.model import Quantity
from claimtrack.reading import counted, hedges, units
from claimtrack.reading.amounts import Amount
from claimtrack.reading.befell import RoleWord, role_of, roles, toll_words
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.numbers import is_digits, regrouped
from claimtrack.text import Token

_REACH = 24  # tokens looked at on either side: longer clauses do not bind a number
_PHRASE = 7  # words of a noun phrase after the number
_STOPS = frozenset('.!?;:…«»"“”|—–()[]')
_JOINS = frozenset("and or & plus et ou y o e und oder и или та і або و أو nor as-well-as with while "
                   "but avec con mit".split())  # fmt: skip
_PREPOSITIONS = frozenset("in on at by with within after during near across for into from inside "
                          "against between among amid since aboard via around until per before "
                          "dans en par sur avec pour durant pendant con por para durante bei mit "
                          "in auf nach während в на при за из под после с у від після في على خلال "
                          "بعد من".split())  # fmt: skip


@dataclass(slots=True)
class Bound:
    """An amount with what is known of it so far."""

    amount: Amount
    noun: str = ""
    counted: str = ""
    person: bool = False
    role: str = ""
    unit: units.Unit | None = None
    last: int = 0  # token after the noun phrase
    words: list[str] = field(default_factory=list)  # of its noun phrase, for the side
    subset: bool = False
    after: str = ""  # hedge said after the noun
    from_verb: bool = False  # the role came from a verb before it
    verb: int = -1  # token of that verb
    head: int = -1  # token of the noun


class _Text(NamedTuple):
    tokens: Sequence[Token]
    lang: str
    starts: dict[int, int]  # first or numeral token -> index of the amount


def bind(tokens: Sequence[Token], lang: str, amounts: Sequence[Amount]) -> tuple[Quantity, ...]:
    """Return the quantities that the amounts are, without those that count nothing after all."""
    starts: dict[int, int] = {}
    for index, amount in enumerate(amounts):
        for at in range(amount.first, amount.start + 1):
            starts[at] = index
    text = _Text(tokens, lang, starts)
    bounds = [_phrase(text, amount) for amount in amounts]
    for bound in bounds:
        _including(text, bound)
    for bound in bounds:
        if not bound.role:
            _forward(text, bound, bounds)
    for index, bound in enumerate(bounds):
        if not bound.role:
            _backward(text, bound, bounds[:index])
    _share(text, bounds)
    found = []
    for bound in bounds:
        quantity = _quantity(text, bound)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _name(token: Token) -> bool:
    """Return whether a word in capitals is a name: "IS" and "US" are no "is" and "us"."""
    return len(token.text) > 1 and token.text.isupper()


def _stops(text: _Text, at: int) -> bool:
    """Return whether a token ends a noun phrase."""
    token = text.tokens[at]
    if not token.text[0].isalpha():
        return token.text not in ("-", "'", "’")
    if _name(token):
        return False
    if text.lang != "en":
        return (
            token.lower in _PREPOSITIONS
            or token.lower in _JOINS
            or ("stop" in lexeme(token.lower, text.lang).classes and token.lower not in _OF)
        )
    lex = lexeme(token.lower, "en")
    return bool(lex.classes) and token.lower not in _WITHIN


_WITHIN = frozenset("other others more further additional of the its their his her our these those "
                    "such long".split())  # fmt: skip
_OF = frozenset("de des du d' del der die das den".split())


def _phrase(text: _Text, amount: Amount) -> Bound:
    """Find unit, noun and adjacent role right after a number."""
    tokens, lang = text.tokens, text.lang
    bound = Bound(amount, last=amount.end)
    at = amount.end
    if amount.currency:
        bound.unit = units.Unit("money", amount.currency, 1.0)
        _measure_after(text, bound, at)
        return bound
    if amount.kind in ("", "share"):
        found = (
            None
            if amount.kind
            else units.after(tokens, at, lang, digits=amount.digits, scaled=amount.step >= 1000)
        )
        if found is not None and not _counts_instead(text, found, at):
            bound.unit, bound.last = found
            bound.unit = _in_context(text, bound)
            if bound.unit.measure in ("share", "money", "points") or at == amount.end:
                _measure_after(text, bound, bound.last)
            return bound
    if _magnitude(text, amount):
        bound.unit = units.Unit("magnitude", "magnitude", 1.0)
        bound.noun = "earthquak"
        return bound
    if amount.kind == "share":
        bound.unit = units.Unit("share", "percent", 1.0)
    _noun_phrase(text, bound, at)
    return bound


def _counts_instead(text: _Text, found: tuple[units.Unit, int], at: int) -> bool:
    """Return whether what looks like a unit begins a noun: "10 second graders", "five m"."""
    unit, end = found
    word = text.tokens[at].lower
    if word in ("second", "seconds") and end < len(text.tokens):
        return counted.noun_of(text.tokens[end].lower, text.lang) is not None
    if word in ("won",) and unit.measure == "money":
        return True
    return word in ("real", "crown", "may")


def _in_context(text: _Text, bound: Bound) -> units.Unit:
    unit = bound.unit
    assert unit is not None
    return unit


def _magnitude(text: _Text, amount: Amount) -> bool:
    """Return whether the number is the strength of an earthquake."""
    tokens = text.tokens
    before = [t.lower for t in tokens[max(amount.first - 2, 0) : amount.first]]
    after = [t.lower for t in tokens[amount.end : amount.end + 3]]
    return amount.high is not None and amount.high < 11 and (
        "magnitude" in before or after[:1] == ["magnitude"] or after[:2] == ["-", "magnitude"]
        or after[:3] == ["on", "the", "richter"]
    )  # fmt: skip


def _measure_after(text: _Text, bound: Bound, at: int) -> None:
    """Name what a sum or a share is of: "$400 million in aid", "48% turnout"."""
    tokens, lang = text.tokens, text.lang
    for step in range(at, min(at + 6, len(tokens))):
        token = tokens[step]
        if step in text.starts or token.text in _STOPS:
            return
        kind = counted.nouns().measures.get(counted.one(token.lower))
        role = role_of(token.lower, lang)
        if kind:
            bound.noun, bound.head = counted.stem_of(token.lower, lang), step
            bound.last = step + 1
            return
        noun = counted.noun_of(token.lower, lang)
        if noun and (bound.unit is None or bound.unit.measure in ("share", "points")):
            bound.noun, bound.head = counted.stem_of(token.lower, lang), step
            bound.last = step + 1
            bound.words = [t.text for t in tokens[at : step + 1]]
            return
        if role and role.passive and step == at:
            return
        if token.lower in _JOINS or token.text == ",":
            return


def _noun_phrase(text: _Text, bound: Bound, at: int) -> None:
    """Find the head noun of what is counted, and a role word that stands in the phrase."""
    tokens, lang = text.tokens, text.lang
    amount = bound.amount
    head, noun, unknown = -1, None, -1
    first, end = at, at
    limit = min(at + _PHRASE + 2, len(tokens))
    while end < limit and tokens[end].text in ("-", "‑"):
        end += 1
    if end < limit and tokens[end].lower == "strong":  # "5,000-strong crowd"
        end += 1
    while end < limit:
        token = tokens[end]
        if end in text.starts and end > at:
            break
        if _stops(text, end):
            break
        word = token.lower
        if word in ("of", "the", "its", "their", "his", "her", "our", "these", "those") and (
            head >= 0 or unknown >= 0
        ):
            break
        known = counted.noun_of(word, lang)
        role = _role_at(text, end)
        if role is not None and not (known and not role.passive and not role.own):
            if head >= 0 or unknown >= 0:
                break
            if known and known.person and known.role and not _adjective(text, end):
                head, noun = end, known
                end += 1
                continue
            if not role.passive and not role.own:
                break
            bound.role = role.role
            bound.role = _with_next(text, end, bound.role)
            end += 1 + (_pair_at(text, end) is not None)
            end = _skip_with(text, end, bound.role)
            if not _adjective(text, end - 1):
                bound.last = end
                break
            continue
        if known:
            head, noun = end, known
        elif lang == "en" and head >= 0 and _verb_like(text, end):
            break
        elif word not in _WITHIN and token.text[0].isalpha():
            if _verb_like(text, end) and lang == "en":
                break
            if _plural(word) and (head < 0 or token.text[0].islower()) and lang == "en":
                if head >= 0 and not _compound(text, end):
                    break
                head, noun = end, None
                unknown = end
            elif unknown < 0:
                unknown = end
            if lang != "en" and head >= 0:
                break
        end += 1
        if lang != "en" and head >= 0:
            break
    bound.words = [t.text for t in tokens[first:end]]
    if head < 0 and unknown >= 0 and not bound.role and lang != "en":
        head = unknown
    if (
        head < 0
        and unknown >= 0
        and lang == "en"
        and (
            amount.high == 1
            and _nounish(tokens[unknown])
            or amount.kind in ("lone", "share")
            or (end > at and tokens[at].text == "-")
        )
    ):
        head = unknown if amount.kind != "lone" else end - 1
    if head >= 0:
        bound.head = head
        bound.noun = counted.stem_of(tokens[head].lower, lang)
        bound.last = end
        if noun is not None:
            bound.counted, bound.person = noun.counted, noun.person
            if noun.role and not bound.role:
                bound.role = noun.role
            if noun.role:
                bound.person, bound.noun = True, ""
        stop, bound.after = hedges.after(tokens, bound.last, lang)
        if bound.after:
            bound.last = stop
    elif bound.role:
        bound.last = max(bound.last, end)
    else:
        bound.last = end if end > at and tokens[end - 1].lower not in _WITHIN else at


def _nounish(token: Token) -> bool:
    """Return whether an unknown word may be a thing counted: no name, or a model (BMP-2)."""
    return token.text[0].islower() or token.text[-1].isdigit()


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _compound(text: _Text, at: int) -> bool:
    """Return whether a plural after a known noun is the head: "police stations", "fighter jets"."""
    return not _verb_like(text, at)


def _verb_like(text: _Text, at: int) -> bool:
    """Return whether a word of no class is likely the verb of the clause."""
    token = text.tokens[at]
    lex = lexeme(token.lower, "en")
    if counted.noun_of(token.lower, "en"):
        return False
    if not lex.form or lex.form == "base":
        return False
    if lex.form in ("past", "participle"):
        nxt = text.tokens[at + 1] if at + 1 < len(text.tokens) else None
        return not (nxt is not None and counted.noun_of(nxt.lower, "en") is not None
                    and lex.form == "past" and token.lower.endswith("ed")
                    and not _noun_before(text, at))  # fmt: skip
    if lex.form == "third":
        return _noun_before(text, at) and not lex.noun
    return lex.form == "ing" and _noun_before(text, at)


def _noun_before(text: _Text, at: int) -> bool:
    return at > 0 and counted.noun_of(text.tokens[at - 1].lower, "en") is not None


def _pair_at(text: _Text, at: int) -> RoleWord | None:
    """Return the role of a verb with its particle: "shot down", "laid off"."""
    if text.lang != "en" or at + 1 >= len(text.tokens):
        return None
    return roles().pairs.get((text.tokens[at].lower, text.tokens[at + 1].lower))


def _role_at(text: _Text, at: int) -> RoleWord | None:
    return _pair_at(text, at) or role_of(text.tokens[at].lower, text.lang)


def _adjective(text: _Text, at: int) -> bool:
    """Return whether a role word stands before the noun it describes: "12 wounded soldiers"."""
    for step in range(at + 1, min(at + 4, len(text.tokens))):
        if step in text.starts or _stops(text, step):
            return False
        if counted.noun_of(text.tokens[step].lower, text.lang):
            return not (role_of(text.tokens[step].lower, text.lang))
        if not _name(text.tokens[step]) and not text.tokens[step].text[0].isupper():
            return False
    return False


_HURT = frozenset({"killed", "wounded"})


def _with_next(text: _Text, at: int, role: str) -> str:
    """Return "casualties" where killed and wounded stand as one: "killed or wounded"."""
    if role not in _HURT:
        if role in ("destroyed", "damaged"):
            other = _joined(text, at)
            if other in ("destroyed", "damaged") and other != role:
                return "hit"
        return role
    other = _joined(text, at)
    return "casualties" if other in _HURT and other != role else role


def _joined(text: _Text, at: int) -> str:
    step = at + 1
    while step < len(text.tokens) and step < at + 3 and (
        text.tokens[step].lower in ("and", "or", "/", ",", "et", "ou", "y", "o", "und", "oder", "и",
                                    "или", "та", "або", "و", "أو")
    ):  # fmt: skip
        step += 1
    if step >= len(text.tokens) or step in text.starts:
        return ""
    found = _role_at(text, step)
    if found is None:
        return ""
    nxt = step + 1
    if nxt in text.starts and step > at + 1:
        return found.role if not found.own or found.passive else ""
    return found.role


def _skip_with(text: _Text, end: int, role: str) -> int:
    if role not in ("casualties", "hit"):
        return end
    while end < len(text.tokens) and text.tokens[end].lower in ("and", "or", "/", ","):
        end += 1
    return end + 1


def _including(text: _Text, bound: Bound) -> None:
    """Mark a part of a whole: "including 12 children", "four of them", "2 medics among 31"."""
    tokens, amount = text.tokens, bound.amount
    table = hedges.hedges(text.lang).including
    for back in range(1, 9):
        at = amount.first - back
        if (
            at < 0
            or tokens[at].text in ".;!?"
            or (
                at + 1 in text.starts
                and back > 1
                and text.starts[at + 1] != text.starts[amount.first]
                and tokens[at].lower not in _JOINS
                and tokens[at].text != ","
            )
        ):
            break
        told = hedges.match(tokens, at, table)
        if told and told[0] <= amount.first:
            bound.subset = True
            return
    end = max(bound.last, amount.end)
    rest = [t.lower for t in tokens[amount.end : amount.end + 4]]
    if rest[:2] in (
        ["of", "them"],
        ["of", "whom"],
        ["of", "those"],
        ["of", "which"],
        ["d'entre", "eux"],
        ["de", "ellos"],
        ["из", "них"],
        ["з", "них"],
    ):
        bound.subset = True
    elif rest[:1] == ["of"] and any(
        step in text.starts for step in range(amount.end + 1, amount.end + 3)
    ):
        bound.subset = True
    elif end < len(tokens) and tokens[end].lower == "among":
        bound.subset = any(step in text.starts for step in range(end + 1, end + 5))


_AUX = frozenset("be have get modal".split())
_REPORTING = frozenset(
    "reported confirmed believed feared found left said thought known presumed "
    "announced estimated listed declared pronounced counted".split()
)


def _forward(text: _Text, bound: Bound, bounds: list[Bound]) -> None:
    """Find the verb of those counted further on in the clause: "84 fighters ... were killed"."""
    tokens, lang = text.tokens, text.lang
    amount = bound.amount
    if bound.unit is not None and bound.unit.measure not in ("share",):
        if bound.unit.measure != "money":
            return
    at, stop = bound.last, min(bound.last + _REACH, len(tokens))
    aux = False
    inside = False
    while at < stop:
        token = tokens[at]
        if token.text in _STOPS and token.text not in ("(", ")", "[", "]"):
            return
        if token.text == ",":
            nxt = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            told = at + 1 < len(tokens) and hedges.match(
                tokens, at + 1, hedges.hedges(lang).including
            )
            if told:
                inside = True
            elif inside:
                inside = False
            elif nxt in ("who", "which", "all", "most", "both", "mostly", "qui", "que", "die"):
                pass
            else:
                return
            at += 1
            continue
        if inside:
            at += 1
            continue
        if at in text.starts and at >= amount.end:
            if at > 0 and (tokens[at - 1].lower in _PREPOSITIONS or tokens[at - 1].lower == "of"):
                at = max(bounds[text.starts[at]].last, at + 1)
                continue
            return
        if hedges.match(tokens, at, hedges.hedges(lang).including) and token.lower not in (
            "mostly",
        ):
            return
        role = _role_at(text, at)
        if role is not None:
            if lang != "en":
                if _object_after(text, at):
                    return
                bound.role = _with_next(text, at, role.role)
                return
            lex = lexeme(token.lower, "en")
            if (
                role.noun
                and not (role.passive or role.own)
                or (not aux and role.noun and role.active)
            ):
                return  # "20 people in murder case"
            if role.passive:
                if not aux and _object_after(text, at):
                    return
                bound.role = _with_next(text, at, role.role)
                return
            if role.own:
                bound.role = _with_next(text, at, role.role)
                return
            if lex.classes:
                at += 1
                continue
            if aux and token.lower.endswith("ing"):
                return
            return
        if lang != "en":
            if token.lower in _JOINS:
                return
            at += 1
            continue
        lex = lexeme(token.lower, "en")
        if "be" in lex.classes or "have" in lex.classes or "get" in lex.classes:
            aux = (
                aux
                or "be" in lex.classes
                or "get" in lex.classes
                or (
                    "have" in lex.classes
                    and at + 1 < len(tokens)
                    and tokens[at + 1].lower == "been"
                )
            )
        elif token.lower in ("and", "or", "but", "while", "as", "after", "when", "because"):
            if token.lower != "and" or at + 1 in text.starts or at + 1 >= len(tokens):
                return
            nxt = lexeme(tokens[at + 1].lower, "en")
            if nxt.form in ("past", "third", "participle") and not nxt.noun:
                return
        elif token.lower in _REPORTING:
            aux = True
        elif (
            lex.sure and lex.form in ("past", "participle") and not aux
            and not _noun_ahead(text, at)
        ):  # fmt: skip
            return
        at += 1


def _noun_ahead(text: _Text, at: int) -> bool:
    return at + 1 < len(text.tokens) and (
        counted.noun_of(text.tokens[at + 1].lower, text.lang) is not None
    )


def _object_after(text: _Text, at: int) -> bool:
    """Return whether a verb has an object of its own: "20 rebels killed three soldiers"."""
    tokens = text.tokens
    nxt = at + 1
    if nxt >= len(tokens):
        return False
    if nxt in text.starts:
        end = nxt
        while end in text.starts:
            end += 1
        # "10 civilians killed 40 injured": the next number has a role of its own
        for step in range(end, min(end + 4, len(tokens))):
            role = _role_at(text, step)
            if role is not None and (role.passive or role.own):
                return False
            if tokens[step].text in ".,;" or tokens[step].lower in _PREPOSITIONS:
                break
        return True
    word = tokens[nxt]
    lex = lexeme(word.lower, text.lang)
    if "determiner" in lex.classes:
        return True
    return (
        word.text[0].isupper()
        and not _name(word)
        and word.lower not in _PREPOSITIONS
        and (counted.noun_of(word.lower, text.lang) is not None and tokens[at].text[0].islower())
    )


def _backward(text: _Text, bound: Bound, earlier: list[Bound]) -> None:
    """Find the verb or noun before a number: "killed at least 84", "the death toll rose to 84"."""
    tokens, lang, amount = text.tokens, text.lang, bound.amount
    if bound.unit is not None and bound.unit.measure not in ("money", "share"):
        return
    at = amount.first - 1
    if at < 0:
        return
    toll = toll_words(lang)
    before = tokens[at].lower
    linked = before in toll
    within = before in _PREPOSITIONS and not linked
    if before in ("at", "to", "from", "in", "by") and not _toll_verb(text, at, toll):
        linked = False
        within = before not in ("to",)
    if within and lang == "en":
        if before in ("at", "from", "by") and bound.unit is not None:
            pass
        elif not (before == "for" and bound.unit is not None):
            return
    crossed = 0
    plain_verb = False
    for step in range(at, max(at - _REACH, -1), -1):
        token = tokens[step]
        if token.text in _STOPS:
            if token.text == ":" or token.text in ".;!?":
                return
            continue
        if token.text == ",":
            crossed += 1
            if not (linked or _listed(text, step)):
                return
            continue
        if step in text.starts:
            if linked:
                continue
            return  # a neighbour: sharing decides
        role = role_of(token.lower, lang)
        if role is None and lang == "en" and step:
            role = roles().pairs.get((tokens[step - 1].lower, token.lower)) or (
                roles().pairs.get((token.lower, tokens[step + 1].lower)) if step < at else None
            )
        lex = lexeme(token.lower, lang)
        if role is not None and not (lex.classes and lang == "en"):
            direct = at - step <= 3 or _only_fillers(text, step + 1, at + 1)
            if lang != "en":
                bound.role, bound.verb, bound.from_verb = _pairwise(text, step, role), step, True
                return
            if role.noun and (linked or before == "of" or before == ":" or role.active and direct):
                bound.role, bound.verb = _pairwise(text, step, role), step
                bound.from_verb = not role.noun or role.active
                if not bound.noun and token.lower in ("toll", "death", "deaths", "wounded"):
                    bound.person, bound.counted = True, "people"
                return
            if (
                (role.active or role.passive)
                and not plain_verb
                and (direct or not _passive(text, step))
            ):
                if _passive(text, step) and not direct:
                    return
                if _passive(text, step) and _subject_number(text, step, earlier):
                    return
                bound.role, bound.verb, bound.from_verb = _pairwise(text, step, role), step, True
                return
            if role.noun and direct:
                bound.role, bound.verb = role.role, step
                return
        if linked:
            continue
        if "subordinate" in lex.classes or "relative" in lex.classes:
            return
        if lang == "en" and lex.sure and lex.form in ("past", "third", "participle"):
            plain_verb = True
            return


def _toll_verb(text: _Text, at: int, toll: frozenset[str]) -> bool:
    """Return whether a toll's verb stands before "to", "at": "has risen to", "stands at"."""
    for step in range(at - 1, max(at - 4, -1), -1):
        word = text.tokens[step].lower
        if word in toll and word not in ("at", "to", "by", "of", "up", "down", "from", "as"):
            return True
        if word not in toll and not lexeme(word, text.lang).classes:
            return False
    return False


def _listed(text: _Text, comma: int) -> bool:
    """Return whether a comma stands between two members of a list of numbers."""
    return comma + 1 in text.starts


def _only_fillers(text: _Text, start: int, end: int) -> bool:
    for step in range(start, end):
        token = text.tokens[step]
        lex = lexeme(token.lower, text.lang)
        if not lex.classes and not _name(token) and step not in text.starts:
            return False
        if "preposition" in lex.classes and token.lower not in ("of", "up", "down", "out", "off"):
            return False
    return True


def _passive(text: _Text, at: int) -> bool:
    """Return whether a participle has a form of "be" before it."""
    for step in range(at - 1, max(at - 4, -1), -1):
        lex = lexeme(text.tokens[step].lower, text.lang)
        if "be" in lex.classes or "get" in lex.classes:
            return True
        if "adverb" not in lex.classes:
            return False
    return False


def _subject_number(text: _Text, verb: int, earlier: list[Bound]) -> bool:
    return any(b.last <= verb and verb - b.last < 6 for b in earlier)


def _pairwise(text: _Text, at: int, role: RoleWord) -> str:
    """Return the role of a verb before a number, "casualties" for "killed and wounded 40"."""
    for step in range(at - 1, max(at - 3, -1), -1):
        word = text.tokens[step].lower
        if word in ("and", "or", "/", "et", "y", "und", "и"):
            continue
        other = role_of(word, text.lang)
        if other is not None and step not in text.starts:
            if {other.role, role.role} == {"killed", "wounded"}:
                return "casualties"
            if {other.role, role.role} == {"destroyed", "damaged"}:
                return "hit"
        break
    return role.role


def _share(text: _Text, bounds: list[Bound]) -> None:
    """Hand roles and nouns along a list: "84 Wagner and 47 Malian soldiers were killed"."""
    for left, right in zip(reversed(bounds[:-1]), reversed(bounds[1:]), strict=True):
        if not _coordinated(text, left, right) or _measured(left) or _measured(right):
            continue
        if not left.noun and not left.role and right.noun:
            if right.amount.raw and right.amount.hedge == "exact" and left.last > left.amount.end:
                # one head, one hedge: "up to 84 Wagner and 47 Malian soldiers"
                right.amount = right.amount._replace(hedge=left.amount.hedge)
            left.noun, left.counted, left.person = right.noun, right.counted, right.person
        elif not left.noun and left.role == right.role and right.noun:
            left.noun, left.counted, left.person = right.noun, right.counted, right.person
        if (
            not left.role
            and right.role
            and not right.subset
            and not right.from_verb
            and (left.person == right.person or not left.counted)
        ):
            left.role = right.role
    for left, right in zip(bounds[:-1], bounds[1:], strict=True):
        if _measured(left) or _measured(right):
            continue
        same = _sentence(text, left, right)
        if right.subset and same and not right.role:
            right.role = left.role
        elif left.subset and right.role and not left.role and same:
            left.role = right.role
        if (
            _coordinated(text, left, right)
            and not right.role
            and left.role
            and (left.from_verb and not left.subset or not right.noun or right.subset)
            and (left.person == right.person or not right.counted)
        ):
            right.role, right.from_verb, right.verb = left.role, left.from_verb, left.verb
        if same and not right.noun and right.role and left.noun and not right.counted:
            right.noun, right.counted, right.person = left.noun, left.counted, left.person
    for left, right in zip(reversed(bounds[:-1]), reversed(bounds[1:]), strict=True):
        if _measured(left) or _measured(right) or left.noun or not left.role or left.counted:
            continue
        if (
            right.noun
            and _coordinated(text, left, right)
            and right.person == (left.role in _PERSONAL)
        ):
            left.noun, left.counted, left.person = right.noun, right.counted, right.person


_PERSONAL = frozenset("killed wounded casualties missing arrested rescued survived displaced fled "
                      "evacuated infected hospitalised vaccinated recovered surrendered released "
                      "stranded sentenced charged convicted acquitted elected protested deployed "
                      "recruited captured expelled took-part".split())  # fmt: skip


def _measured(bound: Bound) -> bool:
    return bound.unit is not None


def _sentence(text: _Text, left: Bound, right: Bound) -> bool:
    return not any(t.text in ".!?" for t in text.tokens[left.amount.end : right.amount.first])


def _coordinated(text: _Text, left: Bound, right: Bound) -> bool:
    """Return whether two amounts are members of one list, or stand side by side."""
    between = text.tokens[left.last : right.amount.first]
    if len(between) > 12 or any(t.text in ".!?;:" for t in between):
        return False
    if not between:
        return True
    last = between[-1]
    if last.lower in _JOINS or last.text in (",", "/", "+"):
        return True
    if last.lower in ("another", "further", "also", "other", "including", "others"):
        return True
    return any(t.lower in _JOINS for t in between) and last.lower not in _PREPOSITIONS


def _side(text: _Text, bound: Bound) -> str:
    """Return whose people or things are counted: words of the phrase, "of X", who lost them."""
    from claimtrack.reading import actors

    tokens = text.tokens
    side = actors.side(bound.words, text.lang) if bound.words else ""
    if side:
        return side
    first = bound.amount.first
    if first and tokens[first - 1].text.endswith(("'s", "’s")):
        side = actors.side([tokens[first - 1].text], text.lang)
        if side:
            return side
    end = bound.last
    if end < len(tokens) and tokens[end].lower in ("of", "from", "belonging", "de", "von"):
        phrase = []
        for step in range(end, min(end + 6, len(tokens))):
            if (
                step in text.starts
                or tokens[step].text in ".,;:"
                or (step > end and lexeme(tokens[step].lower, text.lang).classes & {"be", "have"})
            ):
                break
            phrase.append(tokens[step].text)
        side = actors.side(phrase, text.lang)
        if side:
            return side
    if bound.verb > 0 and tokens[bound.verb].lower in _LOSING:
        begin = bound.verb
        while begin > 0 and tokens[begin - 1].text not in '.;:,"“' and bound.verb - begin < 8:
            begin -= 1
        return actors.side([t.text for t in tokens[begin : bound.verb]], text.lang)
    return ""


_LOSING = frozenset(
    "lost lose loses losing suffered suffer suffers perdu perdió perdieron verlor "
    "verloren потерял потеряла потеряли втратив втратила втратили خسر خسرت".split()
)


def _possible(text: _Text, bound: Bound) -> bool:
    """Return whether the figure stands under a word that does not assert it."""
    tokens, amount = text.tokens, bound.amount
    table = hedges.hedges(text.lang).possible
    for at in range(amount.first - 1, max(amount.first - 14, -1), -1):
        token = tokens[at]
        if token.text in ".;:!?" or (token.text == "," and amount.first - at > 3):
            break
        if hedges.match(tokens, at, table) and not (
            token.text[0].isupper() and token.lower in ("may",) and at > 0
        ):
            return True
    for at in range(amount.end, min(bound.last + 6, len(tokens))):
        token = tokens[at]
        if token.text in ".;:!?," or (at in text.starts and at > amount.end):
            break
        if (
            token.lower in table
            and hedges.match(tokens, at, table)
            and token.lower
            not in (
                "if",
                "unless",
            )
        ):
            return True
    return False


def _quantity(text: _Text, bound: Bound) -> Quantity | None:
    """Return the quantity of a bound amount, None where it counts nothing after all."""
    amount, tokens = bound.amount, text.tokens
    unit = bound.unit
    if not _worth(text, bound):
        return None
    hedge = amount.hedge
    if bound.after and hedge in ("exact", "vague", "about"):
        hedge = bound.after
    low, high, step = (
        amount.low,
        amount.high if amount.high is not None else amount.low,
        amount.step,
    )
    is_count = unit is None
    if is_count and low != int(low) and amount.end == amount.start + 1:
        whole = regrouped(tokens[amount.start].text, text.lang)
        if whole is None:
            return None
        low = high = whole
        step = 1.0
    if amount.raw or bound.after:
        top: float | None
        low, top = hedges.interval(low, high, hedge, step, count=is_count)
        if amount.raw is False and amount.high is None:
            top = None
    else:
        top = amount.high
    if unit is not None:
        low = units.convert(low, unit)
        top = None if top is None else units.convert(top, unit)
        if amount.soft is False:
            low = hedges.tidy(low)
    role = bound.role
    if role in ("lost", "cut"):
        role = (
            roles().lost.get(f"{role} {'people' if _is_person(bound) else 'things'}", role)
            if (unit is None and bound.counted not in _WON and (bound.counted or role == "lost"))
            else role
        )
        if role == "killed" and bound.counted == "workers" and _job(bound):
            role = "cut"
    kind = bound.counted
    if not kind and unit is None and role in _PERSONAL:
        kind = "people"
    if unit is not None:
        kind = unit.measure
    if top is not None and top < low:
        low, top = top, low
    end = max(bound.last, amount.end)
    first = amount.first
    if amount.currency:
        while first < amount.start and False:
            first += 1
        sign = units.currency_before(tokens, amount.start)
        if sign is not None:
            first = min(first, sign[0])
    span = (tokens[first].start, tokens[end - 1].end)
    return Quantity(
        low, top, hedge, amount.soft, kind, bound.noun, unit.name if unit else "", role,
        _side(text, bound), bound.subset, False, _possible(text, bound),
        "".join(t.text if t.start == span[0] else " " * (t.start > tokens[first + k - 1].end) + t.text
                for k, t in enumerate(tokens[first:end])), span,
    )  # fmt: skip


def _is_person(bound: Bound) -> bool:
    return bound.person or not bound.counted and bound.noun in ("", "man")


def _job(bound: Bound) -> bool:
    return bound.noun == "job"


_WON = frozenset({"seats", "votes", "goals", "places", "companies"})


def _worth(text: _Text, bound: Bound) -> bool:
    """Return whether the amount counts something at all."""
    amount, tokens = bound.amount, text.tokens
    if amount.kind == "none":
        return bool(bound.role or bound.noun)
    if amount.kind == "no":
        return bool(bound.counted) and bound.counted not in _ABSTRACT and bound.unit is None
    if amount.kind == "lone":
        return bound.head >= 0
    if amount.kind == "article":
        return bool(bound.noun)
    if amount.loose and amount.start < len(tokens):
        return bool(bound.noun or bound.role or bound.unit)
    if bound.unit is None and amount.digits and is_digits(tokens[amount.start]):
        word = tokens[amount.start].text
        if len(word) > 1 and word[0] == "0" and word.isdigit():
            return False
    return True


_ABSTRACT = frozenset({"attacks", "places", "companies", "documents", "tests"})
