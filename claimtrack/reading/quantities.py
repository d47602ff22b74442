"""Quantities: every number that counts something, as a closed interval.

    find("at least 50 soldiers killed", ...)  ->  [50, inf) soldiers killed

First the amounts are found: numerals with their hedges, ranges, and words for none. Numbers that
count nothing (years, ordinals, models, scores, telephone numbers) fall out here. Then
`binding.bind` tells what each amount counts and what befell it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from claimtrack.model import Quantity
from claimtrack.reading import (
    binding,
    counted,
    hedges,
    lexicons,
    numbers,
    ratios,
    spells,
    uncounted,
    yearsold,
)
from claimtrack.reading.amounts import Age, Amount
from claimtrack.reading.units import currency_before
from claimtrack.text import Token, lazy_regex

_LONG = 20_000  # tokens read at most: a claim is a sentence, not a book


def find(
    text: str,
    tokens: Sequence[Token],
    lang: str,
    lexicon: Mapping[str, str] | None = None,
    dated: frozenset[int] | None = None,
) -> tuple[Quantity, ...]:
    """Return what the text counts, in order; bounds are counts or in the quantity's unit.

    `lexicon` maps words to the words that they stand for, on top of the packaged tables; `dated`
    are the tokens of dates, where they are already known.
    """
    tokens = tokens[:_LONG]
    words = _apart(tokens, lang) if "-" in text else tokens
    if not any(_counts(token.lower, lang) or token.lower in spells.WORDS for token in words):
        return ()  # most texts without a number leave here
    if lexicon:
        words = [
            t if t.lower not in lexicon else t._replace(lower=lexicon[t.lower].lower())
            for t in words
        ]
    if dated is None or words is not tokens:
        from claimtrack.reading import dates

        dated = dates.covered(text, words, lang)
    amounts = _amounts(words, lang, dated)
    if not amounts:
        return ()
    return tuple(_summed(text, binding.bind(text, words, lang, amounts, dated)))


_AND = lazy_regex(r",?\s*(?:and|et|y|und|и|та)?\s*")


def _summed(text: str, told: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities with "seven hours and ten minutes" as one length of time."""
    found: list[Quantity] = []
    for one in told:
        last = found[-1] if found else None
        if (
            last is not None
            and last.unit == one.unit == "day"
            and last.high is not None
            and last.low == last.high > (one.high or last.high)
            and one.low == one.high
            and _AND.fullmatch(text, last.span[1], one.span[0])
            and _SPAN.match(last.text.split()[-1])
        ):
            low, span = hedges.tidy(last.low + one.low), (last.span[0], one.span[1])
            words = text[span[0] : span[1]]
            found[-1] = replace(last, low=low, high=low, text=words, span=span)
        else:
            found.append(one)
    return found


_SPAN = lazy_regex(r"(?:year|month|week|day|hour|minute)s?$", re.I)


def _apart(tokens: Sequence[Token], lang: str) -> Sequence[Token]:
    """Return the tokens with "six-member" taken apart like "6-member"; numerals stay whole."""
    if not any("-" in token.lower and len(token.lower) > 3 for token in tokens):
        return tokens
    known = numbers.words(lang)
    found: list[Token] = []
    for token in _magnitudes(tokens):
        if token.text[0].isalpha() and "-" in token.lower:
            parts = token.lower.split("-")
            size = next(
                (k for k, p in enumerate(parts) if p not in known.small and p not in known.scale),
                len(parts),
            )
            if (
                0 < size < len(parts)
                and parts[size] not in known.half
                and (parts[size] not in _ORDINALS)
            ):
                end = token.start + len("-".join(parts[:size]))
                cut = end - token.start
                if len(found) > 1 and found[-1].text == "-" and numbers.is_digits(found[-2]):
                    found.pop()  # "450-million-euro"
                found.append(Token(token.text[:cut], token.start, end, token.lower[:cut]))
                found.append(Token("-", end, end + 1, "-"))
                rest = token.lower[cut + 1 :]
                found.append(Token(token.text[cut + 1 :], end + 1, token.end, rest))
                continue
        found.append(token)
    return [token for token in found if token.text]


def _magnitudes(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with "magnitude-7.1" as what it is: a word and a number."""
    found: list[Token] = []
    skip = 0
    for at, token in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        word, _, number = token.lower.partition("-")
        if word != "magnitude" or not number.isdigit():
            found.append(token)
            continue
        rest = [t.text for t in tokens[at + 1 : at + 3]]
        decimal = len(rest) == 2 and rest[0] == "." and rest[1].isdigit()
        decimal = decimal and tokens[at + 2].start == token.end + 1
        if decimal:
            number, skip = f"{number}.{rest[1]}", 2
        start = token.start + len("magnitude-")
        found.append(Token("magnitude", token.start, start - 1, "magnitude"))
        found.append(Token(number, start, start + len(number), number))
    return found


_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth".split())


def ages(tokens: Sequence[Token], lang: str) -> tuple[Age, ...]:
    """Return the ages told in the text, in years: they count nobody, but may be compared."""
    found = []
    tokens = _apart(tokens[:_LONG], lang)
    for index, token in enumerate(tokens):
        if token.lower in numbers.first_words(lang) or numbers.is_digits(token):
            age = yearsold.age(tokens, index, lang)
            if age is not None:
                found.append(age)
    return tuple(found)


@lru_cache(maxsize=100_000)
def _opens(word: str, lang: str) -> bool:
    """Return whether an amount can begin with a lower-case word; kept for every word met."""
    known = hedges.hedges(lang)
    return (
        numbers.opens(word, lang)
        or word in known.none
        or word in known.no
        or word in known.lone
        or word in known.vague
        or word.rpartition("-")[2] in numbers.words(lang).half
        or spells.opens(word)
    )


@lru_cache(maxsize=100_000)
def _counts(word: str, lang: str) -> bool:
    """Return whether a word by itself may make a quantity; an article needs more."""
    return (_opens(word, lang) and word not in numbers.words(lang).article) or word[0].isdecimal()


def _amounts(tokens: Sequence[Token], lang: str, taken: frozenset[int]) -> list[Amount]:
    """Return the amounts of the text, left to right, none overlapping another."""
    known = hedges.hedges(lang)
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        if at in taken or not _opens(tokens[at].lower, lang):
            at += 1
            continue
        amount = (
            spells.amount(tokens, at, lang)
            or _wordy(tokens, at, lang, known)
            or _numeric(tokens, at, lang, known, found)
        )
        if amount is None:
            at += 1
            continue
        if found and _model(tokens, found[-1], amount):
            found[-1] = found[-1]._replace(end=amount.end)
        elif amount.low >= 0 and not _taken_off(tokens, found, amount):
            found.append(amount)
            _all_but(tokens, found)
        at = max(amount.end, at + 1)
    return found


_EXCEPT = frozenset(["except", "excluding", "barring", "but"])


def _taken_off(tokens: Sequence[Token], found: list[Amount], less: Amount) -> bool:
    """Take "all 181 except two" as 179, and return whether an amount was taken from another."""
    led = tokens[less.first - 1].lower if less.first else ""
    every = found[-1] if found else None
    if led not in _EXCEPT or every is None or every.high is None or less.high is None:
        return False
    if tokens[max(every.first - 1, 0)].lower != "all" and tokens[every.first].lower != "all":
        return False
    left = every._replace(low=every.low - less.high, high=every.high - less.low)
    if left.low < 0 or every.low != every.high:
        return False
    found[-1] = left
    return True


def _all_but(tokens: Sequence[Token], found: list[Amount]) -> None:
    """Take "all but two of the 181" as 179, once the 181 is the last amount found."""
    if len(found) < 2:
        return
    less, every = found[-2:]
    led = [token.lower for token in tokens[max(less.first - 2, 0) : less.first]]
    link = [token.lower for token in tokens[less.end : every.first]]
    if led != ["all", "but"] or link != ["of", "the"] or less.high is None:
        return
    if every.low == every.high and less.high <= every.low:
        left = every.low - less.high, every.low - less.low
        found[-2:] = [every._replace(low=left[0], high=left[1], first=less.first - 2)]


def _model(tokens: Sequence[Token], counts: Amount, amount: Amount) -> bool:
    """Return whether a number right after a count says which kind: "three 737 jets"."""
    here = tokens[amount.first].text
    return counts.end == amount.first and here.isdecimal() and counts.raw and amount.raw


# "Four were hurt, none of them seriously": how badly, not how many.
_BADLY = frozenset("seriously critically badly severely fatally gravely".split())


def _wordy(tokens: Sequence[Token], at: int, lang: str, known: hedges.Hedges) -> Amount | None:
    """Return an amount without a numeral: none, no X, the only X, double digits, half of."""
    word = tokens[at].lower
    if word in known.vague:
        told = hedges.match(tokens, at, known.vague)
        if told:
            low, _, high = told[1].partition("-")
            first, _ = hedges.before(tokens, at, lang)
            return Amount(float(low), float(high), "vague", True, first, at, told[0], 1.0)
    if word in known.none and _BADLY.isdisjoint(token.lower for token in tokens[at : at + 4]):
        told = hedges.match(tokens, at, known.none)
        if told:
            return Amount(0.0, 0.0, "none", False, at, at, told[0], 1.0, kind="none")
    if word in known.lone:
        told = hedges.match(tokens, at, known.lone)
        if told:
            return Amount(1.0, 1.0, "exact", False, at, at, told[0], 1.0, kind="lone")
    if word in known.no:
        told = hedges.match(tokens, at, known.no)
        if told and not _hedged(tokens, told[0]):
            return Amount(0.0, 0.0, "none", False, at, at, told[0], 1.0, kind="no")
    half = numbers.words(lang).half
    if word.rpartition("-")[2] in half:
        return _fraction(tokens, at, lang)
    if at + 1 < len(tokens) and tokens[at + 1].lower in half and word in numbers.words(lang).small:
        return _fraction(tokens, at + 1, lang)  # "two thirds"
    return _specified(tokens, at, lang)


def _hedged(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "no" begins a comparison: "no fewer than", "no longer"."""
    return at < len(tokens) and tokens[at].lower in lexicons.words("counts.nouns.compared")


def _fraction(tokens: Sequence[Token], at: int, lang: str) -> Amount | None:
    """Return "half of the 30-man unit" as 15; a part of something unnumbered as a percentage."""
    words = numbers.words(lang)
    times_said, _, part_said = tokens[at].lower.rpartition("-")
    part = words.half[part_said]
    first, times = at, words.small.get(times_said, 1.0)
    if not times_said and at and words.small.get(tokens[at - 1].lower, 1) > 1:
        first, times = at - 1, words.small[tokens[at - 1].lower]
    elif at and tokens[at - 1].lower in ("a", "one", "an", "un", "une", "la", "ein", "eine", "die"):
        first = at - 1
    place = at + 1
    of = tokens[place].lower if place < len(tokens) else ""
    if end := _past_point(tokens, place) if lang == "en" else 0:
        value = hedges.tidy(part * times)  # "a quarter of a percentage point" is 25 basis points
        return Amount(value, value, "exact", False, first, at, end, 1.0, kind="share")
    by = lang == "en" and first and tokens[first - 1].lower == "by"
    if by and of not in words.of and part * times < 1:  # "raised by a quarter"
        low, high = hedges.interval(part * times * 100, part * times * 100, "", 1.0, count=False)
        return Amount(hedges.tidy(low), high, "exact", False, first, at, at + 1, 1.0, kind="share")
    if of not in words.of and of not in ("the", "its", "their", "all", "des", "du", "der", "del"):
        return _of_measure(tokens, first, at, part * times) if lang == "en" else None
    if of in words.of or of in ("the", "des", "du", "der", "del"):
        place += 1
    while place < len(tokens) and tokens[place].lower in lexicons.words("counts.nouns.determiners"):
        place += 1
    place = _past_owner(tokens, place)
    if place >= len(tokens):
        return None
    share = part * times
    if share > 1:
        return None
    base = numbers.parse(tokens, place, lang)
    first, hedge = hedges.before(tokens, first, lang)
    if base and not base.loose:
        low, high = hedges.interval(base.low * share, base.high * share, hedge, 1.0, count=True)
        return Amount(hedges.tidy(round(low)), None if high is None else float(round(high)),
                      hedge or "exact", base.soft, first, at, base.end, 1.0)  # fmt: skip
    low, high = hedges.interval(share * 100, share * 100, hedge, 1.0, count=False)
    return Amount(hedges.tidy(low), None if high is None else min(hedges.tidy(high), 100.0),
                  hedge or "exact", False, first, at, place, 1.0, kind="share")  # fmt: skip


_MEASURED = frozenset("turnout participation support approval share attendance".split())


def _of_measure(tokens: Sequence[Token], first: int, at: int, share: float) -> Amount | None:
    """Return a share of what is named before it: "turnout was barely a third"."""
    named = {token.lower for token in tokens[max(first - 14, 0) : first]}
    start, hedge = hedges.before(tokens, first, "en")
    while start and tokens[start - 1].lower in ("barely", "hardly", "scarcely", "fully"):
        start -= 1
    led = tokens[start].lower if hedge and start < first else ""
    was = lexicons.words("counts.tolls.passing") | {"at", "below", "above", "under", "over"}
    told = tokens[start - 1].lower in was if start else False
    ends = at + 1 >= len(tokens) or not tokens[at + 1].text.isalpha()
    if share > 1 or not ends or _MEASURED.isdisjoint(named) or not (told or led in was):
        return None
    low, high = hedges.interval(share * 100, share * 100, hedge, 1.0, count=False)
    return Amount(hedges.tidy(low), high, hedge or "exact", False, start, at, at + 1, 1.0,
                  kind="share")  # fmt: skip


def _past_point(tokens: Sequence[Token], at: int) -> int:
    """Return the token after "(of a) percentage point" or "point" at a token; 0 for none."""
    while at < len(tokens) and tokens[at].lower in ("of", "a", "one", "percentage", "-"):
        at += 1
    return at + 1 if at < len(tokens) and tokens[at].lower in ("point", "points") else 0


def _past_owner(tokens: Sequence[Token], at: int) -> int:
    """Return the token after whose they are: "a quarter of the steel plant's 800 workers"."""
    for step in range(at, min(at + 3, len(tokens) - 1)):
        if tokens[step].lower.endswith(("'s", "’s", "s'", "s’")):
            return step + 1 if numbers.is_digits(tokens[step + 1]) else at
    return at


def _specified(tokens: Sequence[Token], at: int, lang: str) -> Amount | None:
    """Return one for "a 24-year-old man", "a 155 mm shell": an article before a specification."""
    article = tokens[at].lower in numbers.words(lang).article
    bare = at == 0 or tokens[at - 1].text in ",.:;" or tokens[at - 1].lower == "and"
    if at + 2 >= len(tokens) or not (article or bare):
        return None
    end = yearsold.specification(tokens, at + article, lang)
    if end is None:
        return None
    return Amount(1.0, 1.0, "exact", False, at, at, end, 1.0, kind="article")


def _numeric(
    tokens: Sequence[Token],
    at: int,
    lang: str,
    known: hedges.Hedges,
    found: list[Amount],
) -> Amount | None:
    """Return the amount that a numeral at a token makes with its hedges or as a range."""
    numeral = numbers.parse(tokens, at, lang)
    if numeral is None:
        return None
    out = uncounted.uncounted(tokens, at, numeral, lang)
    if out is None and ratios.said_before(tokens, at, found):
        out = numeral.end
    if out is not None:
        return Amount(-1.0, None, "", False, at, at, max(out, at + 1), 1.0)
    start = at
    sign = currency_before(tokens, at)
    if sign is not None:
        start = sign[0]
    floor_at = found[-1].end if found else 0
    ratio = ratios.ratio(tokens, at, numeral, lang)
    if ratio is not None:
        return ratio
    span = _range(tokens, at, numeral, lang, known)
    if span is not None:
        low, high, end, step, soft, first = span
        if low < 0 or (first and yearsold.tells_age(tokens[first - 1])):
            return Amount(-1.0, None, "", False, at, at, end, 1.0)
        first, hedge = hedges.before(tokens, min(start, first), lang)
        hedge = hedge if hedge in ("at-most", "at-least") else ""
        end, later = hedges.after(tokens, end, lang)
        if later == "at-least":
            hedge = "at-least"
        bounds: tuple[float, float | None] = (low, high)
        if hedge == "at-least":
            bounds = (low, None)
        return Amount(*bounds, hedge or "range", soft, max(first, floor_at), at, end, step,
                      currency=sign[1] if sign else "")  # fmt: skip
    first, hedge = hedges.before(tokens, start, lang)
    end, later = hedges.after(tokens, numeral.end, lang)
    hedge = later or hedge
    if not hedge or hedge == "exact":
        hedge = "vague" if numeral.soft else "about" if numeral.about else "exact"
    return Amount(
        numeral.low, numeral.high, hedge, numeral.soft, max(first, floor_at), at, end,
        numeral.step, currency=sign[1] if sign else "", loose=numeral.loose, raw=True,
        digits=numeral.digits,
    )  # fmt: skip


def _changed(tokens: Sequence[Token], first: int, lang: str) -> bool:
    """Return whether a verb of change stands before "from": what follows is old and new."""
    return any(t.lower in counted.changes(lang) for t in tokens[max(first - 3, 0) : first])


def _range(
    tokens: Sequence[Token], at: int, left: numbers.Numeral, lang: str, known: hedges.Hedges
) -> tuple[float, float, int, float, bool, int] | None:
    """Return low, high, end, step, softness and first token of "20-30", "between 20 and 50".

    A low of -1 marks a score ("3-1"): two numbers that are no interval.
    """
    if left.end >= len(tokens) or (left.loose and left.digits):
        return None
    before = tokens[at - 1].lower if at else ""
    sign = currency_before(tokens, at)
    if sign is not None and sign[0] > 0:
        before = tokens[sign[0] - 1].lower
    place = left.end
    # "between 20% and 50%", "between 5 km and 10 km": the unit may stand at both ends
    link = tokens[place].lower
    paired = before in known.between
    following = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    if paired and link not in known.both and following in known.both:
        place, link = place + 1, following
    told = hedges.match(tokens, place, known.to)
    if paired and link in known.both:
        after, dash = place + 1, False
    elif told is not None and link != "/":
        after, dash = told[0], not link[0].isalpha()
        if (
            link.isalpha()
            and link in ("or", "ou", "o", "oder", "или", "або", "чи")
            and (left.high > 30 or left.soft)
        ):
            return None
        if link in ("bis",) and after < len(tokens) and tokens[after].lower == "zu":
            return None
    else:
        return None
    if after < len(tokens) and currency_before(tokens, after + 1) is not None:
        after += 1
    if after >= len(tokens):
        return None
    right = numbers.parse(tokens, after, lang)
    if right is None:
        return None
    low, high = left.low, right.high
    if right.end > after + 1 or (right.step > 1 and right.digits):
        # "2 to 3 million", "5-6k", "two to three hundred": the scale of the right holds for both
        factor = right.step if right.step >= 1000 or low < 20 else 1.0
        written = numbers.digits(tokens[after].text, lang) if right.digits else None
        if written is not None and written[0] > 0:
            factor = right.high / written[0]
        if factor >= 12 and low < factor and low * factor <= high:
            low *= factor
    first = at - 1 if before in known.between or (before in known.start and not dash) else at
    if low >= high:
        score = dash or (link == "to" and uncounted.is_score(tokens, at, right.end, low))
        return (-1.0, 0.0, right.end, 1.0, False, at) if score else None
    if link == "to" and before in known.start and _changed(tokens, first, lang):
        return None  # "rose from 84 to 96": two figures, one earlier
    if dash and uncounted.is_score(tokens, at, right.end, high):
        return -1.0, 0.0, right.end, 1.0, False, at
    step = min(left.step, right.step)
    return low, high, right.end, step, left.soft or right.soft, first
