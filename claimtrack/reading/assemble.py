"""Put the facets of a reading together, in the order in which they need each other."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from claimtrack import text as texts
from claimtrack.model import Attribution, Clause, Modality, Polarity, Quantity, Reading, Window
from claimtrack.reading import (
    actors,
    aliases,
    attribution,
    befell,
    canonical,
    clauses,
    dates,
    doers,
    gloss,
    glossary,
    language,
    lexicons,
    names,
    numbers,
    outcomes,
    places,
    polarity,
    quantities,
)
from claimtrack.reading.counted import noun_of, stem_of
from claimtrack.reading.frames import Frame
from claimtrack.reading.gazetteers import key_of
from claimtrack.reading.lexemes import Lexeme, all_predicates, lexeme
from claimtrack.reading.phrases import Text
from claimtrack.text import Token, fold


def reading(text: str, lang: str | None, said: str | None, lexicon: dict[str, str]) -> Reading:
    """Return the reading of a text; `lexicon` maps words to those they stand for."""
    tokens = aliases.meant(texts.tokens(text), lexicon)
    if not tokens:
        return Reading(text, lang or "en")
    lang = lang or language.detect(text, tokens)
    rules = lang if lang in lexicons.load("grammar") else "en"  # Latin script: names at least
    renamed = {key_of(word): key_of(target) for word, target in lexicon.items()}
    dated = dates.read(text, tokens, lang, said)
    windows = _held_until(dates.windows(text, tokens, dated), tokens)
    figures = quantities.find(text, tokens, lang, dated=dates.taken(dated))
    mentions = names.find(tokens, rules, renamed)
    whole = _known(tokens, rules, mentions, figures, windows)
    split = attribution.split(whole, text)
    windows = tuple(_of_saying(window, split.attributions, text) for window in windows)
    first, last = split.first, max(split.last, split.first)
    figures = _of_named(figures, split.attributions)
    told = _glossed(whole, split) if lang in lexicons.glosses() else _Said(whole, *split[1:])
    found, members, heads = clauses.find(told.text, told.first, told.last, told.frames, told.skip)
    kept = [i for i in range(told.first, told.last) if i not in told.skip]
    words, called = canonical.tokens(
        told.text, kept, heads, figures, windows,
        {fold(word): target for word, target in lexicon.items()},
    )  # fmt: skip
    span = (tokens[first].start, tokens[last - 1].end) if last > first else (0, 0)
    return Reading(
        text,
        lang,
        split.attributions,
        span,
        _placed(figures, found, members, told.text),
        windows,
        places.find(whole, text, mentions),
        actors.find(whole, text, mentions, found, split.attributions),
        found,
        outcomes.find(told.text, told.first, told.last, found, members),
        doers.find(told.text, told.first, told.last, found, members),
        *_overall(found),
        words,
        called,
    )


class _Said(NamedTuple):
    """What is left of a text without who says it, in the words that the clause reader knows."""

    text: Text
    first: int
    last: int
    skip: frozenset[int]
    frames: list[Frame]


def _glossed(whole: Text, split: attribution.Split) -> _Said:
    """Return a statement in another language word by word in English."""
    text, origins = gloss.glossed(whole, split.first, max(split.last, split.first), split.skip)
    frames: list[Frame] = []
    for frame in split.frames:
        within = [at for at, i in enumerate(origins) if frame.first <= i < frame.last]
        if within:
            frames.append(frame._replace(first=within[0], last=within[-1] + 1))
    skip = frozenset(at for at, i in enumerate(origins) if i in split.skip)
    return _Said(text, 0, len(text.tokens), skip, frames)


_UNTIL = 8  # tokens between a negation and its "until"


def _held_until(windows: tuple[Window, ...], tokens: list[Token]) -> tuple[Window, ...]:
    """Return the windows where "not until 10 April" is the day on which it happened."""
    if not any(window.role == "deadline" for window in windows):
        return windows
    found: list[Window] = []
    starts = [token.start for token in tokens]
    for window in windows:
        at = bisect_left(starts, window.span[0])
        before = [token.lower for token in tokens[max(at - _UNTIL, 0) : at]]
        negated = any(w in ("not", "never") or w.endswith(("n't", "n’t")) for w in before)
        until = "until" in before[-1:] or tokens[at].lower == "until"
        if window.role == "deadline" and until and negated:
            day = window.edtf.removeprefix("../")
            window = replace(window, start=window.end, edtf=day, role="")
        found.append(window)
    return tuple(found)


def _of_named(figures: tuple[Quantity, ...], told: tuple[Attribution, ...]) -> tuple[Quantity, ...]:
    """Return the figures with "its soldiers" on the side of the one who is said to speak."""
    side = actors.side(told[0].speaker.split()) if len(told) == 1 else ""
    if not side or all(q.side != "speaker" for q in figures):
        return figures
    return tuple(replace(q, side=side) if q.side == "speaker" else q for q in figures)


def _of_saying(window: Window, told: tuple[Attribution, ...], text: str) -> Window:
    """Return a window that says when it was said with that role: "she told reporters on Friday"."""
    for who in told:
        start, end = who.span
        between = text[end : window.span[0]].lower().split()
        passed = lexicons.words("attribution.saying.before_day") | {who.verb.lower()}
        after = end <= window.span[0] and passed.issuperset(between)
        if window.role == "" and (after or start <= window.span[0] < end):
            return replace(window, role="said")
    return window


def _known(
    tokens: list[Token], lang: str, mentions: list[names.Mention],
    figures: tuple[Quantity, ...], windows: tuple[Window, ...],
) -> Text:  # fmt: skip
    lowers = [token.lower for token in tokens]
    lex = [lexeme(word, lang) for word in lowers]
    held: list[names.Mention | None] = [None] * len(tokens)
    for mention in mentions:
        for i in range(mention.first, mention.last):
            held[i] = mention
    number = [token.text[0].isdigit() for token in tokens]
    starts = {token.start: i for i, token in enumerate(tokens)}
    for window in windows:
        _cover(tokens, starts, number, window.span)
    for figure in figures:
        if figure.unit:
            share_of = figure.noun[:5] if figure.unit == "percent" else ""  # "half the crew"
            _cover(tokens, starts, number, figure.span, share_of)
        else:
            _cover_count(tokens, starts, number, figure, lex, lang)
    # "Did not reach 10,000" is a figure, and denies nothing.
    bounded = {at for q in figures if q.hedge in ("at-most", "fewer-than") for at in range(*q.span)}
    marks = [m for m in polarity.find(tokens, lang) if tokens[m.first].start not in bounded]
    marked = frozenset(i for mark in marks for i in range(mark.first, mark.last))
    return Text(tokens, lex, held, number, {m.first: m for m in marks}, marked, lang)


def _cover(
    tokens: list[Token], starts: dict[int, int], number: list[bool], span: tuple[int, int],
    noun: str = "",
) -> None:  # fmt: skip
    """Mark the tokens of a date, or of an amount with its unit, but not what it is a share of."""
    i = starts.get(span[0], -1)
    while 0 <= i < len(tokens) and tokens[i].start < span[1]:
        number[i] = not noun or not tokens[i].lower.startswith(noun)
        i += 1


def _cover_count(
    tokens: list[Token], starts: dict[int, int], number: list[bool], figure: Quantity,
    lex: list[Lexeme], lang: str,
) -> None:  # fmt: skip
    """Mark the hedge and the number of a count, but nothing of what is counted."""
    first = starts.get(figure.span[0], -1)
    numerals = numbers.first_words(lang)
    last = i = first
    while 0 <= i < len(tokens) and tokens[i].start < figure.span[1]:
        if number[i] or tokens[i].lower in numerals:
            last = i
        i += 1
    for i in range(max(first, 0), last + 1):
        told = lex[i].sure and lex[i].act is not None  # "nobody survived": the clause's verb
        if not told and (not figure.noun or not tokens[i].lower.startswith(figure.noun[:5])):
            number[i] = True


def _placed(
    figures: tuple[Quantity, ...], found: tuple[Clause, ...], members: list[tuple[int, ...]],
    text: Text,
) -> tuple[Quantity, ...]:  # fmt: skip
    """Return the figures with the clause each stands in, struck out where that is denied."""
    if not figures:
        return ()
    owner: dict[int, int] = {}
    for index, held in enumerate(members):
        for i in held:
            owner.setdefault(text.tokens[i].start, index)
    canon = {token.start: text.lex[i].canon for i, token in enumerate(text.tokens)}
    placed: list[Quantity] = []
    for figure in figures:
        index = owner.get(figure.span[0], -1)
        if index < 0:
            placed.append(figure)
            continue
        clause = found[index]
        struck = (
            figure.negated
            or clause.polarity == "denied"
            or (
                clause.polarity == "negated"
                and figure.low > 0
                and not _none_beside(figure, figures, members[index], text)
                and not _leading(figure, members[index], text)
            )
        )
        unsure = figure.possible or clause.modality not in ("fact", "reported")
        figure = replace(figure, clause=index, negated=struck, possible=unsure)
        told = noun_of(clause.head.removeprefix("be:"), "en") if figure.subset else None
        if told is not None and told.person and clause.head.startswith("be:"):
            # "four of the dead were women": four women
            figure = replace(figure, counted=told.counted, noun=stem_of(clause.head[3:], "en"))
        if text.turned and not figure.role and not figure.unit:
            figure = replace(figure, role=_role_told(figure, clause, canon))
        placed.append(figure)
    return tuple(placed)


def _none_beside(
    figure: Quantity, figures: tuple[Quantity, ...], members: tuple[int, ...], text: Text
) -> bool:
    """Return whether a clause is negated only by its "none": "17 cases, none of them fatal"."""
    none = [q.span for q in figures if q.high == 0 and q.span[0] > figure.span[1]]
    tokens = text.tokens
    denying = [i for i in members if i in text.marks and text.marks[i].kind == "not"]
    inside = [any(a <= tokens[i].start < b for a, b in none) for i in denying]
    apart = any(
        tokens[i].text == "," and figure.span[1] <= tokens[i].start < tokens[denying[0]].start
        for i in (members if denying else ())
    )
    return apart and all(inside)


def _leading(figure: Quantity, members: tuple[int, ...], text: Text) -> bool:
    """Return whether a figure leads up to what is denied: "with 48 %, she fell short of ..."."""
    tokens = text.tokens
    inside = [i for i in members if tokens[i].start < figure.span[0]]
    denying = [i for i in members if i in text.marks and text.marks[i].kind in ("not", "instead")]
    led = len(inside) <= 2 and any(tokens[i].lower == "with" for i in inside)
    if not led or not denying:
        return False
    return any(
        token.text == "," and figure.span[1] <= token.start < tokens[denying[0]].start
        for token in tokens
    )


def _role_told(figure: Quantity, clause: Clause, canon: dict[int, str]) -> str:
    """Return the role that the act of a clause gives those it is done to; "" for none."""
    if clause.head not in all_predicates():
        return ""
    first, *rest = glossary.forms(clause.head.replace("-", " "))[1].split()
    known = befell.roles()
    role = known.pairs.get((first, rest[0])) if rest else known.words.get(first)
    counted = {canon[at] for at in range(*figure.span) if at in canon}
    done_to = role is not None and role.passive and not counted.isdisjoint(clause.patients)
    return role.role if role is not None and done_to else ""


def _overall(found: tuple[Clause, ...]) -> tuple[Polarity, Modality]:
    """Return polarity and modality of the first clause that says something."""
    for clause in found:
        if clause.head:
            return clause.polarity, clause.modality
    return (found[0].polarity, found[0].modality) if found else ("affirmed", "fact")
