"""Settled answers against the truth, beside a plain vote and other libraries; seconds and memory.

`credibility.py CLAIMS.csv GOLD.csv ...` reads `source,question,answer` and `question,answer`.
Without files: the sets in ../shared/data/credibility where they are there, and simulated claims.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from claimtrack.credibility import Report, build, score
from claimtrack.credibility.beta import quantile
from measure import heading

Row = tuple[str, str, str]  # source, question, answer
SHARED = Path(__file__).parents[2] / "shared" / "data" / "credibility"
VERDICTS = 8
SEEDS = range(1, 6)
KNOWN = 10  # answers of a source whose truth is known, to hold its interval against
CLAIMS = 300_000
CROWD_LABELS = 100  # crowd-kit holds tables of all labels: MMSR took 521 s on Book


def ours(rows: Sequence[Row], verdicts: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Return the best answer to each question; `verdicts` by question and answer."""
    problem = build(
        Report(str(n), s, q, a, structured=True, verdict=verdicts.get((q, a), ""))
        for n, (s, q, a) in enumerate(rows)
    )
    best = score(problem).best
    return {q: problem.answers[b] for q, b in zip(problem.questions, best, strict=True) if b >= 0}


def by_truthdiscovery(name: str) -> Callable[[Sequence[Row]], dict[str, str]]:
    """One algorithm of the package truthdiscovery."""

    def run(rows: Sequence[Row]) -> dict[str, str]:
        from truthdiscovery import algorithm
        from truthdiscovery.input import Dataset

        found = getattr(algorithm, name)().run(Dataset(rows, allow_multiple=True))
        return {q: min(found.get_most_believed_values(q)) for q in found.belief}

    return run


def by_crowdkit(name: str) -> Callable[[Sequence[Row]], dict[str, str]]:
    """One aggregation of the package crowd-kit."""

    def run(rows: Sequence[Row]) -> dict[str, str]:
        labels = len({answer for _, _, answer in rows})
        if labels > CROWD_LABELS:
            raise ValueError(f"{labels:,} labels would take many minutes")
        import pandas
        from crowdkit import aggregation

        table = pandas.DataFrame(rows, columns=["worker", "task", "label"])
        found = getattr(aggregation, name)().fit_predict(table)
        return {str(q): str(a) for q, a in found.items()}

    return run


PEERS: dict[str, Callable[[Sequence[Row]], dict[str, str]]] = {
    "truthdiscovery TruthFinder": by_truthdiscovery("TruthFinder"),
    "truthdiscovery Sums": by_truthdiscovery("Sums"),
    "truthdiscovery Investment": by_truthdiscovery("Investment"),
    "crowd-kit MMSR": by_crowdkit("MMSR"),
    "crowd-kit OneCoinDawidSkene": by_crowdkit("OneCoinDawidSkene"),
}


def vote(rows: Sequence[Row], gold: Mapping[str, str], asked: Sequence[str]) -> float:
    """Return the accuracy of a plain vote; ties count their share."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for _, question, answer in rows:
        votes[question][answer] += 1

    def share(question: str) -> float:
        counted = votes[question]
        top = [a for a, n in counted.items() if n == max(counted.values())]
        return (gold[question] in top) / len(top)

    return sum(map(share, asked)) / len(asked)


def accuracy(best: Mapping[str, str], gold: Mapping[str, str], asked: Sequence[str]) -> float:
    """Return the share of the asked questions that are answered as the truth is."""
    return sum(best.get(q) == gold[q] for q in asked) / len(asked)


def interval(rate: float, n: int) -> str:
    """Return the 90 % interval of a rate that was seen in n questions (Jeffreys)."""
    a, b = np.array([rate * n + 0.5]), np.array([n - rate * n + 0.5])
    return f"{quantile(0.05, a, b)[0]:.3f}-{quantile(0.95, a, b)[0]:.3f}"


def line(name: str, rate: float, n: int, seconds: float | None = None) -> None:
    """Print one method: accuracy with its interval, and wall seconds."""
    took = "" if seconds is None else f"{seconds:>9.2f} s"
    print(f"  {name:<30}{rate:>7.3f}  ({interval(rate, n)}){took}", flush=True)


def compare(claims: Path, truth: Path) -> None:
    """Print the accuracies on one set."""
    with claims.open(encoding="utf-8", newline="") as file:
        rows = [(r["source"], r["question"], r["answer"]) for r in csv.DictReader(file)]
    with truth.open(encoding="utf-8", newline="") as file:
        gold = {r["question"]: r["answer"] for r in csv.DictReader(file)}
    seen = {question for _, question, _ in rows}
    gold = {q: a for q, a in gold.items() if q in seen}
    asked = sorted(gold)
    heading(f"{claims.name}: {len(rows):,} claims, {len(gold)} questions with a known answer")
    line("plain vote", vote(rows, gold, asked), len(asked))
    start = time.perf_counter()
    best = ours(rows, {})
    line("claimtrack", accuracy(best, gold, asked), len(asked), time.perf_counter() - start)
    drawn = list(draws(rows, gold, asked))
    rate, base = (float(np.mean([d[i] for d in drawn])) for i in (0, 1))
    print(
        f"  {f'claimtrack, {VERDICTS} verdicts':<30}{rate:>7.3f}  "
        f"(mean of {len(drawn)} draws; vote {base:.3f})"
    )
    plain, n = coverage(rows, gold, {})
    covered = [coverage(rows, gold, judged(rows, gold, asked, seed)[1])[0] for seed in SEEDS]
    print(
        f"  90 % intervals of {n} sources hold {plain:.2f} of their rates; "
        f"{np.mean(covered):.2f} with verdicts ({min(covered):.2f}-{max(covered):.2f} by draw)"
    )
    for name, run in PEERS.items():
        try:
            start = time.perf_counter()
            found = run(rows)
        except Exception as problem:  # a peer that fails is a line of the table, not its end
            print(f"  {name:<30}  does not run here: {str(problem)[:60] or type(problem).__name__}")
            continue
        line(name, accuracy(found, gold, asked), len(asked), time.perf_counter() - start)


def coverage(
    rows: Sequence[Row], gold: Mapping[str, str], verdicts: Mapping[tuple[str, str], str]
) -> tuple[float, int]:
    """Return the share of sources whose 90 % interval holds how often they were right, and n.

    Only sources with KNOWN answers whose truth is known: of fewer the rate itself is a guess.
    """
    right: dict[str, list[bool]] = defaultdict(list)
    for source, question, answer in rows:
        if question in gold:
            right[source].append(answer == gold[question])
    problem = build(
        Report(str(n), s, q, a, structured=True, verdict=verdicts.get((q, a), ""))
        for n, (s, q, a) in enumerate(rows)
    )
    scores = score(problem)
    held = [
        scores.low[i] <= np.mean(right[source.key]) <= scores.high[i]
        for i, source in enumerate(problem.sources)
        if len(right[source.key]) >= KNOWN
    ]
    return float(np.mean(held)) if held else float("nan"), len(held)


def judged(
    rows: Sequence[Row], gold: Mapping[str, str], asked: Sequence[str], seed: int
) -> tuple[set[str], dict[tuple[str, str], str]]:
    """Return the questions drawn with a seed, and a verdict on each of their answers."""
    drawn = set(random.Random(seed).sample(asked, VERDICTS))
    return drawn, {(q, a): "true" if a == gold[q] else "false" for _, q, a in rows if q in drawn}


def draws(
    rows: Sequence[Row], gold: Mapping[str, str], asked: Sequence[str]
) -> Iterator[tuple[float, float]]:
    """Yield the accuracies of ours and of a vote with verdicts on a few questions, per seed."""
    for seed in SEEDS:
        drawn, given = judged(rows, gold, asked, seed)
        rest = [q for q in asked if q not in drawn]
        yield accuracy(ours(rows, given), gold, rest), vote(rows, gold, rest)


def simulated(number: int) -> None:
    """Score simulated claims and print seconds as JSON: run in a process of its own."""
    chance = np.random.default_rng(1)
    source = chance.zipf(1.3, number) % (number // 100)
    question = chance.integers(number // 8, size=number)
    answer = np.minimum(chance.geometric(0.6, number), 9)
    reports = [
        Report(str(n), f"s{s}", f"q{q}", f"a{a}", structured=True)
        for n, (s, q, a) in enumerate(zip(source, question, answer, strict=True))
    ]
    start = time.process_time()
    problem = build(reports)
    score(problem)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": time.process_time() - start, "peak": peak}))


def main() -> None:
    given = [Path(name) for name in sys.argv[1:]]
    found = given or [
        path
        for claims in sorted(SHARED.glob("*.claims.csv"))
        for path in (claims, claims.with_name(claims.name.replace(".claims.", ".gold.")))
    ]
    for claims, truth in zip(found[::2], found[1::2], strict=True):
        compare(claims, truth)
    if given:
        return
    heading(f"{CLAIMS:,} simulated claims")
    command = [sys.executable, __file__, "--simulate", str(CLAIMS)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    print(f"  {told['cpu']:.1f} s CPU (at most 30), {told['peak']:.0f} MB (at most 2,000)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--simulate"]:
        simulated(int(sys.argv[2]))
    else:
        main()
