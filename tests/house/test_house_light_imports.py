"""Start-up is a feature: what `--version` and `--help` may import, held in a child process."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

CLICK = "import click"
CLAIMTRACK = """
import contextlib, sys
sys.argv = ["claimtrack", *{args}]
with contextlib.suppress(SystemExit):
    from claimtrack.cli import main
    main()
"""
TOLD = "\nimport json, sys\nprint(json.dumps(sorted(sys.modules)), file=sys.__stderr__)"
# Beside what `import click` loads by itself.
OURS = {"claimtrack", "claimtrack.errors", "claimtrack.text"}
HEAVY = {
    "anyascii", "dateparser", "importlib.metadata", "jinja2", "numpy", "rapidfuzz", "rich",
    "snowballstemmer", "sqlite_utils", "claimtrack.contradiction", "claimtrack.credibility",
    "claimtrack.matching",
}  # fmt: skip


def loaded(program: str) -> set[str]:
    """Return the modules that a program has loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", program + TOLD], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_import_click_and_the_names_of_commands(option):
    extra = loaded(CLAIMTRACK.format(args=[option])) - loaded(CLICK)
    ours = {name for name in extra if name.partition(".")[0] == "claimtrack"}
    beside = {name for name in ours - OURS if not name.startswith("claimtrack.cli")}
    assert not beside, f"{option} loads {sorted(beside)}: import them inside the command"
    known = sys.stdlib_module_names | {"click"}
    foreign = {name for name in extra - ours if name.partition(".")[0] not in known}
    assert not foreign, f"{option} loads {sorted(foreign)}: import them inside the command"
    heavy = extra & (HEAVY | {"sqlite3", "json", "csv", "tomllib", "datetime", "logging"})
    assert not heavy, f"{option} loads {sorted(heavy)}: import them where they are used"


def test_a_list_as_json_loads_no_table_and_no_analysis(run, ledger_path):
    assert run("add", "The bridge fell.", "--source", "A", "--no-match").code == 0
    heavy = loaded(CLAIMTRACK.format(args=["list", "--json"])) & HEAVY
    assert not heavy, f"list --json loads {sorted(heavy)}: import them where they are used"
