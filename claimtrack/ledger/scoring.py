"""Scores and disputes: the ledger's evidence given to the model, and its answers as rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from claimtrack.credibility import (
    ENGINE_VERSION,
    Options,
    Parameters,
    Problem,
    Scores,
    Source,
    build,
    score,
    standing,
)
from claimtrack.credibility import explain as explained
from claimtrack.credibility.problem import QuestionKind
from claimtrack.credibility.scores import QuestionScore, SourceScore
from claimtrack.ledger.asking import Question
from claimtrack.ledger.evidence import Evidence, gather
from claimtrack.ledger.fields import FIGURE_RULES
from claimtrack.ledger.findings import Finding
from claimtrack.ledger.readings import load
from claimtrack.store import claims, corrections, journal, pairs, readings, sources
from claimtrack.store.connection import Fields, Store


@dataclass(slots=True)
class Scored:
    """One run of the model over a ledger, with what it was given."""

    evidence: Evidence
    problem: Problem
    scores: Scores
    source_ids: dict[str, int]
    figure_rule: str  # by which a figure is settled


def run(store: Store, findings: list[Finding], *, verdicts_only: bool = False) -> Scored:
    """Score the ledger as it is; nothing is written."""
    people = {row["id"]: _source(row) for row in sources.sources(store)}
    active = claims.listed(store, status="active")
    standing_for = {row["source_id"]: row["source_slug"] for row in active}
    by_slug = {source.key: source for source in people.values()}
    at = {n: by_slug[slug] for n, slug in standing_for.items()}
    verdicts = {row["claim_n"]: row for row in claims.verdicts(store)}
    free = [row["n"] for row in active if row["question"] is None]
    read = load(sorted(readings.readings(store, free).items()))
    evidence = gather(active, read, findings, at, verdicts, _today(store))
    names = {source.key: source.name for source in by_slug.values()}
    kinds = {source.key: source.kind for source in by_slug.values() if source.kind}
    points: dict[str, QuestionKind] = {
        key: "two-valued" for key, question in evidence.questions.items() if question.point
    }
    problem = build(evidence.folded(names, kinds), list(by_slug.values()), points)
    given = corrections.settings(store)
    parameters = Parameters()
    if given.get("half-life"):
        parameters = replace(parameters, half_life_years=float(given["half-life"]))
    scores = score(problem, Options(parameters, verdicts_only=verdicts_only))
    return Scored(evidence, problem, scores, {s.key: n for n, s in people.items()},
                  given.get("figure-rule") or FIGURE_RULES[0])  # fmt: skip


def _source(row: Fields) -> Source:
    return Source(
        key=row["slug"],
        name=row["name"],
        kind=row["kind"],
        affiliation=row["affiliation"],
        letter=row["reliability"] or "",
        parent=row["parent_slug"] or "",
        is_source=bool(row["is_source"]),
    )


def _today(store: Store) -> date:
    """The day of the last change: ages never count to the wall clock."""
    last = store.value("SELECT time FROM log ORDER BY seq DESC LIMIT 1")
    return date.fromisoformat(last[:10]) if last else date.min


def save(store: Store, scored: Scored) -> None:
    """Replace the stored scores and disputes by those of this run."""
    source_rows = (
        (scored.source_ids[row.source], json.dumps(_flat(row), ensure_ascii=False))
        for row in standing.sources(scored.problem, scored.scores)
        if row.source in scored.source_ids
    )
    pairs.put_origins(
        store,
        ((fold.claim, fold.origin, fold.repeats, fold.because) for fold in scored.evidence.folds),
    )
    parameters = json.dumps(scored.scores.options.as_json(), sort_keys=True)
    pairs.put_scores(
        store,
        source_rows,
        disputes(scored),
        (str(ENGINE_VERSION), parameters, journal.last_seq(store)),
    )


def _flat(row: SourceScore) -> dict[str, Any]:
    """Return a score by field; `asdict` copies each value, 0.8 s for 40,000 sources."""
    return {each.name: getattr(row, each.name) for each in fields(row)}


def disputes(scored: Scored) -> Iterator[tuple[str, str, int | None, int, str]]:
    """Yield every question as a row of the table `dispute`."""
    for each in explained.questions(scored.problem, scored.scores):
        question = scored.evidence.questions[each.question]
        row = dispute_row(question, each, scored.figure_rule)
        yield (
            question.key, question.words, question.event_id, len(each.answers),
            json.dumps(row, ensure_ascii=False),
        )  # fmt: skip


def _as_given(best: float | None, scored: QuestionScore, question: Question) -> str | float | None:
    """Return a figure as the structured claim that gives it was imported, else as a number."""
    if question.structured:
        for answer in scored.answers:
            if answer.low == answer.high == best:
                return answer.answer
    return best


def dispute_row(question: Question, scored: QuestionScore, figure_rule: str) -> dict[str, Any]:
    """Return one question as `disputes --json` has it, without the names of event and sources."""
    chosen = None
    if scored.rule != "verdict":
        chosen = next((f for f in scored.figures if f.rule == figure_rule), None)
    return {
        "id": question.key,
        "question": question.words,
        "answers": [
            {
                "answer": each.answer,
                "low": each.low,
                "high": each.high,
                "claims": list(dict.fromkeys(each.claims)),
                "origins": each.origins,
                "belief": round(each.belief, 4),
                "belief_low": round(each.belief_low, 4),
                "belief_high": round(each.belief_high, 4),
                "likelihood": each.likelihood,
                "confidence": each.confidence,
                "verdict": each.verdict,
            }
            for each in scored.answers
        ],
        "low": None if chosen is None else chosen.low,
        "high": None if chosen is None else chosen.high,
        "best": scored.best if chosen is None else _as_given(chosen.best, scored, question),
        "rule": scored.rule if chosen is None else chosen.rule,
        "kind": scored.kind,
        "camps": list(scored.camps),
        "none_of_these": round(scored.none_of_these, 4),
        "figures": [asdict(each) for each in scored.figures],
    }
