"""The same report as Markdown: the same facts, and no text of others is markup."""

from __future__ import annotations

import re

import pytest

from claimtrack.report import render
from claimtrack.report.markdown import text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<b>*bold*</b>", r"\<b\>\*bold\*\</b\>"),
        ("[a](javascript:x)", r"\[a\](javascript:x)"),
        ("# not a heading", r"\# not a heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("84 killed, 50 hurt", "84 killed, 50 hurt"),
        ("a | b", r"a \| b"),
        ("see https://x.example and www.x.example", r"see https\://x.example and www\.x.example"),
        ("two\nlines\r\nhere", "two lines here"),
        ("&lt;", r"\&lt;"),
        ("\u202eback", r"\\u{202e}back"),
    ],
)
def test_texts_are_shown_as_they_are(given, shown):
    assert text(given) == shown


def test_every_claim_stands_in_it_with_where_it_comes_from(both):
    page = render(both, "md")
    for claim in both["claims"]:
        assert f"Claim `{claim['id']}`" in page
        assert f"Source: {text(claim['source'])}" in page
    for row in both["evidence"]:
        assert f"sha256 `{row['sha256']}`" in page


def test_both_formats_have_the_same_sections_and_figures(facts):
    page = render(facts, "md")
    assert re.findall(r"(?m)^## (.*)", page) == [
        "Summary", "Disputes", "Contradictions", "Who contradicts whom",
        "Figures: source by measure", "Timeline", "Who repeats whom", "Sources", "Statements",
    ]  # fmt: skip
    for dispute in facts["disputes"]:
        for answer in dispute["answers"]:
            assert f"{answer['belief']:.2f} ({answer['belief_low']:.2f}–" in page


def test_hostile_texts_are_no_markup(hostile_facts):
    page = render(hostile_facts, "md")
    ours = re.sub(r'<a id="s-[0-9a-f]+"></a>|<https?://[^<>\s]+>', "", page)
    assert not re.search(r"(?<!\\)[<>]", ours.replace("\\\\", ""))
    assert not re.search(r"(?<!\\)\]\((?!#s-)", page)
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert rows
    assert all(line.endswith("|") for line in rows)


def test_references_lead_to_statements(both):
    page = render(both, "md")
    anchors = set(re.findall(r'<a id="(s-[0-9a-f]+)">', page))
    assert set(re.findall(r"\]\(#(s-[0-9a-f]+)\)", page)) <= anchors
    assert len(anchors) == len(both["claims"])
