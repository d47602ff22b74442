"""README.md is true: its commands print what it shows, its tables list what there is.

`make docs` (UPDATE_DOCS=1) writes the outputs anew; read the difference before committing it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import click
import pytest

from claimtrack import Ledger, model
from claimtrack.cli.app import app
from claimtrack.cli.commands import COMMANDS
from claimtrack.errors import Exit

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)

TABLE = re.compile(r"(?<=<!-- commands: made by `make docs` -->\n).*?(?=<!-- end -->)", re.DOTALL)


def screen(command: str, folder: Path) -> str:
    """Return what a terminal of 100 columns shows of a command: its stdout, then its stderr."""
    binaries = Path(sys.executable).parent
    master, terminal = os.openpty()
    env = {
        **os.environ, "PATH": f"{binaries}:{os.environ['PATH']}", "COLUMNS": "100",
        "NO_COLOR": "1", "TERM": "xterm", "CLAIMTRACK_USER": "you",
    }  # fmt: skip
    env.pop("CLAIMTRACK_LEDGER", None)
    child = subprocess.Popen(
        command, shell=True, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=terminal,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(terminal)
    shown = b""
    while chunk := _read(master):
        shown += chunk
    os.close(master)
    said = child.communicate()[1]
    text = (shown + said).decode().replace("\r\n", "\n")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that the other end was closed
        return b""


def test_the_tour_prints_what_the_readme_shows(tmp_path):
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")

    def played(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", block.group(), re.MULTILINE)
        return "\n".join(f"$ {each}\n{screen(each, tmp_path)}" for each in commands)

    shown = README.read_text(encoding="utf-8")
    real = BLOCK.sub(played, shown)
    if os.environ.get("UPDATE_DOCS"):
        README.write_text(real, encoding="utf-8")
    else:
        assert real == shown, "run `make docs` and read what changed"


def table(title: str) -> list[list[str]]:
    """Return the cells of the first table under a heading of the README."""
    section = README.read_text(encoding="utf-8").partition(f"# {title}\n")[2].partition("\n#")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:1] == "|"]
    return rows[2:]


def names(title: str) -> set[str]:
    """Return the names in the first column of a table, which stand in backticks."""
    return {name for row in table(title) for name in re.findall(r"`([^`]+)`", row[0])}


def test_the_table_of_exit_codes_is_that_of_the_program():
    assert [int(row[0]) for row in table("Exit codes")] == list(Exit)


def test_relations_kinds_and_tiers_are_those_of_the_model():
    assert names("Relations") == set(get_args(model.RelationName))
    assert names("Kinds of contradiction") == set(get_args(model.Kind)) - {""}
    assert names("Tiers") == set(get_args(model.Tier)) - {""}


def commands() -> str:
    """Return the table of commands, with what each group of them holds."""
    lines = ["| command | what it does |", "|---|---|"]
    context = click.Context(app, info_name="claimtrack")
    for group in COMMANDS.values():
        for name, (_, line) in group.items():
            command = app.get_command(context, name)
            held = "/".join(command.commands) if isinstance(command, click.Group) else ""
            lines.append(f"| `{name} {held}".rstrip() + f"` | {line} |")
    return "\n".join(lines) + "\n"


def test_the_table_of_commands_is_that_of_the_program():
    shown = README.read_text(encoding="utf-8")
    real = TABLE.sub(lambda _: commands(), shown)
    if os.environ.get("UPDATE_DOCS"):
        README.write_text(real, encoding="utf-8")
    else:
        assert real == shown, "run `make docs` and read what changed"


KEYS_OF = {
    "list": ("list", "--json"),
    "show": ("show", "{claim}", "--json"),
    "clusters": ("clusters", "--json"),
    "contradictions": ("contradictions", "--json"),
    "disputes": ("disputes", "--json"),
    "credibility": ("credibility", "--json"),
    "read": ("read", "84 soldiers were killed.", "--json"),
    "compare": ("compare", "84 soldiers were killed.", "50 soldiers were killed.", "--json"),
    "similar": ("similar", "84 Wagner fighters were killed", "--json"),
    "match": ("match", "--json"),
}


@pytest.fixture(scope="session")
def known_ledger(tmp_path_factory):
    """A ledger with the claims of the fixture, matched once."""
    path = tmp_path_factory.mktemp("docs") / "claims.db"
    with Ledger.open(path, write=True, create=True) as ledger:
        ledger.import_file(ROOT / "fixtures" / "tinzaouaten.csv")
        ledger.match()
    return path


@pytest.mark.parametrize("command", KEYS_OF)
def test_the_keys_of_json_that_are_promised_are_there(command, run, known_ledger, monkeypatch):
    row = next(row for row in table("Output") if f"`{command}`" in row[0])
    promised = re.findall(r"`([^`]+)`", row[1])[0].split()
    monkeypatch.setenv("CLAIMTRACK_LEDGER", str(known_ledger))
    claim = run("list", "--json").json[0]["id"]
    found = run(*(part.format(claim=claim) for part in KEYS_OF[command])).json
    first = found[0] if isinstance(found, list) else found
    assert set(promised) <= first.keys()


@pytest.mark.parametrize("path", re.findall(r"\]\((?!http)([^)#]+)\)", README.read_text("utf-8")))
def test_links_lead_to_files(path):
    assert (ROOT / path).exists()
