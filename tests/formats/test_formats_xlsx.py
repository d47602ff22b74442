"""Workbooks in and out: values as people see them, and nothing that is larger than a table."""

from __future__ import annotations

import contextlib
import io
import sys
import zipfile
from datetime import date, datetime

import pytest

from claimtrack.errors import BadInput, ClaimtrackError, Refused, Usage
from claimtrack.formats import RowError, read_rows, write_file, xlsxfile

openpyxl = pytest.importorskip("openpyxl", reason="claimtrack[xlsx] is not installed")


@pytest.fixture
def book(tmp_path):
    """Write a workbook of sheets, each a list of rows, and return its path."""

    def book(*rows, name="claims.xlsx", **sheets):
        made = openpyxl.Workbook()
        made.active.title = "first"
        for row in rows:
            made.active.append(row)
        for title, lines in sheets.items():
            sheet = made.create_sheet(title)
            for line in lines:
                sheet.append(line)
        path = tmp_path / name
        made.save(path)
        return path

    return book


def test_cells_become_the_text_that_people_see(book):
    path = book(
        ["source", "text", "said", "low", "note", "extra"],
        ["CSP", "84 died", date(2024, 7, 28), 84.0, True, 0.5],
        [],
        ["Army", "2 died", datetime(2024, 7, 28, 14, 30), 2, None, "01234"],
    )
    first, second = read_rows(path)
    assert first.values == {"source": "CSP", "text": "84 died", "said": "2024-07-28", "low": "84",
                            "note": "true", "extra": "0.5"}  # fmt: skip
    assert (second.line, second.values["said"]) == (4, "2024-07-28T14:30:00")
    assert second.values["extra"] == "01234"


def test_a_formula_is_its_saved_value_and_nothing_where_none_was_saved(book):
    path = book(["source", "text"], ["CSP", "=1+1"])
    assert next(read_rows(path)).values["text"] == ""


def test_a_sheet_is_chosen_by_name(book):
    path = book(["source", "text"], other=[["source", "text"], ["CSP", "there"]])
    assert [row.values["text"] for row in read_rows(path, sheet="other")] == ["there"]
    with pytest.raises(Usage, match="no sheet"):
        list(read_rows(path, sheet="none"))


def test_a_sheet_chosen_in_what_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("source,text\n")
    with pytest.raises(Usage, match="workbooks"):
        list(read_rows(path, sheet="x"))


def test_a_cell_without_a_column_name_is_a_bad_row(book):
    (row,) = read_rows(book(["source", "text"], ["CSP", "a", None, "stray"]))
    assert isinstance(row, RowError)
    assert row.field == "column 4"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"source,text\n"])
def test_what_is_no_workbook_is_said_so(tmp_path, data):
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(BadInput, match="no workbook"):
        list(read_rows(path))


def test_every_cut_of_a_workbook_is_refused_or_read(book):
    data = book(["source", "text"], ["CSP", "a"]).read_bytes()
    for at in range(0, len(data), 211):
        damaged = data[:at] + b"\xff" * 8 + data[at + 8 :]
        with contextlib.suppress(ClaimtrackError):
            assert len(list(read_rows(io.BytesIO(damaged), format="xlsx"))) <= 1


def test_a_workbook_that_unpacks_to_far_more_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsxfile, "RATIO_FROM", 1 << 20)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (8 << 20))
    with pytest.raises(BadInput, match="unpacks to 8 MiB"):
        list(read_rows(path))


def test_too_many_rows_and_too_long_cells_are_refused(book, monkeypatch):
    path = book(["source", "text"], *(["CSP", str(n)] for n in range(20)))
    monkeypatch.setattr(xlsxfile, "ROWS_LIMIT", 10)
    with pytest.raises(BadInput, match="more than 10 rows"):
        list(read_rows(path))


def test_what_is_written_is_read_again_as_text_and_is_the_same_bytes(tmp_path):
    rows = [{"source": "=cmd|x", "text": "-5 degrees", "via": ["A", "B"], "low": 2.5},
            {"source": "中国", "text": "قتل", "via": [], "low": None}]  # fmt: skip
    for name in ("one.xlsx", "two.xlsx"):
        write_file(rows, tmp_path / name, columns=("source", "text", "via", "low"))
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(tmp_path / "one.xlsx").active
    assert {cell.data_type for row in sheet for cell in row if cell.value} == {"s"}
    first, second = read_rows(tmp_path / "one.xlsx")
    assert first.values == {"source": "=cmd|x", "text": "-5 degrees", "via": "A;B", "low": "2.5"}
    assert second.values["text"] == "قتل"


@pytest.mark.parametrize("text", ["a\x07b", "x" * 40_000])
def test_a_value_that_no_cell_holds_is_refused_and_nothing_is_written(tmp_path, text):
    with pytest.raises(BadInput, match="no cell"):
        write_file([{"text": text}], tmp_path / "a.xlsx", columns=("text",))
    assert list(tmp_path.iterdir()) == []


def test_without_openpyxl_the_hint_is_what_to_install(book, monkeypatch):
    path = book(["source", "text"])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(Refused) as refused:
        list(read_rows(path))
    assert "pip install 'claimtrack[xlsx]'" in refused.value.hint
