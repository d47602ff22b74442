"""Who is said to say it: attributions split off, and what they make of the statement.

`split` peels frames off both ends of the text until none is left, so that "Reuters reported that
Mali had denied that X" gives two attributions and the statement X, denied. A denial stays with the
statement as a frame; "did not deny" leaves it open; "denied that 80 died, saying only two did"
denies the first part alone.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claimtrack.model import Attribution, Modality, Polarity
from claimtrack.reading import lexicons
from claimtrack.reading.clauses import Frame
from claimtrack.reading.phrases import Text, noun_phrase
from claimtrack.reading.verbs import is_finite, verbs

_STANCES = ("says", "claims", "confirms", "denies", "reports", "asks")
_ENDS = frozenset(".!?;\n")
_PRONOUNS = frozenset(["it", "he", "she", "they", "we"])
# Verbs that act on more than statements: they deny only a "claim", "report" or "that ...".
_ALSO_ACTS = frozenset(["reject", "dismiss", "dispute", "question", "rebut"])


class Split(NamedTuple):
    """What is left of a text when it is said who says it (tokens, end exclusive)."""

    attributions: tuple[Attribution, ...]
    first: int
    last: int
    skip: frozenset[int]
    frames: list[Frame]


class _Tables(NamedTuple):
    verbs: dict[str, str]
    according: dict[str, tuple[tuple[str, ...], ...]]
    that: frozenset[str]
    frames: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    content: frozenset[str]
    false: tuple[tuple[str, ...], ...]
    true: tuple[tuple[str, ...], ...]
    calls: frozenset[str]
    untrue: frozenset[str]
    speakers: frozenset[str]
    leads: frozenset[str]


def _phrases(line: str) -> tuple[tuple[str, ...], ...]:
    found = (tuple(phrase.split()) for phrase in line.split("|"))
    return tuple(sorted(filter(None, found), key=lambda p: (-len(p), p)))


@cache
def _tables(lang: str) -> _Tables:
    data = lexicons.load("attribution")
    verbs: dict[str, str] = {}
    for stance in reversed(_STANCES):
        for word in data[stance].get(lang, "").split():
            verbs[word] = stance
    according: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _phrases(data["according"].get(lang, "")):
        according.setdefault(phrase[0], []).append(phrase[1:])
    frames: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    if lang == "en":
        for kind, line in data["frames"].items():
            for phrase in _phrases(line):
                frames.setdefault(phrase[0], []).append((phrase[1:], kind))
    content = data["content"]
    return _Tables(
        verbs,
        {k: tuple(v) for k, v in according.items()},
        frozenset(data["that"].get(lang, "that").split()),
        {k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in frames.items()},
        frozenset(content["en"].split()),
        _phrases(content["of_false"]),
        _phrases(content["of_true"]),
        frozenset(content["calls"].split()),
        frozenset(content["false"].split()),
        frozenset(data["speakers"]["en"].split()),
        frozenset(data["speakers"]["lead"].split()),
    )


class _State:
    """The peeling of one text: what is left, and what was found on the way."""

    def __init__(self, text: Text, source: str) -> None:
        self.text = text
        self.source = source
        self.lowers = [t.lower for t in text.tokens]
        self.first, self.last = 0, len(text.tokens)
        self.skip: set[int] = set()
        self.frames: list[Frame] = []
        self.found: list[Attribution] = []
        self.tables = _tables(text.lang)

    def word(self, i: int) -> str:
        return self.lowers[i] if i < self.last else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        tokens = self.text.tokens
        return (tokens[first].start, tokens[max(last - 1, first)].end)

    def speaker(self, first: int, last: int, verb: str, stance: str) -> tuple[str, ...]:
        """Record who says it; return the keys of the speaker."""
        positions = [i for i in range(first, last) if self.text.tokens[i].text not in ',"“”«»']
        if not positions:
            return ()
        names, heads = noun_phrase(self.text, positions)
        key = names[0] if names else (heads[-1] if heads else "")
        start, end = self.span(positions[0], positions[-1] + 1)
        said = self.source[start:end]
        self.found.append(Attribution(said, key, verb, stance, (start, end)))
        return names or heads[-1:]

    def frame(
        self, first: int, last: int, polarity: Polarity, modality: Modality,
        cue: tuple[int, int], subject: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.frames.append(Frame(first, last, polarity, modality, self.span(*cue), subject))

    def sentence_end(self, start: int) -> int:
        """Return where the sentence around a token ends: a denial reaches no further."""
        for i in range(start, self.last):
            if self.text.tokens[i].text in _ENDS:
                return i
        return self.last


def split(text: Text, source: str) -> Split:
    """Return the attributions and what they leave of a text; see the module's docstring."""
    state = _State(text, source)
    if state.tables.verbs:
        for _ in range(4):
            if not (
                _opening(state)
                or _according(state)
                or _colon(state)
                or _content(state)
                or _says(state)
            ):
                break
        for _ in range(2):
            if not (_trailing(state) or _trailing_source(state)):
                break
        _inserted(state)
    return Split(tuple(state.found), state.first, state.last, frozenset(state.skip), state.frames)


_OPENING: dict[str, tuple[Polarity, Modality]] = {
    "affirmed": ("affirmed", "fact"),
    "denied": ("denied", "fact"),
    "unproven": ("unproven", "fact"),
    "reported": ("affirmed", "reported"),
    "possible": ("affirmed", "possible"),
    "asked": ("affirmed", "asked"),
    "aside": ("affirmed", "fact"),
}


def _opening(state: _State) -> bool:
    """Peel "It is true that", "There is no evidence that", "Contrary to earlier reports,"."""
    start = state.first
    for rest, kind in state.tables.frames.get(state.word(start), ()):
        end = start + 1 + len(rest)
        if end >= state.last or tuple(state.lowers[start + 1 : end]) != rest:
            continue
        polarity, modality = _OPENING[kind]
        if kind == "aside" and state.word(end) != ",":
            continue
        while end < state.last - 1 and (
            state.word(end) in (",", ":", "that")
            or (state.word(end) == "the" and state.word(end + 1) in state.tables.content)
        ):
            end += 1
        if polarity == "denied" and state.word(end) in state.tables.content:
            end += 1
            if state.word(end) in ("that", "of"):
                end += 1
        state.first = end
        if (polarity, modality) != ("affirmed", "fact"):
            state.frame(end, state.sentence_end(end), polarity, modality, (start, end))
        return True
    return False


def _match_according(state: _State, at: int) -> int:
    """Return the token after "according to" at this place; 0 if it is not there."""
    for rest in state.tables.according.get(state.word(at), ()):
        end = at + 1 + len(rest)
        if tuple(state.lowers[at + 1 : end]) == rest:
            return end
    return 0


def _according(state: _State) -> bool:
    """Peel "According to X, ..." off the front."""
    after = _match_according(state, state.first)
    if not after:
        return False
    comma = next(
        (i for i in range(after, min(after + 16, state.last)) if state.word(i) in (",", ":")), 0
    )
    if not comma or comma + 1 >= state.last:
        return False
    start = state.first
    keys = state.speaker(after, comma, state.lowers[start], "says")
    state.first = comma + 1
    state.frame(comma + 1, state.last, "affirmed", "fact", (start, after), keys)
    return True


def _verbless(state: _State, first: int, last: int) -> bool:
    seg = list(range(first, last))
    return not any(is_finite(state.text, seg, at) for at in range(len(seg)))


def _colon(state: _State) -> bool:
    """Peel "X: ..." off the front."""
    for i in range(state.first + 1, min(state.first + 9, state.last - 1)):
        if state.word(i) != ":":
            continue
        if not _verbless(state, state.first, i) or not verbs(
            state.text, list(range(i + 1, state.last))
        ):
            return False
        keys = state.speaker(state.first, i, ":", "says")
        state.first = i + 1
        state.frame(i + 1, state.last, "affirmed", "fact", (i, i + 1), keys)
        return True
    return False


def _content(state: _State) -> bool:
    """Peel "The claim that X is false" and "Reports of X are untrue" off both sides."""
    at = state.first
    while state.word(at) in ("the", "a", "any", "all", "such", "these", "those", "this"):
        at += 1
    if state.word(at) not in state.tables.content or state.word(at + 1) not in ("that", "of"):
        return False
    end = state.sentence_end(at)
    dismissed = _called_false(state, at, end)
    if dismissed:
        state.frame(at + 2, dismissed, "denied", "fact", (dismissed, end))
        state.first = at + 2
        state.skip.update(range(dismissed, end))
        return True
    for phrases, polarity in ((state.tables.false, "denied"), (state.tables.true, "affirmed")):
        for phrase in phrases:
            start = end - len(phrase)
            if start > at + 2 and tuple(state.lowers[start:end]) == phrase:
                if polarity == "denied":
                    state.frame(at + 2, start, "denied", "fact", (start, end))
                state.first = at + 2
                state.skip.update(range(start, end))
                return True
    return False


def _called_false(state: _State, at: int, end: int) -> int:
    """Return where "were dismissed as false (by X)" begins; 0 where nothing is called false."""
    for i in range(at + 3, end - 1):
        if (
            state.word(i) in state.tables.calls
            and "be" in state.text.lex[i - 1].classes
            and state.tables.untrue.intersection(state.lowers[i + 1 : i + 4])
        ) or (
            state.word(i) in state.tables.calls - {"called", "described", "termed"}
            and "be" in state.text.lex[i - 1].classes
            and state.word(i + 1) in ("by", "")
        ):
            return i - 1
    return 0


_ADVERBS = frozenset(
    "also later earlier officially again strongly flatly categorically firmly publicly falsely repeatedly now has have had today then".split()
)


def _says(state: _State) -> bool:
    """Peel "X said that ..." off the front, whatever the verb."""
    text, tables = state.text, state.tables
    limit = min(state.first + 22, state.last - 1)
    for i in range(state.first + 1, limit):
        word = state.word(i)
        stance = tables.verbs.get(word) if text.mention[i] is None else None
        if stance is None:
            if state.text.tokens[i].text in ".;!?":
                return False
            continue
        before = i
        negated = refused = False
        while before > state.first + 1 or (before == state.first + 1 and before - 1 > state.first):
            lower = state.word(before - 1)
            if lower in ("not", "never") or lower.endswith(("n't", "n’t")):
                negated = True
            elif lower == "to" and state.word(before - 2) in ("declined", "refused", "failed"):
                refused = True
                before -= 1
            elif (
                lower
                in (
                    "did",
                    "does",
                    "do",
                    "would",
                    "could",
                    "has",
                    "have",
                    "had",
                    "a",
                    "ont",
                    "ha",
                    "han",
                    "hat",
                    "haben",
                )
                or lower in _ADVERBS
            ):
                pass
            else:
                break
            before -= 1
        if (
            before <= state.first
            or "be" in text.lex[before - 1].classes
            or state.word(before - 1)
            in ("been", "to", "the", "a", "of", "and", "in", "its", "their", "such", "these")
        ):
            continue
        if not _verbless(state, state.first, before) and not _relative_inside(state, before):
            return False
        if not _speaks(state, state.first, before):
            continue
        rest = _statement_start(state, i, stance)
        if rest is None:
            continue
        keys = state.speaker(state.first, before, word, stance)
        cue = (before, i + 1)
        end = state.sentence_end(rest)
        saying = next((k for k in range(rest, end) if state.word(k) in ("saying", "insisting",
                       "claiming", "adding", "arguing", "stating") ), 0)  # fmt: skip
        state.first = rest
        if stance == "denies" and not negated and not refused:
            stop = saying or end
            but = next((k for k in range(rest, stop) if state.word(k) == "but"), stop)
            state.frame(rest, min(stop, but), "denied", "fact", cue, keys)
            if saying:
                after = saying + (2 if state.word(saying + 1) == "that" else 1)
                state.skip.update(range(saying, after))
                state.frame(after, end, "affirmed", "fact", cue, keys)
        elif negated or refused:
            state.frame(rest, end, "affirmed", "possible", cue, keys)
        elif stance == "asks":
            state.frame(rest, end, "affirmed", "asked", cue, keys)
        else:
            state.frame(rest, end, "affirmed", "fact", cue, keys)
        return True
    return False


def _relative_inside(state: _State, before: int) -> bool:
    return any(state.word(k) in ("who", "which") for k in range(state.first, before))


def _speaks(state: _State, first: int, last: int) -> bool:
    """Return whether the tokens may be a speaker: a name or noun without a number of people."""
    positions = range(first, last)
    if last - first > 14:
        return False
    names, heads = noun_phrase(state.text, list(positions))
    if not names and not heads:
        return any(
            state.word(i) in _PRONOUNS or state.word(i) in ("some", "many") for i in positions
        )
    return True


def _statement_start(state: _State, verb: int, stance: str) -> int | None:
    """Return where what is said begins after the verb; None if it is no verb of saying here."""
    text, tables = state.text, state.tables
    at = verb + 1
    quote = False
    while at < state.last and state.word(at) in (",", '"', "“", "«", ":", "late", "early", "on"):
        if state.word(at) == "on":  # "said on Monday that"
            ahead = [k for k in range(at, min(at + 4, state.last)) if state.word(k) == "that"]
            if not ahead:
                break
            return ahead[0] + 1
        quote = True
        at += 1
    word = state.word(at)
    if not word:
        return None
    ahead = next(
        (k for k in range(at, min(at + 9, state.last)) if state.word(k) in tables.that), -1
    )
    if ahead == at:
        return at + 1
    lemma = text.lex[verb].lemma or text.lex[verb].stem
    if text.lang != "en":
        if ahead >= 0:
            return ahead + 1
        return at if stance != "says" or quote or text.lang in ("fr", "es") else at
    content = at
    while state.word(content) in (
        "the",
        "a",
        "any",
        "all",
        "as",
        "earlier",
        "such",
        "those",
        "these",
        "false",
        "media",
        "reports",
        "russian",
    ):
        if state.word(content) in tables.content:
            break
        content += 1
    if state.word(at) == "as" and stance == "denies":  # "dismissed as false reports that"
        seek = next(
            (k for k in range(at, min(at + 5, state.last)) if state.word(k) in tables.content), 0
        )
        if seek and state.word(seek + 1) in ("that", "of"):
            return seek + 2
        return None
    if state.word(content) in tables.content and stance in ("denies", "confirms", "says"):
        follows = state.word(content + 1)
        if follows in ("that", "of"):
            return content + 2
        if stance == "denies" and follows in ("it", "its", "he", "she", "they", "their"):
            return content + 1
        if stance == "denies":
            return None if lemma in _ALSO_ACTS else content + 1
    if word in tables.calls or state.word(at) == "responsibility":
        return None
    rest = [k for k in range(at, min(state.sentence_end(at), at + 20))]
    finite = any(is_finite(text, rest, k) for k in range(1, len(rest))) or bool(
        len(verbs(text, rest)) and verbs(text, rest)[0] > 0
    )
    if stance == "denies":
        if lemma in _ALSO_ACTS:
            return ahead + 1 if 0 <= ahead < at + 3 else None
        return at
    if stance == "confirms":
        return at
    if word == "to" and stance == "claims":
        return at + 1
    if stance == "asks":
        return at + 1 if word in ("whether", "if") else None
    if (
        ahead >= 0
        and _verbless(state, at, ahead)
        and (word in ("in", "at", "on", "to") or state.word(ahead - 1) not in tables.content)
    ):
        return ahead + 1
    return at if finite and word not in ("of", "in", "at", "by", "for", "to") else None


def _trailing(state: _State) -> bool:
    """Peel ", X said", ", said X", "according to X" off the end."""
    text, tables = state.text, state.tables
    last = state.last
    while last > state.first and text.tokens[last - 1].text in '.!?"”»\u2026':
        last -= 1
    low = max(state.first + 1, last - 16)
    for i in range(last - 1, low - 1, -1):
        after = _match_according(state, i)
        if after and after < last:
            state.speaker(after, last, state.lowers[i], "says")
            state.last = i - 1 if state.word(i - 1) == "," else i
            return True
    comma = next(
        (i for i in range(last - 1, low - 1, -1) if state.word(i) in (",", ":", "–", "—", "-")), 0
    )
    if not comma:
        return False
    inner = [i for i in range(comma + 1, last)]
    if not inner:
        return False
    verbs = [i for i in inner if state.word(i) in tables.verbs]
    for verb in verbs[:1] if verbs and verbs[0] == inner[0] else verbs[-1:]:
        stance = tables.verbs[state.word(verb)]
        names = [i for i in inner if i != verb]
        tail = [i for i in names if i > verb]
        if verb != inner[0] and tail and not _when(state, tail):
            return False
        if verb == inner[0] and text.lex[verb].form == "ing":
            return False
        if not names or not _verbless(state, names[0], verb if verb != inner[0] else last):
            return False
        keys = state.speaker(
            verb + 1 if verb == inner[0] else comma + 1, last if verb == inner[0] else verb,
            state.word(verb), stance,
        )  # fmt: skip
        if not keys and not any(state.word(i) in _PRONOUNS for i in names):
            return False
        state.last = comma
        if stance == "denies":
            state.frame(state.first, comma, "denied", "fact", (verb, verb + 1), keys)
        return True
    if state.word(comma) != "," and len(inner) <= 6 and _verbless(state, comma + 1, last):
        if any(i in range(comma + 1, last) for i in inner) and (
            state.word(last - 1) in tables.speakers
            or all(
                text.tokens[i].text[0].isupper() or state.word(i) in ("of", "for") for i in inner
            )
        ):
            state.speaker(comma + 1, last, "", "says")
            state.last = comma
            return True
    return False


def _when(state: _State, tail: list[int]) -> bool:
    """Return whether what follows the verb only says when or where it was said."""
    return state.word(tail[0]) in ("on", "in", "at", "late", "early", "today", "yesterday", "to",
                                   "earlier", "later", "monday", "tuesday", "wednesday",
                                   "thursday", "friday", "saturday", "sunday")  # fmt: skip


_BARE = frozenset(
    "monitor observatory ngo media activists source sources tv report reports agencies officials".split()
)


def _trailing_source(state: _State) -> bool:
    """Peel a bare source off the end of a headline: "... kills 31 NGO", "... Monitor"."""
    text, tables = state.text, state.tables
    last = state.last
    if last - state.first < 5:
        return False
    bar = next(
        (
            i
            for i in range(last - 1, max(state.first + 3, last - 6), -1)
            if state.word(i) in ("|", "_")
        ),
        0,
    )
    if bar and bar + 1 < last:
        state.speaker(bar + 1, last, "", "reports")
        state.last = bar
        return True
    if text.tokens[last - 1].text == "." or state.word(last - 1) not in _BARE:
        return False
    start = last - 1
    while start > state.first + 3 and state.word(start - 1) in tables.leads:
        start -= 1
    before = text.lex[start - 1]
    if before.classes & {"preposition", "determiner", "be", "conjunction", "modal"}:
        return False
    if not verbs(text, list(range(state.first, start))):
        return False
    state.speaker(start, last, "", "says")
    state.last = start
    return True


def _inserted(state: _State) -> None:
    """Take ", the mayor said," out of the middle."""
    commas = [i for i in range(state.first, state.last) if state.word(i) == ","]
    for left, right in zip(commas, commas[1:], strict=False):
        inner = range(left + 1, right)
        if not 2 <= len(inner) <= 9:
            continue
        verb = next((i for i in (right - 1, left + 1) if state.word(i) in state.tables.verbs), 0)
        if verb and text_says(state, verb):
            rest = [i for i in inner if i != verb]
            state.speaker(
                rest[0], rest[-1] + 1, state.word(verb), state.tables.verbs[state.word(verb)]
            )
            state.skip.update(range(left, right + 1))


def text_says(state: _State, verb: int) -> bool:
    """Return whether the word is a finite verb of saying and no participle or noun."""
    return state.text.lex[verb].form != "ing"
