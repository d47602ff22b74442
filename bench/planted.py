"""Claims about events to measure with: `planted.py N EVENTS FILE.csv`, always the same ones.

Each event has a place, a day, two sides and true figures. Sources tell them with hedges, later
tolls, rival figures, denials, and in each other's words; a few are judged.
"""

from __future__ import annotations

import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path

_FIELDS = ("source", "affiliation", "reliability", "text", "event", "said", "via", "url", "verdict")
_STEMS = ("Tor", "Kal", "Mir", "Ven", "Sol", "Bar", "Zin", "Hol", "Dra", "Lum", "Nor", "Pel")
_ENDS = ("ava", "burg", "esk", "itsa", "mouth", "ona", "stad", "uri", "wick", "yar")
_SIDES = ("government", "rebels", "militia", "front")
_HEDGES = ("at least ", "about ", "more than ", "nearly ", "up to ", "some ", "", "", "", "")
_MEASURES = (
    ("soldiers", "were killed"), ("civilians", "were killed"), ("fighters", "were killed"),
    ("people", "were wounded"), ("fighters", "were captured"), ("people", "are missing"),
    ("vehicles", "were destroyed"), ("houses", "were burned"),
)  # fmt: skip
_WAYS = (
    "{hedge}{count} {what} {fate} in {place}{extra}.",
    "{who} said {hedge}{count} {what} {fate} near {place}{extra}.",
    "In {place}, {hedge}{count} {what} {fate}{extra}, according to {who}.",
    "{hedge}{count} {what} {fate} at {place} on {day}{extra}, {who} reported.",
)
_POINTS = (
    ("The {side} took control of {place}.", "The {side} did not take control of {place}."),
    ("The {side} shelled the hospital in {place}.", "The {side} denied shelling the hospital in {place}."),  # noqa: E501
    ("The {side} won the battle of {place}.", "The {side} lost the battle of {place}."),
    ("The commander of the {side} was arrested in {place}.", "The commander of the {side} was not arrested in {place}."),  # noqa: E501
)  # fmt: skip
_WHO = ("residents", "the hospital", "a spokesman", "the ministry", "officials", "witnesses")
_EXTRA = ("", "", "", " when the convoy was hit", " after two days of fighting", " by drones",
          " on the road to the border", " in the night", " as the bridge fell")  # fmt: skip
_VERDICTS = ("true", "mostly-true", "mixed", "mostly-false", "false")


def _place(rnd: random.Random) -> str:
    return rnd.choice(_STEMS) + rnd.choice(_STEMS).lower() + rnd.choice(_ENDS)


def generate(number: int, events: int, path: Path, seed: int = 7) -> Path:
    """Write number claims about so many events as CSV and return the path."""
    rnd = random.Random(seed)
    sources = [
        (f"{rnd.choice(('Radio', 'Daily', 'Channel', 'Office', 'Agency'))} {_place(rnd)} {n}",
         rnd.choice((*_SIDES, "", "", "")), rnd.choice("ABCDEF" + " " * 6).strip())
        for n in range(max(40, min(400, number // 25)))
    ]  # fmt: skip
    told = []
    for n in range(events):
        place = _place(rnd)
        day = date(2023, 1, 1) + timedelta(days=rnd.randrange(600))
        truth = [rnd.randint(3, 300) for _ in _MEASURES]
        told.append((f"Battle of {place} {n}", place, day, truth, rnd.sample(_SIDES, 2)))
    earlier: dict[int, list[tuple[str, str]]] = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_FIELDS)
        for n in range(number):
            at = rnd.randrange(events)
            title, place, day, truth, sides = told[at]
            source, side, letter = rnd.choice(sources)
            said = day + timedelta(days=min(60, int(rnd.expovariate(0.3))))
            via = ""
            if earlier.get(at) and rnd.random() < 0.25:
                text, first = rnd.choice(earlier[at][-30:])
                via, source = source, first
            elif rnd.random() < 0.2:
                text = rnd.choice(rnd.choice(_POINTS)).format(side=rnd.choice(sides), place=place)
            else:
                which = rnd.randrange(len(_MEASURES))
                # The parties differ widely, others by a little, and tolls rise.
                off = rnd.choice((0.2, 0.5, 2.0)) if side in sides else rnd.choice((1, 1, 0.9, 1.1))
                count = max(1, round(truth[which] * off * min(1, 0.6 + 0.1 * (said - day).days)))
                what, fate = _MEASURES[which]
                text = rnd.choice(_WAYS).format(
                    hedge=rnd.choice(_HEDGES), count=count, what=what, fate=fate, place=place,
                    extra=rnd.choice(_EXTRA), who=rnd.choice(_WHO), day=f"{day:%-d %B %Y}",
                )  # fmt: skip
                text = text[0].upper() + text[1:]
            earlier.setdefault(at, []).append((text, source))
            verdict = rnd.choice(_VERDICTS) if rnd.random() < 0.02 else ""
            url = f"https://example.org/{n}"
            writer.writerow((source, "", "", text, title, said.isoformat(), via, url, verdict)
                            if via else (source, side, letter, text, title, said.isoformat(), via,
                                         url, verdict))  # fmt: skip
    return path


if __name__ == "__main__":
    generate(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
