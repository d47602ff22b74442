"""The text of a page, and where it says something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput
from claimtrack.formats import media, quotes


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>a</p><p>b</p>", "ab"),
        ("a<!-- <b> not shown -->b", "ab"),
        ("a<script>if (1 < 2) '</p>'</script >b", "ab"),
        ("<STYLE>x</style>b", "b"),
        ("3 < 4 &lt;b&gt; &#x41;&nbsp;!", "3 < 4 <b> A\xa0!"),
        ("<a title=\"1 > 0\" href='>'>link</a>", "link"),
        ("<br/>a<img alt='x'>b", "ab"),
        ("a<p", "a"),
        ("a<!-- open", "a"),
        ("a<script>open", "a"),
        ("<", "<"),
        ("", ""),
    ],
)
def test_the_text_of_a_page_is_what_its_elements_hold(page, text):
    assert media.text_content(page) == text


@given(st.text(alphabet="<>/!-='\"&;scriptbx \n", max_size=80))
def test_any_page_has_a_text_no_longer_than_itself(page):
    assert len(media.text_content(page)) <= len(page)


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.text(max_size=60))
def test_what_was_cut_out_of_a_text_is_found_in_it(before, quote, after):
    text = before + quote + after
    found, places = quotes.find(text, quote)
    if not quote.split():
        assert (found, places) == (None, 0)
        return
    assert places >= 1
    assert text[found["start"] : found["end"]] == found["exact"]
    assert found["exact"].split() == quote.split() or "".join(quote.split()) == "".join(
        found["exact"].split()
    )
    assert quotes.holds(text, found)


def test_a_quote_is_checked_by_its_place_else_by_the_words_around_it():
    text = "Some say 50 died. Others say 84 died."
    found, _ = quotes.find(text, "84 died")
    assert quotes.holds("More. " + text, found)
    assert not quotes.holds(text.replace("84", "85"), found)
    assert not quotes.holds("84 died, says somebody else", found)


@pytest.mark.parametrize(
    ("name", "head", "told"),
    [
        ("a.html", b"<p>", "text/html"),
        ("a", b"<!DOCTYPE html><p>", "text/html"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.txt", b"\x00\x01\x02", "application/octet-stream"),
        ("a.txt", "é".encode("utf-16"), "text/plain"),
        ("a.mp4", b"\x00\x00\x00\x18ftyp", "video/mp4"),
        ("words", b"only words", "text/plain"),
        ("words", "é".encode()[:1], "text/plain"),
        ("", b"", "text/plain"),
    ],
)
def test_a_file_is_told_by_its_first_bytes_then_its_name(name, head, told):
    assert media.media_type(name, head) == told


@pytest.mark.parametrize(
    ("data", "kind", "text"),
    [
        (b"\xef\xbb\xbfa", "text/plain", "a"),
        ('<meta charset="iso-8859-1">é'.encode("latin-1"), "text/html", "é"),
        (b'<meta charset="punycode">a', "text/html", "a"),
        (b'<meta charset="no-such">a', "text/html", "a"),
    ],
)
def test_a_page_may_name_its_encoding(data, kind, text):
    assert media.text_of(data, kind) == text


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"\xff\xfea\xd8", "text/plain"), (b"\xe9", "text/html"), (b"%PDF", "application/pdf")],
)
def test_what_has_no_text_is_said_so(data, kind):
    with pytest.raises(BadInput):
        media.text_of(data, kind)
