"""A ledger for the pages, and an application over it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "ledger"), str(ROOT / "tests" / "web")]

from asking import BROWSER  # noqa: E402
from browsing import Watched, launched, running  # noqa: E402
from ledgers import build  # noqa: E402

from depesche.web import Settings, create_app  # noqa: E402


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


@pytest.fixture(scope="module")
def site(ledger_path: Path) -> Iterator[str]:
    """A running server that only answers questions; its address."""
    with running(ledger_path, read_only=True) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real browser, where there is one."""
    with launched() as one:
        yield one


@pytest.fixture
def watched(browser: Any, site: str) -> Iterator[Watched]:
    """A page of the running server whose console, errors and requests are noted."""
    with Watched.over(browser, site) as page:
        yield page
