"""Views that put claims beside each other: matrix, timeline, origins, near claims."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimtrack.ledger.believing import Believing
from claimtrack.ledger.naming import Names
from claimtrack.store import claims, pairs, readings
from claimtrack.store.connection import Fields


class Views(Believing):
    """`matrix`, `timeline`, `origins`, `next`, `similar`, one dispute in full."""

    def matrix(self, event: str) -> dict[str, Any]:
        """Return source by measure for an event: what each said, revisions and conflicts marked.

        {event, measures: [...], rows: [{source, cells: {measure: [{id, figure, text, said,
        sign, hedge}]}}], totals: {measure: {rule: [low, best, high]}}}; sign is "!" in conflict
        with another, ">" revised by a later one, "" neither.
        """
        from claimtrack.ledger.asking import figure_question
        from claimtrack.ledger.fields import figure
        from claimtrack.reading.serial import figures

        key = Names(self.store, "event").get(event)
        rows = claims.listed(self.store, event_id=key, status="active", sort="said")
        stored = readings.readings(self.store, [row["n"] for row in rows])
        told: dict[int, list[dict[str, Any]]] = {}
        cells: dict[str, dict[str, list[dict[str, Any]]]] = {}
        measures: dict[str, tuple[str, int]] = {}
        for row in rows:
            held = stored.get(row["n"])
            for quantity in () if held is None else figures(json.loads(held)):
                if quantity.negated or quantity.possible or quantity.subset or not quantity.role:
                    continue
                question = figure_question(key, row["event_slug"] or "", quantity)
                words, count = measures.get(question.key, (question.words, 0))
                measures[question.key] = (words, count + 1)
                cell = cells.setdefault(row["source"], {}).setdefault(question.key, [])
                cell.append(
                    {
                        "id": row["id"],
                        "figure": figure(quantity.low, quantity.high),
                        "text": quantity.text,
                        "said": row["said"],
                        "via": row["via"],
                        "hedge": quantity.hedge,
                        "role": quantity.role,
                        "measure": question.words,
                    }
                )
                told.setdefault(row["n"], []).append(cell[-1])
        self._sign(told)
        order = sorted(measures, key=lambda each: (-measures[each][1], measures[each][0], each))
        totals = {
            row["question"]: {
                each["rule"]: [each["low"], each["best"], each["high"]] for each in row["figures"]
            }
            for row in self.disputes(event=event, all=True)
            if row["id"] in measures
        }
        return {
            "event": rows[0]["event"] if rows else self.event_title(event),
            "measures": [measures[each][0] for each in order],
            "rows": [
                {
                    "source": source,
                    "cells": {measures[each][0]: held[each] for each in order if each in held},
                }
                for source, held in cells.items()
            ],
            "totals": totals,
        }

    def _sign(self, told: Mapping[int, list[dict[str, Any]]]) -> None:
        """Say in each cell how its figure stands: "!" contradicted, ">" revised later, or "".

        Of several figures of one claim only those are marked that the pair is about: on its
        question, or where the claim's own words for that differ, in its role.
        """
        for cells in told.values():
            for cell in cells:
                cell["sign"] = ""
        for row in pairs.figured(self.store):
            if row["a_n"] not in told or row["b_n"] not in told:
                continue
            conflict = row["relation"] == "contradicts"
            for n in (row["a_n"], row["b_n"]) if conflict else (row["a_n"],):
                role = row["question"].rpartition(" ")[2]
                asked = [cell for cell in told[n] if cell["measure"] == row["question"]]
                for cell in asked or [cell for cell in told[n] if cell["role"] == role]:
                    cell["sign"] = "!" if conflict else cell["sign"] or ">"
        # A pair tells one conflict of two claims; the same figure elsewhere stands in it, too.
        every = [cell for cells in told.values() for cell in cells]
        rivals = {(cell["measure"], cell["figure"]) for cell in every if cell["sign"] == "!"}
        for cell in every:
            if (cell["measure"], cell["figure"]) in rivals:
                cell["sign"] = "!"

    def timeline(self, event: str | None = None) -> list[dict[str, Any]]:
        """Return claims in the order they were said, each with what it contradicts or revises."""
        key = None if event is None else Names(self.store, "event").get(event)
        rows = claims.listed(self.store, event_id=key, status="active", sort="said")
        ids = {row["n"]: row["id"] for row in rows}
        linked: dict[int, dict[str, list[str]]] = defaultdict(
            lambda: {"contradicts": [], "revises": [], "repeats": []}
        )
        at = {row["n"]: place for place, row in enumerate(rows)}
        for pair in pairs.linked(self.store):
            a, b = pair["a_n"], pair["b_n"]
            if a in ids and b in ids:
                later, earlier = (a, b) if at[a] > at[b] else (b, a)
                linked[later][pair["relation"]].append(ids[earlier])
        affiliations = {row["name"]: row["affiliation"] for row in self._affiliations()}
        return [
            {
                "said": row["said"],
                "id": row["id"],
                "source": row["source"],
                "side": affiliations.get(row["source"], ""),
                "text": row["text"],
                "event": row["event"],
                **linked[row["n"]],
            }
            for row in rows
        ]

    def _affiliations(self) -> Iterable[Fields]:
        from claimtrack.store import sources

        return sources.sources(self.store)

    def similar(
        self, text: str, *, limit: int = 5, embedder: str | None = None
    ) -> list[dict[str, Any]]:
        """Return the claims nearest to a text, best first, each with how it stands to it."""
        answers = self.similar_lines([{"text": text}], limit=limit, embedder=embedder)
        matches: list[dict[str, Any]] = next(answers)["matches"]
        return matches

    def similar_claims(self, prefix: str, *, limit: int = 5) -> list[dict[str, Any]]:
        """Return the claims nearest to one of the ledger, each with how `match` relates the two."""
        from claimtrack.ledger.near import Nearest

        n = self.number(prefix)
        claim = self.shown([n])[n]
        found = Nearest(self.store).find(claim["text"], said=claim["said"], lang=claim["lang"],
                                         limit=limit, claim=n)  # fmt: skip
        return self._matches(found)

    def compare(self, a: str, b: str) -> dict[str, Any]:
        """Return how two claims stand to each other, as `match` finds it, with both readings.

        What the ledger knows of them counts: event, source, date and what was corrected.
        """
        from claimtrack.ledger import compare, comparing
        from claimtrack.ledger.readings import read_now

        one, other = self.number(a), self.number(b)
        read, facts = (
            read_now(self.store, [one, other]),
            comparing.facts_of(self.store, [one, other]),
        )
        known = (facts[one], read[one]), (facts[other], read[other])
        return compare.in_full(read[one], read[other], *comparing.of_claims(*known))

    def similar_lines(
        self, lines: Iterable[Mapping[str, Any]], *, limit: int = 5, embedder: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield {text, matches} for each row with `text` and perhaps `said`, `lang`, in order.

        By words, and by meaning where the ledger has vectors; `embedder` "none" leaves these out.
        """
        from claimtrack.ledger.near import Nearest

        nearest = Nearest(self.store, embedder)
        for line in lines:
            found = nearest.find(line["text"], said=line.get("said"), lang=line.get("lang"),
                                 limit=limit)  # fmt: skip
            yield {"text": line["text"], "matches": self._matches(found)}

    def _matches(self, found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        near = list(found)
        shown = self.shown([each["n"] for each in near])
        return [
            {
                "id": shown[each["n"]]["id"],
                "source": shown[each["n"]]["source"],
                "text": shown[each["n"]]["text"],
                "score": each["score"],
                "relation": each["relation"],
                "reasons": each["reasons"],
                "extra": shown[each["n"]]["extra"],
                "event": shown[each["n"]]["event"],
            }
            for each in near
        ]
