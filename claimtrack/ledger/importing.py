"""Import: a file is one transaction and one batch, all of it or none of it."""

from __future__ import annotations

import itertools
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from claimtrack.errors import BadInput, Usage
from claimtrack.ledger import fields
from claimtrack.ledger.base import Progress
from claimtrack.ledger.filing import Filed, Shelf, arrivals_of, attach
from claimtrack.ledger.merging import Merge, is_mark
from claimtrack.ledger.recording import Entry
from claimtrack.ledger.settling import Settling
from claimtrack.store import claims, sources
from claimtrack.store.journal import Journal

if TYPE_CHECKING:
    from claimtrack.formats import Row, RowError  # 10 ms of csv and tempfile: only who imports pays

CHUNK = 5000  # rows looked up and inserted together

_KNOWN = frozenset(fields.FIELDS)
# What may differ between a row and the claim it is found to be, and is then reported and left.
_COMPARED = ("place", "url", "lang", "note", "translation", "credibility", "basis", "actor",
             "measure", "low", "high")  # fmt: skip


class RowsRejected(BadInput):
    """Rows that cannot be taken; nothing was written. `result` is what the import would return."""

    def __init__(self, result: dict[str, Any]) -> None:
        count = result["rejected"]
        super().__init__(
            f"{count} bad row{'s' if count != 1 else ''}; nothing was imported",
            hint="mend them, or take the good rows with --rejects FILE",
        )
        self.result = result


class _DryRun(Exception):
    """Everything went well, and nothing is to be kept: it unwinds the transaction."""


def _digest() -> Any:
    from hashlib import blake2b  # OpenSSL: 5 ms that only imports pay

    return blake2b(digest_size=16)


@dataclass(slots=True)
class _Batch:
    """What one import has done so far."""

    entry: Entry
    batch: int
    revive: bool
    shelf: Shelf
    read: int = 0
    new: int = 0
    known: int = 0
    revived: int = 0
    digest: Any = field(default_factory=_digest)
    errors: list[RowError] = field(default_factory=list)
    unknown: dict[str, str] = field(default_factory=dict)
    differing: list[dict[str, Any]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)  # lines whose claim was undone or retracted
    here: set[str] = field(default_factory=set)  # ids this import has inserted
    letters: dict[int, str] = field(default_factory=dict)  # the standing letter of each source met
    merge: Merge | None = None  # where the file is a whole ledger


class Importing(Settling):
    """`import`."""

    def import_file(
        self,
        file: str | Path | BinaryIO,
        *,
        format: str | None = None,
        mapping: Mapping[str, str] | None = None,
        fixed: Mapping[str, str] | None = None,
        header_row: bool = True,
        columns: Sequence[str] = (),
        encoding: str | None = None,
        sheet: str | None = None,
        dry_run: bool = False,
        rejects: str | Path | None = None,
        revive: bool = False,
        files_in: str | Path | None = None,
        progress: Progress = None,
    ) -> dict[str, Any]:
        """Import one file and return {batch, read, new, known, rejected, rejects, ...}.

        What the column `file` names must lie in the folder `files_in` (default: that of the file
        itself, for a stream the current one), since a table from elsewhere could name any file
        of this machine. Raises RowsRejected, with every bad row, unless `rejects` names a file for
        them; BadInput for a file that cannot be read as a whole.
        """
        from claimtrack.formats import chosen, read_rows, write_file
        from claimtrack.ledger.headers import check_mapping

        check_mapping(mapping or {})
        for name in fixed or {}:
            if name not in _KNOWN:
                raise Usage(f"--set {name}: no such field", hint="one of " + ", ".join(_KNOWN))
        if rejects is not None and isinstance(file, (str, Path)):
            _refuse_same(Path(file), Path(rejects))
        if rejects is not None:
            chosen(rejects, None)  # a name that tells no format is met before anything is done
        rows = read_rows(
            file, format=format, mapping=mapping, header_row=header_row, columns=columns,
            encoding=encoding, sheet=sheet,
        )  # fmt: skip
        self.store.enlarge_cache()
        result: dict[str, Any] = {}
        try:
            with (
                closing(cast("Generator[Row | RowError]", rows)),
                closing(arrivals_of(self.store)) as arrivals,
                self.store.write(),
                arrivals.transaction(),
            ):
                shelf = Shelf(arrivals, _base(file, files_in))
                result = self._import(rows, str(file), dict(fixed or {}), revive, shelf, progress)
                errors: list[RowError] = result.pop("_errors")
                if errors and rejects is None:
                    raise RowsRejected(result | {"batch": None, "new": 0, "revived": 0})
                if dry_run:
                    raise _DryRun
                if errors and rejects is not None:
                    write_file(
                        ({**error.row, "line": error.line, "field": error.field,
                          "reason": error.reason} for error in errors),
                        rejects,
                        force=True,
                    )  # fmt: skip
        except _DryRun:
            result["batch"] = None
        return result

    def _import(
        self,
        rows: Iterable[Row | RowError],
        name: str,
        fixed: dict[str, str],
        revive: bool,
        shelf: Shelf,
        progress: Progress,
    ) -> dict[str, Any]:
        journal = Journal(self.store)
        batch = journal.insert("batch", file=Path(name).name, claims=0, digest="")
        done = _Batch(Entry(journal, self.time()), batch, revive, shelf)
        checked = self._checked(self._told(rows, fixed, done), fixed, done)
        while part := list(itertools.islice(checked, CHUNK)):
            self._enter(done, part)
            if progress is not None:
                progress("importing", done.read, None)
        if done.merge is not None:
            done.merge.finish(lambda line, *problem: _refuse(done, line, *problem))
        if done.gone:
            lines = ", ".join(map(str, done.gone[:5])) + (", ..." if len(done.gone) > 5 else "")
            done.entry.warnings.append(
                f"claims that were undone or retracted stay so: {len(done.gone)} "
                f"({'line' if len(done.gone) == 1 else 'lines'} {lines}); --revive brings them back"
            )
        changed = done.new or done.revived or len(journal.changes) > 1
        if changed:
            told = {"claims": done.new, "digest": done.digest.hexdigest()}
            self.store.execute(
                "UPDATE batch SET claims = ?, digest = ? WHERE id = ?", (*told.values(), batch)
            )
            journal.changes[0]["after"] |= told
            self.commit(journal, "import", f"{done.new} claims from {Path(name).name}")
        else:
            self.store.execute("DELETE FROM batch WHERE id = ?", (batch,))
        entry = done.entry
        return {
            "batch": batch if changed else None,
            "read": done.read,
            "new": done.new,
            "known": done.known,
            "revived": done.revived,
            "rejected": len(done.errors),
            "rejects": [
                {"line": e.line, "field": e.field, "reason": e.reason} for e in done.errors
            ],
            "sources_created": entry.made["sources"],
            "events_created": entry.made["events"],
            "unknown_columns": list(done.unknown),
            "differing": done.differing,
            "warnings": entry.warnings,
            **self._merged(done.merge),
            "_errors": done.errors,
        }

    def _merged(self, merge: Merge | None) -> dict[str, Any]:
        """Return what taking up a whole ledger added, and the decisions that it made conflict."""
        if merge is None:
            return {}
        conflicts = [
            {name: row[name] for name in ("id", "a", "b", "decision", "user", "conflicts")}
            for row in self.decisions()
            if row["conflicts"]
        ]
        return {"merged": merge.counts, "stayed": merge.stayed, "conflicts": conflicts}

    def _told(
        self, rows: Iterable[Row | RowError], fixed: dict[str, str], done: _Batch
    ) -> Iterator[Row | RowError]:
        """Yield the rows; where the first says that the file is a whole ledger, prepare for it."""
        from claimtrack.formats import RowError

        for row in rows:
            if not done.read and done.merge is None and not isinstance(row, RowError):
                try:
                    whole = is_mark(row.values)
                except fields.FieldProblem as problem:
                    raise BadInput(
                        f"line {row.line}: {problem}", hint="update claimtrack"
                    ) from None
                if whole:
                    if fixed:
                        raise Usage("a whole ledger takes no --set")
                    done.merge = Merge(done.entry, done.revive, done.differing)
                    continue
            yield row

    def _checked(
        self, rows: Iterable[Row | RowError], fixed: dict[str, str], done: _Batch
    ) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """Yield (line, id, fields) of every good row; keep the bad ones aside."""
        from claimtrack.formats import RowError

        columns: frozenset[str] = frozenset()
        extra: dict[str, str] = {}  # the unknown ones among them, and each as JSON
        for row in rows:
            done.read += 1
            if isinstance(row, RowError):
                done.errors.append(row)
                continue
            if done.merge is not None:
                yield from self._recorded(row, done)
                continue
            values = row.values | fixed
            if values.keys() != columns:
                columns = frozenset(values)  # the view would lose what is taken out
                extra = {name: encode_basestring(name) for name in columns if name not in _KNOWN}
                done.unknown |= extra
            held = _taken(values, extra) if extra else ""
            try:
                good = fields.checked(values)
                if "file" in good:
                    good["filed"] = done.shelf.take(good["file"], good.get("quote", ()))
            except fields.FieldProblem as problem:
                _refuse(done, row.line, problem, row.values | fixed)
                continue
            if held:
                good["extra"] = held
            yield row.line, fields.identity(good), good

    def _recorded(self, row: Row, done: _Batch) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """Take up one record of a whole ledger; yield (line, id, fields) where it is a claim."""
        assert done.merge is not None
        values = dict(row.values)
        try:
            if (kind := done.merge.kind(values)) != "claim":
                done.read -= 1
                done.merge.take(row.line, kind, values)
                return
            identity, good = done.merge.claim(values)
            if "file" in good:
                good["filed"] = done.shelf.take(good["file"], good.get("quote", ()))
        except fields.FieldProblem as problem:
            _refuse(done, row.line, problem, row.values)
            return
        yield row.line, identity, good

    def _enter(self, done: _Batch, part: list[tuple[int, str, dict[str, Any]]]) -> None:
        """Insert the rows that are new, note the rest as known; verdicts, chains, letters too."""
        store, entry = self.store, done.entry
        known = claims.known(store, [identity for _, identity, _ in part])
        fresh: list[dict[str, Any]] = []
        chained: list[tuple[str, list[int]]] = []
        judged: list[tuple[str, str]] = []
        filed: list[tuple[str, Filed]] = []
        retracted: list[str] = []
        for line, identity, row in part:
            if identity in done.here:
                done.known += 1
            elif (held := known.get(identity)) is not None:
                done.known += 1
                self._known(done, line, held, row)
            else:
                done.here.add(identity)
                entry.fill(row, identity, done.batch)
                fresh.append(row)
                done.digest.update(identity.encode())
                if "via" in row:
                    chained.append((identity, entry.chain(row["via"])))
                if row.get("status") == "retracted":
                    retracted.append(identity)
            if "verdict" in row:
                judged.append((identity, row["verdict"]))
            if "filed" in row:
                filed.append((identity, row["filed"]))
            if "reliability" in row:
                self._rate_once(done, self._rated(done, identity, row, known), row["reliability"])
        done.new += len(fresh)
        if fresh:
            claims.put(store, fresh)
        if chained or judged or filed or retracted:
            both = {identity for identity, _ in itertools.chain(chained, judged, filed)}
            both.update(retracted)
            at = {key: held["n"] for key, held in claims.known(store, sorted(both)).items()}
            claims.put_chain(
                store,
                ((at[key], place, who) for key, ids in chained for place, who in enumerate(ids)),
            )
            self._judge(done, [(at[identity], value) for identity, value in judged])
            found = [(at[identity], files) for identity, files in filed]
            attach(entry.journal, done.shelf.arrivals, found)
            for identity in retracted:
                assert done.merge is not None
                done.merge.retract(at[identity])

    def _judge(self, done: _Batch, judged: Sequence[tuple[int, str]]) -> None:
        """Append the verdicts that are not the last ones of their claims already."""
        ns = sorted({n for n, _ in judged})
        last = {row["claim_n"]: row["value"] for row in claims.verdicts(self.store, ns)}
        for n, value in judged:
            if last.get(n) != value:
                last[n] = value
                done.entry.journal.insert(
                    "verdict", claim_n=n, value=value, reason="imported", assessor=self.user,
                    time=done.entry.recorded,
                )  # fmt: skip

    def _rated(
        self, done: _Batch, identity: str, row: dict[str, Any], known: Mapping[str, Any]
    ) -> int | None:
        """Return the source that a row rates: of a claim that was here before, its own.

        That may have another name by now. None for a claim that was undone and stays so.
        """
        if identity in done.here:
            return done.entry.source(row["source"])
        if known[identity]["undone"]:
            return None
        held = sources.source(self.store, known[identity]["source_id"])
        return int(held["merged_into"] or held["id"])

    def _rate_once(self, done: _Batch, key: int | None, letter: str) -> None:
        """Rate a source unless that letter is the one it has."""
        if key is None:
            return
        if key not in done.letters:
            rated = sources.ratings(self.store, key)
            done.letters[key] = rated[0]["letter"] if rated else ""
        if done.letters[key] != letter:
            done.letters[key] = letter
            done.entry.journal.insert(
                "rating", source_id=key, letter=letter, date=done.entry.recorded[:10],
                reason="imported",
            )  # fmt: skip

    def _known(self, done: _Batch, line: int, held: Mapping[str, Any], row: dict[str, Any]) -> None:
        """Report what differs from the claim that is there; bring it back if asked to."""
        retracted = held["status"] == "retracted" and done.merge is None
        if held["undone"] or retracted:
            if done.revive:
                done.here.add(held["id"])
                done.entry.stand(row)
                status = row.get("status", "active")
                done.entry.journal.update("claim", held["n"], undone=0, status=status)
                done.revived += 1
            else:
                done.gone.append(line)
        if done.merge is not None:
            done.merge.guard(line, held, row)
            if done.revive or not held["undone"]:
                done.merge.fill(line, held, row)
            return
        for name in _COMPARED:
            if name in row and row[name] != held[name]:
                done.differing.append(
                    {"line": line, "id": held["id"], "field": name, "ledger": held[name],
                     "file": row[name]}
                )  # fmt: skip


def _refuse(
    done: _Batch, line: int, problem: fields.FieldProblem, values: Mapping[str, str]
) -> None:
    """Put a row aside with its reason."""
    from claimtrack.formats import RowError

    reason = f"{problem.reason}; {problem.hint}" if problem.hint else problem.reason
    done.errors.append(RowError(line, problem.field, reason, values))


def _base(file: str | Path | BinaryIO, given: str | Path | None) -> Path:
    """Return the folder in which the files that a table names must lie."""
    if given is not None:
        return Path(given)
    return Path(file).parent if isinstance(file, (str, Path)) and str(file) != "-" else Path()


def _refuse_same(file: Path, rejects: Path) -> None:
    if rejects.exists() and file.exists() and rejects.samefile(file):
        raise Usage("--rejects names the file that is imported", hint="name another file")


def _taken(values: dict[str, str], extra: Mapping[str, str]) -> str:
    """Take the unknown columns out of a row; return those with a value as a JSON object."""
    held = [
        f"{label}: {encode_basestring(value)}"
        for name, label in extra.items()
        if (value := values.pop(name))
    ]
    return f"{{{', '.join(held)}}}" if held else ""
