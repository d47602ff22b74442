"""Every broken file is answered with one sentence that names the line, and nothing is guessed."""

from pathlib import Path

import pytest

from claimtrack.errors import BadInput
from claimtrack.formats import RowError, read_rows

HOSTILE = Path(__file__).parents[2] / "fixtures" / "hostile"

# file -> line, words of the sentence
REFUSED = {
    "duplicate-header.csv": (1, "two columns are named 'source'"),
    "unnamed-column.csv": (1, "column 2 has no name"),
    "unclosed-quote.csv": (3, "never closed"),
    "text-after-quote.csv": (3, "text after a closing quote"),
    "utf-16-without-mark.csv": (1, "UTF-16 without a byte-order mark"),
    "not-utf-8.csv": (3, "byte 0xe9 is not UTF-8"),
    "semicolons.csv": (1, "separated by ';'"),
    "empty.csv": (1, "empty"),
    "spreadsheet.csv": (0, "spreadsheet"),
    "not-an-array.json": (1, "one array"),
    "not-closed.json": (4, "ends inside the array"),
    "no-comma.json": (3, "comma"),
    "deep.json": (2, "nested too deeply"),
}
# file -> line, field, words of the reason
ROW_ERRORS = {
    "too-few-fields.csv": (3, "said", "2 fields and the header 3"),
    "too-many-fields.csv": (3, "column 3", "4 fields and the header 2"),
    "nul.csv": (3, "text", "NUL"),
    "nan.json": (2, "low", "NaN is not a number"),
    "deep.jsonl": (2, "", "nested too deeply"),
    "number-of-5000-digits.jsonl": (1, "low", "5,000 characters"),
    "half-a-surrogate-pair.jsonl": (1, "text", "surrogate"),
    "key-twice.jsonl": (1, "text", "twice"),
    "broken-line.jsonl": (2, "", "not JSON"),
    "not-an-object.jsonl": (1, "", "not an object"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_trusted_is_refused_with_its_line(name):
    line, words = REFUSED[name]
    with pytest.raises(BadInput) as caught:
        list(read_rows(HOSTILE / name))
    assert words in caught.value.message
    assert not line or f"line {line}" in caught.value.message


@pytest.mark.parametrize("name", ROW_ERRORS)
def test_a_bad_row_is_told_with_line_field_and_reason(name):
    errors = [row for row in read_rows(HOSTILE / name) if isinstance(row, RowError)]
    line, field, words = ROW_ERRORS[name]
    assert [(error.line, error.field) for error in errors] == [(line, field)]
    assert words in errors[0].reason
    assert errors[0].row


def test_files_that_are_bad_or_hostile_only_as_claims_are_read():
    others = {path.name for path in HOSTILE.glob("*.*s*")} - REFUSED.keys() - ROW_ERRORS.keys()
    assert len(others) > 10
    for name in sorted(others):
        assert not any(isinstance(row, RowError) for row in read_rows(HOSTILE / name)), name
