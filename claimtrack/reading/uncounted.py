"""Numbers that count nothing: years, ordinals, scores, streets, names such as Hill 112."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.reading import lexicons, units
from claimtrack.reading.befell import role_of
from claimtrack.reading.counted import noun_of
from claimtrack.reading.lexemes import lexeme
from claimtrack.reading.numbers import Numeral, is_digits
from claimtrack.reading.yearsold import age, past
from claimtrack.text import Token

_STREETS = ("Street", "Road", "Avenue", "Lane", "Square", "Boulevard")
_YEARS = range(1500, 2101)
_LIST = 3  # so many bare numbers in a row are a telephone number, or a list


def uncounted(tokens: Sequence[Token], at: int, numeral: Numeral, lang: str) -> int | None:
    """Return the token after a number that counts nothing, or None where it may count."""
    digits = tokens[at].text[0].isdecimal()
    if digits:
        found = _in_digits(tokens, at, numeral, lang)
        if found is not None:
            return found
    elif _more(tokens, numeral.end - 1) and lang == "en" and numeral.loose and _pronoun(tokens, at):
        return numeral.end
    if digits and _address(tokens, numeral.end):
        return numeral.end
    if _follows(tokens, numeral.end, "x×"):
        return numeral.end + 1  # "4 x 100 metres"
    if aged := age(tokens, at, lang):
        return past(tokens, at, aged.span[1])
    if at and _labelled(tokens, at, numeral):
        return numeral.end
    return _measuring(tokens, at, numeral.end) if lang == "en" else None


def is_score(tokens: Sequence[Token], at: int, end: int, high: float) -> bool:
    """Return whether two small numbers with a dash are a result and no range."""
    if high > 30 or not is_digits(tokens[at]):
        return False
    near = {t.lower for t in tokens[max(at - 6, 0) : end + 3]}
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.text[0].isalpha() and noun_of(after.lower, "en"):
        return False
    return bool(near & lexicons.words("labels.beside.contests"))


def _in_digits(tokens: Sequence[Token], at: int, numeral: Numeral, lang: str) -> int | None:
    """Return the token after digits that count nothing by what is joined to them."""
    end = numeral.end
    if at and _joined_before(tokens, at):
        return end
    if _more(tokens, end - 1) and tokens[end].start == tokens[end - 1].end:
        found = _joined_after(tokens, at, numeral, lang)
        if found is not None:
            return found
    if numeral.plain and _is_year(tokens, at, numeral, lang):
        return end
    return _run(tokens, at)


def _joined_before(tokens: Sequence[Token], at: int) -> bool:
    """Return whether digits end a name or a number of something: "MiG-21", "#5"."""
    before, token = tokens[at - 1], tokens[at]
    if before.end != token.start:
        return False
    named = at > 1 and tokens[at - 2].end == before.start and tokens[at - 2].text[-1].isalpha()
    return (before.text in "-‑#№/:" and named) or before.text in "#№@_"


def _joined_after(tokens: Sequence[Token], at: int, numeral: Numeral, lang: str) -> int | None:
    """Return the token after "12th", "21-летний", "9:40", "7/8", "G7x"; None for other digits."""
    end = numeral.end
    sign = tokens[end]
    tail = tokens[end + 1] if _more(tokens, end) else None
    dotted = sign.text == "." and lang == "de" and tail is not None and len(tokens[at].text) < 4
    if sign.lower in lexicons.words("labels.after.ordinal") or dotted:
        return end + 1
    if sign.text in "-‑" and tail and lang in ("ru", "uk") and tail.start == sign.end:
        years = tail.lower.startswith(("лет", "річн"))
        if years or (len(tail.text) <= 3 and tail.text.isalpha()):
            return end + 2
    if _follows(tokens, end, ":/"):
        return end + 2
    if not sign.text.isalpha():
        return None
    measured = units.after(tokens, end, lang, digits=True, scaled=False) is not None
    glued = numeral.plain and lang != "ar" and not measured
    return end + 1 if glued or sign.text in ("G", "D", "x", "X") else None


def _follows(tokens: Sequence[Token], at: int, signs: str) -> bool:
    """Return whether one of these signs stands there with digits behind it."""
    return _more(tokens, at) and tokens[at].text in signs and is_digits(tokens[at + 1])


def _measuring(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Return the token after "50 times", "6 pm", "the 100 metres", "155 mm howitzers"."""
    if not _more(tokens, end - 1):
        return None
    if units.race(tokens, at, end):
        return end + 1
    dash = tokens[end].text in "-‑"
    word = tokens[end + dash].lower if end + dash < len(tokens) else ""
    if word in lexicons.words("labels.after.named"):
        return end + 1
    if word in lexicons.words("labels.after.calibres"):
        of = end + 1 + dash
        weapon = tokens[of].lower.strip("-") if of < len(tokens) else ""
        return of if weapon in lexicons.words("labels.after.weapons") else None
    return None


def _address(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a street follows: "10 Downing Street"."""
    return _more(tokens, at) and tokens[at].text[0].isupper() and tokens[at + 1].text in _STREETS


def _more(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens)


def _is_year(tokens: Sequence[Token], at: int, numeral: Numeral, lang: str) -> bool:
    """Return whether four digits are a year: by the words around, if nothing is counted."""
    text = tokens[at].text
    if len(text) != 4 or not text.isdecimal() or int(text) not in _YEARS:
        return False
    before = tokens[at - 1].lower if at else ""
    if before in lexicons.words("labels.before.counting"):
        return False
    behind_year = before in lexicons.words("labels.before.year")
    nxt = tokens[numeral.end] if numeral.end < len(tokens) else None
    if nxt is None:
        return behind_year
    if _follows(tokens, numeral.end, "-–/") or before == "(" or nxt.text in ("'s", ")"):
        return True
    if units.currency_before(tokens, at) or noun_of(nxt.lower, lang):
        return before in ("in", "since", "the") and not _people(nxt, lang)
    if behind_year:
        return True
    return lexeme(nxt.lower, lang).classes != frozenset() and before not in ("", "of")


def _people(token: Token, lang: str) -> bool:
    noun = noun_of(token.lower, lang)
    return noun is not None and noun.person and token.lower != "elections"


def _run(tokens: Sequence[Token], at: int) -> int | None:
    """Return the end of three or more bare numbers in a row: a telephone number, a list."""
    end, count = at, 0
    while end < len(tokens) and count < 50:
        if is_digits(tokens[end]):
            count, end = count + 1, end + 1
        elif _follows(tokens, end, "-‑.+()"):
            end += 1
        else:
            break
    return end if count >= _LIST else None


def _pronoun(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "one" stands for something instead of counting it."""
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if _more(tokens, at) else ""
    return tokens[at].lower == "one" and (
        before in lexicons.words("labels.before.no_one")
        or after in lexicons.words("labels.after.no_one")
    )


def _labelled(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """Return whether the number is a name: Hill 112, Resolution 2725, No. 5."""
    before = tokens[at - 1]
    word = before.lower
    if word == "." and at > 1 and tokens[at - 2].lower in ("no", "nr", "art", "vol"):
        return tokens[at - 2].text[0].isupper() or tokens[at - 2].lower != "no"
    if word not in lexicons.words("labels.before.named"):
        return False
    if word == "no":
        return before.text == "No" and at > 1
    after = tokens[numeral.end] if numeral.end < len(tokens) else None
    followed = after is not None and (
        noun_of(after.lower, "en") is not None or role_of(after.lower, "en") is not None
    )  # "a bus, 12 people", "truck bomb at gate, 12 killed"
    if word in lexicons.words("labels.before.only") or not is_digits(tokens[at]):
        if followed or before.text[0].isupper():
            return not followed
        numbered = word in lexicons.words("labels.before.numbered")
        return numbered and is_digits(tokens[at]) and _told_of(after)
    return not followed or before.text[0].isupper()


def _told_of(after: Token | None) -> bool:
    """Return whether nothing follows that could be counted: "line 4 was shut", "on line 4."."""
    if after is None or after.text in (".", ",", ";", "'s", "’s"):
        return True
    classes = lexeme(after.lower, "en").classes
    return after.lower != "of" and not classes.isdisjoint(("be", "have", "modal", "preposition"))
