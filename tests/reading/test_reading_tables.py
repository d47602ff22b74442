"""The tables are read by a quick reader of ours, which must say what tomllib says or nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimtrack.reading import lexicons

FILES = sorted(Path(lexicons.__file__).with_name("lexicon").rglob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_packaged_table_is_read_as_tomllib_reads_it(file):
    text = file.read_text(encoding="utf-8")
    read = lexicons.plain(text)
    assert read is not None, "a form of TOML that is left to tomllib, ten times slower"
    assert repr(read) == repr(tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        'a = "b\\n"', "a.b = 1", "a = -1", "a = 1e3", "a = 1_000", "a = 01", "a = 1979-05-27",
        "a = [1]", 'a = ["b" "c"]', 'a = ["b",,"c"]', "[a.b]", "[[a]]", 'a = "b" c = "d"',
        'a = "b"\na = "c"', "[a]\n[a]", "a = {b = 1}", "a = [{b = 1}]", "a = [{b = 'c', b = 'd'}]",
        "a", "a =", 'a = "', 'a = ["b"', "a = [{b = 'c',}]",
    ],
)  # fmt: skip
def test_what_goes_beyond_the_forms_of_the_tables_is_left_to_tomllib(text):
    assert lexicons.plain(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "# only\n", 'a = "b" # c', "a = 'b\\n'", "a = []", 'a = [\n# b\n "c", # d\n]',
        'a = ["#", "]", \'"\']', "a = true\nb = false", "a = 0\nb = 0.5", '"a b" = "c"',
        'a = """\nb\nc\n"""', "[a]\nb = 'c'\n[d]", "a = [{b = ']}', c = true}, {}]", "a = ''",
        r'a = "\\w \"b\" \\"', r'a = ["\\w"]',
        "a = '''b'\n\\c'''",
        'a = ""', "a = 'é'\r\nb = 'c'",
    ],
)  # fmt: skip
def test_the_forms_of_the_tables_are_read_as_tomllib_reads_them(text):
    read = lexicons.plain(text)
    assert read is None or read == tomllib.loads(text)
