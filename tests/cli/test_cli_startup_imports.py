"""What the start of `claimtrack` may import: every module more is time on every call."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

# What the two cheapest calls need of ours, and not one module more.
ALLOWED = {
    "claimtrack", "claimtrack.cli", "claimtrack.cli.app", "claimtrack.cli.base",
    "claimtrack.cli.commands", "claimtrack.cli.session", "claimtrack.errors",
}  # fmt: skip
# A call that reads the ledger and prints JSON opens sqlite3, and none of these.
NOT_FOR_JSON = {"rich", "numpy", "rapidfuzz", "dateparser", "sqlite_utils", "anyascii", "csv"}


def modules_after(*args: str, env: dict[str, str] | None = None) -> set[str]:
    program = (
        "import json, sys\n"
        f"sys.argv = ['claimtrack', *{list(args)!r}]\n"
        "from claimtrack.cli import run\n"
        "run(sys.argv[1:])\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=env
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_import_the_table_of_commands_and_no_command(option):
    ours = {name for name in modules_after(option) if name.partition(".")[0] == "claimtrack"}
    assert ours <= ALLOWED, f"import {sorted(ours - ALLOWED)} where it is used"


@pytest.mark.parametrize("command", ["list", "source", "read"])
def test_json_loads_neither_tables_nor_numbers(command, event, monkeypatch):
    args = {"list": ["list", "--json"], "source": ["source", "list", "--json"], "read": ["-h"]}
    heavy = {name.partition(".")[0] for name in modules_after(*args[command])} & NOT_FOR_JSON
    assert not heavy, f"import {sorted(heavy)} where it is used"


def test_a_table_in_a_pipe_needs_no_console(event):
    assert "rich.console" not in modules_after("source", "list", "--columns", "slug,name")
