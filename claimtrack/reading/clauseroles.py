"""Roles from the clause around a number: the verb after it, else the verb or noun before it."""

from __future__ import annotations

from claimtrack.reading import apposition, hedges, leftso, lexicons, ruling, terms
from claimtrack.reading.befell import RoleWord, role_of, toll_words
from claimtrack.reading.bound import (
    STOPS,
    Bound,
    Text,
    ands,
    both,
    is_name,
    joined_role,
    joins,
    personal,
    prepositions,
)
from claimtrack.reading.counted import changes, noun_of, nouns, one, stem_of
from claimtrack.reading.lexemes import lexeme

_REACH = 24  # tokens looked at on either side: longer clauses do not bind a number
_FIGURES = frozenset("number count figure tally total numbers".split())
_SHARES = frozenset("most many some half all several both none".split())
_SUBORDINATE = frozenset("or but while as after when because before if although".split())
_TOLL = frozenset("toll death-toll tolls bilan balance opferzahl".split())
_WERE = frozenset("was were is are has have had".split())
_GRADES = frozenset("at to by of up down from as".split())


def forward(text: Text, bound: Bound, bounds: list[Bound]) -> None:
    """Find the verb of those counted further on in the clause: "84 fighters ... were killed"."""
    if bound.unit is not None and bound.unit.measure not in ("share", "money"):
        return
    tokens, including = text.tokens, hedges.hedges(text.lang).including
    if text.lang == "en" and (left := leftso.left_so(text, bound)):
        bound.role = left
        return
    at, stop = bound.last, min(bound.last + _REACH, len(tokens))
    passive = aside = False
    while at < stop:
        token, word = tokens[at], tokens[at].lower
        if token.text in STOPS and token.text not in "()[]":
            return
        if token.text == "," and not aside and (on := apposition.behind(tokens, at, text.lang)):
            at = on
            continue
        if token.text == ",":
            opens = at + 1 < len(tokens) and hedges.match(tokens, at + 1, including) is not None
            if not (opens or aside or text.low(at + 1) in lexicons.words("counts.clauses.links")):
                return
            most = text.low(at + 1) in _SHARES and text.low(at + 2) == "of"
            aside = opens or (most and not aside)
        elif aside or at in text.taken:
            pass
        elif at in text.starts:
            before = [text.low(at - 1), text.low(at - 2)]
            if not (before[0] in prepositions() or "of" in before):
                return
            at = max(bounds[text.starts[at]].last, at + 1)
            continue
        elif told := hedges.match(tokens, at, including):
            if word == "among" and text.low(at + 2) == "dead" and told[0] not in text.starts:
                bound.role, bound.subset = "killed", True  # "no women were among the dead"
            if at > bound.last or told[0] in text.starts:
                return
            at = told[0]  # "20 of them were charged"
            continue
        elif text.lang == "en" and (told_so := leftso.told_in_words(text, bound, at, passive)):
            bound.role = told_so
            return
        elif passive and text.lang == "en" and leftso.got_out_alive(text, at):
            bound.role = leftso.RESCUED.role
            return
        else:
            role = text.role(at)
            if role is not None and text.lang == "en" and (text.classes(at) or _a_noun(text, at)):
                role = None
            if role is not None:
                _told(text, bound, at, role, passive)
                return
            if text.lang != "en":
                if word in joins():
                    return
            else:
                classes = text.classes(at)
                if "be" in classes or "get" in classes:
                    passive = True
                elif word in _SUBORDINATE or (word in ands() and _verb_next(text, at)):
                    return
                elif "have" in classes and not passive and _owns(text, at + 1):
                    return  # "had accounts at the bank on the day it closed"
                elif word == "without" and text.low(at + 1) in ("being", "having"):
                    return  # "two were let go without being charged"
                elif word in lexicons.words("counts.clauses.reporting"):
                    passive = True
                elif not passive and not classes and _finite(text, at):
                    return
        at += 1


def _owns(text: Text, at: int) -> bool:
    """Return whether "have" has a thing behind it, and is no auxiliary: "had accounts"."""
    word = text.low(at)
    counted = noun_of(word, "en") is not None or word.endswith("s")
    thing = counted and not lexeme(word, "en").verbal and not text.classes(at)
    return "determiner" in text.classes(at) or thing


def _a_noun(text: Text, at: int) -> bool:
    """Return whether what could be a verb is a noun here: "45 people at the rally"."""
    named = text.tokens[at - 1].text.istitle() and "determiner" in text.classes(at - 2)
    led = text.classes(at - 1) & {"determiner", "preposition"} and text.low(at - 1) != "to"
    compound = "determiner" in text.classes(at - 2) and not text.classes(at - 1)
    before = text.low(at - 1)
    compound = compound and before.isalpha() and not before.endswith(("s", "ly"))
    led = led or named or compound  # "during the Tbilisi march", "on the cruise ship"
    return bool(led) and lexeme(text.low(at), "en").form not in ("past", "participle")


def _told(text: Text, bound: Bound, at: int, role: RoleWord, passive: bool) -> None:
    """Take the role of the verb at a token, if those counted are who it befell."""
    if text.low(at) in _SUFFERING and not _HURTS.isdisjoint(text.low(at + k) for k in (1, 2, 3, 4)):
        bound.role = "wounded"  # "suffered gunshot wounds"
        return
    whole = text.low(bound.amount.end) == "of"  # "one of the two men arrested was charged"
    reduced = text.lang == "en" and (bound.person or whole) and not passive and role.passive
    if (
        text.lang == "en"
        and not passive
        and role.passive
        and (governing := ruling.governing(text, bound))
    ):
        bound.role = governing  # "brought down all eight drones launched at Odesa"
        return
    if reduced and (main := ruling.main_verb(text, at, bound.person)):
        role, passive, at = main  # "35 soldiers captured at Merut were exchanged"
    elif reduced and ruling.another_verb(text, at):
        bound.subset = True  # "25 soldiers captured at Merut came home"
    if role.role == "lost" and (taken := leftso.robbed_of(text, at + 1)):
        bound.role = taken  # "lost their lives"
        return
    if role.role == "released" and text.low(at) == "let" and bound.counted == "workers":
        bound.role = "cut"
        return
    if role.role == "voted" and text.low(at) == "turned" and not _at_polls(text, bound, at):
        bound.role = "protested"  # "30,000 people turned out for the funeral"
        return
    if role.role == "fled" and text.low(at + 1) in lexicons.words("roles.saved.unhurt"):
        bound.role = "survived"  # "escaped unhurt"
        return
    if role.role == "lost" and text.low(at + 1) in leftso.SUPPLIED:
        bound.role = "damaged"  # "lost power": cut off, and alive
        return
    landing = bound.counted in _MUNITIONS and not passive
    if landing and (text.low(at) in _LANDING or (role.passive and _lands(text, at))):
        bound.role = "landed"
        return
    if role.own and not role.passive:
        bound.role = joined_role(text, at, role.role)
        return
    if role.role == "held" and not passive and "preposition" not in text.classes(at + 1):
        return  # "340,000 people held accounts"
    if role.passive:
        reporting = lexicons.words("counts.clauses.reporting")
        if passive and text.low(at) in reporting:  # "were found dead"
            for step in range(at + 1, min(at + 3, len(text.tokens))):
                other = text.role(step)
                if other is not None and (other.own or other.passive):
                    bound.role = joined_role(text, step, other.role)
                    return
        if (passive and text.lang == "en") or not _object_after(text, at):
            bound.role = joined_role(text, at, role.role)


def _at_polls(text: Text, bound: Bound, at: int) -> bool:
    """Return whether those who turned out did so to vote."""
    near = {text.low(step) for step in range(at + 2, at + 8)}
    voters = bound.counted in ("voters", "share") or bound.noun == "elector"
    return voters or not near.isdisjoint(("vote", "polls", "ballot", "ballots", "election"))


_SUFFERING = frozenset("suffered suffer suffering sustained sustain sustaining".split())
_HURTS = frozenset("wounds injuries burns fractures cuts bruises wound injury concussion".split())


_MUNITIONS = frozenset("shells missiles rockets bombs drones".split())
_LANDING = frozenset("hit hits struck strike strikes landed land lands exploded".split())


def _lands(text: Text, at: int) -> bool:
    """Return whether what was fired is then said to have hit: "two drones launched at X hit Y"."""
    for step in range(at + 1, min(at + 8, len(text.tokens))):
        if (
            text.tokens[step].text in STOPS
            or text.low(step) in (",", *ands())
            or step in text.starts
        ):
            return False
        if text.low(step) in _LANDING:
            return not text.classes(step - 1)
    return False


_TAKING = frozenset("take takes took taken taking".split())


def victims(text: Text, bound: Bound) -> None:
    """Take those whom a deed claims as killed: "the fire claimed eleven victims"."""
    if bound.role != "casualties" or text.low(bound.head) not in ("victims", "victim"):
        return
    first = bound.amount.first
    for at in range(max(first - 2, 0), first):
        if (role := text.role(at)) is not None and role.role == "killed":
            bound.role = "killed"


def _verb_next(text: Text, at: int) -> bool:
    """Return whether "and" begins another sentence or number: "and wounded 40"."""
    if at + 1 in text.starts or at + 1 >= len(text.tokens):
        return True
    if text.classes(at + 1) & {"be", "have"}:
        return True  # "got 54 percent of the votes and was re-elected"
    lex = lexeme(text.low(at + 1), "en")
    return lex.form in ("past", "third", "participle") and not lex.noun


def _finite(text: Text, at: int) -> bool:
    """Return whether a word is the verb of those counted, which gives no role."""
    lex = lexeme(text.low(at), "en")
    if not lex.sure or lex.form not in ("past", "participle"):
        return False
    if at and "determiner" in text.classes(at - 1):
        return False  # "the crew of the sunken landing ship were rescued"
    return at + 1 >= len(text.tokens) or noun_of(text.low(at + 1), "en") is None


def _object_after(text: Text, at: int) -> bool:
    """Return whether a verb has an object of its own: "20 rebels killed three soldiers"."""
    tokens, nxt = text.tokens, at + 1
    if nxt >= len(tokens) or nxt in text.taken:
        return False
    if nxt in text.starts:
        end = nxt
        while end in text.starts:
            end += 1
        # "10 civilians killed 40 injured": the next number has a role of its own
        for step in range(end, min(end + 4, len(tokens))):
            role = text.role(step)
            if role is not None and (role.passive or role.own):
                return False
            if tokens[step].text in ".,;" or text.low(step) in prepositions():
                break
        return True
    if text.lang != "en":
        return False
    if text.low(nxt) == "it":
        return True  # "three members made it to the summit"
    return "determiner" in text.classes(nxt) or (
        tokens[nxt].text[0].isupper()
        and tokens[at].text[0].islower()
        and not is_name(tokens[nxt])
        and noun_of(text.low(nxt), "en") is not None
    )


def backward(text: Text, bound: Bound) -> None:
    """Find the verb or noun before a number: "killed at least 84", "the toll rose to 84"."""
    measure = bound.unit.measure if bound.unit else ""
    if measure not in ("", "money", "share", "duration"):
        return
    at = bound.amount.first - 1
    if at < 0:
        return
    if _previous(text, at):
        bound.role = "previous"
        return
    if measure == "duration":
        terms.term(text, bound, at)
        return
    if bound.amount.kind == "none" and _finite(text, bound.last):
        return  # "nobody pushed me"
    before = text.low(at)
    linked = _links(text, at)
    if before == "of" and not bound.noun and not bound.unit:
        noun = noun_of(text.low(at - 1), text.lang) if at else None
        if noun is not None and not noun.role:  # "a crowd of 5,000"
            bound.noun = stem_of(text.low(at - 1), text.lang)
            bound.counted, bound.person = noun.counted, noun.person
    if (
        not linked
        and before in prepositions()
        and not (bound.unit and before in ("at", "by", "for"))
    ):
        return
    if not bound.noun:
        _subject(text, bound, at, linked)
        if bound.unit and (_moved(text, at) or text.low(at) in changes(text.lang)):
            bound.role = "change"
            return
    barred = False  # a preposition stands between: the number is no object of a verb before it
    for step in range(at, max(at - _REACH, -1), -1):
        token = text.tokens[step]
        if token.text in STOPS:
            if token.text in ":.;!?":
                return
            barred = True
            continue
        if step in text.taken:
            continue
        if step in text.starts:
            if linked:
                continue
            return  # a neighbour: the list decides
        if token.text == ",":
            own_verb = text.low(bound.last) in _WERE  # "of the 70 claims, 52 were turned down"
            if not (linked or step + 1 in text.starts) or own_verb:
                return
            continue
        particled = ruling.particled(text, step)
        role = particled or text.role(step)
        open_word = particled is not None or text.lang != "en" or not text.classes(step)
        named = linked or before in ("of", ":")
        if role is not None and open_word and _binds(text, bound, step, role, named, barred):
            return
        classes = text.classes(step)
        if linked:
            continue
        if "subordinate" in classes or "relative" in classes:
            return
        if "preposition" in classes and not particled:
            barred = True
        elif text.lang == "en" and _finite(text, step) and not role:
            return


def _moved(text: Text, at: int) -> bool:
    """Return whether a number is by how much something was moved: "put the tax up by 2 %"."""
    if text.low(at) != "by":
        return False
    near = [text.low(step) for step in range(max(at - 7, 0), at)]
    return not changes(text.lang).isdisjoint(near)


def _previous(text: Text, at: int) -> bool:
    """Return whether a number is what was said before: "down from 15", "an earlier count of 15"."""
    near = [text.low(k) for k in range(at, max(at - 6, -1), -1)]
    if (
        "from" in near[:1]
        and len(near) > 1
        and (near[1] in ("up", "down", "revised") or set(near[1:4]) & changes(text.lang))
    ):
        return True
    return "of" in near[:1] and bool({"earlier", "previous", "initial", "original"} & set(near[:4]))


def _subject(text: Text, bound: Bound, at: int, linked: bool) -> None:
    """Take the noun before a figure it is said to be: "turnout was 67 %", "the crowd at 20,000"."""
    if not linked and not bound.unit:
        return
    for step in range(at, max(at - _REACH, -1), -1):
        word = text.low(step)
        if text.tokens[step].text in STOPS or step in text.taken:
            return
        if step in text.starts and not bound.unit:
            return
        if nouns().measures.get(one(word)):
            bound.noun = stem_of(word, text.lang)
            return
        if bound.unit:
            continue
        if (role := text.role(step)) is not None and role.noun and not role.active:
            return
        if (noun := noun_of(word, text.lang)) is not None:
            if step and text.low(step - 1) in prepositions() and text.low(step - 1) != "of":
                continue
            if not noun.role:
                bound.noun = stem_of(word, text.lang)
                bound.counted, bound.person = noun.counted, noun.person
            return


def _links(text: Text, at: int) -> bool:
    """Return whether the word before a number leads from a toll to it: "rises to", "stands at"."""
    toll = toll_words(text.lang)
    word = text.low(at)
    if word not in toll:
        return False
    if word not in _GRADES and word != "in":
        return True
    for step in range(at - 1, max(at - 9, -1), -1):
        if text.low(step) in toll and text.low(step) not in _GRADES:
            return True
        known = (
            step in text.starts
            or text.low(step) in _FIGURES
            or noun_of(text.low(step), text.lang) is not None
        )
        if not (known or text.low(step) in toll or text.classes(step)):
            return False
    return False


def _binds(text: Text, bound: Bound, at: int, role: RoleWord, linked: bool, barred: bool) -> bool:
    """Bind a role word before a number to it, if it can be about that number."""
    named = role.noun and (linked or text.low(at) in _TOLL)
    if text.lang == "en" and not named:
        if barred or not (role.active or role.passive):
            return False
        if ruling.passive(text, at) and not (bound.unit and bound.unit.measure == "money"):
            return False
    bare = not (bound.noun or bound.counted or bound.unit)
    if bare and text.low(at).startswith("cost"):
        return False  # "cost the state 240 million" is a sum
    bound.role, bound.verb = _with_before(text, at, role), at
    if role.role == "lost":
        bound.role = leftso.cost(text, bound) or bound.role
    elif role.role == "found" and _rallying(text, at):
        bound.role = "protested"  # "the march brought out 300,000"
    elif role.role == "won" and bound.person and text.low(at) in _TAKING:
        bound.role = "captured" if leftso.hostile(text, at) else ""
    bound.from_verb = not role.noun or role.active
    if named and not bound.noun and bound.role in personal():
        bound.person, bound.counted = True, "people"
    return True


def _rallying(text: Text, at: int) -> bool:
    """Return whether a protest is told of before a verb: it is what brought people out."""
    near = (noun_of(text.low(step), "en") or text.role(step) for step in range(max(at - 12, 0), at))
    return any(told is not None and told.role == "protested" for told in near)


def _with_before(text: Text, at: int, role: RoleWord) -> str:
    """Return the role of a verb before a number, "casualties" for "killed and wounded 40"."""
    for step in range(at - 1, max(at - 3, -1), -1):
        if text.low(step) in ands() or text.low(step) in ("or", "/"):
            continue
        other = role_of(text.low(step), text.lang)
        if other is not None and step not in text.starts and step not in text.taken:
            return both(role.role, other.role)
        break
    return role.role
