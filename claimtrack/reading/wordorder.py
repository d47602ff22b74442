"""The words of a gloss in the order and form of an English clause.

What other languages say by endings and by place is put as English says it: subject before verb,
auxiliary before participle, adjective before noun, one negation a clause.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claimtrack.reading import lexicons
from claimtrack.reading.glossary import NEGATIVE, forms
from claimtrack.reading.lexemes import all_predicates, lexeme
from claimtrack.text import lazy_regex


class Word(NamedTuple):
    """A word of a gloss: in English ("" as it was said), its kind, its token, and as said."""

    english: str
    kind: str  # verb, noun, adjective, word, own
    at: int
    said: str


_LONGEST = 60  # words of a clause: a longer one is put in order by stretches
_BREAKS = frozenset(',.;:!?()"“”«»—–')
_JOINS = frozenset("that but who which when while because if after before although".split())
_SUBJECTS = frozenset("nobody nothing none he she they it we".split())
_AFTER_NOUN = frozenset(["fr", "es", "ar"])  # the adjective follows its noun
_SLAVIC = frozenset(["ru", "uk"])
# ... in French and German; "wurde" and "fut" are passive.
_PERFECT = frozenset("est sont était étaient soit ist sind war waren".split())
_SHORT = lazy_regex(r"(?:[аяеё]н|[ыя]т|[бв]ит|нят|жат)(?:[аоы])?$")  # убит, взята, ранены
_SHORT_UK = lazy_regex(r"(?:[аяе]но|[аияу]то|[аяе]н[аі]?)$")
_INFINITIVE = {
    "fr": lazy_regex(r"(?:er|ir|re)$"),
    "es": lazy_regex(r"(?:[aei]r|[aei]rse)$"),
    "de": lazy_regex(r"$^"),
    "ru": lazy_regex(r"(?:ть|ти|чь|ться|тись)$"),
    "uk": lazy_regex(r"(?:ти|тися|тись)$"),
    "ar": lazy_regex(r"$^"),
}
_OBJECT = lazy_regex(r"(?:ого|его|ов|ев|ей|ых|их|ів|їв|у|ю|[бвгджзклмнпрстфхцчшщйь])$")


def ordered(words: list[Word], lang: str) -> list[Word]:
    """Return the words of a text in English order, verbs in the form that stands there."""
    found: list[Word] = []
    part: list[Word] = []
    for word in words:
        long = len(part) >= _LONGEST
        if (not word.english and word.said in _BREAKS) or word.english in _JOINS or long:
            found += _clause(part, lang)
            found.append(word)
            part = []
        else:
            part.append(word)
    return found + _clause(part, lang)


def _has(word: Word, *names: str) -> bool:
    """Return whether the first English word is of one of these classes."""
    if not word.english or word.kind in ("verb", "noun"):
        return False
    return not _classes(word.english.split()[0]).isdisjoint(names)


@cache
def _classes(english: str) -> frozenset[str]:
    return lexeme(english, "en").classes


def _aux(word: Word) -> bool:
    return _has(word, "be", "have", "modal", "do")


def _of_itself(verb: Word) -> bool:
    """Return whether a verb has no object, or is said by "to be" where English has "to have"."""
    return verb.english.split()[0] in lexicons.words("predicates.voice.self")


def _clause(part: list[Word], lang: str) -> list[Word]:
    if not part:
        return []
    part = _negated(part)
    part = [_participle(word, before) for before, word in zip([None, *part], part, strict=False)]
    if lang == "es":
        part = _objects(part)
    if lang in _AFTER_NOUN:
        part = _adjectives(part)
    if lang == "de":
        part = _german(part)
    part = _self(part, lang)
    if lang in _SLAVIC:
        part = _slavic(part, lang)
    part = _subject_first(part, lang)
    return _formed(part, lang)


def _negated(part: list[Word]) -> list[Word]:
    """Return the clause with one negation: "no one not survived" is one."""
    said = {word.english for word in part}
    if "ne" in said:
        if "not" not in said and said.isdisjoint(NEGATIVE):
            part = [w._replace(english="nobody") if w.said == "personne" else w for w in part]
        part = [word for word in part if word.english != "ne"]
        said = {word.english for word in part}
    firsts = {word.split()[0] for word in said if word}
    if not firsts.isdisjoint(NEGATIVE - {"without"}):
        part = [word for word in part if word.english != "not"]
    return part


def _participle(word: Word, before: Word | None) -> Word:
    """Return the noun of an act after "was" as a participle: "was postponement" in Arabic."""
    if before is None or word.kind != "noun" or before.said not in ("تم", "تمت", "جري"):
        return word
    verb = _act(word)
    return word._replace(english=verb, kind="verb") if verb else word


def _objects(part: list[Word]) -> list[Word]:
    """Return a Spanish clause without the "a" before an object that is a person."""
    found: list[Word] = []
    for word in part:
        after = found[-1] if found else None
        if after is not None and after.kind == "verb" and not _of_itself(after):
            if word.english == "to" and word.said == "a":
                continue
            if word.english == "to the":
                word = word._replace(english="the")
        found.append(word)
    return found


def _adjectives(part: list[Word]) -> list[Word]:
    """Return the clause with each adjective before its noun."""
    found = list(part)
    at = 0
    while at + 1 < len(found):
        noun, adjective = found[at], found[at + 1]
        article = adjective.english == "the" and at + 2 < len(found)
        if article and found[at + 2].kind == "adjective" and found[at + 2].at == adjective.at:
            del found[at + 1]  # "the minister the former"
            adjective = found[at + 1]
        if noun.kind == "noun" and adjective.kind == "adjective":
            found[at], found[at + 1] = adjective, noun
            at += 1
        at += 1
    return found


def _german(part: list[Word]) -> list[Word]:
    """Return a German clause with the verb's parts together: "has the banker acquitted"."""
    aux = next((at for at, word in enumerate(part) if _aux(word)), -1)
    verbs = [at for at, word in enumerate(part) if word.kind == "verb"]
    if not verbs:
        return part
    verb = verbs[-1] if aux >= 0 else verbs[0]
    if 0 <= aux == verb + 1:  # "that weapons delivered were"
        return [*part[:verb], part[aux], part[verb], *part[aux + 1 :]]
    behind = part[verb + 1 :]
    if verb > aux >= 0:
        middle = part[aux + 1 : verb]
        modal = _has(part[aux], "modal")
        second = [
            word._replace(english="be") if modal else word
            for word in behind
            if _has(word, "be", "have")
        ]
        rest = [word for word in behind if not _has(word, "be", "have")]
        nots = [word for word in middle if word.english == "not"]
        middle = [word for word in middle if word.english != "not"]
        return [*part[: aux + 1], *nots, *second, part[verb], *middle, *rest]
    nots = [word for word in behind if word.english == "not"]
    return [*part[:verb], *nots, *(word for word in part[verb:] if word.english != "not")]


def _self(part: list[Word], lang: str) -> list[Word]:
    """Return "is died" as "has died" and "the deal signed itself" as "was signed"."""
    found = list(part)
    for at, word in enumerate(part):
        if word.kind != "verb":
            continue
        back = at - 1
        while back >= 0 and (_has(part[back], "adverb") or part[back].english in ("not", "self")):
            back -= 1
        own = _of_itself(word)
        aux = back >= 0 and _has(part[back], "be", "have")
        if aux and part[back].said in _PERFECT and own:
            found[back] = part[back]._replace(english="has")
        spots = [k for k in range(max(back - aux, 0), at) if part[k].english == "self"]
        if not spots:
            continue
        if lang == "es" and not own and aux:
            found[back] = part[back]._replace(english="was")
        elif lang == "es" and not own:
            found[spots[0]] = part[spots[0]]._replace(english="was")
        elif aux and _has(part[back], "be"):
            found[back] = part[back]._replace(english="has")
    return [word for word in found if word.english != "self"]


def _slavic(part: list[Word], lang: str) -> list[Word]:
    """Return a Russian or Ukrainian clause with its passives said by "was"."""
    found: list[Word] = []
    for at, word in enumerate(part):
        if word.kind == "verb" and not (found and _has(found[-1], "be")):
            short = _SHORT_UK if lang == "uk" else _SHORT
            if short.search(word.said) or _by_them(part, at):
                if found and found[-1].english == "not":
                    found.insert(-1, Word("was", "word", word.at, ""))
                else:
                    found.append(Word("was", "word", word.at, ""))
        found.append(word)
    verb = next((at for at, word in enumerate(found) if word.kind == "verb"), -1)
    nouns = [at for at in range(len(found)) if found[at].kind in ("noun", "own")]
    if (  # "the suspect (object) detained the police"
        verb > 0
        and nouns
        and nouns[0] < verb < nouns[-1]
        and found[nouns[0]].said.endswith(("ого", "его"))
        and not any(_has(word, "preposition") for word in found)
    ):
        return [*found[verb + 1 :], found[verb], *found[:verb]]
    return found


def _by_them(part: list[Word], at: int) -> bool:
    """Return whether a plural verb has only an object before it: "the plane they shot down"."""
    if not part[at].said.endswith("ли") or _of_itself(part[at]):
        return False
    before = [word for word in part[:at] if word.kind == "noun"]
    rest = [word for word in part[at + 1 :] if word.kind == "noun"]
    prior = any(word.kind == "own" or word.english == "and" for word in part[:at])
    return bool(
        before and not rest and not prior and all(_OBJECT.search(word.said) for word in before)
    )


def _group(part: list[Word]) -> tuple[int, int]:
    """Return where the first verb with its auxiliaries begins and ends; (0, 0) without one."""
    for at, word in enumerate(part):
        if word.kind != "verb":
            continue
        begin = at
        while begin and (
            _aux(part[begin - 1])
            or part[begin - 1].english == "not"
            or _has(part[begin - 1], "adverb")
        ):
            begin -= 1
        return begin, at + 1
    be = next((at for at, word in enumerate(part) if _has(word, "be")), -1)
    return (be, be + 1) if be >= 0 else (0, 0)


def _subject_first(part: list[Word], lang: str) -> list[Word]:
    """Return the clause with a subject that follows its verb before it."""
    begin, end = _group(part)
    if not end or _subject_before(part[:begin]):
        return part
    if end == len(part):
        return _last(part, lang)
    verb = part[end - 1]
    passive = any(_has(word, "be") for word in part[begin : end - 1])
    alone = _of_itself(verb)
    turned = lang == "ar" or (lang == "de" and begin > 0)
    stop = _phrase_end(part, end, lang)
    if stop == end or not (passive or alone or turned or verb.kind != "verb"):
        return _last(part, lang)
    return [*part[end:stop], *part[begin:end], *part[stop:], *part[:begin]]


def _last(part: list[Word], lang: str) -> list[Word]:
    """Return the clause with an opening phrase at its end: "in the blast 40 people died"."""
    if not _has(part[0], "preposition"):
        return part
    stop = _phrase_end(part, 1, lang)
    return [*part[stop:], *part[:stop]] if 1 < stop < len(part) else part


def _subject_before(before: list[Word]) -> bool:
    """Return whether something stands before the verb that is no phrase with a preposition."""
    within = False
    for word in before:
        if _has(word, "preposition") and (word.english != "of" or within):
            within = True
        elif word.english in _SUBJECTS or (word.kind in ("noun", "own") and not within):
            return True
    return False


def _phrase_end(part: list[Word], start: int, lang: str) -> int:
    """Return where the noun phrase that begins here ends."""
    nouns = 0
    definite = False
    for at in range(start, len(part)):
        word = part[at]
        if word.kind == "verb" or _aux(word) or _has(word, "conjunction"):
            return at if nouns else start
        if _has(word, "preposition") and word.english != "of":
            return at if nouns else start
        numeral = not word.english and word.said[:1].isdigit()
        begins = numeral or word.english in lexicons.words("grammar.en.phrase-begins")
        if nouns and lang != "ar" and begins:
            return at if part[at - 1].english != "of" else len(part)
        if nouns and lang == "ar":
            if numeral or (definite and word.kind != "adjective"):
                return at
            definite = True
        if word.english == "the":
            definite = definite or not nouns
        if word.kind in ("noun", "own") or word.english in NEGATIVE - {"no"}:
            nouns += 1
            if lang == "ar" and word.kind == "own" and numeral:
                nouns -= 1
    return len(part) if nouns else start


def _formed(part: list[Word], lang: str) -> list[Word]:
    """Return the clause with each verb in the form that stands after its auxiliary."""
    found: list[Word] = []
    led = ""
    for word in part:
        if word.kind == "verb":
            past, participle = forms(word.english)
            if led in ("modal", "do"):
                made = word.english
            elif led in ("be", "have"):
                made = participle
            elif _INFINITIVE[lang].search(word.said):
                made = f"to {word.english}"
            else:
                made = past
            found.append(word._replace(english=made))
            led = ""
            continue
        if _aux(word):
            led = next(n for n in ("be", "have", "modal", "do") if _has(word, n))
        elif led == "be" and word.kind == "noun" and _act(word):  # "was" and the noun of an act
            found.append(word._replace(english=forms(_act(word))[1], kind="verb"))
            led = ""
            continue
        elif word.english != "not" and not _has(word, "adverb"):
            led = ""
        if word.english == "to" and word.kind == "word":
            led = "modal"
        found.append(word)
    return found


def _act(word: Word) -> str:
    """Return the verb of the noun of an act: "postpone" of "postponement"."""
    concept = lexeme(word.english, "en").noun
    return concept.replace("-", " ") if concept in all_predicates() else ""
