"""Random files and texts: an answer or one sentence, never a traceback (`make fuzz`)."""

from __future__ import annotations

import contextlib
import io
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.errors import ClaimtrackError
from claimtrack.formats import FORMATS, read_rows

pytestmark = pytest.mark.fuzz
bounded = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "100")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

# Pieces that files are made of, so that most random files get past the first check.
PIECES = st.sampled_from(
    ['"', '""', ",", ";", "\t", "\n", "\r\n", "\r", "\0", "source", "text", "low", "[", "]",
     "{", "}", ":", '"text":', '"source":"A"', "NaN", "-Infinity", "1e999", "9" * 400, "null",
     "true", "\ufeff", "\ud83d", "\\ud83d", "é", "\u202e", "= 1", "\x1b[31m"]
)  # fmt: skip
FILES = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"])

# Pieces of statements: figures, hedges, denials, dates, speakers, several scripts.
PHRASES = st.sampled_from(
    ["at least", "no fewer than", "about", "between", "and", "84", "1,200", "1.5 million",
     "dozens", "soldiers", "were killed", "denied that", "not", "never", "the army said",
     "according to", "on 25 July 2024", "yesterday", "near Gao", ";", ":", '"', "(", "%", "$",
     "including", "убиты", "قتل", "五十人", "no", "may have", "-", "\u200d", "\u202e", "\0",
     "9" * 400]
)  # fmt: skip
STATEMENTS = st.lists(PHRASES | st.text(max_size=5), max_size=30).map(" ".join)


@bounded
@given(FILES, ENCODINGS, st.sampled_from([None, *(each.name for each in FORMATS)]))
def test_files(text, encoding, format):
    data = text.encode(encoding, "surrogatepass" if "utf" in encoding else "replace")
    with contextlib.suppress(ClaimtrackError):
        for row in read_rows(io.BytesIO(data), format=format):
            assert row.line >= 1


@bounded
@given(STATEMENTS)
def test_readings(text):
    from claimtrack.reading import read

    reading = read(text)
    assert reading.text == text
    for quantity in reading.quantities:
        assert quantity.high is None or quantity.low <= quantity.high
        assert 0 <= quantity.span[0] <= quantity.span[1] <= len(text)


@bounded
@given(STATEMENTS, STATEMENTS)
def test_comparisons(a, b):
    from claimtrack.ledger.compare import compare_texts

    assert compare_texts(a, b)["relation"]


@bounded
@given(words=st.text(max_size=30) | FILES)
def test_search(words, tmp_path_factory):
    from claimtrack import Ledger

    path = tmp_path_factory.mktemp("fuzz") / "claims.db"
    with Ledger.open(path, write=True, create=True) as ledger, contextlib.suppress(ClaimtrackError):
        ledger.add("The bridge fell.", source="A", new_source=True)
        ledger.search(words)
