"""How far sources and answers can be believed, and why: rows made from one run of the scores."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from claimtrack.errors import NotFound
from claimtrack.ledger.answers import Answers
from claimtrack.ledger.naming import Names
from claimtrack.store import claims, pairs, sources
from claimtrack.store.connection import Fields

if TYPE_CHECKING:
    from claimtrack.credibility.calibration import Judged
    from claimtrack.ledger.scoring import Scored

Row = dict[str, Any]
_STAKES = {-1: "against its own side", 0: "neutral", 1: "for its own side"}


class Believing(Answers):
    """`origins`, `disputes ID`, `credibility`, `credibility --calibration`, `next`."""

    def origins(self, event: str | None = None, *, suspects: bool = False) -> list[dict[str, Any]]:
        """Return who repeats whom: one row a claim, the root first, with the fact that says so.

        With `suspects`, pairs of sources whose answers agree more than chance allows.
        """
        if suspects:
            from claimtrack.credibility.origins import suspects as suspected

            scored = self._scored()
            return [asdict(each) for each in suspected(scored.problem, scored.scores)]
        title = None if event is None else self.event_title(event)
        by_id = {row["id"]: row for row in self.claims()}
        rows = [
            {
                "origin": row["origin"],
                "id": row["claim"],
                "source": claim["source"],
                "via": claim["via"],
                "said": claim["said"],
                "text": claim["text"],
                "repeats": row["repeats"] or None,
                "because": row["because"],
                "event": claim["event"],
            }
            for row in pairs.origins(self.store)
            if (claim := by_id.get(row["claim"])) and title in (None, claim["event"])
        ]
        return sorted(
            rows,
            key=lambda row: (
                row["origin"],
                row["repeats"] is not None,
                row["said"] or "",
                row["id"],
            ),
        )

    def dispute(self, prefix: str) -> Row:
        """Return one question in full: every contribution to its answers, what would change it.

        Beside the keys of `disputes`, each answer has its score (log-odds against "none of
        these"), the contributions that sum to it, and how many origins speak against interest
        and for an answer that excludes it.
        """
        from claimtrack.credibility import explain
        from claimtrack.ledger.scoring import dispute_row

        scored = self._scored()
        wanted = prefix.strip().lower()
        found = [key for key in scored.problem.questions if key.startswith(wanted)]
        if len(found) != 1:
            raise NotFound(
                f"no dispute {prefix!r}" if not found else f"{prefix!r} begins several ids",
                hint="claimtrack disputes lists them",
            )
        told = explain.question(
            scored.problem, scored.scores, scored.problem.questions.index(found[0])
        )
        question = scored.evidence.questions[told.question]
        dispute = dispute_row(question, told, scored.figure_rule)
        about = question.event_id
        dispute["event"] = None if about is None else pairs.event_titles(self.store).get(about)
        names = {source.key: source.name for source in scored.problem.sources}
        roots = {fold.claim: fold.origin for fold in scored.evidence.folds}
        for answer, full in zip(dispute["answers"], told.answers, strict=True):
            lines = [
                asdict(each) | {"source": names.get(each.source, each.source),
                                "origin": roots.get(each.claim)}
                for each in full.contributions
            ]  # fmt: skip
            answer |= {
                "sources": list(dict.fromkeys(line["source"] for line in lines if line["claim"])),
                "reports": full.reports,
                "against_interest": full.against_interest,
                "contradicted_by": full.contradicted_by,
                "score": full.score,
                "contributions": lines,
            }  # fmt: skip
        changes = [asdict(c) | {"source": names.get(c.source, c.source)} for c in told.changes]
        return dispute | {"changes": changes}

    def next(self, *, limit: int = 5) -> list[Row]:
        """Return the claims whose verdict would teach most, one a question, best first."""
        from claimtrack.credibility import advice

        scored = self._scored()
        texts = {row["id"]: row["text"] for row in self.claims()}
        names = {source.key: source.name for source in scored.problem.sources}
        return [
            {
                "id": each.claim,
                "source": names[each.source],
                "text": texts.get(each.claim, ""),
                "question": scored.evidence.questions[each.question].words,
                "answer": each.answer,
                "belief": round(each.belief, 4),
                "because": each.because,
            }
            for each in advice.next_verdicts(scored.problem, scored.scores, limit)
        ]

    def credibility(
        self,
        source: str | None = None,
        *,
        verdicts_only: bool = False,
        kind: str | None = None,
        affiliation: str | None = None,
        min_claims: int = 1,
    ) -> list[Row]:
        """Return how far sources can be believed: score, interval, n, reasons; best known first.

        With `source`, that one alone, with its track record over time, numeric bias, claims by
        interest and what would change its score.
        """
        key = None if source is None else Names(self.store, "source").get(source)
        scored = self._scored(verdicts_only=verdicts_only) if verdicts_only or key else None
        scores = self._source_scores(scored)
        rows = []
        for row in sources.sources(self.store):
            told = scores.get(row["id"])
            if told is None or (key is None and told["claims"] < min_claims):
                continue
            if not (
                key in (None, row["id"])
                and _alike(kind, row["kind"])
                and _alike(affiliation, row["affiliation"])
            ):
                continue
            rows.append(_standing(row, told))
        if key is not None:
            slug = sources.source(self.store, key)["slug"]
            rows = [row for row in rows if row["slug"] == slug]
            if not rows:
                raise NotFound(f"{source!r} has no score yet", hint="claimtrack match makes them")
            assert scored is not None
            rows = [row | self._record(scored, row) for row in rows]
        return sorted(
            rows, key=lambda row: (row["score"] is None, -(row["score"] or 0), row["slug"])
        )

    def _source_scores(self, scored: Scored | None) -> dict[int, Row]:
        """Return the scores of a run by the number of the source, of None those that are stored."""
        if scored is None:
            return {n: json.loads(data) for n, data in pairs.source_scores(self.store).items()}
        from claimtrack.credibility import standing

        return {
            scored.source_ids[each.source]: asdict(each)
            for each in standing.sources(scored.problem, scored.scores)
            if each.source in scored.source_ids
        }

    def _record(self, scored: Scored, row: Row) -> Row:
        """Return what the page of one source shows beside its row of the table."""
        from claimtrack.credibility import advice, calibration, standing

        keys = [source.key for source in scored.problem.sources]
        s = keys.index(row["slug"])
        judged = [each for each in self._judged(scored) if each.source == row["slug"]]
        points = calibration.over_time(judged, row["prior"], scored.scores.options.parameters)
        change = advice.source_change(scored.problem, scored.scores, s)
        return {
            "over_time": [
                asdict(each) | {"day": _date(each.day)} for each in points
            ],
            "bias": [
                {"topic": each.topic, "factor": round(each.factor, 4), "n": each.n}
                for each in standing.biases(scored.problem)
                if each.source == row["slug"]
            ],
            "interest": [
                {"interest": _STAKES[each.interest], "claims": each.claims, "n": each.n,
                 "rate": each.rate}
                for each in standing.stakes(scored.problem, s)
            ],
            "change": None if change is None else {
                "claim": change.claim, "if_true": _rounded(change.if_true),
                "if_false": _rounded(change.if_false),
            },
        }  # fmt: skip

    def _judged(self, scored: Scored) -> list[Judged]:
        """Return the verdicts that count for something, the last of each claim, by its source."""
        from datetime import date

        from claimtrack.credibility import VERDICTS
        from claimtrack.credibility.calibration import Judged

        reports = scored.evidence.reports
        source_of = {report.claim: report.source for report in reports}
        last = {row["claim"]: row for row in claims.verdicts(self.store)}
        return [
            Judged(
                source=source_of[claim],
                day=float(date.fromisoformat(row["time"][:10]).toordinal()),
                truth=truth,
            )
            for claim, row in last.items()
            if claim in source_of and (truth := VERDICTS[row["value"]]) is not None
        ]

    def calibration(self) -> list[Row]:
        """Return past beliefs and track records scored against later verdicts, by the base rate."""
        from claimtrack.credibility import calibration

        scored = self._scored()
        records = calibration.track_records(self._judged(scored))
        return [asdict(records), asdict(calibration.beliefs(scored.problem))]


def _alike(wanted: str | None, held: str) -> bool:
    return wanted is None or wanted.casefold() == held.casefold()


def _standing(row: Fields, told: Row) -> Row:
    """Return a source with its score as one row of the table."""
    return {
        "source": row["name"],
        "slug": row["slug"],
        "kind": row["kind"],
        "affiliation": row["affiliation"],
        "score": _rounded(told["score"]),
        "low": _rounded(told["low"]),
        "high": _rounded(told["high"]),
        "n": told["n"],
        "reliability": row["reliability"],
        "proposed": told["proposed"] or None,
        **{
            key: told[key]
            for key in ("claims", "verdicts", "corroborated", "contradicted", "origins", "reasons")
        },
        "judged": round(told["judged"], 4),
        "prior": round(told["prior"], 4),
    }


def _date(day: float) -> str:
    from datetime import date

    return date.fromordinal(int(day)).isoformat()


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
