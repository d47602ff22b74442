"""What a file of evidence is, and its text: told by its first bytes and the end of its name."""

from __future__ import annotations

import codecs
import html
import re

from claimtrack.errors import BadInput

TEXT_LIMIT = 64 << 20  # bytes: a page or a transcript, and no film that is called .txt

# The first bytes tell more than a name, which anybody can give.
_MAGIC = (
    (b"%PDF", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
)
_ENDINGS = {
    "html": "text/html", "htm": "text/html", "xhtml": "application/xhtml+xml",
    "txt": "text/plain", "text": "text/plain", "md": "text/markdown", "csv": "text/csv",
    "tsv": "text/tab-separated-values", "json": "application/json", "xml": "application/xml",
    "eml": "message/rfc822", "mht": "multipart/related", "mhtml": "multipart/related",
    "pdf": "application/pdf", "zip": "application/zip", "warc": "application/warc",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "heic": "image/heic", "mp3": "audio/mpeg", "m4a": "audio/mp4",
    "ogg": "audio/ogg", "wav": "audio/wav", "mp4": "video/mp4", "mov": "video/quicktime",
    "webm": "video/webm", "mkv": "video/x-matroska",
}  # fmt: skip
_TEXTS = ("text/", "application/json", "application/xml", "application/xhtml+xml")
_PAGES = ("text/html", "application/xhtml+xml")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
          (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.I)
# Python knows more (punycode, unicode_escape), and not all of them are harmless.
_CHARSETS = ("utf-8", "iso8859", "cp", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "ascii")
# Elements whose content is no text of the page.
_UNSHOWN = ("script", "style", "template")


def media_type(name: str, head: bytes) -> str:
    """Return the media type of a file from its first bytes, else from the end of its name."""
    for magic, told in _MAGIC:
        if head.startswith(magic):
            return told
    ending = name.rpartition(".")[2].lower()
    told = _ENDINGS.get(ending, "") if "." in name else ""
    texts = "\0" not in head.decode("latin-1") and _decodes(head)
    if told and (texts or not told.startswith("text/") or head[:2] in (b"\xff\xfe", b"\xfe\xff")):
        return told
    if not texts:
        return "application/octet-stream"
    start = head[:512].lstrip().lower()
    return "text/html" if start.startswith((b"<!doctype html", b"<html")) else "text/plain"


def ending(media_type: str) -> str:
    """Return how the name of a file of this type may end, with its dot; "" for an unknown type."""
    return next((f".{name}" for name, told in _ENDINGS.items() if told == media_type), "")


def _decodes(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def has_text(media_type: str) -> bool:
    """Tell whether a quote can be looked for in files of this type."""
    return media_type.startswith(_TEXTS)


def text_of(data: bytes, media_type: str) -> str:
    """Return the text of a file: of a page what the browser's textContent gives.

    Raises BadInput for what has no text, or is in an encoding that it does not name.
    """
    if not has_text(media_type):
        raise BadInput(
            f"a quote cannot be looked for in {media_type}",
            hint="quotes are checked in texts and pages (HTML); add the page's text as well",
        )
    if len(data) > TEXT_LIMIT:
        raise BadInput(f"longer than {TEXT_LIMIT >> 20} MB: a quote is not looked for in it")
    page = media_type in _PAGES
    mark, told = next(((mark, told) for mark, told in _MARKS if data.startswith(mark)), (b"", ""))
    if not told and page and (named := _CHARSET.search(data[:4096])):
        told = _charset(named.group(1).decode("ascii"))
    try:
        text = data[len(mark) :].decode(told or "utf-8")
    except (UnicodeDecodeError, LookupError):
        raise BadInput(
            f"it is not {told or 'UTF-8'} text, so that no quote can be looked for",
            hint="save it as UTF-8",
        ) from None
    return text_content(text) if page else text


def _charset(name: str) -> str:
    """Return the encoding that a page names; UTF-8 for what is none of those that pages use."""
    try:
        told = codecs.lookup(name).name
    except LookupError:
        return "utf-8"
    return told if told.startswith(_CHARSETS) else "utf-8"


def text_content(page: str) -> str:
    """Return the text of an HTML page without tags, comments, scripts and styles.

    Linear in its length, whatever is left open in it. Written out, since the parser of the
    standard library gives other texts in other versions of Python, and positions must last.
    """
    found: list[str] = []
    at = 0
    while (start := page.find("<", at)) >= 0:
        found.append(page[at:start])
        at = _past(page, start)
        if at == start:  # a "<" that begins nothing: "3 < 4"
            found.append("<")
            at += 1
    found.append(page[at:])
    return html.unescape("".join(found))


def _past(page: str, start: int) -> int:
    """Return where the text goes on after what begins at a "<"; `start` where nothing does."""
    after = page[start + 1 : start + 2]
    if page.startswith("<!--", start):
        return _end(page, "-->", start + 4)
    if not (after.isalpha() or after in ("/", "!", "?")) or not after:
        return start
    end = _tag_end(page, start)
    name = re.match(r"[a-z]+", page[start + 1 : start + 12].lower())
    if name and name[0] in _UNSHOWN and page[end - 2 : end] != "/>":
        closing = re.compile(rf"</{name[0]}", re.I).search(page, end)
        return len(page) if closing is None else _end(page, ">", closing.end())
    return end


def _end(page: str, sign: str, at: int) -> int:
    found = page.find(sign, at)
    return len(page) if found < 0 else found + len(sign)


def _tag_end(page: str, start: int) -> int:
    """Return where a tag ends; a ">" between the quotation marks of a value does not end it."""
    for match in re.compile(r"""=\s*"[^"]*"|=\s*'[^']*'|>""").finditer(page, start):
        if match[0] == ">":
            return match.end()
    return len(page)
