"""What every claim of a ledger answers: reports for the model of credibility.

A claim answers the questions of its figures, the points that it contradicts others on, else the
one question whether what its cluster says is so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from claimtrack.credibility import Report, Source
from claimtrack.credibility.origins import Fold, Statement, fold
from claimtrack.ledger.asking import Question, figure_question, question_id
from claimtrack.ledger.fields import asked_for, figure
from claimtrack.ledger.findings import Finding, Point, point_question, points
from claimtrack.ledger.rivals import rivals
from claimtrack.model import Quantity, Reading
from claimtrack.reading import actors
from claimtrack.store.connection import Fields
from claimtrack.text import fold as fold_text

_LOSSES = frozenset(
    "killed wounded injured casualties captured missing destroyed damaged lost shot-down".split()
)


@dataclass(slots=True)
class Evidence:
    """All reports of a ledger, with what is needed to show them."""

    reports: list[Report] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)  # one for each report
    claims: list[Statement] = field(default_factory=list)  # one for each free text, by its cluster
    questions: dict[str, Question] = field(default_factory=dict)
    folds: tuple[Fold, ...] = ()  # of the claims

    def folded(self, names: Mapping[str, str], kinds: Mapping[str, str]) -> list[Report]:
        """Return the reports with the origin that facts give each; fold the claims as well.

        Reports fold with those that give the same answer to the same question, claims with those
        of their cluster: for a structured claim the two are one.
        """
        found = fold(self.statements, names, kinds)
        structured = (
            each
            for each, statement in zip(found, self.statements, strict=True)
            if statement.structured
        )
        self.folds = (*fold(self.claims, names, kinds), *structured)
        return [
            report if each.origin == report.claim else replace(report, origin=each.origin)
            for report, each in zip(self.reports, found, strict=True)
        ]


def gather(
    claims: Sequence[Fields],
    readings: Mapping[int, Reading],
    findings: Sequence[Finding],
    sources: Mapping[int, Source],
    verdicts: Mapping[int, Fields],
    today: date,
) -> Evidence:
    """Return what the active claims answer; `verdicts` holds the last one of each claim.

    `today` is the day to which the age of verdicts counts, in whole days.
    """
    evidence = Evidence()
    texts = {claim["n"]: claim["text"] for claim in claims}
    sides = _sides(findings, texts)
    slugs = {claim["event_id"]: claim["event_slug"] or "" for claim in claims}
    conflicts = rivals(findings, readings, slugs)
    people = People.of(sources.values())
    for claim in claims:
        source = sources[claim["source_id"]]
        verdict = verdicts.get(claim["n"])
        common: dict[str, Any] = {
            "claim": claim["id"],
            "source": source.key,
            "verdict": verdict["value"] if verdict else "",
            "age": _days(verdict["time"], today) if verdict else 0.0,
            "structured": claim["question"] is not None,
        }
        reading = readings.get(claim["n"])
        for question, answer in _answers(
            claim, reading, sides, texts, source, conflicts.get(claim["n"], ())
        ):
            evidence.questions.setdefault(question.key, question)
            report = Report(question=question.key, **common, **answer)
            evidence.reports.append(report)
            group = f"{report.question}\0{report.answer}"
            evidence.statements.append(_statement(claim, group, source, reading, people))
        if claim["question"] is None:
            group = claim["cluster"] or claim["id"]
            evidence.claims.append(_statement(claim, group, source, reading, people))
    return evidence


Answer = dict[str, Any]
"""What a claim answers to one question: the fields of a Report that depend on the question."""


def _answers(
    claim: Fields,
    reading: Reading | None,
    sides: Mapping[int, Sequence[tuple[Point, str]]],
    texts: Mapping[int, str],
    source: Source,
    conflicts: Sequence[tuple[Question, Answer]],
) -> Iterable[tuple[Question, Answer]]:
    event, slug = claim["event_id"], claim["event_slug"] or ""
    if claim["question"] is not None:
        given = {key: claim[key] for key in ("answer", "low", "high")}
        yield _structured(event, slug, claim["question"]), given
        return
    told = 0
    figures = set()
    if reading is not None and event is not None:
        for quantity in reading.quantities:
            if quantity.negated or quantity.possible or quantity.subset or not quantity.role:
                continue
            question = figure_question(event, slug, quantity)
            told += 1
            told_as = figure(quantity.low, quantity.high)
            figures.add((question.key, told_as))
            yield (
                question,
                {
                    "answer": told_as,
                    "low": quantity.low,
                    "high": quantity.high,
                    "confidence": 0.7 if quantity.soft or reading.modality == "reported" else 1.0,
                    "interest": _interest(quantity, source),
                    "topic": question.words,
                },
            )
    elif claim["measure"] and claim["low"] is not None:  # a figure of no event: a table's row
        told += 1
        low, high = claim["low"], claim["high"]
        words = asked_for(claim["actor"], claim["measure"])
        answer = {"answer": figure(low, high), "low": low, "high": high, "topic": words}
        yield _structured(event, slug, words), answer
    for question, answer in conflicts:
        if (question.key, answer["answer"]) not in figures:
            figures.add((question.key, answer["answer"]))
            told += 1
            yield question, {**answer, "topic": question.words}
    for point, words in sides.get(claim["n"], ()):
        key = question_id(slug, "point", point.key)
        told += 1
        yield (
            Question(key, point_question(texts[point.shown[0]]), event, point=True),
            {"answer": words},
        )
    if not told:
        key = question_id("cluster", claim["cluster"] or claim["id"])
        yield Question(key, claim["text"], event), {"answer": "so"}


@lru_cache(maxsize=4096)
def _structured(event: int | None, slug: str, words: str) -> Question:
    return Question(question_id(slug, "structured", words), words, event, structured=True)


def _sides(
    findings: Sequence[Finding], texts: Mapping[int, str]
) -> dict[int, list[tuple[Point, str]]]:
    """Return, claim by claim, the points it takes a side on, with the words of that side."""
    found: dict[int, list[tuple[Point, str]]] = defaultdict(list)
    for point in points(findings):
        for ns, shown in zip(point.sides, point.shown, strict=True):
            for n in sorted(ns):
                found[n].append((point, texts.get(shown, "")))
    return found


def _interest(quantity: Quantity, source: Source) -> int:
    """Return -1 where a loss is conceded by its own side, +1 where it is the enemy's, else 0."""
    if quantity.role not in _LOSSES or not quantity.side:
        return 0
    own = actors.side(source.affiliation.split() or source.name.split())
    if not own:
        return 0
    return -1 if actors.same_side(own, quantity.side) else int(bool(source.affiliation))


@dataclass(slots=True)
class People:
    """Sources as they are named by others, and who owns each."""

    keys: dict[str, str]  # folded name or actor key -> key of the source
    owners: dict[str, str]

    @classmethod
    def of(cls, sources: Iterable[Source]) -> People:
        """Learn the names of all sources; a name that two could bear is nobody's."""
        by_key = {source.key: source for source in sources}
        named: dict[str, set[str]] = defaultdict(set)
        for source in by_key.values():
            for name in (fold_text(source.name), actors.side(source.name.split())):
                if name:
                    named[name].add(source.key)
        keys = {name: next(iter(held)) for name, held in named.items() if len(held) == 1}
        return cls(keys, {key: _owner(source, by_key) for key, source in by_key.items()})

    def named_by(self, reading: Reading | None) -> str:
        """Return the key of the source that a text gives as the one who says it, "" if none."""
        if reading is None or not reading.attribution:
            return ""
        said_by = reading.attribution[-1]
        return self.keys.get(fold_text(said_by.speaker)) or self.keys.get(said_by.key, "")


def _statement(
    claim: Fields,
    group: str,
    source: Source,
    reading: Reading | None,
    people: People,
) -> Statement:
    original = people.named_by(reading)
    return Statement(
        claim=claim["id"],
        source=source.key,
        text=claim["text"],
        group=group,
        said=_hours(claim["said"]),
        via=tuple(people.keys.get(fold_text(name), name) for name in claim["via"]),
        original="" if original == source.key else original,
        owner=people.owners[source.key],
        kind=source.kind,
        affiliation=source.affiliation,
        structured=claim["question"] is not None,
    )


def _owner(source: Source, by_key: Mapping[str, Source]) -> str:
    seen = {source.key}
    while source.parent and source.parent in by_key and source.parent not in seen:
        source = by_key[source.parent]
        seen.add(source.key)
    return source.key


def _hours(said: str | None) -> float | None:
    """Return the hours since the year 1 of the first moment a date allows, None without one."""
    if not said:
        return None
    from claimtrack.reading.dates import parse_said

    start, _ = parse_said(said)
    if start is None:
        return None
    hours = date.fromisoformat(start).toordinal() * 24.0
    if len(said) > 10 and said[10] == "T":
        try:
            moment = datetime.fromisoformat(said)
        except ValueError:
            return hours
        hours += moment.hour + moment.minute / 60
    return hours


def _days(time: str, today: date) -> float:
    return float(max(0, (today - date.fromisoformat(time[:10])).days))
