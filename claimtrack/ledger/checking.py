"""Checking: does the log hold, are files as they were, is what is derived as it would be."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.ledger import deciding
from claimtrack.ledger.analysis import Analysis
from claimtrack.ledger.base import Progress
from claimtrack.ledger.filing import Filing
from claimtrack.store import claims, comparison, evidence, files, health, journal, readings
from claimtrack.store.connection import memory_copy
from claimtrack.text import lazy_regex

if TYPE_CHECKING:
    from claimtrack.ledger import Ledger

ABANDONED = 3600.0  # seconds after which a file that was being copied is of a run that was killed
_HASH = lazy_regex(r"[0-9a-f]{64}")


class Checking(Analysis, Filing):
    """`verify`, `doctor`."""

    def verify(self, *, progress: Progress = None) -> list[dict[str, Any]]:
        """Return what does not hold: a broken log chain, files changed or missing, quotes gone.

        Empty when all holds; every file of evidence is read through.
        """
        seq = journal.broken_at(self.store)
        found = [] if seq is None else [f"change #{seq} does not fit the chain of hashes"]
        return [{"check": "log", "finding": each} for each in found] + self.files_wrong(progress)

    def doctor(self, *, repair: bool = False, progress: Progress = None) -> list[dict[str, Any]]:
        """Return every finding on the ledger's health: {check, finding, repaired}.

        `repair` makes what is derived anew and removes the leavings of killed runs and of
        redactions; what people entered, and their files, it never touches: decisions that cannot
        all hold stay a finding.
        """
        whole = health.findings(self.store)
        findings = [{"check": check, "finding": finding} for check, finding in whole]
        findings += self.verify(progress=progress)
        if not any(check == "integrity" for check, _ in whole):
            findings += self._derived_wrong(progress)
        decided = deciding.findings(claims.decisions(self.store))
        findings += [{"check": "decisions", "finding": finding} for finding in decided]
        left = self._left_behind()
        findings += [{"check": "files", "finding": finding} for finding in left]
        if not repair:
            return [row | {"repaired": False} for row in findings]
        self._repair([path for path in left.values() if path is not None], progress)
        still = {row["finding"] for row in self.verify()} | self._left_behind().keys()
        still |= {finding for _, finding in health.findings(self.store)}
        still.update(decided)
        return [row | {"repaired": row["finding"] not in still} for row in findings]

    def _repair(self, left: list[Path], progress: Progress) -> None:
        with self.store.write():
            health.new_index(self.store)
            readings.wipe(self.store)
        self.match(progress=progress)
        folder = files.folder_of(self.path)
        redacted = [row["sha256"] for row in evidence.stored(self.store) if row["redacted"]]
        for path in (*left, *(folder / name for name in redacted)):
            path.unlink(missing_ok=True)

    def _derived_wrong(self, progress: Progress) -> list[dict[str, Any]]:
        """Return how what is derived differs from what is made anew in memory.

        What waits for `match` is no finding: it is done in another copy first.
        """
        stored = self._copy() if self.stale() else None
        if stored is not None:
            stored.match(progress=progress)
        held = self.store if stored is None else stored.store
        made = self._copy()
        with made.store.write():
            readings.wipe(made.store)
        made.match(progress=progress)
        found = comparison.differences(held, made.store, comparison.DERIVED)
        for each in (stored, made):
            if each is not None:
                each.store.close()
        return [{"check": "derived", "finding": each} for each in found]

    def _copy(self) -> Ledger:
        from claimtrack.ledger import Ledger

        return Ledger(memory_copy(self.store), user=self.user, clock=self.clock)

    def _left_behind(self) -> dict[str, Path | None]:
        """Return what lies in the folder and belongs to no claim: a finding -> the path to remove.

        Only what a killed run was copying may go; a file that people put there is theirs, and one
        that no claim names may be named by a backup.
        """
        folder = files.folder_of(self.path)
        known = {row["sha256"] for row in evidence.stored(self.store)}
        found: dict[str, Path | None] = {}
        for name in files.names(folder):
            path = folder / name
            if name.startswith(files.ARRIVING):
                if time.time() - path.lstat().st_mtime > ABANDONED:
                    found[f"file {name} was left by a run that was killed"] = path
            elif name not in known:
                what = "is evidence of no claim" if _HASH.fullmatch(name) else "is no evidence"
                found[f"file {name} {what}"] = None
        return found
