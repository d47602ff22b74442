"""Merging: the records of another whole ledger are taken up without doubling (store/handover.py).

What both have said once stands once. Verdicts, decisions, letters and settlements come in the
order of their times, whichever ledger took up the other. Of a field that can hold one value only,
an empty one is filled, and what differs is left as it is and reported.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from claimtrack.ledger import fields
from claimtrack.ledger.recording import Entry
from claimtrack.ledger.tombstones import Tombstones
from claimtrack.store import claims, corrections, handover, sources
from claimtrack.text import lazy_regex, squeeze

Values = dict[str, str]
Row = dict[str, Any]

MARK = {"record": "ledger", "version": str(handover.VERSION)}
_ID = lazy_regex(r"[0-9a-f]{32}")
_KINDS = ("setting", "alias", "source", "event", "claim", "correction", "verdict", "decision",
          "settlement")  # fmt: skip
_CLAIM = ("text", "said", "place", "url", "lang", "note", "translation", "credibility", "basis",
          "actor", "measure", "low", "high")  # fmt: skip


def is_mark(values: Mapping[str, str]) -> bool:
    """Tell whether a first row says that a whole ledger follows; raises FieldProblem."""
    if values.get("record") != "ledger" or "text" in values:
        return False
    if values.get("version") != MARK["version"]:
        raise fields.FieldProblem("version", "is of a newer claimtrack")
    return True


@dataclass(slots=True)
class Merge:
    """Takes up the records of another ledger: what claims need at once, the rest at the end."""

    entry: Entry
    revive: bool
    differing: list[Row]
    held: list[tuple[int, str, Values]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    decided: set[tuple[int, int]] = field(default_factory=set)
    stayed: int = 0  # verdicts, decisions ... that were undone here and stay so
    aliases: dict[str, str] | None = None
    tombstones: Tombstones | None = None

    def kind(self, values: Values) -> str:
        """Return which kind of record a row is; raises FieldProblem."""
        return fields.one_of("record", values.pop("record", ""), _KINDS)

    def claim(self, values: Values) -> tuple[str, Row]:
        """Return (id, fields) of the record of a claim; raises FieldProblem."""
        identity = _identity("id", values.pop("id", ""))
        recorded = _time("recorded", values.pop("recorded", ""))
        status = fields.one_of("status", values.pop("status", "active"), ("active", "retracted"))
        extra = _json("extra", values.pop("extra", "{}"), dict)
        if not all(isinstance(value, str) for value in extra.values()):
            raise fields.FieldProblem("extra", "holds what is no text")
        for name in values:
            fields.one_of("record claim", name, fields.FIELDS)
        row = fields.checked(values) | {"recorded": recorded, "status": status}
        if extra:
            row["extra"] = json.dumps(extra, ensure_ascii=False)
        return identity, row

    def take(self, line: int, kind: str, values: Values) -> None:
        """Take up a record that claims may need; keep the others until the claims are there."""
        if kind == "setting":
            self._setting(line, values)
        elif kind == "alias":
            self._alias(line, values)
        elif kind in ("source", "event"):
            self._named(line, kind, values)
        else:
            self.held.append((line, kind, values))

    def guard(self, line: int, held: Mapping[str, Any], row: Row) -> None:
        """Raise Refused for a record from before a redaction of the claim that is here."""
        if self.tombstones is None:
            self.tombstones = Tombstones(self.entry.journal.store)
        self.tombstones.keep(line, held, row)

    def fill(self, line: int, held: Mapping[str, Any], row: Row) -> None:
        """Fill what is empty in a claim that is here from its record; report what differs."""
        given = {name: row.get(name) for name in _CLAIM}
        if "event" in row:
            given["event_id"] = self.entry.event(row["event"])
        self._fill(line, "claim", held["n"], held, given, held["id"])
        if row["status"] == "retracted":
            self.retract(held["n"])

    def retract(self, n: int) -> None:
        """Retract a claim that the other has retracted."""
        self.entry.journal.update("claim", n, status="retracted")

    def _fill(
        self, line: int, table: str, key: int, held: Mapping[str, Any], given: Row, told: str
    ) -> None:
        empty = {name: value for name, value in given.items() if value and not held[name]}
        if empty:
            self.entry.journal.update(table, key, **empty)
        for name, value in given.items():
            if value and held[name] and not self._same(name, value, held[name]):
                self.differ(line, told, name, self._word(name, held[name]), self._word(name, value))

    def _same(self, name: str, a: Any, b: Any) -> bool:
        return bool(a == b) or (name == "event_id" and self._word(name, a) == self._word(name, b))

    def _word(self, name: str, value: Any) -> Any:
        """Return a value as people know it: an event by the title that it goes by."""
        if name not in ("event_id", "parent_id", "merged_into"):
            return value
        table = sources.event if name == "event_id" else sources.source
        row = table(self.entry.journal.store, value)
        row = table(self.entry.journal.store, row["merged_into"] or row["id"])
        return row["title"] if name == "event_id" else row["name"]

    def differ(self, line: int, told: str, name: str, ours: Any, theirs: Any) -> None:
        """Report a field in which the two ledgers differ."""
        self.differing.append(
            {"line": line, "id": told, "field": name.removesuffix("_id"), "ledger": ours,
             "file": theirs}
        )  # fmt: skip

    def _setting(self, line: int, values: Values) -> None:
        key = fields.one_of("key", values.get("key", ""), fields.settings())
        value = _needed(values, "value")
        fields.setting(key, value)
        held = corrections.settings(self.entry.journal.store).get(key, "")
        if not held:
            self.entry.journal.set(key, value)
            self._count("settings")
        elif held != value:
            self.differ(line, "", f"setting {key}", held, value)

    def _alias(self, line: int, values: Values) -> None:
        word, meaning = _needed(values, "word"), _needed(values, "meaning")
        if self.aliases is None:
            self.aliases = corrections.word_aliases(self.entry.journal.store)
        held = self.aliases.setdefault(word, "")
        if not held:
            self.aliases[word] = meaning
            self.entry.journal.insert("alias", word=word, meaning=meaning)
            self._count("aliases")
        elif held != meaning:
            self.differ(line, "", f"alias {word}", held, meaning)

    def _named(self, line: int, kind: str, values: Values) -> None:
        """Make a source or event, or fill what is empty in the one of that name."""
        store = self.entry.journal.store
        if kind == "event":
            title = _needed(values, "title")
            given: Row = {name: values.get(name, "") for name in ("place", "note")}
            for bound in ("start", "end"):
                given[bound] = fields.said(values[bound]) if values.get(bound) else ""
            key = self.entry.event(title)
            self._fill(line, "event", key, _row(store, "event", key), given, title)
        else:
            title = _needed(values, "name")
            given = {name: values.get(name, "") for name in ("kind", "affiliation", "note")}
            key = self.entry.source(title)
            self._fill(line, "source", key, _row(store, "source", key), given, title)
            if values.get("is_source") == "no":
                self.entry.journal.update("source", key, is_source=0)
            for alias in _names("aliases", values.get("aliases", "[]")):
                self._source_alias(line, key, title, alias)
            self._rate(key, _json("ratings", values.get("ratings", "[]"), list))
        if values.get("parent") or values.get("merged_into"):
            self.held.append((line, f"{kind} of", {**values, "name": title}))

    def _source_alias(self, line: int, key: int, title: str, alias: str) -> None:
        taken = self.entry.sources.find(alias)
        if taken is None:
            self.entry.journal.insert("source_alias", source_id=key, alias=alias)
            self.entry.sources.learn("", alias, key)
        elif taken != key:
            self.differ(line, title, "alias", self._word("parent_id", taken), alias)

    def _rate(self, key: int, given: Sequence[Any]) -> None:
        rows = []
        for each in given:
            if not isinstance(each, dict) or not isinstance(each.get("date"), str):
                raise fields.FieldProblem("ratings", "is no list of letters with their dates")
            reason = str(each.get("reason") or "")
            letter = fields.letter(str(each.get("letter")))
            rows.append({"letter": letter, "date": fields.said(each["date"]), "reason": reason})
        self.weave("rating", rows, ("letter", "date", "reason"), "date", source_id=key)

    def finish(self, told: Callable[[int, fields.FieldProblem, Values], None]) -> None:
        """Take up what was kept; `told` gets the records that cannot be taken."""
        many: dict[tuple[str, str], list[tuple[int, Values]]] = {}
        for line, kind, values in self.held:
            owner = {"verdict": "claim", "settlement": "contradiction"}.get(kind)
            if owner is not None:
                many.setdefault((kind, values.get(owner, "")), []).append((line, values))
                continue
            try:
                getattr(self, f"_take_{kind.replace(' ', '_')}")(line, values)
            except fields.FieldProblem as problem:
                told(line, problem, values)
        for (kind, _), group in many.items():
            rows = []
            for line, values in group:
                try:
                    rows.append(getattr(self, f"_{kind}")(values))
                except fields.FieldProblem as problem:
                    told(line, problem, values)
            if rows and kind == "verdict":
                self._judge(group[0][0], rows)
            elif rows:
                columns = ("status", "rule", "reason", "shown", "user", "time")
                owned = rows[0].pop("contradiction")
                rows = [{name: row[name] for name in columns} for row in rows]
                self.weave("settlement", rows, columns, "time", contradiction=owned)

    def _take_source_of(self, line: int, values: Values) -> None:
        store, key = self.entry.journal.store, self.entry.source(values["name"])
        row = _row(store, "source", key)
        given = {}
        if values.get("parent"):
            given["parent_id"] = self.entry.source(values["parent"])
            if self._above(given["parent_id"], key):
                self.differ(line, values["name"], "parent", None, values["parent"])
                del given["parent_id"]
        self._fill(line, "source", key, row, given, values["name"])
        if values.get("merged_into"):
            self._join("source", line, values)

    def _above(self, start: int, key: int) -> bool:
        """Tell whether a source is among those that another belongs to."""
        above: int | None = start
        while above is not None and above != key:
            above = _row(self.entry.journal.store, "source", above)["parent_id"]
        return above is not None

    def _take_event_of(self, line: int, values: Values) -> None:
        self._join("event", line, values)

    def _join(self, table: str, line: int, values: Values) -> None:
        """Merge a source or event into another as in the other ledger, where both stand apart."""
        names = self.entry.sources if table == "source" else self.entry.events
        title, target = values["name"], names.find(values["merged_into"])
        key = names.find(title)
        if key is None or target is None or key == target:
            return
        if _row(self.entry.journal.store, table, key)["merged_into"] is not None:
            self.differ(line, title, "merged into", title, values["merged_into"])
            return
        for row in handover.standing(self.entry.journal.store, table, merged_into=key):
            self.entry.journal.update(table, row["id"], merged_into=target)
        self.entry.journal.update(table, key, merged_into=target)
        names.join(key, target)

    def _take_correction(self, line: int, values: Values) -> None:
        from claimtrack.ledger.settling import slot_value

        n, slot = self._claim_number("claim", values), _needed(values, "slot")
        if slot == "chain":
            value = json.dumps(_names("value", values.get("value", "")), ensure_ascii=False)
        else:
            value = slot_value(slot, _loaded(values.get("value", "")))
        store = self.entry.journal.store
        held = handover.standing(store, "correction", claim_n=n, slot=slot)
        if not held:
            self.entry.journal.insert("correction", claim_n=n, slot=slot, value=value)
            self._count("corrections")
        elif json.loads(held[-1]["value"]) != json.loads(value):
            self.differ(line, values["claim"], f"reading {slot}", held[-1]["value"], value)

    def _verdict(self, values: Values) -> Row:
        evidence = _names("evidence", values.get("evidence", "[]"))
        return {
            "claim_n": self._claim_number("claim", values),
            "value": fields.verdict_word(_needed(values, "value")),
            "reason": _needed(values, "reason"),
            "evidence": json.dumps(evidence),
            "assessor": _needed(values, "assessor"),
            "time": _time("time", values.get("time", "")),
        }

    def _judge(self, line: int, rows: list[Row]) -> None:
        """Append the verdicts on a claim; two people whose last ones differ are reported."""
        n = rows[0].pop("claim_n")
        rows = [{key: row[key] for key in row if key != "claim_n"} for row in rows]
        before = handover.standing(self.entry.journal.store, "verdict", claim_n=n)
        if before and before[-1]["value"] != rows[-1]["value"]:
            ours, theirs = (f"{row['value']} ({row['assessor']})" for row in (before[-1], rows[-1]))
            told = claims.stored(self.entry.journal.store, n)["id"]
            self.differ(line, told, "verdict", ours, theirs)
        columns = ("value", "reason", "evidence", "assessor", "time")
        self.weave("verdict", rows, columns, "time", claim_n=n)

    def _settlement(self, values: Values) -> Row:
        key = _needed(values, "contradiction")
        shown = _json("shown", values.get("shown", ""), dict)
        if set(shown) != {"a", "b"} or not all(isinstance(ids, list) for ids in shown.values()):
            raise fields.FieldProblem("shown", "does not name the claims of both sides")
        return {
            "contradiction": key,
            "status": fields.one_of("status", values.get("status", ""), ("confirmed", "dismissed")),
            "rule": values.get("rule", ""),
            "reason": values.get("reason", ""),
            "shown": json.dumps({side: list(map(str, ids)) for side, ids in shown.items()}),
            "user": _needed(values, "user"),
            "time": _time("time", values.get("time", "")),
        }

    def _take_decision(self, _: int, values: Values) -> None:
        a, b = sorted((self._claim_number("a", values), self._claim_number("b", values)))
        if a == b:
            raise fields.FieldProblem("b", "is the same claim")
        score = fields.number("score", values["score"]) if values.get("score") else None
        row = {
            "decision": fields.one_of(
                "decision", values.get("decision", ""), ("same", "different", "unsure")
            ),
            "reason": values.get("reason", ""),
            "user": _needed(values, "user"),
            "time": _time("time", values.get("time", "")),
        }
        replaces = _json("replaces", values.get("replaces", "[]"), list)
        for held in handover.standing(self.entry.journal.store, "decision", a_n=a, b_n=b):
            if {key: held[key] for key in ("decision", "user", "time")} in replaces:
                self.entry.journal.update("decision", held["id"], undone=-1)
        columns = ("decision", "reason", "user", "time")
        if self.weave("decision", [row], columns, "time", {"score": score}, a_n=a, b_n=b):
            self.decided.add((a, b))

    def weave(
        self,
        table: str,
        rows: Sequence[Row],
        columns: Sequence[str],
        order: str,
        beside: Row | None = None,
        **owner: Any,
    ) -> int:
        """Add the rows that are not here, so that all stand in one order; return how many.

        That is the order of the column `order`, and for equal ones that of their ledger, or by
        what they say where both ledgers have some. Rows that would come too early are withdrawn
        and added again after the others. What was undone here stays so.
        """
        journal = self.entry.journal

        def said(row: Mapping[str, Any]) -> tuple[Any, ...]:
            return tuple(row[name] for name in columns)

        here = handover.standing(journal.store, table, **owner)
        known = set(map(said, here))
        gone = set(map(said, handover.taken_back(journal.store, table, **owner))) - known
        new = []
        for row in rows:
            if said(row) in gone and not self.revive:
                self.stayed += 1
            elif said(row) not in known:
                known.add(said(row))
                new.append({**(beside or {}), **row})
        if not new:
            return 0
        woven: list[Row] = []
        for moment in sorted({row[order] for row in (*here, *new)}):
            ours = [row for row in here if row[order] == moment]
            theirs = [row for row in new if row[order] == moment]
            woven += sorted((*ours, *theirs), key=said) if ours and theirs else (*ours, *theirs)
        kept = 0
        while kept < len(here) and woven[kept] is here[kept]:
            kept += 1
        for row in here[kept:]:
            journal.update(table, row["id"], undone=-1)
        for row in woven[kept:]:
            told = {key: value for key, value in row.items() if key not in ("id", "undone")}
            journal.insert(table, **{**told, **owner})
        self._count(f"{table}s", len(new))
        return len(new)

    def _count(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number

    def _claim_number(self, name: str, values: Values) -> int:
        identity = _identity(name, values.get(name, ""))
        found = claims.known(self.entry.journal.store, [identity]).get(identity)
        if found is None:
            raise fields.FieldProblem(name, f"names claim {identity[:7]}, which is not there")
        return int(found["n"])


def _row(store: Any, table: str, key: int) -> Any:
    return store.row(f"SELECT * FROM {table} WHERE id = ?", (key,))


def _needed(values: Values, name: str) -> str:
    value = values.get(name, "")
    if not squeeze(value):
        raise fields.FieldProblem(name, "is empty")
    return value


def _identity(name: str, value: str) -> str:
    if not _ID.fullmatch(value):
        raise fields.FieldProblem(name, f"{value[:40]!r} is no id of a claim")
    return value


def _time(name: str, value: str) -> str:
    try:
        datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        raise fields.FieldProblem(name, f"{value[:40]!r} is no time as the log has it") from None
    return value


def _loaded(value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _json(name: str, value: str, kind: type) -> Any:
    found = _loaded(value)
    if not isinstance(found, kind):
        raise fields.FieldProblem(name, "is not written as export writes it")
    return found


def _names(name: str, value: str) -> list[str]:
    found = _json(name, value, list)
    if not all(isinstance(each, str) for each in found):
        raise fields.FieldProblem(name, "is no list of texts")
    return list(found)
