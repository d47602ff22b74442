"""Filing: the files that claims rest on, and the words in them that bear a claim out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from claimtrack.errors import BadInput, NotFound, Refused
from claimtrack.ledger.base import Base, Progress
from claimtrack.ledger.fields import FieldProblem
from claimtrack.store import claims, evidence, files
from claimtrack.store.connection import Store
from claimtrack.store.files import Arrivals, CannotRead, Taken
from claimtrack.store.journal import Journal

Filed = list[tuple[Taken, list[dict[str, Any]]]]
"""Files that were copied, each with the selectors of the quotes found in it."""


def arrivals_of(store: Store) -> Arrivals:
    """Return an empty tray for files on their way into the folder of a ledger."""
    return Arrivals(files.folder_of(store.path))


def take(arrivals: Arrivals, paths: Iterable[Path], quotes: Sequence[str]) -> Filed:
    """Copy files, and find each quote in the first of them that says it.

    Raises BadInput for a quote that none says, and for what `Arrivals.take` refuses.
    """
    filed: Filed = [(taken, []) for taken in dict.fromkeys(map(arrivals.take, paths))]
    for quote in quotes:
        _find(filed, quote)
    return filed


def _find(filed: Filed, quote: str) -> None:
    from claimtrack.formats import quotes

    reasons = []
    for taken, found in filed:
        try:
            text = _text_of(taken)
        except BadInput as problem:
            reasons.append(f"{taken.name}: {problem.message}")
            continue
        selectors, _ = quotes.find(text, quote)
        if selectors is not None:
            found.append(selectors)
            return
        reasons.append(f"{taken.name} does not say it")
    raise BadInput(
        f"quote: {quote[:60]!r} was not found ({'; '.join(reasons) or 'there is no file'})",
        hint="it is compared word for word; white space does not count",
    )


@lru_cache(maxsize=4)
def _text_of(taken: Taken) -> str:
    """Return the text of a file; kept, since many rows of a table may quote the same one."""
    from claimtrack.formats import media

    return media.text_of(taken.data(media.TEXT_LIMIT + 1), media.media_type(taken.name, taken.head))


@dataclass(slots=True)
class Shelf:
    """Files that the rows of a table name, all of them inside one folder."""

    arrivals: Arrivals
    base: Path

    def take(self, names: Sequence[str], quotes: Sequence[str]) -> Filed:
        """Copy the files of a row; raises FieldProblem for one that cannot be had."""
        try:
            filed = take(self.arrivals, map(self._inside, names), ())
        except (BadInput, CannotRead) as problem:
            raise FieldProblem("file", problem.message, problem.hint) from None
        for quote in quotes:
            try:
                _find(filed, quote)
            except BadInput as problem:
                reason = problem.message.removeprefix("quote: ")
                raise FieldProblem("quote", reason, problem.hint) from None
        return filed

    def _inside(self, name: str) -> Path:
        """Return the path of a file; raises BadInput where it or what it links to lies outside."""
        base = Path(os.path.realpath(self.base))
        path = Path(os.path.realpath(base / name))
        if not path.is_relative_to(base):
            raise BadInput(f"{name} lies outside {base}", hint="--files-in FOLDER names another")
        return path


def attach(journal: Journal, arrivals: Arrivals, filed: Sequence[tuple[int, Filed]]) -> None:
    """Record files as evidence of claims; what a claim has already is not recorded again."""
    if not any(each for _, each in filed):
        return
    from claimtrack.formats import media

    gone = {row["sha256"]: row["redacted"] for row in evidence.stored(journal.store)}
    rows = evidence.of(journal.store, sorted({n for n, _ in filed}))
    held = {(row["claim_n"], row["sha256"]): row["id"] for row in rows}
    places = {(row["id"], each["start"], each["end"]) for row in rows for each in row["quotes"]}
    for n, taken_files in filed:
        for taken, quotes in taken_files:
            if by := gone.get(taken.sha256):
                raise Refused(f"{taken.name} was taken away for good by change #{by} (redact)")
            arrivals.place(taken)
            key = held.get((n, taken.sha256)) or journal.insert(
                "evidence", claim_n=n, sha256=taken.sha256, size=taken.size, name=taken.name,
                media_type=media.media_type(taken.name, taken.head),
            )  # fmt: skip
            held[n, taken.sha256] = key
            for quote in quotes:
                if (key, quote["start"], quote["end"]) not in places:
                    places.add((key, quote["start"], quote["end"]))
                    journal.insert("quote", evidence_id=key, **quote)


def shown(store: Store, row: dict[str, Any]) -> dict[str, Any]:
    """Return evidence as `show --json` and `evidence list` have it."""
    path = files.folder_of(store.path) / row["sha256"]
    return {
        "id": row["id"],
        "claim": row["claim"],
        "name": row["name"],
        "media_type": row["media_type"],
        "size": row["size"],
        "sha256": row["sha256"],
        "file": None if row["redacted"] else str(path),
        "redacted": bool(row["redacted"]),
        "quotes": [
            {key: quote[key] for key in ("exact", "prefix", "suffix", "start", "end")}
            for quote in row["quotes"]
        ],
    }


class Filing(Base):
    """`evidence add/list/remove`, and what `verify` finds of files."""

    def evidence(self, claim: str | None = None) -> list[dict[str, Any]]:
        """Return the evidence of one claim or of all: id, claim, name, sha256, size, quotes ..."""
        ns = None if claim is None else [self.number(claim)]
        return [shown(self.store, row) for row in evidence.of(self.store, ns)]

    def evidence_add(
        self, claim: str, paths: Sequence[str | Path], *, quotes: Sequence[str] = ()
    ) -> list[dict[str, Any]]:
        """Copy files into the ledger's folder as evidence of a claim, and return all it has.

        A quote is looked for in the files given, else in those the claim has. Raises BadInput,
        StorageFailed.
        """
        n = self.number(claim)
        with closing(arrivals_of(self.store)) as arrivals:
            filed = take(arrivals, [Path(path) for path in paths], quotes if paths else ())
            with self.store.write(), arrivals.transaction():
                journal = Journal(self.store)
                attach(journal, arrivals, [(n, filed)])
                if not paths:
                    self._quote(journal, n, quotes)
                self.commit(journal, "evidence add", f"claim {claim}")
        return self.evidence(claims.stored(self.store, n)["id"])

    def _quote(self, journal: Journal, n: int, quotes: Sequence[str]) -> None:
        """Record quotes from files that the claim has already."""
        from claimtrack.formats import media
        from claimtrack.formats import quotes as selectors

        held = [row for row in evidence.of(self.store, [n]) if not row["redacted"]]
        for quote in quotes:
            for row in held:
                if not media.has_text(row["media_type"]):
                    continue
                found, _ = selectors.find(self._text(row), quote)
                if found is not None:
                    if all(found["start"] != each["start"] for each in row["quotes"]):
                        journal.insert("quote", evidence_id=row["id"], **found)
                    break
            else:
                raise BadInput(
                    f"quote: {quote[:60]!r} is in no text among the evidence of that claim",
                    hint="name the file that says it as well",
                )

    def _text(self, row: dict[str, Any]) -> str:
        from claimtrack.formats import media

        path = files.folder_of(self.path) / row["sha256"]
        if reason := files.wrong(path, row["sha256"], row["size"]):
            raise Refused(
                f"evidence {row['sha256'][:7]} ({row['name']}) {reason}",
                hint="claimtrack verify says more",
            )
        return media.text_of(path.read_bytes(), row["media_type"])

    def evidence_remove(self, key: int, *, because: str) -> dict[str, Any]:
        """Take evidence away from its claim; the file stays, and undo brings it back."""
        with self.store.write():
            journal = Journal(self.store)
            rows = [row for row in evidence.of(self.store) if row["id"] == key]
            if not rows:
                raise NotFound(f"no evidence {key}", hint="claimtrack evidence list shows them")
            journal.update("evidence", key, undone=-1)
            row = rows[0]
            summary = f"{row['sha256'][:7]} of claim {row['claim'][:7]}: {because}"
            seq = self.commit(journal, "evidence remove", summary)
        return {"evidence": key, "claim": row["claim"], "change": seq}

    def files_wrong(self, progress: Progress = None) -> list[dict[str, Any]]:
        """Return what does not hold of the evidence: files missing or changed, quotes gone.

        Files of evidence that was undone are looked at as well, since an undo may be undone.
        """
        folder = files.folder_of(self.path)
        found, sound = [], set()
        stored = evidence.stored(self.store)
        for number, row in enumerate(stored, 1):
            path = folder / row["sha256"]
            if row["redacted"]:
                if path.exists():
                    found.append(_finding("evidence", row, "was redacted and is still there"))
            elif reason := files.wrong(path, row["sha256"], row["size"]):
                found.append(_finding("evidence", row, reason))
            else:
                sound.add(row["sha256"])
            if progress is not None:
                progress("hashing evidence", number, len(stored))
        return found + self._quotes_wrong(sound)

    def _quotes_wrong(self, sound: set[str]) -> list[dict[str, Any]]:
        from claimtrack.formats import media, quotes

        found = []
        for row in evidence.of(self.store):
            if not row["quotes"] or row["sha256"] not in sound:
                continue
            text = media.text_of(
                (files.folder_of(self.path) / row["sha256"]).read_bytes(), row["media_type"]
            )
            found += [
                _finding("quote", row, f"does not say {quote['exact'][:60]!r} at {quote['start']}")
                for quote in row["quotes"]
                if not quotes.holds(text, quote)
            ]
        return found


def _finding(check: str, row: dict[str, Any], reason: str) -> dict[str, Any]:
    return {"check": check, "finding": f"file {row['sha256'][:12]} ({row['name']}) {reason}"}
