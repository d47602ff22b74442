"""Who did what to whom in one segment: the head and the roles of verb, act noun or copula."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claimtrack.reading import lexicons
from claimtrack.reading.lexemes import all_predicates, singular, stem, tables
from claimtrack.reading.phrases import (
    Text,
    after,
    flat,
    manner,
    mark_at,
    noun_phrase,
    subject_of,
)
from claimtrack.reading.verbs import Verb, finite, group, meaning, verbs

_BY = frozenset({"by"})
_ON = frozenset(["on", "against", "at", "upon"])
_REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves"])
_LIGHT = frozenset(["born-out"])


class Roles(NamedTuple):
    head: str
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    used: frozenset[int]  # tokens that the head stands on
    phrase: frozenset[int] = frozenset()  # those of them that tell the act beside its verb


@cache
def _senses() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    table = lexicons.load("predicates")["senses"]
    rows: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for item in table["items"]:
        verb, concept, about = item.split()
        said = table.get(about, about).split()
        words = frozenset(said) | frozenset(stem(word, "en") for word in said)
        rows.setdefault(verb, []).append((concept, words))
    return {verb: tuple(row) for verb, row in rows.items()}


def _sense(
    verb: Verb, said: str, subject: tuple[str, ...], objects: tuple[str, ...], towards: bool,
    alone: bool,
) -> str:  # fmt: skip
    """Return the meaning of a verb or phrase that has several, by what the clause is about."""
    if verb.concept in ("join", "born-out"):
        return verb.concept  # "took part in the vote", "took place"
    alone_too = _senses().get(verb.lemma, ()) if len(verb.phrase) < 2 else ()
    for concept, words in (*_senses().get(said, ()), *alone_too):
        if (
            words.intersection(subject)
            or words.intersection(objects)
            or (alone and not objects and not verb.passive and "none" in words)
        ):
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


def _verbal(text: Text, seg: list[int], verb: Verb) -> Roles:
    """Return head and roles of a segment with a verb, and the words of a phrase that tells it."""
    apart = [at for at in verb.phrase if at >= verb.last]
    told = frozenset(seg[at] for at in verb.phrase)
    if apart:  # "showed the coach the door": what stands between is the object
        behind = frozenset(seg[at] for at in apart)
        found = _of_verb(text, [i for i in seg if i not in behind], verb)
        return found._replace(used=found.used | behind, phrase=told)
    return _of_verb(text, seg, verb)._replace(phrase=told)


def _of_verb(text: Text, seg: list[int], verb: Verb) -> Roles:
    """Return head and roles of a segment with a verb."""
    before = subject_of(text, seg[: verb.first])
    rest = seg[verb.last :]
    subject_names, subject_heads = noun_phrase(text, before)
    subject = flat(subject_names, subject_heads)
    if (verb.concept == "be" or verb.lemma in _copular()) and (holder := _holder(text, rest)):
        return Roles("control", holder, subject, frozenset(seg[verb.first : verb.last]))
    if verb.concept == "be":
        return _copula(text, seg, verb, subject)
    lead = 0
    while lead < len(rest) and (
        "adverb" in text.lex[rest[lead]].classes
        or mark_at(text, rest[lead])
        or manner(text.tokens[rest[lead]].lower)
    ):
        lead += 1
    objects_at = rest[lead:]
    direct = objects_at and not (
        text.lex[objects_at[0]].classes & {"preposition", "subordinate"}
        and not text.lex[objects_at[0]].classes & {"determiner"}
    )
    direct = direct and not _time_between(text, objects_at)
    object_names, object_heads = noun_phrase(text, objects_at) if direct else ((), ())
    names_only = bool(object_names)
    objects = flat(object_names, object_heads)
    agent = flat(*noun_phrase(text, after(text, rest, _BY)))
    towards = bool(rest) and text.tokens[rest[0]].lower == "to"
    towards = towards or (verb.lemma == "take" and _to_a_place(text, rest))
    said_alone = not direct and text.lex[seg[verb.last - 1]].lemma == verb.lemma
    told = (text.tokens[seg[at]].lower for at in verb.phrase if at < verb.last)
    said = "-".join((verb.lemma, *told))
    concept = _sense(verb, said, subject, objects, towards, said_alone)
    if verb.lemma == "leave" and (state := _left(text, rest)):
        return Roles(state, subject, objects, frozenset(seg[verb.first : verb.last]))
    used = frozenset(seg[verb.first : verb.last])
    if concept in _LIGHT or concept in tables("en").light:
        act = _act_noun(text, before if verb.passive or not direct else rest)
        if act >= 0:
            doer = subject if direct and not verb.passive else agent
            inner = _nominal(text, seg, act)
            agents = inner.agents if verb.passive or not direct else flat(doer, inner.agents)
            return Roles(inner.head, agents or agent, inner.patients, used | inner.used)
    if given := _given(text, seg, verb, before if verb.passive else objects_at, subject, agent):
        return given._replace(used=used | given.used)
    if concept in ("suffer",) and objects and not agent:
        agent = flat(*noun_phrase(text, after(text, rest, frozenset({"hands"}))))
        return Roles(concept, subject, objects, used)
    state = _state_said(text, verb, rest) if verb.passive or not direct or not names_only else ""
    if state:
        return Roles(f"be:{state}", (), subject, used)
    if verb.passive:
        if concept == "win" and verb.lemma != "win":  # "was beaten": the subject lost it
            return Roles("lose-contest", subject, agent, used)
        return Roles(concept, agent, subject, used)
    if objects_at and text.tokens[objects_at[0]].lower in _REFLEXIVE:
        return Roles(concept, subject, subject, used)
    if verb.subject == "patient":
        doer = agent or flat(*noun_phrase(text, after(text, rest, frozenset({"to"}))))
        return Roles(concept, doer if concept == "capture" else agent, subject, used)
    if verb.subject == "reverse":
        return Roles(concept, objects, subject, used)
    return Roles(concept, subject, objects, used)


_TOWARDS = frozenset("to into against on upon for from of with".split())


def _given(
    text: Text, seg: list[int], verb: Verb, objects_at: list[int],
    subject: tuple[str, ...], agent: tuple[str, ...],
) -> Roles | None:  # fmt: skip
    """Return the act that a verb of giving or taking and its noun tell: "lodged an appeal".

    The noun must be all that is given: "gave aid workers a lift" tells of no aid. Of what somebody
    suffers or receives the subject is done to.
    """
    root = stem(verb.lemma, "en")
    borne = root in _stems("borne")
    if verb.phrase or not (borne or root in _stems("given")):
        return None
    act = _whole_object(text, objects_at)
    if act < 0:
        return None
    inner = _nominal(text, seg, act)
    behind = seg[seg.index(act) + 1 :]
    if borne and not verb.passive:
        return Roles(inner.head, flat(*noun_phrase(text, after(text, behind, _SOURCE))), subject,
                     inner.used)  # fmt: skip
    led = bool(behind) and text.tokens[behind[0]].lower in _TOWARDS
    toward = flat(*noun_phrase(text, behind[1:])) if led else ()
    doer = agent if verb.passive else subject
    known = any(text.tokens[i].lower == "the" for i in objects_at)  # "filed the lawsuit": it is one
    return Roles(inner.head, doer, inner.patients or toward or (inner.head,) * known, inner.used)


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word, "en") for word in lexicons.words(f"grammar.en.{name}"))


_SOURCE = frozenset("by from".split())


_PARTICLES = frozenset("up down out forward in".split())  # put up a defence, hand down a ruling


def _whole_object(text: Text, objects_at: list[int]) -> int:
    """Return the noun of an act that heads a verb's object and ends it; -1 if there is none."""
    last = -1
    particle = bool(objects_at) and text.tokens[objects_at[0]].lower in _PARTICLES
    for i in objects_at[particle:]:
        classes = text.lex[i].classes
        if classes & {"preposition", "subordinate", "adverb"} and "determiner" not in classes:
            break
        if text.number[i] or text.mention[i] is not None or not text.tokens[i].text[0].isalpha():
            return -1
        last = i
    if last < 0 or not text.lex[last].noun:
        return -1
    return -1 if text.tokens[last].lower in lexicons.words("grammar.en.things") else last


def _to_a_place(text: Text, rest: list[int]) -> bool:
    """Return whether somebody is taken to a place that is named: "took the men to Ankara"."""
    return any(
        text.tokens[i].lower == "to" and (name := text.mention[j]) and name.entry.place
        for i, j in pairwise(rest)
    )


_TIME = frozenset("second minute hour day week month year decade moment".split())
_FROM = frozenset("after before later earlier ago into".split())


def _time_between(text: Text, positions: list[int]) -> bool:
    """Return whether the words tell how far apart two things were: "quit a week after the vote"."""
    words = [text.tokens[i].lower for i in positions[:5]]
    at = next((k for k, word in enumerate(words) if singular(word) in _TIME), None)
    return at is not None and words[at + 1 : at + 2] != [] and words[at + 1] in _FROM


@cache
def _states() -> frozenset[str]:
    """Return the words that name a state: those that have an opposite state."""
    table = lexicons.load("opposites")
    return frozenset(word for item in table["state"]["pairs"] for word in item.split())


@cache
def _copular() -> frozenset[str]:
    return frozenset(lexicons.load("predicates")["voice"]["copular"].split())


def _state_said(text: Text, verb: Verb, rest: list[int]) -> str:
    """Return the state in "remains open", "was found dead"; "" where the verb says more."""
    if verb.lemma not in _copular():
        return ""
    for i in rest:
        lex = text.lex[i]
        if mark_at(text, i) or lex.classes & {"adverb"}:
            continue
        return lex.canon if lex.canon in _states() and text.mention[i] is None else ""
    return ""


_HELD = {"under": frozenset(("control", "rule", "occupation")), "in": frozenset(("hands",))}


def _holder(text: Text, rest: list[int]) -> tuple[str, ...]:
    """Return whose the thing is in "is under army control", "remains in rebel hands"."""
    spoken = [text.tokens[i].lower for i in rest]
    for at, word in enumerate(spoken):
        ends = [
            end
            for end in range(at + 2, at + 5)
            if spoken[end : end + 1] and spoken[end] in _HELD.get(word, ())
        ]
        if ends and spoken[at + 1] not in ("the", "its", "their", "full"):
            return flat(*noun_phrase(text, rest[at + 1 : ends[0]]))
    return ()


def _left(text: Text, rest: list[int]) -> str:
    """Return the act that "left 12 dead" stands for; "" where nothing is left in a state."""
    table = _leave()
    return next((table[w] for i in rest if (w := text.tokens[i].lower) in table), "")


@cache
def _leave() -> dict[str, str]:
    pairs = lexicons.load("predicates")["voice"]["leave"].split()
    return dict(pair.split("=") for pair in pairs)


def _copula(text: Text, seg: list[int], verb: Verb, subject: tuple[str, ...]) -> Roles:
    """Return what something is said to be: "is alive", "were Chadian nationals", "is over"."""
    rest = seg[verb.last :]
    used = set(seg[verb.first : verb.last])
    if seg and text.tokens[seg[max(verb.first - 1, 0)]].lower == "there":
        first = next((k for k, i in enumerate(rest) if text.lex[i].classes & {"preposition"}), None)
        act = _act_noun(text, rest[:first])
        if act >= 0:
            inner = _nominal(text, seg, act)
            return inner._replace(used=inner.used | used)
        names, heads = noun_phrase(text, rest)
        return Roles("exist", (), flat(names, heads), frozenset(used))
    for at, i in enumerate(rest):
        lex = text.lex[i]
        if mark_at(text, i):
            continue
        if lex.classes & {"preposition"}:
            names, heads = noun_phrase(text, rest[at + 1 :])
            where = heads[0] if heads and not names else text.tokens[i].lower
            return Roles(f"be:{where}", (), subject, frozenset(used))
        if lex.classes or text.number[i] or mark_at(text, i):
            continue
        break
    names, heads = noun_phrase(text, _before_of(text, rest))  # "unaware of it": unaware
    head = heads[-1] if heads else (names[-1] if names else "be")
    if head in all_predicates() and (act := _act_noun(text, rest)) >= 0:
        return _nominal(text, seg, act)._replace(used=frozenset(used), patients=subject)
    return Roles(f"be:{head}" if heads else "be", names, subject, frozenset(used))


def _before_of(text: Text, rest: list[int]) -> list[int]:
    """Return what stands before the first preposition that follows a noun or an adjective."""
    told = False
    for at, i in enumerate(rest):
        if told and "preposition" in text.lex[i].classes:
            return rest[:at]
        told = told or not (text.lex[i].classes or text.number[i] or mark_at(text, i))
    return rest


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


_SUBJECT_OF = frozenset("withdraw collapse resign arrive survive crash sink grow shrink".split())


def _nominal(text: Text, seg: list[int], act: int) -> Roles:
    """Return head and roles of the noun of an act: "X's attack on Y", "the capture of Y by X"."""
    lex = text.lex[act]
    head = lex.noun or (lex.act.concept if lex.act else lex.canon)
    at = seg.index(act)
    start = at
    while (
        start > 0
        and not text.lex[seg[start - 1]].classes & {"preposition", "be", "modal"}
        and (text.tokens[seg[start - 1]].text not in ",;")
    ):
        start -= 1
    before = [i for i in seg[start:at] if text.mention[i] is not None]
    names, _ = noun_phrase(text, before)
    rest = seg[at + 1 :]
    by = flat(*noun_phrase(text, after(text, rest, _BY)))
    of = flat(*noun_phrase(text, after(text, rest[:2], frozenset({"of", "de"})) and rest[1:]))
    on = flat(*noun_phrase(text, after(text, rest, _ON)))
    agents, patients = flat(by, names), on
    if of:
        if head in lexicons.words("predicates.voice.of-patient") or by or names:
            patients = flat(of, on)
        elif head in _SUBJECT_OF:
            patients = of
    if head in _SUBJECT_OF:
        agents, patients = (), flat(patients, agents)
    used = {act}
    return Roles(head, agents, patients, frozenset(used))


def roles_of(text: Text, seg: list[int]) -> Roles:
    lex = text.lex[seg[0]]
    ahead = text.lex[seg[1]].classes if len(seg) > 1 else frozenset()
    opening = lex.form == "ing" and (lex.act is not None or "determiner" in ahead)
    if not opening or finite(text, seg):  # "(denied) firing live rounds": "live" is no verb
        for at in verbs(text, seg):
            verb = group(text, seg, at)
            if verb is not None:
                return _verbal(text, seg, verb)
    if opening:
        return _verbal(text, seg, meaning(text, seg, 0, 0, False, True))
    act = _act_noun(text, seg)
    if act >= 0:
        return _nominal(text, seg, act)
    names, heads = noun_phrase(text, seg)
    return Roles("", (), flat(names, heads), frozenset())


def of_infinitive(text: Text, seg: list[int]) -> Roles:
    """Return head and roles of what follows "to"; without a head where that is no known verb."""
    if text.lex[seg[0]].act is None:
        return Roles("", (), (), frozenset())
    return _verbal(text, seg, meaning(text, seg, 0, 0, False, True))
