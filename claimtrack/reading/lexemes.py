"""Words and what the lexicons know of them, looked up once a word and kept.

Everything that depends on one word alone is found here, so that reading a claim is mostly a walk
over values already known: the speed of the reader rests on this cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib import import_module
from typing import NamedTuple, TypeVar

from claimtrack.reading import lexicons

Form = str
"""base, third, past, participle, ing, or "" where the word is no verb."""

_SNOWBALL = {
    "en": "english", "fr": "french", "es": "spanish", "de": "german", "ru": "russian",
    "ar": "arabic", "it": "italian", "pt": "portuguese", "nl": "dutch",
}  # fmt: skip
_CLASSES = (
    "be", "have", "do", "get", "modal", "determiner", "pronoun", "preposition", "conjunction",
    "subordinate", "relative", "adverb", "stop",
)  # fmt: skip


class Act(NamedTuple):
    """A predicate as a word or phrase means it."""

    concept: str
    subject: str = ""  # "patient": the subject is done to; "reverse": the object is who does it


class Lexeme(NamedTuple):
    """A word with its stem, its canonical form, its classes and the acts it may stand for."""

    stem: str
    canon: str  # canonical token: concept of a predicate or noun, else the stem
    classes: frozenset[str]
    lemma: str  # of a verb form
    form: Form
    act: Act | None  # what it means as a verb
    noun: str  # the concept it names as a noun: "attack" of "attacks"
    sure: bool  # a verb form and nothing else
    verbal: bool  # it may stand as a finite verb, an auxiliary included


@cache
def stemmer(lang: str) -> Callable[[str], str] | None:
    """Return the snowball stemmer of a language; None where there is none."""
    name = _SNOWBALL.get(lang)
    if name is None:
        return None
    module = import_module(f"claimtrack.reading.snowball.{name}_stemmer")
    stem: Callable[[str], str] = getattr(module, f"{name.title()}Stemmer")().stemWord
    return stem


@lru_cache(maxsize=100_000)
def stem(word: str, lang: str) -> str:
    """Return the snowball stem of a lower-case word, or the word where there is no stemmer."""
    if len(word) > 40:
        return word[:40]
    if lang == "en" and (known := lexicons.stems().get(word)):
        return known
    found = stemmer(lang)
    return found(word) if found else word


def inflect(verb: str) -> dict[Form, tuple[str, ...]]:
    """Return the regular English forms of a verb, both ways where doubling is uncertain."""
    past: tuple[str, ...]
    ing: tuple[str, ...]
    if verb.endswith("e"):
        past, ing = (verb + "d",), (verb[:-1] + "ing", verb + "ing")
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past, ing = (verb[:-1] + "ied",), (verb + "ing",)
    else:
        past, ing = (verb + "ed",), (verb + "ing",)
        if len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou":
            past += (verb + verb[-1] + "ed",)
            ing += (verb + verb[-1] + "ing",)
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = (verb + "es",)
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        third = (verb[:-1] + "ies",)
    else:
        third = (verb + "s",)
    return {"base": (verb,), "third": third, "past": past, "participle": past, "ing": ing}


class Tables(NamedTuple):
    """The lexicons of one language, compiled for looking up."""

    classes: dict[str, frozenset[str]]
    forms: dict[str, tuple[str, Form]]  # word -> lemma, form
    acts: dict[str, Act]  # lemma -> what it means alone
    phrases: dict[str, tuple[tuple[tuple[str, ...], Act], ...]]  # first lemma -> the rest, act
    nouns: dict[str, str]  # stem -> concept
    stems: dict[str, str]  # word or stem of any language -> concept
    prefixes: dict[str, str]  # beginnings of words of any language -> concept
    noun_phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    repeatable: frozenset[str]
    light: frozenset[str]


def _parts(line: str) -> list[list[str]]:
    parts = [part.split() for part in line.split("|")]
    return parts + [[]] * (3 - len(parts))


class _Draft(NamedTuple):
    """What the tables of predicates and synonyms fill, row by row; the first word given stays."""

    acts: dict[str, Act]
    phrases: dict[str, list[tuple[tuple[str, ...], Act]]]
    nouns: dict[str, str]
    stems: dict[str, str]
    prefixes: dict[str, str]
    noun_phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    verbs: set[str]

    def foreign(self, words: list[str], concept: str) -> None:
        for word in words:
            if word.endswith("*"):
                self.prefixes.setdefault(word[:-1].lower(), concept)
            else:
                self.stems.setdefault(word.lower(), concept)

    def verb(self, item: str, concept: str) -> None:
        """Add a verb, or a phrase that begins with one: "shoot-down", "suffer:p"."""
        phrase, _, mark = item.partition(":")
        act = Act(concept, {"p": "patient", "x": "reverse"}.get(mark, ""))
        first, *rest = phrase.split("-")
        self.verbs.add(first)
        if rest:
            self.phrases.setdefault(first, []).append((tuple(rest), act))
        else:
            self.acts.setdefault(first, act)

    def noun(self, word: str, concept: str, among: dict[str, str]) -> None:
        first, *rest = word.split("-")
        if rest:
            self.noun_phrases.setdefault(first, []).append((tuple(rest), concept))
        among.setdefault(word, concept)


def _drafted(english: bool, irregular: Iterable[str]) -> _Draft:
    """Return the words of predicates and synonyms; without the English ones where not asked."""
    predicates, synonyms = lexicons.load("predicates"), lexicons.load("synonyms")
    draft = _Draft({}, {}, {}, {}, {}, {}, set(irregular))
    for table in ("single", "repeatable"):
        for concept, line in predicates[table].items():
            said, named, foreign = _parts(line)
            draft.foreign(foreign, concept)
            for item in said if english else ():
                draft.verb(item, concept)
            for word in named if english else ():
                draft.noun(word, concept, draft.nouns)
    for table in ("nouns", "adjectives"):
        for concept, line in synonyms[table].items():
            said, foreign, _ = _parts(line)
            draft.foreign(foreign, concept)
            for word in said if english else ():
                draft.noun(word, concept, draft.stems)
    for concept, line in synonyms["phrases"].items():
        for phrase in line.split("|"):
            first, *rest = phrase.split()
            draft.noun_phrases.setdefault(first, []).append((tuple(rest), concept))
    return draft


def _inflected(
    verbs: Iterable[str], irregular: dict[str, list[str]]
) -> dict[str, tuple[str, Form]]:
    """Return the forms of English verbs, each with its verb: shot is the past of shoot."""
    forms: dict[str, tuple[str, Form]] = {}
    for verb in sorted(verbs, key=lambda v: (len(v), v)):
        regular = inflect(verb)
        if verb in irregular:
            made = irregular[verb]
            regular |= {"past": (made[0],), "participle": (made[-1],)}
        for form in ("ing", "third", "past", "participle", "base"):
            for word in regular[form]:
                forms.setdefault(word, (verb, form))
    for verb, made in irregular.items():
        if made[0] != verb:
            forms[made[0]] = (verb, "past")
        if made[-1] not in (made[0], verb):
            forms[made[-1]] = (verb, "participle")
    return forms


@cache
def tables(lang: str) -> Tables:
    """Return the compiled lexicons; words of other languages are known in every language."""
    own = lexicons.load("grammar").get(lang, {})
    classes: dict[str, set[str]] = {}
    for name in _CLASSES:
        for word in own.get(name, "").split():
            classes.setdefault(word, set()).add(name)
    predicates = lexicons.load("predicates")
    english = lang == "en"
    irregular = {verb: forms.split() for verb, forms in predicates["irregular"].items()}
    draft = _drafted(english, irregular)
    light = own["light"].split() if english else []
    for item in light:
        first, *rest = item.split("-")
        draft.verbs.add(first)
        if rest:
            draft.phrases.setdefault(first, []).append((tuple(rest), Act(item)))
    return Tables(
        {word: frozenset(names) for word, names in classes.items()},
        _inflected(draft.verbs, irregular) if english else {},
        draft.acts,
        _longest_first(draft.phrases),
        draft.nouns,
        draft.stems,
        draft.prefixes,
        _longest_first(draft.noun_phrases),
        frozenset(predicates["repeatable"]),
        frozenset(light),
    )


_Row = TypeVar("_Row")


def _longest_first(
    rows: dict[str, list[tuple[tuple[str, ...], _Row]]],
) -> dict[str, tuple[tuple[tuple[str, ...], _Row], ...]]:
    return {first: tuple(sorted(rest, key=lambda r: -len(r[0]))) for first, rest in rows.items()}


def _foreign(word: str, known: Tables) -> str:
    """Return the concept of a word in a script of its own, by its longest known beginning."""
    if word.isascii():
        return ""
    return _concept(word, word, known)


def _concept(word: str, root: str, known: Tables) -> str:
    """Return the concept of a word by itself, its stem, or its longest known beginning."""
    found = known.stems.get(word) or known.stems.get(root)
    if found:
        return found
    for size in range(min(len(word), 14), 2, -1):
        found = known.prefixes.get(word[:size])
        if found:
            return found
    return ""


def singular(noun: str) -> str:
    """Return an English noun without its plural ending, as far as spelling tells."""
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes", "zes")):
        return noun[:-2]
    return noun[:-1]


AUXILIARY = frozenset(["be", "modal", "do", "have"])


def _verbal(form: Form, classes: frozenset[str]) -> bool:
    return bool(classes & AUXILIARY if classes else form)


@lru_cache(maxsize=200_000)
def lexeme(word: str, lang: str) -> Lexeme:
    """Return what is known of a lower-case word in a language."""
    known = tables(lang)
    classes = known.classes.get(word, frozenset())
    bare = word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")
    if lang != "en":
        bare = bare.split("'")[-1].split("’")[-1] if lang in ("fr", "it") else bare
        root = stem(bare, lang)
        if lang == "ar" and bare.startswith(("وال", "بال", "لل")) and len(bare) > 5:
            bare = bare[3:] if not bare.startswith("لل") else bare[2:]
        concept = _concept(bare, root, known)
        predicate = concept if concept and concept in all_predicates() else ""
        act = Act(predicate) if predicate else None
        form = "past" if act else ""
        return Lexeme(root, concept or root, classes, root, form, act,
                      predicate, False, _verbal(form, classes))  # fmt: skip
    root = stem(bare, "en")
    one = singular(bare)
    lemma, form = known.forms.get(bare, ("", ""))
    if not form and len(bare) > 3 and bare.isalpha():
        if bare.endswith("ed") and len(bare) > 3 and not bare.endswith("eed"):
            lemma, form = root, "past"
        elif bare.endswith("ing") and len(bare) > 5:
            lemma, form = root, "ing"
    act = known.acts.get(lemma) if lemma else None
    noun = known.nouns.get(bare) or known.nouns.get(one, "")
    thing = known.stems.get(bare) or known.stems.get(one) or _foreign(bare, known)
    canon = noun or thing or (act.concept if act else "") or root
    sure = form in ("past", "participle") and not noun and not thing
    return Lexeme(root, canon, classes, lemma, form, act, noun, sure, _verbal(form, classes))


@cache
def all_predicates() -> frozenset[str]:
    """Return the concepts of predicates.toml."""
    predicates = lexicons.load("predicates")
    return frozenset(predicates["single"]) | frozenset(predicates["repeatable"])
