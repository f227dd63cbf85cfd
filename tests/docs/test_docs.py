"""Documents say what is there: every command, public name and glossary word."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import depesche
from depesche.cli.main import COMMANDS, app

ROOT = Path(__file__).resolve().parents[2]


def test_public_names_are_sorted_and_there():
    assert sorted(depesche.__all__) == list(depesche.__all__)
    for name in depesche.__all__:
        assert getattr(depesche, name) is not None


def test_unknown_name():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        depesche.nothing  # noqa: B018


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help(command):
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 4


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command):
    assert f"depesche {command}" in (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["architecture", "formats", "glossary", "knowledge", "ledger", "quality", "review", "scale", "tour"])
def test_readme_leads_to_every_page(page):
    assert f"docs/{page}.md" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / "docs" / f"{page}.md").exists()
