"""What the analysis has found, as rows: clusters, contradictions, disputes, scores, near claims."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimtrack.ledger.browsing import Browsing
from claimtrack.store import claims, pairs

if TYPE_CHECKING:
    from claimtrack.ledger.scoring import Scored

TIERS = ("conflict", "possible", "minor")


class Answers(Browsing):
    """`clusters`, `contradictions`, `disputes`, `origins`, `credibility`, `next`, `similar`."""

    def clusters(self, *, event: str | None = None, least: int = 2) -> list[dict[str, Any]]:
        """Return the clusters of at least so many claims, the largest first."""
        wanted = None if event is None else self.event_title(event)
        origins = self._origins_by_claim()
        members: dict[str, list[int]] = defaultdict(list)
        broader: dict[str, list[int]] = defaultdict(list)
        for row in pairs.members(self.store):
            (broader if row["broader"] else members)[row["cluster_id"]].append(row["claim_n"])
        shown = self._standing_claims(
            [n for ns in (*members.values(), *broader.values()) for n in ns]
        )
        rows = []
        for row in pairs.clusters(self.store):
            ns = members[row["id"]]
            if len(ns) < least:
                continue
            head = shown.get(row["claim_n"])
            if head is None:
                continue  # its claim was undone or retracted since the last match
            if wanted is not None and head["event"] != wanted:
                continue
            ns = [n for n in ns if n in shown]
            if len(ns) < least:
                continue
            ids = [shown[n]["id"] for n in ns]
            rows.append(
                {
                    "id": row["id"],
                    "text": head["text"],
                    "claims": ids,
                    "sources": list(dict.fromkeys(shown[n]["source"] for n in ns)),
                    "origins": len({origins.get(each, each) for each in ids} - {""}),
                    "event": head["event"],
                    "broader": [shown[n]["id"] for n in broader[row["id"]] if n in shown],
                }
            )
        return sorted(rows, key=lambda row: (-len(row["claims"]), row["id"]))

    def event_title(self, name: str) -> str:
        """Return the title of an event by slug or title; raises NotFound."""
        from claimtrack.ledger.naming import Names
        from claimtrack.store import sources

        return str(sources.event(self.store, Names(self.store, "event").get(name))["title"])

    def _standing_claims(self, ns: Sequence[int]) -> dict[int, dict[str, Any]]:
        return {n: row for n, row in self.shown(ns).items() if row["status"] == "active"}

    def _origins_by_claim(self) -> dict[str, str]:
        return {row["claim"]: row["origin"] for row in pairs.origins(self.store)}

    def contradictions(
        self,
        *,
        tier: str | None = "conflict",
        kind: str | None = None,
        event: str | None = None,
        source: str | None = None,
        same_source: bool | None = None,
        status: str | None = "open",
    ) -> list[dict[str, Any]]:
        """Return the contradictions that pass the filters, the strongest first, None for all."""
        title = None if event is None else self.event_title(event)
        settlements = claims.settlements(self.store)
        origins = self._origins_by_claim()
        sides = pairs.contradiction_claims(self.store)
        shown = self._standing_claims(
            sorted({n for each in sides.values() for ns in each.values() for n in ns})
        )
        by_source = None
        if source is not None:
            from claimtrack.ledger.naming import Names
            from claimtrack.store import sources

            by_source = sources.source(self.store, Names(self.store, "source").get(source))["name"]
        rows = []
        for row in pairs.contradictions(self.store):
            if row["a_n"] not in shown or row["b_n"] not in shown:
                continue  # a claim of it was undone or retracted since the last match
            both = {
                side: [shown[n] for n in ns if n in shown] for side, ns in sides[row["id"]].items()
            }
            state = self._state(_binding(settlements, row, both, sides), both)
            found = self._contradiction(row, both, shown, state, origins)
            if (
                (tier is not None and row["tier"] != tier)
                or (kind is not None and row["kind"] != kind)
                or (status is not None and state["status"] != status)
                or (title is not None and found["event"] != title)
                or (same_source is not None and bool(row["same_source"]) != same_source)
                or (
                    by_source is not None
                    and all(each["source"] != by_source for s in both.values() for each in s)
                )
            ):
                continue
            rows.append(found)
        return sorted(rows, key=_by_strength)

    def _contradiction(
        self,
        row: Any,
        both: dict[str, list[dict[str, Any]]],
        shown: dict[int, dict[str, Any]],
        state: dict[str, Any],
        origins: Mapping[str, str],
    ) -> dict[str, Any]:
        marks = json.loads(row["marks"])
        told: dict[str, Any] = {}
        for side, mark in zip("ab", marks, strict=True):
            head = shown[row[f"{side}_n"]]
            ids = [each["id"] for each in both[side]]
            told[side] = {
                "id": head["id"],
                "source": head["source"],
                "text": head["text"],
                "said": head["said"],
                "claims": ids,
                "answer": row[f"answer_{side}"],
                "marks": mark,
                "origins": len({origins.get(each, each) for each in ids} - {""}),
                "sources": list(dict.fromkeys(each["source"] for each in both[side])),
            }
        return {
            "id": row["id"],
            "kind": row["kind"],
            "strength": round(row["strength"], 4),
            "tier": row["tier"],
            **told,
            "question": row["question"],
            "explanation": row["explanation"],
            "rule": row["rule"],
            "same_source": bool(row["same_source"]),
            **state,
            "event": shown[row["a_n"]]["event"] or shown[row["b_n"]]["event"],
            "dissolves": row["dissolves"],
        }

    def _settled(self) -> dict[str, dict[str, Any]]:
        return {row["contradiction"]: row for row in claims.settlements(self.store)}

    def _state(
        self, settlement: dict[str, Any] | None, both: dict[str, list[dict[str, Any]]]
    ) -> dict[str, Any]:
        """Return status and reason; a claim that joined later with other words asks again."""
        if settlement is None:
            return {"status": "open", "because": ""}
        held = {each for side in settlement["shown"].values() for each in side}
        texts = {each["text"] for side in both.values() for each in side if each["id"] in held}
        joined = [
            each
            for side in both.values()
            for each in side
            if each["id"] not in held and each["text"] not in texts
        ]
        if joined and settlement["status"] == "dismissed":
            return {
                "status": "open",
                "because": f"was dismissed before {joined[0]['source']} joined: "
                f"{settlement['reason']}",
            }
        return {"status": settlement["status"], "because": settlement["reason"]}

    def contradiction_stats(self) -> list[dict[str, Any]]:
        """Return, rule by rule, what the analyst settled: the ledger's own precision with its n."""
        counts: dict[str, dict[str, int]] = defaultdict(lambda: {"confirmed": 0, "dismissed": 0})
        for row in self._settled().values():
            counts[row["rule"]][row["status"]] += 1
        open_now: dict[str, int] = defaultdict(int)
        for found in self.contradictions(tier=None):
            open_now[found["rule"]] += 1
        rows = []
        for rule in sorted({*counts, *open_now}):
            yes, no = counts[rule]["confirmed"], counts[rule]["dismissed"]
            low, high = _wilson(yes, yes + no)
            rows.append(
                {"rule": rule, "confirmed": yes, "dismissed": no, "open": open_now[rule],
                 "n": yes + no, "precision": round(yes / (yes + no), 4) if yes + no else None,
                 "low": low, "high": high}
            )  # fmt: skip
        return rows

    def disputes(self, *, event: str | None = None, all: bool = False) -> list[dict[str, Any]]:
        """Return each question with its rival answers, those of most origins first.

        `all` lists questions with a single answer too. What was scored before the last change
        may rest on claims that are gone since, so it is scored again, in memory.
        """
        from claimtrack.ledger.naming import Names

        event_id = None if event is None else Names(self.store, "event").get(event)
        least = 1 if all else 2
        if self.stale():
            told = [row for row in self._rescored() if len(row[1]["answers"]) >= least]
        else:
            rows = pairs.disputes(self.store, least_answers=least)
            told = [(row["event_id"], json.loads(row["data"])) for row in rows]
        if event_id is not None:
            told = [row for row in told if row[0] == event_id]
        source_of, titles = pairs.sources_by_claim(self.store), pairs.event_titles(self.store)
        for about, dispute in told:
            dispute["event"] = None if about is None else titles.get(about)
            for answer in dispute["answers"]:
                named = (source_of[each] for each in answer["claims"] if each in source_of)
                answer["sources"] = list(dict.fromkeys(named))
        return sorted(
            (dispute for _, dispute in told),
            key=lambda row: (
                -sum(a["origins"] for a in row["answers"]),
                row["question"],
                row["id"],
            ),
        )

    def _rescored(self) -> list[tuple[int | None, dict[str, Any]]]:
        """Return (event, question with its answers) of the ledger as it is."""
        from claimtrack.ledger import scoring

        return [(row[2], json.loads(row[4])) for row in scoring.disputes(self._scored())]

    def _scored(self, *, verdicts_only: bool = False) -> Scored:
        """Score the ledger as it is, in memory."""
        from claimtrack.ledger import grouping, scoring

        return scoring.run(self.store, grouping.refind(self.store), verdicts_only=verdicts_only)


def _binding(
    settlements: Sequence[dict[str, Any]],
    row: Any,
    both: Mapping[str, Sequence[dict[str, Any]]],
    standing: Collection[str],
) -> dict[str, Any] | None:
    """Return the last settlement of a contradiction between claims of both these sides.

    It is told by its id, or by its rule where no contradiction has that id: the ids of
    contradictions in words hold the names of clusters, which another ledger, or this one at
    another date, may have given otherwise.
    """
    a, b = ({each["id"] for each in both[side]} for side in "ab")
    for settlement in reversed(settlements):
        name = settlement["contradiction"]
        if name != row["id"] and (name in standing or settlement["rule"] != row["rule"]):
            continue
        one, other = (set(settlement["shown"][side]) for side in "ab")
        if (one & a and other & b) or (one & b and other & a):
            return dict(settlement)
    return None


def _by_strength(row: dict[str, Any]) -> tuple[Any, ...]:
    origins = row["a"]["origins"] + row["b"]["origins"]
    return (TIERS.index(row["tier"]), -row["strength"], -origins, row["question"], row["id"])


def _wilson(hits: int, n: int) -> tuple[float | None, float | None]:
    """Return the 90 % Wilson interval of a share, (None, None) where n is 0."""
    if not n:
        return None, None
    z = 1.6449
    share, square = hits / n, z * z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = z / (1 + square / n) * (share * (1 - share) / n + square / (4 * n * n)) ** 0.5
    return round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)
