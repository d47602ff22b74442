"""What a number counts: its noun, its class, its unit; and numbers that count nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claimtrack.reading import glossary, lexicons, units
from claimtrack.reading.amounts import Age
from claimtrack.reading.befell import role_of
from claimtrack.reading.lexemes import lexeme, singular, stem
from claimtrack.reading.numbers import Numeral, is_digits, opens, parse, words
from claimtrack.text import Token


class Noun(NamedTuple):
    """A noun that can be counted."""

    counted: str  # class
    person: bool
    role: str  # "killed" for "deaths"


class Nouns(NamedTuple):
    """The nouns of the lexicon: English singulars, and stems of other languages."""

    english: dict[str, Noun]
    exact: dict[str, Noun]
    stems: dict[str, Noun]
    plurals: dict[str, str]
    measures: dict[str, str]
    collective: dict[str, Noun]


@lru_cache(maxsize=1)
def nouns() -> Nouns:
    """Return the compiled classes."""
    table = lexicons.load("classes")
    bearing = {word: role for role, line in table["bearing"].items() for word in line.split()}
    english: dict[str, Noun] = {}
    exact: dict[str, Noun] = {}
    stems: dict[str, Noun] = {}
    for kind in ("people", "things"):
        for name, line in table[kind].items():
            own, _, other = line.partition("|")
            for word in own.split():
                role = bearing.get(word, "")
                counted = "people" if role in _OF_PEOPLE else name
                english.setdefault(word, Noun(counted, kind == "people", role))
            for word in other.split():
                noun = Noun("people" if name == "victims" else name, kind == "people", "")
                (stems if word.endswith("*") else exact).setdefault(word.rstrip("*"), noun)
    measures = {w: kind for kind, line in table["measures"].items() for w in line.split()}
    groups = table["collective"].items()
    collective = {word: Noun(name, True, "") for name, line in groups for word in line.split()}
    return Nouns(english, exact, stems, dict(table["plurals"]), measures, collective)


_OF_PEOPLE = frozenset({"killed", "wounded", "casualties", "survived", "arrested", "infected"})


def one(word: str) -> str:
    """Return the singular of an English noun."""
    known = nouns()
    if word in known.plurals:
        return known.plurals[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word in known.english:
        return word
    if word.endswith("women"):
        return word[:-5] + "woman"
    return singular(word)


# Makers' names before a number: "one MiG-21" is one jet.
_MODELS = {
    "jets": "mig su tu rafale mirage jf gripen",
    "helicopters": "mi ka ah uh ch",
    "tanks": "t leopard",
    "armoured": "bmp btr bmd brdm",
    "drones": "shahed geran orlan mq tb",
}
_MADE = {name: kind for kind, names in _MODELS.items() for name in names.split()}


def _model(word: str) -> Noun | None:
    """Return what a model is one of: MiG-21s, Su-34, T-72."""
    name, dash, number = word.partition("-")
    if not dash or not number[:1].isdecimal() or name not in _MADE:
        return None
    return Noun(_MADE[name], False, "")


@lru_cache(maxsize=100_000)
def noun_of(word: str, lang: str) -> Noun | None:
    """Return what is counted by a lower-case noun, None where the lexicon does not know it."""
    known = nouns()
    if lang == "en":
        if word.endswith(("'s", "’s")):
            return None
        found = known.english.get(one(word)) or known.english.get(word) or _model(word)
        if found is None and "-" in word:
            found = known.english.get(one(word.rsplit("-", 1)[-1]))
        if found or word.isascii():
            return found
    if lang == "fr" and len(word) > 2 and word[1] in "'’":
        word = word[2:]
    found = known.exact.get(word)
    if found:
        return found
    if lang == "ar" and word.startswith("ال"):
        word = word[2:]
        found = known.exact.get(word)
    for size in range(min(len(word), 14), 2, -1):
        if found:
            break
        found = known.stems.get(word[:size])
    if found is None and lang not in ("en", "ru", "uk", "ar"):
        found = known.english.get(word) if word in ("drones", "missiles") else None
    if found is None and lang in lexicons.glosses():
        parts = glossary.single(glossary.plain(word, lang), lang)
        if parts and parts[-1][1] == "noun":
            found = known.english.get(one(parts[-1][0].split()[-1]))
    return found


_YEAR = frozenset("in since of by before after until till from during the early late mid year anno "
                  "en depuis avant après desde hasta seit im jahr ab vor nach в с до после "
                  "у з від після عام سنة منذ back circa spring summer autumn winter fall election "
                  "elections war cup games olympics budget season".split())  # fmt: skip
_ORDINAL = frozenset("st nd rd th º ª er ère eme ème e ter te ten ste sten".split())
_NAMED_ONLY = frozenset("group unit class type model order item round week day season act law "
                        "line number issue area block top stage position volume train "
                        "building room war".split())  # fmt: skip
_CALIBRES = frozenset("mm millimetre millimeter cm cal caliber calibre".split())
_AGED = frozenset("aged age aged: âgé âgée âgés edad alter возрасте віці عمره عمرها".split())


def uncounted(tokens: Sequence[Token], at: int, numeral: Numeral, lang: str) -> int | None:
    """Return the token after a number that counts nothing, or None where it may count."""
    token = tokens[at]
    end = numeral.end
    before = tokens[at - 1] if at else None
    nxt = tokens[end] if end < len(tokens) else None
    if token.text[0].isdecimal():
        glued = nxt is not None and nxt.start == tokens[end - 1].end
        if before is not None and before.end == token.start and (
            (before.text in "-‑#№/:" and at > 1 and tokens[at - 2].end == before.start
            and tokens[at - 2].text[-1].isalpha()) or before.text in "#№@_"
        ):  # fmt: skip
            return end
        if nxt is not None and glued:
            if nxt.lower in _ORDINAL or (nxt.text == "." and lang == "de" and _more(tokens, end)
                                         and len(token.text) < 4):  # fmt: skip
                return end + 1
            if nxt.text in "-‑" and _more(tokens, end) and lang in ("ru", "uk"):
                tail = tokens[end + 1]
                if tail.start == nxt.end and tail.lower.startswith(("лет", "річн")):
                    return end + 2
                if tail.start == nxt.end and len(tail.text) <= 3 and tail.text.isalpha():
                    return end + 2
            if nxt.text == ":" and _more(tokens, end) and is_digits(tokens[end + 1]):
                return end + 2
            if nxt.text == "/" and _more(tokens, end) and is_digits(tokens[end + 1]):
                return end + 2
            if (
                nxt.text.isalpha()
                and numeral.plain
                and lang != "ar"
                and units.after(tokens, end, lang, digits=True, scaled=False) is None
            ):
                return end + 1
            if nxt.text.isalpha() and len(nxt.text) == 1 and nxt.text in "GDxX":
                return end + 1
        if numeral.plain and _is_year(tokens, at, numeral, lang):
            return end
        run = _run(tokens, at)
        if run is not None:
            return run
    elif nxt is not None and lang == "en" and numeral.loose and _pronoun(tokens, at):
        return end
    if token.text[0].isdecimal() and _address(tokens, end):
        return end
    if nxt is not None and nxt.text in "x×" and _more(tokens, end) and is_digits(tokens[end + 1]):
        return end + 1  # "4 x 100 metres"
    aged = age(tokens, at, lang)
    if aged is not None:
        return _past(tokens, at, aged.span[1])
    if before is not None and _labelled(tokens, at, numeral):
        return end
    if nxt is not None and lang == "en" and units.race(tokens, at, end):
        return end + 1
    if nxt is not None and lang == "en":
        word = (
            nxt.lower
            if nxt.text not in "-‑"
            else (tokens[end + 1].lower if _more(tokens, end) else "")
        )
        if word in lexicons.words("labels.after.named"):
            return end + 1
        if word in _CALIBRES:
            unit_end = end + 1 + (nxt.text in "-‑")
            unit = tokens[unit_end].lower.strip("-") if unit_end < len(tokens) else ""
            if unit in lexicons.words("labels.after.weapons"):
                return unit_end
    return None


def _address(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a street follows: "10 Downing Street"."""
    return (
        at + 1 < len(tokens)
        and tokens[at].text[0].isupper()
        and tokens[at + 1].text in ("Street", "Road", "Avenue", "Lane", "Square", "Boulevard")
    )


def _more(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens)


def _past(tokens: Sequence[Token], at: int, offset: int) -> int:
    while at < len(tokens) and tokens[at].start < offset:
        at += 1
    return at


def _is_year(tokens: Sequence[Token], at: int, numeral: Numeral, lang: str) -> bool:
    """Return whether four digits are a year: by the words around, if nothing is counted."""
    text = tokens[at].text
    if len(text) != 4 or not text.isdecimal() or not 1500 <= int(text) <= 2100:
        return False
    before = tokens[at - 1].lower if at else ""
    if before in ("than", "least", "about", "some", "around", "nearly", "over", "to"):
        return False
    nxt = tokens[numeral.end] if numeral.end < len(tokens) else None
    if nxt is None:
        return before in _YEAR
    if nxt.text in "-–/" and _more(tokens, numeral.end) and is_digits(tokens[numeral.end + 1]):
        return True
    if before == "(" or nxt.text in ("'s", ")"):
        return True
    if units.currency_before(tokens, at) or noun_of(nxt.lower, lang):
        return before in ("in", "since", "the") and not _people(nxt, lang)
    if before in _YEAR:
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
        elif tokens[end].text in "-‑.+()" and end + 1 < len(tokens) and is_digits(tokens[end + 1]):
            end += 1
        else:
            break
    return end if count >= 3 else None


def _pronoun(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "one" stands for something instead of counting it."""
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return (
        tokens[at].lower == "one"
        and (before in _NO_ONE or after in ("another", "'s", "day", "by", "side", "time", "is",
                                            "can", "may", "must", "should", "or", "which", "that"))
    )  # fmt: skip


_NO_ONE = frozenset("no any every some each this that which another the".split())


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
    if word in _NAMED_ONLY or not is_digits(tokens[at]):
        if followed or before.text[0].isupper():
            return not followed
        return word in _NUMBERED and is_digits(tokens[at]) and _told_of(after)
    return not followed or before.text[0].isupper()


_NUMBERED = frozenset("line building room area block unit season".split())  # and no verbs


def _told_of(after: Token | None) -> bool:
    """Return whether nothing follows that could be counted: "line 4 was shut", "on line 4."."""
    if after is None or after.text in (".", ",", ";", "'s", "’s"):
        return True
    classes = lexeme(after.lower, "en").classes
    return after.lower != "of" and not classes.isdisjoint(("be", "have", "modal", "preposition"))


def age(tokens: Sequence[Token], at: int, lang: str) -> Age | None:
    """Return the age that a number tells: "24-year-old", "aged 24", "24 years old", ", 24,"."""
    numeral = parse(tokens, at, lang)
    if numeral is None or numeral.high > 130 or numeral.soft:
        word = tokens[at].lower
        if numeral is None and word.endswith(("-year-old", "-year-olds")):
            return None
        return None
    end = numeral.end
    rest = [t.lower for t in tokens[end : end + 4]]
    low, high = numeral.low, numeral.high
    span = (tokens[at].start, tokens[end - 1].end)
    if rest[:2] and rest[0] in ("-", "‑", "–") and len(rest) > 1:
        if rest[1] in (
            "year-old",
            "year-olds",
            "years-old",
            "year-olds'",
            "jährige",
            "jähriger",
            "jährigen",
            "летний",
            "летняя",
            "летнего",
            "летних",
            "річний",
            "річна",
        ):
            return Age(low, high, (span[0], tokens[end + 1].end))
        if rest[1] in ("month-old", "day-old", "week-old", "months-old"):
            return Age(0.0, 1.0 if rest[1] != "month-old" else max(high / 12, 1.0),
                       (span[0], tokens[end + 1].end))  # fmt: skip
    if rest[:1] in (["year-old"], ["years-old"], ["year-olds"]):
        return Age(low, high, (span[0], tokens[end].end))
    if rest[:2] in (["years", "old"], ["year", "old"], ["years", "of"], ["jahre", "alt"]) and (
        rest[1] != "of" or rest[2:3] == ["age"]
    ):
        return Age(low, high, (span[0], tokens[end + 1].end))
    before = tokens[at - 1].lower if at else ""
    if before == "of" and at > 1 and tokens[at - 2].lower in _YOUNG_OR_OLD and not _noun_next(rest):
        return Age(low, high, span)  # "a boy of six"
    if before in ("and", "to", "or", "-") and at > 2 and tokens[at - 3].lower in _AGED:
        return Age(low, high, span)  # "aged 19 and 23"
    if before in ("is", "was") and at > 1 and lang == "en" and rest[:1] in ([], ["."]):
        noun = noun_of(tokens[at - 2].lower, lang)
        if noun is not None and noun.person and 1 <= high <= 110:
            return Age(low, high, span)  # "the general is 58"
    if before in _AGED or (before in ("de", "of") and at > 1 and tokens[at - 2].lower in _AGED):
        return Age(low, high, span)
    if (
        rest[:1] in (["ans"], ["años"])
        and at > 1
        and before in ("de", "a")
        and lang in ("fr", "es")
        and rest[1:2] not in (["de"], ["d'emprisonnement"])  # "condenó a ocho años de prisión"
    ):
        return Age(low, high, (span[0], tokens[end].end))
    if (
        is_digits(tokens[at])
        and numeral.plain
        and before == ","
        and rest[:1] in ([","], [")"], [])
        and at > 1
        and (tokens[at - 2].text[0].isupper() or _aside(tokens[at - 2], rest, lang))
        and 1 <= high <= 110
    ):
        return Age(low, high, span)
    if (
        before in ("under", "over", "below", "aged")
        and at > 1
        and _person(tokens[at - 2], lang)
        and not any(noun_of(word, lang) for word in rest)
    ):
        return Age(low, high, span)
    return None


_YOUNG_OR_OLD = frozenset("boy girl man woman child youth teenager toddler pupil student".split())


def _noun_next(rest: Sequence[str]) -> bool:
    return bool(rest) and noun_of(rest[0], "en") is not None


def _aside(before: Token, rest: Sequence[str], lang: str) -> bool:
    """Return whether a number between commas follows a person: "the driver, 41, died"."""
    return rest[:1] == [","] and _person(before, lang)


def tells_age(token: Token) -> bool:
    """Return whether a number after the word is an age: "aged between 18 and 25"."""
    return token.lower in _AGED


def _person(token: Token, lang: str) -> bool:
    noun = noun_of(token.lower, lang)
    return noun is not None and noun.person


def specification(tokens: Sequence[Token], at: int, lang: str) -> int | None:
    """Return where the noun begins after "24-year-old" or "155 mm", None if it is neither."""
    token = tokens[at]
    if token.lower.endswith(("-year-old", "-month-old", "-week-old", "-day-old")):
        return at + 1 if _noun_ahead(tokens, at + 1, lang) else None
    if not opens(token.lower, lang):
        return None
    told = age(tokens, at, lang)
    if told is not None:
        end = _past(tokens, at, told.span[1])
        return end if _noun_ahead(tokens, end, lang) else None
    end = at + 1
    if end < len(tokens) and tokens[end].text in "-‑":
        end += 1
    measured = end + 1 < len(tokens) and tokens[end].lower in _CALIBRES
    calibre = measured and tokens[end + 1].lower in lexicons.words("labels.after.weapons")
    return end + 1 if calibre else None


def _noun_ahead(tokens: Sequence[Token], at: int, lang: str) -> bool:
    for token in tokens[at : at + 4]:
        if noun_of(token.lower, lang):
            return not token.lower.endswith("s") or token.lower.endswith("ss")
        if lexeme(token.lower, lang).classes or not token.text[0].isalpha():
            return False
    return False


def is_score(tokens: Sequence[Token], at: int, end: int, high: float) -> bool:
    """Return whether two small numbers with a dash are a result and no range."""
    if high > 30 or not is_digits(tokens[at]):
        return False
    near = {t.lower for t in tokens[max(at - 6, 0) : end + 3]}
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.text[0].isalpha() and noun_of(after.lower, "en"):
        return False
    return bool(near & lexicons.words("labels.beside.contests"))


@lru_cache(maxsize=32)
def changes(lang: str) -> frozenset[str]:
    """Return the verbs that say that a figure changed."""
    table = lexicons.load("roles")["change"]
    return frozenset(table.get(lang, table["en"]).split())


def stem_of(word: str, lang: str) -> str:
    """Return the stem under which a head noun is compared."""
    return stem(one(word) if lang == "en" else word, lang)


def article_words(lang: str) -> frozenset[str]:
    """Return the indefinite articles of a language."""
    return words(lang).article
