"""One list in every format: exact for programs, safe for people, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json

import pytest

from claimtrack.errors import Usage
from claimtrack.screen.emit import emit
from claimtrack.screen.listing import Column, Listing
from claimtrack.screen.look import Look
from claimtrack.screen.output import Output

LISTING = Listing("things", ("id", "text", "via"), (Column("id"), Column("text", wide=True)))
HOSTILE = "=1+1 \x1b[31m\x9b \u202e [red]x[/] :smile: | a\nb \U000e0041 ا 中文"
ROWS = [{"id": "b2", "text": HOSTILE, "via": ["x", "y"]}, {"id": "a1", "text": "ok", "via": []}]


def shown(rows=ROWS, *, terminal=False, color=False, width=80, page=None, **asked):
    file = io.StringIO()
    emit(rows, LISTING, Output(Look(file, terminal, width, color), **asked), page)
    return file.getvalue()


def test_json_is_one_array_with_every_character():
    assert json.loads(shown(format="json")) == ROWS
    assert json.loads(shown([], format="json")) == []
    assert "中文" in shown(format="json")


def test_jsonl_is_an_object_a_line():
    assert [json.loads(line) for line in shown(format="jsonl").split("\n")[:-1]] == ROWS


@pytest.mark.parametrize(("format", "separator"), [("csv", ","), ("tsv", "\t")])
def test_csv_gives_back_what_was_put_in(format, separator):
    read = list(csv.DictReader(io.StringIO(shown(format=format), newline=""), delimiter=separator))
    assert [row["text"] for row in read] == [row["text"] for row in ROWS]
    assert json.loads(read[0]["via"]) == ["x", "y"]


def test_csv_of_nothing_still_names_the_columns():
    assert shown([], format="csv") == "id,text,via\n"
    assert shown([], format="csv", headers=False) == ""


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("format", ["", "md"])
def test_nothing_that_people_see_can_command_a_terminal(terminal, format):
    seen = shown(format=format, terminal=terminal, width=200)
    assert not set("\x1b\x9b\u202e\U000e0041") & set(seen)
    assert "\\u{202e}" in seen.replace("\\\\u", "\\u") or "u{202e}" in seen


def test_markup_and_emoji_names_are_text():
    assert "[red]x[/] :smile:" in shown(terminal=True, width=200)


def test_a_pipe_gets_a_record_a_line_however_long():
    rows = [{"id": "1", "text": "word " * 300, "via": []}, {"id": "2", "text": "short", "via": []}]
    lines = shown(rows).splitlines()
    assert len(lines) == 3
    assert len(lines[1]) > 1000
    assert not any(sign in shown(rows) for sign in "─│\x1b")


def test_a_terminal_gets_lines_that_fit():
    rows = [{"id": "1", "text": "some words " * 40, "via": []}]
    for width in (40, 60, 80, 200):
        assert max(map(len, shown(rows, terminal=True, width=width).splitlines())) <= width


def test_no_color_means_no_escapes_and_color_means_some():
    assert "\x1b[" not in shown(terminal=True)


def test_sort_limit_and_columns():
    assert [row["id"] for row in json.loads(shown(format="json", sort="id"))] == ["a1", "b2"]
    assert [row["id"] for row in json.loads(shown(format="json", sort="-id", limit=1))] == ["b2"]
    assert shown(format="csv", columns=("via", "id"), limit=1) == 'via,id\n"[""x"", ""y""]",b2\n'
    assert shown(columns=("id",), headers=False) == "b2\na1\n"


@pytest.mark.parametrize("asked", [{"sort": "nope"}, {"columns": ("nope",)}])
def test_an_unknown_column_is_refused_with_those_there_are(asked):
    with pytest.raises(Usage, match="nope") as refused:
        shown(**asked)
    assert "id, text, via" in refused.value.hint


def test_markdown_keeps_its_columns_whatever_a_cell_holds():
    lines = shown(format="md").splitlines()
    assert len(lines) == 4
    assert all(line.replace("\\|", "").count("|") == 3 for line in lines)


def test_numbers_sort_as_numbers_and_nothing_comes_first():
    rows = [{"id": n, "text": "", "via": []} for n in (10, 9, None, 2.5)]
    assert [r["id"] for r in json.loads(shown(rows, format="json", sort="id"))] == [
        None,
        2.5,
        9,
        10,
    ]
