"""A ledger for the pages: the examples as they are read, and the worked family of 40 reports with its copies and contradictions."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "ledger"), str(ROOT / "tests" / "web")]

from asking import BROWSER  # noqa: E402
from test_family import family  # noqa: E402

from depesche.api import read_many  # noqa: E402
from depesche.questions import Ledger  # noqa: E402
from depesche.web import Settings, create_app  # noqa: E402


def build(path: Path) -> Path:
    """Make the ledger of the tests."""
    with Ledger(path) as ledger:
        ledger.add_many(read_many([str(ROOT / "examples")]))
        ledger.add_many(family())
        ledger.settle()
    return path


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that tests only ask."""
    return build(tmp_path_factory.mktemp("web") / "ledger.duckdb")


@pytest.fixture
def own_ledger(ledger_path: Path, tmp_path: Path) -> Path:
    """A copy of the ledger that a test may change."""
    return Path(shutil.copy(ledger_path, tmp_path / "own.duckdb"))


@pytest.fixture(scope="session")
def client(ledger_path: Path) -> Iterator[TestClient]:
    """Ask the application without a browser; read only."""
    with TestClient(create_app(Settings(ledger=ledger_path, read_only=True)), base_url="http://localhost", headers=BROWSER) as asked:
        yield asked


@pytest.fixture
def writing(own_ledger: Path) -> Iterator[TestClient]:
    """An application that may change its ledger; what is posted must be signed (`asking.signature`)."""
    with TestClient(create_app(Settings(ledger=own_ledger)), base_url="http://localhost", headers=BROWSER) as asked:
        yield asked
