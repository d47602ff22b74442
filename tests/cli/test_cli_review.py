"""`review` in a real terminal: one key an answer, kept at once."""

from __future__ import annotations

import os
import re
import sys

import pexpect
import pytest

TEXTS = ("The convoy was surrounded by rebels at dawn near the border town of Karo.",
         "Rebels encircled a column of trucks near the border town of Karo in the morning.",
         "A column was ringed by rebels close to the border town of Karo at sunrise.",
         "Guards at the border town of Karo heard fighting with rebels at noon.")  # fmt: skip

_PAINT = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture
def terminal(run, ledger_path):
    for number, text in enumerate(TEXTS):
        assert run("add", text, "--source", f"S{number}", "--event", "E", "--no-match").code == 0
    run("match")

    def start(columns=80):
        return pexpect.spawn(
            sys.executable, ["-m", "claimtrack", "review"], encoding="utf-8", timeout=20,
            dimensions=(30, columns), env={**os.environ, "TERM": "xterm", "COLUMNS": str(columns)},
        )  # fmt: skip

    return start


def _waiting():
    from claimtrack import Ledger
    from claimtrack.ledger.reviewing import queue

    with Ledger.open() as ledger:
        return queue(ledger)


def test_keys_answer_skip_go_back_and_quit_and_the_next_review_goes_on(terminal, run):
    assert len(_waiting()) >= 2
    child = terminal()
    child.expect("q quit")
    child.send("x")  # no key of ours: nothing happens
    child.send("d")
    child.expect("-> different")
    child.expect("q quit")
    child.send("b")
    child.expect("taken back")
    child.expect("q quit")
    child.send("u")
    child.expect("-> unsure")
    child.expect("q quit")
    child.send(" ")
    child.expect("q quit|pairs answered")
    if "q quit" in child.after:
        child.send("q")
        child.expect("1 of")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    (standing,) = run("decisions", "--json").json
    assert standing["decision"] == "unsure"
    left = [{pair["a"]["id"], pair["b"]["id"]} for pair in _waiting()]
    assert left  # what was skipped is asked again
    assert {standing["a"], standing["b"]} not in left


def test_a_page_fits_80_columns_and_marks_the_differing_words(terminal):
    child = terminal(80)
    child.expect("q quit")
    lines = [_PAINT.sub("", line) for line in child.before.splitlines()]
    assert max(map(len, lines)) <= 80
    assert "[convoy]" in child.before  # without colour, brackets mark the words that differ
    assert "[border]" not in child.before
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_ctrl_c_leaves_what_was_answered(terminal):
    child = terminal()
    if child.expect(["q quit", "0 of 0"]) == 0:
        child.sendintr()
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 130


def test_without_a_terminal_it_says_what_to_use(run):
    run("init")
    result = run("review")
    assert result.code == 1
    assert "decide" in result.err
