"""What reading, asking and serving import is what installing brings: the packages of developers hide what is missing."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import depesche

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(depesche.__file__).parent
EXTRAS = {
    "plots": {"matplotlib"},
    "ray": {"ray"},
    "remote files": {"fsspec"},
    "spacy": {"spacy"},
    "ru": {"navec", "pymorphy3", "razdel", "slovnet"},
}
"""Modules that are imported only where they are, by an extra or by whoever needs them, and told of when they are not there."""


def canonical(requirement: str) -> str:
    """The name of a package alone."""
    return re.sub(r"[-_.]+", "-", re.match(r"[A-Za-z0-9._-]+", requirement)[0]).lower()


def brought() -> set[str]:
    """Names of all packages that installing Depesche without extras brings."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    found: set[str] = set()
    waiting = [canonical(one) for one in declared]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        try:
            wanted = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # for another system
            continue
        waiting += [canonical(one) for one in wanted if "extra ==" not in one.replace("extra==", "extra ==")]
    return found


def imported() -> dict[str, str]:
    """First names of all modules that the package imports, and one file that does."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        where = path.relative_to(PACKAGE).as_posix()
        if where.startswith("training/"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names = [node.module]
            found.update({name.partition(".")[0]: where for name in names})
    return found


def test_everything_imported_is_brought_along():
    known, packages = brought(), metadata.packages_distributions()
    optional = set().union(*EXTRAS.values())
    missing = {
        name: where
        for name, where in imported().items()
        if name not in sys.stdlib_module_names and name != "depesche" and name not in optional
        and not known & {canonical(one) for one in packages.get(name, [name])}
    }  # fmt: skip
    assert missing == {}


@pytest.mark.parametrize("name", ["numpy", "duckdb", "click"])
def test_what_is_surely_needed_is_found_to_be_brought(name):
    assert name in brought()
    assert name in imported()
