"""Requests made from the description of the application (OpenAPI), also wrong ones: an answer or a plain refusal, never a failure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from depesche.web import Settings, create_app

HOST = {"host": "localhost"}
EXAMPLES = 8


@pytest.fixture(scope="module")
def operations(ledger_path: Path) -> dict[str, Any]:
    """What can be asked, by method and path, of an application that only answers questions."""
    app = create_app(Settings(ledger=ledger_path, read_only=True))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST)
    return {operation.label: operation for operation in (result.ok() for result in schema.get_all_operations())}


def failures(operation: Any) -> list[str]:
    """Put some requests for one operation; give those that failed."""
    failed: list[str] = []

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        response = case.call(headers={**HOST, "accept": "text/html"})
        if response.status_code >= 500:
            failed.append(f"{operation.label} {case.query} {case.path_parameters}: {response.text[-500:]}")

    ask()
    return failed


def test_no_request_makes_a_page_fail(operations: dict[str, Any]) -> None:
    assert [failure for operation in operations.values() for failure in failures(operation)] == []


def test_every_page_is_described(operations: dict[str, Any]) -> None:
    described = {name.partition(" ")[2] for name in operations}
    assert {"/start", "/start.json", "/start.csv", "/timeline.json", "/event/{key}", "/review", "/intake"} <= described
    assert len(described) > 60
