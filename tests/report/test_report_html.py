"""The page: its structure, what it lets in, what it says."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from page_tree import tree

import claimtrack.report
from claimtrack import Ledger
from claimtrack.ledger.reporting import gather
from claimtrack.report import content as contents
from claimtrack.report import render
from claimtrack.report.words import day_words

CSS = Path(claimtrack.report.__file__).with_name("templates") / "page.css"
DANGEROUS = {chr(n) for n in (*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F))} - {"\n"}


def test_headings_stand_in_order(page):
    levels = [int(each.name[1]) for each in page.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_are_there_and_named(page):
    body = page.all("body")[0]
    names = [child.name for child in body.children if not isinstance(child, str)]
    assert names == ["a", "header", "nav", "main", "footer"]
    assert body.all("nav")[0].get("aria-label")
    ids = {each.get("id") for each in page.all()}
    for section in page.all("section", "article"):
        assert section.get("aria-labelledby") in ids


def test_every_place_that_is_linked_to_is_there_once(page):
    ids = [each.get("id") for each in page.all() if each.get("id")]
    assert len(ids) == len(set(ids))
    inside = [each.get("href")[1:] for each in page.all("a") if each.get("href")[0] == "#"]
    assert set(inside) <= set(ids)


def test_a_citation_leads_to_its_statement_and_back(page):
    statements = {
        each.get("id"): each for each in page.all("li") if "statement" in each.get("class")
    }
    notes = [each for each in page.all("a") if each.get("class") == "note"]
    assert notes
    for note in notes:
        statement = statements[note.get("href")[1:]]
        assert f"[{note.text.strip('[]')}]" in statement.text
    for statement in statements.values():
        for back in (each for each in statement.all("a") if "citation" in each.get("aria-label")):
            note = next(each for each in notes if f"#{each.get('id')}" == back.get("href"))
            assert note.get("href") == f"#{statement.get('id')}"


def test_tables_have_captions_and_headers_with_scope(page):
    assert page.all("table")
    for table in page.all("table"):
        assert len(table.all("caption")) == 1
        assert all(each.get("scope") in ("col", "row") for each in table.all("th"))
        rows = [row for row in table.all("tr") if row.all("td")]
        assert all(row.all("th") for row in rows)


def test_drawings_have_title_and_description_or_are_left_out_for_readers(page):
    drawn = 0
    for svg in page.all("svg"):
        if svg.get("aria-hidden") == "true":
            continue
        drawn += 1
        assert svg.get("role") == "img"
        told = [svg.get("aria-labelledby"), svg.get("aria-describedby")]
        named = {each.get("id"): each.text for each in svg.all("title", "desc")}
        assert all(named[each] for each in told)
        box = svg.parent
        assert box.get("tabindex") == "0"
        assert box.get("aria-label")
        assert svg.parent.parent.parent.all("table"), "a drawing is told in a table too"
    assert drawn == 2


def test_signs_are_told_to_those_who_do_not_see_them(page):
    for table in page.all("table"):
        for sign in (
            e for e in table.all("span") if e.get("aria-hidden") and "sign" in e.get("class")
        ):
            after = sign.parent.children[sign.parent.children.index(sign) + 1]
            assert after.get("class") == "unseen"


def test_nothing_runs_and_nothing_is_loaded(page, both):
    assert not page.all("script", "iframe", "object", "embed", "form", "img", "base")
    for each in page.all():
        assert not {"src", "srcset", "style", "action", "background"} & each.attributes.keys()
        assert not [name for name in each.attributes if name.startswith("on")]
    assert {each.get("href") for each in page.all("link")} == {"data:,"}
    style = page.all("style")[0].text
    assert "url(" not in style
    assert "@import" not in style
    policy = next(
        each.get("content") for each in page.all("meta") if "http-equiv" in each.attributes
    )
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_only_web_addresses_are_links_and_they_tell_nobody(page, hostile_facts):
    outside = [each for each in page.all("a") if each.get("href")[0] != "#"]
    for each in outside:
        assert re.match("https?://", each.get("href"))
        assert each.get("rel") == "noreferrer noopener"
    hostile = tree(render(hostile_facts, "html"))
    assert "javascript:alert(1)" in hostile.text
    assert 'https://evil.example/"onmouseover=alert(1) x' in {
        each.get("href") for each in hostile.all("a")
    }


def test_hostile_texts_are_shown_as_text(hostile_facts):
    text = render(hostile_facts, "html")
    page = tree(text)
    assert not set(text) & DANGEROUS
    for claim in hostile_facts["claims"]:
        shown = claim["text"].replace("\u202e", "\\u{202e}").replace("\x1b", "\\u{1b}")
        assert shown in page.text
    assert "{{ 7*7 }}" in page.text
    assert page.all("title")[0].text.startswith("<script>document.title")
    quotes = {each.text: each for each in page.all("bdi")}
    arabic = next(each for text, each in quotes.items() if "قُتل" in text and each.get("lang"))
    assert (arabic.get("dir"), arabic.get("lang")) == ("auto", "ar")
    assert {each.get("lang") for each in page.all("bdi")} == {"", "zh", "ar"}


def test_every_statement_tells_where_it_comes_from(page, both):
    statements = {
        each.get("id"): each.text for each in page.all("li") if "statement" in each.get("class")
    }
    assert len(statements) == len(both["claims"])
    for claim in both["claims"]:
        told = next(
            text for anchor, text in statements.items() if claim["id"].startswith(anchor[2:])
        )
        assert claim["id"] in told
        assert claim["source"] in told
        assert all(name in told for name in claim["via"])
        assert (claim["url"] or "") in told
        assert (day_words(claim["said"]) or "date unknown") in told


def test_evidence_is_named_by_its_hash_with_what_it_says(facts):
    (row,) = facts["evidence"]
    told = tree(render(facts, "html")).text
    assert row["sha256"] in told
    assert "proof.txt, text/plain, 33 bytes" in " ".join(told.split())
    assert "“50 Russians”" in told


def test_disputes_show_answers_with_belief_interval_and_origins(facts):
    page = tree(render(facts, "html"))
    for dispute in facts["disputes"]:
        heading = next(each for each in page.all("h3") if each.get("id") == f"q-{dispute['id']}")
        table = heading.parent.all("table")[0]
        rows = {row.all("bdi")[0].text: row for row in table.all("tbody")[0].all("tr")}
        assert set(rows) == {answer["answer"] for answer in dispute["answers"]}
        for answer in dispute["answers"]:
            row = rows[answer["answer"]].text
            assert f"{answer['belief']:.2f}" in row
            assert f"{answer['belief_low']:.2f}–{answer['belief_high']:.2f}" in row
            assert all(source in row for source in answer["sources"][:6])


def test_what_decided_is_marked(facts):
    marks = {each.text for each in tree(render(facts, "html")).all("mark")}
    assert "50 Russians" in marks
    assert any(mark.startswith(("84 ", "Eighty-four ")) for mark in marks)


def test_sources_have_cards_with_letter_score_and_verdicts(facts):
    page = tree(render(facts, "html"))
    cards = {
        each.all("h3")[0].text: each.text for each in page.all("li") if each.get("class") == "card"
    }
    assert set(cards) == {claim["source"] for claim in facts["claims"]}
    army = " ".join(cards["Malian army"].split())
    assert "side: Mali" in army
    assert "Reliability D (not usually reliable)" in army
    assert "n = 1" in army
    assert "false [1]" in army


def test_long_lists_are_cut_and_say_so_with_the_command(facts, monkeypatch):
    for name, most in {"CONTRADICTIONS": 3, "DISPUTES": 2, "ANSWERS": 2, "MATRIX_ROWS": 4,
                       "MEASURES": 2, "PAIRS": 5, "CARDS": 6, "ORIGINS": 1,
                       "STATEMENTS": 1, "CITED": 1}.items():  # fmt: skip
        monkeypatch.setattr(contents, name, most)
    page = tree(render(facts, "html"))
    cuts = [" ".join(each.text.split()) for each in page.all("p") if each.get("class") == "cut"]
    total = len(facts["contradictions"])
    slug = "ambush-near-tinzaouaten"
    assert (
        f"The 3 strongest of {total} are shown; all: claimtrack contradictions --all --event {slug}"
        in cuts
    )
    assert (
        f"The 2 answers most believed of 9 are shown; all: claimtrack disputes --event {slug}"
        in cuts
    )
    assert any(each.startswith("The 6 sources that said most of 23 are shown") for each in cuts)
    assert any("statements cited above" in each for each in cuts)
    ids = {each.get("id") for each in page.all()}
    assert {each.get("href")[1:] for each in page.all("a") if each.get("href")[0] == "#"} <= ids


def test_the_same_ledger_gives_the_same_page_on_any_day(event_path, facts):
    with Ledger.open(event_path) as ledger:
        again = render(gather(ledger, "ambush-near-tinzaouaten"), "html")
    assert again == render(facts, "html")
    assert "1 Sep 2024, 12:30 UTC" in again


def test_a_page_that_is_out_of_date_says_so(facts):
    stale = {**facts, "ledger": {**facts["ledger"], "stale": True}}
    assert "claimtrack match" in render(stale, "html")
    assert "claimtrack match" not in render(facts, "html")
    assert "**Out of date:**" in render(stale, "md")


def test_an_event_without_claims_has_a_page(tmp_path):
    with Ledger.open(tmp_path / "claims.db", write=True, create=True) as ledger:
        ledger.event_add("Nothing yet", place="Karo", start="2024-07-01", end="2024-07-02")
        facts = gather(ledger, None)
    page = tree(render(facts, "html"))
    assert "No question has rival answers" in page.text
    assert "1 Jul 2024 to 2 Jul 2024" in page.text
    assert "Nothing yet" in render(facts, "md")


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#\w+);", block))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_contrast_is_that_of_wcag_aa(scheme):
    css = CSS.read_text()
    light, dark, paper = (
        colours(block) for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    )
    chosen = {"light": light, "dark": dark, "print": paper}[scheme]
    for ground in ("paper", "tint", "mark"):
        for ink in ("ink", "soft", "link", "conflict", "revised"):
            if ground == "mark" and ink != "ink":
                continue
            pair = sorted((luminance(chosen[ink]), luminance(chosen[ground])))
            assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, f"{ink} on {ground}"
