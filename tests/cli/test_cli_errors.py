"""What people and scripts are told when something goes wrong, and the code they get."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from claimtrack import errors
from claimtrack.cli import run as run_in_process
from claimtrack.errors import Exit

PROGRAM = [sys.executable, "-m", "claimtrack"]


def test_an_error_is_a_sentence_and_a_hint_on_stderr(run):
    result = run("list")
    assert result.code == Exit.NOT_FOUND
    assert result.out == ""
    sentence, hint = result.err.splitlines()
    assert sentence.startswith("error: no ledger at ")
    assert hint.startswith("hint: ")


def test_under_json_an_error_is_one_object(run):
    result = run("list", "--json")
    told = json.loads(result.err)
    assert result.out == ""
    assert told["code"] == result.code == Exit.NOT_FOUND
    assert told["error"]
    assert told["hint"]


@pytest.mark.parametrize(
    "args", [("nope",), ("list", "--nope"), ("add",), ("list", "--limit", "x"), ("read", "--json")]
)
def test_usage_errors_exit_2_and_are_json_too(run, args):
    assert run(*args).code == Exit.USAGE
    told = json.loads(run(*args, "--json").err)
    assert told["code"] == Exit.USAGE


@pytest.mark.parametrize(
    ("args", "meant"),
    [
        (("contradiction",), "contradictions"),
        (("source", "lst"), "list"),
        (("list", "--sorce", "x"), "--source"),
        (("help", "tier"), "tiers"),
    ],
)
def test_a_near_miss_is_told_what_was_meant(run, args, meant):
    assert meant in run(*args).err


def test_a_text_that_begins_with_a_dash_is_told_where_it_goes(run):
    assert '-- "-5 ..."' in run("add", "-5 degrees", "--source", "A").err
    assert run("add", "--source", "A", "--no-match", "--", "-5 degrees").code == Exit.OK
    assert run("list", "--json").json[0]["text"] == "-5 degrees"


def test_an_unknown_option_beside_a_file_is_sent_to_the_help(run):
    assert "export --help" in run("export", "-o", "page.csv").err


def test_json_after_two_dashes_is_a_text(run):
    assert not run("list", "--", "--json").err.startswith("{")


def test_commands_without_a_ledger_create_none(run, ledger_path):
    for args in (["list"], ["match"], ["source", "add", "A"], ["verdict", "abcd", "true"]):
        run(*args)
        assert not ledger_path.exists()


def test_a_file_that_is_no_ledger_exits_4(run, ledger_path):
    ledger_path.write_text("this is a letter, not a ledger" * 100)
    assert run("list").code == Exit.NOT_A_LEDGER


def test_an_unexpected_fault_is_one_sentence_and_with_v_a_traceback(run, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("claimtrack.cli.session.Session.open", broken)
    plain, verbose = run("list"), run("list", "-v")
    assert plain.code == verbose.code == Exit.FAILED
    assert "by nought" in plain.err
    assert "Traceback" not in plain.err
    assert "Traceback" in verbose.err


@pytest.mark.parametrize(
    "error", [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, Exception)]
)
def test_every_error_of_ours_exits_with_its_code(run, monkeypatch, error):
    def failing(*_: object, **__: object) -> None:
        raise error("what went wrong", hint="what to do")

    monkeypatch.setattr("claimtrack.cli.session.Session.open", failing)
    result = run("list")
    assert result.code == error.exit
    assert result.err == "error: what went wrong\nhint: what to do\n"


def test_an_argument_that_is_not_utf8_is_refused(run):
    assert run("read", "caf\udce9").code == Exit.FAILED


def test_a_name_with_commands_for_terminals_in_it_is_shown_not_obeyed(run):
    assert "\x1b" not in run("--ledger", "\x1b[31m.db", "list").err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_under_stdout_exits_6():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*PROGRAM, "help", "tiers"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == Exit.STORAGE
    assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_is_no_error():
    child = subprocess.Popen(
        [*PROGRAM, "rules", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout
    assert child.stderr
    child.stdout.close()  # before it can have written anything
    assert (child.stderr.read(), child.wait()) == ("", Exit.OK)
    child.stderr.close()


def test_ctrl_c_exits_130(tmp_path):
    child = subprocess.Popen(
        [*PROGRAM, "read", "--lines", "-", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdin
    assert child.stdout
    # The first answer shows that the work is under way: only then is it interrupted.
    child.stdin.write('{"text": "84 were killed."}\n' * 2000)
    child.stdin.flush()
    child.stdout.readline()
    child.send_signal(signal.SIGINT)
    time.sleep(0)
    _, said = child.communicate(timeout=20)
    assert child.returncode == Exit.INTERRUPTED
    assert "Traceback" not in said


def test_the_exit_codes_explained_are_those_of_the_program(capsys):
    assert run_in_process(["help", "exit-codes"]) == Exit.OK
    lines = capsys.readouterr().out.splitlines()
    assert [
        int(line.split()[0]) for line in lines if line[:3].strip().isdigit() or line[2:3].isdigit()
    ] == list(Exit)
