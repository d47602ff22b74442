"""From amounts to quantities: what each counts, in what role, on whose side, how surely.

The order of looking is that of a reader: the words right after the number, then its verb further
on in the clause, then the verb or noun before it, at last what a neighbour in the same list says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimtrack.model import Quantity
from claimtrack.reading import clauseroles, hedges, lexicons, listing, nounphrase, tolls, units
from claimtrack.reading.amounts import Amount
from claimtrack.reading.befell import roles
from claimtrack.reading.bound import STOPS, Bound, Text, personal, prepositions
from claimtrack.reading.counted import article_words
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.numbers import is_digits, regrouped
from claimtrack.text import Token


def bind(
    source: str,
    tokens: Sequence[Token],
    lang: str,
    amounts: Sequence[Amount],
    taken: frozenset[int],
) -> tuple[Quantity, ...]:
    """Return the quantities that the amounts are, without those that count nothing after all."""
    starts = {
        at: index
        for index, amount in enumerate(amounts)
        for at in range(amount.first, amount.start + 1)
    }
    text = Text(tokens, lang, starts, taken)
    bounds = [nounphrase.read(text, amount) for amount in amounts]
    for bound in bounds:
        listing.mark_part(text, bound)
        tolls.measured(text, bound)
        clauseroles.victims(text, bound)
        if not bound.role:
            clauseroles.forward(text, bound, bounds)
        if not bound.role:
            clauseroles.backward(text, bound)
    listing.share(text, bounds)
    found = [_quantity(source, text, bound) for bound in bounds if _worth(text, bound)]
    for at, (before, each) in enumerate(pairwise(found), 1):
        if before.side and not each.side and each.role and _others(each, before):
            found[at] = replace(each, side=before.side)
    return tuple(_beside_total(found, text))


def _beside_total(found: list[Quantity], text: Text) -> list[Quantity]:
    """Mark what a claim counts beside the total it gives: "two more bodies, which makes seven"."""
    if len(found) < 2 or _TOTALS.isdisjoint(token.lower for token in text.tokens):
        return found
    totals = {
        role: max(q.low for q in found if q.role == role)
        for role in {q.role for q in found if q.role in HARM}
    }
    return [
        replace(q, subset=True) if q.low < totals.get(q.role, 0) and not q.negated else q
        for q in found
    ]


_TOTALS = frozenset("toll death-toll total number tally count bringing brings".split())


_OTHERS = frozenset(["other", "autr", "weit", "ander", ""])


def _others(each: Quantity, before: Quantity) -> bool:
    """Return whether others of those just counted are meant: "four Frenchmen, fifteen others"."""
    more = each.noun in _OTHERS or each.noun == before.noun or "otro" in each.text.lower()
    return each.counted in ("people", before.counted) and not each.unit and more


def _side(text: Text, bound: Bound) -> str:
    """Return whose people or things are counted: words of the phrase, "of X", who lost them."""
    from claimtrack.reading import actors

    tokens = text.tokens
    side = actors.side(bound.words, text.lang) if bound.words else ""
    if side == "speaker" and (bound.unit or (bound.amount.kind == "share" and not bound.person)):
        return ""  # "lost a fifth of their value"
    if side == "speaker" and _of_the_others(text, bound):
        return ""
    if side:
        return side
    first = bound.amount.first
    if first and tokens[first - 1].text.endswith(("'s", "’s")):
        side = actors.side([tokens[first - 1].text], text.lang)
        if side:
            return side
    if first > 1 and tokens[first - 1].text.istitle() and tokens[first - 2].text in (",", "and"):
        side = actors.side([tokens[first - 1].text], text.lang)  # "..., Mali 47 soldiers"
        if side:
            return side
    phrase = _behind(text, bound.last)
    side = actors.side(phrase, text.lang) if phrase else ""
    if side:
        return side
    losing = lexicons.words("counts.clauses.losing")
    verb = first - 1 if text.low(first - 1) in losing else bound.verb
    if verb > 0 and tokens[verb].lower in losing:
        begin = verb
        while begin > 0 and tokens[begin - 1].text not in '.;:,"“' and verb - begin < 8:
            begin -= 1
        losers = [t.text for t in tokens[begin:verb]]
        own = "speaker" if "we" in {word.lower() for word in losers} else ""
        return actors.side(losers, text.lang) or own
    return ""


def _of_the_others(text: Text, bound: Bound) -> bool:
    """Return whether "their" is not who acts: "killed thirty of their soldiers"."""
    done = bound.from_verb and text.low(bound.verb) not in lexicons.words("counts.clauses.losing")
    return done and "our" not in {word.lower() for word in bound.words}


_OF = frozenset(("of", "from", "belonging", "de", "von", "della", "del", "من"))
_QUOTES = frozenset('«»“”„"')


def _behind(text: Text, end: int) -> list[str]:
    """Return the words behind a phrase that may say whose it is: "of X", and "in their ranks".

    Beyond English an adjective or a name may follow at once: "soldats maliens".
    """
    tokens, phrase = text.tokens, []
    ranks = [t.lower for t in tokens[end : end + 4] if t.text not in _QUOTES]
    if ranks[2:3] and ranks[2] in _RANKS and ranks[1] in lexicons.words("counts.clauses.own"):
        return ["our"]
    if text.lang == "en" and (end >= len(tokens) or tokens[end].lower not in _OF):
        return []
    for at in range(end, min(end + 6, len(tokens))):
        token = tokens[at]
        if token.text in _QUOTES:
            continue
        closed = lexeme(token.lower, text.lang).classes & {"be", "have"}
        led = token.lower in prepositions() and token.lower not in _OF
        if (
            at in text.starts
            or token.text in STOPS
            or token.text in ".,;:"
            or (at > end and closed)
        ):
            break
        if text.lang != "en" and (led or closed or text.role(at) is not None):
            break
        phrase.append(token.text)
    return phrase


_RANKS = frozenset("ranks rangs filas fileiras reihen".split())


def _possible(text: Text, bound: Bound) -> bool:
    """Return whether the figure stands under a word that does not assert it."""
    tokens, amount = text.tokens, bound.amount
    table = hedges.hedges(text.lang).possible
    for at in range(amount.first - 1, max(amount.first - 14, -1), -1):
        token = tokens[at]
        if at in text.taken:
            continue
        if token.text in ".;:!?" or (token.text == "," and amount.first - at > 3):
            break
        if hedges.match(tokens, at, table) and not (
            token.text[0].isupper() and token.lower in ("may",) and at > 0
        ):
            return True
    for at in range(amount.end, min(bound.last + 6, len(tokens))):
        token = tokens[at]
        if at in text.taken or token.text in ".;:!?," or (at in text.starts and at > amount.end):
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


def _quantity(source: str, text: Text, bound: Bound) -> Quantity:
    """Return the quantity of a bound amount."""
    amount, tokens, unit = bound.amount, text.tokens, bound.unit
    low, high = _interval(text, bound)
    role = "" if _tools(text, bound) else _role(bound)
    kind = bound.counted
    if unit is not None:
        kind = unit.measure
    elif not kind and role in personal():
        kind = "people"
    first = amount.first
    if amount.currency and (sign := units.currency_before(tokens, amount.start)) is not None:
        first = min(first, sign[0])
    span = (tokens[first].start, tokens[max(bound.last, amount.end) - 1].end)
    hedge = bound.after if bound.after and amount.hedge in _PLAIN else amount.hedge
    return Quantity(
        low=low,
        high=high,
        hedge=hedge,
        soft=amount.soft,
        counted=kind,
        noun=bound.noun,
        unit=unit.name if unit else "",
        role=role,
        side=_side(text, bound),
        subset=bound.subset or _of_those(bound) or (role in HARM and _further(text, bound)),
        negated=False,
        possible=_possible(text, bound),
        text=source[span[0] : span[1]],
        span=span,
    )


def _tools(text: Text, bound: Bound) -> bool:
    """Return whether the verb is "down tools": nothing is shot down."""
    return bound.role == "shot down" and "tools" in (
        text.low(at) for at in range(bound.verb + 1, bound.verb + 3)
    )


def _of_those(bound: Bound) -> bool:
    """Return whether only a part of those it names is counted: "twelve of the wounded"."""
    words = [word.lower() for word in bound.words[:2]]
    return words == ["of", "the"] and bool(bound.role) and not bound.noun and not bound.from_verb


HARM = frozenset("killed wounded casualties arrested missing captured rescued infected".split())
_FURTHER = frozenset("another further additional autres autre otros otras weitere ещё еще".split())


def _further(text: Text, bound: Bound) -> bool:
    """Return whether those counted come on top of others: "two more bodies", "a further 14"."""
    first, end = bound.amount.first, bound.amount.end
    around = {text.low(at) for at in range(first - 1, end + 1)}
    more = text.low(end) == "more" and text.low(end + 1) != "than"
    return more or not _FURTHER.isdisjoint(around)


_PLAIN = ("exact", "vague", "about")


def _interval(text: Text, bound: Bound) -> tuple[float, float | None]:
    """Return the bounds after hedge and unit; counts stay whole."""
    amount, unit = bound.amount, bound.unit
    low, top, step = amount.low, amount.high, amount.step
    whole = _whole(text, amount) if unit is None and amount.end == amount.start + 1 else None
    if whole is not None:
        low, top, step = whole, (whole if top is not None else None), 1.0
    if amount.raw or bound.after:
        hedge = bound.after if bound.after and amount.hedge in _PLAIN else amount.hedge
        if top is not None:
            low, top = hedges.interval(low, top, hedge, step, count=unit is None)
    if unit is not None and unit.measure == "temperature" and _below_zero(text, amount):
        low, top = (-top if top is not None else -low), -low
    if unit is not None:
        low = units.convert(low, unit)
        top = None if top is None else units.convert(top, unit)
    if top is not None and top < low:
        low, top = top, low
    return low, top


def _below_zero(text: Text, amount: Amount) -> bool:
    """Return whether a minus stands before a temperature, and no number before that."""
    sign = text.tokens[amount.first - 1] if amount.first else None
    return sign is not None and (
        sign.lower == "minus"
        or (
            sign.text in "-−–"
            and (amount.first < 2 or text.tokens[amount.first - 2].end < sign.start)
        )
    )


def _whole(text: Text, amount: Amount) -> float | None:
    """Return "1.200" read as 1200: nobody counts parts of people."""
    if "." not in text.tokens[amount.start].text or amount.low != amount.high:
        return None
    return regrouped(text.tokens[amount.start].text)


def _role(bound: Bound) -> str:
    """Return the role, with "lost" told by what was lost: people killed, things destroyed."""
    if bound.role == "scored" and bound.person:
        return "arrested"  # "sweep nets 48 suspects"
    if bound.role == "seized" and bound.person:
        return roles().lost["seized people"]
    if bound.noun in _JOBS and bound.role in ("lost", "killed", "destroyed", "closed"):
        return "cut"  # "900 positions are being eliminated"
    if bound.role != "lost" or bound.unit is not None or bound.counted in _WON:
        return bound.role
    person = bound.person or (not bound.counted and not bound.noun)
    return roles().lost[f"lost {'people' if person else 'things'}"]


_JOBS = frozenset(["job", "posit", "post"])
# Of these "lost" is the opposite of "won".
_WON = frozenset({"seats", "votes", "goals", "places", "companies"})
# "no attacks", "no country" deny that there was one: existence, which the words tell.
_ABSTRACT = frozenset({"attacks", "places", "companies", "documents", "tests"})


_AT = frozenset("in on at inside aboard near there".split())


_DIFFERENCES = frozenset(
    (more, than)
    for than, words in (("than", "more fewer less higher lower"), ("als", "mehr weniger"),
                        ("que", "más menos plus moins"), ("чем", "больше меньше"))
    for more in words.split()
)  # fmt: skip


def _worth(text: Text, bound: Bound) -> bool:
    """Return whether the amount counts something at all."""
    amount = bound.amount
    if text.low(amount.end) == "more" and text.low(amount.start - 1) == "not":
        return False  # "23,600 tickets and not one more"
    following = [text.low(amount.end + k) for k in (-1, 0, 1, 2)]
    if not _DIFFERENCES.isdisjoint(pairwise(following)):
        return False  # "16 dead, four more than the ministry says"
    if amount.kind == "none":
        there = text.low(amount.end) in ("was", "were", "is") and text.low(amount.end + 1) in _AT
        return bool(bound.role or bound.noun) or there  # "no one was in the building"
    if amount.kind == "no":
        return (
            bound.unit is None
            and bool(bound.counted or bound.role)
            and (bound.counted not in _ABSTRACT)
        )
    if amount.kind in ("lone", "article"):
        return bound.head >= 0
    if amount.loose:
        if text.low(amount.start) in article_words(text.lang):  # "un soldat tué", not "un hospital"
            return (
                bound.unit is None and bound.role in personal() and (bound.person or not bound.noun)
            )
        return bool(bound.noun or bound.role or bound.unit)
    word = text.tokens[amount.start].text
    if bound.unit is None and is_digits(text.tokens[amount.start]):
        if word.isdecimal() and len(word) > 1 and word[0] == "0":
            return False
        fraction = amount.low != int(amount.low) and amount.end == amount.start + 1
        return not fraction or _whole(text, amount) is not None
    return True
