"""How well questions are told apart, whatever the words: frames with two answers in many wordings.

usage: frames.py [-v] NAME.jsonl...   (default: those in tests/data/frames)

A frame is one event and one question: six sentences `A` that give one answer, six `B` that give
one that excludes it, six `beside` that answer other questions. Every A against every B contradicts;
other two do. Pairs of a frame are much alike, so intervals are over frames (bootstrap, 90 %).
`-v` prints for each frame how many of its 36 were found, and every conflict that is none.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

from claimtrack.ledger.compare import compare_rows
from relations import DATA, rows_of

ROUNDS = 2000


class Counted(NamedTuple):
    """What was shown of one frame, in pairs."""

    found: int  # contradictions shown
    real: int
    false: int  # conflicts shown that are none
    alike: int  # pairs that say the same, said to
    all_alike: int
    merged: int  # pairs that do not, said to


def main() -> None:
    files = [Path(each) for each in sys.argv[1:] if each.endswith(".jsonl")]
    slots = defaultdict[str, list[Counted]](list)
    for file in files or sorted((DATA / "frames").glob("*.jsonl")):
        for frame in rows_of(file):
            slots[frame["slot"]].append(counted := _counted(frame, "-v" in sys.argv))
            if "-v" in sys.argv:
                print(f"{frame['id']}: {counted.found} of {counted.real}, same {counted.alike} of "
                      f"{counted.all_alike}, {frame['event']}")  # fmt: skip
    print(f"{'slot':<10}{'frames':>7}{'conflict: precision':>28}{'recall':>24}"
          f"{'same: precision':>28}{'recall':>24}")  # fmt: skip
    for slot, frames in sorted(slots.items()):
        _line(slot, frames)
    _line("all", [each for frames in slots.values() for each in frames])


def _pairs(frame: dict[str, Any]) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield two texts, whether they contradict each other, whether they say the same."""
    a, b, beside = frame["A"], frame["B"], frame["beside"]
    yield from ((x, y, True, False) for x, y in product(a, b))
    yield from ((x, y, False, True) for side in (a, b) for x, y in combinations(side, 2))
    yield from ((x, y, False, False) for x, y in product(a + b, beside))
    yield from ((x, y, False, False) for x, y in combinations(beside, 2))


def _counted(frame: dict[str, Any], listed: bool) -> Counted:
    pairs = list(_pairs(frame))
    found = false = alike = merged = 0
    answers = compare_rows([{"a": x, "b": y} for x, y, *_ in pairs])
    for (x, y, excluded, same), said in zip(pairs, answers, strict=True):
        shown = said["relation"] == "contradicts" and said["tier"] == "conflict"
        found += shown and excluded
        false += shown and not excluded
        alike += said["same"] and same
        merged += said["same"] and not same
        if listed and ((shown and not excluded) or (said["same"] and not same)):
            print(f"  {'merged' if said['same'] else 'shown'}, {said['rule']}: "
                  f"{said['explanation']}\n    {x}\n    {y}")  # fmt: skip
    real = len(frame["A"]) * len(frame["B"])
    return Counted(found, real, false, alike, sum(same for *_, same in pairs), merged)


def _line(name: str, frames: list[Counted]) -> None:
    columns = (
        _share(frames, lambda n: (n.found, n.found + n.false)),
        _share(frames, lambda n: (n.found, n.real)),
        _share(frames, lambda n: (n.alike, n.alike + n.merged)),
        _share(frames, lambda n: (n.alike, n.all_alike)),
    )
    told = (f"{column:>{width}}" for column, width in zip(columns, (28, 24, 28, 24), strict=True))
    print(f"{name:<10}{len(frames):>7}{''.join(told)}")


def _share(frames: list[Counted], of: Any) -> str:
    """Return hits of all, with the interval over frames."""
    parts = [of(frame) for frame in frames]
    rnd = random.Random(7)
    drawn = sorted(
        share
        for _ in range(ROUNDS)
        if (share := _ratio(rnd.choices(parts, k=len(parts)))) is not None
    )
    share = _ratio(parts)
    if share is None:
        return "none"
    low, high = drawn[len(drawn) // 20], drawn[-len(drawn) // 20 - 1]
    return f"{share:.2f} ({low:.2f}-{high:.2f}) n {sum(n for _, n in parts)}"


def _ratio(parts: list[tuple[int, int]]) -> float | None:
    n = sum(each for _, each in parts)
    return sum(hits for hits, _ in parts) / n if n else None


if __name__ == "__main__":
    main()
