"""Requests made from the description of the application (OpenAPI), also wrong ones: an answer or a plain refusal, never a failure."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from ledgers import build
from schemathesis import Case

from depesche.web import Settings, create_app

HOST = {"host": "localhost"}


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> object:
    """The description, with an application behind it that only answers questions."""
    path = build(Path(tmp_path_factory.mktemp("openapi")) / "ledger.duckdb")
    app = create_app(Settings(ledger=path, read_only=True))
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
def test_no_request_makes_a_page_fail(case: Case) -> None:
    response = case.call(headers={**HOST, "accept": "text/html"})
    assert response.status_code < 500, response.text[-2000:]
