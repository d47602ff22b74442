"""What a report says, in order: the facts of an event, long lists cut, every claim numbered.

Both formats write this and nothing else. What is cut is said where it is cut, with the command
that shows all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimtrack import __version__
from claimtrack.report import drawing
from claimtrack.report.words import SIGNS, Cut, day, interval, number, rule

Row = Mapping[str, Any]

# How much of each list a page holds. Conventions: what one sitting reads, and what keeps a page of
# the largest event under 5 MB.
FINDINGS = 5
DISPUTES, ANSWERS = 40, 12
CONTRADICTIONS = 200
MEASURES, MATRIX_ROWS, FIGURES = 10, 60, 4
PAIRS = 40
ORIGINS = 40
CARDS, VERDICTS = 60, 12
STATEMENTS = 1000
CITED = 8  # claims cited in one place


@dataclass(frozen=True, slots=True)
class Cited:
    """Claims to cite in one place: the first ones, and how many more there are."""

    ids: tuple[str, ...]
    more: int


Cite = Callable[[Sequence[str]], Cited]


class Citing:
    """Remembers which claims the page cites: each must stand among its statements."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = known
        self.seen: set[str] = set()

    def __call__(self, ids: Sequence[str]) -> Cited:
        """Return the claims to cite, remembering them; ids that the event lacks are left out."""
        own = [each for each in dict.fromkeys(ids) if each in self.known]
        self.seen.update(own[:CITED])
        return Cited(tuple(own[:CITED]), max(0, len(own) - CITED))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question in dispute."""

    row: Row
    best: bool
    cited: Cited


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question, its rival answers, what settles it."""

    row: Row
    answers: tuple[Answer, ...]
    cut: Cut
    settled: str
    by: str  # how it was settled
    figures: tuple[tuple[str, str, str], ...]  # rule, figure, why


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sides that cannot both be true."""

    row: Row
    a: Cited
    b: Cited


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in the matrix, with the claims that give it."""

    sign: str
    figure: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source said of one measure."""

    figures: tuple[Figure, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Source by measure."""

    measures: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    totals: tuple[tuple[str, tuple[str, ...]], ...]
    cut: Cut
    measures_cut: Cut


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin that several statements come from: the root, what repeats it, and why."""

    root: Row
    cited: Cited
    repeats: tuple[tuple[Row, Cited], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Card:
    """One source with its track record."""

    source: Row
    score: Row | None
    here: int
    verdicts: tuple[tuple[Row, Cited], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of the record: its number, its row, evidence, verdicts and how others stand."""

    number: int
    anchor: str
    row: Row
    evidence: tuple[Row, ...]
    verdicts: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All of one report."""

    event: Row
    ledger: Row
    version: str
    window: tuple[str, str]  # first and last day on which something was said, "" unknown
    counts: Mapping[str, int]
    findings: tuple[Dispute, ...]
    disputes: tuple[Dispute, ...]
    disputes_cut: Cut
    contradictions: tuple[tuple[str, tuple[Contradiction, ...]], ...]  # question by question
    contradictions_cut: Cut
    matrix: Matrix
    timeline: drawing.Timeline | None
    periods: tuple[tuple[str, tuple[Cited, ...]], ...]
    signs: Mapping[str, str]  # claim: "≠" or ">" in the timeline
    map: drawing.Map | None
    pairs: tuple[drawing.Opposed, ...]
    pairs_cut: Cut
    origins: tuple[Origin, ...]
    origins_cut: Cut
    cards: tuple[Card, ...]
    cards_cut: Cut
    statements: tuple[Statement, ...]
    statements_cut: Cut


def content(facts: Mapping[str, Any]) -> Content:
    """Order the facts of `ledger.reporting.gather` into a report."""
    event, claims = facts["event"], facts["claims"]
    slug = event["slug"]
    cite = Citing({claim["id"] for claim in claims})
    disputes = tuple(_dispute(row, cite, slug) for row in facts["disputes"][:DISPUTES])
    rows = facts["contradictions"]
    contradictions = _contradictions(rows[:CONTRADICTIONS], cite)
    timeline = drawing.timeline(facts["timeline"])
    pairs = drawing.opposition(rows)
    origins, groups = _origins(facts["origins"], cite)
    sides = {row["name"]: row["affiliation"] for row in facts["sources"]}
    cards = _cards(facts, cite)
    days = sorted(found for claim in claims if (found := day(claim["said"])))
    matrix = _matrix(facts["matrix"], cite, slug)
    periods = tuple(
        (period.name, tuple(cite(ids) for ids in period.cells))
        for period in (timeline.periods if timeline else ())
    )
    statements = _statements(facts, cite.seen)
    return Content(
        event=event,
        ledger=facts["ledger"],
        version=__version__,
        window=(days[0].isoformat(), days[-1].isoformat()) if days else ("", ""),
        counts={
            "claims": len(claims),
            "sources": len({claim["source"] for claim in claims}),
            "sides": len({side for side in sides.values() if side}),
            "origins": groups,
            "disputes": len(facts["disputes"]),
            "conflicts": sum(1 for row in rows if row["tier"] == "conflict"),
            "contradictions": len(rows),
            "verdicts": len(facts["verdicts"]),
        },
        findings=disputes[:FINDINGS],
        disputes=disputes,
        disputes_cut=Cut(len(disputes), len(facts["disputes"]), "of most origins",
                         f"claimtrack disputes --event {slug}"),
        contradictions=contradictions,
        contradictions_cut=Cut(min(CONTRADICTIONS, len(rows)), len(rows), "strongest",
                               f"claimtrack contradictions --all --event {slug}"),
        matrix=matrix,
        timeline=timeline,
        periods=periods,
        signs={
            row["id"]: SIGNS[name]
            for row in facts["timeline"]
            for name in ("revises", "contradicts")
            if row[name]
        },
        map=drawing.opposed(pairs, sides),
        pairs=tuple(pairs[:PAIRS]),
        pairs_cut=Cut(min(PAIRS, len(pairs)), len(pairs), "pairs most often opposed",
                      f"claimtrack contradictions --all --event {slug}"),
        origins=origins,
        origins_cut=_origins_cut(facts["origins"], len(origins), slug),
        cards=cards,
        cards_cut=Cut(len(cards), len(facts["sources"]), "sources that said most",
                      "claimtrack credibility"),
        statements=statements,
        statements_cut=Cut(len(statements), len(claims), "statements cited above, then the first,",
                           f"claimtrack list --event {slug}"),
    )  # fmt: skip


def _contradictions(
    rows: Sequence[Row], cite: Cite
) -> tuple[tuple[str, tuple[Contradiction, ...]], ...]:
    """Put contradictions under their question, in the order of the strongest of each."""
    groups: dict[str, list[Contradiction]] = defaultdict(list)
    for row in rows:
        a, b = (cite([row[side]["id"], *row[side]["claims"]]) for side in "ab")
        groups[row["question"]].append(Contradiction(row, a, b))
    return tuple((question, tuple(group)) for question, group in groups.items())


def _dispute(row: Row, cite: Cite, slug: str) -> Dispute:
    best = row["best"]
    settled, by = _settled(row)
    answers = sorted(
        row["answers"],
        key=lambda each: (each["verdict"] == "", -each["belief"], -each["origins"], each["answer"]),
    )
    shown = tuple(
        Answer(
            each,
            best is not None
            and (each["answer"] == str(best) or each["low"] == each["high"] == best),
            cite(each["claims"]),
        )
        for each in answers[:ANSWERS]
    )
    return Dispute(
        row=row,
        answers=shown,
        cut=Cut(len(shown), len(answers), "answers most believed",
                f"claimtrack disputes --event {slug}"),
        settled=settled,
        by=by,
        figures=tuple(
            (rule(each["rule"]), _total([each["low"], each["best"], each["high"]]), each["because"])
            for each in row["figures"]
            if each["rule"] != row["rule"]
        ),
    )  # fmt: skip


def _settled(row: Row) -> tuple[str, str]:
    """Return what a dispute is settled on ("" where on nothing), and how or why not."""
    if row["camps"]:
        return "", "two camps, " + " / ".join(map(str, row["camps"]))
    by = rule(row["rule"])
    if row["best"] is None:
        return "", by
    best = number(row["best"]) if isinstance(row["best"], (int, float)) else row["best"]
    if row["kind"] != "numeric":
        best = f"“{best}”"
    span = interval(row["low"], row["high"])
    return best + (f" ({span})" if span and span != best else ""), by


def _total(bounds: Sequence[Any]) -> str:
    low, best, high = bounds
    span = interval(low, high)
    if best is None:
        return span
    return number(best) + (f" ({span})" if span and span != number(best) else "")


def _matrix(matrix: Row, cite: Cite, slug: str) -> Matrix:
    measures = matrix["measures"][:MEASURES]
    held = [row for row in matrix["rows"] if any(name in row["cells"] for name in measures)]
    held.sort(
        key=lambda row: (-sum(len(row["cells"].get(each, ())) for each in measures), row["source"])
    )
    rows = tuple(
        (row["source"], tuple(_cell(row["cells"].get(name, ()), cite) for name in measures))
        for row in held[:MATRIX_ROWS]
    )
    totals = matrix["totals"]
    rules = dict.fromkeys(name for each in measures for name in totals.get(each, ()))
    return Matrix(
        measures=tuple(measures),
        rows=rows,
        totals=tuple(
            (rule(name), tuple(_total(totals.get(each, {}).get(name, (None, None, None)))
                               for each in measures))
            for name in rules
        ),
        cut=Cut(len(rows), len(held), "sources that gave most figures",
                f"claimtrack matrix {slug}"),
        measures_cut=Cut(len(measures), len(matrix["measures"]), "measures most reported",
                         f"claimtrack matrix {slug}"),
    )  # fmt: skip


def _cell(figures: Sequence[Row], cite: Cite) -> Cell:
    """Return the latest figures of a cell, equal ones as one: they replace those before."""
    equal: dict[tuple[str, str], list[str]] = {}
    for each in figures:
        key = SIGNS[each["sign"]], each["figure"]
        equal[key] = [*equal.pop(key, ()), each["id"]]
    shown = list(equal.items())[-FIGURES:]
    return Cell(
        tuple(Figure(sign, figure, cite(ids)) for (sign, figure), ids in shown),
        len(equal) - len(shown),
    )


def _groups(rows: Sequence[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["origin"]].append(row)
    return groups


def _origins(rows: Sequence[Row], cite: Cite) -> tuple[tuple[Origin, ...], int]:
    """Return the origins that several statements come from, the largest first, and all counted."""
    groups = _groups(rows)
    several = sorted(
        (group for group in groups.values() if len(group) > 1),
        key=lambda group: (-len(group), group[0]["origin"]),
    )
    told = tuple(
        Origin(
            group[0],
            cite([group[0]["id"]]),
            tuple((row, cite([row["id"]])) for row in group[1 : CITED + 1]),
            max(0, len(group) - 1 - CITED),
        )
        for group in several[:ORIGINS]
    )
    return told, len([origin for origin in groups if origin])


def _origins_cut(rows: Sequence[Row], shown: int, slug: str) -> Cut:
    several = sum(1 for group in _groups(rows).values() if len(group) > 1)
    return Cut(shown, several, "most repeated", f"claimtrack origins {slug}")


def _cards(facts: Mapping[str, Any], cite: Cite) -> tuple[Card, ...]:
    """Return the sources by how much they said of the event."""
    scores = {row["slug"]: row for row in facts["credibility"]}
    here: dict[str, int] = defaultdict(int)
    speaker = {}
    for claim in facts["claims"]:
        here[claim["source"]] += 1
        speaker[claim["id"]] = claim["source"]
    found: dict[str, list[Row]] = defaultdict(list)
    for verdict in facts["verdicts"]:
        found[speaker[verdict["claim"]]].append(verdict)
    order = sorted(facts["sources"], key=lambda row: (-here[row["name"]], row["slug"]))
    return tuple(
        Card(
            source=row,
            score=scores.get(row["slug"]),
            here=here[row["name"]],
            verdicts=tuple(
                (each, cite([each["claim"]])) for each in found[row["name"]][-VERDICTS:]
            ),
            more=max(0, len(found[row["name"]]) - VERDICTS),
        )
        for row in order[:CARDS]
    )


def _statements(facts: Mapping[str, Any], cited: Collection[str]) -> tuple[Statement, ...]:
    """Number the claims in the order they were said: all that are cited, then the first others."""
    claims = facts["claims"]
    room = max(0, STATEMENTS - len(cited))
    shown = []
    for claim in claims:
        if claim["id"] in cited:
            shown.append(claim)
        elif room:
            room -= 1
            shown.append(claim)
    evidence, verdicts = _by_claim(facts["evidence"]), _by_claim(facts["verdicts"])
    length = _prefix([claim["id"] for claim in claims])
    return tuple(
        Statement(
            number=place,
            anchor=claim["id"][:length],
            row=claim,
            evidence=tuple(evidence[claim["id"]]),
            verdicts=tuple(verdicts[claim["id"]]),
        )
        for place, claim in enumerate(shown, 1)
    )


def _by_claim(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["claim"]].append(row)
    return found


def _prefix(ids: Sequence[str]) -> int:
    """Return how many digits of the ids tell them apart, at least 7."""
    length = 7
    while len({each[:length] for each in ids}) < len(ids):
        length += 1
    return length
