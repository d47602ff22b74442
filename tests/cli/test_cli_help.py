"""`help`: every topic is whole, its numbers are those of the tables, a wrong one is told."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from claimtrack.cli.commands import MODULES
from claimtrack.cli.topics import TOPICS, WIDTH, told


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_shown_with_its_numbers_filled_in(run, topic):
    shown = run("help", topic.upper())
    assert shown.code == 0
    assert not {"{", "}"} & set(shown.out)
    assert max(map(len, shown.out.splitlines())) <= WIDTH
    assert run("help").out.count(f"  {topic} ") == 1


@pytest.mark.parametrize(
    ("topic", "module", "name", "value", "words"),
    [
        ("tiers", "contradiction.strengths", "CONFLICT", 0.71, "strength 0.71 or more"),
        ("kinds", "contradiction.strengths", "PART_WHOLE", 0.79, "part-whole  0.79"),
        ("relations", "contradiction.strengths", "REVISION_DAYS", 9, "than 9 days"),
        ("clusters", "matching.bands", "AUTO", 0.57, "0.57 or more"),
        ("origins", "credibility.origins", "HOURS", 36.0, "within 36 hours"),
        ("scores", "credibility.parameters", "LETTER_PRIOR", {"A": 0.88}, "A 0.88"),
        ("disputes", "credibility.parameters", "INTEREST_FACTOR", {-1: 4.0, 1: 0.5}, "counts 4"),
        ("evidence", "formats.media", "TEXT_LIMIT", 5 << 20, "5 MB"),
        ("import", "text", "FIELD_LIMIT", 1000, "1,000 characters"),
    ],
)
def test_the_numbers_are_those_of_the_tables(monkeypatch, topic, module, name, value, words):
    monkeypatch.setattr(f"claimtrack.{module}.{name}", value)
    assert words in told(topic)


def test_readings_and_dates_are_what_the_reader_makes_of_them():
    assert "  about 50        45 to 55\n" in told("readings")
    assert "  on Friday                     2024-07-26\n" in told("dates")


@pytest.mark.parametrize(
    ("topic", "meant"),
    [
        ("tier", "did you mean tiers?"),
        ("reading", "did you mean readings or"),
        ("list", "claimtrack list --help"),
        ("xyzzy", "there is relations, kinds, tiers,"),
    ],
)
def test_a_wrong_topic_is_told_what_may_have_been_meant(run, topic, meant):
    shown = run("help", topic)
    assert (shown.code, shown.out) == (2, "")
    assert meant in shown.err


def test_the_page_for_man_holds_every_command_and_topic(run):
    page = run("help", "--man").out
    assert all(f"\n.SH {topic.upper()}\n" in page for topic in TOPICS)
    assert all(f"\n\\fB{name}\\fR\n" in page for name in MODULES)
    macros = {line.split()[0] for line in page.splitlines() if line[:1] in (".", "'")}
    assert macros == {".TH", ".SH", ".SS", ".TP", ".nf", ".fi"}


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_groff_has_nothing_to_complain_of(run):
    page = run("help", "--man").out.encode()
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z", "-k"], input=page, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")
