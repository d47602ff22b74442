"""What a file holds comes out exactly, whatever its format and encoding."""

import contextlib
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput, StorageFailed, Usage
from claimtrack.formats import FORMATS, Row, RowError, read_rows


def rows(data, **options):
    data = data.encode() if isinstance(data, str) else data
    return list(read_rows(io.BytesIO(data), **options))


def values(data, **options):
    return [row.values for row in rows(data, **options)]


TABLE = "source,text\nCSP,Ils ont tué 84 hommes à midi\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_told_by_their_marks(encoding):
    assert values(TABLE.encode(encoding)) == values(TABLE)


def test_big_endian_utf_16_with_its_mark_is_read():
    assert values(b"\xfe\xff" + TABLE.encode("utf-16-be")) == values(TABLE)


def test_an_encoding_that_is_named_is_used():
    assert values(TABLE.encode("cp1252"), encoding="cp1252") == values(TABLE)
    assert values(TABLE.encode("utf-16-le"), encoding="utf-16-le") == values(TABLE)


@pytest.mark.parametrize("encoding", ["klingon", "hex"])
def test_an_unknown_encoding_is_a_usage_error(encoding):
    with pytest.raises(Usage, match=encoding):
        rows(TABLE, encoding=encoding)


def test_a_bad_byte_is_found_on_its_line_far_into_a_file():
    with pytest.raises(BadInput, match="line 50002: byte 0xe9"):
        rows(b"source,text\n" + b"A,fine\n" * 50_000 + b"B,caf\xe9\n")


def test_cells_stay_text_as_given():
    table = 'source,text,low\nA,"a ""quoted"", comma\nand line",01234\nB, padded ,1e5\n'
    assert rows(table) == [
        Row(2, {"source": "A", "text": 'a "quoted", comma\nand line', "low": "01234"}),
        Row(4, {"source": "B", "text": " padded ", "low": "1e5"}),
    ]


def test_json_numbers_keep_their_digits_and_lists_stay_json():
    data = '[{"low": 84, "high": 1.50, "via": ["R", "S;T"], "note": null, "extra": {"n": [1e3]}}]'
    expected = {"low": "84", "high": "1.50", "via": '["R", "S;T"]', "extra": '{"n": [1e3]}'}
    assert values(data) == [expected]


def test_each_format_gives_the_same_rows_with_the_line_they_begin_on():
    same = {
        "csv": "source,text\nA,x\nB,y\n",
        "tsv": "source\ttext\nA\tx\nB\ty\n",
        "json": '[\n{"source": "A", "text": "x"},\n{"source": "B", "text": "y"}]',
        "jsonl": '\n{"source": "A", "text": "x"}\n{"source": "B", "text": "y"}\n',
    }
    assert same.keys() | {"md"} == {each.name for each in FORMATS}
    for name, data in same.items():
        found = rows(data, format=name)
        assert found == [Row(2, {"source": "A", "text": "x"}), Row(3, {"source": "B", "text": "y"})]
        assert rows(data) == found, "the format is told by the first character where none is named"


def test_standard_input_is_a_dash(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TABLE.encode())))
    assert [row.values for row in read_rows("-")] == values(TABLE)


def test_the_ending_of_the_name_tells_the_format(tmp_path):
    path = tmp_path / "claims.TSV"
    path.write_text("source\ttext\nA,B\tx\n")
    assert [row.values for row in read_rows(path)] == [{"source": "A,B", "text": "x"}]


def test_columns_are_mapped_to_fields():
    mapping = {"source": "who", "text": "what"}
    expected = [{"source": "A", "text": "x", "page": "3"}]
    assert values("who,what,page\nA,x,3\n", mapping=mapping) == expected
    assert values('{"who": "A", "what": "x", "page": 3}', mapping=mapping) == expected


def test_a_mapped_column_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(BadInput, match="no column 'whom'") as caught:
        rows("who,what\nA,x\n", mapping={"source": "whom"})
    assert caught.value.hint == "the columns are: who, what"
    with pytest.raises(BadInput, match="no row has 'whom'"):
        rows('{"who": "A"}', mapping={"source": "whom"})


def test_a_mapping_that_would_hide_a_column_is_refused():
    with pytest.raises(BadInput, match="has a column 'text' too"):
        rows("source,text,statement\nA,x,y\n", mapping={"text": "statement"})
    found = rows('{"text": "x", "statement": "y"}\n', mapping={"text": "statement"})
    assert isinstance(found[0], RowError)


def test_a_file_without_a_header_row_is_read_by_the_names_given():
    expected = [{"source": "A", "text": "x"}]
    assert values("A,x\n", header_row=False, columns=("source", "text")) == expected
    with pytest.raises(Usage, match="--columns-are"):
        rows("A,x\n", header_row=False)


def test_a_first_cell_after_a_mark_is_clean_without_a_header_too():
    table = "A,x\n".encode("utf-8-sig")
    assert values(table, header_row=False, columns=("source", "text"))[0]["source"] == "A"


def test_what_spreadsheets_leave_behind_is_no_row():
    assert rows("source,text,,\nA,x,,\n,,,\n\n") == [Row(2, {"source": "A", "text": "x"})]


def test_line_ends_of_every_system_are_read():
    for end in ("\n", "\r\n", "\r"):
        assert values(TABLE.replace("\n", end)) == values(TABLE)


class Endless(io.RawIOBase):
    """Gives a beginning, then a field that does not end."""

    def __init__(self, beginning):
        self.beginning = beginning
        self.given = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        data = (b"x" * 8192 if self.given else self.beginning)[: len(buffer)]
        self.given += len(data)
        buffer[: len(data)] = data
        return len(data) if self.given < 100_000_000 else 0


def test_a_field_of_a_hundred_megabytes_is_refused_and_never_held():
    tracemalloc.start()
    try:
        with pytest.raises(BadInput, match="line 2 is longer than"):
            list(read_rows(Endless(b"source,text\nA,")))
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_an_array_that_never_ends_is_refused_and_never_held():
    endless = Endless(b'[{"source": "A", "text": "')
    with pytest.raises(BadInput, match="line 1: not JSON, or a row of over"):
        list(read_rows(endless, format="json"))
    assert endless.given < 40_000_000


def test_a_quote_that_swallows_the_file_is_stopped_at_the_limit_of_a_field():
    with pytest.raises(BadInput, match="line 2: a field of line 2 is longer than"):
        rows('source,text\nA,"open\n' + "B,more\n" * 50_000)


def test_an_element_of_a_json_array_larger_than_the_window_is_read_whole():
    text = "x" * 100_000
    data = "[" + ",\n".join(f'{{"text": "{text}"}}' for _ in range(5)) + "]"
    assert [row.line for row in rows(data)] == [1, 2, 3, 4, 5]
    assert {row.values["text"] for row in rows(data)} == {text}


def test_a_file_that_is_not_there_or_a_folder_is_said(tmp_path):
    with pytest.raises(BadInput, match="no such file"):
        list(read_rows(tmp_path / "none.csv"))
    with pytest.raises(BadInput, match="is a folder"):
        list(read_rows(tmp_path))


def test_a_file_that_may_not_be_read_is_a_storage_error(monkeypatch):
    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(StorageFailed, match="Permission denied"):
        list(read_rows("claims.csv"))


def test_an_unknown_format_is_answered_with_those_there_are():
    with pytest.raises(Usage) as caught:
        rows(TABLE, format="xml")
    assert "jsonl" in caught.value.hint


@given(st.binary(max_size=300), st.sampled_from([None, "csv", "tsv", "json", "jsonl"]))
def test_any_bytes_give_rows_row_errors_or_one_sentence(data, format):
    with contextlib.suppress(BadInput):
        assert all(row.line >= 1 for row in rows(data, format=format))
