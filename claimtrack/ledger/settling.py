"""Settling: decisions on pairs, contradictions confirmed or dismissed, corrections."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from claimtrack.errors import BadInput, NotFound, Refused
from claimtrack.ledger import deciding, fields
from claimtrack.ledger.judging import Judging
from claimtrack.ledger.recording import Entry
from claimtrack.store import claims, corrections, handover, pairs, sources
from claimtrack.store.journal import Journal
from claimtrack.text import squeeze

EDITABLE = ("said", "place", "url", "lang", "note", "translation")


class Settling(Judging):
    """`decide`, `decisions`, `retract`, `confirm`, `dismiss`, `claim edit`, `alias`."""

    def decide(self, a: str, b: str, decision: str, *, because: str = "") -> dict[str, Any]:
        """Say of two claims that they are the same, different, or that it is unsure."""
        fields.one_of("decision", decision, ("same", "different", "unsure"))
        first, second = sorted((self.number(a), self.number(b)))
        if first == second:
            raise Refused("a claim is always the same as itself")
        with self.store.write():
            journal = Journal(self.store)
            for old in claims.decisions(self.store):
                if (old["a_n"], old["b_n"]) == (first, second):
                    journal.update("decision", old["id"], undone=-1)  # replaced, kept
            near = pairs.neighbours(self.store, [first])
            score = next((row["score"] for row in near if row["b_n"] == second), None)
            journal.insert(
                "decision", a_n=first, b_n=second, decision=decision, score=score, reason=because,
                user=self.user, time=self.time(),
            )  # fmt: skip
            seq = self.commit(journal, "decide", f"{a} and {b}: {decision}")
        told = deciding.findings(claims.decisions(self.store), about=(first, second))
        return {"a": a, "b": b, "decision": decision, "change": seq, "conflicts": told}

    def decision_conflicts(self) -> list[str]:
        """Return in words each decision that cannot hold beside others: `match` names them."""
        return deciding.findings(claims.decisions(self.store))

    def decisions(self) -> list[dict[str, Any]]:
        """Return the standing decisions, oldest first, each saying what it conflicts with."""
        rows = claims.decisions(self.store)
        conflicts = deciding.conflicts(rows)
        return [
            {
                key: row[key]
                for key in ("id", "a", "b", "decision", "score", "reason", "user", "time",
                            "a_text", "b_text")
            }
            | {"conflicts": conflicts.get(row["id"], [])}
            for row in rows
        ]  # fmt: skip

    def retract(self, claim: str, *, because: str) -> dict[str, Any]:
        """Take a claim out of every analysis, kept and shown as retracted."""
        n = self.number(claim)
        with self.store.write():
            journal = Journal(self.store)
            if not journal.update("claim", n, status="retracted"):
                raise Refused(f"claim {claim} is retracted already")
            seq = self.commit(journal, "retract", f"claim {claim}: {because}")
        return {"id": claims.stored(self.store, n)["id"], "status": "retracted", "change": seq}

    def claim_edit(
        self,
        claim: str,
        *,
        reading: dict[str, Any] | None = None,
        event: str | None = None,
        chain: Sequence[str] | None = None,
        **changes: Any,
    ) -> dict[str, Any]:
        """Correct what is known of a claim: its text never, a slot of its reading for good.

        An empty string takes a value away; None leaves it as it is.
        """
        n = self.number(claim)
        given: dict[str, Any] = {}
        for key, value in changes.items():
            if value is not None:
                fields.one_of("field", key, EDITABLE)
                given[key] = (fields.said(value) if key == "said" else value) if value else None
        with self.store.write():
            journal = Journal(self.store)
            entry = Entry(journal, self.time())
            if event is not None:
                given["event_id"] = entry.event(event) if event else None
            if given:
                journal.update("claim", n, **given)
            for slot, value in (reading or {}).items():
                self._correct(journal, n, slot, value)
            if chain is not None:
                self._rechain(journal, entry, n, chain)
            self.commit(journal, "claim edit", f"claim {claim}")
        return {"id": claims.stored(self.store, n)["id"], "warnings": entry.warnings}

    def _correct(self, journal: Journal, n: int, slot: str, value: Any) -> None:
        """Put a value in the place of what is read, or take the one that was put there away."""
        if value != "":
            journal.insert("correction", claim_n=n, slot=slot, value=slot_value(slot, value))
            return
        held = handover.standing(self.store, "correction", claim_n=n, slot=slot)
        if not held:
            raise Refused(f"no correction of {slot} stands that could be taken away")
        for row in held:
            journal.update("correction", row["id"], undone=1)

    def _rechain(self, journal: Journal, entry: Entry, n: int, chain: Sequence[str]) -> None:
        before = claims.chains(self.store, [n]).get(n, [])
        if list(chain) == before:
            return
        journal.insert(
            "correction", claim_n=n, slot="chain", value=json.dumps(
                [self.source_name(key) for key in entry.chain(chain)]
            ),
        )  # fmt: skip

    def source_name(self, key: int) -> str:
        """Return the name of a source by its number."""
        return str(sources.source(self.store, key)["name"])

    def confirm(self, contradiction: str, *, because: str = "") -> dict[str, Any]:
        """Say that a contradiction is real; kept, and never asked again."""
        return self._settle(contradiction, "confirmed", because)

    def dismiss(self, contradiction: str, *, because: str) -> dict[str, Any]:
        """Say that a contradiction is none; it binds the claims it was shown with."""
        if not squeeze(because):
            raise BadInput("a dismissal needs its reason", hint="--because TEXT")
        return self._settle(contradiction, "dismissed", because)

    def _settle(self, contradiction: str, status: str, because: str) -> dict[str, Any]:
        wanted = contradiction.strip().lower()
        found = [row for row in pairs.contradictions(self.store) if row["id"].startswith(wanted)]
        if not found or len(wanted) < 4:
            raise NotFound(
                f"no contradiction {contradiction!r}", hint="claimtrack contradictions lists them"
            )
        if len(found) > 1:
            raise NotFound(
                f"{contradiction!r} begins several ids",
                hint="one of " + ", ".join(row["id"][:10] for row in found),
            )
        row = found[0]
        sides = pairs.contradiction_claims(self.store)[row["id"]]
        shown = {
            side: sorted(claims.stored(self.store, n)["id"] for n in ns)
            for side, ns in sides.items()
        }
        with self.store.write():
            journal = Journal(self.store)
            journal.insert(
                "settlement", contradiction=row["id"], status=status, rule=row["rule"],
                reason=because, shown=json.dumps(shown), user=self.user, time=self.time(),
            )  # fmt: skip
            seq = self.commit(journal, status, f"contradiction {row['id'][:7]}: {because}")
        return {"id": row["id"], "status": status, "change": seq}

    def event_suggest(self) -> list[dict[str, Any]]:
        """Return, for claims without an event, the event that each may be about, and why."""
        from claimtrack.ledger import linking

        return linking.suggestions(self)

    def event_accept(self, claims: Sequence[str] | None = None) -> dict[str, Any]:
        """Link claims (None: all) to the events suggested for them; raises NotFound."""
        from claimtrack.ledger import linking

        return linking.accept(self, claims)

    def aliases(self) -> list[dict[str, Any]]:
        """Return the words that the analyst said stand for others."""
        return corrections.aliases(self.store)

    def alias_suggest(self) -> list[dict[str, Any]]:
        """Return the aliases that accepted pairs propose: word, meaning, pairs."""
        from claimtrack.ledger import proposals

        return proposals.aliases(self.store)

    def alias_add(self, word: str, meaning: str) -> dict[str, Any]:
        """Say that a word or name stands for another when claims are read and matched."""
        if not squeeze(word) or not squeeze(meaning):
            raise BadInput("an alias is two words")
        with self.store.write():
            journal = Journal(self.store)
            if any(row["word"] == word for row in self.aliases()):
                raise Refused(f"{word!r} has a meaning already", hint="alias remove takes it away")
            journal.insert("alias", word=word, meaning=meaning)
            seq = self.commit(journal, "alias add", f"{word} = {meaning}")
        return {"word": word, "meaning": meaning, "change": seq}

    def alias_remove(self, word: str) -> dict[str, Any]:
        """Take an alias back."""
        with self.store.write():
            journal = Journal(self.store)
            held = [row for row in self.aliases() if row["word"] == word]
            if not held:
                raise NotFound(f"no alias {word!r}", hint="claimtrack alias list shows them")
            journal.update("alias", held[0]["id"], undone=-1)
            seq = self.commit(journal, "alias remove", word)
        return {"word": word, "change": seq}

    def config(self) -> dict[str, str]:
        """Return the settings of this ledger that were given a value."""
        return corrections.settings(self.store)

    def soft_bounds(self) -> dict[str, tuple[float, float]]:
        """Return the bounds of conventions ("dozens") that were set in this ledger."""
        return fields.soft_bounds(self.config())

    def config_set(self, key: str, value: str) -> dict[str, Any]:
        """Give a setting a value; "" is its default."""
        fields.setting(key, value)
        with self.store.write():
            journal = Journal(self.store)
            journal.set(key, value)
            seq = self.commit(journal, "config", f"{key} = {value}")
        return {"key": key, "value": value, "change": seq}


def slot_value(slot: str, value: Any) -> str:
    """Return a slot of a reading as JSON; raises FieldProblem for one that cannot be."""
    from claimtrack.reading.slots import checked

    try:
        return json.dumps(checked(slot, value))
    except ValueError as error:
        raise fields.FieldProblem(f"reading {slot}", str(error)) from None
