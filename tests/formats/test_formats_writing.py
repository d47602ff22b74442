"""What is written can be read back, byte for byte, and does no harm in a spreadsheet if asked."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput, Refused, StorageFailed
from claimtrack.formats import read_rows, write_file, write_rows

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def written(rows, format, **options):
    stream = io.StringIO(newline="")
    write_rows(rows, stream, format, **options)
    return stream.getvalue()


@given(st.lists(st.fixed_dictionaries({"source": TEXTS, "text": TEXTS}), min_size=1))
@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl"])
def test_texts_survive_writing_and_reading(format, rows):
    data = written(rows, format).encode()
    assert [row.values for row in read_rows(io.BytesIO(data), format=format)] == rows


def test_lists_are_joined_where_that_can_be_undone():
    rows = [{"via": ["Reuters", "AFP"]}, {"via": ["a;b"]}, {"via": []}, {"via": None}]
    assert written(rows, "csv").splitlines() == ["via", "Reuters;AFP", '"[""a;b""]"', '""', '""']


def test_columns_are_those_of_all_rows_in_order_of_appearance():
    assert written([{"b": "1"}, {"a": "2", "b": "3"}], "csv") == "b,a\n1,\n3,2\n"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_formulas_are_exact_unless_asked_to_be_made_safe(cell):
    def back(**options):
        data = written([{"text": cell, "n": "1"}], "csv", **options).encode()
        return next(iter(read_rows(io.BytesIO(data)))).values["text"]

    assert back() == cell
    assert back(safe=True) == "'" + cell


def test_no_rows_make_an_empty_array_and_a_lone_header():
    assert written([], "json") == "[]\n"
    assert written([], "jsonl") == ""
    assert written([], "csv", columns=["source", "text"]) == "source,text\n"


def test_a_file_appears_whole_or_not_at_all(tmp_path):
    path = tmp_path / "claims.csv"

    def broken():
        yield {"a": "1"}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(broken(), path, columns=["a"])
    assert list(tmp_path.iterdir()) == []
    write_file([{"a": "1"}], path)
    with pytest.raises(Refused, match="exists"):
        write_file([{"a": "2"}], path)
    assert path.read_text() == "a\n1\n"
    write_file([{"a": "2"}], path, force=True)
    assert path.read_text() == "a\n2\n"


def test_a_folder_that_is_not_there_is_a_storage_error(tmp_path):
    with pytest.raises(StorageFailed, match="cannot write"):
        write_file([{"a": "1"}], tmp_path / "none" / "claims.csv")


def test_markdown_is_one_table_that_no_text_can_break_out_of(tmp_path):
    path = tmp_path / "out.md"
    write_file([{"text": "a | b\n<script>\x1b[31m", "note": None}], path, columns=("text", "note"))
    head, _, row = path.read_text(encoding="utf-8").splitlines()
    assert head == "| text |"
    assert "\\|" in row
    assert "\\<script" in row
    assert "\x1b" not in row


def test_markdown_is_never_read_back(tmp_path):
    path = tmp_path / "in.md"
    path.write_text("| text |\n| --- |\n| x |\n", encoding="utf-8")
    with pytest.raises(BadInput, match="only written"):
        list(read_rows(path))
