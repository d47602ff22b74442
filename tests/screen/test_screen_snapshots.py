"""The main screens as they look at 60 to 200 columns, kept as files that can be read.

`UPDATE_SNAPSHOTS=1 pytest tests/screen` writes them anew; look at them before committing.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from claimtrack.screen import listings
from claimtrack.screen.claim import claim_page
from claimtrack.screen.comparing import compare_page
from claimtrack.screen.contradictions import contradictions_page
from claimtrack.screen.disputes import disputes_page
from claimtrack.screen.emit import emit, emit_one
from claimtrack.screen.look import Look
from claimtrack.screen.matrix import emit_matrix
from claimtrack.screen.origins import origins_page
from claimtrack.screen.output import Output
from claimtrack.screen.reading import reading_page
from claimtrack.screen.timeline import timeline_page

SNAPSHOTS = Path(__file__).parent / "snapshots"


def claim(id, source, text, **more):
    empty = dict.fromkeys(("event", "url", "place", "lang", "cluster", "said"))
    return {"id": id * 8, "text": text, "source": source, "via": [], "recorded": "2024-08-02",
            "status": "active", **empty, **more}  # fmt: skip


SHORT = claim("3f9a", "CSP-DPA", "84 Wagner fighters were killed at Tinzaouaten.",
              said="2024-08-01", event="Ambush near Tinzaouaten", via=["Reuters"])  # fmt: skip
LONG = claim("71bd", "The press office of the general staff of the Malian armed forces",
             "Two soldiers were killed and about twenty terrorists neutralised, says the general "
             "staff, which praises the courage of the troops in the far north.",
             said="2024-07-26", event="Ambush near Tinzaouaten")  # fmt: skip
FOREIGN = claim("c0de", "中国国际电视台", "قال المتمردون الطوارق إنهم قتلوا 84 من مرتزقة فاغنر")
QUANTITY = {"low": 84.0, "high": None, "hedge": "at-least", "soft": False, "class": "fighters",
            "noun": "fighter", "unit": "", "role": "killed", "side": "wagner", "subset": False,
            "negated": False, "possible": False, "text": "84 Wagner fighters", "span": [0, 18],
            "clause": 0}  # fmt: skip
READING = {
    "text": SHORT["text"], "lang": "en", "statement": [0, 46], "polarity": "affirmed",
    "modality": "fact", "tokens": [], "names": [], "quantities": [QUANTITY],
    "attribution": [{"speaker": "CSP", "key": "csp", "verb": "say", "stance": "says",
                     "span": [0, 3]}],
    "dates": [{"start": "2024-07-25", "end": None, "edtf": "2024-07-25/..", "text": "since then",
               "span": [34, 45], "hours": None, "role": "since"}],
    "places": [{"key": "tinzaouaten", "name": "Tinzaouaten", "within": ["mali"], "relation": "at",
                "span": [34, 45]}],
    "actors": [{"key": "wagner", "name": "Wagner", "kind": "group", "sides": ["wagner", "russia"],
                "part": "patient", "span": [3, 9]}],
    "clauses": [{"head": "kill", "agents": [], "patients": ["wagner"], "polarity": "negated",
                 "modality": "fact", "words": [], "places": [], "span": [0, 46],
                 "cue": [19, 23]}],
}  # fmt: skip


def side(row, **more):
    return {**{key: row[key] for key in ("id", "source", "text")}, "claims": [row["id"]], **more}


CONTRADICTION = {
    "id": "5cf1a203b7d4e6f8", "kind": "number", "strength": 0.95, "tier": "conflict",
    "a": side(SHORT, marks=[[0, 18]], claims=["a", "b", "c"]),
    "b": side(LONG, marks=[[0, 12]]),
    "question": "soldiers killed", "explanation": "84 and 2 do not meet: 98 % apart",
    "rule": "F9 disjoint", "same_source": False, "status": "open",
    "event": "Ambush near Tinzaouaten", "dissolves": "if they count other people",
}  # fmt: skip
POSSIBLE = {**CONTRADICTION, "id": "6cf1a203b7d4e6f8", "tier": "possible", "strength": 0.5,
            "question": "", "kind": "denial", "same_source": True, "status": "dismissed",
            "a": side(FOREIGN), "b": side(SHORT)}  # fmt: skip
ANSWER = {"answer": "84", "low": 84.0, "high": 84.0, "claims": ["a", "b"], "sources": ["CSP-DPA"],
          "origins": 1, "belief": 0.62, "belief_low": 0.2, "belief_high": 0.9}  # fmt: skip
DISPUTE = {"id": "9d38f16aaaa", "question": "Wagner fighters killed", "event": "Ambush",
           "answers": [ANSWER, {**ANSWER, "answer": "50", "belief": 0.2, "belief_low": 0.05,
                                "sources": ["JNIM", LONG["source"]]}],
           "low": 50.0, "high": 84.0, "best": "84", "rule": "origins-median"}  # fmt: skip
SCORE = {"source": "Malian army", "affiliation": "Mali", "score": 0.27, "low": 0.04, "high": 0.61,
         "n": 1, "reliability": "D", "claims": 4, "verdicts": {"false": 1}, "corroborated": 1,
         "contradicted": 2, "origins": 4, "reasons": ["letter D counts as 0.35"]}  # fmt: skip
COMPARED = {"relation": "contradicts", "kind": "number", "strength": 0.95, "tier": "conflict",
            "same": False, "score": 0.71, "rule": "F9 disjoint", "dissolves": "if others count",
            "explanation": "84 and 50 do not meet", "a": READING,
            "b": {**READING, "quantities": [{**QUANTITY, "low": 50.0, "high": 50.0}]},
            "marks_a": [[0, 18]], "marks_b": [],
            "similarity": {"score": 0.7, "unmatched": 0.1, "shared": [["kill", "die", 0.3]],
                           "unmatched_a": [["wagner", 0.95]], "unmatched_b": []}}  # fmt: skip
CELL = {"id": "a", "figure": "84", "text": "84", "said": "2024-08-01", "via": [], "sign": "!"}
MEASURES = ["Wagner fighters killed", "soldiers killed", "rebels killed", "vehicles destroyed",
            "prisoners taken", "people wounded"]  # fmt: skip
MATRIX = {"event": "Ambush", "measures": MEASURES,
          "rows": [{"source": "CSP-DPA", "cells": {name: [CELL] for name in MEASURES}},
                   {"source": LONG["source"],
                    "cells": {MEASURES[1]: [CELL, {**CELL, "sign": ">"}]}}],
          "totals": {MEASURES[0]: {"range": [20, None, None], "lowest": [20, 20, 84]}}}  # fmt: skip
EVENTS = [
    {"said": row["said"], "id": row["id"], "source": row["source"], "side": "Mali",
     "text": row["text"], "event": None, "contradicts": ["3f9a3f9a"], "revises": [], "repeats": []}
    for row in (LONG, SHORT, FOREIGN)
]  # fmt: skip
ROOT = {"origin": "3f9a", "id": "3f9a", "source": "CSP-DPA", "via": [], "said": "2024-08-01",
        "text": SHORT["text"], "repeats": None, "because": "", "event": None}  # fmt: skip
COPY = {**ROOT, "id": "71bd", "repeats": "3f9a", "because": "names CSP-DPA", "via": ["Radio"]}

DOCUMENTS = {
    "list": [SHORT, LONG, FOREIGN, {**SHORT, "said": "2024-07-30T12:30:00+02:00"}],
    "contradictions": [CONTRADICTION, POSSIBLE],
    "disputes": [DISPUTE],
    "credibility": [
        SCORE, {**SCORE, "source": LONG["source"], "score": None, "low": None, "high": None},
    ],
    "read": READING,
    "compare": COMPARED,
    "show": {**SHORT, "reading": READING, "relations": [{**SHORT, **COMPARED}], "verdicts": []},
    "matrix": MATRIX,
    "timeline": EVENTS,
    "origins": [ROOT, COPY],
}  # fmt: skip
PAGES = {
    "list": lambda rows, look: emit(rows, listings.CLAIMS, look),
    "contradictions": lambda rows, look: emit(
        rows, listings.CONTRADICTIONS, look, contradictions_page
    ),
    "disputes": lambda rows, look: emit(rows, listings.DISPUTES, look, disputes_page),
    "credibility": lambda rows, look: emit(rows, listings.CREDIBILITY, look),
    "read": lambda row, look: emit_one(row, look, reading_page),
    "compare": lambda row, look: emit_one(row, look, compare_page),
    "show": lambda row, look: emit_one(row, look, claim_page),
    "matrix": emit_matrix,
    "timeline": lambda rows, look: emit(rows, listings.TIMELINE, look, timeline_page),
    "origins": lambda rows, look: emit(rows, listings.ORIGINS, look, origins_page),
}
# The same with names as they are in the world: wide signs, right to left, joined, and long ones.
FAR = {
    "CSP-DPA": "المكتب الإعلامي للقوات المسلحة في المنطقة الشمالية والشرقية",
    LONG["source"]: "中国国际电视台国际新闻编辑部驻西非联合报道组记者站",
    "Malian army": "👨‍👩‍👧‍👦 Families of the fallen 🇲🇱 of the northern regions and their friends",
    "Ambush near Tinzaouaten": "Battle of Karo, and the retreat across the river to the hills",
    "Reuters": "日本放送協会",
    "84": "84000000",
    LONG["text"]: "报道称卡罗战役中有二名士兵死亡，https://example.org/" + "long/" * 16,
}
FAR_SCREENS = ("list", "show", "contradictions", "disputes", "matrix", "timeline", "credibility")
WIDTHS = (60, 80, 120, 200)


def far(value):
    """Put the names of FAR in the place of the others, everywhere in a document."""
    if isinstance(value, dict):
        return {key: far(each) for key, each in value.items()}
    if isinstance(value, list):
        return [far(each) for each in value]
    return FAR.get(value, value) if isinstance(value, str) else value


def screen(name, width, *, color=False, terminal=True):
    file = io.StringIO()
    name, _, names = name.partition("-")
    document = far(DOCUMENTS[name]) if names else DOCUMENTS[name]
    PAGES[name](document, Output(Look(file, terminal, width, color)))
    return file.getvalue()


SCREENS = (*DOCUMENTS, *(f"{name}-far" for name in FAR_SCREENS))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SCREENS)
def test_the_main_screens_look_as_they_did(name, width):
    path = SNAPSHOTS / f"{name}-{width}.txt"
    seen = screen(name, width)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, *WIDTHS])
@pytest.mark.parametrize("name", SCREENS)
def test_no_line_is_wider_than_the_terminal(name, width):
    from rich.cells import cell_len

    assert max(map(cell_len, screen(name, width).splitlines())) <= width


@pytest.mark.parametrize("width", [40, *WIDTHS])
@pytest.mark.parametrize("name", SCREENS)
def test_no_id_or_figure_is_broken(name, width):
    words = {word.strip("[]!+:;") for word in screen(name, width).split()}
    assert words & {"3f9a3f9", "84", "84,000,000", "0.27"}
    assert not any("…" in word for word in words)


@pytest.mark.parametrize("name", SCREENS)
def test_without_color_there_are_no_escapes_and_words_are_marked_by_signs(name):
    assert "\x1b" not in screen(name, 80)
    if name in ("contradictions", "compare", "read", "show"):
        assert "[84 Wagner fighters]" in screen(name, 80)


@pytest.mark.parametrize("name", ["contradictions", "compare", "read"])
def test_with_color_the_deciding_words_have_a_style(name, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;4m84 Wagner fighters\x1b[0m" in screen(name, 120, color=True)


@pytest.mark.parametrize("name", ["list", "contradictions", "disputes", "timeline", "origins"])
def test_a_pipe_gets_no_boxes_and_no_page(name):
    seen = screen(name, 80, terminal=False)
    assert not set("\x1b─│┌") & (set(seen) - set("─" if name == "disputes" else ""))
    assert len(seen.splitlines()[0].split("  ")) > 1
