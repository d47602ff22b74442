"""A light clause reader: who did what to whom, in each thing a statement says.

Three steps. `segments` cuts the statement where a new verb begins: semicolons, "but", "and" with
two verbs, "who", "when", participles ("killing 12"). `_head` finds the predicate of a segment: a
verb, active or passive, or the noun of an act ("attack by X on Y"), or what something is said to
be. `_noun_phrase` takes names and head nouns out of what stands before and after it. English in
full; French and Spanish by word order; other languages without roles.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claimtrack.model import Clause, Modality, Polarity, Span
from claimtrack.reading import lexicons, polarity
from claimtrack.reading.lexemes import Lexeme, all_predicates, tables
from claimtrack.reading.names import Entry, Mention
from claimtrack.reading.polarity import Mark
from claimtrack.text import Token

_HARD = frozenset(";.!?:|–—•\n")
_BY = frozenset({"by"})
_PLACE_WORDS = frozenset(
    "in at near from to into inside outside around over of toward towards off across on onto "
    "north south east west close outside within à en près dans vers nel hacia cerca in bei nach "
    "в во под на из около у возле біля в من في إلى قرب على".split()
)
_OF = frozenset(["of", "de", "du", "des", "del", "d'", "than"])
GENERIC = frozenset(
    "people person man men woman women forc group member number dozen hundr thousand million team "
    "company party court official leader".split()
)
"""Head nouns that say too little by themselves to tell one actor from another."""
_ON = frozenset(["on", "against", "at", "upon"])


class Text(NamedTuple):
    """A tokenised text with what each token is known to be."""

    tokens: list[Token]
    lex: list[Lexeme]
    mention: list[Mention | None]  # per token
    number: list[bool]  # per token: part of a quantity or a date, or written in digits
    marks: list[Mark]
    lang: str


class Frame(NamedTuple):
    """A denial or another frame around a stretch of tokens, and who then is the subject."""

    first: int
    last: int
    polarity: Polarity
    modality: Modality
    cue: Span
    subject: tuple[str, ...] = ()


class _Verb(NamedTuple):
    first: int  # position in the segment where the verb group begins
    last: int  # position after the verb group
    lemma: str
    concept: str
    passive: bool
    subject: str  # "", patient, reverse


class _Roles(NamedTuple):
    head: str
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    used: frozenset[int]  # tokens that the head stands on


@cache
def _chain() -> frozenset[str]:
    return frozenset(lexicons.load("predicates")["voice"]["chain"].split())


@cache
def _headline() -> frozenset[str]:
    return frozenset(lexicons.load("predicates")["voice"]["headline"].split())


@cache
def _senses() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    table = lexicons.load("predicates")["senses"]
    rows: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for item in table["items"]:
        verb, concept, about = item.split()
        words = frozenset(table.get(about, about).split())
        rows.setdefault(verb, []).append((concept, words))
    return {verb: tuple(row) for verb, row in rows.items()}


# ---------------------------------------------------------------------------------------- verbs


def _noun_like(text: Text, i: int) -> bool:
    lex = text.lex[i]
    if text.mention[i] is not None:
        return True
    return not lex.classes and not text.number[i] and text.tokens[i].text[0].isalpha()


def _strength(text: Text, seg: list[int], at: int) -> int:
    """Return how surely the word at this position of the segment is its verb: 0 to 3."""
    i = seg[at]
    lex = text.lex[i]
    if not lex.form or lex.classes or text.number[i]:
        return 0
    mention = text.mention[i]
    if mention is not None:
        return 0
    back = at - 1
    while back >= 0 and ("adverb" in text.lex[seg[back]].classes
                         or text.tokens[seg[back]].lower in ("not", "never", "n't")):
        back -= 1
    before = text.lex[seg[back]].classes if back >= 0 else frozenset()
    lower = text.tokens[seg[back]].lower if back >= 0 else ""
    if lower == "to":
        return 0
    if before & {"be", "get"}:
        if lex.form in ("past", "participle", "ing"):
            return 3
    if before & {"modal", "do"} and lex.form == "base":
        return 3
    if "have" in before and lex.form in ("past", "participle", "base"):
        return 3
    after = seg[at + 1] if at + 1 < len(seg) else -1
    follows = after >= 0 and _noun_like(text, after)
    if lex.form in ("past", "participle"):
        bound = back < 0 or bool(before & {"determiner", "preposition", "conjunction"})
        bound = bound or (text.number[seg[back]] and follows)
        if back >= 0 and bound and follows and not lex.sure and text.mention[after] is None:
            return 0
        if follows and text.mention[after] is None and (bound or _verb_before(text, seg, back)):
            return 0
        if back >= 0 and before & {"determiner"}:
            return 0
        return 2
    if lex.form == "ing":
        return 0
    if back < 0 or before & {"determiner", "preposition"} and lower != "that":
        return 0
    if lex.noun or lex.canon != (lex.act.concept if lex.act else lex.canon):
        pass
    if lex.form == "third" and after >= 0 and (
        text.number[after] or text.mention[after] is not None
        or text.lex[after].classes & {"determiner", "preposition", "pronoun", "adverb"} or follows
    ):
        return 1 if not text.lex[after].form or text.mention[after] is not None else 1
    if lex.form in ("base", "third") and (
        _plural(text, seg[back]) or lower in ("they", "we", "i", "you", "who", "that")
    ):
        return 1
    if lex.form == "third" and after < 0:
        return 1
    return 0


def _verb_before(text: Text, seg: list[int], back: int) -> bool:
    return back >= 0 and text.lex[seg[back]].form in ("third", "past") and bool(
        text.lex[seg[back]].act is None
    )


def _plural(text: Text, i: int) -> bool:
    lower = text.tokens[i].lower
    return lower.endswith("s") or text.number[i] or lower in ("police", "people", "troops", "men",
                                                              "women", "children", "gunmen")


def _is_finite(text: Text, seg: list[int], at: int) -> bool:
    classes = text.lex[seg[at]].classes
    if classes & {"be", "modal", "do"} or ("have" in classes):
        return text.tokens[seg[at]].lower not in ("being", "been", "having")
    return _strength(text, seg, at) >= 2


def _verbs(text: Text, seg: list[int]) -> list[int]:
    """Return the positions of the finite verbs; the doubtful ones only where none is sure."""
    sure = [at for at in range(len(seg)) if _is_finite(text, seg, at)]
    if len(sure) > 1 and _modifies(text, seg, sure[0]):
        return sure[1:]
    if sure:
        return sure
    doubtful = [at for at in range(len(seg)) if _strength(text, seg, at) == 1]
    return doubtful[:1] or [at for at in range(2, len(seg)) if _infinitive(text, seg, at)][:1]


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


# ------------------------------------------------------------------------------------- segments


def segments(
    text: Text, first: int, last: int, skip: frozenset[int] = frozenset()
) -> list[tuple[list[int], str]]:
    """Return the tokens of each clause with the word that joins it to the one before."""
    parts: list[tuple[list[int], str]] = []
    current: list[int] = []
    link = ""

    def close(next_link: str) -> None:
        nonlocal current, link
        if any(text.tokens[i].text[0].isalnum() for i in current):
            parts.append((current, link))
        current, link = [], next_link

    tokens, lex = text.tokens, text.lex
    english = text.lang == "en"
    i = first
    while i < last:
        sign = tokens[i].text
        lower = tokens[i].lower
        if i in skip:
            close("")
        elif sign in _HARD and text.mention[i] is None:
            close("")
        elif not english:
            if lower in _BUT:
                close("but")
            current.append(i)
        elif lower in _BUT:
            close("but")
        elif "subordinate" in lex[i].classes and _clause_ahead(text, i + 1, last):
            close("if" if lower in ("if", "unless") else "sub")
            if lower in ("if", "unless", "whether"):
                current.append(i)
        elif lower in ("and", "or", "nor") and current and _verbs(text, current) and _new_verb(
            text, i + 1, last
        ):
            close("and")
        elif lower in ("who", "which", "that") and current and _noun_like(
            text, current[-1] if tokens[current[-1]].text != "," else max(current[-1] - 1, 0)
        ) and i + 1 < last and _relative(text, i + 1, last):
            end = _relative_end(text, i + 1, last)
            inner = [k for k in range(i + 1, end)]
            parts.append((inner, "who"))
            i = end
            continue
        elif (lex[i].form == "ing" and lex[i].act is not None and i > first
              and tokens[i - 1].text == ","):
            close("ing")
            current.append(i)
        elif sign == "," and current and _verbs(text, current) and _clause_ahead(
            text, i + 1, last, near=True
        ):
            close("and")
        else:
            current.append(i)
        i += 1
    close("")
    return parts


_BUT = frozenset("but while whereas although though however mais pero sino aber sondern но а "
                 "але لكن بل".split())


def _clause_ahead(text: Text, start: int, last: int, near: bool = False) -> bool:
    """Return whether a subject and a verb follow before the next break."""
    seg: list[int] = []
    for i in range(start, min(last, start + (9 if near else 25))):
        lower = text.tokens[i].lower
        if text.tokens[i].text in _HARD or lower in _BUT or text.tokens[i].text == ",":
            break
        if lower == "and" and "preposition" in text.lex[start - 1].classes:
            break
        seg.append(i)
    found = [at for at in range(len(seg)) if _is_finite(text, seg, at)]
    if not found and not near:
        found = [at for at in range(len(seg)) if _strength(text, seg, at) == 1]
    return bool(found) and (found[0] > 0 or not near)


def _new_verb(text: Text, start: int, last: int) -> bool:
    """Return whether what follows "and" has a finite verb of its own."""
    seg: list[int] = []
    for i in range(start, min(last, start + 14)):
        if text.tokens[i].text in _HARD or text.tokens[i].lower in _BUT:
            break
        seg.append(i)
    if not seg:
        return False
    if text.lex[seg[0]].form in ("past", "participle", "base", "third") and text.lex[seg[0]].act:
        return not (len(seg) > 1 and text.lex[seg[0]].noun and not _object_start(text, seg[1]))
    return bool([at for at in range(len(seg)) if _is_finite(text, seg, at)])


def _object_start(text: Text, i: int) -> bool:
    return (
        text.number[i]
        or text.mention[i] is not None
        or bool(text.lex[i].classes & {"determiner", "pronoun", "preposition"})
    )


def _relative(text: Text, start: int, last: int) -> bool:
    seg = list(range(start, min(last, start + 6)))
    return bool(seg) and any(_is_finite(text, seg, at) for at in range(min(3, len(seg))))


def _relative_end(text: Text, start: int, last: int) -> int:
    """Return where a relative clause ends: at a comma, a hard sign, or a second verb."""
    seg = list(range(start, last))
    verbs = 0
    previous = -5
    for at, i in enumerate(seg):
        sign = text.tokens[i].text
        if sign == "," or sign in _HARD:
            return i
        if at > 60:
            return i
        if _is_finite(text, seg, at):
            if at - previous > 2:
                verbs += 1
                if verbs == 2:
                    return i
            previous = at
    return last


# ----------------------------------------------------------------------------------------- head


def _group(text: Text, seg: list[int], at: int) -> _Verb | None:
    """Return the verb group whose first finite word stands at this position."""
    begin = at
    be = have = get = False
    position = at
    while position < len(seg):
        i = seg[position]
        lex = text.lex[i]
        lower = text.tokens[i].lower
        classes = lex.classes
        if classes & {"be"}:
            be = True
        elif classes & {"get"} and position + 1 < len(seg) and text.lex[
            seg[position + 1]
        ].form in ("past", "participle"):
            get = True
        elif classes & {"have"} and not _is_object(text, seg, position + 1):
            have = True
        elif classes & {"modal", "do"} or lower in ("not", "never", "n't", "to"):
            pass
        elif "adverb" in classes or mark_at(text, i):
            pass
        elif lex.form and not text.number[i] and text.mention[i] is None and not (
            be and lex.form in ("base", "third")
            and text.tokens[seg[position - 1]].lower != "to"
        ):
            if _chains(text, seg, position):
                be = be and False
                position += 1
                continue
            return _meaning(text, seg, begin, position, be or get, have)
        else:
            break
        position += 1
    if be:
        return _Verb(begin, _last_be(text, seg, begin, position), "be", "be", False, "")
    if have or position > begin:
        return _Verb(begin, position, "have", "have", False, "")
    return None


def _last_be(text: Text, seg: list[int], begin: int, stop: int) -> int:
    """Return the position after the last form of "to be" of a group."""
    return max(at for at in range(begin, stop) if "be" in text.lex[seg[at]].classes) + 1


def _is_object(text: Text, seg: list[int], position: int) -> bool:
    if position >= len(seg):
        return True
    i = seg[position]
    return text.number[i] or "determiner" in text.lex[i].classes or (
        not text.lex[i].form and not text.lex[i].classes
    )


def mark_at(text: Text, i: int) -> bool:
    """Return whether the token lies in a negating or weakening phrase."""
    return any(mark.first <= i < mark.last for mark in text.marks)


def _chains(text: Text, seg: list[int], position: int) -> bool:
    """Return whether the verb here only carries the next one: "managed to cross"."""
    lemma = text.lex[seg[position]].lemma
    nxt = position + 1
    return (
        lemma in _chain()
        and nxt + 1 < len(seg)
        and text.tokens[seg[nxt]].lower == "to"
        and text.lex[seg[nxt + 1]].form == "base"
    )


def _meaning(
    text: Text, seg: list[int], begin: int, position: int, be: bool, have: bool
) -> _Verb:
    i = seg[position]
    lex = text.lex[i]
    known = tables(text.lang)
    end = position + 1
    concept, subject = (lex.act.concept, lex.act.subject) if lex.act else (lex.lemma, "")
    if be and lex.act is None and lex.canon != lex.stem:
        return _Verb(begin, position, "be", "be", False, "")
    for rest, act in known.phrases.get(lex.lemma, ()):
        stop = position + 1 + len(rest)
        if stop <= len(seg) and all(
            text.tokens[seg[position + 1 + k]].lower == word for k, word in enumerate(rest)
        ):
            concept, subject, end = act.concept, act.subject, stop
            break
    passive = be and lex.form in ("past", "participle")
    if not be and not have and lex.form in ("past", "participle") and not subject:
        bare = end >= len(seg) or not _object_ahead(text, seg, end)
        if bare and concept in _headline() and end == position + 1:
            passive = True
    return _Verb(begin, end, lex.lemma, concept, passive, subject)


def _object_ahead(text: Text, seg: list[int], end: int) -> bool:
    """Return whether a direct object follows the verb."""
    i = seg[end]
    lower = text.tokens[i].lower
    if lower in ("and", "or") or not text.tokens[i].text[0].isalnum():
        return False
    classes = text.lex[i].classes
    if classes & {"preposition", "subordinate"} and "determiner" not in classes:
        return False
    if "adverb" in classes:
        return end + 1 < len(seg) and _object_ahead(text, seg, end + 1)
    if text.number[i]:  # "17 killed 40 injured": a second figure with its own verb
        return not any(
            text.lex[k].form in ("past", "participle")
            and (at + 1 >= len(seg) or not _noun_like(text, seg[at + 1]))
            for at, k in enumerate(seg[end + 1 : end + 4], end + 1)
        )
    return True


# --------------------------------------------------------------------------------- noun phrases


def _noun_phrase(text: Text, positions: list[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names and the head nouns of a phrase, complements with "of" included."""
    names: list[str] = []
    heads: list[str] = []
    pending = before = ""
    k = 0
    while k < len(positions):
        i = positions[k]
        lex = text.lex[i]
        mention = text.mention[i]
        sign = text.tokens[i].text
        if mention is not None:
            if mention.first == i or k == 0:
                key = mention.entry.sides[0] if mention.entry.sides else mention.entry.place
                if key and key not in names:
                    names.append(key)
        elif lex.classes & {"preposition"} or "by" in lex.classes:
            if pending and pending not in heads:
                heads.append(pending)
            pending = ""
            if text.tokens[i].lower not in _OF and (names or heads):
                break
        elif sign in ",&" or lex.classes & {"conjunction"}:
            if pending and pending not in heads:
                heads.append(pending)
            pending = ""
        elif lex.classes & {"be", "modal", "have", "do"} or (
            lex.act is not None and (lex.sure or lex.form == "ing" and not lex.noun)
        ):
            if pending or heads or names:
                break
        elif lex.classes or text.number[i] or not sign[0].isalpha():
            pass
        else:
            before, pending = pending, lex.canon
            if before and pending in GENERIC and before not in heads:
                heads.append(before)  # "government forces": the head alone says too little
        k += 1
    if pending and pending not in heads:
        heads.append(pending)
    return tuple(names), tuple(heads)


def _subject(text: Text, positions: list[int]) -> list[int]:
    """Return what may be the subject: without an opening phrase up to its comma."""
    signs = [text.tokens[i].text for i in positions]
    if "," in signs:
        cut = signs.index(",")
        lex = text.lex[positions[0]]
        if lex.classes & {"preposition", "adverb", "subordinate"} or text.number[positions[0]]:
            return _subject(text, positions[cut + 1 :])
        if all(text.number[i] for i in positions[:cut]):
            return _subject(text, positions[cut + 1 :])
    return positions


def _after(text: Text, seg: list[int], words: frozenset[str], start: int = 0) -> list[int]:
    """Return what stands after the first of these words, to the end of the segment."""
    for at in range(start, len(seg)):
        if text.tokens[seg[at]].lower in words:
            return seg[at + 1 :]
    return []


# ---------------------------------------------------------------------------------------- roles


def _flat(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for part in parts for word in part if word))


def _sense(
    verb: _Verb, subject: tuple[str, ...], objects: tuple[str, ...], towards: bool
) -> str:
    for concept, words in _senses().get(verb.lemma, ()):
        if words.intersection(subject) or words.intersection(objects):
            return concept
    if verb.lemma == "hold" and verb.concept in ("continue", "control"):
        if verb.passive:
            return "captive"
        return "control" if objects else "continue"
    if verb.lemma == "take" and verb.concept == "capture" and towards:
        return "bring"
    if verb.lemma == "fall" and verb.concept == "capture" and not subject:
        return "fall"
    return verb.concept


def _verbal(text: Text, seg: list[int], verb: _Verb) -> _Roles:
    """Return head and roles of a segment with a verb."""
    before = _subject(text, seg[: verb.first])
    rest = seg[verb.last :]
    subject_names, subject_heads = _noun_phrase(text, before)
    subject = _flat(subject_names, subject_heads)
    if verb.concept == "be":
        return _copula(text, seg, verb, subject)
    lead = 0
    while lead < len(rest) and ("adverb" in text.lex[rest[lead]].classes
                                or mark_at(text, rest[lead])):
        lead += 1
    objects_at = rest[lead:]
    direct = objects_at and not (
        text.lex[objects_at[0]].classes & {"preposition", "subordinate"}
        and not text.lex[objects_at[0]].classes & {"determiner"}
    )
    object_names, object_heads = _noun_phrase(text, objects_at) if direct else ((), ())
    objects = _flat(object_names, object_heads)
    agent = _flat(*_noun_phrase(text, _after(text, rest, _BY)))
    towards = bool(rest) and text.tokens[rest[0]].lower == "to"
    concept = _sense(verb, subject, objects, towards)
    if verb.lemma == "leave" and (state := _left(text, rest)):
        return _Roles(state, subject, objects, frozenset(seg[verb.first : verb.last]))
    used = frozenset(seg[verb.first : verb.last])
    if concept in _LIGHT or concept in tables("en").light:
        act = _act_noun(text, before if verb.passive or not direct else rest)
        if act >= 0:
            doer = subject if direct and not verb.passive else agent
            inner = _nominal(text, seg, act)
            agents = inner.agents if verb.passive or not direct else _flat(doer, inner.agents)
            return _Roles(inner.head, agents or agent, inner.patients, used | inner.used)
    if concept in ("suffer",) and objects and not agent:
        agent = _flat(*_noun_phrase(text, _after(text, rest, frozenset({"hands"}))))
        return _Roles(concept, subject, objects, used)
    if verb.passive:
        return _Roles(concept, agent, subject, used)
    if verb.subject == "patient":
        doer = agent or _flat(*_noun_phrase(text, _after(text, rest, frozenset({"to"}))))
        return _Roles(concept, doer if concept == "capture" else agent, subject, used)
    if verb.subject == "reverse":
        return _Roles(concept, objects, subject, used)
    return _Roles(concept, subject, objects, used)


_LIGHT = frozenset(["born-out"])


def _left(text: Text, rest: list[int]) -> str:
    """Return the act that "left 12 dead" stands for; "" where nothing is left in a state."""
    table = _leave()
    return next((table[w] for i in rest if (w := text.tokens[i].lower) in table), "")


@cache
def _leave() -> dict[str, str]:
    pairs = lexicons.load("predicates")["voice"]["leave"].split()
    return dict(pair.split("=") for pair in pairs)


def _copula(text: Text, seg: list[int], verb: _Verb, subject: tuple[str, ...]) -> _Roles:
    """Return what something is said to be: "is alive", "were Chadian nationals", "is over"."""
    rest = seg[verb.last :]
    used = set(seg[verb.first : verb.last])
    if seg and text.tokens[seg[max(verb.first - 1, 0)]].lower == "there":
        act = _act_noun(text, rest)
        if act >= 0:
            inner = _nominal(text, seg, act)
            return inner._replace(used=inner.used | used)
        names, heads = _noun_phrase(text, rest)
        return _Roles("exist", (), _flat(names, heads), frozenset(used))
    for at, i in enumerate(rest):
        lex = text.lex[i]
        if lex.classes & {"preposition"} and at == 0:
            names, heads = _noun_phrase(text, rest[1:])
            return _Roles("be", (), subject, frozenset(used))
        if lex.classes or text.number[i] or mark_at(text, i):
            continue
        break
    names, heads = _noun_phrase(text, rest)
    head = heads[-1] if heads else (names[-1] if names else "be")
    if head in all_predicates() and (act := _act_noun(text, rest)) >= 0:
        return _nominal(text, seg, act)._replace(used=frozenset(used), patients=subject)
    return _Roles(f"be:{head}" if heads else "be", names, subject, frozenset(used))


def _act_noun(text: Text, positions: list[int]) -> int:
    """Return the token of the act that is the head of the phrase; -1 if there is none."""
    found = -1
    for i in positions:
        if text.lex[i].classes & {"preposition"} and found >= 0:
            break
        if text.mention[i] is None and (
            text.lex[i].noun or (text.lex[i].act and text.lex[i].form == "ing")
        ):
            found = i
    return found


_OF_PATIENT = frozenset(
    "capture destroy kill arrest release kidnap rescue expel acquire sale approve cancel loot burn "
    "liberate damage wound convict acquit withdraw collapse close open merge resign elect appoint "
    "shoot-down blow-up displace torture suspend extradite dismiss-from".split()
)
_SUBJECT_OF = frozenset("withdraw collapse resign arrive survive crash sink grow shrink".split())


def _nominal(text: Text, seg: list[int], act: int) -> _Roles:
    """Return head and roles of the noun of an act: "X's attack on Y", "the capture of Y by X"."""
    lex = text.lex[act]
    head = lex.noun or (lex.act.concept if lex.act else lex.canon)
    at = seg.index(act)
    start = at
    while start > 0 and not text.lex[seg[start - 1]].classes & {"preposition", "be", "modal"} and (
        text.tokens[seg[start - 1]].text not in ",;"
    ):
        start -= 1
    before = [i for i in seg[start:at] if text.mention[i] is not None]
    names, _ = _noun_phrase(text, before)
    rest = seg[at + 1 :]
    by = _flat(*_noun_phrase(text, _after(text, rest, _BY)))
    of = _flat(*_noun_phrase(text, _after(text, rest[:2], frozenset({"of", "de"})) and rest[1:]))
    on = _flat(*_noun_phrase(text, _after(text, rest, _ON)))
    agents, patients = _flat(by, names), on
    if of:
        if head in _OF_PATIENT or by or names:
            patients = _flat(of, on)
        elif head in _SUBJECT_OF:
            patients = of
    if head in _SUBJECT_OF:
        agents, patients = (), _flat(patients, agents)
    used = {act}
    return _Roles(head, agents, patients, frozenset(used))


def _roles(text: Text, seg: list[int]) -> _Roles:
    if text.lang != "en":
        return _by_order(text, seg)
    for at in _verbs(text, seg):
        verb = _group(text, seg, at)
        if verb is not None:
            return _verbal(text, seg, verb)
    lex = text.lex[seg[0]]
    if lex.form == "ing" and lex.act is not None:
        return _verbal(text, seg, _meaning(text, seg, 0, 0, False, True))
    act = _act_noun(text, seg)
    if act >= 0:
        return _nominal(text, seg, act)
    names, heads = _noun_phrase(text, seg)
    return _Roles("", (), _flat(names, heads), frozenset())


def _by_order(text: Text, seg: list[int]) -> _Roles:
    """Return head and roles where only word order is known; none in languages with cases."""
    own = lexicons.load("grammar").get(text.lang, {})
    verbs = [at for at, i in enumerate(seg) if text.lex[i].act is not None
             and text.mention[i] is None]
    if not verbs:
        return _Roles("", (), (), frozenset())
    at = verbs[0]
    be = frozenset(own.get("be", "").split())
    by = frozenset(own.get("by", "").split())
    for candidate in verbs:  # an auxiliary before it marks the verb among the nouns of acts
        if candidate and text.tokens[seg[candidate - 1]].lower in be:
            at = candidate
            break
    act = text.lex[seg[at]].act
    head = act.concept if act else ""
    used = frozenset({seg[at]})
    if text.lang not in ("fr", "es", "it", "pt"):
        return _Roles(head, (), (), used)
    before = _flat(*_order_phrase(text, seg[:at]))
    after = _flat(*_order_phrase(text, seg[at + 1 :]))
    doer = _flat(*_order_phrase(text, _after(text, seg, by, at + 1)))
    if doer:
        return _Roles(head, doer, before or after, used)
    return _Roles(head, before, after, used)


def _order_phrase(text: Text, positions: list[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names: list[str] = []
    heads: list[str] = []
    for i in positions:
        mention, lex = text.mention[i], text.lex[i]
        if mention is not None:
            if mention.first == i:
                names.append(mention.entry.sides[0] if mention.entry.sides
                             else mention.entry.place)
        elif text.tokens[i].text[0].isalpha() and not lex.classes and not text.number[i]:
            heads.append(lex.canon)
    return tuple(names), tuple(heads[:1])


# ---------------------------------------------------------------------------------------- whole


def find(
    text: Text, first: int, last: int, frames: list[Frame], skip: frozenset[int]
) -> tuple[tuple[Clause, ...], list[tuple[int, ...]], dict[int, str]]:
    """Return the clauses of a stretch of tokens, the tokens of each, and the heads by token.

    Of the tokens that a head stands on, the first that is no auxiliary maps to the head, the
    others to "": "was shot down" is one canonical token.
    """
    heads: dict[int, str] = {}
    clauses: list[Clause] = []
    members: list[tuple[int, ...]] = []
    previous: Clause | None = None
    for whole, link in segments(text, first, last, skip):
        seg, contrast = _contrast(text, whole)
        roles = _roles(text, seg)
        if not roles.head and not roles.patients:
            if not clauses and len(whole) == last - first:
                pass
            elif not roles.patients:
                continue
        named = False
        for i in sorted(roles.used):
            if not text.lex[i].classes and roles.head and not roles.head.startswith("be"):
                heads[i] = "" if named else roles.head
                named = True
        clause = _clause(text, seg, roles, link, frames, previous)
        clauses.append(clause)
        members.append(tuple(whole))
        if contrast:
            other = _flat(*_noun_phrase(text, contrast))
            spot = _span(text, contrast)
            clauses.append(Clause(
                clause.head, other if clause.agents else (),
                clause.patients if clause.agents else other,
                "negated", clause.modality, clause.words, clause.places, spot, spot,
            ))  # fmt: skip
            members.append(tuple(contrast))
        previous = clause
    return tuple(clauses), members, heads


def _contrast(text: Text, seg: list[int]) -> tuple[list[int], list[int]]:
    """Return the segment without ", not the army," and the phrase that is denied."""
    for at in range(1, len(seg) - 1):
        if text.tokens[seg[at]].lower == "not" and text.tokens[seg[at - 1]].text == ",":
            end = at + 1
            while end < len(seg) and text.tokens[seg[end]].text != ",":
                end += 1
            inner = seg[at + 1 : end]
            if inner and len(inner) <= 6 and not any(
                _is_finite(text, inner, k) for k in range(len(inner))
            ):
                return seg[: at - 1] + seg[end + 1 :], inner
    return seg, []


def _span(text: Text, seg: list[int]) -> Span:
    return (text.tokens[seg[0]].start, text.tokens[seg[-1]].end) if seg else (0, 0)


def _clause(
    text: Text, seg: list[int], roles: _Roles, link: str, frames: list[Frame],
    previous: Clause | None,
) -> Clause:  # fmt: skip
    inside = set(seg)
    marks = [m for m in text.marks if m.first in inside]
    if any(text.tokens[i].lower == "until" for i in seg):  # "did not fall until Sunday": it fell
        marks = [m for m in marks if m.kind != "not"]
    kinds = [m.kind for m in marks]
    polar, modal = polarity.polarity(kinds), polarity.modality(kinds)
    if link == "if" or "conditional" in kinds:
        modal = "conditional"
    cue: Span | None = None
    deciding = [m for m in marks if m.kind in ("not", "instead", "unproven")] or [
        m for m in marks if m.kind != "keep"
    ]
    if deciding:
        cue = (text.tokens[deciding[0].first].start, text.tokens[deciding[0].last - 1].end)
    agents, patients = roles.agents, roles.patients
    if previous is not None:
        if link in ("and", "but") and not agents and not patients:
            patients = previous.patients if previous.agents == () else ()
            agents = previous.agents
        elif link in ("and", "but") and patients and not agents and _opens_with_verb(text, seg):
            agents = previous.agents or ()
        elif link == "ing" and not agents:
            agents = previous.agents
    for frame in frames:
        if frame.first <= seg[0] < frame.last:
            polar = _framed(polar, frame.polarity)
            modal = frame.modality if modal == "fact" else modal
            cue = frame.cue if frame.polarity != "affirmed" else cue or frame.cue
            if frame.subject and not agents and _opens_with_verb(text, seg):
                agents = frame.subject
    words: list[str] = []
    places: list[str] = []
    for at, i in enumerate(seg):
        mention = text.mention[i]
        if mention is not None:
            if mention.first == i and mention.entry.place and (
                not mention.entry.sides or located(text, i)
            ):
                places.append(mention.entry.place)
            elif mention.first == i and mention.entry.kind == "unknown" and located(text, i):
                places.append(mention.entry.key)
            continue
        lex = text.lex[i]
        if i in roles.used or lex.classes or text.number[i] or not text.tokens[i].text[0].isalpha():
            continue
        words.append(lex.canon)
        del at
    return Clause(
        roles.head, agents, patients, polar, modal, tuple(words), tuple(dict.fromkeys(places)),
        _span(text, seg), cue,
    )  # fmt: skip


def _framed(inner: Polarity, outer: Polarity) -> Polarity:
    """Return what a frame makes of the polarity inside it: a denied denial affirms."""
    if outer == "affirmed":
        return inner
    if outer == "denied" and inner == "negated":
        return "affirmed"
    return outer


def _opens_with_verb(text: Text, seg: list[int]) -> bool:
    for i in seg[:4]:
        lex = text.lex[i]
        if lex.form or lex.classes & {"have", "be", "do", "modal"}:
            return True
        if not lex.classes:
            return False
    return False


def located(text: Text, i: int) -> bool:
    """Return whether a name stands where a place stands: after "in", "near", "town of"."""
    back = i - 1
    while back >= 0 and i - back < 4 and text.lex[back].classes & {"determiner"}:
        back -= 1
    if back < 0:
        return False
    lower = text.tokens[back].lower
    if lower == "of":
        return back > 0 and text.lex[back - 1].canon in _SETTLED
    return lower in _PLACE_WORDS


_SETTLED = frozenset("town village region capital base front city border airport bridge".split())


def entry_of(mention: Mention) -> Entry:
    """Return the entry of a mention."""
    return mention.entry
