"""What setup.cfg promises is there, and nothing is installed that is not used."""

from __future__ import annotations

import ast
import configparser
import re
import sys
from pathlib import Path

import pytest

import claimtrack

ROOT = Path(__file__).parents[2]
CONFIG = configparser.ConfigParser()
CONFIG.read(ROOT / "setup.cfg")
# Where the package to install is not called as the module to import.
MODULE = {"sqlite-utils": "sqlite_utils"}
BY_NAME = ("import_module", "find_spec")


def packages(value: str) -> set[str]:
    return {re.split(r"[<>=!~; \[]", line)[0] for line in value.split("\n") if line.strip()}


def imported() -> set[str]:
    found = set()
    for path in (ROOT / "claimtrack").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in BY_NAME:
                found.add(re.findall(r"\w+", ast.unparse(node.args[0]).lstrip("f"))[0])
    return found - set(sys.stdlib_module_names) - {"claimtrack"}


def test_every_package_that_is_installed_is_imported_and_the_other_way_round():
    required = {MODULE.get(p, p) for p in packages(CONFIG["options"]["install_requires"])}
    extras = CONFIG["options.extras_require"]
    optional = {
        MODULE.get(p, p) for name in extras if name != "dev" for p in packages(extras[name])
    }
    assert required <= imported(), f"not used: {sorted(required - imported())}"
    assert imported() <= required | optional, f"not listed: {imported() - required - optional}"


@pytest.mark.parametrize("package", CONFIG["options.package_data"])
def test_package_data_that_is_listed_exists(package):
    folder = ROOT / Path(*package.split("."))
    for pattern in CONFIG["options.package_data"][package].split():
        assert list(folder.glob(pattern)), f"{package}: no file {pattern}"


def test_every_data_file_of_the_package_is_listed():
    listed = {
        path
        for package, patterns in CONFIG["options.package_data"].items()
        for pattern in patterns.split()
        for path in (ROOT / Path(*package.split("."))).glob(pattern)
    }
    files = {
        path
        for path in (ROOT / "claimtrack").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert files <= listed, f"would be missing in the wheel: {sorted(map(str, files - listed))}"


def test_every_folder_with_python_files_is_a_package():
    for path in (ROOT / "claimtrack").rglob("*.py"):
        assert (path.parent / "__init__.py").exists(), f"{path.parent} needs an __init__.py"


def test_the_version_is_that_of_the_changelog():
    newest = re.search(r"^## \[?(\d[^\] ]*)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest
    assert newest.group(1) == claimtrack.__version__
