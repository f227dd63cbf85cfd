"""The option that every ledger command understands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT = "depesche.duckdb"


def ledger_option(command: F) -> F:
    """Give a command `--ledger PATH`; its value arrives as `ledger_path`."""
    return click.option("--ledger", "ledger_path", metavar="PATH", default=DEFAULT, show_default=True, help="The ledger file.")(command)
