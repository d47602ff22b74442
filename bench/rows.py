"""Claims to measure with: `rows.py N FILE.csv` writes N made-up ones, always the same."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from pathlib import Path

# The corpus with the frequencies of real words, where the shared folder is at hand.
GENERATOR = Path(__file__).parents[2] / "shared" / "tools" / "gen_corpus.py"

_ACTORS = ("The ministry", "A spokesman", "Residents", "The rebels", "The army", "Hospital staff")
_HEDGES = ("at least", "about", "more than", "nearly", "up to", "some", "")
_PEOPLE = ("soldiers", "civilians", "fighters", "people", "officers", "children", "miners")
_FATES = ("were killed", "were injured", "were captured", "are missing", "were evacuated")
_CAUSES = ("in the attack", "in the flood", "when the bridge fell", "during the march", "at sea")
_STEMS = ("Tor", "Kal", "Mir", "Ven", "Sol", "Bar", "Zin", "Hol", "Dra", "Lum", "Nor", "Pel")
_ENDS = ("ava", "burg", "esk", "itsa", "mouth", "ona", "stad", "uri", "wick", "yar")
_FIELDS = ("id", "source", "said", "url", "text")


def generate(number: int, path: Path, seed: int = 7) -> Path:
    """Write number claims as CSV, and beside it a .gold with the fact of each; return the path.

    One claim in three tells a new fact, the others tell one of the latest again.
    """
    rnd = random.Random(seed)
    facts: list[tuple[int, str, str, str, str]] = []
    gold: list[str] = []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_FIELDS)
        for n in range(number):
            if not facts or rnd.random() < 1 / 3:
                place = rnd.choice(_STEMS) + rnd.choice(_STEMS).lower() + rnd.choice(_ENDS)
                facts.append(
                    (rnd.randint(2, 900), rnd.choice(_PEOPLE), rnd.choice(_FATES), place,
                     rnd.choice(_CAUSES))
                )  # fmt: skip
            fact = rnd.randrange(max(0, len(facts) - 2000), len(facts))
            gold.append(str(fact))
            count, people, fate, place, cause = facts[fact]
            figure = f"{rnd.choice(_HEDGES)} {count}".strip()
            text = rnd.choice(
                (
                    f"{rnd.choice(_ACTORS)} said {figure} {people} {fate} in {place} {cause}.",
                    f"{figure.capitalize()} {people} {fate} near {place} {cause}, reports say.",
                    f"{cause.capitalize()} in {place}, {figure} {people} {fate}.",
                )
            )
            source = f"Source {rnd.randint(1, 900)}"
            said = f"2024-{rnd.randint(1, 12):02}-{rnd.randint(1, 28):02}"
            writer.writerow((n, source, said, f"https://example.org/{n}", text))
    path.with_suffix(".gold").write_text("\n".join(gold) + "\n")
    return path


def event_rows(number: int, events: int, rnd: random.Random) -> list[dict[str, str]]:
    """Return number claims as rows to import, spread evenly over events that differ by place."""
    told = [
        (rnd.choice(_STEMS) + rnd.choice(_STEMS).lower() + rnd.choice(_ENDS), rnd.choice(_CAUSES),
         rnd.sample(_FATES, 3), rnd.choice(_PEOPLE), rnd.randint(20, 400))
        for _ in range(events)
    ]  # fmt: skip
    rows = []
    for n in range(number):
        place, cause, fates, people, count = told[n % events]
        figure = f"{rnd.choice(_HEDGES)} {count + rnd.choice((0, 0, 0, 3, count // 2))}".strip()
        fate, actor = rnd.choice(fates), rnd.choice(_ACTORS)
        text = rnd.choice(
            (
                f"{actor} said {figure} {people} {fate} in {place} {cause}.",
                f"{figure.capitalize()} {people} {fate} near {place} {cause}.",
                f"{actor} denied that {people} {fate} in {place}.",
                f"{actor} opened an inquiry into what happened {cause} in {place}.",
                f"{actor} blamed the government for what happened in {place}.",
                f"Roads to {place} were closed, and the hospital of {place} has no water.",
            )
        )
        rows.append(
            {
                "source": f"Source {rnd.randint(1, 900)}",
                "said": f"2024-{n % events % 12 + 1:02}-{rnd.randint(1, 28):02}",
                "event": f"{place} {n % events}",
                "text": text,
            }
        )
    return rows


def corpus(number: int, folder: Path) -> Path:
    """Return a CSV of number claims, from the shared generator where it and wordfreq are there."""
    if GENERATOR.exists():
        command = [sys.executable, str(GENERATOR), str(number), str(folder / f"corpus{number}")]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return folder / f"corpus{number}.csv"
    return generate(number, folder / f"generated{number}.csv")


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
