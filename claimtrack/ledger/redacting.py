"""Redacting: a person's name leaves the ledger for good, and a tombstone stays in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimtrack.errors import BadInput, NotFound, Usage
from claimtrack.ledger.base import Progress
from claimtrack.ledger.checking import Checking
from claimtrack.ledger.spellings import Spellings
from claimtrack.store import evidence, files, journal, redaction
from claimtrack.store.journal import REDACT, Journal


class _DryRun(Exception):
    """Everything is told, and nothing is to be kept: it unwinds the transaction."""


class Redacting(Checking):
    """`redact`."""

    def redact(
        self,
        names: Sequence[str],
        *,
        because: str = "",
        replacement: str | None = None,
        evidence_too: Sequence[int] = (),
        inside_words: bool = False,
        dry_run: bool = False,
        progress: Progress = None,
    ) -> dict[str, Any]:
        """Take every spelling of a name out of all that the ledger holds; it cannot be undone.

        Texts, names, chains, the log, what is derived and the search index get `replacement`
        (default "[redacted-N]") in its place; files of evidence that say it, and those numbered in
        `evidence_too`, go as a whole. Returns {change, tombstone, touched, found, inside_words,
        evidence, unseen, elsewhere, left}: rows touched a table, spellings found, longer words
        that hold it and were left, files removed, files that could not be looked into, files
        beside the ledger that still say it, and whether the ledger's own file does.
        """
        spelt = Spellings(names, inside_words=inside_words)
        if replacement is not None and (spelt.spans(replacement) or not replacement.strip()):
            raise Usage("--with says the name itself, or nothing")
        if spelt.spans(self.path.name):
            raise BadInput("the ledger's own file is named so", hint="rename it first")
        result: dict[str, Any] = {}
        sides = redaction.contradiction_sides(self.store)
        redaction.forget_surely(self.store)
        try:
            with self.store.write():
                result = self._write_over(spelt, because, replacement, evidence_too, progress)
                if dry_run:
                    raise _DryRun
        except _DryRun:
            result["change"] = 0
        if result["change"]:
            for row in result["evidence"]:
                (files.folder_of(self.path) / row["sha256"]).unlink(missing_ok=True)
            redaction.without_traces(self.store)
            self.match(progress=progress)
            redaction.carry_settlements(self.store, sides)
        result["elsewhere"] = [str(path) for path in self._beside() if spelt_in(path, spelt)]
        result["left"] = not dry_run and spelt_in(self.path, spelt)
        return result

    def _write_over(
        self,
        spelt: Spellings,
        because: str,
        replacement: str | None,
        evidence_too: Sequence[int],
        progress: Progress,
    ) -> dict[str, Any]:
        """Do all of it that is in the ledger's file, in the transaction that is open."""
        seq = journal.last_seq(self.store) + 1
        tombstone = replacement or f"[redacted-{seq}]"
        rows, unseen = self._saying(spelt, evidence_too, progress)
        gone = {row["sha256"] for row in rows}
        quotes = evidence.remove(self.store, gone, seq)
        touched, vouched = redaction.write_over(
            self.store, lambda text: spelt.hidden(text, tombstone), quotes
        )
        change = 0
        if touched or gone:
            redaction.forget_derived(self.store)
            made = Journal(self.store)
            made.changes = [
                {"table": "log", "key": key, "before": {}, "after": {"digest": digest}}
                for key, digest in vouched.items()
            ] + [
                {"table": "evidence", "key": row["id"], "before": {"redacted": 0},
                 "after": {"redacted": seq}}
                for row in rows
            ]  # fmt: skip
            counts = ", ".join(f"{count} {table}" for table, count in touched.items())
            files_gone = f"{len(gone)} files" if gone else ""
            why = spelt.hidden(because, tombstone)
            summary = "; ".join(filter(None, (f"{tombstone}: {counts}", files_gone, why)))
            user = spelt.hidden(self.user, tombstone)
            change = made.commit(REDACT, summary, user=user, time=self.time())
        return {
            "change": change,
            "tombstone": tombstone,
            "touched": touched,
            "found": sorted(spelt.found),
            "inside_words": sorted(spelt.left),
            "evidence": [row | {"name": spelt.hidden(row["name"], tombstone)} for row in rows],
            "unseen": unseen,
        }

    def _saying(
        self, spelt: Spellings, chosen: Sequence[int], progress: Progress
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return the files of evidence that say a name or were chosen, and those that may.

        What is no text is looked through byte by byte; that finds nothing in what is packed.
        """
        from claimtrack.formats import media

        rows = [row for row in evidence.every(self.store) if not row["redacted"]]
        if unknown := set(chosen) - {row["id"] for row in rows}:
            raise NotFound(f"no evidence {min(unknown)}", hint="claimtrack evidence list")
        saying = {row["sha256"] for row in rows if row["id"] in chosen}
        unseen = []
        for number, row in enumerate({row["sha256"]: row for row in rows}.values(), 1):
            path = files.folder_of(self.path) / row["sha256"]
            if row["sha256"] in saying or not path.is_file() or path.is_symlink():
                continue
            if spelt_in(path, spelt) or self._text_says(path, row["media_type"], spelt):
                saying.add(row["sha256"])
            elif not media.has_text(row["media_type"]):
                unseen.append(row)
            if progress is not None:
                progress("looking into evidence", number, len(rows))
        return [row for row in rows if row["sha256"] in saying], unseen

    def _text_says(self, path: Path, media_type: str, spelt: Spellings) -> bool:
        """Tell whether the text of a file says a name that its bytes do not: entities, tags."""
        from claimtrack.formats import media

        if not media.has_text(media_type) or path.stat().st_size > media.TEXT_LIMIT:
            return False
        try:
            return bool(spelt.spans(media.text_of(path.read_bytes(), media_type)))
        except BadInput:
            return False

    def _beside(self) -> list[Path]:
        """Return the other files whose name begins with the ledger's: copies of older versions."""
        name = self.path.name
        return sorted(
            path
            for path in self.path.absolute().parent.iterdir()
            if path.name.startswith(name) and path.name != name and path.is_file()
        )


def spelt_in(path: Path, spelt: Spellings) -> bool:
    """Tell whether the bytes of a file say one of the names."""
    return redaction.holding(path, spelt.held_by)
