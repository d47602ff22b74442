"""Shell completion through click's own protocol, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.fixture
def press(event_ledger):
    """Complete a command line: press("show", "3f") -> the lines that the shell is given."""

    def press(*words, ledger=event_ledger, shell="bash"):
        env = {
            **os.environ, "_CLAIMTRACK_COMPLETE": f"{shell}_complete",
            "CLAIMTRACK_LEDGER": str(ledger), "COMP_WORDS": " ".join(("claimtrack", *words)),
            "COMP_CWORD": str(len(words)),
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "claimtrack"], env=env, capture_output=True, check=True
        )
        assert done.stderr == b""
        return [line for line in done.stdout.decode().splitlines() if line]

    return press


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("time",), "plain,timeline"),
        (("source", "sh"), "plain,show"),
        (("list", "--so"), "plain,--source"),
        (("list", "--source", "malian-a"), "plain,malian-army"),
        (("list", "--source", "Mali"), "plain,malian-army"),
        (("list", "--event", "amb"), "plain,ambush-near-tinzaouaten"),
        (("matrix", "amb"), "plain,ambush-near-tinzaouaten"),
        (("source", "show", "csp"), "plain,csp-dpa"),
        (("event", "show", "amb"), "plain,ambush-near-tinzaouaten"),
        (("show", "2bc5"), "plain,2bc594a"),
        (("decide", "2bc594a", "75da"), "plain,75da78f"),
        (("dismiss", "3b87"), "plain,3b871df"),
        (("credibility", "jni"), "plain,jnim"),
    ],
    ids=" ".join,
)
def test_commands_sources_events_and_ids_are_completed(press, words, expected):
    assert expected in press(*words)


def test_zsh_is_told_what_an_id_stands_for(press):
    assert any("Two soldiers were killed" in line for line in press("show", "2bc5", shell="zsh"))


def test_where_there_is_no_ledger_none_is_made_and_nothing_is_said(press, tmp_path):
    missing = tmp_path / "none.db"
    assert press("show", "2bc5", ledger=missing) == []
    assert not missing.exists()
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no ledger at all" * 100)
    assert press("list", "--source", "m", ledger=broken) == []


def test_the_ledger_that_the_line_names_is_asked(press, event_ledger, tmp_path):
    words = ("--ledger", str(event_ledger), "list", "--source", "csp")
    assert press(*words, ledger=tmp_path / "none.db") == ["plain,csp-dpa"]
