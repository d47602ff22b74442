"""Analysis: `match` brings what is derived up to date; the rest shows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from claimtrack.ledger.base import Progress
from claimtrack.ledger.views import Views
from claimtrack.ledger.workers import Cores, without_collector
from claimtrack.store import journal, pairs, readings

SMALL = 2000  # claims up to which adding one brings everything up to date: about a second
FEW = 100  # claims that `add` reads on the way


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the collector of circles back: a report is four objects and none is in a circle.

    On 300,000 claims it would look through all of them again and again, a third of the time.
    """
    import gc

    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()


class Analysis(Views):
    """`match` and its results."""

    def match(
        self,
        *,
        rebuild: bool = False,
        embedder: str | None = None,
        nli: str | None = None,
        progress: Progress = None,
    ) -> dict[str, int]:
        """Read, compare and group what is new or touched, and score; return the counts.

        Work is committed stage by stage: an interrupted run loses nothing and goes on. `embedder`
        names a model of the extra `embed`, `nli` the folder of one of the extra `nli`; raises
        NotInstalled, or Usage where the ledger's vectors are of another.
        """
        with_vectors = self._with_vectors(embedder)
        if not rebuild and not self.stale() and not self._due(embedder, nli):
            return self._counts(0, 0)
        if with_vectors:
            from claimtrack.ledger import embedding

            embedding.settle(self.store, embedder, rebuild=rebuild)
        if self._with_judge(nli):
            from claimtrack.ledger import inferring

            inferring.settle(self.store, nli, rebuild=rebuild)
        self._queue(rebuild)
        with without_collector(), Cores() as cores:
            return self._matched(cores, with_vectors, progress)

    def _matched(self, cores: Cores, with_vectors: bool, progress: Progress) -> dict[str, int]:
        from claimtrack.ledger import comparing, grouping, scoring  # numpy and the rules: 0.1 s
        from claimtrack.ledger import readings as reading_stage
        from claimtrack.store import textindex

        read = reading_stage.read_waiting(self.store, cores, progress)
        if with_vectors:
            from claimtrack.ledger import embedding

            embedding.fill(self.store, progress)
        compared = comparing.compare_waiting(self.store, cores, progress)
        with self.store.write():
            textindex.refresh(self.store, readings.waiting(self.store, readings.TO_GROUP))
            findings = grouping.group(self.store)
            if progress is not None:
                progress("scoring", 0, None)
            with uncollected():
                scoring.save(self.store, scoring.run(self.store, findings))
            readings.clear_queue(self.store)
            readings.put_state(self.store, "log_seq", journal.last_seq(self.store))
        return self._counts(read, compared)

    def _with_vectors(self, embedder: str | None) -> bool:
        """Tell whether a model has a part in this ledger: most ledgers have none."""
        from claimtrack.store import corrections, vectors

        given = embedder or corrections.settings(self.store).get("embedder")
        return bool(given or vectors.model(self.store)[0])

    def _with_judge(self, nli: str | None) -> bool:
        from claimtrack.store import corrections, vectors

        given = nli or corrections.settings(self.store).get("nli")
        return bool(given or vectors.judge(self.store)[0])

    def _due(self, embedder: str | None, nli: str | None) -> bool:
        """Tell whether a model is asked for that the ledger was not matched with."""
        from claimtrack.ledger import embedding, inferring

        return (self._with_vectors(embedder) and embedding.is_due(self.store, embedder)) or (
            self._with_judge(nli) and inferring.is_due(self.store, nli)
        )

    def match_added(self, progress: Progress = None) -> None:
        """Follow up one added claim: `match` in a small ledger, in a large one only its first step.

        There the claim is read and indexed, so that `similar` knows it; clusters, contradictions
        and scores wait for `match`, and reading commands say so.
        """
        from claimtrack.ledger import readings as reading_stage
        from claimtrack.store import textindex

        if int(self.store.value("SELECT coalesce(max(n), 0) FROM claim")) <= SMALL:
            self.match(progress=progress)
            return
        self._queue(False)
        if len(readings.waiting(self.store, readings.TO_READ)) > FEW:
            return  # an import that was not matched: nothing of it is known yet
        with Cores() as cores:
            reading_stage.read_waiting(self.store, cores, progress)
        if self._with_vectors(None):
            from claimtrack.ledger import embedding

            embedding.settle(self.store, None)
            embedding.fill(self.store, progress)
        with self.store.write():
            textindex.refresh(self.store, readings.waiting(self.store, readings.TO_COMPARE))

    def _counts(self, read: int, compared: int) -> dict[str, int]:
        return {
            "claims": read,
            "compared": compared,
            "clusters": int(self.store.value("SELECT count(*) FROM cluster")),
            "contradictions": len(pairs.contradictions(self.store)),
        }

    def _queue(self, rebuild: bool) -> None:
        """Queue what the log has touched since the last run, and what an older reader read."""
        from claimtrack.model import READER_VERSION

        with self.store.write():
            if rebuild:
                readings.wipe(self.store)
                return
            done = int(readings.state(self.store, "queued_seq") or 0)
            reader = readings.state(self.store, "reader")
            if reader not in (None, str(READER_VERSION)):
                readings.enqueue_all(self.store)
            else:
                readings.enqueue(self.store, sorted(journal.touched_claims(self.store, done)))
            readings.put_state(self.store, "reader", READER_VERSION)
            readings.put_state(self.store, "queued_seq", journal.last_seq(self.store))
