"""What `help` says in numbers: taken from the tables that the program goes by, none typed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

SAID = "2024-08-01"  # a Thursday: the day on which the examples of dates are said

FIGURES = ("at least 20", "more than 20", "up to 20", "fewer than 20", "20 to 30", "about 50",
           "nearly 50", "no", "a handful of", "several", "dozens of", "hundreds of",
           "thousands of")  # fmt: skip
DATES = ("on 25 July 2024", "on 25 July", "in July 2024", "in early July 2024", "in mid-July 2024",
         "at the end of July 2024", "in summer 2024", "around 25 July 2024", "since 25 July 2024",
         "on the night of 25 July 2024", "yesterday", "three days ago", "last Tuesday",
         "on Friday")  # fmt: skip


def numbers(topic: str) -> dict[str, str]:
    """Return what stands in the braces of a topic's text, by name; empty for most topics."""
    return dict(_TABLES[topic]()) if topic in _TABLES else {}


def _tiers() -> Mapping[str, str]:
    from claimtrack.contradiction import strengths as table

    gaps = [
        f"more than {_percent(gap)} apart: {strength:.2f}" for gap, strength in table.NUMBER[:-1]
    ]
    return {
        "conflict": f"{table.CONFLICT:.2f}",
        "count": _percent(table.MINOR_COUNT),
        "count_from": str(table.MINOR_COUNT_FROM),
        "measure": _percent(table.MINOR_MEASURE),
        "soft": _percent(table.SOFT_GAP),
        "gaps": ", ".join(gaps) + f", less: {table.NUMBER[-1][1]:.2f}",
        "reported": f"{table.REPORTED:.2f}",
    }


def _kinds() -> Mapping[str, str]:
    from claimtrack.contradiction import strengths
    from claimtrack.contradiction.finding import STRENGTH

    given = [strength for _, strength in strengths.NUMBER]
    told = {name: f"{value:.2f}" for name, value in STRENGTH.items()}
    return {**told, "number": f"{min(given):.2f}-{max(given):.2f}",
            "part_whole": f"{strengths.PART_WHOLE:.2f}"}  # fmt: skip


def _relations() -> Mapping[str, str]:
    from claimtrack.contradiction import strengths as table

    return {
        "rounding": _percent(table.ROUNDING),
        "days": str(table.REVISION_DAYS),
        "repeats": f"{table.REPEATS:.2f}",
        "with_figures": f"{table.REPEATS_WITH_FIGURES:.2f}",
    }


def _clusters() -> Mapping[str, str]:
    from claimtrack.matching import bands, clusters

    return {
        "auto": f"{bands.AUTO:.2f}",
        "review": f"{bands.REVIEW:.2f}",
        "link": f"{clusters.MEAN_LINK:.2f}",
    }


def _origins() -> Mapping[str, str]:
    from claimtrack.credibility import origins

    return {
        "hours": f"{origins.HOURS:g}",
        "near": _percent(origins.NEAR),
        "words": str(origins.NEAR_WORDS),
    }


def _scores() -> Mapping[str, str]:
    from claimtrack.credibility.parameters import LETTER_PRIOR, Parameters
    from claimtrack.credibility.problem import VERDICTS

    made = Parameters()
    return {
        "interval": _percent(made.interval),
        "values": ", ".join(
            f"{name} {value:g}" for name, value in VERDICTS.items() if value is not None
        ),
        "letters": ", ".join(f"{letter} {value:.2f}" for letter, value in LETTER_PRIOR.items()),
        "strength": f"{made.strength:g}",
        "agreement": f"{made.agreement:g}",
        "cap": f"{made.agreement_cap:g}",
        "half_life": f"{made.half_life_years:g}",
        "least": str(made.letter_verdicts),
    }


def _disputes() -> Mapping[str, str]:
    from claimtrack.credibility.parameters import INTEREST_FACTOR, Parameters

    made = Parameters()
    return {
        "low": f"{made.belief_low:.2f}",
        "high": f"{made.belief_high:.2f}",
        "alone": f"{made.k_high:.2f}",
        "against": f"{INTEREST_FACTOR[-1]:g}",
        "own": f"{INTEREST_FACTOR[1]:g}",
        "interest": str(made.interest_verdicts),
    }


def _readings() -> Mapping[str, str]:
    from claimtrack.reading import read

    lines = []
    for words in FIGURES:
        [found] = read(f"{words} soldiers were killed").quantities
        high = "or more" if found.high is None else f"to {found.high:g}"
        span = f"{found.low:g}" if found.low == found.high else f"{found.low:g} {high}"
        lines.append(f"  {words:<16}{span}" + (", soft" if found.soft else ""))
    return {"figures": "\n".join(lines)}


def _dates() -> Mapping[str, str]:
    from claimtrack.reading import read

    lines = []
    for words in DATES:
        [found] = read(f"84 soldiers were killed {words}.", said=SAID).dates
        span = found.start if found.start == found.end else f"{found.start} to {found.end or '...'}"
        lines.append(f"  {words:<30}{span}")
    return {"said": SAID, "dates": "\n".join(lines)}


def _evidence() -> Mapping[str, str]:
    from claimtrack.formats import media, quotes

    return {"limit": f"{media.TEXT_LIMIT >> 20} MB", "around": str(quotes.AROUND)}


def _import() -> Mapping[str, str]:
    from claimtrack import text
    from claimtrack.formats import rows

    return {"field": f"{text.FIELD_LIMIT:,}", "row": f"{rows.ROW_LIMIT:,}"}


def _percent(share: float) -> str:
    return f"{share * 100:g} %"


_TABLES: dict[str, Callable[[], Mapping[str, str]]] = {
    "relations": _relations, "kinds": _kinds, "tiers": _tiers, "readings": _readings,
    "dates": _dates, "clusters": _clusters, "origins": _origins, "scores": _scores,
    "disputes": _disputes, "evidence": _evidence, "import": _import,
}  # fmt: skip
