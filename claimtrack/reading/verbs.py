"""Where the verbs of a segment are, and what a group of auxiliaries and verb means."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claimtrack.reading import hedges, lexicons
from claimtrack.reading.lexemes import AUXILIARY, tables
from claimtrack.reading.phrases import Text, mark_at, noun_like


class Verb(NamedTuple):
    first: int  # position in the segment where the verb group begins
    last: int  # position after the verb group
    lemma: str
    concept: str
    passive: bool
    subject: str  # "", patient, reverse
    phrase: tuple[int, ...] = ()  # positions of the words beside the verb that tell the act


@cache
def _chain() -> frozenset[str]:
    return frozenset(lexicons.load("predicates")["voice"]["chain"].split())


@cache
def _headline() -> frozenset[str]:
    return frozenset(lexicons.load("predicates")["voice"]["headline"].split())


def strength(text: Text, seg: list[int], at: int) -> int:
    """Return how surely the word at this position of the segment is its verb: 0 to 3."""
    i = seg[at]
    lex = text.lex[i]
    if not lex.form or lex.classes or text.number[i]:
        return 0
    mention = text.mention[i]
    if mention is not None:
        return 0
    back = at - 1
    while back >= 0 and (
        "adverb" in text.lex[seg[back]].classes
        or text.tokens[seg[back]].lower in ("not", "never", "n't")
    ):
        back -= 1
    before = text.lex[seg[back]].classes if back >= 0 else frozenset()
    lower = text.tokens[seg[back]].lower if back >= 0 else ""
    if lower == "to":
        return 0
    if _led(lex.form, before):
        return 3
    after = seg[at + 1] if at + 1 < len(seg) else -1
    if after >= 0 and back >= 0 and text.lex[after].classes & AUXILIARY and not text.number[after]:
        return 0  # "the first shot was fired", "the bomb planted there has gone off"
    if lex.form in ("past", "participle"):
        return 0 if _attribute(text, seg, i, back, after) else 2
    if lex.form == "ing" or back < 0:
        return 0
    if before & {"determiner", "preposition"} and lower != "that":
        return 0
    if lex.form == "third" and (after < 0 or _begins_object(text, after)):
        return 1
    many = _plural(text, seg[back]) or lower in ("they", "we", "i", "you", "who", "that")
    return 1 if many else 0


def _led(form: str, before: frozenset[str]) -> bool:
    """Return whether an auxiliary before a word makes it the verb: "was hit", "will leave"."""
    if before & {"be", "get"} and form in ("past", "participle", "ing"):
        return True
    if before & {"modal", "do"} and form == "base":
        return True
    return "have" in before and form in ("past", "participle", "base")


def _attribute(text: Text, seg: list[int], i: int, back: int, after: int) -> bool:
    """Return whether a participle goes with a noun and is no verb: "the stolen paintings"."""
    before = text.lex[seg[back]].classes if back >= 0 else frozenset()
    follows = after >= 0 and noun_like(text, after)
    bound = back < 0 or bool(before & {"determiner", "preposition", "conjunction"})
    bound = bound or (text.number[seg[back]] and follows)
    noun_ahead = follows and text.mention[after] is None
    if back >= 0 and bound and noun_ahead and not text.lex[i].sure:
        return True
    if noun_ahead and (bound or _verb_before(text, seg, back)):
        return True
    return back >= 0 and "determiner" in before


def _begins_object(text: Text, after: int) -> bool:
    """Return whether a number, a name or a noun phrase begins at a token."""
    if text.number[after] or text.mention[after] is not None or noun_like(text, after):
        return True
    return bool(text.lex[after].classes & {"determiner", "preposition", "pronoun", "adverb"})


def _verb_before(text: Text, seg: list[int], back: int) -> bool:
    return (
        back >= 0
        and text.lex[seg[back]].form in ("third", "past")
        and bool(text.lex[seg[back]].act is None)
    )


def _plural(text: Text, i: int) -> bool:
    lower = text.tokens[i].lower
    return (
        lower.endswith("s")
        or text.number[i]
        or lower in ("police", "people", "troops", "men", "women", "children", "gunmen")
    )


def is_finite(text: Text, seg: list[int], at: int) -> bool:
    classes = text.lex[seg[at]].classes
    if classes & _FUNCTION and _phrase_at(text, seg, at):
        return True
    if classes & AUXILIARY:
        if text.number[seg[at]]:  # "in May"
            return False
        return text.tokens[seg[at]].lower not in ("being", "been", "having")
    return strength(text, seg, at) >= 2


def finite(text: Text, seg: list[int]) -> list[int]:
    """Return the positions of the segment at which a finite verb stands for sure."""
    lex = text.lex
    return [
        at
        for at, i in enumerate(seg)
        if (lex[i].verbal or "get" in lex[i].classes) and is_finite(text, seg, at)
    ]


_FUNCTION = frozenset(["get", "do"])


def _phrase_at(text: Text, seg: list[int], at: int) -> int:
    """Return where a phrase of an act ends that a verb leads here: "got away"; 0 for none.

    Not a mere "to": "has got to leave" tells of no arrival.
    """
    return next(
        (
            at + 1 + len(rest)
            for rest, _ in tables(text.lang).phrases.get(text.lex[seg[at]].lemma, ())
            if rest != ("to",)
            and at + 1 + len(rest) <= len(seg)
            and _spells(text, seg, at + 1, rest)
        ),
        0,
    )


def _told_by_phrase(text: Text, seg: list[int], at: int) -> bool:
    """Return whether a word that is no verb by itself, or denies one, leads a phrase of an act.

    "did away with", "fell short of its target"; but "fell short of winning" denies the winning.
    """
    mark = text.marks.get(seg[at])
    denies = mark is not None and mark.kind in ("not", "instead") and bool(text.lex[seg[at]].form)
    if not denies and not text.lex[seg[at]].classes & _FUNCTION:
        return False
    end = _phrase_at(text, seg, at)
    verb_ahead = denies and end < len(seg) and text.lex[seg[end]].form == "ing"
    return end > 0 and not verb_ahead


def doubtful(text: Text, seg: list[int]) -> list[int]:
    """Return the positions at which a verb may stand, but also a noun."""
    lex = text.lex
    return [at for at, i in enumerate(seg) if lex[i].verbal and strength(text, seg, at) == 1]


def verbs(text: Text, seg: list[int]) -> list[int]:
    """Return the positions of the finite verbs; the doubtful ones only where none is sure."""
    sure = finite(text, seg)
    if len(sure) > 1 and _modifies(text, seg, sure[0]):
        return sure[1:]
    if sure:
        return sure
    maybe = doubtful(text, seg) or [at for at in range(2, len(seg)) if _infinitive(text, seg, at)]
    return maybe[:1]


def _infinitive(text: Text, seg: list[int], at: int) -> bool:
    """Return whether "to" and a verb stand here: in a headline, what is planned."""
    return text.tokens[seg[at - 1]].lower == "to" and text.lex[seg[at]].form == "base"


def _modifies(text: Text, seg: list[int], at: int) -> bool:
    """Return whether a participle before the verb only describes: "the tank hit near X was"."""
    lex = text.lex[seg[at]]
    if not lex.form or lex.classes or at == 0 or at + 1 >= len(seg):
        return False
    if text.lex[seg[at - 1]].classes & {"be", "have", "modal", "get", "do"}:
        return False
    after = text.lex[seg[at + 1]].classes
    return bool(after & {"preposition", "adverb"}) and not any(
        text.lex[i].classes & {"conjunction"} for i in seg[at:]
    )


def group(text: Text, seg: list[int], at: int) -> Verb | None:
    """Return the verb group whose first finite word stands at this position."""
    begin = at
    be = have = get = helped = False
    position = at
    while position < len(seg):
        i = seg[position]
        lex = text.lex[i]
        lower = text.tokens[i].lower
        classes = lex.classes
        if classes & {"be"}:
            be = True
        elif _told_by_phrase(text, seg, position):
            return meaning(text, seg, begin, position, be, have)
        elif (
            classes & {"get"}
            and position + 1 < len(seg)
            and text.lex[seg[position + 1]].form in ("past", "participle")
        ):
            get = True
        elif classes & {"have"} and not _is_object(text, seg, position + 1):
            have = True
        elif helped and _bare_verb(text, i):
            stem = lex.stem  # "did not consult": a verb that no list knows
            return Verb(begin, position + 1, stem, stem, False, "")
        elif (
            classes & {"modal", "do"}
            or lower in ("not", "never", "n't", "to")
            or "adverb" in classes
            or mark_at(text, i)
        ):
            pass
        elif (
            lex.form
            and not text.number[i]
            and text.mention[i] is None
            and not (
                be
                and lex.form in ("base", "third")
                and text.tokens[seg[position - 1]].lower != "to"
            )
        ):
            if _chains(text, seg, position):
                be = be and False
                position += 1
                continue
            return meaning(text, seg, begin, position, be or get, have)
        else:
            break
        helped = helped or bool(classes & {"modal", "do"})
        position += 1
    if be:
        stop = _last_be(text, seg, begin, position)
        for rest, act in tables(text.lang).phrases.get("be", ()):
            end = position + len(rest)
            if end <= len(seg) and _spells(text, seg, position, rest):
                if rest[-1] in _LEADING:  # "is in control of it", "was behind it"
                    way = "reverse" if act.subject == "patient" else ""
                    return Verb(begin, end, "be", act.concept, False, way)
                return Verb(begin, end, "be", act.concept, True, "")
        return Verb(begin, stop, "be", "be", False, "")
    if have or position > begin:
        return Verb(begin, position, "have", "have", False, "")
    return None


_LEADING = frozenset("of for behind in with to from".split())


def _bare_verb(text: Text, i: int) -> bool:
    """Return whether an unknown word stands where only a verb can: after "did", "will"."""
    lex = text.lex[i]
    plain = not lex.form and not lex.classes and not text.number[i] and text.mention[i] is None
    word = text.tokens[i].text.isalpha() and not mark_at(text, i)
    return text.lang == "en" and plain and word


def _last_be(text: Text, seg: list[int], begin: int, stop: int) -> int:
    """Return the position after the last form of "to be" of a group."""
    return max(at for at in range(begin, stop) if "be" in text.lex[seg[at]].classes) + 1


def _is_object(text: Text, seg: list[int], position: int) -> bool:
    if position >= len(seg):
        return True
    i = seg[position]
    return (
        text.number[i]
        or "determiner" in text.lex[i].classes
        or (not text.lex[i].form and not text.lex[i].classes)
    )


_LASTING = frozenset(("keep", "continue"))


def _chains(text: Text, seg: list[int], position: int) -> bool:
    """Return whether the verb here only carries the next: "managed to cross", "kept running"."""
    lemma = text.lex[seg[position]].lemma
    nxt = position + 1
    if lemma in _LASTING and nxt < len(seg):
        following = text.lex[seg[nxt]]
        return following.form == "ing" and following.act is not None
    return (
        lemma in _chain()
        and nxt + 1 < len(seg)
        and text.tokens[seg[nxt]].lower == "to"
        and text.lex[seg[nxt + 1]].form == "base"
    )


def meaning(text: Text, seg: list[int], begin: int, position: int, be: bool, have: bool) -> Verb:
    i = seg[position]
    lex = text.lex[i]
    known = tables(text.lang)
    end = position + 1
    concept, subject = (lex.act.concept, lex.act.subject) if lex.act else (lex.lemma, "")
    if be and lex.act is None and lex.canon != lex.stem:
        return Verb(begin, position, "be", "be", False, "")
    told: tuple[int, ...] = ()
    for rest, act in known.phrases.get(lex.lemma, ()):
        stop = position + 1 + len(rest)
        if stop <= len(seg) and _spells(text, seg, position + 1, rest):
            concept, subject, end = act.concept, act.subject, stop
            told = tuple(range(position + 1, stop))
            break
        at = _behind_object(text, seg, position + 1, rest)
        if at:
            concept, subject = act.concept, act.subject
            told = tuple(range(at, at + len(rest)))
            break
    passive = be and lex.form in ("past", "participle")
    if not be and not have and lex.form in ("past", "participle") and not subject:
        bare = end >= len(seg) or not _object_ahead(text, seg, end)
        if bare and concept in _headline() and end == position + 1:
            passive = True
    return Verb(begin, end, lex.lemma, concept, passive, subject, told)


_OBJECT = 8  # tokens that an object may have within a phrase: "took the two men into custody"


def _behind_object(text: Text, seg: list[int], position: int, rest: tuple[str, ...]) -> int:
    """Return where the rest of a phrase follows the object, or 0; a bare particle may not."""
    if len(rest) == 1 and text.lang == "en" and rest[0] not in _PREDICATED:
        return 0
    for at in range(position + 1, min(position + _OBJECT, len(seg) - len(rest) + 1)):
        i = seg[at - 1]
        if text.tokens[i].text in ",;" or text.lex[i].classes & {"modal", "be", "have"}:
            return 0
        if _spells(text, seg, at, rest):
            return at
    return 0


# Words that close a phrase: "found him guilty", "claimed 300 lives".
_PREDICATED = frozenset(["guilty", "lives", "life"])
_ANY = frozenset(["a", "an", "the", "any", "no", "its", "his", "her", "their"])


def _spells(text: Text, seg: list[int], position: int, words: tuple[str, ...]) -> bool:
    """Return whether these words stand here; an article may be another: "had no part in"."""
    for k, word in enumerate(words):
        lower = text.tokens[seg[position + k]].lower
        if lower != word and not (word in _ANY and lower in _ANY):
            return False
    return True


def _object_ahead(text: Text, seg: list[int], end: int) -> bool:
    """Return whether a direct object follows the verb."""
    i = seg[end]
    lower = text.tokens[i].lower
    if lower in ("and", "or") or not text.tokens[i].text[0].isalnum():
        return False
    classes = text.lex[i].classes
    figure = next((k for k in seg[end + 1 : end + 4] if text.number[k]), None)
    if figure is not None and hedges.before(text.tokens, figure, text.lang)[0] <= i:
        return True  # "detained more than 1,500 people"
    if classes & {"preposition", "subordinate"} and "determiner" not in classes:
        return False
    if "adverb" in classes:
        return end + 1 < len(seg) and _object_ahead(text, seg, end + 1)
    if text.number[i]:  # "17 killed 40 injured": a second figure with its own verb
        return not any(
            text.lex[k].form in ("past", "participle")
            and (at + 1 >= len(seg) or not noun_like(text, seg[at + 1]))
            for at, k in enumerate(seg[end + 1 : end + 4], end + 1)
        )
    return True
