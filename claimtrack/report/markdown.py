"""The same report as Markdown: the facts of the page, every text of others escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimtrack.report.content import Card, Cited, Content, Dispute, Statement, content
from claimtrack.report.words import (
    CREDIBILITY,
    RELIABILITY,
    Cut,
    counted,
    day_words,
    lines,
    link,
    number,
    share,
    size,
    spread,
    time_words,
)
from claimtrack.text import lazy_regex

_SPECIAL = lazy_regex(r"([\\`*_\[\]<>#|~!&$])")
# What begins a list, a heading underlined, a quotation or a rule at the start of a line.
_START = lazy_regex(r"^(\d*)(?=[-+=.)])")
# An address that a viewer would make a link by itself.
_ADDRESS = lazy_regex(r"(?i)((?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.))")


def text(value: Any) -> str:
    """Return a text that Markdown shows as it is: one line, no markup, no link, no HTML."""
    told = " ".join(lines(str(value)).split())
    told = _SPECIAL.sub(r"\\\1", told)
    told = _ADDRESS.sub(r"\1\\", told)
    return _START.sub(r"\1\\", told)


class _Refs:
    """Numbers of statements, as links to them."""

    def __init__(self, told: Content) -> None:
        self.at = {each.row["id"]: each for each in told.statements}

    def __call__(self, cited: Cited) -> str:
        shown = " ".join(
            f"[[{self.at[each].number}]](#s-{self.at[each].anchor})" for each in cited.ids
        )
        return shown + (f" and {number(cited.more)} more" if cited.more else "")


def page(facts: Mapping[str, Any]) -> str:
    """Return the report as Markdown."""
    told = content(facts)
    refs = _Refs(told)
    parts = (_head(told), _disputes(told, refs), _contradictions(told, refs), _pairs(told),
             _matrix(told, refs), _timeline(told, refs), _origins(told, refs),
             _sources(told, refs), _statements(told), _foot(told))  # fmt: skip
    return "\n".join(line for part in parts for line in part) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _cut(cut: Cut) -> Iterator[str]:
    if cut:
        which = f"The {number(cut.shown)} {cut.which} of {number(cut.total)} are shown; all:"
        yield f"{which} `{cut.command}`"
        yield ""


def _head(told: Content) -> Iterator[str]:
    counts = told.counts
    yield f"# {text(told.event['title'])}: who said what"
    yield ""
    if told.event["place"]:
        yield f"Place: {text(told.event['place'])}  "
    if told.event["start"]:
        end = told.event["end"] or told.event["start"]
        yield f"When: {day_words(told.event['start'])} to {day_words(end)}  "
    if told.window[0]:
        yield f"Said between {day_words(told.window[0])} and {day_words(told.window[1])}  "
    yield (
        f"The ledger as it stood on {time_words(told.ledger['time'])} "
        f"(change {told.ledger['change']})"
    )
    yield ""
    if told.event["note"]:
        yield text(told.event["note"])
        yield ""
    if told.ledger["stale"]:
        yield "**Out of date:** the ledger changed after its last analysis: `claimtrack match`."
        yield ""
    yield "## Summary"
    yield ""
    yield (
        f"{counted(counts['claims'], 'statement')} by {counted(counts['sources'], 'source')} from "
        f"{counted(counts['origins'], 'independent origin')}; "
        f"{counted(counts['disputes'], 'question')} in dispute, "
        f"{counted(counts['conflicts'], 'conflict')}, {counted(counts['verdicts'], 'verdict')}."
    )
    yield ""
    for each in told.findings:
        settled = f"settled on {text(each.settled)}" if each.settled else "not settled"
        answers = counted(len(each.row["answers"]), "answer")
        yield f"- **{text(each.row['question'])}** ({answers}): {settled}"
    yield ""
    yield (
        "A number in brackets leads to the statement that says it. An origin is an independent "
        "root: ten outlets that cite one spokesman are one. Belief is an estimate from 0 to 1 with "
        "its 90 % interval, and no finding. ≠ marks what is contradicted, \\> what was revised."
    )
    yield ""


def _disputes(told: Content, refs: _Refs) -> Iterator[str]:
    yield "## Disputes"
    yield ""
    if not told.disputes:
        yield "There is none: no question has two answers that differ."
        yield ""
    for each in told.disputes:
        yield from _dispute(each, refs)
    yield from _cut(told.disputes_cut)


def _dispute(each: Dispute, refs: _Refs) -> Iterator[str]:
    yield f"### {text(each.row['question'])}"
    yield ""
    if each.settled:
        yield f"Settled on **{text(each.settled)}** by: {text(each.by)}."
    else:
        yield f"Not settled: {text(each.by)}."
    yield ""
    rows = []
    for answer in each.answers:
        row = answer.row
        best = " ★" if answer.best else ""
        verdict = f" (verdict: {text(row['verdict'])})" if row["verdict"] else ""
        belief = f"{share(row['belief'])} ({spread(row['belief_low'], row['belief_high'])})"
        names = "; ".join(map(text, row["sources"][:6]))
        more = f" and {len(row['sources']) - 6} more" if len(row["sources"]) > 6 else ""
        rows.append(
            (f"{text(row['answer'])}{best}{verdict}", f"{belief}, {row['likelihood']}, "
             f"{row['confidence']} confidence", str(row["origins"]),
             f"{names}{more} {refs(answer.cited)}")
        )  # fmt: skip
    yield from _table(("Answer", "Belief, 90 % interval", "Origins", "Given by"), rows)
    yield from _cut(each.cut)
    if each.figures:
        yield f"By other rules: {'; '.join(f'{text(r)} {text(f)}' for r, f, _ in each.figures)}."
        yield ""


def _contradictions(told: Content, refs: _Refs) -> Iterator[str]:
    yield "## Contradictions"
    yield ""
    if not told.contradictions:
        yield "None was found."
        yield ""
    for question, group in told.contradictions:
        yield f"### {text(question or 'On one point')}"
        yield ""
        for each in group:
            row = each.row
            sign = {"conflict": "≠", "possible": "≟", "minor": "\\~"}[row["tier"]]
            also = ", confirmed by the analyst" if row["status"] == "confirmed" else ""
            own = ", by one and the same source" if row["same_source"] else ""
            yield (
                f"- {sign} {row['kind']}, {row['tier']}, strength {share(row['strength'])}"
                f"{also}{own}"
            )
            for side, cited in ((row["a"], each.a), (row["b"], each.b)):
                others = len(side["sources"]) - 1
                more = f" and {counted(others, 'other')}" if others > 0 else ""
                yield f"  - **{text(side['source'])}**{more}: “{text(side['text'])}” {refs(cited)}"
            dissolves = f"; dissolves {text(row['dissolves'])}" if row["dissolves"] else ""
            because = f" Analyst: {text(row['because'])}" if row["because"] else ""
            yield f"  - {text(row['explanation'])}. Rule {text(row['rule'])}{dissolves}.{because}"
        yield ""
    yield from _cut(told.contradictions_cut)


def _pairs(told: Content) -> Iterator[str]:
    if not told.pairs:
        return
    yield "## Who contradicts whom"
    yield ""
    yield from _table(
        ("Source", "against", "Conflicts", "Possible, minor", "On"),
        (
            (
                text(pair.a),
                "itself" if pair.a == pair.b else text(pair.b),
                number(pair.count),
                number(pair.possible),
                "; ".join(map(text, pair.questions[:3]))
                + (f" and {len(pair.questions) - 3} more" if len(pair.questions) > 3 else ""),
            )
            for pair in told.pairs
        ),
    )
    yield from _cut(told.pairs_cut)


def _matrix(told: Content, refs: _Refs) -> Iterator[str]:
    matrix = told.matrix
    if not matrix.measures:
        return
    yield "## Figures: source by measure"
    yield ""
    rows = []
    for source, cells in matrix.rows:
        shown = [
            (f"{number(cell.more)} earlier; " if cell.more else "")
            + "; ".join(
                f"{text(each.sign)}{text(each.figure)} {refs(each.cited)}" for each in cell.figures
            )
            for cell in cells
        ]
        rows.append((text(source), *shown))
    rows += [(f"*{text(name)}*", *map(text, cells)) for name, cells in matrix.totals]
    yield from _table(("Source", *map(text, matrix.measures)), rows)
    yield from _cut(matrix.cut)
    yield from _cut(matrix.measures_cut)


def _timeline(told: Content, refs: _Refs) -> Iterator[str]:
    drawn = told.timeline
    if drawn is None:
        return
    yield "## Timeline"
    yield ""

    def cell(cited: Cited) -> str:
        each = (
            f"{text(told.signs.get(claim, ''))}{refs(Cited((claim,), 0))}" for claim in cited.ids
        )
        return " ".join(each) + (f" and {number(cited.more)} more" if cited.more else "")

    yield from _table(
        (drawn.unit.capitalize(), *(text(whole) for _, _, whole in drawn.lanes)),
        ((name, *map(cell, cells)) for name, cells in told.periods),
    )
    if drawn.undated:
        yield f"Without a date, and not in it: {counted(len(drawn.undated), 'statement')}."
        yield ""


def _origins(told: Content, refs: _Refs) -> Iterator[str]:
    if not told.origins:
        return
    yield "## Who repeats whom"
    yield ""
    for each in told.origins:
        root = each.root
        yield f"- **{text(root['source'])}**: “{text(root['text'])}” {refs(each.cited)}"
        for row, cited in each.repeats:
            said = f", {day_words(row['said'])}" if row["said"] else ""
            why = f" ({text(row['because'])})" if row["because"] else ""
            yield f"  - {text(row['source'])}{text(said)} {refs(cited)}{why}"
        if each.more:
            yield f"  - and {number(each.more)} more"
    yield ""
    yield from _cut(told.origins_cut)


def _sources(told: Content, refs: _Refs) -> Iterator[str]:
    yield "## Sources"
    yield ""
    yield (
        "The score is the share of a source's claims that may be expected to hold, with its 90 % "
        "interval; n is the number of verdicts. It counts all claims of the ledger."
    )
    yield ""
    for card in told.cards:
        yield from _card(card, refs)
    yield from _cut(told.cards_cut)


def _card(card: Card, refs: _Refs) -> Iterator[str]:
    source, score = card.source, card.score
    yield f"### {text(source['name'])}"
    yield ""
    about = [f"{counted(card.here, 'statement')} here"]
    about += [f"side: {text(source['affiliation'])}"] if source["affiliation"] else []
    about += [text(source["kind"])] if source["kind"] else []
    about += [f"part of {text(source['parent'])}"] if source["parent"] else []
    yield f"- {' · '.join(about)}"
    if score and score["score"] is not None:
        span = spread(score["low"], score["high"])
        yield f"- score {share(score['score'])} ({span}, n = {score['n']})"
    else:
        yield "- no score is made of it"
    if source["reliability"]:
        because = f": {text(source['rated_because'])}" if source["rated_because"] else ""
        meaning = RELIABILITY[source["reliability"]]
        rated = day_words(source["rated"])
        yield f"- reliability {source['reliability']} ({meaning}), rated {rated}{because}"
    if score:
        yield (
            f"- {counted(score['claims'], 'claim')} in the ledger, from "
            f"{counted(score['origins'], 'origin')}"
        )
        yield from (f"  - {text(reason)}" for reason in score["reasons"])
    for verdict, cited in card.verdicts:
        reason = f": {text(verdict['reason'])}" if verdict["reason"] else ""
        when = day_words(verdict["time"][:10])
        yield f"- verdict {verdict['value']} {refs(cited)}, {when}{reason}"
    if card.more:
        yield f"- and {counted(card.more, 'earlier verdict')}"
    if source["note"]:
        yield f"- {text(source['note'])}"
    yield ""


def _statements(told: Content) -> Iterator[str]:
    yield "## Statements"
    yield ""
    for each in told.statements:
        yield f'<a id="s-{each.anchor}"></a>**\\[{each.number}\\]** “{text(each.row["text"])}”  '
        yield "  \n".join(_facts(each))
        yield ""
    yield from _cut(told.statements_cut)


def _facts(each: Statement) -> Iterator[str]:
    row = each.row
    if row["translation"]:
        yield f"In translation: {text(row['translation'])}"
    facts = [f"Source: {text(row['source'])}"]
    facts += [f"via {' → '.join(map(text, row['via']))}"] if row["via"] else []
    facts += [f"said {text(day_words(row['said']))}" if row["said"] else "date unknown"]
    facts += [f"place: {text(row['place'])}"] if row["place"] else []
    if row["credibility"]:
        facts += [f"credibility {row['credibility']} ({CREDIBILITY[int(row['credibility'])]})"]
    facts += [f"basis: {row['basis']}"] if row["basis"] else []
    yield " · ".join(facts)
    yield f"Claim `{row['id']}`"
    if row["url"]:
        yield f"Link: {_address(row['url'])}"
    for file in each.evidence:
        name = f"{text(file['name'])}, " if file.get("name") else ""
        gone = ", redacted" if file.get("redacted") else ""
        kind = text(file["media_type"])
        yield f"Evidence: {name}{kind}, {size(file['size'])}{gone}, sha256 `{file['sha256']}`"
        for quote in file.get("quotes", ()):
            yield f"Quote: “{text(quote['exact'])}”"
    for verdict in each.verdicts:
        reason = f": {text(verdict['reason'])}" if verdict["reason"] else ""
        proof = "".join(f" {_address(proof)}" for proof in verdict["evidence"])
        when = day_words(verdict["time"][:10])
        yield f"Verdict: **{verdict['value']}**, {text(verdict['assessor'])}, {when}{reason}{proof}"
    if row["note"]:
        yield f"Note: {text(row['note'])}"


def _address(url: str) -> str:
    """Return a web address as a link, its own signs encoded; any other as text."""
    if not link(url):
        return text(url)
    return "<" + re.sub(r"[\s<>\\`]", lambda found: f"%{ord(found[0]):02X}", lines(url)) + ">"


def _foot(told: Content) -> Iterator[str]:
    yield "---"
    yield ""
    yield (
        f"Made by claimtrack {told.version} from a ledger as it stood at change "
        f"{told.ledger['change']}, {time_words(told.ledger['time'])}, hash of the log "
        f"`{told.ledger['hash']}`. Scores and beliefs are computed and can be wrong; statements "
        "are quoted as they were recorded."
    )
